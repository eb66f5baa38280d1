"""The Kullback-Leibler divergence in closed form: chapter 5.1."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite, number

TOLERANCE = 1e-6
"""How far probabilities may add up to something else than 1: they may come from float32."""


def kl_discrete(p: ArrayLike, q: ArrayLike) -> float:
    r"""Kullback-Leibler divergence :math:`\sum_k p_k \log(p_k / q_k)` of two discrete distributions.

    Parameters
    ----------
    p, q
        Probabilities of the same outcomes, ``(K,)``: none negative, adding up to 1.

    Returns
    -------
    float
        In nats, never negative. By convention :math:`0 \log 0 = 0`; inf where an outcome that `p` allows
        is impossible under `q` (missing support).

    Raises
    ------
    ValueError
        If `p` or `q` is no distribution, or they have not the same number of outcomes.
    """
    p, q = probabilities("p", p), probabilities("q", q)
    if len(p) != len(q):
        raise ValueError(f"q must have as many outcomes as p: {len(p)}, not {len(q)}")
    # The added q - p sums to 0 but makes every term positive: near p = q the digits do not cancel.
    return max(0.0, float((discrete_terms(p, q) + (q - p)).sum()))


def discrete_terms(p: Floats, q: Floats) -> Floats:
    r"""Return what each outcome adds to the divergence, :math:`p_k \log(p_k / q_k)`.

    Parameters
    ----------
    p, q
        Probabilities, or densities at the same places, of one shape; not checked.

    Returns
    -------
    ndarray
        0 where `p` is 0, inf where only `q` is.
    """
    possible = p > 0.0
    terms = np.zeros(p.shape)
    with np.errstate(divide="ignore"):
        terms[possible] = p[possible] * (np.log(p[possible]) - np.log(q[possible]))
    return terms


def kl_normal(mean_p: float, std_p: float, mean_q: float, std_q: float) -> float:
    r"""Kullback-Leibler divergence of two normal distributions.

    It is
    :math:`\log\frac{\sigma_q}{\sigma_p} + \frac{\sigma_p^2 + (\mu_p - \mu_q)^2}{2\sigma_q^2} - \frac12`.

    Parameters
    ----------
    mean_p, std_p, mean_q, std_q
        Means and standard deviations (not variances); these are positive.

    Returns
    -------
    float
        In nats, never negative; inf where it exceeds the range of float64.

    Raises
    ------
    ValueError
        If a mean is not finite or a standard deviation is not positive and finite.
    """
    mean_p, mean_q = number("mean_p", mean_p), number("mean_q", mean_q)
    std_p, std_q = _positive("std_p", std_p), _positive("std_q", std_q)
    log_ratio = math.log(std_p) - math.log(std_q)
    with np.errstate(over="ignore"):
        shift = np.square(np.divide(np.subtract(mean_p, mean_q), std_q))
        # (r² - 1) / 2 - log r with r = σ_p / σ_q: expm1 keeps the digits where both are nearly equal.
        scale = np.expm1(2.0 * log_ratio) - 2.0 * log_ratio
    return max(0.0, 0.5 * float(scale + shift))


def probabilities(name: str, value: ArrayLike) -> Floats:
    """Check an argument that must be a discrete distribution.

    Parameters
    ----------
    name
        The argument's name, for the message.
    value
        Probabilities, ``(K,)``, ``K >= 1``.

    Returns
    -------
    ndarray
        A copy that adds up to 1 as exactly as float64 can.

    Raises
    ------
    ValueError
        If `value` is no vector of finite numbers, is empty, has a negative entry or does not add up to 1.
    """
    array = finite(name, value, ndim=1)
    if not len(array):
        raise ValueError(f"{name} must have at least one outcome")
    if array.min() < 0.0:
        raise ValueError(f"{name} must not be negative anywhere")
    with np.errstate(over="ignore"):
        total = float(array.sum())
    if abs(total - 1.0) > TOLERANCE:
        raise ValueError(f"{name} must add up to 1, not {total:g}")
    return array / total


def _positive(name: str, value: float) -> float:
    checked = number(name, value)
    if checked <= 0.0:
        raise ValueError(f"{name} must be positive, not {value!r}")
    return checked
