"""What the chapter's views are computed from: one distribution, its slices, a data set and two arrays."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engines.arrays import Floats, integer, number
from engines.multivariate_normal.density import cholesky

EXTENT = 5.0
"""The picture shows the square from -EXTENT to EXTENT on both axes."""

STD_LIMITS = (0.1, 3.0)
"""Smallest and largest standard deviation of either coordinate."""

RHO_LIMIT = 0.99
"""Largest correlation, of either sign, that σ₁, σ₂ and ρ express; a matrix of its own may go beyond."""

ENTRY_LIMIT = 9.0
"""Largest entry of a covariance that is given as a matrix, of either sign."""

SAMPLE_LIMIT = 10_000
"""Largest sample."""

POINT_LIMIT = 500
"""Most points that are placed by hand."""

ARRAY_LIMIT = 99.0
"""Largest entry of an array in the matrix lab, of either sign."""

VIEWS = ("density", "noise", "fit", "lab")
SLICES = ("none", "x1", "x2")
FORMS = ("full", "diagonal", "spherical")
DIVISORS = ("n", "n_minus_1")
OPERATIONS = ("sum", "hadamard", "inner", "product", "transpose", "determinant", "inverse", "sum_axis")

Array = tuple[Any, ...]
"""Nested tuples of numbers, all of equal length on each level."""


@dataclass(frozen=True, slots=True)
class Normal2dParams:
    """A normal distribution in the plane, and what is asked of it.

    Parameters
    ----------
    mean_x, mean_y
        Centre, at most `EXTENT` from 0.
    std_x, std_y
        Standard deviations, inside `STD_LIMITS`.
    rho
        Correlation, at most `RHO_LIMIT` either way.
    samples
        Points to draw, 0 to `SAMPLE_LIMIT`.
    seed
        Seed of the sample, not negative.
    matrix
        ``(Σ₁₁, Σ₁₂, Σ₂₂)``, at most `ENTRY_LIMIT` either way: a symmetric matrix that takes the place of
        `std_x`, `std_y` and `rho`, which then hold the nearest covariance that they can express. It need not
        be a covariance. None where the three numbers say it all; see `with_matrix`.
    view
        One of `VIEWS`: what is computed.
    slice
        "x1" for p(x₁ given x₂), "x2" for p(x₂ given x₁), or "none".
    slice_at
        Where the coordinate that is given stands, at most `EXTENT` from 0.
    ruler
        Whether distances from the centre to (`ruler_x`, `ruler_y`) are measured.
    product
        Whether the product of the marginals is drawn beside the joint density.
    surface
        Whether the density is drawn as a surface.
    eps_x, eps_y
        The noise vector that is followed through z = μ + Lε, at most `EXTENT` from 0.
    data
        Key of the data that the normal is fitted to: "normal" (a sample of the distribution above), "hand"
        (nothing but `points`), "galton", or own data.
    points
        Further points, placed by hand: at most `POINT_LIMIT` pairs.
    form
        One of `FORMS`: which covariances the fit may choose from.
    divisor
        One of `DIVISORS`: the maximum-likelihood 1/N or the unbiased 1/(N − 1).
    operation
        One of `OPERATIONS`, of the matrix lab.
    axis
        0 to 2: the axis that "sum_axis" sums over.
    a, b
        Its arrays: nested tuples of numbers, one to three axes, 1 to 4 entries along each.

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
    matrix: tuple[float, float, float] | None = None
    view: str = "density"
    slice: str = "none"
    slice_at: float = 1.0
    ruler: bool = False
    ruler_x: float = 2.5
    ruler_y: float = 1.5
    product: bool = False
    surface: bool = False
    eps_x: float = 1.0
    eps_y: float = 1.0
    data: str = "hand"
    points: tuple[tuple[float, float], ...] = (
        (-2.6, -1.4),
        (-1.2, 0.3),
        (-0.4, -0.9),
        (0.3, 0.8),
        (1.1, 0.2),
        (1.9, 1.7),
        (2.8, 1.1),
    )
    form: str = "full"
    divisor: str = "n"
    operation: str = "product"
    axis: int = 0
    a: Array = ((1.0, 2.0), (3.0, 4.0))
    b: Array = ((5.0, 6.0), (7.0, 8.0))

    def __post_init__(self) -> None:
        for name in ("mean_x", "mean_y", "slice_at", "ruler_x", "ruler_y", "eps_x", "eps_y"):
            number(name, getattr(self, name), -EXTENT, EXTENT)
        number("std_x", self.std_x, *STD_LIMITS)
        number("std_y", self.std_y, *STD_LIMITS)
        number("rho", self.rho, -RHO_LIMIT, RHO_LIMIT)
        integer("samples", self.samples, 0, SAMPLE_LIMIT)
        integer("seed", self.seed, 0)
        integer("axis", self.axis, 0, 2)
        if self.matrix is not None:
            _numbers("matrix", self.matrix, 3, ENTRY_LIMIT)
        for name, allowed in (
            ("view", VIEWS),
            ("slice", SLICES),
            ("form", FORMS),
            ("divisor", DIVISORS),
            ("operation", OPERATIONS),
        ):
            value = getattr(self, name)
            if not isinstance(value, str) or value not in allowed:
                raise ValueError(f"{name} must be one of {', '.join(allowed)}, not {value!r}")
        for name in ("ruler", "product", "surface"):
            if type(getattr(self, name)) is not bool:
                raise ValueError(f"{name} must be True or False, not {getattr(self, name)!r}")
        if not isinstance(self.data, str):
            raise ValueError(f"data must be the key of a data set, not {self.data!r}")
        if type(self.points) is not tuple or len(self.points) > POINT_LIMIT:
            raise ValueError(f"points must be a tuple of at most {POINT_LIMIT} pairs")
        for point in self.points:
            _numbers("points", point, 2, math.inf)
        array_shape("a", self.a)
        array_shape("b", self.b)

    @property
    def mean(self) -> Floats:
        """μ, ``(2,)``."""
        return np.array([self.mean_x, self.mean_y])

    @property
    def covariance(self) -> Floats:
        """Σ, ``(2, 2)``; symmetric, but no covariance where `positive_definite` is false."""
        if self.matrix is not None:
            first, shared, second = self.matrix
            return np.array([[first, shared], [shared, second]])
        shared = self.rho * self.std_x * self.std_y
        return np.array([[self.std_x**2, shared], [shared, self.std_y**2]])

    @property
    def positive_definite(self) -> bool:
        """Whether Σ is the covariance of a normal distribution with a density."""
        if self.matrix is None:
            return True
        try:
            cholesky("matrix", self.covariance)
        except ValueError:
            return False
        return True


