"""The light that says whether the picture is a distribution."""

from __future__ import annotations

from PySide6.QtGui import QColor

from engines.clt import DistributionFrame
from explorer.parts.elided import ElidedLabel
from explorer.parts.numbers import format_number
from explorer.parts.theme import THEMES, Theme


class Light(ElidedLabel):
    """Green dot and "a distribution", or vermilion square and the reason why not."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("light")
        self._theme = THEMES["light"]
        self._valid = True

    def show_frame(self, frame: DistributionFrame) -> None:
        """Judge a distribution."""
        self._valid = frame.valid
        sign = "∑ p" if frame.discrete else "∫ p"
        if frame.valid:
            text = self.tr("● A distribution: {sum} = 1")
        else:
            text = self.tr("■ Not a distribution: {sum} = {total}")
        self.setText(text.format(sum=sign, total=format_number(frame.total)))
        self.setToolTip(self.tr("A distribution is nowhere negative, and adds or integrates to 1"))
        self._colour()

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and text size."""
        self._theme = theme
        self.setFont(theme.font("body", bold=True))
        self._colour()

    def _colour(self) -> None:
        palette = self.palette()
        colour = self._theme.classes[0] if self._valid else self._theme.vermilion
        palette.setColor(self.foregroundRole(), QColor(colour))
        self.setPalette(palette)
