"""The linked curve of the game: how the KL went during the round."""

from __future__ import annotations

from engines.divergence.game import BUDGET, SECONDS
from explorer.parts.plots import Plot, muted
from explorer.parts.theme import Truth

_TOP = 1.0
"""Nats shown; what is higher is drawn at the edge."""


class TracePlot(Plot):
    """KL against the seconds of the round, with a line at the budget."""

    def __init__(self) -> None:
        super().__init__()
        self._seconds: list[float] = []
        self._kl: list[float] = []
        self.budget = self.line_at(vertical=False, colour=muted)
        self.budget.setValue(BUDGET)
        self.trace = self.curve(Truth.EXACT, width=2.0)
        self.set_ranges((0.0, SECONDS), (0.0, 1.04 * _TOP))

    def clear_trace(self) -> None:
        """Begin a round."""
        self._seconds.clear()
        self._kl.clear()

    def add(self, second: float, kl: float) -> None:
        """Note the KL at a time of the round."""
        self._seconds.append(second)
        self._kl.append(min(kl, _TOP))

    def show_trace(self, *, visible: bool) -> None:
        """Draw what was noted, unless the player must not see it yet."""
        self.trace.setData(self._seconds if visible else [], self._kl if visible else [])
