"""The exact distribution of the mean of n draws: n-fold convolution by fast Fourier transform."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engines.arrays import Floats, integer, readonly
from engines.clt.bins import REACH
from engines.clt.normal import normal_cdf
from engines.clt.populations import Population

_MOST_CELLS = 16_384
_LONGEST = 2**16
"""Length of the transforms: n = 500 takes 5 ms, with distances to the normal good to 1e-7."""

_SPAN = 20.0
"""Standard deviations of the sum on either side that a transform must hold: what is beyond wraps around."""

_MOST_POINTS = 513
_DISTANCE_REACH = 8.0
_DISTANCE_POINTS = 8192


@dataclass(frozen=True, slots=True, eq=False)
class MeanDistribution:
    """Exact distribution of the mean of n independent draws, on a lattice.

    Parameters
    ----------
    x
        ``(points,)`` attainable means of a discrete population; for a continuous one the middles
        of cells.
    mass
        ``(points,)`` probability of each.
    step
        Distance of neighbours.
    discrete
        Whether the population is.
    """

    x: Floats
    mass: Floats
    step: float
    discrete: bool

    @property
    def density(self) -> Floats:
        """Probability per unit of x, ``(points,)``: comparable with a histogram."""
        return self.mass / self.step

    @property
    def cumulative(self) -> Floats:
        """Probability of a mean at most ``x + step / 2``, ``(points,)``."""
        return np.cumsum(self.mass)


def mean_distribution(population: Population, n: int) -> MeanDistribution:
    """Exact distribution of the mean of `n` independent draws.

    A discrete population is convolved as it is. A continuous one is first cut into cells whose
    probabilities come from its distribution function; the lattice of the result is then stretched
    to the exact mean and variance, which leaves errors of fourth order in the width of a cell.

    Parameters
    ----------
    population
        With a finite variance.
    n
        Draws in one mean, at least 1.

    Raises
    ------
    ValueError
        If the population has no variance or `n` is no positive integer.
    """
    n = integer("n", n, 1)
    if not math.isfinite(population.variance):
        raise ValueError(f"population must have a finite variance, {population.name} has none")
    if population.discrete:
        x = np.array(population.atoms)
        length = n * (len(x) - 1) + 1
        mass = _power(population.density(x), n, length)
        step = (x[1] - x[0]) / n
        return MeanDistribution(x[0] + step * np.arange(length), mass, float(step), discrete=True)
    return _from_cells(population, n)


# One for each of two sample sizes: the curve and the distance are asked for one after the other.
_kept = lru_cache(maxsize=2)(mean_distribution)


@lru_cache(maxsize=256)
def exact_curve(population: Population, n: int) -> tuple[Floats, Floats]:
    """Exact distribution of the mean within five standard deviations: places and density, ``(points,)``.

    A discrete population gives all its attainable means there, a continuous one some 500 points.
    """
    exact = _kept(population, n)
    reach = REACH * math.sqrt(population.variance / n)
    inside = np.flatnonzero(np.abs(exact.x - population.mean) <= reach)
    thin = inside if exact.discrete else inside[:: max(1, math.ceil(len(inside) / _MOST_POINTS))]
    return readonly(exact.x[thin]), readonly(exact.density[thin])


@lru_cache(maxsize=4096)
def distance_to_normal(population: Population, n: int) -> float:
    """Kolmogorov distance sup abs(F - Φ) of the exact mean of `n` draws and N(μ, σ²/n).

    Parameters, errors and method are those of `mean_distribution`.
    """
    exact = _kept(population, n)
    std = math.sqrt(population.variance / n)
    inside = np.flatnonzero(np.abs(exact.x - population.mean) <= _DISTANCE_REACH * std)
    if not exact.discrete:  # smooth: near its maximum a difference of 0.002 σ changes nothing
        inside = inside[:: max(1, len(inside) // _DISTANCE_POINTS)]
    below = exact.cumulative[inside]
    if not exact.discrete:
        phi = normal_cdf(exact.x[inside] + exact.step / 2, population.mean, std)
        return float(np.abs(below - phi).max())
    phi = normal_cdf(exact.x[inside], population.mean, std)
    # F jumps at every atom: the supremum is reached there or just before.
    return float(max(np.abs(below - phi).max(), np.abs(below - exact.mass[inside] - phi).max()))


def _from_cells(population: Population, n: int) -> MeanDistribution:
    low, high = population.extent
    std = math.sqrt(population.variance)
    # As fine as the longest transform allows; small n needs no more than n times the population.
    reach = 2.0 * _SPAN * std * math.sqrt(n)
    cells = max(64, min(_MOST_CELLS, int(_LONGEST * (high - low) / min(reach, n * (high - low)))))
    mass = np.diff(population.cdf(np.linspace(low, high, cells + 1)))
    mass /= mass.sum()
    index = np.arange(cells)
    mean = float(mass @ index)
    spread = math.sqrt(float(mass @ np.square(index - mean)))
    length = n * (cells - 1) + 1
    first = 0
    if length > _LONGEST:  # circular: the window lies around the mean of the sum
        length = _LONGEST
        first = max(0, round(n * mean) - length // 2)
    convolved = np.roll(_power(mass, n, length), -(first % length))
    step = std / (spread * n)
    x = population.mean + (first + np.arange(length) - n * mean) * step
    return MeanDistribution(np.asarray(x, np.float64), convolved, step, discrete=False)


def _power(mass: Floats, n: int, length: int) -> Floats:
    """Convolve ``mass`` with itself `n` times; `length` places hold the result, or it wraps around."""
    if n == 1:
        return mass
    size = _smooth_length(length) if length < _LONGEST else length
    power = np.fft.irfft(np.fft.rfft(mass, size) ** n, size)[:length]
    np.maximum(power, 0.0, out=power)
    return np.asarray(power / power.sum())


def _smooth_length(length: int) -> int:
    """Next power of two, a fast length of a transform."""
    return int(2 ** math.ceil(math.log2(length)))
