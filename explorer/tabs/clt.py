"""Chapter 1: the central limit theorem. The mean of n draws, many times over, beside N(μ, σ²/n)."""

from __future__ import annotations

from math import isnan
from typing import Any

from engines.clt import POPULATIONS, CltFrame, CltParams, simulate
from explorer.parts.chapter_tab import ChapterTab
from explorer.parts.controls import Choice, Seed, Slider
from explorer.parts.numbers import format_number
from explorer.parts.plots import Plot, stem_path
from explorer.parts.readout import Readout
from explorer.parts.runner import Runner
from explorer.parts.theme import Truth
from explorer.parts.translation import QT_TRANSLATE_NOOP

_HEADROOM = 1.15

CONTROLS = (
    Choice(
        "population",
        QT_TRANSLATE_NOOP("CltTab", "Population"),
        QT_TRANSLATE_NOOP("CltTab", "The distribution that every single number is drawn from"),
        options=(
            ("uniform", QT_TRANSLATE_NOOP("CltTab", "Uniform")),
            ("exponential", QT_TRANSLATE_NOOP("CltTab", "Exponential")),
            ("die", QT_TRANSLATE_NOOP("CltTab", "Die")),
            ("bernoulli", QT_TRANSLATE_NOOP("CltTab", "Loaded coin (Bernoulli)")),
            ("two_humped", QT_TRANSLATE_NOOP("CltTab", "Two-humped mixture")),
            ("cauchy", QT_TRANSLATE_NOOP("CltTab", "Cauchy: breaks the theorem")),
        ),
    ),
    Slider(
        "n",
        QT_TRANSLATE_NOOP("CltTab", "Sample size n"),
        QT_TRANSLATE_NOOP("CltTab", "How many numbers are averaged into one mean"),
        minimum=1,
        maximum=500,
        log=True,
    ),
    Slider(
        "trials",
        QT_TRANSLATE_NOOP("CltTab", "Number of trials"),
        QT_TRANSLATE_NOOP("CltTab", "How many means are drawn into the histogram"),
        minimum=100,
        maximum=100_000,
        step=100,
        log=True,
    ),
    Seed(
        "seed",
        QT_TRANSLATE_NOOP("CltTab", "Seed"),
        QT_TRANSLATE_NOOP("CltTab", "The same seed draws the same numbers again"),
    ),
)


class CltTab(ChapterTab):
    """Population above, histogram of its sample means below on the same axis, the distances beside."""

    chapter = "clt"

    def __init__(self) -> None:
        super().__init__(CltParams(), CONTROLS, ("clt", "clt_cauchy"))
        self.population = Plot()
        self._area = self.population.area(Truth.EXACT, alpha=0.06)
        self._density = self.population.curve(Truth.EXACT)
        self._masses = self.population.stems(Truth.EXACT, width=6)
        self.means = Plot()
        self._histogram = self.means.histogram()
        self._normal = self.means.curve(Truth.EXACT)
        self.picture.addWidget(self.population, 2)
        self.picture.addWidget(self.means, 3)
        self.numbers = Readout((Truth.EXACT, Truth.SAMPLED), rows=3)
        self.distribution = Plot()
        self._steps = self.distribution.histogram(Truth.SAMPLED, alpha=0.25)
        self._phi = self.distribution.curve(Truth.EXACT)
        self._gap = self.distribution.curve(Truth.EXACT, width=5)
        self.linked.addWidget(self.numbers)
        self.linked.addWidget(self.distribution, 1)
        self.runner = self.add_runner(Runner("thread"))

    def compute(self, params: Any, *, live: bool) -> None:
        """Stream the histogram of the sample mean."""
        (self.runner.refresh if live else self.runner.start)(simulate, params)

    def show_frame(self, frame: CltFrame) -> None:
        """Draw population, histogram, exact normal and the numbers."""
        population = POPULATIONS[frame.params.population]
        x, density = population.curve()
        nothing = (x[:0], density[:0])
        masses, line = ((x, density), nothing) if population.discrete else (nothing, (x, density))
        self._masses.setData(*stem_path(*masses))
        self._area.setData(*line)
        self._density.setData(*line)
        self.population.set_ranges(population.plot_range, (0, _HEADROOM * float(density.max())))
        self._name_population(discrete=population.discrete)

        self._histogram.setData(frame.edges, frame.density)
        self._normal.setData(frame.normal_x, frame.normal_density)
        top = max(float(frame.density.max()), float(frame.normal_density.max(initial=0)))
        self.means.set_ranges(population.plot_range, (0, _HEADROOM * top))

        self._steps.setData(frame.step_edges, frame.cumulative)
        self._phi.setData(frame.normal_x, frame.normal_cumulative)
        x_gap, low, high = frame.gap
        self._gap.setData(*(([], []) if isnan(x_gap) else ([x_gap, x_gap], [low, high])))
        self.distribution.set_ranges((float(frame.edges[0]), float(frame.edges[-1])), (0, 1.02))
        self._show_numbers(frame)

    def _show_numbers(self, frame: CltFrame) -> None:
        self.numbers.set_row(0, format_number(frame.expected_mean), format_number(frame.mean))
        self.numbers.set_row(1, format_number(frame.expected_variance), format_number(frame.variance))
        self.numbers.set_row(2, "", format_number(frame.distance))
        params = frame.params
        sampled = self.tr("{count} means of n = {n}").format(count=format_number(frame.done), n=params.n)
        if isnan(frame.expected_variance):
            self.formula.show_formula("clt_cauchy")
            self.formula.set_numbers(
                self.tr("Cauchy has no mean and no variance: averaging does not narrow it, whatever n is.")
            )
            outside = self.tr("{share} % lie outside the axis").format(
                share=format_number(100 * frame.share_outside)
            )
            self.status.set_truth(
                ((Truth.EXACT, self.tr("population")), (Truth.SAMPLED, f"{sampled}, {outside}"))
            )
            return
        self.formula.show_formula("clt")
        mean, variance = format_number(frame.expected_mean), format_number(frame.expected_variance * params.n)
        self.formula.set_numbers(
            f"x̄ ~ N({mean}, {variance} / {params.n}) = N({mean}, {format_number(frame.expected_variance)})"
        )
        self.status.set_truth(((Truth.EXACT, self.tr("population and N(μ, σ²/n)")), (Truth.SAMPLED, sampled)))

    def _name_population(self, *, discrete: bool) -> None:
        self.population.set_labels(
            self.tr("value x"), self.tr("probability") if discrete else self.tr("density")
        )

    def retranslate(self) -> None:
        """Name axes, titles and rows."""
        self.population.set_title(self.tr("Population"))
        self.means.set_title(self.tr("Sample mean of n draws"))
        self.means.set_labels(self.tr("sample mean x̄"), self.tr("density"))
        self.distribution.set_title(self.tr("Distribution function of x̄"))
        self.distribution.set_labels(self.tr("sample mean x̄"), self.tr("share below"))
        self.numbers.set_texts(
            (self.tr("expected"), self.tr("observed")),
            (self.tr("mean of x̄"), self.tr("variance of x̄"), self.tr("distance to the normal (bar)")),
        )
