"""Points in the hand: placed, dragged and taken away with the mouse."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from explorer.parts.movable_points import MovablePoints
from explorer.parts.plots import Plot
from explorer.parts.theme import theme
from tests.explorer.hands import drag, place

pytestmark = pytest.mark.qt_log_ignore("not accepted by receiving widget")  # QTest on a plot that ignores it
FAR_APART = np.array([-2.0, 0.0, 2.0])


@pytest.fixture
def plot(app, qtbot):
    plot = Plot()
    plot.apply_theme(theme())
    qtbot.addWidget(plot)
    plot.resize(400, 400)
    plot.set_ranges((-3.0, 3.0), (-3.0, 3.0))
    plot.show()
    qtbot.wait(20)
    return plot


@pytest.fixture
def points(plot):
    points = MovablePoints(plot, few=3)
    points.setData(x=FAR_APART, y=FAR_APART)
    return points


@pytest.fixture
def told(plot, points):
    """What the points tell of the hand, in the order of the telling."""
    told: list[tuple] = []
    points.placed.connect(lambda x, y: told.append(("placed", x, y)))
    points.moved.connect(lambda row, x, y: told.append(("moved", row, x, y)))
    points.removed.connect(lambda row: told.append(("removed", row)))
    plot.released.connect(lambda: told.append(("released",)))
    return told


def click(qtbot, plot, x, y, button=Qt.MouseButton.LeftButton):
    qtbot.mouseClick(plot.viewport(), button, pos=place(plot, x, y))


def test_a_click_places_a_point_but_not_on_another_or_on_a_handle(qtbot, plot, points, told):
    handle = plot.handle()
    handle.place(-1.0, 1.0)
    click(qtbot, plot, 0.0, 0.0)
    click(qtbot, plot, -1.0, 1.0)
    assert set(told) <= {("released",)}
    handle.setVisible(False)
    click(qtbot, plot, -1.0, 1.0)
    click(qtbot, plot, 1.0, -1.0)
    placed = [entry for entry in told if entry != ("released",)]
    assert [what for what, *_ in placed] == ["placed", "placed"]
    assert [where for _, *where in placed] == [
        pytest.approx((-1.0, 1.0), abs=0.05),
        pytest.approx((1.0, -1.0), abs=0.05),
    ]


def test_a_drag_moves_the_point_under_the_hand_and_ends_once(qtbot, plot, points, told):
    drag(qtbot, plot, (2.0, 2.0), (1.0, -1.0))
    assert {what[:2] for what in told[:-1]} == {("moved", 2)}
    assert told[-2][2:] == pytest.approx((1.0, -1.0), abs=0.05)
    assert told[-1] == ("released",)
    assert points.held is None


def test_nothing_is_dragged_from_an_empty_place(qtbot, plot, points, told):
    drag(qtbot, plot, (-2.0, 2.0), (0.0, 2.0))
    assert told == []


def test_a_right_click_takes_a_point_away_and_nothing_else(qtbot, plot, points, told):
    click(qtbot, plot, 0.0, 0.0, Qt.MouseButton.RightButton)
    click(qtbot, plot, -2.0, 2.0, Qt.MouseButton.RightButton)
    assert told == [("removed", 1)]


def test_points_follow_the_data_while_they_are_held(qtbot, plot, points, told):
    points.moved.connect(lambda row, x, y: points.setData(x=FAR_APART + x, y=FAR_APART))
    drag(qtbot, plot, (0.0, 0.0), (0.5, 0.0))
    assert {what[1] for what in told[:-1]} == {1}


def test_many_points_are_smaller_and_grow_with_the_text(plot, points):
    large = points.opts["size"]
    points.setData(x=np.zeros(4), y=np.zeros(4))
    small = points.opts["size"]
    assert small < large
    plot.apply_theme(theme(scale=200))
    assert points.opts["size"] == 2 * small
    points.setData(x=np.zeros(3), y=np.zeros(3))
    assert points.opts["size"] == 2 * large
