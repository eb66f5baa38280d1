"""The loop of the child process: engines run here, away from the window. Knows no Qt.

``python -m engines.serve`` reads requests from its standard input and answers on its standard output.
A message is a header (kind, job number, length) and a payload; see `send` and `receive`.

The window sends ``RUN`` (payload: a pickled tuple of engine name, params, extra arguments) and ``CANCEL``.
Payloads are pickled: both ends are this program, and nobody else can reach the pipe between them.
The child answers a ``RUN`` with one ``ITEM`` for every frame or progress, and ends with ``DONE`` (also
after a cancel) or ``FAILED``. Jobs run in rotation, each to its next yield, so that a short one need not wait
for a long one. ``TURN`` says whose engine runs from now on (job 0: none, something is imported), so that the
window knows which one keeps it waiting.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import importlib
import os
import pickle
import queue
import signal
import struct
import sys
import threading
import time
import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from typing import Any, NamedTuple, Protocol

RUN, CANCEL = b"R", b"C"
TURN, ITEM, DONE, FAILED = b"T", b"I", b"D", b"F"
NOBODY = 0
"""The job of a ``TURN`` that no engine has."""

PICKLE_PROTOCOL = 5
"""Read-only arrays stay read-only from this protocol on, and are not copied twice."""

LEAVE_SECONDS = 0.3
"""How long an engine may take to its next yield once the window is gone."""

_END = object()
_HEADER = struct.Struct("<cQQ")
_ENGINES = "engines."
_NICENESS = 10


class Readable(Protocol):
    """An unbuffered stream to read from."""

    def readinto(self, buffer: memoryview, /) -> int | None:
        """Fill the beginning of `buffer`; the number of bytes, 0 at the end of the stream."""


class Writable(Protocol):
    """An unbuffered stream to write to."""

    def write(self, data: memoryview, /) -> int | None:
        """Write the beginning of `data`; the number of bytes."""


class Message(NamedTuple):
    """One message on the pipe, in either direction."""

    kind: bytes
    job: int
    payload: bytes | bytearray


class RemoteFailure(NamedTuple):
    """An exception as it crosses the pipe, as plain values: readable even where it cannot be rebuilt."""

    module: str
    name: str
    message: str
    traceback: str
    pickled: bytes | None
    bad_input: bool
    """Whether it is a `ValueError`: then its message is a sentence for the user."""


def send(stream: Writable, kind: bytes, job: int = 0, payload: bytes = b"") -> None:
    """Write one message to an unbuffered stream.

    Raises
    ------
    OSError
        If the other side is gone.
    """
    for part in (_HEADER.pack(kind, job, len(payload)), payload):
        rest = memoryview(part)
        while rest:
            written = stream.write(rest)
            assert written is not None, "the stream does not block"
            rest = rest[written:]


def receive(stream: Readable) -> Message | None:
    """Read one message, or None at the end of the stream.

    Raises
    ------
    EOFError
        If the stream ends in the middle of a message.
    """
    header = _exactly(stream, _HEADER.size)
    if header is None:
        return None
    kind, job, length = _HEADER.unpack(header)
    payload = _exactly(stream, length)
    if payload is None:
        raise EOFError("the stream ended inside a message")
    return Message(kind, job, payload)


def _exactly(stream: Readable, size: int) -> bytearray | None:
    """Read `size` bytes, or None at the end of the stream."""
    data = bytearray(size)
    view, filled = memoryview(data), 0
    while filled < size:
        count = stream.readinto(view[filled:])
        if not count:
            if filled:
                raise EOFError("the stream ended inside a message")
            return None
        filled += count
    return data


def resolve(name: str, allow: Sequence[str] = ()) -> Callable[..., Any]:
    """Import an engine by its dotted name.

    Parameters
    ----------
    name
        "package.module.function", below `engines`.
    allow
        Further prefixes that `name` may start with (tests bring their own engines).

    Raises
    ------
    ValueError
        If `name` lies outside the allowed packages or names no callable.
    """
    if not name.startswith((_ENGINES, *allow)):
        raise ValueError(f"engine {name!r} is not below {_ENGINES[:-1]!r}")
    module, _, attribute = name.rpartition(".")
    engine = getattr(importlib.import_module(module), attribute, None)
    if not callable(engine):
        raise ValueError(f"engine {name!r} is not a function of {module!r}")
    return engine  # type: ignore[no-any-return]  # a callable, of what signature only the caller knows


def produce(engine: Callable[..., Any], params: object, extra: Sequence[object]) -> Generator[Any]:
    """Run an engine and yield what it gives, whether it returns one frame or is a generator.

    Closing this generator closes the engine's, so that its ``finally`` runs on the calling thread.
    """
    result = engine(params, *extra)
    if isinstance(result, Iterator):
        yield from result
    else:
        yield result


def describe(error: BaseException) -> RemoteFailure:
    """Put an exception into plain values."""
    try:
        message = str(error)
    except Exception:
        message = "(no message)"  # a broken __str__ must not hide the failure itself
    try:
        pickled = pickle.dumps(error, PICKLE_PROTOCOL)
    except Exception:
        pickled = None  # pickling can raise anything
    text = "".join(traceback.format_exception(error))
    kind = type(error)
    return RemoteFailure(
        kind.__module__, kind.__qualname__, message, text, pickled, bad_input=isinstance(error, ValueError)
    )


class _Server:
    """Runs engines in rotation on the main thread, while a second thread listens for requests."""

    def __init__(self, requests: Readable, replies: Writable, allow: Sequence[str]) -> None:
        self._requests = requests
        self._replies = replies
        self._allow = allow
        self._heard: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._waiting: dict[int, Message] = {}
        self._live: dict[int, Generator[Any]] = {}
        self._turn = NOBODY
        self._closing = False

    def run(self, warm: str | None = None) -> None:
        """Import the engine `warm`, then serve until the window closes the pipe."""
        threading.Thread(target=self._listen, name="requests", daemon=True).start()
        if warm is not None:
            try:
                resolve(warm, self._allow)
            except Exception:
                traceback.print_exc()  # the request that needs this engine will tell the user
        while not self._closing:
            self._take_in(wait=not self._live and not self._waiting)
            for job in list(self._waiting):
                self._begin(job)
            for job in list(self._live):
                self._advance(job)
        for job in list(self._live):
            self._end(job)

    def _listen(self) -> None:
        try:
            while (message := receive(self._requests)) is not None:
                self._heard.put(message)
        except (OSError, EOFError):
            pass  # the window died while it wrote: the same as a closed pipe
        self._closing = True
        self._heard.put(None)
        # The main thread leaves at its next yield; an engine that has none must not outlive the window.
        time.sleep(LEAVE_SECONDS)
        os._exit(0)

    def _take_in(self, *, wait: bool = False) -> None:
        """Note the jobs that were asked for and end those that were cancelled, in the order of the pipe."""
        with contextlib.suppress(queue.Empty):
            while (message := self._heard.get(block=wait)) is not None:
                wait = False
                if message.kind == RUN:
                    self._waiting[message.job] = message
                elif self._waiting.pop(message.job, None) is not None:
                    self._reply(DONE, message.job)
                elif message.job in self._live:  # otherwise it ended by itself meanwhile
                    self._end(message.job)

    def _begin(self, job: int) -> None:
        """Import the engine of a waiting job, unless it was cancelled meanwhile."""
        if self._closing or job not in self._waiting:
            return
        self._pass_turn(NOBODY)
        try:
            # Unpickled here rather than by the listener: it imports the modules of the params.
            payload = self._waiting[job].payload
            name, params, extra = pickle.loads(payload)  # noqa: S301 -- from the window, over its own pipe
            engine = resolve(name, self._allow)
        except BaseException as error:
            del self._waiting[job]
            self._fail(job, error)
            return
        self._take_in()
        if self._waiting.pop(job, None) is not None:
            # The newest first: what a hand just asked for comes before another step of a long job.
            self._live = {job: produce(engine, params, extra), **self._live}

    def _advance(self, job: int) -> None:
        """Run the engine of a live job to its next yield, unless it was cancelled meanwhile."""
        if self._closing or job not in self._live:
            return
        self._pass_turn(job)
        try:
            item = next(self._live[job], _END)
            payload = pickle.dumps(item, PICKLE_PROTOCOL) if item is not _END else b""
        except BaseException as error:  # SystemExit and MemoryError too: one job is lost, not the child
            self._end(job, error)
            return
        self._take_in()
        if item is _END:
            self._end(job)
        elif job in self._live:
            self._reply(ITEM, job, payload)

    def _end(self, job: int, error: BaseException | None = None) -> None:
        """Close the engine of a job, so that its ``finally`` runs, and say how the job ended."""
        items = self._live.pop(job, None)
        if items is None:
            return
        self._pass_turn(job)
        try:
            items.close()
        except BaseException as raised:
            error = raised
        if error is None:
            self._reply(DONE, job)
        else:
            self._fail(job, error)

    def _fail(self, job: int, error: BaseException) -> None:
        self._reply(FAILED, job, pickle.dumps(tuple(describe(error)), PICKLE_PROTOCOL))

    def _pass_turn(self, job: int) -> None:
        if job != self._turn:
            self._turn = job
            self._reply(TURN, job)

    def _reply(self, kind: bytes, job: int, payload: bytes = b"") -> None:
        try:
            send(self._replies, kind, job, payload)
        except OSError:
            self._closing = True  # nobody reads any more: let the engine reach its finally, then leave


def _take_over_pipes() -> tuple[Readable, Writable]:
    """Move the channel off standard input and output, so that a print of an engine cannot corrupt it."""
    requests = os.fdopen(os.dup(0), "rb", buffering=0)
    replies = os.fdopen(os.dup(1), "wb", buffering=0)
    silence = os.open(os.devnull, os.O_RDWR)
    os.dup2(silence, 0)
    try:
        os.dup2(2, 1)
    except OSError:  # a windowed program on Windows has no standard error
        os.dup2(silence, 1)
    os.close(silence)
    return requests, replies


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve the window that started this process, until it closes the pipe."""
    parser = argparse.ArgumentParser(prog="python -m engines.serve", description=__doc__)
    parser.add_argument("--allow", action="append", default=[], help="a further prefix of engine names")
    parser.add_argument("--warm", default=None, help="an engine to import before the first request")
    options = parser.parse_args(arguments)

    # Ctrl+C in a terminal reaches the whole group; the window alone decides, and closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    server = _Server(*_take_over_pipes(), options.allow)
    if sys.stderr is not None:
        faulthandler.enable()
        sys.stdout = sys.stderr
    server.run(options.warm)
    os._exit(0)  # at once: tearing down torch takes longer than a window may take to close


if __name__ == "__main__":
    main()
