"""One histogram of sample means, sums or standardised means, with the curves that it should follow."""

from __future__ import annotations

from math import isfinite

import numpy as np
from PySide6.QtCore import Signal

from engines.clt import CltFrame
from explorer.parts.plots import Plot, class_colour
from explorer.parts.theme import Truth

HEADROOM = 1.15
GUTTER = 58.0
"""Room for the left axis of the plots that stand above each other, so that their values line up."""

SEPARATE_DOTS = 80
"""Attainable means up to which the exact distribution of a discrete population is drawn as dots."""

_GUESS_HEIGHT = 0.55
_CAPTION_HEIGHT = 0.98
_FIRST_STANDARDISED = 2.0


class MeansPlot(Plot):
    """Bars, the normal distribution of the theorem, the exact distribution, falling dots and the guess.

    ``guessed`` carries the standard deviation that the learner has dragged.
    """

    guessed = Signal(float)

    def __init__(self) -> None:
        super().__init__(gutter=GUTTER)
        self.bars = self.histogram()
        self.normal = self.curve(Truth.EXACT)
        self.exact = self.curve(class_colour(0), width=2.5)
        self.exact_dots = self.dots(class_colour(0), size=7, alpha=1.0, outlined=True)
        self.falling = self.dots(Truth.SAMPLED, size=9, alpha=0.95, outlined=True)
        self.exact_name = self.text(class_colour(0), anchor=(1, 0), bold=True)
        self.bracket = self.curve(class_colour(2), width=3)
        self.hint = self.text(anchor=(0.5, 1), bold=True)
        self.grip = self.handle(class_colour(2))
        self.grip.moved.connect(self._guess)
        self._centre = 0.0

    def show_frame(self, frame: CltFrame, x_range: tuple[float, float], *, hidden: bool) -> None:
        """Draw one sample size; while it is to be guessed, only the axis."""
        density = frame.density
        for item in (self.bars, self.normal, self.exact, self.exact_dots, self.exact_name, self.falling):
            item.setVisible(not hidden)
        self.bars.setData(frame.edges, density)
        self.normal.setData(frame.normal_x, frame.normal_density)
        separate = len(frame.exact_x) <= SEPARATE_DOTS
        nothing = frame.exact_x[:0]
        line, dots = (nothing, frame.exact_x) if separate else (frame.exact_x, nothing)
        self.exact.setData(line, frame.exact_density[: len(line)])
        self.exact_dots.setData(x=dots, y=frame.exact_density[: len(dots)])
        # One that holds a handful of samples has towers: then the curves give the scale.
        curves = max(float(frame.normal_density.max(initial=0)), float(frame.exact_density.max(initial=0)))
        top = curves if curves and frame.done < 100 else max(float(density.max()), curves)
        top = 1.0 if hidden else HEADROOM * top
        self.getAxis("left").setTicks([] if hidden else None)  # numbers would give the width away
        self.set_ranges(x_range, (0, top))
        self.exact_name.setPos(x_range[1], _CAPTION_HEIGHT * top)
        self.exact_name.setVisible(not hidden and len(frame.exact_x) > 0)

    def show_guess(self, frame: CltFrame, width: float | None, *, hidden: bool) -> None:
        """Draw the guess: a bracket of one standard deviation on either side of the mean, or nothing."""
        for item in (self.grip, self.bracket):
            item.setVisible(width is not None)
        self.hint.setVisible(width is not None and hidden)
        if width is None or not isfinite(frame.expected_mean):
            return
        (low, high), (_, top) = self.getViewBox().viewRange()
        height, tick = _GUESS_HEIGHT * top, 0.04 * top
        left, right = frame.expected_mean - width, frame.expected_mean + width
        self._centre = frame.expected_mean
        self.bracket.setData(
            [left, left, left, right, right, right],
            [height - tick, height + tick, height, height, height + tick, height - tick],
        )
        self.grip.place(right, height)
        self.hint.setPos((low + high) / 2, height + 2 * tick)

    def _guess(self, x: float, _: float) -> None:
        low, high = self.getViewBox().viewRange()[0]
        self.guessed.emit(float(np.clip(abs(x - self._centre), 0.002 * (high - low), (high - low) / 2)))


def first_guess(frame: CltFrame) -> float:
    """Place the bracket before the learner drags it: as wide as a single draw."""
    return _FIRST_STANDARDISED if frame.statistic == "standardised" else frame.draw_std
