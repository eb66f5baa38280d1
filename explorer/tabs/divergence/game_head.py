"""What the whole class reads during a round: the clock, the KL, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from explorer.parts.theme import THEMES, Theme


class GameHead(QWidget):
    """One line above the field, in large figures."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = THEMES["light"]
        self._good = False
        self.time, self.kl, self.message = QLabel(), QLabel(), QLabel()
        self.message.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.message.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in ((self.time, 0), (self.kl, 0), (self.message, 1)):
            self._row.addWidget(widget, stretch)

    def show_seconds(self, left: float) -> None:
        """Show the time that is left."""
        self.time.setText(self.tr("{seconds} s").format(seconds=f"{left:.1f}"))

    def show_kl(self, text: str, *, good: bool) -> None:
        """Show the KL, in another colour where it is within the budget."""
        self.kl.setText(f"KL {text}")
        if good != self._good:
            self._good = good
            self._colour()

    def apply_theme(self, theme: Theme) -> None:
        """Large figures for the back row."""
        self._theme = theme
        self._row.setSpacing(theme.px(24))
        for label in (self.time, self.kl):
            label.setFont(theme.font("title", bold=True))
        self.message.setFont(theme.font("small"))
        self._colour()

    def _colour(self) -> None:
        palette = self.kl.palette()
        colour = QColor(self._theme.classes[0] if self._good else self._theme.ink)
        palette.setColor(self.kl.foregroundRole(), colour)
        self.kl.setPalette(palette)
