"""The race of the optimizers and the surfaces they run on."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engines.regression.descent import descend
from engines.regression.objectives import LINE_POINTS, SURFACES, surface
from engines.regression.race import GLIMPSE, glimpse, race, race_at, recorded_steps
from engines.regression.race_frame import DescentParams, suggested

ALL = 10**6


@pytest.mark.parametrize("name", SURFACES)
def test_slopes_are_those_of_finite_differences(name: Any) -> None:
    ground = surface(name)
    rng = np.random.default_rng(1)
    a, b = rng.uniform(*ground.horizontal, 50), rng.uniform(*ground.vertical, 50)
    h = 1e-6
    by_a = (ground.excess(a + h, b) - ground.excess(a - h, b)) / (2 * h)
    by_b = (ground.excess(a, b + h) - ground.excess(a, b - h)) / (2 * h)
    exact = np.array([ground.slope(*point) for point in zip(a.tolist(), b.tolist(), strict=True)])
    np.testing.assert_allclose(np.column_stack((by_a, by_b)), exact, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("name", SURFACES)
def test_the_minima_are_level_and_the_curvature_is_that_of_the_slopes_there(name: Any) -> None:
    ground = surface(name)
    for a, b in ground.minima:
        assert float(ground.excess(np.array(a), np.array(b))) == pytest.approx(0, abs=1e-25)
        np.testing.assert_allclose(ground.slope(a, b), 0, atol=1e-12)
        h = 1e-6
        columns = [
            np.subtract(ground.slope(a + h * u, b + h * v), ground.slope(a - h * u, b - h * v)) / (2 * h)
            for u, v in ((1, 0), (0, 1))
        ]
        assert np.linalg.eigvalsh(columns)[-1] == pytest.approx(ground.curvature, rel=1e-8)


def test_the_bowl_is_the_mean_squared_error_of_the_course_s_line() -> None:
    ground = surface("line", 3)
    rng = np.random.default_rng(3)
    x = rng.random(LINE_POINTS)
    y = 2 * x + 5 + rng.random(LINE_POINTS)
    for w, b in ((0.0, 0.0), (2.0, 5.5), (-3.0, 10.0)):
        error = np.mean((y - w * x - b) ** 2)
        assert float(ground.excess(np.array(w), np.array(b))) + ground.lowest == pytest.approx(
            error, rel=1e-12
        )


@pytest.mark.parametrize("name", SURFACES)
def test_the_race_is_what_descend_gives_bit_for_bit(name: Any) -> None:
    params = replace(suggested(DescentParams(name)), steps=500)
    ground = surface(name)

    def objective(point: Any) -> Any:
        return 0.0, ground.slope(*point.tolist())

    for way in race_at(params, ALL).ways:
        run = list(descend(objective, (params.a, params.b), optimizer=way.optimizer, lr=way.lr, steps=500))
        np.testing.assert_array_equal(way.points, [run[step].point for step in way.steps])
        np.testing.assert_array_equal(way.gradients, [run[step].gradient for step in way.steps])


def test_the_course_s_run_is_the_default() -> None:
    *_, last = race(DescentParams())
    assert last.step == 10_000
    np.testing.assert_array_equal(last.ways[0].gradients[0], (-2, 400))
    np.testing.assert_allclose(last.ways[0].points[-1], (0.9944984, 0.9890051), atol=5e-8)


def test_frames_go_up_to_the_last_step_and_share_their_arrays() -> None:
    frames = list(race(DescentParams(steps=1000)))
    assert [frame.step for frame in frames] == recorded_steps(1000).tolist()
    assert [frame.index for frame in frames] == list(range(len(frames)))
    assert len({id(frame.ways) for frame in frames}) == 1


@pytest.mark.parametrize("steps", [1, 2, 119, 120, 121, 5000, 10_000])
def test_recorded_steps_are_all_at_first_and_few_in_all(steps: int) -> None:
    kept = recorded_steps(steps)
    assert kept[0] == 0
    assert kept[-1] == steps
    assert (np.diff(kept) > 0).all()
    assert (kept[:120] == np.arange(min(steps + 1, 120))).all()
    assert len(kept) < 350


@pytest.mark.parametrize(("optimizer", "row"), [("sgd", 0), ("momentum", 1)])
@pytest.mark.parametrize("name", ["line", "ravine"])
def test_a_bowl_diverges_exactly_beyond_its_bound(name: Any, optimizer: str, row: int) -> None:
    bound = race_at(DescentParams(name), 0).ways[row].bound
    for share, diverges in ((0.98, False), (1.02, True)):
        rate: dict[str, Any] = {f"lr_{optimizer}": share * bound}
        params = replace(suggested(DescentParams(name)), steps=10_000, **rate)
        way = race_at(params, ALL).ways[row]
        assert way.diverged is diverges
        assert diverges or way.excess[-1] < 1e-20


def test_who_diverges_stops_finite_and_the_others_run_on() -> None:
    frames = list(race(DescentParams(lr_sgd=0.01, steps=2000)))
    sgd, momentum, adam = frames[-1].ways
    assert sgd.diverged
    assert sgd.last < 20
    assert not momentum.diverged
    assert momentum.last == adam.last == 2000
    assert all(np.isfinite(array).all() for array in (sgd.points, sgd.gradients, sgd.log_excess))
    assert (np.diff(sgd.steps) > 0).all()
    assert not frames[sgd.last - 1].stopped(sgd)
    assert frames[sgd.last].stopped(sgd)
    assert frames[-1].row(sgd) == len(sgd.steps) - 1


def test_a_glimpse_is_the_beginning_of_the_race() -> None:
    params = DescentParams(lr_sgd=0.01)
    whole, short = race_at(params, ALL), glimpse(params, ALL)
    assert (short.step, whole.step) == (GLIMPSE, 10_000)
    assert short.params == params
    for one, other in zip(short.ways, whole.ways, strict=True):
        same = one.steps[:-1]
        np.testing.assert_array_equal(one.points[:-1], other.points[: len(same)])
        assert one.diverged is other.diverged


def test_a_race_in_which_all_diverge_ends_with_the_last_of_them() -> None:
    frames = list(race(DescentParams(lr_sgd=10.0, lr_momentum=10.0, lr_adam=10.0, a=3.0)))
    assert frames[0].step == 0
    assert frames[-1].step == max(way.last for way in frames[-1].ways)
    for way in frames[-1].ways:
        assert np.isfinite(way.excess).all()


def test_exactly_on_the_ridge_of_the_saddle_nobody_leaves_it() -> None:
    for way in race_at(DescentParams("saddle", b=0.0, lr_sgd=0.1, lr_momentum=0.1, lr_adam=0.1), ALL).ways:
        assert way.excess[-1] == pytest.approx(0.25, rel=1e-6)


def test_picture_and_numbers_of_a_frame_are_read_only_and_within_reach() -> None:
    frame = race_at(DescentParams(), ALL)
    assert 0 <= frame.landscape.height.min() <= frame.landscape.height.max() <= 1
    assert not frame.landscape.height.flags.writeable
    assert frame.loss_range[0] < frame.ways[0].log_excess[0] < frame.loss_range[1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("surface", "hill"),
        ("a", np.nan),
        ("b", 1e9),
        ("lr_sgd", 0.0),
        ("lr_momentum", -1.0),
        ("lr_adam", 11.0),
        ("steps", 0),
        ("steps", 10_001),
        ("seed", -1),
    ],
)
def test_a_bad_field_is_named(name: str, value: Any) -> None:
    with pytest.raises(ValueError, match=name):
        DescentParams(**{name: value})


def test_a_frame_crosses_to_another_process() -> None:
    frame = race_at(DescentParams(), 5)
    copy = pickle.loads(pickle.dumps(frame))
    assert (copy.params, copy.index) == (frame.params, 5)
