"""What a hand can do to EM: watch it glide, drag its start, paint points, make it collapse, read it."""

import json
from dataclasses import asdict, replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from engines.gmm.explain import agreement, point_terms
from explorer.parts.own_data import OwnData


@pytest.fixture
def tab(open_program, settle):
    program = open_program(tab="gmm", size=(1280, 720))
    tab = program.window.current
    settle(tab)
    return tab


@pytest.fixture
def run(qtbot, tab):
    """Change params and wait for the end of the run."""

    def change(position=None, **changes):
        tab.set_params(replace(tab.params, em=replace(tab.params.em, **changes)))
        tab.end_gesture()
        wait(qtbot, tab)
        if position is not None:
            go(tab, position)
        return tab.recording

    return change


def wait(qtbot, tab):
    qtbot.waitUntil(lambda: tab.settled and len(tab.recording) > 0, timeout=10_000)


def go(tab, position):
    tab.player.set_position(position % tab.player.count)
    tab.view.main.glide.finish()


def mean_error(one, other):
    return float(np.abs(one - other).max())


# Motion


def test_a_step_glides_and_arrives(tab, qtbot):
    go(tab, 2)
    main, (before, after) = tab.view.main, (tab.recording[2], tab.recording[3])
    tab.player.step()
    seen = []
    main.moved.connect(lambda frame: seen.append(frame.responsibilities))
    assert main.glide.moving
    qtbot.waitUntil(lambda: not main.glide.moving, timeout=2000)
    assert main.drawn is after
    lengths = [mean_error(colours, before.responsibilities) for colours in seen]
    assert lengths == sorted(lengths), "the way is taken once"
    assert 3 < len(seen) <= 20
    assert any(0.0 < length < lengths[-1] for length in lengths)


def test_an_m_step_moves_the_ellipses_and_keeps_the_colours(tab):
    go(tab, 3)
    tab.player.step()
    main = tab.view.main
    assert main.glide.moving
    colours = main.plane.points.colours.copy()
    main.glide.finish()
    np.testing.assert_array_equal(main.plane.points.colours, colours)
    np.testing.assert_array_equal(main.drawn.means, tab.recording[4].means)


def test_the_next_step_takes_a_motion_over_and_scrubbing_ends_it(tab, qtbot):
    go(tab, 2)
    main = tab.view.main
    tab.player.step()
    qtbot.wait(60)
    halfway = main.drawn
    tab.player.step()
    assert main.glide.target is tab.recording[4]
    assert mean_error(main.drawn.responsibilities, halfway.responsibilities) < 0.5
    tab.player.set_position(9)
    assert not main.glide.moving
    assert main.drawn is tab.recording[9]
    tab.player.slider.setSliderDown(True)
    tab.player.set_position(10)
    assert main.drawn is tab.recording[10], "a hand on the slider sees each step at once"
    tab.player.slider.setSliderDown(False)


def test_the_bar_closes_with_the_colours(tab):
    go(tab, 2)
    tab.player.step()
    kl = tab.view.climb._kl.opts
    gap = kl["y1"][0] - kl["y0"][0]
    assert gap == pytest.approx(tab.recording[2].kl, rel=0.3), "the motion has only begun"
    tab.view.main.glide.finish()
    kl = tab.view.climb._kl.opts
    assert kl["y1"][0] - kl["y0"][0] == pytest.approx(0.0, abs=1e-9)


# The start in the hand


def test_handles_are_there_at_the_start_only(tab):
    handles = tab.view.main.handles
    assert not any(handle.isVisible() for handle in handles.centres)
    go(tab, 0)
    assert [handle.isVisible() for handle in handles.centres] == [True, True, False, False, False, False]
    assert all(handle.isVisible() for handle in handles.rims[0])
    assert not any(handle.isVisible() for handle in handles.rims[1])


