"""The density as a surface in space, with the slice on it: `engines.projection` shows both from a side."""

from __future__ import annotations

import numpy as np

from engines.arrays import Floats
from engines.multivariate_normal.density import log_density
from engines.multivariate_normal.params import EXTENT, Normal2dParams
from engines.multivariate_normal.plane import Normal2dFrame
from engines.projection import Projection, project_surface

CELLS = 32
"""Cells of the surface along either axis."""


def project(frame: Normal2dFrame, azimuth: float, elevation: float) -> Projection:
    """Project the density of a frame, and its slice as a curve on it.

    Parameters
    ----------
    frame
        Its params say which density and which slice.
    azimuth, elevation
        As for `engines.projection.project_surface`, errors too.
    """
    axis = np.linspace(-EXTENT, EXTENT, CELLS + 1)
    grid = np.stack(np.meshgrid(axis, axis), axis=-1)
    return project_surface(_heights(frame.params, grid, frame.peak), azimuth, elevation, _section(frame))


def _section(frame: Normal2dFrame) -> Floats:
    if frame.slice is None:
        return np.empty((0, 3))
    line = np.full((len(frame.axis), 2), frame.slice.at)
    line[:, 1 - frame.slice.given] = frame.axis
    return np.column_stack((line / EXTENT, _heights(frame.params, line, frame.peak)))


def _heights(params: Normal2dParams, points: Floats, peak: float) -> Floats:
    return np.asarray(np.exp(log_density(points, params.mean, params.covariance)) / peak)
