"""Falling samples: the draws drop out of the population, their mean drops into the histogram."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from engines.clt import CltFrame
from explorer.tabs.clt.means_plot import MeansPlot
from explorer.tabs.clt.population_plot import PopulationPlot

DURATION_MS = 320
_TICK_MS = 16
_FALL = 0.6
"""Share of the time that a fall takes; the mean starts when its draws have landed."""


class Falling(QObject):
    """Animates the newest samples of a frame; what has landed stays until the next frame.

    Parameters
    ----------
    population, means
        Where the draws and where their means fall.
    """

    def __init__(self, population: PopulationPlot, means: MeansPlot) -> None:
        super().__init__(population)
        self._population, self._means = population, means
        self._frame: CltFrame | None = None
        self._heights: NDArray[np.float64] = np.empty(0)
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)

    def drop(self, frame: CltFrame) -> None:
        """Let the newest samples of a frame fall."""
        self._frame = frame
        x, density = frame.population
        self._heights = np.interp(frame.draws, x, density)
        self._clock.start()
        self._timer.start()
        self._tick()

    def clear(self) -> None:
        """Show no falling samples."""
        self._timer.stop()
        if self._frame is not None:
            self._frame = None
            self._population.draws.setData(x=[], y=[])
            self._means.falling.setData(x=[], y=[])

    def _tick(self) -> None:
        frame = self._frame
        if frame is None:
            return
        elapsed = min(1.0, self._clock.elapsed() / DURATION_MS)
        if elapsed >= 1.0:
            self._timer.stop()
        lead = 1.0 - _FALL if len(frame.draws) else 0.0
        first = min(1.0, elapsed / _FALL)
        second = min(1.0, max(0.0, (elapsed - lead) / (1.0 - lead)))
        self._population.draws.setData(x=frame.draws, y=self._heights * (1.0 - first**2))
        top = self._means.getViewBox().viewRange()[1][1]
        fallen = frame.fallen if elapsed >= lead else frame.fallen[:0]
        self._means.falling.setData(x=fallen, y=np.full(len(fallen), top * (1.0 - second**2)))
