"""Σ as a matrix of entries in the panel."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox, QGridLayout

from engines.multivariate_normal import ENTRY_LIMIT, Normal2dParams
from explorer.parts.controls import Editor, NumberEntry

_STEP = 0.05


class CovarianceEditor(Editor):
    """Three entries to edit and the fourth, which mirrors one of them: a covariance is symmetric.

    ``changed`` carries ``(Σ₁₁, Σ₁₂, Σ₂₂)``.
    """

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        self.entries = [[NumberEntry(-ENTRY_LIMIT, ENTRY_LIMIT, 2) for _ in range(2)] for _ in range(2)]
        for row, line in enumerate(self.entries):
            for column, entry in enumerate(line):
                entry.setSingleStep(_STEP)
                entry.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.UpDownArrows)
                grid.addWidget(entry, row, column)
                entry.valueChanged.connect(lambda _, place=(row, column): self._edit(place))
        self.setFocusProxy(self.entries[0][0])

    def show_params(self, params: Normal2dParams) -> None:
        """Show Σ."""
        for line, values in zip(self.entries, params.covariance, strict=True):
            for entry, value in zip(line, values, strict=True):
                entry.blockSignals(True)
                entry.setValue(value)
                entry.blockSignals(False)

    def _edit(self, place: tuple[int, int]) -> None:
        shared = self.entries[place[0]][place[1]] if place[0] != place[1] else self.entries[0][1]
        self.changed.emit((self.entries[0][0].value(), shared.value(), self.entries[1][1].value()))
