"""The plane of lines (w, b): contours of the squared error, and cuts through it at one b."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engines.arrays import Floats, readonly
from engines.regression.line import LineFit, Moments
from engines.regression.noise import NOISES

RISES = (0.01, 0.05, 0.12, 0.25, 0.5, 1.0, 2.0, 4.0)
"""How far above its minimum each contour of the squared error lies, in variances of y."""

Range = tuple[float, float]

_REACH = 1.5  # half the side of the picture, in standard deviations of y that the line goes wrong by
_MARGIN = 0.3  # of the picture, around the hand's line
_CELLS = 161
_BEYOND = 1.0 / 3.0
_DEPTH = 4.0  # of the picture of the log-likelihood, in nats per point
_HEADROOM = 0.3
_PARABOLA = 0.6  # of the larger squared error at the ends


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """The squared error over (w, b).

    Attributes
    ----------
    w_range, b_range
        Part of the plane that holds the summit with its surroundings, and the hand's line.
    contours
        Closed curves ``(P, 2)`` at `RISES` above the minimum; none where x is constant.
    """

    w_range: Range
    b_range: Range
    contours: tuple[Floats, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """Squared error and log-likelihood along w, at the b of the hand's line.

    Attributes
    ----------
    w
        ``(G,)``.
    error
        Mean squared error, ``(G,)``.
    log_likelihood
        Per point under the chosen noise, ``(G,)``; nan where it is minus infinity.
    best_error
        w of the smallest squared error, in closed form.
    best_likelihood
        w of the largest log-likelihood: in closed form for normal noise, else the best of `w`, in the middle
        where many are equal; nan where all are minus infinity.
    error_range, likelihood_range
        Part of the axis to be shown. That of the log-likelihood does not depend on σ as long as the maximum
        can be seen, so that σ is seen to move the curve.
    """

    w: Floats
    error: Floats
    log_likelihood: Floats
    best_error: float
    best_likelihood: float
    error_range: Range
    likelihood_range: Range


def plane(moments: Moments, line: LineFit) -> Plane:
    r"""Lay out the plane around the least squares and the hand's line.

    The contour at a rise L is the ellipse :math:`\delta^\top A\,\delta = L` of the offset δ from the minimum,
    with A half the second derivatives.
    """
    best = moments.best
    width, scale = moments.units
    if best is None:
        sides, centre = (scale / width, scale), (line.w, moments.mean_y - line.w * moments.mean_x)
    else:
        sides = scale / width, scale * math.hypot(1.0, moments.mean_x / width)
        centre = best.w, best.b
    ranges = [
        (
            min(middle - _REACH * side, own - _MARGIN * side),
            max(middle + _REACH * side, own + _MARGIN * side),
        )
        for middle, side, own in zip(centre, sides, (line.w, line.b), strict=True)
    ]
    contours = () if best is None else _ellipses(moments, best, scale)
    return Plane(ranges[0], ranges[1], contours)


def cut(x: Floats, y: Floats, moments: Moments, line: LineFit, model: str, w_range: Range) -> Cut:
    """Cut through the plane at the b of a line.

    Parameters
    ----------
    x, y
        Data ``(N,)`` each, and their `moments`.
    line
        Gives b and σ.
    model
        A key of `NOISES`.
    w_range
        What is shown at least; the cut goes on for a third of it on both sides.
    """
    beyond = _BEYOND * (w_range[1] - w_range[0])
    w = np.linspace(w_range[0] - beyond, w_range[1] + beyond, _CELLS)
    error = moments.mean_squared_error(w, line.b)
    square = moments.xx + moments.mean_x**2
    best_error = (moments.xy + moments.mean_x * (moments.mean_y - line.b)) / square if square else math.nan
    if model == "normal":
        constant = float(NOISES["normal"].log_density(0.0, line.std))
        likelihood, best = constant - 0.5 * error / line.std**2, best_error
    else:
        residuals = (y - line.b) - w[:, None] * x
        likelihood = NOISES[model].log_density(residuals, line.std).mean(axis=1)
        best = _middle_of_best(w, likelihood)
    finite = np.isfinite(likelihood)
    highest = float(likelihood[finite].max()) if finite.any() else -math.inf
    # At its σ the best line under normal noise has this height; that of another noise is not far from it.
    spread = math.sqrt(moments.smallest) or line.std
    top = float(NOISES["normal"].log_density(0.0, spread)) - 0.5 + _HEADROOM
    low = min(top - _DEPTH, highest - 1.0) if finite.any() else top - _DEPTH
    return Cut(
        w=readonly(w),
        error=readonly(error),
        log_likelihood=readonly(np.where(finite, likelihood, np.nan)),
        best_error=best_error,
        best_likelihood=best,
        error_range=(0.0, _PARABOLA * float(moments.mean_squared_error(w_range, line.b).max()) or 1.0),
        likelihood_range=(low, max(top, highest + _HEADROOM)),
    )


def _middle_of_best(w: Floats, likelihood: Floats) -> float:
    highest = float(likelihood.max())
    if highest == -math.inf:
        return math.nan
    best = w[likelihood >= highest - 1e-12 * max(1.0, abs(highest))]
    return float(0.5 * (best[0] + best[-1]))


def _ellipses(moments: Moments, best: LineFit, scale: float) -> tuple[Floats, ...]:
    # δᵀAδ = xx δw² + (δb + mean δw)²: a circle in the two squares.
    angle = np.linspace(0.0, 2.0 * math.pi, 97)
    across = np.cos(angle) / math.sqrt(moments.xx)
    unit = np.column_stack((across, np.sin(angle) - moments.mean_x * across))
    return tuple(readonly((best.w, best.b) + scale * math.sqrt(rise) * unit) for rise in RISES)
