"""The numbers of a half-step: the mixture, or one point's responsibilities term by term, and log p."""

from __future__ import annotations

import math

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engines.gmm import MOST_COMPONENTS, GmmFrame
from engines.gmm.explain import point_terms
from explorer.parts.numbers import format_number
from explorer.parts.plots import class_colour
from explorer.parts.readout import Readout
from explorer.parts.theme import Theme, Truth


class EmNumbers(QWidget):
    """Tables that follow the half-step shown.

    Attributes
    ----------
    table
        φ, μ and N of every component.
    terms
        In its place while a point is selected: the E-step for that point.
    sums
        Mean log-likelihood, ELBO, KL and the smallest standard deviation.
    """

    def __init__(self) -> None:
        super().__init__()
        colours = [class_colour(k) for k in range(MOST_COMPONENTS)]
        self.table = Readout((None, None, Truth.EXACT), rows=MOST_COMPONENTS, colours=colours)
        self.heading = QLabel()
        self.heading.setWordWrap(True)
        self.terms = Readout((None, None, Truth.EXACT, None), rows=MOST_COMPONENTS, colours=colours)
        self.total = QLabel()
        self.total.setWordWrap(True)
        self.sums = Readout((Truth.EXACT,), rows=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.table, self.heading, self.terms, self.total, self.sums):
            column.addWidget(widget)

    def show_frame(self, frame: GmmFrame, selected: int | None) -> None:
        """Show the numbers of a half-step, and of one point if one is selected."""
        for widget in (self.heading, self.terms, self.total):
            widget.setVisible(selected is not None)
        self.table.setVisible(selected is None)
        if selected is None:
            self._show_mixture(frame)
        else:
            self._show_terms(frame, selected)
        parts = (frame.mean_log_likelihood, frame.elbo, frame.kl) if len(frame.x) else (math.nan,) * 3
        for row, (value, digits) in enumerate(zip(parts, (6, 6, 3), strict=True)):
            self.sums.set_row(row, format_number(value, digits))
        self.sums.set_row(3, format_number(frame.smallest_std))

    def retranslate(self) -> None:
        """Name columns and rows."""
        rows = [f"● {k + 1}" for k in range(MOST_COMPONENTS)]
        self.table.set_texts(("φ", "μ", "N"), rows)
        self.terms.set_texts(("N(x)", "φ N", "φ N/p", "q"), rows)
        self.sums.set_texts(
            ("",),
            (self.tr("mean log-likelihood"), self.tr("= ELBO"), self.tr("+ KL"), self.tr("smallest σ")),
        )

    def apply_theme(self, theme: Theme) -> None:
        """Scale with the text."""
        self.heading.setFont(theme.font("small", bold=True))
        self.total.setFont(theme.font("small"))
        layout = self.layout()
        assert layout is not None
        layout.setSpacing(theme.px(6))

    def _show_mixture(self, frame: GmmFrame) -> None:
        self.table.set_visible_rows(len(frame.weights))
        for k, (weight, mean, total) in enumerate(zip(frame.weights, frame.means, frame.totals, strict=True)):
            place = ", ".join(format_number(float(value)) for value in mean)
            text = f"({place})" if len(mean) > 1 else place
            self.table.set_row(k, format_number(float(weight)), text, format_number(float(total)))

    def _show_terms(self, frame: GmmFrame, row: int) -> None:
        found = point_terms(frame, row)
        self.terms.set_visible_rows(len(frame.weights))
        columns = zip(found.densities, found.joint, found.posterior, found.responsibilities, strict=True)
        for k, (density, joint, posterior, q) in enumerate(columns):
            self.terms.set_row(
                k, format_number(float(density)), format_number(float(joint)), f"{posterior:.3f}", f"{q:.3f}"
            )
        place = ", ".join(format_number(float(value)) for value in frame.x[row])
        self.heading.setText(self.tr("Point {number}: x = ({place})").format(number=row + 1, place=place))
        text = self.tr("N(x) = N(x; μ, Σ) · p(x) = Σ φ N = {evidence}")
        self.total.setText(text.format(evidence=format_number(found.evidence)))
