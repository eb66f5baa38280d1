"""What the tests of the mixture chapter's views share: a view on the screen, and a mouse that drags."""

from contextlib import contextmanager
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.parts.theme import theme
from explorer.tabs.gmm import GmmTab
from explorer.tabs.gmm.params import GmmTabParams

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


@contextmanager
def shown_view(name, qtbot, settle):
    """Show the chapter with a view."""
    tab = GmmTab()
    tab.set_params(replace(GmmTabParams(), view=name))
    tab.end_gesture()
    qtbot.addWidget(tab)
    tab.apply_theme(theme())
    tab.resize(1280, 690)
    tab.show()
    tab.activate()
    settle(tab)
    yield tab
    tab.shut_down()


def use(tab, settle, name, value):
    """Set a control of the shown view as its user does, and wait for the picture."""
    tab.end_gesture()
    editor = tab.panel.editor(f"{tab.params.view}.{name}")
    if hasattr(editor, "entry"):
        editor.entry.setValue(value)
    elif hasattr(editor, "setChecked"):
        editor.setChecked(value)
    else:
        index = editor.findData(value)
        editor.setCurrentIndex(index)
        editor.activated.emit(index)
    settle(tab)


def pixel(plot, point):
    return plot.viewportTransform().map(plot.getViewBox().mapViewToScene(QPointF(*point)))


def drag(plot, *points):
    """Drag over points of a plot, whose pixels are those before the drag."""
    QTest.qWait(30)  # until the layout stands
    here, *places = (pixel(plot, point) for point in points)
    mouse(plot, QEvent.Type.MouseMove, here, NONE, NONE)
    mouse(plot, QEvent.Type.MouseButtonPress, here, LEFT, LEFT)
    for place in places:
        for share in (0.3, 0.7, 1.0):
            mouse(plot, QEvent.Type.MouseMove, here + share * (place - here), NONE, LEFT)
        here = place
    mouse(plot, QEvent.Type.MouseButtonRelease, here, LEFT, NONE)


def click(plot, point):
    """Click on a point of a plot."""
    drag(plot, point)


def mouse(plot, kind, place, button, buttons):
    QTest.qWait(15)  # pyqtgraph takes note of no more than a hundred moves a second
    view = plot.viewport()
    event = QMouseEvent(kind, place, view.mapToGlobal(place), button, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)


def position(item):
    return np.array([item.pos().x(), item.pos().y()])


def cell(readout, row, column):
    return readout._cells[row][column].text()
