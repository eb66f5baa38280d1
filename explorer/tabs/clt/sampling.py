"""The view "Sample means and sums": population, histograms, numbers and what is beside them."""

from __future__ import annotations

from math import isnan

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QBoxLayout

from engines.clt import CltFrame, shaped
from explorer.parts.formula import FormulaStrip
from explorer.parts.numbers import format_number
from explorer.parts.readout import Readout
from explorer.parts.status import StatusLine
from explorer.parts.theme import Truth
from explorer.tabs.clt.falling import Falling
from explorer.tabs.clt.linked_plot import LinkedPlot
from explorer.tabs.clt.means_plot import MeansPlot
from explorer.tabs.clt.population_plot import PopulationPlot

SYMBOLS = {"mean": "x̄", "sum": "S", "standardised": "z"}


class SamplingView(QObject):
    """Widgets of the view.

    Parameters
    ----------
    picture, linked
        Where the widgets go.
    """

    def __init__(self, picture: QBoxLayout, linked: QBoxLayout) -> None:
        super().__init__()
        self.population = PopulationPlot()
        self.means = MeansPlot()
        self.second = MeansPlot()
        self.numbers = Readout((Truth.EXACT, Truth.SAMPLED), rows=4)
        self.beside = LinkedPlot()
        self.falling = Falling(self.population, self.means)
        picture.addWidget(self.population, 2)
        picture.addWidget(self.means, 3)
        picture.addWidget(self.second, 3)
        linked.addWidget(self.numbers)
        linked.addWidget(self.beside, 1)
        self._visible = True

    def set_visible(self, visible: bool) -> None:
        """Show or hide everything."""
        if visible == self._visible:
            return
        self._visible = visible
        for widget in (self.population, self.means, self.numbers, self.beside):
            widget.setVisible(visible)
        if not visible:
            self.second.setVisible(False)
            self.falling.clear()

    def show_frame(self, frame: CltFrame, *, hidden: bool, guess: float | None) -> None:
        """Draw population, histograms and what is beside them.

        Parameters
        ----------
        frame
            What to draw.
        hidden
            Whether the histogram is still to be guessed.
        guess
            Standard deviation that the learner expects; None where nothing is guessed.
        """
        population = shaped(frame.params)
        self.population.paintable = population.name == "painted"
        self.population.show_frame(frame, population.plot_range, discrete=population.discrete)
        paint = self.tr("Population · paint it with the mouse")
        self.population.set_title(paint if self.population.paintable else self.tr("Population"))
        name = self.tr("probability") if population.discrete else self.tr("density")
        self.population.set_labels("" if frame.second else self.tr("value x"), name)
        low, high = frame.x_range
        self.second.setVisible(frame.second is not None and self._visible)
        if frame.second is not None:
            low, high = min(low, frame.second.x_range[0]), max(high, frame.second.x_range[1])
            self._show_pane(self.second, frame.second, (low, high), hidden=hidden)
            self.second.show_guess(frame.second, None, hidden=hidden)
        self._show_pane(self.means, frame, (low, high), hidden=hidden)
        self.means.show_guess(frame, guess, hidden=hidden)
        for widget in (self.numbers, self.beside):
            widget.setVisible(not hidden)
        if not hidden:
            self._show_beside(frame)
            self._show_numbers(frame)

    def say(
        self, frame: CltFrame, formula: FormulaStrip, status: StatusLine, *, hidden: bool, guess: float | None
    ) -> None:
        """Fill formula and status line."""
        formula.show_formula(self._formula(frame))
        if hidden:
            formula.set_numbers(
                self.tr("Drag the bracket as wide as you expect one standard deviation to be.")
            )
        elif guess is not None:
            text = self.tr(
                "You expected a standard deviation of {guess}; exact {exact}, observed {observed}."
            )
            formula.set_numbers(
                text.format(
                    guess=format_number(guess),
                    exact=format_number(frame.expected_std),
                    observed=format_number(frame.std),
                )
            )
        else:
            formula.set_numbers(self._numbers_line(frame))
        locale = QLocale()
        count = locale.toString(frame.done)
        if frame.second is None:
            sampled = self.tr("{count} samples of n = {n}").format(count=count, n=frame.n)
        else:
            text = self.tr("{count} samples of n = {n}, {other} of n = {m}")
            sampled = text.format(
                count=count, n=frame.n, other=locale.toString(frame.second.done), m=frame.second.n
            )
        if hidden:
            status.set_truth(((Truth.EXACT, self.tr("population")),))
            return
        if isnan(frame.distance):
            outside = self.tr("{share} % lie outside the axis")
            sampled += ", " + outside.format(share=format_number(100 * frame.share_outside))
            exact = self.tr("population")
        elif len(frame.exact_x):
            exact = self.tr("population, its n-fold convolution, the normal limit")
        else:
            exact = self.tr("population and the normal limit")
        status.set_truth(((Truth.EXACT, exact), (Truth.SAMPLED, sampled)))

    def retranslate(self) -> None:
        """Name what does not depend on the frame."""
        for pane in (self.means, self.second):
            pane.exact_name.setText(self.tr("exact distribution"))
            pane.hint.setText(self.tr("How wide will it be?"))

    def _show_pane(
        self, pane: MeansPlot, frame: CltFrame, x_range: tuple[float, float], *, hidden: bool
    ) -> None:
        titles = {
            "mean": self.tr("Mean of n = {n} draws"),
            "sum": self.tr("Sum of n = {n} draws"),
            "standardised": self.tr("Standardised mean of n = {n} draws"),
        }
        labels = {
            "mean": self.tr("sample mean x̄"),
            "sum": self.tr("sum S"),
            "standardised": self.tr("standardised mean z"),
        }
        pane.set_title(titles[frame.statistic].format(n=frame.n))
        pane.set_labels(labels[frame.statistic], self.tr("density"))
        pane.show_frame(frame, x_range, hidden=hidden)

    def _show_beside(self, frame: CltFrame) -> None:
        kind, symbol = frame.params.linked, SYMBOLS[frame.statistic]
        titles = {
            "cdf": self.tr("Distribution function of {symbol}"),
            "qq": self.tr("Normal Q–Q plot of {symbol}"),
            "distance": self.tr("Largest gap to the normal"),
            "running": self.tr("Mean of the first k draws"),
        }
        labels = {
            "cdf": (symbol, self.tr("share below")),
            "qq": (self.tr("normal quantile"), self.tr("observed quantile")),
            "distance": ("n", "sup |F − Φ|"),
            "running": ("k", self.tr("mean of x₁ … xₖ")),
        }
        self.beside.set_title(titles[kind].format(symbol=symbol))
        self.beside.set_labels(*labels[kind])
        why_not = ""
        if kind in {"qq", "distance"} and isnan(frame.distance):
            why_not = self.tr("No variance: there is no normal\ndistribution to compare with.")
        elif kind == "distance" and frame.params.rho > 0:
            why_not = self.tr("Correlated draws: no exact\ndistance is known.")
        self.beside.show_frame(frame, why_not)

    def _show_numbers(self, frame: CltFrame) -> None:
        symbol = SYMBOLS[frame.statistic]
        self.numbers.set_texts(
            (self.tr("expected"), self.tr("observed")),
            (
                self.tr("mean of {symbol}").format(symbol=symbol),
                self.tr("variance of {symbol}").format(symbol=symbol),
                self.tr("distance to the normal"),
                self.tr("variance if independent"),
            ),
        )
        self.numbers.set_row(0, format_number(frame.expected_mean), format_number(frame.mean))
        self.numbers.set_row(1, format_number(frame.expected_variance), format_number(frame.variance))
        exact = "" if isnan(frame.exact_distance) else format_number(frame.exact_distance)
        self.numbers.set_row(2, exact, format_number(frame.distance))
        self.numbers.set_row(3, format_number(frame.independent_variance), "")
        self.numbers.set_visible_rows(4 if frame.params.rho > 0 else 3)

    def _formula(self, frame: CltFrame) -> str:
        if isnan(frame.expected_mean):
            return "clt_cauchy"
        if isnan(frame.distance):
            return "clt_power_law"
        if frame.params.rho > 0 and frame.statistic == "mean":
            return "clt_correlated"
        return {"mean": "clt", "sum": "clt_sum", "standardised": "clt_standardised"}[frame.statistic]

    def _numbers_line(self, frame: CltFrame) -> str:
        if isnan(frame.expected_mean):
            return self.tr("Cauchy has no mean and no variance: averaging does not narrow it, whatever n is.")
        if isnan(frame.distance):
            return self.tr(
                "The mean settles, but so slowly that no normal distribution appears: σ² is infinite."
            )
        n, rho = frame.n, frame.params.rho
        population = shaped(frame.params)
        mean, variance = format_number(population.mean), format_number(population.variance)
        expected = format_number(frame.expected_variance)
        if rho > 0:
            widened = f"(1 + {n - 1}·{format_number(rho, 2)})"
            base = {"mean": f"{variance}/{n}", "sum": f"{n}·{variance}", "standardised": "1"}[frame.statistic]
            independent = format_number(frame.independent_variance)
            text = self.tr("Var[{symbol}] = {base} · {widened} = {expected}, not {independent}")
            return text.format(
                symbol=SYMBOLS[frame.statistic],
                base=base,
                widened=widened,
                expected=expected,
                independent=independent,
            )
        if frame.statistic == "mean":
            return f"x̄ ≈ N({mean}, {variance} / {n}) = N({mean}, {expected})"
        if frame.statistic == "sum":
            return f"S ≈ N({n}·{mean}, {n}·{variance}) = N({format_number(frame.expected_mean)}, {expected})"
        return f"z = √{n} (x̄ − {mean}) / {format_number(frame.draw_std)} ≈ N(0, 1)"
