"""Beside the plane: the categorical distribution of z, and fractions and moments, exact and of the sample."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor

from engines.gmm.generate import GenerateFrame
from engines.gmm.generate_params import COMPONENT_LIMIT
from explorer.parts.numbers import format_number
from explorer.parts.plots import Colour, Plot, class_colour, colour_of, faded, ink, muted
from explorer.parts.readout import Readout
from explorer.parts.theme import Theme, Truth

_MOMENTS = 5
_SUBSCRIPTS = "₁₂₃₄₅"


class CategoryPlot(Plot):
    """φ as lines, the fractions drawn so far as bars; the component drawn last stands out."""

    def __init__(self) -> None:
        super().__init__()
        self.bars = pg.BarGraphItem(x=[], height=[], width=0.6)
        self.addItem(self.bars, ignoreBounds=True)
        self.chosen = pg.BarGraphItem(x=[], height=[], width=0.8)
        self.addItem(self.chosen, ignoreBounds=True)
        self.weights = self.curve(Truth.EXACT, width=3.0)
        self.weights.opts["connect"] = "pairs"
        self._frame: GenerateFrame | None = None
        self.getAxis("bottom").setTicks([[(k, f"{k}") for k in range(1, COMPONENT_LIMIT + 1)]])

    def show_frame(self, frame: GenerateFrame) -> None:
        """Draw weights and fractions."""
        self._frame = frame
        count = frame.params.components
        places = np.arange(1, count + 1)
        heights = frame.scene.mixture.weights
        self.weights.setData(np.stack((places - 0.4, places + 0.4), axis=1).ravel(), np.repeat(heights, 2))
        shown = np.nan_to_num(frame.fractions)
        self.bars.setOpts(x=places, height=shown, width=0.6, brushes=self._brushes(frame), pen=None)
        drawn = [frame.newest] if frame.pending and frame.newest is not None else []
        self.chosen.setOpts(
            x=[k + 1 for k in drawn],
            height=[heights[k] for k in drawn],
            width=0.8,
            brushes=[faded(colour_of(self._colour(frame, k), self._theme), 0.35) for k in drawn],
            pen=pg.mkPen(ink(self._theme), width=self._theme.width(2.5)),
        )
        top = max(float(heights.max()), float(shown.max()))
        self.set_ranges((0.4, count + 0.6), (0.0, 1.12 * top))

    def apply_theme(self, theme: Theme) -> None:
        """Recolour the bars too."""
        super().apply_theme(theme)
        if self._frame is not None:
            self.show_frame(self._frame)

    def _brushes(self, frame: GenerateFrame) -> list[QColor]:
        marked = frame.newest if frame.one_by_one else None
        return [
            faded(colour_of(self._colour(frame, k), self._theme), 0.95 if marked in (None, k) else 0.3)
            for k in range(frame.params.components)
        ]

    def _colour(self, frame: GenerateFrame, k: int) -> Colour:
        return class_colour(k) if frame.params.colours else Truth.SAMPLED


class MomentsTable(Readout):
    """Mean and covariance of the mixture in its two parts, and weights, beside those of the sample."""

    def __init__(self) -> None:
        colours = (*(muted,) * _MOMENTS, *(class_colour(k) for k in range(COMPONENT_LIMIT)))
        super().__init__((None, None, Truth.EXACT, Truth.SAMPLED), _MOMENTS + COMPONENT_LIMIT, colours)

    def show_frame(self, frame: GenerateFrame) -> None:
        """Write the numbers of a step."""
        scene, fractions = frame.scene, frame.fractions
        mean, covariance = frame.sample_mean, frame.sample_covariance
        for axis in range(2):
            self.set_row(axis, "", "", _text(scene.mean[axis]), _text(mean[axis]))
        for row, entry in enumerate(((0, 0), (0, 1), (1, 1)), 2):
            parts = (scene.within, scene.between, scene.covariance, covariance)
            self.set_row(row, *(_text(matrix[entry]) for matrix in parts))
        for k in range(frame.params.components):
            self.set_row(_MOMENTS + k, "", "", _text(scene.mixture.weights[k]), _text(fractions[k]))
        self.set_visible_rows(_MOMENTS + frame.params.components)

    def retranslate(self) -> None:
        """Name columns and rows."""
        self.set_texts(
            (self.tr("within"), self.tr("between"), self.tr("exact"), self.tr("sampled")),
            (
                "μ̄₁",
                "μ̄₂",
                "Σ₁₁",
                "Σ₁₂",
                "Σ₂₂",
                *(f"φ{digit}" for digit in _SUBSCRIPTS),
            ),
        )


def _text(value: float) -> str:
    return format_number(float(value))
