"""The race: p with both fits, the plane of (μ, log σ) for each divergence, and both curves over the steps."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Signal

from engines.divergence import RaceFrame, Way
from engines.divergence.race_frame import LOG_STD_RANGE, MEAN_RANGE
from explorer.parts.plots import Colour, Plot, colour_of, ink, muted
from explorer.parts.theme import Theme, Truth
from explorer.tabs.divergence.looks import COVERING, SEEKING
from explorer.tabs.divergence.pair_plot import GUTTER

_HEAD = 12
_STD_TICKS = (0.25, 0.5, 1.0, 2.0, 4.0)


class FitsPlot(Plot):
    """p, and the normal that each way has reached."""

    def __init__(self) -> None:
        super().__init__(gutter=GUTTER)
        self.p_area = self.area(Truth.EXACT, alpha=0.1)
        self.p = self.curve(Truth.EXACT, width=2.5)
        self.covering, self.seeking = (self.curve(colour, 2.5, dashed=True) for colour in (COVERING, SEEKING))
        self.names = (self.label(COVERING, (1.1, 1.0)), self.label(SEEKING, (-0.1, 1.0)))
        for name, text in zip(self.names, ("KL(p‖q)", "KL(q‖p)"), strict=True):
            name.setText(text)

    def show_frame(self, frame: RaceFrame) -> None:
        """Draw one step."""
        self.set_ranges(MEAN_RANGE, (0.0, frame.top))
        self.p.setData(frame.x, frame.p)
        self.p_area.setData(frame.x, frame.p)
        self.covering.setData(frame.x, frame.density(frame.covering))
        self.seeking.setData(frame.x, frame.density(frame.seeking))
        for name, way in zip(self.names, (frame.covering, frame.seeking), strict=True):
            mean, height = frame.peak(way)
            name.setPos(mean, min(height, 0.86 * frame.top))


class PlanePlot(Plot):
    """Contours of one divergence over mean and deviation, the way down, and the arrow of the next step.

    ``startMoved(mean, log_std)``: the start was dragged.
    """

    startMoved = Signal(float, float)

    def __init__(self, colour: Colour, *, covering: bool) -> None:
        super().__init__(gutter=GUTTER if covering else None)
        self._covering = covering
        self.getAxis("left").setTicks([[(math.log(std), f"{std:g}") for std in _STD_TICKS]])
        self.getAxis("bottom").setTicks([[(float(mean), f"{mean}") for mean in range(-4, 5, 2)]])
        self.contours = self.curve(muted, width=1.0)
        self.whole = self.curve(colour, width=1.0)
        self.walked = self.curve(colour, width=3.0)
        self.optimum = pg.ScatterPlotItem(symbol="+")
        self.add_styled(self.optimum, self._style_optimum)
        self.shaft = self.curve(ink, width=2.5)
        self.head = pg.ArrowItem(angle=0, pen=None, headLen=_HEAD, tipAngle=50, baseAngle=10)
        self.add_styled(self.head, self._style_head)
        self.here = self.dots(colour, size=13, alpha=1.0, outlined=True)
        self.start = self.handle(colour)
        self.start.moved.connect(self.startMoved)
        self._drawn: NDArray[np.float64] | None = None
        self._rest = (0.0, 0.0)
        self.released.connect(lambda: self.start.place(*self._rest))

    def show_frame(self, frame: RaceFrame) -> None:
        """Draw one step."""
        way = frame.covering if self._covering else frame.seeking
        self.set_ranges(MEAN_RANGE, LOG_STD_RANGE)
        if way.contours is not self._drawn:  # they know nothing of start and step
            self._drawn = way.contours
            self.contours.setData(way.contours[:, 0], way.contours[:, 1], connect="finite")
        self.whole.setData(way.points[:, 0], way.points[:, 1])
        path = frame.path(way)
        self.walked.setData(path[:, 0], path[:, 1])
        self.here.setData(pos=path[-1:] if frame.step else path[:0])
        self._rest = float(way.points[0, 0]), float(way.points[0, 1])
        self.start.place(*self._rest)
        mean, std = frame.moments
        self.optimum.setData(pos=[(mean, math.log(std))] if self._covering else np.empty((0, 2)))
        self._show_arrow(frame, way)

    def _show_arrow(self, frame: RaceFrame, way: Way) -> None:
        (x0, y0), (x1, y1) = frame.arrow(way).tolist()
        width, height = self.getViewBox().viewPixelSize()
        across, up = (x1 - x0) / (width or 1.0), (y1 - y0) / (height or 1.0)
        long = math.hypot(across, up) > self._theme.px(_HEAD)
        self.head.setVisible(long)
        self.shaft.setData(*(([x0, x1], [y0, y1]) if long else ([], [])))
        if long:
            self.head.setPos(x1, y1)
            self.head.setStyle(angle=180.0 - math.degrees(math.atan2(up, across)))

    def _style_optimum(self, theme: Theme) -> None:
        self.optimum.setSize(theme.px(18))
        self.optimum.setBrush(colour_of(ink, theme))
        self.optimum.setPen(pg.mkPen(theme.ground, width=theme.width(1)))

    def _style_head(self, theme: Theme) -> None:
        self.head.setStyle(brush=pg.mkBrush(theme.ink), headLen=theme.px(_HEAD))


class DescentPlot(Plot):
    """Both divergences over the steps."""

    def __init__(self) -> None:
        super().__init__()
        self.whole = (self.curve(COVERING, width=1.0), self.curve(SEEKING, width=1.0))
        self.walked = (self.curve(COVERING, width=3.0), self.curve(SEEKING, width=3.0))
        self.marker = self.line_at()

    def show_frame(self, frame: RaceFrame) -> None:
        """Draw both curves up to the step."""
        self.set_ranges((0.0, max(1.0, 1.02 * frame.last_step)), (0.0, frame.highest))
        for way, whole, walked in zip((frame.covering, frame.seeking), self.whole, self.walked, strict=True):
            steps = np.arange(len(way.values))
            whole.setData(steps, way.values)
            end = frame.at(way) + 1
            walked.setData(steps[:end], way.values[:end])
        self.marker.setValue(frame.step)
