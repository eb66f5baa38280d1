"""Dragging through the latent plane: from the handle's move to the painted digit."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from engines.vae import VaeDecodeFrame, VaeDecodeParams
from engines.vae.params import EXTENT
from explorer.parts.chapter_tab import ChapterTab
from explorer.tabs.vae import VaeTab
from tests.bench.gui import open_chapter, painted_after, scrubbed, spin, spin_until, timed
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
        epochs = scrubbed(tab, 15 * tuple(range(EPOCHS)))
    return [
        timed("VAE: drag → decoded digit painted", shipped, DRAG_MS),
        timed("VAE: the same while it trains, with the weights of the epoch", training, DRAG_MS),
        timed("VAE: scrub → recorded epoch painted", epochs, SCRUB_MS),
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


if __name__ == "__main__":
    print_table(rows())
