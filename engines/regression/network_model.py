"""The network 1–H–1 as a formula in numpy: ŷ = Σ_h w_h a(u_h x + b_h) + c; imports no torch."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from engines.arrays import Floats


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * x)))  # never overflows, unlike 1 / (1 + exp(-x))


ACTIVATIONS: Mapping[str, Callable[[Floats], Floats]] = MappingProxyType(
    {
        "sigmoid": _sigmoid,
        "tanh": np.tanh,
        "relu": lambda x: np.maximum(x, 0.0),
        "silu": lambda x: x * _sigmoid(x),
        "sine": np.sin,
        "identity": lambda x: x,
    }
)
"""Activation functions by name; with "identity" the network is a straight line, whatever its width."""


def hidden_units(weights: Floats, activation: str, x: Floats) -> Floats:
    """Contribution of each hidden unit to the output.

    Parameters
    ----------
    weights
        ``(3 H + 1,)``: input weights u, hidden biases b, output weights w, and the output bias c.
    activation
        A key of `ACTIVATIONS`.
    x
        ``(n,)``.

    Returns
    -------
    ndarray
        ``(H, n)``, w_h a(u_h x + b_h).
    """
    u, b, w = np.split(weights[:-1], 3)
    return np.asarray(w[:, None] * ACTIVATIONS[activation](np.outer(u, x) + b[:, None]))


def predict(weights: Floats, activation: str, x: Floats) -> Floats:
    """Output ŷ ``(n,)`` of the network; parameters are those of `hidden_units`."""
    return np.asarray(hidden_units(weights, activation, x).sum(axis=0) + weights[-1])
