"""Scrubbing a recorded chain on the DDPM tab: from the playhead's move to the painted picture."""

from __future__ import annotations

from tests.bench.gui import open_chapter, scrubbed, timed
from tests.bench.table import Row, print_table

BAR_MS = 16.7


def rows() -> list[Row]:
    """Scrub the default chain of 50 steps, back and forth."""
    with open_chapter("ddpm") as tab:
        steps = range(len(tab.recording) - 1)
        times = scrubbed(tab, [*reversed(steps), *steps[1:], *reversed(steps[:-1])])
    return [timed("DDPM: scrub → painted", times, BAR_MS)]


if __name__ == "__main__":
    print_table(rows())
