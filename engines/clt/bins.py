"""Edges of the histogram of sample means: fixed before the first trial, so that it never jumps."""

from __future__ import annotations

import math

import numpy as np

from engines.arrays import Floats
from engines.clt.populations import Population

REACH = 5.0
"""Half the width of the histogram, in standard deviations of the sample mean."""

MOST_BINS = 120


def mean_edges(population: Population, n: int, trials: int, inflation: float = 1.0) -> Floats:
    """Evenly spaced edges for a histogram of `trials` means of `n` draws.

    The width is Freedman and Diaconis' (1981) for a normal distribution,
    ``2 · IQR · trials^(-1/3)``. For a discrete population every bin holds the same whole number of
    attainable means k/n, with the edges halfway between them: other edges give bins with one
    attainable mean more or less, a comb that the data do not have.

    `inflation` is the factor by which correlation widens the variance σ²/n.

    Returns
    -------
    ndarray
        ``(bins + 1,)``, ascending.
    """
    if not math.isfinite(population.variance):
        return np.linspace(*population.plot_range, MOST_BINS + 1)
    std = math.sqrt(population.variance / n * inflation)
    low = max(population.support[0], population.mean - REACH * std)
    high = min(population.support[1], population.mean + REACH * std)
    width = 2.0 * 1.349 * std / trials ** (1.0 / 3.0)
    if not population.discrete:
        bins = min(MOST_BINS, math.ceil((high - low) / width))
        return np.linspace(low, high, bins + 1)
    first_atom = population.atoms[0]
    step = (population.atoms[1] - first_atom) / n
    # In units of the lattice, where rounding must not drop the two ends of the support.
    first = math.ceil((low - first_atom) / step - 1e-9)
    last = math.floor((high - first_atom) / step + 1e-9)
    per_bin = max(1, round(width / step))
    bins = math.ceil((last - first + 1) / per_bin)
    sums = first - 0.5 + per_bin * np.arange(bins + 1)
    return np.asarray(first_atom + sums * step)
