"""The race of both divergences and the view of the likelihood, as their user sees them."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from explorer.parts.theme import register_fonts, theme
from explorer.tabs.divergence import DivergenceTab

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(qtbot):
    tabs = []

    def open_view(view):
        register_fonts()
        tab = DivergenceTab()
        tab.restore({"params": {"view": view}, "view": {}, "playhead": None})
        tab.apply_theme(theme())
        tab.resize(1280, 680)
        qtbot.addWidget(tab)
        tab.show()
        tab.activate()
        wait(qtbot, tab)
        tabs.append(tab)
        return tab

    yield open_view
    for tab in tabs:
        tab.shut_down()


def wait(qtbot, tab):
    qtbot.waitUntil(lambda: tab.settled, timeout=20_000)


def run(qtbot, tab, **changes):
    view = tab.params.view
    tab.set_params(replace(tab.params, **{view: replace(getattr(tab.params, view), **changes)}))
    wait(qtbot, tab)


def drag(qtbot, tab, plot, handle, across, up):
    spot = plot.getViewBox().mapViewToScene(handle.pos())
    start = plot.mapFromScene(spot)
    end = start + QPointF(across, -up).toPoint()
    viewport = plot.viewport()
    QTest.mouseMove(viewport, start)
    QTest.mousePress(viewport, LEFT, pos=start)
    for share in (0.25, 0.5, 0.75, 1.0):
        QTest.mouseMove(viewport, start + (end - start) * share)
        QTest.qWait(15)
    QTest.mouseRelease(viewport, LEFT, pos=end)
    wait(qtbot, tab)


def cell(tab, row, column):
    return float(tab.view.numbers._cells[row][column].text().replace("−", "-"))


# The race


def test_the_race_ends_with_one_fit_over_all_and_one_on_a_mode(opened):
    tab = opened("race")
    assert tab.player.isVisible()
    assert tab.player.position == tab.player.count - 1
    moments, covering, seeking = ([cell(tab, row, column) for row in range(2)] for column in range(3))
    assert covering == pytest.approx(moments, abs=0.02)
    assert seeking == pytest.approx([2.0, 0.73], abs=0.03)
    assert "mode" in tab.status.message.text()


def test_both_start_from_the_same_place_and_are_scrubbed_together(opened):
    tab = opened("race")
    tab.player.first()
    view = tab.view
    params = tab.params.race
    for plane in view.planes:
        spot = plane.start.pos()
        assert (spot.x(), spot.y()) == pytest.approx((params.start_mean, math.log(params.start_std)))
        assert plane.shaft.xData is not None
        assert plane.head.isVisible()
    assert [cell(tab, row, 1) for row in range(2)] == [params.start_mean, params.start_std]
    tab.player.set_position(10)
    assert view.descent.marker.value() == 10
    for plane, way in zip(view.planes, (view.frame.covering, view.frame.seeking), strict=True):
        np.testing.assert_array_equal(plane.walked.xData, way.points[:11, 0])
    assert tab.player.label.text().startswith("step 10")


def test_dragging_the_start_to_the_other_side_finds_the_other_mode(opened, qtbot):
    tab = opened("race")
    before = tab.params
    plane = tab.view.planes[1]
    width = plane.getViewBox().viewPixelSize()[0]
    drag(qtbot, tab, plane, plane.start, -2.4 / width, 0)
    assert tab.params.race.start_mean == pytest.approx(-1.2, abs=0.1)
    assert tab.view.frame.model(tab.view.frame.seeking)[0] == pytest.approx(-2.0, abs=0.05)
    assert tab.view.planes[0].start.pos().x() == tab.params.race.start_mean
    tab.undo()
    assert tab.params == before
    wait(qtbot, tab)


def test_a_playhead_left_at_the_start_stays_there_while_the_start_is_moved(opened, qtbot):
    tab = opened("race")
    tab.player.first()
    run(qtbot, tab, start_mean=-1.5)
    assert tab.player.position == 0


def test_with_one_mode_the_race_says_so(opened, qtbot):
    tab = opened("race")
    run(qtbot, tab, separation=0.0)
    assert "one mode" in tab.status.message.text()
    run(qtbot, tab, separation=4.0, start_mean=0.3, start_std=2.5)
    assert "wide" in tab.status.message.text()


def test_the_densities_fit_into_the_picture(opened, qtbot):
    tab = opened("race")
    for changes in ({"std_1": 0.3, "std_2": 0.3, "separation": 8.0}, {"weight": 1.0}, {"separation": 0.0}):
        run(qtbot, tab, **changes)
        top = tab.view.fits.getViewBox().viewRange()[1][1]
        for curve in (tab.view.fits.p, tab.view.fits.covering, tab.view.fits.seeking):
            assert curve.yData.max() < top


# The likelihood


def test_both_curves_have_their_minimum_where_the_dots_stand(opened):
    tab = opened("likelihood")
    view = tab.view
    for curve, dot in (
        (view.curves.average, view.curves.best),
        (view.curves.cross_entropy, view.curves.true_best),
    ):
        lowest = curve.xData[curve.yData.argmin()]
        assert dot.points()[0].pos().x() == pytest.approx(lowest, abs=0.0126)
    assert cell(tab, 0, 1) == pytest.approx(view.frame.samples.mean(), abs=1e-3)
    assert cell(tab, 0, 0) == 0.5


def test_theta_is_dragged_in_both_pictures_and_the_gap_follows(opened, qtbot):
    tab = opened("likelihood")
    for plot, handle in ((tab.view.model, tab.view.model.centre), (tab.view.curves, tab.view.curves.hand)):
        before = tab.params
        drag(qtbot, tab, plot, handle, 50, 20)
        moved = tab.params.likelihood.theta - before.likelihood.theta
        assert moved == pytest.approx(50 * plot.getViewBox().viewPixelSize()[0], rel=0.15)
        frame = tab.view.frame
        assert tab.view.curves.gap.yData[0] == frame.here.entropy
        assert tab.view.curves.gap.yData[1] == pytest.approx(frame.here.cross_entropy.item())
        assert handle.pos().x() == tab.params.likelihood.theta  # it returns to its curve
        assert handle.pos().y() != pytest.approx(0.0)
        tab.undo()
        assert tab.params == before
        wait(qtbot, tab)


def test_many_samples_bring_the_curves_together(opened, qtbot):
    tab = opened("likelihood")
    gaps = []
    for n in (5, 10_000):
        run(qtbot, tab, n=n, truth="laplace")
        curves = tab.view.frame.curves
        gaps.append(np.abs(curves.average - curves.cross_entropy).max())
    assert gaps[1] < 0.1 * gaps[0]


def test_a_negative_estimate_of_the_divergence_is_explained(opened, qtbot):
    tab = opened("likelihood")
    for seed in range(60):
        run(qtbot, tab, n=4, seed=seed, theta=0.5)
        if tab.view.frame.here.estimate.item() < 0.0:
            break
    assert "negative" in tab.status.message.text()
    assert tab.view.divergence.getViewBox().viewRange()[1][0] < tab.view.frame.here.estimate.item()


@pytest.mark.parametrize("changes", [{"theta": 5.0, "std": 0.3}, {"theta": -5.0, "std": 3.0}, {"n": 2}])
def test_extreme_models_keep_the_handle_in_the_picture(opened, qtbot, changes):
    tab = opened("likelihood")
    run(qtbot, tab, truth="uniform", **changes)
    (left, right), (low, high) = tab.view.curves.getViewBox().viewRange()
    spot = tab.view.curves.hand.pos()
    assert left <= spot.x() <= right
    assert low <= spot.y() <= high
