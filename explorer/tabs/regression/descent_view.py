"""The view of the race: SGD, momentum and Adam side by side, recorded and scrubbed."""

from __future__ import annotations

from engines.regression.descent import OPTIMIZERS
from engines.regression.objectives import LINE_POINTS
from engines.regression.race import glimpse, race
from engines.regression.race_frame import DescentFrame, DescentParams
from explorer.parts.numbers import format_number
from explorer.parts.readout import Readout
from explorer.parts.theme import Truth
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.parts.views import ViewsTab
from explorer.tabs.regression.descent_controls import CONTROLS
from explorer.tabs.regression.descent_losses import DescentLosses
from explorer.tabs.regression.descent_plot import COLOURS, MARKS, DescentPlot
from explorer.tabs.regression.replayed_view import ReplayedView


class DescentView(ReplayedView):
    """Three optimizers on one surface from one start."""

    id = "descent"
    title = QT_TRANSLATE_NOOP("RegressionTab", "Descent")
    controls = CONTROLS
    formulas = ("descent",)
    run, run_at = staticmethod(race), staticmethod(glimpse)
    rate = 30.0

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__(tab)
        self.plot, self.losses = DescentPlot(), DescentLosses()
        self.numbers = Readout(
            (None, None), rows=len(OPTIMIZERS), colours=[COLOURS[name] for name in OPTIMIZERS]
        )
        self.picture.addWidget(self.plot)
        self.place = Readout((None,), rows=1)
        self.linked.addWidget(self.numbers)
        self.linked.addWidget(self.place)
        self.linked.addWidget(self.losses, 1)
        self.plot.startMoved.connect(lambda a, b: self.change(a=a, b=b))

    def compute(self, params: DescentParams, *, live: bool) -> None:
        """Race; the seed is offered where it draws something."""
        drawn = params.surface == "line"
        self.set_shown([control.field for control in CONTROLS if control.field != "seed" or drawn])
        super().compute(params, live=live)

    def show_frame(self, frame: DescentFrame) -> None:
        """Draw a step: ways, losses, numbers, formula, and who has been stopped."""
        player = self.tab.player
        assert player
        self.plot.show_frame(frame)
        self.losses.show_frame(frame)
        for row, way in enumerate(frame.ways):
            at = frame.row(way)
            value = self.tr("stopped") if frame.stopped(way) else format_number(float(way.excess[at]))
            self.numbers.set_row(row, value, format_number(way.bound))
        step, steps = format_number(frame.step), format_number(frame.params.steps)
        player.set_label(f"{step} / {steps}")
        self._show_sgd(frame)
        self._show_truth(frame)
        self.tab.status.set_note(" ".join(self._stops(frame)))

    def _show_sgd(self, frame: DescentFrame) -> None:
        """Write out where SGD is, and the gradient that it will follow."""
        sgd = frame.ways[0]
        at = frame.row(sgd)
        point, gradient = sgd.points[at].tolist(), sgd.gradients[at].tolist()
        self.place.set_row(0, f"({', '.join(map(format_number, point))})")
        slope = ", ".join(format_number(value, 2) for value in gradient)
        self.tab.formula.set_numbers(f"SGD: g = ({slope})")

    def _show_truth(self, frame: DescentFrame) -> None:
        exact = (Truth.EXACT, self.tr("surface and gradients, every step in double precision"))
        if frame.params.surface == "line":
            points = self.tr("line through {count} points").format(count=LINE_POINTS)
            self.tab.status.set_truth((exact, (Truth.SAMPLED, points)))
        else:
            self.tab.status.set_truth((exact,))

    def _stops(self, frame: DescentFrame) -> list[str]:
        """Say of each optimizer that has diverged by now where it was stopped."""
        text = self.tr("{name} diverges: stopped at step {step}.")
        return [
            text.format(name=name, step=format_number(way.last))
            for name, way in zip(self._names(), frame.ways, strict=True)
            if frame.stopped(way)
        ]

    def _names(self) -> tuple[str, str, str]:
        return "SGD", self.tr("Momentum"), "Adam"

    def retranslate(self) -> None:
        """Name axes, titles and rows."""
        self.plot.set_title(self.tr("Drag the start or click · Space plays the race"))
        self.losses.set_title(self.tr("Loss above its lowest value"))
        self.losses.set_labels(self.tr("step"), self.tr("f − min f"))
        self.numbers.set_texts(
            (self.tr("f − min f"), self.tr("η limit")),
            [f"{mark} {name}" for mark, name in zip(MARKS.values(), self._names(), strict=True)],
        )
        self.place.set_texts(("",), (self.tr("SGD is at"),))
