"""One normal distribution in the plane with everything that the tab shows of it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engines.arrays import Floats, integer, number, readonly
from engines.multivariate_normal.density import ellipse, fit, log_density, sample, squared_distance

EXTENT = 5.0
"""The picture shows the square from -EXTENT to EXTENT on both axes."""

MASSES = (0.5, 0.9, 0.99)
"""Probability inside each of the picture's ellipses."""

_PIXELS = 200
_BINS = 50


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
    axis = np.asarray(-EXTENT + pixel * (np.arange(_PIXELS) + 0.5), np.float64)
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


def _marginal(axis: Floats, mean: float, std: float) -> Floats:
    return np.exp(log_density(axis[:, None], [mean], [[std**2]]))


def _shares(squared: Floats) -> tuple[float, ...]:
    if not len(squared):
        return (math.nan,) * len(MASSES)
    return tuple(float((squared <= -2.0 * math.log1p(-mass)).mean()) for mass in MASSES)


def _histogram(values: Floats, edges: Floats) -> Floats:
    counts = np.histogram(values, edges)[0]
    return counts / (max(1, len(values)) * float(edges[1] - edges[0]))


def _correlation(covariance: Floats) -> float:
    return float(covariance[0, 1] / math.sqrt(covariance[0, 0] * covariance[1, 1]))
