"""The view of the line, as its user sees it: points, line and σ dragged, noises compared, descent played."""

import json
import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtTest import QTest

from engines.regression import NOISES, LineParams, fit_line, observations, observe
from explorer.parts.own_data import OwnData
from explorer.parts.runner import ChildProcess
from explorer.parts.theme import register_fonts, theme
from explorer.tabs.regression import RegressionTab
from explorer.tabs.regression.line_controls import shown

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
WAIT_MS = 20_000


@pytest.fixture
def child():
    process = ChildProcess()
    yield process
    process.close()


@pytest.fixture
def tab(qtbot, child):
    register_fonts()
    tab = RegressionTab(child)
    tab.apply_theme(theme())
    tab.resize(1280, 680)
    qtbot.addWidget(tab)
    tab.show()
    tab.activate()
    wait(qtbot, tab)
    yield tab
    tab.shut_down()


@pytest.fixture
def view(tab):
    return tab.view


def wait(qtbot, tab):
    qtbot.waitUntil(lambda: tab.settled or tab.status.failed, timeout=WAIT_MS)


def run(qtbot, tab, **changes):
    tab.set_params(replace(tab.params, line=replace(tab.params.line, **changes)))
    tab.end_gesture()
    wait(qtbot, tab)


def place(plot, x, y):
    """Where a point of the data lies in the plot's viewport."""
    return plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(x, y)))


def drag(qtbot, plot, start, end):
    viewport = plot.viewport()
    QTest.mouseMove(viewport, start)
    QTest.mousePress(viewport, LEFT, pos=start)
    for share in (0.2, 0.5, 0.8, 1.0):
        QTest.mouseMove(viewport, start + (end - start) * share)
        qtbot.wait(15)
    QTest.mouseRelease(viewport, LEFT, pos=end)


def cell(view, row, column):
    return view.numbers._cells[row][column].text()


def number(text):
    return float(text.replace("−", "-").replace(",", ""))


def test_opens_with_the_hands_line_the_best_one_and_the_way_between_them(tab, view):
    params, data = view.params, observe(view.params)
    w, b, sigma = fit_line(data.x, data.y)
    assert tab.player.position == tab.player.count - 1 > 10
    assert [cell(view, 2, column) for column in range(3)] == [f"{value:.3g}" for value in (w, b, sigma)]
    assert (view.plane.hand.pos().x(), view.plane.hand.pos().y()) == (params.w, params.b)
    assert "there in" in tab.status.message.text()
    mse = np.mean((data.y - params.w * data.x - params.b) ** 2)
    assert f"{mse:.3g}" in tab.formula.numbers
    assert tab.formula.formula == "regression_normal"


def test_grips_turn_the_line_and_a_drag_is_one_step_of_undo(tab, view, qtbot):
    before = view.params
    left, right = view.plot.grips
    ends = [(grip.pos().x(), grip.pos().y()) for grip in (left, right)]
    start = place(view.plot, *ends[1])
    drag(qtbot, view.plot, start, start + QPointF(0, -50).toPoint())
    wait(qtbot, tab)
    rise = 50 * view.plot.getViewBox().viewPixelSize()[1]
    held = view.params.w * ends[0][0] + view.params.b
    moved = view.params.w * ends[1][0] + view.params.b
    assert held == pytest.approx(ends[0][1])
    assert moved == pytest.approx(ends[1][1] + rise, rel=0.02)
    assert cell(view, 0, 0) == f"{view.params.w:.3g}"
    tab.undo()
    assert view.params == before


def test_the_line_is_dragged_in_the_plane_too(tab, view, qtbot):
    hand = view.plane.hand.pos()
    start = place(view.plane, hand.x(), hand.y())
    drag(qtbot, view.plane, start, start + QPointF(40, 30).toPoint())
    wait(qtbot, tab)
    width, height = view.plane.getViewBox().viewPixelSize()
    assert view.params.w == pytest.approx(hand.x() + 40 * width, abs=2 * width)
    assert view.params.b == pytest.approx(hand.y() - 30 * height, abs=2 * height)
    assert view.plot.line.getData()[1][0] == pytest.approx(
        view.params.w * view.plot.line.getData()[0][0] + view.params.b
    )


def test_sigma_moves_the_log_likelihood_but_neither_its_best_slope_nor_the_squared_error(tab, view, qtbot):
    likelihood, error = view.cuts.likelihood, view.cuts.error
    curves = likelihood.function.getData()[1].copy(), error.function.getData()[1].copy()
    best, name = likelihood.best.value(), likelihood.name.toPlainText()
    handle = view.plot.sigma.pos()
    start = place(view.plot, handle.x(), handle.y())
    drag(qtbot, view.plot, start, start + QPointF(0, -25).toPoint())
    wait(qtbot, tab)
    assert view.params.std > 0.36
    assert likelihood.best.value() == best == error.best.value()
    assert likelihood.name.toPlainText() == name == error.name.toPlainText()
    np.testing.assert_array_equal(error.function.getData()[1], curves[1])
    assert not np.allclose(likelihood.function.getData()[1], curves[0])


