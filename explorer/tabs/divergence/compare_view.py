"""Two distributions: both divergences, what they are made of, and what samples say about them."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from engines.divergence import CompareFrame, CompareParams, compare, with_bar, with_place, with_stroke
from engines.divergence.pair import Name
from explorer.parts.numbers import format_number
from explorer.parts.readout import Readout
from explorer.parts.runner import Runner
from explorer.parts.theme import Truth
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.parts.views import View, ViewsTab
from explorer.tabs.divergence.compare_controls import CONTROLS, shown_controls
from explorer.tabs.divergence.estimate_plot import EstimatePlot
from explorer.tabs.divergence.integrand_plot import IntegrandPlot
from explorer.tabs.divergence.pair_plot import PairPlot
from explorer.tabs.divergence.rows import Rows

_KEY_STEP = 0.05


class CompareView(View):
    """p and q above their integrand; numbers and the running estimate beside them.

    With bars the keys 1 to 8 choose an outcome of the edited distribution, Up and Down change it.
    """

    id = "compare"
    title = QT_TRANSLATE_NOOP("DivergenceTab", "Two distributions")
    controls = CONTROLS
    formulas = ("kl_density", "kl_density_reverse", "kl_discrete", "kl_discrete_reverse")

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__(tab)
        self.chosen = 0
        """Outcome that Up and Down change, from 0."""
        self.pair, self.integrand, self.estimate = PairPlot(), IntegrandPlot(), EstimatePlot()
        self.numbers = Readout((Truth.EXACT, Truth.SAMPLED), rows=5)
        self.rows = Rows(self.pair, self.integrand, (3, 2), stays=self.pair)
        self.rows.aloneChanged.connect(self._name_axes)
        self.picture.addWidget(self.rows)
        self.linked.addWidget(self.numbers)
        self.linked.addWidget(self.estimate, 1)
        self.pair.placed.connect(self._place)
        self.pair.stroked.connect(self._stroke)
        self.runner = tab.add_runner(Runner("thread"))

    def compute(self, params: CompareParams, *, live: bool) -> None:
        """Compare anew; it takes a few milliseconds."""
        self.set_shown(shown_controls(params))
        (self.runner.refresh if live else self.runner.start)(compare, params)

    def show_frame(self, frame: CompareFrame) -> None:
        """Draw both distributions and everything about their divergence."""
        params = frame.params
        shape = getattr(params, f"{params.hand}_shape")
        self.pair.paintable = params.kind == "density" and shape == "painted"
        self.pair.show_frame(frame)
        self.integrand.show_frame(frame)
        self.estimate.show_frame(frame)
        self._show_titles(frame)
        self._show_numbers(frame)
        self._say(frame)

    def retranslate(self) -> None:
        """Name the axes that stay the same."""
        self.estimate.set_labels(self.tr("samples N"), self.tr("estimate (nats)"))

    def take_key(self, event: QKeyEvent) -> bool:
        """Change a bar by the keyboard."""
        params: CompareParams = self.params
        if params.kind != "bars":
            return False
        key = Qt.Key(event.key())
        if event.text() in tuple("12345678") and int(event.text()) <= params.outcomes:
            self.chosen = int(event.text()) - 1
            return True
        steps = {Qt.Key.Key_Up: _KEY_STEP, Qt.Key.Key_Down: -_KEY_STEP}
        if key not in steps:
            return False
        index = min(self.chosen, params.outcomes - 1)
        before = float(params.probabilities(params.hand)[index])
        self.change(**with_bar(params, params.hand, index, before + steps[key]))
        self.tab.end_gesture()
        return True

    def _place(self, who: str, index: int, x: float, y: float) -> None:
        params: CompareParams = self.params
        side: Name = "p" if who == "p" else "q"
        if params.kind == "bars":
            self.change(**with_bar(params, side, index, y))
        else:
            self.change(**with_place(params, side, index, x))

    def _stroke(self, x0: float, y0: float, x1: float, y1: float) -> None:
        params: CompareParams = self.params
        self.change(**with_stroke(params, params.hand, (x0, y0), (x1, y1)))

    def _show_titles(self, frame: CompareFrame) -> None:
        params = frame.params
        if params.kind == "bars":
            title = self.tr("p and q: drag the top of a bar; the others share the rest")
        elif self.pair.paintable:
            title = self.tr("Paint {who} with the mouse; at the bottom it becomes 0")
        else:
            title = self.tr("p and q: drag a centre or a width")
        self._name_axes()
        self.pair.set_title(title.format(who=params.hand))
        names = {"pq": ("p", "q"), "qp": ("q", "p")}[params.direction]
        self.estimate.set_title(
            self.tr("KL({first}‖{second}) from samples of {first}").format(first=names[0], second=names[1])
        )

    def _name_axes(self) -> None:
        params: CompareParams = self.params if self.frame is None else self.frame.params
        discrete = params.kind == "bars"
        across = self.tr("outcome") if discrete else "x"
        up = self.tr("probability") if discrete else self.tr("density")
        self.pair.set_labels(across if self.rows.alone else "", up)
        self.integrand.set_labels(across, self.tr("integrand"))

    def _show_numbers(self, frame: CompareFrame) -> None:
        self.numbers.set_texts(
            (self.tr("exact"), self.tr("N = {n}").format(n=format_number(frame.params.n))),
            (
                "KL(p‖q)",
                "KL(q‖p)",
                self.tr("area > 0"),
                self.tr("area < 0"),
                self.tr("± 2 SE"),
            ),
        )
        found = format_number(frame.estimate.value)
        forward = frame.params.direction == "pq"
        self.numbers.set_row(0, format_number(frame.kl_pq, 4), found if forward else "")
        self.numbers.set_row(1, format_number(frame.kl_qp, 4), "" if forward else found)
        self.numbers.set_row(2, format_number(frame.areas.positive, 4), "")
        self.numbers.set_row(3, format_number(frame.areas.negative, 4), "")
        self.numbers.set_row(4, "", format_number(2.0 * frame.estimate.value_error))

    def _say(self, frame: CompareFrame) -> None:
        params, estimate = frame.params, frame.estimate
        names = {"pq": ("p", "q"), "qp": ("q", "p")}[params.direction]
        formula = "kl_discrete" if params.kind == "bars" else "kl_density"
        self.tab.formula.show_formula(formula if params.direction == "pq" else f"{formula}_reverse")
        values: dict[str, Any] = {
            "first": names[0],
            "second": names[1],
            "exact": format_number(frame.kl),
            "other": format_number(frame.kl_qp if params.direction == "pq" else frame.kl_pq),
            "found": format_number(estimate.value),
            "error": format_number(2.0 * estimate.value_error),
            "n": format_number(params.n),
        }
        # The left side stands in the formula above; short, so that it fits in one line at 200 %.
        if math.isfinite(estimate.value):
            text = self.tr("{exact} ≈ {found} ± {error} · KL({second}‖{first}) = {other}")
        else:
            text = self.tr("{exact} ≈ {found} · KL({second}‖{first}) = {other}")
        self.tab.formula.set_numbers(text.format(**values))
        self.tab.status.set_truth(
            (
                (Truth.EXACT, self.tr("both divergences and areas")),
                (Truth.SAMPLED, self.tr("N = {n} from {first}").format(**values)),
            )
        )
        if math.isinf(frame.kl):
            note = self.tr("{first} has probability where {second} has none: KL({first}‖{second}) = ∞.")
        elif estimate.value < 0.0:
            note = self.tr("The estimate is negative: so few samples may say so, the divergence cannot be.")
        elif frame.ever_negative:
            note = self.tr("With fewer samples the estimate was negative; the divergence never is.")
        else:
            note = ""
        self.tab.status.set_note(note.format(**values))
