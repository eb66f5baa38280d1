"""The view of the gap: q dragged and climbed, the observed x cut elsewhere, what remains of the KL."""

import math

import numpy as np
import pytest
from PySide6.QtWidgets import QComboBox

from engines.divergence.gap import LEAST_STD
from tests.explorer.divergence_tab import cell, open_view, settle
from tests.explorer.hands import drag


@pytest.fixture
def tab(qtbot):
    with open_view(qtbot, "gap") as tab:
        yield tab


def number(text):
    return float(text.replace("−", "-"))


def test_opens_at_the_hands_q_with_the_climb_to_come(tab):
    assert tab.player.position == 0
    assert tab.player.count > 5
    evidence, elbo, kl = (number(cell(tab.view.numbers, row, 0)) for row in range(3))
    assert elbo + kl == pytest.approx(evidence, abs=2e-4)
    exact, estimate = tab.formula.numbers.split("≈")
    estimate, error = map(number, estimate.split("±"))
    assert abs(number(exact) - estimate) < 4.0 * error


def test_dragging_mean_and_width_moves_the_border_and_not_the_top(tab, qtbot):
    plot, bar = tab.view.posterior, tab.view.bar
    top = bar.kl.opts["y1"][0]
    border = bar.elbo.opts["y1"][0]
    drag(qtbot, plot, plot.centre.pos(), (1.1, plot.centre.pos().y()))
    settle(qtbot, tab)
    assert tab.params.gap.mean == pytest.approx(1.1, abs=0.05)
    assert bar.kl.opts["y1"][0] == top
    drag(qtbot, plot, plot.shoulder.pos(), (1.1 + 0.25, plot.shoulder.pos().y()))
    settle(qtbot, tab)
    assert tab.params.gap.std == pytest.approx(0.25, abs=0.05)
    assert bar.kl.opts["y1"][0] == top
    assert bar.elbo.opts["y1"][0] > border  # over one hump
    tab.undo()
    tab.undo()
    assert (tab.params.gap.mean, tab.params.gap.std) == (0.6, 0.5)
    settle(qtbot, tab)


def test_a_gap_remains_at_the_best_normal_q_but_not_in_the_linear_model(tab, qtbot):
    tab.panel.editor("gap.best").click()
    assert tab.player.position == tab.player.count - 1
    assert number(cell(tab.view.numbers, 2, 0)) > math.log(2.0)
    assert "remains" in tab.status.message.text()
    box = tab.panel.editor("gap.model")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(0)
    box.activated.emit(0)
    settle(qtbot, tab)
    tab.panel.editor("gap.best").click()
    assert cell(tab.view.numbers, 2, 0) == "0"
    assert "closed" in tab.status.message.text()


def test_the_climb_is_computed_when_the_hand_lets_go(tab, qtbot):
    tab.view.change(mean=-0.5)
    settle(qtbot, tab)
    assert tab.player.count == 1
    tab.end_gesture()
    settle(qtbot, tab)
    assert tab.player.count > 1
    assert tab.player.position == 0
    x, y = tab.view.climb.elbo.getData()
    assert len(x) == tab.player.count
    assert np.all(np.diff(y) >= 0.0)


def test_dragging_x_cuts_the_joint_elsewhere(tab, qtbot):
    joint, before = tab.view.joint, tab.view.posterior.posterior.getData()[1].copy()
    drag(qtbot, joint, joint.hold.pos(), (joint.hold.pos().x(), 4.0))
    settle(qtbot, tab)
    assert tab.params.gap.x == pytest.approx(4.0, abs=0.2)
    assert joint.cut.value() == tab.params.gap.x
    assert not np.array_equal(tab.view.posterior.posterior.getData()[1], before)


def test_more_draws_narrow_the_error_and_a_seed_changes_the_draws(tab, qtbot):
    first = cell(tab.view.numbers, 1, 1)
    tab.panel.editor("gap.seed").button.click()
    settle(qtbot, tab)
    assert cell(tab.view.numbers, 1, 1) != first
    error = number(first.split("±")[1])
    tab.view.change(draws=10_000)
    tab.end_gesture()
    settle(qtbot, tab)
    assert number(cell(tab.view.numbers, 1, 1).split("±")[1]) < 0.2 * error
    assert "000 draws" in tab.status._truth[1][1]


@pytest.mark.parametrize("model", ["linear", "square", "exponential", "mixture"])
def test_hands_beyond_the_picture_stay_in_range(tab, qtbot, model):
    tab.view.change(model=model)
    for z in (-90.0, 90.0):
        tab.view.posterior.meanMoved.emit(z)
        tab.view.posterior.stdMoved.emit(0.0)
        tab.view.joint.hold.moved.emit(0.0, z)
    tab.end_gesture()
    settle(qtbot, tab)
    assert tab.params.gap.std == LEAST_STD
    assert not tab.status.failed


def test_a_drag_inside_the_ascent_starts_from_the_q_shown(tab, qtbot):
    tab.player.last()
    shown = tab.view.frame
    tab.view.posterior.meanMoved.emit(1.0)
    tab.end_gesture()
    settle(qtbot, tab)
    assert tab.params.gap.std == pytest.approx(shown.std, abs=1e-3)
    assert tab.player.position == 0
