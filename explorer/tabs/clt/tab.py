"""The tab: two views over one set of params, and a transport bar for the falling samples."""

from __future__ import annotations

from dataclasses import replace
from math import isnan
from typing import Any

from PySide6.QtCore import QLocale

from engines.clt import CltFrame, CltParams, DistributionFrame, describe, simulate
from engines.clt.painting import brushed
from engines.clt.populations import FAIR
from explorer.parts.chapter_tab import ChapterTab
from explorer.parts.runner import Runner
from explorer.tabs.clt.controls import CONTROLS, wanted
from explorer.tabs.clt.distributions import DistributionsView, normalised
from explorer.tabs.clt.means_plot import first_guess
from explorer.tabs.clt.sampling import SamplingView

STEPS_A_SECOND = 2.5
FORMULAS = (
    "clt",
    "clt_sum",
    "clt_standardised",
    "clt_correlated",
    "clt_cauchy",
    "clt_power_law",
    "clt_normal",
    "clt_density",
    "clt_mass",
)
_GUESSED = ("view", "population", "n", "statistic", "rho", "predict")
"""Fields whose change asks for another guess."""


class CltTab(ChapterTab):
    """Distributions by themselves, and what becomes of them when many draws are averaged.

    The histogram is shown full; the transport bar goes back to its first samples, which fall one at a time,
    then ten, a hundred and a thousand at once.
    """

    chapter = "clt"

    def __init__(self) -> None:
        super().__init__(CltParams(), CONTROLS, FORMULAS, steps=True)
        assert self.player
        self.player.set_rate(STEPS_A_SECOND)
        self.sampling = SamplingView(self.picture, self.linked)
        self.distributions = DistributionsView(
            self.picture, self.linked, lambda: self.params, self._edit_by_hand
        )
        self.sampling.population.stroked.connect(self._paint)
        self.sampling.means.guessed.connect(self._guess_width)
        self.guess: float | None = None
        """Standard deviation that the learner expects, in units of the statistic; None before any drag."""
        self.revealed = False
        self._asked: tuple[Any, ...] = ()
        self._shown_done = 0
        self._hasty = False
        self.runner = self.add_runner(Runner("thread"), record=True)
        self.describer = self.add_runner(Runner("thread"))
        self._show_view(self.params)

    def compute(self, params: Any, *, live: bool) -> None:
        """Stream the histogram of the sampling view, or compute the picture of one distribution."""
        asked = tuple(getattr(params, name) for name in _GUESSED)
        if asked != self._asked:
            self._asked, self.guess, self.revealed = asked, None, False
        self._show_view(params)
        assert self.player
        if params.view == "distributions":
            self.runner.cancel()
            self.new_recording(params)
            (self.describer.refresh if live else self.describer.start)(describe, params)
            return
        self.describer.cancel()
        self.renew_recording()
        self._hasty = live
        if live:  # the first samples, one by one, are drawn when the hand lets go
            self.runner.refresh(simulate, params, False)
        else:
            self.runner.start(simulate, params)

    def end_gesture(self) -> None:
        """Record the run in full once the drag is over."""
        super().end_gesture()
        if self._hasty:
            self.compute(self.params, live=False)

    def keep(self, frame: CltFrame) -> None:
        """Record a frame; the first one brings those of its first samples along."""
        for earlier in frame.earlier:
            super().keep(earlier)
        super().keep(replace(frame, earlier=()))

    def show_frame(self, frame: CltFrame | DistributionFrame) -> None:
        """Draw one frame of either view."""
        if isinstance(frame, DistributionFrame):
            self.distributions.show_frame(frame, self.formula, self.status)
            return
        hidden, guess = self._guessing(frame)
        self.sampling.show_frame(frame, hidden=hidden, guess=guess)
        self.sampling.say(frame, self.formula, self.status, hidden=hidden, guess=guess)
        self._let_fall(frame, hidden=hidden)
        assert self.player
        locale = QLocale()
        self.player.set_label(
            self.tr("{done} of {trials}").format(
                done=locale.toString(frame.done), trials=locale.toString(frame.params.trials)
            )
        )

    def trigger(self, action: str) -> None:
        """Serve a button of the panel."""
        params = self.params
        if action == "reveal":
            self.revealed = True
            self._show_view(params)
            self.redraw()
        elif action == "normalise":
            self.set_params(normalised(params))
        elif action == "fair":
            self.set_params(replace(params, weights=FAIR))
        elif action == "pin" and (params.mean, params.std) not in params.pins:
            self.set_params(replace(params, pins=(*params.pins, (params.mean, params.std))))
        elif action == "unpin":
            self.set_params(replace(params, pins=()))

    def set_picture_only(self, only: bool) -> None:
        """Hide everything but the picture, for the projector."""
        super().set_picture_only(only)
        self._show_player(self.params)

    def retranslate(self) -> None:
        """Name axes, titles and rows."""
        self.sampling.retranslate()
        self.distributions.retranslate()

    def _show_view(self, params: CltParams) -> None:
        sampling = params.view == "sampling"
        self.panel.set_shown(wanted(params, revealed=self.revealed))
        # One after the other: both at once would ask for more room than there is.
        if sampling:
            self.distributions.set_visible(False)
            self.sampling.set_visible(True)
        else:
            self.sampling.set_visible(False)
            self.distributions.set_visible(True)
        self._show_player(params)

    def _show_player(self, params: CltParams) -> None:
        assert self.player
        self.player.setVisible(params.view == "sampling" and not self._picture_only)

    def _let_fall(self, frame: CltFrame, *, hidden: bool) -> None:
        """Animate a step of the transport bar; a histogram that fills by itself shows no single samples."""
        assert self.player
        on_the_way = self.player.position < self.player.count - 1
        if on_the_way and not hidden and frame.done > self._shown_done:
            self.sampling.falling.drop(frame)
        elif not on_the_way or hidden or frame.done < self._shown_done:
            self.sampling.falling.clear()
        self._shown_done = frame.done

    # The hand

    def _guessing(self, frame: CltFrame) -> tuple[bool, float | None]:
        if not frame.params.predict or isnan(frame.distance):
            return False, None
        return not self.revealed, (first_guess(frame) if self.guess is None else self.guess)

    def _guess_width(self, width: float) -> None:
        self.guess = width
        self.redraw()

    def _edit_by_hand(self, changes: dict[str, Any]) -> None:
        self.set_params(replace(self.params, **changes), live=True)

    def _paint(self, x0: float, y0: float, x1: float, y1: float) -> None:
        heights = brushed(self.params.painted, (x0, y0), (x1, y1))
        self.set_params(replace(self.params, painted=heights), live=True)
