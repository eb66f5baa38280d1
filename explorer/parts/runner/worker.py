"""The thread of a runner: takes the newest request, runs its engine, fills the outbox."""

from __future__ import annotations

import atexit
import contextlib
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QThread

from engines import serve
from engines.progress import Progress
from explorer.parts.runner import pipe, process
from explorer.parts.runner.process import ChildProcess

log = logging.getLogger("genscope.runner")

Engine = Callable[..., Any] | str

SUCCESSOR_SECONDS = 2.0
"""Patience with a job in the child when another request waits: a fresh process costs as much (torch)."""

EXIT_SECONDS = 1.5
"""How long the program may wait, at its very end, for engines to reach a yield."""


@dataclass(frozen=True, slots=True, eq=False)
class End:
    """The last thing in the outbox of a job that nothing superseded."""

    error: BaseException | None


@dataclass(slots=True, eq=False)
class _Job:
    ticket: int
    engine: Engine
    params: object
    extra: Sequence[object]
    delivered: bool = False


class Worker(QThread):
    """A thread that sleeps until there is a request; everything but `run` is called from the GUI thread.

    Parameters
    ----------
    child
        Where engines run; None for this very thread.
    owned
        Whether `child` is closed together with the worker.
    """

    def __init__(self, child: ChildProcess | None, *, owned: bool) -> None:
        super().__init__()
        self._child = child
        self._owned = owned
        self._changed = threading.Condition()
        self._outbox: list[object] = []
        self._request: _Job | None = None
        self._retired = False
        self.ticket = 0
        """Rises with every start, cancel and retirement: a job holding an older one delivers nothing more."""
        self.requests = 0
        """Rises with refreshes too: an `End` collected before is not the end of the newest request."""

    def begin(self) -> None:
        """Start the thread, held in a set until it finished: its owner's death must not abort the process."""
        _connect_to_application()
        running_workers()  # lets go of those that finished
        _held.add(self)
        self.start()

    def submit(self, engine: Engine, params: object, extra: Sequence[object], *, refresh: bool) -> None:
        """Queue a request in place of the queued one.

        Parameters
        ----------
        engine, params, extra
            The job.
        refresh
            Keep the outbox and let the job in flight deliver its next frame, if it has delivered none;
            otherwise nothing of an older job can arrive any more.
        """
        with self._changed:
            if refresh:
                # Frames stay, but the end of a job that is being replaced is not the end of the work.
                self._outbox = [item for item in self._outbox if not isinstance(item, End)]
            else:
                self._forget()
            self.requests += 1
            self.setObjectName(f"runner of {_name(engine)}")
            self._request = _Job(self.ticket, engine, params, extra)
            self._changed.notify_all()
        self._nudge()

    def cancel(self) -> None:
        """Drop the request, the job in flight and everything it delivered."""
        with self._changed:
            self._forget()
        self._nudge()

    def retire(self) -> None:
        """Cancel, and let the thread finish as soon as its engine reaches a yield. Returns at once."""
        with self._changed:
            self._forget()
            self._retired = True
            self._changed.notify_all()
        if self._child is not None and self._owned:
            self._child.close()
        self._nudge()

    def collect(self) -> list[object]:
        """Take everything out of the outbox: frames, progress, and at most one `End`, the last."""
        with self._changed:
            items, self._outbox = self._outbox, []
        return items

    def _forget(self) -> None:
        self.ticket += 1
        self.requests += 1
        self._request = None
        self._outbox.clear()

    def _nudge(self) -> None:
        # Outside our own lock: the child asks `_patience` under its lock, and two orders would deadlock.
        if self._child is not None:
            self._child.nudge()

    # -- on the thread itself -------------------------------------------------------------------------------

    def run(self) -> None:
        """Work until retired."""
        while (job := self._wait_for_job()) is not None:
            self._work(job)

    def _wait_for_job(self) -> _Job | None:
        with self._changed:
            while self._request is None and not self._retired:
                self._changed.wait()
            job, self._request = self._request, None
            return job

    def _work(self, job: _Job) -> None:
        error: BaseException | None = None
        try:
            with contextlib.closing(self._items(job)) as items:
                for item in items:
                    if not self._deliver(job, item):
                        break
        except BaseException as raised:  # SystemExit and MemoryError too: the next job must run
            log.exception("%s failed", _name(job.engine))
            error = raised
            # The log has the traceback; kept, it would hold the engine's arrays while the exception lives.
            error.__traceback__ = None
        with self._changed:
            if self._patience(job) is None and self._request is None:
                self._outbox.append(End(error))

    def _items(self, job: _Job) -> Generator[Any, None, None]:
        if self._child is not None:
            assert isinstance(job.engine, str)
            return self._child.run(job.engine, job.params, job.extra, lambda: self._patience(job))
        return _run_here(job)

    def _deliver(self, job: _Job, item: object) -> bool:
        """Put an item into the outbox, if it is still wanted; tell whether more is wanted."""
        with self._changed:
            if self._patience(job) is not None:
                return False
            self._outbox.append(item)
            job.delivered = job.delivered or not isinstance(item, Progress)
            return self._patience(job) is None

    def _patience(self, job: _Job) -> float | None:
        """None while the job is wanted; otherwise the seconds that the child may take to stop it.

        Reads single attributes only, so it needs no lock (see `_nudge`).
        """
        successor = self._request is not None
        if job.ticket == self.ticket and not (job.delivered and successor):
            return None
        return SUCCESSOR_SECONDS if successor else process.GRACE_SECONDS


def _run_here(job: _Job) -> Generator[Any, None, None]:
    engine = serve.resolve(job.engine) if isinstance(job.engine, str) else job.engine
    yield from serve.produce(engine, job.params, job.extra)


def _name(engine: Engine) -> str:
    return engine if isinstance(engine, str) else getattr(engine, "__qualname__", repr(engine))


_held: set[Worker] = set()


def running_workers() -> list[str]:
    """Name the threads that have not finished, and let go of those that have.

    The last reference to a QThread must not go on that thread itself, so this is called from the GUI thread.
    """
    for worker in list(_held):
        if worker.isFinished():
            worker.wait()
            _held.discard(worker)
    return [worker.objectName() for worker in _held]


def retire_all() -> None:
    """Let every thread and every child process end. Returns at once."""
    for worker in list(_held):
        worker.retire()
    process.close_children()


def _connect_to_application() -> None:
    application = QCoreApplication.instance()
    if application is not None and not application.property("genscopeRetiresRunners"):
        application.setProperty("genscopeRetiresRunners", True)
        application.aboutToQuit.connect(retire_all)


@atexit.register
def _leave() -> None:
    """Wait for the threads at the end of the program: a QThread destroyed while it runs aborts it."""
    deadline = time.monotonic() + EXIT_SECONDS
    retire_all()
    for worker in list(_held):
        worker.wait(max(1, int(1000 * (deadline - time.monotonic()))))
    pipe.kill_processes(max(0.1, deadline - time.monotonic()))
    stuck = running_workers()
    if stuck:
        log.error("%s reached no yield: the program leaves without it", ", ".join(stuck))
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        os._exit(1)
