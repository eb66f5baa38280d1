"""The 2-D normal tab's views as their user meets them: matrices, slices, noise, fits, the matrix lab."""

import json
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engines import multivariate_normal as mvn
from explorer.parts.numbers import format_number
from explorer.parts.surface_view import SurfaceView
from explorer.parts.theme import theme
from explorer.tabs.normal_2d import Normal2dTab
from explorer.tabs.normal_2d.controls import shown_controls

LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton


@pytest.fixture
def tab(app, qtbot, settle):
    tab = Normal2dTab()
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


def mouse(plot, kind, point, button, buttons):
    QTest.qWait(15)  # pyqtgraph takes note of no more than a hundred moves a second
    place = plot.viewportTransform().map(plot.getViewBox().mapViewToScene(QPointF(*point)))
    view = plot.viewport()
    event = QMouseEvent(kind, place, view.mapToGlobal(place), button, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)


def drag(plot, start, stop):
    start, stop = np.asarray(start, float), np.asarray(stop, float)
    mouse(plot, QEvent.Type.MouseMove, start, NONE, NONE)
    mouse(plot, QEvent.Type.MouseButtonPress, start, LEFT, LEFT)
    for share in (0.3, 0.6, 1.0):
        mouse(plot, QEvent.Type.MouseMove, start + share * (stop - start), NONE, LEFT)
    mouse(plot, QEvent.Type.MouseButtonRelease, stop, LEFT, NONE)


def click(plot, point, button=LEFT):
    mouse(plot, QEvent.Type.MouseMove, point, NONE, NONE)
    mouse(plot, QEvent.Type.MouseButtonPress, point, button, button)
    mouse(plot, QEvent.Type.MouseButtonRelease, point, button, NONE)


def curve(item):
    return np.column_stack(item.getData())


def visible_controls(tab):
    return tuple(
        control.field for control in tab.panel._controls if tab.panel.editor(control.field).isVisible()
    )


# Σ three ways


def test_spreads_entries_and_handles_stay_in_step(tab, settle):
    entries = tab.panel.editor("matrix").entries
    entries[0][1].setValue(0.9)
    settle(tab)
    assert entries[1][0].value() == 0.9
    assert tab.params.rho == pytest.approx(0.9)
    assert tab.panel.editor("rho").entry.value() == pytest.approx(0.9)
    tab.panel.editor("std_x").entry.setValue(2.0)
    settle(tab)
    assert entries[0][0].value() == 4.0
    end = tab.plane.ends[0]
    before = np.array([end.pos().x(), end.pos().y()])
    drag(tab.plane.joint.plane, before, tab.params.mean + np.array([0.0, 2.0]))
    settle(tab)
    expected = tab.params.covariance
    for row in range(2):
        for column in range(2):
            assert entries[row][column].value() == pytest.approx(expected[row, column], abs=0.006)


def test_the_mirrored_entry_can_be_typed_too(tab, settle):
    tab.panel.editor("matrix").entries[1][0].setValue(-0.4)
    settle(tab)
    assert tab.params.covariance[0, 1] == pytest.approx(-0.4)


@pytest.mark.parametrize(
    ("first", "shared", "word"), [(2.0, 3.0, "saddle"), (2.0, 1.0, "valley"), (-2.0, 0.0, "no direction")]
)
def test_a_matrix_that_is_no_covariance_is_drawn_and_explained(tab, settle, show, first, shared, word):
    second = -0.5 if first < 0 else 0.5
    before = tab.params
    show(matrix=(first, shared, second))
    assert tab.params.matrix == (first, shared, second)
    assert tab.plane.form.field.isVisible()
    assert not any(item.isVisible() for item in (tab.plane.density, *tab.plane.contours, *tab.plane.ends))
    explanation = tab.plane.joint.explanation
    assert explanation.isVisible()
    assert word in explanation.text()
    assert "{" not in explanation.text()
    assert "positive definite" in explanation.text()
    assert visible_controls(tab) == shown_controls(tab.params)
    tab.undo()
    settle(tab)
    assert tab.params == before
    assert tab.plane.density.isVisible()
    assert not explanation.isVisible()


def test_a_spread_brings_a_covariance_back(tab, settle, show):
    show(matrix=(2.0, 3.0, 0.5))
    tab.panel.editor("rho").entry.setValue(0.5)
    settle(tab)
    assert tab.params.matrix is None
    assert tab.plane.density.isVisible()


# Slice, ruler, product, surface


@pytest.mark.parametrize(
    ("kind", "start", "stop"), [("x1", (-3.0, 1.0), (-3.0, -1.5)), ("x2", (1.0, 3.0), (-2.0, 3.0))]
)
def test_a_slice_is_dragged_with_its_conditional_density(tab, settle, show, kind, start, stop):
    show(slice=kind, slice_at=1.0)
    drag(tab.plane.joint.plane, start, stop)
    settle(tab)
    given = 1 if kind == "x1" else 0
    at = stop[given]
    assert tab.params.slice_at == pytest.approx(at, abs=0.06)
    mean, _ = mvn.conditional(tab.params.mean, tab.params.covariance, given, tab.params.slice_at)
    x, density = tab.plane.slice.densities[given].getData()
    assert x[density.argmax()] == pytest.approx(mean, abs=0.05)
    assert curve(tab.plane.slice.spread)[:, 1 - given].mean() == pytest.approx(mean, abs=0.01)


