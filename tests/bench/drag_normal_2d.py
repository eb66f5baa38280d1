"""Dragging on the 2-D normal tab with 2,000 dots: from the hand's move to the painted frame."""

from __future__ import annotations

import math
from dataclasses import replace

from explorer.parts.plots import Handle
from explorer.tabs.normal_2d import Normal2dTab
from tests.bench.gui import open_chapter, p95, painted_after, spin
from tests.bench.table import Row, print_table

BAR_MS, SURFACE_BAR_MS = 33.0, 50.0
SAMPLES = 2000
MOVES = 120
EVERYTHING = {"slice": "x1", "ruler": True, "product": True}


def rows() -> list[Row]:
    """Lead the centre round a circle, then an end of the long axis, with ever more shown."""
    with open_chapter("normal_2d") as tab:
        assert isinstance(tab, Normal2dTab)
        tab.set_params(replace(tab.params, samples=SAMPLES))
        spin(0.5)
        plain = _round(tab)
        end = tab.plane.ends[0]
        x, y = end.pos().x(), end.pos().y()
        axis = [_time(tab, end, x - 0.01 * move, y + 0.01 * move) for move in range(1, MOVES + 1)]
        end.released.emit()
        tab.set_params(replace(tab.params, **EVERYTHING))
        spin(0.5)
        everything = _round(tab)
        tab.set_params(replace(tab.params, surface=True))
        spin(0.5)
        surface = _round(tab)
    return [
        _row("drag of the centre", plain, BAR_MS),
        _row("drag of an axis", axis, BAR_MS),
        _row("the centre, with slice, ruler and product", everything, BAR_MS),
        _row("the same with the surface", surface, SURFACE_BAR_MS),
    ]


def _round(tab: Normal2dTab) -> list[float]:
    angles = (2.0 * math.pi * move / MOVES for move in range(MOVES))
    return [_time(tab, tab.plane.centre, 2.0 * math.cos(angle), 2.0 * math.sin(angle)) for angle in angles]


def _row(what: str, times: list[float], bar: float) -> Row:
    figure = p95(times)
    what = f"2-D normal, {SAMPLES:,} samples: {what} → painted, p95"
    return Row(what, f"≤ {bar:g} ms", f"{figure:.1f} ms", figure <= bar)


def _time(tab: Normal2dTab, handle: Handle, x: float, y: float) -> float:
    before = tab.params
    milliseconds = painted_after(
        tab,
        lambda: handle.setPos(x, y),
        lambda frame: frame.params == tab.params and frame.params != before,
    )
    spin(0.01)
    return milliseconds


if __name__ == "__main__":
    print_table(rows())
