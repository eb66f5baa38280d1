"""The CLT tab as its user meets it: two views, handles, falling samples, the guess, the brush."""

import json
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engines import clt
from engines.clt import CltFrame, CltParams, DistributionFrame
from explorer.parts.theme import theme
from explorer.tabs.clt import CltTab
from explorer.tabs.clt.controls import CONTROLS


@pytest.fixture
def tab(app, qtbot, settle):
    tab = CltTab()
    qtbot.addWidget(tab)
    tab.apply_theme(theme())
    tab.resize(1280, 690)
    tab.show()
    tab.activate()
    settle(tab)
    yield tab
    tab.shut_down()


@pytest.fixture
def show(tab, settle):
    """Set params as a control would, and wait for their picture."""

    def set_and_settle(**values):
        tab.set_params(replace(tab.params, **values))
        tab.end_gesture()
        settle(tab)

    return set_and_settle


def pixel(plot, point):
    return np.array(plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(*point))).toTuple(), float)


def mouse(plot, kind, place, button, buttons):
    QTest.qWait(15)  # pyqtgraph takes note of no more than a hundred moves a second
    view = plot.viewport()
    place = QPointF(*place)
    event = QMouseEvent(kind, place, view.mapToGlobal(place), button, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)


def drag(plot, *points):
    """Drag from point to point; their pixels are those before the drag, which may change the range."""
    QTest.qWait(30)  # until the layout stands
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    here, *places = (pixel(plot, point) for point in points)
    mouse(plot, QEvent.Type.MouseMove, here, none, none)
    mouse(plot, QEvent.Type.MouseButtonPress, here, left, left)
    for place in places:
        for share in (0.4, 0.8, 1.0):
            mouse(plot, QEvent.Type.MouseMove, here + share * (place - here), none, left)
        here = place
    mouse(plot, QEvent.Type.MouseButtonRelease, here, left, none)


def data(item):
    return np.column_stack(item.getData())


def controls_of(tab):
    return {control.field for control in CONTROLS if tab.panel.editor(control.field).isVisibleTo(tab.panel)}


def numbers(readout):
    return [[cell.text() for cell in row] for row in readout._cells]


# Sample means and sums


def test_histogram_and_normal_are_those_of_the_frame(tab, show):
    show(population="exponential", n=4, trials=2000)
    frame = tab._frame
    assert isinstance(frame, CltFrame)
    assert frame.done == 2000
    means = tab.sampling.means
    edges, heights = means.bars.getData()
    assert edges == pytest.approx(frame.edges)
    assert heights == pytest.approx(frame.density)
    assert data(means.normal)[:, 1].max() == pytest.approx(frame.normal_density.max())
    assert numbers(tab.sampling.numbers)[0] == ["1.00", f"{frame.mean:.3g}".ljust(4, "0")]


def test_mean_and_population_share_their_axis(tab, show):
    for population in ("uniform", "die", "cauchy"):
        show(population=population)
        ranges = [plot.getViewBox().viewRange()[0] for plot in (tab.sampling.population, tab.sampling.means)]
        assert ranges[0] == pytest.approx(ranges[1])


def test_sum_spreads_where_the_mean_narrows_and_the_standardised_mean_stays(tab, show):
    spreads = {}
    for statistic in ("mean", "sum", "standardised"):
        for n in (4, 64):
            show(statistic=statistic, n=n)
            spreads[statistic, n] = tab._frame.std
    assert spreads["mean", 64] == pytest.approx(spreads["mean", 4] / 4, rel=0.05)
    assert spreads["sum", 64] == pytest.approx(spreads["sum", 4] * 4, rel=0.05)
    assert spreads["standardised", 64] == pytest.approx(spreads["standardised", 4], rel=0.05)
    assert tab.formula.formula == "clt_standardised"


def test_exact_distribution_is_drawn_as_curve_or_as_dots(tab, show):
    show(population="uniform", n=3, exact=True)
    means = tab.sampling.means
    assert data(means.exact)[:, 1].max() == pytest.approx(2.25, abs=0.01)  # 3 · 3/4
    assert means.exact_name.isVisible()
    show(population="die", n=2)
    assert len(means.exact.getData()[0]) == 0
    x, density = means.exact_dots.getData()
    assert x == pytest.approx(np.arange(2, 13) / 2)
    assert density.max() == pytest.approx(2 / 6)
    show(exact=False)
    assert not means.exact_name.isVisible()


def test_two_sample_sizes_stand_on_one_axis(tab, show):
    assert not tab.sampling.second.isVisible()
    show(compare=True, n=4, second_n=40, statistic="sum")
    ranges = [plot.getViewBox().viewRange()[0] for plot in (tab.sampling.means, tab.sampling.second)]
    assert ranges[0] == ranges[1]
    assert "second_n" in controls_of(tab)
    assert data(tab.sampling.second.normal)[:, 0].mean() == pytest.approx(20.0)
    show(compare=False)
    assert not tab.sampling.second.isVisible()
    assert "second_n" not in controls_of(tab)


