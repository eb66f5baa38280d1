"""The data of the line, its params, and what a hand does with the points."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from engines import datasets, tables
from engines.arrays import Floats, finite, integer, number, readonly
from engines.regression.line import LineFit
from engines.regression.noise import NOISES

DATA = ("drawn", "book", "galton", "galton_raw", "points")
"""Keys of the data that come with the view, in the order in which the tab offers them."""

TRUE_W, TRUE_B, TRUE_STD = 2.0, 5.0, 1.0 / math.sqrt(12.0)
"""The line that data are drawn around, and the noise: that of the book's toy data, U(0, 1) less its mean."""

MOST_EDITED = 200
"""Points that can be placed by hand."""

MOST_POINTS = 2000
"""Points that are used; of more every so many are left out, and the frame says how many."""

LARGEST = 1e30
"""Bound of the data and, inverted, of their spread."""

STEEPEST = 1e40
"""Bound of the line; its squared error stays where gradient descent can still walk."""

DAUGHTERS = 1.08
"""Galton multiplied the heights of women by this, to compare them with those of men."""

_Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class LineParams:
    """Data, the line under the learner's hand, and how the way down is walked.

    Parameters
    ----------
    data
        A key of `DATA`, or the key of data that the caller passes to the engine.
    noise
        A key of `NOISES`: what the data "drawn" scatter by.
    model
        A key of `NOISES`: what the noise is taken for.
    n
        Points that are drawn, 3 to 1,000. The first points stay when n changes.
    pivot
        Where x is measured from: the line is y = w (x - pivot) + b.
    w, b, std
        The hand's line and its σ, within `STEEPEST`; σ is positive.
    rate
        Learning rate as a share of the largest that converges, 0.001 to 2: a number that means the same for
        every data set. Gradient descent diverges above 1.
    squares, fits, inverse, equal
        What is drawn: squared residuals, the best line under each noise, the regression of x on y, y = x.
    seed
        Seed of the drawn data, not negative.
    points
        The data where `data` is "points": 1 to `MOST_EDITED` pairs (x, y) within `LARGEST`.

    Raises
    ------
    ValueError
        If a field is outside its range.
    """

    data: str = "drawn"
    noise: str = "normal"
    model: str = "normal"
    n: int = 20
    pivot: float = 0.0
    w: float = 0.8
    b: float = 5.84
    std: float = 0.35
    rate: float = 0.8
    squares: bool = True
    fits: bool = False
    inverse: bool = False
    equal: bool = False
    seed: int = 0
    points: _Points = ((1.0, 2.0), (2.0, 2.5), (3.0, 4.5), (4.0, 4.0), (5.0, 6.0), (6.0, 6.5))

    def __post_init__(self) -> None:
        if not isinstance(self.data, str) or not self.data:
            raise ValueError(f"data must be the key of a data set, not {self.data!r}")
        for name in ("noise", "model"):
            value = getattr(self, name)
            if not isinstance(value, str) or value not in NOISES:
                raise ValueError(f"{name} must be one of {', '.join(NOISES)}, not {value!r}")
        integer("n", self.n, 3, 1000)
        for name in ("pivot", "w", "b"):
            number(name, getattr(self, name), -STEEPEST, STEEPEST)
        number("std", self.std, 1.0 / STEEPEST, STEEPEST)
        number("rate", self.rate, 0.001, 2.0)
        for name in ("squares", "fits", "inverse", "equal"):
            if not isinstance(getattr(self, name), bool):
                raise ValueError(f"{name} must be True or False, not {getattr(self, name)!r}")
        integer("seed", self.seed, 0)
        if not isinstance(self.points, tuple) or not 1 <= len(self.points) <= MOST_EDITED:
            raise ValueError(f"points must be a tuple of 1 to {MOST_EDITED} pairs")
        for point in self.points:
            if not isinstance(point, tuple) or len(point) != 2:
                raise ValueError(f"points must hold pairs (x, y), not {point!r}")
            for value in point:
                number("points", value, -LARGEST, LARGEST)


@dataclass(frozen=True, slots=True, eq=False)
class Observations:
    """The points at hand.

    Attributes
    ----------
    x, y
        ``(N,)`` each, read-only, in the order in which they came.
    unit
        Unit of both; empty where none is known.
    truth
        The line that they were drawn around, where it is known.
    dropped
        Points left out because there are more than `MOST_POINTS`.
    """

    x: Floats
    y: Floats
    unit: str = ""
    truth: LineFit | None = None
    dropped: int = 0


def observe(params: LineParams, table: ArrayLike | Observations | None = None) -> Observations:
    """Return the data that `params` names.

    "drawn" is y = 2x + 5 + ε with x uniform on [0, 1] and ε of mean 0 and variance 1/12 under every noise.
    "book" is the toy data of chapter 6.2: ε is uniform on [0, 1], so that its mean ½ lifts the line, and the
    true intercept is 5.5. "galton" has the heights of daughters times 1.08, as Galton had them; "galton_raw"
    has them as they were measured.

    Parameters
    ----------
    params
        Names the data.
    table
        Data ``(N, columns)``, at least two columns, in the place of what `params` names: the first two are
        x and y. Or what this function has returned for such a table, to be taken as it is: then it is not
        checked again.

    Raises
    ------
    ValueError
        If the key is unknown and `table` is not given, or `table` has fewer than two columns, no row, or
        numbers that are not finite or beyond `LARGEST`.
    """
    if isinstance(table, Observations):
        return table
    if table is not None:
        own = _columns(table)
        x, y = tables.sample(own, MOST_POINTS).T
        return Observations(readonly(x), readonly(y), dropped=max(0, len(own) - MOST_POINTS))
    if params.data == "points":
        x, y = np.array(params.points).T
        return Observations(readonly(x), readonly(y))
    if params.data in ("drawn", "book"):
        return _drawn(params)
    if params.data not in DATA:
        raise ValueError(
            f"data must be one of {', '.join(DATA)} where no table is given, not {params.data!r}"
        )
    return _families(transmuted=params.data == "galton")


def _drawn(params: LineParams) -> Observations:
    # A generator for each, so that a larger n only adds points.
    x = np.random.default_rng((params.seed, 0)).uniform(size=params.n)
    rng = np.random.default_rng((params.seed, 1))
    book = params.data == "book"
    noise = NOISES["uniform" if book else params.noise].draw(rng, params.n)
    lift = 0.5 if book else 0.0
    truth = LineFit(TRUE_W, TRUE_B + lift, TRUE_STD)
    return Observations(readonly(x), readonly(truth.at(x) + TRUE_STD * noise), truth=truth)


def _families(*, transmuted: bool) -> Observations:
    galton = datasets.load("galton")
    parents, sex, child = (
        galton.x[:, galton.columns.index(name)] for name in ("midparent_height", "sex", "child_height")
    )
    height = np.where(sex == 0, DAUGHTERS, 1.0) * child if transmuted else child
    return Observations(readonly(parents), readonly(height), galton.units[-1])


def _columns(table: ArrayLike) -> Floats:
    own = finite("table", table, ndim=2)
    if own.shape[1] < 2 or not len(own):
        raise ValueError(f"table must have two columns, x and y, and a row; it has shape {own.shape}")
    own = own[:, :2]
    if np.abs(own).max() > LARGEST or any(0.0 < spread < 1.0 / LARGEST for spread in np.ptp(own, axis=0)):
        raise ValueError(
            f"table must hold at most {LARGEST:g} and, where not constant, spread by {1 / LARGEST:g} or more"
        )
    return own
