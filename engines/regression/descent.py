"""Gradient descent with the three optimizers of chapter 6: SGD, momentum and Adam."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol, get_args

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite, integer, number, readonly, real

Optimizer = Literal["sgd", "momentum", "adam"]
Objective = Callable[[Floats], tuple[float, ArrayLike]]

OPTIMIZERS: tuple[Optimizer, ...] = get_args(Optimizer)

MOMENTUM = 0.9
"""Share of the last move that momentum keeps: the usual choice, torch has no default."""
BETAS = (0.9, 0.999)
"""Decay of Adam's running means of the gradient and of its square: the defaults of torch."""
EPSILON = 1e-8
"""Keeps Adam from dividing by zero: the default of torch."""

FAR = 1e150
"""A number larger than this has run away: its square, which Adam needs, would be near the end of float64."""


@dataclass(frozen=True, slots=True, eq=False)
class DescentStep:
    """Where a descent stands.

    Parameters
    ----------
    step
        Moves made so far, 0 at the start.
    point
        Of the shape of the start, read-only.
    value
        f(point).
    gradient
        ∇f(point), of the shape of the start, read-only.
    diverged
        Whether the run ends here because the next move leads out of the finite numbers.
    """

    step: int
    point: Floats
    value: float
    gradient: Floats
    diverged: bool = False


class _Rule(Protocol):
    """Memory of an optimizer: takes a gradient, gives what is taken away from the point."""

    def __call__(self, gradient: Floats) -> Floats: ...


class _Sgd:
    def __init__(self, lr: float) -> None:
        self._lr = lr

    def __call__(self, gradient: Floats) -> Floats:
        return np.asarray(self._lr * gradient)


class _Momentum:
    def __init__(self, lr: float) -> None:
        self._lr = lr
        self._velocity: Floats | float = 0.0

    def __call__(self, gradient: Floats) -> Floats:
        self._velocity = MOMENTUM * self._velocity + gradient
        return np.asarray(self._lr * self._velocity)


class _Adam:
    def __init__(self, lr: float) -> None:
        self._lr = lr
        self._step = 0
        self._mean: Floats | float = 0.0
        self._square: Floats | float = 0.0

    def __call__(self, gradient: Floats) -> Floats:
        self._step += 1
        self._mean = BETAS[0] * self._mean + (1 - BETAS[0]) * gradient
        self._square = BETAS[1] * self._square + (1 - BETAS[1]) * gradient * gradient
        rate = self._lr / (1 - BETAS[0] ** self._step)
        root = np.sqrt(self._square) / math.sqrt(1 - BETAS[1] ** self._step) + EPSILON
        return np.asarray(rate * self._mean / root)


_RULES: dict[str, Callable[[float], _Rule]] = {"sgd": _Sgd, "momentum": _Momentum, "adam": _Adam}


def descend(
    objective: Objective, start: ArrayLike, *, optimizer: Optimizer, lr: float, steps: int
) -> Iterator[DescentStep]:
    r"""Walk downhill and yield every step.

    With the gradient g: SGD moves by :math:`-\eta g`; momentum by :math:`-\eta v`, where
    :math:`v \leftarrow 0.9\,v + g`; Adam by :math:`-\eta\,\hat m / (\sqrt{\hat s} + 10^{-8})` with the
    running means :math:`\hat m` of g and :math:`\hat s` of g², both corrected for their start at zero (Kingma
    and Ba 2015, algorithm 1). The rules, their order of operations apart, are those of ``torch.optim``.

    Parameters
    ----------
    objective
        ``objective(point) -> (value, gradient)``; the point is read-only float64, of the shape of `start`.
    start
        First point, of any shape.
    optimizer
        "sgd", "momentum" or "adam".
    lr
        Learning rate η, positive.
    steps
        Moves to make.

    Returns
    -------
    iterator of DescentStep
        Steps 0 to `steps`. A run whose numbers grow beyond `FAR` ends sooner, with a last step that is finite
        and says ``diverged``.

    Raises
    ------
    ValueError
        Naming the argument, at the call; also if `objective` is not below `FAR` at `start`, or gives anything
        but a number and a gradient of the shape of `start`.
    """
    if not callable(objective):
        raise ValueError(f"objective must be callable, not {objective!r}")
    point = readonly(finite("start", start))
    if optimizer not in OPTIMIZERS:
        raise ValueError(f"optimizer must be one of {', '.join(OPTIMIZERS)}, not {optimizer!r}")
    rate = number("lr", lr)
    if rate <= 0.0:
        raise ValueError(f"lr must be positive, not {lr!r}")
    count = integer("steps", steps, 0)
    first = _step(objective, 0, point)
    if first is None:
        raise ValueError(f"objective must have a value and gradient below {FAR:g} at start, {start!r}")
    return _walk(objective, first, _RULES[optimizer](rate), count)


def _walk(objective: Objective, here: DescentStep, rule: _Rule, count: int) -> Iterator[DescentStep]:
    while here.step < count:
        # Looking one step ahead: the last finite step is the one that can say that the run ends.
        with np.errstate(over="ignore", invalid="ignore"):
            point = here.point - rule(here.gradient)
        following = _step(objective, here.step + 1, readonly(point)) if _near(point) else None
        if following is None:
            yield DescentStep(here.step, here.point, here.value, here.gradient, diverged=True)
            return
        yield here
        here = following
    yield here


def _step(objective: Objective, step: int, point: Floats) -> DescentStep | None:
    """Evaluate the objective; None where it has run away."""
    try:
        with np.errstate(over="ignore", invalid="ignore"):
            height, slope = _unpacked(objective(point))
    except OverflowError:  # of an objective that reckons with Python's own numbers
        return None
    if slope.shape != point.shape:
        raise ValueError(
            f"objective must give a gradient of shape {point.shape}, like start, not {slope.shape}"
        )
    return DescentStep(step, point, height, slope) if _near(slope) and abs(height) < FAR else None


def _unpacked(answer: tuple[float, ArrayLike]) -> tuple[float, Floats]:
    try:
        value, gradient = answer
        height = float(value)
    except (TypeError, ValueError) as error:
        raise ValueError(f"objective must give a number and a gradient, not {answer!r}") from error
    return height, readonly(real("objective's gradient", gradient))


def _near(values: Floats) -> bool:
    return bool(np.all(np.abs(values) < FAR))  # false for NaN as well
