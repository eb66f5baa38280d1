"""The averaged weights: what they are, and that they are what is shipped."""

import numpy as np
import pytest
import torch
from torch import nn

from engines.training import Average, Run, seeded, weights


@pytest.fixture
def network():
    with seeded(3):
        return nn.Linear(4, 3)


def matrix(arrays):
    return arrays["weight"].astype(np.float64)


def descended(run, steps):
    """Take steps of a loss whose gradient is constant, and return the weights after each, the start first."""
    trace = [matrix(weights(run.module))]
    for _ in range(steps):
        run.descend(run.module.weight.sum(), planned=10 * steps)
        trace.append(matrix(weights(run.module)))
    return trace


def test_the_average_is_the_weighted_sum_of_all_the_weights_so_far(network):
    """Unrolled: each w_n enters with (1 − d_n) and every later d, the start with all of them."""
    steps, decay = 40, 0.7
    run = Run(network, lr=0.05, seed=0, decay=decay)
    trace = descended(run, steps)
    d = [min(decay, (1 + n) / (10 + n)) for n in range(1, steps + 1)]
    assert d[0] < decay == d[-1]  # the start is soon forgotten, then the decay holds
    shares = [float(np.prod(d)), *((1 - d[n]) * float(np.prod(d[n + 1 :])) for n in range(steps))]
    assert sum(shares) == pytest.approx(1)
    expected = sum(share * w for share, w in zip(shares, trace, strict=True))
    np.testing.assert_allclose(matrix(run.shipped()), expected, rtol=1e-5, atol=1e-6)


def test_the_average_of_constant_weights_is_these_weights(network):
    average = Average(network, 0.999)
    for _ in range(20):
        average.update(network)
    for name, tensor in network.state_dict().items():
        torch.testing.assert_close(average.shadow[name], tensor)


def test_shipped_weights_lag_behind_the_raw_ones(network):
    run = Run(network, lr=0.05, seed=0, decay=0.75)
    *_, before, raw = descended(run, 60)
    shipped = matrix(run.shipped())
    assert (raw < before).all()  # the loss pulls every weight down
    assert (shipped > raw).all()
    # After many steps at the decay d the lag of a steady motion is d / (1 − d) = 3 steps.
    np.testing.assert_allclose((shipped - raw) / (before - raw), 3, rtol=0.03)
    np.testing.assert_array_equal(run.state()["weights/weight"], raw)
    np.testing.assert_array_equal(run.state()["average/weight"], shipped)


def test_without_an_average_the_raw_weights_are_shipped(network):
    run = Run(network, lr=0.05, seed=0)
    *_, raw = descended(run, 5)
    np.testing.assert_array_equal(matrix(run.shipped()), raw)
    assert not any(name.startswith("average/") for name in run.state())
