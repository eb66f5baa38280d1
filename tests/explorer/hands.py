"""A hand on a plot: the mouse at places given in the plot's own coordinates."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

LEFT = Qt.MouseButton.LeftButton


def place(plot, x, y):
    """Where a point of the data lies in the plot's viewport."""
    return plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(x, y)))


def drag(qtbot, plot, start, end):
    """Press at ``start`` (x, y), move in a few stretches, let go at ``end``."""
    viewport, first, last = plot.viewport(), place(plot, *start), place(plot, *end)
    QTest.mouseMove(viewport, first)
    QTest.mousePress(viewport, LEFT, pos=first)
    for share in (0.2, 0.5, 0.8, 1.0):
        QTest.mouseMove(viewport, first + (last - first) * share)
        qtbot.wait(15)
    QTest.mouseRelease(viewport, LEFT, pos=last)
