"""The 2-D normal tab as its user meets it: sliders, dragged handles, numbers, undo."""

import json
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engines import multivariate_normal as mvn
from engines.multivariate_normal import Normal2dParams
from explorer.parts.theme import theme
from explorer.tabs.normal_2d import Normal2dTab
from explorer.tabs.normal_2d.plane_view import SPLAT_ABOVE


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
        settle(tab)

    return set_and_settle


def pixel(tab, point):
    plane = tab.plane.joint.plane
    return plane.viewportTransform().map(plane.getViewBox().mapViewToScene(QPointF(*point)))


def drag(tab, start, *stops):
    """Drag with the mouse from one point of the plane over others, without letting go in between."""
    button, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    mouse(tab, QEvent.Type.MouseMove, start, none, none)
    mouse(tab, QEvent.Type.MouseButtonPress, start, button, button)
    for stop in stops:
        for share in (0.3, 0.6, 1.0):
            point = start + share * (np.asarray(stop) - start)
            mouse(tab, QEvent.Type.MouseMove, point, none, button)
        start = np.asarray(stop)
    mouse(tab, QEvent.Type.MouseButtonRelease, start, button, none)


def mouse(tab, kind, point, button, buttons):
    QTest.qWait(15)  # pyqtgraph takes note of no more than a hundred moves a second
    view = tab.plane.joint.plane.viewport()
    place = pixel(tab, point)
    event = QMouseEvent(kind, place, view.mapToGlobal(place), button, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)


def position(item):
    return np.array([item.pos().x(), item.pos().y()])


def curve(item):
    return np.column_stack(item.getData())


def test_dragging_the_centre_moves_the_mean_and_both_marginals(tab, settle):
    covariance = tab.numbers.covariance.entries
    drag(tab, tab.params.mean, (2.0, 1.5))
    settle(tab)
    assert tab.params.mean == pytest.approx([2.0, 1.5], abs=0.1)
    for marginal, mean in zip(tab.plane.marginals, tab.params.mean, strict=True):
        x, density = marginal.getData()
        assert x[density.argmax()] == pytest.approx(mean, abs=0.05)
    assert position(tab.plane.centre) == pytest.approx(tab.params.mean)
    assert tab.panel.editor("mean_x").entry.value() == tab.params.mean_x
    assert tab.numbers.covariance.entries == covariance


def test_a_drag_is_one_step_of_undo_however_long_it_is(tab, settle):
    before = tab.params
    drag(tab, before.mean, (2.0, 1.5), (-2.0, 1.0))
    settle(tab)
    drag(tab, tab.params.mean, (0.0, 3.0))
    settle(tab)
    tab.undo()
    assert tab.params.mean == pytest.approx([-2.0, 1.0], abs=0.1)
    tab.undo()
    assert tab.params == before
    settle(tab)
    assert position(tab.plane.centre) == pytest.approx(before.mean)


def test_the_centre_stays_in_the_picture(tab, settle):
    drag(tab, tab.params.mean, (4.9, 0.0), (30.0, 0.0))
    settle(tab)
    assert tab.params.mean_x == mvn.EXTENT
    assert position(tab.plane.centre) == pytest.approx(tab.params.mean)


@pytest.mark.parametrize("held", [0, 1])
def test_dragging_an_end_stretches_and_turns_that_axis_only(tab, settle, held):
    before = mvn.picture(tab.params)
    mean = tab.params.mean
    goal = mean + np.array([1.0, 2.0])
    drag(tab, position(tab.plane.ends[held]), goal)
    settle(tab)
    assert position(tab.plane.ends[held]) == pytest.approx(goal, abs=0.1)
    eigenvalues = np.linalg.eigvalsh(tab.params.covariance)
    kept = before.eigenvalues[1 - held]
    assert np.abs(eigenvalues - kept).min() == pytest.approx(0.0, abs=2e-3)
    assert tab.params.mean == pytest.approx(mean)
    # The other handle stands at a right angle to the one that was dragged.
    arms = [position(end) - mean for end in tab.plane.ends]
    assert arms[0] @ arms[1] == pytest.approx(0.0, abs=1e-6)


