"""Sixteen digits out of noise, step by step (chapters 8.6, 9.4 and 10.1)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engines.arrays import readonly
from engines.diffusion.model import NoisePredictor, load
from engines.diffusion.params import COUNT, DenoiseFrame, DenoiseParams
from engines.diffusion.sampling import denoise


def denoise_digits(params: DenoiseParams) -> Iterator[DenoiseFrame]:
    """Denoise sixteen digits with the shipped network.

    Parameters
    ----------
    params : DenoiseParams

    Yields
    ------
    DenoiseFrame
        ``params.steps + 1`` of them, from t = 1000 down to t = 0.

    Raises
    ------
    ValueError
        At the call, when the weights are missing or damaged.
    """
    return _frames(_shipped(), params)


def start(seed: int, count: int) -> Tensor:
    """Draw x_T, float32 of shape (count, 1, 28, 28); the first digits are the same for every count."""
    return torch.from_numpy(
        np.random.default_rng(seed).standard_normal((count, 1, 28, 28)).astype(np.float32)
    )


@cache
def _shipped() -> NoisePredictor:
    return load("mnist")


def _frames(model: NoisePredictor, params: DenoiseParams) -> Iterator[DenoiseFrame]:
    labels = torch.tensor(params.labels)

    def predict_noise(x: Tensor, t: int) -> Tensor:
        return model.predict_noise(x, t, labels)

    chain = denoise(
        predict_noise,
        model.schedule,
        start(params.seed, COUNT),
        method=params.method,
        steps=params.steps,
        seed=params.seed,
    )
    for index, step in enumerate(chain):
        x = _pictures(step.x)
        yield DenoiseFrame(
            params=params,
            t=step.t,
            index=index,
            count=params.steps,
            x=x,
            x0=x if step.t == 0 else _pictures(step.x0),
            noise=readonly(np.zeros_like(x)) if step.noise is None else _pictures(step.noise),
            alpha_bar=model.schedule.alpha_bar,
        )


def _pictures(x: Tensor) -> NDArray[np.floating[Any]]:
    # A guess far outside the range of float16 must not become infinity and spoil a picture's levels.
    largest = float(np.finfo(np.float16).max)
    return readonly(x[:, 0].clamp(-largest, largest).numpy(), np.float16)
