"""Histograms of data: round edges, so that heights noted to half an inch do not comb."""

from __future__ import annotations

import math

import numpy as np

from engines.arrays import Floats

_MOST_BINS = 60


def round_edges(x: Floats) -> Floats:
    """Evenly spaced edges around all of `x`, at multiples of 1, 2 or 5 times a power of ten.

    The width is the next such number above that of Freedman and Diaconis (1981), ``2 · IQR · N^(-1/3)``, or
    above a sixtieth of the range where that is larger.

    Parameters
    ----------
    x
        ``(N,)``, not empty.

    Returns
    -------
    ndarray
        ``(bins + 1,)``.
    """
    low, high = float(x.min()), float(x.max())
    quarter, three_quarters = np.quantile(x, (0.25, 0.75)).tolist()
    width = max(2.0 * (three_quarters - quarter) / len(x) ** (1.0 / 3.0), (high - low) / _MOST_BINS)
    if width <= 1e-12 * max(abs(low), abs(high)):
        # Equal points, or as good as equal: one bin around them.
        half = 0.5 * max(abs(low), 1.0)
        return np.array([low - half, low + half])
    power = 10.0 ** math.floor(math.log10(width))
    step = next(factor * power for factor in (1.0, 2.0, 5.0, 10.0) if factor * power >= width * (1.0 - 1e-9))
    return np.asarray(step * np.arange(math.floor(low / step), math.floor(high / step) + 2.0))


def heights(x: Floats, edges: Floats) -> Floats:
    """Share of `x` per bin and unit of x, ``(bins,)``; what lies outside the edges counts in the whole."""
    return np.histogram(x, edges)[0] / (len(x) * float(edges[1] - edges[0]))
