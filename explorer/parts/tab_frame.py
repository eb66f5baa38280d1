"""What a chapter is laid out of: controls, picture, linked plots, formula, transport bar, status, prose."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from explorer.parts.controls import PANEL_WIDTH, Control, ControlPanel
from explorer.parts.export import export_picture
from explorer.parts.formula import FormulaStrip
from explorer.parts.player import Player
from explorer.parts.plots import Plot
from explorer.parts.prose import ProseView
from explorer.parts.status import StatusLine
from explorer.parts.theme import THEMES, Theme, apply_to_tree

PROSE_WIDTH = 340
NARROW = 0.32
"""Largest share of the window that the controls (and the prose) may take."""

COMPACT_WIDTH = 900
"""Width at 100 % text below which the linked plots no longer stand beside the picture."""

LINKED_HEIGHT = 110
"""Smallest height of a linked plot in pixels at 100 % text."""

FORMULA_SHARE = 0.11
"""Largest share of the height that the symbols of the formula may take."""


class _Column(QScrollArea):
    """The linked plots and numbers: with large text they scroll where they would be cut."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.contents = QWidget()
        self.setWidget(self.contents)

    def minimumSizeHint(self) -> QSize:
        """Give the width that the contents need; their height scrolls."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.contents.minimumSizeHint().width() + bar, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another width when the contents do."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class TabFrame(QWidget):
    """The parts of a chapter and the room they share; it knows neither engines nor frames.

    Parameters
    ----------
    params
        What the panel shows at first.
    controls
        The controls of the panel, in order.
    formulas
        Names of the formulas that the strip may show, the first one at the start.
    steps
        Whether there is a transport bar.
    """

    chapter: ClassVar[str]
    """Identifier of the chapter: the name of the tab's module, of its prose page and of its settings."""

    def __init__(
        self, params: Any, controls: Sequence[Control], formulas: Sequence[str], *, steps: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName(self.chapter)
        self.theme = THEMES["light"]
        self.panel = ControlPanel(params, controls, type(self).__name__)
        self.page = QWidget()
        self._main_box, self._linked_box = QWidget(), _Column()
        self.picture: QBoxLayout = QVBoxLayout(self._main_box)
        self.linked = QVBoxLayout(self._linked_box.contents)
        self._details = QToolButton()
        self.formula = FormulaStrip(formulas)
        self.player = Player() if steps else None
        self.status = StatusLine()
        self._prose: ProseView | None = None
        self._picture_only = False
        self._lay_out()

    def redraw(self) -> None:
        """Draw again what is shown, after a change of theme or language."""

    def apply_theme(self, theme: Theme) -> None:
        """Hand the theme to every part."""
        self.theme = theme
        apply_to_tree(self, theme)
        margin = theme.px(12)
        self._formula_row.setContentsMargins(margin, theme.px(4), margin, theme.px(4))
        self._details.setFont(theme.font("small"))
        for layout in (self.picture, self.linked):
            layout.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(4))
            layout.setSpacing(theme.px(8))
        self._raise_linked_plots()
        self._fit()
        self.redraw()

    def export(self, path: Path) -> None:
        """Save the picture with what says exact, sampled and learned; without the buttons on it.

        Raises
        ------
        ValueError, OSError
            As `export_picture`.
        """
        self._details.hide()
        try:
            export_picture((self.page, self.status.truth), path)
        finally:
            self._fit()

    def set_controls_visible(self, visible: bool) -> None:
        """Collapse or open the control panel."""
        self.panel.setVisible(visible)

    def set_prose_visible(self, visible: bool, language: str) -> None:
        """Open or close the page that explains the chapter."""
        if self._prose is None:
            if not visible:
                return
            self._prose = ProseView(self.chapter, language)
            self._prose.apply_theme(self.theme)
            self._columns.addWidget(self._prose)
            self._fit()
        self._prose.set_language(language)
        self._prose.setVisible(visible)

    def set_picture_only(self, only: bool) -> None:
        """Hide everything but the picture, for the projector."""
        self._picture_only = only
        for widget in (self.status, self.player):
            if widget is not None:
                widget.setVisible(not only)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._name_details()
            self.panel.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no control used drive the transport bar."""
        if not (self.player and self.player.take_key(event)):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel's share of a small window in bounds."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        pictures = QHBoxLayout()
        pictures.setSpacing(0)
        pictures.addWidget(self._main_box, 5)
        pictures.addWidget(self._linked_box, 3)
        self._details.setObjectName("details")
        self._details.setCheckable(True)
        self._details.toggled.connect(self._fit)
        self._name_details()
        self._formula_row = QHBoxLayout()
        self._formula_row.addWidget(self.formula, 1)
        self._formula_row.addWidget(
            self._details, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        )
        page = QVBoxLayout(self.page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(pictures, 1)
        page.addLayout(self._formula_row)
        centre = QVBoxLayout()
        centre.setSpacing(0)
        centre.addWidget(self.page, 1)
        if self.player:
            centre.addWidget(self.player)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(0)
        self._columns.addWidget(self.panel)
        self._columns.addLayout(centre, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._columns, 1)
        outer.addWidget(self.status)

    def _raise_linked_plots(self) -> None:
        """Let the column scroll rather than squeeze its plots flat."""
        for plot in self._linked_box.findChildren(Plot):
            plot.setMinimumHeight(self.theme.px(LINKED_HEIGHT))

    def _name_details(self) -> None:
        self._details.setText(self.tr("Details"))
        self._details.setToolTip(self.tr("Show the linked plots and numbers in place of the picture"))

    def _fit(self) -> None:
        """Share the room: a small window, or large text, shows picture and details one at a time."""
        limit = round(self.width() * NARROW)
        self.panel.setFixedWidth(min(self.theme.px(PANEL_WIDTH), limit))
        if self._prose is not None:
            self._prose.setFixedWidth(min(self.theme.px(PROSE_WIDTH), limit))
        self.formula.set_symbol_limit(round(self.height() * FORMULA_SHARE))
        compact = self.width() / self.theme.scale < COMPACT_WIDTH
        self._details.setVisible(compact and not self._picture_only)
        details = self._details.isChecked()
        self._main_box.setVisible(not (compact and details))
        # The formula belongs to the picture; in a small window the details need its room.
        self.formula.setVisible(not self._picture_only and not (compact and details))
        self._linked_box.setVisible(not compact or details)
