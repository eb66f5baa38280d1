"""From noise to data: the DDPM and DDIM samplers (algorithm 6 of the reference)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from engines.arrays import integer
from engines.diffusion.kinds import ArrayOrTensor, check_alike, check_floating, detached, like
from engines.diffusion.process import posterior
from engines.diffusion.schedule import Schedule, check_schedule

Method = Literal["ddpm", "ddim"]
METHODS: tuple[str, ...] = get_args(Method)

_STREAM = 0x5EED
"""Keeps the noise of a chain apart from an x_T that was drawn with the same seed."""


@dataclass(frozen=True, slots=True, eq=False)
class DenoiseStep(Generic[ArrayOrTensor]):
    """One position of a reverse chain.

    Attributes
    ----------
    t : int
        Step of the schedule, T at the start and 0 at the end.
    x : as x_T
        The chain's present x_t.
    x0 : as x_T
        The guess of the clean data (x_t − √(1−ᾱ_t) ε̂)/√ᾱ_t, never clipped; `x` itself at t = 0.
    noise : as x_T, or None at t = 0
        The predicted noise ε̂.
    """

    t: int
    x: ArrayOrTensor
    x0: ArrayOrTensor
    noise: ArrayOrTensor | None


def denoise(
    predict_noise: Callable[[ArrayOrTensor, int], ArrayOrTensor],
    schedule: Schedule,
    x_T: ArrayOrTensor,
    *,
    method: Method = "ddpm",
    steps: int | None = None,
    seed: int = 0,
) -> Iterator[DenoiseStep[ArrayOrTensor]]:
    """Run the reverse chain from x_T down to x_0.

    Parameters
    ----------
    predict_noise : callable
        ``predict_noise(x_t, t)`` with a Python int t returns ε̂ like x_t.
    schedule : Schedule
    x_T : ndarray or Tensor, floating
        Start, a draw from N(0, I); it is not changed.
    method : {"ddpm", "ddim"}
        "ddpm" draws from q(x_s given x_t, x̂_0) (Ho et al. 2020, algorithm 2); "ddim" moves without noise
        (Song et al. 2021, equation 12 with η = 0).
    steps : int, optional
        Positions kept out of the T, evenly spaced from 0 (not counted) to T; all by default.
        A step from t to the next kept s uses α = ᾱ_t / ᾱ_s (Nichol & Dhariwal 2021, section 4).
    seed : int
        Of the noise that "ddpm" adds; arrays and tensors get the same one.

    Yields
    ------
    DenoiseStep
        ``steps + 1`` of them: at the kept t from T on, and at t = 0.

    Raises
    ------
    ValueError
        At the call, naming the argument; while running, when `predict_noise` returns what is not like x_t.
    """
    if not callable(predict_noise):
        raise ValueError(f"predict_noise must be callable, not {type(predict_noise).__name__}")
    check_schedule(schedule)
    check_floating("x_T", x_T)
    if not isinstance(method, str) or method not in METHODS:
        raise ValueError(f"method must be 'ddpm' or 'ddim', not {method!r}")
    kept = respaced(schedule, schedule.steps if steps is None else steps)
    return _chain(predict_noise, schedule, kept, x_T, method, integer("seed", seed, 0))


def respaced(schedule: Schedule, steps: int) -> NDArray[np.int64]:
    """Return 0 and the ``steps`` kept values of t in rising order.

    Raises
    ------
    ValueError
        Unless ``1 <= steps <= T``.
    """
    count = integer("steps", steps, 1, schedule.steps)
    return np.rint(np.linspace(0, schedule.steps, count + 1)).astype(np.int64)


def _chain(
    predict_noise: Callable[[ArrayOrTensor, int], ArrayOrTensor],
    schedule: Schedule,
    kept: NDArray[np.int64],
    x: ArrayOrTensor,
    method: str,
    seed: int,
) -> Iterator[DenoiseStep[ArrayOrTensor]]:
    alpha_bar = schedule.alpha_bar[kept]
    # The chain over the kept steps is a chain of its own, with these betas.
    short = Schedule(np.concatenate([[0.0], 1 - alpha_bar[1:] / alpha_bar[:-1]]))
    rng = np.random.default_rng([seed, _STREAM])
    for k in range(short.steps, 0, -1):
        # Detached: a chain that kept the graph of every step would hold the activations of all of them.
        noise = detached(predict_noise(x, int(kept[k])))
        check_alike("what predict_noise returns", noise, x)
        x0 = (x - float(np.sqrt(1 - alpha_bar[k])) * noise) / float(np.sqrt(alpha_bar[k]))
        yield DenoiseStep(int(kept[k]), x, x0, noise)
        if method == "ddim":
            x = float(np.sqrt(alpha_bar[k - 1])) * x0 + float(np.sqrt(1 - alpha_bar[k - 1])) * noise
        else:
            x, std = posterior(x, x0, k, short)
            if k > 1:
                x = x + std * like(rng.standard_normal(tuple(x.shape)), x)
    yield DenoiseStep(0, x, x, None)
