"""The noise schedule: how much of the picture is left after t steps (chapter 8.2)."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from engines.arrays import finite, integer, number, readonly

LARGEST_BETA = 0.999
"""Cap of the cosine schedule's last steps, as in Nichol & Dhariwal 2021, section 3.2."""


@dataclass(frozen=True, slots=True, eq=False)
class Schedule:
    """Variances of the forward process, indexed by the step t itself.

    Index 0 is the clean picture (beta 0, alpha and alpha_bar 1), so ``alpha_bar[t - 1]`` is right at t = 1.

    Parameters
    ----------
    beta : array_like, shape (T + 1,)
        ``beta[0] == 0`` and ``0 < beta[t] < 1`` for t = 1 … T: variance of the noise added by step t.

    Attributes
    ----------
    beta, alpha, alpha_bar : ndarray, shape (T + 1,), float64
        ``alpha = 1 - beta`` and its running product; read-only.

    Raises
    ------
    ValueError
        Naming `beta`.
    """

    beta: NDArray[np.float64]
    alpha: NDArray[np.float64] = field(init=False)
    alpha_bar: NDArray[np.float64] = field(init=False)

    def __post_init__(self) -> None:
        beta = finite("beta", self.beta, ndim=1)
        if len(beta) < 2:
            raise ValueError(f"beta must hold index 0 and at least one step, it has shape {beta.shape}")
        if beta[0] != 0 or not ((beta[1:] > 0) & (beta[1:] < 1)).all():
            raise ValueError("beta must be 0 at index 0 and lie inside (0, 1) from index 1 on")
        object.__setattr__(self, "beta", readonly(beta))
        object.__setattr__(self, "alpha", readonly(1 - beta))
        object.__setattr__(self, "alpha_bar", readonly(np.cumprod(1 - beta)))

    @property
    def steps(self) -> int:
        """Number T of noising steps."""
        return len(self.beta) - 1

    @classmethod
    def linear(cls, steps: int = 1000, first: float = 1e-4, last: float = 0.02) -> Schedule:
        """Betas on a line from `first` to `last` (Ho et al. 2020, section 4).

        Nothing is rescaled: with few steps and the usual ends, ``alpha_bar[T]`` stays far from 0.

        Raises
        ------
        ValueError
            When `steps` < 1, or an end lies outside (0, 1).
        """
        steps = integer("steps", steps, 1)
        for name, value in (("first", first), ("last", last)):
            if not 0 < number(name, value) < 1:
                raise ValueError(f"{name} must lie inside (0, 1), not {value}")
        return cls(np.concatenate([[0.0], np.linspace(first, last, steps)]))

    @classmethod
    def cosine(cls, steps: int) -> Schedule:
        """Betas such that alpha_bar follows a squared cosine (Nichol & Dhariwal 2021, equation 17).

        Raises
        ------
        ValueError
            When `steps` < 1.
        """
        steps = integer("steps", steps, 1)
        offset = 0.008
        angle = (np.arange(steps + 1) / steps + offset) / (1 + offset) * (math.pi / 2)
        wanted = np.cos(angle) ** 2
        beta = np.minimum(1 - wanted[1:] / wanted[:-1], LARGEST_BETA)
        return cls(np.concatenate([[0.0], beta]))


def check_schedule(schedule: object) -> None:
    """Raise ValueError unless the argument is a `Schedule`."""
    if not isinstance(schedule, Schedule):
        raise ValueError(f"schedule must be a Schedule, not {type(schedule).__name__}")
