"""What was computed, kept for scrubbing: the frames of one run under a byte budget."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import numpy as np

BUDGET = 256 * 2**20
"""Bytes that all recordings of the program may hold together."""


def _arrays(value: Any) -> Iterator[np.ndarray[Any, Any]]:
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, tuple):
        for element in value:
            yield from _arrays(element)
    elif hasattr(value, "__dataclass_fields__"):
        for field in fields(value):
            yield from _arrays(getattr(value, field.name))


class Recording:
    """Frames of one run, oldest first; past the budget the inner frames are thinned.

    Parameters
    ----------
    params
        What the run was computed from.
    budget
        Bytes for all live recordings together.
    """

    _live: weakref.WeakSet[Recording] = weakref.WeakSet()

    def __init__(self, params: Any, budget: int = BUDGET) -> None:
        self.params = params
        self.frames: list[Any] = []
        self.thinned = False
        self._budget = budget
        self._stride = 1
        self._count = 0
        self._bytes: dict[int, int] = {}
        Recording._live.add(self)

    def __len__(self) -> int:
        return len(self.frames)

    def __getitem__(self, index: int) -> Any:
        return self.frames[index]

    @property
    def nbytes(self) -> int:
        """Bytes held; an array shared by several frames counts once."""
        return sum(self._bytes.values())

    def append(self, frame: Any) -> None:
        """Record a frame. The newest is always kept, older ones at the stride that thinning has left."""
        newest_is_off_stride = (self._count - 1) % self._stride != 0
        if newest_is_off_stride and len(self.frames) > 1:
            self.frames.pop()
            self._measure()
        self._count += 1
        self.frames.append(frame)
        for array in _arrays(frame):
            self._bytes[id(array)] = array.nbytes
        if sum(recording.nbytes for recording in Recording._live) > self._budget:
            max(Recording._live, key=lambda recording: recording.nbytes)._thin()

    def replace(self, index: int, frame: Any) -> None:
        """Put a lighter frame in the place of one, for example without a training state."""
        self.frames[index] = frame
        self._measure()

    def _thin(self) -> None:
        if len(self.frames) < 3:
            return
        last = self.frames[-1]
        self.frames = self.frames[:-1:2]
        self.frames.append(last)
        self.thinned = True
        self._stride *= 2
        self._measure()

    def _measure(self) -> None:
        self._bytes = {id(array): array.nbytes for frame in self.frames for array in _arrays(frame)}
