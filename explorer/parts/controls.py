"""The control panel: a declarative list of controls edits one frozen params object.

A chapter lists its controls once, with texts marked for translation; the panel builds the widgets, names them after
their params field, and emits a new params object whenever the user changes one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QVBoxLayout,
    QWidget,
)

from explorer.parts.theme import Theme

PANEL_WIDTH = 280


@dataclass(frozen=True, slots=True)
class Control:
    """One control of a params field.

    Attributes
    ----------
    field
        Name of the params field (of the action, for a button); also the widget's ``objectName``.
    label, tip
        Source texts; the panel translates them in the chapter's context.
    """

    field: str
    label: str
    tip: str


@dataclass(frozen=True, slots=True)
class Slider(Control):
    """A number: a slider with an exact entry beside it.

    Attributes
    ----------
    step
        Distance of two slider positions; with ``log`` the smallest distance of two positions that grow in proportion.
    """

    minimum: float
    maximum: float
    step: float = 1.0
    log: bool = False
    decimals: int = 0

    def positions(self) -> NDArray[np.float64]:
        """Values that the slider can take, strictly increasing."""
        count = round((self.maximum - self.minimum) / self.step) + 1
        if not self.log:
            return np.linspace(self.minimum, self.maximum, count)
        spread = np.geomspace(self.minimum, self.maximum, min(count, 160))
        return np.unique(np.round(spread / self.step) * self.step).clip(self.minimum, self.maximum)


@dataclass(frozen=True, slots=True)
class Choice(Control):
    """One of a few values, each with its own source text."""

    options: tuple[tuple[Any, str], ...]


@dataclass(frozen=True, slots=True)
class Toggle(Control):
    """A boolean field."""


@dataclass(frozen=True, slots=True)
class Seed(Control):
    """The seed: shown, editable, and a button that takes the next one."""

    maximum: int = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Action(Control):
    """A button; ``ControlPanel.triggered`` carries its name."""


class GrooveSlider(QSlider):
    """Slider whose groove can be clicked: the handle jumps there and can be dragged on."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        control, style = QStyle.ComplexControl.CC_Slider, self.style()
        handle = style.subControlRect(control, option, QStyle.SubControl.SC_SliderHandle, self)
        if event.button() == Qt.MouseButton.LeftButton and not handle.contains(event.position().toPoint()):
            groove = style.subControlRect(control, option, QStyle.SubControl.SC_SliderGroove, self)
            x = round(event.position().x()) - groove.x() - handle.width() // 2
            span = groove.width() - handle.width()
            self.setValue(QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), x, span))
        super().mousePressEvent(event)


