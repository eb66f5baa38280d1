"""One sample and one model beside it: the terms of the likelihood, and the model's place on its surface."""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, readonly
from engines.clt import normal_density
from engines.likelihood.bins import heights, round_edges
from engines.likelihood.normal import SufficientStatistics, log_terms
from engines.likelihood.sample import LikelihoodParams, observe
from engines.likelihood.surface import DROPS, axes, contour

_REACH = 3.5
_LONGEST_ARROW = 0.75


@dataclass(frozen=True, slots=True, eq=False)
class LikelihoodFrame:
    """Everything that the tab shows of a model and its data.

    Parameters
    ----------
    params
        Of the picture.
    x, unit, dropped
        Data as in `Sample`: ``(N,)``, unit, and how many points were left out.
    edges, histogram
        ``(bins + 1,)`` and ``(bins,)``: the data per unit of x.
    terms, densities
        ``(N,)``: what each point adds to the log-likelihood, and its factor in the likelihood.
    running
        ``(N,)``: log-likelihood of the first 1, 2, … N points.
    products
        ``(alive,)``: float64 product of the first 1, 2, … factors, as long as it is neither 0 nor infinite.
    curve_x, curve, fitted_curve
        ``(points,)``: density of the model and of the maximiser; the latter empty where there is none.
    statistics
        N and the maximiser (μ̂, σ̂).
    gradient
        Derivatives of the log-likelihood by μ and σ at the model.
    hessian
        Second derivatives by (μ, σ) at the maximiser, ``(2, 2)``; ``(0, 0)`` where there is none.
    arrow
        ``(2, 2)``: from the model (μ, σ) along the gradient of the mean log-likelihood; the length grows with
        the gradient's up to a bound.
    mean_axis, std_axis, surface
        ``(G,)``, ``(G,)`` and float32 ``(G, G)``: mean log-likelihood, rows along σ and columns along μ.
    levels, contours
        Values of the mean log-likelihood, highest first, and for each the closed curve ``(points, 2)`` of
        (μ, σ); empty where there is no maximum.
    """

    params: LikelihoodParams
    x: Floats
    unit: str
    dropped: int
    edges: Floats
    histogram: Floats
    terms: Floats
    densities: Floats
    running: Floats
    products: Floats
    curve_x: Floats
    curve: Floats
    fitted_curve: Floats
    statistics: SufficientStatistics
    gradient: tuple[float, float]
    hessian: Floats
    arrow: Floats
    mean_axis: Floats
    std_axis: Floats
    surface: np.ndarray[tuple[int, ...], np.dtype[np.float32]]
    levels: Floats
    contours: tuple[Floats, ...]

    @property
    def log_likelihood(self) -> float:
        """Of all points, in nats."""
        return float(self.terms.sum())

    @property
    def product(self) -> float:
        """Likelihood as float64 multiplies it: 0 or infinite where the numbers are not enough."""
        if self._lost_at is None:
            return float(self.products[-1])
        return 0.0 if self._shrinking else math.inf

    @property
    def largest_product(self) -> float:
        """Likelihood of the maximiser in float64, with the same fate as `product`."""
        best = self.statistics.maximum
        return math.inf if best > math.log(sys.float_info.max) else math.exp(best)

    @property
    def parts(self) -> tuple[float, float]:
        r"""Both terms of the closed form, whose difference is `log_likelihood`.

        They are :math:`-\frac N2 \log 2\pi\sigma^2` and :math:`\frac1{2\sigma^2} \sum_n (x_n - \mu)^2`.
        """
        constant = self.statistics.count * math.log(self.peak)
        return constant, constant - self.log_likelihood

    @property
    def at_maximum(self) -> bool:
        """Whether the model is the maximiser, up to rounding."""
        best, model = self.statistics, self.params
        reach = 1e-9 * best.std
        return self.bounded and abs(model.mean - best.mean) <= reach and abs(model.std - best.std) <= reach

    @property
    def bounded(self) -> bool:
        """Whether the likelihood has a maximum: not where all points are equal."""
        return self.statistics.std > 0.0

    @property
    def vanishes_at(self) -> int | None:
        """Number of points whose float64 product is the first to be exactly 0; None if there is none."""
        return self._lost_at if self._shrinking else None

    @property
    def overflows_at(self) -> int | None:
        """Number of points whose float64 product is the first to be infinite; None if there is none."""
        return None if self._shrinking else self._lost_at

    @property
    def peak(self) -> float:
        """Density of the model at its mean."""
        return float(normal_density(self.params.mean, self.params.mean, self.params.std))

    @property
    def shoulder(self) -> float:
        """Density of the model one standard deviation from its mean."""
        return self.peak * math.exp(-0.5)

    @property
    def log_curve(self) -> Floats:
        """Logarithm of `curve`: a parabola, ``(points,)``."""
        return log_terms(self.curve_x, self.params.mean, self.params.std)

    @property
    def log10_running(self) -> Floats:
        """Decimal exponent of the likelihood of the first 1, 2, … N points, ``(N,)``: `running` in tens."""
        return self.running / math.log(10.0)

    @property
    def log10_products(self) -> Floats:
        """Decimal logarithm of `products`, ``(alive,)``."""
        return np.asarray(np.log10(self.products))

    @property
    def log10_likelihood(self) -> float:
        """Decimal exponent of the likelihood itself, which the sum of logarithms still knows."""
        return self.log_likelihood / math.log(10.0)

    @property
    def standard_errors(self) -> tuple[float, float]:
        r"""Of μ̂ and σ̂, from the curvature: :math:`\hat\sigma/\sqrt N` and :math:`\hat\sigma/\sqrt{2N}`."""
        root = math.sqrt(self.statistics.count)
        return self.statistics.std / root, self.statistics.std / (math.sqrt(2.0) * root)

    @property
    def top(self) -> float:
        """Upper end of a density axis that holds for all models beside these data."""
        return 1.3 * float(max(self.histogram.max(), self.fitted_curve.max(initial=0.0)))

    @property
    def _lost_at(self) -> int | None:
        return len(self.products) + 1 if len(self.products) < len(self.x) else None

    @property
    def _shrinking(self) -> bool:
        """Whether the factor at which the product is lost makes it smaller."""
        return self._lost_at is not None and float(self.densities[self._lost_at - 1]) < 1.0


