"""The view of automatic differentiation: the graph of a computation, forward and back, and a check."""

from __future__ import annotations

from engines.regression.autodiff import differentiate, differentiate_at
from engines.regression.autodiff_frame import AutodiffFrame, AutodiffParams
from explorer.parts.numbers import format_number
from explorer.parts.readout import Readout
from explorer.parts.theme import Truth
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.parts.views import ViewsTab
from explorer.tabs.regression.graph_controls import CONTROLS
from explorer.tabs.regression.graph_drawing import GraphDrawing, written
from explorer.tabs.regression.graph_plots import (
    INPUT_COLOURS,
    INPUT_MARKS,
    CheckPlot,
    PointPlot,
    power_of_ten,
)
from explorer.tabs.regression.replayed_view import ReplayedView


class GraphView(ReplayedView):
    """Values go forward through the graph, gradients come back; finite differences check the result."""

    id = "graph"
    title = QT_TRANSLATE_NOOP("RegressionTab", "Autodiff")
    controls = CONTROLS
    formulas = ("autodiff",)
    run, run_at = staticmethod(differentiate), staticmethod(differentiate_at)
    rate = 1.5

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__(tab)
        self.graph, self.place, self.check = GraphDrawing(), PointPlot(), CheckPlot()
        self.numbers = Readout((None, None, None), rows=len(INPUT_COLOURS), colours=INPUT_COLOURS)
        self.picture.addWidget(self.graph)
        self.linked.addWidget(self.place, 1)
        self.linked.addWidget(self.numbers)
        self.linked.addWidget(self.check, 1)
        self.place.pointMoved.connect(self._move)

    def compute(self, params: AutodiffParams, *, live: bool) -> None:
        """Go through the graph; an expression of one input has no second."""
        lone = len(params.point) == 1
        self.set_shown([control.field for control in CONTROLS if control.field != "v" or not lone])
        super().compute(params, live=live)

    def _move(self, u: float, v: float) -> None:
        if len(self.params.point) == 1:
            self.change(u=u)
        else:
            self.change(u=u, v=v)

    def show_frame(self, frame: AutodiffFrame) -> None:
        """Draw a step: graph, point, check, and the step in words."""
        player = self.tab.player
        assert player
        self.graph.show_frame(frame)
        self.place.show_frame(frame)
        self.check.show_frame(frame)
        self._show_numbers(frame)
        self.tab.formula.set_numbers(self._step_in_numbers(frame))
        name = frame.graph.names[frame.active]
        places = {
            "inputs": self.tr("inputs"),
            "forward": self.tr("forward: {name}").format(name=name),
            "seed": self.tr("back: start"),
            "backward": self.tr("back: {name}").format(name=name),
        }
        player.set_label(places[frame.phase])
        self.tab.status.set_truth(
            ((Truth.EXACT, self.tr("values and gradients by the chain rule, in double precision")),)
        )
        self.tab.status.set_note("")

    def _show_numbers(self, frame: AutodiffFrame) -> None:
        check, names = frame.check, frame.terrain.names
        by = self.tr("{mark} by {name}")
        rows = [by.format(mark=mark, name=name) for mark, name in zip(INPUT_MARKS, names * 2, strict=False)]
        heads = (self.tr("autodiff"), f"h = {power_of_ten(frame.params.power)}", self.tr("error"))
        self.numbers.set_texts(heads, rows)
        self.numbers.set_visible_rows(len(names))
        columns = zip(frame.gradient, check.estimates, check.error_here, strict=True)
        for row, (exact, estimate, error) in enumerate(columns):
            pair = (format_number(float(value)) for value in (exact, estimate))
            self.numbers.set_row(row, *pair, format_number(float(error), 1))

    def _step_in_numbers(self, frame: AutodiffFrame) -> str:
        graph = frame.graph
        if frame.phase == "inputs":
            pairs = zip(graph.names[: graph.inputs], graph.values.tolist(), strict=False)
            return ", ".join(f"{name} = {written(value)}" for name, value in pairs)
        v = graph.names[frame.active]
        if frame.phase == "forward":
            return f"{v} = {graph.texts[frame.active]} = {written(float(graph.values[frame.active]))}"
        if frame.phase == "seed":
            return "∂f/∂f = 1"
        gradient = written(float(graph.gradients[frame.active]))
        parts = []
        for edge, passed in zip(frame.active_edges.tolist(), frame.contributions.tolist(), strict=True):
            u, slope = graph.names[int(graph.edges[edge, 0])], written(float(graph.slopes[edge]))
            parts.append(f"∂f/∂{u} += {gradient} · {slope} = {written(passed)}")
        return ",  ".join(parts)

    def retranslate(self) -> None:
        """Name axes and titles."""
        self.graph.set_title(self.tr("Space plays: values forward, gradients ∂f back"))
        self.place.set_title(self.tr("Drag the point or click"))
        self.check.set_title(self.tr("Error of finite differences"))
        self.check.set_labels("h", self.tr("relative error"))
        self.check.name.setText(self.tr("thin: rounding ε |f| / h"))
