"""The graph of a computation, left to right: boxes with value and gradient, edges with local derivatives."""

from __future__ import annotations

from math import isnan

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engines.regression.autodiff_frame import AutodiffFrame
from explorer.parts.numbers import format_number
from explorer.parts.plots import class_colour
from explorer.parts.theme import THEMES, Theme

GRADIENT = class_colour(0)
"""Colour of everything that belongs to the way back."""

_LARGEST, _SMALLEST = 24.0, 6.0  # points at 100 % text
_NAME_SHARE, _BOX_SHARE = 0.98, 0.68  # of a column's width; numbers of edges stand between the boxes
_PADDING = 4.0
_SLOPE_SHARE = 0.85  # of the letters' size for the numbers of edges
_WHOLE = 1e6
_LINES = 3  # the name above the box, value and gradient in it
_ROW_SHARE = 0.92  # of a row's height


class GraphDrawing(QWidget):
    """Draws one step of the passes; letters are as large as the boxes allow."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = THEMES["light"]
        self._title = ""
        self._frame: AutodiffFrame | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_title(self, text: str) -> None:
        """Put a line above the graph."""
        self._title = text
        self.update()

    def show_frame(self, frame: AutodiffFrame) -> None:
        """Draw a step."""
        self._frame = frame
        self.setAccessibleName(
            "; ".join(" ".join(self.lines(node)) for node in range(len(frame.graph.names)))
        )
        self.update()

    def lines(self, node: int) -> tuple[str, str, str]:
        """Text of a node: how it is computed, its value and its gradient, as far as they are known."""
        frame = self._frame
        assert frame is not None
        graph = frame.graph
        name, text = graph.names[node], graph.texts[node]
        value = written(float(graph.values[node])) if node < frame.known else ""
        slope = float(frame.gradients[node])
        return (
            name if name == text else f"{name} = {text}",
            value,
            "" if isnan(slope) else f"∂ {written(slope)}",
        )

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and text size."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title, edges and boxes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        title = self._theme.font("small")
        height = QFontMetricsF(title).height()
        painter.setFont(title)
        painter.setPen(QColor(self._theme.ink))
        text = QFontMetricsF(title).elidedText(self._title, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(0.0, 0.0, self.width(), height), Qt.AlignmentFlag.AlignLeft, text)
        if self._frame is not None:
            area = QRectF(self.rect()).adjusted(0.0, height + self._theme.px(8), 0.0, 0.0)
            boxes, font = self._lay_out(area)
            small = QFont(font)
            small.setPointSizeF(_SLOPE_SHARE * font.pointSizeF())
            painter.setFont(small)
            for edge in range(len(self._frame.graph.edges)):
                self._draw_edge(painter, edge, boxes)
            painter.setFont(font)
            for node, box in enumerate(boxes):
                self._draw_box(painter, node, box)
        painter.end()

    def _lay_out(self, area: QRectF) -> tuple[list[QRectF], QFont]:
        """Place the boxes, all of one size, and find the largest letters that fit into them."""
        frame = self._frame
        assert frame is not None
        places = frame.graph.places
        column = area.width() / (float(places[:, 0].max()) + 1.0)
        low, high = float(places[:, 1].min()), float(places[:, 1].max())
        row = area.height() / (high - low + 1.0)
        padding = self._theme.px(_PADDING)
        font = self._theme.font("small")
        size = _LARGEST * self._theme.scale
        font.setPointSizeF(size)
        metrics = QFontMetricsF(font)
        nodes = range(len(frame.graph.names))
        names = max(metrics.horizontalAdvance(self.lines(node)[0]) for node in nodes)
        # Of every step, so that the letters keep their size while the passes are played.
        numbers = max(
            metrics.horizontalAdvance(text)
            for pair in zip(frame.graph.values.tolist(), frame.graph.gradients.tolist(), strict=True)
            for text in (written(pair[0]), f"∂ {written(pair[1])}")
        )
        shrink = min(
            1.0,
            _NAME_SHARE * column / names,
            (_BOX_SHARE * column - 2.0 * padding) / numbers,
            (_ROW_SHARE * row - 2.0 * padding) / (_LINES * metrics.height()),
        )
        font.setPointSizeF(max(size * shrink, _SMALLEST))
        line = QFontMetricsF(font).height()
        width = min(_BOX_SHARE * column, shrink * numbers + 8.0 * padding)
        height = (_LINES - 1) * line + 2.0 * padding
        boxes = []
        for across, down in places.tolist():
            centre = QPointF((across + 0.5) * column, area.top() + (down - low + 0.5) * row)
            boxes.append(QRectF(centre.x() - width / 2, centre.y() - (height - line) / 2, width, height))
        return boxes, font

    def _draw_edge(self, painter: QPainter, edge: int, boxes: list[QRectF]) -> None:
        frame, theme = self._frame, self._theme
        assert frame is not None
        start, end = frame.graph.edges[edge].tolist()
        first = QPointF(boxes[start].right(), boxes[start].center().y())
        last = QPointF(boxes[end].left(), boxes[end].center().y())
        bend = 0.5 * (boxes[end].left() - boxes[start].right())
        path = QPainterPath(first)
        path.cubicTo(first + QPointF(bend, 0.0), last - QPointF(bend, 0.0), last)
        back = frame.phase == "backward"
        active = end == frame.active and frame.phase in ("forward", "backward")
        colour = (GRADIENT(theme) if back else theme.ink) if active else theme.muted
        painter.setPen(QPen(QColor(colour), theme.width(3.0 if active else 1.0)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        if back and (active or not isnan(float(frame.gradients[start]))):
            self._draw_slope(painter, path.pointAtPercent(0.5), float(frame.graph.slopes[edge]), colour)

    def _draw_slope(self, painter: QPainter, centre: QPointF, slope: float, colour: str) -> None:
        text = written(slope, digits=2)
        metrics = QFontMetricsF(painter.font())
        size = QRectF(0.0, 0.0, metrics.horizontalAdvance(text) + 2.0, metrics.height())
        size.moveCenter(centre)
        painter.fillRect(size, QColor(self._theme.ground))
        painter.setPen(QColor(colour))
        painter.drawText(size, Qt.AlignmentFlag.AlignCenter, text)

    def _draw_box(self, painter: QPainter, node: int, box: QRectF) -> None:
        frame, theme = self._frame, self._theme
        assert frame is not None
        known, active = node < frame.known, node == frame.active
        back = frame.phase in ("seed", "backward")
        pen = QPen(QColor(theme.muted if not active else GRADIENT(theme) if back else theme.ink))
        pen.setWidthF(theme.width(3.0 if active else 1.0))
        if not known:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(theme.surface if known else theme.ground))
        radius = theme.px(_PADDING)
        painter.drawRoundedRect(box, radius, radius)
        line = (box.height() - 2.0 * radius) / (_LINES - 1)
        top = box.top() - line
        for text, colour in zip(self.lines(node), (theme.muted, theme.ink, GRADIENT(theme)), strict=True):
            painter.setPen(QColor(colour))
            width = painter.fontMetrics().horizontalAdvance(text) + 4.0
            place = QRectF(box.center().x() - width / 2, top, width, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
            top += line if top > box.top() else line + radius


def written(value: float, digits: int = 3) -> str:
    """Format a number; a whole one without decimals, there are many of them in a graph."""
    return format_number(int(value) if value.is_integer() and abs(value) < _WHOLE else value, digits)
