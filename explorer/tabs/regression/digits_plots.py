"""Pictures of the digits: many of them, the classes as bars, and one digit as a vector."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QGraphicsRectItem

from engines.regression.digits import CLASSES, DigitsFrame
from explorer.parts.digits import DigitMosaic
from explorer.parts.plots import Plot, muted, paper, pen_of
from explorer.parts.theme import Theme, Truth

_EDGES = np.arange(CLASSES + 1) - 0.5
_HEADROOM = 1.15
_STRIP = 72
_LETTER = 3.5  # of a digit's 28 pixels, from its corner to the middle of its class


class DigitPage(DigitMosaic):
    """A page of digits, the selected one framed."""

    def __init__(self) -> None:
        super().__init__((0.0, 255.0), ragged=True)
        self._frame = QGraphicsRectItem()
        self.add_styled(self._frame, lambda theme: self._frame.setPen(pen_of(_vermilion, theme, 2.5)))
        self.index: int | None = None
        """Of the framed digit on the page, None where it is on another one."""

    def show_page(self, images: NDArray[np.uint8], index: int | None) -> None:
        """Draw digits ``(m, 28, 28)`` and frame one."""
        self.index = index
        self.show_digits(images)

    def show_digits(self, images: NDArray[np.uint8]) -> None:
        """Draw digits; the frame goes with its digit where a new shape lays them out anew."""
        super().show_digits(images)
        self._frame.setVisible(self.index is not None)
        if self.index is not None:
            self._frame.setRect(self.place_of(self.index))


class ClassMeans(DigitMosaic):
    """The mean digit of each class, with its name."""

    def __init__(self) -> None:
        super().__init__((0.0, 255.0))
        self._names = tuple(self.text(muted, anchor=(0.5, 0.5), bold=True) for _ in range(CLASSES))
        for label, name in enumerate(self._names):
            name.setText(str(label))

    def show_digits(self, images: NDArray[np.float64]) -> None:
        """Draw ten means."""
        super().show_digits(images)
        for label, name in enumerate(self._names):
            corner = self.place_of(label).topLeft()
            name.setPos(corner.x() + _LETTER, corner.y() + _LETTER)


class ClassBars(Plot):
    """Digits of each class in this mini-batch or page, and as many as are expected of them."""

    def __init__(self) -> None:
        super().__init__(gutter=68)
        self.bars = self.histogram(Truth.SAMPLED)
        self.expected = self.curve(Truth.EXACT, width=2.0)
        _name_classes(self)

    def show_frame(self, frame: DigitsFrame) -> None:
        """Draw both."""
        composition, expected = frame.composition, frame.expected
        self.bars.setData(_EDGES, composition)
        self.expected.setData(_EDGES, expected, stepMode="center")
        top = float(max(composition.max(), expected.max()))
        self.set_ranges((_EDGES[0], _EDGES[-1]), (0.0, _HEADROOM * top))


class CountBars(Plot):
    """Digits of each class in the whole split."""

    def __init__(self) -> None:
        super().__init__(gutter=68)
        self.bars = self.histogram(Truth.EXACT, alpha=0.25)
        _name_classes(self)

    def show_frame(self, frame: DigitsFrame) -> None:
        """Draw the counts."""
        counts = frame.classes.counts
        self.bars.setData(_EDGES, counts)
        self.set_ranges((_EDGES[0], _EDGES[-1]), (0.0, _HEADROOM * float(counts.max())))


class VectorStrip(Plot):
    """A digit as what a network sees: its rows one after the other, 784 numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.hideAxis("left")
        self.numbers = self.image(paper)
        self.marker = self.line_at(colour=_vermilion, width=2.0)
        self.getAxis("bottom").setTicks([[(28 * row, str(28 * row)) for row in range(0, 29, 4)], []])
        self.set_ranges((0.0, 784.0), (0.0, 1.0))

    def show_digit(self, image: NDArray[np.uint8], row: int, column: int) -> None:
        """Draw a digit ``(28, 28)`` and mark one of its pixels."""
        self.numbers.setImage(image.reshape(1, 784), autoLevels=False, levels=(0, 255))
        self.numbers.setRect(0.0, 0.0, 784.0, 1.0)
        self.marker.setValue(28 * row + column + 0.5)

    def apply_theme(self, theme: Theme) -> None:
        """Keep the strip as high as its text asks."""
        super().apply_theme(theme)
        self.setFixedHeight(theme.px(_STRIP))


def _name_classes(plot: Plot) -> None:
    plot.getAxis("bottom").setTicks([[(label, str(label)) for label in range(CLASSES)], []])


def _vermilion(theme: Theme) -> str:
    return theme.vermilion
