"""Principal axes of a normal distribution in the plane: found, followed from frame to frame, dragged."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite
from engines.multivariate_normal.density import cholesky


def principal_axes(covariance: ArrayLike) -> tuple[Floats, Floats]:
    r"""Eigenvalues and eigenvectors of a 2 × 2 covariance, without the arbitrary signs of a solver.

    The first eigenvector stands at :math:`\frac12\operatorname{atan2}(2\Sigma_{12}, \Sigma_{11}-\Sigma_{22})`
    to the first axis, the angle that diagonalises Σ; the second is a quarter turn further.

    Parameters
    ----------
    covariance
        ``(2, 2)``, symmetric and positive definite.

    Returns
    -------
    eigenvalues, eigenvectors
        ``(2,)`` descending; ``(2, 2)`` a rotation with the eigenvectors as columns in the same order, the
        first one never pointing to the left. Of a circle they are the coordinate axes.

    Raises
    ------
    ValueError
        If `covariance` is not such a matrix.
    """
    covariance = _plane("covariance", covariance)
    # Adding 0 turns a negative zero into a positive one, which atan2 would take for -pi.
    shared = covariance[0, 1] + 0.0
    angle = 0.5 * math.atan2(2.0 * shared, covariance[0, 0] - covariance[1, 1])
    cos, sin = math.cos(angle), math.sin(angle)
    eigenvalues = np.ascontiguousarray(np.linalg.eigvalsh(covariance)[::-1])
    return eigenvalues, np.array([[cos, -sin], [sin, cos]])


def half_axes(covariance: ArrayLike, mass: float) -> Floats:
    r"""Vectors from the centre to the ends of the axes of the ellipse that encloses a probability.

    Parameters
    ----------
    covariance
        As for `principal_axes`.
    mass
        Enclosed probability, between 0 and 1 exclusively.

    Returns
    -------
    ndarray
        ``(2, 2)``, one vector a row: :math:`r\sqrt{\lambda_i}\,u_i` with r as in `ellipse`, the longer first.
        The opposite ends are their negatives.

    Raises
    ------
    ValueError
        As `principal_axes`; and if `mass` lies outside.
    """
    if not 0.0 < mass < 1.0:
        raise ValueError(f"mass must lie between 0 and 1, not {mass!r}")
    eigenvalues, eigenvectors = principal_axes(covariance)
    radius: float = math.sqrt(-2.0 * math.log1p(-mass))
    axes: Floats = radius * np.sqrt(eigenvalues)[:, None] * eigenvectors.T
    return axes


def follow(axes: ArrayLike, before: ArrayLike, held: int | None = None) -> Floats:
    """Order and sign of half axes that continue earlier ones.

    Axes have no direction, and sorted by length they change places where the ellipse passes a circle;
    something that is fastened to one of their ends must do neither.

    Parameters
    ----------
    axes
        ``(2, 2)``, perpendicular rows, none of them zero.
    before
        ``(2, 2)``, the earlier ones; as a rule perpendicular.
    held
        0 or 1: only this row of `before` is known, and decides; by default both do.

    Returns
    -------
    ndarray
        ``(2, 2)``: the rows of `axes`, perhaps exchanged, perhaps negated.

    Raises
    ------
    ValueError
        If an array is not finite or not of shape ``(2, 2)``, or `held` is not 0, 1 or None.
    """
    axes, before = _rows("axes", axes), _rows("before", before)
    if held not in (None, 0, 1):
        raise ValueError(f"held must be 0, 1 or None, not {held!r}")
    # Of length and direction only the direction tells which axis it is.
    likeness = np.abs(before @ axes.T) / np.hypot(axes[:, 0], axes[:, 1])
    kept, exchanged = likeness.diagonal(), likeness[:, ::-1].diagonal()
    deciding = slice(None) if held is None else held
    ordered = axes if kept[deciding].sum() >= exchanged[deciding].sum() else axes[::-1]
    signs = np.where((before * ordered).sum(axis=1) < 0.0, -1.0, 1.0)
    return np.asarray(ordered * signs[:, None])


def drag_axis(mean: ArrayLike, covariance: ArrayLike, start: ArrayLike, end: ArrayLike) -> Floats:
    """Covariance after an end of a principal axis was dragged: one axis scaled, both turned.

    Parameters
    ----------
    mean, covariance
        ``(2,)`` and ``(2, 2)``, before the drag.
    start
        ``(2,)``: where the end was; the axis nearest to this direction is the one that is held.
    end
        ``(2,)``: where it was dragged to. At the centre, the direction is kept.

    Returns
    -------
    ndarray
        ``(2, 2)``. The held axis goes through `end`, its standard deviation in the ratio of the distances of
        `end` and `start` from the centre, but at least a thousandth of what it was; the other axis keeps its
        length.

    Raises
    ------
    ValueError
        If an argument is not finite or of another shape, `covariance` is not symmetric and positive definite,
        or `start` is the centre.
    """
    covariance = _plane("covariance", covariance)
    mean, start, end = _point("mean", mean), _point("start", start), _point("end", end)
    before, after = start - mean, end - mean
    reach, length = math.hypot(*before), math.hypot(*after)
    if reach == 0.0:
        raise ValueError("start must differ from mean: the centre is on both axes")
    eigenvalues, eigenvectors = principal_axes(covariance)
    held = int(np.abs(before @ eigenvectors).argmax())
    direction = after / length if length > 0.0 else eigenvectors[:, held]
    across = np.array([-direction[1], direction[0]])
    scaled = eigenvalues[held] * max(length / reach, 1e-3) ** 2
    return np.asarray(
        scaled * np.outer(direction, direction) + eigenvalues[1 - held] * np.outer(across, across)
    )


def _plane(name: str, covariance: ArrayLike) -> Floats:
    matrix = _rows(name, covariance)
    cholesky(name, matrix)
    return matrix


def _rows(name: str, value: ArrayLike) -> Floats:
    array = finite(name, value, ndim=2)
    if array.shape != (2, 2):
        raise ValueError(f"{name} must have shape (2, 2), it has {array.shape}")
    return array


def _point(name: str, value: ArrayLike) -> Floats:
    array = finite(name, value, ndim=1)
    if array.shape != (2,):
        raise ValueError(f"{name} must have two entries, it has {len(array)}")
    return array
