"""Evidence, ELBO and divergence of a normal q(z) for one observed x, by quadrature and by draws."""

from __future__ import annotations

import math

import numpy as np

from engines.arrays import Floats, integer, number
from engines.clt import normal_density
from engines.divergence.models import MODELS, ModelName

_REACH = 12.0  # of both quadratures, in standard deviations of p(z) and of q: beyond is less than 1e-31
_PRIOR_NODES = np.linspace(-_REACH, _REACH, 4801)
_NODES = np.linspace(-_REACH, _REACH, 2401)
_WEIGHTS = normal_density(_NODES, 0.0, 1.0) * (_NODES[1] - _NODES[0])
_LOG_ROOT_2PI = 0.5 * math.log(2.0 * math.pi)


class Observation:
    """One observed x of a model: what a normal q(z) can be compared with.

    Integrals over z are sums at equal distances (the trapezoid rule), over ±12 standard deviations of the
    prior or of q. Of a smooth integrand that vanishes at both ends the rule is exact to rounding, unless the
    integrand has structure finer than the nodes: the noise should be at least 0.1.

    Parameters
    ----------
    model
        Key of `MODELS`.
    x
        The observed x.
    noise
        Standard deviation of x given z, positive.

    Attributes
    ----------
    log_evidence
        log p(x) = log ∫ p(x, z) dz in nats.

    Raises
    ------
    ValueError
        If an argument is outside its range.
    """

    def __init__(self, model: ModelName, x: float, noise: float) -> None:
        if model not in MODELS:
            raise ValueError(f"model must be one of {', '.join(MODELS)}, not {model!r}")
        self.x, self.noise = number("x", x), _positive("noise", noise)
        self.model = MODELS[model]
        log_joint = self.log_joint(_PRIOR_NODES)
        top = float(log_joint.max())
        width = float(_PRIOR_NODES[1] - _PRIOR_NODES[0])
        self.log_evidence = top + math.log(float(np.exp(log_joint - top).sum()) * width)

    def log_joint(self, z: Floats) -> Floats:
        """Evaluate log p(x, z) in nats, shape of `z`."""
        return self.model.log_joint(z, self.x, self.noise)

    def elbo(self, mean: float, std: float) -> float:
        r"""ELBO :math:`\int q(z) \log\frac{p(x, z)}{q(z)} dz` of q = N(mean, std²), in nats.

        The expected log joint is a quadrature, the entropy of q a closed form.

        Raises
        ------
        ValueError
            If `mean` is not finite or `std` not positive; so do all methods that take them.
        """
        mean, std = number("mean", mean), _positive("std", std)
        expected = float(_WEIGHTS @ self.log_joint(mean + std * _NODES))
        return expected + math.log(std) + _LOG_ROOT_2PI + 0.5

    def kl(self, mean: float, std: float) -> float:
        """Divergence KL(q ‖ p(z | x)): the mean of log q − log p(z | x) under q, in nats."""
        mean, std = number("mean", mean), _positive("std", std)
        log_q = -0.5 * np.square(_NODES) - math.log(std) - _LOG_ROOT_2PI
        log_posterior = self.log_joint(mean + std * _NODES) - self.log_evidence
        return max(0.0, float(_WEIGHTS @ (log_q - log_posterior)))

    def gradient(self, mean: float, std: float) -> tuple[float, float]:
        r"""Gradient of the ELBO by (mean, log std).

        With :math:`z = \mu + \sigma\varepsilon` (the reparametrisation) it is
        :math:`E[g(z)]` and :math:`E[g(z)\,\sigma\varepsilon] + 1`, where g is the derivative of log p(x, z).
        """
        mean, std = number("mean", mean), _positive("std", std)
        slopes = self.model.gradient(mean + std * _NODES, self.x, self.noise)
        return float(_WEIGHTS @ slopes), float(_WEIGHTS @ (slopes * std * _NODES)) + 1.0

    def estimate(self, mean: float, std: float, draws: int, seed: int) -> tuple[float, float]:
        """Monte-Carlo estimate of the ELBO from draws z = mean + std · ε, and its standard error.

        Parameters
        ----------
        mean, std
            Of q.
        draws
            How many, at least 2.
        seed
            The same seed draws the same ε, so that the estimate moves smoothly with q.
        """
        mean, std = number("mean", mean), _positive("std", std)
        epsilon = np.random.default_rng(integer("seed", seed, 0)).standard_normal(integer("draws", draws, 2))
        log_q = -0.5 * np.square(epsilon) - math.log(std) - _LOG_ROOT_2PI
        terms = self.log_joint(mean + std * epsilon) - log_q
        return float(terms.mean()), float(terms.std(ddof=1)) / math.sqrt(draws)


def _positive(name: str, value: float) -> float:
    value = number(name, value)
    if value <= 0.0:
        raise ValueError(f"{name} must be positive, not {value!r}")
    return value
