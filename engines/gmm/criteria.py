"""Criteria that weigh the likelihood of a model against its number of parameters."""

from __future__ import annotations

import math

from engines.arrays import integer, number


def parameter_counts(components: int, dimension: int) -> tuple[int, int, int]:
    """Count the free parameters of a mixture: K − 1 weights, K·D means, K·D(D + 1)/2 covariances."""
    components, dimension = integer("components", components, 1), integer("dimension", dimension, 1)
    return components - 1, components * dimension, components * dimension * (dimension + 1) // 2


def free_parameters(components: int, dimension: int) -> int:
    """Add up the `parameter_counts` of a mixture: p."""
    return sum(parameter_counts(components, dimension))


def bic(log_likelihood: float, parameters: int, n: int) -> float:
    """Bayesian information criterion (Schwarz 1978), −2 log L + p log N: lower is better.

    Parameters
    ----------
    log_likelihood
        Sum over the data, in nats.
    parameters, n
        Number of free parameters p and of data N, at least 1.
    """
    parameters, n = integer("parameters", parameters, 1), integer("n", n, 1)
    return -2.0 * number("log_likelihood", log_likelihood) + parameters * math.log(n)


def aic(log_likelihood: float, parameters: int) -> float:
    """Akaike information criterion (Akaike 1974), −2 log L + 2p: lower is better; as `bic`."""
    return -2.0 * number("log_likelihood", log_likelihood) + 2.0 * integer("parameters", parameters, 1)
