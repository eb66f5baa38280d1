"""What EM knows of the data between two half-steps, and how each half-step changes it."""

from __future__ import annotations

import math

import numpy as np

from engines.arrays import Floats
from engines.gmm.mixture import Mixture
from engines.gmm.whitening import Features, Whitening

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


class EmState:
    """θ in whitened coordinates, q, and the sums over the data that make up ELBO and KL.

    Arrays over components and points are ``(K, N)``: sums over K, the short axis, are then sums of
    long rows.

    Parameters
    ----------
    x
        Data, ``(N, D)``.
    start
        Initial mixture; q is uniform at the start.
    floor
        ``(D, D)``: added to every covariance of an M-step.

    Attributes
    ----------
    mixture
        θ in the coordinates of the data.
    q
        Responsibilities, ``(K, N)``.
    log_likelihood, cross, negative_entropy
        Sums over the data in nats: of log p(x), of q log p(x, z) and of q log q.
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
