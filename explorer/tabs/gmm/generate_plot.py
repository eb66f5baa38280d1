"""The plane of a mixture: density, ellipses that are dragged, and the points drawn so far."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QWidget

from engines.gmm.field import MASSES, Field
from engines.gmm.generate import GenerateFrame
from engines.gmm.generate_params import COMPONENT_LIMIT, PLANES, GenerateParams
from engines.gmm.generate_shaping import from_square, to_square
from engines.multivariate_normal import follow, grips
from explorer.parts.plots import Plot, class_colour, density_lookup, ink, muted, pen_of
from explorer.parts.theme import Theme, Truth
from explorer.tabs.gmm.coloured_plot import Plate

_THIN, _BOLD = 2.0, 4.5


class FieldPlot(Plot):
    """A density over its plane: shaded, or as contours in the line of what is exact or what is fitted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.density = self.image(density_lookup)
        self.data = self.dots(Truth.SAMPLED, size=6, alpha=0.55)
        self.contours = {
            truth: tuple(self._contour(truth) for _ in MASSES) for truth in (Truth.EXACT, Truth.LEARNED)
        }

    def show_field(self, field: Field, plane: str, truth: Truth, *, image: bool) -> None:
        """Draw a density of a plane."""
        (left, right), (low, high) = PLANES[plane]
        self.set_ranges((left, right), (low, high))
        self.density.setVisible(image)
        if image:
            self.density.setImage(field.density, autoLevels=False, levels=(0.0, field.peak))
            self.density.setRect(QRectF(left, low, right - left, high - low))
        for kind, curves in self.contours.items():
            for curve, points in zip(curves, field.contours, strict=True):
                curve.setVisible(kind is truth)
                if kind is truth:
                    curve.setData(points[:, 0], points[:, 1])

    def show_data(self, x: NDArray[np.float64] | None) -> None:
        """Draw data ``(N, 2)``; None for none."""
        places = np.empty((0, 2)) if x is None else x
        self.data.setData(x=places[:, 0], y=places[:, 1])

    def _contour(self, truth: Truth) -> pg.PlotCurveItem:
        curve = self.curve(truth, width=1.5)
        curve.opts["connect"] = "finite"
        curve.setZValue(5)  # above the points, which may be many
        return curve


