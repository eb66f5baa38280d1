"""Two pictures above each other; where there is no room for both, one of them stands alone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.parts.theme import THEMES, Theme

_ROOM_FOR_BOTH = 270
"""Pixels at 100 % text: two plots with their titles and axes."""


class Rows(QWidget):
    """Two widgets, one of which gives way.

    ``aloneChanged(alone)``: the other one was hidden, or is back.

    Parameters
    ----------
    upper, lower
        The widgets.
    shares
        Of the height.
    stays
        The one that stays when there is room for one only.
    """

    aloneChanged = Signal(bool)

    def __init__(self, upper: QWidget, lower: QWidget, shares: tuple[int, int], stays: QWidget) -> None:
        super().__init__()
        self._yielding = lower if stays is upper else upper
        self._theme = THEMES["light"]
        self.alone = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget, share in zip((upper, lower), shares, strict=True):
            self._column.addWidget(widget, share)

    def apply_theme(self, theme: Theme) -> None:
        """Space the widgets and measure their room in the size of the text."""
        self._theme = theme
        self._column.setSpacing(theme.px(8))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether there is room for both."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        alone = self.height() < self._theme.px(_ROOM_FOR_BOTH)
        if alone != self.alone:
            self.alone = alone
            self._yielding.setVisible(not alone)
            self.aloneChanged.emit(alone)
