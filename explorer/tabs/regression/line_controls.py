"""The controls of the line, in order, and which of them an effect remains to."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout

from engines.regression import DATA, LineParams, suited
from explorer.parts.controls import (
    Action,
    Choice,
    Control,
    Custom,
    DataChoice,
    Editor,
    NumberEntry,
    Seed,
    Slider,
    Toggle,
)
from explorer.parts.controls.editors import GrooveSlider
from explorer.parts.theme import Theme
from explorer.parts.translation import QT_TRANSLATE_NOOP

PARENTS = ("galton", "galton_raw")
"""Data where y = x means something: children as tall as their parents."""

_POSITIONS = 400
_LARGEST = 1e12


class FollowingSlider(Editor):
    """A slider with an exact entry, whose range follows the data: inches and ratios have none in common.

    Parameters
    ----------
    field
        Name of the params field.
    positive
        Whether the number must be above 0.
    """

    def __init__(self, field: str, *, positive: bool = False) -> None:
        super().__init__()
        self._field = field
        self._range = (0.0, 1.0)
        self.slider = GrooveSlider()
        self.slider.setRange(0, _POSITIONS)
        self.slider.setPageStep(_POSITIONS // 20)
        self._positive = positive
        self.entry = NumberEntry(-_LARGEST, _LARGEST, 2)
        self.entry.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.entry.setGroupSeparatorShown(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self.entry)
        self.setFocusProxy(self.slider)
        self.slider.valueChanged.connect(self._slide)
        self.entry.valueChanged.connect(self._enter)

    def set_range(self, low: float, high: float) -> None:
        """Let the slider lead from one number to another; the entry's decimals follow."""
        if self.slider.isSliderDown() or (low, high) == self._range:
            return
        self._range = low, high
        self.entry.blockSignals(True)
        value = self.entry.value()
        self.entry.setDecimals(min(max(3 - math.floor(math.log10(high - low)), 0), 12))
        self.entry.setSingleStep((high - low) / _POSITIONS)
        self.entry.setMinimum(10.0 ** -self.entry.decimals() if self._positive else -_LARGEST)
        self.entry.setValue(value)
        self.entry.blockSignals(False)

    def show_params(self, params: Any) -> None:
        """Show the field; nothing is emitted."""
        value, (low, high) = getattr(params, self._field), self._range
        for widget in (self.slider, self.entry):
            widget.blockSignals(True)
        share = min(max((value - low) / (high - low), 0.0), 1.0)
        self.slider.setValue(round(_POSITIONS * share))
        self.entry.setValue(value)
        for widget in (self.slider, self.entry):
            widget.blockSignals(False)

    def apply_theme(self, theme: Theme) -> None:
        """Give the number room."""
        self.entry.setFixedWidth(QFontMetrics(theme.font()).horizontalAdvance("000,000") + theme.px(20))

    def _slide(self, position: int) -> None:
        low, high = self._range
        value = low + (high - low) * position / _POSITIONS
        self._enter(max(value, self.entry.minimum()))

    def _enter(self, value: float) -> None:
        self.changed.emit(round(value, self.entry.decimals()))


@dataclass(frozen=True, slots=True)
class PointsChoice(DataChoice):
    """The data; the hand's line goes along to where they are."""

    def applied(self, params: LineParams, value: Any) -> LineParams:
        """Params with the new data and, where the chapter knows them, a line near them."""
        changed = replace(params, data=value, equal=value in PARENTS)
        return suited(changed) if value in DATA else changed


_NOISES = (
    ("normal", QT_TRANSLATE_NOOP("RegressionTab", "Normal")),
    ("laplace", QT_TRANSLATE_NOOP("RegressionTab", "Laplace")),
    ("student", QT_TRANSLATE_NOOP("RegressionTab", "Student-t, ν = 4")),
    ("uniform", QT_TRANSLATE_NOOP("RegressionTab", "Uniform")),
)

