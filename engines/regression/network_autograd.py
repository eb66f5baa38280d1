"""The network 1–H–1 in torch: its loss and, by reverse-mode automatic differentiation, the gradient."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import torch
from numpy.typing import ArrayLike
from torch import Tensor
from torch.nn import functional

from engines.arrays import Floats, finite, readonly

_ACTIVATIONS: Mapping[str, Callable[[Tensor], Tensor]] = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "silu": functional.silu,
    "sine": torch.sin,
    "identity": lambda x: x,
}


class Network:
    """Weights and gradient as one vector each, and the layers as views into them.

    So an optimizer is a few operations on vectors: torch.optim costs 1.6 times (SGD) to 2.5 times (Adam) as
    much for so small a network, where a step is made of overhead (measured: 51 μs with 10 hidden units).
    """

    def __init__(self, weights: Floats, activation: str) -> None:
        self.weights = torch.tensor(weights, dtype=torch.float64)
        self.gradient = torch.zeros_like(self.weights)
        self._activation = _ACTIVATIONS[activation]
        self._layers = [layer.requires_grad_() for layer in self._split(self.weights)]
        for layer, gradient in zip(self._layers, self._split(self.gradient), strict=True):
            layer.grad = gradient  # backward adds to it in place

    @staticmethod
    def _split(vector: Tensor) -> tuple[Tensor, ...]:
        """Cut out views (1, H), (H,), (H, 1) and (1,) of the vector; u and b first, then w and c."""
        u, b, w = vector.detach()[:-1].chunk(3)
        return u[None, :], b, w[:, None], vector.detach()[-1:]

    def backward(self, x: Tensor, y: Tensor) -> float:
        """Mean squared error on columns (n, 1); leaves its gradient in `gradient`."""
        u, b, w, c = self._layers
        self.gradient.zero_()
        fitted = torch.addmm(c, self._activation(torch.addmm(b, x, u)), w)
        loss = functional.mse_loss(fitted, y)
        loss.backward()
        return loss.item()

    def copy(self) -> Floats:
        """Weights as they are now."""
        return readonly(self.weights.numpy())


def column(values: Floats) -> Tensor:
    """Turn ``(n,)`` into a column ``(n, 1)``."""
    return torch.tensor(values, dtype=torch.float64)[:, None]


def loss_and_gradient(
    weights: ArrayLike, activation: str, x: ArrayLike, y: ArrayLike
) -> tuple[float, Floats]:
    """Mean squared error and its gradient, by reverse-mode automatic differentiation.

    Parameters
    ----------
    weights
        ``(3 H + 1,)``, as `network_model.predict` takes them.
    activation
        "sigmoid", "tanh", "relu", "silu", "sine" or "identity".
    x, y
        Data ``(n,)``.

    Returns
    -------
    loss : float
    gradient : ndarray, shape (3 H + 1,), float64

    Raises
    ------
    ValueError
        Naming the argument.
    """
    start = finite("weights", weights, ndim=1)
    if len(start) % 3 != 1 or len(start) < 4:
        raise ValueError(f"weights must be 3 H + 1 numbers, not {len(start)}")
    if activation not in _ACTIVATIONS:
        raise ValueError(f"activation must be one of {', '.join(_ACTIVATIONS)}, not {activation!r}")
    data = finite("x", x, ndim=1), finite("y", y, ndim=1)
    if len(data[0]) != len(data[1]) or not len(data[0]):
        raise ValueError(f"y must be as many numbers as x, at least one, not {len(data[1])}")
    network = Network(start, activation)
    loss = network.backward(*map(column, data))
    return loss, network.gradient.numpy().copy()
