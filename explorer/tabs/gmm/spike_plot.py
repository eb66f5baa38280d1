"""A component on one point: the density with its spike, and the log-likelihood over σ₂."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engines.gmm.spike import SpikeFrame, std_at
from explorer.parts.numbers import format_number
from explorer.parts.plots import Plot, ink, muted, pen_of
from explorer.parts.theme import Theme, Truth
from explorer.tabs.gmm.line_plots import GUTTER, LEVEL, LinePlot

_POWERS = ("1", "0.1", "0.01", "10⁻³", "10⁻⁴", "10⁻⁵", "10⁻⁶")
_TOP = 0.6
"""Density at the upper edge: far below the spike, so that the rest can be seen."""


class SpikePlot(QWidget):
    """Density above, log-likelihood below.

    Attributes
    ----------
    density, curve
        The two plots.
    point
        Handle on the curve: σ₂.
    """

    stdMoved = Signal(float)
    placePicked = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.density, self.curve = LinePlot(), Plot(gutter=GUTTER)
        self.density.clicked.connect(lambda x, _: self.placePicked.emit(x))
        self.datum = self.density.dots(ink, size=11, alpha=1.0, outlined=True)
        self.datum.setEnabled(False)
        self.peak = self.density.text(ink, anchor=(0.5, -0.1), bold=True)
        self.limit = pg.PlotCurveItem()
        self.curve.add_styled(self.limit, self._style_limit)
        self.line = self.curve.curve(Truth.EXACT, width=2.5)
        self.point = self.curve.handle(Truth.LEARNED)
        self.point.moved.connect(lambda x, _: self.stdMoved.emit(std_at(x)))
        self.curve.getAxis("bottom").setTicks([list(zip(range(0, -7, -1), _POWERS, strict=True))])
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self.density, 1)
        stack.addWidget(self.curve, 1)

    def show_frame(self, frame: SpikeFrame) -> None:
        """Draw a frame."""
        self.density.show_density(frame.x, frame.line, frame.parts, _TOP)
        self.datum.setData(x=[frame.datum], y=[LEVEL * _TOP])
        beyond = frame.peak > _TOP
        self.peak.setText(f"↑ {format_number(frame.peak)}" if beyond else "")
        self.peak.setPos(frame.datum, _TOP)
        self.peak.setAnchor((-0.15 if frame.datum < 0.0 else 1.15, -0.1))  # beside the spike, inside the plot
        self.line.setData(frame.decades, frame.log_likelihoods)
        self.limit.setData(frame.decades, frame.limits)
        self.point.place(frame.decade, frame.log_likelihood)
        low, high = float(frame.log_likelihoods.min()), float(frame.log_likelihoods.max())
        room = 0.08 * (high - low)
        self.curve.set_ranges((-6.3, 0.2), (low - room, high + room))

    def _style_limit(self, theme: Theme) -> None:
        pen = pen_of(muted, theme, 1.5)
        pen.setStyle(Qt.PenStyle.DotLine)
        self.limit.setPen(pen)