def test_limits_met_during_a_drag_leave_no_trace(tab, settle):
    before, start = tab.params, position(tab.plane.ends[1])
    drag(tab, start, tab.params.mean + np.array([0.02, 0.01]), start)
    settle(tab)
    for field in ("std_x", "std_y", "rho"):
        assert getattr(tab.params, field) == pytest.approx(getattr(before, field), abs=0.05)


def test_a_handle_dragged_beyond_what_is_possible_returns_to_the_ellipse(tab, settle, show):
    show(mean_x=0.0, mean_y=0.0, std_x=1.0, std_y=1.0, rho=0.0)
    drag(tab, position(tab.plane.ends[0]), (4.8, 4.8), (-4.8, 4.8))
    settle(tab)
    assert abs(tab.params.rho) <= mvn.RHO_LIMIT
    for end in tab.plane.ends:
        assert np.abs(position(end)).max() < mvn.EXTENT


def test_a_hand_made_frame_is_drawn(tab):
    frame = mvn.picture(Normal2dParams(mean_x=-1.0, std_x=0.6, rho=-0.8, samples=7, seed=3))
    assert isinstance(frame, mvn.Normal2dFrame)
    tab.show_frame(replace(frame, shares=(0.1, 0.25, 0.75)))
    assert tab.plane.points.getData()[0] == pytest.approx(frame.samples[:, 0])
    np.testing.assert_array_equal(tab.plane.density.image, frame.density)
    assert position(tab.plane.centre) == pytest.approx([-1.0, -0.2])
    shares = [row[1].text() for row in tab.numbers.table._cells[:3]]
    assert shares == ["10.0 %", "25.0 %", "75.0 %"]


@pytest.mark.parametrize("rho", [-0.99, 0.0, 0.7])
def test_every_point_of_a_contour_has_the_mahalanobis_radius_of_its_mass(tab, show, rho):
    show(rho=rho)
    for item, mass in zip(tab.plane.contours, mvn.MASSES, strict=True):
        squared = mvn.squared_distance(curve(item), tab.params.mean, tab.params.covariance)
        assert 1.0 - np.exp(-squared / 2.0) == pytest.approx(np.full(len(squared), mass), abs=1e-9)


def test_the_axes_drawn_are_eigenvectors_of_the_covariance(tab, show):
    show(std_x=0.8, std_y=1.7, rho=0.55)
    for item in tab.plane.axes:
        first, last = curve(item)
        direction = last - first
        image = tab.params.covariance @ direction
        assert image[0] * direction[1] - image[1] * direction[0] == pytest.approx(0.0, abs=1e-9)


def test_a_handle_keeps_its_axis_where_the_ellipse_passes_a_circle(tab, show):
    show(mean_x=0.0, mean_y=0.0, std_x=1.2, std_y=1.0, rho=0.0)
    assert position(tab.plane.ends[0])[1] == pytest.approx(0.0, abs=1e-9)
    show(std_x=0.8)
    assert position(tab.plane.ends[0])[1] == pytest.approx(0.0, abs=1e-9)
    assert position(tab.plane.ends[1])[0] == pytest.approx(0.0, abs=1e-9)


def test_new_seed_draws_other_points_and_the_same_seed_the_same(tab, settle, qtbot):
    first = curve(tab.plane.points)
    button = tab.panel.editor("seed").button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(tab)
    assert not np.allclose(curve(tab.plane.points), first)
    tab.panel.editor("seed").entry.setValue(0)
    settle(tab)
    np.testing.assert_array_equal(curve(tab.plane.points), first)


def test_more_samples_than_dots_can_be_drawn_become_an_image_of_their_counts(tab, show):
    show(samples=SPLAT_ABOVE)
    assert len(curve(tab.plane.points)) == SPLAT_ABOVE
    assert not tab.plane.cloud.isVisible()
    show(samples=SPLAT_ABOVE + 1)
    assert tab.plane.cloud.isVisible()
    assert tab.plane.points.getData()[0].size == 0
    samples = mvn.picture(tab.params).samples
    assert tab.plane.cloud.image.sum() == (np.abs(samples) < mvn.EXTENT).all(axis=1).sum()


