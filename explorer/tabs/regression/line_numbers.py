"""The table of all lines: it is also the legend of the picture."""

from __future__ import annotations

from engines.regression import NOISES, LineFit, LineFrame, LineScene
from explorer.parts.numbers import format_number
from explorer.parts.plots import muted
from explorer.parts.readout import Readout
from explorer.parts.theme import Theme
from explorer.tabs.regression.line_items import DESCENT, NOISE_COLOURS

_ROWS = ("yours", "descent", *NOISES, "truth")
_DESCENT_ROW = 1


class LineNumbers(Readout):
    """Slope, intercept, σ and log-likelihood of every line; each best one under its own noise."""

    def __init__(self) -> None:
        rules = (_vermilion, DESCENT, *NOISE_COLOURS, muted)
        super().__init__((None,) * 4, rows=len(_ROWS), colours=rules)

    def show_scene(self, scene: LineScene) -> None:
        """Write all lines but that of gradient descent."""
        lines = (*(scene.fits or (None,) * len(NOISES)), scene.truth)
        truth = scene.log_likelihood_of(scene.truth) if scene.truth else 0.0
        heights = (*(scene.fit_log_likelihoods or (0.0,) * len(NOISES)), truth)
        self._write(0, scene.line, scene.log_likelihood)
        for row, (line, height) in enumerate(zip(lines, heights, strict=True), start=_DESCENT_ROW + 1):
            self._write(row, line, height)
        self.set_visible_rows(len(_ROWS) if scene.truth else len(_ROWS) - 1)

    def show_descent(self, frame: LineFrame) -> None:
        """Write the line that gradient descent has reached."""
        self._write(_DESCENT_ROW, frame.reached, frame.scene.log_likelihood_of(frame.reached))

    def apply_theme(self, theme: Theme) -> None:
        """Leave the names what little room there is."""
        super().apply_theme(theme)
        self._grid.setHorizontalSpacing(theme.px(8))
        for cell in (cell for line in self._cells for cell in line):
            cell.setFont(theme.font("small"))

    def retranslate(self) -> None:
        """Name rows and columns."""
        names = (
            self.tr("yours"),
            self.tr("descent"),
            self.tr("normal"),
            self.tr("Laplace"),
            self.tr("Student-t"),
            self.tr("uniform"),
            self.tr("true"),
        )
        self.set_texts(("w", "b", "σ", "log L"), names)

    def _write(self, row: int, line: LineFit | None, log_likelihood: float) -> None:
        if line is None:
            self.set_row(row, "–", "–", "–", "–")
        else:
            self.set_row(row, *map(format_number, (line.w, line.b, line.std, log_likelihood)))


def _vermilion(theme: Theme) -> str:
    return theme.vermilion
