"""EM from many starts: which local optima the likelihood has, and how often each is found."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Integers, finite, integer, number, readonly
from engines.gmm.data import PlaneParams, Points, points
from engines.gmm.labels import distance
from engines.gmm.mixture import Mixture
from engines.gmm.runs import Run, finish
from engines.gmm.starts import start_kmeans, start_random
from engines.progress import Progress

Way = Literal["random", "kmeans"]

WAYS: tuple[Way, ...] = ("random", "kmeans")
"""Ways to begin, in the order in which the view offers them."""

MOST_STARTS = 24
"""Largest number of runs."""

SAME = 0.02
"""Mean total variation between the responsibilities of two runs below which they count as one optimum."""


@dataclass(frozen=True, slots=True)
class GalleryParams(PlaneParams):
    """Many runs of EM on the same data.

    Parameters
    ----------
    data, n, seed
        As for `PlaneParams`.
    components
        K, 1 to 6.
    starts
        Number of runs, 1 to `MOST_STARTS`.
    start
        One of `WAYS`.
    tol, max_iter
        As for `em`: at most 1, and 1 to 5,000.

    Raises
    ------
    ValueError
        If a field is outside its range.
    """

    components: int = 5
    starts: int = 12
    start: Way = "random"
    tol: float = 1e-6
    max_iter: int = 1000

    def __post_init__(self) -> None:
        PlaneParams.__post_init__(self)  # super() does not know a class with slots before Python 3.14
        integer("components", self.components, 1, 6)
        integer("starts", self.starts, 1, MOST_STARTS)
        if self.start not in WAYS:
            raise ValueError(f"start must be one of {', '.join(WAYS)}, not {self.start!r}")
        number("tol", self.tol, 0.0, 1.0)
        integer("max_iter", self.max_iter, 1, 5000)


@dataclass(frozen=True, slots=True, eq=False)
class Optimum:
    """Runs that ended in the same place, up to the order of their components.

    Parameters
    ----------
    members
        Numbers of the runs, the best first.
    collapsed
        Whether they ended with a component on too few points; such a run is an optimum of its own.
    labellings
        Number of different orders of the same components among the runs.
    """

    members: tuple[int, ...]
    collapsed: bool
    labellings: int


@dataclass(frozen=True, slots=True, eq=False)
class GalleryFrame:
    """The runs that have ended so far.

    Parameters
    ----------
    params
        Of the gallery.
    points
        The data.
    runs
        In the order of their starts.
    orders
        For each run ``(K,)``: which of its components is component 0, 1, … of the optimum that it shares
        with others. The first component of an optimum is the one with the smallest first coordinate.
    optima
        The optima, by falling mean log-likelihood; collapsed runs at the end.
    """

    params: GalleryParams
    points: Points
    runs: tuple[Run, ...]
    orders: tuple[Integers, ...]
    optima: tuple[Optimum, ...]

    @property
    def ranking(self) -> tuple[int, ...]:
        """Numbers of the runs as the gallery hangs them: by optimum, the best first."""
        return tuple(number for optimum in self.optima for number in optimum.members)

    def rank(self, run: int) -> int:
        """Position, from 0, of the optimum that a run has found."""
        return next(rank for rank, optimum in enumerate(self.optima) if run in optimum.members)

    @property
    def found(self) -> int:
        """Number of different optima, collapsed runs not counted."""
        return sum(not optimum.collapsed for optimum in self.optima)

    @property
    def climb_range(self) -> tuple[float, float]:
        """Range of nats per point that shows where the runs part: from the worst M-step 1 to the best end."""
        firsts = [run.curve[min(1, run.iterations)] for run in self.runs]
        ends = [run.mean_log_likelihood for run in self.runs]
        low, high = float(min(firsts)), float(max(ends))
        margin = 0.06 * max(high - low, 0.01)
        return low - margin, high + margin

    def nearest_climb(self, decades: float, value: float, unit: ArrayLike, reach: float) -> int | None:
        """Run whose climb passes nearest to a place.

        Parameters
        ----------
        decades, value
            The place: log10 of the iteration, and nats per point.
        unit
            Length of a unit of distance on either axis, ``(2,)``.
        reach
            Distance within which to look.

        Returns
        -------
        int or None
            Number of a run, None if none is so near.
        """
        across, up = finite("unit", unit, ndim=1)

        def distance_to(run: Run) -> float:
            places = np.log10(np.arange(1, len(run.curve)))
            away = np.hypot((places - decades) / across, (run.curve[1:] - value) / up)
            return float(away.min(initial=math.inf))

        nearest = min(range(len(self.runs)), key=lambda run: distance_to(self.runs[run]), default=None)
        return nearest if nearest is not None and distance_to(self.runs[nearest]) <= reach else None


def explore(params: GalleryParams, x: ArrayLike | None = None) -> Iterator[GalleryFrame | Progress]:
    """Run EM from every start, and yield all that have ended whenever one more has.

    Parameters
    ----------
    params
        The gallery.
    x
        Own data, ``(N, D)``, in the place of those that `params` names.

    Returns
    -------
    iterator of GalleryFrame and Progress
        A progress comes at least every tenth of a second. Run i is the same however many there are.

    Raises
    ------
    ValueError
        If the data are unknown or not finite, or have fewer distinct points than K.
    """
    data = points(params.data, params.n, params.seed, x)
    # The first start is made here, so that data with too few distinct points are refused at the call.
    return _frames(params, data, _start(params, data, 0))


def _frames(params: GalleryParams, data: Points, start: Mixture) -> Iterator[GalleryFrame | Progress]:
    frame = GalleryFrame(params, data, (), (), ())
    for run in range(params.starts):
        if run:
            start = _start(params, data, run)
        report = Progress(run, params.starts)
        yield report
        ended = yield from finish(data.x, start, tol=params.tol, max_iter=params.max_iter, report=report)
        frame = _added(frame, ended)
        yield frame


def _start(params: GalleryParams, data: Points, run: int) -> Mixture:
    begin = start_random if params.start == "random" else start_kmeans
    return begin(data.x, params.components, np.random.default_rng([params.seed, run]))


def _added(frame: GalleryFrame, run: Run) -> GalleryFrame:
    """Put a run that has ended with those of the same optimum, or into one of its own."""
    number_, order, optima = len(frame.runs), readonly(run.order), list(frame.optima)
    runs = (*frame.runs, run)
    home = None
    for place, optimum in enumerate(() if run.collapsed else optima):
        reference = min(optimum.members)
        if optimum.collapsed:
            continue
        away, renamed = distance(frame.runs[reference].responsibilities, run.responsibilities)
        if away < SAME:
            home, order = place, readonly(renamed[frame.orders[reference]])
            break
    orders = (*frame.orders, order)
    if home is None:
        optima.append(Optimum((number_,), run.collapsed, 1))
    else:
        members = (*optima[home].members, number_)
        members = tuple(sorted(members, key=lambda member: -runs[member].mean_log_likelihood))
        labellings = len({tuple(orders[member].tolist()) for member in members})
        optima[home] = Optimum(members, False, labellings)
    optima.sort(key=lambda optimum: (optimum.collapsed, -runs[optimum.members[0]].mean_log_likelihood))
    return GalleryFrame(frame.params, frame.points, runs, orders, tuple(optima))
