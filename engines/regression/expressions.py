"""Expressions whose graph of computation fits on a screen, each with the region that is worth seeing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from engines.regression.tape import Number, Variable

ExpressionName = Literal["parabola", "rosenbrock", "squared_error", "log_density", "neuron"]
EXPRESSIONS: tuple[ExpressionName, ...] = get_args(ExpressionName)

X, Y = 1.5, 4.0
"""The one point of the data in "squared_error"; "neuron" has the same x and the class 1."""

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Expression:
    """A scalar function of one or two inputs.

    Parameters
    ----------
    build
        Computes it from its inputs, on a tape.
    inputs
        Names of the inputs.
    spans
        Range of each input.
    start
        Where the view opens.
    rows
        Height in the drawing of each variable, by name, downwards.
    peak
        Whether it has a maximum rather than a minimum.
    """

    build: Callable[..., Variable]
    inputs: tuple[str, ...]
    spans: tuple[Span, ...]
    start: tuple[float, ...]
    rows: dict[str, float]
    peak: bool = False

    def at(self, *values: Number) -> Variable:
        """Compute it at a point, or at many at once."""
        named = zip(values, self.inputs, strict=True)
        return self.build(*(Variable(value, name) for value, name in named)).called("f")


def _parabola(x: Variable) -> Variable:
    return 3.0 * x.squared().called("s")


def _rosenbrock(x0: Variable, x1: Variable) -> Variable:
    r = (x1 - x0.squared().called("a")).called("r")
    t = (100.0 * r.squared().called("s")).called("t")
    e = (x0 - 1.0).called("d").squared().called("e")
    return t + e


def _squared_error(w: Variable, b: Variable) -> Variable:
    prediction = ((X * w).called("m") + b).called("ŷ")
    return (prediction - Y).called("r").squared()


def _log_density(mu: Variable, rho: Variable) -> Variable:
    # Of the normal distribution at x = 1, by μ and ρ = log σ, as the encoder of chapter 7 gives them.
    sigma = rho.exp().called("σ")
    z = ((1.0 - mu).called("r") / sigma).called("z")
    h = (-0.5 * z.squared().called("s")).called("h")
    return (h - rho).called("g") - 0.5 * 1.8378770664093453  # log 2π


def _neuron(w: Variable, b: Variable) -> Variable:
    a = ((X * w).called("m") + b).called("a")
    return (a.sigmoid().called("h") - 1.0).called("r").squared()


EXPRESSION: dict[ExpressionName, Expression] = {
    "parabola": Expression(_parabola, ("x",), ((-6.0, 6.0),), (5.0,), {"x": 0, "s": 0, "f": 0}),
    "rosenbrock": Expression(
        _rosenbrock,
        ("x₀", "x₁"),
        ((-2.0, 2.0), (-1.0, 3.0)),
        (0.0, 2.0),
        {"x₁": 0, "x₀": 2, "a": 1, "r": 0.5, "s": 0.5, "t": 0.5, "d": 2, "e": 2, "f": 1.25},
    ),
    "squared_error": Expression(
        _squared_error,
        ("w", "b"),
        ((-2.0, 6.0), (-2.0, 6.0)),
        (0.0, 1.0),
        {"w": 0, "b": 1, "m": 0, "ŷ": 0.5, "r": 0.5, "f": 0.5},
    ),
    "log_density": Expression(
        _log_density,
        ("μ", "ρ"),
        ((-2.0, 4.0), (-1.5, 1.5)),
        (0.0, 0.5),
        {"μ": 0, "ρ": 1.5, "r": 0, "σ": 1, "z": 0.5, "s": 0.5, "h": 0.5, "g": 1.25, "f": 1.25},
        peak=True,
    ),
    "neuron": Expression(
        _neuron,
        ("w", "b"),
        ((-6.0, 6.0), (-6.0, 6.0)),
        (-1.0, 0.5),
        {"w": 0, "b": 1, "m": 0, "a": 0.5, "h": 0.5, "r": 0.5, "f": 0.5},
    ),
}
