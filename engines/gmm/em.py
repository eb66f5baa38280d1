"""The EM algorithm for a mixture, one half-step at a time: chapters 5.4 and 5.5."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite, integer, number
from engines.gmm.mixture import Mixture
from engines.gmm.whitening import Features, Whitening

Kind = Literal["start", "E", "M", "collapsed"]
Reason = Literal["", "converged", "max_iter", "collapsed"]

# Standard deviation, in whitened coordinates, where the data have 1, below which a component is
# computed point by point: a matrix product over the features loses digits with its inverse square.
_TIGHT = 1e-2
# The same, below which a component counts as singular.
_SINGULAR = 1e-6
# Relative pivot of a covariance in the data's own coordinates, far above the one, 1e-7, at which
# float64 can no longer tell it from a singular one.
_NARROW = 1e-4
# Total responsibility below which the moments of a component would be made of denormal numbers.
_EMPTY = 1e-200
# Stands for a weight of 0, whose logarithm would turn 0 · log 0 into nan.
_SMALLEST_WEIGHT = np.finfo(np.float64).tiny


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


def _begun(x: Floats, start: Mixture, floor: Floats) -> _Climb:
    try:
        with np.errstate(over="ignore", invalid="ignore"):
            climb = _Climb(x, start, floor)
        finite_there = math.isfinite(climb.log_likelihood) and math.isfinite(climb.cross)
    except np.linalg.LinAlgError:
        finite_there = False
    if not finite_there:
        raise ValueError("start must not be so far from x, or so narrow, that its likelihood leaves float64")
    return climb


def _steps(climb: _Climb, tol: float, max_iter: int) -> Iterator[EmStep]:
    count = climb.q.shape[1]
    yield climb.step("start")
    for iteration in range(max_iter):
        before = climb.log_likelihood
        climb.e_step()
        yield climb.step("E")
        if not climb.m_step():
            yield climb.step("collapsed", "collapsed")
            return
        reason: Reason = "max_iter" if iteration == max_iter - 1 else ""
        if abs(climb.log_likelihood - before) / count < tol:
            reason = "converged"
        yield climb.step("M", reason)
        if reason:
            return


class _Climb:
    """θ in whitened coordinates, q, and the sums over the data that make up ELBO and KL.

    Arrays over components and points are ``(K, N)``: sums over K, the short axis, are then sums of
    long rows.
    """

    def __init__(self, x: Floats, start: Mixture, floor: Floats) -> None:
        self.whitening = Whitening.of(x)
        self.features = Features(self.whitening.apply(x))
        self.floor = self.whitening.apply_covariances(floor)
        self.mixture = start
        self.weights = start.weights
        self.means = self.whitening.apply(start.means)
        self.covariances = self.whitening.apply_covariances(start.covariances)
        self.joint = np.empty((len(self.weights), len(x)))
        self.unnormalised = np.empty_like(self.joint)
        self.evaluate(np.asarray(np.linalg.cholesky(self.covariances), np.float64))
        self.q = np.full_like(self.joint, 1.0 / len(self.weights))
        self.negative_entropy = -len(x) * math.log(len(self.weights))  # sum of q log q
        self.cross = float(np.vdot(self.q, self.joint))  # sum of q log p(x, z)

    def evaluate(self, factors: Floats) -> None:
        """Compute log p(x, z) and log p(x) from the Cholesky factors of the covariances."""
        log_normaliser = 0.5 * self.means.shape[1] * math.log(2.0 * math.pi) + self.whitening.log_volume
        pivots = _diagonals(factors).tolist()
        constants = [
            math.log(max(weight, _SMALLEST_WEIGHT)) - sum(map(math.log, row)) - log_normaliser
            for weight, row in zip(self.weights.tolist(), pivots, strict=True)
        ]
        precisions = np.asarray(np.linalg.inv(self.covariances), np.float64)
        self.features.log_densities(np.array(constants), self.means, precisions, out=self.joint)
        for k, row in enumerate(pivots):
            if min(row) < _TIGHT:
                whitened = np.linalg.solve(factors[k], (self.features.points - self.means[k]).T)
                self.joint[k] = constants[k] - 0.5 * np.einsum("dn,dn->n", whitened, whitened)
        # log-sum-exp; the exponentials are kept, normalised they are the posterior.
        top = self.joint.max(axis=0)
        np.exp(np.subtract(self.joint, top, out=self.unnormalised), out=self.unnormalised)
        self.evidence = self.unnormalised.sum(axis=0)
        self.log_likelihood = float(top.sum() + np.log(self.evidence).sum())

    def e_step(self) -> None:
        """Replace q by the posterior p(z | x)."""
        self.q = self.unnormalised / self.evidence
        self.cross = float(np.vdot(self.q, self.joint))
        # log q = log p(x, z) - log p(x), and q sums to 1 over z.
        self.negative_entropy = self.cross - self.log_likelihood

    def m_step(self) -> bool:
        """Replace θ by the maximiser of the ELBO, unless a component is singular there."""
        totals, means, covariances = self.features.moments(self.q)
        divisors = np.maximum(totals, _EMPTY)
        means /= divisors[:, None]
        covariances /= divisors[:, None, None]
        covariances -= means[:, :, None] * means[:, None, :]
        covariances += self.floor
        empty = [k for k, total in enumerate(totals.tolist()) if total < _EMPTY]
        for k in empty:
            means[k], covariances[k] = self.means[k], self.covariances[k]
        factors, smallest = _cholesky(covariances)
        if smallest < _TIGHT:
            # The differences of two moments may have lost their digits.
            for k in set(range(len(totals))).difference(empty):
                centred = self.features.points - means[k]
                weighted = self.q[k, :, None] * centred
                covariances[k] = weighted.T @ centred / divisors[k] + self.floor
            factors, smallest = _cholesky(covariances)
        if smallest < _SINGULAR:
            return False
        restored_factors = self.whitening.undo_factors(factors)
        restored = restored_factors @ restored_factors.transpose(0, 2, 1)
        # The check is for the rare case: data nearly on a line, or a component that is.
        if smallest * self.whitening.narrowness < _NARROW and _singular_to_rounding(restored_factors):
            return False
        self.weights = totals / len(self.features.points)
        self.means, self.covariances = means, covariances
        self.mixture = Mixture.unchecked(self.weights, self.whitening.undo(means), restored)
        self.evaluate(factors)
        self.cross = float(np.vdot(self.q, self.joint))
        return True

    def step(self, kind: Kind, reason: Reason = "") -> EmStep:
        """Describe the present state."""
        count = self.q.shape[1]
        self.q.setflags(write=False)
        return EmStep(
            kind=kind,
            mixture=self.mixture,
            responsibilities=self.q.T,
            mean_log_likelihood=self.log_likelihood / count,
            elbo=(self.cross - self.negative_entropy) / count,
            # Sum of q (log q - log p(x, z) + log p(x)); rounding may take it below 0.
            kl=max(0.0, (self.negative_entropy - self.cross + self.log_likelihood) / count),
            reason=reason,
        )


def _cholesky(covariances: Floats) -> tuple[Floats, float]:
    """Factors and the smallest of their pivots; 0 where a covariance is not positive definite."""
    try:
        factors = np.asarray(np.linalg.cholesky(covariances), np.float64)
    except np.linalg.LinAlgError:
        return covariances, 0.0
    return factors, float(_diagonals(factors).min())


def _singular_to_rounding(factors: Floats) -> bool:
    """Whether L Lᵀ, rounded, may no longer be positive definite."""
    variances = np.square(factors).sum(axis=2)
    limit = 64.0 * np.finfo(np.float64).eps * variances
    return bool((np.square(_diagonals(factors)) < limit).any())


def _diagonals(matrices: Floats) -> Floats:
    """Diagonals ``(K, D)`` of matrices ``(K, D, D)``."""
    return np.asarray(np.einsum("kii->ki", matrices))
