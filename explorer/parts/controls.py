"""The control panel: a declarative list of controls edits one frozen params object.

A chapter lists its controls once, with texts marked for translation; the panel builds the widgets, names them
after their params field, and emits a new params object whenever the user changes one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QValidator
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

OPEN_DATA = "open_data"

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
    """

    field: str
    label: str
    tip: str

    def shown(self, params: Any) -> Any:
        """Value that the control shows of params; one that shows a trait of its field overrides this."""
        return getattr(params, self.field)

    def applied(self, params: Any, value: Any) -> Any:
        """Params after the user has set the field; a field that others depend on overrides this."""
        return replace(params, **{self.field: value})


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
    """A data set by key: the shipped ones, those that the user has opened, and a last line that opens one.

    ``ControlPanel.triggered`` carries `OPEN_DATA` when that line is chosen.
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


class GrooveSlider(QSlider):
    """Slider whose groove can be clicked: the handle jumps there and can be dragged on."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the handle under the mouse, then take hold of it where it is."""
        if event.button() != Qt.MouseButton.LeftButton or self._handle().contains(event.position().toPoint()):
            super().mousePressEvent(event)
            return
        handle, groove = self._handle(), self._part(QStyle.SubControl.SC_SliderGroove)
        x = round(event.position().x()) - groove.x() - handle.width() // 2
        self.setSliderDown(True)  # first, so that the jump counts as part of the drag
        self.setValue(
            QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), x, groove.width() - handle.width())
        )
        # Between two positions that lie far apart the handle is near the mouse, not under it: Qt would take
        # the press for one on the groove.
        super().mousePressEvent(
            QMouseEvent(
                event.type(),
                QPointF(self._handle().center()),
                event.globalPosition(),
                event.button(),
                event.buttons(),
                event.modifiers(),
            )
        )

    def _handle(self) -> QRect:
        return self._part(QStyle.SubControl.SC_SliderHandle)

    def _part(self, part: QStyle.SubControl) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, part, self)


