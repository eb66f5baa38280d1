"""One normal distribution in the plane with everything that the tab shows of it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite, readonly
from engines.multivariate_normal.axes import drag_axis, half_axes, principal_axes
from engines.multivariate_normal.density import ellipse, fit, log_density, sample, squared_distance
from engines.multivariate_normal.params import EXTENT, RHO_LIMIT, STD_LIMITS, Normal2dParams
from engines.multivariate_normal.quadratic import QuadraticFrame, quadratic
from engines.multivariate_normal.sections import Ruler, Slice, ruler_of, slice_of

MASSES = (0.5, 0.9, 0.99)
"""Probability inside each of the picture's ellipses."""

_REACH = 0.97 * EXTENT
_PIXELS = 200
_CELLS = 250
_BINS = 50


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
    half_axes
        ``(2, 2)``: vectors from the centre to the ends of the axes of the 90 % ellipse, longest first.
    marginal_x, marginal_y
        ``(G,)``: exact marginal densities on `axis`.
    samples
        ``(S, 2)``.
    counts
        ``(C, C)`` uint16: the sample counted in equal squares of the picture, rows along y.
    shares
        Share of the sample inside each ellipse; nan without a sample.
    edges, histogram_x, histogram_y
        ``(B + 1,)`` edges and ``(B,)`` densities of the sample's coordinates; zero without one.
    covariance, inverse
        Σ and its inverse, ``(2, 2)``.
    determinant
        Of Σ.
    eigenvalues, eigenvectors
        As `principal_axes` gives them: ``(2,)`` descending; ``(2, 2)`` with unit vectors as columns.
    sample_mean, sample_covariance
        Maximum-likelihood estimates from the sample, ``(2,)`` and ``(2, 2)``; nan without one.
    sample_correlation
        nan with fewer than two points.
    slice, ruler
        What the params ask for; None where they do not.
    product_ellipses
        Contours of the product of the two marginals, one for each of `MASSES`, if the params ask for it.
    """

    params: Normal2dParams
    axis: Floats
    density: np.ndarray[tuple[int, ...], np.dtype[np.float32]]
    ellipses: tuple[Floats, ...]
    half_axes: Floats
    marginal_x: Floats
    marginal_y: Floats
    samples: Floats
    counts: np.ndarray[tuple[int, ...], np.dtype[np.uint16]]
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
    slice: Slice | None
    ruler: Ruler | None
    product_ellipses: tuple[Floats, ...]

    @property
    def peak(self) -> float:
        r"""Density at the centre, :math:`1 / (2\pi\sqrt{|\Sigma|})`."""
        return 1.0 / (2.0 * math.pi * math.sqrt(self.determinant))


def picture(params: Normal2dParams) -> Normal2dFrame | QuadraticFrame:
    """Density, ellipses, marginals and a sample of the distribution of `params`.

    Where Σ is not positive definite there is no such distribution, and the quadratic form of Σ is drawn.
    """
    if not params.positive_definite:
        return quadratic(params)
    mean, covariance = params.mean, params.covariance
    pixel = 2.0 * EXTENT / _PIXELS
    axis = np.asarray(-EXTENT + pixel * (np.arange(_PIXELS) + 0.5), np.float64)
    grid = np.stack(np.meshgrid(axis, axis), axis=-1)
    points = sample(mean, covariance, params.samples, np.random.default_rng(params.seed))
    edges = np.linspace(-EXTENT, EXTENT, _BINS + 1)
    eigenvalues, eigenvectors = principal_axes(covariance)
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
        half_axes=readonly(half_axes(covariance, MASSES[1])),
        marginal_x=readonly(_marginal(axis, params.mean_x, covariance[0, 0])),
        marginal_y=readonly(_marginal(axis, params.mean_y, covariance[1, 1])),
        samples=readonly(points),
        counts=_counts(points),
        shares=_shares(squared_distance(points, mean, covariance)),
        edges=readonly(edges),
        histogram_x=readonly(_histogram(points[:, 0], edges)),
        histogram_y=readonly(_histogram(points[:, 1], edges)),
        covariance=readonly(covariance),
        # Adding 0 leaves no negative zero off the diagonal.
        inverse=readonly(np.linalg.inv(covariance) + 0.0),
        determinant=_determinant(params),
        eigenvalues=readonly(eigenvalues),
        eigenvectors=readonly(eigenvectors),
        sample_mean=readonly(sample_mean),
        sample_covariance=readonly(sample_covariance),
        sample_correlation=_correlation(sample_covariance) if len(points) > 1 else math.nan,
        slice=slice_of(params, axis),
        ruler=ruler_of(params),
        product_ellipses=tuple(
            readonly(ellipse(mean, np.diag(np.diag(covariance)), mass)) for mass in MASSES if params.product
        ),
    )


def reshape(params: Normal2dParams, start: ArrayLike, end: ArrayLike) -> Normal2dParams:
    """Params after an end of a principal axis was dragged from `start` to `end`.

    The covariance is that of `drag_axis`, expressed by two standard deviations and a correlation, each
    rounded to four decimals and brought back inside its limits. Errors are those of `drag_axis`.
    """
    covariance = drag_axis(params.mean, params.covariance, start, end)
    std_x, std_y = np.sqrt(np.diag(covariance)).tolist()
    rho = float(covariance[0, 1]) / (std_x * std_y)
    return replace(
        params,
        matrix=None,
        std_x=_clamped(std_x, *STD_LIMITS),
        std_y=_clamped(std_y, *STD_LIMITS),
        rho=_clamped(rho, -RHO_LIMIT, RHO_LIMIT),
    )


def grips(mean: ArrayLike, axes: ArrayLike) -> Floats:
    """Points where a hand can take hold of the principal axes without leaving the picture.

    Parameters
    ----------
    mean
        ``(2,)``: the centre, in the picture.
    axes
        ``(2, 2)``: vectors from the centre to the ends of the axes.

    Returns
    -------
    ndarray
        ``(2, 2)``: for each axis its end or, where that lies outside, the last point before the edge; on the
        opposite half where that leaves more than twice the room.

    Raises
    ------
    ValueError
        If an argument is not finite, of another shape, or an axis has no length.
    """
    mean, axes = finite("mean", mean, ndim=1), finite("axes", axes, ndim=2)
    if mean.shape != (2,) or axes.shape != (2, 2):
        raise ValueError(f"mean and axes must have shapes (2,) and (2, 2), not {mean.shape} and {axes.shape}")
    if not axes.any(axis=1).all():
        raise ValueError("axes must not hold a zero vector")
    both = np.stack((axes, -axes))
    steps = np.abs(both)
    room = np.where(both > 0.0, _REACH - mean, _REACH + mean).clip(min=0.0)
    # How much of each half lies inside: the first edge that it meets cuts it.
    shares = np.divide(room, steps, out=np.ones(steps.shape), where=steps > room)
    inside = shares.min(axis=2)
    turned = (inside[1] > 2.0 * inside[0]).astype(np.int64)
    chosen = np.arange(2)
    return np.asarray(mean + inside[turned, chosen, None] * both[turned, chosen])


def _clamped(value: float, low: float, high: float) -> float:
    return min(max(round(value, 4), low), high)


def _counts(points: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.uint16]]:
    cells = np.floor((points + EXTENT) * (_CELLS / (2.0 * EXTENT))).astype(np.int64)
    column, row = cells[((cells >= 0) & (cells < _CELLS)).all(axis=1)].T
    counts = np.bincount(row * _CELLS + column, minlength=_CELLS**2)
    return readonly(counts.reshape(_CELLS, _CELLS), np.uint16)


def _marginal(axis: Floats, mean: float, variance: float) -> Floats:
    return np.exp(log_density(axis[:, None], [mean], [[variance]]))


def _determinant(params: Normal2dParams) -> float:
    if params.matrix is not None:
        first, shared, second = params.matrix
        return first * second - shared * shared
    # In this form exact to rounding, where sxx·syy - sxy² cancels for ρ near 1.
    return (params.std_x * params.std_y) ** 2 * (1.0 - params.rho) * (1.0 + params.rho)


def _shares(squared: Floats) -> tuple[float, ...]:
    if not len(squared):
        return (math.nan,) * len(MASSES)
    return tuple(float((squared <= -2.0 * math.log1p(-mass)).mean()) for mass in MASSES)


def _histogram(values: Floats, edges: Floats) -> Floats:
    counts = np.histogram(values, edges)[0]
    return counts / (max(1, len(values)) * float(edges[1] - edges[0]))


def _correlation(covariance: Floats) -> float:
    return float(covariance[0, 1] / math.sqrt(covariance[0, 0] * covariance[1, 1]))
