"""Diffusion: schedule, forward process, samplers, and a network trained on the digits (chapters 8 and 9).

Importing this package does not import torch; the names that need it are loaded when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from engines.diffusion.params import DenoiseFrame, DenoiseParams
from engines.diffusion.process import add_noise, posterior
from engines.diffusion.sampling import DenoiseStep, denoise
from engines.diffusion.schedule import Schedule

if TYPE_CHECKING:
    from engines.diffusion.digits import denoise_digits
    from engines.diffusion.model import NoisePredictor, load

__all__ = [
    "DenoiseFrame",
    "DenoiseParams",
    "DenoiseStep",
    "NoisePredictor",
    "Schedule",
    "add_noise",
    "denoise",
    "denoise_digits",
    "load",
    "posterior",
]

_NEEDS_TORCH = {"NoisePredictor": "model", "denoise_digits": "digits", "load": "model"}


def __getattr__(name: str) -> Any:
    if name not in _NEEDS_TORCH:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_NEEDS_TORCH[name]}"), name)