class NumberEntry(QDoubleSpinBox):
    """Exact entry of a number. One beyond the range can be typed and becomes the nearest allowed one.

    Qt's own swallows the digit that would leave the range: 600 typed where 500 is the most became 60.
    """

    def __init__(self, minimum: float, maximum: float, decimals: int) -> None:
        super().__init__()
        self.setDecimals(decimals)
        self.setRange(minimum, maximum)
        self.setKeyboardTracking(False)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let every number be typed."""
        checked = super().validate(text, position)
        assert isinstance(checked, tuple)
        if checked[0] == QValidator.State.Invalid and self._number(text) is not None:
            return QValidator.State.Intermediate, text, position
        return checked[0], checked[1], checked[2]

    def fixup(self, text: str) -> str:
        """Replace a number beyond the range by the nearest allowed one, anything else by what was there."""
        number = self._number(text)
        bounded = self.value() if number is None else min(max(number, self.minimum()), self.maximum())
        return self.textFromValue(bounded)

    def _number(self, text: str) -> float | None:
        number, valid = self.locale().toDouble(text.strip())
        return number if valid else None


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
        self.entry = NumberEntry(control.minimum, control.maximum, control.decimals)
        self.entry.setSingleStep(control.step)
        self.entry.setGroupSeparatorShown(True)
        self.entry.setAlignment(Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self.entry)
        self.setFocusProxy(self.slider)
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
        self.entry = NumberEntry(0, control.maximum, 0)
        self.button = QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.setFocusProxy(self.entry)
        row.addWidget(self.entry, 1)
        row.addWidget(self.button, 1)
        self.entry.valueChanged.connect(lambda value: self.changed.emit(round(value)))
        self.button.clicked.connect(self._take_next)

    def set_value(self, value: int) -> None:
        self.entry.blockSignals(True)
        self.entry.setValue(value)
        self.entry.blockSignals(False)

    def _take_next(self) -> None:
        beyond = self.entry.value() >= self.entry.maximum()
        self.entry.setValue(0 if beyond else self.entry.value() + 1)


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
    released = Signal()
    """The user let go of a slider."""
    triggered = Signal(str)

    def __init__(self, params: Any, controls: Sequence[Control], context: str) -> None:
        super().__init__()
        self.setObjectName("controls")
        self.params = params
        self._context = context
        self._controls = tuple(controls)
        self._labels: dict[str, QLabel] = {}
        self._editors: dict[str, QWidget] = {}
        self._boxes: dict[str, QWidget] = {}
        self._offered: dict[str, list[tuple[Any, str]]] = {}
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
        """Show a params object without emitting ``paramsChanged``.

        Raises
        ------
        ValueError
            If a value is not among the options of its control; nothing has changed then.
        """
        for control in self._controls:
            if isinstance(control, Choice):
                self._index(control, control.shown(params))
        self.params = params
        for control in self._controls:
            if not isinstance(control, Action):
                self._show(control, params)

    def offer(self, field: str, value: Any, text: str) -> None:
        """Add an option to a choice, with a text that is not translated: the name of a file."""
        options = self._offered.setdefault(field, [])
        if value not in (option for option, _ in options):
            options.append((value, text))
            self._fill(field)

    def editor(self, field: str) -> QWidget:
        """Widget of a field or an action."""
        return self._editors[field]

    def set_enabled(self, field: str, enabled: bool) -> None:
        """Grey a control out where it has no effect."""
        self._editors[field].setEnabled(enabled)
        if field in self._labels:
            self._labels[field].setEnabled(enabled)

    def set_shown(self, fields: Collection[str]) -> None:
        """Show the controls of these fields and actions and hide the others: those of another view."""
        for field, box in self._boxes.items():
            box.setVisible(field in fields)

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
        for box in self._boxes.values():
            rows = box.layout()
            assert rows is not None
            rows.setSpacing(theme.px(4))
        # Not the entry's own metrics: a new font of the application may reach it only later.
        metrics, margins = QFontMetrics(theme.font()), theme.px(20)
        for row in self.findChildren(_SliderRow):
            row.entry.setFixedWidth(metrics.horizontalAdvance("000,000") + margins)
        for seed in self.findChildren(_SeedRow):
            seed.entry.setMinimumWidth(metrics.horizontalAdvance("0000") + margins)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Left and Right to the tab: there is nothing to scroll sideways, but steps to be played."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

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
            if isinstance(editor, QComboBox) and isinstance(control, Choice):
                self._fill(control.field)
            for widget in (editor, *editor.findChildren(QWidget)):
                widget.setToolTip(tip)
                widget.setAccessibleName(label)
                widget.setAccessibleDescription(tip)
            if isinstance(editor, _SeedRow):
                text = QCoreApplication.translate("ControlPanel", "New seed")
                editor.button.setText(text)
                editor.button.setAccessibleName(text)

    def _tr(self, text: str) -> str:
        return QCoreApplication.translate(self._context, text)

    def _build(self, control: Control) -> None:
        editor: Any
        if isinstance(control, Slider):
            editor = _SliderRow(control)
            editor.slider.sliderReleased.connect(self.released)
            editor.changed.connect(partial(self._edit, control.field))
        elif isinstance(control, Seed):
            editor = _SeedRow(control)
            editor.changed.connect(partial(self._edit, control.field))
        elif isinstance(control, Choice):
            editor = QComboBox()
            editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            editor.setMinimumContentsLength(6)
            editor.activated.connect(lambda index, choice=control: self._choose(choice, index))
        elif isinstance(control, Toggle):
            editor = QCheckBox()
            editor.toggled.connect(partial(self._edit, control.field))
        elif isinstance(control, Custom):
            editor = control.make()
            editor.changed.connect(partial(self._edit, control.field))
        elif isinstance(control, Action):
            editor = QPushButton()
            editor.clicked.connect(lambda _=False, field=control.field: self.triggered.emit(field))
        else:
            raise TypeError(f"no widget for {type(control).__name__}")
        box = QWidget()
        rows = QVBoxLayout(box)
        if not isinstance(control, Toggle | Action):
            label = QLabel()
            label.setWordWrap(True)
            label.setBuddy(editor)
            self._labels[control.field] = label
            rows.addWidget(label)
        editor.setObjectName(control.field)
        for widget in (editor, *editor.findChildren(QWidget)):
            widget.installEventFilter(self._guard)
            if (
                widget.focusPolicy() == Qt.FocusPolicy.WheelFocus
            ):  # it would take the focus before the guard sees
                widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._editors[control.field] = editor
        self._boxes[control.field] = box
        rows.addWidget(editor)
        rows.setContentsMargins(0, 0, 0, 0 if isinstance(control, Toggle) else 8)
        self._column.addWidget(box)

    def _options(self, choice: Choice) -> list[tuple[Any, str]]:
        own = self._offered.get(choice.field, [])
        return [*((value, self._tr(text)) for value, text in choice.options), *own]

    def _index(self, choice: Choice, value: Any) -> int:
        values = [option for option, _ in self._options(choice)]
        if value not in values:
            raise ValueError(f"{choice.field} must be one of {values}, not {value!r}")
        return values.index(value)

    def _fill(self, field: str) -> None:
        """Write the options of a choice anew, in the current language."""
        choice = next(control for control in self._controls if control.field == field)
        box = self._editors[field]
        assert isinstance(choice, Choice)
        assert isinstance(box, QComboBox)
        shown = max(box.currentIndex(), 0)
        box.blockSignals(True)
        box.clear()
        for value, text in self._options(choice):
            box.addItem(text, value)
        if isinstance(choice, DataChoice):
            box.insertSeparator(box.count())
            box.addItem(QCoreApplication.translate("ControlPanel", "Open a file…"))
        box.setCurrentIndex(shown)
        box.blockSignals(False)

    def _choose(self, choice: Choice, index: int) -> None:
        options = self._options(choice)
        if index < len(options):
            self._edit(choice.field, options[index][0])
        else:
            self._show(choice, self.params)
            self.triggered.emit(OPEN_DATA)

    def _show(self, control: Control, params: Any) -> None:
        editor, value = self._editors[control.field], control.shown(params)
        if isinstance(editor, Editor):
            editor.show_params(params)
            return
        if isinstance(editor, _SliderRow | _SeedRow):
            editor.set_value(value)
            return
        editor.blockSignals(True)
        if isinstance(editor, QComboBox) and isinstance(control, Choice):
            editor.setCurrentIndex(self._index(control, value))
        elif isinstance(editor, QCheckBox):
            editor.setChecked(value)
        editor.blockSignals(False)

    def _edit(self, field: str, value: Any) -> None:
        control = next(control for control in self._controls if control.field == field)
        try:
            params = control.applied(self.params, value)
        except ValueError as error:
            self.set_params(self.params)
            self.rejected.emit(str(error))
            return
        if params == self.params:
            return
        if type(control).applied is not Control.applied:  # it may have changed what other controls show
            self.set_params(params)
        self.params = params
        self.paramsChanged.emit(params)
