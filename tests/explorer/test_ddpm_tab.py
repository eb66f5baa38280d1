"""The DDPM tab as its user meets it: real chains of the shipped network, recorded and scrubbed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from engines.diffusion import DenoiseFrame, DenoiseParams, Schedule
from explorer.parts.digits import mosaic
from explorer.parts.runner import ChildProcess
from explorer.parts.theme import theme
from explorer.tabs.ddpm import ENGINE, DdpmTab


@pytest.fixture(scope="module")
def child() -> Iterator[ChildProcess]:
    """One process for all tests: importing torch takes seconds."""
    process = ChildProcess()
    process.warm(ENGINE)  # so that it is not one test that starts it, and leaves it behind
    yield process
    process.close()


@pytest.fixture
def tab(qtbot: QtBot, child: ChildProcess) -> Iterator[DdpmTab]:
    widget = DdpmTab(child)
    qtbot.addWidget(widget)
    widget.apply_theme(theme())
    widget.resize(1000, 640)
    widget.show()
    yield widget
    widget.shut_down()


def run(qtbot: QtBot, tab: DdpmTab, **params: Any) -> list[DenoiseFrame]:
    tab.panel.set_params(DenoiseParams(**params))
    tab.compute(tab.params, live=False)
    with qtbot.waitSignal(tab.runner.finished, timeout=60_000):
        pass
    return list(tab.recording.frames)


def hand_made(t: int, **params: Any) -> DenoiseFrame:
    rng = np.random.default_rng(t)
    x, x0, noise = (rng.standard_normal((16, 28, 28)).astype(np.float16) for _ in range(3))
    return DenoiseFrame(
        DenoiseParams(steps=10, **params), t, 10 - t // 100, 10, x, x0, noise, Schedule.linear().alpha_bar
    )


def test_a_chain_is_recorded_from_noise_to_digits(qtbot: QtBot, tab: DdpmTab) -> None:
    frames = run(qtbot, tab, steps=6)
    assert [frame.t for frame in frames] == [1000, 833, 667, 500, 333, 167, 0]
    assert frames[0].x.astype(float).std() == pytest.approx(1.0, abs=0.02)
    # Digits are mostly paper (−1) with some ink (+1): the end of the chain is, the start is not.
    assert np.mean(np.abs(np.abs(frames[-1].x.astype(float)) - 1) < 0.2) > 0.7
    assert tab.player is not None
    assert tab.player.position == 6


def test_the_formula_of_a_step_leads_from_one_recorded_frame_to_the_next(qtbot: QtBot, tab: DdpmTab) -> None:
    frames = run(qtbot, tab, steps=5, method="ddim")
    for here, after in pairwise(frames):
        kept, predicted, fresh = here.step_weights
        assert here.next_t == after.t
        assert fresh == 0.0
        expected = kept * here.x0.astype(float) + predicted * here.noise.astype(float)
        # float16 storage of a guess that is tens of units large at t = T
        np.testing.assert_allclose(after.x.astype(float), expected, atol=0.05)


def test_ddpm_weights_leave_the_variance_that_the_posterior_has(qtbot: QtBot, tab: DdpmTab) -> None:
    frames = run(qtbot, tab, steps=100, method="ddpm")
    here, after = frames[40], frames[41]
    kept, predicted, fresh = here.step_weights
    rest = after.x.astype(float) - kept * here.x.astype(float) - predicted * here.noise.astype(float)
    assert rest.mean() == pytest.approx(0.0, abs=4 * fresh / np.sqrt(rest.size))
    assert rest.std() == pytest.approx(fresh, rel=0.04)


def test_the_same_seed_replays_the_same_chain_and_another_does_not(qtbot: QtBot, tab: DdpmTab) -> None:
    first = run(qtbot, tab, steps=3, method="ddpm", seed=4)
    again = run(qtbot, tab, steps=3, method="ddpm", seed=4)
    other = run(qtbot, tab, steps=3, method="ddpm", seed=5)
    assert all(np.array_equal(a.x, b.x) for a, b in zip(first, again, strict=True))
    assert not np.array_equal(first[0].x, other[0].x)


def test_scrubbing_shows_the_recorded_position_without_computing(qtbot: QtBot, tab: DdpmTab) -> None:
    frames = run(qtbot, tab, steps=6)
    assert tab.player is not None
    tab.player.set_position(2)
    assert not tab.runner.busy
    assert tab.player.label.text() == "t = 667"
    columns = tab.noisy._columns(16)
    np.testing.assert_array_equal(tab.noisy._image.image, mosaic(frames[2].x, columns, blank=-1.0))
    assert tab._marker.value() == 667


def test_another_digit_keeps_the_playhead_where_the_user_left_it(qtbot: QtBot, tab: DdpmTab) -> None:
    run(qtbot, tab, steps=6)
    assert tab.player is not None
    tab.player.set_position(3)
    run(qtbot, tab, steps=6, label="7")
    assert tab.player.position == 3
    assert {frame.params.label for frame in tab.recording.frames} == {"7"}


@pytest.mark.parametrize("method", ["ddim", "ddpm"])
def test_a_hand_made_frame_is_all_that_a_picture_needs(tab: DdpmTab, method: str) -> None:
    tab.show_frame(hand_made(500, method=method))
    assert tab.formula.formula == f"{method}_step"
    assert "x<sub>400</sub>" in tab.formula.numbers
    tab.show_frame(hand_made(0, method=method))
    assert "+" not in tab.formula.numbers


def test_theme_and_language_may_change_while_a_chain_is_shown(tab: DdpmTab) -> None:
    tab.show_frame(hand_made(500))
    for name in ("dark", "projector", "light"):
        tab.apply_theme(theme(name, 150))
    QCoreApplication.sendEvent(tab, QEvent(QEvent.Type.LanguageChange))
    assert tab.noisy._title.startswith("x at t = 500")


def test_keys_step_through_the_chain(qtbot: QtBot, tab: DdpmTab) -> None:
    run(qtbot, tab, steps=4)
    assert tab.player is not None
    qtbot.keyClick(tab, Qt.Key.Key_Home)
    assert tab.player.position == 0
    qtbot.keyClick(tab, Qt.Key.Key_Right)
    assert tab.player.position == 1


def test_as_many_digits_in_a_row_as_makes_them_largest(tab: DdpmTab) -> None:
    tab.noisy.setFixedSize(900, 80)
    assert tab.noisy._columns(16) == 16
    tab.noisy.setFixedSize(400, 400)
    assert tab.noisy._columns(16) == 4
