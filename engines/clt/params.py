"""What the chapter is asked for: one frozen set of choices for both of its views."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engines.arrays import integer, number
from engines.clt.populations import FAIR, PAINTED, PAINTED_CELLS, POPULATIONS

VIEWS = ("sampling", "distributions")
STATISTICS = ("mean", "sum", "standardised")
LINKED = ("cdf", "qq", "distance", "running")
HEIGHTS = ("sons", "daughters", "children")
"""Galton's children, by whom is measured."""

DISTRIBUTIONS = ("normal", *(name for name in POPULATIONS if name not in {"normal", "painted"}), *HEIGHTS)
"""What the first view can show."""

MEAN_LIMIT = 6.0
STD_LIMITS = (0.1, 3.0)
PROBABILITY_LIMITS = (0.02, 0.98)
MOST_TRIALS_OF_BINOMIAL = 20
MOST_PINS = 3
RHO_LIMIT = 0.9


@dataclass(frozen=True, slots=True)
class CltParams:
    """What to draw from, what to compute from each sample, how often; and what to look at.

    Parameters
    ----------
    population
        A key of `POPULATIONS`.
    n
        Draws in one sample, 1 to 500.
    trials
        Samples, 100 to 100,000.
    seed
        Seed of the run's own generator, not negative.
    statistic
        What becomes of each sample: its "mean", its "sum", or the "standardised" mean √n (x̄ - μ)/σ. Of a
        population without variance it is always the mean.
    compare, second_n
        Whether a second run with another n reads the same stream of random numbers, and that n.
    rho
        Correlation of any two draws of the same sample, 0 to 0.9; ignored without a variance.
    linked
        What is drawn beside the histogram: the distribution functions ("cdf"), normal quantiles ("qq"), the
        distance to the normal against n ("distance") or the running mean ("running").
    exact
        Whether the exact distribution of the statistic is computed too.
    predict
        Whether the learner guesses the width before the histogram is shown.
    painted
        Heights of the painted population, none negative, not all 0; its scale does not matter.
    view
        "sampling" or "distributions".
    distribution
        What the view "distributions" shows: one of `DISTRIBUTIONS`.
    mean, std
        Of the normal distribution.
    probability, size
        Success probability of the coin and of the binomial distribution; trials of the latter.
    weights
        Heights of the die's six bars, 0 to 1, at least two of them positive. They need not add to 1: then
        they are no distribution, and drawing takes them in proportion.
    low, high
        Ends of the interval whose probability is shaded, as shares of the axis, ``low <= high``.
    bands
        Whether the intervals of one, two and three standard deviations are drawn.
    pins
        Up to three pairs (mean, std) of normal distributions to compare with.

    Raises
    ------
    ValueError
        If a field is outside its range.
    """

    population: str = "uniform"
    n: int = 5
    trials: int = 10_000
    seed: int = 0
    statistic: str = "mean"
    compare: bool = False
    second_n: int = 50
    rho: float = 0.0
    linked: str = "cdf"
    exact: bool = False
    predict: bool = False
    painted: tuple[float, ...] = PAINTED
    view: str = "sampling"
    distribution: str = "normal"
    mean: float = 0.0
    std: float = 1.0
    probability: float = 0.2
    size: int = 10
    weights: tuple[float, ...] = FAIR
    low: float = 0.4375
    high: float = 0.5625
    bands: bool = False
    pins: tuple[tuple[float, float], ...] = ()

    def __post_init__(self) -> None:
        for name in ("painted", "weights", "pins"):  # JSON knows lists only
            object.__setattr__(self, name, _as_tuples(getattr(self, name)))
        _one_of("population", self.population, tuple(POPULATIONS))
        integer("n", self.n, 1, 500)
        integer("trials", self.trials, 100, 100_000)
        integer("seed", self.seed, 0)
        _one_of("statistic", self.statistic, STATISTICS)
        integer("second_n", self.second_n, 1, 500)
        number("rho", self.rho, 0.0, RHO_LIMIT)
        _one_of("linked", self.linked, LINKED)
        for name in ("compare", "exact", "predict", "bands"):
            if type(getattr(self, name)) is not bool:
                raise ValueError(f"{name} must be true or false, not {getattr(self, name)!r}")
        _heights("painted", self.painted, PAINTED_CELLS, positive=1)
        _one_of("view", self.view, VIEWS)
        _one_of("distribution", self.distribution, DISTRIBUTIONS)
        number("mean", self.mean, -MEAN_LIMIT, MEAN_LIMIT)
        number("std", self.std, *STD_LIMITS)
        number("probability", self.probability, *PROBABILITY_LIMITS)
        integer("size", self.size, 1, MOST_TRIALS_OF_BINOMIAL)
        _heights("weights", self.weights, len(FAIR), positive=2)
        number("low", self.low, 0.0, 1.0)
        number("high", self.high, float(self.low), 1.0)
        _check_pins(self.pins)


def _as_tuples(value: Any) -> Any:
    return tuple(map(_as_tuples, value)) if isinstance(value, list) else value


def _one_of(name: str, value: Any, options: tuple[str, ...]) -> None:
    if not isinstance(value, str) or value not in options:
        raise ValueError(f"{name} must be one of {', '.join(options)}, not {value!r}")


def _heights(name: str, value: Any, count: int, positive: int) -> None:
    if not isinstance(value, tuple) or len(value) != count:
        raise ValueError(f"{name} must be {count} heights, not {value!r}")
    for height in value:
        number(name, height, 0.0, 1.0)
    if sum(height > 0.0 for height in value) < positive:
        raise ValueError(f"{name} must have {positive} or more heights above 0, not {value!r}")


def _check_pins(pins: Any) -> None:
    pairs = isinstance(pins, tuple) and all(isinstance(pin, tuple) and len(pin) == 2 for pin in pins)
    if not pairs or len(pins) > MOST_PINS:
        raise ValueError(f"pins must be at most {MOST_PINS} pairs of mean and std, not {pins!r}")
    for mean, std in pins:
        number("pins", mean, -MEAN_LIMIT, MEAN_LIMIT)
        number("pins", std, *STD_LIMITS)
