"""The recipe of the shipped diffusion network (algorithms 5 and 7 of the reference)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from engines import datasets
from engines.arrays import number, readonly
from engines.checkpoints import Checkpoint
from engines.diffusion.model import NoisePredictor
from engines.networks import NO_LABEL, channels_last
from engines.progress import Progress
from engines.training import Epoch, Run, TrainingOptions, seeded

UNLABELLED = 0.1
"""Probability that a training example loses its label, so that the network also learns ε(x, t, ∅)."""


@dataclass(frozen=True, slots=True)
class DdpmRecipe(TrainingOptions):
    """Options of a diffusion training; the other fields are those of `TrainingOptions`.

    Attributes
    ----------
    decay : float
        Of the averaged weights, which are the ones to ship.

    Raises
    ------
    ValueError
        Naming the field.
    """

    epochs: int = 26
    warm_up: int = 500
    decay: float = 0.999

    def __post_init__(self) -> None:
        # Named, since super() does not know the class that slots=True puts in the place of this one.
        TrainingOptions.__post_init__(self)
        if not 0 <= number("decay", self.decay) < 1:
            raise ValueError(f"decay must lie in [0, 1), not {self.decay!r}")


def train(
    recipe: DdpmRecipe, start: Checkpoint | None = None, device: str = "cpu"
) -> Iterator[Progress | Epoch]:
    """Train a noise predictor on the MNIST digits.

    The loss is the squared error of the velocity v, averaged over pixels: the simple loss of DDPM on ε,
    weighted by 1/ᾱ_t (Salimans & Ho 2022, section 4 and appendix D).

    Parameters
    ----------
    recipe : DdpmRecipe
    start : Checkpoint, optional
        A training state to continue exactly, or weights to start from with a fresh optimizer.
    device : str
        "cpu" or "cuda".

    Yields
    ------
    Progress
        After every step, in steps of the whole run.
    Epoch
        With the metrics "loss" (on v) and "noise_loss" (the simple loss on ε).

    Raises
    ------
    ValueError
        At the call, when `start` does not fit.
    """
    with seeded(recipe.seed):
        model = channels_last(NoisePredictor()).to(device)
    run = Run(model, recipe.lr, recipe.seed, recipe.decay)
    run.begin(start)
    images, labels = datasets.mnist("train")
    digits = torch.from_numpy(images[: recipe.examples].copy())
    classes = torch.from_numpy(labels[: recipe.examples].copy())
    if start is not None and "low_precision" in start.arrays:
        low_precision = bool(start.arrays["low_precision"])
    else:
        low_precision = _bfloat16_is_faster(model, digits[: recipe.batch], classes[: recipe.batch])
    return _epochs(recipe, run, model, digits, classes, low_precision)


def _epochs(
    recipe: DdpmRecipe, run: Run, model: NoisePredictor, digits: Tensor, classes: Tensor, low_precision: bool
) -> Iterator[Progress | Epoch]:
    batches = -(-len(digits) // recipe.batch)
    total = recipe.epochs * batches
    for epoch in range(run.step // batches, recipe.epochs):
        losses = []
        for chosen in run.order(epoch, len(digits)).split(recipe.batch):
            loss, noise_loss = _loss(model, digits[chosen], classes[chosen], run.generator, low_precision)
            run.descend(loss, total, warm_up=recipe.warm_up, clip=1.0)
            losses.append((float(loss.detach()), float(noise_loss)))
            yield Progress(run.step, total)
        mean = np.mean(losses, axis=0)
        metrics = {"loss": float(mean[0]), "noise_loss": float(mean[1])}
        yield run.epoch(epoch + 1, metrics, low_precision=readonly(np.array(low_precision)))


def _loss(
    model: NoisePredictor, digits: Tensor, classes: Tensor, generator: torch.Generator, low_precision: bool
) -> tuple[Tensor, Tensor]:
    """Return the mean squared errors of v (to descend on) and of ε (to report)."""
    device = model.get_buffer("signal").device
    x0 = (digits[:, None].float() / 127.5 - 1).to(device)
    count = len(x0)
    noise = torch.randn(x0.shape, generator=generator).to(device)
    # One random offset and an even spacing: each t is uniform over 1 … T, their average loss varies less.
    offset = torch.rand((), generator=generator) + torch.arange(count) / count
    t = (1 + (offset % 1 * model.schedule.steps).long()).clamp(max=model.schedule.steps).to(device)
    dropped = torch.rand(count, generator=generator) < UNLABELLED
    label = classes.masked_fill(dropped, NO_LABEL).to(device)
    signal, spread = model.coefficients(t)
    x = signal * x0 + spread * noise
    velocity = signal * noise - spread * x0
    with torch.autocast(device.type, torch.bfloat16, enabled=low_precision):
        predicted = model.predict_velocity(x, t, label).float()
    error = (predicted - velocity).square().mean(dim=(1, 2, 3))
    return error.mean(), (signal.flatten().square() * error).detach().mean()


def _bfloat16_is_faster(model: NoisePredictor, digits: Tensor, classes: Tensor) -> bool:
    """Time one step each way: bfloat16 is twice as fast where the processor has it, much slower elsewhere."""
    seconds = {}
    for low_precision in (False, True):
        for _ in range(2):  # the second one counts, after kernels are chosen and memory is mapped
            begun = time.perf_counter()
            generator = torch.Generator().manual_seed(0)
            loss, _ = _loss(model, digits, classes, generator, low_precision)
            loss.backward()
            model.zero_grad()
            seconds[low_precision] = time.perf_counter() - begun
    return seconds[True] < seconds[False]
