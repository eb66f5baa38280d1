"""The frame of every chapter: controls, picture, formula, transport bar, status, prose; state and undo.

A chapter subclasses ``ChapterTab``, fills ``picture`` (and ``linked``) with plots, says in ``compute`` which
engine runs on which runner, and draws frames in ``show_frame``. Everything else that tabs have in common is
here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engines import tables
from explorer.parts.controls import OPEN_DATA, PANEL_WIDTH, Control, ControlPanel
from explorer.parts.export import export_picture
from explorer.parts.formula import FormulaStrip
from explorer.parts.history import History
from explorer.parts.own_data import OwnData, OwnDataStore, mentioned
from explorer.parts.player import Player
from explorer.parts.plots import Plot
from explorer.parts.prose import ProseView
from explorer.parts.recording import Recording
from explorer.parts.runner import Runner
from explorer.parts.status import StatusLine
from explorer.parts.theme import THEMES, Theme, apply_to_tree

PROSE_WIDTH = 340
NARROW = 0.32
"""Largest share of the window that the controls (and the prose) may take."""

COMPACT_WIDTH = 900
"""Width at 100 % text below which the linked plots no longer stand beside the picture."""

LINKED_HEIGHT = 110
"""Smallest height of a linked plot in pixels at 100 % text."""

FORMULA_SHARE = 0.11
"""Largest share of the height that the symbols of the formula may take."""

_MERGE_MS = 600

P = TypeVar("P")


def params_from_json(kind: type[P], values: Any) -> P:
    """Params of a type from what JSON made of them.

    Raises
    ------
    ValueError
        If ``values`` is not a mapping of that type's fields, or a value is not allowed.
    """
    names = {field.name for field in fields(kind)}  # type: ignore[arg-type]  # every params type is a dataclass
    if not isinstance(values, dict) or not set(values) <= names:
        raise ValueError(f"not the fields of {kind.__name__}: {values!r}")
    try:
        return kind(**{name: _as_tuples(value) for name, value in values.items()})
    except TypeError as error:
        raise ValueError(str(error)) from error


def _differing(one: Any, other: Any) -> set[str]:
    """Names of the fields in which two params differ."""
    return {field.name for field in fields(one) if getattr(one, field.name) != getattr(other, field.name)}


def _as_tuples(value: Any) -> Any:
    return tuple(map(_as_tuples, value)) if isinstance(value, list) else value


class _Column(QScrollArea):
    """The linked plots and numbers: with large text they scroll where they would be cut."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.contents = QWidget()
        self.setWidget(self.contents)

    def minimumSizeHint(self) -> QSize:
        """Give the width that the contents need; their height scrolls."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.contents.minimumSizeHint().width() + bar, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another width when the contents do."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class ChapterTab(QWidget):
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

    chapter: ClassVar[str]
    """Identifier of the chapter: the name of the tab's module, of its prose page and of its settings."""

    learned: ClassVar[bool] = False
    """Whether the tab is built with the child process that interactive networks run in."""

    errorShown = Signal(str)
    firstDrawn = Signal()

    def __init__(
        self, params: Any, controls: Sequence[Control], formulas: Sequence[str], *, steps: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName(self.chapter)
        self.theme = THEMES["light"]
        self.defaults = params
        self.panel = ControlPanel(params, controls, type(self).__name__)
        self.page = QWidget()
        self._main_box, self._linked_box = QWidget(), _Column()
        self.picture: QBoxLayout = QVBoxLayout(self._main_box)
        self.linked = QVBoxLayout(self._linked_box.contents)
        self._details = QToolButton()
        self.formula = FormulaStrip(formulas)
        self.player = Player() if steps else None
        self.status = StatusLine()
        self.recording = Recording(params)
        self.history = History(params)
        self.own_data = OwnDataStore()  # of this chapter, until the window gives it the one of the session
        self._runners: list[Runner] = []
        self._reader: Runner | None = None
        self._prose: ProseView | None = None
        self._active = False
        self._picture_only = False
        self._frame: Any = None
        self._step: int | None = None  # of the recording, that the playhead stands at
        self._stride = 1
        self._renew = False
        self._held = False
        self._edited: set[str] = set()
        self._merge = QTimer(self)
        self._merge.setSingleShot(True)
        self._merge.setInterval(_MERGE_MS)
        self._lay_out()
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

    def use_data(self, key: str) -> None:
        """Take own data from the store as the chapter's data; raises ``ValueError`` if they do not fit."""
        self.panel.offer("data", key, self.own_data[key].name)
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
        if self._reader is None:
            self._reader = self.add_runner(Runner("thread"), deliver=self._take_tables)
        self._reader.start(tables.read, path)

    def _take_tables(self, read: list[tables.Table]) -> None:
        for table in read:
            try:
                self.use_data(self.own_data.add(OwnData(table.name, table.columns, table.values)))
            except ValueError as error:
                self.show_error(str(error))
                continue
            if table.dropped_rows:
                text = self.tr("{rows} rows of {name} were left out: a number is missing in them.")
                self.status.set_message(text.format(rows=table.dropped_rows, name=table.name))

    def show_error(self, text: str) -> None:
        """One line in the status bar."""
        self.status.set_message(text, error=True)
        self.errorShown.emit(text)

    # Life

    def activate(self) -> None:
        """Compute the first picture; later calls do nothing."""
        if not self._active:
            self._active = True
            for plot in self.findChildren(Plot):
                plot.released.connect(self.end_gesture)
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
            self.panel.offer("data", key, self.own_data[key].name)
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

    def apply_theme(self, theme: Theme) -> None:
        """Hand the theme to every part."""
        self.theme = theme
        apply_to_tree(self, theme)
        margin = theme.px(12)
        self._formula_row.setContentsMargins(margin, theme.px(4), margin, theme.px(4))
        self._details.setFont(theme.font("small"))
        for layout in (self.picture, self.linked):
            layout.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(4))
            layout.setSpacing(theme.px(8))
        for plot in self._linked_box.findChildren(Plot):  # the column scrolls rather than squeeze them flat
            plot.setMinimumHeight(theme.px(LINKED_HEIGHT))
        self._fit()
        self.redraw()

    def redraw(self) -> None:
        """Draw the current frame again, after a change of theme or language."""
        if self._frame is not None:
            self.show_frame(self._frame)

    def export(self, path: Path) -> None:
        """Save the picture with what says exact, sampled and learned; without the buttons on it.

        Raises
        ------
        ValueError, OSError
            As `export_picture`.
        """
        self._details.hide()
        try:
            export_picture((self.page, self.status.truth), path)
        finally:
            self._fit()

    def set_controls_visible(self, visible: bool) -> None:
        """Collapse or open the control panel."""
        self.panel.setVisible(visible)

    def set_prose_visible(self, visible: bool, language: str) -> None:
        """Open or close the page that explains the chapter."""
        if self._prose is None:
            if not visible:
                return
            self._prose = ProseView(self.chapter, language)
            self._prose.apply_theme(self.theme)
            self._columns.addWidget(self._prose)
            self._fit()
        self._prose.set_language(language)
        self._prose.setVisible(visible)

    def set_picture_only(self, only: bool) -> None:
        """Hide everything but the picture, for the projector."""
        self._picture_only = only
        for widget in (self.status, self.player):
            if widget is not None:
                widget.setVisible(not only)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._name_details()
            self.panel.retranslate()  # before the chapter, which may rename a button
            if self._active:
                self.retranslate()
                self.redraw()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no control used drive the transport bar."""
        if not (self.player and self.player.take_key(event)):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Take note if the recording was thinned on behalf of another chapter meanwhile."""
        super().showEvent(event)
        if self.player and len(self.recording):
            self._scrub(self.player.position)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel's share of a small window in bounds."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        pictures = QHBoxLayout()
        pictures.setSpacing(0)
        pictures.addWidget(self._main_box, 5)
        pictures.addWidget(self._linked_box, 3)
        self._details.setObjectName("details")
        self._details.setCheckable(True)
        self._details.toggled.connect(self._fit)
        self._name_details()
        self._formula_row = QHBoxLayout()
        self._formula_row.addWidget(self.formula, 1)
        self._formula_row.addWidget(
            self._details, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        )
        page = QVBoxLayout(self.page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(pictures, 1)
        page.addLayout(self._formula_row)
        centre = QVBoxLayout()
        centre.setSpacing(0)
        centre.addWidget(self.page, 1)
        if self.player:
            centre.addWidget(self.player)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(0)
        self._columns.addWidget(self.panel)
        self._columns.addLayout(centre, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._columns, 1)
        outer.addWidget(self.status)

    def _name_details(self) -> None:
        self._details.setText(self.tr("Details"))
        self._details.setToolTip(self.tr("Show the linked plots and numbers in place of the picture"))

    def _fit(self) -> None:
        """Share the room: a small window, or large text, shows picture and details one at a time."""
        limit = round(self.width() * NARROW)
        self.panel.setFixedWidth(min(self.theme.px(PANEL_WIDTH), limit))
        if self._prose is not None:
            self._prose.setFixedWidth(min(self.theme.px(PROSE_WIDTH), limit))
        self.formula.set_symbol_limit(round(self.height() * FORMULA_SHARE))
        compact = self.width() / self.theme.scale < COMPACT_WIDTH
        self._details.setVisible(compact and not self._picture_only)
        details = self._details.isChecked()
        self._main_box.setVisible(not (compact and details))
        # The formula belongs to the picture; in a small window the details need its room.
        self.formula.setVisible(not self._picture_only and not (compact and details))
        self._linked_box.setVisible(not compact or details)

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
        edited = _differing(self.history.current, params)
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
