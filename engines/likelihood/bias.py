"""The bias of the variance with 1/N, seen by drawing samples again and again: chapter 2.3.2."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engines.arrays import Floats, Integers, readonly
from engines.likelihood.sample import LikelihoodParams, hidden

# Raw numbers of a block: some 5 to 20 ms of drawing.
_BLOCK_NUMBERS = 400_000
# A run without long blocks is still painted this often.
_FRAMES = 20
_BINS = 60


@dataclass(frozen=True, slots=True, eq=False)
class RepeatFrame:
    """Variances of the samples drawn so far.

    The estimate with 1/(N - 1) is `factor` times the one with 1/N, sample by sample: so are its mean,
    standard error, edges and running mean.

    Parameters
    ----------
    params
        Of the run; samples hold ``params.n`` points of the hidden population, whatever ``params.data``.
    done
        Samples so far.
    mean, standard_error
        Mean of the estimates with 1/N, and its standard error.
    variance
        σ² of the population, exact.
    trials, running, running_error
        ``(k,)``: after how many samples, the mean by then and its standard error.
    edges, counts, above
        Histogram of the estimates with 1/N: ``(bins + 1,)`` edges, the same in every frame of a run,
        ``(bins,)`` counts, and how many lie above the last edge.
    exact_x, exact_density
        ``(points,)``: exact density of the estimate with 1/N for a normal population; empty for others.
    """

    params: LikelihoodParams
    done: int
    mean: float
    standard_error: float
    variance: float
    trials: Integers
    running: Floats
    running_error: Floats
    edges: Floats
    counts: Integers
    above: int
    exact_x: Floats
    exact_density: Floats

    @property
    def factor(self) -> float:
        """N / (N - 1), which takes the bias away."""
        return self.params.n / (self.params.n - 1)

    @property
    def expected(self) -> float:
        """Exact expectation of the estimate with 1/N: (N - 1)/N · σ². With 1/(N - 1) it is `variance`."""
        return self.variance / self.factor

    @property
    def share(self) -> float:
        """Mean of the estimates with 1/N as a share of σ²; (N - 1)/N in the long run."""
        return self.mean / self.variance

    @property
    def density(self) -> Floats:
        """Height of each bar, ``(bins,)``: share of all estimates so far per unit."""
        return self.counts / (self.done * float(self.edges[1] - self.edges[0]))


def repeat_fits(params: LikelihoodParams) -> Iterator[RepeatFrame]:
    """Draw ``params.repeats`` samples from the hidden population and estimate the variance of each.

    Parameters
    ----------
    params
        The run.

    Returns
    -------
    iterator of RepeatFrame
        All samples so far; the last frame holds all.
    """
    size = max(20, min(_BLOCK_NUMBERS // params.n, params.repeats // _FRAMES))
    return _frames(params, size)


def _frames(params: LikelihoodParams, size: int) -> Iterator[RepeatFrame]:
    population = hidden(params)
    rng = np.random.default_rng(params.seed)
    estimates = np.empty(params.repeats)
    edges: Floats | None = None
    for start in range(0, params.repeats, size):
        stop = min(start + size, params.repeats)
        estimates[start:stop] = population.sample(rng, (stop - start, params.n)).var(axis=1)
        if edges is None:
            edges = _edges(estimates[:stop])
        yield _frame(params, estimates[:stop], edges)


def _edges(first: Floats) -> Floats:
    """Edges for the whole run from its first block: 4 standard deviations around the mean, from 0 on."""
    centre, reach = float(first.mean()), 4.0 * float(first.std())
    return np.linspace(max(0.0, centre - reach), centre + reach, _BINS + 1)


def _frame(params: LikelihoodParams, estimates: Floats, edges: Floats) -> RepeatFrame:
    done = len(estimates)
    trials = np.unique(np.geomspace(min(10, done), done, 80).round().astype(np.int64))
    mean = float(estimates.mean())
    running = np.cumsum(estimates)[trials - 1] / trials
    # Around the mean of all, so that the difference of two large sums does not cost digits.
    squares = np.cumsum(np.square(estimates - mean))[trials - 1] / trials - np.square(running - mean)
    running_error = np.sqrt(squares / np.maximum(trials - 1, 1))
    counts = np.histogram(estimates, edges)[0]
    exact_x, exact_density = _exact(params, edges)
    return RepeatFrame(
        params=params,
        done=done,
        mean=mean,
        standard_error=float(estimates.std(ddof=1)) / math.sqrt(done),
        variance=params.population_std**2,
        trials=readonly(trials),
        running=readonly(running),
        running_error=readonly(running_error),
        edges=readonly(edges),
        counts=readonly(counts, np.int64),
        above=int(np.count_nonzero(estimates > edges[-1])),
        exact_x=readonly(exact_x),
        exact_density=readonly(exact_density),
    )


def _exact(params: LikelihoodParams, edges: Floats) -> tuple[Floats, Floats]:
    """Density of σ̂² for a normal population, where Nσ̂²/σ² has the χ² distribution with N - 1 degrees."""
    if params.population != "normal":
        return np.empty(0), np.empty(0)
    # The density of one degree of freedom is infinite at 0: begin a little above.
    x = np.linspace(float(edges[0]), float(edges[-1]), 258)[1:]
    unit, half = params.population_std**2 / params.n, 0.5 * (params.n - 1)
    scaled = x / unit
    log_density = (half - 1.0) * np.log(scaled) - 0.5 * scaled - half * math.log(2.0) - math.lgamma(half)
    return x, np.exp(log_density) / unit
