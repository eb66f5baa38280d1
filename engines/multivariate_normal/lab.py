"""The matrix lab: arrays of one to three axes, what can be done with them, and why it sometimes cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from engines.arrays import Floats, readonly
from engines.multivariate_normal.params import Array, Normal2dParams, array_shape

Reason = Literal[
    "no_axis", "broadcast", "equal_length", "one_axis", "inner_axes", "two_axes", "square", "singular"
]

SHAPES: tuple[tuple[int, ...], ...] = (
    (2,),
    (3,),
    (1, 3),
    (3, 1),
    (2, 2),
    (2, 3),
    (3, 2),
    (3, 3),
    (2, 2, 3),
)
"""Shapes on offer; others are accepted too."""

BINARY = ("sum", "hadamard", "inner", "product")
"""Operations that take both arrays; the others take the first one alone."""

_SMALLEST_PIVOT = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class LabFrame:
    """Two arrays and what an operation makes of them.

    Parameters
    ----------
    params
        Their `operation`, `a` and `b`.
    a, b
        The arrays.
    result
        The array that the operation gives, of shape ``()`` for a number; None where it gives none.
    reason
        Why it gives none; empty where it does.
    """

    params: Normal2dParams
    a: Floats
    b: Floats
    result: Floats | None
    reason: Reason | Literal[""]


def lab(params: Normal2dParams) -> LabFrame:
    """Carry out the operation of the matrix lab (chapters 3.1 and 3.2.1)."""
    a, b = readonly(params.a, np.float64), readonly(params.b, np.float64)
    reason = obstacle(params.operation, a, b, params.axis)
    result = None if reason else readonly(_carried_out(params, a, b) + 0.0)
    return LabFrame(params, a, b, result, reason)


def obstacle(operation: str, a: Floats, b: Floats, axis: int = 0) -> Reason | Literal[""]:
    """Name what stands in the way of an operation; empty if nothing does."""
    return next(_obstacles(operation, a, b, axis), "")


def _obstacles(operation: str, a: Floats, b: Floats, axis: int) -> Iterator[Reason]:
    lengths = zip(reversed(a.shape), reversed(b.shape), strict=False)
    unlike = any(one != other and 1 not in (one, other) for one, other in lengths)
    square = a.ndim == 2 and a.shape[0] == a.shape[1]
    if operation in ("sum", "hadamard") and unlike:
        yield "broadcast"
    elif operation == "inner":
        if a.ndim != 1 or b.ndim != 1:
            yield "one_axis"
        if len(a) != len(b):
            yield "equal_length"
    elif operation == "product":
        if a.ndim > 2 or b.ndim > 2:
            yield "two_axes"
        if a.shape[-1] != b.shape[0]:
            yield "inner_axes"
    elif operation == "sum_axis" and axis >= a.ndim:
        yield "no_axis"
    elif operation in ("determinant", "inverse") and not square:
        yield "square"
    elif operation == "inverse" and _flat(a):
        yield "singular"


def _flat(a: Floats) -> bool:
    """Whether a square matrix is singular, against the volume that rows of these lengths span at most."""
    volume = float(np.prod(np.linalg.norm(a, axis=1)))
    return abs(float(np.linalg.det(a))) <= _SMALLEST_PIVOT * volume


def resized(array: Array, shape: tuple[int, ...]) -> Array:
    """Array of another shape with the same numbers in the order of reading, and 0 where there are too few.

    Raises
    ------
    ValueError
        If `shape` has not one to three axes of 1 to 4 entries.
    """
    entries = np.asarray(array, np.float64).ravel()
    count = int(np.prod(shape))
    filled = np.zeros(count)
    filled[: len(entries)] = entries[:count]
    changed = nested(filled.reshape(shape))
    array_shape("shape", changed)
    return changed


def with_entry(array: Array, index: tuple[int, ...], value: float) -> Array:
    """Array with one entry changed; errors are those of numpy's indexing."""
    changed = np.array(array, np.float64)
    changed[index] = value
    return nested(changed)


def nested(array: Floats) -> Array:
    """Nested tuples of an array's numbers."""
    return tuple(nested(row) if row.ndim else float(row) for row in array)


def sources(frame: LabFrame, index: tuple[int, ...]) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    """Entries of both arrays that one entry of the result is made of.

    For the matrix product a row of A and a column of B; for operations entry by entry one of each, the same
    one again where an axis of length 1 was stretched. A determinant or an inverse needs all of A.
    """
    a, b = frame.a, frame.b
    whole_a, whole_b = list(np.ndindex(a.shape)), list(np.ndindex(b.shape))
    operation = frame.params.operation
    if operation in ("sum", "hadamard"):
        return [_stretched(index, a.shape)], [_stretched(index, b.shape)]
    if operation == "inner":
        return whole_a, whole_b
    if operation == "product":
        row, column = index[: a.ndim - 1], index[a.ndim - 1 :]
        return [(*row, k) for k in range(a.shape[-1])], [(k, *column) for k in range(b.shape[0])]
    if operation == "transpose":
        return [index[::-1]], []
    if operation == "sum_axis":
        axis = frame.params.axis
        return [(*index[:axis], k, *index[axis:]) for k in range(a.shape[axis])], []
    return whole_a, []


def _stretched(index: tuple[int, ...], shape: tuple[int, ...]) -> tuple[int, ...]:
    own = index[len(index) - len(shape) :]
    return tuple(0 if length == 1 else i for i, length in zip(own, shape, strict=True))


def _carried_out(params: Normal2dParams, a: Floats, b: Floats) -> Any:
    results: dict[str, Callable[[], Any]] = {
        "sum": lambda: a + b,
        "hadamard": lambda: a * b,
        "inner": lambda: np.dot(a, b),
        "product": lambda: a @ b,
        "transpose": lambda: a.T,
        "determinant": lambda: np.linalg.det(a),
        "inverse": lambda: np.linalg.inv(a),
        "sum_axis": lambda: a.sum(axis=params.axis),
    }
    return results[params.operation]()
