"""What every chapter does: params to an engine, frames to the picture; recording, state and undo.

A chapter subclasses ``ChapterTab``, fills ``picture`` (and ``linked``) with plots, says in ``compute`` which
engine runs on which runner, and draws frames in ``show_frame``. Everything else that tabs have in common is
here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from engines import tables
from explorer.parts.controls import OPEN_DATA, PASTE_DATA, Control
from explorer.parts.history import History
from explorer.parts.own_data import OwnData, OwnDataStore, mentioned
from explorer.parts.params_json import differing, params_from_json
from explorer.parts.plots import Plot
from explorer.parts.recording import Recording
from explorer.parts.runner import Runner
from explorer.parts.tab_frame import TabFrame

_MERGE_MS = 600


class ChapterTab(TabFrame):
    """One chapter.

    Parameters
    ----------
    params
        The params that the chapter opens with.
    controls
        The controls of the panel, in order.
    formulas
        Names of the formulas that the strip may show, the first one at the start.
    steps
        Whether the chapter has recorded steps, and with them a transport bar.
    """

    learned: ClassVar[bool] = False
    """Whether the tab is built with the child process that interactive networks run in."""

    errorShown = Signal(str)
    firstDrawn = Signal()

    def __init__(
        self, params: Any, controls: Sequence[Control], formulas: Sequence[str], *, steps: bool = False
    ) -> None:
        super().__init__(params, controls, formulas, steps=steps)
        self.defaults = params
        self.recording = Recording(params)
        self.history = History(params)
        self.own_data = OwnDataStore()  # of this chapter, until the window gives it the one of the session
        self._runners: list[Runner] = []
        self._reader: Runner | None = None
        self._active = False
        self._frame: Any = None
        self._step: int | None = None  # of the recording, that the playhead stands at
        self._stride = 1
        self._renew = False
        self._held = False
        self._edited: set[str] = set()
        self._merge = QTimer(self)
        self._merge.setSingleShot(True)
        self._merge.setInterval(_MERGE_MS)
        self.panel.paramsChanged.connect(self._edit)
        self.panel.rejected.connect(self.show_error)
        self.panel.released.connect(self.end_gesture)
        self.panel.triggered.connect(self.trigger)
        self.status.cancelled.connect(self.cancel)
        if self.player:
            self.player.positionChanged.connect(self._scrub)

    # What a chapter says

    def compute(self, params: Any, *, live: bool) -> None:
        """Hand the params to an engine; ``live`` while the user drags, when ``Runner.refresh`` is right."""
        raise NotImplementedError

    def show_frame(self, frame: Any) -> None:
        """Draw one frame by updating existing items; nothing but the frame is at hand."""
        raise NotImplementedError

    def show_run(self) -> None:
        """Refresh what depends on the whole recording, a curve for example, when frames have come."""

    def trigger(self, action: str) -> None:
        """Serve a button of the panel; what a chapter does not know it leaves to this."""
        if action == OPEN_DATA:
            self._ask_for_data()
        elif action == PASTE_DATA:
            self._read(tables.parse, QGuiApplication.clipboard().text().encode())

    def use_data(self, key: str) -> None:
        """Take own data from the store as the chapter's data; raises ``ValueError`` if they do not fit."""
        self.panel.offer_data(key, self.own_data[key].name)
        self.set_params(replace(self.params, data=key))

    def retranslate(self) -> None:
        """Set the chapter's own texts in the current language, then redraw."""

    def view_state(self) -> dict[str, Any]:
        """Return what the user chose of the view besides params and playhead, as JSON."""
        return {}

    def restore_view(self, view: dict[str, Any]) -> None:
        """Take over a ``view_state``; raises ``ValueError`` if it is not one."""

    # What a chapter uses

    @property
    def params(self) -> Any:
        """Params that the panel shows."""
        return self.panel.params

    def add_runner(
        self, runner: Runner, *, record: bool = False, deliver: Callable[[list[Any]], None] | None = None
    ) -> Runner:
        """Adopt a runner: its errors, progress and end go to the status line, its frames to the picture.

        With ``record`` the frames form the recording that the transport bar scrubs through; without, the
        newest one is drawn; ``deliver`` takes them instead.
        """
        self._runners.append(runner)
        runner.setParent(self)
        runner.failed.connect(self._failed)
        runner.busyChanged.connect(self._busy)
        runner.progressed.connect(self.status.set_progress)
        runner.framesReady.connect(deliver or (self._record if record else self._show_newest))
        return runner

    def set_params(self, params: Any, *, live: bool = False) -> None:
        """Take params from the picture (a dragged handle) as if the panel had been used.

        With ``live`` they are one position of a drag, which ``end_gesture`` ends; a drag is one step of undo.
        """
        if params == self.params:
            return
        self.panel.set_params(params)
        self._edit(params, live=live)

    def amend(self, params: Any) -> None:
        """Put params in the place of the last change, which is of no use by itself and no step of undo."""
        self.end_gesture()
        self.history.replace(params)
        self.panel.set_params(params)
        self.compute(params, live=False)

    def end_gesture(self) -> None:
        """Take note that the user let go: the next change is another step of undo."""
        self._held = False
        self._merge.stop()

    def new_recording(self, params: Any) -> None:
        """Start a recording: the old run's frames are gone, the transport bar is empty.

        A playhead that the user has left inside the old run returns to its place as soon as the new run is
        there.
        """
        self.recording = Recording(params)
        self._step, self._stride, self._renew = None, 1, False
        if self.player:
            self.player.clear()

    def keep(self, frame: Any) -> None:
        """Put a frame of a recording runner into the recording; a chapter that keeps fewer overrides this."""
        self.recording.append(frame)

    def renew_recording(self) -> None:
        """Let the next frame open a recording; until then the old one can be seen and scrubbed.

        Frames of other params do so anyway. A run of the same params needs this call, or its frames would be
        appended to those of the run before.
        """
        self._renew = True

    def open_data(self, path: Path) -> None:
        """Read a table of the user's on a thread and show it; one line says if it cannot be used."""
        self._read(tables.read, path)

    def _read(self, reader: Callable[..., tables.Table], source: object) -> None:
        if self._reader is None:
            self._reader = self.add_runner(Runner("thread"), deliver=self._take_tables)
        self._reader.start(reader, source)

    def _take_tables(self, read: list[tables.Table]) -> None:
        for table in read:
            name = table.name or self.tr("Pasted numbers")
            try:
                self.use_data(self.own_data.add(OwnData(name, table.columns, table.values)))
            except ValueError as error:
                self.show_error(str(error))
                continue
            if table.dropped_rows:
                text = self.tr("{name}: rows left out: {rows}; a number is missing or too large.")
                self.status.set_message(text.format(rows=table.dropped_rows, name=name))

    def show_error(self, text: str) -> None:
        """One line in the status bar."""
        self.status.set_message(text, error=True)
        self.errorShown.emit(text)

    # Life

    def activate(self) -> None:
        """Compute the first picture; later calls do nothing."""
        if not self._active:
            self._active = True
            self._adopt_plots(self)
            self.retranslate()
            self.compute(self.params, live=False)

    @property
    def drawn(self) -> bool:
        """Whether there is a picture."""
        return self._frame is not None

    @property
    def settled(self) -> bool:
        """Whether a full picture is drawn and nothing runs."""
        return self.drawn and not any(runner.busy for runner in self._runners)

    def cancel(self) -> None:
        """Stop every running job; what is shown stays."""
        if any(runner.busy for runner in self._runners):
            self.status.set_message(self.tr("Stopped."))
        for runner in self._runners:
            runner.cancel()

    def shut_down(self) -> None:
        """Let go of threads and processes; the tab is not used afterwards."""
        if self.player:
            self.player.pause()
        for runner in self._runners:
            runner.close()

    def reset(self) -> None:
        """Go back to the params that the chapter opened with."""
        self.end_gesture()
        self.set_params(self.defaults)
        self.end_gesture()

    def undo(self) -> None:
        """Take back the last change of params."""
        self._travel(self.history.undo())

    def redo(self) -> None:
        """Bring back the change that was taken back."""
        self._travel(self.history.redo())

    def state(self) -> dict[str, Any]:
        """Params, view and playhead as JSON: the base of settings and lessons."""
        return {
            "params": asdict(self.params),
            "view": self.view_state(),
            "playhead": self.player.resting_place if self.player else None,
        }

    def restore(self, state: Any) -> None:
        """Take over a ``state``.

        Raises
        ------
        ValueError
            If it is not a state of this chapter; nothing has changed then.
        """
        if not isinstance(state, dict):
            raise ValueError(f"not the state of a chapter: {state!r}")
        params = params_from_json(type(self.params), state.get("params", {}))
        view, playhead = state.get("view", {}), state.get("playhead")
        if not isinstance(view, dict):
            raise ValueError(f"not the view of a chapter: {view!r}")
        if playhead is not None and (type(playhead) is not int or playhead < 0):
            raise ValueError(f"not a playhead: {playhead!r}")
        for key in mentioned(asdict(params)):
            if key not in self.own_data:
                raise ValueError(f"the data {key} are not there any more")
            self.panel.offer_data(key, self.own_data[key].name)
        before = self.params
        self.panel.set_params(params)
        try:
            self.restore_view(view)
        except ValueError:
            self.panel.set_params(before)
            raise
        if self.player:
            self.player.seek(playhead)
        if self._active:
            self.history.push(params)
            self.compute(params, live=False)
        else:  # what the chapter opens with is nothing that the user did
            self.history = History(params)

    # Appearance

    def redraw(self) -> None:
        """Draw the current frame again, after a change of theme or language."""
        if self._frame is not None:
            self.show_frame(self._frame)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language: the panel first, then the chapter, which may rename a button."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._active:
            self.retranslate()
            self.redraw()

    def showEvent(self, event: QShowEvent) -> None:
        """Take note if the recording was thinned on behalf of another chapter meanwhile."""
        super().showEvent(event)
        if self.player and len(self.recording):
            self._scrub(self.player.position)

    def _adopt_plots(self, root: QWidget) -> None:
        """Let a hand that lets go in a plot below ``root``, or in ``root`` itself, end the gesture."""
        own = [root] if isinstance(root, Plot) else []
        for plot in (*own, *root.findChildren(Plot)):
            plot.released.connect(self.end_gesture)

    def _ask_for_data(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Open a file"),
            "",
            self.tr("Tables") + " (*.csv *.tsv *.txt);;" + self.tr("All files") + " (*)",
        )
        if name:
            self.open_data(Path(name))

    # Data flow

    def _edit(self, params: Any, *, live: bool = False) -> None:
        live = live or self.panel.dragging
        edited = differing(self.history.current, params)
        # One drag is one step, however long the hand rests; so is one burst of keys on one control.
        merge = (live and self._held) or (self._merge.isActive() and edited <= self._edited)
        self.history.push(params, merge=merge)
        self._edited = self._edited | edited if merge else edited
        self._held = live
        self._merge.start()
        self.status.set_message("")
        if self._active:
            self.compute(params, live=live)

    def _travel(self, params: Any | None) -> None:
        if params is None:
            return
        self.end_gesture()
        self.panel.set_params(params)
        self.status.set_message("")
        if self._active:
            self.compute(params, live=False)

    def _record(self, frames: list[Any]) -> None:
        for frame in frames:
            if self._renew or frame.params != self.recording.params:
                self.new_recording(frame.params)
            self.keep(frame)
        if not self.player:
            self._show_newest(frames)
            return
        self._count_steps()
        self._scrub(self.player.position)
        self.show_run()

    def _count_steps(self) -> None:
        """Give the recorded steps to the transport bar; thinning must not move the playhead of the user."""
        assert self.player
        following, step = self.player.position >= self.player.count - 1, self._step
        self.player.set_count(len(self.recording))
        if self.recording.stride == self._stride:
            return
        if not following and step is not None:
            self.player.set_position(self.recording.nearest(step))
        self._stride = self.recording.stride
        if self._stride > 1:
            self.status.set_message(
                self.tr("The memory for recorded steps is full: one in {count} is kept.").format(
                    count=self._stride
                )
            )

    def _scrub(self, position: int) -> None:
        if self.player and self.player.count != len(self.recording):  # thinned on behalf of another chapter
            self._count_steps()
            position = self.player.position
        if position >= len(self.recording):
            return
        self._step = self.recording.steps[position]
        if self.recording[position] is not self._frame:
            self._draw(self.recording[position])

    def _show_newest(self, frames: list[Any]) -> None:
        self._draw(frames[-1])

    def _draw(self, frame: Any) -> None:
        first = self._frame is None
        self._frame = frame
        self.show_frame(frame)
        if first:
            self.firstDrawn.emit()

    def _busy(self, _: bool) -> None:
        busy = any(runner.busy for runner in self._runners)
        self.status.set_busy(busy)
        if self.player:
            self.player.set_growing(busy)

    def _failed(self, error: Exception) -> None:
        self.show_error(str(error) or type(error).__name__)
