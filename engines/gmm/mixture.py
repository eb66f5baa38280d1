"""A mixture of normal distributions: chapters 4.2 and 4.3."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, Integers, finite, generator, integer, readonly
from engines.gmm.line import log_sum_exp
from engines.multivariate_normal import cholesky, log_density


@dataclass(frozen=True, slots=True, eq=False)
class Mixture:
    r"""Density :math:`p(x) = \sum_k \phi_k\, \mathcal N(x; \mu_k, \Sigma_k)`.

    Parameters
    ----------
    weights
        φ, ``(K,)``, not negative, sum 1. A component of weight 0 is allowed.
    means
        μ, ``(K, D)``.
    covariances
        Σ, ``(K, D, D)``, each symmetric and positive definite.

    Raises
    ------
    ValueError
        If shapes disagree, a number is not finite, the weights are no distribution, or a
        covariance is not symmetric or not positive definite.
    """

    weights: Floats
    means: Floats
    covariances: Floats

    def __post_init__(self) -> None:
        weights = finite("weights", self.weights, ndim=1)
        means = finite("means", self.means, ndim=2)
        covariances = finite("covariances", self.covariances, ndim=3)
        if weights.size == 0:
            raise ValueError("weights must hold at least one component")
        if len(means) != len(weights) or means.shape[1] == 0:
            raise ValueError(
                f"means must have shape ({len(weights)}, D) to go with weights, it has {means.shape}"
            )
        wanted = (*means.shape, means.shape[1])
        if covariances.shape != wanted:
            raise ValueError(
                f"covariances must have shape {wanted} to go with means, it has {covariances.shape}"
            )
        if (weights < 0.0).any() or abs(weights.sum() - 1.0) > 1e-8:
            raise ValueError(f"weights must not be negative and must sum to 1, not {weights}")
        cholesky("covariances", covariances)
        object.__setattr__(self, "weights", readonly(weights))
        object.__setattr__(self, "means", readonly(means))
        object.__setattr__(self, "covariances", readonly(covariances))

    @classmethod
    def unchecked(cls, weights: Floats, means: Floats, covariances: Floats) -> Mixture:
        """Make a mixture of arrays that are known to be right, and freeze them in place.

        EM makes one in every iteration, where checks and copies would cost as much as its
        arithmetic.
        """
        mixture = object.__new__(cls)
        for name, array in (("weights", weights), ("means", means), ("covariances", covariances)):
            array.setflags(write=False)
            object.__setattr__(mixture, name, array)
        return mixture

    def log_density(self, x: ArrayLike) -> Floats:
        """Logarithm of p(x).

        Parameters
        ----------
        x
            Points, ``(..., D)``.

        Returns
        -------
        ndarray
            ``(...)``, in nats, by log-sum-exp: no density underflows on the way.

        Raises
        ------
        ValueError
            If `x` is not finite or has another D.
        """
        return log_sum_exp(self._log_joint(x))

    def responsibilities(self, x: ArrayLike) -> Floats:
        """Posterior probability p(z = k | x) of each component.

        Parameters are those of `log_density`.

        Returns
        -------
        ndarray
            ``(..., K)``; sums to 1 over the last axis.

        Raises
        ------
        ValueError
            As `log_density`; and if a point is so far away that no component has a logarithm of its
            density there inside float64.
        """
        joint = self._log_joint(x)
        evidence = log_sum_exp(joint)
        if not np.isfinite(evidence).all():
            raise ValueError("x must not hold points so far away that even log-densities overflow")
        posterior = np.exp(joint - evidence)
        return np.ascontiguousarray(np.moveaxis(posterior, 0, -1))

    def sample(self, n: int, rng: np.random.Generator) -> tuple[Floats, Integers]:
        """Draw z from the weights, then x from component z (chapter 4.2).

        Parameters
        ----------
        n
            Number of points, not negative.
        rng
            Generator to draw from.

        Returns
        -------
        x, z
            ``(n, D)`` points and ``(n,)`` components.

        Raises
        ------
        ValueError
            If `n` is no whole number or negative, or `rng` is no generator.
        """
        n = integer("n", n, 0)
        rng = generator("rng", rng)
        z = rng.choice(len(self.weights), size=n, p=self.weights / self.weights.sum())
        noise = rng.standard_normal((n, self.means.shape[1]))
        factors = cholesky("covariances", self.covariances)
        return self.means[z] + np.einsum("nij,nj->ni", factors[z], noise), z

    def _log_joint(self, x: ArrayLike) -> Floats:
        """Return log p(x, z = k), ``(K, ...)``; -inf for a component of weight 0."""
        with np.errstate(divide="ignore"):
            log_weights = np.log(self.weights)
        components = zip(log_weights, self.means, self.covariances, strict=True)
        return np.stack([weight + log_density(x, mean, cov) for weight, mean, cov in components])
