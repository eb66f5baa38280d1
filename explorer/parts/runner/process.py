"""The child process that learned engines run in, as the window sees it."""

from __future__ import annotations

import itertools
import logging
import pickle
import signal
import threading
import time
import weakref
from collections import deque
from collections.abc import Callable, Generator, Sequence
from typing import Any

from engines import serve
from explorer.parts.runner.pipe import ServingProcess, load, rebuild

log = logging.getLogger("genscope.runner")

Patience = Callable[[], float | None]
"""None while a job is wanted; otherwise the seconds its engine may take to reach its next yield."""

_CLOSED = "The child process was closed."

GRACE_SECONDS = 0.3
"""Patience with an engine whose job was cancelled."""

_children: weakref.WeakSet[ChildProcess] = weakref.WeakSet()


class ChildProcessDiedError(RuntimeError):
    """The child process ended, or could not be started, while a job needed it."""


class _SparedError(Exception):
    """The process was ended for another runner's engine before this job gave anything: it is run again."""


class ChildProcess:
    """A process at low priority that runs engines by name.

    Several runners may share one (and so import torch only once): their engines advance in rotation, each to
    its next yield, and cancelling one runner's job leaves the others' alone. The process is started at the
    first request or by `warm`; one that died is started again at the next request.

    Parameters
    ----------
    allow
        Prefixes of engine names allowed besides "engines." (tests bring their own engines).
    """

    def __init__(self, allow: Sequence[str] = ()) -> None:
        self._allow = tuple(allow)
        self._changed = threading.Condition()
        self._process: ServingProcess | None = None
        self._jobs = itertools.count(1)
        self._closed = False
        _children.add(self)

    @property
    def pid(self) -> int | None:
        """Number of the process, None while there is none."""
        with self._changed:
            alive = self._process is not None and self._process.exit_code is None
            return self._process.pid if self._process is not None and alive else None

    def warm(self, engine: str) -> None:
        """Start the process, without waiting for it, and let it import `engine`.

        Does nothing where the process runs already.

        Parameters
        ----------
        engine
            Dotted name of a function, such as "engines.vae.decode": importing it imports torch.
        """
        with self._changed:
            if self._closed:
                return
            try:
                self._start("--warm", engine)
            except ChildProcessDiedError:
                log.exception("%s is not warm; the first request will try again", engine)

    def run(
        self, engine: str, params: object, extra: Sequence[object], patience: Patience
    ) -> Generator[Any, None, None]:
        """Run one job in the child and yield its frames and progress; blocks the calling thread.

        Ends early once the job is no longer wanted. Then, and when this generator is closed, the engine is
        stopped: politely at its next yield, and after the time that `patience` gives by ending the process.

        Raises
        ------
        ChildProcessDiedError
            If the process ends, or cannot be started.
        Exception
            Whatever the engine raised; a `RemoteError` where that cannot be rebuilt here.
        """
        if patience() is not None:
            return
        request = pickle.dumps((engine, params, tuple(extra)), serve.PICKLE_PROTOCOL)
        while True:
            with self._changed:
                process, job = self._start(), next(self._jobs)
                process.inboxes[job] = deque()
            try:
                yield from self._converse(process, job, engine, request, patience)
            except _SparedError:
                continue
            finally:
                self._hang_up(process, job)
            return

    def nudge(self) -> None:
        """Wake a waiting `run`, so that it asks again whether its job is wanted."""
        with self._changed:
            self._changed.notify_all()

    def close(self) -> None:
        """End the process for good, without waiting for it.

        A running engine may reach its next yield first, so that its ``finally`` runs.
        """
        with self._changed:
            self._closed = True
            if self._process is not None and not self._process.started:
                self._process.kill()
            self._changed.notify_all()

    # -- one job, on the thread of a runner -----------------------------------------------------------------

    def _converse(
        self, process: ServingProcess, job: int, engine: str, request: bytes, patience: Patience
    ) -> Generator[Any, None, None]:
        try:
            process.send(serve.RUN, job, request)
        except OSError:
            process.join(1.0)  # it died just now: the next lines say so
        ended = delivered = False
        try:
            while (message := self._next_message(process, job, engine, patience)) is not None:
                ended = message.kind in {serve.DONE, serve.FAILED}
                if message.kind == serve.FAILED:
                    raise rebuild(message.payload)
                if message.kind == serve.DONE:
                    return
                delivered = True
                yield load(message.payload)
        except ChildProcessDiedError:
            ended = True
            if process.ended_for is not None and not delivered and not self._closed:
                raise _SparedError from None
            raise
        finally:
            if not ended:
                self._stop(process, job, engine, patience)
        if patience() is None:
            raise ChildProcessDiedError(_CLOSED)

    def _hang_up(self, process: ServingProcess, job: int) -> None:
        with self._changed:
            del process.inboxes[job]
            if self._closed and not process.started:
                process.kill()
            self._changed.notify_all()

    def _next_message(
        self, process: ServingProcess, job: int, engine: str, patience: Patience
    ) -> serve.Message | None:
        """Wait for the next message that ends or feeds the job; None once the job is not wanted any more."""
        with self._changed:
            while not self._closed and patience() is None:
                if process.inboxes[job]:
                    return process.inboxes[job].popleft()
                if process.exit_code is not None:
                    raise ChildProcessDiedError(_obituary(engine, process))
                self._changed.wait()
            return None

    def _stop(self, process: ServingProcess, job: int, engine: str, patience: Patience) -> None:
        """Cancel the job and wait until its engine is closed, or else until patience is over."""
        try:
            process.send(serve.CANCEL, job)
        except OSError:
            process.join(1.0)  # it died: nothing left to stop
            return
        since = time.monotonic()
        with self._changed:
            while process.exit_code is None:
                for message in process.inboxes[job]:
                    if message.kind == serve.FAILED:
                        log.error("%s failed while it was stopped", engine, exc_info=rebuild(message.payload))
                    if message.kind in {serve.DONE, serve.FAILED}:
                        return
                process.inboxes[job].clear()
                # An import cannot be interrupted politely, and killing it would only start it again later:
                # a user who presses a button twice during the first import would wait for two.
                left = None
                if process.turn != serve.NOBODY or self._closed:
                    granted = patience()
                    since = max(since, process.turn_since)
                    left = since + (GRACE_SECONDS if granted is None else granted) - time.monotonic()
                    if left <= 0 or (self._closed and not process.started):
                        if process.turn == job or process.turn not in process.inboxes or self._closed:
                            self._give_up(process, engine)
                        # Otherwise another runner's engine is long at a step: this one ends after it.
                        return
                self._changed.wait(left)

    def _give_up(self, process: ServingProcess, engine: str) -> None:
        log.info("%s reached no yield in time: its process is ended", engine)
        process.ended_for = engine
        process.kill()
        if self._process is process:
            self._process = None

    def _start(self, *arguments: str) -> ServingProcess:
        """Return the living process, started if need be; call it with the lock held."""
        if self._process is None or self._process.exit_code is not None:
            if self._closed:
                raise ChildProcessDiedError(_CLOSED)
            for prefix in self._allow:
                arguments += ("--allow", prefix)
            try:
                self._process = ServingProcess(arguments, self._changed)
            except OSError as error:
                raise ChildProcessDiedError(f"The child process could not be started: {error}") from error
        return self._process


def close_children() -> None:
    """End every child process of the program; called when it quits."""
    for child in list(_children):
        child.close()


def _obituary(engine: str, process: ServingProcess) -> str:
    code = process.exit_code or 0
    how = f"ended with exit code {code}"
    if process.ended_for is not None:
        how = f"was ended because {process.ended_for} reached no yield"
    elif code < 0:
        how = f"was killed by signal {signal.Signals(-code).name}"
    return f"The process running {engine} {how}. It is started again at the next request."
