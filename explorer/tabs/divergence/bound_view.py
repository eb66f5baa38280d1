"""The view of the identity: a dragged q(z), the bar of constant height, and the derivation in numbers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engines.divergence.bound import (
    MOST_LIKELIHOOD,
    BoundParams,
    e_step,
    m_step,
    with_probability,
)
from engines.divergence.half_steps import MOTION, BoundFrame, half_steps
from explorer.parts.numbers import format_number
from explorer.parts.theme import Theme, Truth
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.parts.views import ViewsTab
from explorer.tabs.divergence.bars_plot import BarsPlot
from explorer.tabs.divergence.bound_controls import CONTROLS
from explorer.tabs.divergence.climb_plot import ClimbPlot
from explorer.tabs.divergence.climbing_view import ClimbingView
from explorer.tabs.divergence.derivation import Derivation
from explorer.tabs.divergence.evidence_bar import EvidenceBar, format_kl
from explorer.tabs.divergence.rows import Rows
from explorer.tabs.divergence.terms import TermKey, intractable, tractable

PICTURES_A_SECOND = 12.0
_KEY_STEP = 0.02
_HEADROOM = 1.06


class BoundView(ClimbingView):
    """Bars to drag on the left, the bar of log p(x) beside them, the lines of the derivation in the column.

    The run that the transport bar plays starts from what the hand has set; a drag inside the run starts
    another one from there.
    """

    id = "bound"
    title = QT_TRANSLATE_NOOP("DivergenceTab", "log p = ELBO + KL")
    controls = CONTROLS
    formulas = ("divergence_bound",)
    steps = True

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__(tab, half_steps, PICTURES_A_SECOND)
        self.selected = 0
        """Value of z whose q the keys change, from 0."""
        self.prior = BarsPlot(tractable)
        self.likelihood = BarsPlot(tractable)
        self.q = BarsPlot(tractable, outline=intractable)
        self.bar = EvidenceBar()
        self.derivation, self.key, self.climb = Derivation(), TermKey(), ClimbPlot()
        model = QWidget()
        self._model, self._row = QHBoxLayout(model), QHBoxLayout()
        self._model.setContentsMargins(0, 0, 0, 0)
        self._model.addWidget(self.prior)
        self._model.addWidget(self.likelihood)
        self._row.addWidget(Rows(model, self.q, (2, 3), stays=self.q), 5)
        self._row.addWidget(self.bar, 3)
        self.picture.addLayout(self._row)
        self.linked.addWidget(self.derivation)
        self.linked.addWidget(self.key)
        self.linked.addWidget(self.climb, 1)
        self.prior.dragged.connect(self._drag_prior)
        self.likelihood.dragged.connect(self._drag_likelihood)
        self.q.dragged.connect(self._drag_q)

    def show_frame(self, frame: BoundFrame) -> None:
        """Draw bars, identity and derivation of one picture."""
        part, params = frame.decomposition, frame.params
        self.selected = min(self.selected, params.count - 1)
        self.prior.show_bars(frame.prior.tolist(), _HEADROOM)
        self.likelihood.show_bars(params.likelihood, MOST_LIKELIHOOD * _HEADROOM)
        self.q.show_bars(part.q.tolist(), _HEADROOM, self._name_bar)
        self.q.show_outlines(part.posterior.tolist())
        self.bar.show_parts(part.log_evidence, part.elbo, part.kl, frame.axis)
        self.derivation.show_lines(part)
        self.climb.show_run(
            np.arange(len(frame.elbos)) / MOTION, frame.elbos, frame.log_evidences, frame.axis
        )
        self.climb.show_place(frame.step / MOTION, part.elbo, frame.axis)
        self._say(frame)

    def trigger(self, action: str) -> None:
        """Take a half-step from what is shown."""
        self._change({"e_step": e_step, "m_step": m_step}[action])
        self.tab.end_gesture()

    def take_key(self, event: QKeyEvent) -> bool:
        """1 to 5 select a z, Up and Down change its q."""
        steps = {Qt.Key.Key_Up: _KEY_STEP, Qt.Key.Key_Down: -_KEY_STEP}
        key = Qt.Key(event.key())
        digit = event.key() - Qt.Key.Key_1
        if key in steps:
            self._drag_q(self.selected, self._shown.q[self.selected] + steps[key])
            self.tab.end_gesture()
        elif 0 <= digit < self.params.count:
            self.selected = digit
            self.tab.redraw()
        else:
            return False
        return True

    def apply_theme(self, theme: Theme) -> None:
        """Space the plots with the text."""
        super().apply_theme(theme)
        for layout in (self._model, self._row):
            layout.setSpacing(theme.px(8))

    def retranslate(self) -> None:
        """Name plots and words."""
        self.prior.set_title(self.tr("drag p(z)"))
        self.likelihood.set_title(self.tr("drag p(x | z)"))
        self.q.set_title(self.tr("q(z) · drag · dashed: p(z | x)"))
        for plot in (self.prior, self.likelihood):  # small: their titles name the quantity
            plot.set_labels("z", "")
        self.q.set_labels("z", self.tr("probability"))
        self.climb.set_title(self.tr("ELBO below log p(x): E and M in turn"))
        self.climb.set_labels(self.tr("half-step"), self.tr("nats"))
        self.bar.retranslate()
        self.key.retranslate()

    @property
    def _shown(self) -> BoundParams:
        """What the next change starts from: the bars as they stand in the picture."""
        player = self.tab.player
        inside = self.frame is not None and player is not None and player.position > 0
        params: BoundParams = self.frame.state if inside else self.params
        return params

    def _drag_prior(self, index: int, height: float) -> None:
        self._change(
            lambda p: BoundParams(p.count, with_probability(p.prior, index, height), p.likelihood, p.q)
        )

    def _drag_likelihood(self, index: int, height: float) -> None:
        height = min(max(height, 0.0), MOST_LIKELIHOOD)

        def changed(p: BoundParams) -> BoundParams:
            likelihood = (*p.likelihood[:index], height, *p.likelihood[index + 1 :])
            return BoundParams(p.count, p.prior, likelihood, p.q)

        self._change(changed)

    def _drag_q(self, index: int, height: float) -> None:
        self.selected = index
        self._change(
            lambda p: BoundParams(p.count, p.prior, p.likelihood, with_probability(p.q, index, height))
        )

    def _change(self, change: Callable[[BoundParams], BoundParams]) -> None:
        try:
            params = change(self._shown)
        except ValueError as error:
            self.tab.show_error(str(error))
            return
        self.change(prior=params.prior, likelihood=params.likelihood, q=params.q)

    def _name_bar(self, k: int) -> str:
        return f"▸ {k + 1}" if k == self.selected else str(k + 1)

    def _say(self, frame: BoundFrame) -> None:
        assert self.tab.player
        part = frame.decomposition
        self.tab.formula.show_formula("divergence_bound")
        if part.supported:
            text = self.tr("{log_p} = {elbo} + {kl}")
            note = "" if frame.step else self.tr("Space plays E and M in turn.")
        else:
            text = self.tr("{log_p}: q allows a z that the posterior rules out: ELBO = −∞, KL = ∞")
            note = self.tr("KL = ∞: q > 0 where the posterior is 0.")
        self.tab.formula.set_numbers(
            text.format(
                log_p=format_number(part.log_evidence, 4),
                elbo=format_number(part.elbo, 4),
                kl=format_kl(part.kl, 4),
            )
        )
        names = {"start": self.tr("your q"), "E": "E", "M": "M"}
        number = f" {frame.iteration}" if frame.step else ""
        self.tab.player.set_label(names[frame.kind] + number)
        self.tab.status.set_truth(((Truth.EXACT, self.tr("sums over every value of z")),))
        self.tab.status.set_note(note)