def test_sigma_stays_positive_however_far_the_hand_goes(tab, view):
    foot = float(view._drawn.bells_at[1])
    view.plot.sigma.moved.emit(foot, float(view._drawn.height(view._drawn.line, foot)))
    assert view.params.std > 0.0
    assert not tab.status.failed


def test_points_are_added_dragged_and_removed_and_taken_back(tab, view, qtbot):
    drawn = observe(view.params)
    QTest.mouseClick(view.plot.viewport(), LEFT, pos=place(view.plot, 0.35, 4.6))
    wait(qtbot, tab)
    assert view.params.data == "points"
    assert view.params.points[-1] == pytest.approx((0.35, 4.6), abs=0.02)
    start = place(view.plot, *view.params.points[-1])
    drag(qtbot, view.plot, start, start + QPointF(30, -40).toPoint())
    wait(qtbot, tab)
    x, y = view.params.points[-1]
    assert x > 0.36
    assert y > 4.7
    assert cell(view, 2, 0) == f"{fit_line(*np.array(view.params.points).T)[0]:.3g}"
    QTest.mouseClick(view.plot.viewport(), RIGHT, pos=place(view.plot, x, y))
    wait(qtbot, tab)
    assert view.params.points == tuple(zip(drawn.x.tolist(), drawn.y.tolist(), strict=True))
    for _ in range(3):
        tab.undo()
    assert view.params.data == "drawn"


def test_too_many_points_are_not_edited_by_hand_and_it_is_said(tab, view, qtbot):
    run(qtbot, tab, n=500)
    view.plot.pointAdded.emit(0.5, 5.0)
    assert "200" in tab.status.message.text()
    assert view.params.data == "drawn"
    assert not tab.panel.editor("line.squares").isEnabled()


def test_equal_x_have_no_best_line_and_it_is_said(tab, view, qtbot):
    run(qtbot, tab, data="points", points=((1.0, 1.0), (1.0, 3.0)))
    assert "All x are equal" in tab.status.message.text()
    assert cell(view, 2, 0) == "–"
    tab.trigger("line.snap")
    assert tab.status.failed


@pytest.mark.parametrize("model", NOISES)
def test_snap_takes_the_best_line_under_the_chosen_noise(tab, view, qtbot, model):
    run(qtbot, tab, model=model)
    assert tab.formula.formula == f"regression_{model}"
    tab.panel.editor("line.snap").click()
    wait(qtbot, tab)
    row = 2 + list(NOISES).index(model)
    assert [cell(view, 0, column) for column in range(4)] == [cell(view, row, column) for column in range(4)]


def test_an_outlier_pulls_the_four_best_lines_apart(tab, view, qtbot):
    x = np.linspace(0.0, 9.0, 10)
    points = [*zip(x.tolist(), (2.0 * x + 1.0 + 0.1 * np.sin(9 * x)).tolist(), strict=True), (10.0, 60.0)]
    run(qtbot, tab, data="points", points=tuple(points), fits=True)
    normal, laplace, student, uniform = (number(cell(view, row, 0)) for row in range(2, 6))
    assert laplace == pytest.approx(2.0, abs=0.05)
    assert student == pytest.approx(2.0, abs=0.05)
    assert 2.5 < normal < uniform
    assert all(len(item.getData()[0]) for item in view.plot.fits)
    run(qtbot, tab, fits=False)
    drawn = [item.getData()[0] is not None and len(item.getData()[0]) > 0 for item in view.plot.fits]
    assert drawn == [True, False, False, False]


def test_uniform_noise_says_that_a_point_is_impossible(tab, view, qtbot):
    run(qtbot, tab, model="uniform", std=0.05)
    assert "∞" in tab.formula.numbers
    assert cell(view, 0, 3) == "−∞"
    assert view.cuts.nowhere.isVisible()


def test_squares_have_the_residuals_for_sides(tab, view, qtbot):
    run(qtbot, tab, data="points", points=((0.0, 1.0), (1.0, 2.0)), w=0.0, b=1.5)
    box, (width, height) = view.plot.squares.path().boundingRect(), view.plot.getViewBox().viewPixelSize()
    assert box.height() == pytest.approx(1.0)
    assert box.width() == pytest.approx(1.0 + width / height, rel=0.02)
    tab.resize(1000, 700)
    qtbot.wait(50)
    box, (width, height) = view.plot.squares.path().boundingRect(), view.plot.getViewBox().viewPixelSize()
    assert box.width() == pytest.approx(1.0 + width / height, rel=0.02)
    run(qtbot, tab, squares=False)
    assert view.plot.squares.path().isEmpty()


