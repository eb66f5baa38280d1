"""Editors of the panel that the data decide about: numbers in the data's own scale, and its columns."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from explorer.parts.controls import Editor, NumberEntry
from explorer.parts.theme import Theme

_LARGEST = 1e12
_MOST_DECIMALS = 12


class NumberField(Editor):
    """Exact entry of a number, whose decimals and steps follow the model's standard deviation.

    A slider would need a range, and inches, centimetres and a table of the user's own have none in common.

    Parameters
    ----------
    field
        Name of the params field.
    positive
        Whether the number must be above 0.
    """

    def __init__(self, field: str, *, positive: bool = False) -> None:
        super().__init__()
        self._field = field
        self._positive = positive
        self.entry = NumberEntry(0.0 if positive else -_LARGEST, _LARGEST, 2)
        self.entry.setGroupSeparatorShown(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.entry)
        row.addStretch(1)
        self.setFocusProxy(self.entry)
        self.entry.valueChanged.connect(self._emit)

    def show_params(self, params: Any) -> None:
        """Show the field; nothing is emitted."""
        power = math.floor(math.log10(params.std))
        decimals = min(max(2 - power, 0), _MOST_DECIMALS)
        self.entry.blockSignals(True)
        self.entry.setDecimals(decimals)
        self.entry.setSingleStep(10.0 ** max(power - 1, -decimals))
        if self._positive:
            self.entry.setMinimum(10.0**-decimals)
        self.entry.setValue(getattr(params, self._field))
        self.entry.blockSignals(False)

    def apply_theme(self, theme: Theme) -> None:
        """Give a long number room."""
        self.entry.setMinimumWidth(QFontMetrics(theme.font()).horizontalAdvance("000,000.00") + theme.px(16))

    def _emit(self, value: float) -> None:
        self.changed.emit(round(value, self.entry.decimals()))


class ColumnField(Editor):
    """Choice among the columns of a table of the user's own.

    Parameters
    ----------
    columns
        Gives the names of the columns of params' data.
    """

    def __init__(self, columns: Callable[[Any], tuple[str, ...]]) -> None:
        super().__init__()
        self._columns = columns
        self.box = QComboBox()
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(6)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.activated.connect(self.changed.emit)

    def show_params(self, params: Any) -> None:
        """List the columns and show the chosen one; nothing is emitted."""
        names = self._columns(params)
        self.box.blockSignals(True)
        if names != tuple(self.box.itemText(index) for index in range(self.box.count())):
            self.box.clear()
            self.box.addItems(names)
        self.box.setCurrentIndex(params.column if params.column < len(names) else -1)
        self.box.blockSignals(False)
