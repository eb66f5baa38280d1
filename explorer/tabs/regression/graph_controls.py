"""The controls of the graph."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from engines.regression.autodiff_frame import POWERS, suggested
from explorer.parts.controls import Choice, Control, Slider
from explorer.parts.translation import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class _ExpressionChoice(Choice):
    """An expression brings a point that suits it."""

    def applied(self, params: Any, value: Any) -> Any:
        return suggested(replace(params, expression=value))


def _input(field: str, label: str, tip: str) -> Slider:
    return Slider(field, label, tip, minimum=-6.0, maximum=6.0, step=0.01, decimals=2)


CONTROLS: tuple[Control, ...] = (
    _ExpressionChoice(
        "expression",
        QT_TRANSLATE_NOOP("RegressionTab", "Expression"),
        QT_TRANSLATE_NOOP("RegressionTab", "What is computed from the inputs, and differentiated"),
        options=(
            ("parabola", QT_TRANSLATE_NOOP("RegressionTab", "y = 3x²")),
            ("rosenbrock", QT_TRANSLATE_NOOP("RegressionTab", "Rosenbrock")),
            ("squared_error", QT_TRANSLATE_NOOP("RegressionTab", "Squared error of a point")),
            ("log_density", QT_TRANSLATE_NOOP("RegressionTab", "Log density of a normal")),
            ("neuron", QT_TRANSLATE_NOOP("RegressionTab", "Error of one neuron")),
        ),
    ),
    _input(
        "u",
        QT_TRANSLATE_NOOP("RegressionTab", "First input"),
        QT_TRANSLATE_NOOP("RegressionTab", "Value of the first input: the horizontal place of the point"),
    ),
    _input(
        "v",
        QT_TRANSLATE_NOOP("RegressionTab", "Second input"),
        QT_TRANSLATE_NOOP("RegressionTab", "Value of the second input: the vertical place of the point"),
    ),
    Slider(
        "power",
        QT_TRANSLATE_NOOP("RegressionTab", "log₁₀ h"),
        QT_TRANSLATE_NOOP("RegressionTab", "Step h of the finite difference that is written out"),
        minimum=POWERS[0],
        maximum=POWERS[1],
    ),
)
