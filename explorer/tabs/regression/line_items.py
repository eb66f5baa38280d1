"""Items of the picture of the line: squares and standing densities; its ranges."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsPathItem

from explorer.parts.plots import Colour, Plot, class_colour, colour_of, faded, ink, pen_of
from explorer.parts.theme import Theme

Floats = NDArray[np.float64]
Range = tuple[float, float]
Ranges = tuple[Range, Range]

DESCENT, INVERSE = class_colour(0), class_colour(5)
NOISE_COLOURS: tuple[Callable[[Theme], str], ...] = (ink, class_colour(1), class_colour(2), class_colour(3))
"""Colours of the best lines, in the order of the engine's noises: least squares, in closed form, is ink."""

MOST_SQUARES = 150
"""Residuals beyond which squares would cover the picture."""

_SLACK = 0.02  # of a range, that may be missing at an end
_WIDE = 1.6
_PAD = 0.06


class Shapes(QGraphicsPathItem):
    """Filled outlines of one colour.

    Parameters
    ----------
    plot
        Where they are drawn.
    colour
        Of outline and filling.
    width
        Of the outline in pixels.
    alpha
        Opacity of the filling.
    line_alpha
        Opacity of the outline.
    """

    def __init__(
        self, plot: Plot, colour: Colour, width: float, alpha: float, line_alpha: float = 1.0
    ) -> None:
        super().__init__()

        def style(theme: Theme) -> None:
            pen = pen_of(colour, theme, width)
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setCosmetic(True)
            pen.setColor(faded(pen.color(), line_alpha))
            self.setPen(pen)
            self.setBrush(faded(colour_of(colour, theme), alpha))

        plot.add_styled(self, style)

    def set_curves(self, curves: Sequence[Floats] | Floats) -> None:
        """Draw closed curves, ``(P, 2)`` each."""
        path = QPainterPath()
        for curve in curves:
            path.addPolygon(QPolygonF([QPointF(x, y) for x, y in curve.tolist()]))
            path.closeSubpath()
        self.setPath(path)

    def set_squares(self, x: Floats, y: Floats, residuals: Floats, aspect: float) -> None:
        """Draw the squares of residuals: from each point to the line, and as far to the side.

        Parameters
        ----------
        x, y, residuals
            ``(N,)`` each.
        aspect
            Length on the axis of x that looks as long as 1 on the axis of y.
        """
        path = QPainterPath()
        for left, top, side in zip(x.tolist(), y.tolist(), residuals.tolist(), strict=True):
            path.addRect(QRectF(left, top - side, aspect * side, side).normalized())
        self.setPath(path)


def fine(value: float, pixel: float) -> float:
    """Round a place to a tenth of a pixel: the hand is no more exact than that."""
    return round(value, -math.floor(math.log10(0.1 * pixel))) if pixel > 0.0 else value


def kept(shown: Ranges | None, wanted: Ranges) -> Ranges:
    """Ranges of a plot: those shown as long as they serve, for a change redraws both axes.

    Parameters
    ----------
    shown
        The present ones; None where nothing is shown yet.
    wanted
        What must be visible. Ranges that serve are at most `_WIDE` times as wide.
    """
    if shown is None:
        return wanted
    for (low, high), (new_low, new_high) in zip(shown, wanted, strict=True):
        slack = _SLACK * (high - low)
        wide = (high - low) > _WIDE * (new_high - new_low)
        if wide or new_low < low - slack or new_high > high + slack:
            return _padded(wanted[0]), _padded(wanted[1])
    return shown


def _padded(span: Range) -> Range:
    """Room for what is being dragged to go a little farther."""
    pad = _PAD * (span[1] - span[0])
    return span[0] - pad, span[1] + pad
