"""One distribution: curve or bars, an interval with draggable ends, and handles for its shape."""

from __future__ import annotations

from functools import partial
from math import isnan

import numpy as np
from PySide6.QtCore import Signal

from engines.clt import DistributionFrame
from engines.clt.distributions import DRAGGED_WEIGHT
from engines.clt.params import MOST_PINS
from explorer.parts.numbers import format_number
from explorer.parts.plots import Plot, class_colour, stem_path
from explorer.parts.theme import Truth

FACES = 6
BAR_WIDTH = 22
_INTERVAL = class_colour(0)
_FLOOR = 0.04
"""Room below the axis for the handles of the interval, as a share of the plot."""

_BANDS = 3


class DensityPlot(Plot):
    """Draws a distribution; every handle reports where the hand wants it.

    ``endMoved(index, share)``: left (0) or right end of the interval, as a share of the axis.
    ``weightMoved(index, weight)``: a face of the die, or the loaded side of the coin.
    ``meanMoved(x)`` and ``stdMoved(std)``: of the normal distribution.
    """

    endMoved = Signal(int, float)
    weightMoved = Signal(int, float)
    meanMoved = Signal(float)
    stdMoved = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.data = self.histogram(Truth.SAMPLED, alpha=0.35)
        self.shade = self.area(_INTERVAL, alpha=0.35)
        self.line = self.curve(Truth.EXACT)
        self.fit = self.curve(Truth.LEARNED)
        self.bars = self.stems(Truth.EXACT, width=BAR_WIDTH)
        self.shaded_bars = self.stems(_INTERVAL, width=BAR_WIDTH)
        self.pins = tuple(self.curve(class_colour(k + 1), width=2) for k in range(MOST_PINS))
        self.pin_names = tuple(
            self.text(class_colour(k + 1), anchor=(0.5, 1), bold=True) for k in range(MOST_PINS)
        )
        self.band_lines = tuple(self.curve(width=1.5) for _ in range(_BANDS))
        self.band_names = tuple(self.text(anchor=(0.5, 1), bold=True) for _ in range(_BANDS))
        self.ends = tuple(self.handle(_INTERVAL) for _ in range(2))
        self.faces = tuple(self.handle() for _ in range(FACES))
        self.top_handle = self.handle()
        self.side_handle = self.handle()
        self._frame: DistributionFrame | None = None
        for index, end in enumerate(self.ends):
            end.moved.connect(partial(self._move_end, index))
        for index, face in enumerate(self.faces):
            face.moved.connect(partial(self._move_face, index))
        self.top_handle.moved.connect(lambda x, _: self.meanMoved.emit(x))
        self.side_handle.moved.connect(self._move_side)

    def show_frame(self, frame: DistributionFrame) -> None:
        """Draw a distribution."""
        self._frame = frame
        self.set_ranges(frame.x_range, (-_FLOOR * frame.top, frame.top))
        nothing = frame.x[:0]
        bars, line = ((frame.x, frame.density), (nothing, nothing))
        if not frame.discrete:
            bars, line = line, bars
        fitted = frame.count > 0
        self.bars.setData(*stem_path(*bars))
        self.line.setData(*((nothing, nothing) if fitted else line))
        self.fit.setData(*(line if fitted else (nothing, nothing)))
        self.data.setVisible(fitted)
        if fitted:
            self.data.setData(frame.edges, frame.heights)
        shaded = frame.shaded
        self.shade.setData(*((nothing, nothing) if frame.discrete else shaded))
        self.shaded_bars.setData(*stem_path(*(shaded if frame.discrete else (nothing, nothing))))
        self._show_pins(frame)
        self._show_bands(frame)
        for end, x in zip(self.ends, (frame.low, frame.high), strict=True):
            end.place(x, 0.0)
        self._show_handles(frame)

    def _show_pins(self, frame: DistributionFrame) -> None:
        for index, (curve, name) in enumerate(zip(self.pins, self.pin_names, strict=True)):
            pinned = index < len(frame.pins)
            curve.setVisible(pinned)
            name.setVisible(pinned)
            if pinned:
                density = frame.pins[index]
                mean, std = frame.params.pins[index]
                curve.setData(frame.x, density)
                name.setText(f"N({format_number(mean)}, {format_number(std)}²)")
                name.setPos(mean, float(density.max()))

    def _show_bands(self, frame: DistributionFrame) -> None:
        for items in (self.band_lines, self.band_names):
            for item in items:
                item.setVisible(len(frame.bands) > 0)
        per_pixel = self.getViewBox().viewPixelSize()[1]
        tick = 0.012 * frame.top
        for row, (band, line, name) in enumerate(
            zip(frame.bands, self.band_lines, self.band_names, strict=False)
        ):
            text = f"{100 * band.probability:.1f} %"
            if not isnan(band.share):
                text += self.tr(" (heights: {share} %)").format(share=f"{100 * band.share:.1f}")
            name.setText(text)
            # The innermost band stands highest, and each name has room for itself.
            height = frame.top - (_BANDS - row) * name.boundingRect().height() * per_pixel
            line.setData(
                [band.low, band.low, band.low, band.high, band.high, band.high],
                [height - tick, height + tick, height, height, height + tick, height - tick],
            )
            name.setPos((band.low + band.high) / 2, height)

    def _show_handles(self, frame: DistributionFrame) -> None:
        name, params = frame.params.distribution, frame.params
        for index, face in enumerate(self.faces):
            face.setVisible(name == "die" or (name == "bernoulli" and index == 0))
        if name == "die":
            for face, x, weight in zip(self.faces, frame.x, frame.density, strict=True):
                face.place(float(x), float(weight))
        elif name == "bernoulli":
            self.faces[0].place(1.0, float(frame.density[1]))
        for handle in (self.top_handle, self.side_handle):
            handle.setVisible(name == "normal")
        if name == "normal":
            heights = np.interp([params.mean, params.mean + params.std], frame.x, frame.density)
            self.top_handle.place(params.mean, float(heights[0]))
            self.side_handle.place(params.mean + params.std, float(heights[1]))

    def _move_end(self, index: int, x: float, _: float) -> None:
        if self._frame is not None:
            low, high = self._frame.x_range
            self.endMoved.emit(index, min(max((x - low) / (high - low), 0.0), 1.0))

    def _move_face(self, index: int, _: float, weight: float) -> None:
        self.weightMoved.emit(index, weight)

    def _move_side(self, x: float, _: float) -> None:
        if self._frame is not None:
            self.stdMoved.emit(abs(x - self._frame.params.mean))


