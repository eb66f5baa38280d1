"""Dragging on the line of the regression tab: from the hand's move to the painted frame, everything shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from engines.regression import suited
from explorer.tabs.regression import RegressionTab
from explorer.tabs.regression.line_view import LineView
from tests.bench.gui import dragged, open_chapter, spin, timed
from tests.bench.table import Row, print_table

BAR_MS = 33.0


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


def _row(tab: RegressionTab, what: str, move: Callable[[float], Any]) -> Row:
    return timed(f"Regression: drag of {what} → painted", dragged(tab, move), BAR_MS)


if __name__ == "__main__":
    print_table(rows())
