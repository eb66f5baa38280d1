"""The weights of a joint table: numbers that are typed, one for each cell."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QLabel

from engines.gmm.joint_table import SIZE_LIMITS, WEIGHT_LIMIT
from explorer.parts.controls import Editor, NumberEntry
from explorer.parts.theme import Theme

_LARGEST = SIZE_LIMITS[1]
_SUBSCRIPTS = "₁₂₃₄"


class WeightGrid(Editor):
    """Entries of all cells; those beyond the size of the table are hidden.

    ``changed`` carries row, column and weight of a cell.

    Attributes
    ----------
    cells
        Entry of each cell, by row and column.
    """

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._columns = [QLabel(f"x{digit}") for digit in _SUBSCRIPTS]
        self._rows = [QLabel(f"y{digit}") for digit in _SUBSCRIPTS]
        for index in range(_LARGEST):
            self._columns[index].setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(self._columns[index], 0, index + 1)
            self._grid.addWidget(self._rows[index], index + 1, 0)
            self._grid.setColumnStretch(index + 1, 1)
        self.cells = {
            (row, column): self._cell(row, column) for row in range(_LARGEST) for column in range(_LARGEST)
        }
        self.setFocusProxy(self.cells[0, 0])

    def show_params(self, params: Any) -> None:
        """Write the weights."""
        for index in range(_LARGEST):
            self._columns[index].setVisible(index < params.columns)
            self._rows[index].setVisible(index < params.rows)
            self._grid.setColumnStretch(index + 1, int(index < params.columns))
        for (row, column), cell in self.cells.items():
            there = row < params.rows and column < params.columns
            cell.setVisible(there)
            if there:
                cell.blockSignals(True)
                cell.setValue(params.weights[row][column])
                cell.blockSignals(False)

    def apply_theme(self, theme: Theme) -> None:
        """Scale the cells with the text."""
        self._grid.setSpacing(theme.px(3))
        small = theme.font("small")
        for label in (*self._columns, *self._rows):
            label.setFont(small)
        metrics = QFontMetrics(small)
        for cell in self.cells.values():
            cell.setFont(small)
            cell.setMinimumWidth(metrics.horizontalAdvance("00.0") + theme.px(4))
            cell.setFixedHeight(round(1.6 * metrics.height()))

    def _cell(self, row: int, column: int) -> NumberEntry:
        cell = NumberEntry(0.0, WEIGHT_LIMIT, 1)
        cell.setObjectName(f"weight[{row}, {column}]")
        cell.setAlignment(Qt.AlignmentFlag.AlignRight)
        cell.valueChanged.connect(lambda value: self.changed.emit((row, column, value)))
        self._grid.addWidget(cell, row + 1, column + 1)
        return cell
