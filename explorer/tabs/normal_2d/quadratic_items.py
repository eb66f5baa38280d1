"""What a matrix that is no covariance looks like: field, contours and eigenvectors of its quadratic form."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from engines.multivariate_normal import EXTENT, LEVELS, QuadraticFrame
from explorer.parts.numbers import format_number
from explorer.parts.plots import class_colour, colour_of, ink, pen_of
from explorer.parts.theme import Theme
from explorer.tabs.normal_2d.joint_plot import JointPlot
from explorer.tabs.normal_2d.ruler import patched_text

NEGATIVE_COLOUR = class_colour(2)

_SQUARE = QRectF(-EXTENT, -EXTENT, 2 * EXTENT, 2 * EXTENT)
_ARROW = 2.2


class QuadraticItems:
    """Blue where the variance along a direction is positive, amber with dashed contours where it is negative.

    Attributes
    ----------
    field, above, below, axes, labels
        The form as an image, its contours on either side of zero, its eigenvectors and their eigenvalues.
    """

    def __init__(self, joint: JointPlot) -> None:
        plane = joint.plane
        self.field = plane.image(_signed_lookup)
        self.above = plane.curve(ink, width=1.5)
        self.below = pg.PlotCurveItem()
        plane.add_styled(self.below, self._style_below)
        self.axes = tuple(plane.curve(ink, width=2.5) for _ in range(2))
        self.labels = tuple(patched_text(plane) for _ in range(2))
        self._items = (self.field, self.above, self.below, *self.axes, *self.labels)
        self.hide()

    def show_frame(self, frame: QuadraticFrame) -> None:
        """Draw the form of a frame."""
        for item in self._items:
            item.setVisible(True)
        self.field.setImage(frame.form, autoLevels=False, levels=(-LEVELS[-1], LEVELS[-1]))
        self.field.setRect(_SQUARE)
        for item, lines in ((self.above, frame.above), (self.below, frame.below)):
            item.setData(lines[:, 0], lines[:, 1], connect="finite")
        mean = frame.params.mean
        for index, (line, label) in enumerate(zip(self.axes, self.labels, strict=True)):
            arm = _ARROW * frame.eigenvectors[:, index]
            tips = np.stack((mean - arm, mean + arm))
            line.setData(tips[:, 0], tips[:, 1])
            tip = tips[np.abs(tips).max(axis=1).argmin()]  # the end that is further inside
            label.setText(f"λ = {format_number(float(frame.eigenvalues[index]))}")
            label.setPos(*np.clip(tip, 0.2 - EXTENT, EXTENT - 0.2))

    def hide(self) -> None:
        """Take everything out of the picture."""
        for item in self._items:
            item.setVisible(False)

    def _style_below(self, theme: Theme) -> None:
        self.below.setPen(pen_of(ink, theme, 1.5, dashed=True))


def _signed_lookup(theme: Theme) -> NDArray[np.uint8]:
    """Lookup table ``(256, 3)`` from amber over the ground, which is zero, to blue."""
    ground, ends = QColor(theme.ground), (colour_of(NEGATIVE_COLOUR, theme), QColor(theme.blue))
    middle = np.array([ground.red(), ground.green(), ground.blue()])
    share = 0.75 * np.linspace(-1.0, 1.0, 256)[:, None]
    low, high = (np.array([end.red(), end.green(), end.blue()]) for end in ends)
    table: NDArray[np.uint8] = (
        middle + np.where(share < 0, -share * (low - middle), share * (high - middle))
    ).astype(np.uint8)
    return table
