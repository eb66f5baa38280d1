"""A small sheet on which numbers are typed or pasted."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from explorer.parts.theme import Theme


class TypedNumbers(QFrame):
    """Opens beside the button that asks for it and closes at a click elsewhere.

    ``entered`` carries the text.
    """

    entered = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("typed")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.use = QPushButton()
        self.use.setDefault(True)
        self._column = QVBoxLayout(self)
        for widget in (self.text, self.problem, self.use):
            self._column.addWidget(widget)
        self.use.clicked.connect(lambda: self.entered.emit(self.text.toPlainText()))
        self.text.textChanged.connect(self.problem.hide)

    def open_at(self, place: QPoint) -> None:
        """Show the sheet with its corner at a place of the screen."""
        self.problem.hide()
        self.move(place)
        self.show()
        self.text.setFocus()

    def refuse(self, reason: str) -> None:
        """Say why the numbers cannot be used; the sheet stays."""
        self.problem.setText(reason)
        self.problem.show()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.text.setPlaceholderText(
            self.tr("Numbers between blanks, commas or line breaks, or cells copied from a spreadsheet")
        )
        self.text.setAccessibleName(self.tr("Your numbers"))
        self.use.setText(self.tr("Use these numbers"))

    def apply_theme(self, theme: Theme) -> None:
        """Scale with the text."""
        self.resize(theme.px(300), theme.px(240))
        self._column.setContentsMargins(*(theme.px(12),) * 4)
        self._column.setSpacing(theme.px(8))
        palette = self.problem.palette()
        palette.setColor(self.problem.foregroundRole(), QColor(theme.vermilion))
        self.problem.setPalette(palette)
