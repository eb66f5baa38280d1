"""Dragging on the line of the regression tab: from the hand's move to the painted frame, everything shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from engines.regression import suited
from explorer.tabs.regression import RegressionTab
from explorer.tabs.regression.line_view import LineView
from tests.bench.gui import open_chapter, p95, painted_after, spin
from tests.bench.table import Row, print_table

BAR_MS = 33.0
MOVES = 80


def rows() -> list[Row]:
    """Drag line, σ and a point among 20, then the line over Galton's 934 children under Student's t."""
    found = []
    with open_chapter("regression") as tab:
        assert isinstance(tab, RegressionTab)
        view = tab.view
        assert isinstance(view, LineView)
        found.append(_row(tab, "the line, N = 20", lambda a: view.plot.grips[1].setPos(0.9, 5.0 + 2.0 * a)))
        found.append(_row(tab, "σ, N = 20", lambda a: view.plot.stdMoved.emit(0.2 + 0.6 * a)))
        found.append(_row(tab, "a point, N = 20", lambda a: view.plot.pointMoved.emit(3, 0.2, 4.0 + 3.0 * a)))
        galton = suited(replace(tab.params.line, data="galton", model="student", fits=True))
        tab.set_params(replace(tab.params, line=galton))
        spin(0.5)
        found.append(_row(tab, "the line, N = 934", lambda a: view.plane.hand.setPos(2 * a, 68 + 2 * a)))
        found.append(_row(tab, "σ, N = 934", lambda a: view.plot.stdMoved.emit(1.0 + 3.0 * a)))
    return found


def _row(tab: RegressionTab, what: str, move: Callable[[float], object]) -> Row:
    times = []
    for number in range(MOVES):
        times.append(_time(tab, partial(move, (number + 0.5) / MOVES)))
        spin(0.01)
    tab.end_gesture()
    figure = p95(times)
    what = f"Regression: drag of {what} → painted, p95"
    return Row(what, f"≤ {BAR_MS:g} ms", f"{figure:.1f} ms", figure <= BAR_MS)


def _time(tab: RegressionTab, move: Callable[[], object]) -> float:
    before = tab.params.line
    return painted_after(tab, move, lambda frame: frame.params == tab.params.line and frame.params != before)


if __name__ == "__main__":
    print_table(rows())
