"""One process of the operating system that serves engines, and the pipe to it."""

from __future__ import annotations

import io
import logging
import os
import pickle
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Sequence
from typing import Any, cast

from engines import serve

log = logging.getLogger("genscope.runner")

_alive: set[ServingProcess] = set()
_starting = threading.Lock()
"""One start at a time: on Windows two at once would inherit, and hold open, each other's pipes."""

# Asked for by name, because the flags exist on Windows only.
_LOW_PRIORITY: int = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0) | getattr(
    subprocess, "CREATE_NO_WINDOW", 0
)


class RemoteError(RuntimeError):
    """An exception of the child whose own class the window cannot rebuild."""


class ServingProcess:
    """A process that serves engines, and the thread that reads its answers until it ends.

    Parameters
    ----------
    arguments
        Of ``python -m engines.serve``.
    changed
        Notified when a message arrives and when the process ends; it guards what follows.

    Attributes
    ----------
    inboxes
        What arrived for each job that somebody waits for; messages for others are dropped.
    started
        Jobs whose engine was called and has not ended.
    turn, turn_since
        The job whose engine runs at this moment, `serve.NOBODY` if none; and since when (monotonic).
    ended_for
        Name of the engine on whose account the window ended the process, None if it did not.
    exit_code
        None while the process lives.

    Raises
    ------
    OSError
        If the process cannot be started.
    """

    def __init__(self, arguments: Sequence[str], changed: threading.Condition) -> None:
        self.inboxes: dict[int, deque[serve.Message]] = {}
        self.started: set[int] = set()
        self.turn = serve.NOBODY
        self.turn_since = time.monotonic()
        self.ended_for: str | None = None
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
                    self._note(message)
                    self._changed.notify_all()
        except (OSError, EOFError, MemoryError):
            self.kill()  # it died while it wrote, or said more than the window can hold
        code = self._popen.wait()
        with self._changed:
            self.exit_code = code
            self._changed.notify_all()
        with self._sending:  # nobody may be writing to a pipe that is closed here
            cast(io.FileIO, self._popen.stdin).close()
        pipe.close()
        _alive.discard(self)

    def _note(self, message: serve.Message) -> None:
        if message.kind == serve.TURN:
            self.turn, self.turn_since = message.job, time.monotonic()
            if message.job != serve.NOBODY:
                self.started.add(message.job)
            return
        if message.kind in {serve.DONE, serve.FAILED}:
            self.started.discard(message.job)
            if self.turn == message.job:
                self.turn = serve.NOBODY
        if message.job in self.inboxes:
            self.inboxes[message.job].append(message)


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


def load(payload: bytes | bytearray) -> Any:
    """Unpickle a message of the child."""
    # Safe to unpickle: it comes from the child that this program started, over a pipe of their own.
    return _Unpickler(io.BytesIO(payload)).load()


def rebuild(payload: bytes | bytearray) -> BaseException:
    """Make the exception of the child again, with its traceback there as a note."""
    failure = serve.RemoteFailure(*load(payload))
    error: object = None
    # Only of a module that is loaded here already: another one might import torch.
    if failure.pickled is not None and failure.module in sys.modules:
        try:
            error = load(failure.pickled)
        except Exception:  # those with arguments of their own can fail in any way
            log.debug("%s.%s cannot be rebuilt", failure.module, failure.name)
    if not isinstance(error, BaseException):
        error = (
            ValueError(failure.message)
            if failure.bad_input
            else RemoteError(f"{failure.name}: {failure.message}")
        )
    error.add_note(f"In the child process:\n{failure.traceback}")
    return error
