"""The main picture of the network: points to place by hand, the fit, and what its hidden units add."""

from __future__ import annotations

import pyqtgraph as pg

from engines.regression.network_params import NetworkFrame
from explorer.parts.movable_points import MovablePoints
from explorer.parts.plots import Plot, colour_of, faded, ink
from explorer.parts.theme import Theme, Truth


class NetworkPlot(Plot):
    """Data, what is true where it is known, the fit, and the contributions of the hidden units."""

    def __init__(self) -> None:
        super().__init__()
        self.units = pg.PlotCurveItem(connect="finite")
        self.add_styled(self.units, self._style_units)
        self.points = MovablePoints(self)
        self.truth = self.curve(Truth.EXACT, width=1.5)
        self.fit = self.curve(Truth.LEARNED, width=3.0)
        self.message = self.text(ink, bold=True)
        self.set_ranges((-0.1, 1.1), (-1.5, 2.5))

    def show_frame(self, frame: NetworkFrame, *, units: bool) -> None:
        """Draw one step of a training."""
        self.set_ranges(frame.x_range, frame.y_range)
        self.points.setData(x=frame.x, y=frame.y)
        truth = frame.truth()
        self.truth.setData(frame.grid()[: len(truth)], truth)
        self.fit.setData(frame.grid(), frame.fit())
        self.show_units(frame if units else None)

    def show_units(self, frame: NetworkFrame | None) -> None:
        """Draw the contributions of the hidden units, or none."""
        self.units.setVisible(frame is not None)
        if frame is not None:
            self.units.setData(*frame.contributions())
            self._style_units(self._theme, frame.params.hidden)

    def show_message(self, text: str) -> None:
        """Write a line in the middle of the picture; an empty text removes it."""
        self.message.setText(text)
        self.message.setPos(self.getViewBox().viewRect().center())

    def _style_units(self, theme: Theme, count: int = 10) -> None:
        # The more units there are, the fainter is each; one pixel wide, since there may be 200 of them.
        alpha = max(0.12, min(0.5, 5.0 / count))
        self.units.setPen(pg.mkPen(faded(colour_of(Truth.LEARNED, theme), alpha), width=1))
