"""Dragging on the 2-D normal tab with 2,000 dots: from the hand's move to the painted frame."""

from __future__ import annotations

import math
from dataclasses import replace

from explorer.tabs.normal_2d import Normal2dTab
from tests.bench.gui import dragged, open_chapter, spin, timed
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
        axis = dragged(tab, lambda a: end.setPos(x - 1.2 * a, y + 1.2 * a), MOVES)
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
    def move(share: float) -> None:
        angle = 2.0 * math.pi * share
        tab.plane.centre.setPos(2.0 * math.cos(angle), 2.0 * math.sin(angle))

    return dragged(tab, move, MOVES)


def _row(what: str, times: list[float], bar: float) -> Row:
    return timed(f"2-D normal, {SAMPLES:,} samples: {what} → painted", times, bar)


if __name__ == "__main__":
    print_table(rows())
