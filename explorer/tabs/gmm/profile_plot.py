"""The main picture in one dimension: a histogram divided by responsibility, and the mixture's curves."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from engines.gmm import GmmFrame
from engines.gmm.bars import ticks
from engines.gmm.explain import RUG_DEPTH, group_bars, profile, rug, stacked_bars
from engines.gmm.frame import nearest_of
from explorer.parts.plots import class_colour, faded, ink, pen_of
from explorer.parts.theme import Theme, Truth
from explorer.tabs.gmm.eruptions import MAX_COMPONENTS, Badge, SoftPlot

_BAR_OPACITY = 0.45


class ProfilePlot(SoftPlot):
    """Data and mixture of one frame in one dimension; below the axis every point has its own dot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        # A bar reaches from 0 to what its component and those before it hold, so the last ones lie lowest.
        self.bars = [self._bar(k) for k in range(MAX_COMPONENTS)]
        self.outline = self.histogram(Truth.SAMPLED, alpha=0.0)
        self.groups = pg.PlotCurveItem([0.0, 1.0], [0.0], stepMode="center", antialias=False)
        self.add_styled(self.groups, lambda theme: self.groups.setPen(pen_of(ink, theme, 2.0)))
        self.components = [self.curve(class_colour(k), 2.5, dashed=True) for k in range(MAX_COMPONENTS)]
        self.density = self.curve(Truth.LEARNED, width=3.0)
        self.badges = [Badge(self, k) for k in range(MAX_COMPONENTS)]
        self._top = 0.0
        self._rug: NDArray[np.float64] = np.empty((0, 2))
        self._rug_of: NDArray[np.float64] | None = None

    def show_frame(self, frame: GmmFrame, selected: int | None) -> None:
        """Draw the frame, with a ring around one point's dot; arguments as for two dimensions."""
        top = frame.extent[1][1]
        self.set_ranges(frame.extent[0], (-top * (RUG_DEPTH + 0.06), top))
        if top != self._top:  # no ticks below 0, where there is no density
            self._top = top
            self.getAxis("left").setTicks([[(value, f"{value:g}") for value in ticks(top)]])
        if frame.x is not self._rug_of:
            self._rug_of, self._rug = frame.x, rug(frame)
        self.points.set_points(self._rug, self.colours(frame))
        self.ring.setData(pos=self._rug[:0] if selected is None else self._rug[selected : selected + 1])
        edges, heights = stacked_bars(frame)
        self.outline.setData(edges, heights[-1])
        curves = profile(frame)
        self.density.setData(curves.x, curves.density)
        for k, (bar, curve, badge) in enumerate(zip(self.bars, self.components, self.badges, strict=True)):
            there = k < len(frame.weights)
            for item in (bar, curve, badge):
                item.setVisible(there)
            if there:
                bar.setData(edges, heights[k])
                curve.setData(curves.x, curves.components[k])
                peak = min(float(curves.components[k].max()), 0.9 * top)
                badge.show_at(float(frame.means[k, 0]), peak, float(frame.weights[k]), frame.extent)
        self._show_groups(frame)

    def point_at(self, frame: GmmFrame, x: float, y: float) -> int | None:
        """Row of the point whose dot a click at a place means; above the axis, of the nearest value."""
        if y < 0:
            return nearest_of(self._rug, np.array([x, y]), np.array(self.reach()))
        return frame.nearest((x, y), self.reach())

    def _show_groups(self, frame: GmmFrame) -> None:
        """Outline the part of each bar that comes from the first of two true groups."""
        revealed = frame.params.reveal and len(frame.groups) > 0
        self.groups.setVisible(revealed)
        if revealed:
            edges, heights = group_bars(frame)
            self.groups.setData(edges, heights[0])

    def _bar(self, k: int) -> pg.PlotCurveItem:
        item = pg.PlotCurveItem(
            [0.0, 1.0], [0.0], stepMode="center", fillLevel=0.0, pen=None, antialias=False
        )
        item.setZValue(-k - 1)

        def style(theme: Theme) -> None:
            # Opaque, or the bars below would shine through.
            colour, ground = QColor(class_colour(k)(theme)), QColor(theme.ground)
            item.setBrush(_over(faded(colour, _BAR_OPACITY), ground))

        return self.add_styled(item, style)


def _over(colour: QColor, ground: QColor) -> QColor:
    """Opaque colour that a translucent one has on a ground."""
    share = colour.alphaF()
    pairs = (
        (colour.red(), ground.red()),
        (colour.green(), ground.green()),
        (colour.blue(), ground.blue()),
    )
    return QColor(*(round(share * upper + (1 - share) * lower) for upper, lower in pairs))
