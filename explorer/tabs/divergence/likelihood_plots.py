"""Samples of the truth under a model, and what both say of every θ on the same axis."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Signal

from engines.divergence import MleFrame
from engines.divergence.likelihood import THETA_RANGE
from explorer.parts.numbers import format_number
from explorer.parts.plots import Plot, colour_of, faded, muted
from explorer.parts.theme import Theme, Truth
from explorer.tabs.divergence.pair_plot import GUTTER

_STRIP = 0.1
_SPREAD = 0.618034  # the golden section spreads the dots evenly over their strip
_MOST_DOTS = 1000


class ModelPlot(Plot):
    """Truth (ink), samples (dots) and model (dashed); ``thetaMoved(theta)`` when its centre is dragged."""

    thetaMoved = Signal(float)

    def __init__(self) -> None:
        super().__init__(gutter=GUTTER)
        self.truth_area = self.area(Truth.EXACT, alpha=0.1)
        self.truth = self.curve(Truth.EXACT, width=2.5)
        self.model = self.curve(Truth.LEARNED, width=2.5)
        self.samples = self.dots(Truth.SAMPLED, size=7, alpha=0.6)
        self.centre = self.handle(Truth.LEARNED)
        self.name = self.label(Truth.LEARNED, (0.5, 1.4))
        self.name.setText("θ")
        self.centre.moved.connect(lambda x, _: self.thetaMoved.emit(x))
        self._rest = (0.0, 0.0)
        self.released.connect(lambda: self.centre.place(*self._rest))

    def show_frame(self, frame: MleFrame) -> None:
        """Draw truth, samples and model."""
        self.set_ranges(THETA_RANGE, (-_STRIP * frame.top, frame.top))
        self.truth.setData(frame.x, frame.truth)
        self.truth_area.setData(frame.x, frame.truth)
        self.model.setData(frame.x, frame.model)
        few = frame.samples[:_MOST_DOTS]
        turn = np.mod(_SPREAD * np.arange(len(few)), 1.0)
        self.samples.setData(x=few, y=-_STRIP * frame.top * (0.15 + 0.7 * turn))
        self._rest = frame.params.theta, frame.peak
        self.centre.place(*self._rest)
        self.name.setPos(*self._rest)


class CurvePlot(Plot):
    """Average of -log p (blue) and cross entropy (ink) over θ; what lies below is H, the rest is KL."""

    thetaMoved = Signal(float)

    def __init__(self) -> None:
        super().__init__(gutter=GUTTER)
        self.entropy_area = self.area(muted, alpha=0.14)
        self.entropy = self.line_at(vertical=False, colour=muted, width=1.5)
        self.cross_entropy = self.curve(Truth.EXACT, width=2.5)
        self.average = self.curve(Truth.SAMPLED, width=2.5)
        self.gap = self.curve(Truth.EXACT, width=4.0)
        self.constant = self.curve(muted, width=4.0)
        self.best = self.dots(Truth.SAMPLED, size=11, alpha=1.0, outlined=True)
        self.true_best = self.dots(Truth.EXACT, size=11, alpha=1.0, outlined=True)
        self.here = self.line_at(colour=Truth.LEARNED, width=1.5)
        for part in (self.gap, self.constant):
            part.setZValue(5)
        self.hand = self.handle(Truth.LEARNED)
        self.gap_name = self.label(Truth.EXACT, (-0.1, 0.5))
        self.entropy_name = self.label(muted, (-0.1, 0.5))
        self.best_name = self.label(Truth.SAMPLED, (0.5, -0.35))
        self.hand.moved.connect(lambda x, _: self.thetaMoved.emit(x))
        self._rest = (0.0, 0.0)
        self.released.connect(lambda: self.hand.place(*self._rest))

    def show_frame(self, frame: MleFrame) -> None:
        """Draw both curves, their minima, and the parts at θ."""
        curves, theta = frame.curves, frame.params.theta
        self.set_ranges(THETA_RANGE, (frame.floor, frame.ceiling))
        self.cross_entropy.setData(curves.theta, curves.cross_entropy)
        self.average.setData(curves.theta, curves.average)
        self.entropy.setValue(curves.entropy)
        self.entropy_area.setData(list(THETA_RANGE), [curves.entropy] * 2)
        level = float(frame.here.cross_entropy[0])
        shown = min(level, frame.ceiling)
        self.constant.setData([theta, theta], [0.0, curves.entropy])
        self.gap.setData([theta, theta], [curves.entropy, shown])
        self.best.setData(x=frame.best.theta, y=frame.best.average)
        self.true_best.setData(x=frame.true_best.theta, y=frame.true_best.cross_entropy)
        self.here.setValue(theta)
        self._rest = theta, min(level, frame.floor + 0.96 * (frame.ceiling - frame.floor))
        self.hand.place(*self._rest)
        best = float(frame.best.theta[0])
        outer = theta >= best  # away from the minima and their name, where there is room
        right = outer if abs(theta) < 0.6 * THETA_RANGE[1] else theta < 0.0
        for name in (self.gap_name, self.entropy_name):
            name.setAnchor((-0.1 if right else 1.1, 0.5))
        self.gap_name.setText(f"KL = {format_number(float(frame.here.divergence[0]))}")
        self.gap_name.setPos(theta, 0.5 * (curves.entropy + shown))
        self.entropy_name.setText(f"H = {format_number(curves.entropy)}")
        self.entropy_name.setPos(theta, 0.5 * (max(frame.floor, 0.0) + curves.entropy))
        self.best_name.setText("MLE")
        self.best_name.setPos(best, float(frame.best.average[0]))


class DivergencePlot(Plot):
    """KL (ink) and its estimate from the samples (blue), which may be negative, over θ."""

    def __init__(self) -> None:
        super().__init__()
        self.low, self.high = pg.PlotCurveItem(pen=None), pg.PlotCurveItem(pen=None)
        self.band = pg.FillBetweenItem(self.low, self.high)
        for item in (self.low, self.high):
            self.addItem(item, ignoreBounds=True)
        self.add_styled(self.band, self._style_band)
        self.zero = self.line_at(vertical=False, width=1.0)
        self.zero.setValue(0.0)
        self.exact = self.curve(Truth.EXACT, width=2.5)
        self.estimate = self.curve(Truth.SAMPLED, width=2.5)
        self.here = self.line_at(colour=Truth.LEARNED, width=1.5)

    def show_frame(self, frame: MleFrame) -> None:
        """Draw both curves."""
        curves = frame.curves
        self.set_ranges(THETA_RANGE, (frame.depth, frame.reach))
        low, high = curves.band
        self.low.setData(curves.theta, low)
        self.high.setData(curves.theta, high)
        self.exact.setData(curves.theta, curves.divergence)
        self.estimate.setData(curves.theta, curves.estimate)
        self.here.setValue(frame.params.theta)

    def _style_band(self, theme: Theme) -> None:
        self.band.setBrush(faded(colour_of(Truth.SAMPLED, theme), 0.22))
