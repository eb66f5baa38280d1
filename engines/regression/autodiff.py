"""Automatic differentiation looked at: the graph of a computation, forward and backward, and a check."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import numpy as np

from engines.arrays import Floats, Integers, integer, number, readonly
from engines.regression.contours import contour_lines
from engines.regression.expressions import EXPRESSION, EXPRESSIONS, ExpressionName
from engines.regression.tape import Number, Variable, backpropagate, ordered

Phase = Literal["inputs", "forward", "seed", "backward"]

POWERS = (-12, -1)
"""Smallest and largest power of ten of the step h of the finite differences."""

LIMIT = 100.0
"""Largest absolute value of an input."""

_A_DECADE = 4
_GRID = 101
_LEVELS = np.logspace(-4.0, -0.1, 10)
_LOWEST_ERROR = 1e-17


@dataclass(frozen=True, slots=True)
class AutodiffParams:
    """A point of an expression.

    Attributes
    ----------
    expression : {"parabola", "rosenbrock", "squared_error", "log_density", "neuron"}
    u, v : float
        The inputs, in order; "parabola" has only the first.
    power : int
        The finite difference that is written out has h = 10^power.
    seed : int
        Unused, since nothing is drawn.

    Raises
    ------
    ValueError
        Naming the field.
    """

    expression: ExpressionName = "rosenbrock"
    u: float = 0.0
    v: float = 2.0
    power: int = -5
    seed: int = 0

    def __post_init__(self) -> None:
        if self.expression not in EXPRESSIONS:
            raise ValueError(f"expression must be one of {', '.join(EXPRESSIONS)}, not {self.expression!r}")
        for name in ("u", "v"):
            number(name, getattr(self, name), -LIMIT, LIMIT)
        integer("power", self.power, *POWERS)
        integer("seed", self.seed, 0)

    @property
    def point(self) -> tuple[float, ...]:
        """The inputs that the expression has."""
        return (float(self.u), float(self.v))[: len(EXPRESSION[self.expression].inputs)]


def suggested(params: AutodiffParams) -> AutodiffParams:
    """Return `params` at the point where their expression opens."""
    u, v = (*EXPRESSION[params.expression].start, 0.0)[:2]
    return replace(params, u=u, v=v)


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """All variables of a computation in the order in which they are computed, inputs first.

    Attributes
    ----------
    names, texts : tuple of str
        Short name, and how the variable is computed from others; the same for an input.
    values, gradients : ndarray, shape (n,)
        Value of each, and derivative of the result by it.
    places : ndarray, shape (n, 2)
        Column and row in a drawing from left to right.
    edges : ndarray, shape (m, 2), int64
        From which variable to which.
    slopes : ndarray, shape (m,)
        Local derivative of the second by the first.
    inputs : int
        How many of the variables are inputs.
    """

    names: tuple[str, ...]
    texts: tuple[str, ...]
    values: Floats
    gradients: Floats
    places: Floats
    edges: Integers
    slopes: Floats
    inputs: int


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """Central differences (f(x + h) − f(x − h)) / 2h against the gradient.

    Attributes
    ----------
    log_h : ndarray, shape (k,)
        log₁₀ h.
    log_errors : ndarray, shape (inputs, k)
        log₁₀ of the error relative to max(1, |derivative|); below 1e-17 it counts as 1e-17.
    log_rounding : ndarray, shape (k,)
        log₁₀ of ε |f| / h, the size of the rounding error, on the same scale for the largest derivative.
    estimates, log_error_here : ndarray, shape (inputs,)
        The differences at the h of the params, and their place on the curves.
    """

    log_h: Floats
    log_errors: Floats
    log_rounding: Floats
    estimates: Floats
    log_error_here: Floats

    @property
    def error_here(self) -> Floats:
        """Relative errors at the h of the params, ``(inputs,)``."""
        return 10.0**self.log_error_here


@dataclass(frozen=True, slots=True, eq=False)
class Terrain:
    """Picture of an expression over its inputs.

    Attributes
    ----------
    names : tuple of str
    spans : tuple of (float, float)
    curve : ndarray, shape (k, 2)
        Of one input: x and f(x). Of two: lines of equal f, a row of NaN after each.
    """

    names: tuple[str, ...]
    spans: tuple[tuple[float, float], ...]
    curve: Floats


@dataclass(frozen=True, slots=True, eq=False)
class AutodiffFrame:
    """One step of the passes through the graph.

    Attributes
    ----------
    params : AutodiffParams
    index : int
        Number of the step, from 0: the inputs alone.
    phase : {"inputs", "forward", "seed", "backward"}
        "seed" is the first step back, ∂f/∂f = 1.
    active : int
        The variable that is computed (forward), or that passes its gradient on (backward).
    known : int
        How many of the variables have a value by now.
    gradients : ndarray, shape (n,)
        What each variable has received by now, NaN if nothing.
    graph : Graph
    check : Check
    terrain : Terrain
    """

    params: AutodiffParams
    index: int
    phase: Phase
    active: int
    known: int
    gradients: Floats
    graph: Graph
    check: Check
    terrain: Terrain

    @property
    def value(self) -> float:
        """F at the point."""
        return float(self.graph.values[-1])

    @property
    def gradient(self) -> Floats:
        """∇f at the point, ``(inputs,)``."""
        return self.graph.gradients[: self.graph.inputs]

    @property
    def tangent(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Ends (x, y) of the tangent across the picture of an expression of one input."""
        x, slope = self.params.point[0], float(self.gradient[0])
        left, right = ((end, self.value + slope * (end - x)) for end in self.terrain.spans[0])
        return left, right

    @property
    def active_edges(self) -> Integers:
        """Rows of ``graph.edges`` that lead into the active variable."""
        return np.flatnonzero(self.graph.edges[:, 1] == self.active)

    @property
    def contributions(self) -> Floats:
        """What the active variable passes back along each of `active_edges`: ∂f/∂v · ∂v/∂u."""
        passed: Floats = self.graph.gradients[self.active] * self.graph.slopes[self.active_edges]
        return passed

    @property
    def done(self) -> bool:
        """Whether every gradient is complete."""
        return self.index == 2 * (len(self.graph.names) - self.graph.inputs) + 1


