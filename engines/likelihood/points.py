"""Data under the learner's hand: points placed one by one, or typed and pasted."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from engines import tables
from engines.arrays import Floats, readonly
from engines.likelihood.normal import SufficientStatistics
from engines.likelihood.sample import MOST_EDITED, LikelihoodParams
from engines.tables import Table


def with_points(params: LikelihoodParams, x: Floats) -> LikelihoodParams:
    """Params whose data are these points.

    Parameters
    ----------
    params
        Everything else.
    x
        ``(N,)``.

    Raises
    ------
    ValueError
        If there are more than `MOST_EDITED` points, none, or one is not allowed.
    """
    if not 1 <= len(x) <= MOST_EDITED:
        raise ValueError(f"points can be edited by hand where there are 1 to {MOST_EDITED}, not {len(x)}")
    return replace(params, data="points", column=0, points=tuple(x.tolist()))


def add_point(params: LikelihoodParams, x: Floats, value: float) -> LikelihoodParams:
    """Params with one more point; parameters and errors are those of `with_points`."""
    return with_points(params, np.append(x, _rounded(x, value)))


def move_point(params: LikelihoodParams, x: Floats, row: int, value: float) -> LikelihoodParams:
    """Params with the point of a row moved; other parameters and errors are those of `with_points`."""
    moved = x.copy()
    moved[row] = _rounded(x, value)
    return with_points(params, moved)


def remove_point(params: LikelihoodParams, x: Floats, row: int) -> LikelihoodParams:
    """Params without the point of a row; other parameters and errors are those of `with_points`."""
    return with_points(params, np.delete(x, row))


def parse_points(text: str) -> Table:
    """Read numbers that were typed or pasted.

    Parameters
    ----------
    text
        Numbers between blanks, or a table as `engines.tables.parse` takes it. One line of several numbers is
        a column, not a row.

    Raises
    ------
    ValueError
        One sentence that says why the text cannot be used.
    """
    separated = any(mark in text for mark in ",;|\t")
    table = tables.parse((text if separated else "\n".join(text.split())).encode())
    if len(table.values) > 1:
        return table
    return Table(table.columns[:1], readonly(table.values.T), 0, ())


def _rounded(x: Floats, value: float) -> float:
    """Keep two digits below the first one of the spread: the hand is no more exact than that."""
    scale = SufficientStatistics.of(x).std or max(abs(float(x[0])), 1.0)
    return round(value, 2 - math.floor(math.log10(scale)))
