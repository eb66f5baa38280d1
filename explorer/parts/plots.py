"""Plots for teaching: fixed ranges, named axes, themed items, things that can be dragged.

A ``Plot`` makes its items through factories (``curve``, ``histogram``, ``dots``, ``image``, ``handle`` …)
that remember how the item is styled, so that a change of theme restyles everything in place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from explorer.parts.theme import THEMES, Theme, Truth

pg.setConfigOptions(imageAxisOrder="row-major", useOpenGL=False, antialias=True)

_HANDLE_REACH = 16  # pixels at 100 % text around a handle

Colour = Truth | Callable[[Theme], str]
Item = TypeVar("Item")


def colour_of(colour: Colour, theme: Theme) -> QColor:
    """Resolve a truth or a rule to a colour of the theme."""
    return QColor(theme.colour(colour) if isinstance(colour, Truth) else colour(theme))


def class_colour(index: int) -> Callable[[Theme], str]:
    """Rule for the colour of class ``index`` (a digit, a mixture component)."""
    return lambda theme: theme.classes[index % len(theme.classes)]


def ink(theme: Theme) -> str:
    """Rule: the theme's ink."""
    return theme.ink


def muted(theme: Theme) -> str:
    """Rule: the theme's muted ink."""
    return theme.muted


def faded(colour: QColor, alpha: float) -> QColor:
    """Copy of a colour at an opacity in [0, 1]."""
    copy = QColor(colour)
    copy.setAlphaF(alpha)
    return copy


def pen_of(colour: Colour, theme: Theme, width: float = 2.0, *, dashed: bool = False) -> QPen:
    """Pen in the program's vocabulary: learned lines are dashed, also those ``dashed`` in other colours."""
    pen: QPen = pg.mkPen(colour_of(colour, theme), width=theme.width(width))
    learned = dashed or colour is Truth.LEARNED
    pen.setStyle(Qt.PenStyle.DashLine if learned else Qt.PenStyle.SolidLine)
    return pen


class Handle(pg.TargetItem):
    """A point that can be dragged; ``moved`` fires for the user's hand only, never for ``place``."""

    moved = Signal(float, float)
    released = Signal()

    def __init__(self) -> None:
        super().__init__(symbol="o", size=14)
        self.setZValue(100)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.sigPositionChanged.connect(lambda: self.moved.emit(self.pos().x(), self.pos().y()))
        self.sigPositionChangeFinished.connect(self.released)

    def place(self, x: float, y: float) -> None:
        """Move the handle without telling anybody; ignored while the user holds it."""
        if self.moving:
            return
        self.blockSignals(True)
        self.setPos(x, y)
        self.blockSignals(False)


class Dots(pg.ScatterPlotItem):
    """Points that look alike. As many as before only change their places: new ones cost ten times as much."""

    def setData(self, *args: Any, **kargs: Any) -> None:
        """Replace the points; arguments are those of ``pyqtgraph.ScatterPlotItem.setData``."""
        if args or kargs.keys() != {"x", "y"} or not 0 < len(self.data) == len(kargs["x"]):
            super().setData(*args, **kargs)
            return
        self.data["x"], self.data["y"] = kargs["x"], kargs["y"]
        self.prepareGeometryChange()
        self.bounds = [None, None]
        self.update()
        self.sigPlotChanged.emit(self)

    def mouseClickEvent(self, ev: Any) -> None:
        """Leave a click to the plot, which knows what it means."""
        ev.ignore()


