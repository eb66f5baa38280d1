"""The two distributions that are compared: their params, and the distributions that these describe."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

import numpy as np

from engines.arrays import Floats, integer, number
from engines.divergence.densities import Density, NormalMixture, Steps

Name = Literal["p", "q"]

SHAPES = ("normal", "mixture", "uniform", "painted")
"""Kinds of densities."""

X_RANGE = (-6.0, 6.0)
"""What the picture shows of the line, and where can be painted."""

CELLS = 48
"""Cells of a painted density."""

HIGHEST = 1e6
"""Largest height of a bar or a cell, in any unit: their sums must stay numbers."""

OUTCOMES = (2, 8)
"""Fewest and most bars."""

MEANS, STDS = (-4.0, 4.0), (0.2, 3.0)
"""Ranges of the means and of the standard deviations."""

SAMPLES = (10, 50_000)
"""Fewest and most samples."""

_ROOT_3 = math.sqrt(3.0)


def _hump(mean: float, std: float) -> tuple[float, ...]:
    x = np.linspace(*X_RANGE, 2 * CELLS + 1)[1::2]
    return tuple(np.round(np.exp(-0.5 * ((x - mean) / std) ** 2), 2).tolist())


@dataclass(frozen=True, slots=True)
class CompareParams:
    """Two distributions, the direction that is looked at, and the samples that estimate it.

    Parameters
    ----------
    kind
        "bars" for discrete distributions, "density" for continuous ones.
    direction
        "pq" for KL(p‖q) and samples from p, "qp" the other way round.
    hand
        Which of the two, "p" or "q", is painted and shown among the controls.
    outcomes
        Number of bars.
    p_bars, q_bars
        Eight heights each, from 0 to `HIGHEST`; the first `outcomes` are normalised.
    p_shape, q_shape
        Of `SHAPES`.
    p_mean, p_std, q_mean, q_std
        Of the normal and the uniform density, and of a mixture's first component.
    p_weight, q_weight
        Of a mixture's first component.
    p_mean_2, p_std_2, q_mean_2, q_std_2
        Of a mixture's second component.
    p_painted, q_painted
        Heights over `CELLS` cells of `X_RANGE`, from 0 to `HIGHEST` and not all below 1 / `HIGHEST`; they
        are normalised.
    n
        Number of samples.
    seed
        Of the samples.

    Raises
    ------
    ValueError
        If a value is not allowed.
    """

    kind: Literal["bars", "density"] = "density"
    direction: Literal["pq", "qp"] = "pq"
    hand: Name = "q"
    outcomes: int = 4
    p_bars: tuple[float, ...] = (0.4, 0.3, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1)
    q_bars: tuple[float, ...] = (0.1, 0.2, 0.3, 0.4, 0.1, 0.1, 0.1, 0.1)
    p_shape: str = "normal"
    p_mean: float = -0.5
    p_std: float = 1.0
    p_weight: float = 0.5
    p_mean_2: float = 2.0
    p_std_2: float = 0.7
    p_painted: tuple[float, ...] = _hump(-1.0, 1.2)
    q_shape: str = "normal"
    q_mean: float = 1.0
    q_std: float = 1.5
    q_weight: float = 0.5
    q_mean_2: float = -2.0
    q_std_2: float = 0.7
    q_painted: tuple[float, ...] = _hump(1.0, 1.0)
    n: int = 1000
    seed: int = 0

    def __post_init__(self) -> None:
        for name, allowed in (
            ("kind", ("bars", "density")),
            ("direction", ("pq", "qp")),
            ("hand", ("p", "q")),
        ):
            if getattr(self, name) not in allowed:
                raise ValueError(f"{name} must be one of {', '.join(allowed)}, not {getattr(self, name)!r}")
        integer("outcomes", self.outcomes, *OUTCOMES)
        integer("n", self.n, *SAMPLES)
        integer("seed", self.seed, 0)
        for who in ("p", "q"):
            if getattr(self, f"{who}_shape") not in SHAPES:
                raise ValueError(f"{who}_shape must be one of {', '.join(SHAPES)}")
            number(f"{who}_weight", getattr(self, f"{who}_weight"), 0.0, 1.0)
            for field in ("mean", "mean_2"):
                number(f"{who}_{field}", getattr(self, f"{who}_{field}"), *MEANS)
            for field in ("std", "std_2"):
                number(f"{who}_{field}", getattr(self, f"{who}_{field}"), *STDS)
            _heights(f"{who}_bars", getattr(self, f"{who}_bars"), OUTCOMES[1])
            if max(_heights(f"{who}_painted", getattr(self, f"{who}_painted"), CELLS)) < 1.0 / HIGHEST:
                raise ValueError(f"{who}_painted must not be 0 everywhere")

    def probabilities(self, who: Name) -> Floats:
        """Of the outcomes of `who`, ``(outcomes,)``; equal ones where all heights are 0."""
        heights = np.array(getattr(self, f"{who}_bars")[: self.outcomes])
        total = float(heights.sum())
        return heights / total if total > 0.0 else np.full(self.outcomes, 1.0 / self.outcomes)

    def density(self, who: Name) -> Density:
        """Density of `who`."""
        shape: str = getattr(self, f"{who}_shape")
        mean, std = getattr(self, f"{who}_mean"), getattr(self, f"{who}_std")
        if shape == "normal":
            return NormalMixture((1.0,), (mean,), (std,))
        if shape == "mixture":
            weight = getattr(self, f"{who}_weight")
            means = (mean, getattr(self, f"{who}_mean_2"))
            return NormalMixture((weight, 1.0 - weight), means, (std, getattr(self, f"{who}_std_2")))
        if shape == "uniform":
            return Steps((mean - _ROOT_3 * std, mean + _ROOT_3 * std), (1.0,))
        edges = np.linspace(*X_RANGE, CELLS + 1)
        return Steps(tuple(edges.tolist()), getattr(self, f"{who}_painted"))

    def fields(self, who: Name) -> tuple[str, ...]:
        """Name the numbers that describe the density of `who`."""
        one = (f"{who}_mean", f"{who}_std")
        two = (f"{who}_weight", *one, f"{who}_mean_2", f"{who}_std_2")
        return {"normal": one, "uniform": one, "mixture": two, "painted": ()}[getattr(self, f"{who}_shape")]

    def places(self, who: Name) -> tuple[float, ...]:
        """Where the density of `who` is held: centre and edge of each of its parts; none if it is painted.

        The edge of a normal density is one standard deviation right of its mean.
        """
        shape = getattr(self, f"{who}_shape")
        if shape == "painted":
            return ()
        mean, std = getattr(self, f"{who}_mean"), getattr(self, f"{who}_std")
        if shape == "uniform":
            return (mean, mean + _ROOT_3 * std)
        first = (mean, mean + std)
        second = getattr(self, f"{who}_mean_2"), getattr(self, f"{who}_std_2")
        return first if shape == "normal" else (*first, second[0], sum(second))


def _heights(name: str, value: tuple[float, ...], count: int) -> tuple[float, ...]:
    if not isinstance(value, tuple) or len(value) != count:
        raise ValueError(f"{name} must hold {count} numbers")
    for height in value:
        number(name, height, 0.0, HIGHEST)
    return value


PRESETS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "coin": {
            "kind": "bars",
            "outcomes": 2,
            "p_bars": (0.7, 0.3, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1),
            "q_bars": (0.6, 0.4, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1),
        },
        "far_coin": {
            "kind": "bars",
            "outcomes": 2,
            "p_bars": (0.7, 0.3, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1),
            "q_bars": (0.2, 0.8, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1),
        },
        "zero_bar": {
            "kind": "bars",
            "outcomes": 4,
            "p_bars": (0.4, 0.3, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1),
            "q_bars": (0.5, 0.3, 0.2, 0.0, 0.1, 0.1, 0.1, 0.1),
        },
        "normals": {
            "kind": "density",
            "p_shape": "normal",
            "p_mean": -0.5,
            "p_std": 1.0,
            "q_shape": "normal",
            "q_mean": 1.0,
            "q_std": 1.5,
        },
        "two_modes": {
            "kind": "density",
            "p_shape": "mixture",
            "p_mean": -2.0,
            "p_std": 0.6,
            "p_weight": 0.5,
            "p_mean_2": 2.0,
            "p_std_2": 0.6,
            "q_shape": "normal",
            "q_mean": 0.0,
            "q_std": 2.1,
        },
        "uniforms": {
            "kind": "density",
            "p_shape": "uniform",
            "p_mean": 0.0,
            "p_std": 1.5,
            "q_shape": "uniform",
            "q_mean": 1.0,
            "q_std": 1.2,
        },
    }
)
"""Pairs worth a look, by name: the fields that each sets."""


def preset_of(params: CompareParams) -> str:
    """Name the preset that params show, "own" if none."""
    for name, values in PRESETS.items():
        if all(getattr(params, field) == value for field, value in values.items()):
            return name
    return "own"
