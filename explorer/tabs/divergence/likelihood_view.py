"""Why maximum likelihood makes a divergence small: both curves over θ have their minimum at one place."""

from __future__ import annotations

from engines.divergence import MleFrame, MleParams, maximum_likelihood, moved_theta
from engines.divergence.likelihood import SAMPLES, THETA_RANGE
from explorer.parts.controls import Choice, Seed, Slider
from explorer.parts.numbers import format_number
from explorer.parts.readout import Readout
from explorer.parts.runner import Runner
from explorer.parts.theme import Truth
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.parts.views import View, ViewsTab
from explorer.tabs.divergence.likelihood_plots import CurvePlot, DivergencePlot, ModelPlot
from explorer.tabs.divergence.rows import Rows

CONTROLS = (
    Choice(
        "truth",
        QT_TRANSLATE_NOOP("DivergenceTab", "True distribution"),
        QT_TRANSLATE_NOOP("DivergenceTab", "What the samples are drawn from"),
        options=(
            ("normal", QT_TRANSLATE_NOOP("DivergenceTab", "Normal")),
            ("mixture", QT_TRANSLATE_NOOP("DivergenceTab", "Mixture of two normals")),
            ("laplace", QT_TRANSLATE_NOOP("DivergenceTab", "Laplace")),
            ("uniform", QT_TRANSLATE_NOOP("DivergenceTab", "Uniform")),
        ),
    ),
    Slider(
        "n",
        QT_TRANSLATE_NOOP("DivergenceTab", "Samples N"),
        QT_TRANSLATE_NOOP("DivergenceTab", "How many samples the likelihood is averaged over"),
        minimum=SAMPLES[0],
        maximum=SAMPLES[1],
        log=True,
    ),
    Slider(
        "theta",
        QT_TRANSLATE_NOOP("DivergenceTab", "Model: θ"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Mean of the model, which is a normal distribution"),
        minimum=THETA_RANGE[0],
        maximum=THETA_RANGE[1],
        step=0.05,
        decimals=2,
    ),
    Slider(
        "std",
        QT_TRANSLATE_NOOP("DivergenceTab", "Model: σ"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Standard deviation of the model; it is not fitted here"),
        minimum=0.3,
        maximum=3.0,
        step=0.05,
        decimals=2,
    ),
    Seed(
        "seed",
        QT_TRANSLATE_NOOP("DivergenceTab", "Seed"),
        QT_TRANSLATE_NOOP("DivergenceTab", "The same seed draws the same samples"),
    ),
)


class LikelihoodView(View):
    """Truth, samples and model above both curves over θ; numbers and the divergence beside them."""

    id = "likelihood"
    title = QT_TRANSLATE_NOOP("DivergenceTab", "KL and likelihood")
    controls = CONTROLS
    formulas = ("kl_likelihood",)

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__(tab)
        self.model, self.curves, self.divergence = ModelPlot(), CurvePlot(), DivergencePlot()
        self.numbers = Readout((Truth.EXACT, Truth.SAMPLED), rows=4)
        self.picture.addWidget(Rows(self.model, self.curves, (2, 3), stays=self.curves))
        self.linked.addWidget(self.numbers)
        self.linked.addWidget(self.divergence, 1)
        for plot in (self.model, self.curves):
            plot.thetaMoved.connect(lambda theta: self.change(**moved_theta(theta)))
        self.runner = tab.add_runner(Runner("thread"))

    def compute(self, params: MleParams, *, live: bool) -> None:
        """Compute both curves; it takes a millisecond."""
        (self.runner.refresh if live else self.runner.start)(maximum_likelihood, params)

    def show_frame(self, frame: MleFrame) -> None:
        """Draw samples, model and curves."""
        self.model.show_frame(frame)
        self.curves.show_frame(frame)
        self.divergence.show_frame(frame)
        self._show_numbers(frame)
        self._say(frame)

    def retranslate(self) -> None:
        """Name axes, titles and rows."""
        self.model.set_title(self.tr("Truth, samples, model (dashed): drag θ"))
        self.model.set_labels("", self.tr("density"))
        self.curves.set_title(self.tr("Average −log p (blue) and cross entropy"))
        self.curves.set_labels("θ", self.tr("nats"))
        self.divergence.set_title(self.tr("KL, and its estimate (blue)"))
        self.divergence.set_labels("θ", self.tr("nats"))

    def _show_numbers(self, frame: MleFrame) -> None:
        self.numbers.set_texts(
            (self.tr("exact"), self.tr("N = {n}").format(n=format_number(frame.params.n))),
            (self.tr("best θ"), "−log p", "KL", "± 2 SE"),
        )
        here = frame.here
        self.numbers.set_row(
            0, format_number(frame.true_best.theta.item()), format_number(frame.best.theta.item())
        )
        self.numbers.set_row(1, format_number(here.cross_entropy.item()), format_number(here.average.item()))
        self.numbers.set_row(2, format_number(here.divergence.item()), format_number(here.estimate.item()))
        self.numbers.set_row(3, "", format_number(here.error_bar.item()))

    def _say(self, frame: MleFrame) -> None:
        here, best = frame.here, frame.best
        values = {
            "average": format_number(here.average.item()),
            "entropy": format_number(here.entropy),
            "kl": format_number(here.divergence.item()),
            "sum": format_number(here.cross_entropy.item()),
            "best": format_number(best.theta.item()),
            "n": format_number(frame.params.n),
        }
        self.tab.formula.set_numbers(self.tr("{average} ≈ {entropy} + {kl} = {sum}").format(**values))
        self.tab.status.set_truth(
            (
                (Truth.EXACT, self.tr("true density, cross entropy, KL")),
                (Truth.SAMPLED, self.tr("N = {n}").format(**values)),
                (Truth.LEARNED, self.tr("model")),
            )
        )
        if here.estimate.item() < 0.0:
            note = self.tr("The estimate of KL is negative here: with few samples it may be.")
        else:
            note = self.tr("The blue minimum is the maximum-likelihood estimate, θ = {best}.")
        self.tab.status.set_note(note.format(**values))
