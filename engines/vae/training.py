"""Training the VAE: one loop for the window and for the command line (algorithm 2 of the reference)."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engines import datasets
from engines.arrays import readonly
from engines.checkpoints import Array, Checkpoint, CheckpointError
from engines.progress import Progress
from engines.training import Epoch, Run, seeded
from engines.vae.latent import decoded_grid, heldout_pixels
from engines.vae.model import Vae, flatten
from engines.vae.params import TrainingState, VaeParams, VaeTrainFrame
from engines.vae.points import class_centres

PROGRESS_SECONDS = 0.1
FRAME_SECONDS = 2.0
GRID_CELLS = 15
SHOWN = 2_000
POINTS_PER_EPOCH = 10

_TRAIN_CURVE, _TEST_CURVE = "curve/train", "curve/test"


def train(
    params: VaeParams, state: TrainingState | None = None, device: str = "cpu"
) -> Iterator[Progress | VaeTrainFrame]:
    """Train a VAE on the MNIST digits.

    Parameters
    ----------
    params : VaeParams
    state : TrainingState, optional
        Of an earlier frame: the training goes on from there as if it had never stopped.
    device : str
        "cpu" or "cuda".

    Yields
    ------
    Progress
        About every 100 ms, in steps of the whole run.
    VaeTrainFrame
        Before the first step, about every two seconds, and at the end of every epoch.

    Raises
    ------
    ValueError
        At the call, when `state` is not of such a training, or the digits are missing or damaged.
    """
    return _Training(params, state, device).frames()


def epochs(params: VaeParams, start: Checkpoint | None, device: str = "cpu") -> Iterator[Progress | Epoch]:
    """Train as `train` does, for the command line: from a checkpoint, and with one `Epoch` an epoch.

    Parameters
    ----------
    params : VaeParams
    start : Checkpoint, optional
        A training state to continue exactly, or weights to start from with a fresh optimizer.
    device : str

    Raises
    ------
    ValueError
        At the call, when `start` does not fit.
    """
    training = _Training(params, None, device)
    if start is not None:
        training.begin(start)
    return training.epochs()


class _Training:
    """A run with its data and its curves."""

    def __init__(self, params: VaeParams, state: TrainingState | None, device: str) -> None:
        with seeded(params.seed):
            self.model = Vae().to(device)
        self.params = params
        self.device = device
        self.run = Run(self.model, params.lr, params.seed)
        images, _ = datasets.mnist("train")
        self.digits = torch.from_numpy(images[: params.examples].reshape(-1, 784).copy())
        self.batches = -(-len(self.digits) // params.batch)
        self.total = params.epochs * self.batches
        self.train_curve = np.zeros((self.total, 2), np.float64)
        self.test_curve = np.zeros((0, 2), np.float64)
        if state is not None:
            self.begin(Checkpoint("state", state.named(), {}))

    def begin(self, start: Checkpoint) -> None:
        """Continue a state, or begin with given weights."""
        self.run.begin(start)
        if self.run.step == 0:
            return
        done, tests = self.run.step, self.run.step // self.batches
        wanted = {_TRAIN_CURVE: np.zeros((done, 2)), _TEST_CURVE: np.zeros((tests, 2))}
        found = {key: start.arrays[key] for key in wanted if key in start.arrays}
        Checkpoint(start.name, found, {}).require(wanted)
        if done > self.total:
            raise CheckpointError(f"{start.name}: has {done} steps, more than the {self.total} asked for")
        self.train_curve[:done] = start.arrays[_TRAIN_CURVE]
        self.test_curve = np.array(start.arrays[_TEST_CURVE], np.float64)

    def frames(self) -> Iterator[Progress | VaeTrainFrame]:
        if self.run.step == 0:
            yield self._frame()
        shown = told = time.monotonic()
        for epoch in range(self.run.step // self.batches, self.params.epochs):
            first = self.run.step - epoch * self.batches
            order = self.run.order(epoch, len(self.digits)).split(self.params.batch)
            for batch in range(first, self.batches):
                self._step(self.digits[order[batch]])
                now = time.monotonic()
                if batch == self.batches - 1:
                    continue  # the frame that ends the epoch follows at once, with its test loss
                if now - shown >= FRAME_SECONDS:
                    yield self._frame()
                    shown = told = time.monotonic()
                elif now - told >= PROGRESS_SECONDS:
                    yield Progress(self.run.step, self.total)
                    told = time.monotonic()
            self._test()
            yield self._frame()
            shown = told = time.monotonic()

    def epochs(self) -> Iterator[Progress | Epoch]:
        for item in self.frames():
            if isinstance(item, Progress):
                yield item
            elif item.epoch_end and item.epoch > 0:
                metrics = {
                    "train_loss": float(item.curve_reconstruction[-1] + item.curve_kl[-1]),
                    "test_reconstruction": float(item.test_reconstruction[-1]),
                    "test_kl": float(item.test_kl[-1]),
                    "test_loss": float(item.test_reconstruction[-1] + item.test_kl[-1]),
                }
                yield self.run.epoch(item.epoch, metrics, **self._curves())

    def _step(self, digits: Tensor) -> None:
        x = digits.to(self.device, torch.float32) / 255
        reconstruction, kl = (term.mean() for term in self.model.loss(x, self.run.generator))
        self.train_curve[self.run.step] = float(reconstruction.detach()), float(kl.detach())
        self.run.descend(reconstruction + kl, self.total)

    @torch.no_grad()
    def _test(self) -> None:
        terms = self.model.loss(heldout_pixels().to(self.device))
        self.test_curve = np.vstack([self.test_curve, [float(term.double().mean()) for term in terms]])

    def _curves(self) -> dict[str, Array]:
        curves = {_TRAIN_CURVE: self.train_curve[: self.run.step], _TEST_CURVE: self.test_curve}
        return {name: readonly(curve) for name, curve in curves.items()}

    def _curve(self) -> NDArray[np.float64]:
        """Return epoch, reconstruction and KL at the end of each tenth of an epoch, shape (m, 3)."""
        ends = np.rint(np.arange(1, POINTS_PER_EPOCH + 1) * self.batches / POINTS_PER_EPOCH).astype(int)
        edges = (np.arange(self.params.epochs)[:, None] * self.batches + ends).ravel()
        edges = np.unique(np.concatenate([[0], edges[edges <= self.run.step]]))
        sums = np.vstack([[0.0, 0.0], np.cumsum(self.train_curve[: self.run.step], axis=0)])
        means = np.diff(sums[edges], axis=0) / np.diff(edges)[:, None]
        return np.column_stack([edges[1:] / self.batches, means])

    @torch.no_grad()
    def _frame(self) -> VaeTrainFrame:
        epoch, batch = divmod(self.run.step, self.batches)
        curve = self._curve()
        labels = datasets.mnist("test")[1][:SHOWN]
        mu = self.model.encode(heldout_pixels()[:SHOWN].to(self.device))[0].cpu().numpy()
        return VaeTrainFrame(
            params=self.params,
            epoch=epoch,
            batch=batch,
            batches=self.batches,
            epoch_end=batch == 0,
            curve_epoch=readonly(curve[:, 0]),
            curve_reconstruction=readonly(curve[:, 1]),
            curve_kl=readonly(curve[:, 2]),
            test_reconstruction=readonly(self.test_curve[:, 0]),
            test_kl=readonly(self.test_curve[:, 1]),
            mu=readonly(mu),
            labels=readonly(labels),
            centres=readonly(class_centres(mu, labels)),
            grid=decoded_grid(self.model, GRID_CELLS),
            weights=flatten(self.model),
            state=TrainingState.of(self.run.state() | self._curves()),
        )
