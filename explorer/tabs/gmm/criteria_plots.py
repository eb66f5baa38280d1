"""Plots over the number of components K: what is minimised, and the likelihood that always rises."""

from __future__ import annotations

from functools import partial

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QWidget

from engines.gmm.selection import SelectionFrame
from explorer.parts.plots import Dots, Plot, ink, muted
from explorer.parts.theme import Theme, Truth


class ComponentsPlot(Plot):
    """A plot over K, with the selected K marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.selected = self.line_at(colour=Truth.LEARNED, width=2.0)
        self.selected.setZValue(-5)

    def show_components(self, frame: SelectionFrame, selected: int, values: tuple[str, ...]) -> None:
        """Fix the ranges to hold some columns of the frame, and mark a K."""
        most = frame.params.most
        self.getAxis("bottom").setTicks([[(k, str(k)) for k in range(1, most + 1)]])
        self.selected.setValue(selected)
        columns = np.concatenate([frame.column(value) for value in values])
        columns = columns[np.isfinite(columns)]
        low, high = (float(columns.min()), float(columns.max())) if len(columns) else (0.0, 1.0)
        margin = max(0.16 * (high - low), 1e-3 * max(abs(high), 1.0))
        self.set_ranges((0.5, most + 0.7), (low - margin, high + margin))


class CriteriaPlot(ComponentsPlot):
    """BIC and AIC with their minima, and the K of the mixture that the data were drawn from."""

    def __init__(self) -> None:
        super().__init__()
        self.true = self.line_at(colour=Truth.SAMPLED, width=6.0)
        self.true.setZValue(-6)
        self.true_name = self.text(Truth.SAMPLED, anchor=(-0.08, 0.0), bold=True)
        self.aic_line, self.bic_line = self.curve(muted, 2.5), self.curve(ink, 2.5)
        self.aic_dots, self.bic_dots = self.dots(muted, 8, 1.0), self.dots(ink, 9, 1.0)
        self.minima = Dots(symbol="o", brush=None)
        self.add_styled(self.minima, partial(_style_ring, self.minima))
        self.bic_name = self.text(ink, anchor=(1.0, 1.2), bold=True)
        self.aic_name = self.text(muted, anchor=(1.0, 1.2), bold=True)
        self.bic_name.setText("BIC")
        self.aic_name.setText("AIC")

    def show_frame(self, frame: SelectionFrame, selected: int) -> None:
        """Draw the candidates so far."""
        self.show_components(frame, selected, ("bic", "aic"))
        k = np.arange(1.0, len(frame.candidates) + 1)
        lowest = []
        for name, line, dots, label in (
            ("bic", self.bic_line, self.bic_dots, self.bic_name),
            ("aic", self.aic_line, self.aic_dots, self.aic_name),
        ):
            values, best = frame.column(name), frame.best(name)
            line.setData(k, values, connect="finite")
            there = np.isfinite(values)
            dots.setData(x=k[there], y=values[there])
            label.setVisible(bool(there.any()))
            if best is not None:
                lowest.append((best, float(values[best - 1])))
                label.setPos(float(k[there][-1]) + 0.3, float(values[there][-1]))
        self.minima.setData(pos=lowest)
        true = frame.points.components
        for item in (self.true, self.true_name):
            item.setVisible(1 <= true <= frame.params.most)
        self.true.setValue(true)
        self.true_name.setPos(true, self.getViewBox().viewRange()[1][1])
        self.true_name.setAnchor((1.08 if true > 0.4 * frame.params.most else -0.08, 0.0))


class RisePlot(ComponentsPlot):
    """Mean log-likelihood of the data, which more components always raise, and of held-out data."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.marks = self.curve(ink, 2.5), self.dots(ink, 8, 1.0)
        self.held_line, self.held_marks = self.curve(Truth.SAMPLED, 2.5), self.dots(Truth.SAMPLED, 9, 1.0)
        self.name, self.held_name = (
            self.text(ink, (1.0, 1.2), bold=True),
            self.text(Truth.SAMPLED, (1.0, -0.2), bold=True),
        )
        self.best = Dots(symbol="o", brush=None)
        self.add_styled(self.best, partial(_style_ring, self.best))

    def show_frame(self, frame: SelectionFrame, selected: int) -> None:
        """Draw the candidates so far."""
        self.show_components(frame, selected, ("mean_log_likelihood", "held_out"))
        k = np.arange(1.0, len(frame.candidates) + 1)
        for name, line, marks, label in (
            ("mean_log_likelihood", self.line, self.marks, self.name),
            ("held_out", self.held_line, self.held_marks, self.held_name),
        ):
            values = frame.column(name)
            there = np.isfinite(values)
            line.setData(k, values, connect="finite")
            marks.setData(x=k[there], y=values[there])
            label.setVisible(bool(there.any()) and frame.params.held_out)
            if there.any():
                label.setPos(float(k[there][-1]) + 0.4, float(values[there][-1]))
        best = frame.best("held_out")
        self.best.setData(pos=[] if best is None else [(best, float(frame.column("held_out")[best - 1]))])


def _style_ring(item: pg.ScatterPlotItem, theme: Theme) -> None:
    item.setSize(theme.px(20))
    item.setPen(pg.mkPen(theme.vermilion, width=theme.width(2.5)))
