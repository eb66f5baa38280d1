"""What a symmetric 2 × 2 matrix is that is no covariance: its eigenvalues and its quadratic form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from contourpy import contour_generator
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite, readonly
from engines.multivariate_normal.params import EXTENT, Normal2dParams

Definiteness = Literal["positive", "singular", "indefinite", "negative"]

LEVELS = (1.0, 4.0, 9.0, 16.0, 25.0)
"""Values of the quadratic form, of either sign, at which the picture has a contour."""

_ROUNDING = 8.0 * float(np.finfo(np.float64).eps)
_PIXELS = 100


@dataclass(frozen=True, slots=True, eq=False)
class QuadraticFrame:
    """A symmetric matrix drawn as vᵀΣv: the variance that the direction v would have.

    Parameters
    ----------
    params
        Of the picture.
    definiteness
        "singular" (a valley: some direction has no variance), "indefinite" (a saddle), or "negative" (no
        direction has a variance, or none but 0).
    form
        ``(G, G)`` float32: vᵀΣv over the picture's square, v counted from the mean.
    above, below
        ``(N, 2)`` contours at `LEVELS` and at minus `LEVELS`; a row of nan ends a line.
    covariance, determinant
        The matrix, ``(2, 2)``, and its determinant.
    eigenvalues, eigenvectors
        ``(2,)`` descending; ``(2, 2)`` with unit vectors as columns.
    """

    params: Normal2dParams
    definiteness: Definiteness
    form: np.ndarray[tuple[int, ...], np.dtype[np.float32]]
    above: Floats
    below: Floats
    covariance: Floats
    determinant: float
    eigenvalues: Floats
    eigenvectors: Floats


def definiteness(matrix: ArrayLike) -> Definiteness:
    """Name what the quadratic form of a symmetric matrix does.

    Parameters
    ----------
    matrix
        ``(2, 2)``, symmetric.

    Returns
    -------
    str
        "positive" where every direction has a variance above 0; "singular" where none is negative and some
        is 0 to rounding; "indefinite" with variances of both signs; "negative" where none is above 0.

    Raises
    ------
    ValueError
        If `matrix` is not finite, not of that shape or not symmetric.
    """
    matrix = finite("matrix", matrix, ndim=2)
    if matrix.shape != (2, 2) or matrix[0, 1] != matrix[1, 0]:
        raise ValueError("matrix must be symmetric and of shape (2, 2)")
    low, high = np.linalg.eigvalsh(matrix)
    zero = _ROUNDING * max(abs(low), abs(high))
    if high <= zero:
        return "negative"
    if low > zero:
        return "positive"
    return "singular" if low >= -zero else "indefinite"


def quadratic(params: Normal2dParams) -> QuadraticFrame:
    """Eigenvalues, field and contours of the quadratic form of Σ; meant for one that is not definite."""
    covariance = params.covariance
    values, vectors = np.linalg.eigh(covariance)
    vectors = vectors * np.where(vectors[0] < 0.0, -1.0, 1.0)  # as everywhere, none points to the left
    axis = np.linspace(-EXTENT, EXTENT, _PIXELS)
    across, up = np.meshgrid(axis - params.mean_x, axis - params.mean_y)
    (first, shared), (_, second) = covariance
    form = first * across**2 + 2.0 * shared * across * up + second * up**2
    lines = contour_generator(axis, axis, form)
    return QuadraticFrame(
        params=params,
        definiteness=definiteness(covariance),
        form=readonly(form, np.float32),
        above=_joined(lines.lines(level) for level in LEVELS),
        below=_joined(lines.lines(-level) for level in LEVELS),
        covariance=readonly(covariance),
        determinant=float(first * second - shared * shared),
        eigenvalues=readonly(values[::-1]),
        eigenvectors=readonly(vectors[:, ::-1]),
    )


def _joined(levels: Iterable[Sequence[Any]]) -> Floats:
    gap = np.full((1, 2), np.nan)
    pieces = [piece for lines in levels for line in lines for piece in (line, gap)]
    return readonly(np.concatenate(pieces) if pieces else gap)
