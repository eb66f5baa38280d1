"""The latent plane: encoded digits, decoded grid, one posterior, and the point that is dragged."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsItem, QGraphicsRectItem

from engines.vae import VaePlaneFrame, VaeTrainFrame
from engines.vae.params import EXTENT
from engines.vae.points import CLASSES, nearest
from explorer.parts.plots import Plot, class_colour, colour_of, faded, ink, muted, paper, pen_of
from explorer.parts.theme import Theme, Truth
from explorer.tabs.vae.dots import ClassDots

_NAME_WIDTH, _NAME_HEIGHT = 0.2, 0.28
"""Room that the name of a class takes in the plane."""

_GRID_BEHIND_DOTS = 0.5
_DOT_SIZES = {"points": 4.0, "both": 3.0, "grid": 0.0}
_USUAL_SIDE = 420
"""Side of the plane, in pixels at 100 % text, for which the sizes of dots and names are meant."""
_LARGEST_GROWTH = 1.5

_PICK_PIXELS = 10.0
_INSET = 1.9
_GAP = 0.3
_NO_DOTS = np.empty((0, 2), np.float32)


class LatentPlane(Plot):
    """The square ±`EXTENT` of z, and a handle that can be dragged anywhere in it."""

    def __init__(self) -> None:
        super().__init__(aspect=True)
        self.set_ranges((-EXTENT, EXTENT), (-EXTENT, EXTENT))
        self.drawn = False
        self._mu = _NO_DOTS
        self._centres = np.full((CLASSES, 2), np.nan)
        self._view = "both"
        self._decoded: NDArray[np.float32] | None = None
        self._inset_wanted = False
        self.grid = self.image(paper)
        self.grid.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.cloud = ClassDots()
        self.add_styled(self.cloud, self._style_cloud)
        self.prior = tuple(self._ellipse(Truth.EXACT, 1.0) for _ in range(2))
        for radius, circle in enumerate(self.prior, start=1):
            circle.setRect(-radius, -radius, 2 * radius, 2 * radius)
        self.names = tuple(self._class_name(str(label)) for label in range(CLASSES))
        self._styles.append(self._style_names)
        self.posterior = tuple(self._ellipse(Truth.LEARNED, width) for width in (3.0, 1.5))
        self.selected = self.dots(Truth.LEARNED, size=4, alpha=1.0)
        self.inset = self.image(paper)
        self._inset_frame = QGraphicsRectItem()
        self.add_styled(self._inset_frame, lambda theme: self._inset_frame.setPen(pen_of(muted, theme, 1.0)))
        self.point = self.handle(Truth.LEARNED)
        self._message = self.text(muted)
        self._message.setPos(0, 0.8 * EXTENT)  # above the circles
        for item, height in ((self.selected, 40), (self.inset, 90), (self._inset_frame, 91)):
            item.setZValue(height)
        self._arrange()
        self._place_inset()

    # What is drawn

    def show_plane(self, frame: VaePlaneFrame | VaeTrainFrame) -> None:
        """Draw the encoded digits, the names of their classes and the decoded grid of a frame."""
        self.drawn = True
        self._mu = frame.mu
        self.cloud.set_points(frame.mu, frame.labels)
        self.grid.setImage(frame.grid, autoLevels=False, levels=(0, 255))
        self.grid.setRect(_upright(-EXTENT, -EXTENT, 2 * EXTENT))
        self._centres = frame.centres
        self._place_names()
        self._message.setText("")

    def show_posterior(self, mu: NDArray[np.float32], sigma: NDArray[np.float32]) -> None:
        """Draw the posterior of one digit at one and two standard deviations."""
        for times, ellipse in enumerate(self.posterior, start=1):
            wide, high = (times * float(side) for side in sigma)
            ellipse.setRect(float(mu[0]) - wide, float(mu[1]) - high, 2 * wide, 2 * high)
        self.selected.setData(x=mu[:1], y=mu[1:])

    def show_decoded(self, image: NDArray[np.float32]) -> None:
        """Take the digit decoded at the handle ``(28, 28)``, for the small picture beside it."""
        self._decoded = image
        self.inset.setImage(image, autoLevels=False, levels=(0.0, 1.0))
        self._place_inset()

    def show_message(self, text: str) -> None:
        """Write a line on an empty plane."""
        self._message.setText("" if self.drawn else text)

    def set_view(self, view: str) -> None:
        """Show "points", "grid" or "both"."""
        if view != self._view:
            self._view = view
            self._arrange()

    def set_inset(self, wanted: bool) -> None:
        """Show the decoded digit beside the handle, where the large one is out of sight."""
        self._inset_wanted = wanted
        self._place_inset()

    def place_point(self, z0: float, z1: float) -> None:
        """Put the handle at a point, unless the user holds it."""
        self.point.place(z0, z1)
        self._place_inset()

    def digit_at(self, z0: float, z1: float) -> int | None:
        """Return the index of the encoded digit under a click, None beside all dots."""
        if self._view == "grid" or not len(self._mu):
            return None
        index, distance = nearest(self._mu, z0, z1)
        reach = self._theme.px(_PICK_PIXELS) * self.getViewBox().viewPixelSize()[0]
        return index if distance <= reach else None

    def retranslate(self) -> None:
        """Name the axes; say what the hand can do."""
        self.set_title(self.tr("Drag the ring, click a dot"))
        self.set_labels(self.tr("latent z₁"), self.tr("latent z₂"))

    # How

    def _arrange(self) -> None:
        points, grid = self._view != "grid", self._view != "points"
        self.cloud.setVisible(points)
        self._style_cloud(self._theme)
        self.grid.setVisible(grid)
        self.grid.setOpacity(_GRID_BEHIND_DOTS if points else 1.0)
        self._place_names()

    def _place_names(self) -> None:
        """Write each class at its place, unless the name of another one is there already."""
        taken: list[tuple[float, float]] = []
        for name, centre in zip(self.names, self._centres, strict=True):
            x, y = map(float, centre)
            free = not any(abs(x - u) < _NAME_WIDTH and abs(y - v) < _NAME_HEIGHT for u, v in taken)
            visible = free and self._view != "grid" and not math.isnan(x)
            name.setVisible(visible)
            if visible:
                taken.append((x, y))
                name.setPos(x, y)

    def _place_inset(self) -> None:
        visible = self._inset_wanted and self._decoded is not None
        for item in (self.inset, self._inset_frame):
            item.setVisible(visible)
        if not visible:
            return
        side = min(self.getViewBox().viewRect().right() - EXTENT - 2 * _GAP, 2 * EXTENT)
        if side > _INSET:  # room to the right of the plane
            left, low = EXTENT + _GAP, -side / 2
        else:  # beside the handle, away from the nearer edges
            side, z, room = _INSET, self.point.pos(), EXTENT - _INSET - _GAP
            left = z.x() + (_GAP if z.x() < room else -_GAP - _INSET)
            low = z.y() + (_GAP if z.y() < room else -_GAP - _INSET)
        self.inset.setRect(_upright(left, low, side))
        self._inset_frame.setRect(left, low, side, side)

    def _ellipse(self, truth: Truth, width: float) -> QGraphicsEllipseItem:
        item = QGraphicsEllipseItem()
        item.setZValue(30)
        self.add_styled(item, lambda theme: item.setPen(pen_of(truth, theme, width)))
        return item

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Fit dots, names and the decoded digit to the size of the plane."""
        super().resizeEvent(event)
        if event is not None:
            self._style_cloud(self._theme)
            self._style_names(self._theme)
            self._place_inset()

    def _growth(self, theme: Theme) -> float:
        """Factor on dots and names: they shrink and, up to a point, grow with the plane."""
        box = self.getViewBox()
        return min(_LARGEST_GROWTH, float(min(box.width(), box.height())) / theme.px(_USUAL_SIDE))

    def _class_name(self, text: str) -> pg.TextItem:
        item = self.text(ink, bold=True)
        item.setText(text)
        item.setZValue(35)
        return item

    def _style_names(self, theme: Theme) -> None:
        font = theme.font("body", bold=True)
        font.setPointSizeF(font.pointSizeF() * self._growth(theme))
        for name in self.names:
            name.setFont(font)
            name.fill = pg.mkBrush(faded(QColor(theme.ground), 0.8))

    def _style_cloud(self, theme: Theme) -> None:
        colours = [faded(colour_of(class_colour(label), theme), 0.75) for label in range(CLASSES)]
        self.cloud.set_style(colours, theme.scale * _DOT_SIZES[self._view] * self._growth(theme))


def _upright(left: float, low: float, side: float) -> QRectF:
    """Rectangle for a picture whose row 0 is the top, on an axis that points upwards."""
    return QRectF(left, low + side, side, -side)
