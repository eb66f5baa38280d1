"""A painted density and the mixtures that come near it: finite K is an approximation (chapter 4.2)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from engines.arrays import Floats, finite, integer, number, readonly
from engines.gmm.line import log_joint
from engines.gmm.painted_fit import CELLS, COMPONENT_LIMIT, Fit, fitted, sketched

SHAPES = ("painted", "skyline", "box", "triangle", "waves", "decay")
"""The user's own, and those that the view offers."""

_GRID = 513
_MARGIN = 0.06


@dataclass(frozen=True, slots=True)
class PaintedParams:
    """A density on [0, 1], constant in each of `CELLS` cells, and the mixture to approximate it.

    Parameters
    ----------
    shape
        One of `SHAPES`.
    heights
        `CELLS` numbers from 0 to 1, not all 0: what was painted, in any unit.
    components
        K, 1 to `COMPONENT_LIMIT`.
    seed
        Not used: nothing is drawn at random.

    Raises
    ------
    ValueError
        If a field is outside its range.
    """

    shape: str = "skyline"
    heights: tuple[float, ...] = (0.5,) * CELLS
    components: int = 3
    seed: int = 0

    def __post_init__(self) -> None:
        if self.shape not in SHAPES:
            raise ValueError(f"shape must be one of {', '.join(SHAPES)}, not {self.shape!r}")
        if type(self.heights) is not tuple or len(self.heights) != CELLS:
            raise ValueError(f"heights must be a tuple of {CELLS} numbers")
        for height in self.heights:
            number("heights", height, 0.0, 1.0)
        if not any(self.heights):
            raise ValueError("heights must not all be 0: there is nothing to normalise")
        integer("components", self.components, 1, COMPONENT_LIMIT)
        integer("seed", self.seed, 0)

    @property
    def drawn(self) -> tuple[float, ...]:
        """Heights of the shape."""
        return self.heights if self.shape == "painted" else _preset(self.shape)


@dataclass(frozen=True, slots=True, eq=False)
class PaintedFrame:
    """The density, a mixture, and how far K components have come.

    Parameters
    ----------
    params
        Of the picture.
    edges, density
        ``(CELLS + 1,)`` and ``(CELLS,)``: the painted density, normalised.
    x
        ``(G,)``: a grid a little wider than [0, 1].
    parts
        ``(K, G)``: φ_k N(x; μ_k, σ_k²) of the mixture that is shown.
    weights, means, stds
        ``(K,)`` each, from left to right.
    divergences
        ``(M,)``: KL(painted ‖ mixture) in nats for K = 1 … M; M grows until `COMPONENT_LIMIT`.
    """

    params: PaintedParams
    edges: Floats
    density: Floats
    x: Floats
    parts: Floats
    weights: Floats
    means: Floats
    stds: Floats
    divergences: Floats

    @property
    def mixture(self) -> Floats:
        """Density of the mixture on `x`, ``(G,)``."""
        return np.asarray(self.parts.sum(axis=0))

    @property
    def decades(self) -> Floats:
        """Decimal logarithms of `divergences`, where there are any digits to see: at least -6."""
        return np.asarray(np.log10(np.maximum(self.divergences, 1e-6)))

    @property
    def divergence(self) -> float:
        """KL(painted ‖ mixture) of the mixture that is shown."""
        return float(self.divergences[self.params.components - 1])


def approximate(params: PaintedParams) -> Iterator[PaintedFrame]:
    """Fit mixtures of 1 to `COMPONENT_LIMIT` components to a painted density by EM on a quadrature grid.

    Returns
    -------
    iterator of PaintedFrame
        The first as soon as there are mixtures up to the wanted K, then one for each further K.
    """
    return _frames(params)


def brush(params: PaintedParams, start: tuple[float, float], end: tuple[float, float]) -> PaintedParams:
    """Params after a stroke that sets the cells under it to its height.

    Parameters
    ----------
    params
        Before the stroke.
    start, end
        Ends of the stroke: x, and the height from 0 to 1. A stroke that would leave nothing changes nothing.

    Raises
    ------
    ValueError
        If `start` or `end` is no pair of finite numbers.
    """
    (x0, y0), (x1, y1) = sorted((_pair("start", start), _pair("end", end)))
    heights = np.array(params.drawn)
    first, last = (min(max(math.floor(x * CELLS), 0), CELLS - 1) for x in (x0, x1))
    middles = (np.arange(first, last + 1) + 0.5) / CELLS
    stroke = np.interp(middles, [x0, x1], [y0, y1]) if x1 > x0 else np.full(len(middles), y1)
    heights[first : last + 1] = np.round(np.clip(stroke, 0.0, 1.0), 3)
    return replace(params, shape="painted", heights=tuple(heights.tolist())) if heights.any() else params


def sketch(params: PaintedParams) -> PaintedFrame:
    """Fit one mixture quickly, to follow the brush: a few steps of EM from a single start.

    Returns
    -------
    PaintedFrame
        Its `divergences` are nan for all K but the one that is shown, where `approximate` may come nearer.
    """
    fit, divergence = sketched(params.drawn, params.components)
    divergences = np.full(COMPONENT_LIMIT, math.nan)
    divergences[params.components - 1] = divergence
    return _frame(params, fit, divergences)


def _frames(params: PaintedParams) -> Iterator[PaintedFrame]:
    divergences: list[float] = []
    for count in range(1, COMPONENT_LIMIT + 1):
        divergences.append(fitted(params.drawn, count)[1])
        if count >= params.components:
            yield _frame(params, fitted(params.drawn, params.components)[0], np.array(divergences))


def _frame(params: PaintedParams, fit: Fit, divergences: Floats) -> PaintedFrame:
    x = np.linspace(-_MARGIN, 1.0 + _MARGIN, _GRID)
    order = np.argsort(fit[1])
    weights, means, stds = (numbers[order] for numbers in fit)
    return PaintedFrame(
        params=params,
        edges=readonly(np.linspace(0.0, 1.0, CELLS + 1)),
        density=readonly(np.array(params.drawn) * (CELLS / math.fsum(params.drawn))),
        x=readonly(x),
        parts=readonly(np.exp(log_joint(x, weights, means, stds))),
        weights=readonly(weights),
        means=readonly(means),
        stds=readonly(stds),
        divergences=readonly(divergences),
    )


def _pair(name: str, value: Any) -> tuple[float, float]:
    pair = finite(name, value, ndim=1)
    if len(pair) != 2:
        raise ValueError(f"{name} must be a pair, not {value!r}")
    return float(pair[0]), float(pair[1])


@lru_cache(maxsize=len(SHAPES))
def _preset(shape: str) -> tuple[float, ...]:
    """Heights of a shape at the middles of the cells."""
    x = (np.arange(CELLS) + 0.5) / CELLS
    drawn = {
        "skyline": np.array([0.25, 0.25, 0.7, 0.45, 0.0, 1.0, 1.0, 0.3])[(8 * x).astype(int)],
        "box": np.where(np.abs(x - 0.5) < 0.3125, 1.0, 0.0),
        "triangle": 1.0 - np.abs(2.0 * x - 1.0),
        "waves": 0.5 + 0.5 * np.cos(6.0 * math.pi * x),
        "decay": np.exp(-5.0 * x),
    }[shape]
    return tuple(np.round(drawn, 3).tolist())
