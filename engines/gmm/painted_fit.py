"""Mixtures fitted to a painted density: EM on the nodes of a quadrature (chapters 4.2 and 5.4)."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from engines.arrays import Floats
from engines.gmm.line import log_joint, log_sum_exp

CELLS = 64
"""Cells of [0, 1] that are painted."""

COMPONENT_LIMIT = 12
"""Largest K."""

SMALLEST_STD = 0.5 / CELLS
"""Half a cell: narrower components would follow the nodes of the quadrature rather than the density."""

_NODES = 6  # of Gauss and Legendre, in each cell
_ROUNDS, _SKETCHED_ROUNDS = 150, 25
_TOL = 1e-9
Fit = tuple[Floats, Floats, Floats]
"""Weights, means and standard deviations, ``(K,)`` each."""


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


# All K of a few pictures are kept: the slider of K then costs nothing.
@lru_cache(maxsize=8 * COMPONENT_LIMIT)
def fitted(heights: tuple[float, ...], count: int) -> tuple[Fit, float]:
    """Fit a mixture of ``count`` components to a painted density.

    Returns
    -------
    fit, divergence
        The best that was found, and its KL in nats: never larger than with one component fewer.
    """
    x, mass, log_p = _quadrature(heights, _NODES)
    fits = [_climb(x, mass, _quantile_start(x, mass, count))]
    if count > 1:
        fewer = fitted(heights, count - 1)[0]
        worst = _worst(fewer, x, mass, log_p)
        # Two halves in one place are the same density as before: whatever EM finds, none is worse than that.
        fits += [_climb(x, mass, _split(fewer, worst, 0.5)), _split(fewer, worst, 0.0)]
    scored = [(float(mass @ (log_p - log_sum_exp(log_joint(x, *fit)))), fit) for fit in fits]
    divergence, best = min(scored, key=lambda pair: pair[0])
    return best, divergence


def sketched(heights: tuple[float, ...], count: int) -> tuple[Fit, float]:
    """Fit a mixture as `fitted` does, from one start only and with few steps of EM."""
    x, mass, log_p = _quadrature(heights, _NODES)
    fit = _climb(x, mass, _quantile_start(x, mass, count), _SKETCHED_ROUNDS)
    return fit, float(mass @ (log_p - log_sum_exp(log_joint(x, *fit))))


def _climb(x: Floats, mass: Floats, start: Fit, rounds: int = _ROUNDS) -> Fit:
    """EM on weighted points: every sum over the data has the weights ``mass``, which sum to 1.

    σ is kept above `SMALLEST_STD`; the density of a component falls off on either side of its best σ, so
    the nearest allowed one is the M-step's maximum, and the likelihood still never falls.
    """
    weights, means, stds = start
    before = -math.inf
    for _ in range(rounds):
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
