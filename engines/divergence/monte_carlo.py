"""The divergence as the mean of a log ratio over samples: unbiased, and for few samples often negative."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engines.arrays import Floats, Integers, readonly

_POINTS = 160


@dataclass(frozen=True, slots=True, eq=False)
class RunningEstimate:
    """Mean of log p(x) - log q(x) over the first samples from p, as their number grows.

    Parameters
    ----------
    sizes
        ``(M,)`` numbers of samples, the first 2, denser at the start, the last one all of them.
    mean
        ``(M,)`` estimates in nats; inf from the first sample on that is impossible under q.
    error
        ``(M,)`` standard errors of the mean, with 1/(n - 1); nan where the mean is inf.
    impossible
        Number of the first sample that q cannot give, from 1; None if there is none.
    """

    sizes: Integers
    mean: Floats
    error: Floats
    impossible: int | None

    @property
    def value(self) -> float:
        """Estimate from all samples."""
        return float(self.mean[-1])

    @property
    def value_error(self) -> float:
        """Standard error of `value`."""
        return float(self.error[-1])

    @property
    def band(self) -> tuple[Floats, Floats]:
        """Estimates less and plus two standard errors."""
        return self.mean - 2.0 * self.error, self.mean + 2.0 * self.error


def running_estimate(log_ratio: Floats) -> RunningEstimate:
    """Average the first n log ratios, for growing n.

    Parameters
    ----------
    log_ratio
        log p(x) - log q(x) at samples from p, ``(N,)``, at least 2; inf where q is 0.
    """
    count = len(log_ratio)
    sizes = np.unique(np.geomspace(2, count, _POINTS).round().astype(np.int64))
    finite = np.isfinite(log_ratio)
    # Squares of distances from a constant near the mean: the variance keeps its digits.
    anchor = float(log_ratio[finite].mean()) if finite.any() else 0.0
    offset = np.where(finite, log_ratio - anchor, 0.0)
    mean = np.cumsum(offset)[sizes - 1] / sizes
    square = np.cumsum(offset**2)[sizes - 1] / sizes
    variance = np.maximum(square - mean**2, 0.0) * sizes / (sizes - 1)
    error = np.sqrt(variance / sizes)
    impossible = np.flatnonzero(~finite)
    first = int(impossible[0]) + 1 if len(impossible) else None
    hit = np.zeros(len(sizes), bool) if first is None else sizes >= first
    return RunningEstimate(
        readonly(sizes),
        readonly(np.where(hit, math.inf, anchor + mean)),
        readonly(np.where(hit, math.nan, error)),
        first,
    )
