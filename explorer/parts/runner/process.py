"""The child process that learned engines run in, as the window sees it."""

from __future__ import annotations

import io
import itertools
import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections import deque
from collections.abc import Callable, Generator, Sequence
from typing import Any, cast

from engines import serve

log = logging.getLogger("genscope.runner")

Patience = Callable[[], float | None]
"""None while a job is wanted; otherwise the seconds its engine may take to reach its next yield."""

_CLOSED = "The child process was closed."

GRACE_SECONDS = 0.3
"""Patience with an engine whose job was cancelled."""

_alive: set[_Process] = set()
_children: weakref.WeakSet[ChildProcess] = weakref.WeakSet()
_starting = threading.Lock()
"""One start at a time: on Windows two at once would inherit, and hold open, each other's pipes."""


class ChildProcessDiedError(RuntimeError):
    """The child process ended, or could not be started, while a job needed it."""


class RemoteError(RuntimeError):
    """An exception of the child whose own class the window cannot rebuild."""


class ChildProcess:
    """A process at low priority that runs engines by name, one job at a time.

    Several runners may share one (and so import torch only once): their jobs queue up, and cancelling one
    runner's job leaves the others' alone. The process is started at the first request or by `warm`; one that
    died is started again at the next request.

    Parameters
    ----------
    allow
        Prefixes of engine names allowed besides "engines." (tests bring their own engines).
    """

    def __init__(self, allow: Sequence[str] = ()) -> None:
        self._allow = tuple(allow)
        self._changed = threading.Condition()
        self._process: _Process | None = None
        self._jobs = itertools.count(1)
        self._taken = False  # a runner has its turn
        self._running = False  # and its engine was called
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
            if not self._closed:
                self._start("--warm", engine)

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
        if not self._take_turn(patience):
            return
        try:
            yield from self._run(engine, params, extra, patience)
        finally:
            self._end_turn()

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
            if self._process is not None and not self._running:
                self._process.kill()
            self._changed.notify_all()

    # -- one job, on the thread of a runner -----------------------------------------------------------------

    def _take_turn(self, patience: Patience) -> bool:
        with self._changed:
            while self._taken:
                if self._closed or patience() is not None:
                    return False
                self._changed.wait()
            if self._closed:
                raise ChildProcessDiedError(_CLOSED)
            self._taken = True
            return True

    def _end_turn(self) -> None:
        with self._changed:
            self._taken = self._running = False
            if self._closed and self._process is not None:
                self._process.kill()
            self._changed.notify_all()

    def _run(
        self, engine: str, params: object, extra: Sequence[object], patience: Patience
    ) -> Generator[Any, None, None]:
        request = pickle.dumps((engine, params, tuple(extra)), serve.PICKLE_PROTOCOL)
        job = next(self._jobs)
        with self._changed:
            process = self._start()
        try:
            process.send(serve.RUN, job, request)
        except OSError:
            process.join(1.0)  # it died just now: the next lines say so
        ended = False
        try:
            while (message := self._next_message(process, job, engine, patience)) is not None:
                ended = message.kind in {serve.DONE, serve.FAILED}
                if message.kind == serve.FAILED:
                    raise _rebuild(message.payload)
                if message.kind == serve.DONE:
                    return
                yield _load(message.payload)
        except ChildProcessDiedError:
            ended = True
            raise
        finally:
            if not ended:
                self._stop(process, job, engine, patience)
        if patience() is None:
            raise ChildProcessDiedError(_CLOSED)

    def _next_message(
        self, process: _Process, job: int, engine: str, patience: Patience
    ) -> serve.Message | None:
        """Wait for the next message that ends or feeds the job; None once the job is not wanted any more."""
        with self._changed:
            while not self._closed and patience() is None:
                while process.inbox:
                    message = process.inbox.popleft()
                    if message.job != job:
                        continue
                    if message.kind != serve.STARTED:
                        return message
                    self._running = True
                if process.exit_code is not None:
                    raise ChildProcessDiedError(_obituary(engine, process.exit_code))
                self._changed.wait()
            return None

    def _stop(self, process: _Process, job: int, engine: str, patience: Patience) -> None:
        """Cancel the job and wait until its engine is closed, or else until patience is over."""
        try:
            process.send(serve.CANCEL, job)
        except OSError:
            process.join(1.0)  # it died: nothing left to stop
            return
        since = time.monotonic()
        with self._changed:
            while process.exit_code is None:
                while process.inbox:
                    message = process.inbox.popleft()
                    if message.job != job:
                        continue
                    if message.kind == serve.STARTED:
                        self._running, since = True, time.monotonic()
                    elif message.kind == serve.FAILED:
                        log.error(
                            "%s failed while it was stopped", engine, exc_info=_rebuild(message.payload)
                        )
                        return
                    elif message.kind == serve.DONE:
                        return
                # An import cannot be interrupted politely, and killing it would only start it again later:
                # a user who presses a button twice during the first import would wait for two.
                left = None
                if self._running or self._closed:
                    granted = patience()
                    left = since + (GRACE_SECONDS if granted is None else granted) - time.monotonic()
                    if left <= 0 or not self._running:
                        log.info("%s reached no yield in time: its process is ended", engine)
                        process.kill()
                        self._process = None
                        return
                self._changed.wait(left)

    def _start(self, *arguments: str) -> _Process:
        """Return the living process, started if need be; call it with the lock held."""
        if self._process is None or self._process.exit_code is not None:
            if self._closed:
                raise ChildProcessDiedError(_CLOSED)
            for prefix in self._allow:
                arguments += ("--allow", prefix)
            try:
                self._process = _Process(arguments, self._changed)
            except OSError as error:
                raise ChildProcessDiedError(f"The child process could not be started: {error}") from error
        return self._process


