"""From noise to the distribution: z = μ + Lε in three moves, recorded step by step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, integer, readonly
from engines.multivariate_normal.density import cholesky, ellipse
from engines.multivariate_normal.params import Normal2dParams
from engines.multivariate_normal.quadratic import QuadraticFrame, quadratic

Move = Literal["noise", "stretch", "shear", "shift"]

STEPS = 16
"""Steps of each move."""

CIRCLE_MASSES = (0.3934693402873666, 0.9)
"""Probability inside each of the circles that are moved; the first one has radius 1."""

_MOVES: tuple[Move, ...] = ("stretch", "shear", "shift")


@dataclass(frozen=True, slots=True, eq=False)
class NoiseFrame:
    """Noise on its way to the sample.

    Parameters
    ----------
    params
        Of the run.
    step
        From 0, the noise itself, to ``3 * STEPS``, the sample.
    move
        What is being done: "noise" at step 0, then the three moves.
    matrix, shift
        ``(2, 2)`` and ``(2,)``: the map so far; in the end L and μ.
    factor
        ``(2, 2)``: L, lower triangular with ``L Lᵀ = Σ``.
    noise, points
        ``(S, 2)``: ε, and where the map has brought it.
    circles, images
        For each of `CIRCLE_MASSES` ``(128, 2)``: the circle of ε, and what the map has made of it.
    epsilon, image
        ``(2,)``: the one noise vector that is followed, and where the map has brought it.
    """

    params: Normal2dParams
    step: int
    move: Move
    matrix: Floats
    shift: Floats
    factor: Floats
    noise: Floats
    points: Floats
    circles: tuple[Floats, ...]
    images: tuple[Floats, ...]
    epsilon: Floats
    image: Floats


def partial_map(mean: ArrayLike, covariance: ArrayLike, step: int) -> tuple[Floats, Floats]:
    """Matrix and shift after a number of steps on the way from the identity to ``μ + Lε``.

    L is a stretch along the axes followed by a shear, so the way there is: stretch, shear, shift, `STEPS`
    steps each.

    Parameters
    ----------
    mean, covariance
        ``(2,)`` and ``(2, 2)``, as for `log_density`.
    step
        0 to ``3 * STEPS``.

    Raises
    ------
    ValueError
        If `covariance` is not symmetric and positive definite, or `step` lies outside.
    """
    factor = cholesky("covariance", covariance)
    step = integer("step", step, 0, 3 * STEPS)
    stretched, sheared, shifted = (min(max(step / STEPS - move, 0.0), 1.0) for move in range(3))
    pivots = factor.diagonal()
    shear = np.array([[1.0, 0.0], [sheared * factor[1, 0] / factor[0, 0], 1.0]])
    return shear @ np.diag(pivots**stretched), shifted * np.asarray(mean, np.float64)


def from_noise(params: Normal2dParams) -> Iterator[NoiseFrame | QuadraticFrame]:
    """Yield every step from ε to μ + Lε; the quadratic form alone where Σ has no factor L."""
    return _moves(params) if params.positive_definite else iter((quadratic(params),))


def _moves(params: Normal2dParams) -> Iterator[NoiseFrame]:
    mean, covariance = params.mean, params.covariance
    noise = readonly(np.random.default_rng(params.seed).standard_normal((params.samples, 2)))
    circles = tuple(readonly(ellipse(np.zeros(2), np.eye(2), mass)) for mass in CIRCLE_MASSES)
    factor, epsilon = readonly(cholesky("covariance", covariance)), readonly([params.eps_x, params.eps_y])
    for step in range(3 * STEPS + 1):
        matrix, shift = partial_map(mean, covariance, step)
        yield NoiseFrame(
            params=params,
            step=step,
            move=_MOVES[(step - 1) // STEPS] if step else "noise",
            matrix=readonly(matrix),
            shift=readonly(shift),
            factor=factor,
            noise=noise,
            points=readonly(shift + noise @ matrix.T),
            circles=circles,
            images=tuple(readonly(shift + circle @ matrix.T) for circle in circles),
            epsilon=epsilon,
            image=readonly(shift + matrix @ epsilon),
        )


def noise_at(frame: NoiseFrame, image: ArrayLike) -> Floats:
    """Return the ε that the map of a frame brings to a point: the inverse map, ``(2,)``."""
    return np.asarray(np.linalg.solve(frame.matrix, np.asarray(image, np.float64) - frame.shift))
