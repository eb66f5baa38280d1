"""Points with a colour each, as many as there are."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPaintEngine, QPainter, QTransform

from explorer.parts.splat import Splat

DIAMETER = 9.0
"""Of a point in pixels at 100 % text, where there are few; many are smaller."""

FEW = 100
"""Number of points up to which each is drawn by itself."""

_FULL_SIZE = 300  # number of points up to which they keep their diameter
_SMALLEST = 3.0
_OPACITY = 0.85
_PRINT_RATIO = 3.0  # pixels of an image in a document, for one on the screen


def diameter(count: int) -> float:
    """Diameter of each of so many points, in pixels at 100 % text: many are smaller."""
    shrunk: float = DIAMETER * min(1.0, (_FULL_SIZE / max(count, 1)) ** 0.25)
    return max(_SMALLEST, shrunk)


class SoftPoints(pg.GraphicsObject):
    """Points with a colour each.

    A scatter item of pyqtgraph first draws a symbol for every new brush, which takes longer than the
    painting. Here a few points are painted straight away and many are put into an image, where a change of
    all colours takes half a millisecond for 5,000 points.
    """

    def __init__(self) -> None:
        super().__init__()
        self.x: NDArray[np.float64] = np.empty((0, 2))
        """Places of the points, ``(N, 2)``."""
        self.colours: NDArray[np.uint8] = np.empty((0, 3), np.uint8)
        """Their colours, ``(N, 3)``."""
        self._scale = 1.0
        self._splat: Splat | None = None
        self._splat_key: tuple[Any, ...] = ()
        self._image = QImage()
        self._fresh = False

    def set_points(self, x: NDArray[np.float64], colours: NDArray[np.uint8]) -> None:
        """Show points ``(N, 2)`` in colours ``(N, 3)``; the array ``x`` must not change afterwards."""
        # A new run on the same data often brings them in a new array, and places cost more than colours.
        if x is not self.x and not np.array_equal(x, self.x):
            self.x, self._splat = x, None
        self.colours, self._fresh = colours, False
        self.update()

    def set_scale(self, scale: float) -> None:
        """Set the size of the text, which the points grow with."""
        self._scale = scale
        self.update()

    @property
    def shown_diameter(self) -> float:
        """Diameter of a point in pixels."""
        return self._scale * diameter(len(self.x))

    def boundingRect(self) -> QRectF:
        """Everything that is visible: points are as large in pixels, whatever the range."""
        return QRectF(self.viewRect())

    def viewTransformChanged(self) -> None:
        """Follow the visible range."""
        self.prepareGeometryChange()
        super().viewTransformChanged()

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Draw every point, in pixels: circles under the plot's transformation take twenty times as long."""
        painter.save()
        if len(self.x) <= FEW:
            self._paint_each(painter)
        else:
            self._paint_image(painter)
        painter.restore()

    def _paint_each(self, painter: QPainter) -> None:
        to_pixels, radius = painter.worldTransform(), 0.5 * self.shown_diameter
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, channels in zip(self.x.tolist(), self.colours.tolist(), strict=True):
            colour = QColor.fromRgb(*channels)
            colour.setAlphaF(_OPACITY)
            painter.setBrush(colour)
            painter.drawEllipse(to_pixels.map(QPointF(*place)), radius, radius)

    def _paint_image(self, painter: QPainter) -> None:
        to_points, to_pixels = painter.worldTransform(), painter.deviceTransform()
        back, possible = to_points.inverted()
        if not possible:  # a plot that a layout has squeezed to nothing
            return
        system = back * to_pixels  # from the widget's points to the device's pixels
        if painter.paintEngine().type() != QPaintEngine.Type.Raster:
            finer = QTransform.fromScale(_PRINT_RATIO, _PRINT_RATIO)
            to_pixels, system = to_pixels * finer, system * finer
        area = to_pixels.mapRect(self.boundingRect()).toAlignedRect()
        if area.isEmpty():
            return
        splat = self._settled(to_pixels, area.x(), area.y(), (area.width(), area.height()), system.m11())
        if not self._fresh:
            pixels = splat.paint(self.colours)
            height, width = pixels.shape
            self._image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32)
            self._fresh = True
        painter.setTransform(system.inverted()[0])
        painter.drawImage(area.x() - splat.margin, area.y() - splat.margin, self._image)

    def _settled(
        self, to_pixels: QTransform, left: int, top: int, size: tuple[int, int], ratio: float
    ) -> Splat:
        """Return the image's layout, worked out again after a change of the points, the range or the size."""
        t = to_pixels
        key = (
            t.m11(),
            t.m12(),
            t.m21(),
            t.m22(),
            t.dx(),
            t.dy(),
            left,
            top,
            size,
            self.shown_diameter,
            ratio,
        )
        if self._splat is None or key != self._splat_key:
            turn = np.array([[t.m11(), t.m12()], [t.m21(), t.m22()]])
            places = self.x @ turn + np.array([t.dx() - left, t.dy() - top])
            self._splat = Splat(places, self.shown_diameter * ratio, size, _OPACITY)
            self._splat_key, self._fresh = key, False
        return self._splat
