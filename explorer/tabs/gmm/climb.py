"""The linked picture: the mean log-likelihood climbs, and ELBO and KL make it up at the half-step shown."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engines.gmm import GmmFrame, climb_range
from explorer.parts.numbers import format_number
from explorer.parts.plots import Plot, colour_of, faded, ink, pen_of
from explorer.parts.theme import Theme, Truth

_SHOWN_AT_LEAST = 0.012
"""KL in shares of the axis below which its part of the bar is too thin for a name."""

_LEAST_WIDTH = 310


class ClimbView(QWidget):
    """Curve and bar on the same axis of nats per point."""

    def __init__(self) -> None:
        super().__init__()
        self.curve = Plot()
        self.bar = Plot()
        self._line = self.curve.curve(Truth.EXACT)
        self._e_steps = pg.ScatterPlotItem()
        self._m_steps = self.curve.dots(ink, size=8, alpha=1.0)
        self.curve.add_styled(self._e_steps, self._style_e_steps)
        self._m_steps.setZValue(1)  # they are the news, the E-steps leave the curve where it was
        self.marker = self.curve.line_at()
        self.here = self.curve.dots(Truth.LEARNED, size=13, alpha=1.0, outlined=True)
        self.here.setZValue(2)
        self._elbo = pg.BarGraphItem(x0=[0], x1=[1], y0=[0], y1=[0], pen=None)
        self._kl = pg.BarGraphItem(x0=[0], x1=[1], y0=[0], y1=[0], pen=None)
        self.bar.add_styled(self._elbo, lambda theme: _fill(self._elbo, theme, Qt.BrushStyle.SolidPattern))
        self.bar.add_styled(self._kl, lambda theme: _fill(self._kl, theme, Qt.BrushStyle.BDiagPattern))
        self._top = self.bar.curve(Truth.EXACT, width=3)
        self.elbo_name = self.bar.text(ink, anchor=(0.5, 1.1))
        self.kl_name = self.bar.text(ink, anchor=(0.5, 1.0))
        self._frames: tuple[int, GmmFrame | None] = (0, None)
        self._low, self._high = 0.0, 1.0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.curve, 2)
        row.addWidget(self.bar, 1)
        self.bar.hideAxis("left")
        # An empty tick keeps the room of numbers, so that both plots stand on the same line.
        self.bar.getAxis("bottom").setTicks([[(0.5, "\u00a0")]])

    def apply_theme(self, theme: Theme) -> None:
        """Keep the room that the names of the axes need."""
        self.setMinimumWidth(theme.px(_LEAST_WIDTH))

    def show_run(self, frames: Sequence[GmmFrame]) -> None:
        """Draw the curve of a run and fix the ranges; nothing to do if it is the run that is drawn.

        Parameters
        ----------
        frames
            Oldest first, at least one.
        """
        if self._frames == (len(frames), frames[-1]):
            return
        self._frames = len(frames), frames[-1]
        values = frames[-1].curve
        places = _iterations(len(values))
        self._line.setData(places, values)
        self._e_steps.setData(x=places[1::2], y=values[1::2])
        self._m_steps.setData(x=places[2::2], y=values[2::2])
        self._low, self._high = climb_range(frames)
        last = max(float(places[-1]), 1.0)
        self.curve.set_ranges((-0.04 * last, 1.04 * last), (self._low, self._high))
        self.bar.set_ranges((-0.25, 1.25), (self._low, self._high))

    def show_frame(self, frame: GmmFrame) -> None:
        """Mark a half-step of the run and name its parts, which ``show_parts`` draws."""
        value, elbo = frame.mean_log_likelihood, max(frame.elbo, self._low)
        place = float(_iterations(frame.index + 1)[-1])
        self.marker.setValue(place)
        self.here.setData(x=[place], y=[value])
        below = value < self._low
        self.elbo_name.setText(f"↓ {format_number(value)}" if below else "ELBO" if elbo > self._low else "")
        self.elbo_name.setPos(0.5, self._low)
        thin = frame.kl < _SHOWN_AT_LEAST * (self._high - self._low)
        self.kl_name.setText("" if thin or below else "KL")
        self.kl_name.setPos(0.5, value)

    def show_parts(self, frame: GmmFrame) -> None:
        """Divide the log-likelihood of a frame, perhaps between two half-steps, into ELBO and KL."""
        value, elbo = frame.mean_log_likelihood, max(frame.elbo, self._low)
        self._elbo.setOpts(y0=[self._low], y1=[elbo])
        self._kl.setOpts(y0=[elbo], y1=[max(value, elbo)])
        self._top.setData([0, 1], [value, value])

    def _style_e_steps(self, theme: Theme) -> None:
        self._e_steps.setSize(theme.px(8))
        self._e_steps.setBrush(QColor(theme.ground))
        self._e_steps.setPen(pen_of(ink, theme, 1.5))


def _iterations(count: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Place of every half-step on the axis of iterations: an E-step lies in the middle of its iteration."""
    return np.arange(count) / 2


def _fill(item: pg.BarGraphItem, theme: Theme, pattern: Qt.BrushStyle) -> None:
    solid = pattern == Qt.BrushStyle.SolidPattern
    item.setOpts(brush=QBrush(faded(colour_of(ink, theme), 0.18 if solid else 0.8), pattern))
