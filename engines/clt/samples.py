"""Samples of a population, drawn in blocks: the same numbers as drawn at once, in bounded memory."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from engines.arrays import Floats, integer
from engines.clt.populations import POPULATIONS, Population

# Raw numbers of a block that stays in the cache between being drawn and being summed; with n = 1
# the trials bound it, whose distribution function costs more than drawing them.
_BLOCK_NUMBERS = 65_536
_BLOCK_TRIALS = 8_192


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
    if not isinstance(population, Population):
        if not isinstance(population, str) or population not in POPULATIONS:
            raise ValueError(f"population must be one of {', '.join(POPULATIONS)}, not {population!r}")
        population = POPULATIONS[population]
    n, trials = integer("n", n, 1), integer("trials", trials, 1)
    return np.concatenate([means for _, means in blocks(population, n, trials, rng)])


def blocks(
    population: Population, n: int, trials: int, rng: np.random.Generator, rho: float = 0.0
) -> Iterator[tuple[Floats, Floats]]:
    """Yield blocks of samples ``(b, n)`` with their means ``(b,)`` until there are `trials` of them.

    With ``rho > 0`` any two draws of one sample have that correlation and every single draw still
    follows the population: with probability √ρ a draw is replaced by one number that the whole
    sample shares, so that two draws are the same number with probability ρ, else independent.
    """
    size = max(1, min(_BLOCK_TRIALS, _BLOCK_NUMBERS // n))
    # A product with a vector sums rows several times faster than `mean(axis=1)` where n is small.
    ones = np.ones(n)
    for start in range(0, trials, size):
        raw = population.sample(rng, (min(size, trials - start), n))
        if rho > 0.0:
            common = population.sample(rng, (len(raw), 1))
            raw = np.where(rng.random(raw.shape) < math.sqrt(rho), common, raw)
        yield raw, raw @ ones / n
