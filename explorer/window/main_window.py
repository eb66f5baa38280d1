"""The window: a row of chapters, a menu bar, one chapter at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QMenuBar,
    QMessageBox,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from explorer.parts.chapter_tab import ChapterTab
from explorer.parts.export import SUFFIXES
from explorer.parts.own_data import OwnDataStore
from explorer.parts.runner import ChildProcess
from explorer.parts.theme import SCALES, Theme
from explorer.window.chapters import CHAPTERS, Chapter
from explorer.window.settings import LANGUAGES, Settings

MINIMUM_SIZE = (800, 560)

_log = logging.getLogger("genscope.window")


class MainWindow(QMainWindow):
    """Shows the chapters; says what the user wants of language, theme and text size.

    Parameters
    ----------
    settings
        What the window opens with; ``settings_now`` gives what it closes with.
    theme
        The theme that the application has been given.
    """

    themeChosen = Signal(str)
    scaleChosen = Signal(int)
    languageChosen = Signal(str)
    closing = Signal()

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Genscope")
        self.setMinimumSize(*MINIMUM_SIZE)
        self._settings = settings
        self._theme = theme
        self._tabs: dict[str, ChapterTab] = {}
        # One warm process for every interactive call to a network; a training brings its own.
        self.child = ChildProcess()
        self.own_data = OwnDataStore()
        self.bar = QTabBar()
        self.bar.setObjectName("chapters")
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setUsesScrollButtons(True)
        self.stack = QStackedWidget()
        # Beside the chapters, not above them: a row of the window is a row of the picture.
        self.menus = QMenuBar()
        self.menus.setNativeMenuBar(False)
        self.menus.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar, 1)
        row.addWidget(self.menus)
        column.addLayout(row)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(centre)
        for _ in CHAPTERS:
            self.bar.addTab("")
        self._build_menus()
        self.retranslate()
        self.resize(*settings.size)
        self.bar.currentChanged.connect(self._show_index)

    # Chapters

    @property
    def current(self) -> ChapterTab:
        """The chapter that is shown."""
        tab = self.stack.currentWidget()
        assert isinstance(tab, ChapterTab)
        return tab

    def show_chapter(self, chapter_id: str) -> ChapterTab:
        """Open a chapter, building it on its first showing."""
        index = [chapter.id for chapter in CHAPTERS].index(chapter_id)
        if self.bar.currentIndex() != index:
            self.bar.setCurrentIndex(index)
        else:
            self._show_index(index)
        return self.current

    def _show_index(self, index: int) -> None:
        chapter = CHAPTERS[index]
        if self.stack.currentWidget() is not None and self.stack.currentWidget() is self._tabs.get(
            chapter.id
        ):
            return
        if isinstance(before := self.stack.currentWidget(), ChapterTab) and before.player:
            before.player.pause()
        tab = self._tabs.get(chapter.id) or self._open(chapter)
        self._arrange(tab)
        self.stack.setCurrentWidget(tab)
        self._settings.tab = chapter.id
        if not self.bar.hasFocus():  # who walks along the chapters by keyboard goes on walking
            tab.setFocus()
        tab.activate()

    def _arrange(self, tab: ChapterTab) -> None:
        """Show and hide the parts of a chapter as the menu says."""
        only = self._picture_only.isChecked()
        tab.set_picture_only(only)
        tab.set_controls_visible(not only and self._controls.isChecked())
        tab.set_prose_visible(not only and self._explain.isChecked(), self._settings.language)

    def _open(self, chapter: Chapter) -> ChapterTab:
        tab = chapter.build(self.child)
        tab.own_data = self.own_data
        tab.apply_theme(self._theme)
        if (state := self._settings.tabs.get(chapter.id)) is not None:
            try:
                tab.restore(state)
            except ValueError as error:
                _log.warning("state of %s not used: %s", chapter.id, error)
                tab.show_error(self.tr("The saved state of this chapter could not be used."))
        self._tabs[chapter.id] = tab
        self.stack.addWidget(tab)
        return tab

    # Appearance

    def apply_theme(self, theme: Theme) -> None:
        """Restyle every open chapter."""
        self._theme = theme
        self._settings.theme, self._settings.scale = theme.name, round(theme.scale * 100)
        for tab in self._tabs.values():
            tab.apply_theme(theme)
        self._check_choices()

    def note_language(self, language: str) -> None:
        """Take note of the language that the application has switched to."""
        self._settings.language = language
        if self.stack.currentWidget() is not None:
            self._arrange(self.current)  # the other chapters follow when they are shown
        self._check_choices()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        for index, chapter in enumerate(CHAPTERS):
            title = QCoreApplication.translate("Chapters", chapter.title)
            self.bar.setTabText(index, title.replace("&", "&&"))  # a single one would mark a shortcut
        for action, text, tip in self._texts():
            action.setText(text)
            action.setStatusTip(tip)
            action.setToolTip(tip)
        titles = (
            self.tr("&File"),
            self.tr("&Edit"),
            self.tr("&View"),
            self.tr("&Theme"),
            self.tr("Text &size"),
            "&Language · 언어",
            self.tr("&Help"),
        )
        for menu, title in zip(self._all_menus, titles, strict=True):
            menu.setTitle(title)
        for name, action in zip(("light", "dark", "projector"), self._theme_group.actions(), strict=True):
            action.setText(
                {"light": self.tr("Light"), "dark": self.tr("Dark"), "projector": self.tr("Projector")}[name]
            )

    def _texts(self) -> Iterable[tuple[QAction, str, str]]:
        return (
            (self._export, self.tr("&Export picture…"), self.tr("Save the picture as PNG or PDF")),
            (self._quit, self.tr("&Quit"), self.tr("Close the program")),
            (self._undo, self.tr("&Undo"), self.tr("Take back the last change of this chapter's controls")),
            (self._redo, self.tr("&Redo"), self.tr("Bring back the change that was taken back")),
            (
                self._reset,
                self.tr("Re&set chapter"),
                self.tr("Set this chapter's controls as they were at first"),
            ),
            (self._controls, self.tr("&Controls"), self.tr("Show or hide the controls")),
            (self._explain, self.tr("&Explanation"), self.tr("Show or hide the page about this chapter")),
            (
                self._picture_only,
                self.tr("&Picture only"),
                self.tr("Fill the screen with the picture, for the projector"),
            ),
            (self._keys, self.tr("&Keyboard"), self.tr("What the keys do")),
            (self._about, self.tr("&About Genscope"), self.tr("Version, licences and sources")),
        )

    # Menus

    def _build_menus(self) -> None:
        menus = self.menus
        file, edit, view = menus.addMenu(""), menus.addMenu(""), menus.addMenu("")
        self._export = self._action(file, "export", QKeySequence.StandardKey.SaveAs, self._export_picture)
        file.addSeparator()
        self._quit = self._action(file, "quit", QKeySequence("Ctrl+Q"), self.close)
        self._undo = self._action(edit, "undo", QKeySequence.StandardKey.Undo, self._undo_edit)
        self._redo = self._action(edit, "redo", QKeySequence("Ctrl+Shift+Z"), self._redo_edit)
        edit.addSeparator()
        self._reset = self._action(edit, "reset", QKeySequence("Ctrl+R"), self._reset_chapter)
        self._controls = self._action(view, "controls-visible", QKeySequence("Ctrl+B"), self._rearrange)
        self._controls.setCheckable(True)
        self._controls.setChecked(True)
        self._explain = self._action(view, "explanation", QKeySequence("F1"), self._rearrange)
        self._explain.setCheckable(True)
        self._picture_only = self._action(
            view, "picture-only", QKeySequence("F11"), self._toggle_picture_only
        )
        self._picture_only.setCheckable(True)
        view.addSeparator()
        themes, sizes, languages = view.addMenu(""), view.addMenu(""), view.addMenu("")
        self._theme_group = self._choices(themes, ("light", "dark", "projector"), self.themeChosen.emit)
        self._scale_group = self._choices(sizes, SCALES, self.scaleChosen.emit, "{} %")
        self._language_group = self._choices(languages, tuple(LANGUAGES), self.languageChosen.emit)
        for action in self._language_group.actions():
            action.setText(LANGUAGES[action.data()])
        help_menu = menus.addMenu("")
        help_menu.addAction(self._explain)
        self._keys = self._action(help_menu, "keys", None, self._show_keys)
        self._about = self._action(help_menu, "about", None, self._show_about)
        self._all_menus = (file, edit, view, themes, sizes, languages, help_menu)
        leave = QAction(self)
        leave.setShortcut(QKeySequence("Esc"))
        leave.triggered.connect(self._leave_picture_only)
        self.addAction(leave)
        for step, keys in ((1, "Ctrl+PgDown"), (-1, "Ctrl+PgUp")):
            turn = QAction(self)
            turn.setShortcut(QKeySequence(keys))
            turn.triggered.connect(partial(self._turn, step))
            self.addAction(turn)
        self._check_choices()

    def _action(
        self,
        menu: QMenu,
        name: str,
        keys: QKeySequence | QKeySequence.StandardKey | None,
        slot: Callable[[], object],
    ) -> QAction:
        action = menu.addAction("")
        action.setObjectName(name)
        if keys is not None:
            action.setShortcut(keys)
        action.triggered.connect(lambda _=False: slot())
        self.addAction(action)  # keeps its shortcut while the menu bar is hidden
        return action

    def _choices(
        self, menu: QMenu, values: Iterable[object], chosen: Callable[..., object], text: str = "{}"
    ) -> QActionGroup:
        group = QActionGroup(self)
        for value in values:
            action = menu.addAction(text.format(value))
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
        group.triggered.connect(lambda action: chosen(action.data()))
        return group

    def _check_choices(self) -> None:
        for group, value in (
            (self._theme_group, self._settings.theme),
            (self._scale_group, self._settings.scale),
            (self._language_group, self._settings.language),
        ):
            for action in group.actions():
                action.setChecked(action.data() == value)

    def _turn(self, step: int) -> None:
        self.bar.setCurrentIndex((self.bar.currentIndex() + step) % len(CHAPTERS))

    def _undo_edit(self) -> None:
        self.current.undo()

    def _redo_edit(self) -> None:
        self.current.redo()

    def _reset_chapter(self) -> None:
        self.current.reset()

    def _leave_picture_only(self) -> None:
        if self._picture_only.isChecked():
            self._picture_only.trigger()

    def _rearrange(self) -> None:
        self._arrange(self.current)

    def _toggle_picture_only(self) -> None:
        only = self._picture_only.isChecked()
        self.menus.setVisible(not only)
        self.bar.setVisible(not only)
        self._arrange(self.current)
        state = self.windowState()
        full = Qt.WindowState.WindowFullScreen
        self.setWindowState(state | full if only else state & ~full)

    def _export_picture(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export picture"), f"genscope-{self.current.chapter}.png", f"({patterns})"
        )
        if not name:
            return
        try:
            self.current.export(Path(name))
        except (OSError, ValueError) as error:
            self.current.show_error(str(error))
        else:
            self.current.status.set_message(self.tr("Saved {name}").format(name=name))

    def _show_keys(self) -> None:
        rows = (
            (self.tr("Space"), self.tr("play or pause")),
            (self.tr("Left, Right"), self.tr("one step back or on")),
            (self.tr("Home, End"), self.tr("first or last step")),
            ("Ctrl+Z, Ctrl+Shift+Z", self.tr("undo, redo")),
            ("Ctrl+PgUp, Ctrl+PgDn", self.tr("previous or next chapter")),
            ("Ctrl+B", self.tr("show or hide the controls")),
            ("F1", self.tr("explanation of the chapter")),
            ("F11", self.tr("picture only")),
        )
        table = "".join(f"<tr><td><b>{keys}</b>&nbsp;&nbsp;</td><td>{text}</td></tr>" for keys, text in rows)
        QMessageBox.information(self, self.tr("Keyboard"), f"<table cellpadding=4>{table}</table>")

    def _show_about(self) -> None:
        text = self.tr(
            "<h3>Genscope</h3><p>See every step from the bell curve to guided diffusion.</p>"
            "<p>Every picture says what is exact, sampled or learned.</p>"
            "<p>Program: MIT licence. Type: Pretendard, SIL Open Font License 1.1. "
            "Data: MNIST (LeCun, Cortes, Burges), Old Faithful (Härdle 1991). "
            "Networks: trained with this program's own recipes.</p>"
        )
        QMessageBox.about(self, self.tr("About Genscope"), text)

    # End

    def settings_now(self) -> Settings:
        """Collect the settings as the window stands."""
        size = self.size() if not self._picture_only.isChecked() else self.normalGeometry().size()
        states = {name: tab.state() for name, tab in self._tabs.items()}
        return replace(
            self._settings, size=(size.width(), size.height()), tabs={**self._settings.tabs, **states}
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop every job; the program does not wait for any."""
        self.closing.emit()
        for tab in self._tabs.values():
            tab.shut_down()
        self.child.close()
        super().closeEvent(event)
