"""Strokes of the mouse on a plot."""

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from explorer.parts.strokes import StrokePlot
from tests.explorer.hands import drag, place

pytestmark = pytest.mark.qt_log_ignore("not accepted by receiving widget")  # QTest on a plot that ignores it


class Doubled(StrokePlot):
    def brush(self, x, y):
        return 2 * x, 2 * y


@pytest.fixture(params=[StrokePlot, Doubled])
def plot(request, app, qtbot):
    plot = request.param()
    qtbot.addWidget(plot)
    plot.resize(400, 400)
    plot.set_ranges((-3.0, 3.0), (-3.0, 3.0))
    plot.paintable = True
    plot.show()
    qtbot.wait(20)
    return plot


@pytest.fixture
def pieces(plot):
    pieces = []
    plot.stroked.connect(lambda *piece: pieces.append(piece))
    return pieces


@pytest.fixture
def ends(plot):
    ends = []
    plot.released.connect(lambda: ends.append(1))
    return ends


def test_a_stroke_is_a_chain_of_pieces_from_press_to_release(qtbot, plot, pieces, ends):
    drag(qtbot, plot, (-2.0, 1.0), (2.0, -1.0))
    scale = plot.brush(1.0, 1.0)[0]
    assert pieces[0] == pytest.approx(2 * (-2.0 * scale, scale), abs=0.05 * scale)
    assert pieces[-1][2:] == pytest.approx((2.0 * scale, -scale), abs=0.05 * scale)
    assert all(one[2:] == other[:2] for one, other in itertools.pairwise(pieces))
    assert len(ends) == 1


def test_nothing_is_painted_unless_it_may_be(qtbot, plot, pieces, ends):
    plot.paintable = False
    drag(qtbot, plot, (-2.0, 1.0), (2.0, -1.0))
    assert plot.cursor().shape() == Qt.CursorShape.ArrowCursor
    plot.paintable = True
    assert plot.cursor().shape() == Qt.CursorShape.CrossCursor
    QTest.mouseClick(plot.viewport(), Qt.MouseButton.RightButton, pos=place(plot, 0.0, 0.0))
    QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=place(plot, 0.0, -3.3))  # on the axis
    assert pieces == ends == []


def test_a_handle_can_still_be_dragged(qtbot, plot, pieces, ends):
    handle = plot.handle()
    handle.place(0.0, 0.0)
    drag(qtbot, plot, (0.0, 0.0), (1.0, 1.0))
    assert pieces == []
    assert len(ends) == 1
    assert (handle.pos().x(), handle.pos().y()) == pytest.approx((1.0, 1.0), abs=0.05)


def test_another_button_ends_no_stroke(qtbot, plot, pieces, ends):
    left, right = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
    viewport = plot.viewport()
    QTest.mousePress(viewport, left, pos=place(plot, -1.0, 0.0))
    QTest.mouseClick(viewport, right, pos=place(plot, -1.0, 0.0))
    assert ends == []
    QTest.mouseMove(viewport, place(plot, 1.0, 0.0))
    qtbot.wait(20)
    QTest.mouseRelease(viewport, left, pos=place(plot, 1.0, 0.0))
    assert pieces[-1][2] == pytest.approx(plot.brush(1.0, 0.0)[0], abs=0.1)
    assert len(ends) == 1
