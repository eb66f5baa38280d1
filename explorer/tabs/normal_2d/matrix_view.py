"""A small matrix of live numbers, written as on a blackboard."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.parts.theme import THEMES, FontRole, Theme, Truth


class MatrixView(QWidget):
    """``symbol = [entries]`` under a caption; a single entry stands without brackets.

    Parameters
    ----------
    symbol
        What the matrix is called in formulas.
    rows, columns
        Shape.
    truth
        Where the numbers come from: the colour of symbol and entries. What is estimated wears a hat.
    widest
        Room of an entry: columns stand still while their numbers change.
    """

    def __init__(
        self,
        symbol: str,
        rows: int,
        columns: int,
        *,
        truth: Truth = Truth.EXACT,
        widest: str = "−0.000",
    ) -> None:
        super().__init__()
        self._widest = widest
        self._symbol = symbol
        self._caption = ""
        self._entries = [[""] * columns for _ in range(rows)]
        self._truth = truth
        self._theme = THEMES["light"]
        self._role: FontRole = "body"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def entries(self) -> tuple[tuple[str, ...], ...]:
        """The entries as they are written."""
        return tuple(tuple(row) for row in self._entries)

    def set_caption(self, text: str) -> None:
        """Name the matrix in the current language."""
        self._caption = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.update()

    def set_entries(self, entries: Sequence[Sequence[str]]) -> None:
        """Write the numbers, already formatted."""
        self._entries = [list(row) for row in entries]
        self.setAccessibleDescription("; ".join(", ".join(row) for row in self._entries))
        self.update()

    def set_role(self, role: FontRole) -> None:
        """Choose the size of the numbers."""
        self._role = role
        self.update()

    def width_at(self, role: FontRole) -> int:
        """Width that the numbers take in a size of text."""
        return math.ceil(self._width(self._metrics(role)))

    def apply_theme(self, theme: Theme) -> None:
        """Scale with the text."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the numbers in the size of the text, and for two rows even of a single number."""
        body, small = self._metrics("body"), self._metrics("small")
        height = small.height() + self._theme.px(4) + max(2, len(self._entries)) * body.height()
        return QSize(self.width_at("body"), math.ceil(height + self._theme.px(2)))

    def minimumSizeHint(self) -> QSize:
        """Room for the numbers in the small size."""
        return QSize(self.width_at("small"), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw caption, symbol, brackets and entries."""
        theme, small = self._theme, self._metrics("small")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(theme.muted))
        caption = small.elidedText(self._caption, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(0, 0, self.width(), small.height()), Qt.AlignmentFlag.AlignLeft, caption)

        metrics = self._metrics(self._role)
        top = small.height() + theme.px(4)
        height = max(2, len(self._entries)) * metrics.height()
        left = metrics.horizontalAdvance(f"{self._symbol} = ")
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(self._role))
        painter.setPen(QPen(QColor(theme.colour(self._truth)), theme.width(1.25)))
        painter.drawText(QRectF(0, top, left, height), middle, f"{self._symbol} =")
        if self._truth is not Truth.EXACT:
            baseline = top + (height + metrics.ascent() - metrics.descent()) / 2
            letter = metrics.tightBoundingRect(self._symbol[0]).translated(0, baseline)
            painter.drawPath(_hat(letter, theme.px(3)))
        side = Qt.AlignmentFlag.AlignLeft
        if self._bracketed:
            side = Qt.AlignmentFlag.AlignRight
            painter.drawPath(_brackets(QRectF(left, top, self._width(metrics) - left, height), theme.px(4)))
            left += self._bracket
        top += (height - len(self._entries) * metrics.height()) / 2
        step = self._column(metrics)
        for row, entries in enumerate(self._entries):
            for column, text in enumerate(entries):
                box = QRectF(
                    left + column * step, top + row * metrics.height(), step - self._gap, metrics.height()
                )
                painter.drawText(box, side | middle | Qt.TextFlag.TextDontClip, text)
        painter.end()

    @property
    def _bracketed(self) -> bool:
        return len(self._entries) > 1 or len(self._entries[0]) > 1

    @property
    def _gap(self) -> int:
        return self._theme.px(8)

    @property
    def _bracket(self) -> int:
        return self._theme.px(8)

    def _metrics(self, role: FontRole) -> QFontMetricsF:
        return QFontMetricsF(self._theme.font(role))

    def _column(self, metrics: QFontMetricsF) -> float:
        return metrics.horizontalAdvance(self._widest) + self._gap

    def _width(self, metrics: QFontMetricsF) -> float:
        inner = len(self._entries[0]) * self._column(metrics) - self._gap
        return metrics.horizontalAdvance(f"{self._symbol} = ") + inner + 2 * self._bracket


def _brackets(box: QRectF, foot: float) -> QPainterPath:
    path = QPainterPath()
    for x, inward in ((box.left() + 1, foot), (box.right() - 1, -foot)):
        path.moveTo(x + inward, box.top())
        path.lineTo(x, box.top())
        path.lineTo(x, box.bottom())
        path.lineTo(x + inward, box.bottom())
    return path


def _hat(letter: QRectF, height: float) -> QPainterPath:
    path, middle, bottom = QPainterPath(), letter.center().x(), letter.top() - height * 0.7
    path.moveTo(middle - height * 1.3, bottom)
    path.lineTo(middle, bottom - height)
    path.lineTo(middle + height * 1.3, bottom)
    return path
