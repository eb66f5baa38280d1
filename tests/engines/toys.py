"""Engines that only test the runner."""

from __future__ import annotations

import os
import sys
import time
import types
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engines.progress import Progress


@dataclass(frozen=True, slots=True)
class ToyParams:
    """What a toy does."""

    value: int = 0
    count: int = 3
    pause: float = 0.0
    note: str = ""
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class ToyFrame:
    """One frame: where and at which step it was made."""

    params: ToyParams
    step: int
    pid: int
    array: np.ndarray
    extra: tuple[object, ...] = ()


def frame(params: ToyParams, step: int = 0, extra: tuple[object, ...] = (), size: int = 2) -> ToyFrame:
    """Make a frame with a read-only array."""
    array = np.full(size, float(params.value))
    array.flags.writeable = False
    return ToyFrame(params, step, os.getpid(), array, extra)


def one(params: ToyParams, *extra: object) -> ToyFrame:
    """Return one frame after a pause, with the extra arguments in it."""
    time.sleep(params.pause)
    return frame(params, extra=extra)


def several(params: ToyParams) -> Iterator[ToyFrame | Progress]:
    """Yield `count` frames with a pause before each and a Progress after each."""
    for step in range(params.count):
        time.sleep(params.pause)
        yield frame(params, step)
        yield Progress(step + 1, params.count)


def large(params: ToyParams) -> Iterator[ToyFrame]:
    """Yield frames of 20 MB."""
    for step in range(params.count):
        yield frame(params, step, size=2_500_000)


def endless(params: ToyParams) -> Iterator[ToyFrame]:
    """Yield until closed, then write the number of the process into the file `note`."""
    try:
        step = 0
        while True:
            time.sleep(params.pause)
            yield frame(params, step)
            step += 1
    finally:
        Path(params.note).write_text(str(os.getpid()), encoding="ascii")


def stuck(params: ToyParams) -> Iterator[ToyFrame]:
    """Yield one frame and reach no yield any more."""
    yield frame(params)
    time.sleep(60)
    yield frame(params, 1)


def fail(params: ToyParams) -> Iterator[ToyFrame]:
    """Yield `count` frames, then raise the exception that `note` names."""
    for step in range(params.count):
        yield frame(params, step)
    if params.note == "Peculiar":
        raise Peculiar("strange", 7)
    if params.note == "Holding":
        error = ValueError("holds a function")
        error.args = ("holds a function", lambda: None)
        raise error
    kinds: dict[str, type[BaseException]] = {
        kind.__name__: kind
        for kind in (RuntimeError, MemoryError, StopIteration, SystemExit, KeyboardInterrupt, GeneratorExit)
    }
    raise kinds[params.note]("on purpose")


def refuse(params: ToyParams) -> ToyFrame:
    """Check arguments at the call."""
    raise ValueError(f"value must not be {params.value}")


def fail_at_close(params: ToyParams) -> Iterator[ToyFrame]:
    """Raise while being closed."""
    try:
        while True:
            time.sleep(0.002)
            yield frame(params)
    finally:
        raise OSError("no space left for the checkpoint")


def chatter(params: ToyParams) -> Iterator[ToyFrame]:
    """Write to standard output in every way there is."""
    print("an engine should not print")  # noqa: T201 -- the channel must survive it
    os.write(1, b"nor write\n")
    assert sys.__stdout__ is not None
    sys.__stdout__.write("nor this\n")
    sys.__stdout__.flush()
    yield frame(params)


def die(params: ToyParams) -> Iterator[ToyFrame]:
    """Yield a frame, then end the process as a crash would."""
    yield frame(params)
    time.sleep(0.05)
    os._exit(params.value)


def tensor(params: ToyParams) -> Any:
    """Return something whose unpickling would import torch."""
    module = types.ModuleType("torch")
    rebuild = types.FunctionType((lambda: None).__code__, {"__name__": "torch"}, "rebuild")
    rebuild.__module__, rebuild.__qualname__ = "torch", "rebuild"
    module.rebuild = rebuild  # type: ignore[attr-defined]  # a stand-in for torch
    sys.modules["torch"] = module
    return rebuild


def threads(params: ToyParams) -> ToyFrame:
    """Report the number of threads allowed and the niceness."""
    return frame(params, extra=(os.environ["OMP_NUM_THREADS"], os.nice(0)))


class Peculiar(Exception):
    """Cannot be rebuilt from its `args`."""

    def __init__(self, word: str, number: int) -> None:
        super().__init__(f"{word} {number}")


NOT_A_FUNCTION = 3
