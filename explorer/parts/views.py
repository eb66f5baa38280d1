"""A chapter of several views: each has its own params, controls, engine, picture and linked column.

The params of such a chapter are a bundle: ``view``, and one field for each view's own params. A frame finds
its view by the type of its params. A view is built when it is first shown.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from explorer.parts.chapter_tab import ChapterTab
from explorer.parts.controls import Choice, Control, DataChoice
from explorer.parts.runner import ChildProcess
from explorer.parts.theme import Theme, apply_to_tree
from explorer.parts.translation import QT_TRANSLATE_NOOP


class View(QWidget):
    """One view of a chapter: the widget is its picture.

    Parameters
    ----------
    tab
        The chapter, whose status line, formula strip, transport bar and runners the view uses.

    Attributes
    ----------
    picture, linked
        Layouts of the picture and of the column beside it, to be filled.
    column
        Widget of the linked column.
    frame
        The frame that is drawn, None before the first one.
    """

    id: ClassVar[str]
    """Field of the chapter's params that holds those of the view."""
    title: ClassVar[str]
    """Source text of the line in the choice of views, in the context of the tab's class."""
    controls: ClassVar[tuple[Control, ...]]
    formulas: ClassVar[tuple[str, ...]]
    """Names of the formulas that the view may show."""
    steps: ClassVar[bool] = False
    """Whether it has recorded steps, and with them the transport bar."""

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__()
        self.tab = tab
        self.frame: Any = None
        self.column = QWidget()
        self.picture, self.linked = QVBoxLayout(self), QVBoxLayout(self.column)
        for layout in (self.picture, self.linked):
            layout.setContentsMargins(0, 0, 0, 0)

    # What a view says

    def compute(self, params: Any, *, live: bool) -> None:
        """Hand the view's params to its engine, as `ChapterTab.compute`."""
        raise NotImplementedError

    def show_frame(self, frame: Any) -> None:
        """Draw one frame, as `ChapterTab.show_frame`."""
        raise NotImplementedError

    def show_run(self) -> None:
        """Refresh what depends on the whole recording."""

    def trigger(self, action: str) -> None:
        """Serve a button among the view's controls, known by its field."""

    def end_gesture(self) -> None:
        """Take note that the user let go: time for what is left out while a drag lasts."""

    def use_data(self, key: str) -> None:
        """Take own data from the store; raises ``ValueError`` if they do not fit."""
        if not any(isinstance(control, DataChoice) for control in self.controls):
            raise ValueError(self.tr("this view fits nothing to data"))
        self.change(data=key)
        self.tab.end_gesture()

    def take_key(self, event: QKeyEvent) -> bool:
        """Serve a key that no control used; whether the key was one of the view's."""
        return False

    def retranslate(self) -> None:
        """Set the view's own texts in the current language."""

    def apply_theme(self, theme: Theme) -> None:
        """Space the parts with the text."""
        for layout in (self.picture, self.linked):
            layout.setSpacing(theme.px(8))

    def view_state(self) -> dict[str, Any]:
        """Return what the user chose besides params and playhead, as JSON."""
        return {}

    def restore_view(self, view: dict[str, Any]) -> None:
        """Take over a ``view_state``; raises ``ValueError`` if it is not one."""

    # What a view uses

    @property
    def params(self) -> Any:
        """The view's params that the panel shows."""
        return getattr(self.tab.params, self.id)

    def change(self, **values: Any) -> None:
        """Set params from the picture: one position of a drag, as `ChapterTab.set_params` with ``live``."""
        own = replace(self.params, **values)
        self.tab.set_params(replace(self.tab.params, **{self.id: own}), live=True)

    def amend(self, params: Any) -> None:
        """Put own params in the place of the last change, as `ChapterTab.amend`."""
        self.tab.amend(replace(self.tab.params, **{self.id: params}))

    def set_enabled(self, field: str, enabled: bool) -> None:
        """Grey out one of the view's controls where it has no effect."""
        self.tab.panel.set_enabled(f"{self.id}.{field}", enabled)

    def set_action_text(self, field: str, text: str) -> None:
        """Rename one of the view's buttons."""
        self.tab.panel.set_action_text(f"{self.id}.{field}", text)

    def set_shown(self, fields: Collection[str]) -> None:
        """Show only these of the view's controls; the choice of views is always there."""
        if self.tab.params.view == self.id:
            self.tab.panel.set_shown({"view", *(f"{self.id}.{field}" for field in fields)})


