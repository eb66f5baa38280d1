"""The Monte Carlo estimate as the number of samples grows, with its error bars and the line of 0."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg

from engines.divergence import CompareFrame
from explorer.parts.numbers import format_number
from explorer.parts.plots import Plot, colour_of, faded
from explorer.parts.theme import Theme, Truth

_TICKS = [(float(power), text) for power, text in enumerate(("1", "10", "100", "1,000", "10,000", "100,000"))]


_RIGHT = 0.22
"""Room right of the last estimate, in powers of ten, for half of the last number on the axis."""


class EstimatePlot(Plot):
    """Running estimate (blue) within two standard errors, and the divergence that it is after (ink)."""

    def __init__(self) -> None:
        super().__init__()
        self.getAxis("bottom").setTicks([_TICKS])
        self.low = pg.PlotCurveItem(pen=None)
        self.high = pg.PlotCurveItem(pen=None)
        self.band = pg.FillBetweenItem(self.low, self.high)
        self.addItem(self.low, ignoreBounds=True)
        self.addItem(self.high, ignoreBounds=True)
        self.add_styled(self.band, self._style_band)
        self.zero = self.line_at(vertical=False, width=1.0)
        self.zero.setValue(0.0)
        self.exact = self.line_at(vertical=False, colour=Truth.EXACT, width=2.0)
        self.running = self.curve(Truth.SAMPLED, width=2.0)
        self.impossible = self.line_at(colour=Truth.LEARNED, width=2.0)
        self.infinite = self.label(Truth.LEARNED, (0.0, 0.0))
        self.last = self.dots(Truth.SAMPLED, size=9, alpha=1.0, outlined=True)

    def show_frame(self, frame: CompareFrame) -> None:
        """Draw the estimate from 2 samples to all of them."""
        estimate = frame.estimate
        low, high = frame.estimate_range
        margin = 0.04 * (high - low)
        self.set_ranges((math.log10(2), math.log10(frame.params.n) + _RIGHT), (low - margin, high + margin))
        size = np.log10(estimate.sizes)
        seen = np.isfinite(estimate.mean)
        lower, upper = estimate.band
        self.low.setData(size[seen], lower[seen])
        self.high.setData(size[seen], upper[seen])
        self.running.setData(size[seen], estimate.mean[seen])
        last = [estimate.value] if seen[-1] else []
        self.last.setData(x=size[-1:] if last else [], y=last)
        self._show_impossible(frame, high + margin)
        self.exact.setVisible(math.isfinite(frame.kl))
        if math.isfinite(frame.kl):
            self.exact.setValue(frame.kl)

    def _show_impossible(self, frame: CompareFrame, top: float) -> None:
        """Mark the first sample that the second distribution cannot give."""
        size = frame.estimate.impossible
        for item in (self.impossible, self.infinite):
            item.setVisible(size is not None)
        if size is not None:
            self.impossible.setValue(math.log10(size))
            self.infinite.setText(self.tr("∞ from {n}").format(n=format_number(size)))
            self.infinite.setAnchor((1.0 if size * size > frame.params.n else 0.0, 0.0))
            self.infinite.setPos(math.log10(size), top)

    def _style_band(self, theme: Theme) -> None:
        self.band.setBrush(faded(colour_of(Truth.SAMPLED, theme), 0.22))
