"""Painting a population: a stroke of the brush over the cells of a histogram."""

from __future__ import annotations

import numpy as np

from engines.arrays import finite


def brushed(
    heights: tuple[float, ...], start: tuple[float, float], end: tuple[float, float]
) -> tuple[float, ...]:
    """Set the cells under a stroke to its height.

    Parameters
    ----------
    heights
        Of the cells of [0, 1], as drawn: the highest one touches the top of the picture.
    start, end
        Ends of the stroke: x, and the height as a share of the picture's.

    Returns
    -------
    tuple of float
        As many heights, 0 to 1; the old ones are returned where the stroke would leave nothing.

    Raises
    ------
    ValueError
        If `start` or `end` is no pair of finite numbers.
    """
    (x0, y0), (x1, y1) = sorted((tuple(finite("start", start, 1)), tuple(finite("end", end, 1))))
    cells = len(heights)
    middles = (np.arange(cells) + 0.5) / cells
    first, last = (min(max(int(np.floor(x * cells)), 0), cells - 1) for x in (x0, x1))
    painted = np.array(heights)
    under = slice(first, last + 1)
    stroke = np.interp(middles[under], [x0, x1], [y0, y1]) if x1 > x0 else np.full(last + 1 - first, y1)
    painted[under] = np.round(np.clip(stroke, 0.0, 1.0), 3)
    return tuple(painted.tolist()) if painted.any() else heights
