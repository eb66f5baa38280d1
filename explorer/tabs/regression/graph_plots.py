"""Beside the graph: the place of the point, and the error of finite differences over their step."""

from __future__ import annotations

from PySide6.QtCore import Signal

from engines.regression.autodiff_frame import POWERS, AutodiffFrame, Terrain
from explorer.parts.plots import Plot, class_colour, muted
from explorer.parts.theme import Truth
from explorer.tabs.regression.graph_drawing import GRADIENT

INPUT_COLOURS = (class_colour(4), class_colour(2))
INPUT_SYMBOLS = ("s", "t1")
INPUT_MARKS = ("■", "▲")

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_ERRORS = (-17.3, 2.0)  # decades of the relative error that are shown


class PointPlot(Plot):
    """Lines of equal f, or its curve, and the point; ``pointMoved`` carries where the user puts it.

    Of an expression of one input only the first number counts.
    """

    pointMoved = Signal(float, float)

    def __init__(self) -> None:
        super().__init__()
        self.curve_of_f = self.curve(muted, width=1.0)
        self.tangent = self.curve(GRADIENT, width=2.0)
        self.point = self.handle(Truth.EXACT)
        self.point.moved.connect(self._drag)
        self.clicked.connect(self._drag)
        self._drawn: Terrain | None = None

    def show_frame(self, frame: AutodiffFrame) -> None:
        """Draw the terrain and the point on it."""
        terrain, point = frame.terrain, frame.params.point
        if terrain is not self._drawn:
            self._drawn = terrain
            self.curve_of_f.setData(terrain.curve[:, 0], terrain.curve[:, 1], connect="finite")
        if len(point) == 1:
            self.set_ranges(
                terrain.spans[0], (float(terrain.curve[:, 1].min()), float(terrain.curve[:, 1].max()))
            )
            self.set_labels(terrain.names[0], "f")
            self.point.place(point[0], frame.value)
            (x0, y0), (x1, y1) = frame.tangent
            self.tangent.setData([x0, x1], [y0, y1])
        else:
            self.set_ranges(*terrain.spans)
            self.set_labels(*terrain.names)
            self.point.place(*point)
            self.tangent.setData([], [])

    def _drag(self, u: float, v: float) -> None:
        """Follow the hand, but stay in the picture."""
        if self._drawn is None:
            return
        spans = (*self._drawn.spans, (v, v))
        inside = [min(max(value, low), high) for value, (low, high) in zip((u, v), spans, strict=False)]
        self.pointMoved.emit(*inside)


class CheckPlot(Plot):
    """Relative error of the central differences over h, both logarithmic."""

    def __init__(self) -> None:
        super().__init__()
        for axis, powers in (("bottom", range(POWERS[0], 0, 3)), ("left", range(-15, 5, 5))):
            self.getAxis(axis).setTicks([[(power, power_of_ten(power)) for power in powers]])
        self.set_ranges((float(POWERS[0]), float(POWERS[1])), _ERRORS)
        self.rounding = self.curve(muted, width=1.0)
        self.errors = [self.curve(colour, width=2.0) for colour in INPUT_COLOURS]
        self.here = self.line_at()
        self.heads = [self.dots(colour, size=10, alpha=1.0, outlined=True) for colour in INPUT_COLOURS]
        for head, symbol in zip(self.heads, INPUT_SYMBOLS, strict=True):
            head.setSymbol(symbol)
        self.name = self.text(muted, anchor=(0.0, 1.0))
        self.name.setPos(POWERS[0], _ERRORS[0])

    def show_frame(self, frame: AutodiffFrame) -> None:
        """Draw one curve for each input."""
        check, power = frame.check, frame.params.power
        self.rounding.setData(check.log_h, check.log_rounding)
        for row, (curve, head) in enumerate(zip(self.errors, self.heads, strict=True)):
            there = row < len(check.log_errors)
            errors = check.log_errors[row] if there else []
            curve.setData(check.log_h if there else [], errors)
            head.setData(x=[power] if there else [], y=[check.log_error_here[row]] if there else [])
        self.here.setValue(power)


def power_of_ten(power: int) -> str:
    """Write 10 to a power."""
    return "10" + str(power).translate(_SUPERSCRIPTS) if power else "1"
