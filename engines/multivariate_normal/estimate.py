"""Fitting the normal distribution to points in the plane, by maximum likelihood and without bias."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from engines import datasets
from engines.arrays import Floats, finite, readonly
from engines.multivariate_normal.density import cholesky, ellipse, fit, log_density, sample, squared_distance
from engines.multivariate_normal.params import DIVISORS, EXTENT, FORMS, Normal2dParams

FIT_MASSES = (0.5, 0.9, 0.99)
"""Probability inside each ellipse of the fit."""

MAX_OWN_POINTS = 20_000
"""Rows of own data that are fitted: more are neither seen in the picture nor waited for."""

_ROOM = 0.08


@dataclass(frozen=True, slots=True, eq=False)
class FitFrame:
    """Points in the plane and the normal fitted to them.

    Parameters
    ----------
    params
        Of the fit.
    data
        ``(N₀, 2)``: the data set; may have no points.
    points
        ``(M, 2)``: those placed by hand, which are fitted with it.
    names
        Names of the two columns with their units; empty where the data have none.
    extent
        ``((left, right), (low, high))``: the range that shows the data.
    mean, covariance
        The estimate, ``(2,)`` and ``(2, 2)``; nan with too few points.
    biased, unbiased
        Σ with 1/N and with 1/(N − 1) in the form asked for, ``(2, 2)``; nan with too few points.
    ellipses
        One contour for each of `FIT_MASSES`; a line there and back where Σ̂ is singular; empty without
        an estimate.
    shares
        Share of the points inside each ellipse; nan where Σ̂ has no density.
    log_likelihood
        Per point, in nats; nan where Σ̂ has no density.
    singular
        Whether Σ̂ is estimated but has no inverse: all points on a line.
    truth
        ``(mean, covariance)`` that the data were drawn from; None where nobody knows.
    """

    params: Normal2dParams
    data: Floats
    points: Floats
    names: tuple[str, ...]
    extent: tuple[tuple[float, float], tuple[float, float]]
    mean: Floats
    covariance: Floats
    biased: Floats
    unbiased: Floats
    ellipses: tuple[Floats, ...]
    shares: tuple[float, ...]
    log_likelihood: float
    singular: bool
    truth: tuple[Floats, Floats] | None

    @property
    def true_ellipses(self) -> tuple[Floats, ...]:
        """Contours of the distribution that the data were drawn from, if anybody knows it."""
        return tuple(ellipse(*self.truth, mass) for mass in FIT_MASSES) if self.truth else ()

    @property
    def count(self) -> int:
        """Points that were fitted."""
        return len(self.data) + len(self.points)


def estimate(x: ArrayLike, form: str = "full", divisor: str = "n") -> tuple[Floats, Floats]:
    """Estimate mean and covariance.

    Parameters
    ----------
    x
        Data, ``(N, D)``, with ``N >= 1``, or ``N >= 2`` for 1/(N − 1).
    form
        "full"; "diagonal" (coordinates are independent) or "spherical" (and equally spread), which are the
        maximum-likelihood estimates among covariances of that form.
    divisor
        "n" for maximum likelihood (chapter 3.4.1), "n_minus_1" for an unbiased covariance, as `numpy.cov`.

    Returns
    -------
    mean, covariance
        ``(D,)`` and ``(D, D)``; singular where the points lie on a line.

    Raises
    ------
    ValueError
        If `x` is not finite, not two-dimensional or has too few points, or a name is unknown.
    """
    if form not in FORMS:
        raise ValueError(f"form must be one of {', '.join(FORMS)}, not {form!r}")
    if divisor not in DIVISORS:
        raise ValueError(f"divisor must be one of {', '.join(DIVISORS)}, not {divisor!r}")
    x = finite("x", x, ndim=2)
    mean, covariance = fit(x)
    if divisor == "n_minus_1":
        if len(x) < 2:
            raise ValueError("x must hold at least two points for 1/(N - 1)")
        covariance = covariance * (len(x) / (len(x) - 1))
    if form == "diagonal":
        covariance = np.diag(np.diag(covariance))
    elif form == "spherical":
        covariance = np.eye(len(mean)) * (np.trace(covariance) / len(mean))
    return mean, covariance


def fit_picture(params: Normal2dParams, own: ArrayLike | None = None) -> FitFrame:
    """Fit the data that params name, with the points placed by hand.

    Parameters
    ----------
    params
        Their `data` says which data.
    own
        ``(N, 2)``: own data, where the key names none of the shipped ones.

    Raises
    ------
    ValueError
        If `own` is missing where it is needed, not finite, or has not two columns.
    """
    data, names, truth = _data(params, own)
    points = np.array(params.points, np.float64).reshape(-1, 2)
    x = np.concatenate([data, points])
    biased, unbiased = (_covariance(x, params.form, divisor) for divisor in DIVISORS)
    covariance = biased if params.divisor == "n" else unbiased
    known = bool(np.isfinite(covariance).all())
    mean = x.mean(axis=0) if known else np.full(2, math.nan)
    singular = known and not _definite(covariance)
    density = known and not singular
    squared = squared_distance(x, mean, covariance) if density else np.full(len(x), math.nan)
    return FitFrame(
        params=params,
        data=readonly(data),
        points=readonly(points),
        names=names,
        extent=_extent(data) if len(data) and truth is None else ((-EXTENT, EXTENT), (-EXTENT, EXTENT)),
        mean=readonly(mean),
        covariance=readonly(covariance),
        biased=readonly(biased),
        unbiased=readonly(unbiased),
        ellipses=_contours(mean, covariance, singular) if known else (),
        shares=tuple(
            float((squared <= -2.0 * math.log1p(-mass)).mean()) if density else math.nan
            for mass in FIT_MASSES
        ),
        log_likelihood=float(log_density(x, mean, covariance).mean()) if density else math.nan,
        singular=singular,
        truth=truth,
    )


def _data(
    params: Normal2dParams, own: ArrayLike | None
) -> tuple[Floats, tuple[str, ...], tuple[Floats, Floats] | None]:
    if params.data == "hand":
        return np.empty((0, 2)), (), None
    if params.data == "galton":
        table = datasets.load("galton")
        columns = [table.columns.index(name) for name in ("midparent_height", "child_height")]
        return table.x[:, columns], tuple(table.units[column] for column in columns), None
    if params.data == "normal":
        if not params.positive_definite:
            raise ValueError("matrix is not positive definite: there is no distribution to draw from")
        mean, covariance = readonly(params.mean), readonly(params.covariance)
        drawn = sample(mean, covariance, params.samples, np.random.default_rng(params.seed))
        return drawn, (), (mean, covariance)
    if own is None:
        raise ValueError(f"data must be the key of a data set at hand, not {params.data!r}")
    array = finite("own", own, ndim=2)
    if array.shape[1] != 2:
        raise ValueError(f"own must have two columns, it has {array.shape[1]}")
    return array[:MAX_OWN_POINTS], (), None


def _covariance(x: Floats, form: str, divisor: str) -> Floats:
    if len(x) < 1 + (divisor == "n_minus_1"):
        return np.full((2, 2), math.nan)
    return estimate(x, form, divisor)[1]


def _definite(covariance: Floats) -> bool:
    try:
        cholesky("covariance", covariance)
    except ValueError:
        return False
    return True


def _contours(mean: Floats, covariance: Floats, singular: bool) -> tuple[Floats, ...]:
    if not singular:
        return tuple(readonly(ellipse(mean, covariance, mass)) for mass in FIT_MASSES)
    # All mass on a line, on which it is a normal in one dimension stretched by the largest eigenvalue.
    values, vectors = np.linalg.eigh(covariance)
    arm = math.sqrt(max(float(values[1]), 0.0)) * vectors[:, 1]
    lengths = [math.sqrt(-2.0 * math.log1p(-mass)) for mass in FIT_MASSES]
    return tuple(readonly([mean - length * arm, mean + length * arm]) for length in lengths)


def _extent(data: Floats) -> tuple[tuple[float, float], tuple[float, float]]:
    low, high = data.min(axis=0), data.max(axis=0)
    # A constant column has no width of its own.
    width = np.where(high > low, high - low, np.maximum(np.abs(low), 1.0))
    room = _ROOM * width + 0.5 * (width - (high - low))
    (left, bottom), (right, top) = (low - room).tolist(), (high + room).tolist()
    return (left, right), (bottom, top)
