"""The view of the line: data and line in the picture, cuts below, the plane of lines and numbers beside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QResizeEvent

from engines.arrays import Floats
from engines.regression import (
    LineFrame,
    LineParams,
    LineScene,
    Observations,
    add_point,
    at_best,
    move_point,
    observe,
    pivoted,
    remove_point,
    suited,
    walk,
)
from explorer.parts.runner import Runner
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.parts.views import View, ViewsTab
from explorer.tabs.regression.line_controls import LINE_CONTROLS, FollowingSlider, shown
from explorer.tabs.regression.line_cuts import Cuts
from explorer.tabs.regression.line_items import MOST_SQUARES
from explorer.tabs.regression.line_numbers import LineNumbers
from explorer.tabs.regression.line_plane import PlanePlot
from explorer.tabs.regression.line_plot import LinePlot
from explorer.tabs.regression.line_words import LineWords

STEPS_A_SECOND = 12.0

_ROOM_FOR_CUTS = 300
"""Height of the picture in pixels at 100 % text below which the cuts leave it to the points."""


class LineView(View):
    """A line through points: fitted by hand, by the likelihood of four noises and by gradient descent.

    A run is shown at its end; a playhead that was left inside a run stays there in the next one.

    Attributes
    ----------
    plot, cuts, plane
        Data and line; log-likelihood and squared error over w; the squared error over (w, b).
    numbers
        Every line with its σ and log-likelihood.
    """

    id = "line"
    title = QT_TRANSLATE_NOOP("RegressionTab", "Line")
    controls = LINE_CONTROLS
    formulas = ("regression_normal", "regression_laplace", "regression_student", "regression_uniform")
    steps = True

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__(tab)
        self.plot, self.cuts, self.plane = LinePlot(), Cuts(), PlanePlot()
        self.numbers = LineNumbers()
        self.words = LineWords(self)
        self.picture.addWidget(self.plot, 5)
        self.picture.addWidget(self.cuts, 3)
        self.linked.addWidget(self.plane, 1)
        self.linked.addWidget(self.numbers)
        self._drawn: LineScene | None = None
        self._own: tuple[Floats, Observations] | None = None
        self.runner = tab.add_runner(Runner("thread"), record=True)
        for field in ("w", "b", "std"):
            self._slider(field).slider.sliderReleased.connect(tab.end_gesture)
        self.plot.lineMoved.connect(lambda w, b: self.change(w=w, b=b))
        self.plane.lineMoved.connect(lambda w, b: self.change(w=w, b=b))
        self.plot.stdMoved.connect(lambda std: self.change(std=std))
        self.plot.pointAdded.connect(self._add)
        self.plot.pointMoved.connect(self._drag)
        self.plot.pointRemoved.connect(self._remove)

    # Data flow

    def compute(self, params: LineParams, *, live: bool) -> None:
        """Draw the scene and record the way of gradient descent from the hand's line."""
        player = self.tab.player
        assert player
        player.set_rate(STEPS_A_SECOND)
        if self._line_stayed_behind(params):
            self._bring_line(params.data)
            return
        self.set_shown(shown(params))
        self.tab.renew_recording()
        (self.runner.refresh if live else self.runner.start)(walk, params, *self._table(params))

    def use_data(self, key: str) -> None:
        """Take the first two columns of own data; raises ``ValueError`` if there is only one."""
        self._take(self._suited(key))

    def _suited(self, key: str) -> LineParams:
        table = self.tab.own_data[key]
        if table.x.shape[1] < 2:
            raise ValueError(self.tr("{name} has only one column of numbers").format(name=table.name))
        params = replace(self.params, data=key, equal=False)
        return suited(params, *self._table(params))

    def trigger(self, action: str) -> None:
        """Snap to the best line, or measure x from elsewhere."""
        if action == "snap":
            best = None if self._drawn is None else self._drawn.best
            self._edit(lambda: at_best(self.params, best))
        elif action == "pivot":
            self._edit(lambda: pivoted(self.params, *self._table(self.params)))

    def show_frame(self, frame: LineFrame) -> None:
        """Draw a step of gradient descent, and the scene if it is another one."""
        if frame.scene is not self._drawn:
            self._show_scene(frame.scene)
        self.plot.show_frame(frame)
        self.plane.show_frame(frame)
        self.numbers.show_descent(frame)
        assert self.tab.player
        self.tab.player.set_label(self.words.step(frame))
        self.tab.status.set_note(self.words.note(frame))

    def retranslate(self) -> None:
        """Name axes, titles and rows."""
        self._drawn = None
        self.cuts.retranslate()
        self.plot.retranslate()
        self.numbers.retranslate()
        self.plane.set_title(self.tr("MSE over (w, b): drag your line"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the points all the room where there is little."""
        super().resizeEvent(event)
        self.cuts.setVisible(self.height() >= self.tab.theme.px(_ROOM_FOR_CUTS))

    # The hand

    def _add(self, x: float, y: float) -> None:
        self._edit(lambda: add_point(self.params, self._data(), x, y))

    def _remove(self, row: int) -> None:
        if self._is_up_to_date():
            self._edit(lambda: remove_point(self.params, self._data(), row))

    def _drag(self, row: int, x: float, y: float) -> None:
        if self._is_up_to_date():
            self._edit(lambda: move_point(self.params, self._data(), row, x, y), live=True)

    def _is_up_to_date(self) -> bool:
        """Whether the picture has as many points as the params: else its rows are those of other points."""
        return self._drawn is not None and len(self._drawn.x) == len(self._data().x)

    def _edit(self, edit: Callable[[], LineParams], *, live: bool = False) -> None:
        try:
            params = edit()
        except ValueError as error:
            self.tab.show_error(str(error))
            return
        self._take(params, live=live)

    def _take(self, params: LineParams, *, live: bool = False) -> None:
        self.tab.set_params(replace(self.tab.params, **{self.id: params}), live=live)

    # Data

    def _data(self) -> Observations:
        """Return the points that params name now: the picture may still be one change behind."""
        return observe(self.params, *self._table(self.params))

    def _table(self, params: LineParams) -> tuple[Any, ...]:
        """Return the own data that params name, checked and thinned out once: a drag asks at every move."""
        store = self.tab.own_data
        if params.data not in store:
            return ()
        table = store[params.data].x
        if self._own is None or self._own[0] is not table:
            try:
                self._own = table, observe(params, table)
            except ValueError:
                return (table,)  # the run will fail for the same reason, where it is said
        return (self._own[1],)

    def _line_stayed_behind(self, params: LineParams) -> bool:
        """Whether own data were just chosen in the panel, which does not know where they lie."""
        if self.frame is None or params.data not in self.tab.own_data:
            return False
        before = self.frame.params
        return before.data != params.data and (before.w, before.b) == (params.w, params.b)

    def _bring_line(self, key: str) -> None:
        try:
            self.amend(self._suited(key))
        except ValueError as error:
            self.amend(replace(self.params, data=self.frame.params.data))
            self.tab.show_error(str(error))

    def _slider(self, field: str) -> FollowingSlider:
        editor = self.tab.panel.editor(f"{self.id}.{field}")
        assert isinstance(editor, FollowingSlider)
        return editor

    # What is shown

    def _show_scene(self, scene: LineScene) -> None:
        self._drawn = scene
        params = scene.params
        for field, ends in zip(("w", "b", "std"), scene.slider_ranges, strict=True):
            self._slider(field).set_range(*ends)
            self._slider(field).show_params(self.params)
        self.set_enabled("squares", len(scene.x) <= MOST_SQUARES)
        self.set_action_text("pivot", self.tr("x from 0") if params.pivot else self.tr("Centre x"))
        self.plot.set_labels(*self.words.axes(scene, self.tab.own_data))
        self.plane.set_labels("w", self.words.height(params))
        self.numbers.show_scene(scene)
        self.cuts.show_scene(scene)
        self.tab.formula.show_formula(f"regression_{params.model}")
        self.tab.formula.set_numbers(self.words.numbers(scene))
        self.tab.status.set_truth(self.words.truth(scene))
