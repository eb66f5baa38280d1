"""Diffusion: schedule, forward process, samplers against closed forms, and the shipped network."""

import json
from dataclasses import asdict
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import torch

from engines import classifier
from engines.checkpoints import Checkpoint, CheckpointError, load_shipped
from engines.diffusion import (
    DenoiseParams,
    Schedule,
    add_noise,
    denoise,
    denoise_digits,
    load,
    posterior,
    training,
)
from engines.diffusion.evaluation import judged_right
from engines.diffusion.model import FILES, NoisePredictor
from engines.diffusion.params import LABELS
from engines.diffusion.training import UNLABELLED, DdpmRecipe, train
from engines.progress import Progress
from engines.training import Epoch

LINEAR = Schedule.linear()
MEAN, STD = 1.5, 0.3


def exact_noise(schedule):
    """ε*(x, t) = E[ε given x_t = x] for data N(MEAN, STD²)."""

    def predict(x, t):
        alpha_bar = float(schedule.alpha_bar[t])
        variance = alpha_bar * STD**2 + 1 - alpha_bar
        return (1 - alpha_bar) ** 0.5 / variance * (x - alpha_bar**0.5 * MEAN)

    return predict


def draws(count, seed=0):
    return np.random.default_rng(seed).standard_normal(count)


# Schedule


def test_alpha_bar_has_the_golden_values():
    assert LINEAR.alpha_bar.shape == (1001,)
    assert LINEAR.alpha_bar.dtype == np.float64
    golden = {0: 1.0, 1: 0.9999, 10: 0.998105, 100: 0.897018, 259: 0.500245, 500: 0.078587}
    for t, value in golden.items():
        assert LINEAR.alpha_bar[t] == pytest.approx(value, abs=6e-7)
    assert LINEAR.alpha_bar[1000] == pytest.approx(4.035829765375676e-5, rel=1e-12)


@pytest.mark.parametrize(("steps", "last"), [(50, 0.60), (100, 0.36), (200, 0.13), (500, 0.0064)])
def test_fewer_steps_are_not_rescaled(steps, last):
    assert Schedule.linear(steps).alpha_bar[-1] == pytest.approx(last, rel=0.02)


@pytest.mark.parametrize("schedule", [LINEAR, Schedule.linear(7), Schedule.cosine(50), Schedule.linear(1)])
def test_a_schedule_is_consistent(schedule):
    assert (schedule.beta[0], schedule.alpha[0], schedule.alpha_bar[0]) == (0, 1, 1)
    np.testing.assert_array_equal(schedule.alpha, 1 - schedule.beta)
    np.testing.assert_allclose(schedule.alpha_bar, np.exp(np.cumsum(np.log(schedule.alpha))), rtol=1e-12)
    assert (np.diff(schedule.alpha_bar) < 0).all()
    for array in (schedule.beta, schedule.alpha, schedule.alpha_bar):
        assert not array.flags.writeable


def test_the_cosine_schedule_follows_its_cosine():
    steps = 1000
    wanted = np.cos((np.arange(steps + 1) / steps + 0.008) / 1.008 * np.pi / 2) ** 2
    np.testing.assert_allclose(Schedule.cosine(steps).alpha_bar[:990], (wanted / wanted[0])[:990], rtol=1e-9)


@pytest.mark.parametrize(
    ("build", "arguments", "name"),
    [
        (Schedule.linear, (0,), "steps"),
        (Schedule.linear, (2.5,), "steps"),
        (Schedule.linear, (True,), "steps"),
        (Schedule.linear, (10, 0), "first"),
        (Schedule.linear, (10, 1e-4, 1.0), "last"),
        (Schedule.linear, (10, 1e-4, float("nan")), "last"),
        (Schedule.linear, (10, "a"), "first"),
        (Schedule.linear, (10, None), "first"),
        (Schedule.linear, (10, 1e-4, [0.1]), "last"),
        (Schedule.linear, ("a",), "steps"),
        (Schedule.cosine, (-1,), "steps"),
        (Schedule, ([[0], [1, 2]],), "beta"),
        (Schedule, (["a"],), "beta"),
        (Schedule, (None,), "beta"),
        (Schedule, ([0.0],), "beta"),
        (Schedule, (np.array([0.1, 0.2]),), "beta"),
        (Schedule, (np.array([0, 0.2, 1.0]),), "beta"),
        (Schedule, (np.array([0, np.nan]),), "beta"),
        (Schedule, (np.zeros((2, 2)),), "beta"),
    ],
)
def test_a_bad_schedule_is_refused(build, arguments, name):
    with pytest.raises(ValueError, match=name):
        build(*arguments)


