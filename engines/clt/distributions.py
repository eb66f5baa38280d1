"""One distribution with its moments, its distribution function and the probability of an interval.

Chapters 1.1, 1.2 and 1.5.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

import numpy as np

from engines.arrays import Floats, readonly
from engines.clt.normal import normal_cdf, normal_density
from engines.clt.params import HEIGHTS, CltParams
from engines.clt.populations import Population, normal
from engines.clt.shaping import shaped
from engines.datasets import load

POINTS = 801
NORMAL_RANGE = (-8.0, 8.0)
HEIGHT_RANGE = (54.0, 82.0)
"""Inches."""

TOLERANCE = 5e-4
"""How far a sum of probabilities may be from 1: half of the last digit that is shown."""

DRAGGED_WEIGHT = 0.6
"""Largest weight of a face that a hand can give."""

_CELLS = 20_000
_TOPS = (0.25, 0.5, 1.0, 2.0, 4.0)
"""Scales of the density: they change in steps, so that a wider curve looks wider while it is dragged."""

_HEADROOM = 1.12
_NOTHING: Floats = readonly(np.empty(0))


def _nothing() -> Floats:
    return _NOTHING


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """An interval of whole standard deviations around the mean.

    Parameters
    ----------
    low, high
        Its ends.
    probability
        Of the normal distribution.
    share
        Of the data that lie inside; nan without data.
    """

    low: float
    high: float
    probability: float
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class DistributionFrame:
    """One distribution, ready to be drawn.

    Parameters
    ----------
    params
        What was asked for.
    discrete
        Whether `density` holds probabilities.
    x, density
        ``(points,)`` the curve, or the possible values with their probabilities.
    cdf_x, cdf
        ``(points,)`` distribution function; a discrete one is a staircase whose corners are given.
    x_range, top
        Axes.
    low, high
        Ends of the interval.
    probability, low_level, high_level
        P(low ≤ x ≤ high), and the distribution function on its left and right side.
    total, mean_sum, variance_sum
        Sum or integral of p, of x p and of (x - mean)² p; nan where the integral does not converge.
    mean, variance
        In closed form; nan or inf where they do not exist, nan for what is no distribution.
    pins
        ``(points,)`` densities of the pinned normal distributions, over `x`.
    bands
        Intervals of one, two and three standard deviations, outermost first; empty unless asked for.
    edges, heights
        Histogram of the data, ``(bins + 1,)`` and ``(bins,)``; empty without data.
    count
        Number of data, 0 for a distribution that is given by its formula.
    interval_share
        Share of the data in the interval; nan without data.
    skewness, excess_kurtosis
        Of the data; 0 for a normal distribution; nan without data.
    """

    params: CltParams
    discrete: bool
    x: Floats
    density: Floats
    cdf_x: Floats
    cdf: Floats
    x_range: tuple[float, float]
    top: float
    low: float
    high: float
    probability: float
    low_level: float
    high_level: float
    total: float
    mean_sum: float
    variance_sum: float
    mean: float
    variance: float
    pins: tuple[Floats, ...] = ()
    bands: tuple[Band, ...] = ()
    edges: Floats = field(default_factory=_nothing)
    heights: Floats = field(default_factory=_nothing)
    count: int = 0
    interval_share: float = math.nan
    skewness: float = math.nan
    excess_kurtosis: float = math.nan

    @property
    def valid(self) -> bool:
        """Whether p is a distribution: nowhere negative, and adding or integrating to 1."""
        return abs(self.total - 1.0) < TOLERANCE

    @property
    def shaded(self) -> tuple[Floats, Floats]:
        """Curve over the interval, its ends included, or the bars inside it."""
        inside = (self.x >= self.low) & (self.x <= self.high)
        if self.discrete:
            return self.x[inside], self.density[inside]
        ends = np.interp([self.low, self.high], self.x, self.density)
        x = np.concatenate(([self.low], self.x[inside], [self.high]))
        return x, np.concatenate((ends[:1], self.density[inside], ends[1:]))


def describe(params: CltParams) -> DistributionFrame:
    """Compute the picture of one distribution.

    Parameters
    ----------
    params
        `distribution` names it; its shape and the interval are read too.
    """
    name = params.distribution
    if name in HEIGHTS:
        return _heights(params)
    if name == "die":
        return _die(params)
    population = shaped(params, name)
    return _discrete(params, population) if population.discrete else _continuous(params, population)


def heights(name: str) -> Floats:
    """Heights of Galton's grown children, in inches.

    Parameters
    ----------
    name
        "sons", "daughters" or "children".

    Returns
    -------
    ndarray
        ``(481,)``, ``(453,)`` or ``(934,)``.
    """
    data = load("galton")
    sex, height = data.x[:, data.columns.index("sex")], data.x[:, data.columns.index("child_height")]
    wanted = {"sons": sex == 1.0, "daughters": sex == 0.0, "children": np.isfinite(height)}
    chosen: Floats = height[wanted[name]]
    return chosen


def _interval(params: CltParams, x_range: tuple[float, float]) -> tuple[float, float]:
    low, high = x_range
    return low + params.low * (high - low), low + params.high * (high - low)


def _die(params: CltParams) -> DistributionFrame:
    """Return the die as it was dragged: its weights are drawn as they are, whatever they add to."""
    population = shaped(params, "die")
    weights = np.array(params.weights)
    x = np.array(population.atoms)
    frame = _bars(params, population, x, weights)
    # A scale that stays while a bar is dragged.
    return replace(frame, top=max(frame.top, _HEADROOM * DRAGGED_WEIGHT))


def _discrete(params: CltParams, population: Population) -> DistributionFrame:
    x = np.array(population.atoms)
    return _bars(params, population, x, population.density(x))


def _bars(params: CltParams, population: Population, x: Floats, mass: Floats) -> DistributionFrame:
    x_range = (float(x[0]) - 1.5, float(x[-1]) + 1.5)
    low, high = _interval(params, x_range)
    before, after = float(mass[x < low].sum()), float(mass[x <= high].sum())
    total = float(mass.sum())
    valid = abs(total - 1.0) < TOLERANCE
    mean = float(mass @ x)
    levels = np.concatenate(([0.0], np.cumsum(mass)))
    corners = np.repeat(np.concatenate(([x_range[0]], x, [x_range[1]])), 2)[1:-1]
    return DistributionFrame(
        params=params,
        discrete=True,
        x=readonly(x),
        density=readonly(mass),
        cdf_x=readonly(corners),
        cdf=readonly(np.repeat(levels, 2)),
        x_range=x_range,
        top=_top(float(mass.max())),
        low=low,
        high=high,
        probability=after - before,
        low_level=before,
        high_level=after,
        total=total,
        mean_sum=mean,
        variance_sum=float(mass @ np.square(x - mean)),
        mean=population.mean if valid else math.nan,
        variance=population.variance if valid else math.nan,
    )


def _continuous(params: CltParams, population: Population) -> DistributionFrame:
    is_normal = population.name == "normal"
    x_range = NORMAL_RANGE if is_normal else population.plot_range
    pins = [normal_density(np.linspace(*x_range, POINTS), *pin) for pin in params.pins] if is_normal else []
    highest = max([float(population.curve()[1].max()), *(float(pin.max()) for pin in pins)])
    return replace(
        _curve(params, population, x_range),
        top=_top(highest),
        pins=tuple(readonly(pin) for pin in pins),
        bands=_bands(population, None) if is_normal and params.bands else (),
    )


def _heights(params: CltParams) -> DistributionFrame:
    data = heights(params.distribution)
    mean, std = float(data.mean()), float(data.std())
    fitted = normal(mean, std)
    low, high = _interval(params, HEIGHT_RANGE)
    counts, edges = np.histogram(data, np.arange(HEIGHT_RANGE[0] - 0.5, HEIGHT_RANGE[1] + 1.0))
    z = (data - mean) / std
    return replace(
        _curve(params, fitted, HEIGHT_RANGE),
        top=_top(float(counts.max()) / len(data)),
        bands=_bands(fitted, data) if params.bands else (),
        edges=readonly(edges),
        heights=readonly(counts / len(data)),
        count=len(data),
        interval_share=float(((data >= low) & (data <= high)).mean()),
        skewness=float((z**3).mean()),
        excess_kurtosis=float((z**4).mean() - 3.0),
    )


def _curve(params: CltParams, population: Population, x_range: tuple[float, float]) -> DistributionFrame:
    x = np.linspace(*x_range, POINTS)
    density = population.density(x)
    low, high = _interval(params, x_range)
    low_level, high_level = (float(level) for level in population.cdf([low, high]))
    total, mean, variance = _integrals(population)
    return DistributionFrame(
        params=params,
        discrete=False,
        x=readonly(x),
        density=readonly(density),
        cdf_x=readonly(x),
        cdf=readonly(population.cdf(x)),
        x_range=x_range,
        top=_top(float(density.max())),
        low=low,
        high=high,
        probability=high_level - low_level,
        low_level=low_level,
        high_level=high_level,
        total=total,
        mean_sum=mean,
        variance_sum=variance,
        mean=population.mean,
        variance=population.variance,
    )


def _integrals(population: Population) -> tuple[float, float, float]:
    """Integrate p, x p and (x - mean)² p by the midpoint rule, without the closed forms.

    A light tail ends at the population's extent. A heavy one is integrated over y with x = sinh y, or
    x = low + exp y where the support has a lower end: there its tail falls off exponentially.
    """
    if math.isfinite(population.variance):
        low, high = population.extent
        width = (high - low) / _CELLS
        x = low + width * (np.arange(_CELLS) + 0.5)
        p = population.density(x) * width
        mean = float(p @ x)
        return float(p.sum()), mean, float(p @ np.square(x - mean))
    y, width = np.linspace(-45.0, 70.0, _CELLS, retstep=True)
    low = population.support[0]
    x, slope = (low + np.exp(y), np.exp(y)) if math.isfinite(low) else (np.sinh(y), np.cosh(y))
    p = population.density(x) * slope * width
    mean = float(p @ x) if math.isfinite(population.mean) else math.nan
    return float(p.sum()), mean, population.variance


def _bands(population: Population, data: Floats | None) -> tuple[Band, ...]:
    mean, std = population.mean, math.sqrt(population.variance)
    bands = []
    for width in (3, 2, 1):
        low, high = mean - width * std, mean + width * std
        probability = float(np.diff(normal_cdf([-width, width], 0.0, 1.0))[0])
        share = math.nan if data is None else float(((data >= low) & (data <= high)).mean())
        bands.append(Band(low, high, probability, share))
    return tuple(bands)


def _top(highest: float) -> float:
    return _HEADROOM * next((top for top in _TOPS if top >= highest), _TOPS[-1])
