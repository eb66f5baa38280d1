"""The linked column of the fit: shares, likelihood, and the estimate by either divisor."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from engines.multivariate_normal import FIT_MASSES, FitFrame
from explorer.parts.numbers import format_number
from explorer.parts.readout import Readout
from explorer.parts.theme import Theme, Truth
from explorer.tabs.normal_2d.matrix_view import MatrixView
from explorer.tabs.normal_2d.numbers import entry_text, percent


class FitNumbers(QWidget):
    """Table and matrices of a fit.

    Attributes
    ----------
    table
        Points, means, log-likelihood, and the share of the points inside each ellipse.
    biased, unbiased, truth
        Σ̂ with 1/N and with 1/(N − 1), and Σ where the data were drawn from it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.table = Readout((Truth.LEARNED,), rows=4 + len(FIT_MASSES))
        self.biased = MatrixView("Σ", 2, 2, truth=Truth.LEARNED)
        self.unbiased = MatrixView("Σ", 2, 2, truth=Truth.LEARNED)
        self.truth = MatrixView("Σ", 2, 2)
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        grid = QGridLayout()
        for index, view in enumerate((self.biased, self.unbiased, self.truth)):
            grid.addWidget(view, *divmod(index, 2))
        self._stack.addWidget(self.table)
        self._stack.addLayout(grid)
        self._stack.addStretch(1)

    def show_frame(self, frame: FitFrame) -> None:
        """Write the numbers of a frame."""
        mean = [format_number(float(value)) for value in frame.mean]
        for row, text in enumerate(
            (
                QLocale().toString(frame.count),
                *mean,
                format_number(frame.log_likelihood),
                *map(percent, frame.shares),
            )
        ):
            self.table.set_row(row, text)
        for view, matrix in ((self.biased, frame.biased), (self.unbiased, frame.unbiased)):
            view.set_entries([[entry_text(float(value)) for value in row] for row in matrix])
        self.truth.setVisible(frame.truth is not None)
        if frame.truth is not None:
            self.truth.set_entries([[entry_text(float(value)) for value in row] for row in frame.truth[1]])

    def retranslate(self) -> None:
        """Name rows and matrices."""
        inside = self.tr("points inside the {mass} % contour")
        self.table.set_texts(
            ("",),
            (
                self.tr("points N"),
                self.tr("mean of x₁"),
                self.tr("mean of x₂"),
                self.tr("log-likelihood per point"),
                *(inside.format(mass=f"{100 * mass:g}") for mass in FIT_MASSES),
            ),
        )
        self.biased.set_caption(self.tr("with 1/N"))
        self.unbiased.set_caption(self.tr("with 1/(N − 1)"))
        self.truth.set_caption(self.tr("drawn from"))

    def apply_theme(self, theme: Theme) -> None:
        """Space table and matrices."""
        self._stack.setSpacing(theme.px(12))
