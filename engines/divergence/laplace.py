"""The Laplace distribution: two exponential tails that meet in a peak."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engines.arrays import Floats
from engines.divergence.densities import Interval, uniforms

_REACH = 80
"""Scales from the centre beyond which the density adds nothing to an integral: e^(-80)."""


@dataclass(frozen=True, slots=True)
class Laplace:
    r"""The density :math:`\frac{1}{2b} e^{-|x - m| / b}`.

    Parameters
    ----------
    centre
        m, its mean and median.
    scale
        b, positive; the variance is 2 b².
    """

    centre: float
    scale: float

    @property
    def support(self) -> tuple[Interval, ...]:
        """The whole line."""
        return ((-math.inf, math.inf),)

    @property
    def knots(self) -> Floats:
        """Whole scales around the centre, where the density has its peak."""
        return np.asarray(self.centre + self.scale * np.arange(-_REACH, _REACH + 1.0))

    def log_density(self, x: Floats) -> Floats:
        """Logarithm of the density at every `x`, of the same shape."""
        return np.asarray(-np.abs(x - self.centre) / self.scale - math.log(2.0 * self.scale))

    def sample(self, n: int, seed: int) -> Floats:
        """Draw ``(n,)`` by inversion; of a larger n the first draws are the same."""
        u = uniforms(n, seed) - 0.5
        return np.asarray(self.centre - self.scale * np.copysign(np.log1p(-2.0 * np.abs(u)), u))
