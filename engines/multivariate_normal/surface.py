"""The density as a surface in space, seen from a side: vertices projected onto the picture's plane."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engines.arrays import Floats, number
from engines.multivariate_normal.density import log_density
from engines.multivariate_normal.params import EXTENT, Normal2dParams
from engines.multivariate_normal.plane import Normal2dFrame

CELLS = 32
"""Cells of the surface along either axis."""

HEIGHT = 0.9
"""Height of the peak in units of half the base's side."""


@dataclass(frozen=True, slots=True, eq=False)
class Projection:
    """A surface over the picture's square, seen from a side without perspective.

    Parameters
    ----------
    quads
        ``(CELLS², 4, 2)``: corners of each cell on the picture plane, from the farthest cell to the nearest;
        y counts upwards, and the base fits between -1.5 and 1.5.
    shades
        ``(CELLS²,)``: density of each cell over that of the peak, in the same order.
    base
        ``(4, 2)``: corners of the square at height 0, counterclockwise from x₁ = x₂ = -EXTENT.
    section
        ``(N, 2)``: the slice of the frame as a curve on the surface; no points without one.
    """

    quads: Floats
    shades: Floats
    base: Floats
    section: Floats


def project(frame: Normal2dFrame, azimuth: float, elevation: float) -> Projection:
    """Project the density of a frame.

    Parameters
    ----------
    frame
        Its params say which density and which slice.
    azimuth
        Degrees by which the base is turned.
    elevation
        Degrees of the eye above the base, 0 to 90.

    Raises
    ------
    ValueError
        If an angle is not finite, or `elevation` lies outside.
    """
    azimuth = math.radians(number("azimuth", azimuth))
    elevation = math.radians(number("elevation", elevation, 0.0, 90.0))
    axis = np.linspace(-EXTENT, EXTENT, CELLS + 1)
    across, up = np.meshgrid(axis, axis)
    heights = _heights(frame.params, np.stack([across, up], axis=-1), frame.peak)
    points, depth = _seen(across, up, heights, azimuth, elevation)
    corners = [(slice(None, -1), slice(None, -1)), (slice(None, -1), slice(1, None))]
    corners += [(slice(1, None), slice(1, None)), (slice(1, None), slice(None, -1))]
    quads = np.stack([points[corner] for corner in corners], axis=2).reshape(-1, 4, 2)
    far_first = np.argsort(-np.mean([depth[corner] for corner in corners], axis=0).ravel(), kind="stable")
    shades = np.mean([heights[corner] for corner in corners], axis=0).ravel()
    square = EXTENT * np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
    base, _ = _seen(square[:, 0], square[:, 1], np.zeros(4), azimuth, elevation)
    return Projection(quads[far_first], shades[far_first], base, _section(frame, azimuth, elevation))


def _section(frame: Normal2dFrame, azimuth: float, elevation: float) -> Floats:
    if frame.slice is None:
        return np.empty((0, 2))
    line = np.full((len(frame.axis), 2), frame.slice.at)
    line[:, 1 - frame.slice.given] = frame.axis
    heights = _heights(frame.params, line, frame.peak)
    return _seen(line[:, 0], line[:, 1], heights, azimuth, elevation)[0]


def _heights(params: Normal2dParams, points: Floats, peak: float) -> Floats:
    return np.asarray(np.exp(log_density(points, params.mean, params.covariance)) / peak)


def _seen(
    across: Floats, up: Floats, heights: Floats, azimuth: float, elevation: float
) -> tuple[Floats, Floats]:
    """Place on the picture plane, and distance behind it."""
    x, y = across / EXTENT, up / EXTENT
    right = x * math.cos(azimuth) - y * math.sin(azimuth)
    back = x * math.sin(azimuth) + y * math.cos(azimuth)
    high = back * math.sin(elevation) + HEIGHT * heights * math.cos(elevation)
    return np.stack([right, high], axis=-1), back
