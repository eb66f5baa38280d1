"""The page of prose of a chapter: Markdown of the learner's language."""

from importlib import resources

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from explorer.parts.theme import FontRole, Theme, theme

_FOLDER = resources.files("assets") / "text"
_FALLBACK = "en"
# A page of prose wants more air than Qt gives: line height in percent, a paragraph's distance in pixels.
_LINE_HEIGHT = 135
_DISTANCE = 8


def page(chapter: str, language: str) -> str | None:
    """Read the page of a chapter.

    Parameters
    ----------
    chapter
        Identifier of the chapter, the name of its tab's module.
    language
        ``"en"`` or ``"ko"``.

    Returns
    -------
    str or None
        Markdown in that language, else in English, else None.
    """
    for candidate in (language, _FALLBACK):
        file = _FOLDER / candidate / f"{chapter}.md"
        if file.is_file():
            return file.read_text(encoding="utf-8")
    return None


class ProseView(QTextBrowser):
    """What there is to see in a chapter and what to try.

    Parameters
    ----------
    chapter
        Identifier of the chapter, the name of its tab's module.
    language
        ``"en"`` or ``"ko"``.
    parent
        Parent widget.
    """

    def __init__(self, chapter: str, language: str = _FALLBACK, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chapter = chapter
        self._language = language
        self._theme = theme()
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self._show()

    @property
    def language(self) -> str:
        """Language asked for; the page may be the English one where there is no other."""
        return self._language

    def set_language(self, language: str) -> None:
        """Show the page in another language."""
        self._language = language
        self._show()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and text size."""
        self._theme = theme
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Say in the new language, too, that a page is missing."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def _show(self) -> None:
        self.setAccessibleName(self.tr("About this chapter"))
        document = self.document()
        document.setDefaultFont(self._theme.font("body"))
        document.setDocumentMargin(2 * _DISTANCE * self._theme.scale)
        text = page(self._chapter, self._language)
        if text is None:
            self.setPlainText(self.tr("There is no page about this chapter yet."))
            return
        self.setMarkdown(text)
        self._typeset()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _typeset(self) -> None:
        """Give headings and emphasis the letters of the theme, not those of Markdown; give lines some air."""
        distance = _DISTANCE * self._theme.scale
        block = self.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            spacing = QTextBlockFormat()
            spacing.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            spacing.setTopMargin(2 * distance if level > 1 else 0)
            spacing.setBottomMargin(distance)
            cursor = QTextCursor(block)
            cursor.mergeBlockFormat(spacing)
            for first, last in _bold_stretches(block):
                cursor.setPosition(first)
                cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
                # Replaced, not merged: the size that Markdown gave to a heading would win over any other.
                cursor.setCharFormat(self._bold("title" if level == 1 else "body"))
            block = block.next()

    def _bold(self, role: FontRole) -> QTextCharFormat:
        letters = QTextCharFormat()
        letters.setFont(self._theme.font(role, bold=True))
        return letters


def _bold_stretches(block: QTextBlock) -> list[tuple[int, int]]:
    """Find the first and the last position of every stretch of bold letters; a heading is one."""
    stretches = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        if fragment.charFormat().fontWeight() > QFont.Weight.Normal:
            stretches.append((fragment.position(), fragment.position() + fragment.length()))
        iterator += 1
    return stretches
