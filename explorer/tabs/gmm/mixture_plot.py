"""Points in the colours of their components, with an ellipse and a name at the centre of each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from engines.arrays import Floats
from explorer.parts.plots import Dots, class_colour, ink, pen_of
from explorer.parts.theme import Theme
from explorer.tabs.gmm.coloured_plot import ColouredPlot, Plate

Extent = tuple[tuple[float, float], tuple[float, float]]

MOST_COMPONENTS = 10


class MixturePlot(ColouredPlot):
    """Data and groups: soft with ellipses, or hard without. The caller orders the components."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.ellipses = [self.curve(class_colour(k), 2.5, dashed=True) for k in range(MOST_COMPONENTS)]
        self.names = [Plate(self, k) for k in range(MOST_COMPONENTS)]
        self.centres = Dots(symbol="+")
        self.centres.setZValue(20)
        self.add_styled(self.centres, self._style_centres)

    def show_points(self, x: Floats, responsibilities: Floats, extent: Extent) -> None:
        """Draw points ``(N, 2)`` in the colours of their components, mixed by ``(N, K)``."""
        self.set_ranges(*extent)
        self.points.set_points(x, self.mixed_colours(responsibilities))

    def show_plain(self, x: Floats, extent: Extent) -> None:
        """Draw points without groups."""
        self.set_ranges(*extent)
        grey = QColor(self._theme.muted)
        self.points.set_points(x, np.full((len(x), 3), (grey.red(), grey.green(), grey.blue()), np.uint8))
        self.show_components(x[:0], None, (), extent)

    def show_components(
        self, means: Floats, ellipses: Floats | None, names: Sequence[str], extent: Extent
    ) -> None:
        """Draw the centres ``(K, 2)``, with ellipses ``(K, P, 2)`` if there are any, and their names."""
        self.centres.setData(pos=means)
        (left, right), (low, high) = extent
        for k, (item, name) in enumerate(zip(self.ellipses, self.names, strict=True)):
            there = k < len(means)
            item.setVisible(there and ellipses is not None)
            name.setVisible(there)
            if not there:
                continue
            if ellipses is not None:
                item.setData(ellipses[k, :, 0], ellipses[k, :, 1])
            x, y = means[k].tolist()
            # A name stands beside the mean on the side of the plot's middle, where it is not cut.
            side = min(max((x - left) / (right - left), 0.0), 1.0)
            name.setAnchor((side, -0.3 if y > 0.5 * (low + high) else 1.3))
            name.setPos(x, y)
            if name.toPlainText() != names[k]:  # laying out a text takes longer than the rest
                name.setText(names[k])

    def _style_centres(self, theme: Theme) -> None:
        self.centres.setSize(theme.px(14))
        self.centres.setPen(pen_of(ink, theme, 2.5))
