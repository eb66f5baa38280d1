"""Fit by hand: data and model in the picture, surface, product and terms beside it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from engines.likelihood import ClimbFrame, LikelihoodFrame
from explorer.parts.numbers import format_number
from explorer.parts.readout import Readout
from explorer.tabs.likelihood.product import ProductPlot
from explorer.tabs.likelihood.sample_plot import SamplePlot
from explorer.tabs.likelihood.side import Side, Stack
from explorer.tabs.likelihood.surface import SurfacePlot
from explorer.tabs.likelihood.terms import TermsList, TermsPlot


class FitView(QObject):
    """The widgets of the view: `main` stands in the picture, `linked` beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.sample, self.terms = SamplePlot(), TermsPlot()
        self.surface, self.product, self.list = SurfacePlot(), ProductPlot(), TermsList()
        self.numbers = Readout((None, None), rows=3)
        self.below = QStackedWidget()
        self.below.addWidget(self.product)
        self.below.addWidget(self.list)
        self.main = Stack(self.sample, self.terms, (3, 2))
        self.linked = Side(((self.surface, 1),), ((self.numbers, 0), (self.below, 1)), (6, 5))

    def show_frame(self, frame: ClimbFrame | LikelihoodFrame) -> None:
        """Draw data, model and climb; equal points have no maximum to climb to."""
        picture, climb = (frame.picture, frame) if isinstance(frame, ClimbFrame) else (frame, None)
        self.sample.show_model(picture)
        self.sample.show_climb(climb)
        self.terms.show_terms(picture, self.sample.x_range)
        self.surface.show_surface(picture)
        self.surface.show_climb(climb)
        listed = picture.params.linked == "terms"
        self.below.setCurrentIndex(1 if listed else 0)
        if listed:
            self.list.show_frame(picture)
        else:
            self.product.show_products(picture)
        by_mean, by_std = map(format_number, picture.gradient)
        self.numbers.set_row(0, _product(picture.product), format_number(picture.log_likelihood, 4))
        best = picture.statistics.maximum
        self.numbers.set_row(1, _product(picture.largest_product), format_number(best, 4))
        self.numbers.set_row(2, by_mean, by_std)

    def retranslate(self) -> None:
        """Name axes, titles and rows."""
        self.sample.set_title(self.tr("Drag μ, σ or a point · click adds · right click removes"))
        self.terms.set_title(self.tr("What each point adds to the log-likelihood"))
        self.surface.set_title(self.tr("Mean log-likelihood over (μ, σ)"))
        self.surface.set_labels("μ", "σ")
        self.surface.retranslate()
        self.product.retranslate()
        self.list.retranslate()
        self.numbers.set_texts(
            (self.tr("product L"), self.tr("log L")),
            (
                self.tr("model"),
                self.tr("maximum"),
                self.tr("slopes μ, σ"),
            ),
        )

    def name_axes(self, quantity: str) -> None:
        """Say what the data are, with their unit."""
        self.main.set_labels(quantity, self.tr("density"), "log p(xₙ)")


def _product(value: float) -> str:
    """Format a product of float64; one that has vanished is 0 and not 0.00."""
    return format_number(value) if value else "0"
