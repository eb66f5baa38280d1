"""The plot beside the histogram: distribution functions, quantiles, distance to the normal, running mean."""

from __future__ import annotations

from math import isfinite, isnan, log10

import numpy as np

from engines.clt import CltFrame
from engines.clt.running import DRAWS, PATHS
from engines.clt.simulation import DISTANCE_SIZES
from explorer.parts.plots import Plot, muted
from explorer.parts.theme import Truth

_SIZES = (1, 3, 10, 30, 100, 300)
_MARGIN = 0.1
_DISTANCES = (1.0, 0.1, 0.01, 0.001, 0.0001)
_LOWEST_DISTANCE = 0.00003
_QUANTILE_RANGE = (-4.0, 4.0)


class LinkedPlot(Plot):
    """Draws what ``params.linked`` asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = self.histogram(Truth.SAMPLED, alpha=0.25)
        self.phi = self.curve(Truth.EXACT)
        self.gap = self.curve(Truth.EXACT, width=5)
        self.diagonal = self.curve(Truth.EXACT, width=1.5)
        self.quantiles = self.dots(Truth.SAMPLED, size=6, alpha=0.9)
        self.distances = self.curve(Truth.EXACT)
        self.sizes = self.dots(Truth.EXACT, size=5, alpha=1.0)
        self.here = self.line_at(colour=muted, width=1)
        self.observed = self.dots(Truth.SAMPLED, size=10, alpha=1.0, outlined=True)
        self.paths = tuple(self.curve(Truth.SAMPLED, width=1) for _ in range(PATHS - 1))
        self.path = self.curve(Truth.SAMPLED, width=2.5)
        self.band = tuple(self.curve(Truth.EXACT, width=1) for _ in range(2))
        self.level = self.line_at(vertical=False, colour=Truth.EXACT, width=1.5)
        self.note = self.text(anchor=(0.5, 0.5))
        self._kinds = {
            "cdf": (self.steps, self.phi, self.gap),
            "qq": (self.diagonal, self.quantiles),
            "distance": (self.distances, self.sizes, self.here, self.observed),
            "running": (*self.paths, self.path, *self.band, self.level),
        }

    def show_frame(self, frame: CltFrame, why_not: str) -> None:
        """Draw the kind of plot that the frame was computed for.

        Parameters
        ----------
        frame
            What to draw.
        why_not
            What to say in place of a comparison that this population does not allow; empty for none.
        """
        kind = frame.params.linked
        for name, items in self._kinds.items():
            for item in items:
                item.setVisible(name == kind and not why_not)
        self.note.setText(why_not)
        self.note.setVisible(bool(why_not))
        {
            "cdf": self._show_functions,
            "qq": self._show_quantiles,
            "distance": self._show_distances,
            "running": self._show_running,
        }[kind](frame)
        (left, right), (bottom, top) = self.getViewBox().viewRange()
        self.note.setPos((left + right) / 2, (bottom + top) / 2)

    def _show_functions(self, frame: CltFrame) -> None:
        self._plain_axes()
        self.steps.setData(frame.step_edges, frame.cumulative)
        self.phi.setData(frame.normal_x, frame.normal_cumulative)
        x, low, high = frame.gap
        self.gap.setData(*(([], []) if isnan(x) else ([x, x], [low, high])))
        self.set_ranges((float(frame.edges[0]), float(frame.edges[-1])), (0, 1.02))

    def _show_quantiles(self, frame: CltFrame) -> None:
        self._plain_axes()
        self.quantiles.setData(x=frame.quantile_x, y=frame.quantile_y)
        self.diagonal.setData(list(_QUANTILE_RANGE), list(_QUANTILE_RANGE))
        self.set_ranges(_QUANTILE_RANGE, _QUANTILE_RANGE)

    def _show_distances(self, frame: CltFrame) -> None:
        self.getAxis("bottom").setTicks([[(log10(n), str(n)) for n in _SIZES]])
        ticks = [(log10(value), f"{value:g}") for value in _DISTANCES]
        self.getAxis("left").setTicks(
            [ticks[1::2], ticks[::2]]
        )  # the second level gives way where it is tight
        x = np.log10(frame.distance_n)
        y = np.log10(np.maximum(frame.distances, _LOWEST_DISTANCE))
        self.distances.setData(x, y)
        self.sizes.setData(x=x, y=y)
        self.here.setValue(log10(frame.n))
        known = isfinite(frame.distance)
        self.observed.setData(x=[log10(frame.n)] if known else [], y=[log10(frame.distance)] if known else [])
        self.set_ranges((-_MARGIN, log10(DISTANCE_SIZES[-1]) + _MARGIN), (log10(_LOWEST_DISTANCE), 0))

    def _show_running(self, frame: CltFrame) -> None:
        decades = range(round(log10(DRAWS)) + 1)
        self.getAxis("bottom").setTicks([[(k, f"{10**k:,}" if k % 2 == 0 else "") for k in decades]])
        self.getAxis("left").setTicks(None)
        x = np.log10(frame.running_k)
        for path, means in zip((self.path, *self.paths), frame.running, strict=True):
            path.setData(x, means)
        for curve, end in zip(self.band, frame.running_band, strict=True):
            curve.setData(x[: len(end)], end)
        mean = frame.running_mean
        self.level.setVisible(isfinite(mean))
        if isfinite(mean):
            self.level.setValue(mean)
        self.set_ranges((-_MARGIN, log10(DRAWS)), frame.running_range)

    def _plain_axes(self) -> None:
        for name in ("bottom", "left"):
            self.getAxis(name).setTicks(None)
