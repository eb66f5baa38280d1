"""A small table of live numbers: quantities down, kinds of answer across."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from explorer.parts.elided import ElidedLabel
from explorer.parts.plots import muted
from explorer.parts.theme import THEMES, Theme, Truth

_NAME_WIDTH = 36
"""What is left of a name in the narrowest column: a symbol, a number, the first letters."""


class Readout(QWidget):
    """Rows of named numbers under headings that say how each was obtained.

    Parameters
    ----------
    columns
        Kind of each column; its heading takes that kind's colour. None for a plain column.
    rows
        Number of rows.
    colours
        Rule for the colour of each row's name, where a row stands for something that has one.
    """

    def __init__(
        self,
        columns: Sequence[Truth | None],
        rows: int,
        colours: Sequence[Callable[[Theme], str]] = (),
    ) -> None:
        super().__init__()
        self._colours = tuple(colours) or (muted,) * rows
        self._kinds = tuple(columns)
        self._theme = THEMES["light"]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._heads = [QLabel() for _ in columns]
        self._names = [ElidedLabel() for _ in range(rows)]
        self._cells = [[QLabel() for _ in columns] for _ in range(rows)]
        for column, head in enumerate(self._heads):
            head.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(head, 0, column + 1)
        for row, name in enumerate(self._names):
            self._grid.addWidget(name, row + 1, 0)
            for column, cell in enumerate(self._cells[row]):
                cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._grid.addWidget(cell, row + 1, column + 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_texts(self, columns: Sequence[str], rows: Sequence[str]) -> None:
        """Set headings and names in the current language."""
        for head, text in zip(self._heads, columns, strict=True):
            head.setText(text)
            head.setVisible(any(columns))
        for name, text in zip(self._names, rows, strict=True):
            name.setText(text)
            name.setToolTip(text)

    def set_row(self, row: int, *values: str) -> None:
        """Set the numbers of a row, already formatted."""
        for cell, value in zip(self._cells[row], values, strict=True):
            cell.setText(value)

    def set_visible_rows(self, count: int) -> None:
        """Show the first rows only."""
        for row, (name, cells) in enumerate(zip(self._names, self._cells, strict=True)):
            for label in (name, *cells):
                label.setVisible(row < count)

    def apply_theme(self, theme: Theme) -> None:
        """Scale with the text; colour the headings."""
        self._theme = theme
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(4))
        small, body = theme.font("small"), theme.font("body")
        for label, kind in zip(self._heads, self._kinds, strict=True):
            label.setFont(theme.font("small", bold=True))
            _colour(label, theme.colour(kind) if kind else theme.muted)
        for label, rule in zip(self._names, self._colours, strict=True):
            label.setFont(small)
            label.setMinimumWidth(theme.px(_NAME_WIDTH))
            _colour(label, rule(theme))
        for line in self._cells:
            for cell in line:
                cell.setFont(body)


def _colour(label: QLabel, colour: str) -> None:
    palette = label.palette()
    palette.setColor(label.foregroundRole(), QColor(colour))
    label.setPalette(palette)
