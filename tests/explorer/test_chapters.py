"""What holds for every chapter of the registry, one test each."""

import json
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QScrollArea,
    QWidget,
)

from explorer.parts import theme as themes
from explorer.parts.controls import Action, Control, ControlPanel, Seed, Slider
from explorer.parts.views import ViewsTab
from explorer.window.chapters import CHAPTERS

SMALL = QSize(1024, 640)
NONSENSE: tuple[Any, ...] = (None, "nonsense", [], {}, -1, 1e300, True, float("nan"), [[1]], 10**30)
every_chapter = pytest.mark.parametrize("chapter", [chapter.id for chapter in CHAPTERS])


def visible(root, kind=QWidget):
    return [widget for widget in root.findChildren(kind) if widget.isVisible()]


def describe(widget):
    names = [widget.objectName() or type(widget).__name__]
    while (widget := widget.parentWidget()) is not None:
        names.append(widget.objectName() or type(widget).__name__)
    return " < ".join(names)


def out_of_place(tab):
    """Widgets that stick out of their parent; what scrolls may be higher than its place, never wider."""
    for widget in visible(tab):
        parent = widget.parentWidget()
        scrolls = isinstance(parent.parentWidget(), QAbstractScrollArea)
        room, place = parent.rect(), widget.geometry()
        too_wide = place.left() < 0 or place.right() > room.right()
        too_high = place.top() < 0 or place.bottom() > room.bottom()
        if too_wide or (too_high and not scrolls):
            yield f"{describe(widget)}: {place} in {room}"


def cut(tab):
    """Texts that have less room than they need; texts that elide or wrap say so themselves."""
    for widget in visible(tab):
        if isinstance(widget, QLabel) and type(widget) is not QLabel:
            continue  # elides
        if isinstance(widget, QLabel) and widget.wordWrap():
            if widget.text() and widget.height() < widget.heightForWidth(widget.width()) - 1:
                yield f"{describe(widget)}: {widget.text()!r} is cut at the bottom"
        elif isinstance(widget, QLabel | QAbstractButton) and widget.text():
            needed, given = widget.minimumSizeHint(), widget.size()
            if given.width() < needed.width() - 1 or given.height() < needed.height() - 1:
                yield f"{describe(widget)}: {widget.text()!r} needs {needed}, has {given}"


def lay_out():
    for _ in range(3):  # texts, then the layout, then the layouts inside
        QCoreApplication.processEvents()


def check_that_it_fits(window, size):
    lay_out()
    tab, hint = window.current, window.centralWidget().minimumSizeHint()
    assert window.size() == size
    assert hint.width() <= size.width(), f"{tab.chapter} needs a width of {hint.width()}"
    assert hint.height() <= size.height(), f"{tab.chapter} needs a height of {hint.height()}"
    assert list(out_of_place(tab)) == []
    assert list(cut(tab)) == []


