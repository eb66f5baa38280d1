"""The normal distribution in D dimensions: density, estimate, sample and contour."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite, generator, integer, number, real

# Points that are worked on at a time: their scratch space stays in the cache, where temporaries of
# the size of an image would be new pages at every operation.
_BLOCK = 16384

_EPSILON = float(np.finfo(np.float64).eps)


def log_density(x: ArrayLike, mean: ArrayLike, covariance: ArrayLike) -> Floats:
    r"""Logarithm of the density N(x; mean, covariance).

    Parameters
    ----------
    x
        Points, ``(..., D)``.
    mean
        ``(D,)``.
    covariance
        ``(D, D)``, symmetric and positive definite.

    Returns
    -------
    ndarray
        ``(...)``, in nats: :math:`-\frac12(D\log 2\pi + \log|\Sigma| + r^2)` with the Mahalanobis
        distance r, both through the Cholesky factor of Σ (chapter 3.2.1).

    Raises
    ------
    ValueError
        If an argument is not finite, shapes disagree, or `covariance` is not symmetric or not
        positive definite.
    """
    mean, factor = _location(mean, covariance)
    log_normaliser = 0.5 * len(mean) * math.log(2.0 * math.pi)
    log_normaliser += sum(math.log(pivot) for pivot in factor.diagonal().tolist())
    result = _scaled_distance(x, mean, factor, -0.5)
    result -= log_normaliser
    return result


def squared_distance(x: ArrayLike, mean: ArrayLike, covariance: ArrayLike) -> Floats:
    r"""Squared Mahalanobis distance :math:`(x-\mu)^T\Sigma^{-1}(x-\mu)`.

    Parameters, shapes and errors are those of `log_density`.
    """
    return _scaled_distance(x, *_location(mean, covariance), scale=1.0)


def fit(x: ArrayLike) -> tuple[Floats, Floats]:
    """Maximum-likelihood estimate: mean, and covariance with 1/N (chapter 3.4.1).

    Parameters
    ----------
    x
        Data, ``(N, D)`` with ``N >= 1``. The estimate is singular where ``N <= D``.

    Returns
    -------
    mean, covariance
        ``(D,)`` and ``(D, D)``.

    Raises
    ------
    ValueError
        If `x` is not finite, not two-dimensional or empty.
    """
    x = finite("x", x, ndim=2)
    if x.size == 0:
        raise ValueError(f"x must hold at least one point, it has shape {x.shape}")
    mean = x.mean(axis=0)
    centred = x - mean
    return mean, centred.T @ centred / len(x)


def sample(mean: ArrayLike, covariance: ArrayLike, n: int, rng: np.random.Generator) -> Floats:
    """Draw ``x = mean + L eps`` with ``L Lᵀ = covariance`` and standard normal ``eps``.

    From generators of equal state the same ``eps`` are drawn whatever the parameters are, so
    points move continuously with them, and a larger `n` extends the sample.

    Parameters
    ----------
    mean, covariance
        ``(D,)`` and ``(D, D)``, as for `log_density`.
    n
        Number of points, not negative.
    rng
        Generator to draw from.

    Returns
    -------
    ndarray
        ``(n, D)``.

    Raises
    ------
    ValueError
        As `log_density`; and if `n` is no whole number or negative, or `rng` is no generator.
    """
    mean, factor = _location(mean, covariance)
    noise = generator("rng", rng).standard_normal((integer("n", n, 0), len(mean)))
    return mean + noise @ factor.T


def ellipse(mean: ArrayLike, covariance: ArrayLike, mass: float, points: int = 128) -> Floats:
    r"""Contour of equal density that encloses a given probability, in two dimensions.

    Its Mahalanobis radius is :math:`\sqrt{-2\log(1 - \text{mass})}`, since for D = 2 the squared
    distance is exponentially distributed with mean 2 (chapter 3.2.1).

    Parameters
    ----------
    mean, covariance
        ``(2,)`` and ``(2, 2)``, as for `log_density`.
    mass
        Enclosed probability, between 0 and 1 exclusively.
    points
        Points on the contour, at least 4; the last repeats the first.

    Returns
    -------
    ndarray
        ``(points, 2)``.

    Raises
    ------
    ValueError
        As `log_density`; and if D is not 2, or `mass` or `points` lies outside.
    """
    mean, factor = _location(mean, covariance)
    if len(mean) != 2:
        raise ValueError(f"mean must have two entries for an ellipse, it has {len(mean)}")
    mass, points = number("mass", mass), integer("points", points, 4)
    if not 0.0 < mass < 1.0:
        raise ValueError(f"mass must lie between 0 and 1, not {mass!r}")
    angle = np.linspace(0.0, 2.0 * math.pi, points)
    circle = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    circle[-1] = circle[0]
    return mean + math.sqrt(-2.0 * math.log1p(-mass)) * circle @ factor.T


def cholesky(name: str, covariance: ArrayLike) -> Floats:
    """Lower factor L with ``L Lᵀ = covariance``, of one matrix or of several.

    Parameters
    ----------
    name
        The argument's name, for the message.
    covariance
        ``(..., D, D)``.

    Returns
    -------
    ndarray
        ``(..., D, D)``.

    Raises
    ------
    ValueError
        If `covariance` is not finite, not square, not symmetric (to 1e-8 of its scale), or not
        positive definite (to rounding).
    """
    matrix = real(name, covariance)
    if matrix.shape == (2, 2) and (planar := _planar_cholesky(matrix)) is not None:
        return planar
    finite(name, matrix)
    if matrix.ndim < 2 or matrix.shape[-1] != matrix.shape[-2] or matrix.shape[-1] == 0:
        raise ValueError(f"{name} must be a square matrix, it has shape {matrix.shape}")
    variances = np.diagonal(matrix, axis1=-2, axis2=-1)
    mirrored = np.swapaxes(matrix, -1, -2)
    if (matrix != mirrored).any():
        scale = np.sqrt(np.abs(variances))
        allowed = 1e-8 * scale[..., :, None] * scale[..., None, :]
        if (np.abs(matrix - mirrored) > allowed).any():
            raise ValueError(f"{name} is not symmetric")
    try:
        factor = np.asarray(np.linalg.cholesky(matrix), np.float64)
    except np.linalg.LinAlgError:
        raise ValueError(f"{name} is not positive definite") from None
    # Rounding can leave a singular matrix a tiny positive pivot, and all digits of it are noise.
    pivots = np.diagonal(factor, axis1=-2, axis2=-1)
    if (pivots * pivots < 4.0 * matrix.shape[-1] * _EPSILON * variances).any():
        raise ValueError(f"{name} is not positive definite: it is singular to rounding")
    return factor


def _planar_cholesky(matrix: Floats) -> Floats | None:
    """Factor of a 2 × 2 matrix, or None where the general way has to say what is wrong with it.

    A tenth of the general checks' time, which is as long as a small image takes to compute.
    """
    (a, b), (c, d) = matrix.tolist()
    if b != c or not 0.0 < a < math.inf:
        return None
    first = math.sqrt(a)
    below = b / first
    rest = d - below * below
    if not 8.0 * _EPSILON * d <= rest < math.inf or rest == 0.0:
        return None
    return np.array([[first, 0.0], [below, math.sqrt(rest)]])


def _location(mean: ArrayLike, covariance: ArrayLike) -> tuple[Floats, Floats]:
    mean = finite("mean", mean, ndim=1)
    factor = cholesky("covariance", covariance)
    if factor.shape != (len(mean), len(mean)):
        raise ValueError(
            f"covariance must have shape {(len(mean), len(mean))} to go with mean, it has {factor.shape}"
        )
    return mean, factor


def _scaled_distance(x: ArrayLike, mean: Floats, factor: Floats, scale: float) -> Floats:
    """Compute scale · (x - mean)ᵀ Σ⁻¹ (x - mean) by forward substitution, for Σ = L Lᵀ.

    With L = U diag(p), U has ones on its diagonal: the substitution then needs no division, and the
    pivots p are the weights of a final sum of squares.
    """
    x = real("x", x)
    dimension = len(mean)
    if x.ndim == 0 or x.shape[-1] != dimension:
        raise ValueError(f"x must have shape (..., {dimension}) to go with mean, it has {x.shape}")
    lower = factor.tolist()
    weights = np.array([scale / lower[i][i] ** 2 for i in range(dimension)])
    points = x.reshape(-1, dimension)
    result = np.empty(len(points))
    scratch = np.empty((dimension, min(_BLOCK, len(points))))
    with np.errstate(invalid="ignore", over="ignore"):
        for start in range(0, len(points), _BLOCK):
            block, total = points[start : start + _BLOCK], result[start : start + _BLOCK]
            rows = scratch[:, : len(block)]
            for i, row in enumerate(rows):
                np.subtract(block[:, i], mean[i], out=row)
                for j in range(i):
                    np.multiply(rows[j], lower[i][j] / lower[j][j], out=total)
                    np.subtract(row, total, out=row)
            np.square(rows, out=rows)
            np.matmul(weights, rows, out=total)
    if not np.isfinite(result).all():
        # Either x was not finite, or the distance is beyond float64, where infinity is right.
        finite("x", x)
    return result.reshape(x.shape[:-1])
