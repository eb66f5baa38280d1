"""Scrubbing a recorded chain on the DDPM tab: from the playhead's move to the painted picture."""

from __future__ import annotations

from functools import partial

from tests.bench.gui import open_chapter, p95, painted_after, spin
from tests.bench.table import Row, print_table

BAR_MS = 16.7


def rows() -> list[Row]:
    """Scrub the default chain of 50 steps, back and forth."""
    times = []
    with open_chapter("ddpm") as tab:
        assert tab.player is not None
        steps = range(len(tab.recording) - 1)
        for position in [*reversed(steps), *steps[1:], *reversed(steps[:-1])]:
            times.append(painted_after(tab, partial(tab.player.set_position, position), lambda _: True))
            spin(0.005)
    figure = p95(times)
    return [Row("DDPM: scrub → painted, p95", f"≤ {BAR_MS} ms", f"{figure:.1f} ms", figure <= BAR_MS)]


if __name__ == "__main__":
    print_table(rows())
