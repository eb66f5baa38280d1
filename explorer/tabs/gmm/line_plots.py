"""Data on the line under a mixture of two, and below what each point adds to the log-likelihood."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engines.gmm.hard import LIMIT, Terms
from explorer.parts.plots import Plot, class_colour, ink, muted, stem_path
from explorer.parts.theme import Truth

GUTTER = 62
LEVEL = -0.045
"""Height at which the data lie, in shares of the height of the plot above 0."""
X_RANGE = (-LIMIT - 1.0, LIMIT + 1.0)

_TERMS = (-12.0, 14.0)
_DEEPEST = (5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 400.0, 1000.0, 1e4, 1e6, 1e9, 1e13)


class LinePlot(Plot):
    """Density of the mixture, its two parts, and the data as dots on the axis."""

    def __init__(self) -> None:
        super().__init__(gutter=GUTTER)
        self.parts = tuple(self.curve(class_colour(k), 1.75, dashed=True) for k in range(2))
        self.mixture = self.curve(Truth.LEARNED, width=2.5)
        self.data = self.dots(Truth.SAMPLED, size=8, alpha=0.7)
        self.data.setEnabled(False)  # a click on a point is a click on the plot

    def show_density(
        self, x: NDArray[np.float64], line: NDArray[np.float64], parts: NDArray[np.float64], top: float
    ) -> None:
        """Draw data ``(N,)`` and parts ``(2, L)`` at places ``(L,)`` up to a density of ``top``."""
        for part, density in zip(self.parts, parts, strict=True):
            part.setData(line, density)
        self.mixture.setData(line, parts.sum(axis=0))
        self.data.setData(x=x, y=np.full(len(x), LEVEL * top))
        self.set_ranges(X_RANGE, (2 * LEVEL * top, top))


class TermsPlot(Plot):
    """For each point the logarithm of the sum above the sum of logarithms, and the gap between them."""

    def __init__(self) -> None:
        super().__init__(gutter=GUTTER)
        self.gaps = self.stems(Truth.SAMPLED, width=2.5)
        self.sum_of_log = self.curve(muted, width=2.0)
        self.log_of_sum = self.curve(Truth.LEARNED, width=2.0)
        self.ends = self.dots(Truth.SAMPLED, size=6, alpha=1.0)

    def show_terms(
        self, x: NDArray[np.float64], at_data: Terms, line: NDArray[np.float64], curves: Terms
    ) -> None:
        """Draw the terms of data ``(N,)``, and of a point anywhere on the line."""
        self.log_of_sum.setData(line, curves.log_of_sum)
        self.sum_of_log.setData(line, curves.sum_of_log)
        ends = np.column_stack((at_data.sum_of_log, at_data.log_of_sum))
        self.gaps.setData(np.repeat(x, 2), ends.ravel())
        self.ends.setData(x=x, y=at_data.log_of_sum)
        lowest = -float(at_data.sum_of_log.min())
        depth = next((depth for depth in _DEEPEST if depth >= lowest), _DEEPEST[-1])
        self.set_ranges(X_RANGE, (-depth, 0.06 * depth))


class SpikeTermsPlot(Plot):
    """What each point adds to the log-likelihood; the point that is shrunk onto stands out."""

    def __init__(self) -> None:
        super().__init__(gutter=GUTTER)
        self.zero = self.line_at(vertical=False, width=1.0)
        self.lines = self.stems(Truth.SAMPLED, width=2.0)
        self.ends = self.dots(Truth.SAMPLED, size=6, alpha=1.0)
        self.datum = self.dots(ink, size=11, alpha=1.0, outlined=True)

    def show_terms(self, x: NDArray[np.float64], terms: NDArray[np.float64], row: int) -> None:
        """Draw terms ``(N,)`` of data ``(N,)``; the axis has room for all that σ₂ can do."""
        self.lines.setData(*stem_path(x, terms))
        self.ends.setData(x=x, y=terms)
        self.datum.setData(x=x[row : row + 1], y=terms[row : row + 1])
        self.set_ranges(X_RANGE, _TERMS)
