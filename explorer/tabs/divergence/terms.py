"""Terms that need no posterior, and terms that do: their colours in both views of the bound, and a key."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from explorer.parts.elided import ElidedLabel
from explorer.parts.plots import class_colour, colour_of, faded
from explorer.parts.theme import THEMES, Theme

tractable = class_colour(0)
"""Rule: colour of what can be computed without the posterior."""
intractable = class_colour(4)
"""Rule: colour of what needs the posterior, and with it a sum over every z."""


def term_brush(theme: Theme, *, posterior: bool) -> QBrush:
    """Fill of a term: a plain tone without the posterior, hatched with it."""
    if posterior:
        return QBrush(faded(colour_of(intractable, theme), 0.75), Qt.BrushStyle.BDiagPattern)
    return QBrush(faded(colour_of(tractable, theme), 0.35), Qt.BrushStyle.SolidPattern)


class _Patch(QWidget):
    """A piece of the bar, as the key's symbol."""

    def __init__(self, *, posterior: bool) -> None:
        super().__init__()
        self._posterior = posterior
        self._theme = THEMES["light"]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(20), self._theme.px(14))

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(colour_of(intractable if self._posterior else tractable, self._theme))
        painter.setBrush(term_brush(self._theme, posterior=self._posterior))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


class TermKey(QWidget):
    """Says in words what the two fills of the bar mean."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._lines = (ElidedLabel(), ElidedLabel())
        for row, line in enumerate(self._lines):
            self._grid.addWidget(_Patch(posterior=bool(row)), row, 0)
            self._grid.addWidget(line, row, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def retranslate(self) -> None:
        """Set the words in the current language."""
        plain = self.tr("needs no posterior: p(x, z), q(z), ELBO")
        hatched = self.tr("needs the posterior: p(z | x), KL, log p(x)")
        for line, text in zip(self._lines, (plain, hatched), strict=True):
            line.setText(text)
            line.setToolTip(text)

    def apply_theme(self, theme: Theme) -> None:
        """Scale with the text."""
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(4))
        for line in self._lines:
            line.setFont(theme.font("small"))
