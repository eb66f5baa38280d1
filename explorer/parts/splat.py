"""Dots of a colour each as one image: which dots a pixel shows is worked out once, then colours change."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

_PHASES = 4
"""Positions between two pixels that are told apart, along each axis."""

_RED_BLUE, _GREEN = np.uint32(0xFF00FF), np.uint32(0x00FF00)


class Splat:
    """Dots at fixed places of an image, the later ones over the earlier ones, as a painter would draw them.

    Every pixel knows the two uppermost dots that touch it and how much of each it shows; what lies below a
    second dot cannot be seen through it.

    Parameters
    ----------
    places
        Centres ``(N, 2)`` in pixels; those outside the image are left out.
    diameter
        Of a dot, in pixels.
    size
        Width and height of the image.
    opacity
        Of a dot, in (0, 1].

    Attributes
    ----------
    margin
        Pixels that the image is wider than `size` on every side, for the dots that are cut by its edge.
    """

    def __init__(
        self, places: NDArray[np.float64], diameter: float, size: tuple[int, int], opacity: float
    ) -> None:
        stamps, self._reach = _stamps(diameter, opacity)
        self.margin = 2 * self._reach + 1
        width, height = (length + 2 * self.margin for length in size)
        self.pixels = np.zeros((height, width), np.uint32)
        seen = np.flatnonzero(((places > -self._reach) & (places < np.array(size) + self._reach)).all(axis=1))
        where, coverage, dot = self._touch(places[seen], stamps)
        self._settle(where, coverage, seen[dot])

    def paint(self, colours: NDArray[np.uint8]) -> NDArray[np.uint32]:
        """Colour the dots, ``(N, 3)``; returns the image as 0xAARRGGBB, the same array each time."""
        packed = (colours.astype(np.uint32) * np.array([1 << 16, 1 << 8, 1], np.uint32)).sum(
            axis=1, dtype=np.uint32
        )
        shown, below = packed[self._first], packed[self._second]
        top, rest = self._share[self._mixed], 256 - self._share[self._mixed]
        upper = shown[self._mixed]
        # Two channels of eight bits at a time, with eight free bits above each.
        red_blue = ((upper & _RED_BLUE) * top + (below & _RED_BLUE) * rest) >> np.uint32(8)
        green = (((upper & _GREEN) >> 8) * top + ((below & _GREEN) >> 8) * rest) & _GREEN
        shown[self._mixed] = (red_blue & _RED_BLUE) | green
        self.pixels.ravel()[self._touched] = shown | self._alpha
        return self.pixels

    def _touch(
        self, places: NDArray[np.float64], stamps: NDArray[np.float32]
    ) -> tuple[NDArray[np.int32], NDArray[np.float32], NDArray[np.int32]]:
        """Pixel, coverage and dot of every touch of a dot on a pixel, in the order of the dots."""
        whole = np.floor(places)
        phase = ((places - whole) * _PHASES).astype(np.int32)
        coverage = stamps[phase[:, 1], phase[:, 0]].ravel()
        span = np.arange(-self._reach, self._reach + 1, dtype=np.int32)
        width = self.pixels.shape[1]
        offsets = (span[:, None] * width + span).ravel()
        inner = whole.astype(np.int32) + np.int32(self.margin)
        pixels = (inner[:, 1] * width + inner[:, 0])[:, None] + offsets
        touched = coverage > 0.0
        dots = np.repeat(np.arange(len(places), dtype=np.int32), len(offsets))
        return pixels.ravel()[touched], coverage[touched], dots[touched]

    def _settle(self, where: NDArray[np.int32], coverage: NDArray[np.float32], dot: NDArray[np.intp]) -> None:
        """Find the two uppermost dots of every pixel that is touched, and their shares."""
        number = np.arange(len(where), dtype=np.int32)
        top = np.full(self.pixels.size, -1, np.int32)
        top[where] = number  # of several touches the last one stays
        covered = number[top[where] != number]
        under = np.full(self.pixels.size, -1, np.int32)
        under[where[covered]] = covered
        self._touched = np.flatnonzero(top >= 0)
        upper, lower = top[self._touched], under[self._touched]
        self._first = dot[upper]
        first = coverage[upper]
        second = np.where(lower >= 0, coverage[lower], np.float32(0.0)) if len(where) else first
        alpha = first + (1.0 - first) * second
        self._alpha = (alpha * 255.0).round().astype(np.uint32) << np.uint32(24)
        self._share = (first / alpha * 256.0).round().astype(np.uint32)
        self._mixed = np.flatnonzero(self._share < 256)
        self._second = dot[lower[self._mixed]]


def _stamps(diameter: float, opacity: float) -> tuple[NDArray[np.float32], int]:
    """How much of every pixel near it a dot covers: ``(phases, phases, pixels)``, and its reach in pixels."""
    reach = math.ceil(0.5 * diameter + 0.5)
    span = np.arange(-reach, reach + 1) + 0.5
    away = span - (np.arange(_PHASES)[:, None] + 0.5) / _PHASES
    distance = np.hypot(away[:, None, :, None], away[None, :, None, :])  # of phases y, x and pixels y, x
    coverage = opacity * np.clip(0.5 * diameter + 0.5 - distance, 0.0, 1.0)
    return coverage.reshape(_PHASES, _PHASES, -1).astype(np.float32), reach