LINE_CONTROLS: tuple[Control, ...] = (
    PointsChoice(
        "data",
        QT_TRANSLATE_NOOP("RegressionTab", "Data"),
        QT_TRANSLATE_NOOP(
            "RegressionTab", "What the line is fitted to; Galton made women comparable by a factor of 1.08"
        ),
        options=(
            ("drawn", QT_TRANSLATE_NOOP("RegressionTab", "2x + 5 + noise")),
            ("book", QT_TRANSLATE_NOOP("RegressionTab", "Book: + U(0, 1)")),
            ("galton", QT_TRANSLATE_NOOP("RegressionTab", "Galton, × 1.08")),
            ("galton_raw", QT_TRANSLATE_NOOP("RegressionTab", "Galton, raw")),
            ("points", QT_TRANSLATE_NOOP("RegressionTab", "Points by hand")),
        ),
    ),
    Choice(
        "noise",
        QT_TRANSLATE_NOOP("RegressionTab", "Noise of the data"),
        QT_TRANSLATE_NOOP("RegressionTab", "What the points scatter by; the variance is always 1/12"),
        options=_NOISES,
    ),
    Slider(
        "n",
        QT_TRANSLATE_NOOP("RegressionTab", "Points N"),
        QT_TRANSLATE_NOOP("RegressionTab", "How many points are drawn; the first ones stay"),
        minimum=3,
        maximum=1000,
        log=True,
    ),
    Choice(
        "model",
        QT_TRANSLATE_NOOP("RegressionTab", "Model of the noise"),
        QT_TRANSLATE_NOOP("RegressionTab", "The density that stands on the line and gives the likelihood"),
        options=_NOISES,
    ),
    Custom(
        "w",
        QT_TRANSLATE_NOOP("RegressionTab", "Your slope w"),
        QT_TRANSLATE_NOOP("RegressionTab", "How much your line rises for each unit of x"),
        make=partial(FollowingSlider, "w"),
    ),
    Custom(
        "b",
        QT_TRANSLATE_NOOP("RegressionTab", "Your intercept b"),
        QT_TRANSLATE_NOOP("RegressionTab", "Height of your line where x is 0, or where x is measured from"),
        make=partial(FollowingSlider, "b"),
    ),
    Custom(
        "std",
        QT_TRANSLATE_NOOP("RegressionTab", "Your noise σ"),
        QT_TRANSLATE_NOOP("RegressionTab", "Standard deviation of the density that stands on your line"),
        make=partial(FollowingSlider, "std", positive=True),
    ),
    Action(
        "snap",
        QT_TRANSLATE_NOOP("RegressionTab", "Snap to best"),
        QT_TRANSLATE_NOOP("RegressionTab", "Put your line and σ where the likelihood is largest"),
    ),
    Slider(
        "rate",
        QT_TRANSLATE_NOOP("RegressionTab", "Learning rate (limit 1)"),
        QT_TRANSLATE_NOOP(
            "RegressionTab",
            "Learning rate η in units of 2/λ, the largest that converges: it diverges above 1",
        ),
        minimum=0.01,
        maximum=1.5,
        step=0.01,
        decimals=2,
    ),
    Action(
        "pivot",
        QT_TRANSLATE_NOOP("RegressionTab", "Centre x"),
        QT_TRANSLATE_NOOP("RegressionTab", "Measure x from its mean, which makes the bowl round, or from 0"),
    ),
    Toggle(
        "squares",
        QT_TRANSLATE_NOOP("RegressionTab", "Squares"),
        QT_TRANSLATE_NOOP("RegressionTab", "Draw every squared residual, for up to 150 points"),
    ),
    Toggle(
        "fits",
        QT_TRANSLATE_NOOP("RegressionTab", "All best lines"),
        QT_TRANSLATE_NOOP("RegressionTab", "Draw the best lines under all four models of the noise"),
    ),
    Toggle(
        "inverse",
        QT_TRANSLATE_NOOP("RegressionTab", "Predict x from y"),
        QT_TRANSLATE_NOOP("RegressionTab", "Draw the other regression line, which predicts x from y"),
    ),
    Toggle(
        "equal",
        QT_TRANSLATE_NOOP("RegressionTab", "Line y = x"),
        QT_TRANSLATE_NOOP("RegressionTab", "Draw where children would be as tall as their parents"),
    ),
    Seed(
        "seed",
        QT_TRANSLATE_NOOP("RegressionTab", "Seed"),
        QT_TRANSLATE_NOOP("RegressionTab", "The same seed draws the same points again"),
    ),
)


def shown(params: LineParams) -> frozenset[str]:
    """Name the controls that have an effect on the data of params."""
    fields = {control.field for control in LINE_CONTROLS}
    if params.data != "drawn":
        fields.discard("noise")
    if params.data not in ("drawn", "book"):
        fields -= {"n", "seed"}
    if params.data in ("drawn", "book"):
        fields.discard("equal")
    return frozenset(fields)
