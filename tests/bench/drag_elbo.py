"""Dragging in the views of the bound, the gap and the game: from the hand's move to the painted frame."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from engines.divergence.bound import with_probability
from engines.divergence.game import MEANS
from explorer.parts.views import ViewsTab
from explorer.tabs.divergence import DivergenceTab
from explorer.tabs.divergence.game_view import GameView
from tests.bench.gui import dragged, open_chapter, spin, spin_until, timed
from tests.bench.table import Row, print_table

BAR_MS = 33.0


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
            times = dragged(tab, partial(_change, tab, view, field))
            found.append(timed(f"KL & ELBO, {view}: drag {field} → painted", times, BAR_MS))
    return found


def _change(tab: ViewsTab, view: str, field: str, share: float) -> None:
    own = getattr(tab.params, view)
    value: Any = with_probability(own.q, 0, share) if field == "q" else MEANS[1] * share
    tab.set_params(replace(tab.params, **{view: replace(own, **{field: value})}), live=True)


if __name__ == "__main__":
    print_table(rows())
