"""What a race is asked for, and what it shows."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from engines.arrays import Floats, Integers, integer, number
from engines.regression.descent import Optimizer
from engines.regression.objectives import SURFACES, Span, SurfaceName

MAX_STEPS = 10_000
MAX_RATE = 10.0
REACH = 1e3
"""Distance, in widths of the picture, at which a run counts as diverged and is stopped."""

_LEVEL = 1e-12  # f − lowest, from which on the direction of the gradient says nothing


@dataclass(frozen=True, slots=True)
class DescentParams:
    """A race.

    Attributes
    ----------
    surface : {"rosenbrock", "line", "ravine", "saddle"}
    a, b : float
        The start.
    lr_sgd, lr_momentum, lr_adam : float
        Learning rates η.
    steps : int
        Moves that each optimizer makes.
    seed : int
        Of the data of "line".

    Raises
    ------
    ValueError
        Naming the field.
    """

    surface: SurfaceName = "rosenbrock"
    a: float = 0.0
    b: float = 2.0
    lr_sgd: float = 1e-3
    lr_momentum: float = 1e-3
    lr_adam: float = 1e-3
    steps: int = MAX_STEPS
    seed: int = 0

    def __post_init__(self) -> None:
        if self.surface not in SURFACES:
            raise ValueError(f"surface must be one of {', '.join(SURFACES)}, not {self.surface!r}")
        for name in ("a", "b"):
            number(name, getattr(self, name), -100.0, 100.0)
        for name in ("lr_sgd", "lr_momentum", "lr_adam"):
            if not 0.0 < number(name, getattr(self, name)) <= MAX_RATE:
                raise ValueError(f"{name} must lie in (0, {MAX_RATE:g}], not {getattr(self, name)!r}")
        integer("steps", self.steps, 1, MAX_STEPS)
        integer("seed", self.seed, 0)

    def rate(self, optimizer: Optimizer) -> float:
        """Learning rate of an optimizer."""
        return {"sgd": self.lr_sgd, "momentum": self.lr_momentum, "adam": self.lr_adam}[optimizer]


_SUGGESTED: dict[SurfaceName, tuple[float, float, float, int]] = {  # start, learning rate, steps
    "rosenbrock": (0.0, 2.0, 1e-3, MAX_STEPS),
    "line": (0.0, 0.0, 0.1, 1000),
    "ravine": (-3.5, 1.5, 0.07, 300),
    "saddle": (-1.5, 0.01, 0.05, 500),
}


def suggested(params: DescentParams) -> DescentParams:
    """Return `params` with a start, learning rates and steps that suit their surface."""
    a, b, lr, steps = _SUGGESTED[params.surface]
    return replace(params, a=a, b=b, lr_sgd=lr, lr_momentum=lr, lr_adam=lr, steps=steps)


@dataclass(frozen=True, slots=True, eq=False)
class Landscape:
    """Picture of a surface.

    Attributes
    ----------
    names : tuple of str
        Of the two variables.
    horizontal, vertical : tuple of float
        The region.
    minima : ndarray, shape (k, 2)
        Where f is lowest.
    height : ndarray, shape (181, 181), float32
        log₁₀(f − lowest) over the region, scaled to 0 … 1; row 0 is the bottom.
    contours : ndarray, shape (n, 2)
        Lines of equal height, a row of NaN after each.
    log_top : float
        log₁₀(f − lowest) at the highest place of the region.
    """

    names: tuple[str, str]
    horizontal: Span
    vertical: Span
    minima: Floats
    height: np.ndarray[tuple[int, int], np.dtype[np.float32]]
    contours: Floats
    log_top: float


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """Way of one optimizer, at the recorded steps.

    Attributes
    ----------
    optimizer : {"sgd", "momentum", "adam"}
    lr : float
    steps : ndarray, shape (m,), int64
        From 0, all at first, then further and further apart.
    points, gradients : ndarray, shape (m, 2)
    excess : ndarray, shape (m,)
        f − its lowest value.
    log_excess : ndarray, shape (m,)
        log₁₀ of it, for the curve; values below 1e-16 are rounding and count as 1e-16.
    diverged : bool
        Whether the run was stopped at the last of these steps, because the next is more than `REACH` widths
        of the picture away.
    bound : float
        Largest η with which it settles near the minimum: 2/λ for SGD, 2(1 + β)/λ for momentum (Polyak 1964);
        NaN for Adam, which has none.
    """

    optimizer: Optimizer
    lr: float
    steps: Integers
    points: Floats
    gradients: Floats
    excess: Floats
    log_excess: Floats
    diverged: bool
    bound: float

    @property
    def last(self) -> int:
        """Step at which it ended."""
        return int(self.steps[-1])


@dataclass(frozen=True, slots=True, eq=False)
class DescentFrame:
    """The race at one recorded step; who ended earlier stays where it was.

    Attributes
    ----------
    params : DescentParams
    step : int
    index : int
        Number of the step among the recorded ones.
    landscape : Landscape
    ways : tuple of Way
        In the order of `OPTIMIZERS`; whole, the same in every frame of a race.
    log_steps : ndarray
        log₁₀ of the recorded steps from 1 on.
    loss_range : tuple of float
        Lowest and highest log₁₀(f − lowest) that the curves should show, the same for all starts.
    """

    params: DescentParams
    step: int
    index: int
    landscape: Landscape
    ways: tuple[Way, ...]
    log_steps: Floats
    loss_range: tuple[float, float]

    @property
    def log_end(self) -> float:
        """log₁₀ of the number of steps: where the curves of the loss end, even those of a glimpse."""
        return math.log10(self.params.steps)

    def row(self, way: Way) -> int:
        """Row of a way's arrays that belongs to this step."""
        return min(self.index, len(way.steps) - 1)

    def level(self, way: Way) -> bool:
        """Whether the gradient that a way has reached is hardly more than rounding."""
        return float(way.excess[self.row(way)]) < _LEVEL

    def stopped(self, way: Way) -> bool:
        """Whether a way has been stopped by now."""
        return way.diverged and self.index >= len(way.steps) - 1
