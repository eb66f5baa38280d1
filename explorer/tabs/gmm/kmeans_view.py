"""The view of k-means beside a mixture: hard and soft groups of the same data, in lock step."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QHBoxLayout

from engines.gmm import ELLIPSE_MASS
from engines.gmm.comparison import KmeansFrame, KmeansParams
from engines.gmm.data import extent
from engines.gmm.lockstep import side_by_side
from explorer.parts.controls import Choice, Slider, Toggle
from explorer.parts.numbers import format_number
from explorer.parts.plots import Plot, ink
from explorer.parts.readout import Readout
from explorer.parts.runner import Runner
from explorer.parts.theme import Theme, Truth
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.parts.views import ViewsTab
from explorer.tabs.gmm.mixture_plot import MixturePlot
from explorer.tabs.gmm.plane_view import COUNT, DATA, SEED, PlaneView

HALF_STEPS_A_SECOND = 2.5

CONTROLS = (
    DATA,
    COUNT,
    Slider(
        "components",
        QT_TRANSLATE_NOOP("GmmTab", "Groups K"),
        QT_TRANSLATE_NOOP("GmmTab", "How many centres k-means has, and how many components the mixture"),
        minimum=1,
        maximum=6,
    ),
    Choice(
        "seeding",
        QT_TRANSLATE_NOOP("GmmTab", "Start from"),
        QT_TRANSLATE_NOOP("GmmTab", "Points at which both begin: any, or far from each other"),
        options=(
            ("kmeans++", QT_TRANSLATE_NOOP("GmmTab", "k-means++")),
            ("random", QT_TRANSLATE_NOOP("GmmTab", "Random points")),
        ),
    ),
    Toggle(
        "standardised",
        QT_TRANSLATE_NOOP("GmmTab", "Standardise"),
        QT_TRANSLATE_NOOP("GmmTab", "k-means depends on the units of the columns, a free mixture does not"),
    ),
    Choice(
        "covariance",
        QT_TRANSLATE_NOOP("GmmTab", "Covariance"),
        QT_TRANSLATE_NOOP("GmmTab", "Whether EM fits the covariances or leaves them round and equal"),
        options=(
            ("free", QT_TRANSLATE_NOOP("GmmTab", "Fitted")),
            ("fixed", QT_TRANSLATE_NOOP("GmmTab", "Held at εI")),
        ),
    ),
    Slider(
        "epsilon",
        QT_TRANSLATE_NOOP("GmmTab", "Variance ε"),
        QT_TRANSLATE_NOOP("GmmTab", "Drag it to 0: the mixture hardens and becomes k-means"),
        minimum=0.0001,
        maximum=3.0,
        step=0.0001,
        log=True,
        decimals=4,
    ),
    SEED,
)


class KmeansView(PlaneView):
    """k-means on the left, the mixture on the right; what they reach and how far they agree beside them."""

    id = "kmeans"
    title = QT_TRANSLATE_NOOP("GmmTab", "k-means and GMM")
    controls = CONTROLS
    formulas = ("gmm_kmeans", "gmm_epsilon")
    steps = True

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__(tab)
        self.hard, self.soft = MixturePlot(), MixturePlot()
        self.borders = self.hard.curve(ink, width=1.5)
        self._both = QHBoxLayout()
        self._both.addWidget(self.hard, 1)
        self._both.addWidget(self.soft, 1)
        self.picture.addLayout(self._both, 1)
        self.numbers = Readout((None, None), rows=5)
        self.inertia, self.climb = Plot(gutter=68), Plot(gutter=68)
        self.lines = self.inertia.curve(ink, 2.5), self.climb.curve(ink, 2.5)
        self.heres = tuple(
            plot.dots(Truth.LEARNED, 12, 1.0, outlined=True) for plot in (self.inertia, self.climb)
        )
        self.linked.addWidget(self.numbers)
        self.linked.addWidget(self.inertia, 1)
        self.linked.addWidget(self.climb, 1)
        self.runner = tab.add_runner(Runner("thread"), record=True)
        self.runner.failed.connect(self.take_back)

    def compute(self, params: KmeansParams, *, live: bool) -> None:
        """Record both runs from the start; they take milliseconds, so they can follow a drag."""
        player = self.tab.player
        assert player
        player.set_rate(HALF_STEPS_A_SECOND)
        self.enable_count(params.data)
        self.set_enabled("epsilon", params.covariance == "fixed")
        self.tab.new_recording(params)
        start = self.runner.refresh if live else self.runner.start
        start(side_by_side, params, *self.own_points(params.data))

    def show_frame(self, frame: KmeansFrame) -> None:
        """Draw both after the same number of half-steps."""
        ranges = extent(frame.points.x)
        names = [str(k + 1) for k in range(len(frame.centres))]
        for plot in (self.hard, self.soft):
            self.name_axes(plot, frame.params.data)
        self.hard.show_points(frame.points.x, frame.hard, ranges)
        self.hard.show_components(frame.centres, None, names, ranges)
        ends = frame.borders.reshape(-1, 2)
        self.borders.setData(ends[:, 0], ends[:, 1], connect="pairs")
        self.soft.show_points(frame.points.x, frame.em.responsibilities, ranges)
        self.soft.show_components(frame.em.mixture.means, frame.ellipses, names, ranges)
        self._show_numbers(frame)
        self._show_words(frame)
        self._show_curves(frame)

    def show_run(self) -> None:
        """Let the curves follow runs that are still being computed."""
        if self.frame is not None:
            self._show_curves(self.frame)

    def apply_theme(self, theme: Theme) -> None:
        """Space the two plots with the text."""
        super().apply_theme(theme)
        self._both.setSpacing(theme.px(8))

    def retranslate(self) -> None:
        """Name axes, titles and rows."""
        self.inertia.set_title(self.tr("k-means lowers the inertia J"))
        self.inertia.set_labels("", self.tr("J"))
        self.climb.set_title(self.tr("EM raises the log-likelihood"))
        self.climb.set_labels(self.tr("iteration"), self.tr("nats per point"))
        self.numbers.set_texts(
            (self.tr("k-means"), self.tr("mixture")),
            (
                self.tr("agreement"),
                self.tr("correct"),
                self.tr("mean largest q"),
                self.tr("iterations"),
                self.tr("J, mean log p"),
            ),
        )

    def _show_curves(self, frame: KmeansFrame) -> None:
        recorded = self.tab.recording.frames
        last = recorded[-1] if frame in recorded else frame
        places = np.arange(last.index + 1) / 2
        for plot, line, here, values in (
            (self.inertia, self.lines[0], self.heres[0], last.inertias),
            (self.climb, self.lines[1], self.heres[1], last.climb),
        ):
            line.setData(places, values, connect="finite")
            there = slice(frame.index, frame.index + int(np.isfinite(values[frame.index])))
            here.setData(x=places[there], y=values[there])
            shown = values[min(2, last.index) :]  # the start may lie far away
            shown = shown[np.isfinite(shown)]
            low, high = (float(shown.min()), float(shown.max())) if len(shown) else (0.0, 1.0)
            margin = 0.1 * max(high - low, 1e-3 * abs(high), 1e-9)
            plot.set_ranges((-0.04, 1.04 * max(places[-1], 1.0)), (low - margin, high + margin))

    def _show_numbers(self, frame: KmeansFrame) -> None:
        right = [_percent(share) for share in frame.right]
        self.numbers.set_row(0, "", _percent(frame.agreement))
        self.numbers.set_row(1, *right)
        self.numbers.set_row(2, "1" if frame.index else "–", format_number(frame.hardness, 4))
        self.numbers.set_row(3, *map(str, frame.iterations))
        value = format_number(frame.em.mean_log_likelihood, 5)
        self.numbers.set_row(4, format_number(frame.lloyd.inertia, 4), value)

    def _show_words(self, frame: KmeansFrame) -> None:
        assert self.tab.player
        fixed = frame.params.covariance == "fixed"
        self.hard.set_title(self.tr("k-means: hard"))
        self.soft.set_title(self.tr("Mixture, Σ = εI") if fixed else self.tr("Mixture: soft"))
        self.tab.formula.show_formula("gmm_epsilon" if fixed else "gmm_kmeans")
        text = self.tr("J = {inertia} · agreement {share}")
        if fixed:
            text = self.tr("ε = {epsilon} · agreement {share}")
        self.tab.formula.set_numbers(
            text.format(
                inertia=format_number(frame.lloyd.inertia, 4),
                share=_percent(frame.agreement),
                epsilon=format_number(frame.params.epsilon),
            )
        )
        number = (frame.index + 1) // 2
        label = self.tr("update, M {number}") if frame.index % 2 == 0 else self.tr("assign, E {number}")
        self.tab.player.set_label(label.format(number=number) if frame.index else self.tr("start"))
        learned = self.tr("{count} groups each; ellipses hold {mass} %")
        learned = learned.format(count=len(frame.centres), mass=format_number(100 * ELLIPSE_MASS))
        points = self.counted(frame.params.data, frame.points)
        self.tab.status.set_truth(((Truth.SAMPLED, points), (Truth.LEARNED, learned)))
        self.tab.status.set_note(self._note(frame))

    def _note(self, frame: KmeansFrame) -> str:
        if frame.em.kind == "collapsed":
            return self.tr("The mixture collapsed: a component shrank onto too few points.")
        empty = frame.empty_clusters
        if empty:
            return self.tr("{count} centres of k-means have lost all their points.").format(count=empty)
        if frame.lloyd.reason and not frame.em.reason:
            return self.tr("k-means has ended, EM goes on.")
        if frame.em.reason and not frame.lloyd.reason:
            return self.tr("EM has ended, k-means goes on.")
        return self.tr("Space plays both.") if frame.em.reason else ""


def _percent(share: float) -> str:
    return "–" if np.isnan(share) else f"{format_number(100 * share)} %"
