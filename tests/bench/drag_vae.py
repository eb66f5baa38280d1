"""Dragging through the latent plane: from the handle's move to the painted digit."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from engines.vae import VaeDecodeFrame, VaeDecodeParams
from engines.vae.params import EXTENT
from explorer.parts.chapter_tab import ChapterTab
from explorer.tabs.vae import VaeTab
from tests.bench.gui import open_chapter, p95, painted_after, spin, spin_until
from tests.bench.table import Row, print_table

DRAG_MS = 33.0
SCRUB_MS = 1000 / 60
MOVES = 150
EPOCHS = 3

Action = Callable[[], Any]
Arrival = Callable[[Any], bool]


def rows() -> list[Row]:
    """Drag along a spiral with the shipped network; train; drag while it trains; scrub through the epochs."""
    with open_chapter("vae") as tab:
        shipped = _drag(tab)
        tab.trigger("train")
        spin_until(lambda: len(tab.recording) > 1)
        training = _drag(tab)
        spin_until(lambda: len(tab.recording) > EPOCHS)
        tab.trigger("pause")
        spin(1.0)
        scrubbed = []
        for position in 15 * tuple(range(EPOCHS)):
            scrubbed.append(painted_after(tab, *_scrub(tab, position)))
            spin(0.05)
    return [
        _row("VAE: drag → decoded digit painted, p95", shipped, DRAG_MS),
        _row("VAE: the same while it trains, with the weights of the epoch", training, DRAG_MS),
        _row("VAE: scrub → recorded epoch painted, p95", scrubbed, SCRUB_MS),
    ]


def _drag(tab: ChapterTab) -> list[float]:
    times = []
    for step in range(1, MOVES + 1):
        turn, radius = 0.15 * step, 0.9 * EXTENT * step / MOVES
        times.append(painted_after(tab, *_move(tab, radius * math.cos(turn), radius * math.sin(turn))))
        spin(0.02)
    return times


def _move(tab: ChapterTab, z0: float, z1: float) -> tuple[Action, Arrival]:
    assert isinstance(tab, VaeTab)
    point = VaeDecodeParams(z0, z1)
    return (
        lambda: tab.plane.point.setPos(z0, z1),
        lambda frame: isinstance(frame, VaeDecodeFrame) and frame.params == point,
    )


def _scrub(tab: ChapterTab, position: int) -> tuple[Action, Arrival]:
    assert tab.player is not None
    player, wanted = tab.player, tab.recording[position]
    return lambda: player.set_position(position), lambda frame: frame is wanted


def _row(what: str, times: list[float], bar: float) -> Row:
    figure = p95(times)
    return Row(what, f"≤ {bar:.3g} ms", f"{figure:.1f} ms", figure <= bar)


if __name__ == "__main__":
    print_table(rows())