class _ViewBox(pg.ViewBox):
    """View box whose range only the program changes: no wheel zoom, no panning, no menu."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False, enableMouse=False)
        self.disableAutoRange()


class Plot(pg.PlotWidget):
    """One plot with fixed ranges and named axes.

    Parameters
    ----------
    aspect
        Whether one unit is as long on both axes.
    axes
        Whether axes are drawn; pictures (digits) have none.
    gutter
        Room for the left axis in pixels at 100 % text, the same for plots that stand above each other on one
        axis; by default as wide as its numbers are at the moment.
    """

    clicked = Signal(float, float)
    released = Signal()
    """The user let go: of a handle, or of the button after a click."""

    def __init__(
        self,
        *,
        aspect: bool = False,
        axes: bool = True,
        gutter: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, viewBox=_ViewBox())
        self._styles: list[Callable[[Theme], None]] = []
        self._handles: list[Handle] = []
        self._theme = THEMES["light"]
        self._title = ""
        self._labels = {"bottom": "", "left": ""}
        self._gutter = gutter
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.hideButtons()
        for name in ("bottom", "left"):
            self.getAxis(name).enableAutoSIPrefix(False)
        self.getPlotItem().setContentsMargins(0, 0, 8, 0)
        self.setAspectLocked(aspect)
        if not axes:
            self.hideAxis("bottom")
            self.hideAxis("left")
        self.scene().sigMouseClicked.connect(self._click)

    # Text and ranges

    def set_labels(self, x: str, y: str) -> None:
        """Name both axes (with units where there are any)."""
        labels = {"bottom": x, "left": y}
        if labels != self._labels:  # asked for with every frame where a label depends on it
            self._labels = labels
            self._style_text()

    def set_title(self, text: str) -> None:
        """Put a short title above the plot, left-aligned; an empty text removes it."""
        if text != self._title:
            self._title = text
            self._style_text()

    def set_ranges(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Fix the visible range; does nothing if it is already that range."""
        wanted = [list(x), list(y)]
        box = self.getViewBox()
        if not np.allclose(box.state["targetRange"], wanted, rtol=1e-12, atol=0):
            box.setRange(QRectF(x[0], y[0], x[1] - x[0], y[1] - y[0]), padding=0)

    # Items

    def curve(
        self, colour: Colour = Truth.EXACT, width: float = 2.0, *, dashed: bool = False
    ) -> pg.PlotCurveItem:
        """Add a line; feed it with ``setData(x, y)``. What is learned is dashed in any colour."""
        item = pg.PlotCurveItem()
        return self.add_styled(item, lambda theme: item.setPen(pen_of(colour, theme, width, dashed=dashed)))

    def area(self, colour: Colour = Truth.EXACT, alpha: float = 0.15) -> pg.PlotCurveItem:
        """Add a filled area between a curve and zero."""
        item = pg.PlotCurveItem(pen=None, fillLevel=0.0)
        return self.add_styled(item, lambda theme: item.setBrush(faded(colour_of(colour, theme), alpha)))

    def histogram(self, colour: Colour = Truth.SAMPLED, alpha: float = 0.55) -> pg.PlotCurveItem:
        """Add bars; feed them with ``setData(edges, heights)``, one more edge than heights."""
        item = pg.PlotCurveItem([0.0, 1.0], [0.0], stepMode="center", fillLevel=0.0, antialias=False)

        def style(theme: Theme) -> None:
            item.setBrush(faded(colour_of(colour, theme), alpha))
            item.setPen(pg.mkPen(colour_of(colour, theme), width=1))

        return self.add_styled(item, style)

    def dots(
        self, colour: Colour = Truth.SAMPLED, size: float = 6.0, alpha: float = 0.7, *, outlined: bool = False
    ) -> pg.ScatterPlotItem:
        """Add points with one brush for all; feed them with ``setData(x=…, y=…)``."""
        item = Dots(pen=None)

        def style(theme: Theme) -> None:
            item.setSize(theme.px(size))
            item.setBrush(faded(colour_of(colour, theme), alpha))
            item.setPen(pg.mkPen(theme.ground, width=1) if outlined else None)

        return self.add_styled(item, style)

    def label(self, colour: Colour, anchor: tuple[float, float]) -> pg.TextItem:
        """Add a text on a patch of ground, where no line makes it unreadable."""
        item = pg.TextItem(anchor=anchor)
        item.setZValue(90)

        def style(theme: Theme) -> None:
            item.setColor(colour_of(colour, theme))
            item.setFont(theme.font("small", bold=True))
            item.fill = pg.mkBrush(faded(QColor(theme.ground), 0.75))

        return self.add_styled(item, style)

    def stems(self, colour: Colour = Truth.EXACT, width: float = 2.0) -> pg.PlotCurveItem:
        """Add vertical bars for probability masses; feed with ``setData(*stem_path(x, y))``."""
        item = pg.PlotCurveItem(connect="pairs")

        def style(theme: Theme) -> None:
            pen = pen_of(colour, theme, width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            item.setPen(pen)

        return self.add_styled(item, style)

    def image(self, lookup: Callable[[Theme], NDArray[np.uint8]] | None = None) -> pg.ImageItem:
        """Add an image; feed it with ``setImage(array, autoLevels=False, levels=…)`` and ``setRect``."""
        item = pg.ImageItem()
        item.setZValue(-10)
        rule = lookup or (lambda _: viridis())
        return self.add_styled(item, lambda theme: item.setLookupTable(rule(theme)))

    def line_at(
        self, *, vertical: bool = True, colour: Colour = muted, width: float = 1.5
    ) -> pg.InfiniteLine:
        """Add a straight line across the plot; move it with ``setValue``."""
        item = pg.InfiniteLine(angle=90 if vertical else 0)
        return self.add_styled(item, lambda theme: item.setPen(pen_of(colour, theme, width)))

    def text(
        self, colour: Colour = ink, anchor: tuple[float, float] = (0.5, 0.5), *, bold: bool = False
    ) -> pg.TextItem:
        """Add a text in data coordinates; feed it with ``setText`` and ``setPos``."""
        item = pg.TextItem(anchor=anchor)

        def style(theme: Theme) -> None:
            item.setColor(colour_of(colour, theme))
            item.setFont(theme.font("small", bold=bold))

        return self.add_styled(item, style)

    def handle(self, colour: Colour = Truth.EXACT) -> Handle:
        """Add a point that the user drags."""
        item = Handle()
        item.released.connect(self.released)
        self._handles.append(item)

        def style(theme: Theme) -> None:
            item.scale = theme.px(15)
            item.setPen(pg.mkPen(colour_of(colour, theme), width=theme.width(2.5)))
            item.setBrush(pg.mkBrush(theme.ground))
            item.setHoverPen(pg.mkPen(theme.blue, width=theme.width(3)))
            item.setHoverBrush(pg.mkBrush(theme.ground))

        return self.add_styled(item, style)

    def on_handle(self, x: float, y: float) -> bool:
        """Whether the mouse at a place means one of the handles."""
        width, height = self.getViewBox().viewPixelSize()
        reach = self._theme.px(_HANDLE_REACH)
        return any(
            abs(handle.pos().x() - x) < reach * width and abs(handle.pos().y() - y) < reach * height
            for handle in self._handles
            if handle.isVisible()
        )

    def add_styled(self, item: Item, style: Callable[[Theme], None]) -> Item:
        """Add an item of one's own with a rule that gives it the looks of a theme; returns the item."""
        self.addItem(item, ignoreBounds=True)
        self._styles.append(style)
        style(self._theme)
        return item

    # Theme and events

    def apply_theme(self, theme: Theme) -> None:
        """Restyle axes, texts and every item made by a factory."""
        self._theme = theme
        self.setBackground(theme.ground)
        for name in ("bottom", "left"):
            axis = self.getAxis(name)
            axis.setPen(pg.mkPen(theme.grid, width=theme.width(1)))
            axis.setTextPen(theme.muted)
            axis.setTickFont(theme.font("small"))
            axis.setStyle(tickTextOffset=theme.px(4), tickLength=-theme.px(4), hideOverlappingLabels=True)
        if self._gutter is not None:
            self.getAxis("left").setWidth(theme.px(self._gutter))
        self._style_text()
        for style in self._styles:
            style(theme)

    def _style_text(self) -> None:
        theme = self._theme
        size = f"{theme.font('small').pointSizeF():g}pt"
        for name, text in self._labels.items():
            axis = self.getAxis(name)
            axis.setLabel(text or None, color=theme.muted, **{"font-size": size})
            axis.showLabel(bool(text))
        item = self.getPlotItem()
        metrics = QFontMetrics(theme.font("small"))
        room = self.width() - self.getAxis("left").width() - theme.px(16)
        title = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, round(room))
        item.setTitle(title or None, size=size, color=theme.ink, justify="left")
        if self._title:  # pyqtgraph fixes the title at 30 px, which clips large text
            height = item.titleLabel.sizeHint(Qt.SizeHint.PreferredSize, QRectF().size()).height()
            item.titleLabel.setMaximumHeight(height)
            item.layout.setRowFixedHeight(0, height)
            item.titleLabel.setMinimumWidth(0)  # or a narrow plot is as wide as its title, and cut

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Shorten the title to the room there is, before it is laid out: a long one would widen the plot."""
        if event is not None and self._title and self.plotItem is not None:  # None while it is being closed
            self._style_text()
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to whatever scrolls around the plot."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys to the tab: Space, arrows, Home and End drive the transport bar."""
        event.ignore()

    def _click(self, event: Any) -> None:
        box = self.getViewBox()
        inside = box.sceneBoundingRect().contains(event.scenePos())  # not on an axis or the title
        if inside and event.button() == Qt.MouseButton.LeftButton and not event.isAccepted():
            point: QPointF = box.mapSceneToView(event.scenePos())
            self.clicked.emit(point.x(), point.y())
            self.released.emit()  # the next click, or the next drag, is another step of undo


