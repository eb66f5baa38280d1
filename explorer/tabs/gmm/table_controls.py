"""Controls of the joint table: an example, its size, and the weights of its cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engines.gmm.joint_table import EXAMPLES, SIZE_LIMITS, with_example, with_size, with_weight_at
from explorer.parts.controls import Choice, Control, Custom, Slider
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.tabs.gmm.weight_grid import WeightGrid

_OWN = "own"


@dataclass(frozen=True, slots=True)
class ExampleChoice(Choice):
    """One of the engine's tables; the user's own where it is none of them."""

    def shown(self, params: Any) -> Any:
        """Name of the table."""
        return next((name for name, weights in EXAMPLES.items() if weights == params.weights), _OWN)

    def applied(self, params: Any, value: Any) -> Any:
        """Params with that table."""
        return params if value == _OWN else with_example(params, value)


@dataclass(frozen=True, slots=True)
class SizeSlider(Slider):
    """Number of rows or columns."""

    def applied(self, params: Any, value: Any) -> Any:
        """Params of that size."""
        size = {"rows": params.rows, "columns": params.columns} | {self.field: value}
        return with_size(params, size["rows"], size["columns"])


@dataclass(frozen=True, slots=True)
class WeightsControl(Custom):
    """The weights, typed one by one."""

    def applied(self, params: Any, value: Any) -> Any:
        """Params with the weight of one cell, which is then looked at."""
        return with_weight_at(params, *value)


TABLE_CONTROLS: tuple[Control, ...] = (
    ExampleChoice(
        "example",
        QT_TRANSLATE_NOOP("GmmTab", "Table"),
        QT_TRANSLATE_NOOP("GmmTab", "A joint distribution to begin with; type other weights into its cells"),
        options=(
            ("dependent", QT_TRANSLATE_NOOP("GmmTab", "x depends on y")),
            ("independent", QT_TRANSLATE_NOOP("GmmTab", "Independent")),
            ("copy", QT_TRANSLATE_NOOP("GmmTab", "y tells x")),
            ("mixture", QT_TRANSLATE_NOOP("GmmTab", "Mixture: y is z")),
            (_OWN, QT_TRANSLATE_NOOP("GmmTab", "Your own")),
        ),
    ),
    SizeSlider(
        "rows",
        QT_TRANSLATE_NOOP("GmmTab", "Values of y"),
        QT_TRANSLATE_NOOP("GmmTab", "How many rows the table has"),
        minimum=SIZE_LIMITS[0],
        maximum=SIZE_LIMITS[1],
    ),
    SizeSlider(
        "columns",
        QT_TRANSLATE_NOOP("GmmTab", "Values of x"),
        QT_TRANSLATE_NOOP("GmmTab", "How many columns the table has"),
        minimum=SIZE_LIMITS[0],
        maximum=SIZE_LIMITS[1],
    ),
    WeightsControl(
        "weights",
        QT_TRANSLATE_NOOP("GmmTab", "Weights"),
        QT_TRANSLATE_NOOP("GmmTab", "Type any weights: the probabilities are their shares of the sum"),
        make=WeightGrid,
    ),
)
