"""Digits as pictures: many 28 × 28 images laid out as one."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QResizeEvent

from explorer.parts.plots import Plot, paper

_GAP = 2
"""Pixels between two digits."""


def mosaic(images: NDArray[Any], columns: int, gap: int = _GAP, blank: float = 0.0) -> NDArray[np.float32]:
    """Lay images ``(n, h, w)`` out row by row, ``gap`` pixels apart; missing ones are blank."""
    count, height, width = images.shape
    rows = -(-count // columns)
    picture = np.full((rows * (height + gap) - gap, columns * (width + gap) - gap), blank, np.float32)
    for index, image in enumerate(images):
        row, column = divmod(index, columns)
        top, left = row * (height + gap), column * (width + gap)
        picture[top : top + height, left : left + width] = image
    return picture


class DigitMosaic(Plot):
    """A picture of many digits, ink on paper, without axes; as many in a row as makes them largest.

    Parameters
    ----------
    levels
        Values drawn as paper and as full ink; what lies beyond is drawn as the nearer of the two.
    ragged
        Whether the last row may be shorter than the others.
    """

    def __init__(self, levels: tuple[float, float], *, ragged: bool = False) -> None:
        super().__init__(aspect=True, axes=False)
        self.getViewBox().invertY()
        self._levels = levels
        self._ragged = ragged
        self._images: NDArray[Any] | None = None
        self._in_a_row = 1
        self._image = self.image(paper)

    def show_digits(self, images: NDArray[Any]) -> None:
        """Draw images ``(n, h, w)``."""
        self._images = images
        self._in_a_row = self._columns(len(images))
        picture = mosaic(images, self._in_a_row, blank=self._levels[0])
        self._image.setImage(picture, autoLevels=False, levels=self._levels)
        height, width = picture.shape
        self.set_ranges((0, width), (0, height))

    def place_of(self, index: int) -> QRectF:
        """Rectangle of one of the digits that are shown, half of the gaps around it included."""
        assert self._images is not None
        height, width = (side + _GAP for side in self._images.shape[1:])
        row, column = divmod(index, self._in_a_row)
        return QRectF(column * width - _GAP / 2, row * height - _GAP / 2, width, height)

    def digit_at(self, x: float, y: float) -> int | None:
        """Index of the digit at a place of the picture, None beside all of them."""
        if self._images is None:
            return None
        places = (index for index in range(len(self._images)) if self.place_of(index).contains(x, y))
        return next(places, None)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Lay the digits out again for the new shape."""
        super().resizeEvent(event)
        if event is not None and self._images is not None:
            self.show_digits(self._images)

    def _columns(self, count: int) -> int:
        room = self.getViewBox().rect()
        possible = [columns for columns in range(1, count + 1) if self._ragged or count % columns == 0]
        return max(possible, key=lambda n: min(room.width() / n, room.height() / -(-count // n)))
