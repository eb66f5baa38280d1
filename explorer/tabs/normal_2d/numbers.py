"""The linked column: shares and means exact beside sampled, and the matrices of the distribution."""

from __future__ import annotations

import math

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from engines.multivariate_normal import MASSES, Normal2dFrame, QuadraticFrame
from explorer.parts.numbers import format_number
from explorer.parts.readout import Readout
from explorer.parts.theme import THEMES, FontRole, Theme, Truth
from explorer.tabs.normal_2d.matrix_view import MatrixView


class NumbersColumn(QWidget):
    """Table and matrices; where they get little width, the numbers of all matrices become smaller.

    Attributes
    ----------
    table
        Masses and means, exact and sampled.
    covariance, sample_covariance, inverse, determinant, eigenvectors, eigenvalues
        Matrices of the distribution, one of them of the sample.
    """

    def __init__(self) -> None:
        super().__init__()
        self._theme = THEMES["light"]
        self.table = Readout((Truth.EXACT, Truth.SAMPLED), rows=len(MASSES) + 2)
        self.covariance = MatrixView("Σ", 2, 2)
        self.sample_covariance = MatrixView("Σ", 2, 2, truth=Truth.SAMPLED)
        self.inverse = MatrixView("Σ⁻¹", 2, 2)
        self.determinant = MatrixView("|Σ|", 1, 1)
        self.eigenvectors = MatrixView("U", 2, 2)
        self.eigenvalues = MatrixView("λ", 2, 1, widest="0.000000")
        self._views = (
            (self.covariance, self.sample_covariance),
            (self.inverse, self.determinant),
            (self.eigenvectors, self.eigenvalues),
        )
        self._grid = QGridLayout()
        for row, views in enumerate(self._views):
            for column, view in enumerate(views):
                self._grid.addWidget(view, row, column)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self.table)
        stack.addLayout(self._grid)
        stack.addStretch(1)

    def show_frame(self, frame: Normal2dFrame) -> None:
        """Write the numbers of a frame."""
        for row, (mass, share) in enumerate(zip(MASSES, frame.shares, strict=True)):
            self.table.set_row(row, percent(mass), percent(share))
        means = zip(frame.params.mean, frame.sample_mean, strict=True)
        for row, (mean, sampled) in enumerate(means, len(MASSES)):
            self.table.set_row(row, fixed(mean, 2), fixed(sampled, 2))
        for view, matrix in (
            (self.covariance, frame.covariance),
            (self.sample_covariance, frame.sample_covariance),
            (self.inverse, frame.inverse),
            (self.eigenvectors, frame.eigenvectors),
        ):
            view.set_entries([[entry_text(value) for value in row] for row in matrix])
        self.determinant.set_entries([[format_number(frame.determinant)]])
        self.eigenvalues.set_entries([[format_number(value)] for value in frame.eigenvalues])

    def show_quadratic(self, frame: QuadraticFrame) -> None:
        """Write what there is to know of a matrix that is no covariance."""
        for row in range(len(MASSES) + 2):
            self.table.set_row(row, "–", "–")
        nothing = [["–"] * 2] * 2
        self.covariance.set_entries([[entry_text(value) for value in row] for row in frame.covariance])
        self.sample_covariance.set_entries(nothing)
        self.inverse.set_entries(nothing)
        self.eigenvectors.set_entries([[entry_text(value) for value in row] for row in frame.eigenvectors])
        self.determinant.set_entries([[format_number(frame.determinant)]])
        self.eigenvalues.set_entries([[format_number(value)] for value in frame.eigenvalues])

    def retranslate(self) -> None:
        """Name rows and matrices."""
        inside = self.tr("inside the {mass} % contour")
        masses = [inside.format(mass=f"{100 * mass:g}") for mass in MASSES]
        self.table.set_texts(
            (self.tr("exact"), self.tr("sampled")), (*masses, self.tr("mean of x₁"), self.tr("mean of x₂"))
        )
        self.covariance.set_caption(self.tr("covariance"))
        self.sample_covariance.set_caption(self.tr("from the sample"))
        self.inverse.set_caption(self.tr("inverse"))
        self.determinant.set_caption(self.tr("determinant"))
        self.eigenvectors.set_caption(self.tr("eigenvectors"))
        self.eigenvalues.set_caption(self.tr("eigenvalues"))

    def apply_theme(self, theme: Theme) -> None:
        """Space the matrices."""
        self._theme = theme
        self._grid.setContentsMargins(0, theme.px(16), 0, 0)
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(12))
        self._choose_size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the size of the numbers anew."""
        super().resizeEvent(event)
        self._choose_size()

    def _choose_size(self) -> None:
        columns = zip(*self._views, strict=True)
        needed = sum(max(view.width_at("body") for view in column) for column in columns)
        role: FontRole = "body" if needed + self._theme.px(8) <= self.width() else "small"
        for view in (view for row in self._views for view in row):
            view.set_role(role)


def fixed(value: float, decimals: int) -> str:
    """Format a number with a fixed number of decimals and a true minus; zero has no sign."""
    if math.isnan(value):
        return "–"
    return f"{round(value, decimals) + 0.0:.{decimals}f}".replace("-", "−")


def plain_number(value: float) -> str:
    """Write a number as short as its five digits allow, with a true minus: whole ones stay whole."""
    return f"{value:.5g}".replace("-", "−")


def percent(share: float) -> str:
    """Write a share in percent, with one decimal."""
    return "–" if math.isnan(share) else f"{100 * share:.1f} %"


def entry_text(value: float) -> str:
    """Write three significant digits, at most three decimals: the entries of a matrix are compared."""
    return fixed(value, 3) if not abs(value) >= 1.0 else format_number(value)
