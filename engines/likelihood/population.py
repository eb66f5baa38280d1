"""Population, sample, fitted model and the data that it generates: chapters 2.1, 2.2 and 2.4."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite, readonly
from engines.clt import normal_cdf, normal_density
from engines.likelihood.bins import heights, round_edges
from engines.likelihood.normal import fit_normal
from engines.likelihood.sample import LikelihoodParams, hidden, observe


@dataclass(frozen=True, slots=True, eq=False)
class PopulationFrame:
    """A sample between the population that it came from and the model fitted to it.

    Parameters
    ----------
    params
        Of the picture.
    x, unit, dropped
        The sample, as in `Sample`.
    generated
        ``(N,)``: as many points drawn from the fitted model.
    mean, std
        Of the fitted model: maximum likelihood, 1/N.
    population_mean, population_std
        Of the hidden population; nan for real data, whose population nobody knows.
    curve_x, model, population
        ``(points,)``: density of the fitted model and of the population; the latter empty for real data.
    edges, histogram, generated_histogram
        ``(bins + 1,)`` and ``(bins,)``: sample and generated data per unit of x, in the same bins.
    gap
        Where the empirical distribution functions of sample and generated data are furthest apart: x, and
        both functions there.
    low, high
        The interval, ends in order.
    model_shares, sample_shares, generated_shares
        Probability of ``x ≤ low``, ``low < x ≤ high`` and ``x > high`` by the fitted model's distribution
        function, and the shares of the sample and of the generated data there.
    """

    params: LikelihoodParams
    x: Floats
    unit: str
    dropped: int
    generated: Floats
    mean: float
    std: float
    population_mean: float
    population_std: float
    curve_x: Floats
    model: Floats
    population: Floats
    edges: Floats
    histogram: Floats
    generated_histogram: Floats
    gap: tuple[float, float, float]
    low: float
    high: float
    model_shares: tuple[float, float, float]
    sample_shares: tuple[float, float, float]
    generated_shares: tuple[float, float, float]

    @property
    def distance(self) -> float:
        """Two-sample Kolmogorov-Smirnov distance of sample and generated data."""
        return abs(self.gap[1] - self.gap[2])

    @property
    def mean_error(self) -> float:
        """Mean of the fitted model minus that of the population; nan where nobody knows it."""
        return self.mean - self.population_mean

    @property
    def std_error(self) -> float:
        """Standard deviation of the fitted model minus that of the population; nan where nobody knows it."""
        return self.std - self.population_std

    @property
    def cumulative(self) -> Floats:
        """Distribution function of the fitted model on `curve_x`, ``(points,)``."""
        return normal_cdf(self.curve_x, self.mean, self.std)

    @property
    def steps(self) -> tuple[Floats, Floats]:
        """Empirical distribution function of the sample: where it steps, and its value there, ``(N,)``."""
        return _steps(self.x)

    @property
    def generated_steps(self) -> tuple[Floats, Floats]:
        """Empirical distribution function of the generated data, as `steps`."""
        return _steps(self.generated)


def population_fit(params: LikelihoodParams, x: ArrayLike | None = None) -> PopulationFrame:
    """Fit a normal distribution to the data of `params` and generate new data from it.

    Parameters
    ----------
    params, x
        As for `observe`.

    Raises
    ------
    ValueError
        If the data cannot be had, or are all equal: then there is no model to fit.
    """
    sample = observe(params, x)
    mean, std = fit_normal(sample.x)
    if std == 0.0:
        raise ValueError("x must hold different numbers: equal ones have no normal distribution")
    drawn = x is None and params.data == "drawn"
    # A stream of its own: the generated data owe nothing to the sample but the fit.
    noise = np.random.default_rng((params.seed, 1)).standard_normal(len(sample.x))
    generated = mean + std * noise
    edges = round_edges(np.concatenate((sample.x, generated)))
    curve_x = np.linspace(min(edges[0], mean - 3.5 * std), max(edges[-1], mean + 3.5 * std), 257)
    low, high = sorted((params.low, params.high))
    below, up_to = normal_cdf([low, high], mean, std).tolist()
    # The upper tail by symmetry: 1 - Φ would lose its digits.
    above = float(normal_cdf(2.0 * mean - high, mean, std))
    return PopulationFrame(
        params=params,
        x=sample.x,
        unit=sample.unit,
        dropped=sample.dropped,
        generated=readonly(generated),
        mean=mean,
        std=std,
        population_mean=params.population_mean if drawn else math.nan,
        population_std=params.population_std if drawn else math.nan,
        curve_x=readonly(curve_x),
        model=readonly(normal_density(curve_x, mean, std)),
        population=readonly(hidden(params).density(curve_x) if drawn else np.empty(0)),
        edges=readonly(edges),
        histogram=readonly(heights(sample.x, edges)),
        generated_histogram=readonly(heights(generated, edges)),
        gap=_gap(sample.x, generated),
        low=low,
        high=high,
        model_shares=(below, up_to - below, above),
        sample_shares=_shares(sample.x, low, high),
        generated_shares=_shares(generated, low, high),
    )


def two_sample_distance(x: ArrayLike, y: ArrayLike) -> float:
    r"""Two-sample Kolmogorov-Smirnov distance :math:`\sup_t |F_x(t) - F_y(t)|`, exact.

    Parameters
    ----------
    x, y
        Samples, ``(N,)`` and ``(M,)``, neither empty.

    Raises
    ------
    ValueError
        If a sample is no vector of finite numbers, or empty.
    """
    x, y = finite("x", x, ndim=1), finite("y", y, ndim=1)
    for name, sample in (("x", x), ("y", y)):
        if not len(sample):
            raise ValueError(f"{name} must hold at least one number")
    _, first, second = _gap(x, y)
    return abs(first - second)


def _gap(x: Floats, y: Floats) -> tuple[float, float, float]:
    x, y = np.sort(x), np.sort(y)
    # Both functions are constant between the points: the largest difference is reached at one of them.
    points = np.concatenate((x, y))
    first = np.searchsorted(x, points, side="right") / len(x)
    second = np.searchsorted(y, points, side="right") / len(y)
    index = int(np.abs(first - second).argmax())
    return float(points[index]), float(first[index]), float(second[index])


def _steps(x: Floats) -> tuple[Floats, Floats]:
    return np.sort(x), np.arange(1, len(x) + 1) / len(x)


def _shares(x: Floats, low: float, high: float) -> tuple[float, float, float]:
    below, up_to = float(np.mean(x <= low)), float(np.mean(x <= high))
    return below, up_to - below, float(np.mean(x > high))
