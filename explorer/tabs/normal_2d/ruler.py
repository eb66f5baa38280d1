"""The ruler: one point's distance from the centre, in the plane's units and in standard deviations."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from engines.multivariate_normal import Normal2dFrame
from explorer.parts.plots import Colour, Plot, class_colour, colour_of, faded, ink, muted, pen_of
from explorer.parts.theme import Theme

RULER_COLOUR = class_colour(0)


class RulerItems:
    """Handle, the line to it, and all points that are as far away by either measure.

    Attributes
    ----------
    handle
        The point; it can be dragged.
    """

    def __init__(self, plane: Plot) -> None:
        self._items = (
            circle := dotted_curve(plane),
            contour := plane.curve(RULER_COLOUR, width=2.5),
            line := plane.curve(RULER_COLOUR, width=2.5),
            handle := plane.handle(RULER_COLOUR),
        )
        self.circle, self.contour, self.line, self.handle = circle, contour, line, handle

    def show_frame(self, frame: Normal2dFrame) -> None:
        """Draw the distances that a frame holds, or none."""
        ruler, params = frame.ruler, frame.params
        for item in self._items:
            item.setVisible(ruler is not None)
        if ruler is None:
            return
        x, y = params.ruler_x, params.ruler_y
        self.handle.place(x, y)
        self.line.setData([params.mean_x, x], [params.mean_y, y])
        self.circle.setData(ruler.circle[:, 0], ruler.circle[:, 1])
        self.contour.setData(ruler.contour[:, 0], ruler.contour[:, 1])

    def hide(self) -> None:
        """Take everything out of the picture."""
        for item in self._items:
            item.setVisible(False)


def dotted_curve(plane: Plot) -> pg.PlotCurveItem:
    """Add a line that is there to compare others with."""
    item = pg.PlotCurveItem()

    def style(theme: Theme) -> None:
        pen = pen_of(muted, theme, 1.5)
        pen.setStyle(Qt.PenStyle.DotLine)
        item.setPen(pen)

    return plane.add_styled(item, style)


def patched_text(plane: Plot, colour: Colour = ink) -> pg.TextItem:
    """Add a text on a patch of ground, where nothing below makes it unreadable."""
    item = pg.TextItem(anchor=(0.5, 0.5))

    def style(theme: Theme) -> None:
        item.setColor(colour_of(colour, theme))
        item.setFont(theme.font("small", bold=True))
        item.fill = pg.mkBrush(faded(QColor(theme.ground), 0.85))

    return plane.add_styled(item, style)
