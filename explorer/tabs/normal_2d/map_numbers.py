"""The linked column of z = μ + Lε: the factor, the covariance that it makes, and one point on its way."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engines.multivariate_normal import NoiseFrame
from explorer.parts.theme import Theme, Truth
from explorer.tabs.normal_2d.matrix_view import MatrixView
from explorer.tabs.normal_2d.numbers import entry_text


class MapNumbers(QWidget):
    """Matrices of one step of the way.

    Attributes
    ----------
    factor, covariance, current, epsilon, image
        L, Σ = LLᵗ, the map so far, ε and where it has come to.
    """

    def __init__(self) -> None:
        super().__init__()
        self.factor, self.covariance = MatrixView("L", 2, 2), MatrixView("Σ", 2, 2)
        self.current = MatrixView("M", 2, 2)
        self.epsilon = MatrixView("ε", 2, 1, truth=Truth.EXACT)
        self.image = MatrixView("z", 2, 1)
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        for view in (self.factor, self.covariance, self.current, self.epsilon, self.image):
            self._stack.addWidget(view)
        self._stack.addStretch(1)

    def show_frame(self, frame: NoiseFrame) -> None:
        """Write the numbers of a step."""
        for view, matrix in (
            (self.factor, frame.factor),
            (self.covariance, frame.params.covariance),
            (self.current, frame.matrix),
            (self.epsilon, frame.epsilon[:, None]),
            (self.image, frame.image[:, None]),
        ):
            view.set_entries([[entry_text(float(value)) for value in row] for row in matrix])

    def retranslate(self) -> None:
        """Name the matrices."""
        self.factor.set_caption(self.tr("Cholesky factor: its columns are drawn"))
        self.covariance.set_caption(self.tr("covariance, L times its transpose"))
        self.current.set_caption(self.tr("the map so far"))
        self.epsilon.set_caption(self.tr("the noise that is followed"))
        self.image.set_caption(self.tr("where it is now"))

    def apply_theme(self, theme: Theme) -> None:
        """Space the matrices."""
        self._stack.setSpacing(theme.px(12))
