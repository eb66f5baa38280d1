"""The race of both divergences and the view of the likelihood, as their user sees them."""

import math
from dataclasses import replace

import numpy as np
import pytest

from tests.explorer.divergence_tab import cell as cell_of
from tests.explorer.divergence_tab import open_view, settle
from tests.explorer.hands import drag


@pytest.fixture
def race(qtbot):
    with open_view(qtbot, "race") as tab:
        yield tab


@pytest.fixture
def likelihood(qtbot):
    with open_view(qtbot, "likelihood") as tab:
        yield tab


def run(qtbot, tab, **changes):
    view = tab.params.view
    tab.set_params(replace(tab.params, **{view: replace(getattr(tab.params, view), **changes)}))
    settle(qtbot, tab)
    tab.end_gesture()


def drag_handle(qtbot, tab, plot, handle, across, up):
    """Drag a handle by so many pixels."""
    spot, (width, height) = handle.pos(), plot.getViewBox().viewPixelSize()
    drag(qtbot, plot, (spot.x(), spot.y()), (spot.x() + across * width, spot.y() + up * height))
    settle(qtbot, tab)


def cell(tab, row, column):
    return float(cell_of(tab.view.numbers, row, column).replace("−", "-"))


# The race


def test_the_race_ends_with_one_fit_over_all_and_one_on_a_mode(race):
    assert race.player.isVisible()
    assert race.player.position == race.player.count - 1
    moments, covering, seeking = ([cell(race, row, column) for row in range(2)] for column in range(3))
    assert covering == pytest.approx(moments, abs=0.02)
    assert seeking == pytest.approx([2.0, 0.73], abs=0.03)
    assert "mode" in race.status.message.text()


def test_both_start_from_the_same_place_and_are_scrubbed_together(race):
    race.player.first()
    view = race.view
    params = race.params.race
    for plane in view.planes:
        spot = plane.start.pos()
        assert (spot.x(), spot.y()) == pytest.approx((params.start_mean, math.log(params.start_std)))
        assert plane.shaft.xData is not None
        assert plane.head.isVisible()
    assert [cell(race, row, 1) for row in range(2)] == [params.start_mean, params.start_std]
    race.player.set_position(10)
    assert view.descent.marker.value() == 10
    for plane, way in zip(view.planes, (view.frame.covering, view.frame.seeking), strict=True):
        np.testing.assert_array_equal(plane.walked.xData, way.points[:11, 0])
    assert race.player.label.text().startswith("step 10")


def test_dragging_the_start_to_the_other_side_finds_the_other_mode(race, qtbot):
    before = race.params
    plane = race.view.planes[1]
    width = plane.getViewBox().viewPixelSize()[0]
    drag_handle(qtbot, race, plane, plane.start, -2.4 / width, 0)
    assert race.params.race.start_mean == pytest.approx(-1.2, abs=0.1)
    assert race.view.frame.model(race.view.frame.seeking)[0] == pytest.approx(-2.0, abs=0.05)
    assert race.view.planes[0].start.pos().x() == race.params.race.start_mean
    race.undo()
    assert race.params == before
    settle(qtbot, race)


def test_a_playhead_left_at_the_start_stays_there_while_the_start_is_moved(race, qtbot):
    race.player.first()
    run(qtbot, race, start_mean=-1.5)
    assert race.player.position == 0


def test_with_one_mode_the_race_says_so(race, qtbot):
    run(qtbot, race, separation=0.0)
    assert "one mode" in race.status.message.text()
    run(qtbot, race, separation=4.0, start_mean=0.3, start_std=2.5)
    assert "wide" in race.status.message.text()


def test_the_densities_fit_into_the_picture(race, qtbot):
    for changes in ({"std_1": 0.3, "std_2": 0.3, "separation": 8.0}, {"weight": 1.0}, {"separation": 0.0}):
        run(qtbot, race, **changes)
        top = race.view.fits.getViewBox().viewRange()[1][1]
        for curve in (race.view.fits.p, race.view.fits.covering, race.view.fits.seeking):
            assert curve.yData.max() < top


# The likelihood


def test_both_curves_have_their_minimum_where_the_dots_stand(likelihood):
    view = likelihood.view
    for curve, dot in (
        (view.curves.average, view.curves.best),
        (view.curves.cross_entropy, view.curves.true_best),
    ):
        lowest = curve.xData[curve.yData.argmin()]
        assert dot.points()[0].pos().x() == pytest.approx(lowest, abs=0.0126)
    assert cell(likelihood, 0, 1) == pytest.approx(view.frame.samples.mean(), abs=1e-3)
    assert cell(likelihood, 0, 0) == 0.5


def test_theta_is_dragged_in_both_pictures_and_the_gap_follows(likelihood, qtbot):
    for plot, handle in (
        (likelihood.view.model, likelihood.view.model.centre),
        (likelihood.view.curves, likelihood.view.curves.hand),
    ):
        before = likelihood.params
        drag_handle(qtbot, likelihood, plot, handle, 50, 20)
        moved = likelihood.params.likelihood.theta - before.likelihood.theta
        assert moved == pytest.approx(50 * plot.getViewBox().viewPixelSize()[0], rel=0.15)
        frame = likelihood.view.frame
        assert likelihood.view.curves.gap.yData[0] == frame.here.entropy
        assert likelihood.view.curves.gap.yData[1] == pytest.approx(frame.here.cross_entropy.item())
        assert handle.pos().x() == likelihood.params.likelihood.theta  # it returns to its curve
        assert handle.pos().y() != pytest.approx(0.0)
        likelihood.undo()
        assert likelihood.params == before
        settle(qtbot, likelihood)


def test_many_samples_bring_the_curves_together(likelihood, qtbot):
    gaps = []
    for n in (5, 10_000):
        run(qtbot, likelihood, n=n, truth="laplace")
        curves = likelihood.view.frame.curves
        gaps.append(np.abs(curves.average - curves.cross_entropy).max())
    assert gaps[1] < 0.1 * gaps[0]


def test_a_negative_estimate_of_the_divergence_is_explained(likelihood, qtbot):
    for seed in range(60):
        run(qtbot, likelihood, n=4, seed=seed, theta=0.5)
        if likelihood.view.frame.here.estimate.item() < 0.0:
            break
    assert "negative" in likelihood.status.message.text()
    assert (
        likelihood.view.divergence.getViewBox().viewRange()[1][0] < likelihood.view.frame.here.estimate.item()
    )


@pytest.mark.parametrize("changes", [{"theta": 5.0, "std": 0.3}, {"theta": -5.0, "std": 3.0}, {"n": 2}])
def test_extreme_models_keep_the_handle_in_the_picture(likelihood, qtbot, changes):
    run(qtbot, likelihood, truth="uniform", **changes)
    (left, right), (low, high) = likelihood.view.curves.getViewBox().viewRange()
    spot = likelihood.view.curves.hand.pos()
    assert left <= spot.x() <= right
    assert low <= spot.y() <= high
