"""The view of log p = ELBO + KL: bars dragged, half-steps taken and played, every line with its number."""

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engines.divergence.half_steps import ITERATIONS, MOTION
from tests.explorer.divergence_tab import open_view, settle
from tests.explorer.hands import drag


@pytest.fixture
def tab(qtbot):
    with open_view(qtbot, "bound") as tab:
        yield tab


def values(tab):
    return [label.text() for label in tab.view.derivation.values]


def heights(bar):
    """Bottom, border and top of the drawn bar."""
    return bar.elbo.opts["y0"][0], bar.elbo.opts["y1"][0], bar.kl.opts["y1"][0]


def test_opens_at_your_q_with_every_line_of_one_value(tab):
    assert tab.player.position == 0
    assert tab.player.count == 1 + 2 * ITERATIONS * MOTION
    assert values(tab) == [f"−{-math.log(0.41):.4f}"] * 5
    assert "1.546" in tab.formula.numbers
    assert "Space" in tab.status.message.text()


def test_the_bar_keeps_its_height_while_q_is_dragged(tab, qtbot):
    before, lines = heights(tab.view.bar), values(tab)
    drag(qtbot, tab.view.q, (1, 0.6), (1, 0.12))
    settle(qtbot, tab)
    assert tab.params.bound.q[0] == pytest.approx(0.12, abs=0.02)
    assert sum(tab.params.bound.q) == pytest.approx(1.0)
    after = heights(tab.view.bar)
    assert (after[0], after[2]) == (before[0], before[2])
    assert after[1] > before[1]  # nearer the posterior: more ELBO, less KL
    assert values(tab) == lines
    tab.undo()
    assert tab.params.bound.q == (0.6, 0.25, 0.15)  # a drag is one step
    settle(qtbot, tab)


def test_dragging_the_model_changes_log_p(tab, qtbot):
    drag(qtbot, tab.view.likelihood, (3, 0.9), (3, 1.8))
    settle(qtbot, tab)
    assert tab.params.bound.likelihood[2] == pytest.approx(1.8, abs=0.1)
    drag(qtbot, tab.view.prior, (3, 0.2), (3, 0.6))
    settle(qtbot, tab)
    assert tab.params.bound.prior[2] == pytest.approx(0.6, abs=0.05)
    assert sum(tab.params.bound.prior) == pytest.approx(1.0)
    # A density above 1 makes log p(x) positive where the mass is with it.
    tab.view.change(likelihood=(1.9, 1.9, 1.9))
    tab.end_gesture()
    settle(qtbot, tab)
    assert values(tab) == [f"{math.log(1.9):.4f}"] * 5


def test_the_e_step_closes_the_gap_and_the_m_step_raises_both(tab, qtbot):
    level = heights(tab.view.bar)[2]
    tab.panel.editor("bound.e_step").click()
    settle(qtbot, tab)
    assert heights(tab.view.bar)[1:] == pytest.approx((level, level))
    assert tab.view.bar.kl_name.toPlainText().startswith("KL")
    tab.panel.editor("bound.m_step").click()
    settle(qtbot, tab)
    _, border, top = heights(tab.view.bar)
    assert top > border > level
    tab.undo()
    tab.undo()
    assert tab.params.bound.q == (0.6, 0.25, 0.15)
    settle(qtbot, tab)


def test_the_transport_bar_plays_the_half_steps_and_a_drag_goes_on_from_there(tab, qtbot):
    before = heights(tab.view.bar)
    tab.player.set_position(MOTION)
    assert tab.player.label.text() == "E 1"
    assert heights(tab.view.bar)[1] == pytest.approx(before[2])
    tab.player.set_position(2 * MOTION)
    assert tab.player.label.text() == "M 1"
    prior = tab.view.frame.prior.tolist()
    drag(qtbot, tab.view.q, (1, tab.view.frame.q[0]), (1, 0.5))
    settle(qtbot, tab)
    assert list(tab.params.bound.prior) == pytest.approx(prior)
    assert tab.player.position == 0


def test_missing_support_is_said(tab, qtbot):
    tab.view.change(likelihood=(0.0, 0.6, 0.9))
    tab.end_gesture()
    settle(qtbot, tab)
    assert values(tab)[2:] == ["–", "–", "–"]
    assert "∞" in tab.status.message.text()
    assert "−∞" in tab.view.bar.elbo_name.toPlainText()
    tab.panel.editor("bound.m_step").click()
    assert tab.status.failed  # refused in a line, nothing has changed
    assert tab.params.bound.prior == (0.5, 0.3, 0.2)
    tab.panel.editor("bound.e_step").click()
    settle(qtbot, tab)
    assert tab.params.bound.q[0] == 0.0
    assert len(set(values(tab))) == 1


def test_a_model_that_cannot_have_produced_x_is_refused(tab):
    tab.view.change(likelihood=(0.0, 0.0, 0.9))
    tab.view.likelihood.dragged.emit(2, -1.0)
    assert tab.status.failed
    assert tab.params.bound.likelihood == (0.0, 0.0, 0.9)


def test_the_number_of_values_follows_the_slider(tab, qtbot):
    for count in (5, 2):
        tab.panel.editor("bound.count").slider.setValue(count - 2)
        settle(qtbot, tab)
        assert tab.params.bound.count == len(tab.params.bound.q) == count
        assert len(tab.view.q.bars.opts["x"]) == count
        assert len(set(values(tab))) == 1


def test_keys_select_a_value_and_change_its_q(tab, qtbot):
    tab.setFocus()
    QTest.keyClick(tab, Qt.Key.Key_2)
    QTest.keyClick(tab, Qt.Key.Key_Up)
    assert tab.params.bound.q[1] == pytest.approx(0.27)
    QTest.keyClick(tab, Qt.Key.Key_1)
    QTest.keyClick(tab, Qt.Key.Key_Down)
    assert tab.params.bound.q[0] < 0.6
    settle(qtbot, tab)


def test_a_place_in_the_run_comes_back_with_the_state(tab, qtbot):
    tab.player.set_position(12)
    state = tab.state()
    with open_view(qtbot, "bound") as other:
        other.restore(state)
        settle(qtbot, other)
        assert other.player.position == 12


def test_every_term_of_the_derivation_can_be_read(tab, qtbot):
    tab.resize(1280, 690)
    settle(qtbot, tab)
    for term in tab.view.derivation.terms:
        lines = term.lines(term.contentsRect().width())
        assert " ".join(lines) == term.text()
        assert max(map(term.fontMetrics().horizontalAdvance, lines)) <= term.width()
        assert term.height() >= len(lines) * term.fontMetrics().lineSpacing()
