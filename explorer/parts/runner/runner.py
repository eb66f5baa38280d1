"""The runner: engines in, frames out, without blocking the window."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from engines.progress import Progress
from explorer.parts.runner.process import ChildProcess
from explorer.parts.runner.worker import End, Engine, Worker

PULL_INTERVAL_MS = 16

EAGER_INTERVAL_MS = 4
"""Interval after a request until its first frame is there: a dragged picture answers sooner."""

EAGER_PULLS = 12
"""Pulls after which a request that gives nothing is waited for at the usual rate."""


class Runner(QObject):
    """Runs one engine at a time away from the GUI thread and hands its frames over at display rate.

    Frames are pulled by a timer rather than pushed by queued signals, which would block the window when an
    engine is fast. All methods are called from the GUI thread and return at once.

    Parameters
    ----------
    place
        "thread": the engine runs on the thread of this runner; "process": in a child process.
    parent
        Qt parent. When it is deleted, the job ends and the thread finishes by itself.
    child
        For "process": a child process shared with other runners, which whoever made it closes.
        Without one, the runner has a child process of its own.
    """

    framesReady = Signal(object)
    """The frames since the last time, a non-empty list."""
    progressed = Signal(object)
    """The newest `Progress`."""
    finished = Signal()
    """The engine came to its end; all its frames were handed over before."""
    failed = Signal(object)
    """The exception that the engine raised; the log ``genscope.runner`` has its traceback."""
    busyChanged = Signal(bool)
    """Whether a job is in flight or queued."""

    def __init__(
        self,
        place: Literal["thread", "process"] = "thread",
        parent: QObject | None = None,
        *,
        child: ChildProcess | None = None,
    ) -> None:
        super().__init__(parent)
        if place not in {"thread", "process"}:
            raise ValueError(f"place is 'thread' or 'process', not {place!r}")
        if child is not None and place != "process":
            raise ValueError("child needs place='process'")
        self._place = place
        self._child = child
        self._worker: Worker | None = None
        self._busy = False
        self._closed = False
        self._eager = 0
        self._timer = QTimer(self, interval=PULL_INTERVAL_MS)
        self._timer.timeout.connect(self._pull)

    @property
    def busy(self) -> bool:
        """Whether a job is in flight or queued."""
        return self._busy

    def start(self, engine: Engine, params: object, *extra: object) -> None:
        """Run an engine from scratch; nothing of an older job can arrive after this call.

        Parameters
        ----------
        engine
            ``engine(params, *extra)`` returns one frame or is a generator of frames and `Progress`.
            Its dotted name ("engines.vae.train") is needed where it runs in a child process.
        params, extra
            Its arguments. After `close` the request is ignored.

        Raises
        ------
        ValueError
            If `engine` is not a dotted name and runs in a child process.
        """
        self._submit(engine, params, extra, refresh=False)

    def refresh(self, engine: Engine, params: object, *extra: object) -> None:
        """Run an engine in place of the queued request, while a control is being dragged.

        A job in flight that has delivered no frame yet still delivers its first one, so that the picture
        moves however fast requests come. Then it is abandoned: neither its end nor its failure is reported.

        Parameters
        ----------
        engine, params, extra
            As for `start`.

        Raises
        ------
        ValueError
            As for `start`.
        """
        self._submit(engine, params, extra, refresh=True)

    def cancel(self) -> None:
        """Give up the job and the queued request: nothing more arrives, not even `finished`.

        The engine stops at its next yield; in a child process that comes to none, the process is ended.
        """
        if self._worker is not None:
            self._worker.cancel()
        self._become(busy=False)

    def close(self) -> None:
        """Cancel, and let the thread and the runner's own child process end. May be called again."""
        self._closed = True
        if self._worker is not None:
            self._worker.retire()
        self._become(busy=False)

    def _submit(self, engine: Engine, params: object, extra: tuple[object, ...], *, refresh: bool) -> None:
        if self._place == "process" and not isinstance(engine, str):
            raise ValueError(f"engine must be a dotted name to run in a child process, not {engine!r}")
        if self._closed:
            return
        if self._worker is None:
            self._worker = self._make_worker()
        self._worker.submit(engine, params, extra, refresh=refresh)
        self._eager = EAGER_PULLS
        self._pace()
        self._become(busy=True)

    def _pace(self) -> None:
        """Pull eagerly or not; the timer is restarted only when that changes, or requests would starve it."""
        interval = EAGER_INTERVAL_MS if self._eager else PULL_INTERVAL_MS
        if self._timer.interval() != interval:
            self._timer.setInterval(interval)

    def _make_worker(self) -> Worker:
        owned = self._place == "process" and self._child is None
        worker = Worker(ChildProcess() if owned else self._child, owned=owned)
        # The worker's own slot, not ours: at that time nothing of this object but its QObject is left.
        self.destroyed.connect(worker.retire)
        worker.begin()
        return worker

    def _become(self, *, busy: bool) -> None:
        if busy == self._busy:
            return
        self._busy = busy
        if busy:
            self._timer.start()
        else:
            self._timer.stop()
        self.busyChanged.emit(busy)

    def _pull(self) -> None:
        """Hand over what the worker delivered; a slot may start, cancel, close or delete this runner."""
        worker = self._worker
        if worker is None:
            return
        ticket, requests = worker.ticket, worker.requests
        items = worker.collect()
        self._eager = 0 if items else max(0, self._eager - 1)
        self._pace()
        progress = [item for item in items if isinstance(item, Progress)]
        frames = [item for item in items if not isinstance(item, (Progress, End))]
        if frames:
            self.framesReady.emit(frames)
        if progress and worker.ticket == ticket:
            self.progressed.emit(progress[-1])
        if items and isinstance(items[-1], End) and worker.requests == requests:
            self._become(busy=False)
            if worker.requests != requests:
                return
            if items[-1].error is None:
                self.finished.emit()
            else:
                self.failed.emit(items[-1].error)
