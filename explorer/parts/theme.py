"""Colours, type and line widths: the one place that decides what anything looks like.

A theme is applied application-wide (palette and font on the Fusion style) and handed down the widget tree
with ``apply_theme(theme)`` to whatever paints for itself: plots, formulas, swatches.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from importlib import resources
from typing import Literal, Protocol, runtime_checkable

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

FAMILY = "Pretendard"
SCALES = (100, 150, 200)
POINT_SIZES = {"small": 11, "body": 13, "title": 18}

FontRole = Literal["small", "body", "title"]


class Truth(Enum):
    """Where a curve or a picture comes from: the one visual vocabulary of the program."""

    EXACT = "exact"
    SAMPLED = "sampled"
    LEARNED = "learned"


# Okabe and Ito (2008) without the two that mean "sampled" and "learned", then Paul Tol's muted set.
_CLASSES_LIGHT = (
    "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#882255",
    "#332288", "#999933", "#AA4499", "#117733", "#6B6B6B",
)  # fmt: skip
_CLASSES_DARK = (
    "#2FC79A", "#E39BC4", "#F0B93A", "#8CCBF2", "#D4658F",
    "#9C8FE8", "#CFCF63", "#D77BC7", "#5DBB7C", "#B0B0B0",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Theme:
    """Colour tokens (``#RRGGBB``) and sizes.

    Attributes
    ----------
    line
        Factor on every line width: 1 on a screen, 1.5 on a projector.
    scale
        Text size, 1.0 to 2.0; it also scales axes, ticks, handles and line widths.
    """

    name: str
    ground: str
    surface: str
    ink: str
    muted: str
    grid: str
    blue: str
    vermilion: str
    classes: tuple[str, ...]
    line: float = 1.0
    scale: float = 1.0

    @property
    def dark(self) -> bool:
        """Whether the ground is darker than the ink."""
        return QColor(self.ground).lightness() < QColor(self.ink).lightness()

    def colour(self, truth: Truth) -> str:
        """Ink for exact, blue for sampled, vermilion for learned."""
        return {Truth.EXACT: self.ink, Truth.SAMPLED: self.blue, Truth.LEARNED: self.vermilion}[truth]

    def font(self, role: FontRole = "body", *, bold: bool = False) -> QFont:
        """One of the three sizes, with tabular figures so that live numbers do not jitter."""
        font = QFont(FAMILY)
        font.setPointSizeF(POINT_SIZES[role] * self.scale)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def px(self, length: float) -> int:
        """Scale a length given in pixels at 100 % text."""
        return round(length * self.scale)

    def width(self, pixels: float = 1.0) -> float:
        """Scale a line width; half the growth of the text, so that 200 % does not turn lines into bars."""
        return pixels * self.line * (0.5 + 0.5 * self.scale)

    def palette(self) -> QPalette:
        """Palette for the Fusion style."""
        role, group = QPalette.ColorRole, QPalette.ColorGroup
        palette = QPalette()
        # Fusion shades slider handles, grooves and tabs from the button's colour; the surface of these two is
        # too near the ground for them to be seen.
        button = {"dark": "#3E4852", "projector": "#F0F0F0"}.get(self.name, self.surface)
        for target, colour in {
            role.Window: self.ground,
            role.WindowText: self.ink,
            role.Base: self.ground,
            role.AlternateBase: self.surface,
            role.Text: self.ink,
            role.PlaceholderText: self.muted,
            role.Button: button,
            role.ButtonText: self.ink,
            role.BrightText: self.vermilion,
            role.Highlight: self.blue,
            role.HighlightedText: "#FFFFFF" if not self.dark else "#000000",
            role.Accent: self.blue,
            role.ToolTipBase: self.surface,
            role.ToolTipText: self.ink,
            role.Link: self.blue,
            role.LinkVisited: self.blue,
            role.Mid: self.grid,
            role.Midlight: self.grid,
            role.Dark: self.muted,
            role.Light: self.surface,
            role.Shadow: self.muted,
        }.items():
            palette.setColor(target, QColor(colour))
        for target in (role.WindowText, role.Text, role.ButtonText):
            faded = QColor(self.muted)
            faded.setAlpha(140)
            palette.setColor(group.Disabled, target, faded)
        return palette


_LIGHT = Theme(
    "light", "#FFFFFF", "#F6F7F9", "#1B1F24", "#5B6470", "#E3E6EA", "#0072B2", "#D55E00", _CLASSES_LIGHT
)
_DARK = Theme(
    "dark", "#14171A", "#1D2125", "#EEF1F4", "#9AA4AF", "#2E343A", "#56B4E9", "#F0874A", _CLASSES_DARK
)
_PROJECTOR = Theme(
    "projector",
    "#FFFFFF",
    "#FFFFFF",
    "#000000",
    "#333333",
    "#C8CCD0",
    "#0072B2",
    "#D55E00",
    _CLASSES_LIGHT,
    1.5,
)
THEMES = {theme.name: theme for theme in (_LIGHT, _DARK, _PROJECTOR)}


def theme(name: str = "light", scale: int = 100) -> Theme:
    """Theme by name at a text size in percent.

    Raises
    ------
    ValueError
        If the name or the size is not one of ``THEMES`` and ``SCALES``.
    """
    if name not in THEMES:
        raise ValueError(f"theme must be one of {', '.join(THEMES)}, not {name!r}")
    if scale not in SCALES:
        raise ValueError(f"scale must be one of {', '.join(map(str, SCALES))}, not {scale}")
    return replace(THEMES[name], scale=scale / 100)


@runtime_checkable
class Themed(Protocol):
    """A widget that paints for itself and therefore must be told the theme."""

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""


def register_fonts() -> None:
    """Make the shipped face known to Qt, so that every machine shows the same text in both languages."""
    for name in ("Pretendard-Regular.otf", "Pretendard-SemiBold.otf"):
        data = resources.files("assets").joinpath("fonts", name).read_bytes()
        if QFontDatabase.addApplicationFontFromData(data) < 0:
            raise ValueError(f"assets/fonts/{name} is not a font that Qt can read")


def apply_to_application(app: QApplication, theme: Theme) -> None:
    """Set palette and font of the whole application."""
    app.setPalette(theme.palette())
    app.setFont(theme.font())


def apply_to_tree(root: QWidget, theme: Theme) -> None:
    """Hand the theme to every themed widget below ``root``, ``root`` itself excepted."""
    for child in root.findChildren(QWidget):
        if isinstance(child, Themed):
            child.apply_theme(theme)