class _WheelGuard(QObject):
    """Keeps the wheel for scrolling the panel: controls react to it only while they have the focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


class _SliderRow(QWidget):
    changed = Signal(object)

    def __init__(self, control: Slider) -> None:
        super().__init__()
        self._positions = control.positions()
        self._integer = control.decimals == 0
        self.slider = GrooveSlider()
        self.slider.setRange(0, len(self._positions) - 1)
        self.slider.setPageStep(max(1, len(self._positions) // 20))
        self.entry = QDoubleSpinBox()
        self.entry.setDecimals(control.decimals)
        self.entry.setRange(control.minimum, control.maximum)
        self.entry.setSingleStep(control.step)
        self.entry.setGroupSeparatorShown(True)
        self.entry.setKeyboardTracking(False)
        self.entry.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.entry.setAlignment(Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self.entry)
        self.slider.valueChanged.connect(self._from_slider)
        self.entry.valueChanged.connect(self._from_entry)

    def set_value(self, value: float) -> None:
        self._show(value)

    def _show(self, value: float) -> None:
        for widget in (self.slider, self.entry):
            widget.blockSignals(True)
        self.entry.setValue(value)
        self.slider.setValue(int(np.abs(self._positions - value).argmin()))
        for widget in (self.slider, self.entry):
            widget.blockSignals(False)

    def _from_slider(self, position: int) -> None:
        self._emit(float(self._positions[position]))

    def _from_entry(self, value: float) -> None:
        self._emit(value)

    def _emit(self, value: float) -> None:
        self._show(value)
        self.changed.emit(round(value) if self._integer else round(value, self.entry.decimals()))


class _SeedRow(QWidget):
    changed = Signal(object)

    def __init__(self, control: Seed) -> None:
        super().__init__()
        self.entry = QDoubleSpinBox()
        self.entry.setDecimals(0)
        self.entry.setRange(0, control.maximum)
        self.entry.setKeyboardTracking(False)
        self.entry.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.button = QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.entry, 1)
        row.addWidget(self.button, 1)
        self.entry.valueChanged.connect(lambda value: self.changed.emit(round(value)))
        self.button.clicked.connect(lambda: self.entry.setValue(self.entry.value() + 1))

    def set_value(self, value: int) -> None:
        self.entry.blockSignals(True)
        self.entry.setValue(value)
        self.entry.blockSignals(False)


class ControlPanel(QScrollArea):
    """Edits one params object.

    Parameters
    ----------
    params
        A frozen dataclass; every control's ``field`` is one of its fields.
    controls
        In the order in which they appear.
    context
        Translation context of the controls' texts.
    """

    paramsChanged = Signal(object)
    rejected = Signal(str)
    triggered = Signal(str)

    def __init__(self, params: Any, controls: Sequence[Control], context: str) -> None:
        super().__init__()
        self.setObjectName("controls")
        self.params = params
        self._context = context
        self._controls = tuple(controls)
        self._labels: dict[str, QLabel] = {}
        self._editors: dict[str, QWidget] = {}
        self._guard = _WheelGuard(self)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        for control in self._controls:
            self._build(control)
        self._column.addStretch(1)
        self.setWidget(inner)
        self.retranslate()
        self.set_params(params)

    @property
    def dragging(self) -> bool:
        """Whether the user holds a slider right now."""
        return any(slider.isSliderDown() for slider in self.findChildren(QSlider))

    def set_params(self, params: Any) -> None:
        """Show a params object without emitting ``paramsChanged``."""
        self.params = params
        for control in self._controls:
            if not isinstance(control, Action):
                self._show(control, getattr(params, control.field))

    def editor(self, field: str) -> QWidget:
        """Widget of a field or an action."""
        return self._editors[field]

    def set_enabled(self, field: str, enabled: bool) -> None:
        """Grey a control out where it has no effect."""
        self._editors[field].setEnabled(enabled)
        if field in self._labels:
            self._labels[field].setEnabled(enabled)

    def set_action_text(self, field: str, text: str) -> None:
        """Rename a button that changes its meaning (train, pause, resume)."""
        button = self._editors[field]
        assert isinstance(button, QPushButton)
        button.setText(text)
        button.setAccessibleName(text)

    def apply_theme(self, theme: Theme) -> None:
        """Scale margins and widths with the text; the panel stands on the theme's surface."""
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, QColor(theme.surface))
        self.setPalette(palette)
        margin = theme.px(12)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(theme.px(4))
        for entry in self.findChildren(QDoubleSpinBox):
            entry.setFixedWidth(entry.fontMetrics().horizontalAdvance("000,000") + theme.px(20))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        for control in self._controls:
            label, tip = self._tr(control.label), self._tr(control.tip)
            editor = self._editors[control.field]
            if control.field in self._labels:
                self._labels[control.field].setText(label)
                self._labels[control.field].setToolTip(tip)
            if isinstance(editor, QPushButton | QCheckBox):
                editor.setText(label)
            if isinstance(editor, _SeedRow):
                editor.button.setText(QCoreApplication.translate("ControlPanel", "New seed"))
            if isinstance(editor, QComboBox) and isinstance(control, Choice):
                for index, (_, text) in enumerate(control.options):
                    editor.setItemText(index, self._tr(text))
            for widget in (editor, *editor.findChildren(QWidget)):
                widget.setToolTip(tip)
                widget.setAccessibleName(label)
                widget.setAccessibleDescription(tip)

    def _tr(self, text: str) -> str:
        return QCoreApplication.translate(self._context, text)

    def _build(self, control: Control) -> None:
        editor: Any
        if isinstance(control, Slider):
            editor = _SliderRow(control)
            editor.changed.connect(lambda value, field=control.field: self._edit(field, value))
        elif isinstance(control, Seed):
            editor = _SeedRow(control)
            editor.changed.connect(lambda value, field=control.field: self._edit(field, value))
        elif isinstance(control, Choice):
            editor = QComboBox()
            editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            editor.setMinimumContentsLength(6)
            for value, text in control.options:
                editor.addItem(text, value)
            editor.activated.connect(
                lambda index, field=control.field, options=control.options: self._edit(
                    field, options[index][0]
                )
            )
        elif isinstance(control, Toggle):
            editor = QCheckBox()
            editor.toggled.connect(lambda on, field=control.field: self._edit(field, on))
        elif isinstance(control, Action):
            editor = QPushButton()
            editor.clicked.connect(lambda _=False, field=control.field: self.triggered.emit(field))
        else:
            raise TypeError(f"no widget for {type(control).__name__}")
        if not isinstance(control, Toggle | Action):
            label = QLabel()
            label.setWordWrap(True)
            label.setBuddy(editor)
            self._labels[control.field] = label
            self._column.addWidget(label)
        editor.setObjectName(control.field)
        for widget in (editor, *editor.findChildren(QWidget)):
            widget.installEventFilter(self._guard)
        self._editors[control.field] = editor
        self._column.addWidget(editor)
        if not isinstance(control, Toggle):
            self._column.addSpacing(8)

    def _show(self, control: Control, value: Any) -> None:
        editor = self._editors[control.field]
        if isinstance(editor, _SliderRow | _SeedRow):
            editor.set_value(value)
            return
        editor.blockSignals(True)
        if isinstance(editor, QComboBox) and isinstance(control, Choice):
            editor.setCurrentIndex([option for option, _ in control.options].index(value))
        elif isinstance(editor, QCheckBox):
            editor.setChecked(value)
        editor.blockSignals(False)

    def _edit(self, field: str, value: Any) -> None:
        if getattr(self.params, field) == value:
            return
        try:
            params = replace(self.params, **{field: value})
        except ValueError as error:
            self.set_params(self.params)
            self.rejected.emit(str(error))
            return
        self.params = params
        self.paramsChanged.emit(params)