class ViewsTab(ChapterTab):
    """A chapter of several views.

    Parameters
    ----------
    params
        A bundle: ``view``, the `View.id` of the view shown, and for each view a field of that name.
    views
        The views' classes, in the order of the choice.
    child
        The process that interactive networks run in, if the chapter is a learned one.
    """

    def __init__(self, params: Any, views: Sequence[type[View]], child: ChildProcess | None = None) -> None:
        choice = Choice(
            "view",
            QT_TRANSLATE_NOOP("ControlPanel", "View"),
            QT_TRANSLATE_NOOP("ControlPanel", "What the picture shows of this chapter"),
            options=tuple((view.id, view.title) for view in views),
        )
        own = [replace(control, part=view.id) for view in views for control in view.controls]
        formulas = dict.fromkeys(name for view in views for name in view.formulas)
        super().__init__(params, (choice, *own), tuple(formulas), steps=any(view.steps for view in views))
        self.child = child
        self._kinds = {view.id: view for view in views}
        self._ids = {type(getattr(params, view.id)): view.id for view in views}
        self._views: dict[str, View] = {}
        self._computed = ""
        self._pictures, self._columns_beside = QStackedWidget(), QStackedWidget()
        self.picture.addWidget(self._pictures)
        self.linked.addWidget(self._columns_beside)
        self._fit_to_view()

    @property
    def view(self) -> View:
        """The view that the params name."""
        return self._view(self.params.view)

    def compute(self, params: Any, *, live: bool) -> None:
        """Let the view compute; what another one was computing is of no interest any more."""
        if self._computed != params.view:
            for runner in self._runners:
                if runner is not self._reader:  # a file that is being read is for the view that is shown then
                    runner.cancel()
            self.new_recording(getattr(params, params.view))
            if self.player and self._computed:
                self.player.seek(None)  # a place in the run of one view means nothing in that of another
            self._computed = params.view
            self._fit_to_view()
            # At once, not with the first frame: what is shown must be what the controls and the hand change.
            self._pictures.setCurrentWidget(self.view)
            self._columns_beside.setCurrentWidget(self.view.column)
        self.view.compute(getattr(params, params.view), live=live)

    def end_gesture(self) -> None:
        """Tell the view that is shown."""
        super().end_gesture()
        if self.params.view in self._views:
            self._views[self.params.view].end_gesture()

    def show_frame(self, frame: Any) -> None:
        """Draw a frame in the view that it belongs to."""
        view = self._view(self._ids[type(frame.params)])
        view.frame = frame
        view.show_frame(frame)

    def show_run(self) -> None:
        """Let the view follow a run that is being computed."""
        self.view.show_run()

    def trigger(self, action: str) -> None:
        """Hand a button to the view whose control it is."""
        name, _, field = action.partition(".")
        if field:
            self._view(name).trigger(field)
        else:
            super().trigger(action)

    def use_data(self, key: str) -> None:
        """Give own data to the view that is shown; all views offer them from then on."""
        self.panel.offer_data(key, self.own_data[key].name)
        self.view.use_data(key)

    def retranslate(self) -> None:
        """Set the texts of the views that are built."""
        for view in self._views.values():
            view.retranslate()

    def view_state(self) -> dict[str, Any]:
        """Return the state of every view that has one."""
        states = ((name, view.view_state()) for name, view in self._views.items())
        return {name: state for name, state in states if state}

    def restore_view(self, view: dict[str, Any]) -> None:
        """Hand their states to the views; raises ``ValueError`` if one is none."""
        if not set(view) <= set(self._kinds) or not all(isinstance(state, dict) for state in view.values()):
            raise ValueError(f"not the states of views: {view!r}")
        for name, state in view.items():
            self._view(name).restore_view(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the view does not know drive the transport bar, where there is one."""
        if self.view.take_key(event):
            return
        if self.view.steps:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def set_picture_only(self, only: bool) -> None:
        """Hide everything but the picture; a view without steps has no transport bar to bring back."""
        super().set_picture_only(only)
        self._fit_player()

    def _view(self, name: str) -> View:
        """Return a view, built when it is first asked for."""
        if name not in self._views:
            view = self._views[name] = self._kinds[name](self)
            self._pictures.addWidget(view)
            self._columns_beside.addWidget(view.column)
            view.apply_theme(self.theme)
            for widget in (view, view.column):
                apply_to_tree(widget, self.theme)
                if self._active:  # else `activate` adopts them all
                    self._adopt_plots(widget)
            self._raise_linked_plots()
            view.retranslate()
        return self._views[name]

    def _fit_to_view(self) -> None:
        """Show the controls of the view, and the transport bar where there are steps."""
        kind = self._kinds[self.params.view]
        self.panel.set_shown({"view", *(f"{kind.id}.{control.field}" for control in kind.controls)})
        self.formula.show_formula(kind.formulas[0])
        self.formula.reserve(kind.formulas)
        self._fit_player()

    def _fit_player(self) -> None:
        if self.player:
            self.player.setVisible(self._kinds[self.params.view].steps and not self._picture_only)
