"""Dragging the start of EM: from the hand's move to the painted start of the run that it makes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from explorer.parts.views import ViewsTab
from explorer.tabs.gmm.em_view import EmView
from tests.bench.gui import dragged, open_chapter, spin_until, timed
from tests.bench.table import Row, print_table

BAR_MS = 33.0


def rows() -> list[Row]:
    """Drag a centre and an axis on Old Faithful, and a centre among 5,000 points."""
    with open_chapter("gmm") as tab:
        assert isinstance(tab, ViewsTab)
        view = tab.view
        assert isinstance(view, EmView)
        assert tab.player is not None
        tab.player.first()
        handles = view.main.handles
        found = [
            _row(tab, "a centre", lambda a: handles.centres[0].setPos(1.0 + 2.0 * a, 50.0 + 30.0 * a)),
            _row(tab, "an axis", lambda a: handles.rims[0][0].setPos(3.5 + a, 80.0)),
        ]
        many = replace(view.params, data="pentagon", count=5000, components=5, start="random", own=())
        tab.set_params(replace(tab.params, em=many))
        spin_until(lambda: tab.settled)
        tab.player.first()
        found.append(
            _row(tab, "a centre, N = 5,000, K = 5", lambda a: handles.centres[0].setPos(3.0 * a, -2.0))
        )
    return found


def _row(tab: ViewsTab, what: str, move: Callable[[float], Any]) -> Row:
    row = timed(f"EM: drag of {what} → painted", dragged(tab, move, 60), BAR_MS)
    tab.view.main.plot.released.emit()  # type: ignore[attr-defined]
    return row


if __name__ == "__main__":
    print_table(rows())
