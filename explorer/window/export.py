"""Saving a picture: PNG at twice the screen's resolution, SVG and PDF as vectors."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QPoint, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter, QPixmap
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

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
    with path.open("wb"):
        pass  # says by its own error why the file cannot be written; Qt would only answer "no"
    if suffix == ".png":
        pixmap = QPixmap(widget.size() * _PIXEL_RATIO)
        pixmap.setDevicePixelRatio(_PIXEL_RATIO)
        widget.render(pixmap)
        if not pixmap.save(str(path), "PNG"):
            raise OSError(f"{path} could not be written")
        return
    device: QSvgGenerator | QPdfWriter
    if suffix == ".svg":
        device = QSvgGenerator()
        device.setFileName(str(path))
        device.setSize(widget.size())
        device.setViewBox(widget.rect())
        device.setTitle("Genscope")
    else:
        device = QPdfWriter(str(path))
        device.setResolution(_DOTS_PER_INCH)
        points = QSizeF(widget.size()) * 72 / _DOTS_PER_INCH
        device.setPageSize(QPageSize(points, QPageSize.Unit.Point))
        device.setPageMargins(QMarginsF())
    painter = QPainter()
    if not painter.begin(device):
        raise OSError(f"{path} could not be written")
    widget.render(painter, QPoint())
    painter.end()
