"""The transport bar: plays, steps and scrubs through recorded steps on the GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QKeyEvent, QPainter, QPixmap, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from explorer.parts.controls import GrooveSlider
from explorer.parts.theme import THEMES, Theme

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0)


def _icon(shape: str, theme: Theme) -> QIcon:
    """Transport symbol, pale while it is disabled."""
    icon = QIcon(_symbol(shape, QColor(theme.ink), theme.px(16)))
    pale = QColor(theme.muted)
    pale.setAlphaF(0.4)
    icon.addPixmap(_symbol(shape, pale, theme.px(16)), QIcon.Mode.Disabled)
    return icon


def _symbol(shape: str, colour: QColor, size: int) -> QPixmap:
    """Draw a triangle, two bars, or a triangle against a bar, pointing left or right."""
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.scale(size / 16, size / 16)
    if shape in ("first", "back"):
        painter.translate(16, 0)
        painter.scale(-1, 1)
    triangle = {"play": (4, 13), "forward": (5, 11), "back": (5, 11), "first": (2, 10), "last": (2, 10)}
    if shape == "pause":
        painter.drawRect(QRectF(4, 3, 3, 10))
        painter.drawRect(QRectF(9, 3, 3, 10))
    else:
        left, right = triangle[shape]
        painter.drawPolygon(QPolygonF([QPointF(left, 3), QPointF(right, 8), QPointF(left, 13)]))
    if shape in ("forward", "back"):
        painter.drawRect(QRectF(2, 3, 1.5, 10))
    if shape in ("first", "last"):
        painter.drawRect(QRectF(11.5, 3, 2, 10))
    painter.end()
    return pixmap


class Player(QWidget):
    """Transport bar over ``count`` recorded steps.

    ``positionChanged`` fires whenever the playhead moves, by the user or by playing. Frames that are appended
    while the playhead stands at the end move it along, so a running computation is followed until the user
    scrubs away.

    Parameters
    ----------
    rate
        Steps a second at speed 1.
    """

    positionChanged = Signal(int)
    playingChanged = Signal(bool)

    def __init__(self, rate: float = 8.0) -> None:
        super().__init__()
        self.setObjectName("player")
        self._rate = rate
        self._count = 0
        self._growing = False
        self._sought: int | None = None
        self._theme = THEMES["light"]
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._buttons = {name: QToolButton() for name in ("first", "back", "play", "forward", "last")}
        self.slider = GrooveSlider()
        self.slider.setObjectName("playhead")
        self.slider.setRange(0, 0)
        self.label = QLabel()
        self.speed = QComboBox()
        self.speed.setObjectName("speed")
        for factor in SPEEDS:
            self.speed.addItem(f"{factor:g}×", factor)
        self.speed.setCurrentIndex(SPEEDS.index(1.0))
        self.loop = QToolButton()
        self.loop.setObjectName("loop")
        self.loop.setText("↻")
        self.loop.setCheckable(True)
        self._row = row = QHBoxLayout(self)
        row.setSpacing(4)
        for name, button in self._buttons.items():
            button.setObjectName(name)
            button.setAutoRaise(True)
            row.addWidget(button)
        row.addWidget(self.slider, 1)
        row.addWidget(self.label)
        row.addWidget(self.speed)
        row.addWidget(self.loop)
        self._buttons["first"].clicked.connect(self.first)
        self._buttons["back"].clicked.connect(self.step_back)
        self._buttons["play"].clicked.connect(self.toggle)
        self._buttons["forward"].clicked.connect(self.step)
        self._buttons["last"].clicked.connect(self.last)
        self.slider.valueChanged.connect(self._moved)
        self.slider.actionTriggered.connect(self.pause)  # a hand on the slider, by mouse or by key
        self.slider.sliderPressed.connect(self.pause)
        self.speed.currentIndexChanged.connect(self._pace)
        self._pace()
        self.retranslate()
        self._enable()

    @property
    def count(self) -> int:
        """Number of recorded steps."""
        return self._count

    @property
    def position(self) -> int:
        """Index of the step that is shown, 0 when there is none."""
        return self.slider.value()

    @property
    def resting_place(self) -> int | None:
        """Step that the user has left the playhead at, None where it follows the end of the run."""
        if self._sought is not None:
            return self._sought
        return self.position if self.position < self._count - 1 else None

    @property
    def playing(self) -> bool:
        """Whether the playhead moves by itself."""
        return self._timer.isActive()

    @property
    def interval(self) -> int:
        """Milliseconds between two steps that are played."""
        return self._timer.interval()

    def set_count(self, count: int) -> None:
        """Tell how many steps are recorded now; the playhead follows the end if it stood there."""
        follow = self.position >= self._count - 1 and not self.playing
        self._count = count
        self.slider.blockSignals(True)
        before = self.position
        self.slider.setRange(0, max(0, count - 1))
        self.slider.setPageStep(max(1, count // 10))
        if self._sought is not None and self._sought < count - 1:
            # Sought until the run is there as a whole: these may be the first steps of one that is abandoned.
            self.slider.setValue(self._sought)
        elif follow and count:
            self.slider.setValue(count - 1)
        self.slider.blockSignals(False)
        self._enable()
        if self.position != before:
            self.positionChanged.emit(self.position)

    def set_growing(self, growing: bool) -> None:
        """Tell whether more steps are being computed: then playing waits at the end instead of stopping."""
        self._growing = growing
        if not growing:
            self._sought = None  # the run is shorter: its end, which was followed, is as near as it gets

    def seek(self, position: int | None) -> None:
        """Move the playhead as soon as that step is recorded, unless the user moves it before.

        None lets it follow the end of the run again.
        """
        self._sought = position

    def clear(self) -> None:
        """Forget the steps of a run; a playhead before its end seeks its place in the next run."""
        if self._count > 1:
            self._sought = self.resting_place
        self.pause()
        self.set_count(0)

    def set_position(self, position: int) -> None:
        """Move the playhead, clipped to the recorded steps."""
        self.slider.setValue(position)

    def set_label(self, text: str) -> None:
        """Say in the chapter's own words where the playhead is."""
        self.label.setText(text)

    def set_rate(self, rate: float) -> None:
        """Set how many steps a second are played at speed 1."""
        self._rate = rate
        self._pace()

    def play(self) -> None:
        """Play to the end; from the start again if the playhead stands at the end."""
        if self._count < 2 or self.playing:
            return
        if self.position >= self._count - 1:
            self.set_position(0)
        self._timer.start()
        self._show_playing()

    def pause(self) -> None:
        """Stop playing."""
        if self.playing:
            self._timer.stop()
            self._show_playing()

    def toggle(self) -> None:
        """Play or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def step(self) -> None:
        """Pause and go one step on."""
        self.pause()
        self.set_position(self.position + 1)

    def step_back(self) -> None:
        """Pause and go one step back."""
        self.pause()
        self.set_position(self.position - 1)

    def first(self) -> None:
        """Pause and go to the first step."""
        self.pause()
        self.set_position(0)

    def last(self) -> None:
        """Pause and go to the last step."""
        self.pause()
        self.set_position(self._count - 1)

    def take_key(self, event: QKeyEvent) -> bool:
        """Serve Space, Left, Right, Home and End; whether the key was one of them."""
        actions = {
            Qt.Key.Key_Space: self.toggle,
            Qt.Key.Key_Left: self.step_back,
            Qt.Key.Key_Right: self.step,
            Qt.Key.Key_Home: self.first,
            Qt.Key.Key_End: self.last,
        }
        action = actions.get(Qt.Key(event.key()))
        if action is None or event.modifiers() not in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            return False
        action()
        return True

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the symbols and scale the bar with the text."""
        self._theme = theme
        for name, button in self._buttons.items():
            button.setIconSize(QSize(theme.px(16), theme.px(16)))
            if name != "play":
                button.setIcon(_icon(name, theme))
        self._row.setContentsMargins(theme.px(12), theme.px(4), theme.px(12), theme.px(4))
        self.label.setMinimumWidth(QFontMetrics(theme.font()).horizontalAdvance("0000 / 0000"))
        self.label.setContentsMargins(theme.px(4), 0, theme.px(8), 0)
        self._draw_play_button()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop what the keyboard also does when the bar is narrow."""
        self._fit()
        super().resizeEvent(event)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        texts = {
            self._buttons["first"]: self.tr("Go to the first step (Home)"),
            self._buttons["back"]: self.tr("Go one step back (Left)"),
            self._buttons["play"]: self.tr("Play or pause (Space)"),
            self._buttons["forward"]: self.tr("Go one step on (Right)"),
            self._buttons["last"]: self.tr("Go to the last step (End)"),
            self.slider: self.tr("Drag to any recorded step"),
            self.speed: self.tr("Speed of playing"),
            self.loop: self.tr("Start again from the first step at the end"),
        }
        for widget, text in texts.items():
            widget.setToolTip(text)
            widget.setAccessibleName(text)

    def _fit(self) -> None:
        roomy = self.width() >= self._theme.px(480)
        for widget in (self._buttons["first"], self._buttons["last"], self.loop):
            widget.setVisible(roomy)

    def _pace(self) -> None:
        self._timer.setInterval(round(1000 / (self._rate * self.speed.currentData())))

    def _tick(self) -> None:
        if self.position < self._count - 1:
            self.set_position(self.position + 1)
        elif self.loop.isChecked():
            self.set_position(0)
        elif not self._growing:
            self.pause()

    def _moved(self, position: int) -> None:
        self._sought = None
        self.positionChanged.emit(position)

    def _enable(self) -> None:
        many = self._count > 1
        for widget in (*self._buttons.values(), self.slider, self.speed, self.loop):
            widget.setEnabled(many)

    def _show_playing(self) -> None:
        self._draw_play_button()
        self.playingChanged.emit(self.playing)

    def _draw_play_button(self) -> None:
        name = "pause" if self.playing else "play"
        self._buttons["play"].setIcon(_icon(name, self._theme))
