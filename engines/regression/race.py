"""SGD, momentum and Adam side by side from one start."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from engines.arrays import Floats, Integers, integer, number, readonly
from engines.regression.contours import contour_lines
from engines.regression.descent import MOMENTUM, OPTIMIZERS, Optimizer
from engines.regression.objectives import SURFACES, Span, Surface, SurfaceName, surface
from engines.regression.plane_descent import WALKS

MAX_STEPS = 10_000
GLIMPSE = 3_000
"""Steps of a race that is shown while the start or a learning rate is dragged."""
MAX_RATE = 10.0
REACH = 1e3
"""Distance, in widths of the picture, at which a run counts as diverged and is stopped."""

_EVERY = 120  # so many first steps are all recorded; later ones as far apart as
_GROWTH = 1.02  # this ratio says
_GRID = 181
_LEVELS = np.logspace(-4.0, -0.15, 11)  # of the contours, as shares of the highest value in the picture
_LOWEST_SHOWN = 1e-16
_LEVEL = 1e-12  # f − lowest, from which on the direction of the gradient says nothing
_DECADES = 3.0  # that the loss may rise above the highest value in the picture and still be seen


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
        Moves that each optimiser makes.
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
        """Learning rate of an optimiser."""
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
    """Way of one optimiser, at the recorded steps.

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


def race(params: DescentParams) -> Iterator[DescentFrame]:
    """Run the three optimisers, then give the recorded steps one by one.

    Returns
    -------
    iterator of DescentFrame
        Step 0 to the last, or to where the last optimiser that does not diverge ends.
    """
    whole = race_at(params, MAX_STEPS)
    steps = max((way.steps for way in whole.ways), key=len)
    return (replace(whole, step=int(step), index=index) for index, step in enumerate(steps))


def race_at(params: DescentParams, index: int) -> DescentFrame:
    """Run the three optimisers and give one recorded step, the last one if there are not so many."""
    return _at(params, index, params.steps)


def glimpse(params: DescentParams, index: int) -> DescentFrame:
    """Do as `race_at`, but stop everybody after `GLIMPSE` steps: for a picture that follows the hand."""
    return _at(params, index, min(params.steps, GLIMPSE))


def _at(params: DescentParams, index: int, steps: int) -> DescentFrame:
    integer("index", index, 0)
    ground = surface(params.surface, params.seed)
    schedule = recorded_steps(steps)
    ways = tuple(_way(ground, optimizer, params, schedule) for optimizer in OPTIMIZERS)
    longest = max((way.steps for way in ways), key=len)
    here = min(index, len(longest) - 1)
    landscape = _landscape(params.surface, params.seed)
    return DescentFrame(
        params=params,
        step=int(longest[here]),
        index=here,
        landscape=landscape,
        ways=ways,
        log_steps=readonly(np.log10(schedule[1:])),
        loss_range=(math.log10(_LOWEST_SHOWN) - 0.5, landscape.log_top + _DECADES),
    )


def recorded_steps(steps: int) -> Integers:
    """List which of so many steps are recorded: all at first, then ever further apart, and the last."""
    ratios = _GROWTH ** np.arange(math.ceil(math.log(MAX_STEPS / _EVERY) / math.log(_GROWTH)) + 1)
    kept = np.concatenate((np.arange(_EVERY), np.ceil(_EVERY * ratios)))
    return np.append(np.unique(kept[kept < steps]), steps).astype(np.int64)


@lru_cache(maxsize=8)
def _landscape(name: SurfaceName, seed: int) -> Landscape:
    ground = surface(name, seed)
    a, b = (np.linspace(*span, _GRID) for span in (ground.horizontal, ground.vertical))
    excess = ground.excess(*np.meshgrid(a, b))
    top = float(excess.max())
    shade = np.log10(np.maximum(excess / top, _LEVELS[0]))
    return Landscape(
        names=ground.names,
        horizontal=ground.horizontal,
        vertical=ground.vertical,
        minima=readonly(ground.minima),
        height=readonly(1.0 - shade / shade.min(), np.float32),
        contours=contour_lines(a, b, excess, _LEVELS * top),
        log_top=math.log10(top),
    )


def _way(ground: Surface, optimizer: Optimizer, params: DescentParams, schedule: Integers) -> Way:
    start, lr = (float(params.a), float(params.b)), params.rate(optimizer)
    width = max(high - low for low, high in (ground.horizontal, ground.vertical))
    walk = WALKS[optimizer](ground.slope, start, lr, schedule.tolist(), REACH * width)
    recorded = dict(walk)  # a walk that is stopped right after a step of the schedule gives it twice
    steps, points = list(recorded), list(recorded.values())
    places = np.array(points)
    excess = ground.excess(places[:, 0], places[:, 1])
    bounds = {"sgd": 2.0, "momentum": 2.0 * (1.0 + MOMENTUM), "adam": math.nan}
    return Way(
        optimizer=optimizer,
        lr=lr,
        steps=readonly(steps, np.int64),
        points=readonly(places),
        gradients=readonly([ground.slope(*point) for point in points]),
        excess=readonly(excess),
        log_excess=readonly(np.log10(np.maximum(excess, _LOWEST_SHOWN))),
        diverged=steps[-1] < int(schedule[-1]),
        bound=bounds[optimizer] / ground.curvature,
    )
