"""The sample mean, drawn many times: chapter 1.3."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import NormalDist

import numpy as np

from engines.arrays import Floats, Integers, integer, readonly
from engines.clt.bins import REACH, mean_edges
from engines.clt.normal import normal_cdf, normal_density
from engines.clt.populations import POPULATIONS, Population

_Curve = tuple[Floats, Floats, Floats]

# Raw numbers of a block that stays in the cache between being drawn and being summed; with n = 1
# the trials bound it, whose distribution function costs more than drawing them.
_BLOCK_NUMBERS = 65_536
_BLOCK_TRIALS = 8_192
# A frame after the first gathers blocks up to either bound: some 2 to 10 ms of work.
_FRAME_NUMBERS = 300_000
_FRAME_TRIALS = 40_000


@dataclass(frozen=True, slots=True)
class CltParams:
    """What to average, and how often.

    Parameters
    ----------
    population
        A key of `POPULATIONS`.
    n
        Draws in one mean, 1 to 500.
    trials
        Means, 100 to 100,000.
    seed
        Seed of the run's own generator, not negative.

    Raises
    ------
    ValueError
        If a field is outside its range.
    """

    population: str = "uniform"
    n: int = 5
    trials: int = 10_000
    seed: int = 0

    def __post_init__(self) -> None:
        _population(self.population)
        integer("n", self.n, 1, 500)
        integer("trials", self.trials, 100, 100_000)
        integer("seed", self.seed, 0)


@dataclass(frozen=True, slots=True, eq=False)
class CltFrame:
    """The histogram of the sample means so far.

    Parameters
    ----------
    params
        Of the run.
    done
        Means drawn so far.
    edges, counts
        Histogram: ``(bins + 1,)`` edges, the same in every frame of a run, and ``(bins,)`` counts.
    below, above
        Means outside the edges.
    mean, variance
        Of the means so far, variance with 1/done.
    expected_mean, expected_variance
        μ and σ²/n; nan for a population without them.
    distance
        Kolmogorov-Smirnov distance sup abs(F - Φ) between the empirical distribution function of
        the means and N(μ, σ²/n); nan without moments.
    gap
        Where that supremum is reached: x, and the smaller and the larger of F and Φ there; nan
        without moments.
    normal_x, normal_density, normal_cumulative
        ``(points,)``: density and distribution function of N(μ, σ²/n) to draw over the histogram;
        empty without moments.
    """

    params: CltParams
    done: int
    edges: Floats
    counts: Integers
    below: int
    above: int
    mean: float
    variance: float
    expected_mean: float
    expected_variance: float
    distance: float
    gap: tuple[float, float, float]
    normal_x: Floats
    normal_density: Floats
    normal_cumulative: Floats

    @property
    def density(self) -> Floats:
        """Height of each bar, ``(bins,)``: share of all means so far per unit of x."""
        return self.counts / (self.done * float(self.edges[1] - self.edges[0]))

    @property
    def cumulative(self) -> Floats:
        """Empirical distribution function of the means at the edges, ``(bins + 1,)``."""
        return (self.below + np.concatenate(([0], np.cumsum(self.counts)))) / self.done

    @property
    def step_edges(self) -> Floats:
        """Where `cumulative` steps, ``(bins + 2,)``: mid-bin, where a lattice has its atom."""
        middle = (self.edges[1:] + self.edges[:-1]) / 2
        return np.concatenate((self.edges[:1], middle, self.edges[-1:]))

    @property
    def share_outside(self) -> float:
        """Share of the means that lie outside the edges."""
        return (self.below + self.above) / self.done


def sample_means(population: Population | str, n: int, trials: int, rng: np.random.Generator) -> Floats:
    """Means of `n` independent draws, `trials` times.

    Memory stays bounded: the raw numbers are drawn and summed in blocks. They are those of
    ``population.sample(rng, (trials, n))``.

    Parameters
    ----------
    population
        A population or its name in `POPULATIONS`.
    n, trials
        At least 1.
    rng
        Generator to draw from.

    Returns
    -------
    ndarray
        ``(trials,)``.

    Raises
    ------
    ValueError
        If the name is unknown, or `n` or `trials` is no positive integer.
    """
    population = _population(population)
    n, trials = integer("n", n, 1), integer("trials", trials, 1)
    return np.concatenate(list(_mean_blocks(population, n, trials, rng)))


def simulate(params: CltParams) -> Iterator[CltFrame]:
    """Draw the means of `params` and yield the histogram as it fills.

    The first frame costs a few milliseconds, each later one at most some tens. The last frame
    holds the statistics of ``sample_means(..., np.random.default_rng(params.seed))``.

    Parameters
    ----------
    params
        The run.

    Yields
    ------
    CltFrame
        All means so far.
    """
    population = POPULATIONS[params.population]
    edges = mean_edges(population, params.n, params.trials)
    return _frames(params, population, _Tally(population, params, edges))


def _frames(params: CltParams, population: Population, tally: _Tally) -> Iterator[CltFrame]:
    rng = np.random.default_rng(params.seed)
    curve = _normal_curve(tally)
    last_painted = 0
    for means in _mean_blocks(population, params.n, params.trials, rng):
        tally.add(means)
        new = tally.done - last_painted
        if (
            last_painted == 0
            or tally.done == params.trials
            or new >= _FRAME_TRIALS
            or new * params.n >= _FRAME_NUMBERS
        ):
            last_painted = tally.done
            yield tally.frame(params, curve)


def _mean_blocks(population: Population, n: int, trials: int, rng: np.random.Generator) -> Iterator[Floats]:
    size = max(1, min(_BLOCK_TRIALS, _BLOCK_NUMBERS // n))
    # A product with a vector sums rows several times faster than `mean(axis=1)` where n is small.
    ones = np.ones(n)
    for start in range(0, trials, size):
        raw = population.sample(rng, (min(size, trials - start), n))
        yield raw @ ones / n


@dataclass(slots=True)
class _Tally:
    """Running statistics of the means, updated block by block."""

    population: Population
    params: CltParams
    edges: Floats
    done: int = 0
    below: int = 0
    above: int = 0
    mean: float = 0.0
    squares: float = 0.0
    counts: Integers = field(init=False)
    levels: Floats = field(init=False)
    std: float = field(init=False)

    def __post_init__(self) -> None:
        self.edges = readonly(self.edges)
        self.counts = np.zeros(len(self.edges) - 1, np.int64)
        self.std = math.sqrt(self.population.variance / self.params.n)
        # Φ of each mean: found once, when the mean arrives; a frame only sorts them.
        self.levels = np.empty(self.params.trials if math.isfinite(self.std) else 0)

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
            self.levels[before : self.done] = normal_cdf(means, self.population.mean, self.std)
        low, high = self.edges[0], self.edges[-1]
        inside = means[(means >= low) & (means < high)]
        self.below += int(np.count_nonzero(means < low))
        self.above += int(np.count_nonzero(means >= high))
        scale = len(self.counts) / (high - low)
        # The product may round up to the number of bins just below the last edge.
        index = np.minimum(((inside - low) * scale).astype(np.intp), len(self.counts) - 1)
        self.counts += np.bincount(index, minlength=len(self.counts))

    def frame(self, params: CltParams, curve: _Curve) -> CltFrame:
        """Return the statistics so far."""
        gap = self._gap()
        return CltFrame(
            params=params,
            done=self.done,
            edges=self.edges,
            counts=readonly(self.counts),
            below=self.below,
            above=self.above,
            mean=self.mean,
            variance=self.squares / self.done,
            expected_mean=self.population.mean,
            expected_variance=self.population.variance / params.n,
            distance=gap[2] - gap[1],
            gap=gap,
            normal_x=curve[0],
            normal_density=curve[1],
            normal_cumulative=curve[2],
        )

    def _gap(self) -> tuple[float, float, float]:
        if not len(self.levels):
            return math.nan, math.nan, math.nan
        level = np.sort(self.levels[: self.done])
        after = np.arange(1, self.done + 1) / self.done
        # F jumps at each mean, so the supremum is reached just after or just before one.
        over, under = after - level, level - after + 1.0 / self.done
        i, j = int(over.argmax()), int(under.argmax())
        low, high = (level[i], after[i]) if over[i] >= under[j] else (after[j] - 1.0 / self.done, level[j])
        phi = float(level[i] if over[i] >= under[j] else level[j])
        # Φ rounds to 0 or 1 far out, where the quantile is infinite.
        quantile = NormalDist(self.population.mean, self.std).inv_cdf(min(max(phi, 1e-15), 1.0 - 1e-15))
        return quantile, float(low), float(high)


def _normal_curve(tally: _Tally) -> _Curve:
    mean, std = tally.population.mean, tally.std
    if not math.isfinite(std):
        empty = readonly(np.empty(0))
        return empty, empty, empty
    x = np.linspace(mean - REACH * std, mean + REACH * std, 257)
    return readonly(x), readonly(normal_density(x, mean, std)), readonly(normal_cdf(x, mean, std))


def _population(population: Population | str) -> Population:
    if isinstance(population, Population):
        return population
    if not isinstance(population, str) or population not in POPULATIONS:
        raise ValueError(f"population must be one of {', '.join(POPULATIONS)}, not {population!r}")
    return POPULATIONS[population]
