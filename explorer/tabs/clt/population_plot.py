"""The population above the histogram: drawn, sampled from, and painted with the mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent

from engines.clt import CltFrame
from explorer.parts.plots import Plot, stem_path
from explorer.parts.theme import Truth
from explorer.tabs.clt.means_plot import GUTTER, HEADROOM


class PopulationPlot(Plot):
    """Density or masses of a single draw.

    While `paintable`, pressing and dragging the mouse emits ``stroked(x0, y0, x1, y1)`` for every piece of
    the way, heights as shares of the plot's height.
    """

    stroked = Signal(float, float, float, float)

    def __init__(self) -> None:
        super().__init__(gutter=GUTTER)
        self.paintable = False
        self._brush: tuple[float, float] | None = None
        self.area_item = self.area(Truth.EXACT, alpha=0.06)
        self.line = self.curve(Truth.EXACT)
        self.masses = self.stems(Truth.EXACT, width=6)
        self.draws = self.dots(Truth.SAMPLED, size=8, alpha=0.9, outlined=True)

    def show_frame(self, frame: CltFrame, x_range: tuple[float, float], *, discrete: bool) -> None:
        """Draw the population of a frame."""
        x, density = frame.population
        nothing = (x[:0], density[:0])
        masses, line = ((x, density), nothing) if discrete else (nothing, (x, density))
        self.masses.setData(*stem_path(*masses))
        self.area_item.setData(*line)
        self.line.setData(*line)
        top = HEADROOM * float(density.max())
        if self.paintable:  # the numbers on the axis give way, so that what was painted stays where it is
            top /= max(frame.params.painted)
        self.set_ranges(x_range, (0, top))
        self.setCursor(Qt.CursorShape.CrossCursor if self.paintable else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to paint."""
        if self.paintable and event.button() == Qt.MouseButton.LeftButton and self._inside(event):
            self._brush = self._place(event)
            self.stroked.emit(*self._brush, *self._brush)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Paint on."""
        if self._brush is None:
            super().mouseMoveEvent(event)
            return
        before, self._brush = self._brush, self._place(event)
        self.stroked.emit(*before, *self._brush)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stop painting."""
        if self._brush is None:
            super().mouseReleaseEvent(event)
            return
        self._brush = None
        self.released.emit()

    def _inside(self, event: QMouseEvent) -> bool:
        place = self.mapToScene(event.position().toPoint())
        return bool(self.getViewBox().sceneBoundingRect().contains(place))

    def _place(self, event: QMouseEvent) -> tuple[float, float]:
        point = self.getViewBox().mapSceneToView(self.mapToScene(event.position().toPoint()))
        top = self.getViewBox().viewRange()[1][1]
        return point.x(), min(max(HEADROOM * point.y() / top, 0.0), 1.0)
