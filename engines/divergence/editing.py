"""What a hand in the picture does to a distribution: the part under it moves, the rest shares the rest."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from engines.arrays import Floats, integer, number
from engines.divergence.pair import CELLS, MEANS, OUTCOMES, STDS, X_RANGE, CompareParams, Name

_SMALLEST_BAR = 0.01
_LOWEST_STROKE = 0.01
_ROOT_3 = math.sqrt(3.0)


def with_bar(params: CompareParams, who: Name, index: int, probability: float) -> dict[str, Any]:
    """Give an outcome a probability; the others keep their proportions.

    Parameters
    ----------
    params
        Before.
    who
        "p" or "q".
    index
        Of the outcome.
    probability
        Wanted; clipped to [0, 1], in hundredths.

    Returns
    -------
    dict
        Fields of the params that change.

    Raises
    ------
    ValueError
        If there is no such outcome or `probability` is not finite.
    """
    integer("index", index, 0, params.outcomes - 1)
    wanted = round(min(max(number("probability", probability), 0.0), 1.0) / _SMALLEST_BAR) * _SMALLEST_BAR
    bars = params.probabilities(who)
    bars[index] = wanted
    others = np.arange(params.outcomes) != index
    bars[others] = _filled(bars[others], 1.0 - wanted)
    hidden = getattr(params, f"{who}_bars")[params.outcomes : OUTCOMES[1]]
    return {f"{who}_bars": (*np.round(bars, 12).tolist(), *hidden)}


def with_place(params: CompareParams, who: Name, index: int, x: float) -> dict[str, Any]:
    """Move one of the places by which a density is held.

    Parameters
    ----------
    params
        Before.
    who
        "p" or "q".
    index
        Row of `CompareParams.places`: even ones move a centre, odd ones an edge.
    x
        Where to; clipped to what the params allow, in hundredths.

    Returns
    -------
    dict
        The field of the params that changes.

    Raises
    ------
    ValueError
        If there is no such place or `x` is not finite.
    """
    integer("index", index, 0, len(params.places(who)) - 1)
    part = "_2" if index >= 2 else ""
    if index % 2 == 0:
        return {f"{who}_mean{part}": round(min(max(number("x", x), MEANS[0]), MEANS[1]), 2)}
    std = abs(number("x", x) - getattr(params, f"{who}_mean{part}"))
    if getattr(params, f"{who}_shape") == "uniform":
        std /= _ROOT_3
    return {f"{who}_std{part}": round(min(max(std, STDS[0]), STDS[1]), 2)}


def with_stroke(
    params: CompareParams, who: Name, start: tuple[float, float], end: tuple[float, float]
) -> dict[str, Any]:
    """Paint a piece of a density: the cells under the stroke follow it, the others keep their proportions.

    Parameters
    ----------
    params
        Before.
    who
        "p" or "q".
    start, end
        Ends of the stroke: x, and density; one near 0 paints 0.

    Returns
    -------
    dict
        The field of the params that changes; empty where the stroke would leave nothing.
    """
    (x0, y0), (x1, y1) = sorted((start, end))
    low, high = X_RANGE
    width = (high - low) / CELLS
    first, last = (min(max(math.floor((x - low) / width), 0), CELLS - 1) for x in (x0, x1))
    heights: Floats = np.array(getattr(params, f"{who}_painted"))
    shares = heights / heights.sum()
    under = np.zeros(CELLS, bool)
    under[first : last + 1] = True
    middles = low + (np.arange(first, last + 1) + 0.5) * width
    level = np.interp(middles, [x0, x1], [y0, y1]) if x1 > x0 else np.full(len(middles), y1)
    shares[under] = np.where(level > _LOWEST_STROKE, level, 0.0) * width
    painted = float(shares[under].sum())
    if painted >= 1.0:  # all there is lies under the stroke
        shares[under] /= painted
    shares[~under] = _filled(shares[~under], max(0.0, 1.0 - painted), spread=False)
    return {f"{who}_painted": tuple(np.round(shares, 6).tolist())} if np.round(shares, 6).any() else {}


def _filled(shares: Floats, total: float, *, spread: bool = True) -> Floats:
    """Scale shares to a total; where all are 0 it is spread evenly, or left."""
    before = float(shares.sum())
    if before > 0.0:
        return np.asarray(shares * (total / before))
    return np.full(len(shares), total / max(1, len(shares))) if spread else shares
