"""The population above the histogram: drawn, sampled from, and painted with the mouse."""

from __future__ import annotations

from engines.clt import CltFrame
from explorer.parts.plots import stem_path
from explorer.parts.strokes import StrokePlot
from explorer.parts.theme import Truth
from explorer.tabs.clt.means_plot import GUTTER, HEADROOM


class PopulationPlot(StrokePlot):
    """Density or masses of a single draw; strokes carry heights as shares of the plot's height."""

    def __init__(self) -> None:
        super().__init__(gutter=GUTTER)
        self.area_item = self.area(Truth.EXACT, alpha=0.06)
        self.line = self.curve(Truth.EXACT)
        self.masses = self.stems(Truth.EXACT, width=6)
        self.draws = self.dots(Truth.SAMPLED, size=8, alpha=0.9, outlined=True)

    def show_frame(self, frame: CltFrame, x_range: tuple[float, float], *, discrete: bool) -> None:
        """Draw the population of a frame."""
        x, density = frame.population
        nothing = (x[:0], density[:0])
        masses, line = ((x, density), nothing) if discrete else (nothing, (x, density))
        self.masses.setData(*stem_path(*masses))
        self.area_item.setData(*line)
        self.line.setData(*line)
        top = HEADROOM * float(density.max())
        if self.paintable:  # the numbers on the axis give way, so that what was painted stays where it is
            top /= max(frame.params.painted)
        self.set_ranges(x_range, (0, top))

    def brush(self, x: float, y: float) -> tuple[float, float]:
        """Heights as shares of the highest that can be painted."""
        top = self.getViewBox().viewRange()[1][1]
        return x, min(max(HEADROOM * y / top, 0.0), 1.0)
