"""Running statistics of sample means, updated block by block, in units of the mean."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from statistics import NormalDist

import numpy as np

from engines.arrays import Floats, Integers
from engines.clt.normal import normal_cdf

_QUANTILES = 121
# Φ rounds to 0 or 1 far out, where the quantile would be infinite.
_SMALLEST_LEVEL = 1e-15


@dataclass(slots=True)
class Tally:
    """What is known of the means so far.

    Parameters
    ----------
    edges
        ``(bins + 1,)`` of the histogram.
    trials
        Means to come in all.
    centre, std
        Of the normal distribution that the means are compared with; not finite where there is none.
    """

    edges: Floats
    trials: int
    centre: float
    std: float
    done: int = 0
    below: int = 0
    above: int = 0
    mean: float = 0.0
    squares: float = 0.0
    counts: Integers = field(init=False)
    levels: Floats = field(init=False)

    def __post_init__(self) -> None:
        self.counts = np.zeros(len(self.edges) - 1, np.int64)
        # Φ of each mean: found once, when the mean arrives; a frame only sorts them.
        self.levels = np.empty(self.trials if math.isfinite(self.std) else 0)

    def add(self, means: Floats) -> None:
        """Count a block ``(b,)`` of means."""
        before, self.done = self.done, self.done + len(means)
        # Chan, Golub and LeVeque (1983), eq. 1.5: merging two means and sums of squares.
        block_mean = float(means.mean())
        shift = block_mean - self.mean
        self.mean += shift * len(means) / self.done
        self.squares += float(np.square(means - block_mean).sum())
        self.squares += shift**2 * before * len(means) / self.done
        if len(self.levels):
            self.levels[before : self.done] = normal_cdf(means, self.centre, self.std)
        low, high = self.edges[0], self.edges[-1]
        inside = means[(means >= low) & (means < high)]
        self.below += int(np.count_nonzero(means < low))
        self.above += int(np.count_nonzero(means >= high))
        scale = len(self.counts) / (high - low)
        # The product may round up to the number of bins just below the last edge.
        index = np.minimum(((inside - low) * scale).astype(np.intp), len(self.counts) - 1)
        self.counts += np.bincount(index, minlength=len(self.counts))

    def sorted_levels(self) -> Floats:
        """Φ of every mean so far, ascending; empty without a normal distribution."""
        return np.sort(self.levels[: self.done]) if len(self.levels) else self.levels


def largest_gap(level: Floats) -> tuple[float, float, float]:
    """Where an empirical distribution function is farthest from the standard normal one.

    Parameters
    ----------
    level
        Φ of the sample, ``(n,)`` ascending; nan is returned for an empty one.

    Returns
    -------
    z, low, high
        The place in standard deviations, and the smaller and the larger of F and Φ there.
    """
    if not len(level):
        return math.nan, math.nan, math.nan
    after = np.arange(1, len(level) + 1) / len(level)
    # F jumps at each mean, so the supremum is reached just after or just before one.
    over, under = after - level, level - after + 1.0 / len(level)
    i, j = int(over.argmax()), int(under.argmax())
    if over[i] >= under[j]:
        return _quantile(float(level[i])), float(level[i]), float(after[i])
    return _quantile(float(level[j])), float(after[j] - 1.0 / len(level)), float(level[j])


def normal_quantiles(level: Floats) -> tuple[Floats, Floats]:
    """Points of a normal Q-Q plot.

    Parameters
    ----------
    level
        Φ of the sample, ``(n,)`` ascending.

    Returns
    -------
    theoretical, empirical
        ``(points,)`` quantiles in standard deviations, evenly spaced in the former; the shares are
        those of Hazen, (k - 1/2)/n. Both are empty for an empty sample.
    """
    if not len(level):
        return level, level
    reach = _quantile(1.0 - 0.5 / len(level)) if len(level) > 1 else 0.0
    share = [NormalDist().cdf(z) for z in np.linspace(-reach, reach, min(_QUANTILES, len(level)))]
    # Not np.unique: its first call imports numpy.ma, 30 ms of the program's first picture.
    index = sorted({min(int(p * len(level)), len(level) - 1) for p in share})
    theoretical = [_quantile((k + 0.5) / len(level)) for k in index]
    return np.array(theoretical), np.array([_quantile(p) for p in level[index].tolist()])


def _quantile(level: float) -> float:
    return NormalDist().inv_cdf(min(max(level, _SMALLEST_LEVEL), 1.0 - _SMALLEST_LEVEL))