def test_the_ruler_is_dragged_and_measures_twice(tab, settle, show):
    show(ruler=True)
    drag(tab.plane.joint.plane, (tab.params.ruler_x, tab.params.ruler_y), (-2.0, -3.0))
    settle(tab)
    assert (tab.params.ruler_x, tab.params.ruler_y) == pytest.approx((-2.0, -3.0), abs=0.1)
    lengths = tab.plane.joint.hint.text()
    point = np.array([tab.params.ruler_x, tab.params.ruler_y])
    assert format_number(np.hypot(*(point - tab.params.mean))) in lengths.split()
    squared = mvn.squared_distance(curve(tab.plane.ruler.contour), tab.params.mean, tab.params.covariance)
    expected = mvn.squared_distance(point, tab.params.mean, tab.params.covariance)
    assert squared == pytest.approx(np.full(len(squared), expected), rel=1e-6)


def test_the_product_of_the_marginals_is_drawn_when_asked_for(tab, show):
    assert not tab.plane.product[0].isVisible()
    show(product=True, rho=0.0)
    for dotted, contour in zip(tab.plane.product, tab.plane.contours, strict=True):
        assert curve(dotted) == pytest.approx(curve(contour), abs=1e-9)
    assert "product" in tab.status.message.text()


def test_the_surface_is_built_when_it_is_asked_for_and_turned(tab, show, settle):
    assert tab.findChildren(SurfaceView) == []
    show(surface=True, slice="x1")
    assert tab.surface.isVisible()
    before = tab.surface.grab().toImage()
    QTest.keyClick(tab.surface, Qt.Key.Key_Left)
    assert tab.surface.grab().toImage() != before
    state = json.loads(json.dumps(tab.state()))
    tab.surface.turn(0.0, 90.0)
    tab.restore(state)
    settle(tab)
    assert tab.surface.azimuth == state["view"]["azimuth"]


# From noise


def test_the_way_from_noise_is_played_and_scrubbed(tab, show):
    show(view="noise")
    assert tab.player.isVisible()
    assert tab.player.count == 3 * mvn.STEPS + 1
    tab.player.first()
    assert tab.noise.image.pos().x() == pytest.approx(tab.params.eps_x)
    tab.player.last()
    expected = tab.params.mean + np.linalg.cholesky(tab.params.covariance) @ [
        tab.params.eps_x,
        tab.params.eps_y,
    ]
    assert (tab.noise.image.pos().x(), tab.noise.image.pos().y()) == pytest.approx(tuple(expected))
    show(view="density")
    assert not tab.player.isVisible()
    assert len(tab.recording) == 0


def test_either_end_of_the_followed_point_can_be_dragged(tab, settle, show):
    show(view="noise")
    drag(tab.noise.before, (1.0, 1.0), (-1.0, 2.0))
    settle(tab)
    assert (tab.params.eps_x, tab.params.eps_y) == pytest.approx((-1.0, 2.0), abs=0.1)
    image = tab.noise.image.pos()
    drag(tab.noise.after, (image.x(), image.y()), tab.params.mean)
    settle(tab)
    assert (tab.params.eps_x, tab.params.eps_y) == pytest.approx((0.0, 0.0), abs=0.15)


def test_without_a_factor_the_matrix_is_explained_instead(tab, show):
    show(view="noise", matrix=(1.0, 2.0, 1.0))
    assert tab.plane.joint.explanation.isVisible()
    assert not tab.player.isVisible()


# Fit


def test_points_are_placed_dragged_removed_and_taken_back(tab, settle, show):
    show(view="fit", points=())
    plane = tab.fit.plane
    assert "Click" in tab.status.message.text()
    for point in ((-2.0, -1.0), (0.0, 1.0), (2.0, 1.5)):
        click(plane, point)
        settle(tab)
    assert np.array(tab.params.points) == pytest.approx(
        np.array([(-2.0, -1.0), (0.0, 1.0), (2.0, 1.5)]), abs=0.05
    )
    drag(plane, (2.0, 1.5), (3.0, -1.0))
    settle(tab)
    assert tab.params.points[2] == pytest.approx((3.0, -1.0), abs=0.1)
    tab.undo()
    assert tab.params.points[2] == pytest.approx((2.0, 1.5), abs=0.05)
    settle(tab)
    click(plane, (0.0, 1.0), RIGHT)
    settle(tab)
    assert len(tab.params.points) == 2
    assert "line" in tab.status.message.text()
    tab.undo()
    settle(tab)
    assert len(tab.params.points) == 3
    tab.panel.editor("clear").click()
    settle(tab)
    assert tab.params.points == ()
    assert not tab.panel.editor("clear").isEnabled()


