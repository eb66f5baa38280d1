"""A joint distribution of two discrete variables: marginals, conditionals, what ties them (chapter 4.3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from engines.arrays import Floats, integer, number, readonly

SIZE_LIMITS = (2, 4)
"""Fewest and most values of either variable."""

WEIGHT_LIMIT = 99.0
"""Largest weight of a cell."""

Weights = tuple[tuple[float, ...], ...]
Selected = Literal["cell", "row", "column"]

EXAMPLES: dict[str, Weights] = {
    "dependent": ((8.0, 4.0, 2.0), (1.0, 4.0, 6.0)),
    "independent": ((2.0, 4.0, 6.0), (3.0, 6.0, 9.0)),
    "copy": ((5.0, 0.0, 0.0), (0.0, 3.0, 0.0), (0.0, 0.0, 2.0)),
    "mixture": ((7.0, 20.0, 7.0, 1.0), (0.0, 5.0, 35.0, 25.0)),
}
"""Tables by name; the last one is a mixture of two components, z in the rows, with x in four bins."""


@dataclass(frozen=True, slots=True)
class JointTableParams:
    """Weights of the cells, and which of them is looked at.

    Parameters
    ----------
    weights
        Rows of equal length, one for each value of y, with one entry for each value of x; as many of either
        as `SIZE_LIMITS` allow; entries from 0 to `WEIGHT_LIMIT`, not all 0. Probabilities are their shares.
    row, column
        The cell that is looked at, from 0.
    selected
        Whether it is looked at by itself, as part of its row, or as part of its column.
    seed
        Not used: nothing is drawn at random.

    Raises
    ------
    ValueError
        If a field is outside its range.
    """

    weights: Weights = EXAMPLES["dependent"]
    row: int = 0
    column: int = 1
    selected: str = "cell"
    seed: int = 0

    def __post_init__(self) -> None:
        low, high = SIZE_LIMITS
        rows: Any = self.weights
        if type(rows) is not tuple or not low <= len(rows) <= high or type(rows[0]) is not tuple:
            raise ValueError(f"weights must be a tuple of {low} to {high} rows, not {rows!r}")
        for row in rows:
            if type(row) is not tuple or len(row) != len(rows[0]) or not low <= len(row) <= high:
                raise ValueError(f"weights must hold rows of {low} to {high} numbers, all of one length")
            for weight in row:
                number("weights", weight, 0.0, WEIGHT_LIMIT)
        if not any(map(any, rows)):
            raise ValueError("weights must not all be 0: there is nothing to take shares of")
        integer("row", self.row, 0, len(rows) - 1)
        integer("column", self.column, 0, len(rows[0]) - 1)
        if self.selected not in ("cell", "row", "column"):
            raise ValueError(f"selected must be cell, row or column, not {self.selected!r}")
        integer("seed", self.seed, 0)

    @property
    def rows(self) -> int:
        """Number of values of y."""
        return len(self.weights)

    @property
    def columns(self) -> int:
        """Number of values of x."""
        return len(self.weights[0])


@dataclass(frozen=True, slots=True, eq=False)
class JointTableFrame:
    """The distribution in all its parts; rows along y, columns along x.

    Parameters
    ----------
    params
        Of the table.
    total
        Sum of the weights.
    joint
        p(x, y), ``(Y, X)``.
    marginal_x, marginal_y
        ``(X,)`` sums of columns, ``(Y,)`` sums of rows.
    x_given_y, y_given_x
        ``(Y, X)``: rows, respectively columns, sum to 1; nan where what is given has probability 0.
    gap
        Largest distance of p(x, y) from p(x) p(y): 0 where x and y are independent.
    """

    params: JointTableParams
    total: float
    joint: Floats
    marginal_x: Floats
    marginal_y: Floats
    x_given_y: Floats
    y_given_x: Floats
    gap: float

    @property
    def independent(self) -> bool:
        """Whether p(x, y) = p(x) p(y) in every cell, to rounding."""
        return self.gap < 1e-12

    @property
    def bayes(self) -> float:
        """p(y given x) of the chosen cell by Bayes' rule from the other three; nan if undefined."""
        row, column = self.params.row, self.params.column
        with np.errstate(invalid="ignore", divide="ignore"):
            return float(self.x_given_y[row, column] * self.marginal_y[row] / self.marginal_x[column])


def joint_table(params: JointTableParams) -> JointTableFrame:
    """Turn weights into a joint distribution with its marginals and conditionals (chapter 4.3)."""
    weights = np.array(params.weights)
    total = float(weights.sum())
    joint = weights / total
    marginal_x, marginal_y = joint.sum(axis=0), joint.sum(axis=1)
    with np.errstate(invalid="ignore"):
        x_given_y, y_given_x = joint / marginal_y[:, None], joint / marginal_x
    return JointTableFrame(
        params=params,
        total=total,
        joint=readonly(joint),
        marginal_x=readonly(marginal_x),
        marginal_y=readonly(marginal_y),
        x_given_y=readonly(x_given_y),
        y_given_x=readonly(y_given_x),
        gap=float(np.abs(joint - np.outer(marginal_y, marginal_x)).max()),
    )


def with_weight_at(params: JointTableParams, row: int, column: int, weight: float) -> JointTableParams:
    """Params with another weight in a cell, which is then looked at.

    Raises
    ------
    ValueError
        If there is no such cell, the weight is out of range, or no weight would be left.
    """
    row, column = integer("row", row, 0, params.rows - 1), integer("column", column, 0, params.columns - 1)
    rows = [list(entries) for entries in params.weights]
    rows[row][column] = number("weight", weight, 0.0, WEIGHT_LIMIT)
    return replace(params, weights=tuple(map(tuple, rows)), row=row, column=column, selected="cell")


def with_size(params: JointTableParams, rows: int, columns: int) -> JointTableParams:
    """Params of another size: cells beyond it go, new ones hold a weight of 1.

    Where nothing but weights of 0 would be left, the first cell gets 1. The choice stays inside the table.

    Raises
    ------
    ValueError
        If a size lies outside `SIZE_LIMITS`.
    """
    rows, columns = integer("rows", rows, *SIZE_LIMITS), integer("columns", columns, *SIZE_LIMITS)
    weights = np.ones((rows, columns))
    kept = np.array(params.weights)[:rows, :columns]
    weights[: len(kept), : kept.shape[1]] = kept
    if not weights.any():
        weights[0, 0] = 1.0
    return replace(
        params,
        weights=tuple(map(tuple, weights.tolist())),
        row=min(params.row, rows - 1),
        column=min(params.column, columns - 1),
    )


def with_example(params: JointTableParams, name: str) -> JointTableParams:
    """Params with one of `EXAMPLES`; raises ``ValueError`` for an unknown name."""
    if name not in EXAMPLES:
        raise ValueError(f"name must be one of {', '.join(EXAMPLES)}, not {name!r}")
    weights = EXAMPLES[name]
    return replace(
        params,
        weights=weights,
        row=min(params.row, len(weights) - 1),
        column=min(params.column, len(weights[0]) - 1),
    )
