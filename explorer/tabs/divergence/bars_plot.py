"""A few bars that are dragged by hand, with the outlines of what they are compared with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from explorer.parts.plots import Colour, Plot, colour_of, faded, ink
from explorer.parts.theme import Theme

_HALF = 0.36


class _Grip(pg.GraphicsObject):
    """Takes hold of the bar in whose column the hand is; ``moved`` carries its index and the height."""

    moved = Signal(int, float)
    released = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._area = QRectF()
        self._held: int | None = None
        self.enabled = True
        self.setZValue(50)

    def cover(self, area: QRectF) -> None:
        """Be as large as the plot, so that a bar of height 0 can be taken hold of."""
        if area != self._area:
            self.prepareGeometryChange()
            self._area = area

    def boundingRect(self) -> QRectF:
        return self._area

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        """Draw nothing."""

    def mouseDragEvent(self, event: Any) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self.enabled:
            event.ignore()
            return
        event.accept()
        if event.isStart():
            self._held = round(event.buttonDownPos().x()) - 1
        if self._held is not None:
            self.moved.emit(self._held, event.pos().y())
        if event.isFinish():
            self._held = None
            self.released.emit()


class BarsPlot(Plot):
    """Bars at 1, 2, …; ``dragged`` carries the index of a bar (from 0) and where its top is wanted.

    Parameters
    ----------
    colour
        Of the bars.
    outline
        Of the outlines.
    """

    dragged = Signal(int, float)

    def __init__(self, colour: Colour = ink, outline: Colour = ink) -> None:
        super().__init__()
        self._count = 0
        self._drawn: tuple[Any, ...] = ()
        self.bars = pg.BarGraphItem(x=[], height=[], width=2 * _HALF)
        self.add_styled(self.bars, lambda theme: self._style(theme, colour))
        self.outlines = pg.PlotCurveItem(connect="finite")
        self.outlines.setZValue(20)
        self.add_styled(self.outlines, lambda theme: self.outlines.setPen(self._pen(theme, outline)))
        self.tops = pg.ScatterPlotItem(symbol="o")
        self.tops.setZValue(40)
        self.add_styled(self.tops, lambda theme: self._style_tops(theme, colour))
        self.grip = _Grip()
        self.grip.setCursor(Qt.CursorShape.SizeVerCursor)
        self.addItem(self.grip, ignoreBounds=True)
        self.grip.moved.connect(self._move)
        self.grip.released.connect(self.released)

    def show_bars(
        self, heights: Sequence[float], top: float, names: Callable[[int], str] = lambda k: str(k + 1)
    ) -> None:
        """Draw the bars on an axis from 0 to `top`; `names` gives the tick below each."""
        count = len(heights)
        drawn = (tuple(heights), top, tuple(map(names, range(count))))
        if drawn == self._drawn:  # the other plots' bars are being dragged
            return
        self._drawn = drawn
        x = np.arange(1, count + 1)
        self.set_ranges((0.4, count + 0.6), (0.0, top))
        self.grip.cover(QRectF(0.5, -0.1 * top, count, 1.2 * top))
        self._count = count
        self.getAxis("bottom").setTicks([list(enumerate(drawn[2], start=1))])
        self.bars.setOpts(x=x, height=np.asarray(heights))
        self.tops.setData(x=x, y=np.asarray(heights))

    def show_outlines(self, heights: Sequence[float]) -> None:
        """Draw outlines over the bars; none of an empty sequence."""
        self.outlines.setData(*_boxes(heights))

    def set_draggable(self, draggable: bool) -> None:
        """Let the bars be dragged or not; the rings on them say which."""
        self.grip.enabled = draggable
        self.grip.setVisible(draggable)
        self.tops.setVisible(draggable)

    def _move(self, index: int, height: float) -> None:
        self.dragged.emit(min(max(index, 0), self._count - 1), height)

    def _style(self, theme: Theme, colour: Colour) -> None:
        self.bars.setOpts(brush=faded(colour_of(colour, theme), 0.35), pen=pg.mkPen(colour_of(colour, theme)))

    def _style_tops(self, theme: Theme, colour: Colour) -> None:
        self.tops.setSize(theme.px(13))
        self.tops.setPen(pg.mkPen(colour_of(colour, theme), width=theme.width(2.5)))
        self.tops.setBrush(pg.mkBrush(theme.ground))

    @staticmethod
    def _pen(theme: Theme, outline: Colour) -> Any:
        return pg.mkPen(colour_of(outline, theme), width=theme.width(2.5), style=Qt.PenStyle.DashLine)


def _boxes(heights: Sequence[float]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Rectangles around bars as one line that is broken between them."""
    x: list[float] = []
    y: list[float] = []
    for k, height in enumerate(heights, start=1):
        x += [k - _HALF, k - _HALF, k + _HALF, k + _HALF, np.nan]
        y += [0.0, height, height, 0.0, np.nan]
    return np.array(x), np.array(y)
