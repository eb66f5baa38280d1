"""Population and sample: what was drawn, what was fitted, and what the fit generates."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QObject

from engines.likelihood import ErrorFrame, PopulationFrame
from explorer.parts.numbers import format_number
from explorer.parts.plots import Plot, class_colour
from explorer.parts.readout import Readout
from explorer.parts.theme import Truth
from explorer.tabs.likelihood.numbers import written
from explorer.tabs.likelihood.side import Side, Stack

_HEADROOM = 1.12
_DOTS_UP_TO = 200
_STD_COLOUR, _DISTANCE_COLOUR = class_colour(0), class_colour(4)


class PopulationView(QObject):
    """The widgets of the view: `main` stands in the picture, `linked` beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.sample, self.generated = Plot(), Plot()
        self.sample_bars = self.sample.histogram(alpha=0.35)
        self.population = self.sample.curve(Truth.EXACT, width=2.0)
        self.fitted = self.sample.curve(Truth.LEARNED, width=2.5)
        self.sample_dots = self.sample.dots(size=5, alpha=0.8)
        self.generated_bars = self.generated.histogram(Truth.LEARNED, alpha=0.3)
        self.model = self.generated.curve(Truth.LEARNED, width=2.5)
        self.generated_dots = self.generated.dots(Truth.LEARNED, size=5, alpha=0.8)
        self.numbers = Readout((Truth.EXACT, Truth.LEARNED), rows=3)
        self.distribution = Plot()
        self.sample_steps = self.distribution.curve(Truth.SAMPLED, width=2.0)
        self.generated_steps = self.distribution.curve(Truth.LEARNED, width=2.0)
        self.gap = self.distribution.curve(Truth.EXACT, width=4.0)
        self.errors = Plot()
        self.errors.getAxis("bottom").setLogMode(True)
        self.expected = self.errors.curve(Truth.EXACT, width=1.5)
        self.mean_errors = self.errors.dots(Truth.SAMPLED, size=8, alpha=1.0)
        self.std_errors = self.errors.dots(_STD_COLOUR, size=8, alpha=1.0)
        self.std_errors.setSymbol("s")
        self.distances = self.errors.dots(_DISTANCE_COLOUR, size=9, alpha=1.0)
        self.distances.setSymbol("t1")
        self.here = self.errors.line_at()
        self.main = Stack(self.sample, self.generated, (1, 1))
        self.linked = Side(((self.numbers, 0), (self.distribution, 1)), ((self.errors, 1),), (4, 3))

    def show_frame(self, frame: PopulationFrame) -> None:
        """Draw population, sample, model and generated data."""
        known = len(frame.population) > 0
        self.errors.setVisible(known)
        x_range = float(frame.curve_x[0]), float(frame.curve_x[-1])
        bars = max(float(frame.histogram.max()), float(frame.generated_histogram.max()))
        curves = max(float(frame.model.max()), float(frame.population.max(initial=0.0)))
        top = _HEADROOM * max(min(bars, 2.0 * curves), curves)
        for plot in (self.sample, self.generated):
            plot.set_ranges(x_range, (-0.05 * top, top))
        self.sample_bars.setData(frame.edges, frame.histogram)
        self.generated_bars.setData(frame.edges, frame.generated_histogram)
        self.population.setData(frame.curve_x[: len(frame.population)], frame.population)
        for item in (self.fitted, self.model):
            item.setData(frame.curve_x, frame.model)
        for item, points in ((self.sample_dots, frame.x), (self.generated_dots, frame.generated)):
            few = points if len(points) <= _DOTS_UP_TO else points[:0]
            item.setData(x=few, y=np.full(len(few), -0.025 * top))
        for item, (x, share) in (
            (self.sample_steps, frame.steps),
            (self.generated_steps, frame.generated_steps),
        ):
            item.setData(*_staircase(x, share, x_range))
        self.gap.setData([frame.gap[0]] * 2, list(frame.gap[1:]))
        self.distribution.set_ranges(x_range, (0.0, 1.03))
        self.numbers.set_row(0, written(frame.population_mean), written(frame.mean))
        self.numbers.set_row(1, written(frame.population_std), written(frame.std))
        self.numbers.set_row(2, "", format_number(frame.distance))
        if known:
            self.here.setValue(math.log10(len(frame.x)))

    def show_errors(self, frame: ErrorFrame) -> None:
        """Draw the errors for every size of sample, both axes in tens."""
        size, expected = np.log10(frame.sizes), np.log10(frame.expected)
        self.expected.setData(size, expected)
        found = ((self.mean_errors, frame.mean_error), (self.std_errors, frame.std_error))
        lowest = float(expected.min())
        for item, values in (*found, (self.distances, frame.distance)):
            heights = np.log10(values)
            item.setData(x=size, y=heights)
            lowest = min(lowest, float(heights.min()))
        ticks = [(power, f"10{_power(power)}") for power in range(math.floor(lowest), 4)]
        self.errors.getAxis("left").setTicks([ticks])
        self.errors.set_ranges((size[0] - 0.1, size[-1] + 0.1), (lowest - 0.15, float(expected.max()) + 0.15))

    def retranslate(self) -> None:
        """Name titles and rows."""
        self.generated.set_title(self.tr("As many points generated by the model"))
        self.distribution.set_title(self.tr("Distribution functions"))
        self.distribution.set_labels("x", self.tr("share"))
        self.errors.set_title(self.tr("Errors: ● μ̂, ■ σ̂, ▲ distance"))
        self.errors.set_labels(self.tr("sample size N"), self.tr("error"))
        self.numbers.set_texts(
            (self.tr("population"), self.tr("fitted")),
            (
                "μ",
                "σ",
                self.tr("distance (bar)"),
            ),
        )

    def name_axes(self, quantity: str, *, drawn: bool) -> None:
        """Say what the data are, and whether anybody knows their population."""
        density = self.tr("density")
        self.main.set_labels(quantity, density, density)
        self.sample.set_title(
            self.tr("Population (line), sample (bars), fit (dashed)")
            if drawn
            else self.tr("Sample (bars) and fit (dashed); nobody knows the population")
        )


def _power(exponent: int) -> str:
    """Write an exponent above the line."""
    return str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def _staircase(
    x: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    share: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    ends: tuple[float, float],
) -> tuple[list[float], list[float]]:
    """Corners of an empirical distribution function from one end of the axis to the other."""
    across = [ends[0], *np.repeat(x, 2).tolist(), ends[1]]
    up = [0.0, *np.repeat(share, 2).tolist()]
    return across, [0.0, *up[:-1], 1.0][: len(across)]
