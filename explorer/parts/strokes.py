"""Painting on a plot with strokes of the mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent

from explorer.parts.plots import Plot


class StrokePlot(Plot):
    """A plot that can be painted on.

    While it is `paintable`, pressing and dragging the mouse emits ``stroked(x0, y0, x1, y1)`` for every piece
    of the way, in the units of `brush`, and ``released`` at the end. A press on a handle paints nothing.

    Parameters
    ----------
    gutter
        As for `Plot`.
    """

    stroked = Signal(float, float, float, float)

    def __init__(self, *, gutter: float | None = None) -> None:
        super().__init__(gutter=gutter)
        self._paintable = False
        self._before: tuple[float, float] | None = None

    @property
    def paintable(self) -> bool:
        """Whether strokes paint; the cursor tells it."""
        return self._paintable

    @paintable.setter
    def paintable(self, paintable: bool) -> None:
        self._paintable = paintable
        self.setCursor(Qt.CursorShape.CrossCursor if paintable else Qt.CursorShape.ArrowCursor)

    def brush(self, x: float, y: float) -> tuple[float, float]:
        """Turn a place of the plot into what the strokes carry: by default the place itself."""
        return x, y

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to paint."""
        place = self.mapToScene(event.position().toPoint())
        box = self.getViewBox()
        at = box.mapSceneToView(place)
        left = event.button() == Qt.MouseButton.LeftButton
        inside = box.sceneBoundingRect().contains(place)
        if self._paintable and left and inside and not self.on_handle(at.x(), at.y()):
            self._before = self._brush_at(event)
            self.stroked.emit(*self._before, *self._before)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Paint on."""
        if self._before is None:
            super().mouseMoveEvent(event)
            return
        before, self._before = self._before, self._brush_at(event)
        self.stroked.emit(*before, *self._before)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stop painting, when the button that paints is let go."""
        if self._before is None or event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        self._before = None
        self.released.emit()

    def _brush_at(self, event: QMouseEvent) -> tuple[float, float]:
        place = self.getViewBox().mapSceneToView(self.mapToScene(event.position().toPoint()))
        return self.brush(place.x(), place.y())
