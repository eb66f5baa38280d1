"""One bar of constant height: log p(x), made up of ELBO and KL."""

from __future__ import annotations

import math

import pyqtgraph as pg

from explorer.parts.numbers import format_number
from explorer.parts.plots import Plot, colour_of, ink, muted
from explorer.parts.theme import Theme, Truth
from explorer.tabs.divergence.terms import intractable, term_brush, tractable

_THIN = 0.05
"""Share of the axis below which a part is too thin for its name, which then stands above the bar."""
_STEP = 0.5
_ROUNDING = 1e-9
_LEFT, _RIGHT = 0.2, 0.8

Range = tuple[float, float]


class EvidenceBar(Plot):
    """The bar stands on the bottom of an axis of nats, which need not be 0: log p(x) is usually negative.

    Its top is log p(x) and does not move with q; the border between ELBO and KL does.
    """

    def __init__(self) -> None:
        super().__init__()
        self.elbo = self._part(posterior=False)
        self.kl = self._part(posterior=True)
        self.zero = self.line_at(vertical=False, colour=muted, width=1.0)
        self.level = self.line_at(vertical=False, colour=Truth.EXACT, width=3.0)
        self.level_name = self.text(ink, anchor=(0.5, 1.05), bold=True)
        self.elbo_name = self.text(tractable, anchor=(0.5, 1.05), bold=True)
        self.kl_name = self.text(intractable, anchor=(0.5, 0.5), bold=True)
        self._shown: tuple[float, float, float, Range] | None = None
        self.getViewBox().sigResized.connect(self._place_again)
        # An empty tick keeps the room of numbers, so that plots side by side stand on the same line.
        self.getAxis("bottom").setTicks([[(0.5, "\u00a0")]])

    def show_parts(self, log_evidence: float, elbo: float, kl: float, axis: Range) -> None:
        """Draw the bar.

        Parameters
        ----------
        log_evidence, elbo, kl
            In nats; −inf and inf where q allows what the posterior rules out.
        axis
            Lowest and highest value shown.
        """
        self.level_name.setText(f"log p(x)\n{format_number(log_evidence)}")
        self._shown = (log_evidence, elbo, kl, axis)
        low, high = axis[0], max(axis[1], self._room_for_name(log_evidence, axis[0]))
        self.set_ranges((0.0, 1.0), (low, high))
        border = min(max(elbo, low), log_evidence)
        self.elbo.setOpts(y0=[low], y1=[border])
        self.kl.setOpts(y0=[border], y1=[log_evidence])
        self.level.setValue(log_evidence)
        self.zero.setValue(0.0)
        self.level_name.setPos(0.5, log_evidence)
        below = elbo <= low
        arrow = "↓ " if below and math.isfinite(elbo) else ""
        self.elbo_name.setText(f"ELBO\n{arrow}{format_number(elbo)}")
        flat = border - low < _THIN * (high - low)
        self.elbo_name.setAnchor((0.5, 1.05 if flat else 0.5))
        self.elbo_name.setPos(0.5, low if flat else 0.5 * (low + border))
        thin = log_evidence - border < _THIN * (high - low)
        self.kl_name.setText(f"KL {format_kl(kl, 2 if kl < 0.1 else 3)}")
        self.kl_name.setAnchor((0.5, 0.0 if thin else 0.5))
        self.kl_name.setPos(0.5, border if thin else 0.5 * (border + log_evidence))

    def apply_theme(self, theme: Theme) -> None:
        """Restyle; the numbers stand on patches of ground, where the hatching does not hide them."""
        super().apply_theme(theme)
        for name in (self.level_name, self.elbo_name, self.kl_name):
            name.fill = pg.mkBrush(theme.ground)

    def retranslate(self) -> None:
        """Name the axis."""
        self.set_title("log p(x)")
        self.set_labels("", self.tr("nats"))

    def _room_for_name(self, level: float, low: float) -> float:
        """Top of an axis on which the name of the level fits above it."""
        height = self.getViewBox().height()
        share = min(1.1 * self.level_name.boundingRect().height() / height, 0.5) if height else 0.0
        # In steps, so that the axis stands still while log p(x) is dragged a little.
        return math.ceil((level - low * share) / (1.0 - share) / _STEP) * _STEP

    def _place_again(self) -> None:
        if self._shown is not None:
            self.show_parts(*self._shown)

    def _part(self, *, posterior: bool) -> pg.BarGraphItem:
        item = pg.BarGraphItem(x0=[_LEFT], x1=[_RIGHT], y0=[0], y1=[0], pen=None)

        def style(theme: Theme) -> None:
            rule = intractable if posterior else tractable
            pen = pg.mkPen(colour_of(rule, theme), width=theme.width(1))
            item.setOpts(brush=term_brush(theme, posterior=posterior), pen=pen)

        return self.add_styled(item, style)


def format_kl(kl: float, digits: int = 3) -> str:
    """Format a divergence; what is left of 0 after rounding is 0."""
    return "0" if kl < _ROUNDING else format_number(kl, digits)
