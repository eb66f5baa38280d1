"""Why a mixture has no closed-form fit (chapter 4.4): params, data and the sum inside the logarithm."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engines.arrays import Floats, integer, number, readonly
from engines.gmm.line import log_normal, log_sum_exp

LIMIT = 6.0
"""Largest mean of either component, of either sign; no data point lies outside."""

POINT_LIMITS = (2, 100)
"""Fewest and most data points."""

STD_LIMITS = (0.3, 2.0)
"""Smallest and largest σ of the components whose means are looked for."""

WEIGHT_LIMITS = (0.05, 0.95)
"""Smallest and largest φ₁."""

TINIEST = 1e-6
"""Smallest σ of the component that shrinks onto a point."""

PICTURES = ("surface", "spike")

GRID = 361
"""Points of the curves over the line."""


@dataclass(frozen=True, slots=True)
class HardParams:
    """A mixture of two normal distributions on the line.

    Parameters
    ----------
    picture
        "surface": the log-likelihood over (μ₁, μ₂); "spike": the second component shrinks onto a point.
    count
        Number of points, inside `POINT_LIMITS`.
    distance
        Between the means of the two components, of σ 1 and equal weight, that data are drawn from: 0 to 8.
    mean_1, mean_2
        μ of the components in the surface, at most `LIMIT` from 0.
    std
        σ of both, known, inside `STD_LIMITS`.
    weight
        φ₁ in the surface, known, inside `WEIGHT_LIMITS`; the second component has the rest.
    datum
        Number of the point that is shrunk onto, from 1 on the left; beyond the last one, the last.
    spike_std
        σ₂ of the component on it, `TINIEST` to 1.
    seed
        Seed of the data, not negative.

    Raises
    ------
    ValueError
        If a field is outside its range.
    """

    picture: str = "surface"
    count: int = 40
    distance: float = 4.0
    mean_1: float = -1.0
    mean_2: float = 3.0
    std: float = 1.0
    weight: float = 0.5
    datum: int = 30
    spike_std: float = 0.1
    seed: int = 0

    def __post_init__(self) -> None:
        if self.picture not in PICTURES:
            raise ValueError(f"picture must be one of {', '.join(PICTURES)}, not {self.picture!r}")
        integer("count", self.count, *POINT_LIMITS)
        number("distance", self.distance, 0.0, 8.0)
        number("mean_1", self.mean_1, -LIMIT, LIMIT)
        number("mean_2", self.mean_2, -LIMIT, LIMIT)
        number("std", self.std, *STD_LIMITS)
        number("weight", self.weight, *WEIGHT_LIMITS)
        integer("datum", self.datum, 1, POINT_LIMITS[1])
        number("spike_std", self.spike_std, TINIEST, 1.0)
        integer("seed", self.seed, 0)

    @property
    def weights(self) -> Floats:
        """φ, ``(2,)``."""
        return np.array([self.weight, 1.0 - self.weight])

    @property
    def row(self) -> int:
        """Index of the datum in the ordered data."""
        return min(self.datum, self.count) - 1


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """What each point adds, with the logarithm outside of the sum and inside.

    Parameters
    ----------
    log_of_sum
        log Σ_k φ_k N(x; μ_k, σ_k²), ``(N,)``: the terms of the log-likelihood.
    sum_of_log
        Σ_k φ_k log N(x; μ_k, σ_k²), ``(N,)``: quadratic in the means, and never larger (Jensen).
    """

    log_of_sum: Floats
    sum_of_log: Floats

    @property
    def gaps(self) -> Floats:
        """Jensen's gap of each point, ``(N,)``: 0 where the components are equally dense, else positive."""
        return np.asarray(self.log_of_sum - self.sum_of_log)


def terms(x: Floats, weights: Floats, means: Floats, stds: Floats) -> Terms:
    """Evaluate both sums at points ``(N,)`` for K components, ``(K,)`` each."""
    logs = log_normal(x, means, stds)
    return Terms(readonly(log_sum_exp(np.log(weights)[:, None] + logs)), readonly(weights @ logs))


def data_points(params: HardParams) -> Floats:
    """Draw the data, in ascending order: ``(count,)``; what would lie beyond `LIMIT` is drawn again."""
    return _points(params.count, params.distance, params.seed)


@lru_cache(maxsize=16)
def _points(count: int, distance: float, seed: int) -> Floats:
    rng = np.random.default_rng(seed)
    # More than enough: at the largest distance one point in 90 falls outside.
    signs = np.where(rng.random(4 * count + 64) < 0.5, -0.5, 0.5)
    x = signs * distance + rng.standard_normal(len(signs))
    return readonly(np.sort(x[np.abs(x) <= LIMIT][:count]))
