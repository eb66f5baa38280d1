"""Ten thousand dots in ten colours, painted once and moved as one picture."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

_LAYERS = 4
"""The dots are painted in so many rounds over the classes, so that no class covers another one."""


class ClassDots(pg.GraphicsObject):
    """Dots coloured by class.

    Ten scatter items of pyqtgraph took 34 ms to paint 10,000 dots, and again for every move of the handle
    above them; ``drawPoints`` takes 11 ms, and only once: Qt keeps the picture until dots or size change.
    """

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[tuple[int, QPolygonF]] = []
        self._bounds = QRectF()
        self._colours: Sequence[QColor] = ()
        self._size = 1.0
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    @property
    def count(self) -> int:
        """Number of dots."""
        return sum(polygon.size() for _, polygon in self._parts)

    def set_points(self, points: NDArray[np.float32], labels: NDArray[np.int64]) -> None:
        """Show dots at ``points (n, 2)`` with the colours of their ``labels (n,)``."""
        self.prepareGeometryChange()
        self._parts = [
            (label, _polygon(points[first::_LAYERS][own]))
            for first in range(_LAYERS)
            for label in range(len(self._colours))
            if (own := labels[first::_LAYERS] == label).any()
        ]
        (left, bottom), (right, top) = points.min(axis=0), points.max(axis=0)
        # Wider than the centres by more than a dot at every size of the plot.
        self._bounds = QRectF(left, bottom, right - left, top - bottom).adjusted(-0.2, -0.2, 0.2, 0.2)
        self.update()

    def set_style(self, colours: Sequence[QColor], size: float) -> None:
        """Set the colour of each class and the diameter in pixels."""
        self._colours, self._size = colours, size
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the rectangle around the dots."""
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint every dot."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for label, polygon in self._parts:
            pen = QPen(self._colours[label], self._size)
            pen.setCosmetic(True)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoints(polygon)


def _polygon(points: NDArray[np.float32]) -> QPolygonF:
    polygon = pg.functions.create_qpolygonf(len(points))
    pg.functions.ndarray_from_qpolygonf(polygon)[:] = points
    return polygon  # type: ignore[no-any-return]
