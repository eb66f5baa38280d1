"""Labels of components are arbitrary: which of one grouping are which of another."""

from __future__ import annotations

from functools import cache
from itertools import permutations

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, Integers, finite, integer

MOST_MATCHED = 8
"""Largest K for which all K! orders are tried."""


def matching(overlap: ArrayLike) -> Integers:
    """Pair the labels of two groupings so that as much as possible falls together.

    Parameters
    ----------
    overlap
        ``(K, K)``: how much, or how many points, group i of the first shares with group j of the second.

    Returns
    -------
    ndarray
        ``(K,)``: for each group of the first its partner in the second, a permutation.

    Raises
    ------
    ValueError
        If `overlap` is not finite, not square, or K is not 1 to `MOST_MATCHED`.
    """
    overlap = finite("overlap", overlap, ndim=2)
    if overlap.shape[0] != overlap.shape[1] or not 1 <= len(overlap) <= MOST_MATCHED:
        raise ValueError(f"overlap must be square, with 1 to {MOST_MATCHED} rows, not {overlap.shape}")
    orders = _orders(len(overlap))
    shared = overlap[np.arange(len(overlap)), orders].sum(axis=1)
    return np.asarray(orders[shared.argmax()])


def agreement(first: Integers, second: Integers, groups: int) -> float:
    """Share of points in the same group, after the best renaming of the groups.

    Parameters
    ----------
    first, second
        ``(N,)``: group of each point, 0 to ``groups - 1``.
    groups
        Number of groups of the larger grouping, 1 to `MOST_MATCHED`.

    Raises
    ------
    ValueError
        If the lengths differ or are 0, or a label or `groups` is out of range.
    """
    groups = integer("groups", groups, 1, MOST_MATCHED)
    if len(first) != len(second) or len(first) == 0:
        raise ValueError(f"first and second must be equally long, not {len(first)} and {len(second)}")
    for name, labels in (("first", first), ("second", second)):
        if labels.min() < 0 or labels.max() >= groups:
            raise ValueError(f"{name} must hold labels from 0 to {groups - 1}")
    counts = np.bincount(first * groups + second, minlength=groups**2).reshape(groups, groups)
    return float(counts[np.arange(groups), matching(counts)].sum() / len(first))


def distance(first: Floats, second: Floats) -> tuple[float, Integers]:
    """Compare two soft groupings of the same points, up to the order of their labels.

    Parameters
    ----------
    first, second
        Responsibilities, ``(N, K)``.

    Returns
    -------
    distance, order
        Mean over the points of the total variation between their responsibilities, 0 to 1, after the
        best renaming; and that renaming: column ``order[k]`` of `second` is column k of `first`.
    """
    order = matching(first.T @ second)
    return float(0.5 * np.abs(first - second[:, order]).sum(axis=1).mean()), order


@cache
def _orders(count: int) -> Integers:
    return np.array(list(permutations(range(count))), np.int64)
