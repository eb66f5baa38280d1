"""Quality of the shipped networks, measured anew from the files."""

from __future__ import annotations

import numpy as np
import torch

from engines import classifier, datasets, diffusion, gmm, vae
from engines.diffusion.evaluation import judged_right
from tests.bench.table import Row, print_table

TRACE = (-4.415, -4.357, -4.302, -4.245, -4.200, -4.164, -4.156, -4.155)
CONVERGED = -4.15538221


def rows() -> list[Row]:
    """Evaluate the VAE, the judge and the diffusion network; run EM on Old Faithful. About two minutes."""
    return [*_vae(), *_ddpm(), _em()]


def _parameters(network: torch.nn.Module) -> int:
    return sum(parameter.numel() for parameter in network.parameters())


def _vae() -> list[Row]:
    network = vae.load("2d")
    x = torch.from_numpy(datasets.mnist("test")[0].reshape(-1, 784).astype(np.float32) / 255)
    reconstruction, kl = network.loss(x)
    figure, count = float((reconstruction + kl).mean()), _parameters(network)
    return [
        Row("VAE: loss over the 10,000 test digits, one z each", "≤ 40.0", f"{figure:.2f}", figure <= 40),
        Row("VAE: parameters", "≤ 1.2 M", f"{count:,}", count <= 1_200_000),
    ]


def _ddpm() -> list[Row]:
    network, judge = diffusion.load("mnist"), classifier.load()
    right, accuracy = judged_right(network, judge), classifier.accuracy(judge)
    count, last = _parameters(network), float(network.schedule.alpha_bar[-1])
    return [
        Row("DDPM: 1,000 digits, DDIM 50, judged right", "≥ 95 %", f"{100 * right:.1f} %", right >= 0.95),
        Row("its judge: accuracy on the test digits", "≥ 99 %", f"{100 * accuracy:.2f} %", accuracy >= 0.99),
        Row("DDPM: parameters", "≤ 1 M", f"{count:,}", count <= 1_000_000),
        Row("DDPM: ᾱ_T", "< 1e-3", f"{last:.2e}", last < 1e-3),
    ]


def _em() -> Row:
    x = datasets.load("old_faithful").x
    values = [s.mean_log_likelihood for s in gmm.em(x, gmm.start_book(x)) if s.kind == "M"]
    followed = all(abs(a - b) < 6e-4 for a, b in zip(values, TRACE, strict=False))
    *_, last = gmm.em(x, gmm.start_book(x), tol=1e-14)
    error = abs(last.mean_log_likelihood - CONVERGED)
    text = f"{last.mean_log_likelihood:.8f}, trace {'followed' if followed else 'missed'}"
    return Row(
        "EM: Old Faithful from the book's start", f"trace, {CONVERGED}", text, followed and error < 1e-8
    )


if __name__ == "__main__":
    print_table(rows())
