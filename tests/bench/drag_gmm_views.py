"""Dragging in the views of the mixture chapter that have no EM: from the hand's move to the painted frame."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from engines.gmm.generate_shaping import with_components
from explorer.tabs.gmm import GmmTab
from explorer.tabs.gmm.generate_view import GenerateView
from explorer.tabs.gmm.hard_view import HardView
from explorer.tabs.gmm.paint_view import PaintView
from tests.bench.gui import dragged, open_chapter, spin, spin_until, timed
from tests.bench.table import Row, print_table

BAR_MS = 33.0
MOVES = 60


def rows() -> list[Row]:
    """Lead handles, a slider and the brush through each view."""
    with open_chapter("gmm") as tab:
        assert isinstance(tab, GmmTab)
        return [timed(f"mixtures: {what} → painted", times, BAR_MS) for what, times in _measured(tab)]


def _measured(tab: GmmTab) -> Iterator[tuple[str, list[float]]]:
    generate = _opened(tab, "generate")
    assert isinstance(generate, GenerateView)
    for samples in (1_000, 10_000):
        params = replace(with_components(generate.params, 5), samples=samples)
        tab.set_params(replace(tab.params, generate=params))
        spin(0.5)
        yield f"a centre of 5, {samples:,} points", _round(tab, generate.plane.centres[1].setPos, 2.0)
    start = generate.plane.ends[0].pos()
    yield "an axis, 10,000 points", _round(tab, generate.plane.ends[0].setPos, 0.3, start.x(), start.y())
    generate.plane.ends[0].released.emit()
    hard = _opened(tab, "hard")
    assert isinstance(hard, HardView)
    yield "the point on the surface", _round(tab, hard.surface.point.setPos, 3.0)
    hard.change(count=100)
    spin(0.5)
    yield "σ of the surface, 100 points", _round(tab, lambda x, y: hard.change(std=x), 0.5, 1.0)
    hard.change(picture="spike")
    spin(0.5)
    yield "σ of the spike", _round(tab, hard.spike.point.setPos, 1.0, -4.0)
    paint = _opened(tab, "paint")
    assert isinstance(paint, PaintView)
    yield "a stroke of the brush, K = 3", _round(tab, lambda x, y: paint._paint(x, y, x, y), 0.4, 0.5, 0.5)


def _opened(tab: GmmTab, view: str) -> Any:
    tab.set_params(replace(tab.params, view=view))
    spin(0.2)
    spin_until(lambda: tab.settled)
    return tab.view


def _round(
    tab: GmmTab, move: Callable[[float, float], Any], radius: float, x: float = 0.0, y: float = 0.0
) -> list[float]:
    def lead(share: float) -> None:
        angle = 2.0 * math.pi * share
        # Never twice the same value of x: some drags move that alone.
        move(x + radius * math.cos(angle) + 0.06 * share, y + radius * math.sin(angle))

    return dragged(tab, lead, MOVES)


if __name__ == "__main__":
    print_table(rows())
