"""Mixtures on the line, in logarithms: K components given by ``(K,)`` numbers, at ``(N,)`` points."""

from __future__ import annotations

import math

import numpy as np

from engines.arrays import Floats

_LEAST = float(np.finfo(np.float64).min)  # what is subtracted must not be infinite


def log_normal(x: Floats, means: Floats, stds: Floats) -> Floats:
    """Log densities of the components, ``(K, N)``."""
    scaled = (x - means[:, None]) / stds[:, None]
    return np.asarray(-0.5 * np.square(scaled) - np.log(stds * math.sqrt(2.0 * math.pi))[:, None])


def log_joint(x: Floats, weights: Floats, means: Floats, stds: Floats) -> Floats:
    """Log p(x, z = k), ``(K, N)``; the weights are positive."""
    return np.asarray(np.log(weights)[:, None] + log_normal(x, means, stds))


def log_sum_exp(joint: Floats) -> Floats:
    """Logarithm of the sum of exponentials over the first axis; -inf where all logarithms are."""
    top = joint.max(axis=0)
    with np.errstate(divide="ignore"):
        return np.asarray(top + np.log(np.exp(joint - np.maximum(top, _LEAST)).sum(axis=0)))