def test_dragging_a_centre_makes_the_start_one_s_own_and_one_step_of_undo(tab, qtbot):
    go(tab, 0)
    before = tab.params
    handle = tab.view.main.handles.centres[1]
    for place in ((1.0, 90.0), (3.0, 85.0), (4.0, 80.0)):
        handle.setPos(*place)
        wait(qtbot, tab)
    handle.released.emit()
    assert tab.params.em.start == "own"
    np.testing.assert_allclose(tab.recording[0].means, [[0.0, 50.0], [4.0, 80.0]])
    assert tab.player.position == 0, "the start stays in view"
    assert tab.recording[-1].mean_log_likelihood == pytest.approx(-4.1554, abs=1e-3)
    json.dumps(asdict(tab.params))
    tab.undo()
    wait(qtbot, tab)
    assert tab.params == before


def test_a_start_stays_in_view_however_fast_it_is_dragged(tab, qtbot):
    go(tab, 0)
    handle = tab.view.main.handles.centres[0]
    for step in range(40):
        handle.setPos(1.0 + 0.02 * step, 60.0)
        if step % 3 == 0:
            qtbot.wait(2)
    wait(qtbot, tab)
    assert tab.player.position == 0
    assert handle.isVisible()
    np.testing.assert_allclose(tab.recording[0].means[0], [1.78, 60.0])


def test_dragging_an_axis_scales_and_turns_one_component(tab, qtbot, run):
    run(0, start="kmeans")
    handles, start = tab.view.main.handles, tab.recording[0]
    rim = handles.rims[0][0]
    end = np.array([rim.pos().x(), rim.pos().y()])
    rim.setPos(*(start.means[0] + 1.5 * (end - start.means[0])))
    wait(qtbot, tab)
    dragged = tab.recording[0]
    np.testing.assert_allclose(dragged.means, start.means)
    np.testing.assert_allclose(dragged.covariances[1], start.covariances[1])
    ratio = np.linalg.det(dragged.covariances[0]) / np.linalg.det(start.covariances[0])
    assert ratio == pytest.approx(1.5**2, rel=1e-6)


