"""The view of the fit: points, placed and dragged by hand or from a data set, and the fitted ellipses."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engines.multivariate_normal import FIT_MASSES, POINT_LIMIT, FitFrame
from explorer.parts.movable_points import MovablePoints
from explorer.parts.plots import Plot
from explorer.parts.theme import Theme, Truth


class FitView(QWidget):
    """Points and the normal fitted to them.

    Attributes
    ----------
    plane
        The plot.
    data, points, ellipses, truth, centre
        Its items: the data set, the points placed by hand, one ellipse for each of ``FIT_MASSES``, those of
        the distribution that the data were drawn from, and the estimated mean.
    """

    def __init__(self) -> None:
        super().__init__()
        self.plane = Plot()
        self.data = self.plane.dots(size=5, alpha=0.6)
        self.truth = tuple(self.plane.curve(Truth.EXACT) for _ in FIT_MASSES)
        self.ellipses = tuple(self.plane.curve(Truth.LEARNED) for _ in FIT_MASSES)
        self.centre = pg.ScatterPlotItem(symbol="+")
        self.plane.add_styled(self.centre, self._style_centre)
        self.points = MovablePoints(self.plane, few=POINT_LIMIT)
        self.points.setZValue(20)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self.plane)

    def show_frame(self, frame: FitFrame) -> None:
        """Draw points and estimate."""
        # Units of length alike, or the angles of the ellipse would lie; of unlike ones they say nothing.
        self.plane.setAspectLocked((not frame.names and len(frame.data) == 0) or frame.truth is not None)
        self.plane.set_ranges(*frame.extent)
        self.data.setData(x=frame.data[:, 0], y=frame.data[:, 1])
        self.points.setData(x=frame.points[:, 0], y=frame.points[:, 1])
        for index, item in enumerate(self.ellipses):
            item.setVisible(bool(frame.ellipses))
            if frame.ellipses:
                item.setData(*frame.ellipses[index].T)
            self.truth[index].setVisible(frame.truth is not None)
            if frame.truth is not None:
                self.truth[index].setData(*frame.true_ellipses[index].T)
        known = bool(frame.ellipses)
        self.centre.setVisible(known)
        if known:
            self.centre.setData(x=frame.mean[:1], y=frame.mean[1:])

    def _style_centre(self, theme: Theme) -> None:
        self.centre.setSize(theme.px(16))
        self.centre.setBrush(pg.mkBrush(theme.vermilion))
        self.centre.setPen(pg.mkPen(theme.ground, width=theme.width(1)))
