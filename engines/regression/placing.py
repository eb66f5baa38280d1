"""What a hand does: the line goes to the data, the points are placed one by one."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, integer
from engines.regression.line import LineFit, Moments
from engines.regression.observations import MOST_EDITED, LineParams, Observations, observe

# Distance of x from 0, in its standard deviations, from which it is measured from its mean.
_FAR = 3.0


def suited(params: LineParams, table: ArrayLike | Observations | None = None) -> LineParams:
    """Put the hand's line where the data are: near the best line, but not on it.

    x far from 0 is measured from its mean, or gradient descent would need millions of steps. Parameters and
    errors are those of `observe`.
    """
    data = observe(params, table)
    moments = Moments.of(data.x, data.y)
    width, height = moments.units
    best = moments.best or LineFit(0.0, moments.mean_y, height)
    far = abs(moments.mean_x) > _FAR * width
    pivot = _two_digits(moments.mean_x, width) if far else 0.0
    w = _two_digits(0.3 * best.w, height / width)
    b = _two_digits(moments.mean_y + 0.35 * height - w * (moments.mean_x - pivot), height)
    std = best.std or 0.1 * height
    return replace(params, pivot=pivot, w=w, b=b, std=_two_digits(1.2 * std, std))


def pivoted(params: LineParams, table: ArrayLike | Observations | None = None) -> LineParams:
    """Measure x from the mean of the data, or from 0 if that is not how it is; the line stays where it is.

    Parameters and errors are those of `observe`.
    """
    pivot = 0.0
    if params.pivot == 0.0:
        data = observe(params, table)
        moments = Moments.of(data.x, data.y)
        pivot = _two_digits(moments.mean_x, 0.01 * moments.units[0])
    return replace(params, pivot=pivot, b=params.b + params.w * (pivot - params.pivot))


def at_best(params: LineParams, best: LineFit | None) -> LineParams:
    """Put the hand's line and σ on a fit.

    Raises
    ------
    ValueError
        If there is none: x is constant, or all points lie on the line.
    """
    if best is None or best.std == 0.0:
        raise ValueError("x must not be constant, nor may all points lie on one line: log L has no maximum")
    return replace(params, w=best.w, b=best.b, std=best.std)


def add_point(params: LineParams, data: Observations, x: float, y: float) -> LineParams:
    """Params with one more point; ValueError if there would be more than `MOST_EDITED`."""
    return _with_points(params, np.append(data.x, x), np.append(data.y, y))


def move_point(params: LineParams, data: Observations, row: int, x: float, y: float) -> LineParams:
    """Params with the point of a row moved; ValueError if there is none, or there are over `MOST_EDITED`."""
    integer("row", row, 0, len(data.x) - 1)
    moved_x, moved_y = data.x.copy(), data.y.copy()
    moved_x[row], moved_y[row] = x, y
    return _with_points(params, moved_x, moved_y)


def remove_point(params: LineParams, data: Observations, row: int) -> LineParams:
    """Params without the point of a row; ValueError if there is none, it is the last one, or of too many."""
    integer("row", row, 0, len(data.x) - 1)
    return _with_points(params, np.delete(data.x, row), np.delete(data.y, row))


def _with_points(params: LineParams, x: Floats, y: Floats) -> LineParams:
    if not 1 <= len(x) <= MOST_EDITED:
        raise ValueError(f"points can be edited by hand where there are 1 to {MOST_EDITED}, not {len(x)}")
    return replace(params, data="points", points=tuple(zip(x.tolist(), y.tolist(), strict=True)))


def _two_digits(value: float, scale: float) -> float:
    """Round to one digit finer than the first of a scale: a number for a person to start from."""
    return round(value, 1 - math.floor(math.log10(scale)))
