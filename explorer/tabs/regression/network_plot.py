"""The main picture of the network: points to place by hand, the fit, and what its hidden units add."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal

from engines.regression.network_params import NetworkFrame
from explorer.parts.plots import Plot, colour_of, faded, ink
from explorer.parts.theme import Theme, Truth

_FEW = 60


class MovablePoints(pg.ScatterPlotItem):
    """Dots that can be dragged anywhere; ``moved`` carries the row and the new place."""

    moved = Signal(int, float, float)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__(pen=None)
        self._row: int | None = None

    def mouseDragEvent(self, event: Any) -> None:
        """Follow the hand from the dot under it."""
        if event.isStart():
            hit = self.pointsAt(event.buttonDownPos())
            self._row = hit[0].index() if len(hit) and event.button() == Qt.MouseButton.LeftButton else None
        if self._row is None:
            event.ignore()
            return
        event.accept()
        self.moved.emit(self._row, event.pos().x(), event.pos().y())
        if event.isFinish():
            self._row = None
            self.dropped.emit()


class NetworkPlot(Plot):
    """Data, what is true where it is known, the fit, and the contributions of the hidden units.

    ``pointAdded`` carries a place, ``pointMoved`` a row and its new place, ``pointRemoved`` a row.
    """

    pointAdded = Signal(float, float)
    pointMoved = Signal(int, float, float)
    pointRemoved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._few = False
        self.units = pg.PlotCurveItem(connect="finite")
        self.add_styled(self.units, self._style_units)
        self.points = MovablePoints()
        self.add_styled(self.points, self._style_points)
        self.truth = self.curve(Truth.EXACT, width=1.5)
        self.fit = self.curve(Truth.LEARNED, width=3.0)
        self.message = self.text(ink, bold=True)
        self.points.moved.connect(self.pointMoved)
        self.points.dropped.connect(self.released)
        self.clicked.connect(self.pointAdded)
        self.scene().sigMouseClicked.connect(self._remove)
        self.set_ranges((-0.1, 1.1), (-1.5, 2.5))

    def show_frame(self, frame: NetworkFrame, *, units: bool) -> None:
        """Draw one step of a training."""
        self.set_ranges(frame.x_range, frame.y_range)
        few = len(frame.x) <= _FEW
        if few != self._few:
            self._few = few
            self._style_points(self._theme)
        self.points.setData(x=frame.x, y=frame.y)
        truth = frame.truth()
        self.truth.setData(frame.grid()[: len(truth)], truth)
        self.fit.setData(frame.grid(), frame.fit())
        self.show_units(frame if units else None)

    def show_units(self, frame: NetworkFrame | None) -> None:
        """Draw the contributions of the hidden units, or none."""
        self.units.setVisible(frame is not None)
        if frame is not None:
            self.units.setData(*frame.contributions())
            self._style_units(self._theme, frame.params.hidden)

    def show_message(self, text: str) -> None:
        """Write a line in the middle of the picture; an empty text removes it."""
        self.message.setText(text)
        self.message.setPos(self.getViewBox().viewRect().center())

    def _style_units(self, theme: Theme, count: int = 10) -> None:
        # The more units there are, the fainter is each; one pixel wide, since there may be 200 of them.
        alpha = max(0.12, min(0.5, 5.0 / count))
        self.units.setPen(pg.mkPen(faded(colour_of(Truth.LEARNED, theme), alpha), width=1))

    def _style_points(self, theme: Theme) -> None:
        colour = colour_of(Truth.SAMPLED, theme)
        self.points.setSize(theme.px(10 if self._few else 6.5))
        self.points.setBrush(faded(colour, 0.85 if self._few else 0.6))
        self.points.setPen(pg.mkPen(theme.ground, width=1) if self._few else None)

    def _remove(self, event: Any) -> None:
        if event.button() != Qt.MouseButton.RightButton:
            return
        hit = self.points.pointsAt(self.points.mapFromScene(event.scenePos()))
        if len(hit):
            self.pointRemoved.emit(hit[0].index())
