"""The view that shows why mixtures are hard: coupled equations, equal maxima, no upper bound."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from engines.gmm.hard import HardParams
from engines.gmm.means_surface import MeansFrame, means_surface
from engines.gmm.spike import SpikeFrame, spike
from explorer.parts.numbers import format_number
from explorer.parts.readout import Readout
from explorer.parts.runner import Runner
from explorer.parts.theme import Truth
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.parts.views import View, ViewsTab
from explorer.tabs.gmm.hard_controls import HARD_CONTROLS, shown_controls
from explorer.tabs.gmm.line_plots import LinePlot, SpikeTermsPlot, TermsPlot
from explorer.tabs.gmm.means_surface_plot import MeansSurfacePlot
from explorer.tabs.gmm.spike_plot import SpikePlot

_TOP = 0.45
"""Density at the upper edge of the picture with the data, at σ 1."""


class HardView(View):
    """The surface over both means, or the spike; beside them the data and what each point adds.

    Attributes
    ----------
    surface, spike
        The two pictures.
    density, terms, sums, equations, spike_terms, bounds
        The linked columns.
    """

    id = "hard"
    title = QT_TRANSLATE_NOOP("GmmTab", "Why it is hard")
    controls = HARD_CONTROLS
    formulas = ("gmm_log_of_sum", "gmm_spike")

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__(tab)
        self.surface, self.spike = MeansSurfacePlot(), SpikePlot()
        self._pictures, self._columns = QStackedWidget(), QStackedWidget()
        for widget in (self.surface, self.spike):
            self._pictures.addWidget(widget)
        self.picture.addWidget(self._pictures, 1)
        self.density, self.terms = LinePlot(), TermsPlot()
        self.sums = Readout((Truth.LEARNED,), rows=3)
        self.equations = Readout((None, None, None), rows=2)
        self.spike_terms, self.bounds = SpikeTermsPlot(), Readout((Truth.EXACT,), rows=5)
        self._add_column(self.density, self.terms, self.sums, self.equations)
        self._add_column(self.spike_terms, self.bounds)
        self.linked.addWidget(self._columns, 1)
        self.surface.moved.connect(lambda x, y: self.change(mean_1=x, mean_2=y))
        self.spike.stdMoved.connect(lambda std: self.change(spike_std=std))
        self.spike.placePicked.connect(self._pick)
        for handle in (self.surface.point, self.spike.point):
            handle.released.connect(tab.redraw)  # back to where it belongs
        self.runner = tab.add_runner(Runner("thread"))

    def compute(self, params: HardParams, *, live: bool) -> None:
        """Compute the picture that is chosen."""
        self.set_shown(shown_controls(params.picture))
        engine = means_surface if params.picture == "surface" else spike
        (self.runner.refresh if live else self.runner.start)(engine, params)

    def show_frame(self, frame: MeansFrame | SpikeFrame) -> None:
        """Draw the picture that the frame is of."""
        index = int(isinstance(frame, SpikeFrame))
        self._pictures.setCurrentIndex(index)
        self._columns.setCurrentIndex(index)
        if isinstance(frame, SpikeFrame):
            self._show_spike(frame)
        else:
            self._show_means(frame)

    def retranslate(self) -> None:
        """Name axes, titles and rows."""
        self.surface.set_title(self.tr("Log-likelihood over both means · drag the point"))
        self.surface.set_labels("μ₁", "μ₂")
        for plot in (self.density, self.spike.density):
            plot.set_labels("x", "p(x)")
        self.density.set_title(self.tr("Data and mixture"))
        self.spike.density.set_title(self.tr("Data and mixture · click a point to put component 2 on it"))
        self.terms.set_title(self.tr("log of sum, above the sum of logs"))
        self.spike_terms.set_title(self.tr("log p(x) of each point"))
        for plot in (self.terms, self.spike_terms):
            plot.set_labels("x", self.tr("nats"))
        self.sums.set_texts(
            (self.tr("per point"),), (self.tr("log of sum"), self.tr("sum of logs"), self.tr("gap"))
        )
        self.equations.set_texts((self.tr("now"), "Σ q x / Σ q", self.tr("slope")), ("μ₁", "μ₂"))
        self.spike.curve.set_title(self.tr("Log-likelihood · drag σ₂ towards 0"))
        self.spike.curve.set_labels("σ₂", "log p(D)")
        self.bounds.set_texts(
            ("",),
            (
                self.tr("log p(D)"),
                self.tr("term of the point"),
                self.tr("all other points"),
                self.tr("slope by log σ₂"),
                self.tr("density at the point"),
            ),
        )

    def _add_column(self, *widgets: QWidget) -> None:
        column = QWidget()
        stack = QVBoxLayout(column)
        stack.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            stack.addWidget(widget, int(not isinstance(widget, Readout)))
        self._columns.addWidget(column)

    def _show_means(self, frame: MeansFrame) -> None:
        params, landscape = frame.params, frame.landscape
        self.surface.show_frame(frame)
        heights = [format_number(float(value), 4) for value in landscape.heights]
        saddle = self.tr("saddle") if landscape.middle_kind == "saddle" else ""
        self.surface.name_points((heights[0], heights[-1], saddle))
        self.density.show_density(frame.x, frame.line, frame.parts, _TOP / min(params.std, 1.0))
        self.terms.show_terms(frame.x, frame.terms, frame.line, frame.curves)
        means = (frame.terms.log_of_sum, frame.terms.sum_of_log, frame.terms.gaps)
        for row, values in enumerate(means):
            self.sums.set_row(row, format_number(float(values.mean())))
        for k, mean in enumerate((params.mean_1, params.mean_2)):
            numbers = (mean, float(frame.update[k]), float(frame.gradient[k]))
            self.equations.set_row(k, *(format_number(number) for number in numbers))
        log_of_sum, sum_of_log, gap = (format_number(float(values.sum())) for values in means)
        self.tab.formula.show_formula("gmm_log_of_sum")
        self.tab.formula.set_numbers(
            self.tr("{log_of_sum} ≥ {sum_of_log}: the gap is {gap} nats").format(
                log_of_sum=log_of_sum, sum_of_log=sum_of_log, gap=gap
            )
        )
        self._say(self.tr("surface"), params)
        self.tab.status.set_note(self._about_maxima(frame))

    def _about_maxima(self, frame: MeansFrame) -> str:
        if len(frame.landscape.maxima) == 1:
            return self.tr("One maximum: the data are no wider than σ.")
        if frame.params.weight == 0.5:
            return self.tr("Two equal maxima: μ₁ and μ₂ can change places.")
        return self.tr("Unequal maxima: the known weights do not change places.")

    def _show_spike(self, frame: SpikeFrame) -> None:
        self.spike.show_frame(frame)
        self.spike_terms.show_terms(frame.x, frame.terms.log_of_sum, frame.params.row)
        numbers = (frame.log_likelihood, frame.own, frame.rest, frame.slope, frame.peak)
        for row, value in enumerate(numbers):
            self.bounds.set_row(row, format_number(value))
        self.tab.formula.show_formula("gmm_spike")
        self.tab.formula.set_numbers(
            self.tr("σ₂ = {std}: log p(D) = {value}, slope {slope}").format(
                std=format_number(frame.params.spike_std),
                value=format_number(frame.log_likelihood),
                slope=format_number(frame.slope),
            )
        )
        self._say(self.tr("curve"), frame.params)
        self.tab.status.set_note(self.tr("No bound: log p(D) grows as −log σ₂."))

    def _say(self, exact: str, params: HardParams) -> None:
        self.tab.status.set_truth(
            (
                (Truth.EXACT, exact),
                (Truth.SAMPLED, self.tr("{count} points").format(count=params.count)),
                (Truth.LEARNED, self.tr("the mixture")),
            )
        )

    def _pick(self, place: float) -> None:
        frame = self.frame
        if isinstance(frame, SpikeFrame):
            self.tab.end_gesture()
            self.change(datum=frame.nearest(place))
            self.tab.end_gesture()
