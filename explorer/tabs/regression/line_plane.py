"""The plane of lines: contours of the squared error, the way of gradient descent and the best lines."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Signal

from engines.regression import NOISES, LineFrame, LineScene, Moments
from engines.regression.surface import RISES
from explorer.parts.plots import Colour, Plot, colour_of, ink, muted
from explorer.parts.theme import Theme, Truth
from explorer.tabs.regression.line_items import DESCENT, NOISE_COLOURS, Ranges, Shapes, fine, kept

_SHADE = 0.05  # opacity of the area inside one contour; they add up towards the bottom


class PlanePlot(Plot):
    """Every point is a line; ``lineMoved`` carries the (w, b) of the one that is dragged."""

    lineMoved = Signal(float, float)

    def __init__(self) -> None:
        super().__init__()
        self.contours = tuple(Shapes(self, muted, 1.0, _SHADE) for _ in RISES)
        for contour in self.contours:
            contour.setZValue(-5)
        self.cut = self.line_at(vertical=False, colour=muted, width=1.0)
        self.whole = self.curve(DESCENT, width=1.0)
        self.walked = self.curve(DESCENT, width=2.5)
        self.steps = self.dots(DESCENT, size=5, alpha=1.0)
        self.here = self.dots(DESCENT, size=12, alpha=1.0, outlined=True)
        self.best = tuple(self._mark(colour) for colour in NOISE_COLOURS)
        self.hand = self.handle(Truth.LEARNED)
        self.hand.moved.connect(self._drag)
        self.here.setZValue(60)
        self._scene: LineScene | None = None
        self._moments: Moments | None = None
        self._ranges: Ranges | None = None

    def show_frame(self, frame: LineFrame) -> None:
        """Draw the way up to a step, and contours and lines if the scene is another one."""
        if frame.scene is not self._scene:
            self._show_scene(frame)
        path = frame.path
        self.walked.setData(path[:, 0], path[:, 1])
        self.steps.setData(pos=path[:-1])
        self.here.setData(pos=path[-1:] if frame.step else path[:0])

    def _show_scene(self, frame: LineFrame) -> None:
        self._scene = scene = frame.scene
        if self._ranges is None or not self.hand.moving:
            self._ranges = kept(self._ranges, (scene.plane.w_range, scene.plane.b_range))
        self.set_ranges(*self._ranges)
        if scene.moments != self._moments:  # the contours know nothing of the hand's line
            self._moments = scene.moments
            for index, item in enumerate(self.contours):
                item.set_curves(scene.plane.contours[index : index + 1])
        self.whole.setData(frame.way.points[:, 0], frame.way.points[:, 1])
        self.cut.setValue(scene.line.b)
        self.hand.place(scene.line.w, scene.line.b)
        params = scene.params
        for item, name, fit in zip(self.best, NOISES, scene.fits or (None,) * len(NOISES), strict=True):
            shown = fit is not None and (params.fits or name in ("normal", params.model))
            item.setData(pos=[(fit.w, fit.b)] if fit is not None and shown else np.empty((0, 2)))

    def _drag(self, w: float, b: float) -> None:
        width, height = self.getViewBox().viewPixelSize()
        self.lineMoved.emit(fine(w, width), fine(b, height))

    def _mark(self, colour: Colour) -> pg.ScatterPlotItem:
        item = pg.ScatterPlotItem(symbol="+" if colour is ink else "d")
        item.setZValue(40)

        def style(theme: Theme) -> None:
            item.setSize(theme.px(17 if colour is ink else 12))
            item.setBrush(colour_of(colour, theme))
            item.setPen(pg.mkPen(theme.ground, width=theme.width(1)))

        return self.add_styled(item, style)
