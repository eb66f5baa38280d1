"""The climb to the maximum: gradient ascent and Newton's method from the same start."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, readonly
from engines.clt import normal_density
from engines.likelihood.normal import SufficientStatistics
from engines.likelihood.picture import LikelihoodFrame, picture
from engines.likelihood.sample import LikelihoodParams

Reason = Literal["converged", "std_not_positive", "ran_away", "singular", "max_steps"]

MAX_STEPS = 500
"""Steps after which a method is stopped."""

# Slope in units of the data's scale, nats per standard deviation and point, that counts as level.
_LEVEL = 1e-6
# Distance from the data, in their standard deviations, from which no method comes back.
_FAR = 1e3

_Point = tuple[float, float]
_Move = Callable[[SufficientStatistics, _Point], _Point]


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """Way of one method.

    Attributes
    ----------
    points
        ``(steps + 1, 2)``: (μ, σ), the start first.
    values
        ``(steps + 1,)``: mean log-likelihood.
    gradients
        ``(steps + 1, 2)``: of the mean log-likelihood by (μ, σ).
    reason
        Why it ended: "converged"; "std_not_positive", the next step would have left the half-plane σ > 0;
        "ran_away", far from all data; "singular", the Hessian has no inverse; "max_steps".
    """

    points: Floats
    values: Floats
    gradients: Floats
    reason: Reason

    @property
    def steps(self) -> int:
        """Number of the last step."""
        return len(self.points) - 1


@dataclass(frozen=True, slots=True, eq=False)
class ClimbFrame:
    """Both methods after the same number of steps; one that ended earlier stays where it is.

    Parameters
    ----------
    params
        Of the run.
    step
        0 at the start.
    picture
        Data, surface and contours; the same in every frame of a run.
    ascent, newton
        The whole ways, the same in every frame of a run; `path` gives the part up to this step.
    """

    params: LikelihoodParams
    step: int
    picture: LikelihoodFrame
    ascent: Trace
    newton: Trace

    def path(self, trace: Trace) -> Floats:
        """Points of a way up to this step, ``(k, 2)``."""
        return trace.points[: self.step + 1]

    def at(self, trace: Trace) -> int:
        """Row of a trace's arrays that belongs to this step."""
        return min(self.step, trace.steps)

    def ended(self, trace: Trace) -> Reason | None:
        """Why a method has ended; None while it is on its way."""
        return trace.reason if self.step >= trace.steps else None

    def density(self, trace: Trace) -> Floats:
        """Density on ``picture.curve_x`` of the model that a method has reached."""
        mean, std = trace.points[self.at(trace)].tolist()
        return normal_density(self.picture.curve_x, mean, std)


def climb(params: LikelihoodParams, x: ArrayLike | None = None) -> Iterator[ClimbFrame]:
    r"""Climb the mean log-likelihood from the model of `params` by both methods at once.

    With the gradient g and the Hessian H by (μ, σ), gradient ascent goes by
    :math:`\mathrm{rate}\cdot\hat\sigma^2 g`, so that it converges for any rate below 1 once it is near, and
    Newton's method by :math:`-H^{-1}g`, which leads to the maximum only from where H is negative definite.

    Parameters
    ----------
    params, x
        As for `observe`; the climb starts at ``(params.mean, params.std)``.

    Returns
    -------
    iterator of ClimbFrame
        Step 0 to the last of the longer way.

    Raises
    ------
    ValueError
        If the data cannot be had, or are all equal: then there is no maximum to climb to.
    """
    start = picture(params, x)
    if not start.bounded:
        raise ValueError("x must hold different numbers: of equal ones the likelihood has no maximum")
    return _ways(start)


def explore(params: LikelihoodParams, x: ArrayLike | None = None) -> Iterator[ClimbFrame | LikelihoodFrame]:
    """Climb as `climb` does; of equal points, which have no maximum, give the picture alone.

    Parameters and errors are those of `observe`.
    """
    start = picture(params, x)
    return _ways(start) if start.bounded else iter((start,))


def _ways(start: LikelihoodFrame) -> Iterator[ClimbFrame]:
    params = start.params
    step_size = params.rate * start.statistics.std**2

    def uphill(statistics: SufficientStatistics, point: _Point) -> _Point:
        slope = _slope(statistics, point)
        return step_size * slope[0], step_size * slope[1]

    ascent, newton = _trace(start, uphill), _trace(start, _newton)
    steps = range(max(ascent.steps, newton.steps) + 1)
    return (ClimbFrame(params, step, start, ascent, newton) for step in steps)


def _trace(start: LikelihoodFrame, move: _Move) -> Trace:
    statistics = start.statistics
    point = (float(start.params.mean), float(start.params.std))
    points = [point]
    reason: Reason | None = None
    while reason is None:
        if statistics.std * math.hypot(*_slope(statistics, point)) < _LEVEL:
            reason = "converged"
        elif max(abs(point[0] - statistics.mean), point[1]) > _FAR * statistics.std:
            reason = "ran_away"
        elif len(points) > MAX_STEPS:
            reason = "max_steps"
        else:
            delta = move(statistics, point)
            point = (point[0] + delta[0], point[1] + delta[1])
            if not all(map(math.isfinite, point)):
                reason = "singular"
            elif point[1] <= 0.0:
                reason = "std_not_positive"
            else:
                points.append(point)
    way = np.array(points)
    return Trace(
        points=readonly(way),
        values=readonly(statistics.mean_log_likelihood(way[:, 0], way[:, 1])),
        gradients=readonly([_slope(statistics, place) for place in points]),
        reason=reason,
    )


def _slope(statistics: SufficientStatistics, point: _Point) -> _Point:
    by_mean, by_std = statistics.gradient(*point)
    return by_mean / statistics.count, by_std / statistics.count


def _newton(statistics: SufficientStatistics, point: _Point) -> _Point:
    try:
        delta = np.linalg.solve(statistics.hessian(*point), np.negative(statistics.gradient(*point)))
    except np.linalg.LinAlgError:
        return math.nan, math.nan
    return float(delta[0]), float(delta[1])
