"""Two distributions, as their user sees them: dragged, painted, estimated, infinite without support."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt

from engines.divergence import CompareParams, kl_discrete, kl_normal
from explorer.parts.numbers import format_number
from tests.explorer.divergence_tab import cell as cell_of
from tests.explorer.divergence_tab import open_view, settle
from tests.explorer.hands import drag


@pytest.fixture
def tab(qtbot):
    with open_view(qtbot, "compare") as tab:
        yield tab


def run(qtbot, tab, **changes):
    tab.set_params(replace(tab.params, compare=replace(tab.params.compare, **changes)))
    settle(qtbot, tab)
    tab.end_gesture()


def drag_handle(qtbot, tab, who, index, across, up):
    """Drag a handle by so many pixels."""
    plot = tab.view.pair
    spot, (width, height) = plot.handles[who][index].pos(), plot.getViewBox().viewPixelSize()
    drag(qtbot, plot, (spot.x(), spot.y()), (spot.x() + across * width, spot.y() + up * height))
    settle(qtbot, tab)


def cell(tab, row, column):
    return cell_of(tab.view.numbers, row, column)


def test_opens_with_both_divergences_and_the_areas_that_make_them(tab):
    p = tab.params.compare
    assert cell(tab, 0, 0) == f"{kl_normal(p.p_mean, p.p_std, p.q_mean, p.q_std):.4f}"
    assert cell(tab, 1, 0) == f"{kl_normal(p.q_mean, p.q_std, p.p_mean, p.p_std):.3f}"
    positive, negative = (float(cell(tab, row, 0).replace("−", "-")) for row in (2, 3))
    assert positive + negative == pytest.approx(float(cell(tab, 0, 0)), abs=2e-4)
    assert tab.view.numbers._heads[1].text() == f"N = {format_number(1000)}"
    assert "∞" not in tab.formula.numbers


def test_dragging_centre_and_width_of_each_changes_that_one_alone(tab, qtbot):
    for who, index, field in (("p", 0, "p_mean"), ("q", 1, "q_std")):
        before = tab.params
        drag_handle(qtbot, tab, who, index, 40, 0)
        changed = {
            name
            for name in CompareParams.__dataclass_fields__
            if getattr(before.compare, name) != getattr(tab.params.compare, name)
        }
        assert changed == {field}
        width = tab.view.pair.getViewBox().viewPixelSize()[0]
        moved = getattr(tab.params.compare, field) - getattr(before.compare, field)
        assert moved == pytest.approx(40 * width, rel=0.15)
        tab.undo()
        assert tab.params == before  # a drag is one step
        settle(qtbot, tab)


def test_a_handle_returns_to_its_curve_when_it_is_let_go(tab, qtbot):
    drag_handle(qtbot, tab, "q", 0, 10, 60)
    frame, handle = tab.view.frame, tab.view.pair.handles["q"][0]
    np.testing.assert_allclose((handle.pos().x(), handle.pos().y()), frame.q_handles[0], atol=1e-9)


def test_dragging_a_bar_to_the_ground_makes_the_divergence_infinite_and_says_where(tab, qtbot):
    run(qtbot, tab, kind="bars")
    drag_handle(qtbot, tab, "q", 1, 0, -400)
    params = tab.params.compare
    assert params.probabilities("q")[1] == 0.0
    assert params.probabilities("q").sum() == pytest.approx(1.0)
    assert cell(tab, 0, 0) == "∞"
    assert cell(tab, 1, 0) == f"{kl_discrete(params.probabilities('q'), params.probabilities('p')):.4f}"
    assert "∞" in tab.status.message.text()
    assert "∞" in tab.formula.numbers
    label = tab.view.pair.infinite
    assert label.isVisible()
    assert label.pos().x() == 2.0
    run(qtbot, tab, direction="qp")
    assert not tab.view.pair.infinite.isVisible()
    assert tab.formula.formula == "kl_discrete_reverse"


def test_painting_lands_under_the_mouse_and_zero_can_be_painted(tab, qtbot):
    run(qtbot, tab, q_shape="painted", p_shape="uniform", p_mean=0.0, p_std=0.5, q_painted=(0.1,) * 48)
    assert math.isfinite(tab.view.frame.kl_pq)
    plot = tab.view.pair
    before = tab.params
    drag(qtbot, plot, (-4.0, 0.15), (-2.1, 0.15))
    settle(qtbot, tab)
    height = np.interp(-3.0, tab.view.frame.x, tab.view.frame.q)
    assert height == pytest.approx(0.15, abs=0.02)
    drag(qtbot, plot, (0.1, 0.0), (0.4, 0.0))
    settle(qtbot, tab)
    assert tab.view.frame.kl_pq == math.inf
    tab.undo()
    tab.undo()
    assert tab.params == before


def test_the_coin_of_the_reference_is_an_example(tab, qtbot):
    box = tab.panel.editor("compare.kind")
    box.setCurrentIndex(box.findData("coin"))
    box.activated.emit(box.currentIndex())
    settle(qtbot, tab)
    assert cell(tab, 0, 0) == "0.02160"
    assert cell(tab, 1, 0) == "0.02258"
    drag_handle(qtbot, tab, "p", 0, 0, -30)
    assert box.currentData() == "bars"


def test_a_negative_estimate_is_shown_below_zero_and_explained(tab, qtbot):
    for seed in range(40):
        run(qtbot, tab, q_mean=-0.3, q_std=1.0, n=10, seed=seed)
        if tab.view.frame.estimate.value < 0.0:
            break
    estimate = tab.view.estimate
    assert "negative" in tab.status.message.text()
    low, _ = estimate.getViewBox().viewRange()[1]
    assert low < tab.view.frame.estimate.value < 0.0
    assert estimate.zero.value() == 0.0
    assert cell(tab, 0, 1).startswith("−")
    assert estimate.exact.value() == pytest.approx(kl_normal(-0.5, 1.0, -0.3, 1.0))


def test_more_samples_narrow_the_error_bar(tab, qtbot):
    bars = []
    for n in (100, 10_000):
        run(qtbot, tab, n=n)
        bars.append(float(cell(tab, 4, 1)))
        assert tab.view.estimate.running.xData[-1] == pytest.approx(math.log10(n))
    assert bars[0] / bars[1] == pytest.approx(10.0, rel=0.35)


def test_the_first_impossible_sample_is_marked(tab, qtbot):
    run(qtbot, tab, q_shape="uniform", q_mean=0.0, q_std=0.7)
    size = tab.view.frame.estimate.impossible
    assert tab.view.estimate.impossible.isVisible()
    assert tab.view.estimate.impossible.value() == pytest.approx(math.log10(size))
    assert (tab.view.estimate.running.xData < math.log10(size) + 1e-9).all()
    assert not tab.view.estimate.exact.isVisible()


def test_the_panel_shows_the_numbers_of_what_is_edited(tab, qtbot):
    def shown(field):
        return tab.panel.editor(f"compare.{field}").isVisibleTo(tab.panel)

    assert shown("q_mean")
    assert not shown("q_mean_2")
    assert not shown("p_mean")
    run(qtbot, tab, q_shape="mixture")
    assert shown("q_mean_2")
    assert shown("q_weight")
    run(qtbot, tab, hand="p")
    assert shown("p_mean")
    assert not shown("q_mean")
    run(qtbot, tab, kind="bars")
    assert shown("outcomes")
    assert not shown("p_mean")
    assert not shown("p_shape")


def test_bars_can_be_changed_by_the_keyboard(tab, qtbot):
    run(qtbot, tab, kind="bars")
    tab.setFocus()
    before = tab.params.compare.probabilities("q")[2]
    qtbot.keyClick(tab, Qt.Key.Key_3)
    qtbot.keyClick(tab, Qt.Key.Key_Up)
    settle(qtbot, tab)
    assert tab.params.compare.probabilities("q")[2] == pytest.approx(before + 0.05)
    qtbot.keyClick(tab, Qt.Key.Key_Down)
    settle(qtbot, tab)
    assert tab.params.compare.probabilities("q")[2] == pytest.approx(before)


@pytest.mark.parametrize("outcomes", [2, 8])
def test_bars_and_handles_are_as_many_as_outcomes(tab, qtbot, outcomes):
    run(qtbot, tab, kind="bars", outcomes=outcomes)
    assert sum(handle.isVisible() for handle in tab.view.pair.handles["p"]) == outcomes
    assert len(tab.view.pair.bars[0].opts["x"]) == outcomes
    assert tab.view.frame.kl_pq == pytest.approx(
        kl_discrete(tab.params.compare.probabilities("p"), tab.params.compare.probabilities("q"))
    )


def test_where_there_is_no_room_the_distributions_stand_alone_with_their_axis_named(tab, qtbot):
    tab.resize(1280, 330)
    qtbot.waitUntil(lambda: not tab.view.integrand.isVisible())
    assert tab.view.pair.getAxis("bottom").labelText == "x"
    tab.resize(1280, 680)
    qtbot.waitUntil(tab.view.integrand.isVisible)
    assert not tab.view.pair.getAxis("bottom").labelText


def test_axes_are_those_of_the_frame_that_is_drawn(tab, qtbot, monkeypatch):
    monkeypatch.setattr(tab.view.runner, "start", lambda *_: None)  # the bars take their time
    tab.set_params(replace(tab.params, compare=replace(tab.params.compare, kind="bars")))
    tab.view.show_frame(tab.view.frame)
    assert tab.view.integrand.getAxis("bottom").labelText == "x"
