"""The mean log-likelihood over the half-plane of (μ, σ), and its contours in closed form."""

from __future__ import annotations

import math

import numpy as np

from engines.arrays import Floats
from engines.likelihood.normal import SufficientStatistics

DROPS = (0.02, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0)
"""How far below the maximum each contour lies, in nats per point."""

MEAN_REACH = 3.0
"""The picture shows the means up to this many standard deviations of the data from theirs."""

STD_RANGE = (0.25, 3.0)
"""The picture shows the standard deviations between these multiples of the data's."""

_CELLS = 100


def axes(statistics: SufficientStatistics, scale: float) -> tuple[Floats, Floats]:
    """Centres of the surface's cells.

    Parameters
    ----------
    statistics
        Of the data.
    scale
        Standard deviation in whose units the picture is laid out.

    Returns
    -------
    mean, std
        ``(G,)`` each, evenly spaced.
    """
    steps = (np.arange(_CELLS) + 0.5) / _CELLS
    mean = statistics.mean + scale * MEAN_REACH * (2.0 * steps - 1.0)
    low, high = STD_RANGE
    return np.asarray(mean), np.asarray(scale * (low + (high - low) * steps))


def contour(statistics: SufficientStatistics, drop: float, points: int = 128) -> Floats:
    r"""Trace the closed contour on which the mean log-likelihood lies `drop` below its maximum.

    With :math:`u = (\mu-\hat\mu)/\hat\sigma` and :math:`v = \sigma/\hat\sigma` the drop is
    :math:`\log v + (1 + u^2)/2v^2 - \frac12`, whatever the data: it is solved for u over the range of v.

    Parameters
    ----------
    statistics
        Of the data, which must not all be equal.
    drop
        Positive, in nats per point.
    points
        Of the curve; the last repeats the first.

    Returns
    -------
    ndarray
        ``(points, 2)``: (μ, σ).
    """
    narrow, wide = _widths(drop)
    angle = np.linspace(0.0, 2.0 * math.pi, points)
    v = 0.5 * (wide + narrow) - 0.5 * (wide - narrow) * np.cos(angle)
    # At the two ends the radicand is 0 up to rounding.
    square = np.maximum(2.0 * v**2 * (drop + 0.5 - np.log(v)) - 1.0, 0.0)
    square[[0, -1]] = 0.0
    u = np.copysign(np.sqrt(square), np.sin(angle))
    return np.asarray(statistics.std * np.column_stack((u, v)) + (statistics.mean, 0.0))


def _widths(drop: float) -> tuple[float, float]:
    """Smallest and largest v on a contour: w = 1/v² solves w - log w = 1 + 2 drop.

    The function is convex, so that Newton's method from outside the roots cannot leave them.
    """
    target = 1.0 + 2.0 * drop
    roots = []
    for start in (2.0 * target, math.exp(-target)):
        w = start
        for _ in range(60):
            w -= (w - math.log(w) - target) / (1.0 - 1.0 / w)
        roots.append(w)
    return 1.0 / math.sqrt(roots[0]), 1.0 / math.sqrt(roots[1])
