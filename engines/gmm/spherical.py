"""EM with every covariance held at εI: as ε falls to 0 it becomes k-means (Bishop 2006, section 9.3.2)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite, integer, number, readonly
from engines.gmm.em import EmStep, Kind, Reason
from engines.gmm.mixture import Mixture

_SMALLEST_WEIGHT = np.finfo(np.float64).tiny  # stands for a weight of 0, whose logarithm is not finite
_EMPTY = 1e-200  # total responsibility below which a mean would be made of denormal numbers


def spherical_em(
    x: ArrayLike, centres: ArrayLike, epsilon: float, *, tol: float = 1e-4, max_iter: int = 100
) -> Iterator[EmStep]:
    """Fit weights and means of a mixture whose covariances are all εI, and yield every half-step.

    Parameters
    ----------
    x
        Data, ``(N, D)``.
    centres
        Means at the start, ``(K, D)``; the weights start equal.
    epsilon
        ε, a variance, positive.
    tol, max_iter
        As for `em`.

    Returns
    -------
    iterator of EmStep
        "start", then "E" and "M" in turn.

    Raises
    ------
    ValueError
        If an array is not finite, not two-dimensional or empty, their D differ, or an option is outside
        its range.

    Notes
    -----
    The responsibilities are ``softmax(log φ_k - |x - μ_k|² / 2ε)``. Whatever the weights, they tend to 1
    for the nearest centre and 0 for the others as ε falls, and the M-step for the means to averaging.
    """
    x, centres = finite("x", x, ndim=2), finite("centres", centres, ndim=2)
    if x.size == 0 or centres.size == 0 or x.shape[1] != centres.shape[1]:
        raise ValueError(f"x and centres must hold points of the same D, not {x.shape} and {centres.shape}")
    epsilon = number("epsilon", epsilon, 0.0)
    if epsilon == 0.0:
        raise ValueError("epsilon must be above 0; k-means is the limit")
    return _steps(x, centres, epsilon, number("tol", tol, 0.0), integer("max_iter", max_iter, 1))


def in_units(step: EmStep, shift: Floats, scale: Floats) -> EmStep:
    """Return a step of EM on ``z = (x - shift) / scale`` as one on x; both ``(D,)``."""
    mixture, log_volume = step.mixture, float(np.log(scale).sum())
    return replace(
        step,
        mixture=Mixture(
            mixture.weights, shift + scale * mixture.means, mixture.covariances * np.outer(scale, scale)
        ),
        mean_log_likelihood=step.mean_log_likelihood - log_volume,
        elbo=step.elbo - log_volume,
    )


def _steps(x: Floats, means: Floats, epsilon: float, tol: float, max_iter: int) -> Iterator[EmStep]:
    count, components = len(x), len(means)
    covariances = np.broadcast_to(epsilon * np.eye(x.shape[1]), (components, x.shape[1], x.shape[1]))
    weights = np.full(components, 1.0 / components)
    q = np.full((count, components), 1.0 / components)

    def step(kind: Kind, reason: Reason = "") -> EmStep:
        """Describe the state; log p(x) = ELBO + KL, where KL is that of q to the posterior."""
        elbo = float(np.vdot(q, joint)) / count - _negative_entropy(q) / count
        return EmStep(
            kind=kind,
            mixture=Mixture(weights, means, covariances),
            responsibilities=readonly(q),
            mean_log_likelihood=float(evidence.mean()),
            elbo=elbo,
            kl=max(0.0, float(evidence.mean()) - elbo),
            reason=reason,
        )

    joint, evidence = _log_joint(x, weights, means, epsilon)
    yield step("start")
    for iteration in range(max_iter):
        before = float(evidence.mean())
        q = np.exp(joint - evidence[:, None])
        yield step("E")
        totals = q.sum(axis=0)
        there = totals > _EMPTY
        means = np.where(there[:, None], (q.T @ x) / np.maximum(totals, _EMPTY)[:, None], means)
        weights = totals / totals.sum()
        joint, evidence = _log_joint(x, weights, means, epsilon)
        reason: Reason = "max_iter" if iteration == max_iter - 1 else ""
        if abs(float(evidence.mean()) - before) < tol:
            reason = "converged"
        yield step("M", reason)
        if reason:
            return


def _log_joint(x: Floats, weights: Floats, means: Floats, epsilon: float) -> tuple[Floats, Floats]:
    """Return log p(x, z), ``(N, K)``, and log p(x), ``(N,)``."""
    squares = np.stack([np.square(x - mean).sum(axis=1) for mean in means], axis=1)
    log_weights = np.log(np.maximum(weights, _SMALLEST_WEIGHT))
    joint = log_weights - 0.5 * (squares / epsilon + x.shape[1] * math.log(2.0 * math.pi * epsilon))
    top = joint.max(axis=1)
    return joint, top + np.log(np.exp(joint - top[:, None]).sum(axis=1))


def _negative_entropy(q: Floats) -> float:
    """Sum of q log q."""
    return float(np.vdot(q, np.log(np.maximum(q, _SMALLEST_WEIGHT))))
