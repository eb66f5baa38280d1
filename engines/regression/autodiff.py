"""Automatic differentiation looked at: the graph of a computation, forward and backward, and a check."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import numpy as np

from engines.arrays import Floats, integer, readonly
from engines.regression.autodiff_frame import POWERS, AutodiffFrame, AutodiffParams, Check, Graph, Terrain
from engines.regression.contours import contour_lines
from engines.regression.expressions import EXPRESSION, EXPRESSIONS, ExpressionName
from engines.regression.tape import Number, Variable, backpropagate, ordered

_A_DECADE = 4
_GRID = 101
_LEVELS = np.logspace(-4.0, -0.1, 10)
_LOWEST_ERROR = 1e-17


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
