"""An array of one to three axes as a grid of cells, to edit or to read; layers stand below each other."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from engines.multivariate_normal import ARRAY_LIMIT
from explorer.parts.controls import NumberEntry
from explorer.parts.plots import faded
from explorer.parts.theme import THEMES, FontRole, Theme
from explorer.tabs.normal_2d.numbers import plain_number

Index = tuple[int, ...]

_WIDEST_ENTRY, _WIDEST_RESULT = "−00.0", "−0000.0"


class ArrayGrid(QWidget):
    """Cells of an array under its name and shape.

    Parameters
    ----------
    name
        What the array is called in formulas.
    editable
        Whether the numbers can be changed; else a cell can be chosen.
    """

    edited = Signal(object, float)
    """Index and new number of a cell."""
    chosen = Signal(object)
    """Index of a cell."""

    def __init__(self, name: str, *, editable: bool) -> None:
        super().__init__()
        self._name, self._editable = name, editable
        self._theme = THEMES["light"]
        self._role: FontRole = "body"
        self._shape: Index | None = None
        self._cells: dict[Index, Any] = {}
        self._lit: frozenset[Index] = frozenset()
        self.caption = QLabel()
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.caption)
        self._body = QWidget()
        self._stack.addWidget(self._body)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def cells(self) -> dict[Index, Any]:
        """Entries, or buttons, by index."""
        return self._cells

    def show_array(self, array: NDArray[np.float64], lit: Collection[Index] = ()) -> None:
        """Write the numbers; the cells of ``lit`` stand out."""
        if array.shape != self._shape:
            self._build(array.shape)
        self._lit = frozenset(lit)
        for index, cell in self._cells.items():
            value = float(array[index])
            if self._editable:
                cell.blockSignals(True)
                cell.setValue(value)
                cell.blockSignals(False)
            else:
                cell.setText(plain_number(value))
        self._colour()

    def set_role(self, role: FontRole) -> None:
        """Choose the size of the numbers."""
        if role != self._role:
            self._role = role
            self.apply_theme(self._theme)

    def width_at(self, role: FontRole) -> int:
        """Width that the cells take in a size of text."""
        columns = self._shape[-1] if self._shape else 0
        return columns * (self._width(role) + self._theme.px(2)) + self._theme.px(16)

    def apply_theme(self, theme: Theme) -> None:
        """Scale the cells with the text."""
        self._theme = theme
        self.caption.setFont(theme.font("small"))
        for cell in self._cells.values():
            self._style(cell)
        self._colour()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a bracket on either side of every layer."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.ink), self._theme.width(1.5)))
        foot = self._theme.px(5)
        for layer in self._body.findChildren(QWidget, "layer"):
            box = layer.geometry().translated(self._body.pos()).adjusted(1, 1, -1, -1)
            for x, inward in ((box.left(), foot), (box.right(), -foot)):
                ends = (box.top(), box.bottom())
                painter.drawLine(x, ends[0], x, ends[1])
                for y in ends:
                    painter.drawLine(x, y, x + inward, y)
        painter.end()

    def _build(self, shape: Index) -> None:
        self._shape, self._cells = shape, {}
        self._stack.removeWidget(self._body)
        self._body.setParent(None)
        self._body.deleteLater()
        self._body = QWidget()
        self._stack.addWidget(self._body)
        layers = QVBoxLayout(self._body)
        layers.setContentsMargins(0, 0, 0, 0)
        layers.setSpacing(self._theme.px(8))
        for leading in np.ndindex(shape[:-2] if len(shape) > 2 else ()):
            layer = QWidget()
            layer.setObjectName("layer")
            grid = QGridLayout(layer)
            grid.setSpacing(self._theme.px(2))
            room = self._theme.px(8)
            grid.setContentsMargins(room, self._theme.px(4), room, self._theme.px(4))
            for index in np.ndindex(shape[len(leading) :]):
                row, column = ((0, 0), (0, *index), index)[len(index)]
                cell = self._cell((*leading, *index))
                grid.addWidget(cell, row, column)
            layers.addWidget(layer)

    def _cell(self, index: Index) -> NumberEntry | QToolButton:
        cell: NumberEntry | QToolButton
        if self._editable:
            cell = NumberEntry(-ARRAY_LIMIT, ARRAY_LIMIT, 1)
            cell.setAlignment(Qt.AlignmentFlag.AlignRight)
            cell.valueChanged.connect(lambda value, at=index: self.edited.emit(at, value))
        else:
            cell = QToolButton()
            cell.setAutoRaise(True)
            cell.clicked.connect(lambda _=False, at=index: self.chosen.emit(at))
        place = ", ".join(str(i) for i in index)
        cell.setObjectName(f"{self._name}[{place}]")
        cell.setAccessibleName(f"{self._name}[{place}]")
        cell.setToolTip(f"{self._name}[{place}]")
        self._cells[index] = cell
        self._style(cell)
        return cell

    def _style(self, cell: Any) -> None:
        font = self._theme.font(self._role)
        cell.setFont(font)
        cell.setFixedSize(self._width(self._role), round(1.7 * QFontMetrics(font).height()))

    def _width(self, role: FontRole) -> int:
        widest = _WIDEST_ENTRY if self._editable else _WIDEST_RESULT
        return QFontMetrics(self._theme.font(role)).horizontalAdvance(widest) + self._theme.px(10)

    def _colour(self) -> None:
        lit = faded(QColor(self._theme.blue), 0.25)
        for index, cell in self._cells.items():
            palette = self.palette()
            if index in self._lit:
                palette.setColor(palette.ColorRole.Base, lit)
                if not self._editable:
                    palette.setColor(palette.ColorRole.Button, lit)
            cell.setAutoFillBackground(not self._editable and index in self._lit)
            cell.setPalette(palette)
        self.update()