def test_without_samples_the_sampled_numbers_are_dashes(tab, show):
    show(samples=0)
    assert {row[1].text() for row in tab.numbers.table._cells} == {"–"}
    assert tab.numbers.sample_covariance.entries == (("–", "–"), ("–", "–"))


def test_the_numbers_are_those_of_the_engine(tab, show):
    show(mean_x=1.0, mean_y=-2.0, std_x=2.0, std_y=1.5, rho=-0.5)
    # Σ = [[4, −1.5], [−1.5, 2.25]], |Σ| = 6.75, Σ⁻¹ = [[1/3, 2/9], [2/9, 16/27]]
    assert tab.numbers.covariance.entries == (("4.00", "−1.50"), ("−1.50", "2.25"))
    assert tab.numbers.inverse.entries == (("0.333", "0.222"), ("0.222", "0.593"))
    assert tab.numbers.determinant.entries == (("6.75",),)
    eigenvalues = [float(row[0]) for row in tab.numbers.eigenvalues.entries]
    assert eigenvalues == pytest.approx(np.linalg.eigvalsh(tab.params.covariance)[::-1], rel=5e-3)
    assert tab.formula.numbers == (
        "= 0.0613 · exp{−½ [0.333 (x₁−1.00)² + 0.444 (x₁−1.00)(x₂+2.00) + 0.593 (x₂+2.00)²]}"
    )


def test_the_marginals_share_the_edges_of_the_plane_to_the_pixel(tab, qtbot):
    joint = tab.plane.joint
    for size in ((1280, 690), (1024, 610), (1920, 1040)):
        tab.resize(*size)
        qtbot.wait(30)
        for marginal, axis in ((joint.above, 0), (joint.beside, 1)):
            for value in (-4.0, 0.0, 4.0):
                points = []
                for plot in (joint.plane, marginal):
                    at = QPointF(value, 0.0) if axis == 0 else QPointF(0.0, value)
                    scene = plot.getViewBox().mapViewToScene(at)
                    points.append(plot.mapTo(joint, plot.mapFromScene(scene)))
                assert abs(points[0].x() - points[1].x() if axis == 0 else points[0].y() - points[1].y()) <= 1
        across, up = joint.plane.getViewBox().viewPixelSize()
        assert across == pytest.approx(up, rel=1e-3)
        assert joint.plane.getViewBox().viewRange()[0] == pytest.approx([-mvn.EXTENT, mvn.EXTENT], abs=0.1)


def test_no_label_stands_on_another_or_on_a_handle(tab, show):
    across, up = tab.plane.joint.plane.getViewBox().viewPixelSize()
    for values in ({"std_x": 0.1, "std_y": 0.1}, {"std_x": 3.0, "std_y": 3.0, "rho": 0.99}, {"rho": -0.6}):
        show(**values)
        shown = [label for label in tab.plane.labels if label.isVisible()]
        boxes = [(position(label), label.boundingRect()) for label in shown]
        for index, (at, box) in enumerate(boxes):
            assert np.abs(at).max() < mvn.EXTENT
            for other, _ in boxes[:index]:
                distance = np.abs(at - other)
                assert distance[0] >= box.width() * across * 0.9 or distance[1] >= box.height() * up * 0.9


def test_state_survives_json(tab, show, settle):
    show(mean_x=-3.0, rho=0.9, samples=1500, seed=5)
    state = json.loads(json.dumps(tab.state()))
    tab.reset()
    settle(tab)
    tab.restore(state)
    settle(tab)
    assert tab.params == Normal2dParams(mean_x=-3.0, rho=0.9, samples=1500, seed=5)


@pytest.mark.parametrize(
    "state",
    [
        None,
        {"params": {"rho": 2.0}},
        {"params": {"std_x": "wide"}},
        {"params": {"mean_z": 1.0}},
        {"params": {"samples": -1}},
    ],
)
def test_a_bad_state_is_refused_and_nothing_changes(tab, state):
    before = tab.params
    with pytest.raises(ValueError, match=r"\S"):
        tab.restore(state)
    assert tab.params == before
