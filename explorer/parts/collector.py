"""Cyclic garbage collection on the GUI thread only."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 250


class GarbageCollector(QObject):
    """Collects reference cycles on a timer of the GUI thread, in place of Python's automatic collection.

    Automatic collection runs on whichever thread allocates next. On the thread of a runner it would destroy
    widgets that are part of a cycle, which crashes the program.

    What exists when the collector is made belongs to the program for good and is set aside, so that a
    collection costs little later on. `stop` and deletion give back Python's own collection.

    Parameters
    ----------
    parent
        Qt parent.
    interval_ms
        Milliseconds between looks at the counters of Python's three generations.

    Raises
    ------
    ValueError
        If `interval_ms` is not positive.
    """

    def __init__(self, parent: QObject | None = None, interval_ms: int = INTERVAL_MS) -> None:
        if interval_ms <= 0:
            raise ValueError(f"interval_ms must be positive, not {interval_ms}")
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self, interval=interval_ms)
        self._timer.timeout.connect(collect_if_due)
        self._timer.start()
        self.destroyed.connect(_restore)

    def stop(self) -> None:
        """Give back Python's own collection."""
        if self._timer.isActive():
            self._timer.stop()
            self.destroyed.disconnect(_restore)  # another collector may be at work by then
            _restore()


def collect_if_due() -> int | None:
    """Collect the oldest generation whose counter is above Python's threshold, with the younger ones.

    Returns
    -------
    int or None
        The generation collected, None if none was due.
    """
    for generation in (2, 1, 0):
        # Python's own rule: the counters of older generations count collections of the younger ones.
        if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
            gc.collect(generation)
            return generation
    return None


def _restore() -> None:
    gc.unfreeze()
    gc.enable()