def clipped_weight(weight: float) -> float:
    """Weight of a face that a hand may give, in steps of 0.005."""
    return round(min(max(weight, 0.0), DRAGGED_WEIGHT) / 0.005) * 0.005


class CumulativePlot(Plot):
    """The distribution function beside the density, with the same interval."""

    def __init__(self) -> None:
        super().__init__()
        self.line = self.curve(Truth.EXACT)
        self.fit = self.curve(Truth.LEARNED)
        self.corners = tuple(self.curve(_INTERVAL, width=1.5) for _ in range(2))
        self.rise = self.curve(_INTERVAL, width=7)
        self.caption = self.text(_INTERVAL, anchor=(0, 0.5), bold=True)

    def show_frame(self, frame: DistributionFrame) -> None:
        """Draw the distribution function and the rise over the interval."""
        top = max(1.0, float(frame.cdf.max()))
        left, right = frame.x_range
        self.set_ranges(frame.x_range, (0, 1.05 * top))
        fitted = frame.count > 0
        self.line.setVisible(not fitted)
        self.fit.setVisible(fitted)
        (self.fit if fitted else self.line).setData(frame.cdf_x, frame.cdf)
        levels = [frame.low_level, frame.high_level]
        for corner, x, level in zip(self.corners, (frame.low, frame.high), levels, strict=True):
            corner.setData([x, x, left], [0.0, level, level])
        edge = left + 0.006 * (right - left)
        self.rise.setData([edge, edge], levels)
        self.caption.setText(f"{frame.probability:.3f}")
        self.caption.setPos(left + 0.02 * (right - left), sum(levels) / 2)
