"""Borders between the cells of k-means: where two centres are equally near, and no other is nearer."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from engines.arrays import Floats, readonly

Extent = tuple[tuple[float, float], tuple[float, float]]


def voronoi_borders(centres: Floats, extent: Extent) -> Floats:
    """Borders of the Voronoi cells of centres in the plane, cut off at a rectangle.

    Parameters
    ----------
    centres
        ``(K, 2)``.
    extent
        Range of either coordinate.

    Returns
    -------
    ndarray
        ``(S, 2, 2)``: both ends of each border; coinciding centres have none between them.
    """
    corners = np.array(extent)
    borders = [
        border
        for first, second in combinations(range(len(centres)), 2)
        if (border := _border(centres, first, second, corners)) is not None
    ]
    return readonly(np.array(borders).reshape(-1, 2, 2))


def _border(centres: Floats, first: int, second: int, corners: Floats) -> Floats | None:
    """Part of a perpendicular bisector that is a border, as the interval of t in ``middle + t along``."""
    apart = centres[second] - centres[first]
    if not apart.any():
        return None
    middle = 0.5 * (centres[first] + centres[second])
    along = np.array([-apart[1], apart[0]])
    # Half-planes normal · x <= bound: the sides of the rectangle, and nearer to `first` than to another.
    sides = np.concatenate([np.eye(2), -np.eye(2)])
    bounds = np.concatenate([corners[:, 1], -corners[:, 0]])
    others = np.delete(centres, [first, second], axis=0)
    normals = np.concatenate([sides, 2.0 * (others - centres[first])])
    squares = np.square(others).sum(axis=1) - np.square(centres[first]).sum()
    slack = np.concatenate([bounds, squares]) - normals @ middle
    slope = normals @ along
    if (slack[slope == 0.0] < 0.0).any():
        return None
    rising, falling = slope > 0.0, slope < 0.0
    high = (slack[rising] / slope[rising]).min()
    low = (slack[falling] / slope[falling]).max()
    return middle + np.array([[low], [high]]) * along if low < high else None
