"""The view that generates, as its user meets it: ellipses dragged, z and x drawn, Old Faithful described."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from engines.gmm.generate_params import GenerateParams
from engines.gmm.generate_shaping import component_axes
from explorer.parts.theme import theme
from tests.explorer.gmm_hands import cell, drag, position, shown_view, use


@pytest.fixture
def tab(app, qtbot, settle):
    with shown_view("generate", qtbot, settle) as tab:
        yield tab


def counts(view):
    return [len(dots.data) for dots in view.plane.class_dots]


def test_opens_with_the_whole_sample_coloured_and_counted(tab):
    view, frame = tab.view, tab.view.frame
    assert counts(view)[:3] == (300 * frame.fractions).round().tolist()
    assert tab.player.label.text() == "n = 300"
    assert cell(view.table, 5, 2) == "0.500"


def test_a_dragged_centre_is_the_mean_and_one_step_of_undo(tab, settle):
    view, before = tab.view, tab.params
    drag(view.plane, before.generate.means[1], (0.0, 3.0), (3.0, 3.0))
    settle(tab)
    params = tab.params.generate
    assert params.means[1] == pytest.approx((3.0, 3.0), abs=0.1)
    assert params.selected == 2
    assert position(view.plane.centres[1]) == pytest.approx(params.means[1])
    np.testing.assert_allclose(view.plane.ellipses[1].getData(), view.frame.scene.ellipses[1].T)
    tab.undo()
    assert tab.params == before


def test_a_dragged_rim_stretches_and_turns_the_selected_ellipse_only(tab, settle):
    view, before = tab.view, tab.params.generate
    start = np.array(before.means[0]) + component_axes(before)[0]
    drag(view.plane, position(view.plane.ends[0]), start + np.array((-0.3, 0.8)))
    settle(tab)
    after = tab.params.generate
    assert after.spreads[0] != before.spreads[0]
    assert after.spreads[1:] == before.spreads[1:]
    assert after.means == before.means
    reached = np.array(after.means[0]) + component_axes(after)[0]
    assert np.abs(reached - (start + np.array((-0.3, 0.8)))).max() < 0.15


def test_sliders_show_the_selected_component_and_share_the_weights(tab, settle):
    use(tab, settle, "selected", 3)
    assert tab.panel.editor("generate.mean_2").entry.value() == -2.5
    use(tab, settle, "weight", 0.6)
    assert tab.params.generate.weights == pytest.approx((0.25, 0.15, 0.6))
    use(tab, settle, "std_1", 2.0)
    assert tab.params.generate.spreads[2][0] == 2.0
    use(tab, settle, "components", 1)
    assert tab.params.generate.weights == (1.0,)
    assert not tab.panel.editor("generate.weight").isEnabled()
    use(tab, settle, "components", 5)
    assert [centre.isVisible() for centre in tab.view.plane.centres] == [True] * 5


def test_z_is_drawn_first_and_then_x(tab, settle, qtbot):
    tab.setFocus()
    view = tab.view
    qtbot.keyClick(tab, Qt.Key.Key_Home)
    assert sum(counts(view)) == 0
    qtbot.keyClick(tab, Qt.Key.Key_Right)
    z = view.frame.newest
    assert sum(counts(view)) == 0
    assert tab.player.label.text() == "z of no. 1"
    assert tab.formula.formula == "gmm_generate"
    assert f"z = {z + 1}" in tab.formula.numbers
    assert view.bars.chosen.opts["x"] == [z + 1]
    widths = [ellipse.opts["pen"].widthF() for ellipse in view.plane.ellipses[:3]]
    assert int(np.argmax(widths)) == z
    qtbot.keyClick(tab, Qt.Key.Key_Right)
    assert counts(view)[z] == sum(counts(view)) == 1
    assert tab.player.label.text() == "x of no. 1"
    assert len(view.plane.ring.data) == 1
    assert view.bars.chosen.opts["x"] == []


def test_colours_can_be_hidden(tab, settle):
    use(tab, settle, "colours", False)
    assert counts(tab.view) == [0] * 5
    assert len(tab.view.plane._hidden_dots.data) == 300
    assert tab.formula.formula == "gmm"


def test_the_density_can_be_an_image_or_a_surface(tab, settle):
    view = tab.view
    assert not view.plane.density.isVisible()
    use(tab, settle, "picture", "image")
    assert view.plane.density.isVisible()
    use(tab, settle, "picture", "surface")
    assert view.surface.isVisible()
    assert not view.table.isVisible()
    before = view.surface.grab().toImage()
    view.surface.turn(200.0, 60.0)
    assert view.surface.grab().toImage() != before
    state = tab.state()
    view.surface.turn(0.0, 20.0)
    tab.restore(state)
    assert (view.surface.azimuth, view.surface.elevation) == (200.0, 60.0)


def test_one_normal_against_two_on_old_faithful(tab, settle):
    use(tab, settle, "plane", "old_faithful")
    view = tab.view
    assert view.single.isVisible()
    assert "−4.7419" in view.single._title
    assert "−4.1554" in view.plane._title
    assert len(view.single.data.data) == len(view.plane.data.data) == 272
    assert tab.panel.editor("generate.waiting_mean").isVisible()
    assert not tab.panel.editor("generate.mean_1").isVisible()
    tab.panel.findChild(QPushButton, "generate.book").click()
    settle(tab)
    assert "−4.1594" in view.plane._title
    tab.panel.findChild(QPushButton, "generate.single").click()
    settle(tab)
    assert "K = 1: −4.7419" in view.plane._title
    tab.undo()
    settle(tab)
    assert "−4.1594" in view.plane._title
    use(tab, settle, "plane", "free")
    assert not view.single.isVisible()
    assert tab.params.generate.samples == 300


def test_an_ellipse_is_dragged_in_minutes_too(tab, settle):
    use(tab, settle, "plane", "old_faithful")
    plane = tab.view.plane
    drag(plane, tab.params.generate.means[1], (3.0, 70.0))
    settle(tab)
    assert tab.params.generate.means[1] == pytest.approx((3.0, 70.0), abs=0.6)
    before = tab.params.generate
    start = position(plane.ends[0])
    drag(plane, start, start + np.array((0.3, 2.0)))
    settle(tab)
    assert tab.params.generate.spreads[1] != before.spreads[1]


def test_law_of_total_covariance_is_written_out(tab):
    within, between, exact = (float(cell(tab.view.table, 2, column)) for column in range(3))
    assert within + between == pytest.approx(exact, abs=0.01)
    assert tab.formula.formula == "gmm_moments"


@pytest.mark.parametrize(
    "params",
    [
        GenerateParams(samples=0),
        GenerateParams(weights=(1.0, 0.0, 0.0)),
        GenerateParams(spreads=((0.1, 0.1, 0.99), (3.0, 3.0, -0.99), (0.1, 3.0, 0.0))),
        GenerateParams(means=((5.0, 5.0), (-5.0, -5.0), (5.0, -5.0)), samples=10_000),
    ],
)
def test_extreme_mixtures_are_drawn(tab, settle, params):
    tab.view._take(params)
    tab.view.change(samples=params.samples)
    tab.end_gesture()
    settle(tab)
    assert tab.view.frame.params.weights == params.weights
    for name in ("dark", "projector"):
        tab.apply_theme(theme(name, 200))