def stem_path(
    x: NDArray[np.float64], y: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Points of vertical bars from 0 to ``y`` for a curve drawn in pairs: two arrays ``(2 n,)``."""
    heights = np.asarray(y, np.float64)
    return np.repeat(np.asarray(x, np.float64), 2), np.column_stack((np.zeros_like(heights), heights)).ravel()


def viridis() -> NDArray[np.uint8]:
    """Lookup table ``(256, 3)`` for fields."""
    table: NDArray[np.uint8] = pg.colormap.get("viridis").getLookupTable(nPts=256, mode="byte")
    return table


def paper(theme: Theme) -> NDArray[np.uint8]:
    """Lookup table from ground to ink: digits look written on the page in every theme."""
    return _blend(theme.ground, theme.ink, 1.0)


def density_lookup(theme: Theme) -> NDArray[np.uint8]:
    """Lookup table from ground to blue: a density that leaves contours and points readable."""
    return _blend(theme.ground, theme.blue, 0.75)


def _blend(first: str, last: str, share: float) -> NDArray[np.uint8]:
    """Lookup table ``(256, 3)`` that leads from one colour a share of the way to another."""
    colours = [QColor(colour) for colour in (first, last)]
    ends = np.array([[colour.red(), colour.green(), colour.blue()] for colour in colours])
    weight = np.linspace(0.0, share, 256)[:, None]
    table: NDArray[np.uint8] = ((1 - weight) * ends[0] + weight * ends[1]).round().astype(np.uint8)
    return table
