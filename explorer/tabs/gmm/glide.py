"""Eased motion from one recorded half-step to the next."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from engines.gmm import GmmFrame
from engines.gmm.motion import glide, smoothstep

DURATION_MS = 250
_TICK_MS = 16


class Glide(QObject):
    """Draws what lies between two frames; ``moved`` carries each frame to be drawn, last the target."""

    moved = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._from: GmmFrame | None = None
        self.target: GmmFrame | None = None
        """The frame that is being moved to; None when nothing moves."""
        self._duration = float(DURATION_MS)
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def moving(self) -> bool:
        """Whether a motion is on its way."""
        return self.target is not None

    def start(self, before: GmmFrame, after: GmmFrame, duration: float = DURATION_MS) -> None:
        """Move to a frame in so many milliseconds; a motion that is on its way is taken over where it is."""
        self._from, self.target, self._duration = before, after, duration
        self._clock.start()
        self._timer.start()
        self._tick()

    def stop(self) -> None:
        """Stop where the motion is; whoever stops it draws what comes instead."""
        self._timer.stop()
        self._from = self.target = None

    def finish(self) -> None:
        """Arrive at once."""
        if self.target is not None:
            self._arrive(self.target)

    def _tick(self) -> None:
        assert self._from is not None
        assert self.target is not None
        share = self._clock.elapsed() / self._duration
        if share >= 1.0:
            self._arrive(self.target)
        else:
            self.moved.emit(glide(self._from, self.target, smoothstep(share)))

    def _arrive(self, target: GmmFrame) -> None:
        self.stop()
        self.moved.emit(target)
