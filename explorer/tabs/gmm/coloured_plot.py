"""Points in the colours of their components, and the plate that names a component."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from explorer.parts.plots import Plot, class_colour, colour_of, faded
from explorer.parts.soft_points import SoftPoints
from explorer.parts.theme import Theme


class Plate(pg.TextItem):
    """A text on a patch of ground, framed in the colour of a component.

    Parameters
    ----------
    plot
        Where it lies.
    number
        Of the component, from 0.
    bold
        Whether the text is.
    """

    def __init__(self, plot: Plot, number: int, *, bold: bool = True) -> None:
        super().__init__()
        self.number = number
        self._bold = bold
        self.setZValue(21)
        plot.add_styled(self, self._wear)

    def _wear(self, theme: Theme) -> None:
        self.setColor(theme.ink)
        self.setFont(theme.font("small", bold=self._bold))
        self.fill = pg.mkBrush(faded(QColor(theme.ground), 0.88))
        self.border = pg.mkPen(colour_of(class_colour(self.number), theme), width=theme.width(2))


class ColouredPlot(Plot):
    """A plot of points in mixtures of the colours of their components; component k has class colour k."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.component_colours: NDArray[np.float32] = np.empty((0, 3), np.float32)
        """Colours of the components, ``(10, 3)``."""
        self.points = SoftPoints()
        self.add_styled(self.points, self._style_points)

    def mixed_colours(self, responsibilities: NDArray[Any]) -> NDArray[np.uint8]:
        """Mix the components' colours by the responsibilities ``(N, K)``: ``(N, 3)``."""
        palette = self.component_colours[: responsibilities.shape[1]]
        mixed = responsibilities.astype(np.float32, copy=False) @ palette
        return np.asarray(mixed + np.float32(0.5)).astype(np.uint8)

    def _style_points(self, theme: Theme) -> None:
        names = map(QColor, theme.classes)
        self.component_colours = np.array([(c.red(), c.green(), c.blue()) for c in names], np.float32)
        self.points.set_scale(theme.scale)
