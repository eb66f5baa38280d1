"""log p(x) = ELBO + KL for a discrete z: the terms of both, and every line of the derivation."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite, integer, number, readonly
from engines.divergence.exact import discrete_terms, probabilities

LEAST_VALUES, MOST_VALUES = 2, 5
"""Number of values that z may have in the picture."""

MOST_LIKELIHOOD = 2.0
"""Largest p(x | z) in the picture: a density may exceed 1, and then log p(x) may be positive."""


@dataclass(frozen=True, slots=True)
class BoundParams:
    """A discrete latent z, one observed x, and a q(z).

    Parameters
    ----------
    count
        Number of values of z, from `LEAST_VALUES` to `MOST_VALUES`.
    prior
        p(z), θ of the M-step: `count` numbers that add up to 1.
    likelihood
        p(x | z) of the observed x at each z: `count` numbers from 0 to `MOST_LIKELIHOOD`; they need not
        add up to 1.
    q
        q(z): `count` numbers that add up to 1.

    Raises
    ------
    ValueError
        If a field is outside its range, or no z can have produced x: then p(x) = 0 and no posterior exists.
    """

    count: int = 3
    prior: tuple[float, ...] = (0.5, 0.3, 0.2)
    likelihood: tuple[float, ...] = (0.1, 0.6, 0.9)
    q: tuple[float, ...] = (0.6, 0.25, 0.15)

    def __post_init__(self) -> None:
        count = integer("count", self.count, LEAST_VALUES, MOST_VALUES)
        for name in ("prior", "likelihood", "q"):
            values = getattr(self, name)
            if not isinstance(values, tuple) or len(values) != count:
                raise ValueError(f"{name} must be a tuple of {count} numbers, not {values!r}")
            for value in values:
                number(name, value, 0.0, MOST_LIKELIHOOD if name == "likelihood" else 1.0)
        probabilities("prior", self.prior)
        probabilities("q", self.q)
        if not any(map(float.__mul__, map(float, self.prior), map(float, self.likelihood))):
            raise ValueError("likelihood must be positive for a z that the prior allows: else p(x) = 0")


@dataclass(frozen=True, slots=True, eq=False)
class Decomposition:
    r"""log p(x) = ELBO + KL(q(z) ‖ p(z | x)) for one q, as in chapter 5.2.

    Each line of the derivation is summed by itself, from the terms that it is written with:

    1. :math:`\log \sum_z p(x, z)`
    2. :math:`\sum_z q(z) \log p(x)`
    3. :math:`\sum_z q(z) \log \frac{p(x, z)}{p(z | x)}`
    4. :math:`\sum_z q(z) \log \big[\frac{p(x, z)}{q(z)} \cdot \frac{q(z)}{p(z | x)}\big]`
    5. ELBO + KL

    Attributes
    ----------
    joint, posterior, q
        p(x, z), p(z | x), q(z): ``(K,)``.
    elbo, kl
        In nats. The ELBO has no sign. Where q allows a z that the posterior rules out they are −inf and inf.
    lines
        ``(5,)``: values of the lines; nan for lines 3 to 5 where they are −inf + inf.
    """

    joint: Floats
    posterior: Floats
    q: Floats
    elbo: float
    kl: float
    lines: Floats

    @property
    def log_evidence(self) -> float:
        """Value of log p(x), in nats."""
        return float(self.lines[0])

    @property
    def supported(self) -> bool:
        """Whether q stays where the posterior is positive, so that ELBO and KL are finite."""
        return bool(np.isfinite(self.elbo))


def decompose(prior: ArrayLike, likelihood: ArrayLike, q: ArrayLike) -> Decomposition:
    """Divide log p(x) into ELBO and KL.

    Parameters
    ----------
    prior, likelihood, q
        p(z), p(x | z) at the observed x, and q(z): ``(K,)`` each; `prior` and `q` add up to 1.

    Raises
    ------
    ValueError
        If an argument is no distribution (`likelihood`: not ``(K,)`` or negative), or p(x) = 0.
    """
    prior, q = probabilities("prior", prior), probabilities("q", q)
    likelihood = finite("likelihood", likelihood, ndim=1)
    if len(q) != len(prior):
        raise ValueError(f"q must have as many values as prior: {len(prior)}, not {len(q)}")
    if len(likelihood) != len(prior) or likelihood.min() < 0.0:
        raise ValueError(f"likelihood must be {len(prior)} numbers, none of them negative")
    joint = prior * likelihood
    evidence = float(joint.sum())
    if evidence <= 0.0:
        raise ValueError("likelihood must be positive for a z that the prior allows: else p(x) = 0")
    posterior = joint / evidence
    elbo, kl = -float(discrete_terms(q, joint).sum()), float(discrete_terms(q, posterior).sum())
    log_evidence = float(np.log(evidence))
    used = q > 0.0  # 0 log … = 0 by convention
    lines = [log_evidence, float((q * log_evidence).sum()), np.nan, np.nan, np.nan]
    if not (joint[used] == 0.0).any():
        weight, ratios = q[used], (joint[used] / q[used], q[used] / posterior[used])
        lines[2] = float(weight @ np.log(joint[used] / posterior[used]))
        lines[3] = float(weight @ np.log(ratios[0] * ratios[1]))
        lines[4] = elbo + kl
    return Decomposition(
        joint=readonly(joint),
        posterior=readonly(posterior),
        q=readonly(q),
        elbo=elbo,
        kl=max(0.0, kl),
        lines=readonly(lines),
    )


def e_step(params: BoundParams) -> BoundParams:
    """Set q to the posterior p(z | x), with the prior held fixed: the KL closes."""
    posterior = decompose(params.prior, params.likelihood, params.q).posterior
    return replace(params, q=tuple(posterior.tolist()))


def m_step(params: BoundParams) -> BoundParams:
    r"""Set θ = p(z) to the maximiser of the ELBO, with q held fixed.

    :math:`\sum_z q(z) \log p(z)` is largest at p(z) = q(z); with more data it would be the mean of their q.

    Raises
    ------
    ValueError
        If q allows a z that cannot have produced x: the ELBO is −inf for every prior.
    """
    if any(
        weight > 0.0 and height == 0.0 for weight, height in zip(params.q, params.likelihood, strict=True)
    ):
        raise ValueError("q must be 0 where p(x | z) = 0: else the ELBO is −∞ and has no maximum")
    return replace(params, prior=params.q)


def with_probability(values: tuple[float, ...], index: int, height: float) -> tuple[float, ...]:
    """Set one probability, clipped to [0, 1], and share the rest among the others in their proportion.

    Parameters
    ----------
    values
        A distribution.
    index
        Of the value to be set.
    height
        Its new probability.

    Returns
    -------
    tuple of float
        Adds up to 1. Where the others were all 0 they share equally.
    """
    integer("index", index, 0, len(values) - 1)
    height = min(max(number("height", height), 0.0), 1.0)
    others = sum(values) - values[index]
    rest = 1.0 - height
    if others <= 0.0:
        shares = [rest / (len(values) - 1)] * len(values)
    else:
        shares = [rest * value / others for value in values]
    return tuple(height if k == index else share for k, share in enumerate(shares))


def with_count(params: BoundParams, count: int) -> BoundParams:
    """Give z more values or fewer: new ones come with an equal share, dropped ones leave theirs to the rest.

    Raises
    ------
    ValueError
        If `count` is not from `LEAST_VALUES` to `MOST_VALUES`, or what is left cannot have produced x.
    """
    integer("count", count, LEAST_VALUES, MOST_VALUES)
    kept = params.likelihood[:count]
    likelihood = kept + (float(np.mean(kept)),) * (count - len(kept))
    prior, q = _resized(params.prior, count), _resized(params.q, count)
    return BoundParams(count=count, prior=prior, likelihood=likelihood, q=q)


def _resized(values: tuple[float, ...], count: int) -> tuple[float, ...]:
    kept = np.array(values[:count])
    if kept.sum() <= 0.0:
        kept = np.ones(len(kept))
    kept = kept / kept.sum()
    added = count - len(kept)
    resized = np.append(kept * (1.0 - added / count), np.full(added, 1.0 / count))
    return tuple((resized / resized.sum()).tolist())
