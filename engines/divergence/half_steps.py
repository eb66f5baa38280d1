"""The same bound climbed: E-steps close the KL, M-steps on p(z) raise ELBO and log p(x) (chapter 5.3)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from engines.arrays import Floats, readonly
from engines.divergence.bound import BoundParams, Decomposition, decompose, e_step, m_step

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
    prior
        p(z) now, ``(K,)``; q is that of `decomposition`.
    decomposition
        Of log p(x) now.
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
    decomposition: Decomposition
    elbos: Floats
    log_evidences: Floats
    axis: tuple[float, float]

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
        count, likelihood = self.params.count, self.params.likelihood
        q = self.decomposition.q
        return BoundParams(count, tuple(self.prior.tolist()), likelihood, tuple(q.tolist()))


def half_steps(params: BoundParams) -> Iterator[BoundFrame]:
    """Run EM on p(z) from the prior and q of `params`, every half-step eased.

    On the way of an E-step q is a mixture of the old q and the posterior; on that of an M-step the prior is a
    mixture of the old one and q. The ELBO is concave in both, so it never falls between the ends either.

    Parameters
    ----------
    params
        Model and start.

    Returns
    -------
    iterator of BoundFrame
        ``1 + 2 * ITERATIONS * MOTION`` frames.
    """
    return _frames(params)


def _frames(params: BoundParams) -> Iterator[BoundFrame]:
    states = list(_states(params))
    parts = [decompose(state.prior, state.likelihood, state.q) for state in states]
    elbos = readonly([part.elbo for part in parts])
    log_evidences = readonly([part.log_evidence for part in parts])
    axis = _axis(parts[0], float(log_evidences.max()))
    for step, (state, part) in enumerate(zip(states, parts, strict=True)):
        kind: Literal["start", "E", "M"] = "start"
        if step:
            kind = "E" if (step - 1) // MOTION % 2 == 0 else "M"
        yield BoundFrame(params, step, kind, readonly(state.prior), part, elbos, log_evidences, axis)


def _states(params: BoundParams) -> Iterator[BoundParams]:
    state = params
    yield state
    for half in range(2 * ITERATIONS):
        goal = e_step(state) if half % 2 == 0 else m_step(state)
        for picture in range(1, MOTION):
            share = 0.5 - 0.5 * math.cos(math.pi * picture / MOTION)
            yield BoundParams(
                state.count,
                _between(state.prior, goal.prior, share),
                state.likelihood,
                _between(state.q, goal.q, share),
            )
        yield goal
        state = goal


def _between(old: tuple[float, ...], new: tuple[float, ...], share: float) -> tuple[float, ...]:
    return tuple((1.0 - share) * one + share * other for one, other in zip(old, new, strict=True))


def _axis(start: Decomposition, highest: float) -> tuple[float, float]:
    # The largest KL that a q can have is that of all its mass on the rarest z of the posterior.
    rarest = float(start.posterior[start.posterior > 0.0].min())
    deepest = min(max(1.0, -math.log(rarest)), _DEEPEST)
    low = np.floor(2.0 * (start.log_evidence - deepest - _HEADROOM)) / 2.0
    return float(low), float(np.ceil(2.0 * (highest + _HEADROOM)) / 2.0)
