"""Round numbers for pictures of one coordinate: the bars of a histogram, the ticks of an axis."""

from __future__ import annotations

import math

import numpy as np

from engines.arrays import Floats

_MOST_BARS = 80


def round_step(length: float) -> float:
    """Largest of 1, 2, 5 times a power of ten that is at most a length; 1 where that is 0."""
    if not length > 0.0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(length))
    return max(factor for factor in (1.0, 2.0, 5.0) if factor * power <= length * (1.0 + 1e-9)) * power


def bar_edges(x: Floats) -> Floats:
    """Edges of the bars of a histogram of one coordinate, ``(N, 1)``.

    The width follows Freedman and Diaconis (1981), twice the distance of the quartiles over the cube root of
    N, rounded down; round numbers lie in the middle of a bar, where rounded measurements do no harm.
    """
    values = x[:, 0]
    low, high = float(values.min()), float(values.max())
    lower, upper = np.quantile(values, [0.25, 0.75])
    wanted = 2.0 * float(upper - lower) / len(values) ** (1.0 / 3.0)
    width = round_step(max(wanted, (high - low) / (0.4 * _MOST_BARS)))
    first, last = math.floor(low / width + 0.5), math.floor(high / width + 0.5)
    return np.asarray(width * (np.arange(first, last + 2) - 0.5), np.float64)


def ticks(top: float) -> tuple[float, ...]:
    """About five round numbers from 0 to a height."""
    step = round_step(top / 4.0)
    return tuple(step * k for k in range(math.floor(top / step) + 1))