def differentiate(params: AutodiffParams) -> Iterator[AutodiffFrame]:
    """Go through the graph forward, variable by variable, and back.

    Returns
    -------
    iterator of AutodiffFrame
        The inputs; each computed variable; the result's own gradient; each computed variable passing its
        gradient on to those it was computed from.
    """
    return iter(_steps(params))


def differentiate_at(params: AutodiffParams, index: int) -> AutodiffFrame:
    """Give one step of `differentiate`, the last one if there are not so many."""
    integer("index", index, 0)
    steps = _steps(params)
    return steps[min(index, len(steps) - 1)]


def _steps(params: AutodiffParams) -> list[AutodiffFrame]:
    result = EXPRESSION[params.expression].at(*params.point)
    names = EXPRESSION[params.expression].inputs
    order = sorted(ordered(result), key=lambda one: len(names) if one.parents else names.index(one.name))
    count, inputs = len(order), len(names)
    row = {variable: number for number, variable in enumerate(order)}
    received = np.full(count, math.nan)
    back: list[tuple[int, Floats]] = []
    received[-1] = 1.0
    seeded = readonly(received)
    for variable in backpropagate(result):
        for parent, _ in variable.parents:
            received[row[parent]] = parent.gradient
        if variable.parents:
            back.append((row[variable], readonly(received)))
    graph = _graph(params, order, row)
    nothing = readonly(np.full(count, math.nan))
    first = AutodiffFrame(
        params=params,
        index=0,
        phase="inputs",
        active=-1,
        known=inputs,
        gradients=nothing,
        graph=graph,
        check=_check(params, graph),
        terrain=_terrain(params.expression),
    )
    forward = [replace(first, phase="forward", active=n, known=n + 1) for n in range(inputs, count)]
    seed = replace(first, phase="seed", active=count - 1, known=count, gradients=seeded)
    backward = [replace(seed, phase="backward", active=n, gradients=sums) for n, sums in back]
    return [replace(step, index=n) for n, step in enumerate([first, *forward, seed, *backward])]


def _graph(params: AutodiffParams, order: list[Variable], row: dict[Variable, int]) -> Graph:
    rows = EXPRESSION[params.expression].rows
    column: dict[Variable, int] = {}
    for variable in order:
        column[variable] = 1 + max((column[parent] for parent, _ in variable.parents), default=-1)
    links = [(row[parent], row[child], slope) for child in order for parent, slope in child.parents]
    return Graph(
        names=tuple(variable.name for variable in order),
        texts=tuple(variable.text for variable in order),
        values=readonly([float(variable.value) for variable in order]),
        gradients=readonly([float(variable.gradient) for variable in order]),
        places=readonly([(column[variable], rows[variable.name]) for variable in order], np.float64),
        edges=readonly([(start, end) for start, end, _ in links], np.int64),
        slopes=readonly([float(slope) for _, _, slope in links]),
        inputs=len(params.point),
    )


def _check(params: AutodiffParams, graph: Graph) -> Check:
    low, high = POWERS
    log_h = np.linspace(low, high, (high - low) * _A_DECADE + 1)
    exact = graph.gradients[: graph.inputs]
    estimates = np.array([_differences(params, axis, 10.0**log_h) for axis in range(graph.inputs)])
    scale = np.maximum(1.0, np.abs(exact))
    errors = np.abs(estimates - exact[:, None]) / scale[:, None]
    rounding = np.finfo(np.float64).eps * abs(graph.values[-1]) / 10.0**log_h / scale.max()
    log_errors = np.log10(np.maximum(errors, _LOWEST_ERROR))
    here = (params.power - low) * _A_DECADE
    return Check(
        log_h=readonly(log_h),
        log_errors=readonly(log_errors),
        log_rounding=readonly(np.log10(np.maximum(rounding, _LOWEST_ERROR))),
        estimates=readonly(estimates[:, here]),
        log_error_here=readonly(log_errors[:, here]),
    )


def _differences(params: AutodiffParams, axis: int, h: Floats) -> Floats:
    """Central differences by one input with each of the steps."""
    expression = EXPRESSION[params.expression]

    def moved(by: Floats) -> Number:
        inputs: list[Number] = [np.full_like(h, value) for value in params.point]
        inputs[axis] = inputs[axis] + by
        return expression.at(*inputs).value

    return np.asarray((moved(h) - moved(-h)) / (2.0 * h))


@lru_cache(maxsize=len(EXPRESSIONS))
def _terrain(name: ExpressionName) -> Terrain:
    expression = EXPRESSION[name]
    axes = [np.linspace(*span, _GRID) for span in expression.spans]
    if len(axes) == 1:
        curve = readonly(np.column_stack((axes[0], np.asarray(expression.at(axes[0]).value))))
    else:
        height = np.asarray(expression.at(*np.meshgrid(*axes)).value)
        depth = height.max() - height if expression.peak else height - height.min()
        a, b = axes
        curve = contour_lines(a, b, depth, _LEVELS * depth.max())
    return Terrain(expression.inputs, expression.spans, curve)
