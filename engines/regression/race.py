"""SGD, momentum and Adam side by side from one start."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import numpy as np

from engines.arrays import Integers, integer, readonly
from engines.regression.contours import contour_lines
from engines.regression.descent import MOMENTUM, OPTIMIZERS, Optimizer
from engines.regression.objectives import Surface, SurfaceName, surface
from engines.regression.plane_descent import WALKS
from engines.regression.race_frame import MAX_STEPS, REACH, DescentFrame, DescentParams, Landscape, Way

GLIMPSE = 3_000
"""Steps of a race that is shown while the start or a learning rate is dragged."""

_EVERY = 120  # so many first steps are all recorded; later ones as far apart as
_GROWTH = 1.02  # this ratio says
_GRID = 181
_LEVELS = np.logspace(-4.0, -0.15, 11)  # of the contours, as shares of the highest value in the picture
_LOWEST_SHOWN = 1e-16
_DECADES = 3.0  # that the loss may rise above the highest value in the picture and still be seen


def race(params: DescentParams) -> Iterator[DescentFrame]:
    """Run the three optimizers, then give the recorded steps one by one.

    Returns
    -------
    iterator of DescentFrame
        Step 0 to the last, or to where the last optimizer that does not diverge ends.
    """
    whole = race_at(params, MAX_STEPS)
    steps = max((way.steps for way in whole.ways), key=len)
    return (replace(whole, step=int(step), index=index) for index, step in enumerate(steps))


def race_at(params: DescentParams, index: int) -> DescentFrame:
    """Run the three optimizers and give one recorded step, the last one if there are not so many."""
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
