"""What a run of EM is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engines.arrays import integer, number
from engines.gmm.data import (
    GENERATED,
    MOST_GENERATED,
    MOST_PAINTED,
    PAINTED,
    PLANE,
    PaintedPoints,
)
from engines.gmm.own_start import Components, unpack

Start = Literal["kmeans", "random", "book", "spike", "own"]

STARTS: tuple[Start, ...] = ("kmeans", "random", "book", "spike", "own")
"""Ways to begin, in the order in which the tab offers them."""

MOST_COMPONENTS = 6

LEAST_COUNT = 100
"""Smallest size of generated data."""

# Two loose groups, so that painting begins with something to fit.
_FIRST_POINTS: PaintedPoints = (
    (-2.6, 1.2), (-2.1, 0.3), (-1.8, 1.9), (-1.5, 1.1), (-1.2, 0.4), (-3.1, 0.6), (-2.3, 2.4), (-0.9, 1.6),
    (1.1, -1.4), (1.6, -0.6), (1.9, -2.1), (2.4, -1.2), (2.8, -0.3), (3.2, -1.7), (2.2, 0.4), (1.4, -2.6),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class GmmParams:
    """A run of EM.

    Parameters
    ----------
    data
        Key of the data set: a name that `engines.datasets.load` knows, one of `engines.gmm.data.GENERATED`,
        "painted", or the key of data that the caller passes to `fit`.
    count, draw
        Size of generated data, 100 to 5,000, and the seed of their drawing.
    points
        Painted points ``((x, y), …)``, at most 500, within -5 and 5.
    components
        K, 1 to 6.
    start
        One of `STARTS`: "book" is the book's start, on other data than Old Faithful the same place in
        standard deviations from their mean; "spike" puts one component on a single place; "own" is that
        of `own`.
    own
        A starting mixture as `engines.gmm.own_start.pack` writes it; what is missing in it for K components
        or for the data's dimension is filled in by k-means.
    relabel
        Number of places by which the components of the start change their names, in a cycle.
    tol, max_iter
        As for `em`: at most 1, 1 to 1,000.
    floor
        Least standard deviation of a component, as a share of the data's in each coordinate, 0 to 1: its
        square is added to the variances that every M-step makes.
    reveal
        Whether the true groups are shown, where they are known.
    seed
        Seed of the start, not negative.

    Raises
    ------
    ValueError
        If a field is outside its range.
    """

    data: str = "old_faithful"
    count: int = 300
    draw: int = 0
    points: PaintedPoints = _FIRST_POINTS
    components: int = 2
    start: Start = "kmeans"
    own: Components = ()
    relabel: int = 0
    tol: float = 1e-4
    max_iter: int = 100
    floor: float = 0.0
    reveal: bool = False
    seed: int = 0

    def __post_init__(self) -> None:
        if not self.data:
            raise ValueError("data must name a data set")
        integer("count", self.count, LEAST_COUNT, MOST_GENERATED)
        integer("draw", self.draw, 0)
        if not isinstance(self.points, tuple) or len(self.points) > MOST_PAINTED:
            raise ValueError(f"points must be a tuple of at most {MOST_PAINTED} pairs")
        for point in self.points:
            if not isinstance(point, tuple) or len(point) != 2:
                raise ValueError(f"points must be pairs (x, y), not {point!r}")
            for coordinate in point:
                number("points", coordinate, -PLANE, PLANE)
        integer("components", self.components, 1, MOST_COMPONENTS)
        if self.start not in STARTS:
            raise ValueError(f"start must be one of {', '.join(STARTS)}, not {self.start!r}")
        if self.own != ():
            unpack(self.own)
        integer("relabel", self.relabel, 0, MOST_COMPONENTS)
        number("tol", self.tol, 0.0, 1.0)
        integer("max_iter", self.max_iter, 1, 1000)
        number("floor", self.floor, 0.0, 1.0)
        if type(self.reveal) is not bool:
            raise ValueError(f"reveal must be True or False, not {self.reveal!r}")
        integer("seed", self.seed, 0)

    @property
    def generated(self) -> bool:
        """Whether the data are drawn by count and seed."""
        return self.data in GENERATED

    @property
    def painted(self) -> bool:
        """Whether the data are the painted points."""
        return self.data == PAINTED
