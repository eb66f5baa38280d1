"""The control panel: builds the widgets of its controls and edits one frozen params object."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from explorer.parts.controls.declarations import (
    OPEN_DATA,
    PASTE_DATA,
    Action,
    Choice,
    Control,
    Custom,
    DataChoice,
    Editor,
    Seed,
    Slider,
    Toggle,
)
from explorer.parts.controls.editors import SeedRow, SliderRow
from explorer.parts.theme import Theme

PANEL_WIDTH = 280


class _Guard(QObject):
    """Keeps the wheel for scrolling the panel, and the keys for playing.

    Controls react to the wheel only while they have the focus. Lists and buttons take the focus from Tab
    only: after a click, Space, Home and End drive the steps, and do not press the button again.
    """

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWidget) or watched.hasFocus():
            return False
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        if event.type() == QEvent.Type.MouseButtonPress and watched.focusPolicy() == Qt.FocusPolicy.TabFocus:
            self._panel.setFocus(
                Qt.FocusReason.MouseFocusReason
            )  # a number half typed elsewhere is taken now
        return False


class ControlPanel(QScrollArea):
    """Edits one params object.

    Parameters
    ----------
    params
        A frozen dataclass; every control's ``field`` is one of its fields, or of those of its ``part``.
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
        self._offered: list[tuple[str, str]] = []
        self._guard = _Guard(self)
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
                self._index(control, control.shown(control.owner(params)))
        before, self.params = self.params, params
        for control in self._controls:
            # While one view is dragged, the controls of the others are as they were.
            same = params is not before and control.owner(params) is control.owner(before)
            if not (same or isinstance(control, Action)):
                self._show(control, params)

    def offer_data(self, key: str, text: str) -> None:
        """Add own data to every choice of data, with a text that is not translated: the name of a file."""
        if all(key != offered for offered, _ in self._offered):
            self._offered.append((key, text))
            for control in self._controls:
                if isinstance(control, DataChoice):
                    self._fill(control)

    def editor(self, name: str) -> QWidget:
        """Widget of a control, by its `Control.name`."""
        return self._editors[name]

    def set_enabled(self, name: str, enabled: bool) -> None:
        """Grey a control out where it has no effect."""
        self._editors[name].setEnabled(enabled)
        if name in self._labels:
            self._labels[name].setEnabled(enabled)

    def set_shown(self, names: Collection[str]) -> None:
        """Show the controls of these names and hide the others: those of another view."""
        for name, box in self._boxes.items():
            box.setVisible(name in names)

    def set_action_text(self, name: str, text: str) -> None:
        """Rename a button that changes its meaning (train, pause, resume)."""
        button = self._editors[name]
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
        for row in self.findChildren(SliderRow):
            row.entry.setFixedWidth(metrics.horizontalAdvance("000,000") + margins)
        for seed in self.findChildren(SeedRow):
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
            editor = self._editors[control.name]
            if control.name in self._labels:
                self._labels[control.name].setText(label)
                self._labels[control.name].setToolTip(tip)
            if isinstance(editor, QPushButton | QCheckBox):
                editor.setText(label)
            if isinstance(editor, QComboBox) and isinstance(control, Choice):
                self._fill(control)
            for widget in (editor, *editor.findChildren(QWidget)):
                widget.setToolTip(tip)
                widget.setAccessibleName(label)
                widget.setAccessibleDescription(tip)
            if isinstance(editor, SeedRow):
                text = QCoreApplication.translate("ControlPanel", "New seed")
                editor.button.setText(text)
                editor.button.setAccessibleName(text)

    def _tr(self, text: str) -> str:
        """Translate in the chapter's context, or in the one of what several chapters share."""
        translated = QCoreApplication.translate(self._context, text)
        return translated if translated != text else QCoreApplication.translate("ControlPanel", text)

    def _build(self, control: Control) -> None:
        editor: Any
        if isinstance(control, Slider):
            editor = SliderRow(control)
            editor.slider.sliderReleased.connect(self.released)
            editor.changed.connect(partial(self._edit, control.name))
        elif isinstance(control, Seed):
            editor = SeedRow(control)
            editor.changed.connect(partial(self._edit, control.name))
        elif isinstance(control, Choice):
            editor = QComboBox()
            editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            editor.setMinimumContentsLength(6)
            editor.activated.connect(lambda index, choice=control: self._choose(choice, index))
        elif isinstance(control, Toggle):
            editor = QCheckBox()
            editor.toggled.connect(partial(self._edit, control.name))
        elif isinstance(control, Custom):
            editor = control.make()
            editor.changed.connect(partial(self._edit, control.name))
        elif isinstance(control, Action):
            editor = QPushButton()
            editor.clicked.connect(lambda _=False, name=control.name: self.triggered.emit(name))
        else:
            raise TypeError(f"no widget for {type(control).__name__}")
        box = QWidget()
        rows = QVBoxLayout(box)
        if not isinstance(control, Toggle | Action):
            label = QLabel()
            label.setWordWrap(True)
            label.setBuddy(editor)
            self._labels[control.name] = label
            rows.addWidget(label)
        editor.setObjectName(control.name)
        for widget in (editor, *editor.findChildren(QWidget)):
            widget.installEventFilter(self._guard)
            if isinstance(widget, QComboBox | QAbstractButton):
                widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            elif (
                widget.focusPolicy() == Qt.FocusPolicy.WheelFocus
            ):  # it would take the focus before the guard sees
                widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._editors[control.name] = editor
        self._boxes[control.name] = box
        rows.addWidget(editor)
        rows.setContentsMargins(0, 0, 0, 0 if isinstance(control, Toggle) else 8)
        self._column.addWidget(box)

    def _options(self, choice: Choice) -> list[tuple[Any, str]]:
        own = self._offered if isinstance(choice, DataChoice) else []
        return [*((value, self._tr(text)) for value, text in choice.options), *own]

    def _index(self, choice: Choice, value: Any) -> int:
        values = [option for option, _ in self._options(choice)]
        if value not in values:
            raise ValueError(f"{choice.name} must be one of {values}, not {value!r}")
        return values.index(value)

    def _fill(self, choice: Choice) -> None:
        """Write the options of a choice anew, in the current language."""
        box = self._editors[choice.name]
        assert isinstance(box, QComboBox)
        shown = max(box.currentIndex(), 0)
        box.blockSignals(True)
        box.clear()
        for value, text in self._options(choice):
            box.addItem(text, value)
        if isinstance(choice, DataChoice):
            box.insertSeparator(box.count())
            box.addItem(QCoreApplication.translate("ControlPanel", "Open a file…"))
            box.addItem(QCoreApplication.translate("ControlPanel", "Paste from the clipboard"))
        box.setCurrentIndex(shown)
        box.blockSignals(False)

    def _choose(self, choice: Choice, index: int) -> None:
        options = self._options(choice)
        if index < len(options):
            self._edit(choice.name, options[index][0])
        else:
            self._show(choice, self.params)
            self.triggered.emit(OPEN_DATA if index == len(options) + 1 else PASTE_DATA)

    def _show(self, control: Control, params: Any) -> None:
        owner = control.owner(params)
        editor, value = self._editors[control.name], control.shown(owner)
        if isinstance(editor, Editor):
            editor.show_params(owner)
            return
        if isinstance(editor, SliderRow | SeedRow):
            editor.set_value(value)
            return
        editor.blockSignals(True)
        if isinstance(editor, QComboBox) and isinstance(control, Choice):
            editor.setCurrentIndex(self._index(control, value))
        elif isinstance(editor, QCheckBox):
            editor.setChecked(value)
        editor.blockSignals(False)

    def _edit(self, name: str, value: Any) -> None:
        control = next(control for control in self._controls if control.name == name)
        try:
            params = control.edited(self.params, value)
        except ValueError as error:
            self.set_params(self.params)
            self.rejected.emit(str(error))
            return
        changed = params != self.params
        if type(control).applied is not Control.applied:  # it may have changed what other controls show
            self.set_params(params)
        self.params = params
        for other in self._controls:
            if type(other).shown is not Control.shown:  # perhaps of the field edited
                self._show(other, params)
        if changed:
            self.paramsChanged.emit(params)
