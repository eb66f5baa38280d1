"""Chapter 3: the normal distribution in D dimensions, and the picture of one in two."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite, integer, number, readonly

EXTENT = 5.0
"""The picture shows the square from -EXTENT to EXTENT on both axes."""

MASSES = (0.5, 0.9, 0.99)
"""Probability inside each of the picture's ellipses."""

_PIXELS = 200
_BINS = 50

# Points that are worked on at a time: their scratch space stays in the cache, where temporaries of
# the size of an image would be new pages at every operation.
_BLOCK = 32768


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
    log_normaliser = 0.5 * len(mean) * math.log(2.0 * math.pi) + np.log(np.diag(factor)).sum()
    result = _squared_distance(x, mean, factor)
    result *= -0.5
    result -= log_normaliser
    return result


def squared_distance(x: ArrayLike, mean: ArrayLike, covariance: ArrayLike) -> Floats:
    r"""Squared Mahalanobis distance :math:`(x-\mu)^T\Sigma^{-1}(x-\mu)`.

    Parameters, shapes and errors are those of `log_density`.
    """
    return _squared_distance(x, *_location(mean, covariance))


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
        As `log_density`; and if `n` is no whole number or negative.
    """
    mean, factor = _location(mean, covariance)
    noise = rng.standard_normal((integer("n", n, 0), len(mean)))
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
    matrix = finite(name, covariance)
    if matrix.ndim < 2 or matrix.shape[-1] != matrix.shape[-2] or matrix.shape[-1] == 0:
        raise ValueError(f"{name} must be a square matrix, it has shape {matrix.shape}")
    variances = np.diagonal(matrix, axis1=-2, axis2=-1)
    if (variances <= 0.0).any():
        raise ValueError(f"{name} is not positive definite: not every variance is positive")
    scale = np.sqrt(variances)
    mirrored = np.swapaxes(matrix, -1, -2)
    if (matrix != mirrored).any():
        allowed = 1e-8 * scale[..., :, None] * scale[..., None, :]
        if (np.abs(matrix - mirrored) > allowed).any():
            raise ValueError(f"{name} is not symmetric")
    try:
        factor: Floats = np.linalg.cholesky(matrix)
    except np.linalg.LinAlgError:
        raise ValueError(f"{name} is not positive definite") from None
    # Rounding can leave a singular matrix a tiny positive pivot, and all digits of it are noise.
    pivots = np.diagonal(factor, axis1=-2, axis2=-1) / scale
    if (pivots**2 < 4.0 * matrix.shape[-1] * np.finfo(np.float64).eps).any():
        raise ValueError(f"{name} is not positive definite: it is singular to rounding")
    return factor


@dataclass(frozen=True, slots=True)
class Normal2dParams:
    """A normal distribution in the plane and a sample from it.

    Parameters
    ----------
    mean_x, mean_y
        Centre, at most `EXTENT` from 0.
    std_x, std_y
        Standard deviations, 0.1 to 3.
    rho
        Correlation, -0.99 to 0.99.
    samples
        Points to draw, 0 to 10,000.
    seed
        Seed of the sample, not negative.

    Raises
    ------
    ValueError
        If a field is outside its range.
    """

    mean_x: float = 0.5
    mean_y: float = -0.2
    std_x: float = math.sqrt(2.0)
    std_y: float = math.sqrt(0.5)
    rho: float = 0.3
    samples: int = 500
    seed: int = 0

    def __post_init__(self) -> None:
        number("mean_x", self.mean_x, -EXTENT, EXTENT)
        number("mean_y", self.mean_y, -EXTENT, EXTENT)
        number("std_x", self.std_x, 0.1, 3.0)
        number("std_y", self.std_y, 0.1, 3.0)
        number("rho", self.rho, -0.99, 0.99)
        integer("samples", self.samples, 0, 10_000)
        integer("seed", self.seed, 0)

    @property
    def mean(self) -> Floats:
        """μ, ``(2,)``."""
        return np.array([self.mean_x, self.mean_y])

    @property
    def covariance(self) -> Floats:
        """Σ, ``(2, 2)``."""
        shared = self.rho * self.std_x * self.std_y
        return np.array([[self.std_x**2, shared], [shared, self.std_y**2]])


@dataclass(frozen=True, slots=True, eq=False)
class Normal2dFrame:
    """Everything that the tab shows of one distribution.

    Parameters
    ----------
    params
        Of the picture.
    axis
        ``(G,)``: centres of the image's pixels along either axis, from -EXTENT to EXTENT.
    density
        ``(G, G)`` float32: density at the pixel centres, rows along y and columns along x.
    ellipses
        One ``(128, 2)`` contour for each of `MASSES`.
    marginal_x, marginal_y
        ``(G,)``: exact marginal densities on `axis`.
    samples
        ``(S, 2)``.
    shares
        Share of the sample inside each ellipse; nan without a sample.
    edges, histogram_x, histogram_y
        ``(B + 1,)`` edges and ``(B,)`` densities of the sample's coordinates; zero without one.
    covariance, inverse
        Σ and its inverse, ``(2, 2)``.
    determinant
        Of Σ.
    eigenvalues, eigenvectors
        ``(2,)`` descending; ``(2, 2)`` with the unit vectors as columns in the same order.
    sample_mean, sample_covariance
        Maximum-likelihood estimates from the sample, ``(2,)`` and ``(2, 2)``; nan without one.
    sample_correlation
        nan with fewer than two points.
    """

    params: Normal2dParams
    axis: Floats
    density: np.ndarray[tuple[int, ...], np.dtype[np.float32]]
    ellipses: tuple[Floats, ...]
    marginal_x: Floats
    marginal_y: Floats
    samples: Floats
    shares: tuple[float, ...]
    edges: Floats
    histogram_x: Floats
    histogram_y: Floats
    covariance: Floats
    inverse: Floats
    determinant: float
    eigenvalues: Floats
    eigenvectors: Floats
    sample_mean: Floats
    sample_covariance: Floats
    sample_correlation: float


def picture(params: Normal2dParams) -> Normal2dFrame:
    """Density, ellipses, marginals and a sample of the distribution of `params`."""
    mean, covariance = params.mean, params.covariance
    pixel = 2.0 * EXTENT / _PIXELS
    axis = -EXTENT + pixel * (np.arange(_PIXELS) + 0.5)
    grid = np.stack(np.meshgrid(axis, axis), axis=-1)
    points = sample(mean, covariance, params.samples, np.random.default_rng(params.seed))
    edges = np.linspace(-EXTENT, EXTENT, _BINS + 1)
    eigenvalues, eigenvectors = np.linalg.eigh(covariance)
    sample_mean, sample_covariance = (
        fit(points)
        if len(points)
        else (
            np.full(2, math.nan),
            np.full((2, 2), math.nan),
        )
    )
    return Normal2dFrame(
        params=params,
        axis=readonly(axis),
        density=readonly(np.exp(log_density(grid, mean, covariance)), np.float32),
        ellipses=tuple(readonly(ellipse(mean, covariance, mass)) for mass in MASSES),
        marginal_x=readonly(_marginal(axis, params.mean_x, params.std_x)),
        marginal_y=readonly(_marginal(axis, params.mean_y, params.std_y)),
        samples=readonly(points),
        shares=_shares(squared_distance(points, mean, covariance)),
        edges=readonly(edges),
        histogram_x=readonly(_histogram(points[:, 0], edges)),
        histogram_y=readonly(_histogram(points[:, 1], edges)),
        covariance=readonly(covariance),
        inverse=readonly(np.linalg.inv(covariance)),
        # In this form exact to rounding, where sxx·syy - sxy² cancels for ρ near 1.
        determinant=(params.std_x * params.std_y) ** 2 * (1.0 - params.rho) * (1.0 + params.rho),
        eigenvalues=readonly(eigenvalues[::-1]),
        eigenvectors=readonly(eigenvectors[:, ::-1]),
        sample_mean=readonly(sample_mean),
        sample_covariance=readonly(sample_covariance),
        sample_correlation=_correlation(sample_covariance) if len(points) > 1 else math.nan,
    )


def _location(mean: ArrayLike, covariance: ArrayLike) -> tuple[Floats, Floats]:
    mean = finite("mean", mean, ndim=1)
    factor = cholesky("covariance", covariance)
    if factor.shape != (len(mean), len(mean)):
        raise ValueError(
            f"covariance must have shape {(len(mean), len(mean))} to go with mean, it has {factor.shape}"
        )
    return mean, factor


def _squared_distance(x: ArrayLike, mean: Floats, factor: Floats) -> Floats:
    """Sum of squares of L⁻¹(x - mean), by forward substitution."""
    x = finite("x", x)
    dimension = len(mean)
    if x.ndim == 0 or x.shape[-1] != dimension:
        raise ValueError(f"x must have shape (..., {dimension}) to go with mean, it has {x.shape}")
    flat = x.reshape(-1, dimension)
    result = np.empty(len(flat))
    scratch = np.empty((dimension + 1, min(_BLOCK, len(flat))))
    for start in range(0, len(flat), _BLOCK):
        block, total = flat[start : start + _BLOCK], result[start : start + _BLOCK]
        rows, product = scratch[:-1, : len(block)], scratch[-1, : len(block)]
        for i, row in enumerate(rows):
            np.subtract(block[:, i], mean[i], out=row)
            for j in range(i):
                row -= np.multiply(rows[j], factor[i, j], out=product)
            row *= 1.0 / factor[i, i]
            if i == 0:
                np.multiply(row, row, out=total)
            else:
                total += np.multiply(row, row, out=product)
    return result.reshape(x.shape[:-1])


def _marginal(axis: Floats, mean: float, std: float) -> Floats:
    return np.exp(log_density(axis[:, None], [mean], [[std**2]]))


def _shares(squared: Floats) -> tuple[float, ...]:
    if not len(squared):
        return (math.nan,) * len(MASSES)
    return tuple(float((squared <= -2.0 * math.log1p(-mass)).mean()) for mass in MASSES)


def _histogram(values: Floats, edges: Floats) -> Floats:
    counts = np.histogram(values, edges)[0]
    return counts / (max(1, len(values)) * (edges[1] - edges[0]))


def _correlation(covariance: Floats) -> float:
    return float(covariance[0, 1] / math.sqrt(covariance[0, 0] * covariance[1, 1]))
