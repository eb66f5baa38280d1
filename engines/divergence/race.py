r"""One normal fitted to a mixture in two ways: KL(p‖q) covers every mode, KL(q‖p) seeks one of them.

Both are minimised by gradient descent over :math:`\theta = (\mu, \log\sigma)` from the same start.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np

from engines.arrays import Floats, readonly
from engines.divergence.densities import NormalMixture
from engines.divergence.objectives import CoveringObjective, SeekingObjective
from engines.divergence.race_frame import (
    LOG_STD_RANGE,
    MEAN_RANGE,
    POINTS,
    RaceFrame,
    RaceParams,
    Reason,
    Way,
)

LEVELS = (0.02, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Contours, in nats above the smallest value in the plane."""

LONGEST_STEP = 0.5
"""Steps are clipped to this length over (μ, log σ)."""

_LEVEL = 1e-3
"""Length of a gradient that counts as level, in nats."""

_PLANE = (73, 49)


def race(params: RaceParams) -> Iterator[RaceFrame]:
    """Descend both divergences from the same start.

    Parameters
    ----------
    params
        Mixture, start and descent.

    Returns
    -------
    iterator of RaceFrame
        Step 0 to the last of the longer way.
    """
    mixture = params.mixture
    covering, seeking = CoveringObjective(mixture), SeekingObjective(mixture)
    x = readonly(np.linspace(*MEAN_RANGE, POINTS))
    p = readonly(np.exp(mixture.log_density(x)))
    ways = _descend(covering, params), _descend(seeking, params)
    ends = [math.exp(-float(way.points[-1, 1])) / math.sqrt(2.0 * math.pi) for way in ways]
    top = 0.1 * math.ceil(1.2 * max(float(p.max()), *ends) / 0.1)

    def frames() -> Iterator[RaceFrame]:
        for step in range(max(way.steps for way in ways) + 1):
            yield RaceFrame(params, step, x, p, ways[0], ways[1], covering.optimum, top)

    return frames()


def _descend(objective: CoveringObjective | SeekingObjective, params: RaceParams) -> Way:
    point = np.array([params.start_mean, math.log(params.start_std)])
    points, values, gradients = [point], [], []
    reason: Reason | None = None
    while reason is None:
        value, gradient = objective(point)
        values.append(value)
        gradients.append(gradient)
        slope = float(np.hypot(*gradient))
        # KL(p‖q) of a narrow q is so steep that an unclipped step would lead out of every picture.
        point = point - min(params.rate, LONGEST_STEP / slope if slope else math.inf) * gradient
        if slope < _LEVEL:
            reason = "converged"
        elif len(points) > params.steps:
            reason = "max_steps"
        else:
            points.append(point)
    contours = _contours(params.mixture, seeking=isinstance(objective, SeekingObjective))
    return Way(readonly(points), readonly(values), readonly(gradients), reason, contours)


@lru_cache(maxsize=4)
def _contours(p: NormalMixture, *, seeking: bool) -> Floats:
    """Trace the lines of equal divergence; the start that is dragged does not change them."""
    from contourpy import contour_generator  # the chapter's other views draw none

    mean, log_std = np.linspace(*MEAN_RANGE, _PLANE[0]), np.linspace(*LOG_STD_RANGE, _PLANE[1])
    surface = (SeekingObjective(p) if seeking else CoveringObjective(p)).surface(mean, log_std)
    lowest = float(surface.min())
    traced = contour_generator(mean, log_std, surface)
    lines: list[Any] = [line for level in LEVELS for line in traced.lines(lowest + level)]
    return readonly(np.concatenate([part for line in lines for part in (line, np.full((1, 2), np.nan))]))
