"""The likelihood of a normal distribution and its maximum, in closed form: chapter 2.3."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite, number

_LOG_2PI = math.log(2.0 * math.pi)


def log_terms(x: ArrayLike, mean: float, std: float) -> Floats:
    r"""Return what each point adds to the log-likelihood, :math:`\log\mathcal N(x_n; \mu, \sigma^2)`.

    Parameters
    ----------
    x
        Data, ``(N,)``.
    mean, std
        Parameters of the model, ``std > 0`` (the standard deviation, not the variance).

    Returns
    -------
    ndarray
        ``(N,)``, in nats; -inf where a point is so far out that its square overflows.

    Raises
    ------
    ValueError
        If `x` is not a vector of finite numbers, `mean` is not finite or `std` is not positive and finite.
    """
    x, mean, std = finite("x", x, ndim=1), number("mean", mean), positive("std", std)
    with np.errstate(over="ignore"):
        return np.asarray(-0.5 * np.square((x - mean) / std) - (math.log(std) + 0.5 * _LOG_2PI))


def log_likelihood(x: ArrayLike, mean: float, std: float) -> float:
    r"""Log-likelihood :math:`\sum_n \log\mathcal N(x_n; \mu, \sigma^2)` of independent points, in nats.

    Parameters and errors are those of `log_terms`. Without a point it is 0: the empty product is 1.
    """
    return float(log_terms(x, mean, std).sum())


def fit_normal(x: ArrayLike) -> tuple[float, float]:
    r"""Maximum-likelihood estimate of a normal distribution (chapter 2.3.2).

    Parameters
    ----------
    x
        Data, ``(N,)``, at least one point.

    Returns
    -------
    mean, std
        :math:`\hat\mu = \frac1N\sum x_n` and the root of
        :math:`\hat\sigma^2 = \frac1N\sum (x_n - \hat\mu)^2`: 1/N, not 1/(N - 1). `std` is 0 where all
        points are equal; the likelihood then has no maximum.

    Raises
    ------
    ValueError
        If `x` is not a vector of finite numbers, is empty, or spans more than float64 can hold.
    """
    x = finite("x", x, ndim=1)
    if not len(x):
        raise ValueError("x must hold at least one number")
    # Measured from the first point and in units of the widest distance to it: the variance of equal points is
    # exactly 0, digits are not lost to a far-away mean, and squares neither overflow nor vanish.
    with np.errstate(over="ignore"):
        offset = x - x[0]
    spread = float(np.abs(offset).max())
    if not math.isfinite(spread):
        raise ValueError("x spans more than the range of float64")
    if spread == 0.0:
        return float(x[0]), 0.0
    scaled = offset / spread
    return float(x[0]) + spread * float(scaled.mean()), spread * float(scaled.std())


@dataclass(frozen=True, slots=True)
class SufficientStatistics:
    r"""All that the likelihood knows of the data: N, :math:`\hat\mu` and :math:`\hat\sigma`.

    Attributes
    ----------
    count
        N, at least 1.
    mean, std
        The maximum-likelihood estimate, as `fit_normal` gives it.
    """

    count: int
    mean: float
    std: float

    @classmethod
    def of(cls, x: ArrayLike) -> SufficientStatistics:
        """Statistics of data ``(N,)``; errors are those of `fit_normal`."""
        return cls(int(np.size(x)), *fit_normal(x))

    @property
    def maximum(self) -> float:
        r"""Largest log-likelihood, :math:`-\frac N2(\log 2\pi\hat\sigma^2 + 1)`; inf for equal points."""
        if self.std == 0.0:
            return math.inf
        return -0.5 * self.count * (_LOG_2PI + 2.0 * math.log(self.std) + 1.0)

    def mean_log_likelihood(self, mean: ArrayLike, std: ArrayLike) -> Floats:
        r"""Log-likelihood per point.

        It is :math:`-\frac12\log 2\pi\sigma^2 - (\hat\sigma^2 + (\hat\mu-\mu)^2) / 2\sigma^2`.

        Parameters
        ----------
        mean, std
            Parameters of the model, of shapes that broadcast; every `std` positive.
        """
        mean, std = np.asarray(mean, np.float64), np.asarray(std, np.float64)
        ratio, shift = self.std / std, (self.mean - mean) / std
        return np.asarray(-0.5 * (_LOG_2PI + ratio**2 + shift**2) - np.log(std))

    def gradient(self, mean: float, std: float) -> tuple[float, float]:
        """Differentiate the log-likelihood by μ and by σ."""
        shift, square = self._relative(mean, std)
        return self.count * shift / std, self.count * (square - 1.0) / std

    def hessian(self, mean: float, std: float) -> Floats:
        r"""Second derivatives of the log-likelihood by (μ, σ), ``(2, 2)``.

        At the maximum :math:`\mathrm{diag}(-N/\hat\sigma^2, -2N/\hat\sigma^2)`.
        """
        shift, square = self._relative(mean, std)
        mixed = -2.0 * shift
        return self.count / std**2 * np.array([[-1.0, mixed], [mixed, 1.0 - 3.0 * square]])

    def hessian_by_variance(self, mean: float, variance: float) -> Floats:
        r"""Second derivatives of the log-likelihood by (μ, σ²), ``(2, 2)``: the form of chapter 2.3.2.

        At the maximum :math:`\mathrm{diag}(-N/\hat\sigma^2, -N/2\hat\sigma^4)`.
        """
        std = math.sqrt(variance)
        shift, square = self._relative(mean, std)
        mixed = -shift / std
        return self.count / variance * np.array([[-1.0, mixed], [mixed, (0.5 - square) / variance]])

    def _relative(self, mean: float, std: float) -> tuple[float, float]:
        """Mean of (x - μ) / σ and of its square over the data."""
        shift = (self.mean - mean) / std
        return shift, (self.std / std) ** 2 + shift**2


def positive(name: str, value: float) -> float:
    """Check an argument that must be a finite number above 0; ValueError otherwise."""
    checked = number(name, value)
    if checked <= 0.0:
        raise ValueError(f"{name} must be positive, not {value!r}")
    return checked
