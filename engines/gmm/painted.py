"""A painted density and the mixtures that come near it: finite K is an approximation (chapter 4.2)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from engines.arrays import Floats, finite, integer, number, readonly
from engines.gmm.line import log_joint, log_sum_exp

CELLS = 64
"""Cells of [0, 1] that are painted."""

COMPONENT_LIMIT = 12
"""Largest K."""

SHAPES = ("painted", "skyline", "box", "triangle", "waves", "decay")
"""The user's own, and those that the view offers."""

SMALLEST_STD = 0.5 / CELLS
"""Half a cell: narrower components would follow the nodes of the quadrature rather than the density."""

_NODES = 6  # of Gauss and Legendre, in each cell
_ROUNDS = 150
_TOL = 1e-9
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


def kl_painted(
    heights: tuple[float, ...], weights: Floats, means: Floats, stds: Floats, nodes: int = 16
) -> float:
    """KL(painted ‖ mixture) by Gauss-Legendre quadrature in every cell.

    Parameters
    ----------
    heights
        Of equal cells of [0, 1].
    weights, means, stds
        ``(K,)`` each.
    nodes
        In each cell.

    Returns
    -------
    float
        In nats, not negative but for rounding.
    """
    x, mass, log_p = _quadrature(heights, nodes)
    return float(mass @ (log_p - log_sum_exp(log_joint(x, weights, means, stds))))


def _frames(params: PaintedParams) -> Iterator[PaintedFrame]:
    heights = params.drawn
    density = np.array(heights) * (CELLS / math.fsum(heights))
    x = np.linspace(-_MARGIN, 1.0 + _MARGIN, _GRID)
    divergences: list[float] = []
    for count in range(1, COMPONENT_LIMIT + 1):
        divergences.append(_fitted(heights, count)[1])
        if count < params.components:
            continue
        (weights, means, stds), _ = _fitted(heights, params.components)
        order = np.argsort(means)
        parts = np.exp(log_joint(x, weights[order], means[order], stds[order]))
        yield PaintedFrame(
            params=params,
            edges=readonly(np.linspace(0.0, 1.0, CELLS + 1)),
            density=readonly(density),
            x=readonly(x),
            parts=readonly(parts),
            weights=readonly(weights[order]),
            means=readonly(means[order]),
            stds=readonly(stds[order]),
            divergences=readonly(divergences),
        )


Fit = tuple[Floats, Floats, Floats]


# All K of a few pictures are kept: the slider of K then costs nothing.
@lru_cache(maxsize=8 * COMPONENT_LIMIT)
def _fitted(heights: tuple[float, ...], count: int) -> tuple[Fit, float]:
    """Return the best mixture that was found, and its KL; never worse than that of one component fewer."""
    x, mass, log_p = _quadrature(heights, _NODES)
    fits = [_climb(x, mass, _quantile_start(x, mass, count))]
    if count > 1:
        fewer = _fitted(heights, count - 1)[0]
        worst = _worst(fewer, x, mass, log_p)
        # Two halves in one place are the same density as before: whatever EM finds, none is worse than that.
        fits += [_climb(x, mass, _split(fewer, worst, 0.5)), _split(fewer, worst, 0.0)]
    scored = [(float(mass @ (log_p - log_sum_exp(log_joint(x, *fit)))), fit) for fit in fits]
    divergence, best = min(scored, key=lambda pair: pair[0])
    return best, divergence


def _climb(x: Floats, mass: Floats, start: Fit) -> Fit:
    """EM on weighted points: every sum over the data has the weights ``mass``, which sum to 1.

    σ is kept above `SMALLEST_STD`; the density of a component falls off on either side of its best σ, so
    the nearest allowed one is the M-step's maximum, and the likelihood still never falls.
    """
    weights, means, stds = start
    before = -math.inf
    for _ in range(_ROUNDS):
        joint = log_joint(x, weights, means, stds)
        top = joint.max(axis=0)
        unnormalised = np.exp(joint - top)
        evidence = unnormalised.sum(axis=0)
        score = float(mass @ (top + np.log(evidence)))
        if score - before < _TOL:
            break
        before = score
        shares = unnormalised * (mass / evidence)
        totals = np.maximum(shares.sum(axis=1), np.finfo(np.float64).tiny)
        means = shares @ x / totals
        variances = (shares * np.square(x - means[:, None])).sum(axis=1) / totals
        weights, stds = totals / totals.sum(), np.maximum(np.sqrt(variances), SMALLEST_STD)
    return weights, means, stds


def _quantile_start(x: Floats, mass: Floats, count: int) -> Fit:
    """Components of equal weight, one for each of ``count`` equal shares of the density."""
    below = np.cumsum(mass) - 0.5 * mass
    shares = np.arange(count + 1) / count
    edges = np.interp(shares, below, x)
    means = np.interp((shares[1:] + shares[:-1]) / 2.0, below, x)
    return np.full(count, 1.0 / count), means, np.maximum(np.diff(edges) / 2.0, SMALLEST_STD)


def _worst(fit: Fit, x: Floats, mass: Floats, log_p: Floats) -> int:
    """Component that answers for most of the distance between the density and the mixture."""
    weights, means, stds = fit
    log_parts = log_joint(x, weights, means, stds)
    log_q = log_sum_exp(log_parts)
    return int((np.exp(log_parts - log_q) @ (mass * np.abs(log_p - log_q))).argmax())


def _split(fit: Fit, k: int, step: float) -> Fit:
    """Divide component ``k`` into two halves, so many σ to either side."""
    weights, means, stds = fit
    away = step * stds[k]
    return (
        np.array([*np.delete(weights, k), weights[k] / 2.0, weights[k] / 2.0]),
        np.array([*np.delete(means, k), means[k] - away, means[k] + away]),
        np.array([*np.delete(stds, k), stds[k], stds[k]]),
    )


@lru_cache(maxsize=16)
def _quadrature(heights: tuple[float, ...], nodes: int) -> tuple[Floats, Floats, Floats]:
    """Nodes in the cells that are not empty, probability that each stands for, and log density there."""
    at, share = np.polynomial.legendre.leggauss(nodes)
    cells = len(heights)
    p = np.array(heights) * (cells / math.fsum(heights))
    full = np.flatnonzero(p)
    x = (full[:, None] + 0.5 * (at + 1.0)) / cells
    mass = p[full, None] * (0.5 * share) / cells
    return x.ravel(), mass.ravel(), np.repeat(np.log(p[full]), nodes)


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