# Forward process and posterior


def test_noise_added_at_once_is_noise_added_step_by_step():
    """Chapter 8.4: the iterated mean coefficient and variance are those of the closed form."""
    coefficient, variance = 1.0, 0.0
    for t in range(1, 1001):
        coefficient *= np.sqrt(LINEAR.alpha[t])
        variance = LINEAR.alpha[t] * variance + LINEAR.beta[t]
        one, zero = np.ones(1), np.zeros(1)
        assert add_noise(one, t, zero, LINEAR)[0] == pytest.approx(coefficient, rel=1e-12)
        assert add_noise(zero, t, one, LINEAR)[0] ** 2 == pytest.approx(variance, rel=1e-12)
    assert coefficient == pytest.approx(0.006352818, abs=5e-10)
    assert variance == pytest.approx(0.999959642, abs=5e-10)


def test_unit_variance_is_preserved():
    x0, noise = draws(200_000, 1), draws(200_000, 2)
    for t in (1, 100, 500, 1000):
        assert add_noise(x0, t, noise, LINEAR).var() == pytest.approx(1, abs=0.015)


def test_the_posterior_has_the_tabled_variances():
    table = {1: 0, 2: 5.4532e-5, 10: 2.3818e-4, 100: 2.0346e-3, 500: 1.00314e-2, 1000: 0.01999998}
    for t, variance in table.items():
        _, std = posterior(np.zeros(1), np.zeros(1), t, LINEAR)
        assert float(std) ** 2 == pytest.approx(variance, rel=3e-5)


def test_at_the_first_step_the_posterior_is_the_clean_data():
    """An index that wraps around to ᾱ_T would make this std 0.99998."""
    x_t, x0 = draws(5, 1), draws(5, 2)
    mean, std = posterior(x_t, x0, 1, LINEAR)
    assert std == 0
    np.testing.assert_allclose(mean, x0, rtol=1e-12)


@pytest.mark.parametrize("schedule", [LINEAR, Schedule.cosine(100)])
def test_the_posterior_is_the_product_of_its_two_gaussians(schedule):
    """Chapter 8.5: precisions add, and means are weighted by them."""
    x_t, x0 = draws(4, 1), draws(4, 2)
    for t in range(2, schedule.steps + 1):
        alpha, beta, before = schedule.alpha[t], schedule.beta[t], schedule.alpha_bar[t - 1]
        precision = alpha / beta + 1 / (1 - before)
        centre = (np.sqrt(alpha) / beta * x_t + np.sqrt(before) / (1 - before) * x0) / precision
        mean, std = posterior(x_t, x0, t, schedule)
        assert float(std) == pytest.approx(precision**-0.5, rel=1e-9)
        np.testing.assert_allclose(mean, centre, rtol=1e-9, atol=1e-12)


def test_both_forms_of_the_posterior_mean_agree():
    """Chapter 8.6: from x_0 and from ε; with the numerator 1 − ᾱ_t they would differ by 1.29."""
    x0, noise = draws(50, 1), draws(50, 2)
    for t in range(1, 1001):
        x_t = add_noise(x0, t, noise, LINEAR)
        shrink = (1 - LINEAR.alpha[t]) / np.sqrt(1 - LINEAR.alpha_bar[t])
        from_noise = (x_t - shrink * noise) / np.sqrt(LINEAR.alpha[t])
        mean, _ = posterior(x_t, x0, t, LINEAR)
        np.testing.assert_allclose(mean, from_noise, atol=1e-11)


