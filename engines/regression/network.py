"""Training the network 1–H–1 by full-batch gradient descent on the mean squared error (chapter 6.4)."""

from __future__ import annotations

import math
import time
from collections.abc import Generator

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray

from engines.arrays import Floats, finite, integer, readonly
from engines.progress import Progress
from engines.regression.network_autograd import Network, column
from engines.regression.network_data import NetworkData, observe
from engines.regression.network_model import predict
from engines.regression.network_optimizers import RULES, Adam
from engines.regression.network_params import NetworkFrame, NetworkParams

Run = Generator[Progress | NetworkFrame, None, None]

YIELD_SECONDS = 0.025
"""Longest time between two yields: a cancelled training makes way for the next request at once."""

DENSE_STEPS, FRAMES_A_DECADE = 20, 40
"""Steps recorded one by one at the start, and frames in every tenfold growth of the steps after them."""

FOLLOWING_STEPS, FOLLOWING_WORK = 80, 2_000_000
"""Steps that a carried-over network trains for each position of a dragged point, and activations at most that
it computes in them (but four steps at least): 5 to 10 ms."""

FOLLOWING_RATE = 0.01

BOUND = 1e4
"""A loss beyond this many times the first one, or 1 where that is more, has diverged."""


def recorded_steps(total: int) -> NDArray[np.int64]:
    """List the steps of which frames are kept: every one at first, then evenly on a log axis.

    Parameters
    ----------
    total
        Steps of the training, at least 1.

    Returns
    -------
    ndarray
        Strictly increasing from 0 to `total`.
    """
    integer("total", total, 1)
    dense = np.arange(min(DENSE_STEPS, total) + 1)
    count = round(FRAMES_A_DECADE * math.log10(max(1.0, total / DENSE_STEPS))) + 1
    sparse = np.round(np.geomspace(min(DENSE_STEPS, total), total, count)).astype(np.int64)
    return np.unique(np.concatenate([dense, sparse]))


def initial_weights(hidden: int, seed: int) -> Floats:
    """Draw the first weights ``(3 hidden + 1,)`` within ±1/√(inputs of the layer), as ``torch.nn.Linear``."""
    integer("hidden", hidden, 1)
    bounds = np.repeat([1.0, 1.0 / math.sqrt(hidden)], [2 * hidden, hidden + 1])
    generator = torch.Generator().manual_seed(integer("seed", seed, 0))
    uniform = torch.rand(3 * hidden + 1, generator=generator, dtype=torch.float64)
    return readonly(bounds * (2.0 * uniform.numpy() - 1.0))


def train(params: NetworkParams, own: ArrayLike | None = None) -> Run:
    """Train the network from its random start.

    Parameters
    ----------
    params
        Data, network and training.
    own
        The user's table ``(rows, columns)``, where `params.data` is its key.

    Yields
    ------
    NetworkFrame
        At the `recorded_steps`; a run that diverges ends early, with finite numbers.
    Progress
        In between, at most `YIELD_SECONDS` apart.

    Raises
    ------
    ValueError
        At the call, if the data cannot be used.
    """
    return _train(params, observe(params, own))


def follow(
    params: NetworkParams, weights: ArrayLike | None = None, own: ArrayLike | None = None
) -> NetworkFrame:
    """Go on from weights of another run for a few steps of Adam: a fit that keeps up with dragged points.

    Parameters
    ----------
    params
        Data and network.
    weights
        ``(3 hidden + 1,)``; None for the first weights of a training.
    own
        As for `train`.

    Raises
    ------
    ValueError
        If the data cannot be used, or the weights are not those of such a network.
    """
    first = initial_weights(params.hidden, params.seed)
    start = first if weights is None else finite("weights", weights, ndim=1)
    if len(start) != params.weights:
        raise ValueError(f"weights must be {params.weights} numbers for this network, not {len(start)}")
    data = observe(params, own)
    x, y = map(column, data.scaling.inner(data.x, data.y))
    network, optimizer = Network(start, params.activation), Adam(lr=FOLLOWING_RATE)
    last = max(4, min(FOLLOWING_STEPS, FOLLOWING_WORK // (params.hidden * len(x))))
    best, best_loss = readonly(start), math.inf
    for step in range(last + 1):
        loss = network.backward(x, y)
        if loss < best_loss and step in (0, last):
            best, best_loss = network.copy(), loss
        optimizer.update(network.weights, network.gradient)
    return _Recorder(params, data).frame(0, best, best_loss, followed=True)


def _train(params: NetworkParams, data: NetworkData) -> Run:
    network = Network(initial_weights(params.hidden, params.seed), params.activation)
    optimizer = RULES[params.optimizer](params.lr)
    x, y = map(column, data.scaling.inner(data.x, data.y))
    recorder, recorded = _Recorder(params, data), set(recorded_steps(params.steps).tolist())
    weights, known = network.copy(), network.backward(x, y)
    bound = BOUND * max(1.0, known)
    told = time.monotonic()
    for step in range(params.steps + 1):
        loss = network.backward(x, y)
        if not loss <= bound:
            # A loss that can still be written down has finite weights; else the last recorded ones stand.
            if math.isfinite(loss):
                weights, known = network.copy(), loss
            yield recorder.frame(step, weights, known, diverged=True)
            return
        if step in recorded:
            weights, known = network.copy(), loss
            yield recorder.frame(step, weights, loss)
            told = time.monotonic()
        elif time.monotonic() - told >= YIELD_SECONDS:
            yield Progress(step, params.steps)
            told = time.monotonic()
        optimizer.update(network.weights, network.gradient)


class _Recorder:
    """Makes the frames of a run, each with the loss curves up to it."""

    def __init__(self, params: NetworkParams, data: NetworkData) -> None:
        self.params, self.data = params, data
        self.heldout = data.scaling.inner(data.heldout_x, data.heldout_y)
        self.steps: list[int] = []
        self.losses: list[tuple[float, float]] = []

    def frame(
        self, step: int, weights: Floats, loss: float, *, diverged: bool = False, followed: bool = False
    ) -> NetworkFrame:
        """Record a step and return its frame."""
        self.steps.append(step)
        self.losses.append((loss, self._heldout_loss(weights)))
        losses, heldout = np.array(self.losses).T
        return NetworkFrame(
            params=self.params,
            step=step,
            diverged=diverged,
            followed=followed,
            x=self.data.x,
            y=self.data.y,
            scaling=self.data.scaling,
            dropped=self.data.dropped,
            weights=weights,
            steps=readonly(self.steps, np.int64),
            losses=readonly(losses),
            heldout=readonly(heldout),
            heldout_count=len(self.data.heldout_x),
        )

    def _heldout_loss(self, weights: Floats) -> float:
        x, y = self.heldout
        if not len(x):
            return math.nan
        residuals = y - predict(weights, self.params.activation, x)
        return float(residuals @ residuals) / len(x)
