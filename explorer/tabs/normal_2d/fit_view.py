"""The view of the fit: points, placed and dragged by hand or from a data set, and the fitted ellipses."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engines.multivariate_normal import FIT_MASSES, FitFrame
from explorer.parts.plots import Plot
from explorer.parts.theme import Theme, Truth


class HandPoints(pg.ScatterPlotItem):
    """Points that can be dragged, and removed by a click of the right button."""

    moved = Signal(int, float, float)
    removed = Signal(int)
    released = Signal()

    def __init__(self) -> None:
        super().__init__(pen=None, hoverable=True)
        self.setZValue(20)
        self._held: int | None = None

    def mouseDragEvent(self, event: Any) -> None:
        """Move the point under the hand."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        if event.isStart():
            under = self.pointsAt(event.buttonDownPos())
            self._held = under[0].index() if len(under) else None
        if self._held is None:
            event.ignore()
            return
        event.accept()
        self.moved.emit(self._held, event.pos().x(), event.pos().y())
        if event.isFinish():
            self._held = None
            self.released.emit()

    def mouseClickEvent(self, event: Any) -> None:
        """Remove a point; a left click on one is no click on the plane."""
        under = self.pointsAt(event.pos())
        if not len(under):
            event.ignore()
            return
        event.accept()
        if event.button() == Qt.MouseButton.RightButton:
            self.removed.emit(under[0].index())


class FitView(QWidget):
    """Points and the normal fitted to them.

    Attributes
    ----------
    plane
        The plot.
    data, points, ellipses, truth, centre
        Its items: the data set, the points placed by hand, one ellipse for each of ``FIT_MASSES``, those of
        the distribution that the data were drawn from, and the estimated mean.
    """

    placed = Signal(float, float)
    moved = Signal(int, float, float)
    removed = Signal(int)
    released = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.plane = Plot()
        self.data = self.plane.dots(size=5, alpha=0.6)
        self.truth = tuple(self.plane.curve(Truth.EXACT) for _ in FIT_MASSES)
        self.ellipses = tuple(self.plane.curve(Truth.LEARNED) for _ in FIT_MASSES)
        self.centre = pg.ScatterPlotItem(symbol="+")
        self.plane.add_styled(self.centre, self._style_centre)
        self.points = HandPoints()
        self.plane.add_styled(self.points, self._style_points)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self.plane)
        self.plane.clicked.connect(self.placed)
        self.points.moved.connect(self.moved)
        self.points.removed.connect(self.removed)
        self.points.released.connect(self.released)

    def show_frame(self, frame: FitFrame) -> None:
        """Draw points and estimate."""
        # Units of length alike, or the angles of the ellipse would lie; of unlike ones they say nothing.
        self.plane.setAspectLocked((not frame.names and len(frame.data) == 0) or frame.truth is not None)
        self.plane.set_ranges(*frame.extent)
        self.data.setData(x=frame.data[:, 0], y=frame.data[:, 1])
        self.points.setData(x=frame.points[:, 0], y=frame.points[:, 1])
        for index, item in enumerate(self.ellipses):
            item.setVisible(bool(frame.ellipses))
            if frame.ellipses:
                item.setData(*frame.ellipses[index].T)
            self.truth[index].setVisible(frame.truth is not None)
            if frame.truth is not None:
                self.truth[index].setData(*frame.true_ellipses[index].T)
        known = bool(frame.ellipses)
        self.centre.setVisible(known)
        if known:
            self.centre.setData(x=frame.mean[:1], y=frame.mean[1:])

    def _style_centre(self, theme: Theme) -> None:
        self.centre.setSize(theme.px(16))
        self.centre.setBrush(pg.mkBrush(theme.vermilion))
        self.centre.setPen(pg.mkPen(theme.ground, width=theme.width(1)))

    def _style_points(self, theme: Theme) -> None:
        self.points.setSize(theme.px(13))
        self.points.setBrush(pg.mkBrush(theme.blue))
        self.points.setPen(pg.mkPen(theme.ground, width=theme.width(1.5)))
        self.points.opts["hoverBrush"] = pg.mkBrush(theme.ink)
