"""Bias of 1/N: the variance estimated from many samples, beside what it is in truth."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from engines.likelihood import RepeatFrame
from explorer.parts.numbers import format_number
from explorer.parts.plots import Plot, muted
from explorer.parts.readout import Readout
from explorer.parts.theme import Truth
from explorer.tabs.likelihood.side import Side

_HEADROOM = 1.15


class BiasView(QObject):
    """The widgets of the view: `main` stands in the picture, `linked` beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.estimates, self.running = Plot(), Plot()
        self.bars = self.estimates.histogram(alpha=0.45)
        self.exact = self.estimates.curve(Truth.EXACT)
        self.truth = self.estimates.line_at(colour=muted, width=1.5)
        self.expected = self.estimates.line_at(colour=Truth.EXACT, width=5.0)
        self.mean = self.estimates.line_at(colour=Truth.SAMPLED, width=2.0)
        self.truth_name = self.estimates.text(muted, anchor=(-0.1, 0.0), bold=True)
        self.expected_name = self.estimates.text(Truth.EXACT, anchor=(1.08, 0.0), bold=True)
        self.running.getAxis("bottom").setLogMode(True)
        self.levels = tuple(self.running.line_at(vertical=False, colour=c) for c in (muted, Truth.EXACT))
        self.biased = self.running.curve(Truth.SAMPLED, width=2.5)
        self.corrected = self.running.curve(muted, width=2.5)
        self.numbers = Readout((Truth.EXACT, Truth.SAMPLED), rows=3)
        self.main = self.estimates
        self.linked = Side(((self.numbers, 0),), ((self.running, 1),), (0, 1))

    def show_frame(self, frame: RepeatFrame) -> None:
        """Draw the estimates so far."""
        top = _HEADROOM * max(float(frame.density.max()), _highest(frame.exact_density))
        self.bars.setData(frame.edges, frame.density)
        self.exact.setData(frame.exact_x, frame.exact_density)
        self.truth.setValue(frame.variance)
        self.expected.setValue(frame.expected)
        self.mean.setValue(frame.mean)
        self.truth_name.setPos(frame.variance, top)
        self.expected_name.setPos(frame.expected, top)
        near = frame.expected < frame.edges[0] + 0.2 * (frame.edges[-1] - frame.edges[0])
        self.expected_name.setAnchor((-0.08 if near else 1.08, 0.0))
        self.estimates.set_ranges((float(frame.edges[0]), float(frame.edges[-1])), (0.0, top))
        self._show_running(frame)
        corrected = frame.mean * frame.factor
        self.numbers.set_row(0, format_number(frame.expected, 4), format_number(frame.mean, 4))
        self.numbers.set_row(1, format_number(frame.variance, 4), format_number(corrected, 4))
        self.numbers.set_row(2, format_number(1.0 / frame.factor, 4), format_number(frame.share, 4))

    def _show_running(self, frame: RepeatFrame) -> None:
        trials = np.log10(frame.trials)
        self.biased.setData(trials, frame.running)
        self.corrected.setData(trials, frame.running * frame.factor)
        for line, value in zip(self.levels, (frame.variance, frame.expected), strict=True):
            line.setValue(value)
        # The first means stray as far as a few samples let them; what settles is what matters.
        reach = max(6.0 * frame.running_error[len(trials) // 2], 1.2 * (frame.variance - frame.expected))
        last = np.log10(frame.params.repeats)
        y_range = frame.expected - reach, frame.variance + reach
        self.running.set_ranges((float(trials[0]), float(last)), y_range)

    def retranslate(self) -> None:
        """Name titles and rows."""
        self.estimates.set_title(self.tr("Variance σ̂² of each sample, with 1/N"))
        self.estimates.set_labels(self.tr("estimated variance σ̂²"), self.tr("density"))
        self.truth_name.setText("σ²")
        self.expected_name.setText("E[σ̂²]")
        self.running.set_title(self.tr("Mean so far: 1/N (blue), 1/(N − 1) (grey)"))
        self.running.set_labels(self.tr("samples"), self.tr("mean of σ̂²"))
        self.numbers.set_texts(
            (self.tr("exact"), self.tr("sampled")),
            (
                self.tr("mean of σ̂² with 1/N"),
                self.tr("with 1/(N − 1)"),
                self.tr("share of σ², (N − 1)/N"),
            ),
        )


def _highest(density: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
    """Top of a curve, but not of one that begins at infinity."""
    return float(density[len(density) // 20 :].max(initial=0.0))
