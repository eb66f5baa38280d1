"""The lines of the derivation of log p(x) = ELBO + KL, each with its numbers, all of one value."""

from __future__ import annotations

import math
from typing import ClassVar

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from engines.divergence.bound import Decomposition
from explorer.parts.elided import ElidedLabel
from explorer.parts.plots import colour_of, faded
from explorer.parts.theme import THEMES, Theme
from explorer.tabs.divergence.terms import intractable, tractable

# What stands in <t> needs no posterior, what stands in <i> does.
_LINES = (
    "log Σ <t>p(x, z)</t>",
    "Σ <t>q</t> · log <i>p(x)</i>",
    "Σ <t>q</t> · log [<t>p(x, z)</t> / <i>p(z | x)</i>]",
    "Σ <t>q</t> · log [<t>p(x, z)</t> / <t>q</t> · <t>q</t> / <i>p(z | x)</i>]",
    "<t>ELBO</t> + <i>KL</i>",
)

_PLUS = " + "
_MOST_LINES = 3


class _Terms(ElidedLabel):
    """What each z adds, in at most `_MOST_LINES` lines broken between terms; the last may be cut short."""

    def write(self, text: str) -> None:
        """Show a text, and take the height that it needs."""
        self.setText(text)
        self.setToolTip(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the text anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def lines(self, width: int) -> list[str]:
        """Text, broken before a plus sign."""
        first, *rest = self.text().split(_PLUS)
        lines = [first]
        for term in rest:
            longer = f"{lines[-1]}{_PLUS}{term}"
            full = self.fontMetrics().horizontalAdvance(longer) > width
            if full and len(lines) < _MOST_LINES:
                lines.append(f"{_PLUS.lstrip()}{term}")
            else:
                lines[-1] = longer
        return lines

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        painter, room, metrics = QPainter(self), self.contentsRect(), self.fontMetrics()
        place = QRect(room.topLeft(), QSize(room.width(), metrics.lineSpacing()))
        for line in self.lines(room.width()):
            text = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width())
            self.style().drawItemText(
                painter,
                place,
                self.alignment(),
                self.palette(),
                self.isEnabled(),
                text,
                self.foregroundRole(),
            )
            place.translate(0, metrics.lineSpacing())

    def _fit(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * len(self.lines(self.contentsRect().width())))


class Derivation(QWidget):
    """Five lines: the symbols, what each z adds, and the value; equal values stand on one band of colour."""

    lines: ClassVar[int] = len(_LINES)

    def __init__(self) -> None:
        super().__init__()
        self._theme = THEMES["light"]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self.symbols = [QLabel() for _ in _LINES]
        self.terms = [_Terms() for _ in _LINES]
        self.values = [QLabel() for _ in _LINES]
        for row, (symbol, term, value) in enumerate(zip(self.symbols, self.terms, self.values, strict=True)):
            symbol.setTextFormat(Qt.TextFormat.RichText)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            value.setAutoFillBackground(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(symbol, 2 * row, 0)
            self._grid.addWidget(term, 2 * row + 1, 0)
            self._grid.addWidget(value, 2 * row, 1, 2, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_lines(self, part: Decomposition) -> None:
        """Write every line with the numbers of a decomposition."""
        q = [_fixed(value) for value in part.q.tolist()]
        joint = [_fixed(value) for value in part.joint.tolist()]
        posterior = [_fixed(value) for value in part.posterior.tolist()]
        evidence = _fixed(float(part.joint.sum()))
        used = [k for k, value in enumerate(part.q.tolist()) if value > 0.0]
        terms = (
            [f"log ({_PLUS.join(joint)})"],
            [f"({_PLUS.join(q[k] for k in used)}) log {evidence}"],
            [f"{q[k]} log [{joint[k]}/{posterior[k]}]" for k in used],
            [f"{q[k]} log [{joint[k]}/{q[k]} · {q[k]}/{posterior[k]}]" for k in used],
            [format_value(part.elbo), format_value(part.kl)],
        )
        for written, line in zip(self.terms, terms, strict=True):
            written.write(_PLUS.join(line))
        for label, value in zip(self.values, part.lines.tolist(), strict=True):
            label.setText(format_value(value))
            if label.isEnabled() == math.isnan(value):
                label.setDisabled(math.isnan(value))
                self._highlight(label)

    def apply_theme(self, theme: Theme) -> None:
        """Scale with the text, colour the terms."""
        self._theme = theme
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(2))
        for symbol, text in zip(self.symbols, _LINES, strict=True):
            symbol.setFont(theme.font("body"))
            symbol.setText(_coloured(text, theme))
        for term in self.terms:
            term.setFont(theme.font("small"))
            palette = term.palette()
            palette.setColor(term.foregroundRole(), QColor(theme.muted))
            term.setPalette(palette)
        for value in self.values:
            value.setFont(theme.font("small", bold=True))
            value.setMargin(theme.px(6))
            self._highlight(value)

    def _highlight(self, label: QLabel) -> None:
        palette = label.palette()
        colour = faded(colour_of(lambda theme: theme.blue, self._theme), 0.16 if label.isEnabled() else 0.0)
        palette.setColor(label.backgroundRole(), colour)
        label.setPalette(palette)


def format_value(value: float) -> str:
    """Four decimals, so that equal lines are seen to be equal; ∞ and – where there is no number."""
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    text = f"{value:.4f}".replace("-", "−")
    return "0.0000" if text == "−0.0000" else text


def _coloured(line: str, theme: Theme) -> str:
    """Rich text of a line, its tags replaced by colours."""
    for tag, rule in (("t", tractable), ("i", intractable)):
        colour = colour_of(rule, theme).name()
        line = line.replace(f"<{tag}>", f'<span style="color:{colour}">').replace(f"</{tag}>", "</span>")
    return line


def _fixed(value: float) -> str:
    """Three decimals at most: with two, the terms added on paper miss the value in its second digit."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
