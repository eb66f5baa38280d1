"""A ten-second game: bring q near a hidden target p, so that KL(p ‖ q) stays within a budget."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from engines.arrays import Floats, integer, number, readonly
from engines.clt import normal_density
from engines.divergence.exact import kl_discrete, kl_normal, probabilities

Level = Literal["samples", "number", "bars"]

LEVELS: tuple[Level, ...] = ("samples", "number", "bars")
"""What the player sees: draws of a normal target, the live KL to one, the live KL to one of five bars."""

SECONDS = 10.0
"""Length of a round."""

BUDGET = 0.05
"""Nats of KL(p ‖ q) within which a round is won."""

SAMPLES = 40
OUTCOMES = 5
MEANS = (-4.0, 4.0)
STDS = (0.2, 3.0)
"""Where q may be; targets lie well inside."""

X_RANGE = (-6.0, 6.0)

_TARGET_MEANS = (-3.0, 3.0)
_TARGET_STDS = (0.4, 2.0)
_LEAST_BAR = 0.04  # a bar that cannot be told from none would make the budget a matter of luck
_CURVE = np.linspace(*X_RANGE, 481)
_POINTS_AT_ZERO = 100
_POINTS_PER_SECOND = 10


@dataclass(frozen=True, slots=True)
class GameParams:
    """A round and the q of the player.

    Parameters
    ----------
    level
        One of `LEVELS`.
    round
        Number of the round, 0 before the first; each seed has its own targets.
    mean, std
        The player's normal q, within `MEANS` and `STDS`.
    bars
        The player's q over `OUTCOMES` outcomes: adds up to 1.
    seed
        Not negative.

    Raises
    ------
    ValueError
        If a field is outside its range.
    """

    level: Level = "samples"
    round: int = 0
    mean: float = 0.0
    std: float = 1.0
    bars: tuple[float, ...] = (0.2,) * OUTCOMES
    seed: int = 0

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise ValueError(f"level must be one of {', '.join(LEVELS)}, not {self.level!r}")
        integer("round", self.round, 0)
        number("mean", self.mean, *MEANS)
        number("std", self.std, *STDS)
        if not isinstance(self.bars, tuple) or len(self.bars) != OUTCOMES:
            raise ValueError(f"bars must be a tuple of {OUTCOMES} numbers, not {self.bars!r}")
        probabilities("bars", self.bars)
        integer("seed", self.seed, 0)


@dataclass(frozen=True, slots=True, eq=False)
class GameFrame:
    """The state of a round; what of it the player may see is the view's to decide.

    Parameters
    ----------
    params
        Round and q.
    kl
        KL(p ‖ q) in nats, inf where q rules out an outcome that the target allows.
    x, density, target
        Places and the densities of q and target there, ``(481,)``.
    target_mean, target_std
        Of the hidden normal target.
    target_bars
        The hidden target over `OUTCOMES` outcomes.
    samples
        ``(SAMPLES,)``: draws of the normal target, all within `X_RANGE`.
    """

    params: GameParams
    kl: float
    x: Floats
    density: Floats
    target: Floats
    target_mean: float
    target_std: float
    target_bars: Floats
    samples: Floats

    @property
    def peak(self) -> float:
        """Density of q at its mean."""
        return 1.0 / (math.sqrt(2.0 * math.pi) * self.params.std)

    @property
    def shoulder(self) -> float:
        """Density of q one standard deviation from its mean."""
        return self.peak * math.exp(-0.5)

    @property
    def within(self) -> bool:
        """Whether q is within the budget."""
        return self.kl <= BUDGET


def play(params: GameParams) -> GameFrame:
    """Compare q with the target of the round."""
    rng = np.random.default_rng((params.seed, params.round, LEVELS.index(params.level)))
    mean = float(rng.uniform(*_TARGET_MEANS))
    low, high = np.log(_TARGET_STDS)
    std = float(np.exp(rng.uniform(low, high)))
    bars = _LEAST_BAR + (1.0 - OUTCOMES * _LEAST_BAR) * rng.dirichlet(np.ones(OUTCOMES))
    # Two deviations of the widest target from the outermost mean fit; what falls beyond is drawn at the edge.
    samples = np.clip(rng.normal(mean, std, SAMPLES), *X_RANGE)
    if params.level == "bars":
        kl = kl_discrete(bars, params.bars)
    else:
        kl = kl_normal(mean, std, params.mean, params.std)
    return GameFrame(
        params=params,
        kl=kl,
        x=readonly(_CURVE),
        density=readonly(normal_density(_CURVE, params.mean, params.std)),
        target=readonly(normal_density(_CURVE, mean, std)),
        target_mean=mean,
        target_std=std,
        target_bars=readonly(bars),
        samples=readonly(samples),
    )


def score(kl: float, seconds_left: float) -> int:
    r"""Points of a round.

    They are :math:`100 \cdot 2^{-\mathrm{KL}/B}` for nearness, where B is `BUDGET`: 100 for an exact match,
    50 at the edge of the budget, half as many for every further B; and, only within the budget, 10 for every
    second left on the clock. Stopping early far from the target gains nothing.

    Parameters
    ----------
    kl
        KL(p ‖ q) when the clock stopped, in nats; inf gives 0.
    seconds_left
        From 0 to `SECONDS`.

    Returns
    -------
    int
        From 0 to 200.

    Raises
    ------
    ValueError
        If `kl` is negative or nan, or `seconds_left` outside its range.
    """
    if not kl >= 0.0:
        raise ValueError(f"kl must not be negative, it is {kl!r}")
    seconds_left = number("seconds_left", seconds_left, 0.0, SECONDS)
    points = _POINTS_AT_ZERO * math.exp2(-kl / BUDGET)
    if kl <= BUDGET:
        points += _POINTS_PER_SECOND * seconds_left
    return round(points)
