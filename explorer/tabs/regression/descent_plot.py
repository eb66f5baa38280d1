"""The picture of the race: a surface from above, the ways of three optimizers, and their common start."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Signal

from engines.regression.descent import OPTIMIZERS, Optimizer
from engines.regression.race_frame import DescentFrame, Landscape, Way
from explorer.parts.plots import Plot, class_colour, colour_of, ink, muted, paper
from explorer.parts.theme import Theme, Truth

COLOURS = dict(zip(OPTIMIZERS, map(class_colour, (0, 4, 2)), strict=True))
SYMBOLS = dict(zip(OPTIMIZERS, ("o", "s", "t1"), strict=True))
MARKS = dict(zip(OPTIMIZERS, "●■▲", strict=True))

_SHADE = 0.3  # opacity that the lowest place is shaded with
_ARROW = 30  # pixels from a head to the tip of its arrow
_ARROW_HEAD = 10
_MARKED = np.r_[0:40, 40:400:10]  # recorded steps with a symbol of their own


class _Path:
    """One optimizer: thin as far as it will go, strong as far as it has been played."""

    def __init__(self, plot: Plot, optimizer: Optimizer) -> None:
        colour, symbol = COLOURS[optimizer], SYMBOLS[optimizer]
        self.plot = plot
        self.whole = plot.curve(colour, width=1.0)
        self.walked = plot.curve(colour, width=2.5)
        self.steps = plot.dots(colour, size=5, alpha=1.0)
        self.here = plot.dots(colour, size=13, alpha=1.0, outlined=True)
        self.steps.setSymbol(symbol)
        self.here.setSymbol(symbol)
        self.here.setZValue(60)
        self.arrow = pg.ArrowItem(angle=0, pen=None, tipAngle=50, baseAngle=10, tailWidth=2)
        self.arrow.setZValue(50)
        plot.add_styled(self.arrow, lambda theme: self._style(colour_of(colour, theme), theme))
        self._length = _ARROW

    def show(self, frame: DescentFrame, way: Way) -> None:
        row = frame.row(way)
        points = way.points[: row + 1]
        self.whole.setData(way.points[:, 0], way.points[:, 1])
        self.walked.setData(points[:, 0], points[:, 1])
        self.steps.setData(pos=points[_MARKED[row > _MARKED]])
        self.here.setData(pos=points[-1:])
        moving = not (frame.stopped(way) or frame.level(way))
        self._point(points[-1].tolist(), way.gradients[row].tolist(), visible=moving)

    def _point(self, head: list[float], gradient: list[float], *, visible: bool) -> None:
        """Let the arrow show the direction of −∇f; its length says nothing."""
        width, height = (float(size) for size in self.plot.getViewBox().viewPixelSize())
        across, up = -gradient[0] / width, -gradient[1] / height
        long = math.hypot(across, up)
        self.arrow.setVisible(visible and 0.0 < long < math.inf)
        if self.arrow.isVisible():
            reach = self._length / long
            self.arrow.setPos(head[0] + across * reach * width, head[1] + up * reach * height)
            self.arrow.setStyle(angle=180.0 - math.degrees(math.atan2(up, across)))

    def _style(self, colour: object, theme: Theme) -> None:
        self._length = theme.px(_ARROW)
        head = theme.px(_ARROW_HEAD)
        self.arrow.setStyle(brush=pg.mkBrush(colour), headLen=head, tailLen=self._length - head)


class DescentPlot(Plot):
    """Contours, ways and minimum; ``startMoved`` carries the start that the user drags, or has clicked."""

    startMoved = Signal(float, float)

    def __init__(self) -> None:
        super().__init__()
        self.field = self.image(paper)
        self.contours = self.curve(muted, width=0.75)
        self.minima = pg.ScatterPlotItem(symbol="+")
        self.minima.setZValue(40)
        self.add_styled(self.minima, self._style_minima)
        self.paths = {name: _Path(self, name) for name in OPTIMIZERS}
        self.start = self.handle(Truth.EXACT)
        self.start.moved.connect(self._drag)
        self.clicked.connect(self._drag)
        self._drawn: Landscape | None = None

    def show_frame(self, frame: DescentFrame) -> None:
        """Draw surface and ways up to a step."""
        if frame.landscape is not self._drawn:
            self._show_landscape(frame.landscape)
        self.start.place(frame.params.a, frame.params.b)
        for way in frame.ways:
            self.paths[way.optimizer].show(frame, way)

    def _show_landscape(self, landscape: Landscape) -> None:
        self._drawn = landscape
        (left, right), (bottom, top) = landscape.horizontal, landscape.vertical
        self.set_ranges(landscape.horizontal, landscape.vertical)
        self.set_labels(*landscape.names)
        self.field.setImage(landscape.height, autoLevels=False, levels=(1.0, 1.0 - 1.0 / _SHADE))
        self.field.setRect(QRectF(left, bottom, right - left, top - bottom))
        self.contours.setData(landscape.contours[:, 0], landscape.contours[:, 1], connect="finite")
        self.minima.setData(pos=landscape.minima)

    def _drag(self, a: float, b: float) -> None:
        """Follow the hand, but stay in the picture."""
        if self._drawn is None:
            return
        (left, right), (bottom, top) = self._drawn.horizontal, self._drawn.vertical
        self.startMoved.emit(min(max(a, left), right), min(max(b, bottom), top))

    def _style_minima(self, theme: Theme) -> None:
        self.minima.setSize(theme.px(17))
        self.minima.setBrush(colour_of(ink, theme))
        self.minima.setPen(pg.mkPen(theme.ground, width=theme.width(1)))
