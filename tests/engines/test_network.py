"""The network 1–H–1: its gradient, its training with the book's settings, its data and its frames."""

import math
from contextlib import closing

import numpy as np
import pytest
import torch

from engines.progress import Progress
from engines.regression.network import (
    follow,
    initial_weights,
    recorded_steps,
    train,
)
from engines.regression.network_autograd import loss_and_gradient
from engines.regression.network_curves import loss_curves
from engines.regression.network_data import add_point, move_point, observe, remove_point
from engines.regression.network_model import ACTIVATIONS, hidden_units, predict
from engines.regression.network_params import MOST_PAINTED, NetworkParams


def frames(**fields):
    return [item for item in train(NetworkParams(**fields)) if not isinstance(item, Progress)]


@pytest.fixture(scope="module")
def book():
    return frames()


# The function and its gradient


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_gradient_is_that_of_finite_differences(activation):
    rng = np.random.default_rng(1)
    x, y, weights = rng.random(40), rng.normal(size=40), rng.normal(size=3 * 7 + 1)
    loss, gradient = loss_and_gradient(weights, activation, x, y)
    assert loss == pytest.approx(np.mean((y - predict(weights, activation, x)) ** 2), rel=1e-12)
    h = 1e-6
    for index, slope in enumerate(gradient):
        step = h * np.eye(len(weights))[index]
        above, below = (loss_and_gradient(weights + sign * step, activation, x, y)[0] for sign in (1, -1))
        assert (above - below) / (2 * h) == pytest.approx(slope, abs=1e-6)


@pytest.mark.parametrize(
    ("activation", "layer"), [("sigmoid", torch.nn.Sigmoid()), ("silu", torch.nn.SiLU())]
)
def test_the_formula_is_the_network_of_torch(activation, layer):
    weights, x = initial_weights(9, seed=3), np.linspace(-1, 2, 30)
    network = torch.nn.Sequential(torch.nn.Linear(1, 9), layer, torch.nn.Linear(9, 1)).double()
    u, b, w = np.split(weights[:-1], 3)
    arrays = (u[:, None], b, w[None, :], weights[-1:])
    with torch.no_grad():
        for parameter, array in zip(network.parameters(), arrays, strict=True):
            parameter.copy_(torch.tensor(array))
        expected = network(torch.tensor(x)[:, None])[:, 0].numpy()
    np.testing.assert_allclose(predict(weights, activation, x), expected, atol=1e-14)


def test_the_hidden_units_and_the_bias_add_up_to_the_output():
    weights, x = initial_weights(5, seed=0), np.linspace(0, 1, 9)
    total = hidden_units(weights, "tanh", x).sum(axis=0) + weights[-1]
    np.testing.assert_allclose(predict(weights, "tanh", x), total, rtol=1e-15)


def test_the_first_weights_are_drawn_as_those_of_a_linear_layer():
    weights = initial_weights(100, seed=0)
    first, last = weights[:200], weights[200:]
    assert np.abs(first).max() <= 1
    assert np.abs(last).max() <= 0.1
    assert first.std() == pytest.approx(1 / math.sqrt(3), rel=0.1)
    assert last.std() == pytest.approx(0.1 / math.sqrt(3), rel=0.15)
    assert not np.array_equal(weights, initial_weights(100, seed=1))


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
def test_the_optimizers_are_those_of_torch(optimizer):
    params = NetworkParams(optimizer=optimizer, lr=0.05, steps=60, hidden=4, activation="tanh")
    data = observe(params)
    leaf = torch.tensor(initial_weights(4, params.seed), requires_grad=True)
    make = {
        "sgd": lambda: torch.optim.SGD([leaf], lr=0.05),
        "momentum": lambda: torch.optim.SGD([leaf], lr=0.05, momentum=0.9),
        "adam": lambda: torch.optim.Adam([leaf], lr=0.05),
    }
    oracle = make[optimizer]()
    for _ in range(60):
        leaf.grad = torch.tensor(loss_and_gradient(leaf.detach().numpy(), "tanh", data.x, data.y)[1])
        oracle.step()
    last = [item for item in train(params) if not isinstance(item, Progress)][-1]
    np.testing.assert_allclose(last.weights, leaf.detach().numpy(), rtol=1e-9, atol=1e-12)


# Training


def test_the_book_s_setting_falls_from_its_start_to_near_the_noise_floor(book):
    # The book has 0.764 and 0.0795 with its seed.
    assert 0.4 < book[0].loss < 1.4
    assert 0.06 < book[-1].loss < 0.1
    assert book[-1].step == 10_000
    assert book[-1].params.floor == 1 / 12
    assert not book[-1].diverged


def test_the_fit_comes_near_what_is_true(book):
    # The noise has mean ½: the network learns it as part of the curve (trap T-27).
    last, inside = book[-1], slice(40, -40)
    np.testing.assert_allclose(last.truth(), np.sin(2 * np.pi * last.grid()) + 0.5)
    assert np.abs(last.fit() - last.truth())[inside].mean() < 0.1
    assert last.heldout_loss > last.params.floor - 0.01


