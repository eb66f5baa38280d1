"""The linked column of z = μ + Lε: the factor, the covariance that it makes, and one point on its way."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from engines.multivariate_normal import NoiseFrame
from explorer.parts.plots import Plot
from explorer.parts.theme import Theme
from explorer.tabs.normal_2d.matrix_view import MatrixView
from explorer.tabs.normal_2d.numbers import entry_text


class MapNumbers(QWidget):
    """The noise above the matrices of one step of the way.

    Parameters
    ----------
    noise
        Plot of the noise.

    Attributes
    ----------
    factor, covariance, current, image
        L, Σ = LLᵗ, the map so far, and where it has brought the point that is followed.
    """

    def __init__(self, noise: Plot) -> None:
        super().__init__()
        self.factor, self.covariance = MatrixView("L", 2, 2), MatrixView("Σ", 2, 2)
        self.current = MatrixView("M", 2, 2)
        self.image = MatrixView("z", 2, 1)
        stack, self._grid = QVBoxLayout(self), QGridLayout()
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(noise, 1)
        stack.addLayout(self._grid)
        for index, view in enumerate((self.factor, self.covariance, self.current, self.image)):
            self._grid.addWidget(view, *divmod(index, 2))

    def show_frame(self, frame: NoiseFrame) -> None:
        """Write the numbers of a step."""
        for view, matrix in (
            (self.factor, frame.factor),
            (self.covariance, frame.params.covariance),
            (self.current, frame.matrix),
            (self.image, frame.image[:, None]),
        ):
            view.set_entries([[entry_text(float(value)) for value in row] for row in matrix])

    def retranslate(self) -> None:
        """Name the matrices."""
        self.factor.set_caption(self.tr("Cholesky factor"))
        self.covariance.set_caption(self.tr("covariance LLᵗ"))
        self.current.set_caption(self.tr("the map so far"))
        self.image.set_caption(self.tr("the point now"))

    def apply_theme(self, theme: Theme) -> None:
        """Space the matrices."""
        self._grid.setVerticalSpacing(theme.px(12))
