"""From the command line to a running window."""

from __future__ import annotations

import argparse
import logging
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path
from traceback import format_exception_only
from types import TracebackType
from typing import NoReturn

from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from explorer.parts import theme as themes
from explorer.parts.collector import GarbageCollector
from explorer.parts.own_data import mentioned
from explorer.window import settings as storage
from explorer.window.chapters import CHAPTERS
from explorer.window.main_window import MINIMUM_SIZE, MainWindow
from explorer.window.unattended import Shot, Smoke

USAGE_ERROR = 2
MAXIMUM_LENGTH = 10_000

WARMED_ENGINE = "engines.vae.decode"
"""Loaded into the child process once the first picture stands: importing torch takes seconds."""

_log = logging.getLogger("genscope")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(USAGE_ERROR, f"{self.prog}: {' '.join(message.split())}\n")


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{3,5})x(\d{3,5})", text)
    if not match:
        raise argparse.ArgumentTypeError(f"must be like 1280x720, not {text!r}")
    width, height = int(match[1]), int(match[2])
    least, most = "x".join(map(str, MINIMUM_SIZE)), f"{MAXIMUM_LENGTH}x{MAXIMUM_LENGTH}"
    if not (MINIMUM_SIZE[0] <= width <= MAXIMUM_LENGTH and MINIMUM_SIZE[1] <= height <= MAXIMUM_LENGTH):
        raise argparse.ArgumentTypeError(f"must be from {least} to {most}, not {text}")
    return width, height


