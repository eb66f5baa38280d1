"""Lines of equal height for pictures of a surface."""

from __future__ import annotations

import numpy as np
from contourpy import contour_generator

from engines.arrays import Floats, readonly


def contour_lines(a: Floats, b: Floats, height: Floats, levels: Floats) -> Floats:
    """Trace contours as one path.

    Parameters
    ----------
    a, b
        Axes of the grid, ``(n,)`` and ``(m,)``.
    height
        Values on it, ``(m, n)``.
    levels
        Heights of the lines.

    Returns
    -------
    ndarray, shape (k, 2)
        Points (a, b), read-only; a row of NaN ends each line.
    """
    generator = contour_generator(a, b, height)
    gap = np.full((1, 2), np.nan)
    pieces = [gap]
    for level in levels.tolist():
        for line in generator.lines(level):
            pieces += [np.asarray(line), gap]
    return readonly(np.concatenate(pieces))
