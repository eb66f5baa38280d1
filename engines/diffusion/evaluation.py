"""How many generated digits a separately trained classifier takes for what was asked."""

from __future__ import annotations

import torch
from torch import Tensor

from engines.classifier import Classifier
from engines.diffusion.digits import start
from engines.diffusion.model import NoisePredictor
from engines.diffusion.sampling import Method, denoise
from engines.networks import CLASSES


def generate(
    model: NoisePredictor,
    labels: Tensor,
    *,
    method: Method = "ddim",
    steps: int = 50,
    seed: int = 0,
    batch: int = 100,
) -> Tensor:
    """Generate one digit for each label, without guidance.

    Parameters
    ----------
    model : NoisePredictor
    labels : Tensor, shape (n,), int64
    method, steps, seed
        As in `denoise`.
    batch : int
        Digits at a time.

    Returns
    -------
    Tensor, shape (n, 1, 28, 28), float32
    """
    finished = []
    noise = start(seed, len(labels))
    for part, (wanted, x_T) in enumerate(zip(labels.split(batch), noise.split(batch), strict=True)):

        def predict_noise(x: Tensor, t: int, wanted: Tensor = wanted) -> Tensor:
            return model.predict_noise(x, t, wanted)

        *_, last = denoise(predict_noise, model.schedule, x_T, method=method, steps=steps, seed=seed + part)
        finished.append(last.x)
    return torch.cat(finished)


def judged_right(
    model: NoisePredictor, classifier: Classifier, *, per_class: int = 100, steps: int = 50, seed: int = 0
) -> float:
    """Return the fraction of DDIM digits that the classifier recognises as the digit asked for.

    Parameters
    ----------
    model : NoisePredictor
    classifier : Classifier
    per_class : int
        Digits of each of the ten classes.
    steps, seed : int
        As in `denoise`.
    """
    labels = torch.arange(CLASSES).repeat_interleave(per_class)
    right = classifier.classify(generate(model, labels, steps=steps, seed=seed)) == labels
    return float(right.float().mean())
