"""The view of the number of components: BIC and AIC over K, and the mixture of the K that is selected."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from engines.gmm import ELLIPSE_MASS
from engines.gmm.criteria import parameter_counts
from engines.gmm.data import extent
from engines.gmm.selection import MOST_COMPONENTS, Candidate, SelectionFrame, SelectionParams, select
from explorer.parts.controls import Slider, Toggle
from explorer.parts.numbers import format_number
from explorer.parts.readout import Readout
from explorer.parts.runner import Runner
from explorer.parts.theme import Theme, Truth
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.parts.views import ViewsTab
from explorer.tabs.gmm.criteria_plots import CriteriaPlot, RisePlot
from explorer.tabs.gmm.mixture_plot import MixturePlot
from explorer.tabs.gmm.plane_view import COUNT, DATA, SEED, PlaneView

CONTROLS = (
    DATA,
    COUNT,
    Slider(
        "most",
        QT_TRANSLATE_NOOP("GmmTab", "Largest K"),
        QT_TRANSLATE_NOOP("GmmTab", "Mixtures of one component up to this many are compared"),
        minimum=2,
        maximum=MOST_COMPONENTS,
    ),
    Slider(
        "starts",
        QT_TRANSLATE_NOOP("GmmTab", "Starts for each K"),
        QT_TRANSLATE_NOOP("GmmTab", "How many times EM is run for each K; the best run counts"),
        minimum=1,
        maximum=20,
    ),
    Toggle(
        "held_out",
        QT_TRANSLATE_NOOP("GmmTab", "Held-out data"),
        QT_TRANSLATE_NOOP("GmmTab", "Also score each fifth of the data by a mixture fitted to the others"),
    ),
    SEED,
)


class SelectionView(PlaneView):
    """Criteria and mixture in the picture; the rising likelihood and the numbers beside it."""

    id = "selection"
    title = QT_TRANSLATE_NOOP("GmmTab", "Choosing K")
    controls = CONTROLS
    formulas = ("gmm_bic",)

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__(tab)
        self.selected: int | None = None
        """The K that is shown; None for the one with the lowest BIC."""
        self.criteria, self.mixture, self.rise = CriteriaPlot(), MixturePlot(), RisePlot()
        self._both = QHBoxLayout()
        self._both.addWidget(self.criteria, 1)
        self._both.addWidget(self.mixture, 1)
        self.picture.addLayout(self._both, 1)
        self.numbers = Readout((None, None), rows=5)
        self.linked.addWidget(self.numbers)
        self.linked.addWidget(self.rise, 1)
        for plot in (self.criteria, self.rise):
            plot.clicked.connect(lambda x, _: self._select_near(x))
        self.runner = tab.add_runner(Runner("thread"))
        self.runner.failed.connect(self.take_back)

    def compute(self, params: SelectionParams, *, live: bool) -> None:
        """Fit a mixture for every K; the curves grow as they come."""
        self.enable_count(params.data)
        (self.runner.refresh if live else self.runner.start)(select, params, *self.own_points(params.data))

    def show_frame(self, frame: SelectionFrame) -> None:
        """Draw the candidates so far."""
        shown = self._shown(frame)
        candidate = frame.candidates[shown - 1]
        self.criteria.show_frame(frame, shown)
        self.rise.show_frame(frame, shown)
        self._show_mixture(frame, candidate)
        self._show_numbers(frame, candidate)
        self._show_words(frame, candidate)

    def select(self, components: int) -> None:
        """Show the mixture of a K."""
        self.selected = components
        self.tab.redraw()

    def take_key(self, event: QKeyEvent) -> bool:
        """Left and Right change K; Home and End go to the smallest and the largest."""
        if self.frame is None:
            return False
        shown, last = self._shown(self.frame), len(self.frame.candidates)
        wanted = {
            Qt.Key.Key_Left: shown - 1,
            Qt.Key.Key_Right: shown + 1,
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key not in wanted:
            return False
        self.select(min(max(wanted[key], 1), last))
        return True

    def view_state(self) -> dict[str, Any]:
        """Return the selected K."""
        return {"selected": self.selected}

    def restore_view(self, view: dict[str, Any]) -> None:
        """Select a K again; raises ``ValueError`` if it is none."""
        selected = view.get("selected")
        if selected is not None and (type(selected) is not int or not 1 <= selected <= MOST_COMPONENTS):
            raise ValueError(f"selected must be a number of components or None, not {selected!r}")
        self.selected = selected

    def apply_theme(self, theme: Theme) -> None:
        """Space the two plots with the text."""
        super().apply_theme(theme)
        self._both.setSpacing(theme.px(8))

    def retranslate(self) -> None:
        """Name axes and titles."""
        self.criteria.set_title(self.tr("Click a K"))
        self.criteria.set_labels(self.tr("components K"), self.tr("lower is better"))
        self.rise.set_title(self.tr("More always fits better"))
        self.rise.name.setText(self.tr("fitted"))
        self.rise.held_name.setText(self.tr("held out"))
        self.rise.set_labels(self.tr("components K"), self.tr("nats per point"))

    def _shown(self, frame: SelectionFrame) -> int:
        if self.selected is not None and self.selected <= len(frame.candidates):
            return self.selected
        return frame.best("bic") or 1

    def _select_near(self, x: float) -> None:
        if self.frame is not None:
            self.select(min(max(round(x), 1), len(self.frame.candidates)))

    def _show_mixture(self, frame: SelectionFrame, candidate: Candidate) -> None:
        ranges, run, x = extent(frame.points.x), candidate.run, frame.points.x
        self.name_axes(self.mixture, frame.params.data)
        if run is None:
            self.mixture.set_title(self.tr("K = {k}: every run collapsed").format(k=candidate.components))
            self.mixture.show_plain(x, ranges)
            return
        self.mixture.set_title(self.tr("Best mixture of {k} (φ)").format(k=candidate.components))
        self.mixture.show_points(x, run.responsibilities[:, run.order], ranges)
        names = [format_number(float(weight), 2) for weight in run.mixture.weights[run.order]]
        self.mixture.show_components(run.mixture.means[run.order], run.ellipses[run.order], names, ranges)

    def _show_numbers(self, frame: SelectionFrame, candidate: Candidate) -> None:
        held = frame.params.held_out
        self.numbers.set_texts(
            ("BIC", "AIC"),
            (
                self.tr("−2 log L"),
                self.tr("+ penalty"),
                self.tr("= criterion"),
                self.tr("lowest at K"),
                self.tr("held-out best"),
            ),
        )
        minus_two = format_number(-2.0 * candidate.log_likelihood, 5)
        self.numbers.set_row(0, minus_two, minus_two)
        self.numbers.set_row(1, *(format_number(penalty, 4) for penalty in candidate.penalties))
        self.numbers.set_row(2, format_number(candidate.bic, 5), format_number(candidate.aic, 5))
        self.numbers.set_row(3, *(str(frame.best(name) or "–") for name in ("bic", "aic")))
        self.numbers.set_row(4, str(frame.best("held_out") or "–"), "")
        self.numbers.set_visible_rows(5 if held else 4)

    def _show_words(self, frame: SelectionFrame, candidate: Candidate) -> None:
        k = candidate.components
        weights, means, covariances = parameter_counts(k, frame.points.x.shape[1])
        text = self.tr("p = {weights} + {means} + {covariances} = {p} · BIC = {deviance} + {penalty}")
        self.tab.formula.set_numbers(
            text.format(
                weights=weights,
                means=means,
                covariances=covariances,
                p=candidate.parameters,
                deviance=format_number(-2.0 * candidate.log_likelihood, 4),
                penalty=format_number(candidate.penalties[0]),
            )
        )
        self.criteria.true_name.setText(self.tr("true K = {k}").format(k=frame.points.components))
        learned = self.tr("mixtures of 1 to {count}; ellipses hold {mass} %")
        learned = learned.format(count=len(frame.candidates), mass=format_number(100 * ELLIPSE_MASS))
        points = self.counted(frame.params.data, frame.points)
        self.tab.status.set_truth(((Truth.SAMPLED, points), (Truth.LEARNED, learned)))
        notes = []
        if frame.distinct < frame.params.most:
            notes.append(self.tr("K ends at {count}: there are no more distinct points."))
        if candidate.collapsed:
            notes.append(self.tr("K = {k}: {collapsed} runs collapsed and do not count."))
        self.tab.status.set_note(
            " ".join(notes).format(count=frame.distinct, k=k, collapsed=candidate.collapsed)
        )
