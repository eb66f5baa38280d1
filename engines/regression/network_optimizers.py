"""SGD, momentum and Adam on all weights as one vector of torch, changed in place.

`engines.regression.descent` has the same rules for arrays, and yields every step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

import torch
from torch import Tensor


class Optimizer(Protocol):
    """A rule that turns a gradient into a step; both are vectors ``(weights,)``."""

    def update(self, weights: Tensor, gradient: Tensor) -> None:
        """Change the weights in place."""


class Sgd:
    """Gradient descent, with momentum (Polyak 1964) where it is above 0."""

    def __init__(self, lr: float, momentum: float = 0.0) -> None:
        self.lr, self.momentum = lr, momentum
        self._velocity: Tensor | None = None

    def update(self, weights: Tensor, gradient: Tensor) -> None:
        """Move by −ηv, where v ← momentum · v + g."""
        if self.momentum == 0.0:
            weights.add_(gradient, alpha=-self.lr)
            return
        if self._velocity is None:
            self._velocity = torch.zeros_like(weights)
        self._velocity.mul_(self.momentum).add_(gradient)
        weights.add_(self._velocity, alpha=-self.lr)


class Adam:
    """Adam (Kingma & Ba 2015, algorithm 1) with the decay rates of that paper."""

    def __init__(self, lr: float) -> None:
        self.lr = lr
        self._step = 0
        self._mean: Tensor | None = None
        self._square: Tensor | None = None

    def update(self, weights: Tensor, gradient: Tensor) -> None:
        """Move by −η m̂ / (√ŝ + 1e-8), m̂ and ŝ running means of g and g²."""
        if self._mean is None or self._square is None:
            self._mean, self._square = torch.zeros_like(weights), torch.zeros_like(weights)
        self._step += 1
        self._mean.lerp_(gradient, 1.0 - 0.9)
        self._square.mul_(0.999).addcmul_(gradient, gradient, value=1.0 - 0.999)
        scale = (self._square / (1.0 - 0.999**self._step)).sqrt_().add_(1e-8)
        weights.addcdiv_(self._mean, scale, value=-self.lr / (1.0 - 0.9**self._step))


RULES: Mapping[str, Callable[[float], Optimizer]] = {
    "sgd": Sgd,
    "momentum": lambda lr: Sgd(lr, momentum=0.9),
    "adam": Adam,
}
"""The rules by name, made from a learning rate."""