def test_keys_choose_move_and_scale_a_component(tab, qtbot):
    go(tab, 0)
    tab.setFocus()
    qtbot.keyClick(tab, Qt.Key.Key_2)
    assert tab.view.main.handles.current == 1
    before = tab.recording[0]
    qtbot.keyClick(tab, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    wait(qtbot, tab)
    moved = tab.recording[0]
    assert moved.means[1, 0] > before.means[1, 0]
    np.testing.assert_allclose(moved.means[0], before.means[0])
    qtbot.keyClick(tab, Qt.Key.Key_Plus)
    wait(qtbot, tab)
    np.testing.assert_allclose(tab.recording[0].covariances[1], moved.covariances[1] * 1.21)


def test_in_one_dimension_the_peak_and_its_shoulder_are_dragged(tab, qtbot, run):
    run(0, data="galton", start="kmeans")
    handles = tab.view.main.handles
    handles.centres[0].setPos(60.0, 0.05)
    wait(qtbot, tab)
    assert tab.recording[0].means[0, 0] == pytest.approx(60.0)
    handles.centres[0].released.emit()
    handles.rims[0][0].setPos(63.5, 0.05)
    wait(qtbot, tab)
    assert tab.recording[0].covariances[0, 0, 0] == pytest.approx(3.5**2)


def test_other_data_forget_a_start_made_by_hand(tab, qtbot, run):
    go(tab, 0)
    tab.view.main.handles.centres[0].setPos(2.0, 55.0)
    wait(qtbot, tab)
    box = tab.panel.editor("em.data")
    box.setCurrentIndex(box.findData("three"))
    box.activated.emit(box.currentIndex())
    wait(qtbot, tab)
    assert (tab.params.em.data, tab.params.em.start, tab.params.em.own) == ("three", "kmeans", ())


# Lessons


def test_the_collapse_climbs_is_explained_and_a_floor_prevents_it(tab, qtbot, run):
    tab.panel.triggered.emit("em.collapse")
    wait(qtbot, tab)
    frames = list(tab.recording)
    assert (tab.params.em.data, tab.params.em.floor) == ("closing", 0.0)
    assert frames[-1].kind == "collapsed"
    assert len(frames) > 20
    assert frames[-1].mean_log_likelihood > frames[2].mean_log_likelihood + 2
    smallest = [frame.smallest_std for frame in frames[::2]]
    assert smallest[-1] < 2e-3 * smallest[0]
    assert tab.player.position == 0
    assert "Component 2 shrinks without end" in tab.view.main.notice.text()
    run(floor=0.05)
    assert tab.recording[-1].reason == "converged"
    assert "shrinks" not in tab.view.main.notice.text()
    assert "floor" in tab.view.main.notice.text()


def test_swapped_names_leave_the_likelihood(tab, qtbot, run):
    run(data="three", start="kmeans", components=3)
    before = tab.recording[-1]
    tab.panel.triggered.emit("em.relabel")
    wait(qtbot, tab)
    after = tab.recording[-1]
    assert after.mean_log_likelihood == pytest.approx(before.mean_log_likelihood, rel=1e-12)
    np.testing.assert_allclose(after.means, before.means[[2, 0, 1]], rtol=1e-9)
    assert "swapped names" in tab.view.main.notice.text()


def test_more_components_than_places_are_explained_and_nothing_is_lost(tab, run):
    run(data="places", components=5)
    assert "5 components for 3 distinct points" in tab.view.main.notice.text()
    assert not tab.status.failed


def test_a_component_without_points_is_explained(tab, run):
    own = ((0.5, 2.0, 54.0, 0.1, 0.0, 0.0, 30.0), (0.5, 5.0, 44.0, 1e-4, 0.0, 0.0, 1e-4))
    run(start="own", own=own)
    assert "No point belongs to component 2" in tab.view.main.notice.text()


def test_true_groups_are_revealed_on_demand(tab, run):
    run(data="galton", start="kmeans")
    assert not tab.view.main.profile.groups.isVisible()
    hidden = tab.view.main.profile.points.colours.copy()
    last = run(data="galton", start="kmeans", reveal=True)[-1]
    assert tab.view.main.profile.groups.isVisible()
    assert len(np.unique(tab.view.main.profile.points.colours, axis=0)) == 2 < len(np.unique(hidden, axis=0))
    assert f"{100 * agreement(last):.1f} %" in tab.view.main.notice.text()


# Numbers


def test_a_point_s_responsibilities_are_written_out(tab):
    go(tab, 3)
    tab.view.select(7)
    terms = point_terms(tab.recording[3], 7)
    cells = [[cell.text() for cell in row] for row in tab.view.numbers.terms._cells[:2]]
    for k, (_, joint, posterior, q) in enumerate(cells):
        assert float(posterior) == pytest.approx(terms.posterior[k], abs=5e-4)
        assert q == posterior, "after the E-step q is the posterior"
        assert joint
    line = tab.formula._numbers.text()
    assert line.startswith("q(")
    assert line.endswith(f"{terms.posterior.max():.3f}")
    assert tab.view.numbers.terms.isVisible()
    assert not tab.view.numbers.table.isVisible()


# Data


def test_points_are_painted_and_taken_away(tab, qtbot, run):
    run(data="painted", start="kmeans")
    plot, before = tab.view.main.plane, tab.params.em.points
    centre = place_of(plot, 4.0, 4.0)
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    wait(qtbot, tab)
    assert len(tab.params.em.points) == len(before) + 1
    np.testing.assert_allclose(tab.params.em.points[-1], (4.0, 4.0), atol=0.1)
    assert len(tab.recording[-1].x) == len(before) + 1
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.RightButton, pos=centre)
    wait(qtbot, tab)
    assert tab.params.em.points == before


