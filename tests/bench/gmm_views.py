"""The GMM tab beside EM: how long its engines work between two yields, and drags of its views."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from engines.gmm.gallery import GalleryParams, explore
from engines.gmm.selection import SelectionParams, select
from explorer.tabs.gmm import GmmTab
from tests.bench.gui import dragged, open_chapter, spin, spin_until, timed
from tests.bench.table import Row, print_table

YIELD_MS, DRAG_MS = 100.0, 33.0
MOVES = 40


def rows() -> list[Row]:
    """Yields of the largest jobs; drags of ε, of K in the gallery, and of N under the criteria."""
    found = [
        _yields("24 starts, N = 2,000, K = 6", explore(GalleryParams(n=2000, components=6, starts=24))),
        _yields("K = 1 to 10, 20 starts, N = 2,000", select(SelectionParams(n=2000, most=10, starts=20))),
    ]
    with open_chapter("gmm") as tab:
        assert isinstance(tab, GmmTab)
        found.append(_drag(tab, "kmeans", "ε", lambda k: {"epsilon": 0.02 * (k + 1)}, covariance="fixed"))
        found.append(_drag(tab, "gallery", "K of 12 starts", lambda k: {"components": 1 + k % 6}))
        found.append(_drag(tab, "selection", "N, K = 1 to 8", lambda k: {"n": 200 + 10 * k}))
    return found


def _yields(what: str, items: Iterator[Any]) -> Row:
    worst, before = 0.0, time.perf_counter()
    for _ in items:
        now = time.perf_counter()
        worst, before = max(worst, 1000 * (now - before)), now
    return Row(
        f"GMM, {what}: longest wait for a yield", f"≤ {YIELD_MS:g} ms", f"{worst:.0f} ms", worst <= YIELD_MS
    )


def _drag(tab: GmmTab, view: str, what: str, move: Callable[[int], dict[str, Any]], **own: Any) -> Row:
    tab.set_params(replace(tab.params, view=view, **{view: replace(getattr(tab.params, view), **own)}))
    spin_until(lambda: tab.settled)
    spin(0.3)
    times = dragged(tab, lambda a: tab.view.change(**move(int(a * MOVES))), MOVES)
    return timed(f"GMM, {view}: drag of {what} → first painted", times, DRAG_MS)


if __name__ == "__main__":
    print_table(rows())
