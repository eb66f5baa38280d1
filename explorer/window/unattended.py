"""``--shot`` and ``--smoke``: the window driven without anybody in front of it."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.window.chapters import CHAPTERS
from explorer.window.main_window import MainWindow

PATIENCE_S = 180
"""How long a chapter may take to its first full picture."""

_POLL_MS = 30
_CALM_POLLS = 3
"""Polls in a row that find the chapter settled: Qt lays out and paints new labels a moment later."""

FAILURE = 1


class _Unattended(QObject):
    """Waits until the shown chapter is settled, then goes on; ``finished`` carries the exit code.

    Parameters
    ----------
    window
        The window.
    problems
        Warnings and exceptions so far; the application goes on appending to it.
    """

    finished = Signal(int)

    def __init__(self, window: MainWindow, problems: list[str]) -> None:
        super().__init__(window)
        self.window = window
        self.problems = problems
        self._deadline = 0.0
        self._calm = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)

    def start(self) -> None:
        """Wait for the chapter that is shown."""
        self._deadline = time.monotonic() + PATIENCE_S
        self._calm = 0
        self._timer.start()

    def settled(self) -> None:
        """Go on: the chapter shows its full picture and nothing runs."""
        raise NotImplementedError

    def end(self, problem: str = "") -> None:
        """Close the window and report."""
        self._timer.stop()
        self.window.close()
        problem = problem or next(iter(self.problems), "")
        if problem:
            sys.stderr.write(f"genscope: {' '.join(problem.split())}\n")
        self.finished.emit(FAILURE if problem else 0)

    def _poll(self) -> None:
        tab = self.window.current
        self._calm = self._calm + 1 if tab.settled else 0
        if tab.status.failed:
            self.end(f"{tab.chapter}: {tab.status.message.text()}")
        elif self._calm >= _CALM_POLLS:
            self.settled()
        elif time.monotonic() > self._deadline:
            self.end(f"{tab.chapter}: no full picture within {PATIENCE_S} s")


class Shot(_Unattended):
    """Saves the window of one chapter as a PNG."""

    def __init__(self, window: MainWindow, problems: list[str], path: Path) -> None:
        super().__init__(window, problems)
        self._path = path

    def settled(self) -> None:
        """Save the picture."""
        saved = self.window.grab().save(str(self._path), "PNG")
        self.end("" if saved else f"{self._path} could not be written")


class Smoke(_Unattended):
    """Opens every chapter in turn and fails on any error or Qt warning."""

    def __init__(self, window: MainWindow, problems: list[str]) -> None:
        super().__init__(window, problems)
        self._left = [chapter.id for chapter in CHAPTERS]

    def start(self) -> None:
        """Open the first chapter."""
        self.settled()

    def settled(self) -> None:
        """Open the next chapter, or end."""
        if self._left and not self.problems:
            self.window.show_chapter(self._left.pop(0))
            super().start()
        else:
            self.end()
