"""Digits as pictures: many 28 × 28 images laid out as one."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QResizeEvent

from explorer.parts.plots import Plot, paper


def mosaic(images: NDArray[Any], columns: int, gap: int = 2, blank: float = 0.0) -> NDArray[np.float32]:
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
    """

    def __init__(self, levels: tuple[float, float]) -> None:
        super().__init__(aspect=True, axes=False)
        self.getViewBox().invertY()
        self._levels = levels
        self._images: NDArray[Any] | None = None
        self._image = self.image(paper)

    def show_digits(self, images: NDArray[Any]) -> None:
        """Draw images ``(n, h, w)``."""
        self._images = images
        picture = mosaic(images, self._columns(len(images)), blank=self._levels[0])
        self._image.setImage(picture, autoLevels=False, levels=self._levels)
        height, width = picture.shape
        self.set_ranges((0, width), (0, height))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Lay the digits out again for the new shape."""
        super().resizeEvent(event)
        if event is not None and self._images is not None:
            self.show_digits(self._images)

    def _columns(self, count: int) -> int:
        room = self.getViewBox().rect()
        full_rows = [columns for columns in range(1, count + 1) if count % columns == 0]
        return max(full_rows, key=lambda n: min(room.width() / n, room.height() * n / count))
