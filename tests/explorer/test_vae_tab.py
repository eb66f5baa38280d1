"""The VAE tab as its user meets it: a dragged point, and trainings that are paused and scrubbed."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt
from PySide6.QtWidgets import QDoubleSpinBox, QPushButton
from pytestqt.qtbot import QtBot

from engines.vae import (
    TrainingState,
    VaeDecodeFrame,
    VaeDecodeParams,
    VaeParams,
    VaePlaneFrame,
    VaePlaneParams,
    VaeReconstructFrame,
    VaeReconstructParams,
    VaeTrainFrame,
)
from engines.vae.params import EXTENT
from engines.vae.points import class_centres
from explorer.parts.runner import ChildProcess
from explorer.parts.theme import theme
from explorer.tabs.vae import VaeTab
from explorer.tabs.vae.controls import VaeTabParams

PATIENCE_MS = 90_000
SHORT = {"epochs": 3, "examples": 1_000}


@pytest.fixture(scope="module")
def child() -> Iterator[ChildProcess]:
    """One process for all tests: importing torch takes seconds."""
    process = ChildProcess()
    process.warm("engines.vae.decode")
    yield process
    process.close()


@pytest.fixture
def tab(qtbot: QtBot, child: ChildProcess) -> Iterator[VaeTab]:
    widget = VaeTab(child)
    qtbot.addWidget(widget)
    widget.apply_theme(theme())
    widget.resize(1280, 680)
    widget.show()
    yield widget
    widget.shut_down()


@pytest.fixture
def wait(qtbot: QtBot) -> Callable[[Callable[[], bool]], None]:
    return lambda condition: qtbot.waitUntil(condition, timeout=PATIENCE_MS)


@pytest.fixture
def opened(tab: VaeTab, wait: Any) -> VaeTab:
    tab.activate()
    wait(lambda: tab.settled)
    return tab


def plane_frame(count: int = 200) -> VaePlaneFrame:
    rng = np.random.default_rng(0)
    labels = np.arange(count) % 10
    mu = (rng.normal(0, 0.1, (count, 2)) + np.column_stack([labels / 2 - 2, labels % 3])).astype(np.float32)
    grid = np.zeros((560, 560), np.uint8)
    return VaePlaneFrame(
        VaePlaneParams(), mu, np.ones_like(mu), labels, class_centres(mu, labels), grid, EXTENT, 32.0, 7.5
    )


def digit_frame(index: int = 3, seed: int = 0) -> VaeReconstructFrame:
    image = np.linspace(0, 1, 784, dtype=np.float32).reshape(28, 28)
    mu, sigma, epsilon = np.array([[0.5, -1.0], [0.1, 0.2], [1.0, -2.0]], np.float32)
    return VaeReconstructFrame(
        VaeReconstructParams(index, seed),
        4,
        image,
        np.sqrt(image),
        mu,
        sigma,
        epsilon,
        mu + sigma * epsilon,
        30.26,
        6.5,
    )


def train_frame(epoch: int, batch: int = 0, epochs: int = 5) -> VaeTrainFrame:
    points = np.arange(1, 10 * epoch + batch + 1) / 10
    tests = np.arange(epoch, dtype=float)
    state = TrainingState.of({"step": np.array(10 * epoch + batch)})
    mu = np.random.default_rng(epoch).normal(size=(50, 2)).astype(np.float32)
    return VaeTrainFrame(
        VaeParams(epochs=epochs),
        epoch,
        batch,
        10,
        batch == 0,
        points,
        50 - points,
        5 + points,
        45 - tests,
        6 + tests,
        mu,
        np.arange(50) % 10,
        np.zeros((10, 2)),
        np.zeros((420, 420), np.uint8),
        np.zeros(8, np.float32),
        state,
    )


def curve(frame: VaeTrainFrame) -> list[list[float]]:
    series = (frame.curve_reconstruction, frame.curve_kl, frame.test_reconstruction, frame.test_kl)
    return [values.tolist() for values in series]


def button(tab: VaeTab, name: str) -> QPushButton:
    found = tab.panel.editor(name)
    assert isinstance(found, QPushButton)
    return found


def train(tab: VaeTab, **settings: Any) -> None:
    tab.set_params(replace(tab.params, **settings))
    button(tab, "train").click()


# -- hand-made frames -----------------------------------------------------------------------------------


def test_a_plane_is_drawn_from_its_frame(tab: VaeTab) -> None:
    frame = plane_frame()
    tab.show_frame(frame)
    assert tab.plane.cloud.count == 200
    for name, centre in zip(tab.plane.names, frame.centres, strict=True):
        assert (name.pos().x(), name.pos().y()) == pytest.approx(tuple(centre))
    assert [text for _, text in tab.status._truth][1:] == [
        "200 test digits",
        "encoder and decoder, shipped: test loss 39.5",
    ]


def test_a_digit_is_drawn_with_the_ellipse_and_the_numbers_of_its_frame(tab: VaeTab) -> None:
    frame = digit_frame()
    tab.show_frame(frame)
    one, two = (ellipse.rect() for ellipse in tab.plane.posterior)
    assert one.center().x() == pytest.approx(0.5)
    assert one.center().y() == pytest.approx(-1.0)
    assert (one.width(), one.height()) == pytest.approx((0.2, 0.4))
    assert (two.width(), two.height()) == pytest.approx((0.4, 0.8))
    assert [cells[0].text() for cells in tab.numbers._cells] == ["30.3", "6.50", "36.8"]
    assert tab.formula.formula == "vae"
    assert tab.formula.numbers.startswith("Loss = 30.3 − (−6.50) = 36.8,")
    pixels = tab.digits.original.picture.pixels
    assert pixels is not None
    assert pixels[0, 0] == 0
    assert pixels[-1, -1] == 255


def test_a_decoded_digit_is_drawn_large_and_beside_the_handle_when_details_are_away(tab: VaeTab) -> None:
    image = np.eye(28, dtype=np.float32)
    tab.show_frame(VaeDecodeFrame(VaeDecodeParams(1.25, -0.5), image))
    assert tab.digits.decoded.caption.text() == "Decoded (1.25, −0.500)"
    np.testing.assert_array_equal(tab.digits.decoded.picture.pixels, 255 * np.eye(28))
    assert not tab.plane.inset.isVisible()
    tab.resize(800, 640)
    tab.apply_theme(theme(scale=150))
    assert tab.plane.inset.isVisible()


def test_the_first_row_of_the_grid_is_at_the_top(tab: VaeTab) -> None:
    tab.show_frame(plane_frame())
    box = tab.plane.grid.mapRectToParent(QRectF(0, 0, 560, 28))
    assert box.center().y() == pytest.approx(EXTENT * (1 - 0.05))
    assert (box.left(), box.right()) == pytest.approx((-EXTENT, EXTENT))


def test_names_that_would_cover_each_other_are_left_out(tab: VaeTab) -> None:
    centres = np.column_stack([np.arange(10) / 3 - 1.5, np.zeros(10)])
    centres[[4, 7]] = centres[3] + 0.05
    centres[9] = np.nan
    tab.show_frame(replace(plane_frame(), centres=centres))
    assert [name.isVisible() for name in tab.plane.names] == [label not in {4, 7, 9} for label in range(10)]


def test_the_plane_shows_points_grid_or_both(tab: VaeTab) -> None:
    tab.show_frame(plane_frame())
    for view, points, grid in (("points", True, False), ("grid", False, True), ("both", True, True)):
        tab.plane.set_view(view)
        assert tab.plane.cloud.isVisible() is points
        assert tab.plane.grid.isVisible() is grid
        assert tab.plane.names[0].isVisible() is points
        assert (tab.plane.digit_at(*plane_frame().mu[7]) == 7) is points


def test_the_recording_holds_one_frame_an_epoch_and_one_state(tab: VaeTab) -> None:
    for epoch, batch in ((0, 0), (0, 4), (0, 8), (1, 0), (1, 5), (2, 0)):
        tab.trainer.framesReady.emit([train_frame(epoch, batch)])
    assert [(frame.epoch, frame.batch) for frame in tab.recording.frames] == [(0, 0), (1, 0), (2, 0)]
    tab.trainer.framesReady.emit([train_frame(2, 3), train_frame(2, 6)])
    assert [(frame.epoch, frame.batch) for frame in tab.recording.frames] == [(0, 0), (1, 0), (2, 0), (2, 6)]
    assert [frame.state is None for frame in tab.recording.frames] == [True, True, True, False]
    assert tab.losses.marked == pytest.approx(2.6)
    assert tab.player is not None
    assert tab.player.label.text() == "epoch 2.6 / 5"


def test_a_scrubbed_epoch_is_marked_on_the_whole_curve(tab: VaeTab) -> None:
    tab._ask_soon.timeout.disconnect()  # the weights of hand-made frames are none
    tab.panel.set_params(replace(tab.params, network="trained"))
    for epoch in range(4):
        tab.trainer.framesReady.emit([train_frame(epoch)])
    assert tab.player is not None
    tab.player.set_position(1)
    assert tab.losses.marked == 1.0
    assert len(tab.losses._training[0].getData()[0]) == 30
    assert tab.plane.cloud.count == 50
    assert [text for _, text in tab.status._truth][2] == "encoder and decoder after epoch 1: test loss 51"


def test_theme_and_language_may_change_at_any_time(tab: VaeTab) -> None:
    for frame in (
        plane_frame(),
        digit_frame(),
        VaeDecodeFrame(VaeDecodeParams(), np.eye(28, dtype=np.float32)),
    ):
        tab.show_frame(frame)
    for name in ("dark", "projector", "light"):
        tab.apply_theme(theme(name, 200))
        tab.grab()
    QCoreApplication.sendEvent(tab, QEvent(QEvent.Type.LanguageChange))
    assert tab.digits.reconstruction.caption.text() == "Reconstruction"


# -- params ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("network", "best"),
        ("view", "none"),
        ("z0", 3.6),
        ("z1", float("nan")),
        ("index", 10_000),
        ("index", 1.0),
        ("epochs", 0),
        ("examples", 60_001),
        ("seed", -1),
    ],
)
def test_bad_params_are_named(field: str, value: Any) -> None:
    with pytest.raises(ValueError, match=field):
        VaeTabParams(**{field: value})


def test_state_survives_json_and_a_training_of_before_is_not_promised(opened: VaeTab) -> None:
    opened.set_params(replace(opened.params, z0=-1.5, index=42, view="points"))
    state = json.loads(json.dumps(opened.state()))
    state["params"]["network"] = "trained"
    opened.reset()
    opened.restore(state)
    assert opened.params == VaeTabParams(z0=-1.5, index=42, view="points", network="shipped")
    assert not opened.panel.editor("network").isEnabled()


# -- a real network -------------------------------------------------------------------------------------


def test_says_that_it_is_loading_and_then_shows_every_test_digit(tab: VaeTab, wait: Any) -> None:
    assert not tab.settled
    tab.activate()
    assert tab.plane._message.toPlainText() == "Loading the network…"
    assert not tab.settled
    wait(lambda: tab.settled)
    assert tab.plane._message.toPlainText() == ""
    assert tab.plane.cloud.count == 10_000


def test_dragging_the_point_changes_the_digit_and_undo_takes_the_drag_back(opened: VaeTab, wait: Any) -> None:
    before = opened._decoded
    assert before is not None
    for step in range(1, 21):
        opened.plane.point.setPos(1.2 - 0.1 * step, -1.2 + 0.1 * step)
    opened.plane.point.released.emit()
    wait(lambda: opened.settled)
    after = opened._decoded
    assert after is not None
    assert (after.params.z0, after.params.z1) == pytest.approx((-0.8, 0.8))
    assert np.abs(after.image - before.image).max() > 0.3
    opened.undo()
    wait(lambda: opened.settled)
    assert opened._decoded is not None
    np.testing.assert_array_equal(opened._decoded.image, before.image)
    assert opened.plane.point.pos().x() == 1.2


def test_the_point_stays_inside_the_plane(opened: VaeTab) -> None:
    opened.plane.point.setPos(9.0, -7.0)
    assert (opened.params.z0, opened.params.z1) == (EXTENT, -EXTENT)
    opened.plane.point.released.emit()
    assert opened.plane.point.pos().x() == EXTENT


def test_clicking_a_dot_shows_that_digit_and_clicking_beside_all_moves_the_point(
    opened: VaeTab, wait: Any
) -> None:
    frame = opened._shipped
    assert frame is not None
    index = int(np.argmax(frame.mu[:, 0] ** 2 + frame.mu[:, 1] ** 2))  # a lonely one
    opened.plane.clicked.emit(float(frame.mu[index, 0]), float(frame.mu[index, 1]))
    wait(lambda: opened.settled)
    assert opened.params.index == index
    digit = opened._digit
    assert digit is not None
    assert digit.label == frame.labels[index]
    ellipse = opened.plane.posterior[0].rect()
    assert (ellipse.center().x(), ellipse.center().y()) == pytest.approx(tuple(frame.mu[index]), abs=1e-4)
    assert (ellipse.width() / 2, ellipse.height() / 2) == pytest.approx(tuple(frame.sigma[index]), rel=1e-3)
    opened.plane.clicked.emit(-3.4, 3.4)
    assert (opened.params.index, opened.params.z0, opened.params.z1) == (index, -3.4, 3.4)


def test_drawing_a_point_of_the_posterior_decodes_z(opened: VaeTab, wait: Any) -> None:
    drawn = []
    for _ in range(2):
        button(opened, "draw_z").click()
        wait(lambda: not opened._draw_wanted and opened.settled)
        digit, decoded = opened._digit, opened._decoded
        assert digit is not None
        assert decoded is not None
        z = tuple(map(float, digit.mu + digit.sigma * digit.epsilon))
        assert (opened.params.z0, opened.params.z1) == pytest.approx(z)
        assert decoded.params == opened.params.point
        assert opened.formula.formula == "vae_z"
        drawn.append(z)
    assert drawn[0] != drawn[1]
    opened.plane.point.setPos(0.5, 0.5)
    wait(lambda: opened.settled)
    assert opened.formula.formula == "vae"


def test_the_keyboard_reaches_every_test_digit(opened: VaeTab, qtbot: QtBot, wait: Any) -> None:
    entry = opened.panel.editor("index").findChild(QDoubleSpinBox)
    qtbot.keyClick(entry, Qt.Key.Key_Up)
    wait(lambda: opened.settled)
    assert opened.params.index == VaeTabParams().index + 1
    assert opened._digit is not None
    assert opened._digit.params.index == opened.params.index


def test_a_killed_child_is_one_line_and_the_next_drag_works(qtbot: QtBot, wait: Any) -> None:
    child = ChildProcess()
    tab = VaeTab(child)
    qtbot.addWidget(tab)
    tab.show()
    tab.activate()
    wait(lambda: tab.settled)
    lines: list[str] = []
    tab.errorShown.connect(lines.append)
    assert child.pid is not None
    os.kill(child.pid, signal.SIGSTOP)  # so that the answer cannot be there before the end
    tab.plane.point.setPos(1.0, 1.0)
    os.kill(child.pid, signal.SIGKILL)
    wait(lambda: not tab.decoder.busy)
    assert len(lines) == 1
    tab.plane.point.setPos(-1.5, 1.0)
    wait(lambda: tab.settled)
    assert len(lines) == 1
    assert tab._decoded is not None
    assert tab._decoded.params == VaeDecodeParams(-1.5, 1.0)
    tab.shut_down()
    child.close()


def test_without_the_shipped_network_a_training_is_still_offered(tab: VaeTab) -> None:
    tab.mapper.failed.emit(ValueError("vae-2d.safetensors: cannot be read"))
    assert tab.status.message.text() == "vae-2d.safetensors: cannot be read"
    assert tab.status.failed
    assert "train" in tab.plane._message.toPlainText()
    assert button(tab, "train").isEnabled()


# -- training -------------------------------------------------------------------------------------------


def test_a_paused_and_resumed_training_has_the_curve_of_one_without_a_pause(
    opened: VaeTab, wait: Any
) -> None:
    train(opened, **SHORT)
    wait(lambda: not opened.trainer.busy)
    whole = opened.recording.frames
    assert [frame.epoch for frame in whole] == [0, 1, 2, 3]
    assert not button(opened, "pause").isEnabled()

    train(opened)
    wait(lambda: len(opened.recording) > 1)
    pause = button(opened, "pause")
    assert pause.text() == "Pause"
    pause.click()
    assert not opened.trainer.busy
    assert pause.text() == "Resume"
    assert len(opened.recording) < len(whole)
    pause.click()
    assert opened.trainer.busy
    wait(lambda: not opened.trainer.busy)
    again = opened.recording.frames
    assert [frame.epoch for frame in again] == [0, 1, 2, 3]
    assert curve(again[-1]) == curve(whole[-1])
    np.testing.assert_array_equal(again[-1].weights, whole[-1].weights)


def test_an_old_epoch_is_scrubbed_and_dragged_through_while_training_goes_on(
    opened: VaeTab, wait: Any
) -> None:
    assert opened.player is not None
    assert not opened.player.isEnabled()
    shipped = opened._decoded
    train(opened, epochs=40, examples=2_000)
    assert opened.params.network == "trained"
    wait(lambda: len(opened.recording) > 2)
    assert opened.player.isEnabled()
    opened.player.set_position(0)
    opened.plane.point.setPos(1.0, 0.0)
    wait(lambda: not opened.decoder.busy and opened._decoded.params == VaeDecodeParams(1.0, 0.0))
    assert opened.trainer.busy
    untrained = opened._decoded
    assert untrained is not None
    assert shipped is not None
    assert np.ptp(untrained.image) < 0.3 < np.ptp(shipped.image)  # random weights draw grey
    seen = len(opened.recording)
    wait(lambda: len(opened.recording) > seen)
    assert opened.player.position == 0
    assert opened._on_plane is opened.recording[0]
    opened.set_params(replace(opened.params, network="shipped"))
    assert opened._on_plane is opened._shipped
    opened.status.cancelled.emit()
    assert not opened.trainer.busy
    assert button(opened, "pause").text() == "Resume"


def test_closing_during_a_training_leaves_nothing(opened: VaeTab, wait: Any) -> None:
    train(opened, epochs=10, examples=60_000)
    wait(lambda: len(opened.recording) > 0)
    opened.shut_down()
    assert not opened.trainer.busy
