"""The running mean: the average of the first k draws, as k grows."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from engines.arrays import Floats, Integers, readonly
from engines.clt.populations import Population

DRAWS = 100_000
PATHS = 4
_POINTS = 240


@lru_cache(maxsize=4)
def running_means(population: Population, seed: int) -> tuple[Integers, Floats]:
    """Average of the first k draws of four independent sequences.

    Returns
    -------
    k
        ``(points,)`` from 1 to 100,000, denser at the start.
    means
        ``(4, points)``; the first path reads the stream that a simulation with this seed reads.
    """
    k = np.unique(np.geomspace(1, DRAWS, _POINTS).round().astype(np.int64))
    means = np.empty((PATHS, len(k)))
    for path in range(PATHS):
        rng = np.random.default_rng((seed, path) if path else seed)
        means[path] = np.cumsum(population.sample(rng, DRAWS))[k - 1] / k
    return readonly(k), readonly(means)