def test_a_step_for_each_example_is_each_step_alone():
    x0, noise, t = draws((3, 2, 2), 1), draws((3, 2, 2), 2), np.array([1, 500, 1000])
    together = add_noise(x0, t, noise, LINEAR)
    mean, std = posterior(together, x0, t, LINEAR)
    assert std.shape == (3, 1, 1)
    for i, step in enumerate(t):
        np.testing.assert_array_equal(together[i], add_noise(x0[i], int(step), noise[i], LINEAR))
        alone, alone_std = posterior(together[i], x0[i], int(step), LINEAR)
        np.testing.assert_array_equal(mean[i], alone)
        assert std[i].item() == alone_std


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_arrays_and_tensors_give_the_same_of_their_own_kind(dtype):
    x0, noise = draws((4, 3), 1).astype(dtype), draws((4, 3), 2).astype(dtype)
    for t in (7, np.array([1, 2, 500, 1000])):
        there = torch.from_numpy(t) if isinstance(t, np.ndarray) else t
        x = add_noise(x0, t, noise, LINEAR)
        y = add_noise(torch.from_numpy(x0), there, torch.from_numpy(noise), LINEAR)
        assert (x.dtype, y.dtype) == (np.dtype(dtype), getattr(torch, dtype))
        np.testing.assert_array_equal(x, y.numpy())
        results = zip(
            posterior(x, x0, t, LINEAR), posterior(y, torch.from_numpy(x0), there, LINEAR), strict=True
        )
        for array, tensor in results:
            assert (array.dtype, tensor.dtype) == (np.dtype(dtype), getattr(torch, dtype))
            np.testing.assert_array_equal(array, tensor.numpy())


X = np.zeros((3, 2))


@pytest.mark.parametrize(
    ("call", "arguments", "name"),
    [
        (
            add_noise,
            (
                X,
                0,
                X,
                LINEAR,
            ),
            "t must",
        ),
        (
            add_noise,
            (
                X,
                1001,
                X,
                LINEAR,
            ),
            "t must",
        ),
        (
            add_noise,
            (
                X,
                1.5,
                X,
                LINEAR,
            ),
            "t must",
        ),
        (
            add_noise,
            (
                X,
                np.array([1, 2]),
                X,
                LINEAR,
            ),
            "t must",
        ),
        (
            add_noise,
            (
                X.astype(int),
                1,
                X,
                LINEAR,
            ),
            "x0",
        ),
        (
            add_noise,
            (
                [1.0],
                1,
                X,
                LINEAR,
            ),
            "x0",
        ),
        (
            add_noise,
            (
                X,
                1,
                X[0],
                LINEAR,
            ),
            "noise",
        ),
        (
            add_noise,
            (
                X,
                1,
                X.astype(np.float32),
                LINEAR,
            ),
            "noise",
        ),
        (
            add_noise,
            (
                X,
                1,
                torch.zeros(3, 2),
                LINEAR,
            ),
            "noise",
        ),
        (
            posterior,
            (
                X,
                X,
                0,
                LINEAR,
            ),
            "t must",
        ),
        (
            posterior,
            (
                X,
                X,
                -1,
                LINEAR,
            ),
            "t must",
        ),
        (
            posterior,
            (
                X,
                X[:2],
                1,
                LINEAR,
            ),
            "x0",
        ),
        (
            posterior,
            (
                "noise",
                X,
                1,
                LINEAR,
            ),
            "x_t",
        ),
    ],
)
def test_a_bad_argument_of_the_process_is_named(call, arguments, name):
    with pytest.raises(ValueError, match=name):
        call(*arguments)


@pytest.mark.parametrize("t", [None, "a", [[1], [1, 2]], 1.0, True])
def test_a_bad_step_is_named(t):
    with pytest.raises(ValueError, match="t must be"):
        add_noise(X, t, X, LINEAR)


def test_what_is_no_schedule_is_refused():
    nothing: Any = None
    for call in (lambda: add_noise(X, 1, X, nothing), lambda: posterior(X, X, 1, nothing)):
        with pytest.raises(ValueError, match="schedule must be"):
            call()


# Samplers


@pytest.mark.parametrize(
    ("schedule", "method", "steps", "std"),
    [
        (LINEAR, "ddpm", None, 0.2963),  # golden
        (Schedule.linear(100, 1e-3, 0.2), "ddpm", None, 0.2723),  # golden
        (LINEAR, "ddpm", 100, 0.2715),
        (LINEAR, "ddim", None, 0.2986),
        (LINEAR, "ddim", 50, 0.2733),
    ],
)
def test_the_exact_noise_leads_to_the_right_mean_and_variance(schedule, method, steps, std):
    """A sampler with a plausible slip gives the right mean and a std of 0.067."""
    count = 40_000
    *_, last = denoise(exact_noise(schedule), schedule, draws(count), method=method, steps=steps)
    assert last.x.mean() == pytest.approx(MEAN, abs=4 * STD / count**0.5 + 0.004)
    assert last.x.std() == pytest.approx(std, abs=4 * std / (2 * count) ** 0.5)


