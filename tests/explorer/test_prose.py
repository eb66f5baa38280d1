"""The page of a chapter: in the learner's language, in the theme, and a clear line where there is none."""

import re

import pytest
from PySide6.QtCore import QUrl

from explorer.parts.prose import ProseView, page
from explorer.parts.theme import theme
from explorer.window.chapters import CHAPTERS


@pytest.fixture
def view(qtbot):
    widget = ProseView("clt")
    qtbot.addWidget(widget)
    return widget


def first_line(view: ProseView) -> str:
    return view.toPlainText().splitlines()[0]


def test_page_follows_the_language(view):
    assert first_line(view) == "The central limit theorem"
    view.set_language("ko")
    assert first_line(view) == "중심극한정리"
    assert view.language == "ko"


def test_page_falls_back_to_english(view):
    view.set_language("xx")
    assert first_line(view) == "The central limit theorem"


def test_missing_page_is_said_in_a_line(qtbot):
    assert page("nonsense", "ko") is None
    view = ProseView("nonsense", "ko")
    qtbot.addWidget(view)
    assert view.toPlainText() == "There is no page about this chapter yet."


def sizes(view: ProseView) -> list[float]:
    """Point size of the first letter of every paragraph."""
    found = []
    block = view.document().begin()
    while block.isValid():
        if block.text():
            font = block.begin().fragment().charFormat().font()
            found.append(font.pointSizeF())
        block = block.next()
    return found


@pytest.mark.parametrize("scale", [100, 200])
def test_page_has_two_sizes_of_type_those_of_the_theme(view, scale):
    look = theme("dark", scale)
    view.apply_theme(look)
    assert set(sizes(view)) == {look.font("title").pointSizeF(), look.font("body").pointSizeF()}
    assert sizes(view)[0] == look.font("title").pointSizeF()


def test_page_needs_no_scrolling_sideways(view):
    view.apply_theme(theme("light", 200))
    view.resize(280, 400)
    view.show()
    assert view.horizontalScrollBar().maximum() == 0


def test_page_starts_at_its_top(view):
    view.resize(280, 200)
    view.show()
    view.verticalScrollBar().setValue(100)
    view.set_language("ko")
    assert view.verticalScrollBar().value() == 0


def test_page_opens_nothing(view):
    before = view.toPlainText()
    view.anchorClicked.emit(QUrl("https://example.org"))
    assert view.toPlainText() == before
    assert not view.openLinks()


def outline(text: str | None) -> list[str]:
    """What opens each line that is a heading or an item: the build of a page."""
    assert text
    return [match[0] for line in text.splitlines() if (match := re.match(r"#+ |\d+\. |\* |[<=>]{7}", line))]


@pytest.mark.parametrize("chapter", [chapter.id for chapter in CHAPTERS])
def test_page_is_built_the_same_in_both_languages(chapter):
    english, korean = page(chapter, "en"), page(chapter, "ko")
    assert english != korean
    assert outline(english) == outline(korean)
    assert set(outline(english)) <= {"# ", "## ", "* ", *(f"{number}. " for number in range(1, 13))}
