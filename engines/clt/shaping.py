"""The populations as the learner has shaped them."""

from __future__ import annotations

from functools import lru_cache

from engines.clt.params import CltParams
from engines.clt.populations import POPULATIONS, Population, bernoulli, binomial, die, normal, painted


def shaped(params: CltParams, name: str | None = None) -> Population:
    """Return the population of `params`, or another one by name, with the shape that `params` give it.

    The same shape gives the same object, so that what is computed from it can be kept.
    """
    match name or params.population:
        case "die":
            return _die(params.weights)
        case "bernoulli":
            return _bernoulli(params.probability)
        case "binomial":
            return _binomial(params.size, params.probability)
        case "normal":
            return _normal(params.mean, params.std)
        case "painted":
            return _painted(params.painted)
        case fixed:
            return POPULATIONS[fixed]


_die = lru_cache(maxsize=8)(die)
_bernoulli = lru_cache(maxsize=8)(bernoulli)
_binomial = lru_cache(maxsize=8)(binomial)
_normal = lru_cache(maxsize=8)(normal)
_painted = lru_cache(maxsize=8)(painted)
