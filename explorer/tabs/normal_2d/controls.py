"""The controls of the chapter, in order, and which of them each view shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engines.multivariate_normal import (
    BINARY,
    EXTENT,
    RHO_LIMIT,
    SAMPLE_LIMIT,
    SHAPES,
    STD_LIMITS,
    Normal2dParams,
    resized,
    with_matrix,
)
from explorer.parts.controls import Action, Choice, Custom, DataChoice, Seed, Slider, Toggle
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.tabs.normal_2d.covariance_editor import CovarianceEditor


@dataclass(frozen=True, slots=True)
class SpreadSlider(Slider):
    """σ₁, σ₂ or ρ: takes the place of a matrix that the three could not express."""

    def applied(self, params: Normal2dParams, value: Any) -> Normal2dParams:
        """Params with the new number, and with Σ made of all three."""
        return replace(params, matrix=None, **{self.field: value})


@dataclass(frozen=True, slots=True)
class CovarianceEntries(Custom):
    """Σ as a matrix: moves σ₁, σ₂ and ρ along, or stands for itself where they cannot express it."""

    def applied(self, params: Normal2dParams, value: Any) -> Normal2dParams:
        """Params with the new matrix."""
        return with_matrix(params, *value)


@dataclass(frozen=True, slots=True)
class FitData(DataChoice):
    """The data of the fit: points placed among one data set mean nothing among another."""

    def applied(self, params: Normal2dParams, value: Any) -> Normal2dParams:
        """Params with the new data and no points placed by hand."""
        return replace(params, data=value, points=())


@dataclass(frozen=True, slots=True)
class ShapeChoice(Choice):
    """Shape of an array of the matrix lab."""

    def shown(self, params: Normal2dParams) -> tuple[int, ...]:
        """Shape of the array."""
        return np.shape(getattr(params, self.field))

    def applied(self, params: Normal2dParams, value: Any) -> Normal2dParams:
        """Params with the array brought into the new shape."""
        changed: dict[str, Any] = {self.field: resized(getattr(params, self.field), value)}
        return replace(params, **changed)


_SHAPES = tuple(
    (shape, f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})") for shape in SHAPES
)

CONTROLS = (
    Choice(
        "view",
        QT_TRANSLATE_NOOP("Normal2dTab", "View"),
        QT_TRANSLATE_NOOP("Normal2dTab", "What the picture shows of this chapter"),
        options=(
            ("density", QT_TRANSLATE_NOOP("Normal2dTab", "Density")),
            ("noise", QT_TRANSLATE_NOOP("Normal2dTab", "Noise: z = μ + Lε")),
            ("fit", QT_TRANSLATE_NOOP("Normal2dTab", "Fit to points")),
            ("lab", QT_TRANSLATE_NOOP("Normal2dTab", "Matrix lab")),
        ),
    ),
    FitData(
        "data",
        QT_TRANSLATE_NOOP("Normal2dTab", "Data"),
        QT_TRANSLATE_NOOP("Normal2dTab", "The points that the distribution is fitted to"),
        options=(
            ("hand", QT_TRANSLATE_NOOP("Normal2dTab", "Points by hand")),
            ("galton", QT_TRANSLATE_NOOP("Normal2dTab", "Galton: parents and children")),
            ("normal", QT_TRANSLATE_NOOP("Normal2dTab", "Drawn from N(μ, Σ)")),
        ),
    ),
    Choice(
        "form",
        QT_TRANSLATE_NOOP("Normal2dTab", "Form of Σ"),
        QT_TRANSLATE_NOOP("Normal2dTab", "Which covariance matrices the fit may choose from"),
        options=(
            ("full", QT_TRANSLATE_NOOP("Normal2dTab", "Full")),
            ("diagonal", QT_TRANSLATE_NOOP("Normal2dTab", "Diagonal")),
            ("spherical", QT_TRANSLATE_NOOP("Normal2dTab", "Spherical")),
        ),
    ),
    Choice(
        "divisor",
        QT_TRANSLATE_NOOP("Normal2dTab", "Divided by"),
        QT_TRANSLATE_NOOP("Normal2dTab", "N gives the largest likelihood, N − 1 no bias"),
        options=(
            ("n", QT_TRANSLATE_NOOP("Normal2dTab", "N (maximum likelihood)")),
            ("n_minus_1", QT_TRANSLATE_NOOP("Normal2dTab", "N − 1 (unbiased)")),
        ),
    ),
    Action(
        "clear",
        QT_TRANSLATE_NOOP("Normal2dTab", "Remove my points"),
        QT_TRANSLATE_NOOP("Normal2dTab", "Remove all points that were placed by hand"),
    ),
    Choice(
        "operation",
        QT_TRANSLATE_NOOP("Normal2dTab", "Operation"),
        QT_TRANSLATE_NOOP("Normal2dTab", "What is done with the arrays"),
        options=(
            ("sum", QT_TRANSLATE_NOOP("Normal2dTab", "Sum A + B")),
            ("hadamard", QT_TRANSLATE_NOOP("Normal2dTab", "Hadamard product")),
            ("inner", QT_TRANSLATE_NOOP("Normal2dTab", "Inner product a · b")),
            ("product", QT_TRANSLATE_NOOP("Normal2dTab", "Matrix product AB")),
            ("transpose", QT_TRANSLATE_NOOP("Normal2dTab", "Transpose of A")),
            ("determinant", QT_TRANSLATE_NOOP("Normal2dTab", "Determinant of A")),
            ("inverse", QT_TRANSLATE_NOOP("Normal2dTab", "Inverse of A")),
            ("sum_axis", QT_TRANSLATE_NOOP("Normal2dTab", "Sum of A over an axis")),
        ),
    ),
    Choice(
        "axis",
        QT_TRANSLATE_NOOP("Normal2dTab", "Axis"),
        QT_TRANSLATE_NOOP("Normal2dTab", "The axis that disappears; axes are counted from 0"),
        options=((0, "0"), (1, "1"), (2, "2")),
    ),
    ShapeChoice(
        "a",
        QT_TRANSLATE_NOOP("Normal2dTab", "Shape of A"),
        QT_TRANSLATE_NOOP("Normal2dTab", "How many entries the array has along each axis"),
        options=_SHAPES,
    ),
    ShapeChoice(
        "b",
        QT_TRANSLATE_NOOP("Normal2dTab", "Shape of B"),
        QT_TRANSLATE_NOOP("Normal2dTab", "How many entries the array has along each axis"),
        options=_SHAPES,
    ),
    Slider(
        "mean_x",
        QT_TRANSLATE_NOOP("Normal2dTab", "Mean μ₁"),
        QT_TRANSLATE_NOOP("Normal2dTab", "Where the centre lies on the first axis"),
        minimum=-EXTENT,
        maximum=EXTENT,
        step=0.05,
        decimals=2,
    ),
    Slider(
        "mean_y",
        QT_TRANSLATE_NOOP("Normal2dTab", "Mean μ₂"),
        QT_TRANSLATE_NOOP("Normal2dTab", "Where the centre lies on the second axis"),
        minimum=-EXTENT,
        maximum=EXTENT,
        step=0.05,
        decimals=2,
    ),
    SpreadSlider(
        "std_x",
        QT_TRANSLATE_NOOP("Normal2dTab", "Standard deviation σ₁"),
        QT_TRANSLATE_NOOP("Normal2dTab", "How far x₁ spreads around its mean"),
        minimum=STD_LIMITS[0],
        maximum=STD_LIMITS[1],
        step=0.02,
        decimals=2,
    ),
    SpreadSlider(
        "std_y",
        QT_TRANSLATE_NOOP("Normal2dTab", "Standard deviation σ₂"),
        QT_TRANSLATE_NOOP("Normal2dTab", "How far x₂ spreads around its mean"),
        minimum=STD_LIMITS[0],
        maximum=STD_LIMITS[1],
        step=0.02,
        decimals=2,
    ),
    SpreadSlider(
        "rho",
        QT_TRANSLATE_NOOP("Normal2dTab", "Correlation ρ"),
        QT_TRANSLATE_NOOP("Normal2dTab", "How closely x₁ and x₂ follow a common line: 0 not at all"),
        minimum=-RHO_LIMIT,
        maximum=RHO_LIMIT,
        step=0.01,
        decimals=2,
    ),
    CovarianceEntries(
        "matrix",
        QT_TRANSLATE_NOOP("Normal2dTab", "Covariance Σ"),
        QT_TRANSLATE_NOOP("Normal2dTab", "The same as a matrix; try one that is not positive definite"),
        make=CovarianceEditor,
    ),
    Choice(
        "slice",
        QT_TRANSLATE_NOOP("Normal2dTab", "Slice"),
        QT_TRANSLATE_NOOP("Normal2dTab", "One coordinate where the other is known; drag the line"),
        options=(
            ("none", QT_TRANSLATE_NOOP("Normal2dTab", "None")),
            ("x1", QT_TRANSLATE_NOOP("Normal2dTab", "x₁ given x₂")),
            ("x2", QT_TRANSLATE_NOOP("Normal2dTab", "x₂ given x₁")),
        ),
    ),
    Slider(
        "slice_at",
        QT_TRANSLATE_NOOP("Normal2dTab", "Given value"),
        QT_TRANSLATE_NOOP("Normal2dTab", "Where the coordinate that is known stands"),
        minimum=-EXTENT,
        maximum=EXTENT,
        step=0.05,
        decimals=2,
    ),
    Toggle(
        "ruler",
        QT_TRANSLATE_NOOP("Normal2dTab", "Ruler"),
        QT_TRANSLATE_NOOP("Normal2dTab", "Measure Euclidean and Mahalanobis distance to a point"),
    ),
    Toggle(
        "product",
        QT_TRANSLATE_NOOP("Normal2dTab", "Product p(x₁) p(x₂)"),
        QT_TRANSLATE_NOOP("Normal2dTab", "Contours that two independent normals would have"),
    ),
    Toggle(
        "surface",
        QT_TRANSLATE_NOOP("Normal2dTab", "3-D surface"),
        QT_TRANSLATE_NOOP("Normal2dTab", "Show the density as a surface beside the plane"),
    ),
    Slider(
        "samples",
        QT_TRANSLATE_NOOP("Normal2dTab", "Number of samples"),
        QT_TRANSLATE_NOOP("Normal2dTab", "How many points are drawn from the distribution"),
        minimum=0,
        maximum=SAMPLE_LIMIT,
        step=100,
    ),
    Seed(
        "seed",
        QT_TRANSLATE_NOOP("Normal2dTab", "Seed"),
        QT_TRANSLATE_NOOP("Normal2dTab", "The same seed draws the same points again"),
    ),
)

_MOMENTS = ("mean_x", "mean_y", "std_x", "std_y", "rho", "matrix")


def shown_controls(params: Normal2dParams) -> tuple[str, ...]:
    """Fields and actions whose controls do something in the view that params ask for."""
    if params.view == "lab":
        second = ("b",) if params.operation in BINARY else ()
        axis = ("axis",) if params.operation == "sum_axis" else ()
        return ("view", "operation", *axis, "a", *second)
    if params.view == "fit":
        drawn = (*_MOMENTS, "samples", "seed") if params.data == "normal" else ()
        return ("view", "data", "form", "divisor", "clear", *drawn)
    if not params.positive_definite:
        return ("view", *_MOMENTS)
    if params.view == "noise":
        return ("view", *_MOMENTS, "samples", "seed")
    at = ("slice_at",) if params.slice != "none" else ()
    return ("view", *_MOMENTS, "slice", *at, "ruler", "product", "surface", "samples", "seed")
