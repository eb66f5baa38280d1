"""Dragging in the views of the bound, the gap and the game: from the hand's move to the painted frame."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engines.divergence.bound import with_probability
from engines.divergence.game import MEANS
from explorer.parts.chapter_tab import ChapterTab
from explorer.tabs.divergence import DivergenceTab
from explorer.tabs.divergence.game_view import GameView
from tests.bench.gui import open_chapter, p95, painted_after, spin, spin_until
from tests.bench.table import Row, print_table

BAR_MS = 33.0
MOVES = 80


def rows() -> list[Row]:
    """Drag q, the mean of q, the observed x, and the mean of the player's q."""
    found = []
    with open_chapter("divergence") as tab:
        assert isinstance(tab, DivergenceTab)
        for view, field in (("bound", "q"), ("gap", "mean"), ("gap", "x"), ("game", "mean")):
            tab.set_params(replace(tab.params, view=view))
            spin_until(lambda: tab.settled)
            spin(0.5)
            if isinstance(tab.view, GameView):
                tab.view.start()
                spin_until(lambda: tab.settled)
            times = [_time(tab, view, field, (number + 0.5) / MOVES) for number in range(MOVES)]
            figure = p95(times)
            text = f"KL & ELBO, {view}: drag {field} → painted, p95"
            found.append(Row(text, f"≤ {BAR_MS:.0f} ms", f"{figure:.1f} ms", figure <= BAR_MS))
    return found


def _time(tab: ChapterTab, view: str, field: str, share: float) -> float:
    own = getattr(tab.params, view)
    value: Any = with_probability(own.q, 0, share) if field == "q" else MEANS[1] * share
    wanted = replace(own, **{field: value})
    params = replace(tab.params, **{view: wanted})
    return painted_after(
        tab, lambda: tab.set_params(params, live=True), lambda frame: bool(frame.params == wanted)
    )


if __name__ == "__main__":
    print_table(rows())
