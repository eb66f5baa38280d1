"""The field of the game for a normal q: what is seen of the target, and q with its two handles."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal

from engines.divergence.game import X_RANGE, GameFrame
from explorer.parts.plots import Plot
from explorer.parts.theme import Truth

_TOP = 1.1
"""Height of the axis: the narrowest target fits, and it must not tell how narrow the target is."""
_STRIP = 0.08  # below the axis, for the samples
_HIGHEST = 0.95 * _TOP


class GamePlot(Plot):
    """``meanMoved`` and ``stdMoved`` carry what the hand makes of q."""

    meanMoved = Signal(float)
    stdMoved = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.ground = self.line_at(vertical=False, width=1.0)
        self.target = self.curve(Truth.EXACT, width=2.5)
        self.samples = self.dots(Truth.SAMPLED, size=9, alpha=0.6)
        self.fill = self.area(Truth.LEARNED, alpha=0.12)
        self.q = self.curve(Truth.LEARNED, width=2.5)
        self.spread = self.curve(Truth.LEARNED, width=1.5)
        self.centre, self.shoulder = self.handle(Truth.LEARNED), self.handle(Truth.LEARNED)
        self._mean = 0.0
        self._rests = (0.0, 0.0), (0.0, 0.0)
        self.released.connect(self._rest)
        self.centre.moved.connect(lambda x, _: self.meanMoved.emit(x))
        self.shoulder.moved.connect(lambda x, _: self.stdMoved.emit(abs(x - self._mean)))
        self.set_ranges(X_RANGE, (-_STRIP * _TOP, _TOP))

    def show_frame(self, frame: GameFrame, *, playing: bool, revealed: bool, sampled: bool) -> None:
        """Draw a round: handles while it is played, samples where they are seen, the target at its end."""
        params = frame.params
        self._mean = params.mean
        self.q.setData(frame.x, frame.density)
        self.fill.setData(frame.x, frame.density)
        self.target.setVisible(revealed)
        self.target.setData(frame.x, frame.target)
        self.samples.setVisible(sampled)
        self.samples.setData(x=frame.samples, y=np.full(len(frame.samples), -0.5 * _STRIP * _TOP))
        peak, side = min(frame.peak, _HIGHEST), min(frame.shoulder, 0.8 * _HIGHEST)
        self.spread.setData([params.mean, params.mean + params.std], [side, side])
        for item in (self.centre, self.shoulder, self.spread):
            item.setVisible(playing)
        self._rests = (params.mean, peak), (params.mean + params.std, side)
        self._rest()

    def _rest(self) -> None:
        """Put the handles back on the curve: the hand may have left them anywhere above it."""
        for handle, place in zip((self.centre, self.shoulder), self._rests, strict=True):
            handle.place(*place)
