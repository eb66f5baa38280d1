"""Errors of the fit against the size of the sample, over many samples: chapter 2.1."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engines.arrays import Floats, Integers, readonly
from engines.clt import Population
from engines.likelihood.normal import fit_normal
from engines.likelihood.population import two_sample_distance
from engines.likelihood.sample import LikelihoodParams, hidden

SIZES = (2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
"""Sample sizes at which the errors are measured."""

SAMPLES = 400
"""Samples of the largest size; the smaller ones are their beginnings."""

_PER_FRAME = 10


@dataclass(frozen=True, slots=True, eq=False)
class ErrorFrame:
    r"""Errors of the fit for the samples drawn so far; all arrays ``(K,)``, one entry for each of `SIZES`.

    Parameters
    ----------
    params
        Of the run; the hidden population is used, whatever ``params.data``.
    done
        Samples so far.
    sizes
        N.
    mean_error, mean_spread
        Root of the mean squared error of μ̂, and the standard error of that number.
    std_error, std_spread
        The same of σ̂.
    distance, distance_spread
        Mean of the two-sample distance between the sample and as much data from its fit, and its standard
        error. It falls towards 0 only where the population is normal.
    expected
        Exact root of the mean squared error of μ̂, :math:`\sigma/\sqrt N`.
    """

    params: LikelihoodParams
    done: int
    sizes: Integers
    mean_error: Floats
    mean_spread: Floats
    std_error: Floats
    std_spread: Floats
    distance: Floats
    distance_spread: Floats
    expected: Floats


def errors_by_size(params: LikelihoodParams) -> Iterator[ErrorFrame]:
    """Fit samples of every size in `SIZES` from the hidden population, `SAMPLES` times.

    Parameters
    ----------
    params
        Population and seed; the rest is not used.

    Returns
    -------
    iterator of ErrorFrame
        All samples so far; the last frame holds all.
    """
    return _frames(params, hidden(params))


def _frames(params: LikelihoodParams, population: Population) -> Iterator[ErrorFrame]:
    rng = np.random.default_rng(params.seed)
    truth = np.array([params.population_mean, params.population_std])
    # For each sample and size: squared error of μ̂ and of σ̂, and the distance.
    results = np.empty((SAMPLES, len(SIZES), 3))
    for done in range(1, SAMPLES + 1):
        x, noise = population.sample(rng, SIZES[-1]), rng.standard_normal(SIZES[-1])
        for column, size in enumerate(SIZES):
            mean, std = fit_normal(x[:size])
            distance = two_sample_distance(x[:size], mean + std * noise[:size])
            results[done - 1, column] = (*np.square((mean, std) - truth), distance)
        if done % _PER_FRAME == 0:
            yield _frame(params, results[:done])


def _frame(params: LikelihoodParams, results: Floats) -> ErrorFrame:
    average = results.mean(axis=0)
    spread = results.std(axis=0, ddof=1) / math.sqrt(len(results))
    root = np.sqrt(average[:, :2])
    # The root's standard error is that of its square over twice the root.
    root_spread = spread[:, :2] / (2.0 * root)
    return ErrorFrame(
        params=params,
        done=len(results),
        sizes=readonly(SIZES, np.int64),
        mean_error=readonly(root[:, 0]),
        mean_spread=readonly(root_spread[:, 0]),
        std_error=readonly(root[:, 1]),
        std_spread=readonly(root_spread[:, 1]),
        distance=readonly(average[:, 2]),
        distance_spread=readonly(spread[:, 2]),
        expected=readonly(params.population_std / np.sqrt(SIZES)),
    )
