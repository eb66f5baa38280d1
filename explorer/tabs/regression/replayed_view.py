"""A view whose run takes milliseconds: it follows the hand with one step of it, and records all at rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import QTimer

from explorer.parts.runner import Runner
from explorer.parts.views import View, ViewsTab

REST_MS = 150
"""Time without a change after which the hand counts as resting."""

_END = 10**6  # more steps than any run has


class ReplayedView(View):
    """A view of runs that are computed anew at every position of a drag.

    While the hand moves, each position is answered by one frame, that of the step at which the playhead
    stands; when the hand rests, the whole run is recorded for the transport bar.
    """

    steps = True
    run: ClassVar[Callable[..., Any]]
    """Engine that gives all frames, of params."""
    run_at: ClassVar[Callable[..., Any]]
    """Engine that gives one frame, of params and the number of the frame; the last one if there are fewer."""
    rate: ClassVar[float]
    """Frames a second."""

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__(tab)
        self.recorder = tab.add_runner(Runner("thread"), record=True)
        self.follower = tab.add_runner(Runner("thread"))
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._record)

    def compute(self, params: Any, *, live: bool) -> None:
        """Show one step while the hand moves, record all of them when it rests."""
        player = self.tab.player
        assert player
        player.set_rate(self.rate)
        if not live:
            self._record()
            return
        player.pause()
        self.recorder.cancel()
        place = player.resting_place
        self.follower.refresh(self.run_at, params, _END if place is None else place)
        self._rest.start()

    def _record(self) -> None:
        self._rest.stop()
        if self.tab.params.view != self.id:
            return
        self.follower.cancel()
        self.tab.renew_recording()
        self.recorder.start(self.run, self.params)
