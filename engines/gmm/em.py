"""The EM algorithm for a mixture, one half-step at a time: chapters 5.4 and 5.5."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite, integer, number
from engines.gmm.em_state import EmState
from engines.gmm.mixture import Mixture

Kind = Literal["start", "E", "M", "collapsed"]
Reason = Literal["", "converged", "max_iter", "collapsed"]


@dataclass(frozen=True, slots=True, eq=False)
class EmStep:
    """The state after a half-step.

    Parameters
    ----------
    kind
        "start", "E" (new responsibilities), "M" (new mixture), or "collapsed": the M-step would
        have made a component singular, the state is the last valid one, and the run ends.
    mixture
        θ.
    responsibilities
        q, ``(N, K)``; uniform at the start.
    mean_log_likelihood, elbo, kl
        Per data point, in nats: log p(x; θ) = ELBO(x; q, θ) + KL(q to the posterior).
    reason
        Why the run ended; empty in all steps but the last.
    """

    kind: Kind
    mixture: Mixture
    responsibilities: Floats
    mean_log_likelihood: float
    elbo: float
    kl: float
    reason: Reason = ""


def em(
    x: ArrayLike,
    start: Mixture,
    *,
    tol: float = 1e-4,
    max_iter: int = 100,
    floor: ArrayLike = 0.0,
) -> Iterator[EmStep]:
    """Maximise the likelihood of a mixture by alternating E and M, and yield every half-step.

    Parameters
    ----------
    x
        Data, ``(N, D)``.
    start
        Initial mixture of the same D.
    tol
        Stop after an M-step that changes the mean log-likelihood by less than this.
    max_iter
        Stop after so many pairs of E and M.
    floor
        Added to the diagonal of every covariance that an M-step makes, in squared units of the
        data: one number, or one for each coordinate, ``(D,)``. With a positive floor the likelihood
        may fall.

    Returns
    -------
    iterator of EmStep
        "start", then "E" and "M" in turn, or "collapsed" in the place of the last "M".

    Raises
    ------
    ValueError
        If `x` is not finite, not two-dimensional, empty, spread beyond 1e150 or of another D than
        `start`; if the likelihood of `start` leaves float64; or if an option lies outside its range.

    Notes
    -----
    A component to which no point belongs any more keeps its mean and covariance, with weight 0.
    The arithmetic is done on whitened data, so it does not depend on the data's units.
    """
    x = finite("x", x, ndim=2)
    if x.size == 0:
        raise ValueError(f"x must hold at least one point, it has shape {x.shape}")
    if not isinstance(start, Mixture):
        raise ValueError(f"start must be a Mixture, not {type(start).__name__}")
    if x.shape[1] != start.means.shape[1]:
        raise ValueError(f"start must have the dimension of x, {x.shape[1]}, not {start.means.shape[1]}")
    tol, max_iter = number("tol", tol, 0.0), integer("max_iter", max_iter, 1)
    return _steps(_begun(x, start, _diagonal(floor, x.shape[1])), tol, max_iter)


def _diagonal(floor: ArrayLike, dimension: int) -> Floats:
    values = finite("floor", floor)
    if values.shape not in ((), (dimension,)) or (values < 0.0).any():
        raise ValueError(
            f"floor must be a number that is not negative, or {dimension} of them, not {floor!r}"
        )
    return np.diag(np.broadcast_to(values, dimension))


def _begun(x: Floats, start: Mixture, floor: Floats) -> EmState:
    try:
        with np.errstate(over="ignore", invalid="ignore"):
            state = EmState(x, start, floor)
        finite_there = math.isfinite(state.log_likelihood) and math.isfinite(state.cross)
    except np.linalg.LinAlgError:
        finite_there = False
    if not finite_there:
        raise ValueError("start must not be so far from x, or so narrow, that its likelihood leaves float64")
    return state


def _steps(state: EmState, tol: float, max_iter: int) -> Iterator[EmStep]:
    count = state.q.shape[1]
    yield _described(state, "start")
    for iteration in range(max_iter):
        before = state.log_likelihood
        state.e_step()
        yield _described(state, "E")
        if not state.m_step():
            yield _described(state, "collapsed", "collapsed")
            return
        reason: Reason = "max_iter" if iteration == max_iter - 1 else ""
        if abs(state.log_likelihood - before) / count < tol:
            reason = "converged"
        yield _described(state, "M", reason)
        if reason:
            return


def _described(state: EmState, kind: Kind, reason: Reason = "") -> EmStep:
    count = state.q.shape[1]
    state.q.setflags(write=False)
    return EmStep(
        kind=kind,
        mixture=state.mixture,
        responsibilities=state.q.T,
        mean_log_likelihood=state.log_likelihood / count,
        elbo=(state.cross - state.negative_entropy) / count,
        # Sum of q (log q - log p(x, z) + log p(x)); rounding may take it below 0.
        kl=max(0.0, (state.negative_entropy - state.cross + state.log_likelihood) / count),
        reason=reason,
    )
