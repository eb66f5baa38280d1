"""What each point adds to the log-likelihood: as stems below the data, and as a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from engines.likelihood import LikelihoodFrame
from explorer.parts.numbers import format_number
from explorer.parts.plots import Plot, stem_path
from explorer.parts.theme import Theme, Truth

_DEPTHS = tuple(factor * 10.0**power for power in range(8) for factor in (1.0, 1.5, 2.0, 3.0, 5.0, 7.0))
_DOTS_UP_TO = 60

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TermsPlot(Plot):
    """Stems from 0 to each log p(xₙ), under the parabola that the logarithm of a normal density is."""

    def __init__(self) -> None:
        super().__init__()
        self.zero = self.line_at(vertical=False, width=1.0)
        self.parabola = self.curve(Truth.LEARNED, width=1.5)
        self.lines = self.stems(Truth.SAMPLED, width=1.5)
        self.ends = self.dots(Truth.SAMPLED, size=6, alpha=1.0)

    def show_terms(self, frame: LikelihoodFrame, x_range: tuple[float, float]) -> None:
        """Draw the terms on the axis of the picture above."""
        deepest = -float(frame.terms.min(initial=-1.0))
        depth = next((depth for depth in _DEPTHS if depth >= deepest), _DEPTHS[-1])
        highest = max(0.0, float(frame.terms.max()))
        self.set_ranges(x_range, (-1.05 * depth, highest + 0.12 * (depth + highest)))
        self.parabola.setData(frame.curve_x, frame.log_curve)
        self.lines.setData(*stem_path(frame.x, frame.terms))
        few = len(frame.x) <= _DOTS_UP_TO
        self.ends.setData(x=frame.x if few else frame.x[:0], y=frame.terms if few else frame.terms[:0])


class _Terms(QAbstractTableModel):
    """The columns of the list, read from the frame when a row becomes visible."""

    def __init__(self) -> None:
        super().__init__()
        self.frame: LikelihoodFrame | None = None

    def show_frame(self, frame: LikelihoodFrame) -> None:
        same = self.frame is not None and len(self.frame.x) == len(frame.x)
        if not same:
            self.beginResetModel()
        self.frame = frame
        if same:
            self.dataChanged.emit(self.index(0, 0), self.index(len(frame.x) - 1, self.columnCount() - 1))
        else:
            self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if self.frame is None or parent.isValid() else len(self.frame.x)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        frame, row = self.frame, index.row()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole or frame is None:
            return None
        columns = (frame.x, frame.densities, frame.terms, frame.running)
        return format_number(float(columns[index.column()][row]), 4 if index.column() == 0 else 3)

    def headerData(self, section: int, along: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if along == Qt.Orientation.Vertical:
            return str(section + 1)
        return ("xₙ", "p(xₙ)", "log p(xₙ)", "∑")[section]


class TermsList(QTableView):
    """Every point with its factor of the likelihood, its term of the log-likelihood and the sum so far."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("terms")
        self._terms = _Terms()
        self.setModel(self._terms)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setMinimumSectionSize(10)
        self.verticalHeader().setSectionsClickable(False)

    def show_frame(self, frame: LikelihoodFrame) -> None:
        """List the points of a frame; the place that was scrolled to stays."""
        self._terms.show_frame(frame)

    def retranslate(self) -> None:
        """Name the list for those who hear it."""
        self.setAccessibleName(self.tr("Terms of the log-likelihood, point by point"))

    def apply_theme(self, theme: Theme) -> None:
        """Scale with the text."""
        font = theme.font("small")
        for widget in (self, self.horizontalHeader(), self.verticalHeader()):
            widget.setFont(font)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + theme.px(2))
        self.setMinimumHeight(theme.px(60))
