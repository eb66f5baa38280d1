"""The network of the VAE chapter: encoder, decoder and loss (chapters 7.1 to 7.4)."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engines.arrays import readonly
from engines.checkpoints import load_shipped
from engines.training import assign

PIXELS = 28 * 28
LATENT = 2
LARGEST_LOG_VAR = 12.0
"""log σ² is kept within ± this, far outside of what training reaches, so that no input makes exp overflow."""
FILES = {"2d": "vae-2d.safetensors"}


class Vae(nn.Module):
    """A plain multilayer perceptron each way, with a plane in the middle.

    The model is p(x given z) = N(x̂(z), I), q(z given x) = N(μ(x), diag σ²(x)), p(z) = N(0, I).
    """

    def __init__(self) -> None:
        super().__init__()
        self.encoder = _perceptron(PIXELS, 256, 128, 64, 2 * LATENT)
        self.decoder = _perceptron(LATENT, 64, 128, 256, PIXELS)

    def encode(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Return the posterior of pictures.

        Parameters
        ----------
        x : Tensor, shape (n, 784), float32
            Pixels in [0, 1].

        Returns
        -------
        mu, log_var : Tensor, shape (n, 2)
            Mean and log σ² of q(z given x).

        Raises
        ------
        ValueError
            When `x` is no tensor of this shape and dtype, or a pixel lies outside [0, 1].
        """
        _check("x", x, PIXELS)
        if not bool(((x >= 0) & (x <= 1)).all()):  # false for NaN too
            raise ValueError("x must hold pixels in [0, 1]")
        mu, log_var = self.encoder(x).chunk(2, dim=1)
        return mu, log_var.clamp(-LARGEST_LOG_VAR, LARGEST_LOG_VAR)

    def decode(self, z: Tensor) -> Tensor:
        """Return the mean x̂ of p(x given z).

        Parameters
        ----------
        z : Tensor, shape (n, 2), float32

        Returns
        -------
        Tensor, shape (n, 784)
            Pixels in [0, 1].

        Raises
        ------
        ValueError
            When `z` is no tensor of this shape and dtype.
        """
        _check("z", z, LATENT)
        pixels: Tensor = self.decoder(z).sigmoid()
        return pixels

    def loss(self, x: Tensor, generator: torch.Generator | None = None) -> tuple[Tensor, Tensor]:
        """Return both terms of the loss with one z for each picture (chapter 7.4).

        Their sum is −2·ELBO − 784·log 2π, estimated with that z.

        Parameters
        ----------
        x : Tensor, shape (n, 784), float32
            Pixels in [0, 1].
        generator : torch.Generator, optional
            Draws z; by default one seeded with 0 at every call.

        Returns
        -------
        reconstruction : Tensor, shape (n,)
            Σ(x − x̂)².
        kl : Tensor, shape (n,)
            −Σ(1 + log σ² − μ² − σ²) ≥ 0, twice the divergence of q(z given x) from p(z).

        Raises
        ------
        ValueError
            When `x` is no tensor of this shape and dtype, or a pixel lies outside [0, 1]; when `generator`
            is no `torch.Generator`.
        """
        if generator is not None and not isinstance(generator, torch.Generator):
            raise ValueError(f"generator must be a torch.Generator, not {generator!r}")
        mu, log_var = self.encode(x)
        drawn = torch.randn(mu.shape, generator=generator or torch.Generator().manual_seed(0))
        z = mu + (0.5 * log_var).exp() * drawn.to(mu.device)
        reconstruction = (x - self.decode(z)).square().sum(dim=1)
        return reconstruction, kl_term(mu, log_var)


def kl_term(mu: Tensor, log_var: Tensor) -> Tensor:
    """Return −Σ(1 + log σ² − μ² − σ²) over the last axis: twice the divergence from N(0, I)."""
    return -(1 + log_var - mu.square() - log_var.exp()).sum(dim=-1)


def load(name: str = "2d") -> Vae:
    """Load the shipped network.

    Parameters
    ----------
    name : str
        "2d": digits on a latent plane.

    Returns
    -------
    Vae
        In eval mode, its parameters frozen.

    Raises
    ------
    ValueError
        For an unknown name, or weights that are missing or damaged (`CheckpointError`).
    """
    if not isinstance(name, str) or name not in FILES:
        raise ValueError(f"name must be one of {', '.join(map(repr, FILES))}, not {name!r}")
    model = Vae()
    assign(model, load_shipped(FILES[name]))
    return model.eval().requires_grad_(False)


def flatten(model: Vae) -> NDArray[np.float32]:
    """Copy all weights into one read-only float32 array."""
    return readonly(nn.utils.parameters_to_vector(model.parameters()).detach().cpu().numpy(), np.float32)


def unflatten(weights: NDArray[np.float32]) -> Vae:
    """Build a network from the array that `flatten` gave, in eval mode and frozen.

    Raises
    ------
    ValueError
        When `weights` has another length or dtype, or holds NaN or infinity.
    """
    # Built without memory of its own, since every weight is put in place from the array.
    with torch.device("meta"):
        model = Vae()
    count = sum(parameter.numel() for parameter in model.parameters())
    if not isinstance(weights, np.ndarray) or weights.shape != (count,) or weights.dtype != np.float32:
        raise ValueError(f"weights must be a float32 array of shape ({count},)")
    if not np.isfinite(weights).all():
        raise ValueError("weights must be finite")
    flat = torch.from_numpy(weights.copy())
    parts = flat.split([parameter.numel() for parameter in model.parameters()])
    named = {
        name: part.view(parameter.shape)
        for (name, parameter), part in zip(model.named_parameters(), parts, strict=True)
    }
    model.load_state_dict(named, assign=True)
    return model.eval().requires_grad_(False)


def _perceptron(*sizes: int) -> nn.Sequential:
    layers: list[nn.Module] = []
    for inputs, outputs in pairwise(sizes):
        layers += [nn.Linear(inputs, outputs), nn.SiLU()]
    return nn.Sequential(*layers[:-1])


def _check(name: str, value: Tensor, width: int) -> None:
    if not isinstance(value, Tensor):
        raise ValueError(f"{name} must be a tensor, not {type(value).__name__}")
    if value.ndim != 2 or value.shape[1] != width or value.dtype != torch.float32:
        raise ValueError(
            f"{name} must be float32 of shape (n, {width}), not {value.dtype} {tuple(value.shape)}"
        )
