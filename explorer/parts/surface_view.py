"""A density as a surface: drawn by the program itself, so it needs no OpenGL; turned with the mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from engines.projection import Projection
from explorer.parts.plots import density_lookup, ink
from explorer.parts.theme import THEMES, Theme

_REACH = 1.5
_DEGREES_A_PIXEL = 0.5
_DEGREES_A_KEY = 10.0


class SurfaceView(QWidget):
    """Surface in the colours of a density, with a curve on it.

    Parameters
    ----------
    line_colour
        Rule for the colour of the curve.

    Attributes
    ----------
    azimuth, elevation
        Where it is seen from, in degrees.
    """

    turned = Signal()

    def __init__(self, line_colour: Callable[[Theme], str] = ink) -> None:
        super().__init__()
        self._line_colour = line_colour
        self.azimuth, self.elevation = 30.0, 35.0
        self._theme = THEMES["light"]
        self._colours: list[QColor] = []
        self._project: Callable[[float, float], Projection] | None = None
        self._from: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_surface(self, project: Callable[[float, float], Projection]) -> None:
        """Draw a surface, given how it looks from an azimuth and an elevation in degrees."""
        self._project = project
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take over the colours."""
        self._theme = theme
        self._colours = [QColor(*colour) for colour in density_lookup(theme).tolist()]
        self.update()

    def turn(self, azimuth: float, elevation: float) -> None:
        """Look from another side; the elevation stays between the base and straight above."""
        self.azimuth = azimuth % 360.0
        self.elevation = min(max(elevation, 5.0), 90.0)
        self.update()
        self.turned.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the surface."""
        self._from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn the surface with the hand."""
        if self._from is not None:
            way = (event.position() - self._from) * _DEGREES_A_PIXEL
            self._from = event.position()
            self.turn(self.azimuth + way.x(), self.elevation + way.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._from = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn with the arrow keys."""
        ways = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self.turn(self.azimuth + _DEGREES_A_KEY * way[0], self.elevation + _DEGREES_A_KEY * way[1])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw base, cells from far to near, and the curve."""
        if self._project is None:
            return
        seen = self._project(self.azimuth, self.elevation)
        zoom = min(self.width(), 1.25 * self.height()) / (2.0 * _REACH)
        middle = QPointF(self.width() / 2, 0.58 * self.height())
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_thin(theme.muted, theme.width(1)))
        painter.translate(middle)
        painter.scale(zoom, -zoom)
        base = seen.base.tolist()
        painter.drawPolygon(_polygon(base))
        painter.setPen(_thin(theme.muted, theme.width(0.5)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for corners, shade in zip(seen.quads.tolist(), (255 * seen.shades).astype(int).tolist(), strict=True):
            if shade:  # what is flat and empty needs no cells
                painter.setBrush(self._colours[min(shade, 255)])
                painter.drawPolygon(_polygon(corners))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_thin(self._line_colour(theme), theme.width(2.5)))
        painter.drawPolyline(_polygon(seen.section.tolist()))
        to_pixels = painter.worldTransform()
        painter.resetTransform()
        painter.setPen(QColor(theme.muted))
        painter.setFont(theme.font("small"))
        for first, second, text in ((0, 1, "x₁"), (1, 2, "x₂")):
            at = [1.12 * (base[first][k] + base[second][k]) / 2 for k in range(2)]
            painter.drawText(to_pixels.map(QPointF(*at)), text)
        painter.end()


def _polygon(corners: list[list[float]]) -> QPolygonF:
    return QPolygonF([QPointF(*corner) for corner in corners])


def _thin(colour: str, width: float) -> QPen:
    """Pen of a width in pixels, whatever the transformation is."""
    pen = QPen(QColor(colour), width)
    pen.setCosmetic(True)
    return pen