class HandMixturePlot(FieldPlot):
    """The mixture that is shaped by hand, and its sample.

    Parameters
    ----------
    current
        Gives the params that the view has by now: a picture may be behind the hand.
    """

    centreMoved = Signal(int, float, float)
    """Number of a component from 1, and where its mean was dragged to."""
    axisMoved = Signal(object, object)
    """An end of an axis was dragged: from where the drag began, to where the hand is; two arrays ``(2,)``."""
    letGo = Signal()

    def __init__(self, current: Callable[[], GenerateParams]) -> None:
        super().__init__()
        self._current = current
        self._frame: GenerateFrame | None = None
        self._hidden_dots = self.dots(Truth.SAMPLED, size=6, alpha=0.8)
        numbers = range(COMPONENT_LIMIT)
        self.class_dots = tuple(self.dots(class_colour(k), size=6, alpha=0.8) for k in numbers)
        self.ellipses = tuple(pg.PlotCurveItem() for _ in numbers)
        for k, ellipse in enumerate(self.ellipses):
            ellipse.setZValue(6)
            self.add_styled(ellipse, partial(self._style_ellipse, k))
        self.ring = pg.ScatterPlotItem(symbol="o", brush=None)
        self.add_styled(self.ring, self._style_ring)
        self.names = tuple(Plate(self, k) for k in numbers)
        for name in self.names:
            name.setText(f"{name.number + 1}")
            name.setAnchor((0.5, 1.5))
            name.setZValue(50)
        self.ends = tuple(self.handle() for _ in range(2))
        self.centres = tuple(self.handle(class_colour(k)) for k in numbers)
        self._axes: NDArray[np.float64] | None = None  # in the square, in the order of the handles
        self._of: tuple[str, int] = ("", 0)  # plane and component that they belong to
        self._grip: NDArray[np.float64] | None = None
        self._pulled: tuple[int, NDArray[np.float64]] | None = None
        for k, centre in enumerate(self.centres):
            centre.moved.connect(partial(self.centreMoved.emit, k + 1))
            centre.released.connect(self.letGo)
        for index, end in enumerate(self.ends):
            end.moved.connect(partial(self._pull, index))
            end.released.connect(self._release)

    def show_frame(self, frame: GenerateFrame) -> None:
        """Draw a step."""
        params, scene = frame.params, frame.scene
        fresh = self._frame is None or self._frame.scene is not scene
        self._frame = frame
        if fresh:
            fitted = params.plane == "old_faithful"
            truth = Truth.LEARNED if fitted else Truth.EXACT
            self.show_field(scene.field, params.plane, truth, image=params.picture == "image")
            self.show_data(None if scene.eruptions is None else scene.eruptions.x)
        self._show_components(frame)
        for k in range(COMPONENT_LIMIT):
            self._style_ellipse(k, self._theme)
        self._show_points(frame)

    def _show_components(self, frame: GenerateFrame) -> None:
        params = frame.params
        for k in range(COMPONENT_LIMIT):
            there = k < params.components
            for item in (self.ellipses[k], self.names[k], self.centres[k]):
                item.setVisible(there)
            if there:
                self.ellipses[k].setData(*frame.scene.ellipses[k].T)
                self.centres[k].place(*params.means[k])
                self.names[k].setPos(*params.means[k])
        self._show_axes(frame)

    def _show_axes(self, frame: GenerateFrame) -> None:
        params = frame.params
        mean = to_square(params.plane, params.means[params.selected - 1])
        axes = to_square(params.plane, params.means[params.selected - 1] + frame.scene.axes) - mean
        of = (params.plane, params.selected)
        before = axes if self._axes is None or of != self._of else self._axes
        self._of = of
        if self._pulled is None:
            self._axes = follow(axes, before)
        else:  # the hand knows where its end is, however many pictures it is ahead
            index, hand = self._pulled
            before = before.copy()
            before[index] = hand - mean
            self._axes = follow(axes, before, index) if before[index].any() else axes
            if self._grip is None and params == self._current():
                self._pulled = None
        for end, place in zip(self.ends, from_square(params.plane, grips(mean, self._axes)), strict=True):
            end.place(*place)

    def _show_points(self, frame: GenerateFrame) -> None:
        coloured = frame.params.colours
        nothing = frame.x[:0]
        hidden = nothing if coloured else frame.x
        self._hidden_dots.setData(x=hidden[:, 0], y=hidden[:, 1])
        for k, dots in enumerate(self.class_dots):
            of_class = frame.x[frame.z == k] if coloured else nothing
            dots.setData(x=of_class[:, 0], y=of_class[:, 1])
        newest = frame.x[-1:] if frame.one_by_one and not frame.pending else nothing
        self.ring.setData(x=newest[:, 0], y=newest[:, 1])

    def _style_ellipse(self, k: int, theme: Theme) -> None:
        """Set the component off that a point is just being drawn from; hide whose ellipse it is with z."""
        frame = self._frame
        chosen = frame is not None and frame.one_by_one and frame.newest == k
        hidden = frame is not None and not frame.params.colours
        width = _BOLD if chosen else _THIN
        self.ellipses[k].setPen(pen_of(muted if hidden else class_colour(k), theme, 1.0 if hidden else width))

    def _style_ring(self, theme: Theme) -> None:
        self.ring.setSize(theme.px(15))
        self.ring.setPen(pg.mkPen(ink(theme), width=theme.width(2.5)))

    def _pull(self, index: int, x: float, y: float) -> None:
        # Every move is reckoned from where the drag began: a limit met on the way leaves no trace.
        params = self._current()
        if self._grip is None:
            assert self._axes is not None
            mean = to_square(params.plane, params.means[params.selected - 1])
            self._grip = from_square(params.plane, grips(mean, self._axes)[index])
        hand = np.array([x, y])
        self._pulled = index, to_square(params.plane, hand)
        self.axisMoved.emit(self._grip, hand)

    def _release(self) -> None:
        self._grip = None
        self.letGo.emit()