def test_form_and_divisor_change_the_ellipse(tab, show):
    show(view="fit")
    full = curve(tab.fit.ellipses[1])
    show(divisor="n_minus_1")
    unbiased = curve(tab.fit.ellipses[1])
    mean = np.array(tab.params.points).mean(axis=0)
    assert (unbiased - mean) == pytest.approx((full - mean) * np.sqrt(7 / 6), rel=1e-6)
    assert tab.formula.formula == "normal_2d_unbiased"
    show(form="spherical")
    lengths = np.hypot(*(curve(tab.fit.ellipses[1]) - mean).T)
    assert np.ptp(lengths) == pytest.approx(0.0, abs=1e-9)


def test_galton_replaces_the_points_that_were_placed_by_hand(tab, settle):
    tab.panel._edit("view", "fit")
    tab.panel._edit("data", "galton")
    settle(tab)
    assert tab.params.points == ()
    assert len(tab.fit.data.getData()[0]) == 934
    assert tab.fit.plane._labels["bottom"].endswith("(in)")


def test_a_table_of_two_columns_is_fitted(tab, settle, qtbot, tmp_path):
    rng = np.random.default_rng(1)
    path = tmp_path / "own.csv"
    np.savetxt(path, rng.standard_normal((30, 2)), delimiter=",", header="left,right", comments="")
    tab.open_data(path)
    settle(tab)
    assert tab.params.view == "fit"
    assert tab.fit.plane._labels["bottom"] == "left"
    assert tab.status._truth[0][1].startswith("30")
    np.savetxt(path, rng.standard_normal((30, 1)), header="alone", comments="")
    tab.open_data(path)
    qtbot.waitUntil(lambda: "only one column" in tab.status.message.text())


def test_data_are_not_drawn_from_what_is_no_distribution(tab, qtbot):
    tab.set_params(replace(tab.params, view="fit", data="normal", matrix=(1.0, 2.0, 1.0)))
    qtbot.waitUntil(lambda: tab.status.failed)
    assert "positive definite" in tab.status.message.text()


# Matrix lab


def test_entries_are_edited_and_the_product_follows(tab, settle, show):
    show(view="lab")
    result = {index: cell.text() for index, cell in tab.lab.result.cells.items()}
    assert result == {(0, 0): "19", (0, 1): "22", (1, 0): "43", (1, 1): "50"}
    tab.lab.a.cells[0, 1].setValue(-3.0)
    settle(tab)
    assert tab.params.a == ((1.0, -3.0), (3.0, 4.0))
    assert tab.lab.result.cells[0, 0].text() == "−16"
    tab.undo()
    settle(tab)
    assert tab.lab.result.cells[0, 0].text() == "19"


def test_the_row_and_the_column_of_the_chosen_entry_stand_out(tab, show):
    show(view="lab")
    tab.lab.result.cells[1, 0].click()
    assert tab.lab.a._lit == {(1, 0), (1, 1)}
    assert tab.lab.b._lit == {(0, 0), (1, 0)}
    assert tab.formula.numbers == "C[1, 0] = 3·5 + 4·7 = 43"


def test_shapes_that_do_not_match_say_why(tab, settle, show):
    show(view="lab")
    tab.panel._edit("b", (3, 2))
    settle(tab)
    assert tab.params.b == ((5.0, 6.0), (7.0, 8.0), (0.0, 0.0))
    assert "A has 2 columns and B has 3 rows" in tab.lab.reason.text()
    assert not tab.lab.result.isVisible()
    tab.panel._edit("a", (2, 2, 3))
    tab.panel._edit("operation", "sum_axis")
    settle(tab)
    assert not tab.lab.b.isVisible()
    assert tab.lab.result.isVisible()
    assert len(tab.lab.result.cells) == 6
    assert not tab.panel.editor("b").isVisible()


@pytest.mark.parametrize(
    "operation", ["sum", "hadamard", "inner", "product", "transpose", "determinant", "inverse", "sum_axis"]
)
def test_every_operation_shows_its_formula_and_a_result_or_a_reason(tab, show, operation):
    for a, b in (
        ((1.0, 2.0), (3.0, 4.0)),
        (((1.0, 2.0, 3.0),), (3.0, 4.0, 5.0)),
        (((1.0, 1.0), (1.0, 1.0)), (2.0, 3.0)),
    ):
        show(view="lab", operation=operation, a=a, b=b)
        assert tab.formula.formula == f"lab_{operation}"
        assert tab.lab.result.isVisible() != bool(tab.lab.reason.text())
        assert "{" not in tab.lab.reason.text()


# Every view


@pytest.mark.parametrize("view", ["density", "noise", "fit", "lab"])
def test_each_view_shows_its_own_controls_and_survives_json(tab, settle, show, view):
    show(view=view)
    assert visible_controls(tab) == shown_controls(tab.params)
    state = json.loads(json.dumps(tab.state()))
    tab.reset()
    settle(tab)
    tab.restore(state)
    settle(tab)
    assert tab.params.view == view
    tab.set_picture_only(True)
    tab.set_picture_only(False)
    assert tab.player.isVisible() == (view == "noise")
