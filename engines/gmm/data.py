"""What a mixture is fitted to, by name: measurements, generated points, and points that the user paints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, Integers, finite, integer, readonly
from engines.gmm.mixture import Mixture
from engines.gmm.mixtures import MIXTURES

PAINTED = "painted"
"""Name of the data that are painted point by point."""

MOST_GENERATED = 5000
"""Largest size of generated data."""

MOST_PAINTED = 500
"""Largest number of painted points."""

PLANE = 5.0
"""Painted points lie in the square from minus to plus this."""

Sample = tuple[Floats, Integers]
PaintedPoints = tuple[tuple[float, float], ...]

LEAST_GENERATED = 20
"""Smallest size of generated data."""

_PLACES = np.array([[-2.0, -1.0], [0.5, 2.0], [2.5, -1.5]])
_CENTRE = np.array([0.8, 0.6])
# A component around the centre gives up about one point of the spiral in every iteration of EM and shrinks
# by this ratio; the points at the centre itself are enough for the likelihood to gain by it each time.
_RATIO, _TURNING, _AT_CENTRE = 0.6, 14, 30


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Points, and where they come from as far as that is known.

    Parameters
    ----------
    x
        ``(N, D)``, read-only.
    groups
        ``(N,)`` numbers from 0, the group of each point, read-only; empty where nobody knows them.
    source
        The mixture that they were drawn from, None where there is none.
    """

    x: Floats
    groups: Integers = field(default_factory=lambda: readonly(np.empty(0, np.int64)))
    source: Mixture | None = None

    @property
    def components(self) -> int:
        """Number of components of the source; 0 if there is none."""
        return 0 if self.source is None else len(self.source.weights)


@dataclass(frozen=True, slots=True)
class PlaneParams:
    """Points of the plane that a view fits mixtures to.

    Parameters
    ----------
    data
        Key of the data, as for `points`.
    n
        Number of points where they are drawn, 20 to 2,000.
    seed
        Of the draw and of whatever else is random, not negative.

    Raises
    ------
    ValueError
        If a field is outside its range.
    """

    data: str = "five"
    n: int = 400
    seed: int = 0

    def __post_init__(self) -> None:
        if not self.data:
            raise ValueError("data must name a data set")
        integer("n", self.n, LEAST_GENERATED, 2000)
        integer("seed", self.seed, 0)


def points(data: str, count: int, seed: int, x: ArrayLike | None = None) -> Points:
    """Load or draw the data that a key names.

    Parameters
    ----------
    data
        A name of `GENERATED` or one that `load` knows; the key of own data with `x`.
    count, seed
        As for `generate`.
    x
        Own data, ``(N, D)``, in the place of what the key names.

    Raises
    ------
    ValueError
        If the name is unknown, or `x` is not finite, not two-dimensional or empty.
    """
    if x is not None:
        own = finite("x", x, ndim=2)
        if own.size == 0:
            raise ValueError(f"x must hold at least one point, it has shape {own.shape}")
        return Points(readonly(own))
    return generate(data, count, seed) if data in GENERATED else load(data)


def generate(name: str, count: int, seed: int) -> Points:
    """Draw one of the `GENERATED` data sets.

    Parameters
    ----------
    name
        A name of `engines.gmm.mixtures.MIXTURES`; "closing", a normal cloud, and in it points that close in
        on one place in a spiral, on which a component collapses slowly enough to be watched; or "places",
        three places that hold a third of the points each.
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


def load(name: str) -> Points:
    """Load measurements: "galton", heights of grown children by sex, or a name of `engines.datasets`.

    Raises
    ------
    ValueError
        If the name is unknown or the file damaged.
    """
    from engines import datasets  # its imports are for reading files, which other data do without

    table = datasets.load(name)
    if name != "galton":
        return Points(table.x)
    columns = [table.columns.index(column) for column in ("child_height", "sex")]
    return Points(readonly(table.x[:, columns[:1]]), readonly(table.x[:, columns[1]], np.int64))


def painted(points: PaintedPoints) -> Points:
    """Return painted points as data, ``(N, 2)``; N may be 0."""
    return Points(readonly(np.array(points, np.float64).reshape(-1, 2)))


def add_point(points: PaintedPoints, x: float, y: float) -> PaintedPoints:
    """Add a painted point; outside the square, or beyond `MOST_PAINTED`, the points stay as they are."""
    if max(abs(x), abs(y)) > PLANE or len(points) >= MOST_PAINTED:
        return points
    return (*points, (round(float(x), 3), round(float(y), 3)))


def remove_point(points: PaintedPoints, row: int) -> PaintedPoints:
    """Remove the painted point of a row."""
    return points[:row] + points[row + 1 :]


@lru_cache(maxsize=4)
def _generated(name: str, count: int, seed: int) -> Points:
    """Draw, or remember: while a start is dragged, run after run is on the same points."""
    x, groups = GENERATED[name](count, np.random.default_rng([seed, count]))
    return Points(readonly(x), readonly(groups, np.int64), MIXTURES.get(name))


def _drawn(mixture: Mixture) -> Callable[[int, np.random.Generator], Sample]:
    return mixture.sample


def _closing(count: int, rng: np.random.Generator) -> Sample:
    turn = np.arange(_TURNING)
    spiral = 0.6 * _RATIO ** turn[:, None] * np.stack([np.cos(2.4 * turn), np.sin(2.4 * turn)], axis=1)
    inner = _CENTRE + np.concatenate([spiral, np.zeros((_AT_CENTRE, 2))])[: count // 2]
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


def extent(x: Floats, margin: float = 0.06) -> tuple[tuple[float, float], tuple[float, float]]:
    """Range of each of the two columns of `x`, widened by a share of it; never empty."""
    low, high = x.min(axis=0), x.max(axis=0)
    span = high - low
    span[span == 0.0] = np.maximum(np.abs(high[span == 0.0]), 1.0)
    low, high = low - margin * span, high + margin * span
    return (float(low[0]), float(high[0])), (float(low[1]), float(high[1]))
