"""A component that shrinks onto one data point: the likelihood grows without bound (chapter 4.4)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engines.arrays import Floats, number, readonly
from engines.gmm.hard import GRID, LIMIT, TINIEST, HardParams, Terms, data_points, terms
from engines.gmm.line import log_joint, log_sum_exp

_STEPS = 181


@dataclass(frozen=True, slots=True, eq=False)
class SpikeFrame:
    """Component 1 describes all data, component 2 stands on one of them with its own σ₂.

    Its weight is 1/N, the share of one point, where EM would take it; component 1 has the rest.

    Parameters
    ----------
    params
        Of the picture.
    x
        Data in ascending order, ``(N,)``.
    datum
        Where component 2 stands.
    mean, std
        Of component 1: the maximum-likelihood normal of all data.
    stds
        ``(S,)`` values of σ₂ from 1 down to `TINIEST`; `log_likelihoods` the sum over all data for each,
        ``(S,)``, and `limits` the line that it approaches, c − m log σ₂ with m data at the same place.
    log_likelihood, slope
        At σ₂ of the params: the sum over all data, and its derivative by log σ₂.
    own, rest
        Its two parts: the term of the datum, and the sum of all others.
    terms
        At the data.
    line
        ``(L,)`` places, dense about the datum; `parts` ``(2, L)`` the densities φ_k N(x; μ_k, σ_k²) there.
    peak
        Density of the mixture at the datum.
    """

    params: HardParams
    x: Floats
    datum: float
    mean: float
    std: float
    stds: Floats
    log_likelihoods: Floats
    limits: Floats
    log_likelihood: float
    slope: float
    own: float
    rest: float
    terms: Terms
    line: Floats
    parts: Floats
    peak: float

    @property
    def decades(self) -> Floats:
        """Decimal logarithms of `stds`, ``(S,)``."""
        return np.asarray(np.log10(self.stds))

    @property
    def decade(self) -> float:
        """Decimal logarithm of σ₂ of the params."""
        return math.log10(self.params.spike_std)

    def nearest(self, place: float) -> int:
        """Find the data point nearest to a place: its number, from 1 on the left."""
        return int(np.abs(self.x - number("place", place)).argmin()) + 1


def std_at(decade: float) -> float:
    """σ₂ at a decimal logarithm, or the nearest that the params allow."""
    return max(math.pow(10.0, min(number("decade", decade), 0.0)), TINIEST)


def spike(params: HardParams) -> SpikeFrame:
    """Shrink component 2 onto a datum, and follow the log-likelihood over its σ."""
    x = data_points(params)
    weights = np.array([1.0 - 1.0 / len(x), 1.0 / len(x)])
    datum, mean, std = float(x[params.row]), float(x.mean()), float(x.std())
    means, here = np.array([mean, datum]), np.array([std, params.spike_std])
    stds = np.geomspace(1.0, TINIEST, _STEPS)
    broad = log_joint(x, weights[:1], means[:1], here[:1])[0]
    narrow = log_joint(x, np.full(_STEPS, weights[1]), np.full(_STEPS, datum), stds)
    joint = log_joint(x, weights, means, here)
    scores = log_sum_exp(joint)
    shares = np.exp(joint[1] - scores)
    on_it = x == datum
    away = float(broad[~on_it].sum())
    level = math.log(weights[1]) - 0.5 * math.log(2.0 * math.pi)
    line = np.union1d(
        np.linspace(-LIMIT - 1.0, LIMIT + 1.0, GRID),
        datum + params.spike_std * np.linspace(-5.0, 5.0, 101),
    )
    at_data = terms(x, weights, means, here)
    return SpikeFrame(
        params=params,
        x=x,
        datum=datum,
        mean=mean,
        std=std,
        stds=readonly(stds),
        log_likelihoods=readonly(np.logaddexp(broad, narrow).sum(axis=1)),
        limits=readonly(away + int(on_it.sum()) * (level - np.log(stds))),
        log_likelihood=float(scores.sum()),
        slope=float((shares * (np.square((x - datum) / params.spike_std) - 1.0)).sum()),
        own=float(scores[params.row]),
        rest=float(scores.sum() - scores[params.row]),
        terms=at_data,
        line=readonly(line),
        parts=readonly(np.exp(log_joint(line, weights, means, here))),
        peak=float(np.exp(scores[params.row])),
    )
