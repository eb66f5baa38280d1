"""The slice through the plane: a line that can be dragged, and the density of the other coordinate on it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from engines.multivariate_normal import EXTENT, Normal2dFrame, Slice
from explorer.parts.plots import class_colour
from explorer.tabs.normal_2d.joint_plot import JointPlot

SLICE_COLOUR = class_colour(4)


class SliceLines(QObject):
    """Line in the plane, mean ± standard deviation on it, and the conditional density at the plane's edge.

    ``moved`` carries where the user has dragged the line to.
    """

    moved = Signal(float)
    released = Signal()

    def __init__(self, joint: JointPlot) -> None:
        super().__init__(joint)
        # By the coordinate that is given: a vertical line gives x₁, a horizontal one x₂.
        self.lines = tuple(joint.plane.line_at(vertical=not given, colour=SLICE_COLOUR) for given in range(2))
        for given, line in enumerate(self.lines):
            line.setMovable(True)
            line.setBounds((-EXTENT, EXTENT))
            line.setCursor(Qt.CursorShape.SplitVCursor if given else Qt.CursorShape.SplitHCursor)
            line.sigDragged.connect(lambda dragged: self.moved.emit(round(float(dragged.value()), 2)))
            line.sigPositionChangeFinished.connect(self.released)
        self.spread = joint.plane.curve(SLICE_COLOUR, width=5)
        self.densities = (
            joint.turned(joint.beside.curve(SLICE_COLOUR, width=2.5)),
            joint.above.curve(SLICE_COLOUR, width=2.5),
        )

    def show_frame(self, frame: Normal2dFrame) -> None:
        """Draw the slice that a frame holds, or none."""
        section = frame.slice
        for given, (line, density) in enumerate(zip(self.lines, self.densities, strict=True)):
            there = section is not None and section.given == given
            line.setVisible(there)
            density.setVisible(there)
        self.spread.setVisible(section is not None)
        if section is None:
            return
        line = self.lines[section.given]
        if not line.moving:
            line.setValue(section.at)
        self.densities[section.given].setData(frame.axis, section.density)
        self._show_spread(section)

    def hide(self) -> None:
        """Take everything out of the picture."""
        for item in (*self.lines, *self.densities, self.spread):
            item.setVisible(False)

    def _show_spread(self, section: Slice) -> None:
        ends = [section.mean - section.std, section.mean + section.std]
        at = [section.at, section.at]
        self.spread.setData(*((at, ends) if section.given == 0 else (ends, at)))
