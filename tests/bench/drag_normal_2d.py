"""Dragging on the 2-D normal tab with 2,000 dots: from the hand's move to the painted frame."""

from __future__ import annotations

import math
from dataclasses import replace

from explorer.parts.plots import Handle
from explorer.tabs.normal_2d import Normal2dTab
from tests.bench.gui import open_chapter, p95, painted_after, spin
from tests.bench.table import Row, print_table

BAR_MS = 50.0
SAMPLES = 2000
MOVES = 120


def rows() -> list[Row]:
    """Lead the centre round a circle, then an end of the long axis."""
    centre, axis = [], []
    with open_chapter("normal_2d") as tab:
        assert isinstance(tab, Normal2dTab)
        tab.set_params(replace(tab.params, samples=SAMPLES))
        spin(0.5)
        for move in range(MOVES):
            angle = 2.0 * math.pi * move / MOVES
            centre.append(_time(tab, tab.plane.centre, 2.0 * math.cos(angle), 2.0 * math.sin(angle)))
        end = tab.plane.ends[0]
        x, y = end.pos().x(), end.pos().y()
        for move in range(MOVES):
            shift = 0.01 * (move + 1)
            axis.append(_time(tab, end, x - shift, y + shift))
        end.released.emit()
    return [_row("drag of the centre", centre), _row("drag of an axis", axis)]


def _row(what: str, times: list[float]) -> Row:
    figure = p95(times)
    what = f"2-D normal, {SAMPLES:,} samples: {what} → painted, p95"
    return Row(what, f"≤ {BAR_MS:g} ms", f"{figure:.1f} ms", figure <= BAR_MS)


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
