"""Saving a picture: PNG at twice the screen's resolution, PDF as vectors.

Not SVG: Qt writes it without clip paths and with every point of a scatter as a raster image.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, QSize, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter, QPixmap
from PySide6.QtWidgets import QWidget

from explorer.parts.saving import write_file

SUFFIXES = (".png", ".pdf")
_PIXEL_RATIO = 2
_DOTS_PER_INCH = 96


def export_picture(parts: Sequence[QWidget], path: Path) -> None:
    """Save what widgets show, one below the other, in the format of the file's suffix; PNG if it has none.

    Parameters
    ----------
    parts
        The picture, and what explains it.
    path
        Where to.

    Raises
    ------
    ValueError
        If the suffix is not one of ``SUFFIXES``.
    OSError
        If the file cannot be written.
    """
    path = path if path.suffix else path.with_suffix(SUFFIXES[0])
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise ValueError(f"a picture is saved as one of {', '.join(SUFFIXES)}, not {suffix}")
    size = QSize(max(part.width() for part in parts), sum(part.height() for part in parts))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if suffix == ".png":
        pixmap = QPixmap(size * _PIXEL_RATIO)
        pixmap.setDevicePixelRatio(_PIXEL_RATIO)
        pixmap.fill(parts[0].palette().window().color())
        _draw(parts, pixmap)
        pixmap.save(buffer, "PNG")
    else:
        _draw(parts, _pdf(size, buffer))
    write_file(path, bytes(buffer.data().data()))


def _pdf(size: QSize, buffer: QBuffer) -> QPdfWriter:
    device = QPdfWriter(buffer)
    device.setResolution(_DOTS_PER_INCH)
    points = QSizeF(size) * 72 / _DOTS_PER_INCH
    device.setPageSize(QPageSize(points, QPageSize.Unit.Point))
    device.setPageMargins(QMarginsF())
    return device


def _draw(parts: Sequence[QWidget], device: QPixmap | QPdfWriter) -> None:
    painter = QPainter(device)
    top = 0
    for part in parts:
        part.render(painter, QPoint(0, top))
        top += part.height()
    painter.end()
