"""EM on a data set as an engine: every half-step a frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite, integer, number, readonly
from engines.gmm.em import EmStep, Kind, Reason, em
from engines.gmm.mixture import Mixture
from engines.gmm.starts import start_book, start_kmeans, start_random
from engines.multivariate_normal import ellipse

Start = Literal["kmeans", "random", "book"]

STARTS: tuple[Start, ...] = ("kmeans", "random", "book")
"""Ways to begin, in the order in which the tab offers them."""

ELLIPSE_MASS = 0.9
"""Probability of a component inside the ellipse that stands for it."""

# Of values that are shown together, so that a run that does not climb is not blown up.
_SMALLEST_SPAN = 0.05


@dataclass(frozen=True, slots=True)
class GmmParams:
    """A run of EM.

    Parameters
    ----------
    data
        Key of the data set: a name that `engines.datasets.load` knows, or the key of data that
        the caller passes to `fit`.
    components
        K, 1 to 6.
    start
        One of `STARTS`.
    tol, max_iter, floor
        As for `em`: at most 1, 1 to 1,000, not negative.
    seed
        Seed of the start, not negative.

    Raises
    ------
    ValueError
        If a field is outside its range.
    """

    data: str = "old_faithful"
    components: int = 2
    start: Start = "kmeans"
    tol: float = 1e-4
    max_iter: int = 100
    floor: float = 0.0
    seed: int = 0

    def __post_init__(self) -> None:
        if not self.data:
            raise ValueError("data must name a data set")
        if self.start not in STARTS:
            raise ValueError(f"start must be one of {', '.join(STARTS)}, not {self.start!r}")
        integer("components", self.components, 1, 6)
        number("tol", self.tol, 0.0, 1.0)
        integer("max_iter", self.max_iter, 1, 1000)
        number("floor", self.floor, 0.0)
        integer("seed", self.seed, 0)


@dataclass(frozen=True, slots=True, eq=False)
class GmmFrame:
    """The state after one half-step of EM.

    Parameters
    ----------
    params
        Of the run.
    kind, index
        Half-step, as in `EmStep`, and its number: 0 is the start, odd ones are E, even ones M.
    x
        Data, ``(N, D)``; the same array in every frame of a run.
    responsibilities
        ``(N, K)``.
    weights, means, covariances
        ``(K,)``, ``(K, D)``, ``(K, D, D)``.
    ellipses
        ``(K, 128, 2)``: contour around `ELLIPSE_MASS` of each component; ``(K, 0, 2)`` unless D = 2.
    mean_log_likelihood, elbo, kl
        Per data point, in nats.
    curve
        ``(index + 1,)``: mean log-likelihood after every half-step so far.
    reason
        Why the run ended; empty in all frames but the last.
    """

    params: GmmParams
    kind: Kind
    index: int
    x: Floats
    responsibilities: Floats
    weights: Floats
    means: Floats
    covariances: Floats
    ellipses: Floats
    mean_log_likelihood: float
    elbo: float
    kl: float
    curve: Floats
    reason: Reason

    @property
    def iteration(self) -> int:
        """Number of the pair of E and M that the half-step belongs to; 0 at the start."""
        return (self.index + 1) // 2

    @property
    def totals(self) -> Floats:
        """Sum of the responsibilities of each component, N_k: ``(K,)``."""
        return np.asarray(self.responsibilities.sum(axis=0))

    @property
    def change(self) -> float:
        """What the half-step added to the mean log-likelihood; 0 at the start."""
        return float(self.curve[-1] - self.curve[-2]) if self.index else 0.0

    @property
    def extent(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Range of each of two coordinates that holds the data and the means of the whole run.

        Every mean is an average of data points, but for the book's start.
        """
        points = self.x
        if self.params.start == "book":
            points = np.concatenate([points, start_book(self.x, len(self.weights)).means])
        margin = 0.06 * np.ptp(points, axis=0)
        low, high = points.min(axis=0) - margin, points.max(axis=0) + margin
        return (float(low[0]), float(high[0])), (float(low[1]), float(high[1]))

    def nearest(self, point: ArrayLike, reach: ArrayLike) -> int | None:
        """Index of the data point that is nearest to a place in the plane.

        Parameters
        ----------
        point
            The place, ``(2,)``.
        reach
            Half axes, ``(2,)``, of the ellipse around the place in which to look; distances are
            measured in their units.

        Returns
        -------
        int or None
            Row of `x`; None if the ellipse holds no point.
        """
        away = (self.x - finite("point", point, ndim=1)) / finite("reach", reach, ndim=1)
        squares = np.square(away).sum(axis=1)
        index = int(squares.argmin())
        return index if squares[index] <= 1.0 else None


def climb_range(frames: Sequence[GmmFrame]) -> tuple[float, float]:
    """Range of values in which the climb of a run can be seen.

    It holds the mean log-likelihood and the ELBO from the first M-step on, and the log-likelihood
    of the start unless that lies so far below that the rest would look flat.

    Parameters
    ----------
    frames
        Of one run, oldest first; at least one.

    Returns
    -------
    low, high
        In nats per data point.

    Raises
    ------
    ValueError
        If `frames` is empty.
    """
    if not frames:
        raise ValueError("frames must hold at least one frame")
    start, shown = frames[0].mean_log_likelihood, frames[2:]
    high = max((frame.mean_log_likelihood for frame in shown), default=start)
    low = min((frame.elbo for frame in shown), default=start)
    span = max(high - low, _SMALLEST_SPAN)
    if low - span <= start < low:
        low, span = start, high - start
    return low - 0.1 * span, high + 0.1 * span


def fit(params: GmmParams, x: ArrayLike | None = None) -> Iterator[GmmFrame]:
    """Run EM and yield every half-step.

    Parameters
    ----------
    params
        The run.
    x
        Data, ``(N, D)``, in the place of the data set that `params` names.

    Returns
    -------
    iterator of GmmFrame
        As `em`.

    Raises
    ------
    ValueError
        If the data are unknown or not finite, or do not go with the start or with K.
    """
    if x is None:
        from engines import datasets  # its imports are for reading files, which own data do without

        x = datasets.load(params.data).x
    points: Floats = readonly(finite("x", x, ndim=2))
    steps = em(points, _start(params, points), tol=params.tol, max_iter=params.max_iter, floor=params.floor)
    return _frames(params, points, steps)


def _frames(params: GmmParams, x: Floats, steps: Iterator[EmStep]) -> Iterator[GmmFrame]:
    curve: list[float] = []
    for index, step in enumerate(steps):
        curve.append(step.mean_log_likelihood)
        mixture = step.mixture
        yield GmmFrame(
            params=params,
            kind=step.kind,
            index=index,
            x=x,
            responsibilities=readonly(step.responsibilities),
            weights=mixture.weights,
            means=mixture.means,
            covariances=mixture.covariances,
            ellipses=_ellipses(mixture),
            mean_log_likelihood=step.mean_log_likelihood,
            elbo=step.elbo,
            kl=step.kl,
            curve=readonly(curve),
            reason=step.reason,
        )


def _start(params: GmmParams, x: Floats) -> Mixture:
    rng = np.random.default_rng(params.seed)
    if params.start == "book":
        return start_book(x, params.components)
    start = start_kmeans if params.start == "kmeans" else start_random
    return start(x, params.components, rng)


def _ellipses(mixture: Mixture) -> Floats:
    if mixture.means.shape[1] != 2:
        return readonly(np.empty((len(mixture.weights), 0, 2)))
    components = zip(mixture.means, mixture.covariances, strict=True)
    return readonly([ellipse(mean, cov, ELLIPSE_MASS) for mean, cov in components])
