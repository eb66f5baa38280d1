"""The main picture in two dimensions: points coloured by responsibility, an ellipse for each component."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QWidget

from engines.gmm import MOST_COMPONENTS, GmmFrame
from explorer.parts.numbers import format_number
from explorer.parts.plots import Handle, Plot, class_colour, ink
from explorer.parts.theme import Theme
from explorer.tabs.gmm.coloured_plot import ColouredPlot, Plate

MAX_COMPONENTS = MOST_COMPONENTS
Extent = tuple[tuple[float, float], tuple[float, float]]

_REACH = 14.0  # pixels around a click in which a point is found
_SPACING = 14.0  # pixels between two points that a stroke of the hand paints


class Badge(Plate):
    """Number and weight of a component, beside its mean."""

    def __init__(self, plot: Plot, number: int) -> None:
        super().__init__(plot, number, bold=False)
        self._weight = ""

    def show_at(self, x: float, y: float, weight: float, extent: Extent, *, above: bool = True) -> None:
        """Place the badge above or below a mean; at an edge of the plot it moves inwards."""
        (left, right), (low, high) = extent
        across = min(max((x - left) / (right - left), 0.0), 1.0)
        share = (y - low) / (high - low)
        above = share < 0.12 or (above and share < 0.88)
        self.setAnchor((across, 1.3 if above else -0.45))
        self.setPos(x, y)
        text = format_number(weight)
        if text != self._weight:  # a text is laid out anew, which takes longer than everything else here
            self._weight = text
            self.setHtml(f"<b>{self.number + 1}</b>&nbsp; φ {text}")


class _Component:
    """A component: its ellipse, and its badge."""

    def __init__(self, plot: EruptionPlot, number: int) -> None:
        self._number = number
        self.ellipse = plot.curve(class_colour(number), 2.5, dashed=True)
        self.badge = Badge(plot, number)

    def show(self, frame: GmmFrame) -> None:
        """Place the component; hide it where the mixture has fewer."""
        k = self._number
        there = k < len(frame.weights)
        for item in (self.ellipse, self.badge):
            item.setVisible(there)
        if there:
            self.ellipse.setData(frame.ellipses[k, :, 0], frame.ellipses[k, :, 1])
            x, y = frame.means[k, :2].tolist()
            # Of a start that can be dragged, an axis ends above the mean and has a handle there.
            above = frame.kind != "start"
            self.badge.show_at(x, y, float(frame.weights[k]), frame.extent, above=above)


def _style_crosses(item: pg.ScatterPlotItem, theme: Theme) -> None:
    item.setSize(theme.px(16))
    item.setBrush(QColor(theme.ink))
    item.setPen(pg.mkPen(theme.ground, width=theme.width(1)))


class SoftPlot(ColouredPlot):
    """A plot of points that are coloured by component, one of which can be ringed.

    ``painted`` carries a place where a hand with the pen leaves a point, ``rightClicked`` one to take a point
    away from.
    """

    painted = Signal(float, float)
    rightClicked = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.pen_down = False
        """Whether strokes of the hand paint points."""
        self._stroke: Any = None
        self.ring = pg.ScatterPlotItem(symbol="o", brush=None)
        self.add_styled(self.ring, self._style_ring)
        self.ring.setZValue(25)
        self.scene().sigMouseClicked.connect(self._click_right)

    def colours(self, frame: GmmFrame) -> NDArray[np.uint8]:
        """Colour of every point: its responsibilities, or its true group where that is revealed."""
        if frame.params.reveal and len(frame.groups):
            colours = self.component_colours
            return colours[frame.groups % len(colours)].astype(np.uint8)
        return self.mixed_colours(frame.responsibilities)

    def reach(self) -> tuple[float, float]:
        """Half axes around a click in which a point is found."""
        width, height = self.getViewBox().viewPixelSize()
        pixels = self._theme.px(_REACH)
        return pixels * width, pixels * height

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke where there is no handle below the hand."""
        super().mousePressEvent(event)
        handles = [item for item in self.items(event.position().toPoint()) if isinstance(item, Handle)]
        if self.pen_down and event.button() == Qt.MouseButton.LeftButton and not handles:
            self._stroke = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Leave points along the stroke."""
        super().mouseMoveEvent(event)
        if self._stroke is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (event.position() - self._stroke).manhattanLength() >= self._theme.px(_SPACING):
            self._stroke = event.position()
            place = self.getViewBox().mapSceneToView(self.mapToScene(event.position().toPoint()))
            self.painted.emit(place.x(), place.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        super().mouseReleaseEvent(event)
        if self._stroke is not None:
            self._stroke = None
            self.released.emit()

    def _click_right(self, event: Any) -> None:
        box = self.getViewBox()
        if event.button() == Qt.MouseButton.RightButton and box.sceneBoundingRect().contains(
            event.scenePos()
        ):
            place = box.mapSceneToView(event.scenePos())
            self.rightClicked.emit(place.x(), place.y())

    def _style_ring(self, theme: Theme) -> None:
        self.ring.setSize(theme.px(18))
        self.ring.setPen(pg.mkPen(ink(theme), width=theme.width(2.5)))


class EruptionPlot(SoftPlot):
    """Data and mixture of one frame in two dimensions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.components = [_Component(self, k) for k in range(MAX_COMPONENTS)]
        self.crosses = pg.ScatterPlotItem(symbol="+")
        self.crosses.setZValue(20)
        self.add_styled(self.crosses, partial(_style_crosses, self.crosses))

    def show_frame(self, frame: GmmFrame, selected: int | None) -> None:
        """Draw the frame, with a ring around one point.

        Parameters
        ----------
        frame
            A half-step, or a frame between two.
        selected
            Row of the data, None for no ring.
        """
        self.set_ranges(*frame.extent)
        self.points.set_points(frame.x, self.colours(frame))
        for component in self.components:
            component.show(frame)
        self.crosses.setData(pos=frame.means[:, :2])
        self.ring.setData(pos=frame.x[:0] if selected is None else frame.x[selected : selected + 1])

    def point_at(self, frame: GmmFrame, x: float, y: float) -> int | None:
        """Row of the data point that a click at a place means."""
        return frame.nearest((x, y), self.reach())
