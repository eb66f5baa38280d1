"""Dragging n on the CLT tab: from the slider's move to the painted first block."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from tests.bench.gui import open_chapter, painted_after, spin, timed
from tests.bench.table import Row, print_table

BAR_MS = 50.0


def rows() -> list[Row]:
    """Drag n over its whole range for two populations."""
    times = []
    with open_chapter("clt") as tab:
        for population in ("uniform", "exponential"):
            for n in range(1, 501, 7):
                params = replace(tab.params, population=population, n=n)
                times.append(painted_after(tab, partial(tab.set_params, params, live=True), _shows(params)))
                spin(0.01)
    return [timed("CLT: drag → first block painted", times, BAR_MS)]


def _shows(params: Any) -> Callable[[Any], bool]:
    return lambda frame: frame.params == params


if __name__ == "__main__":
    print_table(rows())
