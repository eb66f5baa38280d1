"""Scrubbing a recorded run of EM on the GMM tab: from the playhead's move to the painted picture."""

from __future__ import annotations

from dataclasses import replace

from tests.bench.gui import open_chapter, scrubbed, spin_until, timed
from tests.bench.table import Row, print_table

BAR_MS = 16.7


def rows() -> list[Row]:
    """Scrub a short run of two components and a long one of six, back and forth."""
    table = []
    with open_chapter("gmm") as tab:
        assert tab.player is not None
        for components, start in ((2, "book"), (6, "kmeans")):
            em = replace(tab.params.em, components=components, start=start)
            params = replace(tab.params, view="em", em=em)
            tab.set_params(params)
            spin_until(lambda: tab.settled)
            tab.player.last()
            tab.player.slider.setSliderDown(True)  # the hand scrubs: nothing glides
            steps = range(len(tab.recording) - 1)
            times = scrubbed(tab, [*reversed(steps), *steps[1:], *reversed(steps[:-1])])
            tab.player.slider.setSliderDown(False)
            table.append(timed(f"GMM, K = {components}: scrub → painted", times, BAR_MS))
    return table


if __name__ == "__main__":
    print_table(rows())
