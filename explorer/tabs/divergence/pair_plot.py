"""The two distributions: every bar, centre, edge and painted cell answers to the hand."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import Signal

from engines.divergence import CompareFrame
from explorer.parts.plots import Handle
from explorer.parts.strokes import StrokePlot
from explorer.parts.theme import Truth
from explorer.tabs.divergence.looks import P, Q, bars, boxes

MOST_HANDLES = 8
GUTTER = 64
BAR = 0.34
"""Width of a bar; p and q stand beside each other over their outcome."""

_STRIP = 0.07
"""Room below the axis for the draws, as a share of the plot."""

_FLOOR = 0.04
"""Room below the bars, so that the handle of an empty one can be held."""


class PairPlot(StrokePlot):
    """p and q in one picture.

    ``placed(who, index, x, y)``: a handle of "p" or "q" was dragged there.
    """

    placed = Signal(str, int, float, float)

    def __init__(self) -> None:
        super().__init__(gutter=GUTTER)
        self.missing = self.area(Truth.LEARNED, alpha=0.16)
        self.areas = (self.area(P, alpha=0.07), self.area(Q, alpha=0.14))
        self.lines = (self.curve(P, width=2.5), self.curve(Q, width=2.5))
        self.bars = (bars(self, P, 0.75), bars(self, Q, 0.75))
        self.draws = self.dots(Truth.SAMPLED, size=6, alpha=0.55)
        self.handles: dict[str, tuple[Handle, ...]] = {
            who: tuple(self.handle(colour) for _ in range(MOST_HANDLES))
            for who, colour in (("p", P), ("q", Q))
        }
        self.names = (self.label(P, (1.4, 1.2)), self.label(Q, (-0.4, 1.2)))
        for name, text in zip(self.names, "pq", strict=True):
            name.setText(text)
        self.infinite = self.label(Truth.LEARNED, (0.5, 0.5))
        self._frame: CompareFrame | None = None
        for who, handles in self.handles.items():
            for index, handle in enumerate(handles):
                handle.moved.connect(partial(self.placed.emit, who, index))
        # A handle moves freely while it is held and then returns to what it holds.
        self.released.connect(self._rest)

    def show_frame(self, frame: CompareFrame) -> None:
        """Draw both distributions."""
        self._frame = frame
        discrete = frame.params.kind == "bars"
        if discrete:
            self.set_ranges((0.4, len(frame.x) + 0.6), (-_FLOOR * frame.top, frame.top))
        else:
            self.set_ranges((-6.0, 6.0), (-_STRIP * frame.top, frame.top))
        self._show_outcomes(frame, discrete=discrete)
        nothing = frame.x[:0]
        for side, curve in enumerate((frame.p, frame.q)):
            shift = (side - 0.5) * (BAR + 0.02)
            x, height = (frame.x + shift, curve) if discrete else (nothing, nothing)
            self.bars[side].setOpts(x=x, height=height, width=BAR)
            line = (nothing, nothing) if discrete else (frame.x, curve)
            self.lines[side].setData(*line)
            self.areas[side].setData(*line)
        for side, (points, peak) in enumerate(
            ((frame.p_handles, frame.p_peak), (frame.q_handles, frame.q_peak))
        ):
            shift = (side - 0.5) * (BAR + 0.02) if discrete else 0.0
            self._show_handles("pq"[side], points, shift)
            self.names[side].setPos(peak[0] + shift, min(peak[1], 0.9 * frame.top))
        self.draws.setData(x=frame.draws, y=np.full(len(frame.draws), -0.5 * _STRIP * frame.top))
        self._show_missing(frame)

    def _show_outcomes(self, frame: CompareFrame, *, discrete: bool) -> None:
        axis = self.getAxis("bottom")
        axis.setTicks([[(float(k), f"{k:.0f}") for k in frame.x]] if discrete else None)

    def _show_handles(
        self, who: str, points: np.ndarray[tuple[int, ...], np.dtype[np.float64]], shift: float
    ) -> None:
        for index, handle in enumerate(self.handles[who]):
            there = index < len(points)
            handle.setVisible(there)
            if there:
                handle.place(points[index, 0] + shift, points[index, 1])

    def _show_missing(self, frame: CompareFrame) -> None:
        self.missing.setData(*boxes(frame.missing, frame.top))
        infinite = len(frame.missing) > 0
        self.infinite.setVisible(infinite)
        if infinite:
            zero = "q" if frame.params.direction == "pq" else "p"
            self.infinite.setText(self.tr("{zero} = 0 here: ∞").format(zero=zero))
            widest = frame.missing[np.diff(frame.missing, axis=1)[:, 0].argmax()]
            self.infinite.setPos(float(widest.mean()), 0.62 * frame.top)

    def _rest(self) -> None:
        if self._frame is not None:
            self.show_frame(self._frame)

    def brush(self, x: float, y: float) -> tuple[float, float]:
        """Densities, which are never negative."""
        return x, max(y, 0.0)
