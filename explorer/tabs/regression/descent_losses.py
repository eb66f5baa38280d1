"""The linked picture of the race: the loss over the steps, both logarithmic."""

from __future__ import annotations

from engines.regression.descent import OPTIMIZERS
from engines.regression.race_frame import DescentFrame
from explorer.parts.plots import Plot
from explorer.tabs.regression.descent_plot import COLOURS, SYMBOLS

_MARGIN = 1.03  # so that the heads at the end are whole


class DescentLosses(Plot):
    """f above its lowest value: thin over the whole race, strong up to the step that is shown."""

    def __init__(self) -> None:
        super().__init__()
        for axis in ("bottom", "left"):
            self.getAxis(axis).setLogMode(True)
        self.wholes = {name: self.curve(COLOURS[name], width=1.0) for name in OPTIMIZERS}
        self.walked = {name: self.curve(COLOURS[name], width=2.5) for name in OPTIMIZERS}
        self.heads = {
            name: self.dots(COLOURS[name], size=10, alpha=1.0, outlined=True) for name in OPTIMIZERS
        }
        for name, head in self.heads.items():
            head.setSymbol(SYMBOLS[name])
        self.here = self.line_at()

    def show_frame(self, frame: DescentFrame) -> None:
        """Draw the losses; step 0 has no place on a logarithmic axis and is left out."""
        self.set_ranges((0.0, _MARGIN * max(frame.log_end, 1.0)), frame.loss_range)
        for way in frame.ways:
            row, loss = frame.row(way), way.log_excess[1:]
            steps = frame.log_steps[: len(loss)]
            self.wholes[way.optimizer].setData(steps, loss)
            self.walked[way.optimizer].setData(steps[:row], loss[:row])
            last = slice(max(row - 1, 0), row)
            self.heads[way.optimizer].setData(x=steps[last], y=loss[last])
        self.here.setValue(float(frame.log_steps[max(frame.index - 1, 0)]))
