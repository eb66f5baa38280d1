"""A monkey at the window: a few hundred random events on each chapter, and nothing may break.

``GENSCOPE_MONKEY_SEED`` replays the events of a failure that was printed, or tries others;
``GENSCOPE_MONKEY_EVENTS`` says how many.
"""

import os
import random
from collections import deque
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QGraphicsView,
    QLineEdit,
    QMessageBox,
    QSlider,
    QWidget,
)

from explorer.parts.theme import SCALES, THEMES
from explorer.window.chapters import CHAPTERS
from explorer.window.settings import LANGUAGES

SEED = int(os.environ.get("GENSCOPE_MONKEY_SEED", "1"))
EVENTS = int(os.environ.get("GENSCOPE_MONKEY_EVENTS", "300"))

SIZES = ((800, 560), (1024, 640), (1280, 720), (1920, 1080))
MENU = ("undo", "redo", "reset", "controls-visible", "explanation", "picture-only")
TYPED = ("7", "0", "12", "999999", "-3", "0.5", "1e9", ",,", "abc", "−2", " ", "", "한글", "3" * 40)
KEYS = (
    Qt.Key.Key_Space,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Escape,
    Qt.Key.Key_F11,
    Qt.Key.Key_A,
)
Found = TypeVar("Found", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton


class Monkey:
    """Does one random thing at a time, and can say what it did."""

    def __init__(self, program, chapter, seed):
        self.program, self.window, self.chapter = program, program.window, chapter
        self.random = random.Random(f"{seed} {chapter}")
        self.did: deque[str] = deque(maxlen=12)
        self._ways = [
            *[self.drag_slider, self.drag_picture, self.press_button, self.type] * 4,
            *[self.press_key, self.choose, self.click_picture, self.wait] * 3,
            *[self.use_menu, self.turn_wheel] * 2,
            *[self.change_theme, self.change_language, self.change_size, self.change_chapter],
        ]

    def act(self):
        self.random.choice(self._ways)()
        if (popup := QApplication.activePopupWidget()) is not None:
            QTest.keyClick(popup, self.random.choice((Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape)))
            popup.close()
        QApplication.processEvents()

    def note(self, what, widget=None, *details):
        name = "" if widget is None else type(widget).__name__
        while widget is not None and not widget.objectName():
            widget = widget.parent()
        if widget is not None:
            name += f" {widget.objectName()}"
        self.did.append(" ".join(str(part) for part in (what, name, *details)))

    def one_of(self, kind: type[Found]) -> Found | None:
        found = [
            widget for widget in self.window.current.findChildren(kind)
            if widget.isVisible() and widget.isEnabled()
        ]  # fmt: skip
        return self.random.choice(found) if found else None

    def place_in(self, widget):
        return QPoint(
            self.random.randrange(max(1, widget.width())), self.random.randrange(max(1, widget.height()))
        )

    def press_button(self):
        if button := self.one_of(QAbstractButton):
            self.note("press", button)
            QTest.mouseClick(button, LEFT)

    def drag(self, widget):
        places = [self.place_in(widget) for _ in range(self.random.randint(1, 4))]
        QTest.mouseMove(widget, places[0])
        QTest.mousePress(widget, LEFT, pos=places[0])
        for place in places:
            QTest.mouseMove(widget, place)
            if self.random.random() < 0.5:
                QTest.qWait(self.random.randrange(20))
        QTest.mouseRelease(widget, LEFT, pos=places[-1])

    def drag_slider(self):
        if slider := self.one_of(QSlider):
            self.note("drag", slider)
            self.drag(slider)

    def drag_picture(self):
        if view := self.one_of(QGraphicsView):
            self.note("drag", view)
            handles = [item for item in view.scene().items() if hasattr(item, "place")]
            if handles and self.random.random() < 0.7:
                handle = self.random.choice(handles)
                start = view.mapFromScene(handle.mapToScene(QPointF()))
                end = self.place_in(view.viewport())
                QTest.mouseMove(view.viewport(), start)
                QTest.mousePress(view.viewport(), LEFT, pos=start)
                for share in (0.3, 0.7, 1.0):
                    QTest.mouseMove(view.viewport(), start + (end - start) * share)
                    QTest.qWait(12)
                QTest.mouseRelease(view.viewport(), LEFT, pos=end)
            else:
                self.drag(view.viewport())

    def click_picture(self):
        if view := self.one_of(QGraphicsView):
            button = self.random.choice((LEFT, LEFT, Qt.MouseButton.RightButton))
            self.note("click", view, button.name)
            QTest.mouseClick(view.viewport(), button, pos=self.place_in(view.viewport()))

    def type(self):
        if entry := self.one_of(QAbstractSpinBox):
            text = self.random.choice(TYPED)
            self.note("type", entry, repr(text))
            entry.setFocus()
            entry.selectAll()
            if text.isascii():
                QTest.keyClicks(entry, text)
            else:  # as an input method does
                entry.findChild(QLineEdit).insert(text)
            if self.random.random() < 0.8:
                QTest.keyClick(entry, Qt.Key.Key_Return)

    def choose(self):
        if combo := self.one_of(QComboBox):
            self.note("choose", combo)
            QTest.keyClick(combo, self.random.choice((Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space)))

    def press_key(self):
        key = self.random.choice(KEYS)
        widget = QApplication.focusWidget() or self.window.current
        self.note("key", widget, key.name)
        QTest.keyClick(widget, key)

    def turn_wheel(self):
        if widget := self.one_of(QWidget):
            self.note("wheel", widget)
            place = QPointF(widget.mapTo(self.window, widget.rect().center()))
            if self.window.rect().contains(place.toPoint()):
                QTest.wheelEvent(
                    self.window.windowHandle(), place, QPoint(0, self.random.choice((-120, 120)))
                )

    def use_menu(self):
        action = self.window.findChild(QAction, self.random.choice(MENU))
        self.note("menu", action)
        action.trigger()

    def change_theme(self):
        name, scale = self.random.choice(list(THEMES)), self.random.choice(SCALES)
        self.note("theme", None, name, scale)
        self.program.set_theme(name, scale)

    def change_language(self):
        language = self.random.choice(list(LANGUAGES))
        self.note("language", None, language)
        self.program.set_language(language)

    def change_size(self):
        size = self.random.choice(SIZES)
        self.note("size", None, size)
        self.window.resize(*size)

    def change_chapter(self):
        elsewhere = self.random.choice([chapter.id for chapter in CHAPTERS])
        self.note("chapter", None, elsewhere, "and back")
        self.window.show_chapter(elsewhere)
        QTest.qWait(self.random.randrange(50))
        self.window.show_chapter(self.chapter)

    def wait(self):
        duration = self.random.randrange(60)
        self.note("wait", None, duration)
        QTest.qWait(duration)


@pytest.fixture
def _no_dialogs(monkeypatch):
    for kind, names in (
        (QFileDialog, ("getOpenFileName", "getSaveFileName")),
        (QMessageBox, ("information", "about", "warning", "critical", "question")),
    ):
        for name in names:
            monkeypatch.setattr(kind, name, lambda *_, **__: ("", ""))


@pytest.mark.qt_log_ignore("not accepted by receiving widget", "occurs outside target window")
@pytest.mark.usefixtures("_no_dialogs")
@pytest.mark.parametrize("chapter", [chapter.id for chapter in CHAPTERS])
def test_monkey(chapter, open_program, settle, qtbot, qtlog):
    program = open_program(tab=chapter, size=(1280, 720))
    window = program.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    monkey = Monkey(program, chapter, SEED)
    with qtbot.captureExceptions() as exceptions:
        for count in range(EVENTS):
            monkey.act()
            warned = [
                record for record in qtlog.records if not record.ignored and record.type_name != "QtDebugMsg"
            ]
            if exceptions or warned:
                wrong = repr(exceptions[0][1]) if exceptions else warned[0].message
                pytest.fail(
                    f"event {count} with GENSCOPE_MONKEY_SEED={SEED} on {chapter}: {wrong}; "
                    f"it did {'; '.join(monkey.did)}"
                )
        # Afterwards the chapter still answers.
        tab = window.show_chapter(chapter)
        tab.cancel()
        tab.set_params(tab.defaults)
        tab.compute(tab.defaults, live=False)
        settle(tab)
    assert exceptions == []
    assert tab.params == tab.defaults
