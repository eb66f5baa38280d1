"""The likelihood tab, as its user sees it: dragged, climbed, edited, drawn again and used."""

import json
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtTest import QTest

from engines import datasets
from engines.likelihood import LikelihoodParams, fit_normal, log_likelihood, observe
from explorer.parts.theme import register_fonts, theme
from explorer.tabs.likelihood import LikelihoodTab
from explorer.tabs.likelihood.controls import shown

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
VIEWS = ("fit", "population", "bias", "use")


@pytest.fixture
def tab(qtbot):
    register_fonts()
    tab = LikelihoodTab()
    tab.apply_theme(theme())
    tab.resize(1280, 680)
    qtbot.addWidget(tab)
    tab.show()
    tab.activate()
    wait(qtbot, tab)
    yield tab
    tab.shut_down()


def wait(qtbot, tab):
    qtbot.waitUntil(lambda: tab.settled, timeout=20_000)


def run(qtbot, tab, **changes):
    tab.set_params(replace(tab.params, **changes))
    wait(qtbot, tab)


def data(tab):
    return observe(tab.params).x


def place(plot, x, y):
    """Where a point of the data lies in the plot's viewport."""
    return plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(x, y)))


def dot(tab, row):
    point = tab.fit.sample.points.points()[row].pos()
    return place(tab.fit.sample, point.x(), point.y())


def drag(plot, start, end):
    viewport = plot.viewport()
    QTest.mouseMove(viewport, start)
    QTest.mousePress(viewport, LEFT, pos=start)
    for share in (0.2, 0.5, 0.8, 1.0):
        QTest.mouseMove(viewport, start + (end - start) * share)
        QTest.qWait(15)
    QTest.mouseRelease(viewport, LEFT, pos=end)


def cell(readout, row, column):
    return readout._cells[row][column].text()


def test_opens_with_the_hands_model_and_both_climbs_to_come(tab):
    assert tab.player.position == 0
    assert tab.player.count > 10
    assert tab.fit.surface.model.pos().x() == tab.params.mean
    assert "Space" in tab.status.message.text()
    value = log_likelihood(data(tab), tab.params.mean, tab.params.std)
    assert tab.formula.numbers.endswith(f"−{-value:.2f}")


def test_dragging_the_centre_and_the_shoulder_edits_mean_and_deviation(tab, qtbot):
    sample = tab.fit.sample
    for handle, shift in ((sample.centre, 60), (sample.shoulder, 40)):
        before = tab.params
        start = place(sample, handle.pos().x(), handle.pos().y())
        drag(sample, start, start + QPointF(shift, 0).toPoint())
        wait(qtbot, tab)
        field = "mean" if handle is sample.centre else "std"
        moved = shift * sample.getViewBox().viewPixelSize()[0]
        assert getattr(tab.params, field) - getattr(before, field) == pytest.approx(moved, rel=0.1)
        tab.undo()
        assert tab.params == before  # a drag is one step
        wait(qtbot, tab)


def test_the_deviation_stays_positive_however_far_the_hand_goes(tab):
    tab.fit.surface.model.moved.emit(165.0, -4.0)
    assert tab.params.std > 0.0
    tab.fit.sample.shoulder.moved.emit(tab.params.mean, 0.0)
    assert tab.params.std > 0.0
    assert not tab.status.failed


def test_points_are_added_dragged_and_removed_and_every_change_can_be_taken_back(tab, qtbot):
    sample, drawn = tab.fit.sample, data(tab)
    QTest.mouseClick(sample.viewport(), LEFT, pos=place(sample, 155.0, 0.06))
    wait(qtbot, tab)
    assert tab.params.data == "points"
    np.testing.assert_array_equal(tab.params.points[:-1], drawn)
    assert tab.params.points[-1] == pytest.approx(155.0, abs=0.2)
    row = int(np.argmax(tab.params.points))
    drag(sample, dot(tab, row), dot(tab, row) + QPointF(40, 0).toPoint())
    wait(qtbot, tab)
    assert tab.params.points[row] > drawn.max() + 1.0
    count = len(tab.params.points)
    QTest.mouseClick(sample.viewport(), RIGHT, pos=dot(tab, row))
    wait(qtbot, tab)
    assert len(tab.params.points) == count - 1
    for _ in range(3):
        tab.undo()
    assert tab.params.data == "drawn"
    wait(qtbot, tab)
    assert len(sample.points.points()) == len(drawn)