def test_losses_and_steps_of_a_frame_are_those_of_the_run(book):
    steps = [frame.step for frame in book]
    assert steps == recorded_steps(10_000).tolist()
    assert book[-1].steps.tolist() == steps
    np.testing.assert_array_equal(book[-1].losses, [frame.loss for frame in book])
    for frame in (book[0], book[7], book[-1]):
        residuals = frame.y - predict(frame.weights, "sigmoid", frame.x)
        assert frame.loss == pytest.approx(np.mean(residuals**2), rel=1e-12)


def test_the_same_seed_gives_the_same_run(book):
    again = frames(steps=100)
    shared = [frame for frame in book if frame.step <= 100]
    for one, other in zip(again, shared, strict=False):
        if one.step == other.step:
            np.testing.assert_array_equal(one.weights, other.weights)


def test_recorded_steps_are_dense_at_first_and_end_at_the_last_one():
    steps = recorded_steps(10_000)
    assert steps[:21].tolist() == list(range(21))
    assert steps[-1] == 10_000
    assert (np.diff(steps) > 0).all()
    assert len(steps) < 200
    assert (np.diff(np.log10(steps[21:])) < 0.06).all()
    assert recorded_steps(1).tolist() == [0, 1]
    assert recorded_steps(7).tolist() == list(range(8))


def test_a_training_can_be_cancelled_at_any_time():
    with closing(train(NetworkParams(hidden=200, n=1000))) as run:
        next(run)


def test_a_wide_network_on_few_points_overfits_and_says_so():
    last = frames(noise="normal", n=20, hidden=50, activation="tanh", optimizer="adam", lr=0.01)[-1]
    assert last.overfits
    assert last.loss < 0.5 * last.params.floor
    assert last.heldout_loss > 1.5 * last.params.floor


def test_without_activation_the_network_is_a_straight_line():
    last = frames(activation="identity", lr=0.1)[-1]
    slope, intercept = np.polyfit(last.x, last.y, 1)
    np.testing.assert_allclose(last.fit(), slope * last.grid() + intercept, atol=1e-3)


def test_a_training_that_diverges_ends_with_finite_numbers():
    for activation in ("relu", "identity"):
        run = frames(activation=activation, lr=10.0)
        assert run[-1].diverged
        assert run[-1].step < 10_000
        assert not run[-2].diverged
        for frame in run:
            curves = loss_curves(frame)
            for values in (frame.weights, frame.losses, frame.fit(), curves.training, curves.heldout):
                assert np.isfinite(values).all()


def test_a_carried_over_network_follows_a_moved_point(book):
    params = NetworkParams()
    moved = move_point(params, observe(params), 0, 0.5, -1.4)
    frame = follow(moved, book[-1].weights)
    before = np.mean((frame.y - predict(book[-1].weights, "sigmoid", frame.x)) ** 2)
    assert frame.followed
    assert frame.loss <= before
    still = follow(params, book[-1].weights)
    assert still.loss <= book[-1].loss


# Data


def test_noise_has_the_mean_and_variance_that_the_floor_says():
    for noise, mean in (("uniform", 0.5), ("normal", 0.0)):
        params = NetworkParams(noise=noise, sigma=0.4)
        data = observe(params)
        residuals = data.heldout_y - np.sin(2 * np.pi * data.heldout_x)
        error = math.sqrt(params.floor / len(residuals))
        assert abs(residuals.mean() - mean) < 4 * error
        assert residuals.var() == pytest.approx(params.floor, rel=0.2)


def test_points_stay_when_more_are_drawn_and_the_held_out_ones_are_others():
    few, many = (observe(NetworkParams(n=n)) for n in (10, 50))
    np.testing.assert_array_equal(few.x, many.x[:10])
    np.testing.assert_array_equal(few.y, many.y[:10])
    np.testing.assert_array_equal(few.heldout_x, many.heldout_x)
    assert not set(many.x) & set(many.heldout_x)


def test_points_are_painted_moved_and_removed():
    params = NetworkParams()
    start = observe(params)
    added = add_point(params, start, 0.5, 9.0)
    assert added.data == "painted"
    assert added.points[-1] == (0.5, 2.5)  # as high as points may be painted
    assert len(added.points) == 101
    moved = move_point(added, observe(added), 100, 0.25, 0.5)
    assert moved.points[-1] == (0.25, 0.5)
    assert remove_point(moved, observe(moved), 100).points == added.points[:100]
    assert math.isnan(added.floor)
    assert not len(observe(added).heldout_x)


def test_the_last_two_points_cannot_be_removed():
    two = NetworkParams(data="painted", points=((0.0, 0.0), (1.0, 1.0)))
    with pytest.raises(ValueError, match="points"):
        remove_point(two, observe(two), 0)


