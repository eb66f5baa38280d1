"""The tab: the plane with its marginals, dragged by its centre and its axes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QColor

from engines.multivariate_normal import (
    EXTENT,
    MASSES,
    Normal2dFrame,
    Normal2dParams,
    follow,
    grips,
    picture,
    reshape,
)
from explorer.parts.chapter_tab import ChapterTab
from explorer.parts.numbers import format_number
from explorer.parts.plots import colour_of, density_lookup, faded
from explorer.parts.runner import Runner
from explorer.parts.theme import Theme, Truth
from explorer.tabs.normal_2d.controls import CONTROLS
from explorer.tabs.normal_2d.joint_plot import JointPlot
from explorer.tabs.normal_2d.numbers import NumbersColumn, fixed

SPLAT_ABOVE = 2000
"""Samples beyond which the points are drawn as an image of their counts."""

_SQUARE = QRectF(-EXTENT, -EXTENT, 2 * EXTENT, 2 * EXTENT)
_HEADROOM = 1.15
_DENSITY_STEPS = (0.2, 0.3, 0.4, 0.6, 0.8, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 10.0)
"""Scales of a marginal: they change in steps, so that a wider curve looks wider while it is dragged."""

_DARKEST_COUNT = 8
_HANDLE = 18
"""Pixels that a handle takes at 100 % text."""


class Normal2dTab(ChapterTab):
    """Density, contours and samples of a normal distribution whose centre and axes can be dragged.

    Attributes
    ----------
    joint
        The picture with its marginals.
    density, points, cloud, contours, axes, labels
        Items of the plane: the density, the samples as dots or as an image of counts, one contour and one
        label for each of ``MASSES``, and the principal axes.
    centre, ends
        Handles: the mean, and one end of each axis.
    histograms, marginals
        Items of the plots above and beside.
    numbers
        The linked column.
    """

    chapter = "normal_2d"

    def __init__(self) -> None:
        super().__init__(Normal2dParams(), CONTROLS, ("normal_2d",))
        self.joint = JointPlot()
        self.picture.addWidget(self.joint)
        plane = self.joint.plane
        plane.set_ranges((-EXTENT, EXTENT), (-EXTENT, EXTENT))
        self.density = plane.image(density_lookup)
        self.points = plane.dots(size=4)
        self.cloud = plane.image(_count_lookup)
        self.cloud.setZValue(0)
        self.contours = tuple(plane.curve(Truth.EXACT) for _ in MASSES)
        self.axes = tuple(plane.curve(Truth.EXACT, width=1.25) for _ in range(2))
        self.labels = tuple(plane.text(bold=True) for _ in MASSES)
        for label, mass in zip(self.labels, MASSES, strict=True):
            label.setText(f"{100 * mass:g} %")
        self.ends = tuple(plane.handle() for _ in range(2))
        self.centre = plane.handle()
        self.histograms = (self.joint.above.histogram(), self.joint.turned(self.joint.beside.histogram()))
        self.marginals = (self.joint.above.curve(), self.joint.turned(self.joint.beside.curve()))
        self.numbers = NumbersColumn()
        self.linked.addWidget(self.numbers)
        self._axes: NDArray[np.float64] | None = None  # half axes, in the order of the handles at their ends
        self._grip: tuple[Normal2dParams, NDArray[np.float64]] | None = None
        self._pulled: tuple[int, NDArray[np.float64]] | None = None
        self.centre.moved.connect(self._move_centre)
        self.centre.released.connect(self._release)
        for index, end in enumerate(self.ends):
            end.moved.connect(partial(self._move_end, index))
            end.released.connect(self._release)
        plane.getViewBox().sigResized.connect(self.redraw)  # labels stand where there is room in pixels
        self.runner = self.add_runner(Runner("thread"))

    def compute(self, params: Any, *, live: bool) -> None:
        """Compute one picture."""
        (self.runner.refresh if live else self.runner.start)(picture, params)

    # The picture

    def show_frame(self, frame: Normal2dFrame) -> None:
        """Draw the plane, the marginals and the numbers."""
        self.density.setImage(frame.density, autoLevels=False, levels=(0.0, frame.peak))
        self.density.setRect(_SQUARE)
        self._show_samples(frame)
        self._show_marginals(frame)
        for contour, points in zip(self.contours, frame.ellipses, strict=True):
            contour.setData(points[:, 0], points[:, 1])
        self._show_axes(frame)
        self._show_labels(frame)
        self.numbers.show_frame(frame)
        self._show_formula(frame)
        self.status.set_truth(
            (
                (Truth.EXACT, self.tr("density, contours, marginals, matrices")),
                (
                    Truth.SAMPLED,
                    self.tr("{count} points").format(count=QLocale().toString(len(frame.samples))),
                ),
            )
        )

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
        for histogram, curve, heights, density in zip(
            self.histograms, self.marginals, bars, curves, strict=True
        ):
            histogram.setData(frame.edges, heights)
            curve.setData(frame.axis, density)
            highest = max(float(heights.max()), float(density.max()))
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
            if self._grip is None and frame.params == self.params:
                self._pulled = None
        self.centre.place(*mean)
        places = grips(mean, self._axes)
        for line, end, axis, place in zip(self.axes, self.ends, self._axes, places, strict=True):
            tips = np.stack((mean - axis, mean + axis))
            line.setData(tips[:, 0], tips[:, 1])
            end.place(*place)

    def _show_labels(self, frame: Normal2dFrame) -> None:
        """Write each mass where an axis meets its contour and nothing else stands."""
        assert self._axes is not None
        per_pixel = np.array(self.joint.plane.getViewBox().viewPixelSize())
        grip = self.theme.px(_HANDLE) * per_pixel
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

    def _show_formula(self, frame: Normal2dFrame) -> None:
        (a, b), (_, c) = frame.inverse
        x, y = (_difference(f"x{index}", mean) for index, mean in zip("₁₂", frame.params.mean, strict=True))
        cross = f"{'−' if b < 0 else '+'} {format_number(abs(2 * b))} {x}{y}"
        self.formula.set_numbers(
            f"= {format_number(frame.peak)} · "
            f"exp{{−½ [{format_number(a)} {x}² {cross} + {format_number(c)} {y}²]}}"
        )

    def apply_theme(self, theme: Theme) -> None:
        """Put the labels on patches of ground, where no dot makes them unreadable."""
        patch = pg.mkBrush(faded(QColor(theme.ground), 0.8))
        for label in self.labels:
            label.fill = patch
        super().apply_theme(theme)

    def retranslate(self) -> None:
        """Name axes and numbers, give the hint."""
        self.joint.plane.set_labels("x₁", "x₂")
        self.joint.above.set_labels("", "p(x₁)")
        self.joint.beside.set_labels("p(x₂)", "")
        self.joint.hint.setText(self.tr("Drag the centre or the axes"))
        self.numbers.retranslate()

    # The hand

    def _move_centre(self, x: float, y: float) -> None:
        mean_x, mean_y = (min(max(round(value, 2), -EXTENT), EXTENT) for value in (x, y))
        self.set_params(replace(self.params, mean_x=mean_x, mean_y=mean_y), live=True)

    def _move_end(self, index: int, x: float, y: float) -> None:
        # Every move is reckoned from where the drag began: a limit met on the way leaves no trace.
        if self._grip is None:
            assert self._axes is not None
            self._grip = self.params, grips(self.params.mean, self._axes)[index]
        params, start = self._grip
        self._pulled = index, np.array([x, y])
        self.set_params(reshape(params, start, (x, y)), live=True)

    def _release(self) -> None:
        self._grip = None
        self.end_gesture()
        self.redraw()  # puts a handle back that was dragged beyond what is possible


def _count_lookup(theme: Theme) -> NDArray[np.uint8]:
    """Lookup table ``(256, 4)``: nothing where no sample is, then ever denser blue."""
    blue = colour_of(Truth.SAMPLED, theme)
    table = np.full((256, 4), (blue.red(), blue.green(), blue.blue(), 0), np.uint8)
    table[1:, 3] = np.linspace(150, 255, 255)
    return table


def _difference(symbol: str, value: float) -> str:
    number = fixed(-value, 2)
    return f"({symbol}{number if number.startswith('−') else f'+{number}'})"
