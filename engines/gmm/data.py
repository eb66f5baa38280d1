"""What a mixture is fitted to, by name: measurements, generated points, and points that the user paints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engines.arrays import Floats, Integers, integer, readonly
from engines.gmm.mixture import Mixture

PAINTED = "painted"
"""Name of the data that are painted point by point."""

MOST_GENERATED = 5000
"""Largest size of generated data."""

MOST_PAINTED = 500
"""Largest number of painted points."""

PLANE = 5.0
"""Painted points lie in the square from minus to plus this."""

Sample = tuple[Floats, Integers]
Points = tuple[tuple[float, float], ...]

_TURN = np.array([[np.cos(0.6), -np.sin(0.6)], [np.sin(0.6), np.cos(0.6)]])
_ALONG = _TURN @ np.diag([4.0, 0.12]) @ _TURN.T
_ACROSS = _TURN @ np.diag([0.12, 4.0]) @ _TURN.T

MIXTURES: dict[str, Mixture] = {
    "three": Mixture(
        np.array([0.5, 0.3, 0.2]),
        np.array([[-2.5, 0.0], [2.0, 1.8], [1.5, -2.2]]),
        np.array([[[0.8, 0.4], [0.4, 0.8]], [[0.5, -0.3], [-0.3, 0.9]], [[1.1, 0.0], [0.0, 0.25]]]),
    ),
    "crossed": Mixture(np.array([0.5, 0.5]), np.zeros((2, 2)), np.array([_ALONG, _ACROSS])),
    "overlapping": Mixture(
        np.array([0.6, 0.4]),
        np.array([[-0.8, 0.0], [1.0, 0.3]]),
        np.array([[[1.0, 0.2], [0.2, 0.8]], [[0.7, 0.0], [0.0, 1.2]]]),
    ),
    "five": Mixture(
        np.full(5, 0.2),
        3.0 * np.stack([np.sin(2 * np.pi * np.arange(5) / 5), np.cos(2 * np.pi * np.arange(5) / 5)], axis=1),
        np.array([np.diag([0.6, 0.6])] * 5),
    ),
    "humps": Mixture(
        np.array([0.45, 0.35, 0.2]),
        np.array([[-2.0], [1.0], [2.2]]),
        np.array([[[0.5]], [[1.4]], [[0.08]]]),
    ),
}
"""Mixtures that data are generated from; "humps" has one coordinate, the others have two."""

LEAST_GENERATED = 100
"""Smallest size of generated data."""

_PLACES = np.array([[-2.0, -1.0], [0.5, 2.0], [2.5, -1.5]])
_CENTRE = np.array([0.8, 0.6])
# A component around the centre gives up about one point of the spiral in every iteration of EM and shrinks
# by this ratio; the points at the centre itself are enough for the likelihood to gain by it each time.
_RATIO, _TURNING, _AT_CENTRE = 0.6, 14, 30


@dataclass(frozen=True, slots=True, eq=False)
class EmData:
    """Points, and the group that each comes from where that is known.

    Parameters
    ----------
    x
        ``(N, D)``, read-only.
    groups
        ``(N,)`` numbers from 0, read-only; empty where nobody knows them.
    """

    x: Floats
    groups: Integers


def generate(name: str, count: int, seed: int) -> EmData:
    """Draw one of the `GENERATED` data sets.

    Parameters
    ----------
    name
        A name of `MIXTURES`; "closing", a normal cloud, and in it points that close in on one place in a
        spiral, on which a component collapses slowly enough to be watched; or "places", three places that
        hold a third of the points each.
    count
        N, from `LEAST_GENERATED` to `MOST_GENERATED`.
    seed
        Not negative.

    Raises
    ------
    ValueError
        If the name is unknown or a number out of range.
    """
    if name not in GENERATED:
        raise ValueError(f"name must be one of {', '.join(GENERATED)}, not {name!r}")
    return _generated(
        name, integer("count", count, LEAST_GENERATED, MOST_GENERATED), integer("seed", seed, 0)
    )


def load(name: str) -> EmData:
    """Load measurements: "galton", heights of grown children by sex, or a name of `engines.datasets`.

    Raises
    ------
    ValueError
        If the name is unknown or the file damaged.
    """
    from engines import datasets  # its imports are for reading files, which other data do without

    table = datasets.load(name)
    if name != "galton":
        return EmData(table.x, readonly(np.empty(0, np.int64)))
    columns = [table.columns.index(column) for column in ("child_height", "sex")]
    return EmData(readonly(table.x[:, columns[:1]]), readonly(table.x[:, columns[1]], np.int64))


def painted(points: Points) -> EmData:
    """Return painted points as data, ``(N, 2)``; N may be 0."""
    x = readonly(np.array(points, np.float64).reshape(-1, 2))
    return EmData(x, readonly(np.empty(0, np.int64)))


def add_point(points: Points, x: float, y: float) -> Points:
    """Add a painted point; outside the square, or beyond `MOST_PAINTED`, the points stay as they are."""
    if max(abs(x), abs(y)) > PLANE or len(points) >= MOST_PAINTED:
        return points
    return (*points, (round(float(x), 3), round(float(y), 3)))


def remove_point(points: Points, row: int) -> Points:
    """Remove the painted point of a row."""
    return points[:row] + points[row + 1 :]


@lru_cache(maxsize=4)
def _generated(name: str, count: int, seed: int) -> EmData:
    """Draw, or remember: while a start is dragged, run after run is on the same points."""
    x, groups = GENERATED[name](count, np.random.default_rng(seed))
    return EmData(readonly(x), readonly(groups, np.int64))


def _drawn(mixture: Mixture) -> Callable[[int, np.random.Generator], Sample]:
    return mixture.sample


def _closing(count: int, rng: np.random.Generator) -> Sample:
    turn = np.arange(_TURNING)
    spiral = 0.6 * _RATIO ** turn[:, None] * np.stack([np.cos(2.4 * turn), np.sin(2.4 * turn)], axis=1)
    inner = _CENTRE + np.concatenate([spiral, np.zeros((_AT_CENTRE, 2))])
    cloud = rng.standard_normal((count - len(inner), 2))
    groups = np.repeat([0, 1], [len(cloud), len(inner)])
    return np.concatenate([cloud, inner]), groups


def _places(count: int, rng: np.random.Generator) -> Sample:
    groups = rng.permutation(np.arange(count) % len(_PLACES))
    return _PLACES[groups], groups


GENERATED: dict[str, Callable[[int, np.random.Generator], Sample]] = {
    **{name: _drawn(mixture) for name, mixture in MIXTURES.items()},
    "closing": _closing,
    "places": _places,
}
"""Data sets that are drawn by count and seed."""
