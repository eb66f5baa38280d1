"""The main picture: the data as dots on their axis, and the density of the model over them."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal

from engines.likelihood import ClimbFrame, LikelihoodFrame
from explorer.parts.movable_points import MovablePoints
from explorer.parts.plots import Plot, class_colour, stem_path
from explorer.parts.theme import Truth

ASCENT, NEWTON = class_colour(0), class_colour(4)
"""Colours of the two climbs wherever they are drawn."""

APART_ABOVE = 60
"""Points beyond which the dots leave the line, so that equal ones can be told apart."""

_STEMS_UP_TO = 120
_STRIP = 0.13  # of the plot's height, for the dots below the axis
_TURN = 0.6180339887  # the golden section spreads the dots evenly over the strip
_EDGE = 0.95
_HEADROOM = 1.15  # a model narrower than the data still fits

Range = tuple[float, float]


class SamplePlot(Plot):
    """Data and model; every part of both can be dragged.

    ``pointAdded`` carries x, ``pointMoved`` row and x, ``pointRemoved`` the row, ``meanMoved`` and
    ``stdMoved`` the new number.
    """

    pointAdded = Signal(float)
    pointMoved = Signal(int, float)
    pointRemoved = Signal(int)
    meanMoved = Signal(float)
    stdMoved = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.bars = self.histogram(Truth.SAMPLED, alpha=0.16)
        self.lines = self.stems(Truth.SAMPLED, width=1.0)
        self.ground = self.line_at(vertical=False, width=1.0)
        self.fitted = self.curve(Truth.EXACT, width=1.5)
        self.climbers = (self.curve(ASCENT, width=2.0), self.curve(NEWTON, width=2.0))
        self.model = self.curve(Truth.LEARNED, width=2.5)
        self.spread = self.curve(Truth.LEARNED, width=1.5)
        self.points = MovablePoints(self, few=APART_ABOVE)
        self.points.setZValue(50)
        self.centre = self.handle(Truth.LEARNED)
        self.shoulder = self.handle(Truth.LEARNED)
        self.names = (
            self.label(Truth.LEARNED, (-0.7, 0.5)),
            self.label(Truth.LEARNED, (-0.7, 0.5)),
        )
        for name, symbol in zip(self.names, "μσ", strict=True):
            name.setText(symbol)
        self._x: Range | None = None
        self._top = 0.0
        self._middle = 0.0
        self.centre.moved.connect(lambda x, _: self.meanMoved.emit(x))
        self.shoulder.moved.connect(lambda x, _: self.stdMoved.emit(self._away(x)))
        self.points.placed.connect(lambda x, _: self.pointAdded.emit(x))
        self.points.moved.connect(lambda row, x, _: self.pointMoved.emit(row, x))
        self.points.removed.connect(self.pointRemoved)

    @property
    def x_range(self) -> Range:
        """Visible part of the axis of x."""
        return self._x or (0.0, 1.0)

    def fine(self, x: float) -> float:
        """Round a place to what a pixel tells apart."""
        return round(x, 1 - math.floor(math.log10(self.getViewBox().viewPixelSize()[0] or 1.0) + 1.0))

    def show_model(self, frame: LikelihoodFrame) -> None:
        """Draw data and model, and keep the ranges as long as they serve."""
        self._choose_ranges(frame)
        self.bars.setData(frame.edges, frame.histogram)
        self.points.setData(x=frame.x, y=self._heights(len(frame.x)))
        stems = slice(None) if len(frame.x) <= _STEMS_UP_TO else slice(0)
        self.lines.setData(*stem_path(frame.x[stems], frame.densities[stems]))
        self.fitted.setData(frame.curve_x[: len(frame.fitted_curve)], frame.fitted_curve)
        self.model.setData(frame.curve_x, frame.curve)
        params = frame.params
        self._middle = params.mean
        top, side = (min(height, _EDGE * self._top) for height in (frame.peak, frame.shoulder))
        self.spread.setData([params.mean, params.mean + params.std], [side, side])
        self.centre.place(params.mean, top)
        self.shoulder.place(params.mean + params.std, side)
        self.names[0].setPos(params.mean, top)
        self.names[1].setPos(params.mean + params.std, side)

    def show_climb(self, frame: ClimbFrame | None) -> None:
        """Draw the models that the climbs have reached; nothing at the start, where they are the hand's."""
        for item, name in zip(self.climbers, ("ascent", "newton"), strict=True):
            if frame is None or frame.step == 0:
                item.setData([], [])
            else:
                item.setData(frame.picture.curve_x, frame.density(getattr(frame, name)))

    def _choose_ranges(self, frame: LikelihoodFrame) -> None:
        wanted = float(frame.curve_x[0]), float(frame.curve_x[-1])
        if self._x is None or not (self.points.held is not None or _serves(self._x, wanted, frame.x)):
            self._x = wanted
        top = _HEADROOM * frame.top
        if not 0.7 * self._top < top < 1.25 * self._top:
            self._top = top
        self.set_ranges(self._x, (-_STRIP * self._top, self._top))

    def _away(self, x: float) -> float:
        """Distance from the mean, to either side and never less than a pixel."""
        return max(abs(x - self._middle), float(self.getViewBox().viewPixelSize()[0]))

    def _heights(self, count: int) -> NDArray[np.float64]:
        strip = -_STRIP * self._top
        if count <= APART_ABOVE:
            return np.full(count, 0.5 * strip)
        return np.asarray(strip * (0.12 + 0.76 * np.mod(_TURN * np.arange(count), 1.0)))


def _serves(shown: Range, wanted: Range, x: NDArray[np.float64]) -> bool:
    """Whether a range shows all points and is not much wider than it need be."""
    inside = shown[0] <= float(x.min()) and float(x.max()) <= shown[1]
    wide = (shown[1] - shown[0]) / (wanted[1] - wanted[0])
    centre = abs(sum(shown) - sum(wanted)) / (wanted[1] - wanted[0])
    return inside and 0.7 < wide < 1.4 and centre < 0.5
