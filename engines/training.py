"""What every training has: a state that is resumed exactly, averaged weights, a plan of the learning rate."""

from __future__ import annotations

import math
import platform
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version

import numpy as np
import torch
from torch import Tensor, nn

from engines.arrays import integer, number, readonly
from engines.checkpoints import Array, Arrays, Checkpoint, CheckpointError

_LARGEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class TrainingOptions:
    """Options that every recipe of the command line has.

    Attributes
    ----------
    epochs, batch : int
        Passes over the digits; digits per step.
    warm_up, lr : int, float
        Peak learning rate of Adam and the steps up to it; half a cosine leads down to 0.
    seed : int
    examples : int
        Digits used, from the first on.

    Raises
    ------
    ValueError
        Naming the field.
    """

    epochs: int
    warm_up: int
    batch: int = 128
    lr: float = 2e-3
    seed: int = 0
    examples: int = 60_000

    def __post_init__(self) -> None:
        integer("epochs", self.epochs, 1, _LARGEST)
        integer("warm_up", self.warm_up, 0, _LARGEST)
        integer("batch", self.batch, 1, _LARGEST)
        integer("seed", self.seed, 0, _LARGEST)
        integer("examples", self.examples, 1, _LARGEST)
        if not 0 < number("lr", self.lr) <= 1:
            raise ValueError(f"lr must lie in (0, 1], not {self.lr!r}")


@dataclass(frozen=True, slots=True, eq=False)
class Epoch:
    """The end of one pass over the data, yielded by every training.

    Attributes
    ----------
    number : int
        Epochs finished, counted from 1.
    metrics : Mapping[str, float]
        Losses of this epoch by name.
    parameters : int
        Trainable numbers of the network.
    weights : Mapping[str, ndarray]
        The weights to ship (averaged where the recipe averages), read-only.
    state : Mapping[str, ndarray]
        Everything needed to go on exactly from here, read-only.
    """

    number: int
    metrics: Mapping[str, float]
    parameters: int
    weights: Arrays
    state: Arrays


def weights(module: nn.Module) -> dict[str, Array]:
    """Copy the weights of a network into read-only arrays, by their names in its state dict."""
    return {name: _array(tensor) for name, tensor in module.state_dict().items()}


def assign(module: nn.Module, checkpoint: Checkpoint) -> None:
    """Copy weights from a checkpoint into a network.

    Raises
    ------
    CheckpointError
        When a name, shape or dtype is not the network's.
    """
    checkpoint.require(weights(module))
    _copy(module, checkpoint.arrays)


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Seed torch's global generator inside the block only: layers draw their first weights from it."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        yield


class Average:
    """Exponential moving average of a network's weights.

    Early on the decay is ``(1 + n) / (10 + n)`` after n updates, so that the random start is soon forgotten
    (as in Tarvainen & Valpola 2017 and most diffusion code).
    """

    def __init__(self, module: nn.Module, decay: float) -> None:
        self.decay = decay
        self.updates = 0
        self.shadow = {name: tensor.detach().clone() for name, tensor in module.state_dict().items()}

    @torch.no_grad()
    def update(self, module: nn.Module) -> None:
        """Move the average towards the present weights."""
        self.updates += 1
        decay = min(self.decay, (1 + self.updates) / (10 + self.updates))
        for name, tensor in module.state_dict().items():
            self.shadow[name].lerp_(tensor, 1 - decay)


