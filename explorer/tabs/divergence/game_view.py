"""The view of the game: ten seconds to bring q near a hidden target, and the list of the best rounds."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from engines.divergence.bound import with_probability
from engines.divergence.game import (
    BUDGET,
    MEANS,
    OUTCOMES,
    SAMPLES,
    SECONDS,
    STDS,
    GameFrame,
    GameParams,
    play,
    score,
)
from explorer.parts.numbers import format_number
from explorer.parts.runner import Runner
from explorer.parts.theme import Truth
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.parts.views import View, ViewsTab
from explorer.tabs.divergence.bars_plot import BarsPlot
from explorer.tabs.divergence.clock import Clock
from explorer.tabs.divergence.evidence_bar import format_kl
from explorer.tabs.divergence.game_controls import CONTROLS
from explorer.tabs.divergence.game_head import GameHead
from explorer.tabs.divergence.game_plot import GamePlot
from explorer.tabs.divergence.scoreboard import Entry, Scoreboard
from explorer.tabs.divergence.trace_plot import TracePlot

_FINE = 3  # decimals of what the hand sets
_KEY_SHIFT, _KEY_GROWTH, _KEY_BAR = 0.1, 1.06, 0.02
_HEADROOM = 1.06


class GameView(View):
    """Clock and KL above the field; the target is shown when the round is over."""

    id = "game"
    title = QT_TRANSLATE_NOOP("DivergenceTab", "Ten-second game")
    controls = CONTROLS
    formulas = ("divergence_game",)

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__(tab)
        self.playing = False
        self.points: int | None = None
        """Of the round that is over, None before and during a round."""
        self.selected = 0
        """Bar that the keys change."""
        self._round: tuple[str, int, int] | None = None
        self.clock = Clock(self)
        self.head = GameHead()
        self.normal, self.bars = GamePlot(), BarsPlot(Truth.LEARNED, outline=Truth.EXACT)
        self.field = QStackedWidget()
        self.field.addWidget(self.normal)
        self.field.addWidget(self.bars)
        self.picture.addWidget(self.head)
        self.picture.addWidget(self.field, 1)
        self.board = Scoreboard()
        self.trace = TracePlot()
        self.linked.addWidget(self.board)
        self.linked.addStretch(1)
        self.linked.addWidget(self.trace, 3)
        self.runner = tab.add_runner(Runner("thread"))
        self.clock.ticked.connect(self._show_clock)
        self.clock.ended.connect(self.finish)
        self.normal.meanMoved.connect(lambda mean: self._move(mean, self.params.std))
        self.normal.stdMoved.connect(lambda std: self._move(self.params.mean, std))
        self.bars.dragged.connect(self._drag_bar)

    # The round

    def start(self) -> None:
        """Draw a new target and start the clock."""
        params = self.params
        self._round = (params.level, params.seed, params.round + 1)
        self.playing, self.points = True, None
        fresh = GameParams()
        self.change(round=params.round + 1, mean=fresh.mean, std=fresh.std, bars=fresh.bars)
        self.tab.end_gesture()
        self.tab.setFocus()  # the arrows are for q now, not for a button or the name
        self.trace.clear_trace()
        self.clock.start(SECONDS)
        self._show_clock()

    def finish(self) -> None:
        """Stop the clock, show the target, count the points and enter them in the list."""
        if not self.playing:
            return
        self.clock.pause()
        self.playing = False
        params = self.params
        kl = play(params).kl  # of q as it is now: its picture may still be on the way
        self.points = score(kl, self.clock.left)
        self.trace.add(SECONDS - self.clock.left, kl)
        if self.points:
            name = self.board.name.text().strip()
            self.board.add(Entry(name, self.points, kl, params.seed, params.round))
        self.tab.end_gesture()
        self.compute(params, live=False)

    def compute(self, params: GameParams, *, live: bool) -> None:
        """Compare q with the target; another level, seed or round than the one being played ends it."""
        if self._round != (params.level, params.seed, params.round):
            self.clock.pause()
            self._round, self.playing, self.points = None, False, None
        (self.runner.refresh if live else self.runner.start)(play, params)

    def show_frame(self, frame: GameFrame) -> None:
        """Draw what the player may see of the round."""
        params = frame.params
        over = self.points is not None
        if params.level == "bars":
            self.field.setCurrentWidget(self.bars)
            self.bars.show_bars(params.bars, _HEADROOM, self._name_bar)
            self.bars.show_outlines(frame.target_bars.tolist() if over else ())
            self.bars.set_draggable(self.playing)
        else:
            self.field.setCurrentWidget(self.normal)
            seen = params.level == "samples" and (self.playing or over)
            self.normal.show_frame(frame, playing=self.playing, revealed=over, sampled=seen)
        self.set_action_text(
            "start", self.tr("Stop the clock (Enter)") if self.playing else self._start_text()
        )
        if self.playing:
            self.trace.add(SECONDS - self.clock.left, frame.kl)
        self.trace.show_trace(visible=over or params.level != "samples")
        self._show_clock()
        self._say(frame)

    # The hand

    def trigger(self, action: str) -> None:
        """Start or stop a round, or clear the list."""
        if action == "clear":
            self.board.show_best(())
        elif self.playing:
            self.finish()
        else:
            self.start()

    def take_key(self, event: QKeyEvent) -> bool:
        """Enter starts and stops; the arrows move q while the clock runs."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.trigger("start")
            return True
        across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        up = {Qt.Key.Key_Down: -1, Qt.Key.Key_Up: 1}.get(key, 0)
        if not self.playing or not (across or up):
            return False
        params = self.params
        if params.level != "bars":
            self._move(params.mean + _KEY_SHIFT * across, params.std * _KEY_GROWTH**up)
        elif up:
            self._drag_bar(self.selected, params.bars[self.selected] + _KEY_BAR * up)
        else:
            self.selected = (self.selected + across) % OUTCOMES
            self.tab.redraw()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Let the clock go on where it was paused."""
        super().showEvent(event)
        if self.playing and not self.clock.running:
            self.clock.resume()

    def hideEvent(self, event: QHideEvent) -> None:
        """Pause the clock while the round cannot be seen."""
        super().hideEvent(event)
        self.clock.pause()

    def view_state(self) -> dict[str, Any]:
        """Return the player's name and the best rounds."""
        return self.board.state()

    def restore_view(self, view: dict[str, Any]) -> None:
        """Bring back name and list; raises ``ValueError`` if they are none."""
        self.board.restore(view)

    # Words

    def retranslate(self) -> None:
        """Name the plots and the list."""
        self.normal.set_title(self.tr("Drag μ and σ of q, or ← → and ↑ ↓"))
        self.normal.set_labels("x", self.tr("density"))
        self.bars.set_title(self.tr("Drag the bars of q, or ← → and ↑ ↓"))
        self.bars.set_labels("x", self.tr("probability"))
        self.trace.set_title(self.tr("KL during the round"))
        self.trace.set_labels(self.tr("seconds"), self.tr("KL (nats)"))
        self.board.retranslate()

    def _move(self, mean: float, std: float) -> None:
        if self.playing:
            mean = min(max(round(mean, _FINE), MEANS[0]), MEANS[1])
            self.change(mean=mean, std=min(max(round(std, _FINE), STDS[0]), STDS[1]))

    def _drag_bar(self, index: int, height: float) -> None:
        if self.playing:
            self.selected = index
            self.change(bars=with_probability(self.params.bars, index, height))

    def _name_bar(self, k: int) -> str:
        return f"▸ {k + 1}" if self.playing and k == self.selected else str(k + 1)

    def _start_text(self) -> str:
        return self.tr("Start a round (Enter)")

    def _show_clock(self) -> None:
        left = self.clock.left if self.playing or self.points is not None else SECONDS
        self.head.show_seconds(left)

    def _say(self, frame: GameFrame) -> None:
        budget = format_number(BUDGET, 1)
        if self.points is not None:
            within = self.tr("{points} points: within the budget, {left} s left.")
            beyond = self.tr("{points} points: KL beyond the budget of {budget}.")
            text = within if frame.within else beyond
        elif self.playing:
            text = self.tr("Bring KL below {budget}, then stop the clock.")
        else:
            text = self.tr("Enter starts a round: bring q near the hidden p, to KL below {budget}.")
        left = f"{self.clock.left:.1f}"
        self.head.message.setText(text.format(points=self.points, left=left, budget=budget))
        self.tab.formula.show_formula("divergence_game")
        seen = self.points is not None or (self.playing and frame.params.level != "samples")
        shown = format_kl(frame.kl) if seen else "?"
        self.head.show_kl(shown, good=seen and frame.within)
        self.tab.formula.set_numbers(self.tr("KL = {kl} · budget {budget}").format(kl=shown, budget=budget))
        draws = self.tr("{n} draws of the target").format(n=SAMPLES)
        sampled = ((Truth.SAMPLED, draws),) if frame.params.level == "samples" else ()
        self.tab.status.set_truth(
            (
                (Truth.EXACT, self.tr("KL in closed form, target at the end")),
                *sampled,
                (Truth.LEARNED, self.tr("your q")),
            )
        )
        self.tab.status.set_note(
            self.tr("Round {n}").format(n=frame.params.round) if frame.params.round else ""
        )
