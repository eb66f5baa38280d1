"""The latent plane: encoded digits, decoded points, one digit in detail (chapter 7)."""

from __future__ import annotations

from functools import cache

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engines import datasets
from engines.arrays import readonly
from engines.vae.model import Vae, kl_term, load, unflatten
from engines.vae.params import (
    EXTENT,
    VaeDecodeFrame,
    VaeDecodeParams,
    VaePlaneFrame,
    VaePlaneParams,
    VaeReconstructFrame,
    VaeReconstructParams,
)
from engines.vae.points import class_centres

Weights = NDArray[np.float32] | None
"""Weights of a training under way (`VaeTrainFrame.weights`), or None for the shipped network."""

PLANE_CELLS = 20


def plane(params: VaePlaneParams, weights: Weights = None) -> VaePlaneFrame:
    """Encode the 10,000 test digits, and decode a grid over the plane.

    Raises
    ------
    ValueError
        When `weights` is not this network's, or the shipped files are missing or damaged.
    """
    model = _network(weights)
    _, labels = datasets.mnist("test")
    mu, log_var = model.encode(heldout_pixels())
    reconstruction, kl = (float(term.double().mean()) for term in model.loss(heldout_pixels()))
    return VaePlaneFrame(
        params=params,
        mu=readonly(mu.numpy()),
        sigma=readonly((0.5 * log_var).exp().numpy()),
        labels=labels,
        centres=readonly(class_centres(mu.numpy(), labels)),
        grid=decoded_grid(model, PLANE_CELLS),
        extent=EXTENT,
        test_reconstruction=reconstruction,
        test_kl=kl,
    )


def decode(params: VaeDecodeParams, weights: Weights = None) -> VaeDecodeFrame:
    """Decode one point of the plane.

    Raises
    ------
    ValueError
        When `weights` is not this network's, or the shipped file is missing or damaged.
    """
    image = _network(weights).decode(torch.tensor([[params.z0, params.z1]], dtype=torch.float32))
    return VaeDecodeFrame(params, readonly(image.reshape(28, 28).numpy()))


def reconstruct(params: VaeReconstructParams, weights: Weights = None) -> VaeReconstructFrame:
    """Encode one test digit and decode its posterior mean.

    Raises
    ------
    ValueError
        When `weights` is not this network's, or the shipped files are missing or damaged.
    """
    model = _network(weights)
    _, labels = datasets.mnist("test")
    x = heldout_pixels()[params.index : params.index + 1]
    mu, log_var = model.encode(x)
    reconstruction = model.decode(mu)
    sigma = (0.5 * log_var[0]).exp().numpy()
    epsilon = np.random.default_rng(params.seed).standard_normal(2, np.float32)
    return VaeReconstructFrame(
        params=params,
        label=int(labels[params.index]),
        original=readonly(x.reshape(28, 28).numpy()),
        reconstruction=readonly(reconstruction.reshape(28, 28).numpy()),
        mu=readonly(mu[0].numpy()),
        sigma=readonly(sigma),
        epsilon=readonly(epsilon),
        z=readonly(mu[0].numpy() + sigma * epsilon),
        reconstruction_loss=float((x - reconstruction).square().sum()),
        kl=float(kl_term(mu, log_var)),
    )


@torch.no_grad()
def decoded_grid(model: Vae, cells: int) -> NDArray[np.uint8]:
    """Decode the centres of a square grid over the plane into one picture.

    Returns
    -------
    ndarray, shape (28 cells, 28 cells), uint8
        z₀ grows to the right, z₁ upwards (row 0 is the top). Read-only.
    """
    device = next(model.parameters()).device
    centre = (2 * torch.arange(cells) + 1 - cells) / cells * EXTENT
    z1, z0 = torch.meshgrid(-centre, centre, indexing="ij")
    digits = model.decode(torch.stack([z0.flatten(), z1.flatten()], dim=1).to(device)).cpu()
    picture = digits.reshape(cells, cells, 28, 28).transpose(1, 2).reshape(cells * 28, cells * 28)
    return readonly((picture * 255).round().to(torch.uint8).numpy())


@cache
def heldout_pixels() -> Tensor:
    """Return the test digits as the network takes them, ``(10000, 784)`` in [0, 1]."""
    images, _ = datasets.mnist("test")
    return torch.from_numpy(images.reshape(-1, 784).astype(np.float32) / 255)


@cache
def _shipped() -> Vae:
    return load("2d")


def _network(weights: Weights) -> Vae:
    return _shipped() if weights is None else unflatten(weights)
