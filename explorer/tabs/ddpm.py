"""Chapter 8: sixteen digits are denoised step by step, with everything that one step is made of."""

from __future__ import annotations

from typing import Any

import numpy as np

from engines.diffusion import DenoiseFrame, DenoiseParams
from explorer.parts.chapter_tab import ChapterTab
from explorer.parts.controls import Choice, Seed, Slider
from explorer.parts.digits import DigitMosaic
from explorer.parts.numbers import format_number
from explorer.parts.plots import Plot
from explorer.parts.readout import Readout
from explorer.parts.runner import ChildProcess, Runner
from explorer.parts.theme import Truth
from explorer.parts.translation import QT_TRANSLATE_NOOP

ENGINE = "engines.diffusion.denoise_digits"

_STEPS_A_SECOND = 12.0
_PIXELS = (-1.0, 1.0)
_NOISE = (-2.5, 2.5)

CONTROLS = (
    Choice(
        "label",
        QT_TRANSLATE_NOOP("DdpmTab", "Digits"),
        QT_TRANSLATE_NOOP("DdpmTab", "Which digits the network is asked for"),
        options=(
            ("mixed", QT_TRANSLATE_NOOP("DdpmTab", "0 to 9 and 0 to 5")),
            *((str(digit), str(digit)) for digit in range(10)),
        ),
    ),
    Choice(
        "method",
        QT_TRANSLATE_NOOP("DdpmTab", "Sampler"),
        QT_TRANSLATE_NOOP("DdpmTab", "DDPM adds fresh noise at every step, DDIM adds none"),
        options=(
            ("ddim", QT_TRANSLATE_NOOP("DdpmTab", "DDIM (no added noise)")),
            ("ddpm", QT_TRANSLATE_NOOP("DdpmTab", "DDPM (adds noise)")),
        ),
    ),
    Slider(
        "steps",
        QT_TRANSLATE_NOOP("DdpmTab", "Number of steps"),
        QT_TRANSLATE_NOOP("DdpmTab", "How many of the 1,000 steps of the schedule are taken"),
        minimum=1,
        maximum=1000,
        log=True,
    ),
    Seed(
        "seed",
        QT_TRANSLATE_NOOP("DdpmTab", "Seed"),
        QT_TRANSLATE_NOOP(
            "DdpmTab", "The same seed starts from the same noise and gives the same digits again"
        ),
    ),
)


class DdpmTab(ChapterTab):
    """x_t, the guess x̂_0 and the predicted noise, one above the other; the schedule beside them.

    Parameters
    ----------
    child
        The process that interactive networks run in.
    """

    chapter = "ddpm"
    learned = True

    def __init__(self, child: ChildProcess) -> None:
        super().__init__(DenoiseParams(), CONTROLS, ("ddim_step", "ddpm_step"), steps=True)
        assert self.player is not None
        self.player.set_rate(_STEPS_A_SECOND)
        self.noisy = DigitMosaic(_PIXELS)
        self.guess = DigitMosaic(_PIXELS)
        self.noise = DigitMosaic(_NOISE)
        for row in (self.noisy, self.guess, self.noise):
            self.picture.addWidget(row, 1)
        self.numbers = Readout((None,), rows=5)
        self.schedule = Plot()
        self.schedule.getViewBox().invertX()  # the chain runs from T down to 0, as the playhead does
        self.schedule.set_ranges((-15, 1015), (0, 1.03))
        self._alpha_bar = self.schedule.curve(Truth.EXACT)
        self._marker = self.schedule.line_at(colour=lambda theme: theme.blue, width=2)
        self._dot = self.schedule.dots(lambda theme: theme.blue, size=11, alpha=1.0)
        self.linked.addWidget(self.numbers)
        self.linked.addWidget(self.schedule, 1)
        self.runner = self.add_runner(Runner("process", child=child), record=True)

    def compute(self, params: Any, *, live: bool) -> None:
        """Run the reverse chain; its frames are recorded as they come."""
        self.renew_recording()
        (self.runner.refresh if live else self.runner.start)(ENGINE, params)

    def show_frame(self, frame: DenoiseFrame) -> None:
        """Draw one position of the chain."""
        self.noisy.show_digits(frame.x)
        self.guess.show_digits(frame.x0)
        self.noise.show_digits(frame.noise if frame.t else np.full_like(frame.noise, _NOISE[0]))
        self._name_pictures(frame.t)
        self._alpha_bar.setData(np.arange(len(frame.alpha_bar)), frame.alpha_bar)
        self._marker.setValue(frame.t)
        self._dot.setData(x=[frame.t], y=[frame.alpha_bar[frame.t]])
        for row, text in enumerate(
            (
                f"{frame.index} / {frame.count}",
                f"{frame.t}",
                format_number(float(frame.alpha_bar[frame.t])),
                format_number(frame.signal),
                format_number(frame.noise_level),
            )
        ):
            self.numbers.set_row(row, text)
        assert self.player is not None
        self.player.set_label(f"t = {frame.t}")
        self._show_formula(frame)
        self.status.set_truth(
            (
                (Truth.EXACT, self.tr("schedule ᾱ")),
                (Truth.SAMPLED, self.tr("16 chains, seed {seed}").format(seed=frame.params.seed)),
                (Truth.LEARNED, self.tr("noise ε̂ and guess x̂₀")),
            )
        )

    def _name_pictures(self, t: int) -> None:
        self.noisy.set_title(self.tr("x at t = {t}: what the chain holds").format(t=t))
        self.guess.set_title(self.tr("x̂₀: the clean digit that the network guesses from it"))
        self.noise.set_title(
            self.tr("ε̂: the noise that the network sees in it")
            if t
            else self.tr("ε̂: at t = 0 there is no noise left to see")
        )

    def _show_formula(self, frame: DenoiseFrame) -> None:
        self.formula.show_formula(f"{frame.params.method}_step")
        if not frame.t:
            self.formula.set_numbers(self.tr("The chain has ended: x<sub>0</sub> is the result."))
            return
        kept, predicted, fresh = frame.step_weights
        kept_of = "x̂<sub>0</sub>" if frame.params.method == "ddim" else f"x<sub>{frame.t}</sub>"
        text = f"x<sub>{frame.next_t}</sub> = {format_number(kept)} {kept_of} "
        text += f"{'−' if predicted < 0 else '+'} {format_number(abs(predicted))} ε̂"
        self.formula.set_numbers(text + (f" + {format_number(fresh)} ε" if fresh else ""))

    def retranslate(self) -> None:
        """Name rows, axes and pictures."""
        self.schedule.set_title(self.tr("Noise schedule"))
        self.schedule.set_labels(self.tr("step t"), self.tr("signal left, ᾱ"))
        self.numbers.set_texts(
            ("",),
            (
                self.tr("step of the chain"),
                self.tr("t of the schedule"),
                self.tr("ᾱ, signal left"),
                self.tr("√ᾱ, weight of x̂₀"),
                self.tr("√(1 − ᾱ), weight of ε̂"),
            ),
        )
