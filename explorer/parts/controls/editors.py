"""Widgets that edit one value: a slider with its entry, a seed with its button."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QValidator
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from explorer.parts.controls.declarations import Seed, Slider


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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Space, which no number needs, to the chapter: it plays, also after a number was typed."""
        if event.key() == Qt.Key.Key_Space:
            self.interpretText()
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _number(self, text: str) -> float | None:
        number, valid = self.locale().toDouble(text.strip())
        return number if valid else None


class SliderRow(QWidget):
    """A number: a slider, and the exact value beside it; ``changed`` carries what the user has set."""

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
        """Show a number without emitting ``changed``."""
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


class SeedRow(QWidget):
    """A seed and a button that takes the next one; ``changed`` carries what the user has set."""

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
        """Show a seed without emitting ``changed``."""
        self.entry.blockSignals(True)
        self.entry.setValue(value)
        self.entry.blockSignals(False)

    def _take_next(self) -> None:
        beyond = self.entry.value() >= self.entry.maximum()
        self.entry.setValue(0 if beyond else self.entry.value() + 1)
