"""The log-likelihood over two means of a mixture on the line: maxima, saddle, slope (chapter 4.4)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from contourpy import LineType, contour_generator

from engines.arrays import Floats, readonly
from engines.gmm.hard import GRID, LIMIT, HardParams, Terms, data_points, terms
from engines.gmm.line import log_joint, log_sum_exp

DEPTHS = (0.01, 0.03, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2)
"""Nats per point below the maximum at which contours are drawn."""

_CELLS = 81
_SAME = 1e-3  # distance below which two maxima are one
_ROUNDS = 2000
_TOL = 1e-13

DiagonalKind = Literal["saddle", "maximum"]


@dataclass(frozen=True, slots=True, eq=False)
class Landscape:
    """What the data, σ and φ decide, wherever the point (μ₁, μ₂) stands.

    Parameters
    ----------
    axis
        ``(G,)``: values of either mean.
    surface
        ``(G, G)`` float32: mean log-likelihood in nats per point; rows along μ₂, columns along μ₁.
    contours
        One for each of `DEPTHS`: ``(P, 2)``, lines separated by rows of nan.
    maxima
        ``(M, 2)``: local maxima, M of 1 or 2, and `heights` there, ``(M,)``.
    middle
        x̄: on the diagonal, (x̄, x̄) is always a stationary point; `middle_kind` says which, `middle_height`
        how high.
    """

    axis: Floats
    surface: np.ndarray[tuple[int, ...], np.dtype[np.float32]]
    contours: tuple[Floats, ...]
    maxima: Floats
    heights: Floats
    middle: float
    middle_kind: DiagonalKind
    middle_height: float


@dataclass(frozen=True, slots=True, eq=False)
class MeansFrame:
    """The surface and one point (μ₁, μ₂) of it.

    Parameters
    ----------
    params
        Of the picture.
    x
        Data in ascending order, ``(N,)``.
    landscape
        The surface.
    height
        Mean log-likelihood at the point.
    gradient
        ``(2,)``: of the mean log-likelihood.
    shares
        ``(N,)``: responsibility of component 1 for each point.
    update
        ``(2,)``: Σ_n q_nk x_n / Σ_n q_nk, what each μ_k must equal where the slope is 0. It depends on both
        means through q: the equations are coupled.
    terms
        At the data.
    line
        ``(L,)`` places; `parts` ``(2, L)`` φ_k N(x; μ_k, σ²) there, and `curves` the terms of a point that
        lay there.
    """

    params: HardParams
    x: Floats
    landscape: Landscape
    height: float
    gradient: Floats
    shares: Floats
    update: Floats
    terms: Terms
    line: Floats
    parts: Floats
    curves: Terms


def means_surface(params: HardParams) -> MeansFrame:
    """Compute the surface, and slope, responsibilities and terms at its point."""
    x, weights = data_points(params), params.weights
    means, stds = np.array([params.mean_1, params.mean_2]), np.full(2, params.std)
    shares, update = _update(x, weights, means, params.std)
    at_data = terms(x, weights, means, stds)
    line = np.linspace(-LIMIT - 1.0, LIMIT + 1.0, GRID)
    return MeansFrame(
        params=params,
        x=x,
        landscape=_landscape(params.count, params.distance, params.seed, params.std, params.weight),
        height=float(at_data.log_of_sum.mean()),
        gradient=readonly(shares.mean(axis=1) * (update - means) / params.std**2),
        shares=readonly(shares[0]),
        update=readonly(update),
        terms=at_data,
        line=readonly(line),
        parts=readonly(np.exp(log_joint(line, weights, means, stds))),
        curves=terms(line, weights, means, stds),
    )


def mean_log_likelihood(x: Floats, weights: Floats, means: Floats, std: float) -> float:
    """Mean log-likelihood of data ``(N,)`` under two components of one σ, in nats per point."""
    return float(log_sum_exp(log_joint(x, weights, means, np.full(len(means), std))).mean())


# While the point is dragged the surface stays.
@lru_cache(maxsize=8)
def _landscape(count: int, distance: float, seed: int, std: float, weight: float) -> Landscape:
    params = HardParams(count=count, distance=distance, seed=seed, std=std, weight=weight)
    x, weights = data_points(params), params.weights
    axis = np.linspace(-LIMIT, LIMIT, _CELLS)
    logs = log_joint(x, np.ones(_CELLS), axis, np.full(_CELLS, std))
    first, second = (np.log(share) + logs for share in weights)
    surface = np.array([np.logaddexp(first, row).mean(axis=1) for row in second])
    maxima = _maxima(x, weights, std)
    heights = np.array([mean_log_likelihood(x, weights, means, std) for means in maxima])
    generator = contour_generator(axis, axis, surface, line_type=LineType.ChunkCombinedNan)
    lines = (generator.lines(float(heights.max()) - depth)[0][0] for depth in DEPTHS)
    middle = float(x.mean())
    return Landscape(
        axis=readonly(axis),
        surface=readonly(surface, np.float32),
        contours=tuple(
            readonly(np.empty((0, 2)) if points is None else points, np.float64) for points in lines
        ),
        maxima=readonly(maxima),
        heights=readonly(heights),
        middle=middle,
        # Every q is φ there: the curvature is negative along (1, 1), and where φ₁v₁ + φ₂v₂ = 0 it has the
        # sign of var(x) - σ².
        middle_kind="saddle" if float(x.var()) > std**2 else "maximum",
        middle_height=mean_log_likelihood(x, weights, np.full(2, middle), std),
    )


def _maxima(x: Floats, weights: Floats, std: float) -> Floats:
    """Local maxima reached from the two mirrored starts at the ends of the data; one row where they agree."""
    found: list[Floats] = []
    for start in ((x[0], x[-1]), (x[-1], x[0])):
        means = np.array(start)
        for _ in range(_ROUNDS):
            before, means = means, _update(x, weights, means, std)[1]
            if np.abs(means - before).max() < _TOL:
                break
        if not any(np.abs(means - other).max() < _SAME for other in found):
            found.append(means)
    return np.array(found)


def _update(x: Floats, weights: Floats, means: Floats, std: float) -> tuple[Floats, Floats]:
    """Responsibilities ``(2, N)`` and the means ``(2,)`` that they weight the data to: a step of EM."""
    joint = log_joint(x, weights, means, np.full(2, std))
    shares = np.exp(joint - log_sum_exp(joint))
    totals = np.maximum(shares.sum(axis=1), np.finfo(np.float64).tiny)
    return shares, np.asarray(shares @ x / totals)