def test_the_surface_follows_a_dragged_point(tab, qtbot):
    tab.fit.sample.pointMoved.emit(0, 190.0)
    wait(qtbot, tab)
    mean, std = fit_normal(data(tab))
    summit = tab.fit.surface.maximum.points()[0].pos()
    assert (summit.x(), summit.y()) == pytest.approx((mean, std))


def test_snap_goes_to_the_maximum_where_both_slopes_are_0(tab, qtbot):
    tab.panel.editor("snap").click()
    wait(qtbot, tab)
    assert (tab.params.mean, tab.params.std) == fit_normal(data(tab))
    slopes = [float(cell(tab.fit.numbers, 2, column).replace("−", "-").split("×")[0]) for column in (0, 1)]
    assert cell(tab.fit.numbers, 0, 1) == cell(tab.fit.numbers, 1, 1)
    assert tab.formula.formula == "likelihood_fit"
    assert all(abs(slope) < 10 for slope in slopes)


def test_playing_climbs_and_says_who_arrived_when(tab):
    values = []
    for position in range(0, tab.player.count, 5):
        tab.player.set_position(position)
        frame = tab.recording[position]
        values.append(frame.ascent.values[frame.at(frame.ascent)])
        np.testing.assert_array_equal(
            tab.fit.surface.ways[0].walked.getData()[0], frame.path(frame.ascent)[:, 0]
        )
    assert all(later >= earlier for earlier, later in pairwise(values))
    tab.player.last()
    assert "Gradient ascent: there in" in tab.status.message.text()
    assert "Newton: there in" in tab.status.message.text()


def test_a_change_of_the_model_goes_back_to_the_start_of_the_climb(tab, qtbot):
    tab.player.last()
    run(qtbot, tab, mean=170.0)
    assert tab.player.position == 0


def test_a_product_that_vanishes_says_where(tab, qtbot):
    run(qtbot, tab, n=400)
    lost = int(np.flatnonzero(np.cumprod(np.exp(tab._frame.picture.terms)) == 0.0)[0]) + 1
    assert tab.fit.product.note.toPlainText() == f"0 from N = {lost}"
    assert cell(tab.fit.numbers, 0, 0) == "0"
    assert np.isfinite(log_likelihood(data(tab), tab.params.mean, tab.params.std))


def test_the_list_holds_every_point_and_its_term(tab, qtbot):
    run(qtbot, tab, linked="terms")
    model = tab.fit.list.model()
    assert model.rowCount() == 20
    terms = [model.index(row, 2).data().replace("−", "-") for row in range(20)]
    np.testing.assert_allclose([float(term) for term in terms], tab._frame.picture.terms, rtol=5e-3)


def test_equal_points_have_no_maximum_and_the_tab_says_so(tab, qtbot):
    run(qtbot, tab, data="points", points=(3.0, 3.0), mean=3.0, std=1.0)
    assert "without bound" in tab.status.message.text()
    tab.panel.editor("snap").click()
    assert tab.status.failed


def test_the_last_point_cannot_be_removed(tab, qtbot):
    run(qtbot, tab, data="points", points=(3.0,), mean=3.0, std=1.0)
    tab.fit.sample.pointRemoved.emit(0)
    assert tab.status.failed
    assert tab.params.points == (3.0,)


def test_choosing_data_takes_the_model_along(tab, qtbot):
    tab.panel._edit("data", "galton_male")
    wait(qtbot, tab)
    galton = datasets.load("galton")
    sons = galton.x[galton.x[:, galton.columns.index("sex")] == 1, galton.columns.index("child_height")]
    assert tab.fit.surface.maximum.points()[0].pos().x() == pytest.approx(sons.mean())
    assert abs(tab.params.mean - sons.mean()) < 2 * sons.std()


@pytest.mark.parametrize("text", ["4 5 7.5 8", "4, 5, 7.5, 8", "4\n5\n7.5\n8", "x\n4\n5\n7.5\n8"])
def test_typed_numbers_become_the_data(tab, qtbot, text):
    tab.panel.editor("type").click()
    tab.typed.text.setPlainText(text)
    tab.typed.use.click()
    wait(qtbot, tab)
    assert tab.params.points == (4.0, 5.0, 7.5, 8.0)
    assert not tab.typed.isVisible()


