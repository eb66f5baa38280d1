"""The three optimizers against torch, the course's numbers, and runs that diverge."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from engines.regression.descent import MOMENTUM, OPTIMIZERS, DescentStep, Optimizer, descend

Floats = NDArray[np.float64]


def rosenbrock(point: Floats) -> tuple[float, Floats]:
    x0, x1 = point
    gap = x1 - x0**2
    return 100 * gap**2 + (x0 - 1) ** 2, np.array([-400 * gap * x0 + 2 * (x0 - 1), 200 * gap])


def three_squares(x: Floats) -> tuple[float, Floats]:
    return float(3 * x**2), 6 * x


def last_of(*arguments: Any, **settings: Any) -> DescentStep:
    *_, last = descend(*arguments, **settings)
    return last


def test_the_course_s_parabola_has_the_value_75_and_the_slope_30_at_5() -> None:
    step = next(iter(descend(three_squares, 5.0, optimizer="sgd", lr=0.1, steps=1)))
    assert (step.step, step.value, float(step.gradient)) == (0, 75.0, 30.0)


def test_the_course_s_rosenbrock_run() -> None:
    run = list(descend(rosenbrock, (0.0, 2.0), optimizer="sgd", lr=1e-3, steps=10_000))
    assert [step.step for step in run] == list(range(10_001))
    np.testing.assert_array_equal(run[0].gradient, (-2.0, 400.0))
    np.testing.assert_allclose(run[-1].point, (0.9944984, 0.9890051), atol=5e-8)
    assert not any(step.diverged for step in run)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_step_is_that_of_torch(optimizer: Optimizer) -> None:
    point = torch.tensor([0.0, 2.0], dtype=torch.float64, requires_grad=True)
    rival: torch.optim.Optimizer
    if optimizer == "adam":
        rival = torch.optim.Adam([point], lr=1e-3)
    else:
        rival = torch.optim.SGD([point], lr=1e-3, momentum=MOMENTUM if optimizer == "momentum" else 0.0)
    for step in descend(rosenbrock, (0.0, 2.0), optimizer=optimizer, lr=1e-3, steps=1000):
        np.testing.assert_allclose(step.point, point.detach().numpy(), rtol=1e-9, atol=1e-12)
        rival.zero_grad()
        value = 100 * (point[1] - point[0] ** 2) ** 2 + (point[0] - 1) ** 2
        assert step.value == pytest.approx(value.item(), rel=1e-9)
        value.backward()
        rival.step()


def test_sgd_on_a_bowl_follows_the_closed_form() -> None:
    curvature = np.array([1.0, 10.0])

    def bowl(x: Floats) -> tuple[float, Floats]:
        return float(curvature @ x**2) / 2, curvature * x

    for step in descend(bowl, (1.0, 1.0), optimizer="sgd", lr=0.15, steps=50):
        np.testing.assert_allclose(step.point, (1 - 0.15 * curvature) ** step.step, rtol=1e-12)


@pytest.mark.parametrize("optimizer", ["sgd", "momentum"])
def test_a_run_that_diverges_ends_early_with_finite_numbers_and_says_so(optimizer: Optimizer) -> None:
    run = list(descend(rosenbrock, (0.0, 2.0), optimizer=optimizer, lr=0.1, steps=10_000))
    assert run[-1].step < 10_000
    assert [step.diverged for step in run] == [False] * (len(run) - 1) + [True]
    for step in run:
        assert math.isfinite(step.value)
        assert np.isfinite(step.point).all()
        assert np.isfinite(step.gradient).all()


@pytest.mark.parametrize("rate", [1.99, 2.01])
def test_a_parabola_diverges_just_beyond_two_over_its_curvature(rate: float) -> None:
    last = last_of(three_squares, 1.0, optimizer="sgd", lr=rate / 6, steps=100_000)
    assert last.diverged is (rate > 2)
    assert last.diverged or abs(last.value) < 1e-100


def test_python_s_own_overflow_ends_a_run_too() -> None:
    def fourth(x: Floats) -> tuple[float, list[float]]:
        (a,) = x.tolist()
        return a**4, [4 * a**3]

    assert last_of(fourth, [2.0], optimizer="sgd", lr=1.0, steps=100).diverged


def test_steps_are_frozen_and_an_objective_may_reuse_its_buffer() -> None:
    buffer = np.empty(2)

    def bowl(x: Floats) -> tuple[float, Floats]:
        buffer[:] = x
        return float(x @ x) / 2, buffer

    run = list(descend(bowl, np.ones(2), optimizer="sgd", lr=0.5, steps=3))
    np.testing.assert_array_equal([step.gradient for step in run], [step.point for step in run])
    assert not run[0].point.flags.writeable


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("objective", {"objective": None}),
        ("objective", {"objective": lambda _: (math.nan, [0.0, 0.0])}),
        ("objective", {"objective": lambda _: (0.0, [0.0])}),
        ("objective", {"objective": lambda _: None}),
        ("objective", {"objective": lambda _: 1.0}),
        ("objective", {"objective": lambda _: (np.ones(2), [0.0, 0.0])}),
        ("objective", {"objective": lambda _: (0.0, [1j, 0.0])}),
        ("objective", {"objective": lambda _: (0.0, ["1", "2"])}),
        ("start", {"start": [math.inf, 0.0]}),
        ("start", {"start": "here"}),
        ("optimizer", {"optimizer": "newton"}),
        ("optimizer", {"optimizer": ["sgd"]}),
        ("lr", {"lr": 0.0}),
        ("lr", {"lr": math.nan}),
        ("steps", {"steps": -1}),
        ("steps", {"steps": 1.5}),
    ],
)
def test_a_bad_argument_is_named_at_the_call(name: str, changed: dict[str, Any]) -> None:
    good: dict[str, Any] = {
        "objective": rosenbrock,
        "start": (0.0, 2.0),
        "optimizer": "sgd",
        "lr": 1e-3,
        "steps": 10,
    }
    settings = good | changed
    with pytest.raises(ValueError, match=name):
        descend(settings.pop("objective"), settings.pop("start"), **settings)
