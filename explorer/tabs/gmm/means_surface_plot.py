"""The log-likelihood over (μ₁, μ₂): contours, the two maxima, the saddle, and a point that is dragged."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor

from engines.gmm.hard import LIMIT
from engines.gmm.means_surface import DEPTHS, Landscape, MeansFrame
from explorer.parts.plots import Colour, Plot, density_lookup, ink, muted, pen_of
from explorer.parts.theme import Theme, Truth


class MeansSurfacePlot(Plot):
    """``moved`` carries (μ₁, μ₂) of the point that is dragged."""

    moved = Signal(float, float)

    def __init__(self) -> None:
        super().__init__()
        self.surface = self.image(density_lookup)
        self.contours = tuple(self._contour() for _ in DEPTHS)
        self.diagonal = self._dashed(muted)
        self.diagonal.setData([-LIMIT, LIMIT], [-LIMIT, LIMIT])
        self.step = self.curve(Truth.LEARNED, width=2.5)
        self.goal = self.dots(Truth.LEARNED, size=9, alpha=1.0, outlined=True)
        self.maxima = self._marks("+")
        self.middle = self._marks("x")
        self.names = tuple(self._name() for _ in range(3))
        self.point = self.handle(Truth.LEARNED)
        self.point.moved.connect(self._drag)
        self._drawn: Landscape | None = None
        self.set_ranges((-LIMIT, LIMIT), (-LIMIT, LIMIT))

    def show_frame(self, frame: MeansFrame) -> None:
        """Draw surface and point."""
        if frame.landscape is not self._drawn:
            self._show_landscape(frame.landscape)
        here = (frame.params.mean_1, frame.params.mean_2)
        self.point.place(*here)
        self.step.setData(*np.column_stack((here, frame.update)))
        self.goal.setData(x=frame.update[:1], y=frame.update[1:])

    def name_points(self, texts: tuple[str, str, str]) -> None:
        """Write below both maxima and the point on the diagonal what they are."""
        for name, text in zip(self.names, texts, strict=True):
            name.setText(text)

    def _show_landscape(self, landscape: Landscape) -> None:
        self._drawn = landscape
        top = float(landscape.heights.max())
        self.surface.setImage(landscape.surface, autoLevels=False, levels=(top - DEPTHS[-1], top))
        # Centres of the outer cells lie on the limits.
        cell = float(landscape.axis[1] - landscape.axis[0])
        side = 2 * LIMIT + cell
        self.surface.setRect(QRectF(-side / 2, -side / 2, side, side))
        for item, points in zip(self.contours, landscape.contours, strict=True):
            item.setData(points[:, 0], points[:, 1])
        single = len(landscape.maxima) == 1
        self.maxima.setData(pos=landscape.maxima)
        self.middle.setData(pos=[] if single else [(landscape.middle, landscape.middle)])
        for name, place in zip(self.names, landscape.maxima.tolist(), strict=False):
            name.setPos(*place)
        self.names[2].setPos(landscape.middle, landscape.middle)
        for name in self.names[1:]:
            name.setVisible(not single)

    def _contour(self) -> pg.PlotCurveItem:
        curve = self.curve(muted, width=1.0)
        curve.opts["connect"] = "finite"
        return curve

    def _dashed(self, colour: Colour) -> pg.PlotCurveItem:
        item = pg.PlotCurveItem()

        def style(theme: Theme) -> None:
            pen = pen_of(colour, theme, 1.0)
            pen.setStyle(Qt.PenStyle.DotLine)
            item.setPen(pen)

        return self.add_styled(item, style)

    def _marks(self, symbol: str) -> pg.ScatterPlotItem:
        item = pg.ScatterPlotItem(symbol=symbol)
        item.setZValue(40)

        def style(theme: Theme) -> None:
            item.setSize(theme.px(17))
            item.setBrush(QColor(theme.ink))
            item.setPen(pg.mkPen(theme.ground, width=theme.width(1)))

        return self.add_styled(item, style)

    def _name(self) -> pg.TextItem:
        return self.text(ink, anchor=(0.5, -0.5), bold=True)

    def _drag(self, x: float, y: float) -> None:
        self.moved.emit(*(min(max(round(value, 3), -LIMIT), LIMIT) for value in (x, y)))
