"""Dragging on the divergence tab: from the hand's move to the painted frame, everything shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from explorer.tabs.divergence import DivergenceTab
from tests.bench.gui import dragged, open_chapter, spin, timed
from tests.bench.table import Row, print_table

BAR_MS = 33.0


def rows() -> list[Row]:
    """Drag a normal, a bar and a mixture against 50,000 samples; the start of the race; θ."""
    found = []
    with open_chapter("divergence") as tab:
        assert isinstance(tab, DivergenceTab)
        pair = tab.view.pair  # type: ignore[attr-defined]  # the view of this tab that is shown first
        found.append(_row(tab, "a normal", lambda a: pair.handles["q"][0].setPos(-2 + 4 * a, 0.2)))
        _show(tab, "compare", kind="bars", outcomes=8)
        found.append(_row(tab, "a bar of 8", lambda a: pair.handles["q"][2].setPos(3.0, 0.05 + 0.9 * a)))
        _show(tab, "compare", kind="density", p_shape="mixture", q_shape="mixture", n=50_000)
        found.append(
            _row(tab, "mixtures, N = 50,000", lambda a: pair.handles["q"][0].setPos(-2 + 4 * a, 0.2))
        )
        _show(tab, "race")
        plane: Any = tab.view.planes[1]  # type: ignore[attr-defined]  # of the race
        found.append(_row(tab, "the start of the race", lambda a: plane.start.setPos(-3 + 6 * a, 0.1)))
        _show(tab, "likelihood", n=10_000)
        hand = tab.view.curves.hand  # type: ignore[attr-defined]  # of the likelihood
        found.append(_row(tab, "θ, N = 10,000", lambda a: hand.setPos(-2 + 4 * a, 2.0)))
    return found


def _show(tab: DivergenceTab, view: str, **changes: Any) -> None:
    own = replace(getattr(tab.params, view), **changes)
    tab.set_params(replace(tab.params, view=view, **{view: own}))
    spin(0.5)


def _row(tab: DivergenceTab, what: str, move: Callable[[float], Any]) -> Row:
    return timed(f"Divergence: drag of {what} → painted", dragged(tab, move), BAR_MS)


if __name__ == "__main__":
    print_table(rows())
