"""Surfaces to descend, with gradient, lowest value and the curvature there in closed form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

import numpy as np

from engines.arrays import Floats

SurfaceName = Literal["rosenbrock", "line", "ravine", "saddle"]
SURFACES: tuple[SurfaceName, ...] = get_args(SurfaceName)

LINE_POINTS = 100
"""Points of the line's data, as many as in the course."""

Span = tuple[float, float]
Slope = Callable[[float, float], tuple[float, float]]
Height = Callable[[Floats, Floats], Floats]


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """A function f of two variables.

    Parameters
    ----------
    slope
        ``(a, b) -> (∂f/∂a, ∂f/∂b)``, on plain numbers: a descent of 10,000 steps takes milliseconds so.
    excess
        ``(a, b) -> f − lowest`` on arrays, computed as such: f itself loses digits near its minimum.
    lowest
        Smallest value of f.
    minima
        Points where f is lowest.
    curvature
        Largest eigenvalue λ of the Hessian at the minima: gradient descent settles there only if η < 2/λ.
    quadratic
        Whether the Hessian is the same everywhere, so that the bound holds from every start.
    horizontal, vertical
        Region that is worth seeing.
    names
        Of the two variables.
    """

    slope: Slope
    excess: Height
    lowest: float
    minima: tuple[tuple[float, float], ...]
    curvature: float
    quadratic: bool
    horizontal: Span
    vertical: Span
    names: tuple[str, str]


@lru_cache(maxsize=16)
def surface(name: SurfaceName, seed: int = 0) -> Surface:
    """Make a surface.

    "rosenbrock" is :math:`100(x_1 - x_0^2)^2 + (x_0 - 1)^2` (chapter 6.1); "line" the mean squared error of
    ŷ = wx + b on the points of 6.2, y = 2x + 5 + U(0, 1) with x from U(0, 1), drawn with `seed`; "ravine"
    :math:`(x_0^2 + 25 x_1^2)/2`; "saddle" :math:`x_0^2/2 - x_1^2/2 + x_1^4/4`, level at the origin, between
    two minima.

    Raises
    ------
    ValueError
        If there is no surface of that name.
    """
    if name == "rosenbrock":
        return _rosenbrock()
    if name == "line":
        return _line(seed)
    if name == "ravine":
        return _quadratic(np.diag((1.0, 25.0)), (0.0, 0.0), 0.0, (-4.0, 4.0), (-2.0, 2.0), ("x₀", "x₁"))
    if name == "saddle":
        return _saddle()
    raise ValueError(f"surface must be one of {', '.join(SURFACES)}, not {name!r}")


def _rosenbrock() -> Surface:
    def excess(a: Floats, b: Floats) -> Floats:
        return 100.0 * (b - a * a) ** 2 + (a - 1.0) ** 2

    def slope(a: float, b: float) -> tuple[float, float]:
        gap = b - a * a
        return -400.0 * gap * a + 2.0 * (a - 1.0), 200.0 * gap

    # At the minimum (1, 1).
    hessian = np.array([[802.0, -400.0], [-400.0, 200.0]])
    return Surface(
        slope=slope,
        excess=excess,
        lowest=0.0,
        minima=((1.0, 1.0),),
        curvature=float(np.linalg.eigvalsh(hessian)[-1]),
        quadratic=False,
        horizontal=(-2.0, 2.0),
        vertical=(-2.0, 3.0),
        names=("x₀", "x₁"),
    )


def _line(seed: int) -> Surface:
    rng = np.random.default_rng(seed)
    x = rng.random(LINE_POINTS)
    y = 2.0 * x + 5.0 + rng.random(LINE_POINTS)
    design = np.column_stack((x, np.ones_like(x)))
    best = np.linalg.lstsq(design, y, rcond=None)[0]
    lowest = float(np.mean((y - design @ best) ** 2))
    hessian = 2.0 * design.T @ design / LINE_POINTS
    w, b = best.tolist()
    return _quadratic(hessian, (w, b), lowest, (-3.0, 7.0), (-1.0, 10.0), ("w", "b"))


def _quadratic(
    hessian: Floats,
    centre: tuple[float, float],
    lowest: float,
    horizontal: Span,
    vertical: Span,
    names: tuple[str, str],
) -> Surface:
    ((aa, ab), (_, bb)), (a0, b0) = hessian.tolist(), centre

    def excess(a: Floats, b: Floats) -> Floats:
        height: Floats = 0.5 * (aa * (a - a0) ** 2 + bb * (b - b0) ** 2) + ab * (a - a0) * (b - b0)
        return height

    def slope(a: float, b: float) -> tuple[float, float]:
        u, v = a - a0, b - b0
        return aa * u + ab * v, ab * u + bb * v

    return Surface(
        slope=slope,
        excess=excess,
        lowest=lowest,
        minima=(centre,),
        curvature=float(np.linalg.eigvalsh(hessian)[-1]),
        quadratic=True,
        horizontal=horizontal,
        vertical=vertical,
        names=names,
    )


def _saddle() -> Surface:
    def excess(a: Floats, b: Floats) -> Floats:
        return 0.5 * a * a + 0.25 * (b * b - 1.0) ** 2

    def slope(a: float, b: float) -> tuple[float, float]:
        return a, b * b * b - b

    return Surface(
        slope=slope,
        excess=excess,
        lowest=-0.25,
        minima=((0.0, -1.0), (0.0, 1.0)),
        curvature=2.0,  # the Hessian is diag(1, 3b² − 1)
        quadratic=False,
        horizontal=(-2.0, 2.0),
        vertical=(-2.0, 2.0),
        names=("x₀", "x₁"),
    )
