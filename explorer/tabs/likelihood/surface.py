"""The linked picture: the mean log-likelihood over (μ, σ), its maximum, and two ways up to it."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsPathItem

from engines.likelihood import ClimbFrame, LikelihoodFrame, SufficientStatistics, Trace
from explorer.parts.plots import Colour, Plot, colour_of, faded, ink, muted, pen_of
from explorer.parts.theme import Theme, Truth
from explorer.tabs.likelihood.sample_plot import ASCENT, NEWTON

LEVELS = 7
_SHADE = 0.055  # opacity of the area inside one contour; they add up towards the top
_ARROW_HEAD = 11
_SHOWN = 0.72  # of the region that the engine lays out: the rest is steep and far from the maximum

Range = tuple[float, float]


class _Way:
    """One method's way: thin as far as it will lead, strong as far as it has been played."""

    def __init__(self, plot: SurfacePlot, colour: Colour, symbol: str) -> None:
        self.whole = plot.curve(colour, width=1.0)
        self.walked = plot.curve(colour, width=2.5)
        self.steps = plot.dots(colour, size=5, alpha=1.0)
        self.here = plot.dots(colour, size=12, alpha=1.0, outlined=True)
        for item in (self.steps, self.here):
            item.setSymbol(symbol)
        self.here.setZValue(60)

    def show(self, frame: ClimbFrame, trace: Trace) -> None:
        """Draw a trace up to the frame's step."""
        self.whole.setData(trace.points[:, 0], trace.points[:, 1])
        path = frame.path(trace)
        self.walked.setData(path[:, 0], path[:, 1])
        self.steps.setData(pos=path[:-1])
        self.here.setData(pos=path[-1:] if frame.step else path[:0])

    def clear(self) -> None:
        """Draw nothing."""
        for item in (self.whole, self.walked):
            item.setData([], [])
        for item in (self.steps, self.here):
            item.setData(pos=np.empty((0, 2)))


class SurfacePlot(Plot):
    """Contours of the mean log-likelihood; ``modelMoved`` carries (μ, σ) of the point that is dragged."""

    modelMoved = Signal(float, float)

    def __init__(self) -> None:
        super().__init__()
        self.contours = [self._contour() for _ in range(LEVELS)]
        self.ways = (_Way(self, ASCENT, "o"), _Way(self, NEWTON, "s"))
        self.maximum = pg.ScatterPlotItem(symbol="+")
        self.maximum.setZValue(40)
        self.add_styled(self.maximum, self._style_maximum)
        self.shaft = self.curve(ink, width=2.0)
        self.head = pg.ArrowItem(angle=0, pen=None, headLen=_ARROW_HEAD, tipAngle=50, baseAngle=10)
        self.add_styled(self.head, self._style_head)
        self.model = self.handle(Truth.LEARNED)
        self.model.moved.connect(self._drag)
        self.names = (self.label(ASCENT, (0, 0)), self.label(NEWTON, (0, 0)))
        self._drawn: SufficientStatistics | None = None
        self._ranges: tuple[Range, Range] | None = None

    def show_surface(self, frame: LikelihoodFrame) -> None:
        """Draw contours, maximum, model and gradient."""
        centre, reach = frame.statistics.mean, _SHOWN * (frame.mean_axis[-1] - frame.statistics.mean)
        wanted = ((centre - reach, centre + reach), (0.0, _SHOWN * float(frame.std_axis[-1])))
        if self._ranges is None or not _serves(self._ranges, wanted, frame):
            self._ranges = wanted
        self.set_ranges(*self._ranges)
        if frame.statistics != self._drawn:  # the contours know nothing of the model
            self._drawn = frame.statistics
            contours = frame.contours or [np.empty((0, 2))] * LEVELS
            for item, points in zip(self.contours, contours, strict=True):
                item.setPath(_closed(points))
        best = frame.statistics
        self.maximum.setData(pos=[(best.mean, best.std)] if frame.bounded else np.empty((0, 2)))
        self.model.place(frame.params.mean, frame.params.std)
        self._show_arrow(frame.arrow)

    def show_climb(self, frame: ClimbFrame | None) -> None:
        """Draw both ways; none where there is no maximum."""
        for way, name in zip(self.ways, ("ascent", "newton"), strict=True):
            if frame is None:
                way.clear()
            else:
                way.show(frame, getattr(frame, name))

    def retranslate(self) -> None:
        """Name the ways."""
        for name, text in zip(self.names, (self.tr("● gradient ascent"), self.tr("■ Newton")), strict=True):
            name.setText(text)

    def set_ranges(self, x: Range, y: Range) -> None:
        """Fix the visible range; the names of the ways stand at its upper left corner."""
        super().set_ranges(x, y)
        left, line = x[0] + 0.02 * (x[1] - x[0]), self.getViewBox().viewPixelSize()[1]
        top = y[1] - 0.02 * (y[1] - y[0])
        height = self.names[0].boundingRect().height() * line
        self.names[0].setPos(left, top)
        self.names[1].setPos(left, top - 0.8 * height)

    def _contour(self) -> QGraphicsPathItem:
        item = QGraphicsPathItem()
        item.setZValue(-5)

        def style(theme: Theme) -> None:
            pen = pen_of(muted, theme, 1.0)
            pen.setCosmetic(True)
            item.setPen(pen)
            item.setBrush(faded(colour_of(ink, theme), _SHADE))

        return self.add_styled(item, style)

    def _drag(self, mean: float, std: float) -> None:
        """Follow the hand, but stay above σ = 0."""
        self.modelMoved.emit(mean, max(std, float(self.getViewBox().viewPixelSize()[1])))

    def _show_arrow(self, arrow: NDArray[np.float64]) -> None:
        (x0, y0), (x1, y1) = arrow.tolist()
        width, height = self.getViewBox().viewPixelSize()
        across, up = (x1 - x0) / (width or 1.0), (y1 - y0) / (height or 1.0)
        long = math.hypot(across, up) > self._theme.px(_ARROW_HEAD)
        self.head.setVisible(long)
        self.shaft.setData(*(([x0, x1], [y0, y1]) if long else ([], [])))
        if long:
            self.head.setPos(x1, y1)
            self.head.setStyle(angle=180.0 - math.degrees(math.atan2(up, across)))

    def _style_maximum(self, theme: Theme) -> None:
        self.maximum.setSize(theme.px(17))
        self.maximum.setBrush(colour_of(ink, theme))
        self.maximum.setPen(pg.mkPen(theme.ground, width=theme.width(1)))

    def _style_head(self, theme: Theme) -> None:
        self.head.setStyle(brush=pg.mkBrush(theme.ink), headLen=theme.px(_ARROW_HEAD))


def _closed(points: NDArray[np.float64]) -> QPainterPath:
    path = QPainterPath()
    if len(points):
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points.tolist()]))
    return path


def _serves(shown: tuple[Range, Range], wanted: tuple[Range, Range], frame: LikelihoodFrame) -> bool:
    """Whether the ranges show the maximum well: while data are dragged the summit moves, not the axes."""
    best: Any = (frame.statistics.mean, frame.statistics.std or wanted[1][1] / 2.0)
    for (low, high), (new_low, new_high), place in zip(shown, wanted, best, strict=True):
        share = (place - low) / (high - low)
        if not (0.2 < share < 0.8 and 0.6 < (new_high - new_low) / (high - low) < 1.7):
            return False
    return True
