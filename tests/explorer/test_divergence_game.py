"""The game: a round started, played by hand and by key, stopped, timed out, hidden; the list of the class."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engines.divergence.game import SECONDS, play
from tests.explorer.divergence_tab import cell, open_view, settle
from tests.explorer.hands import drag


@pytest.fixture
def tab(qtbot):
    with open_view(qtbot, "game") as tab:
        yield tab


def start(qtbot, tab, level="samples"):
    tab.view.change(level=level)
    tab.panel.editor("game.start").click()
    settle(qtbot, tab)


def match(tab):
    """Lay q on the target."""
    frame = play(tab.params.game)
    tab.view.change(mean=frame.target_mean, std=frame.target_std, bars=tuple(frame.target_bars.tolist()))


def test_nothing_of_the_target_is_seen_before_a_round(tab):
    assert not tab.view.normal.samples.isVisible()
    assert not tab.view.normal.target.isVisible()
    assert not tab.view.normal.centre.isVisible()
    assert tab.view.head.kl.text() == "KL ?"
    assert "?" in tab.formula.numbers


@pytest.mark.parametrize("level", ["samples", "number", "bars"])
def test_a_round_hides_the_target_and_shows_it_at_the_end(tab, qtbot, level):
    start(qtbot, tab, level)
    view = tab.view
    assert view.clock.running
    assert view.normal.samples.isVisible() == (level == "samples")
    assert (view.head.kl.text() == "KL ?") == (level == "samples")
    assert not view.normal.target.isVisible()
    assert not len(view.bars.outlines.getData()[0])
    match(tab)
    tab.panel.editor("game.start").click()
    settle(qtbot, tab)
    assert not view.clock.running
    assert view.points > 150
    assert view.head.kl.text() == "KL 0"
    if level == "bars":
        assert len(view.bars.outlines.getData()[0])
    else:
        assert view.normal.target.isVisible()


def test_the_hand_moves_q_while_the_clock_runs_and_not_after(tab, qtbot):
    start(qtbot, tab)
    plot = tab.view.normal
    drag(qtbot, plot, plot.centre.pos(), (1.5, plot.centre.pos().y()))
    settle(qtbot, tab)
    assert tab.params.game.mean == pytest.approx(1.5, abs=0.1)
    tab.view.finish()
    plot.meanMoved.emit(-1.0)
    assert tab.params.game.mean == pytest.approx(1.5, abs=0.1)


def test_a_handle_left_above_the_curve_goes_back_to_it(tab, qtbot):
    start(qtbot, tab)
    plot = tab.view.normal
    peak = plot.centre.pos().y()
    drag(qtbot, plot, plot.centre.pos(), (1.5, 2.0 * peak))
    settle(qtbot, tab)
    assert plot.centre.pos().x() == pytest.approx(tab.params.game.mean)
    assert plot.centre.pos().y() == pytest.approx(peak)


def test_bars_are_dragged(tab, qtbot):
    start(qtbot, tab, "bars")
    drag(qtbot, tab.view.bars, (2, 0.2), (2, 0.6))
    settle(qtbot, tab)
    assert tab.params.game.bars[1] == pytest.approx(0.6, abs=0.03)
    assert sum(tab.params.game.bars) == pytest.approx(1.0)


def test_a_round_is_played_with_the_keys_alone(tab, qtbot):
    tab.setFocus()
    QTest.keyClick(tab, Qt.Key.Key_Return)
    settle(qtbot, tab)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(tab, key)
    assert tab.params.game.mean == pytest.approx(0.2)
    assert tab.params.game.std == pytest.approx(1.06)
    QTest.keyClick(tab, Qt.Key.Key_Return)
    assert not tab.view.playing
    tab.view.change(level="bars")
    settle(qtbot, tab)
    QTest.keyClick(tab, Qt.Key.Key_Return)
    settle(qtbot, tab)
    QTest.keyClick(tab, Qt.Key.Key_Right)
    QTest.keyClick(tab, Qt.Key.Key_Up)
    assert tab.params.game.bars[1] == pytest.approx(0.22)


def test_the_clock_ends_the_round_by_itself(tab, qtbot):
    start(qtbot, tab)
    tab.view.clock.left = 0.1
    qtbot.waitUntil(lambda: not tab.view.playing, timeout=5000)
    settle(qtbot, tab)
    assert tab.view.clock.left == 0.0
    assert tab.view.head.time.text() == "0.0 s"
    assert tab.view.normal.target.isVisible()


def test_time_stands_still_while_the_view_is_hidden(tab, qtbot):
    start(qtbot, tab)
    qtbot.wait(120)
    tab.hide()
    left = tab.view.clock.left
    assert left < SECONDS
    qtbot.wait(200)
    assert tab.view.clock.left == left
    tab.show()
    qtbot.waitUntil(lambda: tab.view.clock.left < left, timeout=5000)
    assert tab.view.playing


def test_another_view_pauses_and_comes_back_to_the_round(tab, qtbot):
    start(qtbot, tab)
    tab.set_params(replace(tab.params, view="bound"))
    settle(qtbot, tab)
    assert not tab._view("game").clock.running
    tab.set_params(replace(tab.params, view="game"))
    settle(qtbot, tab)
    assert tab.view.clock.running


def test_another_seed_or_level_gives_the_round_up(tab, qtbot):
    start(qtbot, tab)
    tab.panel.editor("game.seed").button.click()
    settle(qtbot, tab)
    assert not tab.view.playing
    assert not tab.view.clock.running
    assert tab.view.points is None


def test_the_list_keeps_the_best_rounds_and_comes_back_with_the_state(tab, qtbot):
    for name, nearness in (("Ada", 0.3), ("Bo", 0.0), ("Cy", 9.0)):
        tab.view.board.name.setText(name)
        start(qtbot, tab, "number")
        match(tab)
        tab.view.change(mean=min(4.0, tab.params.game.mean + nearness))
        tab.view.finish()
        settle(qtbot, tab)
    names = [entry.name for entry in tab.view.board.best]
    assert names[0] == "Bo"
    assert cell(tab.view.board.table, 0, 0) == str(tab.view.board.best[0].points)
    assert all(entry.points > 0 for entry in tab.view.board.best)
    state = json.loads(json.dumps(tab.state()))
    with open_view(qtbot, "game") as other:
        other.restore(state)
        settle(qtbot, other)
        assert other.view.board.best == tab.view.board.best
        other.panel.editor("game.clear").click()
        assert other.view.board.best == ()


@pytest.mark.parametrize(
    "state",
    [
        {"name": 3},
        {"best": 3},
        {"best": [3]},
        {"best": [{"name": "A"}]},
        {"best": [{"name": 1, "points": 1, "kl": 0, "seed": 0, "round": 1}]},
    ],
)
def test_a_list_that_is_none_is_refused(tab, state):
    with pytest.raises(ValueError, match=r"scoreboard|name"):
        tab.view.restore_view(state)
    assert tab.view.board.best == ()


def test_return_in_the_name_entry_starts_the_round_once(tab, qtbot):
    QTest.keyClicks(tab.view.board.name, "Eva")
    QTest.keyClick(tab.view.board.name, Qt.Key.Key_Return)
    settle(qtbot, tab)
    assert tab.view.playing
    assert tab.params.game.round == 1
    QTest.keyClick(tab.focusWidget() or tab, Qt.Key.Key_Right)
    assert tab.params.game.mean > 0.0  # the arrows are for q now
    assert tab.view.board.name.text() == "Eva"
