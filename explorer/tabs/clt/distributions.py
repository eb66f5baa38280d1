"""The view "Distributions": density, distribution function and moments, and the hand that changes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import isfinite, isinf, isnan
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout

from engines.clt import CltParams, DistributionFrame
from engines.clt.params import MEAN_LIMIT, PROBABILITY_LIMITS, STD_LIMITS
from explorer.parts.formula import FormulaStrip
from explorer.parts.numbers import format_number
from explorer.parts.readout import Readout
from explorer.parts.status import StatusLine
from explorer.parts.theme import Truth
from explorer.tabs.clt.density_plot import CumulativePlot, DensityPlot, clipped_weight
from explorer.tabs.clt.light import Light

_DECIMALS = 9

Edit = Callable[[dict[str, Any]], None]


class DistributionsView(QObject):
    """Widgets of the view, and what dragging them does to the params.

    Parameters
    ----------
    picture, linked
        Where the widgets go.
    params
        Gives the current params.
    edit
        Takes changes of fields that one position of a drag makes.
    """

    def __init__(
        self, picture: QBoxLayout, linked: QBoxLayout, params: Callable[[], CltParams], edit: Edit
    ) -> None:
        super().__init__()
        self.density = DensityPlot()
        self.light = Light()
        self.moments = Readout((Truth.EXACT, None), rows=3)
        self.heights = Readout((Truth.LEARNED, Truth.SAMPLED), rows=3)
        self.cumulative = CumulativePlot()
        picture.addWidget(self.density, 1)
        for widget in (self.light, self.moments, self.heights):
            linked.addWidget(widget)
        linked.addWidget(self.cumulative, 1)
        self._params, self._edit, self._visible = params, edit, True
        self.density.endMoved.connect(self._move_end)
        self.density.weightMoved.connect(self._move_weight)
        self.density.meanMoved.connect(self._move_mean)
        self.density.stdMoved.connect(self._move_std)

    def set_visible(self, visible: bool) -> None:
        """Show or hide everything."""
        if visible == self._visible:
            return
        self._visible = visible
        for widget in (self.density, self.light, self.moments, self.cumulative):
            widget.setVisible(visible)
        if not visible:
            self.heights.setVisible(False)

    def show_frame(self, frame: DistributionFrame, formula: FormulaStrip, status: StatusLine) -> None:
        """Draw a distribution and say what it is."""
        self.density.show_frame(frame)
        self.cumulative.show_frame(frame)
        self.light.show_frame(frame)
        self.heights.setVisible(frame.count > 0)
        self._show_numbers(frame)
        name = self.tr("probability") if frame.discrete else self.tr("density")
        x = self.tr("height (in)") if frame.count else self.tr("value x")
        self.density.set_labels(x, name)
        self.cumulative.set_labels(x, "F(x)")
        self.density.set_title(self._hint(frame))
        self._show_formula(frame, formula)
        if frame.count:
            sampled = self.tr("{count} heights (Galton 1886)").format(count=frame.count)
            status.set_truth(
                ((Truth.SAMPLED, sampled), (Truth.LEARNED, self.tr("the normal fitted to them")))
            )
        else:
            status.set_truth(((Truth.EXACT, self.tr("distribution, moments and probabilities")),))

    def retranslate(self) -> None:
        """Name titles and rows."""
        self.cumulative.set_title(self.tr("Distribution function"))
        self.heights.set_texts(
            (self.tr("normal"), self.tr("heights")),
            (self.tr("share in the interval"), self.tr("skewness"), self.tr("excess kurtosis")),
        )

    def _hint(self, frame: DistributionFrame) -> str:
        name = frame.params.distribution
        if name == "normal" and float(frame.density.max()) > 1.0:
            return self.tr("A density may exceed 1: its area is 1")
        hints = {
            "die": self.tr("Drag the bars and the ends of the interval"),
            "bernoulli": self.tr("Drag the bar of 1 and the ends of the interval"),
            "normal": self.tr("Drag μ at the peak, σ at the bend, and the ends of the interval"),
        }
        return hints.get(name, self.tr("Drag the ends of the interval"))

    def _show_numbers(self, frame: DistributionFrame) -> None:
        summed = self.tr("sum") if frame.discrete else self.tr("integral")
        self.moments.set_texts(
            (self.tr("closed form"), summed), (self.tr("total"), self.tr("mean"), self.tr("variance"))
        )
        total = "1" if frame.valid else "–"
        self.moments.set_row(0, total, _moment(frame.total))
        self.moments.set_row(1, _moment(frame.mean), _moment(frame.mean_sum))
        self.moments.set_row(2, _moment(frame.variance), _moment(frame.variance_sum))
        self.heights.set_row(0, format_number(frame.probability), format_number(frame.interval_share))
        self.heights.set_row(1, "0", format_number(frame.skewness))
        self.heights.set_row(2, "0", format_number(frame.excess_kurtosis))

    def _show_formula(self, frame: DistributionFrame, formula: FormulaStrip) -> None:
        low, high = format_number(frame.low), format_number(frame.high)
        probability = f"P({low} ≤ x ≤ {high})"
        if frame.discrete:
            formula.show_formula("clt_mass")
            inside = frame.shaded[1]
            terms = " + ".join(format_number(float(p)) for p in inside) or "0"
            formula.set_numbers(f"{probability} = {terms} = {frame.probability:.3f}")
            return
        formula.show_formula(
            "clt_normal" if frame.params.distribution == "normal" or frame.count else "clt_density"
        )
        difference = f"{frame.high_level:.3f} − {frame.low_level:.3f} = {frame.probability:.3f}"
        text = f"{probability} = F({high}) − F({low}) = {difference}"
        if isnan(frame.mean):
            text += " · " + self.tr("the integral for the mean does not converge")
        elif isinf(frame.variance):
            text += " · " + self.tr("the integral for the variance is infinite")
        formula.set_numbers(text)

    # The hand

    def _move_end(self, index: int, share: float) -> None:
        params = self._params()
        if index == 0:
            self._edit({"low": min(share, params.high)})
        else:
            self._edit({"high": max(share, params.low)})

    def _move_weight(self, index: int, weight: float) -> None:
        params = self._params()
        if params.distribution == "bernoulli":
            self._edit(
                {"probability": round(min(max(weight, PROBABILITY_LIMITS[0]), PROBABILITY_LIMITS[1]), 2)}
            )
            return
        weights = list(params.weights)
        weights[index] = clipped_weight(weight)
        if sum(other > 0.0 for other in weights) >= 2:  # a single face would be no random variable
            self._edit({"weights": tuple(weights)})

    def _move_mean(self, x: float) -> None:
        self._edit({"mean": round(min(max(x, -MEAN_LIMIT), MEAN_LIMIT), 2)})

    def _move_std(self, std: float) -> None:
        self._edit({"std": round(min(max(std, STD_LIMITS[0]), STD_LIMITS[1]), 2)})


def normalised(params: CltParams) -> CltParams:
    """Divide the die's weights by their sum."""
    total = sum(params.weights)
    return replace(params, weights=tuple(weight / total for weight in params.weights))


def _moment(value: float) -> str:
    """Format a number whose quadrature leaves 1e-17 where there is 0."""
    return format_number(round(value, _DECIMALS), 4) if isfinite(value) else format_number(value)
