"""Every string of the window is translated, with the same placeholders, in letters of the shipped face."""

import ast
import re
import xml.etree.ElementTree as ET
from collections import Counter
from importlib import resources
from pathlib import Path
from typing import TypeGuard

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QRawFont

from assets.translations.update import FOLDER, SOURCES, compile_binary, extract

LANGUAGES = ["ko"]
UPDATE = "run python -m assets.translations.update, translate, and run it again"
ASSETS = Path(str(resources.files("assets")))


def ts_file(language: str) -> Path:
    return FOLDER / f"genscope_{language}.ts"


def messages(file: Path) -> dict[tuple[str, str, str], ET.Element]:
    """Messages of a .ts file by context, source and comment."""
    return {
        (
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.findtext("comment", ""),
        ): message
        for context in ET.parse(file).getroot().findall("context")
        for message in context.findall("message")
    }


def translations(message: ET.Element) -> list[str]:
    node = message.find("translation")
    forms = node.findall("numerusform") or [node]
    return [form.text or "" for form in forms]


def placeholders(text: str) -> Counter[str]:
    return Counter(re.findall(r"\{[^{}]*\}|%n|%L?\d+|</?[a-z]+[^>]*>", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_string_is_missing_and_none_is_left_over(language, tmp_path):
    fresh = tmp_path / "fresh.ts"
    extract(fresh)
    assert set(messages(ts_file(language))) == set(messages(fresh)), UPDATE


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_is_finished_and_keeps_the_placeholders(language):
    wrong = []
    for (context, source, _), message in messages(ts_file(language)).items():
        unfinished = message.find("translation").get("type") is not None
        for text in translations(message):
            if unfinished or not text.strip():
                wrong.append(f"{context}: {source!r} is not translated")
            elif placeholders(text) != placeholders(source):
                wrong.append(f"{context}: {source!r} and {text!r} have other placeholders")
            elif text.count("\n") != source.count("\n"):
                wrong.append(f"{context}: {source!r} and {text!r} have other line breaks")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_file_is_up_to_date(language, tmp_path):
    fresh = tmp_path / "fresh.qm"
    compile_binary(ts_file(language), fresh)
    assert ts_file(language).with_suffix(".qm").read_bytes() == fresh.read_bytes(), UPDATE


@pytest.mark.parametrize("language", LANGUAGES)
def test_program_finds_every_translation(language, qapp):
    translator = QTranslator()
    assert translator.load(str(ts_file(language).with_suffix(".qm")))
    for (context, source, comment), message in messages(ts_file(language)).items():
        if message.get("numerus") != "yes":
            assert [translator.translate(context, source, comment or None)] == translations(message)


def is_text(node: ast.expr) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def calls(tree: ast.AST) -> list[tuple[ast.Call, ast.expr]]:
    """Calls that mark or translate a string, each with the argument that holds it."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in {"tr", "QT_TR_NOOP"} and node.args:
                found.append((node, node.args[0]))
            # A painter, too, has a method translate: its arguments are numbers.
            elif name in {"translate", "QT_TRANSLATE_NOOP"} and len(node.args) > 1 and is_text(node.args[0]):
                found.append((node, node.args[1]))
    return found


SOURCE_FILES = sorted(SOURCES.rglob("*.py"))


@pytest.mark.parametrize("file", SOURCE_FILES, ids=lambda file: str(file.relative_to(SOURCES)))
def test_strings_are_written_so_that_lupdate_finds_them(file):
    """It reads plain literals only: an f-string or a choice between two is lost without a word."""
    known = {source for _, source, _ in messages(ts_file(LANGUAGES[0]))}
    for call, text in calls(ast.parse(file.read_text(encoding="utf-8"))):
        where = f"{file.name}:{call.lineno}"
        assert not isinstance(text, ast.JoinedStr | ast.IfExp | ast.BinOp | ast.Call), (
            f"{where}: translate a literal, then format it"
        )
        if is_text(text):
            assert text.value in known, f"{where}: {text.value!r} is not in the translations: {UPDATE}"


def test_missing_and_changed_strings_are_noticed(tmp_path):
    """The extraction itself: what lupdate sees in a class, in a function and as a mark."""
    (tmp_path / "sample.py").write_text(
        "from PySide6.QtCore import QCoreApplication, QObject, QT_TRANSLATE_NOOP\n"
        'TITLE = QT_TRANSLATE_NOOP("Chapters", "Title")\n'
        "class Panel(QObject):\n"
        "    def name(self) -> str:\n"
        '        return self.tr("{n} samples")\n'
        "def error() -> str:\n"
        '    return QCoreApplication.translate("main", "no display")\n',
        encoding="utf-8",
    )
    extract(tmp_path / "sample.ts", tmp_path)
    assert set(messages(tmp_path / "sample.ts")) == {
        ("Chapters", "Title", ""),
        ("Panel", "{n} samples", ""),
        ("main", "no display", ""),
    }


def test_translation_reaches_a_widget(qapp, tmp_path):
    source = tmp_path / "one.ts"
    source.write_text(
        '<?xml version="1.0"?><!DOCTYPE TS><TS version="2.1" language="ko_KR"><context><name>Panel</name>'
        "<message><source>{n} samples</source><translation>표본 {n}개</translation></message></context></TS>",
        encoding="utf-8",
    )
    compile_binary(source, tmp_path / "one.qm")
    translator = QTranslator()
    assert translator.load(str(tmp_path / "one.qm"))
    QCoreApplication.installTranslator(translator)
    try:
        assert QCoreApplication.translate("Panel", "{n} samples").format(n=3) == "표본 3개"
    finally:
        QCoreApplication.removeTranslator(translator)


@pytest.fixture(scope="module")
def face(qapp) -> QRawFont:
    font = QRawFont(str(ASSETS / "fonts" / "Pretendard-Regular.otf"), 16)
    assert font.isValid()
    return font


def undrawable(face: QRawFont, text: str) -> str:
    return "".join(
        sorted({letter for letter in text if letter > " " and not face.supportsCharacter(ord(letter))})
    )


def test_shipped_face_has_every_letter_of_every_string(face):
    """A machine without other fonts would show boxes."""
    for language in LANGUAGES:
        for (context, source, _), message in messages(ts_file(language)).items():
            for text in (source, *translations(message)):
                assert not undrawable(face, text), f"{context}: {text!r}"


PAGES = sorted((ASSETS / "text").glob("*/*.md"))


@pytest.mark.parametrize("file", PAGES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_shipped_face_has_every_letter_of_every_page(face, file):
    assert not undrawable(face, file.read_text(encoding="utf-8"))


def test_every_page_exists_in_every_language():
    pages = {
        language: {file.stem for file in PAGES if file.parent.name == language} for language in ("en", "ko")
    }
    assert pages["en"] == pages["ko"] != set()