def with_matrix(params: Normal2dParams, first: float, shared: float, second: float) -> Normal2dParams:
    """Params whose Σ is ``[[first, shared], [shared, second]]``, whatever that matrix is.

    Where two standard deviations and a correlation inside their limits express it, they do; elsewhere it is
    kept as it is in `Normal2dParams.matrix`, beside the nearest σ₁, σ₂ and ρ.

    Raises
    ------
    ValueError
        If an entry is not finite or beyond `ENTRY_LIMIT`.
    """
    entries = _numbers("matrix", (first, shared, second), 3, ENTRY_LIMIT)
    low, high = (limit**2 for limit in STD_LIMITS)
    std_x, std_y = (math.sqrt(min(max(value, low), high)) for value in (first, second))
    rho = shared / (std_x * std_y)
    expressed = low <= first <= high and low <= second <= high and abs(rho) <= RHO_LIMIT
    return replace(
        params,
        std_x=std_x,
        std_y=std_y,
        rho=min(max(rho, -RHO_LIMIT), RHO_LIMIT),
        matrix=None if expressed else (entries[0], entries[1], entries[2]),
    )


def array_shape(name: str, value: Any) -> tuple[int, ...]:
    """Lengths of the axes of nested tuples.

    Raises
    ------
    ValueError
        Naming the argument, if `value` has not one to three axes of 1 to 4 entries, rows of unequal length,
        or entries that are no finite numbers up to `ARRAY_LIMIT`.
    """
    if type(value) is not tuple:
        raise ValueError(f"{name} must be nested tuples of numbers, not {value!r}")
    shape: tuple[int, ...] = ()
    level: list[Any] = [value]
    while type(level[0]) is tuple:
        lengths = {len(row) if type(row) is tuple else 0 for row in level}
        if len(shape) == 3 or len(lengths) != 1 or not 1 <= (length := lengths.pop()) <= 4:
            raise ValueError(f"{name} must have one to three axes of 1 to 4 entries, in equal rows")
        shape += (length,)
        level = [entry for row in level for entry in row]
    _numbers(name, tuple(level), len(level), ARRAY_LIMIT)
    return shape


def _numbers(name: str, value: Any, count: int, limit: float) -> tuple[float, ...]:
    if type(value) is not tuple or len(value) != count:
        raise ValueError(f"{name} must be a tuple of {count} numbers, not {value!r}")
    return tuple(number(name, entry, -limit, limit) for entry in value)
