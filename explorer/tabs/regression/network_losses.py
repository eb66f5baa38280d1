"""The loss of the network over its training, with the floor that the noise sets."""

from __future__ import annotations

import math

from engines.regression.network_curves import loss_curves
from engines.regression.network_params import NetworkFrame
from explorer.parts.numbers import format_number
from explorer.parts.plots import Plot, ink
from explorer.parts.theme import Truth


class LossPlot(Plot):
    """Loss on the training points and on the points held out, both axes logarithmic.

    The transport bar stops at steps that are equally far apart on such an axis.
    """

    def __init__(self) -> None:
        super().__init__()
        self.heldout = self.curve(Truth.SAMPLED, width=2.0)
        self.training = self.curve(Truth.LEARNED, width=2.0)
        self.floor = self.line_at(vertical=False, colour=ink, width=1.5)
        self.floor_name = self.text(ink, anchor=(0.0, 1.0))  # above: below, large text would be cut
        self.marker = self.line_at(colour=lambda theme: theme.blue, width=1.5)
        self._ticks: object = None

    def show_frame(self, frame: NetworkFrame, newest: NetworkFrame, floor: str) -> None:
        """Draw the curves of the newest frame of a run and mark the step of the one that is shown.

        Parameters
        ----------
        frame, newest
            Of the same run.
        floor
            What is written at the noise floor.
        """
        curves = loss_curves(newest)
        self.training.setData(curves.x, curves.training)
        self.heldout.setData(curves.x[: len(curves.heldout)], curves.heldout)
        self.marker.setValue(curves.x[min(len(frame.steps), len(curves.x)) - 1])
        self.set_ranges((0.0, 1.02 * curves.end), (curves.low, curves.high))
        if (ticks := (curves.x_ticks, curves.y_ticks)) != self._ticks:
            self._ticks = ticks
            for axis, places in zip(("bottom", "left"), ticks, strict=True):
                texts = [(place, format_number(value, 1)) for place, value in places]
                self.getAxis(axis).setTicks([texts, []])
        known = not math.isnan(curves.floor)
        self.floor.setVisible(known)
        self.floor_name.setVisible(known)
        if known:
            self.floor.setValue(curves.floor)
            self.floor_name.setPos(0.0, curves.floor)
            self.floor_name.setText(floor)

    def retranslate(self) -> None:
        """Name the axes."""
        self.set_title(self.tr("Training - -, held out —"))
        self.set_labels(self.tr("step (log scale)"), self.tr("loss (log scale)"))
