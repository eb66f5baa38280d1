"""The best line under each model of the noise: least squares, least absolute, Student's t, minimax."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats
from engines.regression.line import LineFit, Moments, points
from engines.regression.noise import DEGREES, NOISES, SQRT3

_MOST_STEPS = 300
_TOLERANCE = 1e-12
_DIGITS = 1e-15
_ROUNDING = 1e-14
# Share of the spread of y below which the t-distribution is taken to collapse onto points that lie on a line:
# its likelihood then has no maximum.
_SMALLEST_SCALE = 1e-9


def fit_noise(x: ArrayLike, y: ArrayLike, noise: str) -> LineFit:
    r"""Maximum-likelihood line and σ under a model of the noise.

    * "normal": least squares in closed form.
    * "laplace": the smallest :math:`\sum |r_n|`; :math:`\hat\sigma = \sqrt2\,\frac1N\sum|r_n|`.
    * "student": EM, where each step is a weighted least squares with :math:`(\nu+1)/(\nu + r^2/s^2)`
      (Dempster, Laird & Rubin 1980; the scale by the faster variant of Kent, Tyler & Vardi 1994). The
      likelihood may have several maxima: the higher of those above least squares and least absolute.
    * "uniform": the smallest :math:`\max|r_n|` (Chebyshev); :math:`\hat\sigma = \max|r_n| / \sqrt3`.

    Parameters
    ----------
    x, y
        Data, ``(N,)`` each, at least two points whose x are not all equal.
    noise
        A key of `NOISES`.

    Returns
    -------
    LineFit
        Its `std` is 0 where all points lie on the line.

    Raises
    ------
    ValueError
        As `fit_line`, and if `noise` is unknown.
    """
    x, y = points(x, y)
    if noise not in NOISES:
        raise ValueError(f"noise must be one of {', '.join(NOISES)}, not {noise!r}")
    moments = Moments.of(x, y)
    best = moments.best
    if best is None:
        raise ValueError("x must not be constant: every slope fits such data as well as any other")
    if noise == "normal" or moments.yy == 0.0:
        return best
    # In units of the data, around their means: the searches need neither scale nor offset then.
    width, height = math.sqrt(moments.xx), math.sqrt(moments.yy)
    u, v = (x - moments.mean_x) / width, (y - moments.mean_y) / height
    slope, shift, std = _SEARCHES[noise](u, v)
    w = slope * height / width
    fit = LineFit(w, moments.mean_y + height * shift - w * moments.mean_x, height * std)
    if noise == "uniform":
        # Rounding must not push the outermost points, which decide about σ, out of the support.
        outermost = float(np.abs(y - fit.at(x)).max())
        return LineFit(fit.w, fit.b, outermost / SQRT3 * (1.0 + _ROUNDING))
    return fit


def _least_absolute(u: Floats, v: Floats) -> tuple[float, float, float]:
    half = len(u) // 2

    def slope_of_error(w: float) -> float:
        """Subgradient of the error whose intercept is the median: those above pull up, those below down."""
        order = np.argsort(v - w * u)
        return float(u[order[:half]].sum() - u[order[len(u) - half :]].sum())

    w = _bottom(slope_of_error)
    b = float(np.median(v - w * u))
    return w, b, math.sqrt(2.0) * float(np.abs(v - w * u - b).mean())


def _minimax(u: Floats, v: Floats) -> tuple[float, float, float]:
    def slope_of_error(w: float) -> float:
        """Subgradient of the width of the band: its upper edge hangs on one point, its lower on another."""
        r = v - w * u
        return float(u[r.argmin()] - u[r.argmax()])

    w = _bottom(slope_of_error)
    r = v - w * u
    low, high = float(r.min()), float(r.max())
    return w, 0.5 * (low + high), 0.5 * (high - low) / SQRT3


def _student(u: Floats, v: Floats) -> tuple[float, float, float]:
    starts = ((float(u @ v / (u @ u)), 0.0), _least_absolute(u, v)[:2])
    found = [_climb(u, v, *start) for start in starts]

    def height(fit: tuple[float, float, float]) -> float:
        w, b, std = fit
        return float(NOISES["student"].log_density(v - w * u - b, std).sum()) if std else math.inf

    return max(found, key=height)


def _climb(u: Floats, v: Floats, w: float, b: float) -> tuple[float, float, float]:
    """EM for the t-distribution from a line: slope, intercept and standard deviation."""
    r = v - w * u - b
    scale = math.sqrt(float(r @ r) / len(r))
    for _ in range(_MOST_STEPS):
        if scale < _SMALLEST_SCALE:
            return w, b, 0.0
        weight = (DEGREES + 1.0) / (DEGREES + np.square(r / scale))
        total = float(weight.sum())
        mean_u, mean_v = float(weight @ u) / total, float(weight @ v) / total
        across = u - mean_u
        before = w, b, scale
        w = float((weight * across) @ v) / float((weight * across) @ across)
        b = mean_v - w * mean_u
        r = v - w * u - b
        scale = math.sqrt(float((weight * r) @ r) / total)
        if max(abs(new - old) for new, old in zip((w, b, scale), before, strict=True)) < _TOLERANCE:
            break
    return w, b, scale * math.sqrt(DEGREES / (DEGREES - 2.0))


def _bottom(slope: Callable[[float], float]) -> float:
    """Place of the minimum of a convex function by bisection on its slope, to the last digit.

    The data are in units of their spread, where a correlation bounds the least-squares slope by 1: a bracket
    of that size is doubled until it holds the minimum.
    """
    low, high = -1.0, 1.0
    while slope(low) > 0.0:
        low *= 2.0
    while slope(high) < 0.0:
        high *= 2.0
    while high - low > _DIGITS * max(1.0, -low, high):
        middle = 0.5 * (low + high)
        if slope(middle) < 0.0:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)


_SEARCHES: dict[str, Callable[[Floats, Floats], tuple[float, float, float]]] = {
    "laplace": _least_absolute,
    "student": _student,
    "uniform": _minimax,
}
