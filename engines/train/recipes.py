"""The recipes by name: their options, and how a training starts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from engines import classifier
from engines.checkpoints import Checkpoint, CheckpointError
from engines.diffusion import training as ddpm
from engines.progress import Progress
from engines.training import Epoch
from engines.vae import training as vae
from engines.vae.params import VaeParams

Items = Iterator[Progress | Epoch]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one network is trained.

    Attributes
    ----------
    name : str
        As on the command line and in the metadata.
    summary : str
        One line for the help.
    output : str
        File that the weights go to unless told otherwise.
    options : type
        Dataclass of the options.
    defaults : Mapping[str, object]
        What the shipped weights were trained with, where it differs from the dataclass.
    train : callable
        ``train(options, start, device)`` yields `Progress` and, after each epoch, an `Epoch`.
    """

    name: str
    summary: str
    output: str
    options: type[Any]
    defaults: Mapping[str, object]
    train: Callable[[Any, Checkpoint | None, str], Items]

    def choose(self, start: Checkpoint | None, given: Mapping[str, object]) -> Any:
        """Return the options of a run: those of the training state that it continues, else the defaults.

        Parameters
        ----------
        start : Checkpoint, optional
        given : Mapping[str, object]
            Options of the command line, which go before both.

        Raises
        ------
        CheckpointError
            When `start` is of another recipe, or its options are not valid.
        ValueError
            When an option given is not valid.
        """
        chosen = dict(self.defaults)
        if start is not None:
            if start.metadata.get("recipe") != self.name:
                raise CheckpointError(f"{start.name}: is not a checkpoint of the recipe '{self.name}'")
            if "step" in start.arrays:
                chosen = _options(start, self.options)
        return self.options(**{**chosen, **given})


def _options(start: Checkpoint, options: type[Any]) -> dict[str, object]:
    try:
        stored = options(**json.loads(start.metadata["options"]))
    except (KeyError, TypeError, ValueError) as error:
        raise CheckpointError(f"{start.name}: its options are not those of this recipe") from error
    return asdict(stored)


RECIPES = {
    recipe.name: recipe
    for recipe in (
        Recipe(
            "vae",
            "the autoencoder with a latent plane (about 5 minutes)",
            "vae-2d.safetensors",
            VaeParams,
            {"epochs": 100},
            vae.epochs,
        ),
        Recipe(
            "ddpm",
            "the class-conditional diffusion network (about an hour)",
            "ddpm-mnist.safetensors",
            ddpm.DdpmRecipe,
            {},
            ddpm.train,
        ),
        Recipe(
            "classifier",
            "the classifier that judges generated digits (about 10 minutes)",
            "classifier.safetensors",
            classifier.ClassifierRecipe,
            {},
            classifier.train,
        ),
    )
}
