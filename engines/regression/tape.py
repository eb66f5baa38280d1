"""Reverse-mode automatic differentiation as small as it can be: every operation notes its inputs and slopes.

The numbers are those of ``torch.autograd``, with which tests compare them; here each step can be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np

from engines.arrays import Floats

Number: TypeAlias = "float | np.float64 | Floats"


class Variable:
    """A number, or an array of independent numbers, that remembers how it came about.

    Parameters
    ----------
    value
        The number.
    text
        How it is written, an input's name or an operation.
    parents
        What it was computed from, each with the local derivative of this variable by it.

    Attributes
    ----------
    name : str
        Short name; that of an input is its text.
    gradient : float or ndarray
        Derivative of the result by this variable, filled by `backpropagate`.
    """

    __slots__ = ("gradient", "name", "parents", "text", "value")

    def __init__(self, value: Number, text: str, *parents: tuple[Variable, Number]) -> None:
        self.value = value
        self.text = self.name = text
        self.parents = parents
        self.gradient: Number = 0.0

    def called(self, name: str) -> Variable:
        """Give it a short name, by which later operations write it."""
        self.name = name
        return self

    def __add__(self, other: Variable | float) -> Variable:
        if isinstance(other, Variable):
            text = f"{self.name} + {other.name}"
            return Variable(self.value + other.value, text, (self, 1.0), (other, 1.0))
        sign, size = ("+", other) if other >= 0 else ("−", -other)
        return Variable(self.value + other, f"{self.name} {sign} {size:.3g}", (self, 1.0))

    def __sub__(self, other: Variable | float) -> Variable:
        if isinstance(other, Variable):
            text = f"{self.name} − {other.name}"
            return Variable(self.value - other.value, text, (self, 1.0), (other, -1.0))
        return self + -other

    def __rsub__(self, other: float) -> Variable:
        return Variable(other - self.value, f"{other:.3g} − {self.name}", (self, -1.0))

    def __rmul__(self, factor: float) -> Variable:
        sign, size = ("", factor) if factor >= 0 else ("−", -factor)
        return Variable(factor * self.value, f"{sign}{size:.3g} {self.name}", (self, factor))

    def __mul__(self, other: Variable) -> Variable:
        text = f"{self.name} · {other.name}"
        return Variable(self.value * other.value, text, (self, other.value), (other, self.value))

    def __truediv__(self, other: Variable) -> Variable:
        ratio = self.value / other.value
        text = f"{self.name} / {other.name}"
        return Variable(ratio, text, (self, 1.0 / other.value), (other, -ratio / other.value))

    def squared(self) -> Variable:
        """Return its square."""
        return Variable(self.value * self.value, f"{self.name}²", (self, 2.0 * self.value))

    def exp(self) -> Variable:
        """Return the exponential function of it."""
        power = np.exp(self.value)
        return Variable(power, f"exp {self.name}", (self, power))

    def sigmoid(self) -> Variable:
        """Return the sigmoid 1 / (1 + exp(−v)) of it."""
        share = 0.5 * (1.0 + np.tanh(0.5 * self.value))  # where exp would overflow
        return Variable(share, f"σ({self.name})", (self, share * (1.0 - share)))


def ordered(result: Variable) -> list[Variable]:
    """List everything that a variable was computed from, inputs before what uses them, itself last."""
    order: dict[Variable, None] = {}

    def visit(variable: Variable) -> None:
        if variable not in order:
            for parent, _ in variable.parents:
                visit(parent)
            order[variable] = None

    visit(result)
    return list(order)


def backpropagate(result: Variable) -> Iterator[Variable]:
    """Fill the gradients by the chain rule, from the result back; yield each variable that has passed on.

    A variable that is used twice receives a sum: ∂f/∂u = Σ ∂f/∂v · ∂v/∂u over all v computed from u.
    """
    order = ordered(result)
    for variable in order:
        variable.gradient = 0.0
    result.gradient = 1.0
    for variable in reversed(order):
        for parent, slope in variable.parents:
            parent.gradient = parent.gradient + variable.gradient * slope
        yield variable
