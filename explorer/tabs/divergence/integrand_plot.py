"""What the divergence adds up: the integrand, or a bar for each outcome, above and below 0."""

from __future__ import annotations

import numpy as np

from engines.divergence import CompareFrame
from explorer.parts.numbers import format_number
from explorer.parts.plots import Plot
from explorer.parts.theme import Truth
from explorer.tabs.divergence.looks import P, Q, bars, boxes
from explorer.tabs.divergence.pair_plot import GUTTER

_BAR = 0.5
_MARGIN = 0.06


class IntegrandPlot(Plot):
    """Shaded in p's colour where p is larger, in q's where q is: the difference of both is the divergence."""

    def __init__(self) -> None:
        super().__init__(gutter=GUTTER)
        self.missing = self.area(Truth.LEARNED, alpha=0.16)
        self.missing_below = self.area(Truth.LEARNED, alpha=0.16)
        self.areas = {"p": self.area(P, alpha=0.3), "q": self.area(Q, alpha=0.5)}
        self.bars = {"p": bars(self, P, 0.6), "q": bars(self, Q, 0.75)}
        self.line = self.curve(Truth.EXACT, width=1.5)
        self.zero = self.line_at(vertical=False, width=1.0)
        self.zero.setValue(0.0)
        self.sums = {"p": self.label(P, (0.0, 0.0)), "q": self.label(Q, (0.0, 1.0))}
        self.total = self.label(Truth.EXACT, (1.0, 0.0))
        self.infinite = self.label(Truth.LEARNED, (0.5, 0.5))
        self.infinite.setText("∞")

    def show_frame(self, frame: CompareFrame) -> None:
        """Draw the integrand of the chosen direction with both areas."""
        discrete, forward = frame.params.kind == "bars", frame.params.direction == "pq"
        first, second = ("p", "q") if forward else ("q", "p")
        margin = _MARGIN * (frame.highest - frame.lowest)
        x_range = (0.4, len(frame.x) + 0.6) if discrete else (-6.0, 6.0)
        low, high = frame.lowest - margin, frame.highest + margin
        self.set_ranges(x_range, (low, high))
        self.getAxis("bottom").setTicks([[(float(k), f"{k:.0f}") for k in frame.x]] if discrete else None)
        nothing = frame.x[:0]
        for who, values in ((first, frame.above), (second, frame.below)):
            self.areas[who].setData(*((nothing, nothing) if discrete else (frame.x, values)))
            x, height = (frame.x, values) if discrete else (nothing, nothing)
            self.bars[who].setOpts(x=x, height=height, width=_BAR)
        self.line.setData(*((nothing, nothing) if discrete else (frame.x, frame.above + frame.below)))
        self.missing.setData(*boxes(frame.missing, high))
        self.missing_below.setData(*boxes(frame.missing, low))
        self.infinite.setVisible(len(frame.missing) > 0)
        if len(frame.missing):
            widest = frame.missing[np.diff(frame.missing, axis=1)[:, 0].argmax()]
            self.infinite.setPos(float(widest.mean()), 0.5 * frame.highest)
        self._show_sums(frame, first, second, (*x_range, low, high))

    def _show_sums(
        self, frame: CompareFrame, first: str, second: str, corner: tuple[float, float, float, float]
    ) -> None:
        left, right, low, high = corner
        positive = "+" + format_number(frame.areas.positive)
        negative = format_number(frame.areas.negative)
        text = self.tr("{one} larger: {area}")
        for who, area, height in ((first, positive, high), (second, negative, low)):
            self.sums[who].setAnchor((0.0, 0.0 if who == first else 1.0))
            self.sums[who].setText(text.format(one=who, area=area))
            self.sums[who].setPos(left, height)
        self.total.setText(self.tr("sum: {total}").format(total=format_number(frame.kl)))
        self.total.setPos(right, high)
        # No live number in the title: laying it out anew costs as much as drawing the curve.
        title = self.tr("{first} log({first}/{second}): what the divergence adds up")
        self.set_title(title.format(first=first, second=second))
