"""Data to fit mixtures to: real ones by name, and draws from mixtures that are known."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, Integers, finite, readonly
from engines.gmm.mixture import Mixture


def _component(
    weight: float, mean: tuple[float, float], stds: tuple[float, float], degrees: float = 0.0
) -> tuple[float, tuple[float, float], Floats]:
    """Weight, mean and covariance of a component whose first axis is turned by an angle."""
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return weight, mean, turn @ np.diag(np.square(stds)) @ turn.T


def _mixture(*components: tuple[float, tuple[float, float], Floats]) -> Mixture:
    weights, means, covariances = zip(*components, strict=True)
    return Mixture(np.array(weights), np.array(means), np.array(covariances))


KNOWN = MappingProxyType(
    {
        "apart": _mixture(
            _component(0.34, (-3.0, -1.5), (0.8, 0.8)),
            _component(0.33, (3.0, -1.5), (0.8, 0.8)),
            _component(0.33, (0.0, 3.0), (0.8, 0.8)),
        ),
        "elongated": _mixture(
            _component(0.34, (-1.5, 1.5), (2.6, 0.35), 45.0),
            _component(0.33, (0.0, 0.0), (2.6, 0.35), 45.0),
            _component(0.33, (1.5, -1.5), (2.6, 0.35), 45.0),
        ),
        "unequal": _mixture(
            _component(0.7, (0.0, -0.5), (1.5, 1.5)),
            _component(0.15, (-2.8, 2.8), (0.35, 0.35)),
            _component(0.15, (2.8, 2.8), (0.35, 0.35)),
        ),
        "crossing": _mixture(
            _component(0.5, (0.0, 0.0), (2.6, 0.4), 35.0),
            _component(0.5, (0.0, 0.0), (2.6, 0.4), -35.0),
        ),
        "five": _mixture(
            _component(0.3, (-3.5, 0.0), (0.6, 1.6), 15.0),
            _component(0.2, (0.0, 2.6), (1.5, 0.5)),
            _component(0.2, (0.3, -2.6), (1.2, 0.6), 20.0),
            _component(0.15, (3.2, 1.0), (0.6, 0.6)),
            _component(0.15, (3.8, -2.2), (0.5, 0.9), 30.0),
        ),
    }
)
"""Mixtures in the plane by name: round groups apart from each other, on which k-means and a mixture agree;
long and unequal ones, on which k-means fails; two that cross; and five of many shapes."""


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Data and, where they were drawn, what they were drawn from.

    Parameters
    ----------
    x
        ``(N, D)``.
    source
        The mixture, None for measured data.
    z
        ``(N,)``: component of each point, None for measured data.
    """

    x: Floats
    source: Mixture | None = None
    z: Integers | None = None

    @property
    def components(self) -> int:
        """Number of components of the source; 0 if there is none."""
        return 0 if self.source is None else len(self.source.weights)


def points(data: str, n: int, seed: int, x: ArrayLike | None = None) -> Points:
    """Load or draw the data that a key names.

    Parameters
    ----------
    data
        A name of `KNOWN` or one that `engines.datasets.load` knows; the key of own data with `x`.
    n, seed
        How many points are drawn from a known mixture, and the seed of the draw.
    x
        Own data, ``(N, D)``, in the place of what the key names.

    Raises
    ------
    ValueError
        If the name is unknown, or `x` is not finite, not two-dimensional or empty.
    """
    if x is not None:
        own = finite("x", x, ndim=2)
        if own.size == 0:
            raise ValueError(f"x must hold at least one point, it has shape {own.shape}")
        return Points(readonly(own))
    if data in KNOWN:
        drawn, z = KNOWN[data].sample(n, np.random.default_rng([seed, n]))
        return Points(readonly(drawn), KNOWN[data], readonly(z))
    from engines import datasets  # its imports are for reading files, which generated data do without

    return Points(datasets.load(data).x)


def extent(x: Floats, margin: float = 0.06) -> tuple[tuple[float, float], tuple[float, float]]:
    """Range of each of the two columns of `x`, widened by a share of it; never empty."""
    low, high = x.min(axis=0), x.max(axis=0)
    span = high - low
    span[span == 0.0] = np.maximum(np.abs(high[span == 0.0]), 1.0)
    low, high = low - margin * span, high + margin * span
    return (float(low[0]), float(high[0])), (float(low[1]), float(high[1]))
