"""A window of the program for measurements, and the time from a change to the painted picture."""

from __future__ import annotations

import operator
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from explorer.parts.chapter_tab import ChapterTab
from explorer.parts.theme import register_fonts
from explorer.parts.views import ViewsTab
from explorer.window.app import Application
from explorer.window.settings import Settings
from tests.bench.table import Row

SIZE = (1280, 720)
PATIENCE_S = 120.0


@contextmanager
def open_chapter(chapter: str) -> Iterator[ChapterTab]:
    """Open the program on one chapter, wait for its first full picture, close it afterwards."""
    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    register_fonts()
    window = Application(app, Settings(tab=chapter, size=SIZE)).window
    window.show()
    tab = window.show_chapter(chapter)
    spin_until(lambda: tab.settled)
    try:
        yield tab
    finally:
        window.close()
        window.deleteLater()


def spin_until(done: Callable[[], bool], patience: float = PATIENCE_S) -> None:
    """Serve the event loop until something has happened.

    Raises
    ------
    TimeoutError
        If it has not happened after so many seconds.
    """
    deadline = time.perf_counter() + patience
    alarm = QTimer()
    alarm.start(5)
    while not done():
        # Without a time limit: with one, Qt does not wait for events, and the loop would take the processor
        # and the interpreter lock from the threads and processes that are being measured.
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.perf_counter() > deadline:
            raise TimeoutError("the window did not get there")


def spin(seconds: float) -> None:
    """Serve the event loop for a while."""
    end = time.perf_counter() + seconds
    spin_until(lambda: time.perf_counter() >= end)


def painted_after(tab: ChapterTab, change: Callable[[], Any], arrived: Callable[[Any], bool]) -> float:
    """Milliseconds from a change to the end of painting the first frame that ``arrived`` accepts."""
    seen: list[Any] = []
    show_frame = tab.show_frame

    def watch(frame: Any) -> None:
        show_frame(frame)
        if arrived(frame):
            seen.append(frame)

    tab.show_frame = watch  # type: ignore[method-assign]
    try:
        start = time.perf_counter()
        change()
        spin_until(lambda: bool(seen))
        for plot in tab.findChildren(pg.PlotWidget):
            if plot.isVisible():
                plot.viewport().repaint()
        return 1000 * (time.perf_counter() - start)
    finally:
        del tab.show_frame


def dragged(tab: ChapterTab, move: Callable[[float], Any], moves: int = 80) -> list[float]:
    """Milliseconds that each move of a hand takes until its picture is painted.

    Parameters
    ----------
    tab
        The tab with the picture.
    move
        Moves the hand to a share of its way, above 0 and below 1. Every move must change the params.
    moves
        How many there are.
    """

    def shown() -> Any:
        return tab.view.params if isinstance(tab, ViewsTab) else tab.params

    def is_new(before: Any, frame: Any) -> bool:
        return bool(before != frame.params == shown())

    times = []
    for number in range(moves):
        change = partial(move, (number + 0.5) / moves)
        times.append(painted_after(tab, change, partial(is_new, shown())))
        spin(0.01)
    tab.end_gesture()
    return times


def scrubbed(tab: ChapterTab, positions: Iterable[int]) -> list[float]:
    """Milliseconds from putting the playhead to each of the positions until its picture is painted."""
    assert tab.player is not None
    times = []
    for position in positions:
        change = partial(tab.player.set_position, position)
        times.append(painted_after(tab, change, partial(operator.is_, tab.recording[position])))
        spin(0.005)
    return times


def timed(what: str, milliseconds: list[float], bar: float) -> Row:
    """Row of a table that says whether 95 of 100 times are within a bar."""
    figure = float(np.percentile(milliseconds, 95))
    return Row(f"{what}, p95", f"≤ {bar:.3g} ms", f"{figure:.1f} ms", figure <= bar)