def test_a_stroke_paints_several_points_and_is_one_step_of_undo(tab, qtbot, run):
    run(data="painted", start="kmeans")
    plot, before = tab.view.main.plane, tab.params.em.points
    viewport, first = plot.viewport(), place_of(plot, -4.0, -4.0)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=first)
    for step in range(1, 9):
        QTest.mouseMove(viewport, first + QPoint(20 * step, 0))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=first + QPoint(160, 0))
    wait(qtbot, tab)
    assert len(tab.params.em.points) >= len(before) + 6
    tab.undo()
    wait(qtbot, tab)
    assert tab.params.em.points == before


def test_an_empty_plane_says_so_and_can_be_painted_again(tab, qtbot, run):
    run(data="painted", start="kmeans")
    tab.panel.triggered.emit("em.clear")
    wait(qtbot, tab)
    assert "no points" in tab.view.main.notice.text()
    for x, y in ((-2.0, -2.0), (2.0, 2.0), (2.5, 2.0)):
        tab.view.main.painted.emit(x, y)
        wait(qtbot, tab)
    assert len(tab.recording[-1].x) == 3
    assert not tab.status.failed


def test_a_click_on_a_picture_that_is_behind_erases_no_other_point(tab, run):
    run(data="painted", start="kmeans")
    points = tab.params.em.points
    tab.view.main.erased.emit(0)
    tab.view.main.erased.emit(0)  # a second click before the picture has followed
    assert tab.params.em.points == points[1:]


def test_data_that_cannot_be_fitted_take_no_other_change_with_them(tab, qtbot, run):
    run(start="kmeans")
    before = tab.params
    x = np.tile([[1e-300, 2e-300], [3e-300, 1e-300]], (20, 1))  # squares that are no float64
    tab.use_data(tab.own_data.add(OwnData("denormal.csv", ("a", "b"), x)))
    tab.view.change(components=4)
    tab.end_gesture()
    qtbot.waitUntil(lambda: tab.status.failed and tab.settled)
    assert (tab.params.em.data, tab.params.em.components) == (before.em.data, 4)
    tab.undo()  # to data that fail once more
    qtbot.waitUntil(lambda: tab.status.failed and tab.settled)
    assert tab.params == before
    tab.undo()
    assert tab.params.em.start == "book"


@pytest.mark.parametrize("columns", [1, 3])
def test_own_data_of_one_column_or_more(tab, qtbot, columns):
    x = np.random.default_rng(0).standard_normal((50, columns))
    names = tuple(f"col {k}" for k in range(columns))
    tab.use_data(tab.own_data.add(OwnData("mine.csv", names, x)))
    wait(qtbot, tab)
    main = tab.view.main
    assert (main.plot is main.profile) == (columns == 1)
    assert main.plot._labels["bottom"] == "col 0"
    assert tab.recording[-1].means.shape[1] == min(columns, 2)


def test_a_hundred_thousand_own_points_are_all_fitted(tab, qtbot):
    x = np.random.default_rng(0).standard_normal((100_001, 2))
    tab.use_data(tab.own_data.add(OwnData("many.csv", ("a", "b"), x)))
    qtbot.waitUntil(lambda: tab.settled and len(tab.recording) > 0, timeout=60_000)
    assert len(tab.recording[-1].x) == 100_000
    assert (
        "100,000 of 100,001 points" in tab.status.truth.findChildren(type(tab.status._entries[0]))[0].text()
    )


@pytest.mark.parametrize("data", ["galton", "humps", "closing", "places", "pentagon"])
def test_data_are_fitted_from_every_start(tab, run, data):
    for start in ("book", "spike", "random"):
        frames = run(data=data, start=start, components=6)
        for position in (0, 1, 2, -1):
            go(tab, position)
        assert not tab.status.failed
        assert frames[-1].reason


def place_of(plot, x, y):
    return plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(x, y)))