def picture(params: LikelihoodParams, x: ArrayLike | None = None) -> LikelihoodFrame:
    """Likelihood of the model of `params` for its data.

    Parameters and errors are those of `observe`.
    """
    sample = observe(params, x)
    statistics = SufficientStatistics.of(sample.x)
    scale = statistics.std or params.std
    terms = log_terms(sample.x, params.mean, params.std)
    with np.errstate(over="ignore"):
        densities = np.exp(terms)
    edges = round_edges(sample.x)
    curve_x = _curve_range(sample.x, statistics.mean, scale)
    mean_axis, std_axis = axes(statistics, scale)
    fitted = (statistics.mean, statistics.std)
    bounded = statistics.std > 0.0
    return LikelihoodFrame(
        params=params,
        x=sample.x,
        unit=sample.unit,
        dropped=sample.dropped,
        edges=readonly(edges),
        histogram=readonly(heights(sample.x, edges)),
        terms=readonly(terms),
        densities=readonly(densities),
        running=readonly(np.cumsum(terms)),
        products=readonly(_products(densities)),
        curve_x=readonly(curve_x),
        curve=readonly(normal_density(curve_x, params.mean, params.std)),
        fitted_curve=readonly(normal_density(curve_x, *fitted) if bounded else np.empty(0)),
        statistics=statistics,
        gradient=statistics.gradient(params.mean, params.std),
        hessian=readonly(statistics.hessian(*fitted) if bounded else np.empty((0, 0))),
        arrow=readonly(_arrow(statistics, scale, params)),
        mean_axis=readonly(mean_axis),
        std_axis=readonly(std_axis),
        surface=readonly(statistics.mean_log_likelihood(mean_axis, std_axis[:, None]), np.float32),
        levels=readonly(statistics.maximum / statistics.count - np.array(DROPS) if bounded else np.empty(0)),
        contours=tuple(readonly(contour(statistics, drop)) for drop in DROPS) if bounded else (),
    )


def _products(factors: Floats) -> Floats:
    """Multiply on in float64 up to the first that is 0 or infinite."""
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        products = np.asarray(np.cumprod(factors), np.float64)
    lost = (products == 0.0) | ~np.isfinite(products)
    return products[: int(lost.argmax())] if lost.any() else products


def _curve_range(x: Floats, centre: float, scale: float) -> Floats:
    low = min(float(x.min()), centre - _REACH * scale)
    high = max(float(x.max()), centre + _REACH * scale)
    return np.linspace(low, high, 257)


def _arrow(statistics: SufficientStatistics, scale: float, params: LikelihoodParams) -> Floats:
    """From the model along the gradient, squashed so that it stays in the picture."""
    start = np.array([params.mean, params.std])
    # In units of the data's scale, where both coordinates and the step are pure numbers.
    slope = np.array(statistics.gradient(params.mean, params.std)) * scale / statistics.count
    steepness = float(np.hypot(*slope))
    length = scale * _LONGEST_ARROW / (1.0 + steepness)
    return np.stack((start, start + length * slope))
