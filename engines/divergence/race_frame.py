"""The race of both divergences: its params, its ways, and one step of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from engines.arrays import Floats, integer, number
from engines.divergence.densities import NormalMixture

Reason = Literal["converged", "max_steps"]
Outcome = Literal["one", "mode", "wide"]

MEAN_RANGE = (-6.0, 6.0)
STD_RANGE = (0.2, 6.0)
"""What the plane of (μ, log σ) shows, and where a start may lie."""

LOG_STD_RANGE = (math.log(STD_RANGE[0]), math.log(STD_RANGE[1]))

POINTS = 361


@dataclass(frozen=True, slots=True)
class RaceParams:
    """The mixture p, the common start and the descent.

    Parameters
    ----------
    separation
        Distance of the two means, which lie around 0; at 0 with equal widths p has one mode.
    weight
        Of the left component; 0 or 1 leaves one normal.
    std_1, std_2
        Of the left and the right component.
    start_mean, start_std
        Of q before the first step, in `MEAN_RANGE` and `STD_RANGE`.
    rate
        Learning rate.
    steps
        Most steps.

    Raises
    ------
    ValueError
        If a value is not allowed.
    """

    separation: float = 4.0
    weight: float = 0.5
    std_1: float = 0.7
    std_2: float = 0.7
    start_mean: float = 1.2
    start_std: float = 0.6
    rate: float = 0.15
    steps: int = 300

    def __post_init__(self) -> None:
        number("separation", self.separation, 0.0, 8.0)
        number("weight", self.weight, 0.0, 1.0)
        number("std_1", self.std_1, 0.3, 2.0)
        number("std_2", self.std_2, 0.3, 2.0)
        number("start_mean", self.start_mean, *MEAN_RANGE)
        number("start_std", self.start_std, *STD_RANGE)
        number("rate", self.rate, 1e-3, 2.0)
        integer("steps", self.steps, 1, 1000)

    @property
    def mixture(self) -> NormalMixture:
        """The distribution p."""
        half = 0.5 * self.separation
        return NormalMixture((self.weight, 1.0 - self.weight), (-half, half), (self.std_1, self.std_2))


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """One descent.

    Parameters
    ----------
    points
        ``(steps + 1, 2)``: (μ, log σ), the start first.
    values
        ``(steps + 1,)`` divergences in nats.
    gradients
        ``(steps + 1, 2)`` by (μ, log σ).
    reason
        Why it ended: "converged", where the gradient is level, or "max_steps".
    contours
        ``(k, 2)`` lines of equal divergence over (μ, log σ), with nan between two lines.
    """

    points: Floats
    values: Floats
    gradients: Floats
    reason: Reason
    contours: Floats

    @property
    def steps(self) -> int:
        """Number of the last step."""
        return len(self.points) - 1


@dataclass(frozen=True, slots=True, eq=False)
class RaceFrame:
    """Both descents after the same number of steps; one that ended earlier stays where it is.

    Parameters
    ----------
    params
        Of the run.
    step
        0 at the start.
    x, p
        ``(POINTS,)`` the curve of p.
    covering, seeking
        The descents of KL(p‖q) and KL(q‖p), the same in every frame.
    moments
        Mean and standard deviation of p: where KL(p‖q) is smallest.
    top
        Of the axis of densities.
    """

    params: RaceParams
    step: int
    x: Floats
    p: Floats
    covering: Way
    seeking: Way
    moments: tuple[float, float]
    top: float

    @property
    def last_step(self) -> int:
        """Number of the last step of the longer way."""
        return max(self.covering.steps, self.seeking.steps)

    @property
    def highest(self) -> float:
        """Of the axis of divergences: what both start from, cut where it would hide how they end."""
        ends = max(float(way.values[-1]) for way in (self.covering, self.seeking))
        starts = max(float(way.values[0]) for way in (self.covering, self.seeking))
        return max(0.2, 1.08 * min(starts, 2.0 * ends + 0.5))

    @property
    def outcome(self) -> Outcome:
        """Where the second way has led."""
        inner = self.p[1:-1]
        modes = self.x[1:-1][(inner > self.p[:-2]) & (inner >= self.p[2:])]
        if len(modes) < 2:
            return "one"
        mean, _ = self.model(self.seeking)
        return "mode" if np.abs(modes - mean).min() < 0.25 * (modes[1] - modes[0]) else "wide"

    def path(self, way: Way) -> Floats:
        """Points of a way up to this step, ``(k, 2)``."""
        return way.points[: self.step + 1]

    def at(self, way: Way) -> int:
        """Row of a way's arrays that belongs to this step."""
        return min(self.step, way.steps)

    def model(self, way: Way) -> tuple[float, float]:
        """Mean and standard deviation of the q that a way has reached."""
        mean, log_std = way.points[self.at(way)].tolist()
        return mean, math.exp(log_std)

    def density(self, way: Way) -> Floats:
        """Curve of that q over `x`."""
        mean, std = self.model(way)
        return np.exp(NormalMixture((1.0,), (mean,), (std,)).log_density(self.x))

    def peak(self, way: Way) -> tuple[float, float]:
        """Highest point of that curve."""
        mean, std = self.model(way)
        return mean, 1.0 / (math.sqrt(2.0 * math.pi) * std)

    def value(self, way: Way) -> float:
        """Divergence that a way has reached."""
        return float(way.values[self.at(way)])

    def arrow(self, way: Way) -> Floats:
        """Start and end of the direction of descent where a way is, ``(2, 2)``, at most 1.2 long."""
        here, slope = way.points[self.at(way)], way.gradients[self.at(way)]
        length = float(np.hypot(*slope))
        # Gradients span a factor of thousands: small ones stay visible, large ones stay in the picture.
        return np.array([here, here - 1.2 / (length + 0.3) * slope])

    def ended(self, way: Way) -> Reason | None:
        """Why a way has ended; None while it goes on."""
        return way.reason if self.step >= way.steps else None


def moved_start(mean: float, log_std: float) -> dict[str, float]:
    """Fields of the params after the start was dragged to a place of the plane, within its ranges."""
    (low, high), (narrow, wide) = MEAN_RANGE, STD_RANGE
    std = math.exp(min(max(log_std, LOG_STD_RANGE[0]), LOG_STD_RANGE[1]))
    return {
        "start_mean": round(min(max(mean, low), high), 2),
        "start_std": min(max(round(std, 2), narrow), wide),
    }
