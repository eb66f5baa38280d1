"""The network as its user meets it: points under the hand, a training that restarts, its loss and floor."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from engines.regression.network_params import NetworkParams
from explorer.parts.own_data import OwnData
from explorer.parts.runner import ChildProcess
from explorer.parts.theme import theme
from explorer.tabs.regression import RegressionTab

PATIENCE_MS = 60_000


@pytest.fixture(scope="module")
def child():
    """One process for all tests: importing torch takes seconds."""
    process = ChildProcess()
    process.warm("engines.regression.network.train")
    yield process
    process.close()


@pytest.fixture
def tab(qtbot, child):
    tab = RegressionTab(child)
    tab.apply_theme(theme())
    tab.resize(1280, 680)
    qtbot.addWidget(tab, before_close_func=lambda tab: at_rest(qtbot, tab))
    tab.show()
    tab.set_params(replace(tab.params, view="network", network=NetworkParams(steps=1000)))
    tab.activate()
    trained(qtbot, tab)
    yield tab
    tab.shut_down()


def at_rest(qtbot, tab):
    """Wait for whatever trains: cut off on a busy machine, it may cost the process that the tests share."""
    qtbot.waitUntil(lambda: not tab.view.runner.busy, timeout=PATIENCE_MS)


def trained(qtbot, tab):
    """Wait for the whole training of the params that the panel shows."""

    def done():
        run = tab.recording
        complete = len(run) and run.params == tab.view.params and (run[-1].step == run.params.steps)
        return complete and not tab.view.runner.busy

    qtbot.waitUntil(lambda: bool(done()), timeout=PATIENCE_MS)


def change(qtbot, tab, **values):
    tab.view.change(**values)
    tab.end_gesture()
    trained(qtbot, tab)


def scene_place(plot, x, y):
    return plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(x, y)))


def drag(qtbot, plot, start, end, *, release=True):
    viewport = plot.viewport()
    QTest.mouseMove(viewport, start)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.2, 0.5, 0.8, 1.0):
        QTest.mouseMove(viewport, start + (end - start) * share)
        qtbot.wait(20)
    if release:
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)


def test_opens_with_a_finished_training_on_the_books_data(tab):
    assert tab.player.position == len(tab.recording) - 1
    assert tab.player.label.text().replace(",", "") == "step 1000 / 1000"
    _, y = tab.view.plot.fit.getData()
    np.testing.assert_array_equal(y, tab.recording[-1].fit())
    assert tab.view.numbers._cells[2][0].text() == "0.0833"
    assert tab.view.losses.floor.isVisible()
    assert tab.view.losses.floor.value() == pytest.approx(np.log10(1 / 12))
    assert tab.view.losses.floor_name.toPlainText() == "noise floor 1/12"


def test_scrubbing_shows_fit_and_loss_of_that_step(tab):
    for position in (0, 30, 7):
        tab.player.set_position(position)
        frame = tab.recording[position]
        np.testing.assert_array_equal(tab.view.plot.fit.getData()[1], frame.fit())
        assert 10 ** tab.view.losses.marker.value() - 1 == pytest.approx(frame.step)
        assert len(tab.view.losses.training.getData()[0]) == len(tab.recording)  # the whole curve stays


def test_a_dragged_point_is_followed_by_the_fit_and_then_trained_from_the_start(qtbot, tab):
    change(qtbot, tab, data="painted", optimizer="adam", lr=0.02)
    plot, row = tab.view.plot, 4
    x, y = tab.view.params.points[row]
    before = tab.view.plot.fit.getData()[1]
    run = tab.recording
    end = scene_place(plot, x, -0.8)
    drag(qtbot, plot, scene_place(plot, x, y), end, release=False)
    qtbot.waitUntil(lambda: tab.view.frame.followed, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not tab.view.runner.busy, timeout=PATIENCE_MS)
    assert tab.view.params.points[row][1] == pytest.approx(-0.8, abs=0.05)
    assert not np.array_equal(tab.view.plot.fit.getData()[1], before)
    QTest.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=end)
    trained(qtbot, tab)
    assert tab.recording is not run
    assert tab.recording[0].step == 0
    assert tab.recording[-1].y[row] == pytest.approx(-0.8, abs=0.05)


def test_a_drag_is_one_step_of_undo(qtbot, tab):
    change(qtbot, tab, data="painted")
    points = tab.view.params.points
    plot = tab.view.plot
    drag(qtbot, plot, scene_place(plot, *points[2]), scene_place(plot, 0.5, 2.0))
    trained(qtbot, tab)
    assert tab.view.params.points[2] == pytest.approx((0.5, 2.0), abs=0.05)
    tab.undo()
    assert tab.view.params.points == points
    trained(qtbot, tab)
    np.testing.assert_allclose(tab.recording[-1].x, [point[0] for point in points])


def test_a_click_on_the_sine_paints_a_point_beside_the_drawn_ones(qtbot, tab):
    plot = tab.view.plot
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=scene_place(plot, 0.5, 2.2))
    qtbot.waitUntil(lambda: tab.view.params.data == "painted", timeout=2000)
    assert len(tab.view.params.points) == 101
    trained(qtbot, tab)
    assert not tab.view.losses.floor.isVisible()  # nobody knows the noise of painted points
    assert tab.view.numbers._cells[2][0].text() == "–"
    at = tab.view.params.points[-1]
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.RightButton, pos=scene_place(plot, *at))
    qtbot.waitUntil(lambda: len(tab.view.params.points) == 100, timeout=2000)


def test_noise_changes_the_floor_and_what_is_true(qtbot, tab):
    assert "½" in tab.status._truth[0][1]
    change(qtbot, tab, noise="normal", sigma=0.5)
    assert tab.view.losses.floor.value() == pytest.approx(np.log10(0.25))
    assert tab.view.losses.floor_name.toPlainText() == "noise floor σ²"
    assert "½" not in tab.status._truth[0][1]
    np.testing.assert_allclose(tab.view.plot.truth.getData()[1], np.sin(2 * np.pi * tab.view.frame.grid()))


def test_controls_without_effect_are_hidden(qtbot, tab):
    def visible(field):
        return tab.panel.editor(f"network.{field}").isVisibleTo(tab.panel)

    assert visible("n")
    assert not visible("sigma")
    change(qtbot, tab, noise="normal")
    assert visible("sigma")
    change(qtbot, tab, data="painted")
    assert not visible("n")
    assert not visible("sigma")


def test_hidden_units_are_drawn_and_hidden_without_a_new_training(qtbot, tab):
    run = tab.recording
    assert tab.view.plot.units.isVisible()
    tab.view.change(units=False)
    assert not tab.view.plot.units.isVisible()
    assert not tab.view.runner.busy
    assert tab.recording is run
    tab.player.set_position(3)
    assert not tab.view.plot.units.isVisible()
    tab.view.change(units=True)
    assert np.isnan(tab.view.plot.units.getData()[1]).sum() == 10


def test_overfitting_is_said(qtbot, tab):
    change(qtbot, tab, noise="normal", n=12, hidden=50, activation="tanh", optimizer="adam", lr=0.02)
    assert "Below the noise floor" in tab.status.message.text()
    tab.player.first()
    assert "below the noise floor" not in tab.status.message.text()


def test_a_training_that_diverges_says_so_and_can_be_mended(qtbot, tab):
    tab.view.change(activation="relu", lr=10.0)
    tab.end_gesture()
    qtbot.waitUntil(lambda: tab.view.frame.diverged and not tab.view.runner.busy, timeout=PATIENCE_MS)
    assert "Diverged at step" in tab.status.message.text()
    assert "Diverged at step" in tab.view.plot.message.toPlainText()
    change(qtbot, tab, lr=0.05)
    assert "Diverged" not in tab.status.message.text()
    assert not tab.view.plot.message.toPlainText()


def test_a_long_training_is_stopped_at_once(qtbot, tab):
    tab.view.change(hidden=200, n=1000, steps=100_000, lr=0.01)
    qtbot.waitUntil(lambda: tab.view.runner.busy and len(tab.recording) > 3, timeout=PATIENCE_MS)
    tab.cancel()
    assert not tab.view.runner.busy
    count = len(tab.recording)
    qtbot.wait(200)
    assert len(tab.recording) == count
    change(qtbot, tab, hidden=3, n=20, steps=200)  # the next training runs


def test_own_data_are_fitted_in_their_units(qtbot, tab):
    x = np.linspace(1000, 2000, 60)
    table = np.column_stack([x, 3e5 + 50 * np.sin(x / 100)])
    tab.use_data(tab.own_data.add(OwnData("tides.csv", ("minute", "level"), table)))
    trained(qtbot, tab)
    fitted = tab.view.plot.fit.getData()[1]
    assert 2.9e5 < fitted.min() < fitted.max() < 3.1e5
    assert "scaled" in tab.status.message.text()
    tab.view.plot.points.placed.emit(1500.0, 3e5)
    assert "cannot be painted" in tab.status.message.text()


def test_own_data_that_cannot_be_fitted_are_refused(tab):
    one = tab.own_data.add(OwnData("one.csv", ("x",), np.arange(5.0)[:, None]))
    with pytest.raises(ValueError, match="two columns"):
        tab.use_data(one)
    assert tab.view.params.data == "sine"


def test_state_survives_and_the_playhead_too(qtbot, tab, child):
    tab.player.set_position(12)
    state = tab.state()
    other = RegressionTab(child)
    qtbot.addWidget(other)
    other.apply_theme(theme())
    other.restore(state)
    other.activate()
    trained(qtbot, other)
    assert other.params == tab.params
    assert other.player.position == 12
    np.testing.assert_array_equal(other.recording[12].weights, tab.recording[12].weights)
    other.shut_down()


@pytest.mark.parametrize(
    "extreme",
    [
        {"hidden": 1},
        {"hidden": 200, "activation": "sine", "lr": 0.001},
        {"n": 2},
        {"noise": "normal", "sigma": 0.0},
        {"noise": "normal", "sigma": 2.0, "n": 1000},
        {"data": "painted", "points": ((0.5, 0.0), (0.5, 1.0))},
    ],
)
def test_extreme_values_give_a_picture(qtbot, tab, extreme):
    change(qtbot, tab, **extreme)
    assert np.isfinite(tab.view.plot.fit.getData()[1]).all()


def test_two_quick_removals_take_one_point(qtbot, tab):
    change(qtbot, tab, data="painted")
    points = tab.view.params.points
    for _ in range(2):
        tab.view.plot.points.removed.emit(len(points) - 1)
    assert tab.view.params.points == points[:-1]
    assert not tab.status.failed
