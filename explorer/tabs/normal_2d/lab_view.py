"""The matrix lab: two arrays to edit, an operation, and its result or the reason why there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from engines.multivariate_normal import BINARY, LabFrame, sources
from explorer.parts.theme import THEMES, FontRole, Theme
from explorer.tabs.normal_2d.array_grid import ArrayGrid, Index

_SIGNS = {"sum": "+", "hadamard": "⊙", "inner": "·", "product": "@"}


class LabView(QScrollArea):
    """A, the sign of the operation and B in one row; the result, or why there is none, below.

    Attributes
    ----------
    a, b, result
        The arrays.
    reason
        Why there is no result; empty where there is one.
    selected
        Index of the result's cell whose sources stand out.
    """

    aEdited = Signal(object, float)
    bEdited = Signal(object, float)
    selectionChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.selected: Index = ()
        self._theme = THEMES["light"]
        self.a, self.b = ArrayGrid("A", editable=True), ArrayGrid("B", editable=True)
        self.result = ArrayGrid("C", editable=False)
        self.sign, self.equals, self.reason = QLabel(), QLabel("="), QLabel()
        self.reason.setWordWrap(True)
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.addStretch(1)
        self._given, self._made = QHBoxLayout(), QHBoxLayout()
        for row, widgets in (
            (self._given, (self.a, self.sign, self.b)),
            (self._made, (self.equals, self.result)),
        ):
            row.addStretch(1)
            for widget in widgets:
                row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
            row.addStretch(1)
            self._rows.addLayout(row)
        self._rows.addWidget(self.reason)
        self._rows.addStretch(2)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.a.edited.connect(self.aEdited)
        self.b.edited.connect(self.bEdited)
        self.result.chosen.connect(self.select)

    def show_frame(self, frame: LabFrame) -> None:
        """Show the arrays of a frame, and what the chosen entry of the result is made of."""
        result, binary = frame.result, frame.params.operation in BINARY
        lit_a: list[Index] = []
        lit_b: list[Index] = []
        if result is not None:
            if len(self.selected) != result.ndim or any(
                i >= length for i, length in zip(self.selected, result.shape, strict=True)
            ):
                self.selected = (0,) * result.ndim
            lit_a, lit_b = sources(frame, self.selected)
            self.result.show_array(result, [self.selected])
            self.result.caption.setText(shape_text(result.shape))
        self.a.show_array(frame.a, lit_a)
        self.b.show_array(frame.b, lit_b)
        self.a.caption.setText(f"A  {shape_text(frame.a.shape)}")
        self.b.caption.setText(f"B  {shape_text(frame.b.shape)}")
        self.sign.setText(_SIGNS.get(frame.params.operation, ""))
        for widget in (self.sign, self.b):
            widget.setVisible(binary)
        for widget in (self.equals, self.result):
            widget.setVisible(result is not None)
        self.reason.setVisible(result is None)
        self._choose_size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the size of the numbers anew."""
        super().resizeEvent(event)
        self._choose_size()

    def _choose_size(self) -> None:
        """Choose the largest size in which both arrays fit beside each other; else stack them."""
        room = self.viewport().width() - self._theme.px(80)
        roles: tuple[FontRole, ...] = ("title", "body")
        fitting = next((role for role in roles if self._needed(role) <= room), None)
        role = fitting or roles[-1]
        direction = QBoxLayout.Direction
        self._given.setDirection(direction.LeftToRight if fitting else direction.TopToBottom)
        for grid in (self.a, self.b, self.result):
            grid.set_role(role)

    def _needed(self, role: FontRole) -> int:
        return max(self.a.width_at(role) + self.b.width_at(role), self.result.width_at(role))

    def select(self, index: Index) -> None:
        """Let the sources of another entry of the result stand out."""
        self.selected = index
        self.selectionChanged.emit()

    def apply_theme(self, theme: Theme) -> None:
        """Scale with the text."""
        self._theme = theme
        for label in (self.sign, self.equals):
            label.setFont(theme.font("title"))
            # Level with the first row of cells, below the captions.
            label.setContentsMargins(theme.px(4), theme.px(28), theme.px(4), 0)
        self.reason.setFont(theme.font("body"))
        margin = theme.px(8)
        self._rows.setContentsMargins(margin, margin, margin, margin)
        self._rows.setSpacing(theme.px(20))
        for row in (self._given, self._made):
            row.setSpacing(theme.px(8))
        self._choose_size()


def shape_text(shape: Index) -> str:
    """Write a shape as numpy does."""
    return f"({shape[0]},)" if len(shape) == 1 else f"({', '.join(map(str, shape))})"