def test_own_data_of_any_unit_are_fitted():
    rng = np.random.default_rng(0)
    x = rng.uniform(1e5, 2e5, 200)
    table = np.column_stack([x, 5e-4 * np.sin(x / 2e4) + 1, rng.normal(size=200)])
    params = NetworkParams(data="user:0", optimizer="adam", lr=0.02, steps=2000, activation="tanh")
    run = [item for item in train(params, table) if not isinstance(item, Progress)]
    assert run[0].loss > 0.3
    assert run[-1].loss < 0.02  # of the variance of y
    assert len(run[-1].x) == 160
    assert run[-1].heldout_count == 40
    assert run[-1].heldout_loss < 0.05
    assert np.abs(np.interp(run[-1].x, run[-1].grid(), run[-1].fit()) - run[-1].y).max() < 3e-4
    assert not set(run[-1].x) - set(x)


def test_a_long_table_is_cut_and_a_constant_one_is_fitted():
    data = observe(NetworkParams(data="user:0"), np.random.default_rng(0).random((2500, 2)))
    assert (len(data.x), len(data.heldout_x), data.dropped) == (1600, 400, 500)
    flat = np.column_stack([np.arange(4.0), np.ones(4)])
    last = list(train(NetworkParams(data="user:0", steps=50), flat))[-1]
    assert np.isfinite(last.fit()).all()
    assert last.y_range[0] < 1 < last.y_range[1]


@pytest.mark.parametrize(
    "table",
    [
        np.ones((5, 1)),
        np.ones(5),
        np.ones((1, 2)),
        np.column_stack([np.ones(5), np.arange(5)]),
        [[0.0, np.nan], [1.0, 2.0]],
        [[0.0, 1e80], [1.0, 2.0]],
    ],
)
def test_tables_that_cannot_be_fitted_are_refused(table):
    with pytest.raises(ValueError, match="own"):
        train(NetworkParams(data="user:0"), table)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("data", ""),
        ("n", 1),
        ("noise", "pink"),
        ("sigma", -0.1),
        ("hidden", 0),
        ("hidden", 201),
        ("activation", "step"),
        ("optimizer", "newton"),
        ("lr", 0.0),
        ("lr", math.nan),
        ("steps", 0),
        ("seed", -1),
        ("units", 1),
        ("points", ((0.0, 0.0),)),
        ("points", ((0.0, 0.0),) * (MOST_PAINTED + 1)),
        ("points", ((0.0, 0.0), (0.5, 3.0))),
        ("points", ((0.0, 0.0), (0.5,))),
    ],
)
def test_bad_params_are_named(field, value):
    with pytest.raises(ValueError, match=field):
        NetworkParams(**{field: value})


def test_bad_arguments_are_named():
    good = initial_weights(2, 0)
    with pytest.raises(ValueError, match="weights"):
        loss_and_gradient(good[:-1], "tanh", [0.0], [0.0])
    with pytest.raises(ValueError, match="activation"):
        loss_and_gradient(good, "step", [0.0], [0.0])
    with pytest.raises(ValueError, match="y must"):
        loss_and_gradient(good, "tanh", [0.0], [0.0, 1.0])
    with pytest.raises(ValueError, match="weights"):
        follow(NetworkParams(), good)
    with pytest.raises(ValueError, match="data"):
        observe(NetworkParams(data="user:0"))
    with pytest.raises(ValueError, match="total"):
        recorded_steps(0)
    with pytest.raises(ValueError, match="hidden"):
        initial_weights(0, 0)


# Frames


def test_the_curves_of_the_loss_hold_the_floor_and_every_step(book):
    curves = loss_curves(book[-1])
    assert curves.low < curves.floor < curves.high
    assert curves.floor == pytest.approx(math.log10(1 / 12))
    np.testing.assert_allclose(10**curves.training, book[-1].losses)
    np.testing.assert_allclose(10**curves.x - 1, book[-1].steps, atol=1e-9)
    assert curves.x[-1] == pytest.approx(curves.end)
    painted = loss_curves(frames(data="painted", steps=30)[-1])
    assert math.isnan(painted.floor)
    assert not len(painted.heldout)
    silent = loss_curves(frames(noise="normal", sigma=0.0, steps=30)[-1])
    assert math.isnan(silent.floor)  # a floor of 0 has no place on a logarithmic axis


def test_contributions_are_one_curve_for_each_unit(book):
    x, y = book[-1].contributions()
    assert x.shape == y.shape
    assert np.isnan(y).sum() == 10
    wide = frames(hidden=200, steps=1)[-1]
    x, y = wide.contributions()
    assert np.isnan(y).sum() == 200
    assert len(x) < 20_000


def test_the_window_needs_no_torch_for_params_data_and_frames():
    import subprocess
    import sys

    modules = ("network_params", "network_data", "network_curves", "network_model", "digits")
    imports = "; ".join(f"import engines.regression.{name}" for name in modules)
    check = f"import sys; {imports}; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


@pytest.mark.parametrize("row", [-1, 20])
def test_a_point_that_is_not_there_can_be_neither_moved_nor_removed(row):
    params = NetworkParams(n=20)
    with pytest.raises(ValueError, match="row"):
        move_point(params, observe(params), row, 0.5, 0.5)
    with pytest.raises(ValueError, match="row"):
        remove_point(params, observe(params), row)
