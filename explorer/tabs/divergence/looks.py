"""What the pictures of the chapter have in common: whose colour is whose, and items of their own."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray

from explorer.parts.plots import Colour, Plot, class_colour, colour_of, faded
from explorer.parts.theme import Theme, Truth

P: Colour = Truth.EXACT
Q: Colour = class_colour(1)
COVERING, SEEKING = class_colour(1), class_colour(0)


def bars(plot: Plot, colour: Colour, alpha: float) -> pg.BarGraphItem:
    """Add bars of one colour; feed them with ``setOpts(x=…, height=…, width=…)``."""
    item = pg.BarGraphItem(x=[], height=[], width=0.4, pen=None)

    def style(theme: Theme) -> None:
        item.setOpts(brush=faded(colour_of(colour, theme), alpha))

    return plot.add_styled(item, style)


def boxes(intervals: NDArray[np.float64], height: float) -> tuple[list[float], list[float]]:
    """Line that climbs over each of the intervals ``(M, 2)`` and stays at 0 between them, for an area."""
    x: list[float] = []
    y: list[float] = []
    for left, right in intervals.tolist():
        x += [left, left, right, right]
        y += [0.0, height, height, 0.0]
    return x, y
