"""Chapter 1 in full: exact distributions of the mean, dragging with everything shown, memory."""

from __future__ import annotations

import gc
import itertools
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from engines import clt
from explorer.parts.chapter_tab import ChapterTab
from tests.bench.gui import open_chapter, painted_after, spin, spin_until, timed
from tests.bench.table import Row

EXACT_MS = 50.0
DRAG_MS = 33.0
GROWTH_MB = 5.0
_ROUNDS = 5
_PAGE = 4096


def rows() -> list[Row]:
    """Measure the bars of the first chapter in full."""
    return [*(convolution(name) for name in ("uniform", "exponential", "two_humped")), *window()]


def convolution(name: str) -> Row:
    """Time the exact distribution of the mean of 500 draws."""
    times = []
    for _ in range(_ROUNDS):
        start = perf_counter()
        clt.mean_distribution(clt.POPULATIONS[name], 500)
        times.append(1000 * (perf_counter() - start))
    figure = median(times)
    return Row(
        f"exact mean of 500 draws, {name}", f"≤ {EXACT_MS:g} ms", f"{figure:.1f} ms", figure <= EXACT_MS
    )


def window() -> list[Row]:
    """Drag n and an interval with everything shown, then change things a thousand times."""
    found = []
    with open_chapter("clt") as tab:
        shown = {"exact": True, "compare": True, "linked": "qq", "trials": 1000}
        for what, base, changes in (
            ("n", replace(tab.defaults, **shown), [{"n": n} for n in range(1, 501, 7)]),
            (
                "the interval",
                replace(tab.defaults, view="distributions", bands=True, pins=((0.0, 2.0), (3.0, 1.0))),
                [{"low": 0.2 + 0.003 * k} for k in range(70)],
            ),
        ):
            tab.set_params(base)
            spin_until(lambda: tab.settled)
            times = []
            for change in changes:
                params = replace(base, **change)
                times.append(
                    painted_after(
                        tab,
                        partial(tab.set_params, params, live=True),
                        partial(_is_of, params),
                    )
                )
                spin(0.01)
            found.append(timed(f"CLT with everything: {what} dragged → painted", times, DRAG_MS))
        _change(tab, 300)
        before = _resident_mb()
        _change(tab, 1000)
        growth = _resident_mb() - before
        name = "CLT: 1,000 changes of n, population and view, memory"
        found.append(Row(name, f"≤ {GROWTH_MB:g} MB", f"{growth:.1f} MB", growth <= GROWTH_MB))
    return found


def _change(tab: ChapterTab, times: int) -> None:
    names = ("uniform", "die", "exponential", "cauchy", "painted")
    views = ("sampling", "sampling", "distributions")
    sizes, linked = (1, 2, 5, 20, 100, 500), ("cdf", "qq", "distance", "running")
    turns = zip(*map(itertools.cycle, (names, views, sizes, linked)), strict=False)
    base = replace(tab.defaults, trials=1000, exact=True)
    for name, view, n, beside in itertools.islice(turns, times):
        tab.set_params(replace(base, population=name, view=view, n=n, linked=beside))
        spin_until(lambda: tab.settled)
    gc.collect()


def _is_of(params: Any, frame: Any) -> bool:
    return bool(frame.params == params)


def _resident_mb() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE / 2**20
