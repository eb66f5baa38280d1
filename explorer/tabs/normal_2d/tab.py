"""The tab: one distribution in four views, and the hand in each of them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from numpy.typing import NDArray
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QStackedWidget, QWidget

from engines.multivariate_normal import (
    EXTENT,
    POINT_LIMIT,
    STEPS,
    FitFrame,
    LabFrame,
    NoiseFrame,
    Normal2dFrame,
    Normal2dParams,
    QuadraticFrame,
    fit_picture,
    from_noise,
    lab,
    picture,
    project,
    reshape,
    with_entry,
)
from explorer.parts.chapter_tab import ChapterTab
from explorer.parts.runner import Runner
from explorer.parts.surface_view import SurfaceView
from explorer.parts.theme import Truth
from explorer.tabs.normal_2d.controls import CONTROLS, shown_controls
from explorer.tabs.normal_2d.fit_numbers import FitNumbers
from explorer.tabs.normal_2d.fit_view import FitView
from explorer.tabs.normal_2d.lab_numbers import LabNumbers
from explorer.tabs.normal_2d.lab_view import LabView
from explorer.tabs.normal_2d.map_numbers import MapNumbers
from explorer.tabs.normal_2d.noise_view import DRAWN, NoiseView
from explorer.tabs.normal_2d.numbers import NumbersColumn
from explorer.tabs.normal_2d.plane_view import PlaneView
from explorer.tabs.normal_2d.slice_lines import SLICE_COLOUR
from explorer.tabs.normal_2d.words import Normal2dWords

FORMULAS = (
    "normal_2d",
    "normal_2d_conditional",
    "normal_2d_product",
    "normal_2d_form",
    "normal_2d_noise",
    "normal_2d_fit",
    "normal_2d_unbiased",
    "lab_sum",
    "lab_hadamard",
    "lab_inner",
    "lab_product",
    "lab_transpose",
    "lab_determinant",
    "lab_inverse",
    "lab_sum_axis",
)
_STEPS_A_SECOND = 16.0


class Normal2dTab(ChapterTab):
    """Density, way from noise, fit, and matrix lab; what is no covariance is drawn as its quadratic form.

    Attributes
    ----------
    plane, noise, fit, lab
        The views.
    numbers, map_numbers, fit_numbers, lab_numbers
        Their linked columns.
    surface
        The density as a surface; None until it is asked for.
    """

    chapter = "normal_2d"

    def __init__(self) -> None:
        super().__init__(Normal2dParams(), CONTROLS, FORMULAS, steps=True)
        assert self.player
        self.player.set_rate(_STEPS_A_SECOND)
        self.words = Normal2dWords(self)
        self.plane = PlaneView(lambda: self.params)
        self.noise, self.fit, self.lab = NoiseView(), FitView(), LabView()
        self.numbers, self.map_numbers = NumbersColumn(), MapNumbers(self.noise.before)
        self.fit_numbers, self.lab_numbers = FitNumbers(), LabNumbers()
        self.surface: SurfaceView | None = None
        self._views, self._columns_beside = QStackedWidget(), QStackedWidget()
        for view in (self.plane, self.noise, self.fit, self.lab):
            self._views.addWidget(view)
        for column in (self.numbers, self.map_numbers, self.fit_numbers, self.lab_numbers):
            self._columns_beside.addWidget(column)
        self.picture.addWidget(self._views)
        self.linked.addWidget(self._columns_beside)
        self._grip: Normal2dParams | None = None
        self._connect()
        self.runner = self.add_runner(Runner("thread"))
        self.recorder = self.add_runner(Runner("thread"), record=True)
        self._fit_to_view(self.params)

    def _connect(self) -> None:
        for view in (self.plane, self.noise, self.fit.plane):
            view.released.connect(self._release)
        self.plane.centreMoved.connect(self._move_centre)
        self.plane.axisMoved.connect(self._move_axis)
        self.plane.sliceMoved.connect(lambda at: self._change(slice_at=at))
        self.plane.rulerMoved.connect(partial(self._move_point, "ruler_x", "ruler_y"))
        self.noise.noiseMoved.connect(partial(self._move_point, "eps_x", "eps_y"))
        self.fit.points.placed.connect(self._place_point)
        self.fit.points.moved.connect(self._drag_point)
        self.fit.points.removed.connect(self._remove_point)
        self.lab.aEdited.connect(partial(self._enter, "a"))
        self.lab.bEdited.connect(partial(self._enter, "b"))
        self.lab.selectionChanged.connect(self.redraw)

    # Data flow

    def compute(self, params: Any, *, live: bool) -> None:
        """Compute what the view shows: one picture, or the recorded way from the noise."""
        self._fit_to_view(params)
        if params.view == "noise":
            self.runner.cancel()
            self.new_recording(params)
            self.recorder.start(from_noise, params)
            return
        self.recorder.cancel()
        self.new_recording(params)
        ask = self.runner.refresh if live else self.runner.start
        if params.view == "density":
            ask(picture, params)
        elif params.view == "lab":
            ask(lab, params)
        elif params.data in self.own_data:
            ask(fit_picture, params, self.own_data[params.data].x[:, :2])
        else:
            ask(fit_picture, params)

    def use_data(self, key: str) -> None:
        """Fit the first two columns of own data; raises ``ValueError`` if there is one."""
        table = self.own_data[key]
        if table.x.shape[1] < 2:
            raise ValueError(self.tr("{name} has only one column of numbers").format(name=table.name))
        self.panel.offer_data(key, table.name)
        self.set_params(replace(self.params, data=key, points=(), view="fit"))

    def trigger(self, action: str) -> None:
        """Remove the points placed by hand."""
        if action == "clear":
            self._change(points=())
            self.end_gesture()
        else:
            super().trigger(action)

    # The picture

    def show_frame(self, frame: Any) -> None:
        """Draw a frame in the view that it belongs to."""
        if isinstance(frame, Normal2dFrame):
            self._show(self.plane, self.surface if frame.params.surface else self.numbers)
            self.plane.show_frame(frame)
            self._show_beside(frame)
            self.plane.joint.set_hint(self.words.corner(frame))
        elif isinstance(frame, QuadraticFrame):
            self._show(self.plane, self.numbers)
            self.plane.show_frame(frame)
            self.plane.joint.explain(self.words.why_no_covariance(frame))
            self.numbers.show_quadratic(frame)
        elif isinstance(frame, NoiseFrame):
            self._show(self.noise, self.map_numbers)
            self.noise.show_frame(frame)
            self.map_numbers.show_frame(frame)
        elif isinstance(frame, FitFrame):
            self._show(self.fit, self.fit_numbers)
            self._name_fit(frame)
            self.fit.show_frame(frame)
            self.fit_numbers.show_frame(frame)
        elif isinstance(frame, LabFrame):
            self._show(self.lab, self.lab_numbers)
            self.lab.reason.setText(self.words.reason(frame))
            self.lab.show_frame(frame)
            self.lab_numbers.show_frame(frame)
        self._say(frame)

    def _show(self, view: QWidget, beside: QWidget | None) -> None:
        self._views.setCurrentWidget(view)
        self._columns_beside.setCurrentWidget(beside or self._build_surface())

    def _build_surface(self) -> SurfaceView:
        """Build the surface when it is first asked for."""
        self.surface = SurfaceView(SLICE_COLOUR)
        self.surface.apply_theme(self.theme)
        self._columns_beside.addWidget(self.surface)
        self._name_surface()
        return self.surface

    def _show_beside(self, frame: Normal2dFrame) -> None:
        if frame.params.surface and self.surface is not None:
            self.surface.show_surface(partial(project, frame))
        else:
            self.numbers.show_frame(frame)

    def _say(self, frame: Any) -> None:
        words = self.words
        formula, numbers = words.formula(frame, self.lab.selected)
        self.formula.show_formula(formula)
        self.formula.set_numbers(numbers)
        count = QLocale().toString
        if isinstance(frame, Normal2dFrame):
            truth = [
                (Truth.EXACT, self.tr("density, contours, marginals, matrices")),
                (Truth.SAMPLED, self.tr("{count} points").format(count=count(len(frame.samples)))),
            ]
        elif isinstance(frame, QuadraticFrame):
            truth = [(Truth.EXACT, self.tr("quadratic form, eigenvalues"))]
        elif isinstance(frame, NoiseFrame):
            drawn = min(len(frame.noise), DRAWN)
            truth = [
                (Truth.EXACT, self.tr("circles and where they go")),
                (Truth.SAMPLED, self.tr("{count} points").format(count=count(drawn))),
            ]
            assert self.player
            self.player.set_label(f"{words.move(frame)} {frame.step} / {3 * STEPS}")
        elif isinstance(frame, FitFrame):
            truth = [
                (Truth.SAMPLED, self.tr("{count} points").format(count=count(frame.count))),
                (Truth.LEARNED, self.tr("fitted normal")),
            ]
            if frame.truth is not None:
                truth.insert(0, (Truth.EXACT, self.tr("the distribution they were drawn from")))
        else:
            truth = [(Truth.EXACT, self.tr("every number"))]
        self.status.set_truth(truth)
        if not self.status.failed:  # an error stays until the user changes something
            self.status.set_message(words.message(frame))

    def _name_fit(self, frame: FitFrame) -> None:
        key, plane = frame.params.data, self.fit.plane
        if key in self.own_data:
            table = self.own_data[key]
            plane.set_labels(*table.columns[:2])
            name = table.name
        elif key == "galton":
            plane.set_labels(self.tr("mid-parent height (in)"), self.tr("child's height (in)"))
            name = self.tr("Galton's families, 1886")
        else:
            plane.set_labels("x₁", "x₂")
            name = self.tr("Your points") if key == "hand" else self.tr("Drawn from N(μ, Σ)")
        hint = self.tr("{name} · click adds, drag moves, right-click removes a point")
        plane.set_title(hint.format(name=name))

    def _fit_to_view(self, params: Normal2dParams) -> None:
        """Show the controls of the view, and the transport bar where there are steps."""
        self.panel.set_shown(shown_controls(params))
        self.panel.set_enabled("clear", bool(params.points))
        assert self.player
        steps = params.view == "noise" and params.positive_definite
        self.player.setVisible(steps and not self._picture_only)

    def set_picture_only(self, only: bool) -> None:
        """Hide everything but the picture; a view without steps has no transport bar to bring back."""
        super().set_picture_only(only)
        self._fit_to_view(self.params)

    # Texts, looks, state

    def retranslate(self) -> None:
        """Name axes and numbers, give the hints."""
        joint = self.plane.joint
        joint.plane.set_labels("x₁", "x₂")
        joint.above.set_labels("", "p(x₁)")
        joint.beside.set_labels("p(x₂)", "")
        self.noise.before.set_title(self.tr("noise ε"))
        self.noise.before.set_labels("ε₁", "ε₂")
        self.noise.after.set_title(self.tr("z on its way to μ + Lε"))
        self.noise.after.set_labels("z₁", "z₂")
        for column in (self.numbers, self.map_numbers, self.fit_numbers, self.lab_numbers):
            column.retranslate()
        self._name_surface()

    def _name_surface(self) -> None:
        if self.surface is not None:
            self.surface.setAccessibleName(self.tr("Density as a surface"))
            self.surface.setToolTip(self.tr("Drag, or use the arrow keys, to turn the surface"))

    def view_state(self) -> dict[str, Any]:
        """Return where the surface is seen from."""
        if self.surface is None:
            return {}
        return {"azimuth": self.surface.azimuth, "elevation": self.surface.elevation}

    def restore_view(self, view: dict[str, Any]) -> None:
        """Look at the surface from there again; raises ``ValueError`` if that is no place."""
        azimuth, elevation = view.get("azimuth"), view.get("elevation")
        if azimuth is None and elevation is None:
            return
        if not (isinstance(azimuth, int | float) and isinstance(elevation, int | float)):
            raise ValueError(f"azimuth and elevation must be degrees, not {azimuth!r} and {elevation!r}")
        if not (0 <= azimuth <= 360 and 0 <= elevation <= 90):
            raise ValueError(f"azimuth and elevation lie outside: {azimuth!r} and {elevation!r}")
        (self.surface or self._build_surface()).turn(azimuth, elevation)

    # The hand

    def _change(self, **values: Any) -> None:
        self.set_params(replace(self.params, **values), live=True)

    def _move_point(self, across: str, up: str, x: float, y: float) -> None:
        x, y = (min(max(round(value, 2), -EXTENT), EXTENT) for value in (x, y))
        self._change(**{across: x, up: y})

    def _move_centre(self, x: float, y: float) -> None:
        self._move_point("mean_x", "mean_y", x, y)

    def _move_axis(self, start: NDArray[Any], hand: NDArray[Any]) -> None:
        if self._grip is None:
            self._grip = self.params
        self.set_params(reshape(self._grip, start, hand), live=True)

    def _release(self) -> None:
        self._grip = None
        self.end_gesture()
        self.redraw()  # puts a handle back that was dragged beyond what is possible

    def _place_point(self, x: float, y: float) -> None:
        if len(self.params.points) < POINT_LIMIT:
            self.end_gesture()
            self._change(points=(*self.params.points, (round(x, 3), round(y, 3))))
            self.end_gesture()

    def _drag_point(self, index: int, x: float, y: float) -> None:
        points = list(self.params.points)
        if index < len(points):
            points[index] = (round(x, 3), round(y, 3))
            self._change(points=tuple(points))

    def _remove_point(self, index: int) -> None:
        points = self.params.points
        self.end_gesture()
        self._change(points=points[:index] + points[index + 1 :])
        self.end_gesture()

    def _enter(self, name: str, index: tuple[int, ...], value: float) -> None:
        self.end_gesture()
        self._change(**{name: with_entry(getattr(self.params, name), index, value)})
        self.end_gesture()
