"""A surface over a square in space, seen from a side: vertices projected onto the picture's plane."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite, number

HEIGHT = 0.9
"""Length of a height of 1 in units of half the base's side."""


@dataclass(frozen=True, slots=True, eq=False)
class Projection:
    """A surface over the picture's square, seen from a side without perspective.

    Parameters
    ----------
    quads
        ``(cells, 4, 2)``: corners of each cell on the picture plane, from the farthest cell to the nearest;
        y counts upwards, and the base fits between -1.5 and 1.5.
    shades
        ``(cells,)``: mean height of each cell, in the same order.
    base
        ``(4, 2)``: corners of the square at height 0, counterclockwise from the lower left.
    section
        ``(N, 2)``: a curve on the surface; no points without one.
    """

    quads: Floats
    shades: Floats
    base: Floats
    section: Floats


def project_surface(
    heights: ArrayLike, azimuth: float, elevation: float, section: ArrayLike | None = None
) -> Projection:
    """Project a surface over the square from -1 to 1.

    Parameters
    ----------
    heights
        ``(rows, columns)`` at equal distances from edge to edge, rows along y; 1 is as high as the picture
        has room for.
    azimuth
        Degrees by which the base is turned.
    elevation
        Degrees of the eye above the base, 0 to 90.
    section
        ``(N, 3)``: x, y and height of the points of a curve; None for none.

    Raises
    ------
    ValueError
        If an argument is not finite or of another shape, or `elevation` lies outside.
    """
    heights = finite("heights", heights, ndim=2)
    if min(heights.shape) < 2:
        raise ValueError(f"heights must have two rows and columns at least, it has shape {heights.shape}")
    curve = finite("section", np.empty((0, 3)) if section is None else section, ndim=2)
    if curve.shape[1] != 3:
        raise ValueError(f"section must have three columns, it has shape {curve.shape}")
    azimuth = math.radians(number("azimuth", azimuth))
    elevation = math.radians(number("elevation", elevation, 0.0, 90.0))
    rows, columns = heights.shape
    across, up = np.meshgrid(np.linspace(-1.0, 1.0, columns), np.linspace(-1.0, 1.0, rows))
    points, depth = _seen(across, up, heights, azimuth, elevation)
    corners = [(slice(None, -1), slice(None, -1)), (slice(None, -1), slice(1, None))]
    corners += [(slice(1, None), slice(1, None)), (slice(1, None), slice(None, -1))]
    quads = np.stack([points[corner] for corner in corners], axis=2).reshape(-1, 4, 2)
    far_first = np.argsort(-np.mean([depth[corner] for corner in corners], axis=0).ravel(), kind="stable")
    shades = np.mean([heights[corner] for corner in corners], axis=0).ravel()
    square = np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
    base, _ = _seen(square[:, 0], square[:, 1], np.zeros(4), azimuth, elevation)
    line, _ = _seen(curve[:, 0], curve[:, 1], curve[:, 2], azimuth, elevation)
    return Projection(quads[far_first], shades[far_first], base, line)


def _seen(x: Floats, y: Floats, heights: Floats, azimuth: float, elevation: float) -> tuple[Floats, Floats]:
    """Place on the picture plane, and distance behind it."""
    right = x * math.cos(azimuth) - y * math.sin(azimuth)
    back = x * math.sin(azimuth) + y * math.cos(azimuth)
    high = back * math.sin(elevation) + HEIGHT * heights * math.cos(elevation)
    return np.stack([right, high], axis=-1), back
