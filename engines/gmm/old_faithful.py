"""Old Faithful described by one normal distribution and by mixtures: chapters 4.1 and 4.3."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from engines.arrays import Floats, readonly
from engines.gmm.em import em
from engines.gmm.field import Field, field
from engines.gmm.generate_params import PLANES, GenerateParams
from engines.gmm.mixture import Mixture
from engines.gmm.starts import start_book
from engines.multivariate_normal import fit

# Chapter 4.3: weights, means, covariances.
_BOOK = Mixture(
    np.array([0.35, 0.65]),
    np.array([[2.0, 54.5], [4.3, 80.0]]),
    np.array([[[0.07, 0.44], [0.44, 33.7]], [[0.17, 0.94], [0.94, 36.0]]]),
)


@dataclass(frozen=True, slots=True, eq=False)
class Eruptions:
    """Old Faithful, described by one normal distribution and by a mixture (chapter 4.1).

    Parameters
    ----------
    x
        Data, ``(272, 2)``.
    single
        The maximum-likelihood normal, a mixture of one, and `single_field` its density.
    single_score, best_score, score
        Mean log-likelihood in nats per eruption: of `single`, of two normals at the end of EM, and of the
        mixture that is shown.
    """

    x: Floats
    single: Mixture
    single_field: Field
    single_score: float
    best_score: float
    score: float


def described(params: GenerateParams, mixture: Mixture, plane: str) -> GenerateParams:
    """Params with a mixture of D = 2 in a plane; raises ``ValueError`` if it does not fit into it."""
    stds = np.sqrt(np.diagonal(mixture.covariances, axis1=1, axis2=2))
    rho = mixture.covariances[:, 0, 1] / stds.prod(axis=1)
    return replace(
        params,
        plane=plane,
        weights=tuple(mixture.weights.tolist()),
        means=tuple((x, y) for x, y in mixture.means.tolist()),
        spreads=tuple((x, y, r) for (x, y), r in zip(stds.tolist(), rho.tolist(), strict=True)),
        selected=min(params.selected, len(mixture.weights)),
    )


def on_plane(params: GenerateParams, plane: str) -> GenerateParams:
    """Params in another plane, with the mixture that it opens with; the same plane changes nothing."""
    if plane == params.plane:
        return params
    if plane == "old_faithful":
        # The data are there already: what is generated beside them is asked for.
        return described(replace(params, samples=0), eruption_mixtures()["fitted"], plane)
    opening = GenerateParams(plane=plane)
    return described(replace(params, samples=params.samples or opening.samples), opening.mixture, plane)


def eruption_mixtures() -> dict[str, Mixture]:
    """Return mixtures for Old Faithful: "single" (maximum likelihood), "book" (chapter 4.3), "fitted" (EM).

    EM begins at the book's start of chapter 5.5 and runs until nothing changes any more.
    """
    single, best = _eruption_fits()
    return {"single": single, "book": _BOOK, "fitted": best}


def describe_eruptions(mixture: Mixture) -> Eruptions:
    """Describe the data by one normal distribution and by a mixture in their units."""
    x, (single, best) = _eruptions(), _eruption_fits()
    scores = [float(model.log_density(x).mean()) for model in (single, best, mixture)]
    return Eruptions(x, single, _single_field(), *scores)


@lru_cache(maxsize=1)
def _eruption_fits() -> tuple[Mixture, Mixture]:
    x = _eruptions()
    mean, covariance = fit(x)
    *_, last = em(x, start_book(x, 2), tol=1e-14, max_iter=100)
    return Mixture(np.ones(1), mean[None], covariance[None]), last.mixture


@lru_cache(maxsize=1)
def _eruptions() -> Floats:
    from engines import datasets  # its imports are for reading files

    return readonly(datasets.load("old_faithful").x, np.float64)


@lru_cache(maxsize=1)
def _single_field() -> Field:
    return field(_eruption_fits()[0], *PLANES["old_faithful"])
