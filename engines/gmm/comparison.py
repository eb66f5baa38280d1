"""k-means and EM on the same data, from the same start, in lock step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from engines.arrays import Floats, integer, number
from engines.gmm.data import PlaneParams, Points
from engines.gmm.em import EmStep
from engines.gmm.kmeans import LloydStep
from engines.gmm.labels import agreement

Seeding = Literal["random", "kmeans++"]
Covariance = Literal["free", "fixed"]

SEEDINGS: tuple[Seeding, ...] = ("random", "kmeans++")
"""Ways to choose the points at which the centres start."""

COVARIANCES: tuple[Covariance, ...] = ("free", "fixed")
"""What EM may do with the covariances: fit them, or leave them at εI."""


@dataclass(frozen=True, slots=True)
class KmeansParams(PlaneParams):
    """A run of k-means beside a run of EM.

    Parameters
    ----------
    data, n, seed
        As for `PlaneParams`.
    components
        K, 1 to 6.
    seeding
        One of `SEEDINGS`.
    standardised
        Whether k-means measures distances in standard deviations of each column; otherwise in units that
        all columns share.
    covariance
        One of `COVARIANCES`.
    epsilon
        Variance ε in squared units of those distances, above 0 and at most 10; for "fixed".

    Raises
    ------
    ValueError
        If a field is outside its range.
    """

    data: str = "unequal"
    components: int = 3
    seeding: Seeding = "kmeans++"
    standardised: bool = True
    covariance: Covariance = "free"
    epsilon: float = 0.1

    def __post_init__(self) -> None:
        PlaneParams.__post_init__(self)  # super() does not know a class with slots before Python 3.14
        integer("components", self.components, 1, 6)
        if self.seeding not in SEEDINGS:
            raise ValueError(f"seeding must be one of {', '.join(SEEDINGS)}, not {self.seeding!r}")
        if type(self.standardised) is not bool:
            raise ValueError(f"standardised must be True or False, not {self.standardised!r}")
        if self.covariance not in COVARIANCES:
            raise ValueError(f"covariance must be one of {', '.join(COVARIANCES)}, not {self.covariance!r}")
        if number("epsilon", self.epsilon, 0.0, 10.0) == 0.0:
            raise ValueError("epsilon must be above 0; k-means is the limit")


@dataclass(frozen=True, slots=True, eq=False)
class KmeansFrame:
    """Both runs after the same number of half-steps; the one that has ended stays as it was.

    Parameters
    ----------
    params
        Of the runs.
    index
        Number of half-steps: 0 is the start, odd ones are assignment and E, even ones update and M.
    points
        The data.
    half_steps
        How many of these k-means and EM have made.
    lloyd, em
        State of k-means, in units of `scale`, and of EM, in those of the data.
    scale
        ``(2,)``: unit of k-means' distances in each column.
    centres
        Of k-means, ``(K, 2)``, in units of the data.
    borders
        ``(S, 2, 2)``: between the cells of k-means, in units of the data.
    ellipses
        ``(K, 128, 2)``: of the mixture, around `ELLIPSE_MASS` of each component.
    inertias, climb
        ``(index + 1,)``: inertia and mean log-likelihood of the half-steps so far.
    """

    params: KmeansParams
    index: int
    points: Points
    half_steps: tuple[int, int]
    lloyd: LloydStep
    em: EmStep
    scale: Floats
    centres: Floats
    borders: Floats
    ellipses: Floats
    inertias: Floats
    climb: Floats

    @property
    def hard(self) -> Floats:
        """Labels of k-means as responsibilities of 0 and 1, ``(N, K)``; equal ones at the start."""
        if self.index == 0:
            return self.em.responsibilities
        return np.asarray(np.eye(len(self.centres))[self.lloyd.labels])

    @property
    def agreement(self) -> float:
        """Share of points that k-means and the largest responsibility group alike; nan at the start."""
        if self.index == 0:
            return float("nan")
        largest = self.em.responsibilities.argmax(axis=1)
        return agreement(self.lloyd.labels, largest, len(self.centres))

    @property
    def right(self) -> tuple[float, float]:
        """Share of points grouped as they were drawn, by k-means and by the mixture; nan where unknown."""
        if self.index == 0 or not len(self.points.groups):
            return float("nan"), float("nan")
        true, count = self.points.groups, max(len(self.centres), self.points.components)
        largest = self.em.responsibilities.argmax(axis=1)
        return agreement(true, self.lloyd.labels, count), agreement(true, largest, count)

    @property
    def iterations(self) -> tuple[int, int]:
        """Number of assignments and of E-steps so far."""
        return (self.half_steps[0] + 1) // 2, (self.half_steps[1] + 1) // 2

    @property
    def empty_clusters(self) -> int:
        """Number of centres of k-means without a point."""
        if self.index == 0:
            return 0
        return int((np.bincount(self.lloyd.labels, minlength=len(self.centres)) == 0).sum())

    @property
    def hardness(self) -> float:
        """Mean of the largest responsibility: 1/K is undecided, 1 is as hard as k-means."""
        return float(self.em.responsibilities.max(axis=1).mean())
