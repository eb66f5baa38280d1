"""The same bound climbed: E-steps close the KL, M-steps on p(z) raise ELBO and log p(x) (chapter 5.3)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

import numpy as np

from engines.arrays import Floats, readonly
from engines.divergence.bound import BoundParams, Decomposition, decompose, e_step, m_step
from engines.divergence.exact import discrete_terms

ITERATIONS = 4
"""Pairs of E and M that a run shows."""

MOTION = 8
"""Pictures of one half-step: it is eased from the state before to the state after."""

_DEEPEST = 5.0  # nats below log p(x) that the axis shows at most
_HEADROOM = 0.25


@dataclass(frozen=True, slots=True, eq=False)
class BoundFrame:
    """One picture of a run of EM on p(z) with a single observed x.

    Parameters
    ----------
    params
        Of the run; its prior and q are the start.
    step
        0 at the start; every half-step takes `MOTION` pictures.
    kind
        Half-step that the picture belongs to.
    prior, q
        p(z) and q(z) now, ``(K,)``.
    elbos, log_evidences
        ``(steps,)``: of the whole run, in nats; the same arrays in every frame of it.
    axis
        Lowest and highest value of the bar's axis. It does not depend on q: the height of the bar is constant
        while q is dragged.
    """

    params: BoundParams
    step: int
    kind: Literal["start", "E", "M"]
    prior: Floats
    q: Floats
    elbos: Floats
    log_evidences: Floats
    axis: tuple[float, float]

    @property
    def decomposition(self) -> Decomposition:
        """Of log p(x) now; computed when asked for, most pictures of a run are passed over."""
        return decompose(self.prior, self.params.likelihood, self.q)

    @property
    def iteration(self) -> int:
        """Number of the pair of E and M, 0 at the start."""
        return math.ceil(self.step / (2 * MOTION))

    @property
    def finished(self) -> bool:
        """Whether the half-step has come to its end."""
        return self.step % MOTION == 0

    @property
    def state(self) -> BoundParams:
        """Params that start where this picture is."""
        prior, q = tuple(self.prior.tolist()), tuple(self.q.tolist())
        return replace(self.params, prior=prior, q=q)


def half_steps(params: BoundParams, whole: bool = True) -> Iterator[BoundFrame]:
    """Run EM on p(z) from the prior and q of `params`, every half-step eased.

    On the way of an E-step q is a mixture of the old q and the posterior; on that of an M-step the prior is a
    mixture of the old one and q. The ELBO is concave in both, so it never falls between the ends either.

    Parameters
    ----------
    params
        Model and start.
    whole
        Whether to give every picture, or the start alone, while that is being dragged.

    Returns
    -------
    iterator of BoundFrame
        ``1 + 2 * ITERATIONS * MOTION`` frames, or one.
    """
    frames = _frames(params)
    return frames if whole else islice(frames, 1)


def _frames(params: BoundParams) -> Iterator[BoundFrame]:
    priors, every_q = _states(params)
    joint = priors * np.array(params.likelihood)
    elbos = readonly(-discrete_terms(every_q, joint).sum(axis=1))
    log_evidences = readonly(np.log(joint.sum(axis=1)))
    axis = _axis(decompose(params.prior, params.likelihood, params.q), max(params.likelihood))
    for step, (prior, q) in enumerate(zip(priors, every_q, strict=True)):
        kind: Literal["start", "E", "M"] = "start"
        if step:
            kind = "E" if (step - 1) // MOTION % 2 == 0 else "M"
        yield BoundFrame(params, step, kind, prior, q, elbos, log_evidences, axis)


def _states(params: BoundParams) -> tuple[Floats, Floats]:
    """Prior and q in every picture, ``(steps, count)`` each, frozen."""
    shares = 0.5 - 0.5 * np.cos(np.pi * np.arange(1, MOTION + 1) / MOTION)
    state, pictures = params, [np.array([[params.prior, params.q]])]
    for half in range(2 * ITERATIONS):
        goal = e_step(state) if half % 2 == 0 else m_step(state)
        old, new = np.array([state.prior, state.q]), np.array([goal.prior, goal.q])
        pictures.append(old + shares[:, None, None] * (new - old))
        state = goal
    both = np.concatenate(pictures)
    return readonly(both[:, 0]), readonly(both[:, 1])


def _axis(start: Decomposition, most: float) -> tuple[float, float]:
    # No prior makes p(x) larger than the largest p(x | z), and no q has a larger KL than one that puts
    # all its mass on the rarest z of the posterior.
    rarest = float(start.posterior[start.posterior > 0.0].min())
    deepest = min(max(1.0, -math.log(rarest)), _DEEPEST)
    low = np.floor(2.0 * (start.log_evidence - deepest - _HEADROOM)) / 2.0
    return float(low), float(np.ceil(2.0 * (math.log(most) + _HEADROOM)) / 2.0)
