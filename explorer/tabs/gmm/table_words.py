"""The sums, products and quotients of a joint table written out with their numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable

from engines.gmm.joint_table import JointTableFrame

_SUBSCRIPTS = "₁₂₃₄"


def equations(frame: JointTableFrame) -> tuple[str, ...]:
    """Write out what is looked at: the rules for a cell, or the sum and the shares of a row or a column."""
    params = frame.params
    if params.selected == "cell":
        return _of_cell(frame)
    if params.selected == "row":
        name = f"y{_SUBSCRIPTS[params.row]}"
        return _of_line(name, "x", frame.joint[params.row], frame.x_given_y[params.row])
    name = f"x{_SUBSCRIPTS[params.column]}"
    return _of_line(name, "y", frame.joint[:, params.column], frame.y_given_x[:, params.column])


def formula(frame: JointTableFrame) -> tuple[str, str]:
    """Name of the formula of what is looked at, and its line with numbers."""
    lines = equations(frame)
    if frame.params.selected == "cell":
        return "joint_product", lines[-1]
    return ("joint_marginal_y" if frame.params.selected == "row" else "joint_marginal_x"), lines[0]


def _of_cell(frame: JointTableFrame) -> tuple[str, ...]:
    row, column = frame.params.row, frame.params.column
    x, y = f"x{_SUBSCRIPTS[column]}", f"y{_SUBSCRIPTS[row]}"
    joint, p_x, p_y = (
        _text(value) for value in (frame.joint[row, column], frame.marginal_x[column], frame.marginal_y[row])
    )
    given_y, given_x = (_text(matrix[row, column]) for matrix in (frame.x_given_y, frame.y_given_x))
    return (
        f"p({x}, {y}) = {frame.params.weights[row][column]:g} / {frame.total:g} = {joint}",
        f"p({x} | {y}) = {joint} / {p_y} = {given_y}",
        f"p({y} | {x}) = {joint} / {p_x} = {given_x}",
        f"p({x} | {y}) p({y}) = {given_y} · {p_y} = {joint}",
        f"p({y} | {x}) p({x}) = {given_x} · {p_x} = {joint}",
        f"p({y} | {x}) = {given_y} · {p_y} / {p_x} = {_text(frame.bayes)}",
    )


def _of_line(name: str, other: str, joint: Iterable[float], shares: Iterable[float]) -> tuple[str, ...]:
    entries = [float(value) for value in joint]
    total = _text(math.fsum(entries))
    quotients = (
        f"p({other}{digit} | {name}) = {_text(entry)} / {total} = {_text(float(share))}"
        for digit, entry, share in zip(_SUBSCRIPTS, entries, shares, strict=False)
    )
    return f"p({name}) = {' + '.join(map(_text, entries))} = {total}", *quotients


def _text(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.3f}"
