"""The view of the density: the plane with its marginals, dragged by its centre, its axes, slice and ruler."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engines.multivariate_normal import (
    EXTENT,
    MASSES,
    Normal2dFrame,
    Normal2dParams,
    QuadraticFrame,
    follow,
    grips,
)
from explorer.parts.plots import colour_of, density_lookup
from explorer.parts.theme import THEMES, Theme, Truth
from explorer.tabs.normal_2d.joint_plot import JointPlot
from explorer.tabs.normal_2d.quadratic_items import QuadraticItems
from explorer.tabs.normal_2d.ruler import RulerItems, dotted_curve, patched_text
from explorer.tabs.normal_2d.slice_lines import SliceLines

SPLAT_ABOVE = 2000
"""Samples beyond which the points are drawn as an image of their counts."""

_SQUARE = QRectF(-EXTENT, -EXTENT, 2 * EXTENT, 2 * EXTENT)
_HEADROOM = 1.15
_DENSITY_STEPS = (0.2, 0.3, 0.4, 0.6, 0.8, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 10.0)
"""Scales of a marginal: they change in steps, so that a wider curve looks wider while it is dragged."""

_DARKEST_COUNT = 8
_HANDLE = 18
"""Pixels that a handle takes at 100 % text."""


class PlaneView(QWidget):
    """Density, contours and samples of one distribution, or the quadratic form of what is none.

    Parameters
    ----------
    current
        Gives the params that the tab has by now: a picture may be behind the hand.

    Attributes
    ----------
    joint
        The picture with its marginals.
    density, points, cloud, contours, product, axes, labels
        Items of the plane: the density, the samples as dots or as an image of counts, one contour and one
        label for each of ``MASSES``, the contours of the marginals' product, and the principal axes.
    centre, ends
        Handles: the mean, and one end of each axis.
    histograms, marginals
        Items of the plots above and beside.
    slice, ruler, form
        Items of the slice, of the ruler, and of a matrix that is no covariance.
    """

    centreMoved = Signal(float, float)
    axisMoved = Signal(object, object)
    """An end of an axis was dragged: from where the drag began, to where the hand is; two arrays ``(2,)``."""
    sliceMoved = Signal(float)
    rulerMoved = Signal(float, float)
    released = Signal()

    def __init__(self, current: Callable[[], Normal2dParams]) -> None:
        super().__init__()
        self._current = current
        self._theme = THEMES["light"]
        self._frame: Normal2dFrame | QuadraticFrame | None = None
        self.joint = JointPlot()
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self.joint)
        plane = self.joint.plane
        plane.set_ranges((-EXTENT, EXTENT), (-EXTENT, EXTENT))
        self.density = plane.image(density_lookup)
        self.points = plane.dots(size=4)
        self.cloud = plane.image(_count_lookup)
        self.cloud.setZValue(0)
        self.product = tuple(dotted_curve(plane) for _ in MASSES)
        self.contours = tuple(plane.curve(Truth.EXACT) for _ in MASSES)
        self.axes = tuple(plane.curve(Truth.EXACT, width=1.25) for _ in range(2))
        self.form = QuadraticItems(self.joint)
        self.slice = SliceLines(self.joint)
        self.labels = tuple(patched_text(plane) for _ in MASSES)
        for label, mass in zip(self.labels, MASSES, strict=True):
            label.setText(f"{100 * mass:g} %")
        self.ruler = RulerItems(plane)
        self.ends = tuple(plane.handle() for _ in range(2))
        self.centre = plane.handle()
        self.histograms = (self.joint.above.histogram(), self.joint.turned(self.joint.beside.histogram()))
        self.marginals = (self.joint.above.curve(), self.joint.turned(self.joint.beside.curve()))
        self._normal = (
            self.density,
            self.points,
            self.cloud,
            *self.product,
            *self.contours,
            *self.axes,
            *self.labels,
            *self.ends,
        )
        self._axes: NDArray[np.float64] | None = None  # half axes, in the order of the handles at their ends
        self._grip: NDArray[np.float64] | None = None
        self._pulled: tuple[int, NDArray[np.float64]] | None = None
        self._connect()

    def _connect(self) -> None:
        self.centre.moved.connect(self.centreMoved)
        self.centre.released.connect(self.released)
        for index, end in enumerate(self.ends):
            end.moved.connect(partial(self._pull, index))
            end.released.connect(self._let_go)
        self.slice.moved.connect(self.sliceMoved)
        self.slice.released.connect(self.released)
        self.ruler.handle.moved.connect(self.rulerMoved)
        self.ruler.handle.released.connect(self.released)
        # Labels stand where there is room in pixels.
        self.joint.plane.getViewBox().sigResized.connect(self._place_labels)

    def show_frame(self, frame: Normal2dFrame | QuadraticFrame) -> None:
        """Draw the plane and the marginals."""
        self._frame = frame
        self.centre.place(*frame.params.mean)
        normal = isinstance(frame, Normal2dFrame)
        if normal != self.joint.with_marginals:
            self.joint.set_marginals(normal)
            for item in self._normal:
                item.setVisible(normal)
        if isinstance(frame, QuadraticFrame):
            self.slice.hide()
            self.ruler.hide()
            self.form.show_frame(frame)
            return
        self.form.hide()
        self.density.setImage(frame.density, autoLevels=False, levels=(0.0, frame.peak))
        self.density.setRect(_SQUARE)
        self._show_samples(frame)
        self._show_marginals(frame)
        for contour, points in zip(self.contours, frame.ellipses, strict=True):
            contour.setData(points[:, 0], points[:, 1])
        for index, contour in enumerate(self.product):
            contour.setVisible(bool(frame.product_ellipses))
            if frame.product_ellipses:
                contour.setData(*frame.product_ellipses[index].T)
        self._show_axes(frame)
        self._place_labels()
        self.slice.show_frame(frame)
        self.ruler.show_frame(frame)

    def apply_theme(self, theme: Theme) -> None:
        """Take note of the size of handles."""
        self._theme = theme

    def _show_samples(self, frame: Normal2dFrame) -> None:
        splat = len(frame.samples) > SPLAT_ABOVE
        dots = frame.samples[:0] if splat else frame.samples
        self.points.setData(x=dots[:, 0], y=dots[:, 1])
        self.cloud.setVisible(splat)
        if splat:
            self.cloud.setImage(frame.counts, autoLevels=False, levels=(0, _DARKEST_COUNT))
            self.cloud.setRect(_SQUARE)

    def _show_marginals(self, frame: Normal2dFrame) -> None:
        bars, curves = (frame.histogram_x, frame.histogram_y), (frame.marginal_x, frame.marginal_y)
        tops = []
        for axis, (heights, density) in enumerate(zip(bars, curves, strict=True)):
            self.histograms[axis].setData(frame.edges, heights)
            self.marginals[axis].setData(frame.axis, density)
            highest = max(float(heights.max()), float(density.max()))
            if frame.slice is not None and frame.slice.given != axis:
                highest = max(highest, float(frame.slice.density.max()))
            fitting = (step for step in _DENSITY_STEPS if step * _HEADROOM >= highest)
            tops.append(next(fitting, _DENSITY_STEPS[-1]))
        self.joint.set_densities(tops[0], tops[1], _HEADROOM)

    def _show_axes(self, frame: Normal2dFrame) -> None:
        mean = frame.params.mean
        before = frame.half_axes if self._axes is None else self._axes
        if self._pulled is None:
            self._axes = follow(frame.half_axes, before)
        else:  # the hand knows where its end is, however many pictures it is ahead
            index, hand = self._pulled
            before = before.copy()
            before[index] = hand - mean
            self._axes = follow(frame.half_axes, before, index)
            if self._grip is None and frame.params == self._current():
                self._pulled = None
        places = grips(mean, self._axes)
        for line, end, axis, place in zip(self.axes, self.ends, self._axes, places, strict=True):
            tips = np.stack((mean - axis, mean + axis))
            line.setData(tips[:, 0], tips[:, 1])
            end.place(*place)

    def _place_labels(self) -> None:
        """Write each mass where an axis meets its contour and nothing else stands."""
        frame = self._frame
        if not isinstance(frame, Normal2dFrame):
            return
        per_pixel = np.array(self.joint.plane.getViewBox().viewPixelSize())
        grip = self._theme.px(_HANDLE) * per_pixel
        taken = [(np.array([item.pos().x(), item.pos().y()]), grip) for item in (self.centre, *self.ends)]
        # From outside to inside: where an ellipse is small, its largest contour keeps its name.
        for label, points in reversed(list(zip(self.labels, frame.ellipses, strict=True))):
            box = label.boundingRect()
            size = np.array([box.width(), box.height()]) * per_pixel
            place = self._free_place(points, size, taken)
            label.setVisible(place is not None)
            if place is not None:
                label.setPos(*place)
                taken.append((place, size))

    def _free_place(
        self,
        contour: NDArray[np.float64],
        size: NDArray[np.float64],
        taken: list[tuple[NDArray[np.float64], NDArray[np.float64]]],
    ) -> NDArray[np.float64] | None:
        assert self._axes is not None
        inside = contour[(np.abs(contour) < EXTENT - size / 2).all(axis=1)]
        if not len(inside):
            return None
        for direction in (-self._axes[0], -self._axes[1], self._axes[1], self._axes[0]):
            place: NDArray[np.float64] = inside[(inside @ direction).argmax()]
            if not any((np.abs(place - other) < (size + room) / 2).all() for other, room in taken):
                return place
        return None

    def _pull(self, index: int, x: float, y: float) -> None:
        # Every move is reckoned from where the drag began: a limit met on the way leaves no trace.
        if self._grip is None:
            assert self._axes is not None
            self._grip = grips(self._current().mean, self._axes)[index]
        hand = np.array([x, y])
        self._pulled = index, hand
        self.axisMoved.emit(self._grip, hand)

    def _let_go(self) -> None:
        self._grip = None
        self.released.emit()


def _count_lookup(theme: Theme) -> NDArray[np.uint8]:
    """Lookup table ``(256, 4)``: nothing where no sample is, then ever denser blue."""
    blue = colour_of(Truth.SAMPLED, theme)
    table = np.full((256, 4), (blue.red(), blue.green(), blue.blue(), 0), np.uint8)
    table[1:, 3] = np.linspace(150, 255, 255)
    return table