@pytest.mark.parametrize("linked", ["cdf", "qq", "distance", "running"])
def test_what_is_beside_the_histogram(tab, show, linked):
    show(linked=linked, n=2, population="exponential")
    beside = tab.sampling.beside
    shown = {name for name, items in beside._kinds.items() if any(item.isVisible() for item in items)}
    assert shown == {linked}
    assert not beside.note.isVisible()
    if linked == "distance":
        x, y = beside.distances.getData()
        assert 10 ** y[1] == pytest.approx(
            clt.distance_to_normal(clt.POPULATIONS["exponential"], 2), rel=1e-6
        )
        assert 10 ** x[-1] == pytest.approx(500)
    show(population="cauchy")
    assert beside.note.isVisible() == (linked in {"qq", "distance"})


def test_without_a_variance_there_is_nothing_to_standardise_or_guess(tab, show):
    show(statistic="sum", rho=0.5, exact=True, predict=True)
    assert {"statistic", "exact", "predict", "rho"} <= controls_of(tab)
    for population, formula in (("cauchy", "clt_cauchy"), ("power_law", "clt_power_law")):
        show(population=population)
        assert not {"statistic", "exact", "predict", "rho", "reveal"} & controls_of(tab)
        assert tab.formula.formula == formula
        assert tab.sampling.means.bars.isVisible()
        assert tab._frame.statistic == "mean"


def test_correlation_gives_the_wider_variance_beside_the_independent_one(tab, show):
    show(population="uniform", n=10, rho=0.3)
    assert tab.formula.formula == "clt_correlated"
    assert "0.0308" in tab.formula.numbers
    rows = numbers(tab.sampling.numbers)
    assert rows[1][0] == "0.0308"
    assert rows[3][0] == "0.00833"


def test_first_samples_fall_one_at_a_time(tab, show, qtbot):
    show(population="die", n=6)
    tab.player.first()
    assert tab._frame.done == 1
    tab.player.step()
    assert tab._frame.done == 2
    qtbot.waitUntil(lambda: not tab.sampling.falling._timer.isActive())
    x, y = tab.sampling.population.draws.getData()
    assert x == pytest.approx(tab._frame.draws)
    assert y == pytest.approx(np.zeros(6))
    mean, height = tab.sampling.means.falling.getData()
    assert mean == pytest.approx([x.mean()])
    assert height == pytest.approx([0.0])
    tab.player.last()
    assert len(tab.sampling.population.draws.getData()[0]) == 0
    assert tab._frame.done == tab.params.trials


def test_playhead_at_the_first_sample_stays_there_while_n_changes(tab, show):
    tab.player.first()
    show(n=9)
    assert tab._frame.done == 1
    assert len(tab._frame.draws) == 9


def test_guess_hides_the_histogram_until_it_is_revealed(tab, show):
    show(n=25, predict=True)
    sampling = tab.sampling
    assert not sampling.means.bars.isVisible()
    assert not sampling.numbers.isVisible()
    assert "reveal" in controls_of(tab)
    grip = sampling.means.grip.pos()
    drag(sampling.means, (grip.x(), grip.y()), (0.6, grip.y()))
    assert tab.guess == pytest.approx(0.1, abs=0.01)
    tab.panel.editor("reveal").click()
    assert sampling.means.bars.isVisible()
    assert sampling.numbers.isVisible()
    assert "0.0577" in tab.formula.numbers
    assert "reveal" not in controls_of(tab)
    show(n=100)
    assert not sampling.means.bars.isVisible()
    show(predict=False)
    assert sampling.means.bars.isVisible()
    assert not sampling.means.grip.isVisible()


def test_population_is_painted_with_the_mouse(tab, show, settle):
    drag(tab.sampling.population, (0.2, 0.3), (0.8, 0.3))
    assert tab.params.painted == CltParams().painted, "only the painted one can be painted"
    show(population="painted")
    top = tab.sampling.population.getViewBox().viewRange()[1][1]
    drag(tab.sampling.population, (0.26, 0.5 * top), (0.74, 0.5 * top))
    settle(tab)
    middle = tab.params.painted[9:23]
    assert middle == pytest.approx([0.5 * 1.15] * 14, abs=0.03)
    assert tab.params.painted[0] == CltParams().painted[0]
    assert tab._frame.expected_mean == pytest.approx(clt.shaped(tab.params).mean)
    tab.undo()
    assert tab.params.painted == CltParams().painted, "a stroke is one step of undo"


# Distributions


def test_views_show_their_own_controls_and_plots(tab, show):
    assert "distribution" not in controls_of(tab)
    assert tab.player.isVisible()
    show(view="distributions")
    assert isinstance(tab._frame, DistributionFrame)
    assert controls_of(tab) == {"view", "distribution", "mean", "std", "bands", "pin"}
    assert tab.distributions.density.isVisible()
    assert not tab.sampling.means.isVisible()
    assert not tab.player.isVisible()
    tab.set_picture_only(True)
    tab.set_picture_only(False)
    assert not tab.player.isVisible()
    show(view="sampling")
    assert tab.sampling.means.isVisible()
    assert not tab.distributions.density.isVisible()
    assert isinstance(tab._frame, CltFrame)


