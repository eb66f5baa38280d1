"""The view of z = μ + Lε: what the map has made of the noise so far, and the noise itself beside it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engines.multivariate_normal import CIRCLE_MASSES, EXTENT, NoiseFrame, noise_at
from explorer.parts.plots import Plot, class_colour, ink, muted
from explorer.parts.theme import Truth

DRAWN = 2000
"""Points that are drawn at most."""

_QUARTERS = tuple(map(class_colour, (0, 3, 2, 4)))


class NoiseView(QWidget):
    """Two planes on the same scale; a quarter of the noise keeps its colour on the way.

    Attributes
    ----------
    before, after
        The plots of ε, which whoever shows the view puts beside it, and of z.
    epsilon, image
        Handles of the one point that is followed: either can be dragged.
    """

    noiseMoved = Signal(float, float)
    released = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._frame: NoiseFrame | None = None
        self._grip: NoiseFrame | None = None
        self.before, self.after = Plot(aspect=True), Plot(aspect=True)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self.after)
        self._dots, self._circles, self._columns = [], [], []
        for plot in (self.before, self.after):
            plot.set_ranges((-EXTENT, EXTENT), (-EXTENT, EXTENT))
            self._dots.append([plot.dots(colour, size=4) for colour in _QUARTERS])
            self._circles.append([plot.curve(Truth.EXACT) for _ in CIRCLE_MASSES])
            self._columns.append([plot.curve(ink, width=3) for _ in range(2)])
        self._path = self.after.curve(muted, width=1.5)
        self.epsilon, self.image = self.before.handle(), self.after.handle()
        self.epsilon.moved.connect(self._move)
        self.image.moved.connect(self._move_image)
        for handle in (self.epsilon, self.image):
            handle.released.connect(self._let_go)

    def show_frame(self, frame: NoiseFrame) -> None:
        """Draw one step of the way."""
        self._frame = frame
        quarter = (frame.noise[:DRAWN, 0] < 0) + 2 * (frame.noise[:DRAWN, 1] < 0)
        identity, origin = np.eye(2), np.zeros(2)
        for side, (points, circles, matrix, start) in enumerate(
            (
                (frame.noise, frame.circles, identity, origin),
                (frame.points, frame.images, frame.matrix, frame.shift),
            )
        ):
            for index, dots in enumerate(self._dots[side]):
                chosen = points[:DRAWN][quarter == index]
                dots.setData(x=chosen[:, 0], y=chosen[:, 1])
            for item, circle in zip(self._circles[side], circles, strict=True):
                item.setData(circle[:, 0], circle[:, 1])
            for item, column in zip(self._columns[side], matrix.T, strict=True):
                tips = np.stack((start, start + column))
                item.setData(tips[:, 0], tips[:, 1])
        self._path.setData([frame.epsilon[0], frame.image[0]], [frame.epsilon[1], frame.image[1]])
        self.epsilon.place(*frame.epsilon)
        self.image.place(*frame.image)

    def _move(self, x: float, y: float) -> None:
        self.noiseMoved.emit(*(min(max(round(value, 3), -EXTENT), EXTENT) for value in (x, y)))

    def _move_image(self, x: float, y: float) -> None:
        # The step of the way that the drag began at: the run is computed anew under the hand.
        self._grip = self._grip or self._frame
        if self._grip is not None:
            place = QPointF(*noise_at(self._grip, (x, y)))
            self._move(place.x(), place.y())

    def _let_go(self) -> None:
        self._grip = None
        self.released.emit()
