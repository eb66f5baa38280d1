"""What the view of automatic differentiation is asked for, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from engines.arrays import Floats, Integers, integer, number
from engines.regression.expressions import EXPRESSION, EXPRESSIONS, ExpressionName

Phase = Literal["inputs", "forward", "seed", "backward"]

POWERS = (-12, -1)
"""Smallest and largest power of ten of the step h of the finite differences."""

LIMIT = 100.0
"""Largest absolute value of an input."""


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
