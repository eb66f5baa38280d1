"""The view of EM: one recorded run, its picture, its climb and its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from engines import tables
from engines.gmm import GmmFrame, GmmParams, fit
from engines.gmm.data import add_point, remove_point
from engines.gmm.grips import nudge, rescale
from engines.gmm.own_start import Components
from explorer.parts.runner import Runner
from explorer.parts.theme import Truth
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.parts.views import View, ViewsTab
from explorer.tabs.gmm.climb import ClimbView
from explorer.tabs.gmm.em_controls import CONTROLS, SEEDED, collapse, shown, with_data
from explorer.tabs.gmm.em_numbers import EmNumbers
from explorer.tabs.gmm.em_picture import EmPicture
from explorer.tabs.gmm.em_words import EmWords
from explorer.tabs.gmm.glide import DURATION_MS

HALF_STEPS_A_SECOND = 2.5
MAX_POINTS = 100_000
"""Rows of own data that are fitted and drawn; of more, so many evenly spread ones."""

_MOVING_SHARE = 0.8  # of the time between two half-steps that are played, at most
_NUDGE, _GROWTH = 0.02, 1.1
_ARROWS = {
    Qt.Key.Key_Left: (-_NUDGE, 0.0),
    Qt.Key.Key_Right: (_NUDGE, 0.0),
    Qt.Key.Key_Up: (0.0, _NUDGE),
    Qt.Key.Key_Down: (0.0, -_NUDGE),
}
_GROWING = {Qt.Key.Key_Plus: _GROWTH, Qt.Key.Key_Minus: 1.0 / _GROWTH}


class EmView(View):
    """Data and components in the middle; weights, means and the climb of the likelihood beside them.

    A run is shown at its end, and Space plays it from its start; a playhead that was left inside a run, at
    its start for example, stays there when the next run is computed, so that runs can be compared.
    """

    id = "em"
    title = QT_TRANSLATE_NOOP("GmmTab", "EM, step by step")
    controls = CONTROLS
    formulas = ("gmm", "gmm_e_step", "gmm_m_step")
    steps = True

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__(tab)
        self.selected: int | None = None
        """Row of the point whose responsibilities are written out."""
        self._last: GmmFrame | None = None
        self.words = EmWords(self)
        self.main = EmPicture()
        self.numbers, self.climb = EmNumbers(), ClimbView()
        self.picture.addWidget(self.main)
        self.linked.addWidget(self.numbers)
        self.linked.addWidget(self.climb, 1)
        room = self.climb.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # hidden while there are no points
        self.climb.setSizePolicy(room)
        self.main.clicked.connect(self._click)
        self.main.painted.connect(self._paint)
        self.main.erased.connect(self._erase)
        self.main.startDragged.connect(self._take_start)
        self.main.moved.connect(self.climb.show_parts)
        self.runner = tab.add_runner(Runner("thread"), record=True)
        self.runner.failed.connect(self._take_back)

    # Runs

    def compute(self, params: Any, *, live: bool) -> None:
        """Record a run from the start; it takes a few milliseconds, so it can follow a drag."""
        player = self.tab.player
        assert player
        player.set_rate(HALF_STEPS_A_SECOND)
        self.set_shown(shown(params))
        self.set_enabled("seed", params.start in SEEDED)
        self.tab.new_recording(params)
        own = params.data in self.tab.own_data
        x = (tables.sample(self.tab.own_data[params.data].x[:, :2], MAX_POINTS),) if own else ()
        (self.runner.refresh if live else self.runner.start)(fit, params, *x)

    def use_data(self, key: str) -> None:
        """Fit the mixture to the first two columns of own data, or to the only one."""
        self._become(with_data(self.params, key))

    def trigger(self, action: str) -> None:
        """Serve the buttons: empty the plane, swap names, show a collapse."""
        params: GmmParams = self.params
        if action == "clear":
            self._become(replace(params, points=()))
        elif action == "relabel":
            self._become(replace(params, relabel=(params.relabel + 1) % params.components))
        elif action == "collapse":
            assert self.tab.player
            self._become(collapse(params))
            self.tab.player.seek(0)

    # Drawing

    def show_frame(self, frame: GmmFrame) -> None:
        """Draw a half-step: mixture, numbers, formula, and its place in the run."""
        if self.selected is not None and self.selected >= len(frame.x):
            self.selected = None
        last, self._last = self._last, frame
        self.main.show_frame(frame, self.selected, motion_ms=self._motion(last, frame))
        self.main.set_texts(
            self.words.title(frame, self.tab.own_data), self.words.axes(frame, self.tab.own_data)
        )
        self.numbers.show_frame(frame, self.selected)
        name, text = self.words.formula(frame, self.selected)
        self.tab.formula.show_formula(name)
        self.tab.formula.set_numbers(text)
        self._show_climb(frame, self.tab.recording.frames if frame in self.tab.recording.frames else [frame])

    def show_run(self) -> None:
        """Let the climb and the reason of its end follow a run that is still being computed."""
        if self._last is not None and len(self.tab.recording):
            self._show_climb(self._last, self.tab.recording.frames)

    def retranslate(self) -> None:
        """Name axes, titles and rows."""
        self.climb.curve.set_title(self.tr("Log-likelihood"))
        self.climb.curve.set_labels(self.tr("iteration (○ E, ● M)"), self.tr("nats per point"))
        self.climb.bar.set_title(self.tr("its parts"))
        self.climb.bar.set_labels(self.tr("ELBO + KL"), "")
        self.numbers.retranslate()

    # The hand and the keys

    def select(self, row: int | None) -> None:
        """Write out the responsibilities of a point; None for none."""
        self.selected = row
        self.tab.redraw()

    def take_key(self, event: QKeyEvent) -> bool:
        """Walk through the points with Up and Down; at the start, move components with Shift and arrows."""
        key, frame = Qt.Key(event.key()), self._last
        if frame is None:
            return False
        if frame.kind == "start" and self._take_start_key(event, frame):
            return True
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key in steps and len(frame.x):
            before = -1 if self.selected is None and steps[key] == 1 else self.selected or 0
            self.select((before + steps[key]) % len(frame.x))
        elif self.selected is not None and key == Qt.Key.Key_Delete:
            self.select(None)
        else:
            return False
        return True

    def view_state(self) -> dict[str, Any]:
        """Return the selected point."""
        return {"selected": self.selected}

    def restore_view(self, view: dict[str, Any]) -> None:
        """Select a point again; raises ``ValueError`` if there can be no such row."""
        selected = view.get("selected")
        if selected is not None and (type(selected) is not int or selected < 0):
            raise ValueError(f"selected must be the row of a point or None, not {selected!r}")
        self.selected = selected

    def _take_start_key(self, event: QKeyEvent, frame: GmmFrame) -> bool:
        """Serve 1 to 6, Shift with the arrows, + and -: choose, move and scale a component of the start."""
        key, handles = Qt.Key(event.key()), self.main.handles
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_6:
            return handles.choose(key - Qt.Key.Key_1)
        if key in _ARROWS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._take_start(nudge(frame, handles.current, *_ARROWS[key]))
        elif key in _GROWING:
            self._take_start(rescale(frame, handles.current, _GROWING[key]))
        else:
            return False
        self.tab.end_gesture()
        return True

    def _take_start(self, own: Components) -> None:
        assert self.tab.player
        self.tab.player.seek(0)  # the start stays in view, however little of its run is recorded yet
        self.change(start="own", own=own, relabel=0)

    def _click(self, x: float, y: float, row: int | None) -> None:
        if row is None and self.params.painted:
            self._paint(x, y)
            self.tab.end_gesture()
        else:
            self.select(row)

    def _paint(self, x: float, y: float) -> None:
        self.change(points=add_point(self.params.points, x, y))

    def _erase(self, row: int) -> None:
        drawn = self._last is not None and self._last.params.points == self.params.points
        if self.params.painted and drawn and row < len(self.params.points):  # else the picture is behind
            self.change(points=remove_point(self.params.points, row))
            self.tab.end_gesture()

    # Parts of the above

    def _become(self, params: GmmParams) -> None:
        """Take params over as one step of undo."""
        self.change(**{name: getattr(params, name) for name in asdict(params)})
        self.tab.end_gesture()

    def _motion(self, last: GmmFrame | None, frame: GmmFrame) -> float:
        """Milliseconds of the motion to a frame: only between neighbours, and not while the hand scrubs."""
        player = self.tab.player
        assert player
        neighbours = last is not None and last.x is frame.x and abs(last.index - frame.index) == 1
        if not neighbours or player.slider.isSliderDown() or self.runner.busy or not self.isVisible():
            return 0.0
        if not player.playing:
            return DURATION_MS
        return min(DURATION_MS, _MOVING_SHARE * player.interval)

    def _show_climb(self, frame: GmmFrame, run: Sequence[GmmFrame]) -> None:
        self.climb.setVisible(len(frame.x) > 0)
        self.climb.show_run(run)
        self.climb.show_frame(frame)
        self.climb.show_parts(self.main.drawn or frame)
        assert self.tab.player
        self.tab.player.set_label(self.words.place(frame, run[-1]))
        own = self.tab.own_data
        rows = len(own[frame.params.data].x) if frame.params.data in own else 0
        self.tab.status.set_truth(
            ((Truth.SAMPLED, self.words.counted(frame, rows)), (Truth.LEARNED, self.words.learned(frame)))
        )
        self.tab.status.set_note(self.words.end(frame, run[-1]))
        self.main.set_notice(self.words.lesson(run[-1]))

    def _take_back(self, error: Exception) -> None:
        """Go back to the data that are shown when others cannot be fitted."""
        if self._last is None or self.params.data not in self.tab.own_data:
            return
        name, before = self.tab.own_data[self.params.data].name, self._last.params
        if before.data != self.params.data:
            only_data = self.params == with_data(before, self.params.data)
            self.amend(before if only_data else with_data(self.params, before.data))
            self.tab.show_error(f"{name}: {error}")
