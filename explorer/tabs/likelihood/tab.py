"""The tab: one view at a time, its engine, its formula, and what the hand does in the pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from engines.likelihood import (
    MOST_EDITED,
    ClimbFrame,
    ErrorFrame,
    LikelihoodFrame,
    LikelihoodParams,
    PopulationFrame,
    RepeatFrame,
    Trace,
    add_point,
    at_maximum,
    errors_by_size,
    explore,
    move_point,
    observe,
    parse_points,
    population_fit,
    remove_point,
    repeat_fits,
    suited,
    with_points,
)
from engines.tables import Table
from explorer.parts.chapter_tab import ChapterTab
from explorer.parts.numbers import format_number
from explorer.parts.own_data import OwnData
from explorer.parts.runner import Runner
from explorer.parts.theme import Theme, Truth
from explorer.tabs.likelihood.bias_view import BiasView
from explorer.tabs.likelihood.controls import controls, shown
from explorer.tabs.likelihood.fit_view import FitView
from explorer.tabs.likelihood.numbers import written
from explorer.tabs.likelihood.population_view import PopulationView
from explorer.tabs.likelihood.typed import TypedNumbers
from explorer.tabs.likelihood.use_view import UseView

STEPS_A_SECOND = 6.0

SURFACE_HEIGHT = 170
"""Smallest height of the surface in pixels at 100 % text."""

_FORMULAS = ("likelihood", "likelihood_fit", "likelihood_bias", "likelihood_interval")

Frame = ClimbFrame | LikelihoodFrame | PopulationFrame | ErrorFrame | RepeatFrame


class LikelihoodTab(ChapterTab):
    """Four views of the same data: fitted by hand, against their population, again and again, and used.

    In the first view the transport bar replays both climbs from the model that the hand has left; every
    change of data or model goes back to their start.

    Attributes
    ----------
    fit, population, bias, use
        The views.
    climber, pictures, errors
        Runners: of the recorded climb, of the other views, and of the errors against N.
    typed
        The sheet for typed numbers.
    """

    chapter = "likelihood"

    def __init__(self) -> None:
        super().__init__(LikelihoodParams(), controls(self._suited, self._columns_of), _FORMULAS, steps=True)
        assert self.player
        self.player.set_rate(STEPS_A_SECOND)
        self.player.seek(0)
        self.fit, self.population, self.bias, self.use = FitView(), PopulationView(), BiasView(), UseView()
        self._views: dict[str, FitView | PopulationView | BiasView | UseView] = {
            "fit": self.fit,
            "population": self.population,
            "bias": self.bias,
            "use": self.use,
        }
        self._mains, self._sides = QStackedWidget(), QStackedWidget()
        for view in self._views.values():
            self._mains.addWidget(view.main)
            self._sides.addWidget(view.linked)
        self.picture.addWidget(self._mains)
        self.linked.addWidget(self._sides)
        self.typed = TypedNumbers(self)
        self._newest: dict[type[Frame], Frame] = {}
        self._measured: tuple[str, int] | None = None  # population and seed of the errors that are shown
        self._said = ""  # by this tab in the status line
        self._restoring = False
        self.climber = self.add_runner(Runner("thread"), record=True)
        self.pictures = self.add_runner(Runner("thread"))
        self.errors = self.add_runner(Runner("thread"))
        sample = self.fit.sample
        sample.meanMoved.connect(lambda mean: self._model(mean=sample.fine(mean)))
        sample.stdMoved.connect(lambda std: self._model(std=sample.fine(std)))
        sample.pointAdded.connect(self._add)
        sample.pointMoved.connect(self._drag)
        sample.pointRemoved.connect(self._remove)
        self.fit.surface.modelMoved.connect(
            lambda mean, std: self._model(mean=sample.fine(mean), std=sample.fine(std))
        )
        self.use.endMoved.connect(self._move_end)
        self.typed.entered.connect(self._use_typed)

    # Data flow

    def compute(self, params: Any, *, live: bool) -> None:
        """Run the engine of the view."""
        self._arrange(params)
        own = self._own(params)
        data = () if own is None else (own,)
        if params.view == "fit":
            self.pictures.cancel()
            self._stop_errors()
            if self.player and self.drawn and not self._restoring:
                self.player.seek(0)
            self.renew_recording()
            (self.climber.refresh if live else self.climber.start)(explore, params, *data)
            return
        self.climber.cancel()
        self.new_recording(params)
        start = self.pictures.refresh if live else self.pictures.start
        if params.view == "bias":
            self._stop_errors()
            start(repeat_fits, params)
            return
        start(population_fit, params, *data)
        if params.view == "population" and params.data == "drawn":
            self._measure_errors(params)
        else:
            self._stop_errors()

    def show_frame(self, frame: Frame) -> None:
        """Draw a frame in the view that it belongs to."""
        self._newest[type(frame)] = frame
        params = frame.params
        if isinstance(frame, ErrorFrame):
            self.population.show_errors(frame)
            return
        if isinstance(frame, RepeatFrame):
            self._show("bias")
            self.bias.show_frame(frame)
            self._say_bias(frame)
            return
        if isinstance(frame, PopulationFrame):
            quantity = self._quantity(params, frame.unit)
            if params.view == "use":
                self._show("use")
                self.use.name_axes(quantity)
                self.use.show_frame(frame)
                self._say_use(frame)
            else:
                self._show("population")
                self.population.name_axes(quantity, drawn=params.data == "drawn")
                self.population.show_frame(frame)
                self._say_population(frame)
            return
        picture = frame.picture if isinstance(frame, ClimbFrame) else frame
        self._show("fit")
        self.fit.name_axes(self._quantity(params, picture.unit))
        self.fit.show_frame(frame)
        self._say_fit(picture)
        self._say_where(frame)

    def redraw(self) -> None:
        """Draw what every view has last shown of the present params again."""
        for frame in tuple(self._newest.values()):
            if frame.params.view == self.params.view:
                self.show_frame(frame)

    def use_data(self, key: str) -> None:
        """Take a table of the user's; model and interval go to its first column."""
        table = self.own_data[key]
        params = suited(replace(self.params, data=key, column=0), table.x)
        self.panel.offer_data(key, table.name)
        self.set_params(params)

    def trigger(self, action: str) -> None:
        """Snap to the maximum, or ask for numbers."""
        if action == "snap":
            self._change(lambda: at_maximum(self.params, self._own(self.params)))
        elif action == "type":
            button = self.panel.editor("type")
            self.typed.open_at(button.mapToGlobal(button.rect().bottomLeft()))
        else:
            super().trigger(action)

    def restore(self, state: Any) -> None:
        """Take over a state; the playhead stays where the state has it."""
        self._restoring = True
        try:
            super().restore(state)
        finally:
            self._restoring = False

    def set_picture_only(self, only: bool) -> None:
        """Hide everything but the picture; the transport bar comes back where there is a climb."""
        super().set_picture_only(only)
        self._show_player()

    def apply_theme(self, theme: Theme) -> None:
        """Keep the surface high enough to be dragged in, where the column scrolls."""
        super().apply_theme(theme)
        self.fit.surface.setMinimumHeight(theme.px(SURFACE_HEIGHT))

    def retranslate(self) -> None:
        """Name axes, titles and rows of every view."""
        for view in self._views.values():
            view.retranslate()
        self.typed.retranslate()

    # The hand

    def _model(self, **numbers: float) -> None:
        self._change(lambda: replace(self.params, **numbers), live=True)

    def _move_end(self, name: str, x: float) -> None:
        self._change(lambda: replace(self.params, **{name: self.fit.sample.fine(x)}), live=True)

    def _add(self, x: float) -> None:
        self._edit_points(lambda points: add_point(self.params, points, x))

    def _remove(self, row: int) -> None:
        self._edit_points(lambda points: remove_point(self.params, points, row))

    def _drag(self, row: int, x: float) -> None:
        self._edit_points(lambda points: move_point(self.params, points, row, x), live=True)

    def _edit_points(self, edit: Callable[[Any], LikelihoodParams], *, live: bool = False) -> None:
        """Change the points that params name now: the picture may still be one change behind."""
        self._change(lambda: edit(observe(self.params, self._own(self.params)).x), live=live)

    def _change(self, change: Callable[[], LikelihoodParams], *, live: bool = False) -> None:
        try:
            params = change()
        except ValueError as error:
            self.show_error(str(error))
            return
        self.set_params(params, live=live)

    def _use_typed(self, text: str) -> None:
        try:
            table = parse_points(text)
            if table.values.shape == (len(table.values), 1) and len(table.values) <= MOST_EDITED:
                points = table.values[:, 0]
                self.set_params(suited(with_points(self.params, points)))
            else:
                self._keep(table)
        except ValueError as error:
            self.typed.refuse(str(error))
            return
        self.typed.hide()

    def _keep(self, table: Table) -> None:
        name = self.tr("typed, {count} rows").format(count=format_number(len(table.values)))
        self.use_data(self.own_data.add(OwnData(name, table.columns, table.values)))

    # Data

    def _own(self, params: LikelihoodParams) -> Any:
        return self.own_data[params.data].x if params.data in self.own_data else None

    def _columns_of(self, params: LikelihoodParams) -> tuple[str, ...]:
        # The panel asks while the tab is being built.
        store = getattr(self, "own_data", None)
        return store[params.data].columns if store is not None and params.data in store else ()

    def _suited(self, params: LikelihoodParams) -> LikelihoodParams:
        return suited(params, self._own(params))

    def _measure_errors(self, params: LikelihoodParams) -> None:
        wanted = params.population, params.seed
        if wanted != self._measured:
            self._measured = wanted
            self.errors.start(errors_by_size, params)

    def _stop_errors(self) -> None:
        if self.errors.busy:
            self._measured = None
            self.errors.cancel()

    # What is shown

    def _arrange(self, params: LikelihoodParams) -> None:
        self.panel.set_shown(shown(params, len(self._columns_of(params))))
        self._show_player()

    def _show_player(self) -> None:
        assert self.player
        self.player.setVisible(self.params.view == "fit" and not self._picture_only)

    def _show(self, view: str) -> None:
        index = list(self._views).index(view)
        self._mains.setCurrentIndex(index)
        self._sides.setCurrentIndex(index)

    def _quantity(self, params: LikelihoodParams, unit: str) -> str:
        if params.data in self.own_data:
            columns = self.own_data[params.data].columns
            return columns[params.column] if params.column < len(columns) else "x"
        if params.data == "galton_female":
            return self.tr("height of a daughter ({unit})").format(unit=unit)
        if params.data == "galton_male":
            return self.tr("height of a son ({unit})").format(unit=unit)
        return "x"

    def _counted(self, count: int, dropped: int) -> str:
        text = self.tr("{count} points").format(count=format_number(count))
        if dropped:
            text += " " + self.tr("({count} left out)").format(count=format_number(dropped))
        return text

    def _say_fit(self, frame: LikelihoodFrame) -> None:
        params, best = frame.params, frame.statistics
        self.status.set_truth(
            (
                (Truth.EXACT, self.tr("surface and its maximum")),
                (Truth.SAMPLED, self._counted(best.count, frame.dropped)),
                (Truth.LEARNED, self.tr("your model")),
            )
        )
        mean, std = written(params.mean), written(params.std)
        constant, squares = frame.parts
        if frame.at_maximum:
            self.formula.show_formula("likelihood_fit")
            text = self.tr("μ̂ = {mean}, σ̂ = {std}, log L = {value}: both slopes are 0")
        else:
            self.formula.show_formula("likelihood")
            text = "log L = {first} − {second} = {value}"
        self.formula.set_numbers(
            text.format(
                mean=mean,
                std=std,
                first=format_number(constant, 4),
                second=format_number(squares, 4),
                value=format_number(frame.log_likelihood, 4),
            )
        )

    def _say_where(self, frame: ClimbFrame | LikelihoodFrame) -> None:
        assert self.player
        if isinstance(frame, LikelihoodFrame):
            self.player.set_label("")
            self._message(self.tr("All points are equal: the likelihood grows without bound as σ goes to 0."))
            return
        last = max(frame.ascent.steps, frame.newton.steps)
        self.player.set_label(self.tr("step {step} / {last}").format(step=frame.step, last=last))
        ends = (
            self._ended(self.tr("Gradient ascent"), frame, frame.ascent),
            self._ended(self.tr("Newton"), frame, frame.newton),
        )
        hint = "" if frame.step else self.tr("Space plays the climb.")
        self._message("  ".join(text for text in (*ends, hint) if text))

    def _ended(self, name: str, frame: ClimbFrame, trace: Trace) -> str:
        reasons = {
            None: "",
            "converged": self.tr("{name}: there in {steps} steps."),
            "std_not_positive": self.tr("{name}: step {steps} would lead to σ ≤ 0."),
            "ran_away": self.tr("{name}: ran away from the data in {steps} steps."),
            "singular": self.tr("{name}: no direction after {steps} steps, H has no inverse."),
            "max_steps": self.tr("{name}: not there after {steps} steps."),
        }
        return reasons[frame.ended(trace)].format(name=name, steps=trace.steps) if frame.step else ""

    def _say_population(self, frame: PopulationFrame) -> None:
        count = self._counted(len(frame.x), frame.dropped)
        learned = (Truth.LEARNED, self.tr("fitted model and what it generates"))
        sampled = (Truth.SAMPLED, count)
        known = ((Truth.EXACT, self.tr("population, σ/√N")),) if len(frame.population) else ()
        self.status.set_truth((*known, sampled, learned))
        self.formula.show_formula("likelihood_fit")
        if known:
            errors = format_number(frame.mean_error), format_number(frame.std_error)
            numbers = f"μ̂ − μ = {errors[0]}, σ̂ − σ = {errors[1]}"
        else:
            numbers = f"μ̂ = {written(frame.mean)}, σ̂ = {written(frame.std)}"
        self.formula.set_numbers(numbers)
        self._message("")

    def _say_bias(self, frame: RepeatFrame) -> None:
        count = format_number(frame.done)
        self.status.set_truth(
            (
                (Truth.EXACT, self.tr("density and (N − 1)/N · σ²")),
                (Truth.SAMPLED, self.tr("{count} samples of N = {n}").format(count=count, n=frame.params.n)),
            )
        )
        self.formula.show_formula("likelihood_bias")
        n = frame.params.n
        self.formula.set_numbers(
            self.tr("E[σ̂²] = {less}/{n} · {variance} = {expected}; sampled {mean} ± {error}").format(
                less=n - 1,
                n=n,
                variance=written(frame.variance),
                expected=format_number(frame.expected, 5),
                mean=format_number(frame.mean, 5),
                error=format_number(frame.standard_error, 2),
            )
        )
        self._message("")

    def _say_use(self, frame: PopulationFrame) -> None:
        count = self._counted(len(frame.x), frame.dropped)
        self.status.set_truth(
            ((Truth.SAMPLED, count), (Truth.LEARNED, self.tr("fitted model and what it generates")))
        )
        self.formula.show_formula("likelihood_interval")
        low, high = written(frame.low), written(frame.high)
        model, sample = (format_number(shares[1]) for shares in (frame.model_shares, frame.sample_shares))
        self.formula.set_numbers(
            self.tr("P({low} < x ≤ {high}) = {model} under the model, {sample} of the data").format(
                low=low, high=high, model=model, sample=sample
            )
        )
        self._message("")

    def _message(self, text: str) -> None:
        """Say something unless an error, or what was left out of a table, stands there."""
        text = " ".join(text.split())
        if not self.status.failed and self.status.message.text() in {"", self._said}:
            self._said = text
            self.status.set_message(text)