def reached_by_tab(window, qtbot):
    """Widgets that the Tab key comes by, from the chapter once around."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.current.setFocus()
    reached: list[QWidget] = []
    widget = QApplication.focusWidget()
    while widget is not None and widget not in reached and len(reached) < 200:
        reached.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
    return reached


def check_controls(window, qtbot):
    tab = window.current
    reached = reached_by_tab(window, qtbot)
    for control in tab.panel._controls:
        editor = tab.panel.editor(control.name)
        assert editor.objectName() == control.name
        owner = control.owner(tab.params)
        if not isinstance(control, Action):  # one that shows a trait of its params knows which
            assert hasattr(owner, control.field) or type(control).shown is not Control.shown
        assert editor.accessibleName()
        assert len(editor.toolTip().split()) >= 3, f"{control.name}: the tooltip is a sentence"
        if editor.isEnabled() and editor.isVisible():
            assert any(editor is widget or editor.isAncestorOf(widget) for widget in reached), control.name
    buttons = visible(tab.player, QAbstractButton) if tab.player else []
    for button in buttons:
        assert button.accessibleName()
        assert button.toolTip()
        assert not button.isEnabled() or button in reached, button.objectName()


def check_sliders(tab):
    """What a slider gives is what its engine takes, at both ends and in between."""
    for control in tab.panel._controls:
        if isinstance(control, Slider):
            shown = [round(float(value), control.decimals) for value in control.positions()]
            assert shown == sorted(set(shown)), f"{control.name}: two positions look the same"
            assert control.minimum <= control.shown(control.owner(tab.defaults)) <= control.maximum
        elif isinstance(control, Seed):
            assert control.owner(tab.defaults).seed <= control.maximum


def check_state(tab, program, settle):
    """Params that differ from the defaults in every control survive the way through JSON."""
    for control in tab.panel._controls:
        if isinstance(control, Slider) and tab.panel.editor(control.name).isEnabled():
            slider = tab.panel.editor(control.name).slider
            slider.setValue(slider.minimum() + 1)  # little to compute, and not the default
        elif isinstance(control, Seed) and tab.panel.editor(control.name).isEnabled():
            tab.panel.editor(control.name).button.click()
    settle(tab)
    assert tab.params != tab.defaults
    state = json.loads(json.dumps(tab.state(), allow_nan=False))
    tab.reset()
    assert tab.params == tab.defaults
    tab.restore(state)
    settle(tab)
    assert json.loads(json.dumps(tab.state())) == state
    count = len(tab.recording)
    tab.restore(state)
    settle(tab)
    assert len(tab.recording) == count, "the frames of the second run were appended to those of the first"


def check_wrong_states(tab):
    """Whatever stands in a settings file: refused, or taken; never half of it."""
    good = tab.state()
    for field in tab.params.__dataclass_fields__:
        for value in NONSENSE:
            refuse_or_take(tab, {field: value})
            for inner in getattr(getattr(tab.params, field), "__dataclass_fields__", ()):
                refuse_or_take(tab, {field: {inner: value}})
    tab.restore(good)


def refuse_or_take(tab, params):
    before = tab.state()
    try:
        tab.restore({"params": {**before["params"], **params}})
    except ValueError:
        assert tab.state() == before, params


def check_looks(program, settle):
    """Theme, text size and language change while the chapter is open, and everything keeps its place."""
    window = program.window
    check_that_it_fits(window, SMALL)
    for name in ("dark", "projector", "light"):
        program.set_theme(name, 100)
        assert window.current.theme.name == name
    program.set_language("ko")
    check_that_it_fits(window, SMALL)
    window.resize(1280, 720)
    program.set_theme("light", 200)
    check_that_it_fits(window, QSize(1280, 720))
    program.set_language("en")
    check_that_it_fits(window, QSize(1280, 720))
    details = window.current._details
    if details.isVisible():
        details.click()
        check_that_it_fits(window, QSize(1280, 720))
        details.click()
    program.set_theme("light", 100)
    window.resize(SMALL)
    check_that_it_fits(window, SMALL)


def views(tab):
    """The views of a chapter that the user can choose from, but the one it opens with."""
    if not isinstance(tab, ViewsTab):
        return []
    return [view for view in tab._kinds if view != tab.params.view]


def area(widgets):
    return sum(widget.width() * widget.height() for widget in widgets if widget.isVisible())


def check_share_of_the_picture(window):
    tab = window.current
    boxes = (tab._main_box, tab._linked_box)
    window.resize(1280, 720)
    lay_out()
    assert area(boxes) >= 0.55 * area([window])
    window._picture_only.trigger()
    lay_out()
    assert area(boxes) >= 0.85 * area([window])
    window._picture_only.trigger()
    lay_out()
    assert window.size() == QSize(1280, 720)
    window.resize(SMALL)


@every_chapter
def test_chapter(chapter, open_program, settle, qtbot):
    program = open_program(tab=chapter, size=(SMALL.width(), SMALL.height()))
    window = program.window
    tab = window.current
    assert tab.chapter == tab.objectName() == chapter
    assert isinstance(tab.panel, ControlPanel | QScrollArea)
    settle(tab)
    assert tab.status._truth, "the status line says what is exact, sampled and learned"
    assert tab.theme == themes.theme()
    check_sliders(tab)
    for view in views(tab):
        tab.set_params(replace(tab.params, view=view))
        settle(tab)
        check_controls(window, qtbot)
        check_looks(program, settle)
        check_share_of_the_picture(window)
    tab.reset()
    settle(tab)
    check_controls(window, qtbot)
    check_looks(program, settle)
    check_share_of_the_picture(window)
    check_state(tab, program, settle)
    check_wrong_states(tab)
    settle(tab)


@every_chapter
def test_chapter_that_is_closed_while_it_computes_draws_no_more(chapter, open_program, qtbot, monkeypatch):
    program = open_program(tab=chapter)
    tab = program.window.current
    qtbot.wait(30)
    program.window.close()
    drawn: list[object] = []
    monkeypatch.setattr(tab, "show_frame", drawn.append)
    qtbot.wait(150)
    assert drawn == []
    assert not any(runner.busy for runner in tab._runners)


@every_chapter
def test_chapter_opens_with_the_settings_of_last_time(chapter, open_program, qtbot):
    tab = open_program(tab=chapter).window.current
    seeds = [control for control in tab.panel._controls if isinstance(control, Seed)]
    for control in seeds:
        tab.panel._edit(control.name, 3)
    state = json.loads(json.dumps(tab.state()))
    again = open_program(tab=chapter, tabs={chapter: state}).window.current
    assert again.params == tab.params
    assert json.loads(json.dumps(again.state())) == state


@every_chapter
def test_chapter_takes_clicks_anywhere_in_its_plots(chapter, open_program, settle, qtbot):
    window = open_program(tab=chapter, size=(1280, 720)).window
    settle(window.current)
    for view in visible(window.current.page, QAbstractScrollArea):
        room = view.viewport().rect()
        for share in (0.02, 0.3, 0.6, 0.98):
            place = QPoint(round(share * room.width()), round((1 - share) * room.height()))
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
            QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.wait(50)
    assert not window.current.status.failed
