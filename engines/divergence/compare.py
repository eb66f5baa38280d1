"""Two distributions side by side: both divergences, the integrand with its areas, and Monte Carlo."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engines.arrays import Floats, readonly
from engines.divergence.densities import Density, missing_support
from engines.divergence.exact import discrete_terms, kl_discrete
from engines.divergence.monte_carlo import RunningEstimate, running_estimate
from engines.divergence.pair import X_RANGE, CompareParams, Name
from engines.divergence.quadrature import Areas, integrand, kl_density

_POINTS = 481
_SHOWN_DRAWS = 150
_TOPS = (0.3, 0.6, 1.0, 1.5, 2.5, 4.0, 8.0)
"""Scales change in steps, so that a wider curve looks wider while it is dragged."""

_ENDS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
_FEW, _ROUNDING = 10, 1e-15


@dataclass(frozen=True, slots=True, eq=False)
class CompareFrame:
    """Both distributions and what the divergence in the chosen direction is made of.

    Parameters
    ----------
    params
        What was asked for; `first` and `second` are the two in the order of its direction.
    x, p, q
        ``(points,)`` the curves, or the outcomes from 1 with their probabilities.
    kl_pq, kl_qp
        Both divergences in nats; inf where support is missing.
    integrand
        ``(points,)`` first · log(first / second); inf where only the second is 0.
    areas
        What lies above and below the axis under `integrand`.
    missing
        ``(M, 2)`` intervals where only the second is 0, cut to the picture; outcomes by their place.
    p_handles, q_handles
        ``(H, 2)`` points by which each is dragged.
    draws
        ``(D,)`` the first of the samples; none for bars.
    estimate
        Monte Carlo in the chosen direction.
    top
        Of the axis of p and q.
    lowest, highest
        Ends of an axis that holds the finite part of `integrand`.
    estimate_range
        Of an axis that holds 0, the divergence and most of the running estimates.
    """

    params: CompareParams
    x: Floats
    p: Floats
    q: Floats
    kl_pq: float
    kl_qp: float
    integrand: Floats
    areas: Areas
    missing: Floats
    p_handles: Floats
    q_handles: Floats
    draws: Floats
    estimate: RunningEstimate
    top: float
    lowest: float
    highest: float
    estimate_range: tuple[float, float]

    @property
    def kl(self) -> float:
        """Divergence in the chosen direction."""
        return self.kl_pq if self.params.direction == "pq" else self.kl_qp

    @property
    def p_peak(self) -> tuple[float, float]:
        """Highest point of p, where its name stands."""
        return _peak(self.x, self.p)

    @property
    def q_peak(self) -> tuple[float, float]:
        """Highest point of q."""
        return _peak(self.x, self.q)

    @property
    def above(self) -> Floats:
        """Positive part of the finite integrand."""
        return np.maximum(self._finite, 0.0)

    @property
    def below(self) -> Floats:
        """Negative part of the integrand."""
        return np.minimum(self._finite, 0.0)

    @property
    def ever_negative(self) -> bool:
        """Whether the running estimate is below 0 for some number of samples."""
        return bool((self.estimate.mean < 0.0).any())

    @property
    def _finite(self) -> Floats:
        return np.where(np.isfinite(self.integrand), self.integrand, 0.0)


def compare(params: CompareParams) -> CompareFrame:
    """Compute the picture of two distributions.

    Parameters
    ----------
    params
        The two, the direction and the samples.
    """
    return _compare_bars(params) if params.kind == "bars" else _compare_densities(params)


def _compare_bars(params: CompareParams) -> CompareFrame:
    p, q = params.probabilities("p"), params.probabilities("q")
    first, second = (p, q) if params.direction == "pq" else (q, p)
    outcomes = np.arange(1.0, params.outcomes + 1.0)
    terms = discrete_terms(first, second)
    terms[np.abs(terms) < _ROUNDING] = 0.0  # equal probabilities that were normalised
    drawn = _draw_outcomes(first, params)
    with np.errstate(divide="ignore"):
        log_ratio = np.log(first[drawn]) - np.log(second[drawn])
    missing = outcomes[(first > 0.0) & (second == 0.0)]
    return _frame(
        params,
        outcomes,
        (p, q),
        (kl_discrete(p, q), kl_discrete(q, p)),
        (terms, Areas(float(terms[terms > 0.0].sum()), float(terms[terms < 0.0].sum()))),
        missing=np.column_stack((missing - 0.5, missing + 0.5)),
        handles=(np.column_stack((outcomes, p)), np.column_stack((outcomes, q))),
        samples=(np.empty(0), running_estimate(log_ratio)),
    )


def _draw_outcomes(first: Floats, params: CompareParams) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    possible = np.flatnonzero(first > 0.0)
    u = np.random.default_rng(params.seed).random(params.n)
    # Without the last sum, which rounding may leave below 1; impossible outcomes are not among these.
    return np.asarray(possible[np.searchsorted(np.cumsum(first[possible])[:-1], u, side="right")], np.int64)


def _compare_densities(params: CompareParams) -> CompareFrame:
    p, q = params.density("p"), params.density("q")
    areas_pq, areas_qp = kl_density(p, q), kl_density(q, p)
    forward = params.direction == "pq"
    first, second, areas = (p, q, areas_pq) if forward else (q, p, areas_qp)
    x = _grid(p, q)
    log_first, log_second = first.log_density(x), second.log_density(x)
    p_curve, q_curve = (
        np.exp(log) for log in ((log_first, log_second) if forward else (log_second, log_first))
    )
    drawn = first.sample(params.n, params.seed)
    gaps = [np.clip(gap, *X_RANGE) for gap in missing_support(first, second)]
    return _frame(
        params,
        x,
        (p_curve, q_curve),
        (areas_pq.total, areas_qp.total),
        (integrand(log_first, log_second), areas),
        missing=np.array([gap for gap in gaps if gap[1] > gap[0]]).reshape(-1, 2),
        handles=(_handles(params, "p", p), _handles(params, "q", q)),
        samples=(
            drawn[:_SHOWN_DRAWS],
            running_estimate(first.log_density(drawn) - second.log_density(drawn)),
        ),
    )


def _frame(
    params: CompareParams,
    x: Floats,
    curves: tuple[Floats, Floats],
    divergences: tuple[float, float],
    terms: tuple[Floats, Areas],
    *,
    missing: Floats,
    handles: tuple[Floats, Floats],
    samples: tuple[Floats, RunningEstimate],
) -> CompareFrame:
    highest = max(float(curve.max()) for curve in curves)
    top = 1.08 if params.kind == "bars" else _step(1.12 * highest, _TOPS)
    seen = terms[0][np.isfinite(terms[0])]
    return CompareFrame(
        params=params,
        x=readonly(x),
        p=readonly(curves[0]),
        q=readonly(curves[1]),
        kl_pq=divergences[0],
        kl_qp=divergences[1],
        integrand=readonly(terms[0]),
        areas=terms[1],
        missing=readonly(missing),
        p_handles=readonly(handles[0]),
        q_handles=readonly(handles[1]),
        draws=readonly(samples[0]),
        estimate=samples[1],
        top=top,
        lowest=-_step(-float(seen.min(initial=0.0)), _ENDS),
        highest=_step(float(seen.max(initial=0.0)), _ENDS),
        estimate_range=_estimate_range(
            samples[1], divergences[0] if params.direction == "pq" else divergences[1]
        ),
    )


def _estimate_range(estimate: RunningEstimate, kl: float) -> tuple[float, float]:
    """Leave out what fewer than `_FEW` samples say: it is too wild to see the rest beside it."""
    low, high = estimate.band
    finite = np.isfinite(high)
    seen = finite & (estimate.sizes >= min(_FEW, estimate.sizes[finite][-1])) if finite.any() else finite
    bottom, top = float(low[seen].min(initial=0.0)), float(high[seen].max(initial=0.0))
    if np.isfinite(kl):
        top = max(top, 1.2 * kl)
    return -_step(-bottom, _ENDS), _step(top, _ENDS)


def _peak(x: Floats, curve: Floats) -> tuple[float, float]:
    highest = int(curve.argmax())
    return float(x[highest]), float(curve[highest])


def _step(wanted: float, steps: tuple[float, ...]) -> float:
    """Return the smallest step that is enough, or what is wanted where none is."""
    return next((step for step in steps if step >= wanted), wanted)


def _grid(p: Density, q: Density) -> Floats:
    """Places to draw at: even ones, and both sides of every jump."""
    jumps = np.array([end for density in (p, q) if _jumps(density) for end in density.knots])
    return np.unique(np.concatenate((np.linspace(*X_RANGE, _POINTS), jumps - 1e-9, jumps + 1e-9)))


def _jumps(density: Density) -> bool:
    return bool(np.isfinite(density.support[0][0]))


def _handles(params: CompareParams, who: Name, density: Density) -> Floats:
    places = np.array(params.places(who))
    heights = np.exp(density.log_density(places))
    if getattr(params, f"{who}_shape") == "uniform":  # its edge stands on the height of its middle
        heights[:] = heights[0]
    return np.column_stack((places, heights))
