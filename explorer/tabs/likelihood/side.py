"""How the widgets of a view stand above each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.parts.plots import Plot
from explorer.parts.theme import THEMES, Theme

Group = Sequence[tuple[QWidget, int]]

_AXIS_WIDTH = 64
_ROOM_FOR_BOTH = 240


class Side(QWidget):
    """Two groups of widgets, one above the other.

    Parameters
    ----------
    first, second
        Widgets with their share of the height.
    shares
        Of the groups.
    """

    def __init__(self, first: Group, second: Group, shares: tuple[int, int]) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        for group, share in zip((first, second), shares, strict=True):
            column = QVBoxLayout()
            for widget, stretch in group:
                column.addWidget(widget, stretch)
            rows.addLayout(column, share)


class Stack(QWidget):
    """Two plots over one axis of x; where there is no room for both, the upper one stands alone.

    Parameters
    ----------
    upper, lower
        The plots.
    shares
        Of the height.
    """

    def __init__(self, upper: Plot, lower: Plot, shares: tuple[int, int]) -> None:
        super().__init__()
        self._plots = upper, lower
        self._theme = THEMES["light"]
        self._names = ("", "", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for plot, share in zip((upper, lower), shares, strict=True):
            column.addWidget(plot, share)

    def set_labels(self, x: str, upper: str, lower: str) -> None:
        """Name the shared axis and both others."""
        if (x, upper, lower) != self._names:
            self._names = x, upper, lower
            self._fit()

    def apply_theme(self, theme: Theme) -> None:
        """Give both plots an axis of one width, so that equal x stand above each other."""
        self._theme = theme
        for plot in self._plots:
            plot.getAxis("left").setWidth(theme.px(_AXIS_WIDTH))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether there is room for both."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        both = self.height() >= self._theme.px(_ROOM_FOR_BOTH)
        x, upper_name, lower_name = self._names
        upper, lower = self._plots
        lower.setVisible(both)
        upper.getAxis("bottom").setStyle(showValues=not both)
        upper.set_labels("" if both else x, upper_name)
        lower.set_labels(x, lower_name)
