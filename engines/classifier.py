"""A small convolutional classifier of digits: the judge of generated ones (chapter 6.4 and 6.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from engines import datasets
from engines.checkpoints import Checkpoint, load_shipped
from engines.networks import CLASSES
from engines.progress import Progress
from engines.training import Epoch, Run, TrainingOptions, assign, seeded

FILE = "classifier.safetensors"
SHIFT = 2
"""Training digits are moved by up to this many pixels in each direction."""


class Classifier(nn.Module):
    """Three convolutions with batch normalisation and max pooling, then one linear layer."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            *_stage(1, 24),
            *_stage(24, 48),
            *_stage(48, 96),
            nn.Flatten(),
            nn.Dropout(0.3),
            nn.Linear(96 * 3 * 3, CLASSES),
        )

    def forward(self, x: Tensor) -> Tensor:
        """Return the logits ``(n, 10)`` of digits ``(n, 1, 28, 28)`` in [−1, 1]."""
        logits: Tensor = self.layers(x)
        return logits

    @torch.no_grad()
    def classify(self, x: Tensor) -> Tensor:
        """Return the most probable digit ``(n,)`` of each picture ``(n, 1, 28, 28)`` in [−1, 1]."""
        return torch.cat([self(part).argmax(dim=1) for part in x.split(500)])


def _stage(inputs: int, outputs: int) -> tuple[nn.Module, ...]:
    return (
        nn.Conv2d(inputs, outputs, 3, padding=1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(),
        nn.MaxPool2d(2),
    )


def load() -> Classifier:
    """Load the shipped classifier, in eval mode and frozen.

    Raises
    ------
    ValueError
        When its weights are missing or damaged (`CheckpointError`).
    """
    model = Classifier()
    assign(model, load_shipped(FILE))
    return model.eval().requires_grad_(False)


@dataclass(frozen=True, slots=True)
class ClassifierRecipe(TrainingOptions):
    """Options of a classifier training; fields and errors are those of `TrainingOptions`."""

    epochs: int = 12
    warm_up: int = 200


def train(
    recipe: ClassifierRecipe, start: Checkpoint | None = None, device: str = "cpu"
) -> Iterator[Progress | Epoch]:
    """Train a classifier on the MNIST digits by cross-entropy, each moved by up to two pixels.

    Parameters
    ----------
    recipe : ClassifierRecipe
    start : Checkpoint, optional
        A training state to continue exactly, or weights to start from with a fresh optimizer.
    device : str
        "cpu" or "cuda".

    Yields
    ------
    Progress
        After every step, in steps of the whole run.
    Epoch
        With the metrics "loss" and "test_accuracy".

    Raises
    ------
    ValueError
        At the call, when `start` does not fit.
    """
    with seeded(recipe.seed):
        model = Classifier().to(device)
    run = Run(model, recipe.lr, recipe.seed)
    run.begin(start)
    images, labels = datasets.mnist("train")
    digits = torch.from_numpy(images[: recipe.examples].copy())
    classes = torch.from_numpy(labels[: recipe.examples].copy())
    return _epochs(recipe, run, model, digits, classes)


def accuracy(model: Classifier) -> float:
    """Return the fraction of the 10,000 test digits that are classified right."""
    images, labels = datasets.mnist("test")
    device = next(model.parameters()).device
    x = torch.from_numpy(images.copy())[:, None].float() / 127.5 - 1
    return float((model.classify(x.to(device)).cpu() == torch.from_numpy(labels.copy())).float().mean())


def _epochs(
    recipe: ClassifierRecipe, run: Run, model: Classifier, digits: Tensor, classes: Tensor
) -> Iterator[Progress | Epoch]:
    batches = -(-len(digits) // recipe.batch)
    total = recipe.epochs * batches
    device = next(model.parameters()).device
    for epoch in range(run.step // batches, recipe.epochs):
        losses = []
        for chosen in run.order(epoch, len(digits)).split(recipe.batch):
            model.train()
            x = _shifted(digits[chosen], run.generator)[:, None].float() / 127.5 - 1
            # Dropout knows only the global generator: it is lent to the step and put back afterwards.
            with seeded(int(torch.randint(2**31, (), generator=run.generator))):
                logits = model(x.to(device))
            loss = functional.cross_entropy(logits, classes[chosen].to(device))
            run.descend(loss, total, warm_up=recipe.warm_up)
            losses.append(float(loss.detach()))
            yield Progress(run.step, total)
        model.eval()
        metrics = {"loss": float(np.mean(losses)), "test_accuracy": accuracy(model)}
        yield run.epoch(epoch + 1, metrics)


def _shifted(digits: Tensor, generator: torch.Generator) -> Tensor:
    """Move each picture of ``digits (n, 28, 28)`` by its own random offset; paper comes in at the edge."""
    n, height, width = digits.shape
    padded = functional.pad(digits, (SHIFT, SHIFT, SHIFT, SHIFT))
    offset = torch.randint(0, 2 * SHIFT + 1, (2, n, 1), generator=generator)
    rows = (offset[0] + torch.arange(height))[:, :, None]
    columns = (offset[1] + torch.arange(width))[:, None, :]
    return padded[torch.arange(n)[:, None, None], rows, columns]
