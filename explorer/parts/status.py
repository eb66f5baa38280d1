"""The status line: what is exact, sampled and learned in the picture; progress; one line of errors."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from engines.progress import Progress
from explorer.parts.elided import ElidedLabel
from explorer.parts.theme import THEMES, Theme, Truth

TruthLine = Sequence[tuple[Truth, str]]

_SWATCH_WIDTH, _DISTANCE = 26, 12
_TRUTH_SHARE = 0.68
"""Largest share of the line that what is exact, sampled and learned keeps against a note."""


class _Swatch(QWidget):
    """How a truth is drawn everywhere: ink line, blue bar with dots, dashed vermilion line."""

    def __init__(self, truth: Truth) -> None:
        super().__init__()
        self._truth = truth
        self._theme = THEMES["light"]

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setFixedSize(QSize(theme.px(_SWATCH_WIDTH), theme.px(14)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(theme.colour(self._truth))
        middle = self.height() / 2
        if self._truth is Truth.SAMPLED:
            painter.setBrush(colour)
            painter.setPen(Qt.PenStyle.NoPen)
            size = self.height() * 0.42
            for k in range(3):
                painter.drawEllipse(
                    int(self.width() * (0.08 + 0.31 * k)), round(middle - size / 2), round(size), round(size)
                )
            return
        pen = painter.pen()
        pen.setColor(colour)
        pen.setWidthF(theme.width(2.5))
        if self._truth is Truth.LEARNED:
            pen.setDashPattern([2.4, 1.6])
        painter.setPen(pen)
        painter.drawLine(0, round(middle), self.width(), round(middle))


class StatusLine(QWidget):
    """Bottom line of a tab.

    ``cancelled`` fires when the user stops the running job.
    """

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status")
        self._theme = THEMES["light"]
        self._truth: TruthLine = ()
        self._shown: tuple[Truth, ...] = ()
        self._started = 0.0
        self._done = 0
        self._busy = False
        self.failed = False
        self._message = self._note = ""
        self.truth = QWidget()
        self._names = QHBoxLayout(self.truth)
        self._names.setContentsMargins(0, 0, 0, 0)
        self._kinds: list[QLabel] = []
        self._entries: list[ElidedLabel] = []
        self.message = ElidedLabel()
        self.message.setObjectName("message")
        self.message.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.left = QLabel()
        self.cancel = QPushButton()
        self.cancel.setObjectName("cancel")
        self.cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # it hides itself, and the focus would go astray
        self.cancel.clicked.connect(self.cancelled)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.truth, 3)
        self._row.addWidget(self.message, 2)
        self._row.addWidget(self.bar)
        self._row.addWidget(self.left)
        self._row.addWidget(self.cancel)
        # A job shorter than this shows no progress: a bar that flashes tells nothing.
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(300)
        self._patience.timeout.connect(lambda: self._show_progress(True))
        self._show_progress(False)
        self.retranslate()

    def set_truth(self, truth: TruthLine) -> None:
        """Say what in the picture is exact, sampled (with its n) and learned."""
        if tuple(kind for kind, _ in truth) != self._shown:
            self._rebuild(truth)
        for entry, (_, text) in zip(self._entries, truth, strict=True):
            entry.setText(text)
            entry.setToolTip(text)
            entry.setMaximumWidth(entry.fontMetrics().horizontalAdvance(text) + self._theme.px(4))
        self._truth = truth
        self._share_room()

    def set_message(self, text: str, *, error: bool = False) -> None:
        """Show one line; an empty text clears it. ``failed`` tells whether it is an error."""
        self._message, self.failed = text, error
        self._show_text()

    def set_note(self, text: str) -> None:
        """Show what the chapter has to say as long as there is no message."""
        self._note = text
        self._show_text()

    def _show_text(self) -> None:
        text = self._message or self._note
        self.message.setText(" ".join(text.split()))
        self.message.setVisible(bool(text))
        self.message.setToolTip(text)
        palette = self.message.palette()
        colour = self._theme.vermilion if self.failed else self._theme.muted
        palette.setColor(self.message.foregroundRole(), QColor(colour))
        self.message.setPalette(palette)
        self._share_room()

    def _share_room(self) -> None:
        """In a narrow line a note is cut before the truth is; an error takes the room it needs."""
        gaps = self._names.spacing() * max(self._names.count() - 1, 0)
        names = sum(name.sizeHint().width() for name in self._kinds)
        texts = sum(entry.maximumWidth() for entry in self._entries)
        needed = gaps + names + texts + len(self._kinds) * self._theme.px(_SWATCH_WIDTH + _DISTANCE)
        limit = 0 if self.failed else round(_TRUTH_SHARE * self.width())
        self.truth.setMinimumWidth(min(needed, limit))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._share_room()

    def set_busy(self, busy: bool) -> None:
        """Start or end the display of progress; a second job beside a running one starts nothing."""
        if busy == self._busy:
            return
        self._busy = busy
        if busy:
            self._started = time.monotonic()
            self._done = -1
            self.bar.setRange(0, 0)
            self.left.setText("")
            self._patience.start()
        else:
            self._patience.stop()
            self._show_progress(False)

    def set_progress(self, progress: Progress) -> None:
        """Show how far the job is and estimate the time that is left."""
        if self._done < 0:  # the clock starts at the first report: a resumed job does not start at zero
            self._done, self._started = progress.done, time.monotonic()
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        elapsed, done = time.monotonic() - self._started, progress.done - self._done
        if done > 0 and elapsed > 0.5:
            seconds = round(elapsed / done * (progress.total - progress.done))
            text = self.tr("{minutes} min {seconds} s left") if seconds >= 60 else self.tr("{seconds} s left")
            self.left.setText(text.format(minutes=seconds // 60, seconds=seconds % 60))

    def apply_theme(self, theme: Theme) -> None:
        """Scale with the text."""
        self._theme = theme
        small = theme.font("small")
        for widget in (self.message, self.left, self.cancel, *self._entries):
            widget.setFont(small)
        for name in self._kinds:
            name.setFont(theme.font("small", bold=True))
        self.bar.setFixedSize(theme.px(90), theme.px(8))
        self._row.setContentsMargins(theme.px(12), theme.px(4), theme.px(12), theme.px(4))
        # The height of the Stop button even while it is hidden: the picture must not jump when a job starts.
        self.setFixedHeight(self.cancel.sizeHint().height() + theme.px(8))
        self._row.setSpacing(theme.px(8))
        self._names.setSpacing(theme.px(8))
        self._show_text()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.cancel.setText(self.tr("Stop"))
        self.cancel.setAccessibleName(self.tr("Stop"))
        self.cancel.setToolTip(self.tr("Stop the running computation; what is shown stays"))
        self.bar.setAccessibleName(self.tr("Progress"))
        if self._truth:
            self._rebuild(self._truth)
            self.set_truth(self._truth)

    def _rebuild(self, truth: TruthLine) -> None:
        while (item := self._names.takeAt(0)) is not None:
            if widget := item.widget():
                widget.setParent(None)
                widget.deleteLater()
        names = {
            Truth.EXACT: self.tr("exact"),
            Truth.SAMPLED: self.tr("sampled"),
            Truth.LEARNED: self.tr("learned"),
        }
        self._kinds, self._entries = [], []
        for kind, _ in truth:
            swatch, name, entry = _Swatch(kind), QLabel(names[kind]), ElidedLabel()
            swatch.apply_theme(self._theme)
            name.setFont(self._theme.font("small", bold=True))
            entry.setFont(self._theme.font("small"))
            self._names.addWidget(swatch)
            self._names.addWidget(name)
            self._names.addWidget(entry, 100)
            self._names.addSpacing(self._theme.px(_DISTANCE))
            self._kinds.append(name)
            self._entries.append(entry)
        self._names.addStretch(1)
        self._shown = tuple(kind for kind, _ in truth)

    def _show_progress(self, visible: bool) -> None:
        for widget in (self.bar, self.left, self.cancel):
            widget.setVisible(visible)
