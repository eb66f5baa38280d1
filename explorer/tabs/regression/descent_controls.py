"""The controls of the race."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from engines.regression.race_frame import MAX_STEPS, suggested
from explorer.parts.controls import Choice, Control, Seed, Slider
from explorer.parts.translation import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class _SurfaceChoice(Choice):
    """A surface brings a start, learning rates and steps that suit it."""

    def applied(self, params: Any, value: Any) -> Any:
        return suggested(replace(params, surface=value))


def _rate(field: str, label: str, tip: str) -> Slider:
    return Slider(field, label, tip, minimum=1e-4, maximum=10.0, step=1e-4, log=True, decimals=4)


def _place(field: str, label: str, tip: str) -> Slider:
    return Slider(field, label, tip, minimum=-4.0, maximum=10.0, step=0.01, decimals=2)


CONTROLS: tuple[Control, ...] = (
    _SurfaceChoice(
        "surface",
        QT_TRANSLATE_NOOP("RegressionTab", "Surface"),
        QT_TRANSLATE_NOOP("RegressionTab", "The function whose lowest point is looked for"),
        options=(
            ("rosenbrock", QT_TRANSLATE_NOOP("RegressionTab", "Rosenbrock")),
            ("line", QT_TRANSLATE_NOOP("RegressionTab", "Squared error of a line")),
            ("ravine", QT_TRANSLATE_NOOP("RegressionTab", "Ravine, 1 : 25")),
            ("saddle", QT_TRANSLATE_NOOP("RegressionTab", "Saddle")),
        ),
    ),
    _rate(
        "lr_sgd",
        QT_TRANSLATE_NOOP("RegressionTab", "η of SGD"),
        QT_TRANSLATE_NOOP("RegressionTab", "Learning rate of plain gradient descent"),
    ),
    _rate(
        "lr_momentum",
        QT_TRANSLATE_NOOP("RegressionTab", "η of momentum"),
        QT_TRANSLATE_NOOP("RegressionTab", "Learning rate of gradient descent with momentum 0.9"),
    ),
    _rate(
        "lr_adam",
        QT_TRANSLATE_NOOP("RegressionTab", "η of Adam"),
        QT_TRANSLATE_NOOP("RegressionTab", "Learning rate of Adam: about how far one step goes"),
    ),
    Slider(
        "steps",
        QT_TRANSLATE_NOOP("RegressionTab", "Steps"),
        QT_TRANSLATE_NOOP("RegressionTab", "How many steps each optimizer makes"),
        minimum=10,
        maximum=MAX_STEPS,
        log=True,
    ),
    _place(
        "a",
        QT_TRANSLATE_NOOP("RegressionTab", "Start, across"),
        QT_TRANSLATE_NOOP("RegressionTab", "Where the race starts, on the horizontal axis"),
    ),
    _place(
        "b",
        QT_TRANSLATE_NOOP("RegressionTab", "Start, up"),
        QT_TRANSLATE_NOOP("RegressionTab", "Where the race starts, on the vertical axis"),
    ),
    Seed(
        "seed",
        QT_TRANSLATE_NOOP("RegressionTab", "Seed"),
        QT_TRANSLATE_NOOP("RegressionTab", "The same seed draws the same points for the line"),
    ),
)
