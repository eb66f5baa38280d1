"""The picture of EM: one of two plots, the handles of the start, and the motion between half-steps."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engines.gmm import GmmFrame
from explorer.parts.theme import Theme
from explorer.tabs.gmm.eruptions import EruptionPlot
from explorer.tabs.gmm.glide import Glide
from explorer.tabs.gmm.profile_plot import ProfilePlot
from explorer.tabs.gmm.start_handles import StartHandles


class EmPicture(QWidget):
    """Data and mixture in one or two dimensions, and a sentence below them.

    ``clicked`` carries a place and the row of the point there, or None; ``painted`` and ``erased`` what a
    hand with the pen does; ``startDragged`` the start that a drag has made; ``moved`` every frame drawn.
    """

    clicked = Signal(float, float, object)
    painted = Signal(float, float)
    erased = Signal(int)
    startDragged = Signal(object)
    moved = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.plane, self.profile = EruptionPlot(), ProfilePlot()
        self.notice = QLabel()
        self.notice.setWordWrap(True)
        self.notice.hide()
        self._handles = {self.plane: StartHandles(self.plane, 2), self.profile: StartHandles(self.profile, 1)}
        self.plot: EruptionPlot | ProfilePlot = self.plane
        self.profile.hide()
        self.drawn: GmmFrame | None = None
        """What the picture shows, perhaps between two half-steps."""
        self._selected: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for plot, handles in self._handles.items():
            column.addWidget(plot, 1)
            plot.clicked.connect(self._click)
            plot.rightClicked.connect(self._erase)
            plot.painted.connect(self.painted)
            handles.dragged.connect(self.startDragged)
        column.addWidget(self.notice)
        self.glide = Glide(self)
        self.glide.moved.connect(self._draw)

    @property
    def handles(self) -> StartHandles:
        """The handles of the plot that is shown."""
        return self._handles[self.plot]

    def show_frame(self, frame: GmmFrame, selected: int | None, *, motion_ms: float = 0.0) -> None:
        """Draw a half-step, or move to it from what is drawn; a motion that is on its way there goes on."""
        self._selected = selected
        if frame is self.glide.target:
            assert self.drawn is not None
            self._draw(self.drawn)
        elif motion_ms > 0.0 and self.drawn is not None:
            self.glide.start(self.drawn, frame, motion_ms)
        else:
            self.glide.stop()
            self._draw(frame)

    def set_texts(self, title: str, axes: tuple[str, str]) -> None:
        """Name the data, what a hand can do, and both axes."""
        self.plot.set_title(title)
        self.plot.set_labels(*axes)

    def set_notice(self, text: str) -> None:
        """Show a sentence below the picture; an empty text gives its room back."""
        if text != self.notice.text():
            self.notice.setText(text)
            self.notice.setVisible(bool(text))

    def apply_theme(self, theme: Theme) -> None:
        """Scale with the text."""
        self.notice.setFont(theme.font("small"))

    def _draw(self, frame: GmmFrame) -> None:
        plot = self.profile if frame.means.shape[1] == 1 else self.plane
        if plot is not self.plot:
            self.handles.show(None)
            self.plot.hide()
            self.plot = plot
            plot.show()
        plot.pen_down = frame.params.painted
        plot.show_frame(frame, self._selected)
        at_start = frame.kind == "start" and not self.glide.moving
        self.handles.show(frame if at_start else None)
        self.plane.crosses.setVisible(not at_start)
        self.drawn = frame
        self.moved.emit(frame)

    def _click(self, x: float, y: float) -> None:
        if self.drawn is not None:
            self.clicked.emit(x, y, self.plot.point_at(self.drawn, x, y))

    def _erase(self, x: float, y: float) -> None:
        row = None if self.drawn is None else self.plot.point_at(self.drawn, x, y)
        if row is not None:
            self.erased.emit(row)
