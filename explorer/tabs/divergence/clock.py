"""The countdown of a round: it runs only while it can be seen."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

_TICK_MS = 50


class Clock(QObject):
    """Counts seconds down; ``ticked`` fires while it runs, ``ended`` once at 0."""

    ticked = Signal()
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.left = 0.0
        """Seconds left at the last tick."""
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        """Whether time passes."""
        return self._timer.isActive()

    def start(self, seconds: float) -> None:
        """Begin a countdown."""
        self.left = seconds
        self.resume()

    def resume(self) -> None:
        """Go on from the seconds that are left."""
        if self.left > 0.0:
            self._since.start()
            self._timer.start()

    def pause(self) -> None:
        """Let no time pass; what passed since the last tick counts."""
        if self.running:
            self._timer.stop()
            self._count()

    def _count(self) -> None:
        self.left = max(0.0, self.left - self._since.restart() / 1000.0)

    def _tick(self) -> None:
        self._count()
        self.ticked.emit()
        if self.left <= 0.0:
            self._timer.stop()
            self.ended.emit()