@pytest.mark.parametrize("method", ["ddpm", "ddim"])
def test_more_steps_come_closer_to_the_data(method):
    def error(steps):
        *_, last = denoise(exact_noise(LINEAR), LINEAR, draws(20_000), method=method, steps=steps)
        return abs(last.x.std() - STD)

    errors = [error(steps) for steps in (5, 20, 100, 1000)]
    assert errors == sorted(errors, reverse=True)
    assert errors[-1] < 0.007


@pytest.mark.parametrize("steps", [None, 1, 2, 7, 50, 999])
@pytest.mark.parametrize("method", ["ddpm", "ddim"])
def test_a_chain_runs_from_T_to_0(method, steps):
    seen = []

    def predict(x, t):
        assert type(t) is int
        seen.append(t)
        return np.zeros_like(x)

    x_T = draws(3)
    chain = list(denoise(predict, LINEAR, x_T, method=method, steps=steps))
    assert [step.t for step in chain] == [*seen, 0]
    assert len(seen) == (steps or 1000)
    assert seen[0] == 1000
    assert (np.diff(seen) < 0).all()
    np.testing.assert_array_equal(chain[0].x, x_T)
    np.testing.assert_array_equal(x_T, draws(3))
    assert chain[-1].noise is None
    assert chain[-1].x0 is chain[-1].x


def test_a_step_is_the_posterior_step_of_its_own_guess():
    schedule = Schedule.linear(20, 1e-3, 0.2)
    chain = list(denoise(exact_noise(schedule), schedule, draws(30_000), seed=3))
    for now, following in pairwise(chain):
        np.testing.assert_allclose(add_noise(now.x0, now.t, now.noise, schedule), now.x, atol=1e-10)
        mean, std = posterior(now.x, now.x0, now.t, schedule)
        residual = following.x - mean
        assert abs(residual.mean()) <= 4 * float(std) / 30_000**0.5 + 1e-12
        assert residual.std() == pytest.approx(float(std), rel=0.02, abs=1e-12)


def test_ddim_keeps_its_noise_when_its_guess_stays():
    """With the true noise as prediction every x_t of DDIM is add_noise of the same x_0."""
    x0, noise = draws(10, 1), draws(10, 2)
    x_T = add_noise(x0, 1000, noise, LINEAR)
    for step in denoise(lambda x, t: noise, LINEAR, x_T, method="ddim", steps=37):
        expected = x0 if step.t == 0 else add_noise(x0, step.t, noise, LINEAR)
        np.testing.assert_allclose(step.x, expected, atol=1e-10)


def test_the_guess_is_not_clipped():
    first = next(denoise(lambda x, t: np.zeros_like(x), LINEAR, np.ones(1)))
    assert first.x0[0] == pytest.approx(1 / np.sqrt(LINEAR.alpha_bar[1000]))


def test_the_seed_decides_the_chain():
    def last(**options):
        *_, step = denoise(exact_noise(LINEAR), LINEAR, draws(100), steps=20, **options)
        return step.x

    np.testing.assert_array_equal(last(seed=4), last(seed=4))
    assert not np.array_equal(last(seed=4), last(seed=5))
    np.testing.assert_array_equal(last(method="ddim", seed=4), last(method="ddim", seed=5))


def test_a_chain_does_not_repeat_the_draw_of_its_start():
    """x_T from default_rng(seed) and a chain of the same seed must be independent."""
    schedule = Schedule.linear(2, 0.5, 0.5)
    x_T = np.random.default_rng(7).standard_normal(10_000)
    chain = list(denoise(lambda x, t: np.zeros_like(x), schedule, x_T, seed=7))
    mean, std = posterior(x_T, chain[0].x0, 2, schedule)
    added = (chain[1].x - mean) / std
    assert abs(np.corrcoef(added, x_T)[0, 1]) < 0.05
    assert added.std() == pytest.approx(1, abs=0.03)


