"""Sample means and sums, drawn many times: chapters 1.3 and 1.4."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from weakref import WeakKeyDictionary

import numpy as np

from engines.arrays import Floats, Integers, readonly
from engines.clt.bins import REACH, mean_edges
from engines.clt.convolution import distance_to_normal, exact_curve
from engines.clt.normal import normal_cdf, normal_density
from engines.clt.params import CltParams
from engines.clt.populations import Population
from engines.clt.running import running_means
from engines.clt.samples import blocks
from engines.clt.shaping import shaped
from engines.clt.tally import Tally, largest_gap, normal_quantiles

# A frame after the first gathers blocks up to either bound: some 2 to 10 ms of work.
_FRAME_NUMBERS = 300_000
_FRAME_TRIALS = 40_000

DISTANCE_SIZES = (1, 2, 3, 4, 5, 7, 10, 14, 20, 28, 40, 57, 80, 113, 160, 226, 320, 500)
"""Sample sizes at which the distance to the normal is computed."""

_KNOWN: WeakKeyDictionary[Population, dict[int, float]] = WeakKeyDictionary()
"""Distances to the normal that were computed before, by sample size."""

MOST_FALLING = 40
"""Draws, or means, that a frame names one by one so that they can be seen falling."""

_NOTHING: Floats = readonly(np.empty(0))
_NO_NUMBERS: Integers = readonly(np.empty(0, np.int64))


def _nothing() -> Floats:
    return _NOTHING


def _no_numbers() -> Integers:
    return _NO_NUMBERS


# Where the empirical distribution function steps, in standard deviations, and Φ in the middle of each step.
_STEP_Z = np.linspace(-REACH, REACH, 201)
_STEP_LEVELS = normal_cdf((_STEP_Z[1:] + _STEP_Z[:-1]) / 2, 0.0, 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class CltFrame:
    """The histogram of the statistic so far; every place is in units of the statistic.

    Parameters
    ----------
    params
        Of the run.
    n
        Draws in one sample.
    statistic
        That is shown: the one asked for, or "mean" where that does not exist.
    population
        Places and densities (masses) of a single draw, ``(points,)`` each.
    x_range
        Axis of the statistic: of the mean that of a single draw; of the sum one that grows in
        steps, so that a wider histogram looks wider.
    done
        Samples drawn so far.
    edges, counts
        Histogram: ``(bins + 1,)`` edges, the same in every frame of a run, and ``(bins,)`` counts.
    below, above
        Samples outside the edges.
    mean, variance
        Of the statistic so far, variance with 1/done.
    expected_mean, expected_variance
        Exact ones, with the correlation taken into account; nan for a population without them.
    independent_variance
        The variance that n independent draws would give.
    distance
        Kolmogorov-Smirnov distance sup abs(F - Φ) between the empirical distribution function and
        the normal distribution of independent draws; nan without moments.
    exact_distance
        The same of the exact distribution; nan if it was not asked for or is not known.
    gap
        Where the supremum is reached: x, and the smaller and the larger of F and Φ there; nan
        without moments.
    step_edges, cumulative
        Empirical distribution function as steps: ``(m + 1,)`` edges, ``(m,)`` heights; exact in the middle of
        each step, a twentieth of a standard deviation wide; by bins where there is no normal distribution.
    normal_x, normal_density, normal_cumulative
        ``(points,)``: density and distribution function of the normal distribution that the theorem
        promises; empty without moments.
    exact_x, exact_density
        ``(points,)``: exact distribution; empty if it was not asked for or is not known.
    quantile_x, quantile_y
        ``(points,)``: normal and observed quantiles, standardised; empty unless asked for.
    distance_n, distances
        ``(sizes,)``: exact distance to the normal for each n; as far as they are computed, empty
        unless asked for.
    running_k, running
        ``(points,)`` and ``(paths, points)``: means of the first k draws; empty unless asked for.
    draws, fallen
        Up to 40 numbers of the newest sample (only while samples come one at a time), and up to 40
        newest values of the statistic.
    earlier
        Frames of the first samples, which are computed in one go with this one.
    second
        The same for the second sample size; None unless asked for.
    """

    params: CltParams
    n: int
    statistic: str
    population: tuple[Floats, Floats]
    x_range: tuple[float, float]
    done: int
    edges: Floats
    counts: Integers
    below: int
    above: int
    mean: float
    variance: float
    expected_mean: float
    expected_variance: float
    independent_variance: float
    distance: float
    exact_distance: float
    gap: tuple[float, float, float]
    step_edges: Floats
    cumulative: Floats
    normal_x: Floats
    normal_density: Floats
    normal_cumulative: Floats
    exact_x: Floats = field(default_factory=_nothing)
    exact_density: Floats = field(default_factory=_nothing)
    quantile_x: Floats = field(default_factory=_nothing)
    quantile_y: Floats = field(default_factory=_nothing)
    distance_n: Integers = field(default_factory=_no_numbers)
    distances: Floats = field(default_factory=_nothing)
    running_k: Integers = field(default_factory=_no_numbers)
    running: Floats = field(default_factory=_nothing)
    draws: Floats = field(default_factory=_nothing)
    fallen: Floats = field(default_factory=_nothing)
    earlier: tuple[CltFrame, ...] = ()
    second: CltFrame | None = None

    @property
    def density(self) -> Floats:
        """Height of each bar, ``(bins,)``: share of all samples so far per unit of x."""
        return self.counts / (self.done * float(self.edges[1] - self.edges[0]))

    @property
    def share_outside(self) -> float:
        """Share of the samples that lie outside the edges."""
        return (self.below + self.above) / self.done

    @property
    def std(self) -> float:
        """Standard deviation of the statistic so far."""
        return math.sqrt(self.variance)

    @property
    def expected_std(self) -> float:
        """Exact standard deviation, with the correlation taken into account."""
        return math.sqrt(self.expected_variance)

    @property
    def draw_std(self) -> float:
        """Standard deviation of a single draw."""
        return math.sqrt(shaped(self.params).variance)

    @property
    def running_mean(self) -> float:
        """What the running mean should settle at; nan for a population without a mean."""
        return shaped(self.params).mean

    @property
    def running_range(self) -> tuple[float, float]:
        """Axis of the running mean: four standard deviations, or that of a single draw without them."""
        population = shaped(self.params)
        if not math.isfinite(population.variance):
            return population.plot_range
        half = 2.0 * math.sqrt(population.variance)
        return population.mean - half, population.mean + half

    @property
    def running_band(self) -> tuple[Floats, Floats]:
        """Lower and upper end of μ ± 2σ/√k at `running_k`; empty without a variance."""
        population = shaped(self.params)
        if not math.isfinite(population.variance):
            return _NOTHING, _NOTHING
        half = 2.0 * np.sqrt(population.variance / np.maximum(self.running_k, 1))
        return population.mean - half, population.mean + half


def simulate(params: CltParams, falling: bool = True) -> Iterator[CltFrame]:
    """Draw the samples of `params` and yield the histogram as it fills.

    The first frame costs a few milliseconds, each later one at most some tens. The last frame
    holds the statistics of ``sample_means(..., np.random.default_rng(params.seed))``. With
    ``params.compare`` a second run with `second_n` draws a sample reads the same stream.

    Parameters
    ----------
    params
        The run.
    falling
        Whether the first frame brings those of its first samples along; they take as long as the rest of it.

    Yields
    ------
    CltFrame
        All samples so far.
    """
    first = _Run(params, params.n, falling)
    second = _Run(params, params.second_n, falling) if params.compare else None
    frames = _paired(first, second) if second else first.frames()
    wanted = params.linked == "distance" and first.finite and first.rho == 0.0
    return _with_distances(frames, first.population) if wanted else frames


class _Run:
    """One sample size: draws, counts, and says it in units of the statistic."""

    def __init__(self, params: CltParams, n: int, falling: bool) -> None:
        self.params, self.n, self.falling = params, n, falling
        self.population = shaped(params)
        std = math.sqrt(self.population.variance / n)
        self.finite = math.isfinite(std)
        # What the theorem speaks of needs a variance; without one there is only the mean.
        self.rho = params.rho if self.finite else 0.0
        self.statistic = params.statistic if self.finite else "mean"
        self.inflation = 1.0 + (n - 1) * self.rho
        edges = mean_edges(self.population, n, params.trials, self.inflation)
        self.tally = Tally(edges, params.trials, self.population.mean, std)
        # statistic = scale · mean + shift
        self.scale = {"mean": 1.0, "sum": float(n)}.get(self.statistic, 1.0 / std if self.finite else 1.0)
        self.shift = -self.population.mean * self.scale if self.statistic == "standardised" else 0.0
        self.edges = readonly(self._place(edges))
        x, density = self.population.curve()
        self.curve = readonly(x), readonly(density)
        self.x_range = self._range()
        self.normal = self._normal()
        known = self.finite and self.rho == 0.0
        self.exact = self._exact() if known and params.exact else (_NOTHING, _NOTHING)
        asked = params.exact or params.linked == "distance"
        self.exact_distance = distance_to_normal(self.population, n) if known and asked else math.nan
        wanted = params.linked == "running"
        self.running = running_means(self.population, params.seed) if wanted else (_NO_NUMBERS, _NOTHING)

    def frames(self) -> Iterator[CltFrame]:
        """Yield the histogram as it fills; the first frame brings those of its first samples along."""
        tally, last = self.tally, 0
        params, rng = self.params, np.random.default_rng(self.params.seed)
        samples = blocks(self.population, self.n, params.trials, rng, self.rho)
        for raw, means in samples:
            earlier = list(self._first(raw, means)) if self.falling and tally.done == 0 else []
            tally.add(means[tally.done if earlier else 0 :])
            new = tally.done - last
            if (
                last == 0
                or tally.done == params.trials
                or new >= _FRAME_TRIALS
                or new * self.n >= _FRAME_NUMBERS
            ):
                last = tally.done
                yield replace(self._frame(means), earlier=tuple(earlier))

    def _first(self, raw: Floats, means: Floats) -> Iterator[CltFrame]:
        """Count the first samples one at a time, then ten, then a hundred at a time."""
        at = 0
        while (step := 10 ** max(0, len(str(at + 1)) - 1)) + at < len(means):
            step -= at % step
            self.tally.add(means[at : at + step])
            at += step
            yield self._frame(means[at - step : at], raw[at - 1] if step == 1 else _NOTHING)

    def _frame(self, newest: Floats, draws: Floats = _NOTHING) -> CltFrame:
        tally, population = self.tally, self.population
        level = tally.sorted_levels()
        z, low, high = largest_gap(level)
        steps = self._steps(level)
        quantiles = normal_quantiles(level) if self.params.linked == "qq" else (_NOTHING, _NOTHING)
        variance = population.variance / self.n * self.scale**2
        return CltFrame(
            params=self.params,
            n=self.n,
            statistic=self.statistic,
            population=self.curve,
            x_range=self.x_range,
            done=tally.done,
            edges=self.edges,
            counts=readonly(tally.counts),
            below=tally.below,
            above=tally.above,
            mean=self.scale * tally.mean + self.shift,
            variance=self.scale**2 * tally.squares / tally.done,
            expected_mean=self.scale * population.mean + self.shift,
            expected_variance=variance * self.inflation,
            independent_variance=variance,
            distance=high - low,
            exact_distance=self.exact_distance,
            gap=(float(self._place(population.mean + z * tally.std)), low, high),
            step_edges=readonly(steps[0]),
            cumulative=readonly(steps[1]),
            normal_x=self.normal[0],
            normal_density=self.normal[1],
            normal_cumulative=self.normal[2],
            exact_x=self.exact[0],
            exact_density=self.exact[1],
            quantile_x=readonly(quantiles[0]),
            quantile_y=readonly(quantiles[1]),
            running_k=self.running[0],
            running=self.running[1],
            draws=readonly(draws[:MOST_FALLING]),
            fallen=readonly(self._place(newest[-MOST_FALLING:])),
        )

    def _steps(self, level: Floats) -> tuple[Floats, Floats]:
        """Edges ``(m + 1,)`` and heights ``(m,)`` of the empirical distribution function, as it is drawn."""
        if not len(level):  # without a normal distribution: what the bins know
            tally, middle = self.tally, (self.edges[1:] + self.edges[:-1]) / 2
            edges = np.concatenate((self.edges[:1], middle, self.edges[-1:]))
            return edges, (tally.below + np.concatenate(([0], np.cumsum(tally.counts)))) / tally.done
        edges = self._place(self.population.mean + _STEP_Z * self.tally.std)
        return edges, np.searchsorted(level, _STEP_LEVELS, side="right") / len(level)

    def _place(self, mean: Floats | float) -> Floats:
        return np.asarray(self.scale * mean + self.shift)

    def _range(self) -> tuple[float, float]:
        if self.statistic == "standardised":
            return -REACH, REACH
        low, high = self.population.plot_range
        if self.statistic == "mean":
            return low, high
        half = REACH * self.tally.std * math.sqrt(self.inflation)
        low, high = self.population.mean - half, self.population.mean + half
        return -_step_up(max(0.0, -low * self.scale)), _step_up(max(0.0, high * self.scale))

    def _normal(self) -> tuple[Floats, Floats, Floats]:
        if not self.finite:
            return _NOTHING, _NOTHING, _NOTHING
        mean, std = self.population.mean, self.tally.std
        x = np.linspace(mean - REACH * std, mean + REACH * std, 257)
        density = normal_density(x, mean, std) / self.scale
        return readonly(self._place(x)), readonly(density), readonly(normal_cdf(x, mean, std))

    def _exact(self) -> tuple[Floats, Floats]:
        x, density = exact_curve(self.population, self.n)
        return readonly(self._place(x)), readonly(density / self.scale)


def _step_up(value: float) -> float:
    """Next of 0, 1, 2, 5, 10, 20, 50, 100 … that is not below `value`."""
    if value == 0.0:
        return 0.0
    decade = 10.0 ** math.floor(math.log10(value))
    return next(step * decade for step in (1.0, 2.0, 5.0, 10.0) if step * decade >= value)


def _paired(first: _Run, second: _Run) -> Iterator[CltFrame]:
    """Run two sample sizes side by side; the one that ends first waits at its end."""
    ones, twos = first.frames(), second.frames()
    one, two = next(ones), next(twos)
    # What both count in one go is shown step by step in both.
    steps = [replace(a, second=b) for a, b in zip(one.earlier, two.earlier, strict=False)]
    one, two = replace(one, earlier=()), replace(two, earlier=())
    yield replace(one, second=two, earlier=tuple(steps))
    trials = one.params.trials
    while min(one.done, two.done) < trials:
        if two.done == trials or one.done < min(trials, two.done):
            one = next(ones)
        else:
            two = next(twos)
        yield replace(one, second=two)


def _with_distances(frames: Iterator[CltFrame], population: Population) -> Iterator[CltFrame]:
    """Add the distances to the normal; they are completed when there is a picture that need not wait."""
    known = _KNOWN.setdefault(population, {})
    for frame in frames:
        yield _add_distances(frame, known)
    for n in DISTANCE_SIZES:
        if n not in known:
            known[n] = distance_to_normal(population, n)
            yield _add_distances(frame, known)


def _add_distances(frame: CltFrame, known: dict[int, float]) -> CltFrame:
    sizes = sorted(known)
    return replace(
        frame, distance_n=readonly(sizes, np.int64), distances=readonly([known[n] for n in sizes], np.float64)
    )
