"""What was computed, kept for scrubbing: the frames of one run under a byte budget."""

from __future__ import annotations

import weakref
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, ClassVar

import numpy as np

BUDGET = 256 * 2**20
"""Bytes that all recordings of the program may hold together."""

_PLAIN = (int, float, str, type(None))  # most of what a frame holds, and nothing large


def _buffers(value: Any, seen: set[int]) -> Iterator[tuple[int, int]]:
    """Identity and bytes of everything large in a frame; what a part that was seen holds is known already."""
    if isinstance(value, np.ndarray):
        yield id(value), value.nbytes
    elif isinstance(value, bytes):
        yield id(value), len(value)
    elif isinstance(value, tuple):
        for element in value:
            if not isinstance(element, _PLAIN):
                yield from _buffers(element, seen)
    elif hasattr(value, "__dataclass_fields__") and id(value) not in seen:
        seen.add(id(value))
        for field in fields(value):
            if not isinstance(part := getattr(value, field.name), _PLAIN):
                yield from _buffers(part, seen)


class Recording:
    """Frames of one run, oldest first; past the budget the inner frames are thinned.

    Parameters
    ----------
    params
        What the run was computed from.
    budget
        Bytes for all live recordings together.
    """

    _live: ClassVar[weakref.WeakSet[Recording]] = weakref.WeakSet()

    def __init__(self, params: Any, budget: int = BUDGET) -> None:
        self.params = params
        self.frames: list[Any] = []
        self.steps: list[int] = []
        """Number of each frame in the whole run, from 0; thinning leaves gaps."""
        self._budget = budget
        self._stride = 1
        self._bytes: dict[int, int] = {}
        self._seen: set[int] = set()  # frames and their parts, which frames of a run often share
        Recording._live.add(self)

    def __len__(self) -> int:
        return len(self.frames)

    def __getitem__(self, index: int) -> Any:
        return self.frames[index]

    @property
    def nbytes(self) -> int:
        """Bytes held; an array shared by several frames counts once."""
        return sum(self._bytes.values())

    @property
    def stride(self) -> int:
        """One inner frame in this many is kept: 1 as long as nothing was thinned."""
        return self._stride

    def append(self, frame: Any) -> None:
        """Record a frame. The newest is always kept, older ones at the stride that thinning has left."""
        step = self.steps[-1] + 1 if self.steps else 0
        if len(self.frames) > 1 and self.steps[-1] % self._stride:
            del self.frames[-1], self.steps[-1]
            self._measure()
        self.frames.append(frame)
        self.steps.append(step)
        known = len(self._bytes)
        self._bytes.update(_buffers(frame, self._seen))
        if len(self._bytes) > known:  # thousands of frames may share everything large
            self._keep_to_budget()

    def replace(self, index: int, frame: Any) -> None:
        """Put a lighter frame in the place of one, for example without a training state."""
        self.frames[index] = frame
        self._measure()

    def nearest(self, step: int) -> int:
        """Index of the first frame that is not before a step of the run, else of the last frame."""
        return min(bisect_left(self.steps, step), max(0, len(self.steps) - 1))

    def _keep_to_budget(self) -> None:
        while sum(recording.nbytes for recording in Recording._live) > self._budget:
            thinnable = [recording for recording in Recording._live if len(recording) > 2]
            if not thinnable:
                return
            max(thinnable, key=lambda recording: recording.nbytes)._thin()

    def _thin(self) -> None:
        for kept in (self.frames, self.steps):
            kept[:] = [*kept[:-1:2], kept[-1]]
        self._stride *= 2
        self._measure()

    def _measure(self) -> None:
        self._seen.clear()
        self._bytes = dict(buffer for frame in self.frames for buffer in _buffers(frame, self._seen))