@pytest.mark.parametrize("method", ["ddpm", "ddim"])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_tensors_take_the_same_chain_as_arrays(method, dtype):
    x_T = draws((2, 3)).astype(dtype)
    options = {"method": method, "steps": 15, "seed": 2}
    arrays = list(denoise(exact_noise(LINEAR), LINEAR, x_T, **options))
    tensors = list(denoise(exact_noise(LINEAR), LINEAR, torch.from_numpy(x_T), **options))
    for array, tensor in zip(arrays, tensors, strict=True):
        assert (array.x.dtype, tensor.x.dtype) == (np.dtype(dtype), getattr(torch, dtype))
        np.testing.assert_allclose(array.x, tensor.x.numpy(), rtol=1e-4)
        np.testing.assert_allclose(array.x0, tensor.x0.numpy(), rtol=1e-3, atol=1e-4)


def test_no_graph_is_kept_along_the_chain():
    weight = torch.ones((), requires_grad=True)
    for step in denoise(lambda x, t: weight * x, LINEAR, torch.zeros(2), steps=5):
        assert not step.x.requires_grad


def test_the_global_generators_are_left_alone():
    def states():
        return np.random.get_state(), torch.get_rng_state()  # noqa: NPY002 (the global one is watched)

    (_, key, *rest), torch_state = states()
    list(denoise(exact_noise(LINEAR), LINEAR, torch.zeros(2), steps=5))
    (_, key_after, *rest_after), torch_state_after = states()
    np.testing.assert_array_equal(key, key_after)
    assert rest == rest_after
    assert torch.equal(torch_state, torch_state_after)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"x_T": np.zeros(3, int)}, "x_T"),
        ({"x_T": [0.0]}, "x_T"),
        ({"predict_noise": None}, "predict_noise"),
        ({"schedule": None}, "schedule"),
        ({"method": []}, "method"),
        ({"method": "euler"}, "method"),
        ({"steps": 0}, "steps"),
        ({"steps": 1001}, "steps"),
        ({"steps": 2.0}, "steps"),
        ({"seed": -1}, "seed"),
        ({"seed": 0.5}, "seed"),
    ],
)
def test_a_bad_argument_of_denoise_is_named_at_the_call(change, name):
    arguments = {"predict_noise": lambda x, t: x, "schedule": LINEAR, "x_T": np.zeros(3)} | change
    with pytest.raises(ValueError, match=name):
        denoise(arguments.pop("predict_noise"), arguments.pop("schedule"), arguments.pop("x_T"), **arguments)


@pytest.mark.parametrize("answer", [np.zeros(4), np.zeros(3, np.float32), torch.zeros(3), None])
def test_a_prediction_that_is_not_like_x_is_refused(answer):
    with pytest.raises(ValueError, match="predict_noise"):
        next(denoise(lambda x, t: answer, LINEAR, np.zeros(3)))


# The shipped network


@pytest.fixture(scope="module")
def network():
    return load()


def test_the_shipped_network_is_within_its_bars(network):
    assert sum(parameter.numel() for parameter in network.parameters()) <= 1_000_000
    assert network.schedule.alpha_bar[-1] < 1e-3
    assert not network.training
    assert not any(parameter.requires_grad for parameter in network.parameters())
    metadata = load_shipped(FILES["mnist"]).metadata
    assert metadata["recipe"] == "ddpm"
    assert int(metadata["parameters"]) == sum(parameter.numel() for parameter in network.parameters())
    assert json.loads(metadata["metrics"])["judged_right"] >= 0.95
    assert json.loads(metadata["metrics"])["judge_accuracy"] >= 0.99


def test_its_digits_are_the_ones_asked_for(network):
    assert judged_right(network, classifier.load(), per_class=4, steps=25, seed=5) >= 0.85


def test_it_predicts_the_noise_that_was_added(network):
    from engines import datasets

    images, labels = datasets.mnist("test")
    x0 = torch.from_numpy(images[:64].astype(np.float32) / 127.5 - 1)[:, None]
    noise = torch.randn(x0.shape, generator=torch.Generator().manual_seed(0))
    for t, bar in ((50, 0.2), (300, 0.05), (900, 0.02)):
        x = add_noise(x0, t, noise, network.schedule)
        error = (network.predict_noise(x, t, torch.from_numpy(labels[:64].copy())) - noise).square().mean()
        assert error < bar


