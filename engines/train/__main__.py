"""Train a network from the command line: ``python -m engines.train {vae,ddpm,classifier}``."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from engines import checkpoints, datasets
from engines.checkpoints import Checkpoint, CheckpointError
from engines.progress import Progress
from engines.train.arguments import OneLineParser, fail
from engines.train.recipes import RECIPES, Recipe
from engines.training import Epoch, versions

PROGRAM = "python -m engines.train"

STATE_SUFFIX = ".state.safetensors"
"""The state of a training lies beside its weights under this suffix, for --resume."""

TOLD_SECONDS = 5.0
INTERRUPTED = 130  # what a shell reports for a program ended by Ctrl+C


def main(arguments: Sequence[str] | None = None) -> int:
    """Train a network.

    Returns
    -------
    int
        Exit status: 0, 1 (diverged, or cannot write), 2 (bad options) or 130 (interrupted).
    """
    options = _parser().parse_args(arguments)
    torch.set_num_threads(max(1, (os.cpu_count() or 1) - 1))
    recipe = RECIPES[options.recipe]
    output = options.output or Path(recipe.output)
    try:
        _train(recipe, options, output)
    except ValueError as error:
        return fail(PROGRAM, str(error), 2)
    except ArithmeticError as error:
        return fail(PROGRAM, str(error), 1)
    except OSError as error:
        return fail(PROGRAM, f"{output}: cannot be written ({error.strerror or error})", 1)
    except KeyboardInterrupt:
        state = _state_path(output)
        hint = f"; --resume {state} continues after its last epoch" if state.exists() else ""
        return fail(PROGRAM, f"interrupted{hint}", INTERRUPTED)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = OneLineParser(prog=PROGRAM, description="Train a network of Genscope.")
    commands = parser.add_subparsers(dest="recipe", required=True, metavar="{" + ",".join(RECIPES) + "}")
    for recipe in RECIPES.values():
        command = commands.add_parser(
            recipe.name, help=recipe.summary, description=f"Train {recipe.summary}."
        )
        command.add_argument("--epochs", type=_positive, help="passes over the training digits")
        command.add_argument("--seed", type=_seed, help="of the first weights and everything drawn")
        command.add_argument("--device", type=_device, default="cpu", help="cpu (default) or cuda")
        command.add_argument(
            "--output",
            type=_file,
            help=f"file for the weights ({recipe.output}); the state goes beside it ({STATE_SUFFIX})",
        )
        command.add_argument(
            "--resume",
            type=Path,
            metavar="PATH",
            help="a training state to continue exactly, or weights to start from with a fresh optimizer",
        )
        command.add_argument("--examples", type=_positive, help=argparse.SUPPRESS)
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a positive integer, not {text!r}")
    return int(text)


def _seed(text: str) -> int:
    if not text.isdecimal() or int(text) >= 2**31:
        raise argparse.ArgumentTypeError(f"must be an integer in 0 … 2³¹ − 1, not {text!r}")
    return int(text)


def _device(text: str) -> str:
    if text not in ("cpu", "cuda"):
        raise argparse.ArgumentTypeError(f"must be cpu or cuda, not {text!r}")
    if text == "cuda" and not torch.cuda.is_available():
        raise argparse.ArgumentTypeError("cuda is not available here")
    return text


def _file(text: str) -> Path:
    path = Path(text)
    if path.is_dir() or not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"must be a file in a folder that exists, not {text!r}")
    return path


def _train(recipe: Recipe, options: argparse.Namespace, output: Path) -> None:
    start = None if options.resume is None else checkpoints.load(options.resume)
    given = {key: getattr(options, key) for key in ("epochs", "seed", "examples")}
    chosen = recipe.choose(start, {key: value for key, value in given.items() if value is not None})
    before = _seconds(start)
    begun = time.monotonic()
    clock = _Clock()
    for item in recipe.train(chosen, start, options.device):
        if isinstance(item, Progress):
            clock.tell(item)
            continue
        metadata = _metadata(recipe, chosen, options.device, item, before + time.monotonic() - begun)
        # Weights first: a kill between the two leaves a state that makes the epoch, and its weights, anew.
        checkpoints.save(output, item.weights, metadata)
        checkpoints.save(_state_path(output), item.state, metadata)
        losses = ", ".join(f"{name} {value:.4g}" for name, value in item.metrics.items())
        print(f"epoch {item.number}: {losses}", flush=True)


def _state_path(output: Path) -> Path:
    return output.with_name(output.name.removesuffix(".safetensors") + STATE_SUFFIX)


def _metadata(recipe: Recipe, chosen: Any, device: str, epoch: Epoch, seconds: float) -> dict[str, str]:
    return {
        "recipe": recipe.name,
        "options": json.dumps(asdict(chosen)),
        "device": device,
        "epoch": str(epoch.number),
        "data": f"mnist train {datasets.mnist_hash('train')}",
        "versions": json.dumps(versions()),
        "metrics": json.dumps(dict(epoch.metrics)),
        "parameters": str(epoch.parameters),
        "training_seconds": f"{seconds:.0f}",
    }


def _seconds(start: Checkpoint | None) -> float:
    """Return the training time before this run, for the sum in the metadata."""
    try:
        return 0.0 if start is None else float(start.metadata.get("training_seconds", "0"))
    except ValueError as error:
        raise CheckpointError(f"{start.name if start else ''}: its training time is not a number") from error


class _Clock:
    """Prints how far a training has come and how long it will still take."""

    def __init__(self) -> None:
        self.first: tuple[float, int] | None = None
        self.told = 0.0

    def tell(self, progress: Progress) -> None:
        now = time.monotonic()
        if self.first is None:
            self.first = now, progress.done
        if now - self.told < TOLD_SECONDS or progress.done == self.first[1]:
            return
        self.told = now
        left = (now - self.first[0]) / (progress.done - self.first[1]) * (progress.total - progress.done)
        minutes, seconds = divmod(round(left), 60)
        print(f"step {progress.done} of {progress.total}, {minutes} min {seconds:02d} s left", flush=True)


if __name__ == "__main__":
    sys.exit(main())
