r"""Both divergences of a mixture p and a normal q as functions of :math:`\theta = (\mu, \log\sigma)`."""

from __future__ import annotations

import math

import numpy as np

from engines.arrays import Floats
from engines.divergence.densities import NormalMixture
from engines.divergence.quadrature import entropy

_LOG_ROOT_2PI = 0.5 * math.log(2.0 * math.pi)
_NODES = np.linspace(-9.0, 9.0, 601)
"""Standardised places: the trapezoidal rule over a whole normal density converges exponentially."""
_COARSE = _NODES[::8]


class CoveringObjective:
    r"""The divergence KL(p‖q), which needs of p only its moments and its entropy.

    With mean m and variance v of p it is
    :math:`\log\sigma + \frac12\log 2\pi + \frac{v + (m - \mu)^2}{2\sigma^2} - H(p)`.

    Parameters
    ----------
    p
        The mixture.
    """

    def __init__(self, p: NormalMixture) -> None:
        weights, means, stds = (np.array(values) for values in (p.weights, p.means, p.stds))
        self._mean = float(weights @ means)
        self._variance = float(weights @ (stds**2 + (means - self._mean) ** 2))
        self._entropy = entropy(p)

    @property
    def optimum(self) -> tuple[float, float]:
        """Mean and standard deviation of p: q matches its moments where the divergence is smallest."""
        return self._mean, math.sqrt(self._variance)

    def __call__(self, theta: Floats) -> tuple[float, Floats]:
        """Value in nats and gradient ``(2,)`` at ``theta = (mean, log_std)``."""
        mean, log_std = theta.tolist()
        precision = math.exp(-2.0 * log_std)
        square = (self._variance + (self._mean - mean) ** 2) * precision
        value = log_std + _LOG_ROOT_2PI + 0.5 * square - self._entropy
        return value, np.array([(mean - self._mean) * precision, 1.0 - square])

    def surface(self, mean: Floats, log_std: Floats) -> Floats:
        """Values over a grid, ``(S, M)``."""
        square = (self._variance + (self._mean - mean) ** 2) * np.exp(-2.0 * log_std)[:, None]
        return np.asarray(log_std[:, None] + _LOG_ROOT_2PI + 0.5 * square - self._entropy)


class SeekingObjective:
    r"""The divergence KL(q‖p): expectations under q by quadrature over :math:`x = \mu + \sigma z`.

    The gradient goes through x: :math:`-E[s(x)]` by μ and :math:`-1 - E[s(x) \sigma z]` by log σ, with the
    score s of p.

    Parameters
    ----------
    p
        The mixture.
    """

    def __init__(self, p: NormalMixture) -> None:
        self._p = p
        self._shares = _normal_shares(_NODES)

    def __call__(self, theta: Floats) -> tuple[float, Floats]:
        """Value in nats and gradient ``(2,)`` at ``theta = (mean, log_std)``."""
        mean, log_std = theta.tolist()
        arm = math.exp(log_std) * _NODES
        log_p, score = log_density_and_score(self._p, mean + arm)
        value = -log_std - _LOG_ROOT_2PI - 0.5 - float(self._shares @ log_p)
        weighted = self._shares * score
        return value, np.array([-weighted.sum(), -1.0 - weighted @ arm])

    def surface(self, mean: Floats, log_std: Floats) -> Floats:
        """Values over a grid, ``(S, M)``, to the precision of a contour."""
        x = mean[None, :, None] + np.exp(log_std)[:, None, None] * _COARSE
        expected = self._p.log_density(x) @ _normal_shares(_COARSE)
        return np.asarray(-log_std[:, None] - _LOG_ROOT_2PI - 0.5 - expected)


def log_density_and_score(p: NormalMixture, x: Floats) -> tuple[Floats, Floats]:
    """Logarithm of a mixture's density at ``(N,)`` places and its derivative by x."""
    weights, means, stds = (np.array(values)[:, None] for values in (p.weights, p.means, p.stds))
    offset = (x - means) / stds
    with np.errstate(divide="ignore"):  # a component of weight 0 is nowhere
        terms = np.log(weights / stds) - _LOG_ROOT_2PI - 0.5 * offset**2
    highest = terms.max(axis=0)
    parts = np.exp(terms - highest)
    total = parts.sum(axis=0)
    return highest + np.log(total), -(parts * offset / stds).sum(axis=0) / total


def _normal_shares(nodes: Floats) -> Floats:
    """Weights of standardised places, adding up to 1."""
    density = np.exp(-0.5 * nodes**2)
    return np.asarray(density / density.sum())
