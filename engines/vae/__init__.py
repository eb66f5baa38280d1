"""The variational autoencoder with a plane for its latent space (chapter 7).

Importing this package does not import torch; the names that need it are loaded when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from engines.vae.params import (
    TrainingState,
    VaeDecodeFrame,
    VaeDecodeParams,
    VaeParams,
    VaePlaneFrame,
    VaePlaneParams,
    VaeReconstructFrame,
    VaeReconstructParams,
    VaeTrainFrame,
)

if TYPE_CHECKING:
    from engines.vae.latent import decode, plane, reconstruct
    from engines.vae.model import Vae, load
    from engines.vae.training import train

__all__ = [
    "TrainingState",
    "Vae",
    "VaeDecodeFrame",
    "VaeDecodeParams",
    "VaeParams",
    "VaePlaneFrame",
    "VaePlaneParams",
    "VaeReconstructFrame",
    "VaeReconstructParams",
    "VaeTrainFrame",
    "decode",
    "load",
    "plane",
    "reconstruct",
    "train",
]

_NEEDS_TORCH = {
    "Vae": "model",
    "decode": "latent",
    "load": "model",
    "plane": "latent",
    "reconstruct": "latent",
    "train": "training",
}


def __getattr__(name: str) -> Any:
    if name not in _NEEDS_TORCH:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_NEEDS_TORCH[name]}"), name)