def test_ends_of_the_interval_are_dragged(tab, show, settle):
    show(view="distributions")
    density = tab.distributions.density
    drag(density, (1.0, 0.0), (2.0, 0.0))
    settle(tab)
    frame = tab._frame
    assert (frame.low, frame.high) == pytest.approx((-1.0, 2.0), abs=0.05)
    assert frame.probability == pytest.approx(0.8186, abs=0.01)
    assert tab.distributions.cumulative.caption.toPlainText() == f"{frame.probability:.3f}"
    drag(density, (-1.0, 0.0), (5.0, 0.0))
    settle(tab)
    assert tab._frame.low == pytest.approx(tab._frame.high), "the ends do not pass each other"


def test_mean_and_std_are_dragged_on_the_curve(tab, show, settle):
    show(view="distributions")
    density = tab.distributions.density
    peak = density.top_handle.pos()
    drag(density, (peak.x(), peak.y()), (2.0, peak.y()))
    settle(tab)
    assert tab.params.mean == pytest.approx(2.0, abs=0.05)
    bend = density.side_handle.pos()
    drag(density, (bend.x(), bend.y()), (4.0, bend.y()))
    settle(tab)
    assert tab.params.std == pytest.approx(2.0, abs=0.05)
    assert tab._frame.density.max() == pytest.approx(0.1995, abs=0.006)
    tab.undo()
    assert tab.params.std == 1.0


def test_die_is_loaded_by_hand_and_put_right_by_the_button(tab, show, settle):
    show(view="distributions", distribution="die")
    drag(tab.distributions.density, (6.0, 1 / 6), (6.0, 0.4))
    settle(tab)
    assert tab.params.weights[5] == pytest.approx(0.4, abs=0.02)
    assert tab.distributions.light.text().startswith("■")
    assert numbers(tab.distributions.moments)[1][0] == "–"
    tab.panel.editor("normalise").click()
    settle(tab)
    assert sum(tab.params.weights) == pytest.approx(1.0)
    assert tab.distributions.light.text().startswith("●")
    show(view="sampling", population="die")
    assert tab._frame.expected_mean == pytest.approx(np.dot(tab.params.weights, range(1, 7)))
    show(view="distributions")
    tab.panel.editor("fair").click()
    assert tab.params.weights == CltParams().weights


def test_last_face_but_one_cannot_be_dragged_away(tab, show, settle):
    show(view="distributions", distribution="die", weights=(0.5, 0.5, 0.0, 0.0, 0.0, 0.0))
    drag(tab.distributions.density, (1.0, 0.5), (1.0, 0.01), (1.0, -0.02))
    settle(tab)
    assert sum(weight > 0 for weight in tab.params.weights) == 2


def test_coin_is_dragged_by_its_one(tab, show, settle):
    show(view="distributions", distribution="bernoulli")
    drag(tab.distributions.density, (1.0, 0.2), (1.0, 0.7))
    settle(tab)
    assert tab.params.probability == pytest.approx(0.7, abs=0.03)


def test_three_curves_are_pinned_and_removed(tab, show, settle):
    show(view="distributions")
    for mean in (0.0, -3.0, 4.0):
        show(mean=mean)
        tab.panel.editor("pin").click()
        settle(tab)
    assert tab.params.pins == ((0.0, 1.0), (-3.0, 1.0), (4.0, 1.0))
    assert "pin" not in controls_of(tab)
    assert all(curve.isVisible() for curve in tab.distributions.density.pins)
    tab.panel.editor("unpin").click()
    settle(tab)
    assert not any(curve.isVisible() for curve in tab.distributions.density.pins)
    assert {"pin", "unpin"} & controls_of(tab) == {"pin"}


def test_heights_stand_beside_the_normal_fitted_to_them(tab, show):
    show(view="distributions", distribution="daughters", bands=True)
    density = tab.distributions.density
    assert density.data.isVisible()
    assert len(density.line.getData()[0]) == 0
    assert len(density.fit.getData()[0]) > 0
    share = f"{100 * tab._frame.bands[2].share:.1f} %"
    assert share in density.band_names[2].toPlainText()
    assert "453" in tab.status._truth[0][1]
    show(distribution="uniform")
    assert not density.data.isVisible()
    assert not any(name.isVisible() for name in density.band_names)
    assert not tab.distributions.heights.isVisible()


def test_every_distribution_and_population_is_drawn(tab, show):
    for name in clt.params.DISTRIBUTIONS:
        show(view="distributions", distribution=name)
        assert tab._frame.params.distribution == name
    for name in clt.POPULATIONS:
        show(view="sampling", population=name, trials=200)
        assert tab._frame.params.population == name


def test_state_survives_json(tab, show, settle):
    show(view="distributions", pins=((1.0, 0.5),), weights=(0.1, 0.2, 0.3, 0.0, 0.0, 0.4))
    state = json.loads(json.dumps(tab.state()))
    tab.reset()
    settle(tab)
    tab.restore(state)
    settle(tab)
    assert tab.params.pins == ((1.0, 0.5),)
    assert json.loads(json.dumps(tab.state())) == state
