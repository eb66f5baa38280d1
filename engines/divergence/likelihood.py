r"""The divergence and maximum likelihood: the average of :math:`-\log p_\theta` over samples of :math:`p_*`.

It estimates the cross entropy :math:`H(p_*) + D_{KL}(p_* \| p_\theta)`, whose first part knows no θ: where
the likelihood is largest, the divergence is smallest (chapter 5.1).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from engines.arrays import Floats, integer, number, readonly
from engines.divergence.densities import Density, NormalMixture, Steps
from engines.divergence.laplace import Laplace
from engines.divergence.quadrature import entropy, moments

THETA_RANGE = (-5.0, 5.0)
"""Where θ may be, and what the picture shows of it and of x: a mean is a place on the line."""

SAMPLES = (2, 10_000)
THETAS = 401
"""Values of θ on the grid: its distance is 0.025."""

POINTS = 361
_SHOWN = 2.5
"""Nats above the smallest cross entropy that the picture shows: the rest of a parabola teaches nothing."""

TRUTHS: Mapping[str, Density] = MappingProxyType(
    {
        "normal": NormalMixture((1.0,), (0.5,), (1.0,)),
        "mixture": NormalMixture((0.65, 0.35), (-1.2, 2.0), (0.6, 0.8)),
        "laplace": Laplace(0.5, 0.9),
        "uniform": Steps((-1.5, 2.5), (1.0,)),
    }
)
"""The distributions that samples come from, by name."""


@dataclass(frozen=True, slots=True)
class MleParams:
    r"""The truth, the samples and the model :math:`\mathcal N(\theta, \sigma^2)`.

    Parameters
    ----------
    truth
        A key of `TRUTHS`.
    n
        Number of samples, within `SAMPLES`; of more the first ones stay.
    theta
        Mean of the model, within `THETA_RANGE`.
    std
        Standard deviation of the model, 0.3 to 3.
    seed
        Of the samples.

    Raises
    ------
    ValueError
        If a value is not allowed.
    """

    truth: str = "normal"
    n: int = 20
    theta: float = -1.0
    std: float = 1.0
    seed: int = 0

    def __post_init__(self) -> None:
        if not isinstance(self.truth, str) or self.truth not in TRUTHS:
            raise ValueError(f"truth must be one of {', '.join(TRUTHS)}, not {self.truth!r}")
        integer("n", self.n, *SAMPLES)
        number("theta", self.theta, *THETA_RANGE)
        number("std", self.std, 0.3, 3.0)
        integer("seed", self.seed, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Curves:
    """What samples and truth say of some values of θ.

    Parameters
    ----------
    theta
        ``(T,)``.
    average
        ``(T,)`` average of -log p_θ over the samples.
    entropy
        H(p_*), the part of the cross entropy that no θ changes.
    divergence
        ``(T,)`` KL(p_*‖p_θ).
    estimate, error
        ``(T,)`` Monte Carlo of the divergence from the same samples, which may be negative, and its standard
        error.
    """

    theta: Floats
    average: Floats
    entropy: float
    divergence: Floats
    estimate: Floats
    error: Floats

    @property
    def cross_entropy(self) -> Floats:
        """Expectation of -log p_θ under the truth: `entropy` + `divergence`."""
        return self.entropy + self.divergence

    @property
    def error_bar(self) -> Floats:
        """Two standard errors."""
        return 2.0 * self.error

    @property
    def band(self) -> tuple[Floats, Floats]:
        """Estimates of the divergence less and plus two standard errors."""
        return self.estimate - 2.0 * self.error, self.estimate + 2.0 * self.error


@dataclass(frozen=True, slots=True, eq=False)
class MleFrame:
    """Truth, samples and model, and what both sides say of every θ.

    Parameters
    ----------
    params
        What was asked for.
    samples
        ``(n,)`` draws from the truth.
    x, truth, model
        ``(POINTS,)`` curves of the truth and of the model.
    curves
        Over a grid of θ.
    here, best, true_best
        At ``params.theta``; at the maximum-likelihood estimate, which is the mean of the samples; and at the
        mean of the truth, where the divergence is smallest.
    peak
        Density of the model at its mean.
    floor, ceiling
        Of the axis of the average, in nats.
    depth, reach
        Of the axis of the divergence, in nats.
    """

    params: MleParams
    samples: Floats
    x: Floats
    truth: Floats
    model: Floats
    curves: Curves
    here: Curves
    best: Curves
    true_best: Curves
    peak: float
    floor: float
    ceiling: float
    depth: float
    reach: float

    @property
    def top(self) -> float:
        """Of the axis of densities."""
        return 1.25 * max(float(self.truth.max()), float(self.model.max()))


def maximum_likelihood(params: MleParams) -> MleFrame:
    """Compare the likelihood of samples with the divergence from the truth, for every θ.

    Parameters
    ----------
    params
        Truth, samples and model.
    """
    truth = TRUTHS[params.truth]
    samples = truth.sample(params.n, params.seed)
    log_truth = truth.log_density(samples)
    mean, _ = _moments(params.truth)
    x = np.linspace(*THETA_RANGE, POINTS)
    model = NormalMixture((1.0,), (params.theta,), (params.std,))

    def curves(theta: Floats) -> Curves:
        return _curves(params, theta, samples, log_truth)

    grid = curves(np.linspace(*THETA_RANGE, THETAS))
    best, true_best = curves(np.array([samples.mean()])), curves(np.array([mean]))
    lowest = min(float(best.average[0]), float(true_best.cross_entropy[0]))
    return MleFrame(
        params=params,
        samples=readonly(samples),
        x=readonly(x),
        truth=readonly(np.exp(truth.log_density(x))),
        model=readonly(np.exp(model.log_density(x))),
        curves=grid,
        here=curves(np.array([params.theta])),
        best=best,
        true_best=true_best,
        peak=float(np.exp(model.log_density(np.array([params.theta]))).item()),
        floor=min(0.0, 0.5 * math.floor(lowest / 0.5)),
        ceiling=0.5 * math.ceil(float(true_best.cross_entropy[0]) / 0.5) + _SHOWN,
        depth=-max(0.25, 0.25 * math.ceil(min(1.0, -float(grid.band[0].min())) / 0.25)),
        reach=0.5 * math.ceil(float(true_best.divergence[0]) / 0.5) + _SHOWN,
    )


def moved_theta(theta: float) -> dict[str, float]:
    """Field of the params after θ was dragged, within its range."""
    return {"theta": round(min(max(theta, THETA_RANGE[0]), THETA_RANGE[1]), 2)}


def _curves(params: MleParams, theta: Floats, samples: Floats, log_truth: Floats) -> Curves:
    """Evaluate both sides; the samples enter by their moments, so that many of them cost no more per θ."""
    precision = params.std**-2
    log_scale = math.log(params.std) + 0.5 * math.log(2.0 * math.pi)
    offset = samples - samples.mean()
    away = theta - samples.mean()
    average = log_scale + 0.5 * precision * ((offset**2).mean() + away**2)
    # The log ratio of a sample is b - offset · slope + a constant, quadratic in the sample through b.
    b, slope = log_truth + 0.5 * precision * offset**2, precision * away
    covariance = np.cov(b, offset)
    variance = covariance[0, 0] - 2.0 * slope * covariance[0, 1] + slope**2 * covariance[1, 1]
    mean, spread = _moments(params.truth)
    entropy = _entropy(params.truth)
    cross_entropy = log_scale + 0.5 * precision * (spread + (theta - mean) ** 2)
    return Curves(
        theta=readonly(theta),
        average=readonly(average),
        entropy=entropy,
        divergence=readonly(cross_entropy - entropy),
        estimate=readonly(log_truth.mean() + average),
        error=readonly(np.sqrt(np.maximum(variance, 0.0) / len(samples))),
    )


@lru_cache
def _moments(truth: str) -> tuple[float, float]:
    return moments(TRUTHS[truth])


@lru_cache
def _entropy(truth: str) -> float:
    return entropy(TRUTHS[truth])
