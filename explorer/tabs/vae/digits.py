"""Digits in close-up: the decoded one large, the selected one beside its reconstruction."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter, QPaintEvent, QShowEvent, qRgb
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from explorer.parts.elided import ElidedLabel
from explorer.parts.plots import paper
from explorer.parts.theme import THEMES, Theme

_SMALL, _LARGE = 72, 140


class DigitView(QWidget):
    """One digit under a caption, ink on paper, every pixel a square.

    Parameters
    ----------
    least
        Smallest side of the picture in pixels at 100 % text.
    """

    def __init__(self, least: int) -> None:
        super().__init__()
        self.caption = ElidedLabel()
        self.picture = _Picture(least)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.caption)
        column.addWidget(self.picture, 1)

    def set_caption(self, text: str) -> None:
        """Say what the picture is."""
        self.caption.setText(text)
        self.caption.setToolTip(text)
        self.picture.setAccessibleName(text)

    def show_digit(self, image: NDArray[np.float32]) -> None:
        """Draw an image ``(28, 28)`` with pixels in [0, 1]."""
        self.picture.show_digit(image)

    def apply_theme(self, theme: Theme) -> None:
        """Take over text size; the picture is told by itself."""
        self.caption.setFont(theme.font("small"))


class _Picture(QWidget):
    def __init__(self, least: int) -> None:
        super().__init__()
        self._least = least
        self._theme = THEMES["light"]
        self.pixels: NDArray[np.uint8] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_digit(self, image: NDArray[np.float32]) -> None:
        self.pixels = np.ascontiguousarray((image * 255).round(), np.uint8)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._colours = [qRgb(*map(int, colour)) for colour in paper(theme)]
        self.setMinimumSize(theme.px(self._least), theme.px(self._least))
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = min(self.width(), self.height()) - 1
        square = QRect(0, 0, side, side)
        painter = QPainter(self)
        if self.pixels is not None:
            height, width = self.pixels.shape
            image = QImage(self.pixels.data, width, height, width, QImage.Format.Format_Indexed8)
            image.setColorTable(self._colours)
            painter.drawImage(square, image)
        painter.setPen(QColor(self._theme.grid))
        painter.drawRect(square)


class DigitPanel(QWidget):
    """The decoded digit, large, and to its right a test digit above its reconstruction."""

    visibilityChanged = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.decoded = DigitView(_LARGE)
        self.original = DigitView(_SMALL)
        self.reconstruction = DigitView(_SMALL)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.addWidget(self.decoded, 0, 0, 2, 1)
        self._grid.addWidget(self.original, 0, 1)
        self._grid.addWidget(self.reconstruction, 1, 1)
        self._grid.setColumnStretch(0, 7)
        self._grid.setColumnStretch(1, 5)

    def apply_theme(self, theme: Theme) -> None:
        """Scale the gaps."""
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(4))

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the decoded digit is in sight."""
        super().showEvent(event)
        self.visibilityChanged.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the decoded digit is out of sight."""
        super().hideEvent(event)
        self.visibilityChanged.emit(False)
