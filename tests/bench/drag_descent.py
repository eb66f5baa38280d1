"""Dragging and scrubbing on the regression chapter's race and graph: from the hand's move to the picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from explorer.tabs.regression import RegressionTab
from tests.bench.gui import dragged, open_chapter, scrubbed, spin, spin_until, timed
from tests.bench.table import Row, print_table

DRAG_MS, SCRUB_MS = 33.0, 16.7


def rows() -> list[Row]:
    """Drag the start of three optimizers, with one that diverges too, and the point of the graph."""
    found = []
    with open_chapter("regression") as tab:
        assert isinstance(tab, RegressionTab)
        tab.set_params(replace(tab.params, view="descent"))
        spin_until(lambda: tab.settled and len(tab.recording) > 1)
        race: Any = tab.view
        start = race.plot.start
        found.append(_drag(tab, "start of 3 × 10,000 steps", lambda a: start.setPos(4 * a - 2, 2 - a)))
        fast = replace(tab.params.descent, lr_sgd=0.01, lr_momentum=0.002, lr_adam=0.1)
        tab.set_params(replace(tab.params, descent=fast))
        spin(0.5)
        found.append(_drag(tab, "start, SGD diverging", lambda a: start.setPos(4 * a - 2, 2 - a)))
        positions = range(0, len(tab.recording) - 1, 3)
        found.append(timed("Regression: scrub of the race → painted", scrubbed(tab, positions), SCRUB_MS))
        tab.set_params(replace(tab.params, view="graph"))
        spin_until(lambda: tab.settled and len(tab.recording) > 1)
        graph: Any = tab.view
        point = graph.place.point
        found.append(_drag(tab, "point of the graph", lambda a: point.setPos(4 * a - 2, 2 - a)))
    return found


def _drag(tab: RegressionTab, what: str, move: Callable[[float], Any]) -> Row:
    row = timed(f"Regression: drag of {what} → painted", dragged(tab, move), DRAG_MS)
    spin(0.5)
    return row


if __name__ == "__main__":
    print_table(rows())