class _Process:
    """One process of the operating system, and the thread that reads its answers until it ends."""

    def __init__(self, arguments: Sequence[str], changed: threading.Condition) -> None:
        self.inbox: deque[serve.Message] = deque()
        self.exit_code: int | None = None
        self._changed = changed
        self._sending = threading.Lock()
        with _starting:
            self._popen = subprocess.Popen(
                # -P: the current folder may hold a numpy.py or an engines folder of somebody else.
                [sys.executable, "-P", "-m", "engines.serve", *arguments],
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=_environment(),
                creationflags=_LOW_PRIORITY,
            )
        self.pid = self._popen.pid
        _alive.add(self)
        self._reader = threading.Thread(target=self._read, name=f"reader of process {self.pid}", daemon=True)
        self._reader.start()

    def send(self, kind: bytes, job: int, payload: bytes = b"") -> None:
        """Send one message; raises OSError if the process is gone."""
        with self._sending:
            if self.exit_code is not None:
                raise BrokenPipeError("the child process ended")
            serve.send(cast(io.FileIO, self._popen.stdin), kind, job, payload)

    def kill(self) -> None:
        """End the process at once."""
        self._popen.kill()

    def join(self, seconds: float | None = None) -> None:
        """Wait until the process ended and everything it said was read."""
        self._reader.join(seconds)

    def _read(self) -> None:
        # A thread of its own, because no platform but POSIX can wait for a pipe and a cancel at once.
        pipe = cast(io.FileIO, self._popen.stdout)
        try:
            while (message := serve.receive(pipe)) is not None:
                with self._changed:
                    self.inbox.append(message)
                    self._changed.notify_all()
        except (OSError, EOFError):
            pass  # it died while it wrote
        code = self._popen.wait()
        with self._changed:
            self.exit_code = code
            self._changed.notify_all()
        with self._sending:  # nobody may be writing to a pipe that is closed here
            cast(io.FileIO, self._popen.stdin).close()
        pipe.close()
        _alive.discard(self)


def close_children() -> None:
    """End every child process of the program; called when it quits."""
    for child in list(_children):
        child.close()


def kill_processes(seconds: float) -> None:
    """End whatever process is still there at once, and wait for it at most so long."""
    deadline = time.monotonic() + seconds
    for process in list(_alive):
        process.kill()
    for process in list(_alive):
        process.join(max(0.0, deadline - time.monotonic()))


def living_processes() -> list[str]:
    """Name the child processes that have not ended."""
    return [f"child process {process.pid}" for process in list(_alive)]


# Twice the name of the flag: type checkers know it on Windows only.
_LOW_PRIORITY: int = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0) | getattr(
    subprocess, "CREATE_NO_WINDOW", 0
)


def _environment() -> dict[str, str]:
    """Give the child our search path, and one processor less than there are, so that the window keeps one."""
    affinity = getattr(os, "sched_getaffinity", None)
    processors = len(affinity(0)) if affinity is not None else os.cpu_count() or 1
    path = os.pathsep.join(folder or os.getcwd() for folder in sys.path)  # noqa: PTH109 -- what "" means
    # torch and numpy read OMP_NUM_THREADS when they are imported; one that the user set is respected.
    return {"OMP_NUM_THREADS": str(max(1, processors - 1)), **os.environ, "PYTHONPATH": path}


class _Unpickler(pickle.Unpickler):
    """Refuses tensors: rebuilding one would import torch into the window."""

    def find_class(self, module: str, name: str) -> Any:
        if module.partition(".")[0] == "torch":
            raise pickle.UnpicklingError(
                f"{module}.{name} may not enter the window: a frame holds numpy arrays"
            )
        return super().find_class(module, name)


def _load(payload: bytes | bytearray) -> Any:
    # Safe to unpickle: it comes from the child that this program started, over a pipe of their own.
    return _Unpickler(io.BytesIO(payload)).load()


def _rebuild(payload: bytes | bytearray) -> BaseException:
    """Make the exception of the child again, with its traceback there as a note."""
    failure = serve.RemoteFailure(*_load(payload))
    error: object = None
    # Only of a module that is loaded here already: another one might import torch.
    if failure.pickled is not None and failure.module in sys.modules:
        try:
            error = _load(failure.pickled)
        except Exception:  # those with arguments of their own can fail in any way
            log.debug("%s.%s cannot be rebuilt", failure.module, failure.name)
    if not isinstance(error, BaseException):
        error = RemoteError(f"{failure.name}: {failure.message}")
    error.add_note(f"In the child process:\n{failure.traceback}")
    return error


def _obituary(engine: str, code: int) -> str:
    how = f"ended with exit code {code}"
    if code < 0:
        how = f"was killed by signal {signal.Signals(-code).name}"
    return f"The process running {engine} {how}. It is started again at the next request."
