"""A mixture that is shaped by hand, in one of two planes: chapters 4.2 and 4.3."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite, integer, number
from engines.gmm.mixture import Mixture
from engines.multivariate_normal import EXTENT, drag_axis, half_axes

COMPONENT_LIMIT = 5
"""Largest K."""

SAMPLE_LIMIT = 10_000
"""Largest sample."""

RHO_LIMIT = 0.99
"""Largest correlation of a component, of either sign."""

GRIP_MASS = 0.9
"""Probability of a component inside the ellipse that stands for it."""

PLANES = {"free": ((-5.0, 5.0), (-5.0, 5.0)), "old_faithful": ((1.0, 6.0), (40.0, 100.0))}
"""Ranges of both coordinates: no units; minutes of eruption and of waiting for the next."""

PICTURES = ("contours", "image", "surface")

# Standard deviations in units of half a range.
_NARROWEST, _WIDEST = 0.02, 0.6

Pair = tuple[float, float]
Spread = tuple[float, float, float]
Row = TypeVar("Row")
_START: tuple[tuple[float, Pair, Spread], ...] = (
    (0.5, (-2.0, -1.0), (0.9, 0.7, 0.6)),
    (0.3, (2.0, 1.5), (1.2, 0.5, -0.4)),
    (0.2, (1.0, -2.5), (0.6, 0.6, 0.0)),
    (0.2, (-2.0, 2.5), (0.8, 0.5, 0.0)),
    (0.2, (3.5, -1.0), (0.4, 1.0, 0.0)),
)


@dataclass(frozen=True, slots=True)
class GenerateParams:
    """A mixture in the plane, and how it is shown.

    Parameters
    ----------
    plane
        One of `PLANES`: which ranges, and whether data lie in them.
    weights
        φ: 1 to `COMPONENT_LIMIT` numbers, not negative, sum 1.
    means
        μ: as many pairs inside the plane.
    spreads
        As many triples (σ₁, σ₂, ρ), inside `std_limits` and `RHO_LIMIT`.
    selected
        Number of the component that sliders and handles change, from 1.
    samples
        Points to draw, 0 to `SAMPLE_LIMIT`.
    colours
        Whether the points show which component they came from.
    picture
        One of `PICTURES`: how the density is drawn.
    seed
        Seed of the sample, not negative.

    Raises
    ------
    ValueError
        If a field is outside its range.
    """

    plane: str = "free"
    weights: tuple[float, ...] = (0.5, 0.3, 0.2)
    means: tuple[Pair, ...] = tuple(mean for _, mean, _ in _START[:3])
    spreads: tuple[Spread, ...] = tuple(spread for _, _, spread in _START[:3])
    selected: int = 1
    samples: int = 300
    colours: bool = True
    picture: str = "contours"
    seed: int = 0

    def __post_init__(self) -> None:
        if self.plane not in PLANES:
            raise ValueError(f"plane must be one of {', '.join(PLANES)}, not {self.plane!r}")
        if self.picture not in PICTURES:
            raise ValueError(f"picture must be one of {', '.join(PICTURES)}, not {self.picture!r}")
        if type(self.colours) is not bool:
            raise ValueError(f"colours must be True or False, not {self.colours!r}")
        if type(self.weights) is not tuple or not 1 <= len(self.weights) <= COMPONENT_LIMIT:
            raise ValueError(f"weights must be a tuple of 1 to {COMPONENT_LIMIT} numbers")
        for weight in self.weights:
            number("weights", weight, 0.0, 1.0)
        if abs(sum(self.weights) - 1.0) > 1e-8:
            raise ValueError(f"weights must sum to 1, not {sum(self.weights)!r}")
        for name, limits in (
            ("means", PLANES[self.plane]),
            ("spreads", (*std_limits(self.plane), (-RHO_LIMIT, RHO_LIMIT))),
        ):
            rows = getattr(self, name)
            if type(rows) is not tuple or len(rows) != len(self.weights):
                raise ValueError(f"{name} must be a tuple of {len(self.weights)} entries, one a component")
            for row in rows:
                if type(row) is not tuple or len(row) != len(limits):
                    raise ValueError(f"{name} must hold tuples of {len(limits)} numbers, not {row!r}")
                for value, (low, high) in zip(row, limits, strict=True):
                    number(name, value, low, high)
        integer("selected", self.selected, 1, len(self.weights))
        integer("samples", self.samples, 0, SAMPLE_LIMIT)
        integer("seed", self.seed, 0)

    @property
    def components(self) -> int:
        """K."""
        return len(self.weights)

    @property
    def mixture(self) -> Mixture:
        """The distribution itself."""
        return Mixture(
            np.array(self.weights), np.array(self.means), np.array(list(map(_sigma, self.spreads)))
        )


def std_limits(plane: str) -> tuple[Pair, Pair]:
    """Smallest and largest standard deviation of either coordinate of a plane."""
    half_x, half_y = ((high - low) / 2.0 for low, high in PLANES[plane])
    return (_NARROWEST * half_x, _WIDEST * half_x), (_NARROWEST * half_y, _WIDEST * half_y)


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
    sigma = _sigma(params.spreads[params.selected - 1]) / np.outer(unit, unit)
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
    sigma = _sigma(params.spreads[params.selected - 1]) / np.outer(unit, unit)
    return half_axes(sigma, GRIP_MASS) * unit


def plane_unit(plane: str) -> Floats:
    """Half the range of either coordinate: what is equally long in the picture, ``(2,)``."""
    return np.array([(high - low) / 2.0 for low, high in PLANES[plane]])


def _placed(plane: str, index: int) -> tuple[Pair, Spread]:
    """Place and shape of a new component: those of the free plane, carried over to the other one."""
    _, mean, (std_x, std_y, rho) = _START[index]
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


def _sigma(spread: Spread) -> Floats:
    std_x, std_y, rho = spread
    shared = rho * std_x * std_y
    return np.array([[std_x**2, shared], [shared, std_y**2]])


def _clamped(value: float, low: float, high: float) -> float:
    return min(max(round(value, 4), low), high)


def to_square(plane: str, points: ArrayLike) -> Floats:
    """Points ``(..., 2)`` of a plane in the square from -EXTENT to EXTENT of `engines.multivariate_normal`.

    There axes of an ellipse that are perpendicular in the picture are perpendicular.
    """
    return np.asarray((np.asarray(points) - _centre(plane)) * (EXTENT / plane_unit(plane)))


def from_square(plane: str, points: ArrayLike) -> Floats:
    """Undo `to_square`."""
    return np.asarray(_centre(plane) + np.asarray(points) * (plane_unit(plane) / EXTENT))


def _centre(plane: str) -> Floats:
    return np.array([(low + high) / 2.0 for low, high in PLANES[plane]])
