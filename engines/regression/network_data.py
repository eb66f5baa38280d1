"""The data of the network: drawn around a sine, painted by hand, or the user's own two columns."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite, integer, readonly
from engines.regression.network_params import PAINTED_X, PAINTED_Y, NetworkParams, Scaling

HELDOUT = 1_000
"""Fresh points drawn to measure the loss on; of the user's own table a fifth of the rows is held out."""

MOST_ROWS = 2_000
"""Rows of the user's table that are used; the first ones."""

_OWN_SHARE = 5
_LARGEST = 1e60


@dataclass(frozen=True, slots=True, eq=False)
class NetworkData:
    """Points to train on, and points to judge the fit by.

    Attributes
    ----------
    x, y : ndarray, shape (n,), float64
        Read-only, in their own units.
    heldout_x, heldout_y : ndarray, shape (m,), float64
        Read-only; empty for painted points, since nobody knows where fresh ones would lie.
    scaling : Scaling
    dropped : int
        Rows beyond `MOST_ROWS`.
    """

    x: Floats
    y: Floats
    heldout_x: Floats
    heldout_y: Floats
    scaling: Scaling
    dropped: int


def observe(params: NetworkParams, own: ArrayLike | None = None) -> NetworkData:
    """Return the data that `params` names.

    Parameters
    ----------
    params
        Names the data.
    own
        Table ``(rows, columns)`` in the place of what `params` names: its first two columns are x and y.

    Raises
    ------
    ValueError
        If the key is unknown and `own` is not given, or `own` has no two columns, fewer than two rows,
        numbers that are not finite or beyond 1e60, or an x that does not vary.
    """
    if own is not None:
        return _table(params, own)
    if params.data == "painted":
        x, y = np.array(params.points).T
        return NetworkData(
            readonly(x), readonly(y), readonly(np.empty(0)), readonly(np.empty(0)), Scaling(), 0
        )
    if params.data != "sine":
        raise ValueError(f"data must be 'sine' or 'painted' where no table is given, not {params.data!r}")
    # Streams of their own: the points held out stay when n changes, the first points too.
    x, y = _sine(params, params.n, stream=0)
    heldout_x, heldout_y = _sine(params, HELDOUT, stream=1)
    return NetworkData(x, y, heldout_x, heldout_y, Scaling(), 0)


def add_point(params: NetworkParams, data: NetworkData, x: float, y: float) -> NetworkParams:
    """Params whose data are these points and one more; parameters and errors are those of `move_point`."""
    return _painted(params, [*_pairs(data), (x, y)])


def move_point(params: NetworkParams, data: NetworkData, row: int, x: float, y: float) -> NetworkParams:
    """Params whose data are these points, painted, with one of them moved.

    Parameters
    ----------
    params
        Everything else.
    data
        The points.
    row
        The point, from 0.
    x, y
        Its new place, clipped to where points may be painted.

    Raises
    ------
    ValueError
        If no point has that row, there are too many or too few points to be painted, or one lies where none
        may be painted.
    """
    integer("row", row, 0, len(data.x) - 1)
    pairs = _pairs(data)
    pairs[row] = (x, y)
    return _painted(params, pairs)


def remove_point(params: NetworkParams, data: NetworkData, row: int) -> NetworkParams:
    """Params whose data are these points without one; parameters and errors are those of `move_point`."""
    integer("row", row, 0, len(data.x) - 1)
    pairs = _pairs(data)
    del pairs[row]
    return _painted(params, pairs)


def _pairs(data: NetworkData) -> list[tuple[float, float]]:
    return list(zip(data.x.tolist(), data.y.tolist(), strict=True))


def _painted(params: NetworkParams, pairs: list[tuple[float, float]]) -> NetworkParams:
    # A hand is no more exact than a pixel.
    points = tuple((round(_clip(x, PAINTED_X), 4), round(_clip(y, PAINTED_Y), 4)) for x, y in pairs)
    return replace(params, data="painted", points=points)


def _clip(value: float, span: tuple[float, float]) -> float:
    return min(max(value, span[0]), span[1])


def _sine(params: NetworkParams, n: int, stream: int) -> tuple[Floats, Floats]:
    # One generator for each quantity, so that other noise and more points leave the x of the others alone.
    rng_x, rng_noise = (np.random.default_rng((params.seed, stream, part)) for part in range(2))
    x = rng_x.random(n)
    noise = rng_noise.random(n) if params.noise == "uniform" else params.sigma * rng_noise.standard_normal(n)
    return readonly(x), readonly(np.sin(2.0 * np.pi * x) + noise)


def _table(params: NetworkParams, own: ArrayLike) -> NetworkData:
    table = finite("own", own, ndim=2)
    if table.shape[1] < 2 or len(table) < 2:
        raise ValueError(f"own data must have two columns, x and y, and two rows or more, not {table.shape}")
    used = table[:MOST_ROWS, :2]
    if np.abs(used).max() > _LARGEST:
        raise ValueError(f"own data must be at most {_LARGEST:g}")
    x, y = used.T
    if np.ptp(x) < 1.0 / _LARGEST:
        raise ValueError("own data must have different numbers in the first column, x")
    rows = np.random.default_rng((params.seed, 2)).permutation(len(used))
    few = len(used) < 2 * _OWN_SHARE
    heldout, train = np.split(np.sort(rows) if few else rows, [0 if few else len(used) // _OWN_SHARE])
    spread = float(y.std())
    scaling = Scaling(float(x.min()), float(np.ptp(x)), float(y.mean()), spread if spread > 0.0 else 1.0)
    return NetworkData(
        x=readonly(x[train]),
        y=readonly(y[train]),
        heldout_x=readonly(x[heldout]),
        heldout_y=readonly(y[heldout]),
        scaling=scaling,
        dropped=len(table) - len(used),
    )
