"""The view of the gap: a normal q(z) dragged and climbed towards a posterior that is not normal."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QHBoxLayout

from engines.divergence.gap import LEAST_STD, MOST_STD, Z_RANGE, GapFrame, ascend
from explorer.parts.numbers import format_number
from explorer.parts.readout import Readout
from explorer.parts.theme import Theme, Truth
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.parts.views import ViewsTab
from explorer.tabs.divergence.climb_plot import ClimbPlot
from explorer.tabs.divergence.climbing_view import ClimbingView
from explorer.tabs.divergence.evidence_bar import EvidenceBar, format_kl
from explorer.tabs.divergence.gap_controls import CONTROLS, DECIMALS
from explorer.tabs.divergence.rows import Rows
from explorer.tabs.divergence.slice_plots import JointPlot, PosteriorPlot
from explorer.tabs.divergence.terms import TermKey

STEPS_A_SECOND = 6.0


class GapView(ClimbingView):
    """The joint density above, its cut with q below, the bar of log p(x) beside them.

    The hand's q is step 0 of the ascent that the transport bar plays.
    """

    id = "gap"
    title = QT_TRANSLATE_NOOP("DivergenceTab", "A gap that remains")
    controls = CONTROLS
    formulas = ("divergence_gap",)
    steps = True

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__(tab, ascend, STEPS_A_SECOND)
        self.joint, self.posterior, self.bar = JointPlot(), PosteriorPlot(), EvidenceBar()
        self.numbers = Readout((Truth.EXACT, Truth.SAMPLED), rows=5)
        self.key, self.climb = TermKey(), ClimbPlot()
        self._row = QHBoxLayout()
        # The joint density may give way: the observed x has its slider.
        self._row.addWidget(Rows(self.joint, self.posterior, (2, 3), stays=self.posterior), 5)
        self._row.addWidget(self.bar, 3)
        self.picture.addLayout(self._row)
        self.linked.addWidget(self.numbers)
        self.linked.addWidget(self.key)
        self.linked.addWidget(self.climb, 1)
        self.joint.observed.connect(lambda x: self.change(x=round(x, DECIMALS)))
        self.posterior.meanMoved.connect(self._move_mean)
        self.posterior.stdMoved.connect(self._move_std)

    def show_frame(self, frame: GapFrame) -> None:
        """Draw one step of the ascent."""
        self.joint.show_frame(frame)
        self.posterior.show_frame(frame)
        self.bar.show_parts(frame.log_evidence, frame.elbo, frame.kl, frame.axis)
        self.numbers.set_row(0, format_number(frame.log_evidence, 5), "")
        error = f"{format_number(frame.estimate, 4)} ± {format_number(frame.standard_error, 2)}"
        self.numbers.set_row(1, format_number(frame.elbo, 5), error)
        self.numbers.set_row(2, format_kl(frame.kl, 5), "")
        self.numbers.set_row(3, format_number(frame.mean, 4), "")
        self.numbers.set_row(4, format_number(frame.std, 4), "")
        self._show_climb(frame)
        self._say(frame)

    def show_run(self) -> None:
        """Let curve and reason follow an ascent that is still being computed."""
        if self.frame is not None and len(self.tab.recording):
            self._show_climb(self.frame)
            self._say(self.frame)

    def trigger(self, action: str) -> None:
        """Go to the end of the ascent."""
        if action == "best" and self.tab.player:
            self.tab.player.last()

    def apply_theme(self, theme: Theme) -> None:
        """Space the plots with the text."""
        super().apply_theme(theme)
        self._row.setSpacing(theme.px(8))

    def retranslate(self) -> None:
        """Name plots, rows and words."""
        self.joint.set_title(self.tr("p(x, z) · drag the observed x"))
        self.joint.set_labels("", "x")
        self.posterior.set_title(self.tr("q(z) · drag μ and σ · filled: p(z | x), grey: p(z)"))
        self.posterior.set_labels("z", self.tr("density"))
        self.bar.retranslate()
        self.numbers.set_texts((self.tr("exact"), self.tr("sampled")), ("log p", "ELBO", "KL", "μ", "σ"))
        self.climb.set_title(self.tr("ELBO below log p(x): the gap is KL"))
        self.climb.set_labels(self.tr("step of the ascent"), self.tr("nats"))
        self.key.retranslate()

    def _move_mean(self, mean: float) -> None:
        self._change_q(mean, self._q[1])

    def _move_std(self, std: float) -> None:
        self._change_q(self._q[0], std)

    def _change_q(self, mean: float, std: float) -> None:
        mean = min(max(round(mean, DECIMALS), Z_RANGE[0]), Z_RANGE[1])
        self.change(mean=mean, std=min(max(round(std, DECIMALS), LEAST_STD), MOST_STD))

    @property
    def _q(self) -> tuple[float, float]:
        """Mean and deviation that a drag starts from: those of the step shown."""
        player = self.tab.player
        if self.frame is not None and player is not None and player.position > 0:
            return self.frame.mean, self.frame.std
        return self.params.mean, self.params.std

    def _show_climb(self, frame: GapFrame) -> None:
        frames = self.tab.recording.frames
        run = frames[-1] if frames and frames[-1].params is frame.params else frame
        self.climb.show_run(
            np.arange(len(run.elbos), dtype=np.float64),
            run.elbos,
            np.full(len(run.elbos), run.log_evidence),
            run.axis,
        )
        self.climb.show_place(frame.step, frame.elbo, frame.axis)

    def _say(self, frame: GapFrame) -> None:
        assert self.tab.player
        frames = self.tab.recording.frames
        last = frames[-1] if frames and frames[-1].params is frame.params else frame
        self.tab.formula.show_formula("divergence_gap")
        text = self.tr("{elbo} ≈ {estimate} ± {error}")
        self.tab.formula.set_numbers(
            text.format(
                elbo=format_number(frame.elbo, 4),
                estimate=format_number(frame.estimate, 4),
                error=format_number(frame.standard_error, 2),
            )
        )
        label = self.tr("your q") if frame.step == 0 else self.tr("step {n} / {last}")
        self.tab.player.set_label(label.format(n=frame.step, last=last.step))
        draws = format_number(frame.params.draws)
        self.tab.status.set_truth(
            (
                (Truth.EXACT, self.tr("log p, ELBO, KL by quadrature")),
                (Truth.SAMPLED, self.tr("ELBO from {n} draws").format(n=draws)),
            )
        )
        notes = {
            "": self.tr("Space plays gradient ascent on the ELBO."),
            "converged": self.tr("Best normal q around: KL = {kl} remains."),
            "max_steps": self.tr("Stopped after {n} steps, not at the top."),
        }
        if frame.reason == "converged" and format_kl(frame.kl) == "0":
            note = self.tr("The posterior is normal: the gap is closed.")
        else:
            note = notes[frame.reason].format(kl=format_kl(frame.kl), n=frame.step)
        self.tab.status.set_note(note)