def test_playing_descent_lowers_the_error_to_that_of_the_best_line(tab, view, qtbot):
    tab.player.set_position(0)
    first = number(cell(view, 1, 2))
    assert len(view.plane.walked.getData()[0]) == 1
    tab.player.set_position(20)
    middle = number(cell(view, 1, 2))
    assert len(view.plane.walked.getData()[0]) == 21
    tab.player.last()
    assert first > middle > number(cell(view, 1, 2)) == number(cell(view, 2, 2))


def test_a_learning_rate_above_the_limit_diverges_and_it_is_said(tab, view, qtbot):
    run(qtbot, tab, rate=1.2)
    assert "diverges" in tab.status.message.text()
    assert math.isfinite(number(cell(view, 1, 0).split("×")[0]))


def test_galton_shows_regression_to_the_mean(tab, view, qtbot):
    tab.panel._edit("line.data", "galton")
    wait(qtbot, tab)
    assert view.params.equal
    assert 0.70 < number(cell(view, 2, 0)) < 0.72
    assert len(view.plot.equal.getData()[0]) == 2
    run(qtbot, tab, inverse=True)
    x, y = view.plot.inverse.getData()
    assert (y[1] - y[0]) / (x[1] - x[0]) > 2.0
    tab.panel._edit("line.data", "galton_raw")
    wait(qtbot, tab)
    assert 0.63 < number(cell(view, 2, 0)) < 0.64


def test_centring_moves_no_line_and_makes_descent_arrive(tab, view, qtbot):
    tab.panel._edit("line.data", "galton")
    wait(qtbot, tab)
    before, steps = view.plot.line.getData()[1].copy(), tab.player.count
    tab.trigger("line.pivot")
    wait(qtbot, tab)
    np.testing.assert_allclose(view.plot.line.getData()[1], before)
    assert view.params.pivot == 0.0
    assert "not there" in tab.status.message.text()
    assert tab.player.count > steps


def test_the_books_data_have_their_intercept_at_five_and_a_half(tab, view, qtbot):
    tab.panel._edit("line.data", "book")
    wait(qtbot, tab)
    assert (cell(view, 6, 0), cell(view, 6, 1)) == ("2.00", "5.50")


@pytest.mark.parametrize("key", ["drawn", "book", "galton", "points"])
def test_only_controls_with_an_effect_are_shown(tab, view, qtbot, key):
    tab.panel._edit("line.data", key)
    wait(qtbot, tab)
    visible = {name for name, box in tab.panel._boxes.items() if box.isVisible()}
    assert visible == {"view", *(f"line.{field}" for field in shown(view.params))}


def test_sliders_reach_the_best_line_and_follow_the_data(tab, view, qtbot):
    for key in ("drawn", "galton"):
        tab.panel._edit("line.data", key)
        wait(qtbot, tab)
        editor = tab.panel.editor("line.w")
        editor.slider.setValue(0)
        wait(qtbot, tab)
        lowest = view.params.w
        editor.slider.setValue(400)
        wait(qtbot, tab)
        assert lowest < number(cell(view, 2, 0)) < view.params.w
        editor.entry.setValue(0.25)
        wait(qtbot, tab)
        assert view.params.w == 0.25


