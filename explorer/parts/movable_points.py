"""Points that a hand places, drags and takes away."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal

from explorer.parts.plots import Dots, Plot, colour_of, faded
from explorer.parts.theme import Theme, Truth

_LARGE, _SMALL = 11, 6  # pixels at 100 % text


class MovablePoints(Dots):
    """Points of a plot in the hand: a click adds one, a drag moves it, a right click takes it away.

    ``placed(x, y)``, ``moved(row, x, y)``, ``removed(row)`` tell what the hand does, and the plot's
    ``released`` that it has let go. The points themselves change with ``setData(x=…, y=…)`` only.

    Parameters
    ----------
    plot
        Where they lie. A click on one of its handles adds no point.
    few
        Number of points up to which they are large, so that a hand finds them.
    """

    placed = Signal(float, float)
    moved = Signal(int, float, float)
    removed = Signal(int)

    def __init__(self, plot: Plot, *, few: int = 60) -> None:
        super().__init__(pen=None)
        self.held: int | None = None
        """Row of the point in the hand."""
        self._plot, self._most_large, self._large = plot, few, True
        plot.add_styled(self, self._apply)
        plot.clicked.connect(self._place)
        self.sigPlotChanged.connect(self._choose_size)

    def mouseDragEvent(self, ev: Any) -> None:
        """Follow the hand from the point under it."""
        if ev.isStart() and ev.button() == Qt.MouseButton.LeftButton:
            self.held = self._row_at(ev.buttonDownPos())
        if self.held is None:
            ev.ignore()
            return
        ev.accept()
        self.moved.emit(self.held, ev.pos().x(), ev.pos().y())
        if ev.isFinish():
            self.held = None
            self._plot.released.emit()

    def mouseClickEvent(self, ev: Any) -> None:
        """Take a point away; a left click on one is no click on the plot."""
        row = self._row_at(ev.pos())
        if row is None:
            ev.ignore()
            return
        ev.accept()
        if ev.button() == Qt.MouseButton.RightButton:
            self.removed.emit(row)

    def hoverEvent(self, ev: Any) -> None:
        """Show by the cursor that there is something to hold."""
        if not ev.isExit() and self._row_at(ev.pos()) is not None:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()

    def _row_at(self, place: Any) -> int | None:
        hit = self.pointsAt(place)
        return hit[0].index() if len(hit) else None

    def _place(self, x: float, y: float) -> None:
        if not self._plot.on_handle(x, y):
            self.placed.emit(x, y)

    def _choose_size(self) -> None:
        large = len(self.data) <= self._most_large
        if large != self._large:
            self._large = large
            self._apply(self._theme)

    def _apply(self, theme: Theme) -> None:
        self._theme = theme
        self.setSize(theme.px(_LARGE if self._large else _SMALL))
        self.setBrush(faded(colour_of(Truth.SAMPLED, theme), 0.85 if self._large else 0.5))
        self.setPen(pg.mkPen(theme.ground, width=1) if self._large else None)
