"""Log-likelihood and squared error over the slope, side by side: σ moves the one and not its best slope."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engines.regression import LineScene
from explorer.parts.numbers import format_number
from explorer.parts.plots import Plot, ink, muted
from explorer.parts.theme import Truth
from explorer.tabs.regression.line_items import Floats, Range, Ranges, kept


class _CutPlot(Plot):
    """One function of w, with its best place and the hand's."""

    def __init__(self) -> None:
        super().__init__()
        self.function = self.curve(Truth.EXACT)
        self.best = self.line_at(colour=muted)
        self.top = self.dots(ink, size=11, alpha=1.0, outlined=True)
        self.top.setSymbol("d")
        self.hand = self.dots(Truth.LEARNED, size=12, alpha=1.0, outlined=True)
        self._shown: Ranges | None = None
        self.name = self.label(ink, (-0.1, 0.0))

    def show_function(self, w: Floats, values: Floats, best: float, hand: float) -> None:
        """Draw values ``(G,)`` over w; nan, where there is none, leaves a gap."""
        self.function.setData(w, values, connect="finite")
        there = not math.isnan(best)
        for item in (self.best, self.top, self.name):
            item.setVisible(there)
        for item, place in ((self.top, best), (self.hand, hand)):
            height = np.interp(place, w, values) if math.isfinite(place) else math.nan
            item.setData(x=[place], y=[height]) if math.isfinite(height) else item.setData(x=[], y=[])
        if there:
            self.best.setValue(best)
            self.name.setText(format_number(best))
            self.name.setPos(best, self._shown[1][1] if self._shown else 0.0)

    def keep_ranges(self, x: Range, y: Range) -> None:
        """Change the ranges only where they do not serve any more, so that the curve is seen to move."""
        self._shown = kept(self._shown, (x, y))
        self.set_ranges(*self._shown)


class Cuts(QWidget):
    """The two plots; where there is no room for them, they leave the picture to the one above."""

    def __init__(self) -> None:
        super().__init__()
        self.likelihood, self.error = _CutPlot(), _CutPlot()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.likelihood, 1)
        row.addWidget(self.error, 1)
        self.nowhere = self.likelihood.text(muted)

    def show_scene(self, scene: LineScene) -> None:
        """Draw both functions of w, at the b of the hand's line."""
        cut, w, w_range = scene.cut, scene.line.w, scene.plane.w_range
        self.likelihood.keep_ranges(w_range, cut.likelihood_range)
        self.error.keep_ranges(w_range, cut.error_range)
        self.likelihood.show_function(cut.w, cut.log_likelihood, cut.best_likelihood, w)
        self.error.show_function(cut.w, cut.error, cut.best_error, w)
        self.nowhere.setVisible(math.isnan(cut.best_likelihood))
        self.nowhere.setPos(sum(w_range) / 2.0, sum(cut.likelihood_range) / 2.0)

    def retranslate(self) -> None:
        """Name axes and titles."""
        self.likelihood.set_title(self.tr("Log-likelihood along w"))
        self.error.set_title(self.tr("MSE along w"))
        self.likelihood.set_labels("w", self.tr("log L per point"))
        self.error.set_labels("w", "MSE")
        self.nowhere.setText(self.tr("−∞ for every w"))