def test_typed_words_are_refused_on_the_sheet(tab):
    tab.panel.editor("type").click()
    tab.typed.text.setPlainText("no numbers here")
    tab.typed.use.click()
    assert tab.typed.isVisible()
    assert tab.typed.problem.text()
    assert tab.params.data == "drawn"
    tab.typed.close()


def test_a_table_is_opened_and_its_columns_can_be_chosen(tab, qtbot, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("a,b\n1,10\n2,20\n3,60\n,4\n")
    tab.open_data(path)
    qtbot.waitUntil(lambda: tab.params.data.startswith("user:"), timeout=20_000)
    wait(qtbot, tab)
    assert tab.panel.editor("column").isVisible()
    assert "mine.csv: rows left out: 1;" in tab.status.message.text()
    tab.panel._edit("column", 1)
    wait(qtbot, tab)
    np.testing.assert_array_equal(tab._frame.picture.x, [10.0, 20.0, 60.0])
    tab.fit.sample.pointAdded.emit(30.0)
    assert tab.params.points == (10.0, 20.0, 60.0, 30.0)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("key", ["drawn", "galton_female", "points"])
def test_every_control_that_is_shown_changes_what_is_drawn(tab, qtbot, view, key):
    run(qtbot, tab, view=view, data=key)
    visible = {field for field, box in tab.panel._boxes.items() if box.isVisible()}
    assert visible == shown(tab.params, 0)
    assert ("n" in visible) == (key == "drawn" or view == "bias")


def test_population_and_sample_show_what_was_fitted_and_how_far_off(tab, qtbot):
    run(qtbot, tab, view="population", n=1000)
    mean, std = fit_normal(data(tab))
    assert float(cell(tab.population.numbers, 0, 1)) == pytest.approx(mean, abs=0.06)
    assert float(cell(tab.population.numbers, 1, 1)) == pytest.approx(std, abs=0.006)
    sizes, errors = tab.population.mean_errors.getData()
    slope = np.polyfit(sizes, errors, 1)[0]
    assert slope == pytest.approx(-0.5, abs=0.03)
    run(qtbot, tab, data="galton_male")
    assert not tab.population.errors.isVisible()


def test_the_bias_is_the_exact_one(tab, qtbot):
    run(qtbot, tab, view="bias", n=2, repeats=100_000)
    assert tab.bias.expected.value() == pytest.approx(24.5)
    assert tab.bias.truth.value() == pytest.approx(49.0)
    assert tab.bias.mean.value() == pytest.approx(24.5, rel=0.02)
    assert not tab.player.isVisible()


def test_interval_ends_are_dragged_and_the_shares_follow(tab, qtbot):
    run(qtbot, tab, view="use")
    tab.use.ends["low"].moved.emit(165.0, 0.0)
    tab.use.ends["high"].moved.emit(171.0, 0.0)
    tab.end_gesture()
    wait(qtbot, tab)
    assert (tab.params.low, tab.params.high) == (165.0, 171.0)
    inside = np.mean((data(tab) > 165.0) & (data(tab) <= 171.0))
    assert cell(tab.use.numbers, 1, 1) == f"{100 * inside:.1f} %"
    shares = [float(cell(tab.use.numbers, row, 0).removesuffix(" %")) for row in range(3)]
    assert sum(shares) == pytest.approx(100.0, abs=0.2)


@pytest.mark.parametrize("view", VIEWS)
def test_state_brings_back_view_data_and_playhead(tab, qtbot, view):
    run(qtbot, tab, view=view, data="points", points=(1.0, 2.0, 4.0), mean=2.0, std=1.0)
    if view == "fit":
        tab.player.set_position(3)
    state = json.loads(json.dumps(tab.state()))
    other = LikelihoodTab()
    qtbot.addWidget(other)
    other.restore(state)
    other.activate()
    wait(qtbot, other)
    assert other.params == tab.params
    assert json.loads(json.dumps(other.state())) == state
    other.shut_down()


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_fits_a_small_window_and_large_text(open_program, settle, qtbot, view):
    from tests.explorer.test_chapters import check_that_it_fits

    program = open_program(tab="likelihood", size=(1024, 640))
    window = program.window
    settle(window.current)
    window.current.set_params(LikelihoodParams(view=view, linked="terms"))
    settle(window.current)
    check_that_it_fits(window, QSize(1024, 640))
    window.resize(1280, 720)
    program.set_theme("light", 200)
    check_that_it_fits(window, QSize(1280, 720))
    window.current._details.click()
    check_that_it_fits(window, QSize(1280, 720))
