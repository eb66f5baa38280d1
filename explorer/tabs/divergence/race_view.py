"""One normal fitted to two modes in two ways, as a race on the transport bar."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from engines.divergence import RaceFrame, RaceParams, race
from engines.divergence.race_frame import MEAN_RANGE, STD_RANGE, moved_start
from explorer.parts.controls import Slider
from explorer.parts.numbers import format_number
from explorer.parts.readout import Readout
from explorer.parts.runner import Runner
from explorer.parts.theme import Truth
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.parts.views import View, ViewsTab
from explorer.tabs.divergence.looks import COVERING, SEEKING
from explorer.tabs.divergence.race_plots import DescentPlot, FitsPlot, PlanePlot
from explorer.tabs.divergence.rows import Rows

STEPS_A_SECOND = 20.0

CONTROLS = (
    Slider(
        "separation",
        QT_TRANSLATE_NOOP("DivergenceTab", "Distance of the modes"),
        QT_TRANSLATE_NOOP("DivergenceTab", "How far the two means of p are apart; at 0 there is one mode"),
        minimum=0.0,
        maximum=8.0,
        step=0.1,
        decimals=1,
    ),
    Slider(
        "weight",
        QT_TRANSLATE_NOOP("DivergenceTab", "Weight of the left mode"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Share of p in its left part; 0 and 1 leave one mode"),
        minimum=0.0,
        maximum=1.0,
        step=0.01,
        decimals=2,
    ),
    Slider(
        "std_1",
        QT_TRANSLATE_NOOP("DivergenceTab", "Width of the left mode"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Standard deviation of the left part of p"),
        minimum=0.3,
        maximum=2.0,
        step=0.05,
        decimals=2,
    ),
    Slider(
        "std_2",
        QT_TRANSLATE_NOOP("DivergenceTab", "Width of the right mode"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Standard deviation of the right part of p"),
        minimum=0.3,
        maximum=2.0,
        step=0.05,
        decimals=2,
    ),
    Slider(
        "start_mean",
        QT_TRANSLATE_NOOP("DivergenceTab", "Start: mean"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Mean of q before the first step, for both ways"),
        minimum=MEAN_RANGE[0],
        maximum=MEAN_RANGE[1],
        step=0.05,
        decimals=2,
    ),
    Slider(
        "start_std",
        QT_TRANSLATE_NOOP("DivergenceTab", "Start: deviation"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Standard deviation of q before the first step, for both ways"),
        minimum=STD_RANGE[0],
        maximum=STD_RANGE[1],
        step=0.01,
        log=True,
        decimals=2,
    ),
    Slider(
        "rate",
        QT_TRANSLATE_NOOP("DivergenceTab", "Learning rate"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Length of a step per unit of the gradient; steps end at 0.5"),
        minimum=0.01,
        maximum=1.0,
        step=0.01,
        log=True,
        decimals=2,
    ),
    Slider(
        "steps",
        QT_TRANSLATE_NOOP("DivergenceTab", "Most steps"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Both ways stop after so many steps, converged or not"),
        minimum=10,
        maximum=1000,
        log=True,
    ),
)


class RaceView(View):
    """p and both fits above the two planes; numbers and both divergences over the steps beside them."""

    id = "race"
    title = QT_TRANSLATE_NOOP("DivergenceTab", "Two ways to fit")
    controls = CONTROLS
    formulas = ("kl_race",)
    steps = True

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__(tab)
        self.fits = FitsPlot()
        self.planes = (PlanePlot(COVERING, covering=True), PlanePlot(SEEKING, covering=False))
        self.descent = DescentPlot()
        self.numbers = Readout((Truth.EXACT, Truth.LEARNED, Truth.LEARNED), rows=3)
        below = QWidget()
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        for plane in self.planes:
            row.addWidget(plane, 1)
            plane.startMoved.connect(self._start)
        self.rows = Rows(self.fits, below, (2, 3), stays=self.fits)
        self.rows.aloneChanged.connect(self._name_axes)
        self.picture.addWidget(self.rows)
        self.linked.addWidget(self.numbers)
        self.linked.addWidget(self.descent, 1)
        self.runner = tab.add_runner(Runner("thread"), record=True)

    def compute(self, params: RaceParams, *, live: bool) -> None:
        """Record both descents; it takes about 20 ms."""
        player = self.tab.player
        assert player
        player.set_rate(STEPS_A_SECOND)
        self.tab.new_recording(params)
        (self.runner.refresh if live else self.runner.start)(race, params)

    def show_frame(self, frame: RaceFrame) -> None:
        """Draw one step of both."""
        plots: tuple[FitsPlot | PlanePlot | DescentPlot, ...] = (self.fits, *self.planes, self.descent)
        for plot in plots:
            plot.show_frame(frame)
        self._show_numbers(frame)
        self._say(frame)

    def retranslate(self) -> None:
        """Name axes, titles and rows."""
        self.fits.set_title(self.tr("p and two fits (dashed) · drag a ring below to start elsewhere"))
        self._name_axes()
        covering, seeking = self.planes
        covering.set_title(self.tr("KL(p‖q); + matches moments"))
        seeking.set_title(self.tr("KL(q‖p)"))
        covering.set_labels("μ", self.tr("σ (log scale)"))
        seeking.set_labels("μ", "")
        self.descent.set_title(self.tr("Both divergences, step by step"))
        self.descent.set_labels(self.tr("step"), self.tr("nats"))
        self.numbers.set_texts(("p", "KL(p‖q)", "KL(q‖p)"), ("μ", "σ", self.tr("nats")))

    def _start(self, mean: float, log_std: float) -> None:
        self.change(**moved_start(mean, log_std))

    def _name_axes(self) -> None:
        self.fits.set_labels("x" if self.rows.alone else "", self.tr("density"))

    def _show_numbers(self, frame: RaceFrame) -> None:
        covering, seeking = frame.model(frame.covering), frame.model(frame.seeking)
        for row in range(2):
            self.numbers.set_row(
                row,
                format_number(frame.moments[row]),
                format_number(covering[row]),
                format_number(seeking[row]),
            )
        values = frame.value(frame.covering), frame.value(frame.seeking)
        self.numbers.set_row(2, "", format_number(values[0]), format_number(values[1]))

    def _say(self, frame: RaceFrame) -> None:
        assert self.tab.player
        self.tab.player.set_label(
            self.tr("step {step} / {last}").format(step=frame.step, last=frame.last_step)
        )
        self.tab.formula.set_numbers(
            self.tr("KL(p‖q) = {covering} · KL(q‖p) = {seeking}").format(
                covering=format_number(frame.value(frame.covering)),
                seeking=format_number(frame.value(frame.seeking)),
            )
        )
        self.tab.status.set_truth(
            (
                (Truth.EXACT, self.tr("p, divergences, gradients")),
                (Truth.LEARNED, self.tr("two normals q, by gradient descent")),
            )
        )
        text = ""
        if frame.step >= frame.last_step:
            text = {
                "mode": self.tr("KL(p‖q) covers all of p; KL(q‖p) sits on one mode."),
                "wide": self.tr("Here KL(q‖p) found a wide fit; another start may find a mode."),
                "one": self.tr("p has one mode: both ways find about the same q."),
            }[frame.outcome]
            text += " " + self.tr("Space plays it.")
        self.tab.status.set_note(text)
