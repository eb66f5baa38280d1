"""Product and sum side by side: the likelihood as float64 multiplies it, and as logarithms add up."""

from __future__ import annotations

import sys
from math import log10

import numpy as np

from engines.likelihood import LikelihoodFrame
from explorer.parts.plots import Plot, muted
from explorer.parts.theme import Truth

SMALLEST = log10(sys.float_info.min * sys.float_info.epsilon)
"""Decimal exponent of the smallest float64 above 0, 5·10⁻³²⁴."""

_SHOWN = 400
_DEPTHS = tuple(factor * 10.0**power for power in range(1, 8) for factor in (1.0, 1.5, 2.0, 3.0, 5.0, 7.0))


class ProductPlot(Plot):
    """Decimal exponent of the likelihood of the first 1, 2, … N points."""

    def __init__(self) -> None:
        super().__init__()
        self.floor = self.line_at(vertical=False, colour=muted, width=1.0)
        self.floor.setValue(SMALLEST)
        self.product = self.curve(Truth.SAMPLED, width=6.0)
        self.sum = self.curve(Truth.EXACT, width=1.5)
        self.end = self.dots(Truth.SAMPLED, size=10, alpha=1.0)
        self.note = self.text(Truth.SAMPLED, anchor=(0.0, 1.1), bold=True)

    def show_products(self, frame: LikelihoodFrame) -> None:
        """Draw both as far as they go."""
        count, exponents, products = len(frame.x), frame.log10_running, frame.log10_products
        low, high = float(exponents.min()), float(exponents.max())
        depth = next((depth for depth in _DEPTHS if depth >= -low), _DEPTHS[-1])
        top = max(0.08 * depth, 1.1 * high)
        self.set_ranges((0.0, 1.02 * count), (-depth, top))
        shown = np.unique(np.linspace(0, count - 1, min(count, _SHOWN)).round().astype(int))
        self.sum.setData(shown + 1, exponents[shown])
        alive = shown[shown < len(products)]
        self.product.setData(alive + 1, products[alive])
        lost = frame.vanishes_at
        self.end.setData(x=[] if lost is None else [lost], y=[] if lost is None else [SMALLEST])
        self.note.setVisible(lost is not None)
        if lost is not None:
            self.note.setText(self.tr("0 from N = {count}").format(count=lost))
            beyond = lost > 0.55 * count
            self.note.setAnchor((1.05 if beyond else -0.05, 1.15 if not beyond else -0.15))
            self.note.setPos(lost, SMALLEST)

    def retranslate(self) -> None:
        """Name axes and title."""
        self.set_title(self.tr("log₁₀ L: sum of logs (thin), float64 product (thick)"))
        self.set_labels(self.tr("points so far"), "log₁₀ L")