class Run:
    """A network, its optimizer, its average and its random generator: what a training state is made of.

    Parameters
    ----------
    module : nn.Module
    lr : float
        Peak learning rate of Adam (decoupled weight decay 0).
    seed : int
        Seeds the generator of this run; the data order of an epoch depends on seed and epoch alone.
    decay : float, optional
        Decay of the averaged weights; without it the weights themselves are shipped.
    """

    def __init__(self, module: nn.Module, lr: float, seed: int, decay: float | None = None) -> None:
        self.module = module
        self.lr = lr
        self.seed = seed
        self.optimizer = torch.optim.Adam(module.parameters(), lr, fused=True)
        self.average = None if decay is None else Average(module, decay)
        self.generator = torch.Generator().manual_seed(seed)
        self.step = 0

    def order(self, epoch: int, count: int) -> Tensor:
        """Return the permutation of ``count`` examples for an epoch, the same in a resumed run."""
        return torch.randperm(count, generator=torch.Generator().manual_seed(self.seed * 1_000_003 + epoch))

    def descend(self, loss: Tensor, planned: int, *, warm_up: int = 0, clip: float | None = None) -> None:
        """Take one optimizer step on ``loss``.

        Parameters
        ----------
        loss : Tensor, shape ()
        planned : int
            Steps of the whole run; the rate falls to 0 along half a cosine (Loshchilov & Hutter 2017).
        warm_up : int
            Steps over which it first rises linearly.
        clip : float, optional
            Largest Euclidean norm of the gradient.

        Raises
        ------
        ArithmeticError
            When the loss is not finite; the weights stay as they were.
        """
        if not math.isfinite(float(loss.detach())):
            raise ArithmeticError(f"the training diverged at step {self.step + 1}: its loss is not finite")
        done = min(self.step / max(1, planned), 1.0)
        rate = self.lr * min(1.0, (self.step + 1) / (warm_up + 1)) * 0.5 * (1 + math.cos(math.pi * done))
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.zero_grad()
        loss.backward()
        if clip is not None:
            nn.utils.clip_grad_norm_(self.module.parameters(), clip)
        self.optimizer.step()
        self.step += 1
        if self.average is not None:
            self.average.update(self.module)

    def epoch(self, number: int, metrics: Mapping[str, float], **extra: Array) -> Epoch:
        """Describe the end of an epoch.

        Parameters
        ----------
        number : int
            Epochs finished.
        metrics : Mapping[str, float]
        **extra : ndarray
            What the recipe adds to the state.
        """
        count = sum(parameter.numel() for parameter in self.module.parameters())
        return Epoch(number, metrics, count, self.shipped(), self.state() | extra)

    def shipped(self) -> dict[str, Array]:
        """Copy the weights to ship: the averaged ones where there is an average."""
        if self.average is None:
            return weights(self.module)
        return {name: _array(tensor) for name, tensor in self.average.shadow.items()}

    def state(self) -> dict[str, Array]:
        """Copy everything that the next step depends on."""
        state = {f"weights/{name}": array for name, array in weights(self.module).items()}
        for name, parameter in self.module.named_parameters():
            moments = self.optimizer.state.get(parameter, {})
            for moment in ("exp_avg", "exp_avg_sq"):
                state[f"{moment}/{name}"] = _array(moments.get(moment, torch.zeros_like(parameter)))
        if self.average is not None:
            state |= {f"average/{name}": _array(tensor) for name, tensor in self.average.shadow.items()}
        state["generator"] = _array(self.generator.get_state())
        state["step"] = readonly(np.array(self.step, np.int64))
        return state

    def restore(self, state: Arrays, name: str = "state") -> None:
        """Continue from a state of the same recipe.

        Parameters
        ----------
        state : Mapping[str, ndarray]
            As `state` gave it; arrays that a recipe added are left to the recipe.
        name : str
            Where it came from, for messages.

        Raises
        ------
        CheckpointError
            When an array is missing or of the wrong shape or dtype.
        """
        expected = self.state()
        Checkpoint(name, {key: state[key] for key in expected.keys() & state.keys()}, {}).require(expected)
        _copy(self.module, _below(state, "weights/"))
        self.step = int(state["step"])
        for key, parameter in self.module.named_parameters():
            self.optimizer.state[parameter] = {
                "step": torch.tensor(float(self.step)),
                **{
                    moment: torch.empty_like(parameter).copy_(_tensor(state[f"{moment}/{key}"]))
                    for moment in ("exp_avg", "exp_avg_sq")
                },
            }
        if self.average is not None:
            self.average.updates = self.step
            for key, tensor in self.average.shadow.items():
                tensor.copy_(_tensor(state[f"average/{key}"]))
        try:
            self.generator.set_state(_tensor(state["generator"]))
        except RuntimeError as error:
            raise CheckpointError(f"{name}: the state of the random generator is not valid") from error

    def begin(self, start: Checkpoint | None) -> None:
        """Begin afresh (None), from a training state exactly, or from shipped weights with a fresh optimizer.

        Raises
        ------
        CheckpointError
            When `start` is not of this recipe.
        """
        if start is None:
            return
        if "step" in start.arrays:
            self.restore(start.arrays, start.name)
            return
        assign(self.module, start)
        if self.average is not None:
            self.average = Average(self.module, self.average.decay)


def versions() -> dict[str, str]:
    """Return the versions that a checkpoint's metadata names."""
    packages = {name: version(name) for name in ("torch", "numpy", "safetensors")}
    return {"python": platform.python_version(), **packages}


def _array(tensor: Tensor) -> Array:
    return readonly(tensor.detach().cpu().contiguous().numpy())


def _tensor(array: Array) -> Tensor:
    return torch.from_numpy(np.array(array))


def _below(arrays: Arrays, prefix: str) -> dict[str, Array]:
    return {key.removeprefix(prefix): array for key, array in arrays.items() if key.startswith(prefix)}


@torch.no_grad()
def _copy(module: nn.Module, arrays: Arrays) -> None:
    for name, tensor in module.state_dict().items():
        tensor.copy_(_tensor(arrays[name]))
