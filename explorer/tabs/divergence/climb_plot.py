"""The linked curve of both views of the bound: the ELBO climbs, log p(x) is its ceiling."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from explorer.parts.plots import Plot
from explorer.parts.theme import Truth
from explorer.tabs.divergence.terms import tractable

Range = tuple[float, float]


class ClimbPlot(Plot):
    """ELBO and log p(x) over the steps of a run, with a marker at the step shown."""

    def __init__(self) -> None:
        super().__init__()
        self.elbo = self.curve(tractable, width=2.5)
        self.level = self.curve(Truth.EXACT, width=2.0)
        self.marker = self.line_at()
        self.here = self.dots(tractable, size=13, alpha=1.0, outlined=True)
        self.here.setZValue(2)

    def show_run(
        self,
        places: NDArray[np.float64],
        elbos: NDArray[np.float64],
        levels: NDArray[np.float64],
        axis: Range,
    ) -> None:
        """Draw a run.

        Parameters
        ----------
        places, elbos, levels
            ``(steps,)``: place of each step on the axis below, ELBO and log p(x) there.
        axis
            Of the bar: the range ends there, and what is lower is drawn at its edge.
        """
        self.elbo.setData(places, np.maximum(elbos, axis[0]))
        self.level.setData(places, levels)
        last = max(float(places[-1]), 1.0)
        # In half nats, so that the axis stands still while q is dragged a little.
        low = math.floor(2.0 * max(axis[0], float(elbos.min()))) / 2.0
        self.set_ranges((-0.04 * last, 1.04 * last), (low, axis[1]))

    def show_place(self, place: float, elbo: float, axis: Range) -> None:
        """Mark the step shown."""
        self.marker.setValue(place)
        self.here.setData(x=[place], y=[max(elbo, axis[0])])
