"""What one half-step of EM looks like: the frame, and the range in which a run is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engines.arrays import Floats, Integers, finite, readonly
from engines.gmm.em import Kind, Reason
from engines.gmm.mixture import Mixture
from engines.gmm.params import GmmParams
from engines.multivariate_normal import ellipse

ELLIPSE_MASS = 0.9
"""Probability of a component inside the ellipse that stands for it."""

# Of values that are shown together, so that a run that does not climb is not blown up.
_SMALLEST_SPAN = 0.05

Extent = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True, eq=False)
class GmmFrame:
    """The state after one half-step of EM.

    Parameters
    ----------
    params
        Of the run.
    kind, index
        Half-step, as in `EmStep`, and its number: 0 is the start, odd ones are E, even ones M.
    x, groups
        Data, ``(N, D)``, and the group that each point comes from, ``(N,)``, empty where it is unknown;
        the same arrays in every frame of a run.
    distinct
        Number of distinct points, counted up to K.
    extent
        Range of the picture's two coordinates, the same in every frame of a run. In one dimension the
        second one is that of a density.
    responsibilities
        ``(N, K)``, float32: half the memory, and six digits are more than a colour needs. The same array
        after an E-step and the M-step that follows.
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
    collapsing
        Component that the next M-step would make singular; None unless the run ended there.
    """

    params: GmmParams
    kind: Kind
    index: int
    x: Floats
    groups: Integers
    distinct: int
    extent: Extent
    responsibilities: NDArray[np.float32]
    weights: Floats
    means: Floats
    covariances: Floats
    ellipses: Floats
    mean_log_likelihood: float
    elbo: float
    kl: float
    curve: Floats
    reason: Reason
    collapsing: int | None = None

    @property
    def iteration(self) -> int:
        """Number of the pair of E and M that the half-step belongs to; 0 at the start."""
        return (self.index + 1) // 2

    @property
    def totals(self) -> Floats:
        """Sum of the responsibilities of each component, N_k: ``(K,)``."""
        return np.asarray(self.responsibilities.sum(axis=0, dtype=np.float64))

    @property
    def change(self) -> float:
        """What the half-step added to the mean log-likelihood; 0 at the start."""
        return float(self.curve[-1] - self.curve[-2]) if self.index else 0.0

    @property
    def smallest_std(self) -> float:
        """Smallest standard deviation of any component in any direction, in units of the data."""
        return float(np.sqrt(max(0.0, np.linalg.eigvalsh(self.covariances).min())))

    @property
    def empty(self) -> tuple[int, ...]:
        """Components that hold less than a thousandth of a point."""
        return tuple(np.flatnonzero(self.weights * len(self.x) < 1e-3).tolist()) if len(self.x) else ()

    def nearest(self, point: ArrayLike, reach: ArrayLike) -> int | None:
        """Index of the data point that is nearest to a place in the plane.

        Parameters
        ----------
        point
            The place, ``(2,)``; in one dimension, of the data, its first coordinate counts.
        reach
            Half axes, ``(2,)``, of the ellipse around the place in which to look; distances are
            measured in their units.

        Returns
        -------
        int or None
            Row of `x`; None if the ellipse holds no point.
        """
        dimension = min(2, self.x.shape[1])
        place, radius = finite("point", point, ndim=1), finite("reach", reach, ndim=1)
        return nearest_of(self.x[:, :dimension], place[:dimension], radius[:dimension])


def nearest_of(places: Floats, point: Floats, reach: Floats) -> int | None:
    """Row of the place ``(N, D)`` nearest to a point, in units of the reach; None if none is within it."""
    if not len(places):
        return None
    squares = np.square((places - point) / reach).sum(axis=1)
    index = int(squares.argmin())
    return index if squares[index] <= 1.0 else None


def outlines(mixture: Mixture) -> Floats:
    """Contours ``(K, 128, 2)`` around `ELLIPSE_MASS` of each component; ``(K, 0, 2)`` unless D = 2."""
    if mixture.means.shape[1] != 2:
        return readonly(np.empty((len(mixture.weights), 0, 2)))
    components = zip(mixture.means, mixture.covariances, strict=True)
    return readonly([ellipse(mean, cov, ELLIPSE_MASS) for mean, cov in components])


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
        low, span = start, max(high - start, _SMALLEST_SPAN)
    return low - 0.1 * span, high + 0.1 * span
