"""Dragging on the likelihood tab: from the hand's move to the painted frame, everything shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from engines.likelihood import suited
from explorer.tabs.likelihood import LikelihoodTab
from tests.bench.gui import dragged, open_chapter, spin, timed
from tests.bench.table import Row, print_table

BAR_MS = 33.0


def rows() -> list[Row]:
    """Drag the model and a point among 20, the model over Galton's sons, and an end of an interval."""
    found = []
    with open_chapter("likelihood") as tab:
        assert isinstance(tab, LikelihoodTab)
        sample, surface = tab.fit.sample, tab.fit.surface
        found.append(_row(tab, "model, N = 20", lambda a: surface.model.setPos(164 + 9 * a, 4 + 5 * a)))
        found.append(_row(tab, "σ, N = 20", lambda a: sample.shoulder.setPos(177 + 7 * a, 0.04)))
        found.append(_row(tab, "a point, N = 20", lambda a: sample.pointMoved.emit(3, 162 + 17 * a)))
        tab.set_params(suited(replace(tab.params, data="galton_male")))
        spin(0.5)
        found.append(_row(tab, "model, N = 481", lambda a: surface.model.setPos(67 + 5 * a, 2 + 2 * a)))
        tab.set_params(replace(tab.params, view="use"))
        spin(0.5)
        low = tab.use.ends["low"]
        found.append(_row(tab, "end of an interval, N = 481", lambda a: low.setPos(62 + 5 * a, 0.0)))
    return found


def _row(tab: LikelihoodTab, what: str, move: Callable[[float], Any]) -> Row:
    return timed(f"Likelihood: drag of {what} → painted", dragged(tab, move), BAR_MS)


if __name__ == "__main__":
    print_table(rows())