def _picture(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() != ".png":
        raise argparse.ArgumentTypeError(f"must end in .png, not {text!r}")
    return path


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse the command line; a bad one ends the program with one line and exit code 2."""
    parser = _Parser(prog="genscope", description="See every step from the bell curve to guided diffusion.")
    parser.add_argument("--tab", choices=[chapter.id for chapter in CHAPTERS], help="chapter to open")
    parser.add_argument("--language", choices=list(storage.LANGUAGES))
    parser.add_argument("--theme", choices=list(themes.THEMES))
    parser.add_argument("--scale", type=int, choices=themes.SCALES, help="text size in percent")
    parser.add_argument("--size", type=_size, metavar="WxH", help="window size in pixels")
    unattended = parser.add_mutually_exclusive_group()
    unattended.add_argument(
        "--shot", type=_picture, metavar="FILE.png", help="save a picture of the chapter and exit"
    )
    unattended.add_argument(
        "--smoke", action="store_true", help="open every chapter in turn, exit 1 on any error"
    )
    return parser.parse_args(arguments)


class _Problems:
    """Warnings of Qt and exceptions in slots, for ``--shot`` and ``--smoke``.

    A fatal message becomes one line and exit code 2 instead of an abort.
    """

    def __init__(self) -> None:
        self.found: list[str] = []
        self.started = False
        """Whether there is a window system: from then on messages are shown at once."""
        self._before_start: list[str] = []

    def hear(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """Take a message of Qt."""
        if kind == QtMsgType.QtFatalMsg:
            # What the platform plugin said before is the reason; the fatal message is advice to reinstall.
            reason = next(iter([*self._before_start, text]))
            sys.stderr.write(f"genscope: no window can be opened: {' '.join(reason.split())}\n")
            sys.stderr.flush()
            os._exit(USAGE_ERROR)  # Qt aborts the process when this handler returns
        if kind not in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg):
            return
        if not self.started:
            self._before_start.append(text)
            return
        if not (context.category or "").startswith("qt.qpa") and "plugin does not support" not in text:
            self.found.append(text)
        _log.warning("Qt: %s", text)

    def except_hook(
        self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        """Take an exception that nobody caught."""
        self.found.append("".join(format_exception_only(error)).strip())
        sys.__excepthook__(kind, error, traceback)


def _display_is_missing() -> bool:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class Application:
    """The QApplication with its translators and theme around one window."""

    def __init__(self, app: QApplication, settings: storage.Settings) -> None:
        self.app = app
        self._translators: list[QTranslator] = []
        self._settings = settings
        self._translate(settings.language)
        theme = themes.theme(settings.theme, settings.scale)
        themes.apply_to_application(app, theme)
        self.window = MainWindow(settings, theme)
        self.window.themeChosen.connect(lambda name: self.set_theme(name, self._settings.scale))
        self.window.scaleChosen.connect(lambda scale: self.set_theme(self._settings.theme, scale))
        self.window.languageChosen.connect(self.set_language)

    def set_theme(self, name: str, scale: int) -> None:
        """Change colours and text size of everything that is open."""
        theme = themes.theme(name, scale)
        themes.apply_to_application(self.app, theme)
        self.window.apply_theme(theme)

    def set_language(self, language: str) -> None:
        """Change the language of everything that is open."""
        self._translate(language)
        self.window.note_language(language)

    def _translate(self, language: str) -> None:
        for translator in self._translators:
            self.app.removeTranslator(translator)
        self._translators = []
        QLocale.setDefault(QLocale(language))
        if language == "en":
            return
        own = QTranslator()
        with resources.as_file(
            resources.files("assets") / "translations" / f"genscope_{language}.qm"
        ) as path:
            own.load(str(path))
        standard = QTranslator()
        standard.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        for translator in (standard, own):
            self.app.installTranslator(translator)
            self._translators.append(translator)


def run(arguments: Sequence[str]) -> int:
    """Run the program; returns the exit code."""
    options = parse(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    if _display_is_missing():
        sys.stderr.write("genscope: no window can be opened: there is no display (DISPLAY is not set)\n")
        return USAGE_ERROR
    problems = _Problems()
    qInstallMessageHandler(problems.hear)
    sys.excepthook = problems.except_hook
    app = QApplication.instance() or QApplication(["genscope"])
    assert isinstance(app, QApplication)
    problems.started = True
    app.setApplicationName("genscope")
    app.setStyle("Fusion")
    themes.register_fonts()
    unattended = options.shot is not None or options.smoke
    language = "ko" if QLocale.system().language() == QLocale.Language.Korean else "en"
    settings, set_aside = storage.Settings(language="en" if unattended else language), ""
    path = storage.default_path()
    if not unattended:
        settings, set_aside = storage.load(path, settings)
    settings = _with_options(settings, options)
    program = Application(app, settings)
    window = program.window
    collector = GarbageCollector(app)
    app.aboutToQuit.connect(collector.stop)
    if not unattended:
        window.own_data.load(_data_folder(path), mentioned(settings.tabs))
    window.show()
    tab = window.show_chapter(settings.tab)
    if set_aside:
        tab.show_error(
            window.tr("The settings could not be read; they were kept as {name}.").format(name=set_aside)
        )
    if unattended:
        found = problems.found
        job = Shot(window, found, options.shot) if options.shot else Smoke(window, found)
        job.finished.connect(app.exit)
        QTimer.singleShot(0, job.start)
    else:
        tab.firstDrawn.connect(lambda: window.child.warm(WARMED_ENGINE))
        # Settings that were set aside may still name data: they are kept beside them.
        window.closing.connect(lambda: _save(path, window, prune=not set_aside))
    return app.exec()


def _with_options(settings: storage.Settings, options: argparse.Namespace) -> storage.Settings:
    names = ("tab", "language", "theme", "scale", "size")
    chosen = {name: value for name in names if (value := getattr(options, name)) is not None}
    settings = replace(settings, **chosen)
    if settings.tab not in {chapter.id for chapter in CHAPTERS}:
        settings.tab = CHAPTERS[0].id
    return settings


def _data_folder(path: Path) -> Path:
    return path.with_name("data")


def _save(path: Path, window: MainWindow, *, prune: bool) -> None:
    settings = window.settings_now()
    try:
        window.own_data.save(_data_folder(path), mentioned(settings.tabs), prune=prune)
        storage.save(path, settings)
    except OSError as error:
        sys.stderr.write(f"genscope: settings were not saved: {error}\n")