def test_a_table_of_two_columns_is_taken_with_a_line_near_it(tab, view, qtbot, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("time,weight\n1,1000\n2,1900\n3,3100\n4,4200\n")
    tab.open_data(path)
    qtbot.waitUntil(lambda: view.params.data.startswith("user:"), timeout=WAIT_MS)
    wait(qtbot, tab)
    assert view.plot._labels == {"bottom": "time", "left": "weight"}
    assert 900 < number(cell(view, 2, 0)) < 1200
    assert 100 < view.params.w < 2000
    key = view.params.data
    tab.panel._edit("line.data", "drawn")
    wait(qtbot, tab)
    tab.panel._edit("line.data", key)  # chosen again in the panel: the line goes along
    wait(qtbot, tab)
    assert 100 < view.params.w < 2000
    tab.undo()
    assert view.params.data == "drawn"


def test_a_table_of_one_column_is_refused(tab, view, qtbot, tmp_path):
    path = tmp_path / "one.csv"
    path.write_text("a\n1\n2\n3\n")
    tab.open_data(path)
    qtbot.waitUntil(lambda: tab.status.failed, timeout=WAIT_MS)
    assert "one.csv" in tab.status.message.text()
    assert view.params.data == "drawn"


@pytest.mark.parametrize(
    "changes",
    [
        {"data": "points", "points": ((0.0, 0.0),)},
        {"data": "points", "points": ((-1e30, 1e30), (1e30, -1e30), (0.0, 1e30))},
        {"w": 1e40, "b": -1e40},
        {"std": 1e-40},
        {"std": 1e40, "model": "student"},
        {"data": "points", "points": ((0.0, 0.0), (1.0, 1.0)), "model": "uniform", "fits": True},
    ],
)
def test_extreme_params_are_drawn_without_complaint(tab, view, qtbot, changes):
    run(qtbot, tab, **changes)
    assert not tab.status.failed, tab.status.message.text()
    assert view.frame.params == view.params


def test_state_brings_back_data_line_and_playhead(tab, view, qtbot, child):
    run(qtbot, tab, model="laplace", data="points", points=((0.0, 1.0), (1.0, 2.0), (2.0, 2.5)), rate=0.9)
    tab.player.set_position(3)
    state = json.loads(json.dumps(tab.state()))
    other = RegressionTab(child)
    qtbot.addWidget(other)
    other.restore(state)
    other.activate()
    wait(qtbot, other)
    assert other.params == tab.params
    assert other.player.position == 3
    other.shut_down()


def test_it_fits_a_small_window_and_large_text(open_program, settle):
    from tests.explorer.test_chapters import check_that_it_fits

    program = open_program(tab="regression", size=(1024, 640))
    window = program.window
    settle(window.current)
    for data in ("drawn", "galton"):
        window.current.panel._edit("line.data", data)
        settle(window.current)
        check_that_it_fits(window, QSize(1024, 640))
    window.resize(1280, 720)
    program.set_theme("light", 200)
    check_that_it_fits(window, QSize(1280, 720))
    window.current._details.click()
    check_that_it_fits(window, QSize(1280, 720))


def test_params_open_as_the_engine_suggests():
    from engines.regression import suited

    assert LineParams() == suited(LineParams())


def test_two_quick_removals_and_an_undo_in_a_drag_do_not_reach_another_point(tab, view, qtbot):
    run(qtbot, tab, data="points")
    last, points = len(view.params.points) - 1, view.params.points
    view.plot.pointRemoved.emit(last)
    view.plot.pointRemoved.emit(last)
    view.plot.pointRemoved.emit(0)  # row 0 of a picture that is no more
    view.plot.pointMoved.emit(last, 1.0, 1.0)
    assert view.params.points == points[:-1]
    assert not tab.status.failed
    wait(qtbot, tab)
    view.plot.pointRemoved.emit(0)
    assert view.params.points == points[1:-1]


def test_own_data_are_checked_once_not_at_every_move_of_the_hand(tab, view, qtbot, monkeypatch):
    x = np.arange(5000.0)
    key = tab.own_data.add(OwnData("long", ("x", "y"), np.column_stack([x, 3.0 * x])))
    tab.use_data(key)
    wait(qtbot, tab)
    checked: list[np.ndarray] = []
    monkeypatch.setattr(observations, "_columns", checked.append)
    for w in (1.0, 2.0, 3.0):
        view.plot.lineMoved.emit(w, 0.0)
        wait(qtbot, tab)
    assert checked == []
    assert view.frame.params.w == 3.0
    assert view.frame.scene.dropped == 3000


def test_own_data_and_the_line_that_goes_with_them_are_one_step_of_undo(tab, view, qtbot):
    before = tab.params
    x = np.linspace(100.0, 200.0, 30)
    key = tab.own_data.add(OwnData("far", ("x", "y"), np.column_stack([x, 7.0 * x])))
    tab.panel.offer_data(key, "far")
    choice = tab.panel.editor("line.data")
    choice.setCurrentIndex(choice.findData(key))
    choice.activated.emit(choice.currentIndex())
    wait(qtbot, tab)
    assert view.params.data == key
    assert view.params.w != before.line.w
    tab.undo()
    wait(qtbot, tab)
    assert tab.params == before
    tab.redo()
    wait(qtbot, tab)
    assert view.frame.params.data == key


def test_undo_passes_by_own_data_that_the_line_cannot_be_fitted_to(tab, view, qtbot):
    before = tab.params
    run(qtbot, tab, w=before.line.w + 1.0)
    key = tab.own_data.add(OwnData("narrow", ("x",), np.arange(5.0)[:, None]))
    tab.panel.offer_data(key, "narrow")
    choice = tab.panel.editor("line.data")
    choice.setCurrentIndex(choice.findData(key))
    choice.activated.emit(choice.currentIndex())
    assert "only one column" in tab.status.message.text()
    tab.undo()
    assert tab.params == before
