"""A table of probabilities as numbers on shaded cells: cells are chosen by mouse or by arrow keys."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.parts.plots import faded
from explorer.parts.theme import THEMES, FontRole, Theme

Cell = tuple[int, int]

_SHADE = 0.6  # opacity of a probability of 1
_WIDEST, _NARROW = "0.000", "0.00"


class HeatTable(QWidget):
    """Rows of y and columns of x under a caption, with a margin of sums on the right, below, or both.

    A cell of the margin has the index after the last one.
    """

    chosen = Signal(int, int)
    """Row and column of a cell that the user chose."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = THEMES["light"]
        self._caption = ""
        self._rows: tuple[str, ...] = ()
        self._columns: tuple[str, ...] = ()
        self._values: NDArray[np.float64] = np.zeros((1, 1))
        self._right: Sequence[float] = ()
        self._below: Sequence[float] = ()
        self._margins = ("", "")
        self._current: Cell = (0, 0)
        self._lit: frozenset[Cell] = frozenset()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def texts(self) -> dict[Cell, str]:
        """What is written in each cell, those of the margins included."""
        cells = {index: _text(value) for index, value in np.ndenumerate(self._values)}
        rows, columns = self._values.shape
        cells |= {(row, columns): _text(value) for row, value in enumerate(self._right)}
        cells |= {(rows, column): _text(value) for column, value in enumerate(self._below)}
        return {(index[0], index[1]): text for index, text in cells.items()}

    @property
    def lit(self) -> frozenset[Cell]:
        """Cells that stand out."""
        return self._lit

    def set_caption(self, text: str) -> None:
        """Say above the table what it holds."""
        self._caption = text
        self.setAccessibleName(text)
        self.update()

    def show_values(
        self,
        values: NDArray[np.float64],
        *,
        right: Sequence[float] = (),
        below: Sequence[float] = (),
        margins: tuple[str, str] = ("", ""),
    ) -> None:
        """Write probabilities ``(rows, columns)``, and sums beside and below them under two headings."""
        resized = values.shape != self._values.shape
        self._values, self._right, self._below, self._margins = values, right, below, margins
        rows, columns = values.shape
        self._rows = tuple(f"y{_subscript(row)}" for row in range(rows))
        self._columns = tuple(f"x{_subscript(column)}" for column in range(columns))
        if resized:
            self.updateGeometry()
        self.update()

    def light(self, current: Cell, cells: Collection[Cell]) -> None:
        """Frame the cell that was chosen and those that its numbers come from; no cells frame nothing.

        Arrow keys start from ``current``.
        """
        self._current, self._lit = current, frozenset(cells)
        self.setAccessibleDescription(self.texts.get(current, ""))
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Room for all numbers in small text."""
        metrics = QFontMetrics(self._theme.font("small"))
        width, height = metrics.horizontalAdvance(_NARROW) + self._theme.px(6), round(1.2 * metrics.height())
        rows, columns = self._values.shape
        return QSize(
            round(self._head_width()) + (columns + bool(self._right)) * width,
            (rows + bool(self._below) + 2) * height,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw caption, headings, cells and their numbers."""
        theme, painter = self._theme, QPainter(self)
        painter.setFont(theme.font("small", bold=True))
        painter.setPen(QColor(theme.ink))
        head = self._heading_height()
        caption = QFontMetrics(painter.font()).elidedText(
            self._caption, Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(QRectF(0, 0, self.width(), head), Qt.AlignmentFlag.AlignVCenter, caption)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(theme.muted))
        rows, columns = self._values.shape
        for column, text in enumerate((*self._columns, *([self._margins[0]] if self._right else []))):
            box = self._box(0, column)
            place = QRectF(box.left(), head, box.width(), head)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        for row, text in enumerate((*self._rows, *([self._margins[1]] if self._below else []))):
            box = self._box(row, 0)
            place = QRectF(0, box.top(), box.left() - theme.px(6), box.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        for cell, text in self.texts.items():
            self._paint_cell(painter, cell, text, margin=cell[0] == rows or cell[1] == columns)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the mouse."""
        for cell in self.texts:
            if self._box(*cell).contains(event.position()):
                self.chosen.emit(*cell)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the next cell in the direction of an arrow key, the margins included."""
        ways = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        target = (self._current[0] + way[0], self._current[1] + way[1])
        if target in self.texts:
            self.chosen.emit(*target)

    def _paint_cell(self, painter: QPainter, cell: Cell, text: str, *, margin: bool) -> None:
        theme, box = self._theme, self._box(*cell).adjusted(1, 1, -1, -1)
        value = self._value(cell)
        share = 0.0 if math.isnan(value) else min(value, 1.0)
        if not margin:
            painter.fillRect(box, faded(QColor(theme.blue), 0.04 + _SHADE * share))
        strong = cell in self._lit or (cell == self._current and bool(self._lit))
        if strong:
            width = theme.width(2.5 if cell == self._current else 1.25)
            painter.setPen(QPen(QColor(theme.ink), width))
            painter.drawRect(box.adjusted(width / 2, width / 2, -width / 2, -width / 2))
        painter.setFont(theme.font(self._role(), bold=strong))
        if not math.isnan(value) and self._width_of("small", _WIDEST) > box.width():
            text = f"{value:.2f}"
        painter.setPen(QColor(theme.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _role(self) -> FontRole:
        """Return the largest size in which the numbers stand well in their cells."""
        box = self._box(0, 0)
        sizes: tuple[tuple[FontRole, float], ...] = (("title", 2.0), ("body", 1.0))
        for role, rows in sizes:
            high = rows * QFontMetrics(self._theme.font(role)).height()
            if high <= box.height() and self._width_of(role, _WIDEST) <= box.width():
                return role
        return "small"

    def _width_of(self, role: FontRole, text: str) -> float:
        return QFontMetrics(self._theme.font(role, bold=True)).horizontalAdvance(text) + self._theme.px(6)

    def _value(self, cell: Cell) -> float:
        rows, columns = self._values.shape
        if cell[1] == columns:
            return float(self._right[cell[0]])
        return float(self._below[cell[1]] if cell[0] == rows else self._values[cell])

    def _box(self, row: int, column: int) -> QRectF:
        """Place of a cell; one of the margin stands a little apart."""
        rows, columns = self._values.shape
        head, left, apart = self._heading_height(), self._head_width(), self._theme.px(6)
        across = columns + bool(self._right)
        down = rows + bool(self._below)
        width = (self.width() - left - apart) / across
        height = min((self.height() - 2 * head - apart) / down, 6.0 * head)
        x = left + column * width + apart * (column == columns)
        y = 2 * head + row * height + apart * (row == rows)
        return QRectF(x, y, width, height)

    def _heading_height(self) -> float:
        return 1.2 * QFontMetrics(self._theme.font("small")).height()

    def _head_width(self) -> float:
        metrics = QFontMetrics(self._theme.font("small"))
        names = (*self._rows, self._margins[1] if self._below else "")
        return max((metrics.horizontalAdvance(name) for name in names), default=0) + self._theme.px(10)


def _text(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.3f}"


def _subscript(index: int) -> str:
    return "₁₂₃₄"[index]
