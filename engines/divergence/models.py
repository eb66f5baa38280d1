"""Models of one latent number z and one observed x whose posterior is normal only in the linear case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from engines.arrays import Floats

ModelName = Literal["linear", "square", "exponential", "mixture"]

OFFSET = 1.5
"""Distance by which the mixture's x lies on either side of z."""

_LOG_ROOT_2PI = 0.5 * np.log(2.0 * np.pi)

_Function = Callable[[Floats], Floats]


@dataclass(frozen=True, slots=True)
class LatentModel:
    """z ~ N(0, 1), then x given z with normal noise around one centre or, equally likely, one of two.

    Attributes
    ----------
    centre, slope
        f(z) and f'(z).
    offset
        x lies around f(z) − offset or f(z) + offset; 0 for a single centre.
    """

    centre: _Function
    slope: _Function
    offset: float = 0.0

    def log_joint(self, z: Floats, x: Floats | float, noise: float) -> Floats:
        """Evaluate log p(x, z), in nats.

        Parameters
        ----------
        z, x
            Of shapes that broadcast.
        noise
            Standard deviation of x around its centre.
        """
        distance = (x - self.centre(z)) / noise
        log_likelihood = -0.5 * np.square(distance) - np.log(noise) - _LOG_ROOT_2PI
        if self.offset:
            # The two humps as one square and log cosh, without the overflow of cosh.
            ratio = self.offset / noise
            turn = ratio * distance
            log_likelihood += np.logaddexp(turn, -turn) - np.log(2.0) - 0.5 * ratio**2
        log_joint: Floats = log_likelihood - 0.5 * np.square(z) - _LOG_ROOT_2PI
        return log_joint

    def gradient(self, z: Floats, x: float, noise: float) -> Floats:
        """Differentiate `log_joint` by z, at every z."""
        distance = (x - self.centre(z)) / noise
        pull = distance
        if self.offset:
            ratio = self.offset / noise
            pull = distance - ratio * np.tanh(ratio * distance)
        gradient: Floats = self.slope(z) * pull / noise - z
        return gradient


MODELS: dict[ModelName, LatentModel] = {
    "linear": LatentModel(lambda z: z, np.ones_like),
    "square": LatentModel(np.square, lambda z: 2.0 * z),
    "exponential": LatentModel(np.exp, np.exp),
    "mixture": LatentModel(lambda z: z, np.ones_like, OFFSET),
}
"""The models by name, the one with a normal posterior first."""
