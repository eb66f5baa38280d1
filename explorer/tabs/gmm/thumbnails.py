"""The gallery: one small picture of every run, in the order of their rank."""

from __future__ import annotations

from math import ceil

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engines.arrays import Floats
from engines.gmm.data import extent
from engines.gmm.gallery import GalleryFrame
from explorer.parts.numbers import format_number
from explorer.parts.plots import class_colour, faded
from explorer.parts.theme import THEMES, Theme

_GAP = 12
_SHAPE = 1.35  # width of a cell against its height
_MOST_POINTS = 400  # in a thumbnail; two dozen of them are drawn at once


class Thumbnails(QWidget):
    """Cells in rows; ``chosen`` carries the number of the run that was clicked."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._theme = THEMES["light"]
        self._frame: GalleryFrame | None = None
        self._selected = -1
        self._drawn: dict[int, QPixmap] = {}
        self._drawn_for: object = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def apply_theme(self, theme: Theme) -> None:
        """Draw in the colours and sizes of a theme."""
        self._theme = theme
        self._drawn.clear()
        self.update()

    def show_gallery(self, frame: GalleryFrame, selected: int) -> None:
        """Hang the runs of a frame by rank, with a border around the selected one."""
        if self._frame is None or frame.params != self._frame.params:
            self._drawn.clear()
        self._frame, self._selected = frame, selected
        self.update()

    @property
    def selected(self) -> int:
        """Number of the run with the border around it."""
        return self._selected

    @property
    def columns(self) -> int:
        """Number of cells side by side, such that the cells of all runs are as large as they can be."""
        count = self._count

        def height(columns: int) -> float:
            cell = self.height() // ceil(count / columns)
            return min(cell - self._caption_height(cell), self.width() / columns / _SHAPE)

        return max(range(1, count + 1), key=height)

    @property
    def cells(self) -> list[QRect]:
        """Rectangle of every place in the ranking, caption included."""
        count, columns, gap = self._count, self.columns, self._theme.px(_GAP)
        rows = ceil(count / columns)
        width = (self.width() - gap * (columns - 1)) // columns
        height = (self.height() - gap * (rows - 1)) // rows
        places = (divmod(place, columns) for place in range(count))
        return [QRect(column * (width + gap), row * (height + gap), width, height) for row, column in places]

    @property
    def _count(self) -> int:
        return self._frame.params.starts if self._frame else 1

    def run_at(self, place: QPointF) -> int | None:
        """Return the number of the run at a point of the widget."""
        ranking = self._frame.ranking if self._frame else ()
        cells = zip(ranking, self.cells, strict=False)  # runs that have not ended have an empty cell
        return next((run for run, cell in cells if cell.contains(place.toPoint())), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a run."""
        run = self.run_at(event.position())
        if run is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(run)

    def event(self, event: QEvent) -> bool:
        """Say in a tooltip what the caption may have no room for."""
        if isinstance(event, QHelpEvent):
            run = self.run_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if run is None else self._words(run), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every cell; the pictures of runs are kept until size, theme or data change."""
        if self._frame is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ranking = self._frame.ranking
        for place, cell in enumerate(self.cells):
            run = ranking[place] if place < len(ranking) else None
            caption = self._caption_height(cell.height())
            picture = cell.adjusted(1, caption, -1, -1)
            if run is not None:
                self._write_caption(painter, QRect(cell.left(), cell.top(), cell.width(), caption), run)
                painter.drawPixmap(picture.topLeft(), self._picture(run, picture))
            chosen = run is not None and run == self._selected
            colour, width = (self._theme.blue, 3.0) if chosen else (self._theme.grid, 1.0)
            painter.setPen(_pen(colour, self._theme.width(width)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(picture).adjusted(0.5, 0.5, -0.5, -0.5))

    def _caption_height(self, cell: int) -> int:
        """Height of the caption in a cell of a height: none in one that is too low."""
        line = QFontMetrics(self._theme.font("small")).height() + self._theme.px(2)
        return line if cell > 2.5 * line else 0

    def _words(self, run: int) -> str:
        assert self._frame
        ended = self._frame.runs[run]
        text = self.tr("Start {run}: optimum {letter}, mean log-likelihood {value} after {count} iterations")
        if ended.collapsed:
            text = self.tr("Start {run}: collapsed after {count} iterations at {value}")
        return text.format(
            run=run + 1,
            letter=letter(self._frame.rank(run)),
            value=format_number(ended.mean_log_likelihood, 6),
            count=ended.iterations,
        )

    def _write_caption(self, painter: QPainter, room: QRect, run: int) -> None:
        assert self._frame
        theme, ended = self._theme, self._frame.runs[run]
        metrics = QFontMetrics(theme.font("small", bold=True))
        name = "" if ended.collapsed else letter(self._frame.rank(run))
        painter.setFont(theme.font("small", bold=True))
        painter.setPen(QColor(theme.vermilion if ended.collapsed else theme.ink))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        value = ended.mean_log_likelihood
        texts = [f"{name}  {format_number(value, digits)}" for digits in (5, 4, 3)]
        if ended.collapsed:
            texts = [self.tr("collapsed"), "×"]
        texts.append(name)
        fitting = (text for text in texts if metrics.horizontalAdvance(text) <= room.width())
        text = next(fitting, "")
        painter.drawText(room, left, text)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(theme.muted))
        rest = room.width() - metrics.horizontalAdvance(text) - theme.px(8)
        counts = (self.tr("{count} iterations").format(count=ended.iterations), str(ended.iterations))
        small = QFontMetrics(theme.font("small"))
        count = next((text for text in counts if small.horizontalAdvance(text) <= rest), "")
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)

    def _picture(self, run: int, room: QRect) -> QPixmap:
        wanted = room.size(), self.devicePixelRatioF()
        if wanted != self._drawn_for:
            self._drawn.clear()
            self._drawn_for = wanted
        if run not in self._drawn:
            pixmap = QPixmap(room.size() * self.devicePixelRatioF())
            pixmap.setDevicePixelRatio(self.devicePixelRatioF())
            pixmap.fill(QColor(self._theme.ground))
            self._draw(pixmap, run, room)
            self._drawn[run] = pixmap
        return self._drawn[run]

    def _draw(self, pixmap: QPixmap, run: int, room: QRect) -> None:
        assert self._frame
        theme, frame = self._theme, self._frame
        ended, order = frame.runs[run], frame.orders[run]
        (left, right), (low, high) = extent(frame.points.x)
        thin = slice(None, None, ceil(len(frame.points.x) / _MOST_POINTS))
        x = frame.points.x[thin]
        corner = np.array([left, high])
        scale = np.array([room.width() / (right - left), room.height() / (low - high)])
        labels = ended.responsibilities[thin][:, order].argmax(axis=1)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for k in range(len(order)):
            pen = _pen(faded(QColor(class_colour(k)(theme)), 0.6), theme.width(3))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoints(_polygon((x[labels == k] - corner) * scale))
        for k, component in enumerate(order):
            pen = _pen(QColor(class_colour(k)(theme)), theme.width(2))
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawPolyline(_polygon((ended.ellipses[component] - corner) * scale))
        painter.setFont(theme.font("small", bold=True))
        for component in order.tolist():
            self._write_number(painter, (ended.mixture.means[component] - corner) * scale, str(component + 1))
        painter.end()

    def _write_number(self, painter: QPainter, place: Floats, text: str) -> None:
        """Write the number that the run gave to a component: equal optima differ in it."""
        box = QRectF(painter.fontMetrics().boundingRect(text)).adjusted(-2, 0, 2, 0)
        box.moveCenter(QPointF(*place.tolist()))
        painter.fillRect(box, faded(QColor(self._theme.ground), 0.75))
        painter.setPen(QColor(self._theme.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def letter(rank: int) -> str:
    """Name of an optimum by its rank: A is the best."""
    return chr(ord("A") + rank)


def _pen(colour: QColor | str, width: float) -> QPen:
    pen = QPen(QColor(colour))
    pen.setWidthF(width)
    return pen


def _polygon(places: Floats) -> QPolygonF:
    return QPolygonF([QPointF(*place) for place in places.tolist()])
