"""Dragging and scrubbing on the regression chapter's race and graph: from the hand's move to the picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from explorer.tabs.regression import RegressionTab
from tests.bench.gui import open_chapter, p95, painted_after, spin, spin_until
from tests.bench.table import Row, print_table

DRAG_MS, SCRUB_MS = 33.0, 16.7
MOVES = 80


def rows() -> list[Row]:
    """Drag the start of three optimisers, with one that diverges too, and the point of the graph."""
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
        found.append(_scrub(tab, "race"))
        tab.set_params(replace(tab.params, view="graph"))
        spin_until(lambda: tab.settled and len(tab.recording) > 1)
        graph: Any = tab.view
        point = graph.place.point
        found.append(_drag(tab, "point of the graph", lambda a: point.setPos(4 * a - 2, 2 - a)))
    return found


def _drag(tab: RegressionTab, what: str, move: Callable[[float], None]) -> Row:
    times = []
    for number in range(MOVES):
        times.append(_time(tab, partial(move, (number + 0.5) / MOVES)))
        spin(0.01)
    tab.end_gesture()
    spin(0.5)
    figure = p95(times)
    return Row(
        f"Regression: drag of {what} → painted, p95",
        f"≤ {DRAG_MS:g} ms",
        f"{figure:.1f} ms",
        figure <= DRAG_MS,
    )


def _time(tab: RegressionTab, move: Callable[[], None]) -> float:
    before = tab.view.params
    return painted_after(tab, move, lambda frame: frame.params == tab.view.params and frame.params != before)


def _scrub(tab: RegressionTab, what: str) -> Row:
    assert tab.player is not None
    times = []
    for position in range(0, len(tab.recording) - 1, 3):
        times.append(painted_after(tab, partial(tab.player.set_position, position), lambda _: True))
        spin(0.005)
    figure = p95(times)
    return Row(
        f"Regression: scrub of the {what} → painted, p95",
        f"≤ {SCRUB_MS:g} ms",
        f"{figure:.1f} ms",
        figure <= SCRUB_MS,
    )


if __name__ == "__main__":
    print_table(rows())
