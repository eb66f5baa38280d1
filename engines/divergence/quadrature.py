"""The divergence of two densities by Gauss-Legendre quadrature over panels on which they are smooth."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engines.arrays import Floats
from engines.divergence.densities import Density, missing_support

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(16)
_BISECTIONS = 55


@dataclass(frozen=True, slots=True)
class Areas:
    """The divergence as a difference of areas under p log(p / q).

    Parameters
    ----------
    positive
        Where p is larger; inf where q is 0 on a part of p's support.
    negative
        Where q is larger, at most 0.
    """

    positive: float
    negative: float

    @property
    def total(self) -> float:
        """The divergence in nats, never negative."""
        return max(0.0, self.positive + self.negative)


def panels(knots: Floats) -> tuple[Floats, Floats]:
    """Nodes and weights of the quadrature rule.

    Parameters
    ----------
    knots
        Increasing ends of the panels, ``(panels + 1,)``.

    Returns
    -------
    x, weights
        ``(panels, 16)`` each.
    """
    half = 0.5 * np.diff(knots)[:, None]
    return 0.5 * (knots[:-1] + knots[1:])[:, None] + half * _NODES, half * _WEIGHTS


def integrate(function: Callable[[Floats], Floats], knots: Floats) -> float:
    """Integrate a function that is smooth between each two of `knots`, from the first to the last."""
    x, weights = panels(knots)
    return float((weights * function(x)).sum())


def kl_density(p: Density, q: Density) -> Areas:
    r"""Kullback-Leibler divergence :math:`\int p \log(p / q)` with its positive and negative area.

    Parameters
    ----------
    p, q
        The densities.
    """
    own = p.knots
    between = q.knots
    knots = np.union1d(own, between[(between > own[0]) & (between < own[-1])])
    # Both areas end where p = q: with those places as ends of panels no panel holds both signs.
    knots = np.union1d(knots, _equal_places(p, q, knots))
    x, weights = panels(knots)
    shares = (weights * integrand(p.log_density(x), q.log_density(x), missing=0.0)).sum(axis=1)
    positive = math.inf if missing_support(p, q) else float(shares[shares > 0.0].sum())
    return Areas(positive, float(shares[shares < 0.0].sum()))


def entropy(p: Density) -> float:
    """Differential entropy -∫ p log p in nats."""

    def term(x: Floats) -> Floats:
        log_p = p.log_density(x)
        possible = np.isfinite(log_p)
        return np.asarray(-np.exp(log_p) * np.where(possible, log_p, 0.0))

    return integrate(term, p.knots)


def moments(p: Density) -> tuple[float, float]:
    """Mean and variance of a density."""
    mean = integrate(lambda x: np.asarray(x * np.exp(p.log_density(x))), p.knots)
    return mean, integrate(lambda x: np.asarray((x - mean) ** 2 * np.exp(p.log_density(x))), p.knots)


def integrand(log_p: Floats, log_q: Floats, *, missing: float = math.inf) -> Floats:
    """Return p log(p / q) from both logarithms: 0 where p is 0, `missing` where only q is."""
    possible = np.isfinite(log_p) & np.isfinite(log_q)
    value = np.where(np.isfinite(log_p) & ~np.isfinite(log_q), missing, 0.0)
    value[possible] = np.exp(log_p[possible]) * (log_p[possible] - log_q[possible])
    return value


def _equal_places(p: Density, q: Density, knots: Floats) -> Floats:
    """Find where p - q changes its sign, by bisection between neighbouring nodes."""

    def ratio(x: Floats) -> Floats:
        log_p, log_q = p.log_density(x), q.log_density(x)
        both = np.isfinite(log_p) & np.isfinite(log_q)
        return np.subtract(log_p, log_q, out=np.zeros(x.shape), where=both)

    x = panels(knots)[0].ravel()
    sign = np.sign(ratio(x))
    turns = np.flatnonzero(sign[:-1] * sign[1:] < 0.0)
    low, high, below = x[turns], x[turns + 1], sign[turns]
    for _ in range(_BISECTIONS if len(turns) else 0):
        middle = 0.5 * (low + high)
        same = np.sign(ratio(middle)) == below
        low, high = np.where(same, middle, low), np.where(same, high, middle)
    return low
