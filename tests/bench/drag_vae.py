"""Dragging through the latent plane: from the handle's move to the painted digit."""

from __future__ import annotations

import math
from typing import Any

from engines.vae import VaeDecodeFrame
from engines.vae.params import EXTENT
from explorer.parts.chapter_tab import ChapterTab
from tests.bench.gui import open_chapter, p95, painted_after, spin, spin_until
from tests.bench.table import Row, print_table

DRAG_MS = 33.0
SCRUB_MS = 1000 / 60
MOVES = 150
EPOCHS = 3


def rows() -> list[Row]:
    """Drag along a spiral with the shipped network; train; drag while it trains; scrub through the epochs."""
    with open_chapter("vae") as tab:
        assert tab.player is not None
        shipped = _drag(tab)
        tab.trigger("train")
        spin_until(lambda: len(tab.recording) > 1)
        training = _drag(tab)
        spin_until(lambda: len(tab.recording) > EPOCHS)
        tab.trigger("pause")
        spin(1.0)
        scrubbed = [
            painted_after(tab, lambda p=p: tab.player.set_position(p), lambda f, p=p: f is tab.recording[p])
            for _ in range(15)
            for p in range(EPOCHS)
            if not spin(0.05)
        ]
    return [
        _row("VAE: drag → decoded digit painted, p95", shipped, DRAG_MS),
        _row("VAE: the same while it trains, with the weights of the epoch", training, DRAG_MS),
        _row("VAE: scrub → recorded epoch painted, p95", scrubbed, SCRUB_MS),
    ]


def _drag(tab: ChapterTab) -> list[float]:
    plane: Any = tab
    times = []
    for step in range(1, MOVES + 1):
        turn, radius = 0.15 * step, 0.9 * EXTENT * step / MOVES
        z0, z1 = radius * math.cos(turn), radius * math.sin(turn)
        times.append(
            painted_after(
                tab,
                lambda z0=z0, z1=z1: plane.plane.point.setPos(z0, z1),
                lambda frame, z0=z0, z1=z1: (
                    isinstance(frame, VaeDecodeFrame) and (frame.params.z0, frame.params.z1) == (z0, z1)
                ),
            )
        )
        spin(0.02)
    return times


def _row(what: str, times: list[float], bar: float) -> Row:
    figure = p95(times)
    return Row(what, f"≤ {bar:.3g} ms", f"{figure:.1f} ms", figure <= bar)


if __name__ == "__main__":
    print_table(rows())
