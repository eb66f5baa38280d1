"""Views into one distribution: a slice through it, and distances from its centre."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, integer, number, readonly
from engines.multivariate_normal.density import ellipse, log_density, squared_distance
from engines.multivariate_normal.params import Normal2dParams


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """One coordinate where the other one is given.

    Parameters
    ----------
    given
        0 or 1: the coordinate that is given.
    at
        Its value.
    mean, std
        Of the other coordinate there.
    density
        ``(G,)``: its exact conditional density on the axis of the picture.
    """

    given: int
    at: float
    mean: float
    std: float
    density: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Ruler:
    """One point's distance from the centre, measured twice.

    Parameters
    ----------
    euclidean, mahalanobis
        Length of x − μ, and the same in standard deviations.
    mass
        Probability of being nearer to the centre in Mahalanobis distance.
    circle, contour
        ``(128, 2)`` each: all points as far away by the one and by the other; ``contour`` has no points where
        x is the centre.
    density, product
        Of the point: joint density, and the product of the two marginal densities.
    """

    euclidean: float
    mahalanobis: float
    mass: float
    circle: Floats
    contour: Floats
    density: float
    product: float


def conditional(mean: ArrayLike, covariance: ArrayLike, given: int, at: float) -> tuple[float, float]:
    r"""Mean and standard deviation of one coordinate of a pair where the other is known.

    Parameters
    ----------
    mean, covariance
        ``(2,)`` and ``(2, 2)``, as for `log_density`.
    given
        0 or 1: the coordinate that is known.
    at
        Its value.

    Returns
    -------
    mean, std
        :math:`\mu_i + \Sigma_{ij}(x_j - \mu_j)/\Sigma_{jj}` and the root of
        :math:`\Sigma_{ii} - \Sigma_{ij}^2/\Sigma_{jj}` (Bishop 2006, equations 2.81 and 2.82).

    Raises
    ------
    ValueError
        As `log_density`; and if D is not 2, `given` is not 0 or 1, or `at` is not finite.
    """
    given, at = integer("given", given, 0, 1), number("at", at)
    squared_distance(np.zeros(2), mean, covariance)  # refuses what is no pair
    mean, covariance = np.asarray(mean, np.float64), np.asarray(covariance, np.float64)
    other = 1 - given
    slope = float(covariance[other, given] / covariance[given, given])
    variance = float(covariance[other, other]) - slope * float(covariance[other, given])
    return float(mean[other]) + slope * (at - float(mean[given])), math.sqrt(variance)


def slice_of(params: Normal2dParams, axis: Floats) -> Slice | None:
    """Compute the slice that params ask for, None where they ask for none."""
    if params.slice == "none":
        return None
    given = 1 if params.slice == "x1" else 0
    mean, std = conditional(params.mean, params.covariance, given, params.slice_at)
    density = np.exp(log_density(axis[:, None], [mean], [[std**2]]))
    return Slice(given, params.slice_at, mean, std, readonly(density))


def ruler_of(params: Normal2dParams) -> Ruler | None:
    """Measure the distances that params ask for, None where they ask for none."""
    if not params.ruler:
        return None
    mean, covariance = params.mean, params.covariance
    point = np.array([params.ruler_x, params.ruler_y])
    euclidean = math.hypot(*(point - mean))
    squared = float(squared_distance(point, mean, covariance))
    mass = -math.expm1(-squared / 2.0)
    angle = np.linspace(0.0, 2.0 * math.pi, 128)
    marginal = log_density(point, mean, np.diag(np.diag(covariance)))
    return Ruler(
        euclidean=euclidean,
        mahalanobis=math.sqrt(squared),
        mass=mass,
        circle=readonly(mean + euclidean * np.stack([np.cos(angle), np.sin(angle)], axis=1)),
        # So far out that the mass rounds to 1 there is no contour left to draw inside the picture.
        contour=readonly(ellipse(mean, covariance, mass) if 0.0 < mass < 1.0 else np.empty((0, 2))),
        density=math.exp(float(log_density(point, mean, covariance))),
        product=math.exp(float(marginal)),
    )
