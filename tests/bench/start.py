"""Time to the first picture against a bare PySide6 + pyqtgraph window, whole processes, interleaved."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time

from tests.bench.table import Row, print_table

ROUNDS = 7
BAR = 1.5

BARE = """
import os
import pyqtgraph as pg
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
app = QApplication([])
plot = pg.PlotWidget()
plot.plot([0, 1, 2], [0, 1, 0])
plot.resize(1280, 720)
plot.show()
QTimer.singleShot(0, lambda: (plot.viewport().repaint(), os._exit(0)))
app.exec()
"""

PROGRAM = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from explorer.parts.chapter_tab import ChapterTab
from explorer.window.app import run
app = QApplication([])

def look():
    for tab in app.allWidgets():
        if isinstance(tab, ChapterTab) and tab.drawn:
            tab.window().repaint()
            os._exit(0)

timer = QTimer(interval=5)
timer.timeout.connect(look)
timer.start()
run(["--tab", "clt", "--size", "1280x720"])
"""


def _seconds(program: str) -> float:
    start = time.perf_counter()
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60, env=environment)
    return time.perf_counter() - start


def rows() -> list[Row]:
    """Start both in turn; medians."""
    for warm_up in (BARE, PROGRAM):
        _seconds(warm_up)
    bare, program = [], []
    for _ in range(ROUNDS):
        bare.append(_seconds(BARE))
        program.append(_seconds(PROGRAM))
    base, figure = statistics.median(bare), statistics.median(program)
    ratio = figure / base
    text = f"{ratio:.2f} × ({figure:.2f} s against {base:.2f} s)"
    return [Row("start: first tab interactive, against a bare window", f"≤ {BAR:g} ×", text, ratio <= BAR)]


if __name__ == "__main__":
    print_table(rows())
