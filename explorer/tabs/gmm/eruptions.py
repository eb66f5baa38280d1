"""The main picture: data coloured by their responsibilities, an ellipse and a centre for each component."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from engines.gmm import GmmFrame
from explorer.parts.numbers import format_number
from explorer.parts.plots import Plot, class_colour, colour_of, faded, ink, pen_of
from explorer.parts.theme import Theme

MAX_COMPONENTS = 6
Extent = tuple[tuple[float, float], tuple[float, float]]

_DIAMETER = 9.0
_OPACITY = 0.85
_REACH = 14.0  # pixels around a click in which a point is found


class SoftPoints(pg.GraphicsObject):
    """Points with a colour each.

    A scatter item of pyqtgraph first draws a symbol for every new brush, which takes longer than the
    painting; here points are painted straight away.
    """

    def __init__(self) -> None:
        super().__init__()
        self._x: NDArray[np.float64] | None = None
        self._places: list[QPointF] = []
        self._colours: list[QColor] = []
        self._diameter = _DIAMETER

    def set_points(self, x: NDArray[np.float64], colours: NDArray[np.uint8]) -> None:
        """Show points ``(N, 2)`` in colours ``(N, 3)``."""
        if x is not self._x:  # every frame of a run holds the same array
            self._x = x
            self._places = [QPointF(*place) for place in x.tolist()]
        self._colours = [QColor.fromRgb(*colour) for colour in colours.tolist()]
        for colour in self._colours:
            colour.setAlphaF(_OPACITY)
        self.update()

    def set_diameter(self, pixels: float) -> None:
        """Set the size of every point."""
        self._diameter = pixels
        self.update()

    def boundingRect(self) -> QRectF:
        """Everything that is visible: points are as large in pixels, whatever the range."""
        return QRectF(self.viewRect())

    def viewTransformChanged(self) -> None:
        """Follow the visible range."""
        self.prepareGeometryChange()
        super().viewTransformChanged()

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Draw every point, in pixels: circles under the plot's transformation take twenty times as long."""
        to_pixels, radius = painter.worldTransform(), self._diameter / 2
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, colour in zip(self._places, self._colours, strict=True):
            painter.setBrush(colour)
            painter.drawEllipse(to_pixels.map(place), radius, radius)
        painter.restore()


class _Component:
    """A component: its ellipse, and a badge with its number and weight at its mean."""

    def __init__(self, plot: EruptionPlot, number: int) -> None:
        self._number = number
        colour = class_colour(number)
        self.ellipse = pg.PlotCurveItem()
        plot.add_styled(self.ellipse, partial(_style_ellipse, self.ellipse, colour))
        self.badge = pg.TextItem(anchor=(0.5, 1.3))
        plot.add_styled(self.badge, partial(_style_badge, self.badge, colour))
        self.badge.setZValue(21)

    def show(self, frame: GmmFrame, extent: Extent) -> None:
        """Place the component; hide it where the mixture has fewer."""
        k = self._number
        there = k < len(frame.weights)
        for item in (self.ellipse, self.badge):
            item.setVisible(there)
        if not there:
            return
        self.ellipse.setData(frame.ellipses[k, :, 0], frame.ellipses[k, :, 1])
        x, y = frame.means[k].tolist()
        (left, right), (low, high) = extent
        # At an edge of the plot the badge moves inwards, or below the mean, and stays readable.
        self.badge.setAnchor(((x - left) / (right - left), -0.3 if y > high - 0.12 * (high - low) else 1.3))
        self.badge.setPos(x, y)
        self.badge.setHtml(f"<b>{k + 1}</b>&nbsp; φ {format_number(float(frame.weights[k]))}")


def _style_ellipse(item: pg.PlotCurveItem, colour: Any, theme: Theme) -> None:
    pen = pen_of(colour, theme, 2.5)
    pen.setStyle(Qt.PenStyle.DashLine)  # learned, as everywhere; the colour is the component's
    item.setPen(pen)


def _style_crosses(item: pg.ScatterPlotItem, theme: Theme) -> None:
    item.setSize(theme.px(16))
    item.setBrush(QColor(theme.ink))
    item.setPen(pg.mkPen(theme.ground, width=theme.width(1)))


def _style_badge(item: pg.TextItem, colour: Any, theme: Theme) -> None:
    item.setColor(theme.ink)
    item.setFont(theme.font("small"))
    item.fill = pg.mkBrush(faded(QColor(theme.ground), 0.88))
    item.border = pg.mkPen(colour_of(colour, theme), width=theme.width(2))


class EruptionPlot(Plot):
    """Data and mixture of one frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.points = SoftPoints()
        self.add_styled(self.points, lambda theme: self.points.set_diameter(theme.px(_DIAMETER)))
        self.components = [_Component(self, k) for k in range(MAX_COMPONENTS)]
        self.crosses = pg.ScatterPlotItem(symbol="+")
        self.crosses.setZValue(20)
        self.add_styled(self.crosses, partial(_style_crosses, self.crosses))
        self.ring = pg.ScatterPlotItem(symbol="o", brush=None)
        self.add_styled(self.ring, self._style_ring)
        self.ring.setZValue(10)

    def show_frame(self, frame: GmmFrame, selected: int | None) -> None:
        """Draw the frame, with a ring around one point.

        Parameters
        ----------
        frame
            A half-step.
        selected
            Row of the data, None for no ring.
        """
        extent = frame.extent
        self.set_ranges(*extent)
        self.points.set_points(frame.x, self.mixed_colours(frame.responsibilities))
        for component in self.components:
            component.show(frame, extent)
        self.crosses.setData(pos=frame.means)
        self.ring.setData(pos=frame.x[:0] if selected is None else frame.x[selected : selected + 1])

    def mixed_colours(self, responsibilities: NDArray[np.float64]) -> NDArray[np.uint8]:
        """Mix the components' colours by the responsibilities ``(N, K)``: ``(N, 3)``."""
        names = (class_colour(k)(self._theme) for k in range(responsibilities.shape[1]))
        classes = [(c.red(), c.green(), c.blue()) for c in map(QColor, names)]
        return np.asarray(responsibilities @ np.array(classes)).round().astype(np.uint8)

    def point_at(self, frame: GmmFrame, x: float, y: float) -> int | None:
        """Row of the data point that a click at a place means."""
        width, height = self.getViewBox().viewPixelSize()
        reach = self._theme.px(_REACH)
        return frame.nearest((x, y), (reach * width, reach * height))

    def _style_ring(self, theme: Theme) -> None:
        self.ring.setSize(theme.px(_DIAMETER + 9))
        self.ring.setPen(pg.mkPen(ink(theme), width=theme.width(2.5)))
