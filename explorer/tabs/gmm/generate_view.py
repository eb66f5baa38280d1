"""The view that generates: a mixture shaped by hand, and its sample drawn step by step."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from numpy.typing import NDArray
from PySide6.QtWidgets import QHBoxLayout

from engines.gmm.field import MASSES
from engines.gmm.generate import GenerateFrame, generate
from engines.gmm.generate_params import GenerateParams
from engines.gmm.generate_shaping import reshape_component, with_mean
from engines.gmm.old_faithful import described, eruption_mixtures
from engines.projection import project_surface
from explorer.parts.numbers import format_number
from explorer.parts.runner import Runner
from explorer.parts.surface_view import SurfaceView
from explorer.parts.theme import Truth
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.parts.views import View, ViewsTab
from explorer.tabs.gmm.generate_controls import GENERATE_CONTROLS, PRESETS, shown_controls
from explorer.tabs.gmm.generate_plot import FieldPlot, HandMixturePlot
from explorer.tabs.gmm.generate_side import CategoryPlot, MomentsTable

_STEPS_A_SECOND = 2.5
_SUBSCRIPTS = "₁₂₃₄₅"


class GenerateView(View):
    """The plane of the mixture; beside it the bars of z and the numbers, or the density as a surface.

    Attributes
    ----------
    plane, single
        The mixture, and in the plane of Old Faithful one normal beside it.
    bars, table, surface
        The linked column.
    """

    id = "generate"
    title = QT_TRANSLATE_NOOP("GmmTab", "Generate")
    controls = GENERATE_CONTROLS
    formulas = ("gmm_moments", "gmm_generate", "gmm")
    steps = True

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__(tab)
        self.single, self.plane = FieldPlot(), HandMixturePlot(lambda: self.params)
        row = QHBoxLayout()
        row.addWidget(self.single, 1)
        row.addWidget(self.plane, 1)
        self.picture.addLayout(row, 1)
        self.bars, self.table, self.surface = CategoryPlot(), MomentsTable(), SurfaceView()
        self.linked.addWidget(self.bars, 2)
        self.linked.addWidget(self.table)
        self.linked.addWidget(self.surface, 3)
        self._held: GenerateParams | None = None
        self.plane.centreMoved.connect(self._move_centre)
        self.plane.axisMoved.connect(self._move_axis)
        self.plane.letGo.connect(self._release)
        self.runner = tab.add_runner(Runner("thread"), record=True)

    def compute(self, params: GenerateParams, *, live: bool) -> None:
        """Record the drawing of a sample; it takes a few milliseconds, so it can follow a drag."""
        player = self.tab.player
        assert player
        player.set_rate(_STEPS_A_SECOND)
        self.set_shown(shown_controls(params.plane))
        for field in ("selected", "weight"):
            self.set_enabled(field, params.components > 1)
        self.tab.new_recording(params)
        (self.runner.refresh if live else self.runner.start)(generate, params)

    def trigger(self, action: str) -> None:
        """Show one of the mixtures for Old Faithful."""
        if action in PRESETS:
            self._take(described(self.params, eruption_mixtures()[action], "old_faithful"))
            self.tab.end_gesture()

    def show_frame(self, frame: GenerateFrame) -> None:
        """Draw a step: plane, bars, numbers, formula, and its place in the run."""
        params, scene = frame.params, frame.scene
        self.single.setVisible(scene.eruptions is not None)
        if scene.eruptions is not None:
            image = params.picture == "image"
            self.single.show_field(scene.eruptions.single_field, params.plane, Truth.LEARNED, image=image)
            self.single.show_data(scene.eruptions.x)
        self.plane.show_frame(frame)
        self.bars.show_frame(frame)
        self.table.setVisible(params.picture != "surface")
        self.surface.setVisible(params.picture == "surface")
        self.surface.show_surface(partial(project_surface, scene.field.relief))
        self.table.show_frame(frame)
        self._name_plane(frame)
        self._say(frame)

    def retranslate(self) -> None:
        """Name axes and rows."""
        self.bars.set_title(self.tr("z: weights φ and fractions drawn"))
        self.bars.set_labels(self.tr("component"), self.tr("probability"))
        self.surface.setAccessibleName(self.tr("Density as a surface"))
        self.surface.setToolTip(self.tr("Drag, or use the arrow keys, to turn the surface"))
        self.table.retranslate()

    def view_state(self) -> dict[str, Any]:
        """Return where the surface is seen from."""
        return {"azimuth": self.surface.azimuth, "elevation": self.surface.elevation}

    def restore_view(self, view: dict[str, Any]) -> None:
        """Look at the surface from there again; raises ``ValueError`` if that is no place."""
        azimuth, elevation = view.get("azimuth"), view.get("elevation")
        if not (isinstance(azimuth, int | float) and isinstance(elevation, int | float)):
            raise ValueError(f"azimuth and elevation must be degrees, not {azimuth!r} and {elevation!r}")
        if not (0 <= azimuth <= 360 and 0 <= elevation <= 90):
            raise ValueError(f"azimuth and elevation lie outside: {azimuth!r} and {elevation!r}")
        self.surface.turn(azimuth, elevation)

    # The hand

    def _take(self, params: GenerateParams) -> None:
        self.change(
            plane=params.plane,
            weights=params.weights,
            means=params.means,
            spreads=params.spreads,
            selected=params.selected,
        )

    def _move_centre(self, number: int, x: float, y: float) -> None:
        self._take(with_mean(replace(self.params, selected=number), x, y))

    def _move_axis(self, start: NDArray[Any], hand: NDArray[Any]) -> None:
        if self._held is None:
            self._held = self.params
        self._take(reshape_component(self._held, start, hand))

    def _release(self) -> None:
        self._held = None
        self.tab.end_gesture()
        self.tab.redraw()  # puts a handle back that was dragged beyond what is possible

    # Words

    def _name_plane(self, frame: GenerateFrame) -> None:
        eruptions = frame.scene.eruptions
        if eruptions is None:
            self.plane.set_labels("x₁", "x₂")
            self.plane.set_title(self.tr("Drag a centre, or an axis of the selected ellipse"))
            return
        self.single.set_labels(self.tr("eruption (min)"), self.tr("waiting (min)"))
        self.plane.set_labels(self.tr("eruption (min)"), "")  # on the same axis as the picture beside it
        score = self.tr("One: {score}")
        self.single.set_title(score.format(score=_score(eruptions.single_score)))
        score = self.tr("K = {count}: {score} · drag it")
        self.plane.set_title(score.format(count=frame.params.components, score=_score(eruptions.score)))

    def _say(self, frame: GenerateFrame) -> None:
        params, player = frame.params, self.tab.player
        assert player
        count, newest = format_number(frame.shown), frame.newest
        masses = ", ".join(f"{100 * mass:g}" for mass in MASSES)
        density = self.tr("K = {count}; contours hold {masses} %")
        truth = [(Truth.EXACT, density.format(count=params.components, masses=masses))]
        if frame.scene.eruptions is not None:
            truth = [
                (Truth.SAMPLED, self.tr("{count} eruptions").format(count=len(frame.scene.eruptions.x))),
                (Truth.LEARNED, density.format(count=params.components, masses=masses)),
            ]
        if params.samples:
            truth.append((Truth.SAMPLED, self.tr("{count} points drawn").format(count=count)))
        self.tab.status.set_truth(tuple(truth))
        if frame.pending and newest is not None:
            player.set_label(self.tr("z of no. {number}").format(number=frame.shown + 1))
        elif frame.one_by_one:
            player.set_label(self.tr("x of no. {number}").format(number=frame.shown))
        else:
            player.set_label(f"n = {count}")
        self.tab.status.set_note(self.tr("Space draws z, then x, one by one.") if params.samples else "")
        self._show_formula(frame)

    def _show_formula(self, frame: GenerateFrame) -> None:
        formula, scene, newest = self.tab.formula, frame.scene, frame.newest
        if frame.one_by_one and newest is not None:
            formula.show_formula("gmm_generate")
            chosen = f"z = {newest + 1},  φ{_SUBSCRIPTS[newest]} = {_number(scene.mixture.weights[newest])}"
            if not frame.pending:
                x = ", ".join(_number(value) for value in frame.x[-1])
                chosen += f"  →  x = ({x})"
            formula.set_numbers(chosen)
        elif scene.eruptions is not None:
            formula.show_formula("gmm")
            text = self.tr("mean log p: one normal {single}, this mixture {score}, best of two {best}")
            formula.set_numbers(
                text.format(
                    single=_score(scene.eruptions.single_score),
                    score=_score(scene.eruptions.score),
                    best=_score(scene.eruptions.best_score),
                )
            )
        elif not frame.params.colours:
            formula.show_formula("gmm")
            formula.set_numbers(self.tr("z is not seen: all that data show is the sum over k"))
        else:
            formula.show_formula("gmm_moments")
            parts = (scene.within, scene.between, scene.covariance)
            within, between, total = (_number(matrix[0, 0]) for matrix in parts)
            formula.set_numbers(f"Σ₁₁ = {within} + {between} = {total}")


def _number(value: float) -> str:
    return format_number(float(value))


def _score(value: float) -> str:
    return f"{value:.4f}".replace("-", "−")
