"""A digit or a part of it in close-up: every pixel a square, with its number where there is room."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    qRgb,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.parts.plots import paper
from explorer.parts.theme import THEMES, Theme

_LEAST = 80
_ROOM_FOR_NUMBERS = 17
_LARGEST_NUMBERS = 13
"""Side of a pixel, in pixels of the screen at 100 % text, from which on its number is written in it."""


class PixelGrid(QWidget):
    """Square picture of pixels; ``picked`` carries row and column of the one that is pressed.

    Parameters
    ----------
    hover
        Whether pointing at a pixel picks it.
    """

    picked = Signal(int, int)

    def __init__(self, *, hover: bool) -> None:
        super().__init__()
        self.image: NDArray[np.uint8] | None = None
        self._count = 1
        self._cursor: tuple[int, int] | None = None
        self._theme = THEMES["light"]
        self._drawn: QPixmap | None = None
        self.setMouseTracking(hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def cell(self) -> float:
        """Side of a pixel of the digit in pixels of the screen."""
        return min(self.width() - 1, self.height() - 1) / self._count

    @property
    def numbered(self) -> bool:
        """Whether there is room for the numbers."""
        return self.cell >= self._theme.px(_ROOM_FOR_NUMBERS)

    def show_pixels(self, image: NDArray[np.uint8]) -> None:
        """Draw pixels ``(n, n)``, 0 to 255."""
        if self.image is None or not np.array_equal(image, self.image):
            self.image = np.ascontiguousarray(image)
            self._count = len(image)
            self._forget()

    def set_cursor(self, row: int, column: int) -> None:
        """Mark a pixel."""
        self._cursor = row, column
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and text size."""
        self._theme = theme
        self.setMinimumSize(theme.px(_LEAST), theme.px(_LEAST))
        self._forget()

    def sizeHint(self) -> QSize:
        """As small as it may be; the layout gives it more."""
        return self.minimumSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw for the new size."""
        super().resizeEvent(event)
        self._forget()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pick the pixel under the mouse, where that is wanted or a button is held."""
        self._pick(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the pixel under a finger."""
        self._pick(event.position())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the digit, which is drawn once, and the cursor over it."""
        if self.image is None:
            return
        if self._drawn is None:
            self._drawn = self._draw(self.image)
        painter = QPainter(self)
        painter.drawPixmap(self._corner(), self._drawn)
        if self._cursor is not None:
            row, column = self._cursor
            painter.translate(self._corner())
            painter.setPen(QPen(QColor(self._theme.vermilion), self._theme.width(2.5)))
            painter.drawRect(QRectF(column * self.cell, row * self.cell, self.cell, self.cell))

    def _forget(self) -> None:
        self._drawn = None
        self.update()

    def _corner(self) -> QPointF:
        side = self._count * self.cell
        return QPointF((self.width() - side) // 2, (self.height() - side) // 2)

    def _pick(self, place: QPointF) -> None:
        inside = place - self._corner()
        column, row = int(inside.x() // self.cell), int(inside.y() // self.cell)
        if 0 <= row < self._count and 0 <= column < self._count:
            self.picked.emit(row, column)

    def _draw(self, pixels: NDArray[np.uint8]) -> QPixmap:
        """Squares, their outline and, where there is room, their numbers: 784 texts take milliseconds."""
        side, ratio = self._count * self.cell, self.devicePixelRatioF()
        pixmap = QPixmap(round((side + 1) * ratio), round((side + 1) * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(self._theme.ground))
        image = QImage(pixels.data, self._count, self._count, self._count, QImage.Format.Format_Indexed8)
        image.setColorTable([qRgb(*map(int, colour)) for colour in paper(self._theme)])
        painter = QPainter(pixmap)
        painter.drawImage(QRectF(0, 0, side, side), image)
        painter.setPen(QColor(self._theme.grid))
        painter.drawRect(QRectF(0, 0, side, side))
        if self.numbered:
            font = self._theme.font("small")
            font.setPixelSize(round(min(0.46 * self.cell, self._theme.px(_LARGEST_NUMBERS))))
            painter.setFont(font)
            dark, light = QColor(self._theme.muted), QColor(self._theme.ground)
            for row, line in enumerate(pixels.tolist()):
                for column, value in enumerate(line):
                    painter.setPen(light if value > 110 else dark)
                    square = QRectF(column * self.cell, row * self.cell, self.cell, self.cell)
                    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, str(value))
        painter.end()
        return pixmap