def test_no_label_is_minus_one_for_each_example(network):
    x = torch.randn(3, 1, 28, 28, generator=torch.Generator().manual_seed(0))
    none = network.predict_noise(x, 600)
    torch.testing.assert_close(none, network.predict_noise(x, torch.full((3,), 600), torch.tensor([-1] * 3)))
    mixed = network.predict_noise(x, torch.tensor([600, 600, 400]), torch.tensor([-1, 7, -1]))
    torch.testing.assert_close(mixed[0], none[0], atol=1e-5, rtol=1e-4)
    assert not torch.allclose(mixed[1], none[1], atol=1e-3)
    assert not torch.allclose(mixed[2], none[2], atol=1e-3)
    assert none.dtype == torch.float32
    assert none.shape == x.shape


@pytest.mark.parametrize(
    ("x", "t", "label", "name"),
    [
        (torch.zeros(2, 28, 28), 1, None, "x must"),
        (torch.zeros(2, 1, 28, 28).double(), 1, None, "x must"),
        (None, 5, None, "x must"),
        (np.zeros((2, 1, 28, 28), np.float32), 5, None, "x must"),
        (torch.zeros(2, 1, 28, 28), "a", None, "t must"),
        (torch.zeros(2, 1, 28, 28), None, None, "t must"),
        (torch.zeros(2, 1, 28, 28), 5, "a", "label must"),
        (torch.zeros(2, 1, 28, 28), 5, [[1], [1, 2]], "label must"),
        (torch.zeros(0, 1, 28, 28), "a", None, "t must"),
        (torch.zeros(2, 1, 28, 28), 0, None, "t must"),
        (torch.zeros(2, 1, 28, 28), 1001, None, "t must"),
        (torch.zeros(2, 1, 28, 28), torch.tensor([1, 2, 3]), None, "t must"),
        (torch.zeros(2, 1, 28, 28), 1.5, None, "t must"),
        (torch.zeros(2, 1, 28, 28), 1, torch.tensor([3, 10]), "label must"),
        (torch.zeros(2, 1, 28, 28), 1, torch.tensor([3, -2]), "label must"),
        (torch.zeros(2, 1, 28, 28), 1, torch.tensor([3.0, 2.0]), "label must"),
        (torch.zeros(2, 1, 28, 28), 1, torch.tensor([3]), "label must"),
    ],
)
def test_a_bad_argument_of_predict_noise_is_named(network, x, t, label, name):
    with pytest.raises(ValueError, match=name):
        network.predict_noise(x, t, label)


def test_no_digits_have_no_noise(network):
    assert network.predict_noise(torch.zeros(0, 1, 28, 28), 5).shape == (0, 1, 28, 28)


@pytest.mark.parametrize("name", ["imagenet", [], None])
def test_an_unknown_network_is_refused(name):
    with pytest.raises(ValueError, match="name"):
        load(name)


# Sixteen digits for the window


def test_sixteen_digits_are_recorded_within_the_budget():
    params = DenoiseParams(steps=4, method="ddpm")
    frames = list(denoise_digits(params))
    assert [frame.t for frame in frames] == [1000, 750, 500, 250, 0]
    assert [frame.index for frame in frames] == list(range(5))
    for frame in frames:
        assert frame.params is params
        assert frame.count == 4
        assert frame.alpha_bar[frame.t] == LINEAR.alpha_bar[frame.t]
        for picture in (frame.x, frame.x0, frame.noise):
            assert picture.shape == (16, 28, 28)
            assert picture.dtype == np.float16
            assert np.isfinite(picture).all()
            assert not picture.flags.writeable
    frame = frames[0]
    assert 1001 * (frame.x.nbytes + frame.x0.nbytes + frame.noise.nbytes + frame.alpha_bar.nbytes) < 128e6


@pytest.mark.parametrize("method", ["ddpm", "ddim"])
def test_a_rewound_chain_is_the_same_bit_for_bit(method):
    first, second = (list(denoise_digits(DenoiseParams(steps=3, method=method, seed=9))) for _ in range(2))
    other = list(denoise_digits(DenoiseParams(steps=3, method=method, seed=10)))
    for one, two, three in zip(first, second, other, strict=True):
        np.testing.assert_array_equal(one.x, two.x)
        np.testing.assert_array_equal(one.noise, two.noise)
        assert not np.array_equal(one.x, three.x)


