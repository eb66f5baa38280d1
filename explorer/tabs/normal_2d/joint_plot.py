"""A square picture of the plane with the marginal of either coordinate along its edge."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QResizeEvent, QTransform
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from explorer.parts.plots import Plot
from explorer.parts.theme import THEMES, Theme

_SHARE = 0.18
"""Height of a marginal, as a share of the whole."""

_WIDEST = 1.5
"""Widest that the marginal beside the plane may become, in its natural width."""

_INSET = 2
"""pyqtgraph leaves a margin of one pixel on either side of a plot's layout."""

_TURN = QTransform(0, 1, 1, 0, 0, 0)
"""Exchanges x and y: a curve over x₂ is fed like every other and drawn lying on its side."""


class JointPlot(QWidget):
    """The plane, and beside it two plots whose axes are its own.

    The three are laid out by hand, because the plane must be a square and the edges of the marginals must
    be its edges to the pixel, whatever the numbers on the axes are.

    Attributes
    ----------
    plane
        The picture; one unit is as long on both axes.
    above, beside
        Marginals of x₁ and of x₂. What is added to `beside` by `turned` lies on its side.
    hint, explanation
        Texts: in the corner beside the marginals, and in the place of all three where there are none.
    """

    def __init__(self) -> None:
        super().__init__()
        self._theme = THEMES["light"]
        self.plane = Plot(aspect=True, parent=self)
        self.above = Plot(parent=self)
        self.beside = Plot(parent=self)
        # An image that is enlarged shows the density, not its pixels.
        self.plane.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.explanation = QLabel(self)
        self.explanation.setWordWrap(True)
        self.explanation.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.explanation.setVisible(False)
        self._with_marginals = True
        for plot in (self.plane, self.above, self.beside):
            plot.getPlotItem().setContentsMargins(0, 0, 0, 0)
        self.above.hideAxis("bottom")
        self.beside.hideAxis("left")
        self.above.setXLink(self.plane)
        self.beside.setYLink(self.plane)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def turned(self, item: Any) -> Any:
        """Lay an item of `beside` on its side."""
        item.setTransform(_TURN)
        return item

    def set_densities(self, above: float, beside: float, headroom: float) -> None:
        """Let each marginal run from 0 to a density and, unmarked, on to ``headroom`` times that."""
        self.above.getAxis("left").setTicks(_ticks(above))
        self.beside.getAxis("bottom").setTicks(_ticks(beside))
        self.above.getViewBox().setYRange(0.0, headroom * above, padding=0)
        self.beside.getViewBox().setXRange(0.0, headroom * beside, padding=0)

    @property
    def with_marginals(self) -> bool:
        """Whether the marginals are shown."""
        return self._with_marginals

    def explain(self, text: str) -> None:
        """Write a text in the place of the marginals."""
        if text != self.explanation.text():
            self.explanation.setText(text)
            self._arrange()

    def set_hint(self, text: str) -> None:
        """Write a text in the corner beside the marginals."""
        if text != self.hint.text():
            self.hint.setText(text)
            self._show_hint()

    def set_marginals(self, shown: bool) -> None:
        """Show the marginals, or leave their place above the plane to a text."""
        self._with_marginals = shown
        self._arrange()
        self.above.setVisible(shown)
        self.beside.setVisible(shown)
        self.explanation.setVisible(not shown)

    def apply_theme(self, theme: Theme) -> None:
        """Give the axes of the three plots common widths."""
        self._theme = theme
        self.hint.setFont(theme.font("small"))
        self.explanation.setFont(theme.font("body"))
        palette = self.hint.palette()
        palette.setColor(self.hint.foregroundRole(), QColor(theme.muted))
        self.hint.setPalette(palette)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the plots out anew."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        theme, metrics = self._theme, QFontMetrics(self._theme.font("small"))
        left = metrics.horizontalAdvance("0.00") + metrics.height() + theme.px(8)
        bottom = 2 * metrics.height() + theme.px(6)
        for plot in (self.plane, self.above):
            plot.getAxis("left").setWidth(left)
        for plot in (self.plane, self.beside):
            plot.getAxis("bottom").setHeight(bottom)
        marginal = round(_SHARE * min(self.width(), self.height()))
        right = marginal
        if not self._with_marginals:
            marginal, right = self.explanation.heightForWidth(self.width()) + theme.px(4), 0
        side = min(self.width() - left - right, self.height() - bottom - marginal) - _INSET
        if side <= 0:
            return
        across = min(self.width() - left - side - _INSET, round(_WIDEST * right))
        width, height = left + side + _INSET, side + bottom + _INSET
        x = (self.width() - width - across) // 2
        y = (self.height() - height - marginal) // 2
        self.above.setGeometry(x, y, width, marginal)
        self.plane.setGeometry(x, y + marginal, width, height)
        self.beside.setGeometry(x + width, y + marginal, across, height)
        self.explanation.setGeometry(0, 0, self.width(), y + marginal - theme.px(4))
        corner = x + width + theme.px(4)
        self.hint.setGeometry(corner, y, self.width() - corner, marginal - theme.px(4))
        self._show_hint()

    def _show_hint(self) -> None:
        """Show the text in the corner where there is room for it."""
        fits = self.hint.heightForWidth(self.hint.width()) <= self.hint.height()
        self.hint.setVisible(self._with_marginals and fits)


def _ticks(top: float) -> list[list[tuple[float, str]]]:
    """Zero, the middle and the top: in a low plot the axis leaves the top out, whose text would be cut."""
    return [[(value, f"{value:g}") for value in (0.0, top / 2, top)]]
