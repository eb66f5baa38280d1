"""A view whose run starts from what the hand has set, and is recorded when the hand lets go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from explorer.parts.runner import Runner
from explorer.parts.views import View, ViewsTab


class ClimbingView(View):
    """While a drag lasts only the start of the run is computed, where the hand is; the rest follows it.

    Parameters
    ----------
    tab
        As for `View`.
    climb
        The engine: called with params and, while a drag lasts, with False for the start alone.
    rate
        Frames that are played in a second.
    """

    def __init__(self, tab: ViewsTab, climb: Callable[..., Any], rate: float) -> None:
        super().__init__(tab)
        self._climb, self._rate = climb, rate
        self._hasty = False
        self.runner = tab.add_runner(Runner("thread"), record=True)

    def compute(self, params: Any, *, live: bool) -> None:
        """Record the run from params; the playhead stays at its start, where the hand is."""
        player = self.tab.player
        assert player
        place = 0 if live else player.resting_place or 0
        player.set_rate(self._rate)
        self.tab.new_recording(params)
        player.seek(place)
        self._hasty = live
        if live:
            self.runner.refresh(self._climb, params, False)
        else:
            self.runner.start(self._climb, params)

    def end_gesture(self) -> None:
        """Record the run from where the drag has ended."""
        if self._hasty:
            self.compute(self.params, live=False)
