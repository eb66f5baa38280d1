"""The linked column of the matrix lab: shape, axes and entries of every array."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engines.multivariate_normal import BINARY, LabFrame
from explorer.parts.readout import Readout
from explorer.tabs.normal_2d.lab_view import shape_text


class LabNumbers(QWidget):
    """Table of shapes.

    Attributes
    ----------
    table
        Shape, number of axes and number of entries of A, B and the result.
    """

    def __init__(self) -> None:
        super().__init__()
        self.table = Readout((None, None, None), rows=3)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self.table)
        stack.addStretch(1)

    def show_frame(self, frame: LabFrame) -> None:
        """Write the shapes of a frame."""
        second = frame.b if frame.params.operation in BINARY else None
        arrays = (frame.a, second, frame.result)
        self.table.set_row(0, *("–" if array is None else shape_text(array.shape) for array in arrays))
        self.table.set_row(1, *("–" if array is None else str(array.ndim) for array in arrays))
        self.table.set_row(2, *("–" if array is None else str(array.size) for array in arrays))

    def retranslate(self) -> None:
        """Name rows and columns."""
        self.table.set_texts(
            ("A", "B", self.tr("result")), (self.tr("shape"), self.tr("axes"), self.tr("entries"))
        )
