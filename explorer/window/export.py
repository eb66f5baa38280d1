"""Saving a picture: PNG at twice the screen's resolution, SVG and PDF as vectors."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter, QPixmap
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from explorer.parts.saving import write_file

SUFFIXES = (".png", ".svg", ".pdf")
_PIXEL_RATIO = 2
_DOTS_PER_INCH = 96


def export_picture(widget: QWidget, path: Path) -> None:
    """Save what a widget shows, in the format of the file's suffix.

    Raises
    ------
    ValueError
        If the suffix is not one of ``SUFFIXES``.
    OSError
        If the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise ValueError(
            f"a picture is saved as one of {', '.join(SUFFIXES)}, not {suffix or 'without suffix'}"
        )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if suffix == ".png":
        pixmap = QPixmap(widget.size() * _PIXEL_RATIO)
        pixmap.setDevicePixelRatio(_PIXEL_RATIO)
        widget.render(pixmap)
        pixmap.save(buffer, "PNG")
    else:
        _draw(widget, _svg(widget, buffer) if suffix == ".svg" else _pdf(widget, buffer))
    write_file(path, bytes(buffer.data().data()))


def _svg(widget: QWidget, buffer: QBuffer) -> QSvgGenerator:
    device = QSvgGenerator()
    device.setOutputDevice(buffer)
    device.setSize(widget.size())
    device.setViewBox(widget.rect())
    device.setTitle("Genscope")
    return device


def _pdf(widget: QWidget, buffer: QBuffer) -> QPdfWriter:
    device = QPdfWriter(buffer)
    device.setResolution(_DOTS_PER_INCH)
    points = QSizeF(widget.size()) * 72 / _DOTS_PER_INCH
    device.setPageSize(QPageSize(points, QPageSize.Unit.Point))
    device.setPageMargins(QMarginsF())
    return device


def _draw(widget: QWidget, device: QSvgGenerator | QPdfWriter) -> None:
    painter = QPainter(device)
    widget.render(painter, QPoint())
    painter.end()