def test_the_wanted_digits():
    assert DenoiseParams().labels == (*range(10), *range(6))
    assert DenoiseParams(label="7").labels == (7,) * 16
    assert [DenoiseParams(label=label).label for label in LABELS] == list(LABELS)
    assert DenoiseParams(**json.loads(json.dumps(asdict(DenoiseParams(seed=3))))) == DenoiseParams(seed=3)


@pytest.mark.parametrize(
    "change", [{"label": "10"}, {"label": 3}, {"method": "heun"}, {"steps": 0}, {"steps": 1001}, {"seed": -1}]
)
def test_bad_params_are_named(change):
    with pytest.raises(ValueError, match=next(iter(change))):
        DenoiseParams(**change)


# Training

SMALL = DdpmRecipe(epochs=2, batch=16, examples=40, warm_up=2)


def epochs_of(items):
    return [item for item in items if isinstance(item, Epoch)]


def test_a_training_that_was_stopped_goes_on_exactly():
    items = list(train(SMALL))
    assert [item.done for item in items if isinstance(item, Progress)] == [1, 2, 3, 4, 5, 6]
    first, second = epochs_of(items)
    (again,) = epochs_of(train(SMALL, Checkpoint("state", first.state, {})))
    assert again.metrics == second.metrics
    assert again.state.keys() == second.state.keys()
    for name, array in second.state.items():
        np.testing.assert_array_equal(again.state[name], array)


def test_weights_start_a_training_with_a_fresh_optimizer():
    shipped = load_shipped(FILES["mnist"])
    (epoch,) = epochs_of(train(DdpmRecipe(epochs=1, batch=16, examples=32), shipped))
    assert epoch.metrics["loss"] < 0.5  # from scratch it is 0.9
    assert epoch.weights.keys() == shipped.arrays.keys()


def test_a_state_with_a_missing_array_is_refused():
    state = dict(epochs_of(train(DdpmRecipe(epochs=1, batch=4, examples=4)))[-1].state)
    del state["exp_avg/unet.stem.weight"]
    with pytest.raises(CheckpointError, match=r"exp_avg/unet\.stem\.weight"):
        train(SMALL, Checkpoint("state", state, {}))


def test_each_example_loses_its_label_on_its_own_one_time_in_ten(monkeypatch):
    model = NoisePredictor()
    said = []

    def answer(x, t, label):
        said.append(label)
        return torch.zeros_like(x)

    monkeypatch.setattr(model, "predict_velocity", answer)
    batch, batches = 100, 400
    classes = torch.arange(batch) % 10
    digits = torch.zeros(batch, 28, 28, dtype=torch.uint8)
    generator = torch.Generator().manual_seed(0)
    for _ in range(batches):
        training._loss(model, digits, classes, generator, low_precision=False)
    labels = torch.stack(said)
    dropped = (labels == -1).double()
    assert torch.equal(torch.where(labels == -1, classes, labels), classes.expand(batches, -1))
    p = UNLABELLED
    assert p == 0.1
    assert float(dropped.mean()) == pytest.approx(p, abs=4 * np.sqrt(p * (1 - p) / (batch * batches)))
    # Numbers per batch are binomial: dropped with the whole batch they would vary a hundred times as much.
    variance = float(dropped.sum(dim=1).var())
    assert variance == pytest.approx(batch * p * (1 - p), rel=4 * np.sqrt(2 / batches))
    assert (dropped.mean(dim=0) - p).abs().max() < 5 * np.sqrt(p * (1 - p) / batches)  # no place is spared


def test_the_averaged_weights_are_shipped():
    (epoch,) = epochs_of(train(DdpmRecipe(epochs=1, batch=16, examples=48, warm_up=2)))
    differ = []
    for name, array in epoch.weights.items():
        np.testing.assert_array_equal(array, epoch.state[f"average/{name}"])
        differ.append(not np.array_equal(array, epoch.state[f"weights/{name}"]))
    assert any(differ)


@pytest.mark.parametrize(
    "change", [{"epochs": 0}, {"batch": 0}, {"lr": 0.0}, {"lr": float("nan")}, {"seed": -1}, {"decay": 1.0}]
)
def test_bad_options_are_named(change):
    with pytest.raises(ValueError, match=next(iter(change))):
        DdpmRecipe(**change)
