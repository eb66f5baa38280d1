"""What the denoising of sixteen digits is asked for, and what it gives; imports no torch."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engines.arrays import integer
from engines.diffusion.sampling import METHODS, Method
from engines.diffusion.schedule import Schedule

COUNT = 16
MIXED = "mixed"
LABELS = (MIXED, *map(str, range(10)))
"""Choices of the wanted digits: 0 to 9 and again 0 to 5, or one digit for all sixteen."""

STEPS = 1000


def mnist_schedule() -> Schedule:
    """Return the schedule that the shipped network was trained for: linear, 1,000 steps."""
    return Schedule.linear(STEPS)


@dataclass(frozen=True, slots=True)
class DenoiseParams:
    """A reverse chain of sixteen digits.

    Attributes
    ----------
    label : str
        One of `LABELS`.
    method : {"ddpm", "ddim"}
    steps : int
        Positions kept out of the 1,000.
    seed : int
        Of the start and of the added noise: the same params give the same chain, bit for bit.

    Raises
    ------
    ValueError
        Naming the field.
    """

    label: str = MIXED
    method: Method = "ddim"
    steps: int = 50
    seed: int = 0

    def __post_init__(self) -> None:
        if self.label not in LABELS:
            raise ValueError(f"label must be one of {', '.join(LABELS)}, not {self.label!r}")
        if self.method not in METHODS:
            raise ValueError(f"method must be 'ddpm' or 'ddim', not {self.method!r}")
        integer("steps", self.steps, 1, STEPS)
        integer("seed", self.seed, 0, 2**31 - 1)

    @property
    def labels(self) -> tuple[int, ...]:
        """The sixteen wanted digits."""
        if self.label == MIXED:
            return tuple(i % 10 for i in range(COUNT))
        return (int(self.label),) * COUNT


@dataclass(frozen=True, slots=True, eq=False)
class DenoiseFrame:
    """Sixteen digits at one position of the chain.

    The three pictures are stored as float16: 75 kB a frame, so that all 1,001 positions of the longest chain
    take 75 MB; the chain itself is computed in float32.

    Attributes
    ----------
    params : DenoiseParams
    t : int
        Step of the schedule, from 1000 down to 0.
    index, count : int
        Position in the chain, from 0 to ``count = params.steps``.
    x, x0, noise : ndarray, shape (16, 28, 28), float16
        x_t, the guess x̂_0 and the predicted noise ε̂, ink +1 on paper −1; at t = 0 x0 is x and the noise 0.
    alpha_bar : ndarray, shape (1001,), float64
        The schedule's ᾱ, indexed by t.
    """

    params: DenoiseParams
    t: int
    index: int
    count: int
    x: NDArray[np.floating[Any]]
    x0: NDArray[np.floating[Any]]
    noise: NDArray[np.floating[Any]]
    alpha_bar: NDArray[np.float64]

    @property
    def next_t(self) -> int:
        """Step that the chain goes to from here; 0 at the end."""
        schedule_steps = len(self.alpha_bar) - 1
        return round((self.count - self.index - 1) * schedule_steps / self.count) if self.t else 0

    @property
    def step_weights(self) -> tuple[float, float, float]:
        """Weights of the step to `next_t`: of x_t (DDPM) or x̂_0 (DDIM), of ε̂, and of the fresh noise.

        Chapter 8.6 with α = ᾱ_t / ᾱ_s for kept steps t and s; Song et al. (2021), equation 12 with η = 0.
        """
        now, after = float(self.alpha_bar[self.t]), float(self.alpha_bar[self.next_t])
        if self.params.method == "ddim":
            return sqrt(after), sqrt(1 - after), 0.0
        if self.t == 0:
            return 1.0, 0.0, 0.0
        alpha = now / after
        return (
            1 / sqrt(alpha),
            -(1 - alpha) / sqrt(alpha * (1 - now)),
            sqrt((1 - alpha) * (1 - after) / (1 - now)),
        )

    @property
    def signal(self) -> float:
        """√ᾱ_t, the share of the clean picture in x_t."""
        return sqrt(self.alpha_bar[self.t])

    @property
    def noise_level(self) -> float:
        """√(1 − ᾱ_t), the standard deviation of the noise in x_t."""
        return sqrt(1 - self.alpha_bar[self.t])
