"""The main picture: points, the hand's line with the density standing on it, and the best lines."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Signal

from engines.regression import NOISES, LineFit, LineFrame, LineScene
from explorer.parts.movable_points import MovablePoints
from explorer.parts.plots import Handle, Plot, muted
from explorer.parts.theme import Truth
from explorer.tabs.regression.line_items import (
    DESCENT,
    INVERSE,
    MOST_SQUARES,
    NOISE_COLOURS,
    Range,
    Ranges,
    Shapes,
    fine,
    kept,
)

APART_ABOVE = 100
"""Points beyond which they are drawn small and faint."""

_EDGE = 0.03  # of the picture's width, between its side and a grip
_SIGMA_AT = 1  # the middle one of the three densities carries the handle of σ


class LinePlot(Plot):
    """Data and lines; points, line and σ can be dragged.

    ``pointAdded`` carries x and y, ``pointMoved`` row, x and y, ``pointRemoved`` the row, ``lineMoved`` the
    new (w, b), ``stdMoved`` the new σ.
    """

    pointAdded = Signal(float, float)
    pointMoved = Signal(int, float, float)
    pointRemoved = Signal(int)
    lineMoved = Signal(float, float)
    stdMoved = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.squares = Shapes(self, Truth.SAMPLED, 1.0, 0.08, line_alpha=0.5)
        self.equal = self.curve(muted, width=1.0)
        self.truth = self.curve(muted, width=1.5)
        self.inverse = self.curve(INVERSE, width=2.0)
        self.descent = self.curve(DESCENT, width=4.5)  # it stays visible under the line that it arrives at
        self.fits = tuple(self.curve(colour, width=2.0) for colour in NOISE_COLOURS)
        self.bells = Shapes(self, Truth.LEARNED, 1.5, 0.16)
        self.line = self.curve(Truth.LEARNED, width=2.5)
        self.points = MovablePoints(self, few=APART_ABOVE)
        self.points.setZValue(50)
        self.grips = (self.handle(Truth.LEARNED), self.handle(Truth.LEARNED))
        self.sigma = self.handle(Truth.LEARNED)
        self.sigma_name = self.label(Truth.LEARNED, (-0.8, 0.5))
        self.sigma_name.setText("σ")
        self.equal_name, self.inverse_name = self.label(muted, (1.0, 0.0)), self.label(INVERSE, (1.0, 0.0))
        self.equal_name.setText("y = x")
        self._scene: LineScene | None = None
        self._ranges: Ranges | None = None
        for grip in self.grips:
            grip.moved.connect(lambda _, y, grip=grip: self._turn(grip, y))
        self.sigma.moved.connect(self._widen)
        self.points.placed.connect(self._add)
        self.points.moved.connect(self._move)
        self.points.removed.connect(self.pointRemoved)
        self.getViewBox().sigResized.connect(self._square_up)

    def retranslate(self) -> None:
        """Name the title and the other regression."""
        self.set_title(self.tr("Drag line, σ or a point · click adds · right click removes"))
        self.inverse_name.setText(self.tr("x from y"))

    @property
    def dragging(self) -> bool:
        """Whether the user holds something in the picture."""
        return self.points.held is not None or any(h.moving for h in (*self.grips, self.sigma))

    def show_frame(self, frame: LineFrame) -> None:
        """Draw the line that gradient descent has reached, and the scene if it is another one."""
        self._show_line(self.descent, frame.reached if frame.step else None, frame.scene)
        if frame.scene is not self._scene:
            self._show_scene(frame.scene)

    def _show_scene(self, scene: LineScene) -> None:
        self._scene = scene
        self._choose_ranges(scene)
        params = scene.params
        self.points.setData(x=scene.x, y=scene.y)
        self._show_squares(scene)
        self.bells.set_curves(scene.bells)
        self._show_line(self.line, scene.line, scene)
        self._show_line(self.truth, scene.truth, scene)
        inverse = scene.inverse if params.inverse else None
        self._show_line(self.inverse, inverse, scene)
        self._show_name(self.inverse_name, inverse, scene)
        for item, name, fit in zip(self.fits, NOISES, scene.fits or (None,) * len(NOISES), strict=True):
            self._show_line(item, fit if params.fits or name == params.model else None, scene)
        equal = LineFit(1.0, params.pivot, 0.0) if params.equal else None
        self._show_line(self.equal, equal, scene)
        self._show_name(self.equal_name, equal, scene)
        self._place_handles(scene)

    def _show_line(self, item: pg.PlotCurveItem, line: LineFit | None, scene: LineScene) -> None:
        if line is None:
            item.setData([], [])
        else:
            item.setData(np.array(self._x), scene.height(line, self._x))

    @property
    def _x(self) -> Range:
        return self._ranges[0] if self._ranges else (0.0, 1.0)

    def _show_squares(self, scene: LineScene) -> None:
        shown = scene.params.squares and len(scene.x) <= MOST_SQUARES
        count = len(scene.x) if shown else 0
        width, height = self.getViewBox().viewPixelSize()
        self.squares.set_squares(
            scene.x[:count], scene.y[:count], scene.residuals[:count], width / (height or 1.0)
        )

    def _show_name(self, name: pg.TextItem, line: LineFit | None, scene: LineScene) -> None:
        """Put a name where a line leaves the picture."""
        name.setVisible(line is not None and self._ranges is not None)
        if line is None or self._ranges is None:
            return
        (_, right), (low, high) = self._ranges
        end = float(scene.height(line, right))
        edge = min(max(end, low), high)
        # The line is steep where it does not reach the right side.
        name.setPos(right if end == edge else right - (end - edge) / line.w, edge)

    def _square_up(self) -> None:
        """Keep squares square in a window of another shape."""
        if self._scene is not None:
            self._show_squares(self._scene)

    def _place_handles(self, scene: LineScene) -> None:
        left, right = self._x
        edge = _EDGE * (right - left)
        for grip, x in zip(self.grips, (left + edge, right - edge), strict=True):
            grip.place(x, float(scene.height(scene.line, x)))
        foot = float(scene.bells_at[_SIGMA_AT])
        top = float(scene.height(scene.line, foot)) + scene.line.std
        self.sigma.place(foot, top)
        self.sigma_name.setPos(foot, top)

    def _choose_ranges(self, scene: LineScene) -> None:
        """Keep the ranges as long as they serve: while something is dragged it moves, not the axes."""
        if self._ranges is None or not self.dragging:
            self._ranges = kept(self._ranges, (scene.x_range, scene.y_range))
        self.set_ranges(*self._ranges)

    def _turn(self, grip: Handle, y: float) -> None:
        """Turn the line around the other grip."""
        if self._scene is None:
            return
        other = self.grips[1 - self.grips.index(grip)].pos()
        edge = _EDGE * (self._x[1] - self._x[0])
        held = self._x[0] + edge if grip is self.grips[0] else self._x[1] - edge
        w, b = self._scene.through((held, y), (other.x(), other.y()))
        self.lineMoved.emit(w, b)

    def _widen(self, _: float, y: float) -> None:
        """Take the distance from the line, to either side and never less than a pixel."""
        if self._scene is None:
            return
        height = float(self.getViewBox().viewPixelSize()[1])
        foot = float(self._scene.height(self._scene.line, self._scene.bells_at[_SIGMA_AT]))
        self.stdMoved.emit(max(fine(abs(y - foot), height), height))

    def _move(self, row: int, x: float, y: float) -> None:
        width, height = self.getViewBox().viewPixelSize()
        self.pointMoved.emit(row, fine(x, width), fine(y, height))

    def _add(self, x: float, y: float) -> None:
        width, height = self.getViewBox().viewPixelSize()
        self.pointAdded.emit(fine(x, width), fine(y, height))
