"""The density that is painted, with the mixture and its components; and the distance over K."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import Signal

from engines.gmm.painted import PaintedFrame
from engines.gmm.painted_fit import COMPONENT_LIMIT
from explorer.parts.numbers import format_number
from explorer.parts.plots import Plot, class_colour
from explorer.parts.strokes import StrokePlot
from explorer.parts.theme import Truth

_HEADROOM = 1.25
_TICKS = tuple(
    (math.log10(value), value) for value in (1.0, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0003, 0.0001)
)


class PaintPlot(StrokePlot):
    """What is painted, with the mixture and its parts; strokes carry heights from 0 to 1."""

    def __init__(self) -> None:
        super().__init__()
        self.area_item = self.histogram(Truth.EXACT, alpha=0.1)
        self.parts = tuple(self.curve(class_colour(k), 1.75, dashed=True) for k in range(COMPONENT_LIMIT))
        self.mixture = self.curve(Truth.LEARNED, width=3.0)
        self._scale = 1.0
        self.paintable = True

    def show_frame(self, frame: PaintedFrame) -> None:
        """Draw density and mixture; what was painted stays, and the numbers on the axis give way."""
        self._scale = float(frame.density.max()) / max(frame.params.drawn)
        self.set_ranges((float(frame.x[0]), float(frame.x[-1])), (0.0, _HEADROOM * self._scale))
        self.area_item.setData(frame.edges, frame.density)
        for k, part in enumerate(self.parts):
            part.setVisible(k < len(frame.parts))
            if k < len(frame.parts):
                part.setData(frame.x, frame.parts[k])
        self.mixture.setData(frame.x, frame.mixture)

    def brush(self, x: float, y: float) -> tuple[float, float]:
        """Heights as shares of the highest that can be painted."""
        return x, min(max(y / self._scale, 0.0), 1.0)


class DistancePlot(Plot):
    """KL over K on a logarithmic axis; a click chooses a K."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.line = self.curve(Truth.LEARNED, width=1.5)
        self.points = self.dots(Truth.LEARNED, size=8, alpha=1.0)
        self.here = self.dots(Truth.LEARNED, size=14, alpha=1.0, outlined=True)
        for item in (self.points, self.here):
            item.setEnabled(False)  # a click on a point is a click on the plot
        self.clicked.connect(self._pick)
        self.getAxis("bottom").setTicks([[(k, f"{k}") for k in (1, *range(2, COMPONENT_LIMIT + 1, 2))]])

    def show_frame(self, frame: PaintedFrame) -> None:
        """Draw the distances that are known; while the brush moves the others stay as they were."""
        heights = frame.decades
        count = frame.params.components
        self.here.setData(x=[count], y=heights[count - 1 : count])
        if np.isnan(heights).any():
            return
        places = list(range(1, len(heights) + 1))
        self.line.setData(places, heights)
        self.points.setData(x=places, y=heights)
        low, high = float(heights.min()) - 0.2, float(heights.max()) + 0.2
        self.set_ranges((0.4, COMPONENT_LIMIT + 0.6), (low, high))
        self.getAxis("left").setTicks(
            [[(place, format_number(value, 1)) for place, value in _TICKS if low < place < high]]
        )

    def _pick(self, x: float, y: float) -> None:
        self.picked.emit(min(max(round(x), 1), COMPONENT_LIMIT))
