"""A mixture in the plane shaped by hand: components come and go, ellipses are dragged (chapter 4.2)."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite, integer, number
from engines.gmm.generate_params import (
    COMPONENT_LIMIT,
    OPENING,
    PLANES,
    RHO_LIMIT,
    GenerateParams,
    Pair,
    Spread,
    covariance_of,
    std_limits,
)
from engines.multivariate_normal import EXTENT, drag_axis, half_axes

GRIP_MASS = 0.9
"""Probability of a component inside the ellipse that stands for it."""

Row = TypeVar("Row")


def with_components(params: GenerateParams, count: int) -> GenerateParams:
    """Params of `count` components: the last ones go, or new ones come with a weight of 1/K each.

    Raises
    ------
    ValueError
        If `count` is no whole number from 1 to `COMPONENT_LIMIT`.
    """
    count = integer("count", count, 1, COMPONENT_LIMIT)
    kept, fresh = min(count, params.components), range(params.components, count)
    places = [_placed(params.plane, index) for index in fresh]
    weights = _shared((*params.weights[:kept], *(0.0 for _ in fresh)), 1.0 - len(fresh) / count)
    return replace(
        params,
        weights=(*weights[:kept], *(1.0 / count for _ in fresh)),
        means=(*params.means[:kept], *(mean for mean, _ in places)),
        spreads=(*params.spreads[:kept], *(spread for _, spread in places)),
        selected=min(params.selected, count),
    )


def with_weight(params: GenerateParams, weight: float) -> GenerateParams:
    """Params whose selected component has a weight; the others share the rest as they did before.

    A single component keeps the weight 1.

    Raises
    ------
    ValueError
        If `weight` does not lie between 0 and 1.
    """
    weight, chosen = number("weight", weight, 0.0, 1.0), params.selected - 1
    if params.components == 1:
        return params
    others = params.weights[:chosen] + params.weights[chosen + 1 :]
    shared = _shared(others, 1.0 - weight)
    return replace(params, weights=(*shared[:chosen], weight, *shared[chosen:]))


def with_mean(params: GenerateParams, x: float, y: float) -> GenerateParams:
    """Params whose selected component stands at a place, or at the nearest one inside the plane."""
    limits = PLANES[params.plane]
    place = _clamped(x, *limits[0]), _clamped(y, *limits[1])
    return replace(params, means=_exchanged(params.means, params.selected, place))


def with_spread(params: GenerateParams, std_x: float, std_y: float, rho: float) -> GenerateParams:
    """Params whose selected component has these σ₁, σ₂, ρ, each brought inside its limits."""
    limits_x, limits_y = std_limits(params.plane)
    spread = (
        _clamped(std_x, *limits_x),
        _clamped(std_y, *limits_y),
        _clamped(rho, -RHO_LIMIT, RHO_LIMIT),
    )
    return replace(params, spreads=_exchanged(params.spreads, params.selected, spread))


def reshape_component(params: GenerateParams, start: ArrayLike, end: ArrayLike) -> GenerateParams:
    """Params after an axis of the selected component's ellipse was dragged from `start` to `end`.

    Parameters
    ----------
    params
        Before the drag.
    start, end
        ``(2,)``, in the units of the plane. Scale and rotation are those of the picture, where both ranges
        have the same length; see `engines.multivariate_normal.drag_axis`.

    Raises
    ------
    ValueError
        If an argument is no place, or `start` is the centre.
    """
    unit = plane_unit(params.plane)
    mean = np.array(params.means[params.selected - 1])
    sigma = covariance_of(params.spreads[params.selected - 1]) / np.outer(unit, unit)
    ends = [finite(name, value, ndim=1) / unit for name, value in (("start", start), ("end", end))]
    sigma = drag_axis(mean / unit, sigma, *ends) * np.outer(unit, unit)
    std_x, std_y = np.sqrt(np.diag(sigma)).tolist()
    return with_spread(params, std_x, std_y, float(sigma[0, 1]) / (std_x * std_y))


def component_axes(params: GenerateParams) -> Floats:
    """Vectors from the selected mean to the ends of its ellipse's axes, perpendicular in the picture.

    Returns
    -------
    ndarray
        ``(2, 2)``, one vector a row, in the units of the plane; the ellipse encloses `GRIP_MASS`.
    """
    unit = plane_unit(params.plane)
    sigma = covariance_of(params.spreads[params.selected - 1]) / np.outer(unit, unit)
    return half_axes(sigma, GRIP_MASS) * unit


def plane_unit(plane: str) -> Floats:
    """Half the range of either coordinate: what is equally long in the picture, ``(2,)``."""
    return np.array([(high - low) / 2.0 for low, high in PLANES[plane]])


def to_square(plane: str, points: ArrayLike) -> Floats:
    """Points ``(..., 2)`` of a plane in the square from -EXTENT to EXTENT of `engines.multivariate_normal`.

    There axes of an ellipse that are perpendicular in the picture are perpendicular.
    """
    return np.asarray((np.asarray(points) - _centre(plane)) * (EXTENT / plane_unit(plane)))


def from_square(plane: str, points: ArrayLike) -> Floats:
    """Undo `to_square`."""
    return np.asarray(_centre(plane) + np.asarray(points) * (plane_unit(plane) / EXTENT))


def _placed(plane: str, index: int) -> tuple[Pair, Spread]:
    """Place and shape of a new component: those of the free plane, carried over to the other one."""
    _, mean, (std_x, std_y, rho) = OPENING[index]
    unit = plane_unit(plane) / plane_unit("free")
    x, y = (_centre(plane) + unit * mean).tolist()
    return (x, y), (float(std_x * unit[0]), float(std_y * unit[1]), rho)


def _shared(weights: tuple[float, ...], total: float) -> tuple[float, ...]:
    """Weights in the same proportions with another sum; where all are 0 they get the same."""
    before = math.fsum(weights)
    if before > 0.0:
        return tuple(weight / before * total for weight in weights)
    return tuple(total / len(weights) for _ in weights)


def _exchanged(rows: tuple[Row, ...], place: int, row: Row) -> tuple[Row, ...]:
    """Rows with another one at a place counted from 1."""
    return (*rows[: place - 1], row, *rows[place:])


def _clamped(value: float, low: float, high: float) -> float:
    return min(max(round(value, 4), low), high)


def _centre(plane: str) -> Floats:
    return np.array([(low + high) / 2.0 for low, high in PLANES[plane]])
