"""What a control is: declarations that a chapter lists once, with texts marked for translation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

OPEN_DATA, PASTE_DATA = "open_data", "paste_data"

_LOG_POSITIONS = 160


@dataclass(frozen=True, slots=True)
class Control:
    """One control of a params field.

    Attributes
    ----------
    field
        Name of the params field (of the action, for a button); also the widget's ``objectName``.
    label, tip
        Source texts; the panel translates them in the chapter's context.
    part
        In a chapter of several views, the field of its params that holds those of this control's view.
    """

    field: str
    label: str
    tip: str
    _: KW_ONLY
    part: str = ""

    @property
    def name(self) -> str:
        """Field, or path of the field in the chapter's params: what the panel knows the control by."""
        return f"{self.part}.{self.field}" if self.part else self.field

    def shown(self, params: Any) -> Any:
        """Value that the control shows of params; one that shows a trait of its field overrides this."""
        return getattr(params, self.field)

    def applied(self, params: Any, value: Any) -> Any:
        """Params after the user has set the field; a field that others depend on overrides this."""
        return replace(params, **{self.field: value})

    def owner(self, params: Any) -> Any:
        """Of the chapter's params, those that have the field."""
        return getattr(params, self.part) if self.part else params

    def edited(self, params: Any, value: Any) -> Any:
        """Return the chapter's params after the user has set the field."""
        owner = self.applied(self.owner(params), value)
        return replace(params, **{self.part: owner}) if self.part else owner


@dataclass(frozen=True, slots=True)
class Slider(Control):
    """A number: a slider with an exact entry beside it.

    Attributes
    ----------
    step
        Distance of two slider positions; with ``log`` the smallest distance of two positions that grow in
        proportion.
    """

    minimum: float
    maximum: float
    step: float = 1.0
    log: bool = False
    decimals: int = 0

    def __post_init__(self) -> None:
        if not (self.minimum < self.maximum and self.step > 0):
            raise ValueError(f"{self.field}: minimum must be below maximum, and step above 0")
        if self.log and self.minimum <= 0:
            raise ValueError(f"{self.field}: minimum must be above 0 for log, not {self.minimum}")

    def positions(self) -> NDArray[np.float64]:
        """Values that the slider can take, strictly increasing from minimum to maximum."""
        count = round((self.maximum - self.minimum) / self.step) + 1
        if self.log:
            spread = np.geomspace(self.minimum, self.maximum, min(count, _LOG_POSITIONS))
            values = np.round(spread / self.step) * self.step
        else:
            values = np.linspace(self.minimum, self.maximum, count)
        inner = np.round(values, self.decimals)
        inner = inner[(inner > self.minimum) & (inner < self.maximum)]
        # Not np.unique: its first call imports numpy.ma, a tenth of the program's start.
        return np.array(sorted({self.minimum, *inner.tolist(), self.maximum}))


@dataclass(frozen=True, slots=True)
class Choice(Control):
    """One of a few values, each with its own source text."""

    options: tuple[tuple[Any, str], ...]


@dataclass(frozen=True, slots=True)
class DataChoice(Choice):
    """A data set by key: the shipped ones, those of the user, and two last lines that bring another.

    ``ControlPanel.triggered`` carries `OPEN_DATA` or `PASTE_DATA` when one of those is chosen.
    """


@dataclass(frozen=True, slots=True)
class Toggle(Control):
    """A boolean field."""


@dataclass(frozen=True, slots=True)
class Seed(Control):
    """The seed: shown, editable, and a button that takes the next one."""

    maximum: int = 2**31 - 1


class Editor(QWidget):
    """A widget of a chapter's own that edits a field; ``changed`` carries what the user has made of it."""

    changed = Signal(object)

    def show_params(self, params: Any) -> None:
        """Show params without emitting ``changed``."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Custom(Control):
    """A field with an editor of the chapter's own."""

    make: Callable[[], Editor]


@dataclass(frozen=True, slots=True)
class Action(Control):
    """A button; ``ControlPanel.triggered`` carries its name."""
