"""The data of the chapter: drawn from a hidden population, Galton's heights, or the user's own numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from engines import datasets
from engines.arrays import Floats, finite, integer, number, readonly
from engines.clt import POPULATIONS, Population
from engines.likelihood.normal import SufficientStatistics

DATA = ("drawn", "galton_female", "galton_male", "points")
"""Keys of the data that come with the chapter, in the order in which the tab offers them."""

VIEWS = ("fit", "population", "bias", "use")
"""What the tab shows of the chapter."""

LINKED = ("product", "terms")
"""What stands below the surface: the product and the sum, or the terms as a list."""

MOST_EDITED = 1000
"""Points that may be placed by hand."""

LARGEST = 1e60
"""Bound of the data and, inverted, of their spread: squares of ratios stay inside float64."""

MOST_POINTS = 100_000
"""Points that are used; further ones are left out, and the frame says how many."""

SHAPES: Mapping[str, Population] = MappingProxyType(
    {name: POPULATIONS[name] for name in ("normal", "uniform", "exponential", "two_humped")}
)
"""Hidden populations before they are moved and scaled; a normal model is right for the first only."""


@dataclass(frozen=True, slots=True)
class LikelihoodParams:
    """Data, the model under the learner's hand, and what is asked of it.

    Parameters
    ----------
    data
        A key of `DATA`, or the key of data that the caller passes to the engine.
    column
        Which column of the caller's data, from 0.
    population, population_mean, population_std
        The hidden population: a key of `SHAPES`, its mean, at most 1e6 either way, and its standard
        deviation, 0.001 to 1e6.
    n
        Points drawn from it, 2 to 10,000. The first points stay when n changes.
    mean, std
        The model, within `LARGEST`; the standard deviation is positive.
    low, high
        Ends of the interval whose probability is asked, in either order.
    rate
        Learning rate of gradient ascent on the mean log-likelihood, in units of the data's variance, so that
        it is the same for inches and centimetres: 0.001 to 10.
    repeats
        Samples that `repeat_fits` draws, 100 to 100,000.
    seed
        Seed of everything random, not negative.
    view
        One of `VIEWS`.
    linked
        One of `LINKED`.
    points
        The data where `data` is "points": 1 to `MOST_EDITED` numbers within `LARGEST`.

    Raises
    ------
    ValueError
        If a field is outside its range.
    """

    data: str = "drawn"
    column: int = 0
    population: str = "normal"
    population_mean: float = 170.0
    population_std: float = 7.0
    n: int = 20
    mean: float = 164.0
    std: float = 5.0
    low: float = 160.0
    high: float = 180.0
    rate: float = 0.2
    repeats: int = 10_000
    seed: int = 0
    view: str = "fit"
    linked: str = "product"
    points: tuple[float, ...] = (162.0, 166.5, 168.0, 171.0, 173.5, 176.0, 181.0)

    def __post_init__(self) -> None:
        if not isinstance(self.data, str) or not self.data:
            raise ValueError(f"data must be the key of a data set, not {self.data!r}")
        if not isinstance(self.population, str) or self.population not in SHAPES:
            raise ValueError(f"population must be one of {', '.join(SHAPES)}, not {self.population!r}")
        integer("column", self.column, 0)
        number("population_mean", self.population_mean, -1e6, 1e6)
        number("population_std", self.population_std, 1e-3, 1e6)
        integer("n", self.n, 2, 10_000)
        number("mean", self.mean, -LARGEST, LARGEST)
        number("std", self.std, 1.0 / LARGEST, LARGEST)
        number("low", self.low)
        number("high", self.high)
        number("rate", self.rate, 0.001, 10.0)
        integer("repeats", self.repeats, 100, 100_000)
        integer("seed", self.seed, 0)
        for name, allowed in (("view", VIEWS), ("linked", LINKED)):
            value = getattr(self, name)
            if not isinstance(value, str) or value not in allowed:
                raise ValueError(f"{name} must be one of {', '.join(allowed)}, not {value!r}")
        if not isinstance(self.points, tuple) or not 1 <= len(self.points) <= MOST_EDITED:
            raise ValueError(f"points must be a tuple of 1 to {MOST_EDITED} numbers")
        for point in self.points:
            number("points", point, -LARGEST, LARGEST)


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """The points at hand.

    Attributes
    ----------
    x
        ``(N,)``, read-only, in the order in which they came.
    unit
        Unit of `x`; empty where none is known.
    dropped
        Points left out because there are more than `MOST_POINTS`.
    """

    x: Floats
    unit: str
    dropped: int


def hidden(params: LikelihoodParams) -> Population:
    """Return the hidden population of `params`: its shape, moved and scaled to mean and deviation."""
    shape = SHAPES[params.population]
    scale = params.population_std / math.sqrt(shape.variance)
    origin = params.population_mean - scale * shape.mean

    def moved(ends: tuple[float, float]) -> tuple[float, float]:
        return origin + scale * ends[0], origin + scale * ends[1]

    return replace(
        shape,
        mean=params.population_mean,
        variance=params.population_std**2,
        support=moved(shape.support),
        plot_range=moved(shape.plot_range),
        draw=lambda rng, size: origin + scale * shape.sample(rng, size),
        mass=lambda x: shape.density((x - origin) / scale) / scale,
        cumulative=lambda x: shape.cdf((x - origin) / scale),
        extent=moved(shape.extent),
    )


def observe(params: LikelihoodParams, x: ArrayLike | None = None) -> Sample:
    """Return the data that `params` names.

    Parameters
    ----------
    params
        Names the data.
    x
        Data ``(N,)``, or a table ``(N, columns)``, in the place of what `params` names.

    Raises
    ------
    ValueError
        If the key is unknown and `x` is not given, or `x` lacks the column, is empty, not finite or beyond
        `LARGEST`.
    """
    if x is not None:
        own = _column(x, params.column)
        return Sample(readonly(own[:MOST_POINTS]), "", max(0, len(own) - MOST_POINTS))
    if params.data == "drawn":
        drawn = hidden(params).sample(np.random.default_rng(params.seed), params.n)
        return Sample(readonly(drawn), "", 0)
    if params.data == "points":
        return Sample(readonly(_column(np.array(params.points), 0)), "", 0)
    if params.data not in DATA:
        raise ValueError(f"data must be one of {', '.join(DATA)} where no x is given, not {params.data!r}")
    galton = datasets.load("galton")
    sex, height = (galton.columns.index(name) for name in ("sex", "child_height"))
    rows = galton.x[:, sex] == (params.data == "galton_male")
    return Sample(readonly(galton.x[rows, height]), galton.units[height], 0)


def suited(params: LikelihoodParams, x: ArrayLike | None = None) -> LikelihoodParams:
    """Put model and interval where the data are: near the maximum, so that both climbs arrive, but not on it.

    Parameters and errors are those of `observe`.
    """
    statistics = SufficientStatistics.of(observe(params, x).x)
    centre, scale = statistics.mean, statistics.std or 1.0
    # One digit finer than the first of the scale: round numbers for a person to start from.
    digits = 1 - math.floor(math.log10(scale))
    return replace(
        params,
        mean=round(centre - 0.8 * scale, digits),
        std=round(0.7 * scale, digits),
        low=round(centre - scale, digits),
        high=round(centre + scale, digits),
    )


def at_maximum(params: LikelihoodParams, x: ArrayLike | None = None) -> LikelihoodParams:
    """Put the model on the maximum of the likelihood.

    Parameters are those of `observe`.

    Raises
    ------
    ValueError
        As `observe`, and if all points are equal: then there is no maximum.
    """
    statistics = SufficientStatistics.of(observe(params, x).x)
    if statistics.std == 0.0:
        raise ValueError("x must hold different numbers: of equal ones the likelihood has no maximum")
    return replace(params, mean=statistics.mean, std=statistics.std)


def _column(x: ArrayLike, column: int) -> Floats:
    own = finite("x", x)
    if own.ndim == 2 and column < own.shape[1]:
        own = own[:, column]
    if own.ndim != 1 or not len(own):
        raise ValueError(f"x must hold numbers in column {column}, it has shape {own.shape}")
    if np.abs(own).max() > LARGEST or 0.0 < np.ptp(own) < 1.0 / LARGEST:
        raise ValueError(
            f"x must be at most {LARGEST:g} and, if not constant, spread by {1 / LARGEST:g} or more"
        )
    return own
