"""Judge trained diffusion weights: ``python -m engines.train.judge PATH``."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from engines import checkpoints, classifier
from engines.checkpoints import CheckpointError
from engines.diffusion.evaluation import judged_right
from engines.diffusion.model import NoisePredictor
from engines.networks import channels_last
from engines.train.arguments import OneLineParser, fail
from engines.training import assign

PROGRAM = "python -m engines.train.judge"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write into a file of weights how many of 1,000 digits the shipped classifier takes for what was asked.

    The digits are 100 of each class, by DDIM in 50 steps, without guidance, from seed 0.

    Returns
    -------
    int
        Exit status: 0, 1 (cannot write) or 2 (not a file of diffusion weights).
    """
    parser = OneLineParser(
        prog=PROGRAM, description="Judge trained diffusion weights, and note it in their file."
    )
    parser.add_argument("path", type=Path, metavar="PATH", help="weights of the recipe ddpm")
    path: Path = parser.parse_args(arguments).path
    torch.set_num_threads(max(1, (os.cpu_count() or 1) - 1))
    try:
        metrics = _judge(path)
    except ValueError as error:
        return fail(PROGRAM, str(error), 2)
    except OSError as error:
        return fail(PROGRAM, f"{path}: cannot be written ({error.strerror or error})", 1)
    print(f"judged right: {metrics['judged_right']:.3f} (the judge itself: {metrics['judge_accuracy']:.4f})")
    return 0


def _judge(path: Path) -> dict[str, float]:
    checkpoint = checkpoints.load(path)
    if checkpoint.metadata.get("recipe") != "ddpm":
        raise CheckpointError(f"{path}: is not a checkpoint of the recipe 'ddpm'")
    model = channels_last(NoisePredictor())
    assign(model, checkpoint)
    judge = classifier.load()
    metrics: dict[str, float] = json.loads(checkpoint.metadata.get("metrics", "{}"))
    metrics["judged_right"] = judged_right(model.eval().requires_grad_(False), judge)
    metrics["judge_accuracy"] = classifier.accuracy(judge)
    checkpoints.save(path, checkpoint.arrays, {**checkpoint.metadata, "metrics": json.dumps(metrics)})
    return metrics


if __name__ == "__main__":
    sys.exit(main())
