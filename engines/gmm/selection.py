"""How many components: mixtures of K = 1, 2, … compared by BIC, AIC and held-out likelihood."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, integer, number
from engines.gmm.criteria import aic, bic, free_parameters
from engines.gmm.data import PlaneParams, Points, points
from engines.gmm.mixture import Mixture
from engines.gmm.runs import Run, finish
from engines.gmm.starts import start_kmeans
from engines.progress import Progress

MOST_COMPONENTS = 10
"""Largest K that can be asked for."""

FOLDS = 5
"""Parts of the data of which each is held out once."""


@dataclass(frozen=True, slots=True)
class SelectionParams(PlaneParams):
    """A comparison of numbers of components.

    Parameters
    ----------
    data, n, seed
        As for `PlaneParams`.
    most
        Largest K, 2 to `MOST_COMPONENTS`.
    starts
        Runs of EM for each K, of which the best counts, 1 to 20.
    held_out
        Whether the likelihood of held-out data is computed too.
    tol, max_iter
        As for `em`: at most 1, and 1 to 5,000.

    Raises
    ------
    ValueError
        If a field is outside its range.
    """

    most: int = 8
    starts: int = 5
    held_out: bool = False
    tol: float = 1e-5
    max_iter: int = 500

    def __post_init__(self) -> None:
        PlaneParams.__post_init__(self)  # super() does not know a class with slots before Python 3.14
        integer("most", self.most, 2, MOST_COMPONENTS)
        integer("starts", self.starts, 1, 20)
        if type(self.held_out) is not bool:
            raise ValueError(f"held_out must be True or False, not {self.held_out!r}")
        number("tol", self.tol, 0.0, 1.0)
        integer("max_iter", self.max_iter, 1, 5000)


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """The best mixture of one K.

    Parameters
    ----------
    components, parameters
        K, and the number of free parameters.
    run
        The run with the largest likelihood among those that did not collapse; None if all did.
    collapsed
        Number of runs that did: their likelihood says nothing, as it has no bound.
    log_likelihood, bic, aic
        Of all data; nan without a run.
    held_out
        Mean log-likelihood of a held-out point in nats; nan if it was not asked for.
    """

    components: int
    run: Run | None
    collapsed: int
    parameters: int
    log_likelihood: float
    bic: float
    aic: float
    held_out: float

    @property
    def mean_log_likelihood(self) -> float:
        """Of a data point in nats; nan without a run."""
        return self.run.mean_log_likelihood if self.run else math.nan

    @property
    def penalties(self) -> tuple[float, float]:
        """What BIC and AIC add to −2 log L; nan without a run."""
        return self.bic + 2.0 * self.log_likelihood, self.aic + 2.0 * self.log_likelihood


@dataclass(frozen=True, slots=True, eq=False)
class SelectionFrame:
    """The candidates of K = 1, 2, … so far.

    Parameters
    ----------
    params, points
        Of the comparison, and its data.
    candidates
        In the order of K.
    distinct
        Number of distinct points: candidates end there.
    """

    params: SelectionParams
    points: Points
    candidates: tuple[Candidate, ...]
    distinct: int

    def column(self, name: str) -> Floats:
        """One field of all candidates, ``(len(candidates),)``; nan where there is no run."""
        return np.array([getattr(candidate, name) for candidate in self.candidates], np.float64)

    def best(self, name: str) -> int | None:
        """Return the K with the lowest "bic" or "aic" or the highest "held_out"; None if there is none."""
        values = self.column(name)
        if np.isnan(values).all():
            return None
        return 1 + int(np.nanargmax(values) if name == "held_out" else np.nanargmin(values))


def select(params: SelectionParams, x: ArrayLike | None = None) -> Iterator[SelectionFrame | Progress]:
    """Fit a mixture for every K, and yield the candidates so far whenever there is one more.

    Parameters
    ----------
    params
        The comparison.
    x
        Own data, ``(N, D)``, in the place of those that `params` names.

    Returns
    -------
    iterator of SelectionFrame and Progress
        A progress comes at least every tenth of a second.

    Raises
    ------
    ValueError
        If the data are unknown or not finite.

    Notes
    -----
    Besides the k-means starts there is one that splits the heaviest component of the mixture before, and,
    should the likelihood still have fallen from one K to the next, one for each of the others.
    """
    return _frames(params, points(params.data, params.n, params.seed, x))


def split(mixture: Mixture, component: int) -> Mixture:
    """Halve a component along its longest axis; mean and covariance of the two halves are those it had."""
    variances, axes = np.linalg.eigh(mixture.covariances[component])
    step = 0.5 * math.sqrt(variances[-1]) * axes[:, -1]
    weights = np.append(mixture.weights, 0.5 * mixture.weights[component])
    means = np.append(mixture.means, [mixture.means[component] - step], axis=0)
    covariances = np.append(
        mixture.covariances, [mixture.covariances[component] - np.outer(step, step)], axis=0
    )
    weights[component], covariances[component] = weights[-1], covariances[-1]
    means[component] += step
    return Mixture(weights, means, covariances)


def _frames(params: SelectionParams, data: Points) -> Iterator[SelectionFrame | Progress]:
    distinct = len(np.unique(data.x, axis=0))
    candidates: tuple[Candidate, ...] = ()
    for components in range(1, min(params.most, distinct) + 1):
        report = Progress(components - 1, params.most)
        yield report
        before = candidates[-1].run if candidates else None
        candidate = yield from _candidate(params, data.x, components, before, report)
        candidates = (*candidates, candidate)
        yield SelectionFrame(params, data, candidates, distinct)


def _candidate(
    params: SelectionParams, x: Floats, components: int, before: Run | None, report: Progress
) -> Generator[Progress, None, Candidate]:
    fresh = (
        start_kmeans(x, components, np.random.default_rng([params.seed, components, k]))
        for k in range(params.starts if components > 1 else 1)  # K = 1 has one optimum
    )
    heaviest = before.mixture.weights.argsort()[::-1].tolist() if before else []
    splits = (split(before.mixture, component) for component in heaviest if before)
    best: Run | None = None
    collapsed = 0
    for place, start in enumerate(chain(fresh, splits)):  # the first split has its turn in any case
        rose = best and before and best.mean_log_likelihood >= before.mean_log_likelihood
        if place > params.starts and rose:
            break
        run = yield from finish(x, start, tol=params.tol, max_iter=params.max_iter, report=report)
        collapsed += run.collapsed
        if not run.collapsed and (best is None or run.mean_log_likelihood > best.mean_log_likelihood):
            best = run
    held_out = math.nan
    if params.held_out:
        held_out = yield from _held_out(params, x, components, report)
    total = len(x) * best.mean_log_likelihood if best else math.nan
    parameters = free_parameters(components, x.shape[1])
    return Candidate(
        components=components,
        run=best,
        collapsed=collapsed,
        parameters=parameters,
        log_likelihood=total,
        bic=bic(total, parameters, len(x)) if best else math.nan,
        aic=aic(total, parameters) if best else math.nan,
        held_out=held_out,
    )


def _held_out(
    params: SelectionParams, x: Floats, components: int, report: Progress
) -> Generator[Progress, None, float]:
    """Mean log-likelihood of each part of the data under a mixture fitted to the others."""
    part = np.random.default_rng(params.seed).permutation(len(x)) % FOLDS
    sums = []
    for fold in range(FOLDS):
        rest, rng = x[part != fold], np.random.default_rng([params.seed, components, fold])
        if len(np.unique(rest, axis=0)) < components:
            return math.nan
        start = start_kmeans(rest, components, rng)
        run = yield from finish(rest, start, tol=params.tol, max_iter=params.max_iter, report=report)
        sums.append(float(run.mixture.log_density(x[part == fold]).sum()))
    return sum(sums) / len(x)
