import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from explorer.parts import theme as themes
from explorer.parts.theme import THEMES, FontRole, Truth

ROLES: tuple[FontRole, ...] = ("small", "body", "title")


def luminance(colour):
    """Relative luminance, WCAG 2.2."""
    channels = [getattr(QColor(colour), f"{name}F")() for name in ("red", "green", "blue")]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_text_and_truths_stand_out_from_the_ground(theme):
    for ground in (theme.ground, theme.surface):
        assert contrast(theme.ink, ground) >= 7
        assert contrast(theme.muted, ground) >= 4.5
        for truth in Truth:
            assert contrast(theme.colour(truth), ground) >= 3


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_colours_are_hexadecimal_and_classes_differ(theme):
    colours = [theme.ground, theme.surface, theme.ink, theme.muted, theme.grid, theme.blue, theme.vermilion]
    assert all(QColor(colour).name().upper() == colour for colour in (*colours, *theme.classes))
    assert len({*theme.classes, theme.blue, theme.vermilion}) == 12


def test_tokens_are_those_of_the_design():
    light, dark, projector = THEMES["light"], THEMES["dark"], THEMES["projector"]
    assert (light.ground, light.ink, light.blue, light.vermilion) == (
        "#FFFFFF", "#1B1F24", "#0072B2", "#D55E00",
    )  # fmt: skip
    assert (dark.ground, dark.ink, dark.blue, dark.vermilion) == ("#14171A", "#EEF1F4", "#56B4E9", "#F0874A")
    assert (projector.ink, projector.line) == ("#000000", 1.5)
    assert dark.dark
    assert not light.dark


def test_scale_scales_type_lengths_and_lines():
    small, large = themes.theme("light", 100), themes.theme("light", 200)
    assert [small.font(role).pointSizeF() for role in ROLES] == [11, 13, 18]
    assert [large.font(role).pointSizeF() for role in ROLES] == [22, 26, 36]
    assert large.px(8) == 16
    assert small.width(2) < large.width(2) < 2 * small.width(2)


@pytest.mark.parametrize(("name", "scale"), [("sepia", 100), ("light", 120)])
def test_unknown_theme_or_size_is_refused(name, scale):
    with pytest.raises(ValueError, match=str(scale) if name == "light" else name):
        themes.theme(name, scale)


def test_shipped_face_is_used_with_tabular_figures(app):
    for bold in (False, True):
        font = themes.theme().font("body", bold=bold)
        assert QFontInfo(font).family() == themes.FAMILY
        metrics = QFontMetricsF(font)
        assert len({round(metrics.horizontalAdvance(digit * 10), 3) for digit in "0123456789"}) == 1
    assert font.weight() == QFont.Weight.DemiBold


def test_application_takes_palette_and_font(app):
    themes.apply_to_application(app, themes.theme("dark", 150))
    assert app.palette().color(QPalette.ColorRole.Window).name() == THEMES["dark"].ground.lower()
    assert app.font().pointSizeF() == 13 * 1.5


def test_theme_reaches_everything_that_paints_for_itself(app, qtbot):
    class Themed(QWidget):
        theme = None

        def apply_theme(self, theme):
            self.theme = theme

    root = Themed()
    qtbot.addWidget(root)
    layout = QVBoxLayout(root)
    middle, leaf = QWidget(), Themed()
    layout.addWidget(middle)
    QVBoxLayout(middle).addWidget(leaf)
    layout.addWidget(QLabel("not themed"))
    themes.apply_to_tree(root, themes.theme("dark"))
    assert leaf.theme.name == "dark"
    assert root.theme is None  # the caller's own affair
