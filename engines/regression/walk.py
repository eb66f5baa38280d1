"""Gradient descent on the squared error, from the line under the learner's hand to the closed form."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, readonly
from engines.regression.descent import descend
from engines.regression.line import LineFit, Moments
from engines.regression.observations import LineParams, Observations
from engines.regression.scene import LineScene, scene

Reason = Literal["converged", "diverged", "max_steps"]

MAX_STEPS = 200
"""Steps after which gradient descent is stopped."""

_LEVEL = 1e-7  # excess of the squared error, in variances of y, that counts as arrived
_LOST = 1e4  # the same, times the one at the start, from which it does not come back


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    r"""The way of gradient descent.

    Attributes
    ----------
    points
        ``(steps + 1, 2)``: (w, b), the start first.
    values
        ``(steps + 1,)``: mean squared error.
    rate
        Learning rate η.
    limit
        The rate above which it diverges, :math:`2/\lambda_\max` of the second derivatives.
    condition
        Largest over smallest eigenvalue of them: how long a valley it walks through; inf for constant x.
    reason
        Why it ended.
    """

    points: Floats
    values: Floats
    rate: float
    limit: float
    condition: float
    reason: Reason

    @property
    def steps(self) -> int:
        """Number of the last step."""
        return len(self.points) - 1


@dataclass(frozen=True, slots=True, eq=False)
class LineFrame:
    """A step of gradient descent, with the scene that it walks in.

    Parameters
    ----------
    params
        Of the run.
    step
        0 at the start.
    scene, way
        The same in every frame of a run.
    """

    params: LineParams
    step: int
    scene: LineScene
    way: Way

    @property
    def reached(self) -> LineFit:
        """Line at this step; its σ is the root of its mean squared error, the best for that line."""
        w, b = self.way.points[self.step].tolist()
        return LineFit(w, b, math.sqrt(float(self.way.values[self.step])))

    @property
    def path(self) -> Floats:
        """Way up to this step, ``(step + 1, 2)``."""
        return self.way.points[: self.step + 1]

    @property
    def ended(self) -> Reason | None:
        """Why the way ends at this step; None before its last one."""
        return self.way.reason if self.step >= self.way.steps else None


def walk(params: LineParams, table: ArrayLike | Observations | None = None) -> Iterator[LineFrame]:
    """Compute the scene, and walk downhill from the hand's line.

    Parameters
    ----------
    params, table
        As for `engines.regression.observe`.

    Returns
    -------
    iterator of LineFrame
        Step 0 to the last.

    Raises
    ------
    ValueError
        If the data cannot be had.
    """
    start = scene(params, table)
    way = _way(start)
    return (LineFrame(params, step, start, way) for step in range(way.steps + 1))


def _way(start: LineScene) -> Way:
    moments = start.moments
    small, large = np.linalg.eigvalsh(moments.curvature()).tolist()
    rate = start.params.rate * 2.0 / large
    points, values, reason = _descend(moments, start, rate)
    return Way(
        points=readonly(points),
        values=readonly(values),
        rate=rate,
        limit=2.0 / large,
        condition=large / small if moments.xx > 0.0 and small > 0.0 else math.inf,
        reason=reason,
    )


def _descend(moments: Moments, start: LineScene, rate: float) -> tuple[list[Floats], list[float], Reason]:
    def squared_error(point: Floats) -> tuple[float, Floats]:
        w, b = point.tolist()
        return float(moments.mean_squared_error(w, b)), moments.gradient(w, b)

    level = _LEVEL * moments.units[1] ** 2
    points, values = [], []
    for step in descend(
        squared_error, (start.line.w, start.line.b), optimizer="sgd", lr=rate, steps=MAX_STEPS
    ):
        points.append(step.point)
        values.append(step.value)
        excess = step.value - moments.smallest
        if excess <= level:
            return points, values, "converged"
        if step.diverged or excess > _LOST * (values[0] - moments.smallest + level):
            return points, values, "diverged"
    return points, values, "max_steps"
