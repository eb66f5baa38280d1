"""The straight line y = w x + b under normal noise: closed form, squared error, log-likelihood."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite


@dataclass(frozen=True, slots=True)
class LineFit:
    """A line and the spread of the data around it.

    Attributes
    ----------
    w, b
        Slope and intercept.
    std
        Standard deviation σ of the noise, not negative.
    """

    w: float
    b: float
    std: float

    def at(self, x: ArrayLike) -> Floats:
        """Height of the line at `x`, of any shape."""
        return np.asarray(self.w * np.asarray(x, np.float64) + self.b)


def fit_line(x: ArrayLike, y: ArrayLike) -> tuple[float, float, float]:
    r"""Maximum-likelihood estimate of a line under normal noise: least squares (chapter 6.2).

    Parameters
    ----------
    x, y
        Data, ``(N,)`` each, at least two points whose x are not all equal.

    Returns
    -------
    w, b, sigma
        :math:`\hat w = \sum (x_n-\bar x)(y_n-\bar y) / \sum (x_n-\bar x)^2`,
        :math:`\hat b = \bar y - \hat w\bar x`, and the root of
        :math:`\hat\sigma^2 = \frac1N\sum (y_n - \hat w x_n - \hat b)^2`: 1/N, the smallest mean
        squared error.

    Raises
    ------
    ValueError
        If x or y is not a vector of finite numbers, they differ in length, there are fewer than two points,
        or x is constant: every slope then fits as well as any other.
    """
    moments = Moments.of(x, y)
    if moments.count < 2:
        raise ValueError(f"x must hold at least two numbers, it has {moments.count}")
    best = moments.best
    if best is None:
        raise ValueError("x must not be constant: every slope fits such data as well as any other")
    return best.w, best.b, best.std


@dataclass(frozen=True, slots=True)
class Moments:
    r"""All that the squared error knows of the data.

    Attributes
    ----------
    count
        N, at least 1.
    mean_x, mean_y
        Means.
    xx, xy, yy
        Variances and covariance with 1/N.
    smallest
        Smallest mean squared error; `yy` where x is constant.
    """

    count: int
    mean_x: float
    mean_y: float
    xx: float
    xy: float
    yy: float
    smallest: float

    @classmethod
    def of(cls, x: ArrayLike, y: ArrayLike) -> Moments:
        """Moments of data ``(N,)`` each; ValueError as in `fit_line`, save for too few or constant x."""
        x, y = points(x, y)
        (x0, width, u), (y0, height, v) = _relative("x", x), _relative("y", y)
        mean_u, mean_v = float(u.mean()), float(v.mean())
        u, v = u - mean_u, v - mean_v
        uu, uv = float(u @ u), float(u @ v)
        rest = v - (uv / uu if uu else 0.0) * u
        count = len(x)
        return cls(
            count=count,
            mean_x=x0 + width * mean_u,
            mean_y=y0 + height * mean_v,
            xx=width * (width * uu / count),
            xy=width * (height * uv / count),
            yy=height * (height * float(v @ v) / count),
            smallest=height * (height * float(rest @ rest) / count),
        )

    @property
    def best(self) -> LineFit | None:
        """Least squares; None where x is constant."""
        if self.xx == 0.0:
            return None
        w = self.xy / self.xx
        return LineFit(w, self.mean_y - w * self.mean_x, math.sqrt(self.smallest))

    @property
    def units(self) -> tuple[float, float]:
        """Standard deviations of x and of y; of one that is constant its size, or 1."""
        return (
            math.sqrt(self.xx) or abs(self.mean_x) or 1.0,
            math.sqrt(self.yy) or abs(self.mean_y) or 1.0,
        )

    def mean_squared_error(self, w: ArrayLike, b: ArrayLike) -> Floats:
        r"""Mean squared error :math:`L(w, b) = \frac1N\sum (y_n - w x_n - b)^2` (chapter 6.2).

        Parameters
        ----------
        w, b
            Slopes and intercepts, of shapes that broadcast.
        """
        w, b = np.asarray(w, np.float64), np.asarray(b, np.float64)
        shift = self.mean_y - w * self.mean_x - b
        # About the best slope, where there is one: the differences of large squares would lose the smallest.
        bowl = self.xx * np.square(w - self.xy / self.xx) if self.xx else 0.0
        return np.asarray(self.smallest + bowl + np.square(shift))

    def gradient(self, w: float, b: float) -> Floats:
        """Differentiate the mean squared error by (w, b): ``(2,)``."""
        shift = self.mean_y - w * self.mean_x - b
        return np.array([2.0 * (w * self.xx - self.xy - shift * self.mean_x), -2.0 * shift])

    def curvature(self) -> Floats:
        """Second derivatives of the mean squared error by (w, b), ``(2, 2)``: the same everywhere."""
        return 2.0 * np.array([[self.xx + self.mean_x**2, self.mean_x], [self.mean_x, 1.0]])


def points(x: ArrayLike, y: ArrayLike) -> tuple[Floats, Floats]:
    """Check two vectors of one length, at least one number long; ValueError otherwise."""
    x, y = finite("x", x, ndim=1), finite("y", y, ndim=1)
    if not len(x):
        raise ValueError("x must hold at least one number")
    if len(x) != len(y):
        raise ValueError(f"y must be as long as x: {len(x)} numbers, not {len(y)}")
    return x, y


def _relative(name: str, values: Floats) -> tuple[float, float, Floats]:
    """Measure from the first number in units of the widest distance: no digit is lost to a far-away mean."""
    with np.errstate(over="ignore"):
        offset = values - values[0]
        spread = float(np.abs(offset).max())
    # Beyond either bound the squares of the spread leave float64.
    if spread and not 1e-150 < spread < 1e150:
        raise ValueError(f"{name} must spread by 1e-150 to 1e150, it spreads by {spread:g}")
    return float(values[0]), spread, offset / spread if spread else offset
