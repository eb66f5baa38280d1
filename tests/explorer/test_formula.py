"""Formula pictures are those of their sources; the strip shows them whole and in the ink of the theme."""

import re
from importlib import resources
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel

from assets.formulas import EM, INK, render
from explorer.parts.formula import FormulaStrip, FormulaView, formula_names
from explorer.parts.theme import theme

FOLDER = Path(str(resources.files("assets") / "formulas"))
NAMES = sorted(path.stem for path in FOLDER.glob("*.tex"))


def test_every_source_has_its_picture_and_no_picture_is_without_source():
    assert sorted(path.stem for path in FOLDER.glob("*.svg")) == NAMES
    assert formula_names() == tuple(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_picture_is_what_its_source_gives(name):
    drawn = render.svg(render.tex(FOLDER / f"{name}.tex"))
    assert (FOLDER / f"{name}.svg").read_text(encoding="utf-8") == drawn, (
        "run python -m assets.formulas.render"
    )


@pytest.mark.parametrize("name", NAMES)
def test_picture_has_one_colour_so_that_it_can_be_recoloured(name):
    source = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', source)) == {INK}
    assert source.count("<path") + source.count("<rect") == source.count(f'fill="{INK}"')


@pytest.mark.parametrize("name", NAMES)
def test_qt_draws_the_picture(name):
    renderer = QSvgRenderer(str(FOLDER / f"{name}.svg"))
    assert renderer.isValid()
    assert renderer.viewBoxF().height() > EM / 2


def grab(view: FormulaView) -> QImage:
    return view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def inked(image: QImage, colour: str) -> tuple[int, int, int, int]:
    """Bounding box (left, top, right, bottom) of the pixels of exactly this colour."""
    wanted = QColor(colour).rgb()
    hits = [
        (x, y) for y in range(image.height()) for x in range(image.width()) if image.pixel(x, y) == wanted
    ]
    assert hits, f"nothing is drawn in {colour}"
    xs, ys = zip(*hits, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


@pytest.fixture
def view(qtbot):
    widget = FormulaView("clt")
    qtbot.addWidget(widget)
    return widget


@pytest.mark.parametrize("name", ["light", "dark", "projector"])
def test_formula_is_drawn_in_the_ink_of_the_theme(view, name):
    look = theme(name)
    view.setPalette(look.palette())
    view.apply_theme(look)
    view.resize(view.sizeHint())
    inked(grab(view), look.ink)


def test_formula_grows_with_the_text(view):
    view.apply_theme(theme("light", 100))
    once = view.natural_size()
    view.apply_theme(theme("light", 200))
    twice = view.natural_size()
    assert twice.width() == pytest.approx(2 * once.width(), rel=0.05)
    assert twice.height() == pytest.approx(2 * once.height(), rel=0.05)


@pytest.mark.parametrize("share", [1.0, 0.6, 0.3])
def test_formula_is_never_clipped(view, share):
    look = theme("light", 200)
    view.setPalette(look.palette())
    view.apply_theme(look)
    view.resize(int(share * view.sizeHint().width()), view.sizeHint().height())
    image = grab(view)
    left, top, right, bottom = inked(image, look.ink)
    assert left >= 0
    assert top >= 0
    assert right < image.width()
    assert bottom < image.height()
    # The closing bracket is still there: ink reaches the right end of the picture.
    assert right > 0.9 * image.width() - 3


def test_unknown_formula_is_named(view):
    with pytest.raises(ValueError, match=r"name .*'nonsense'"):
        view.show_formula("nonsense")
    assert view.name == "clt"


def test_screen_readers_are_given_the_source(view):
    assert r"\sigma^2" in view.accessibleName()
    assert "%" not in view.accessibleName()


def test_strip_keeps_its_height_when_its_formula_changes(qtbot):
    strip = FormulaStrip(["vae_z", "vae"])
    qtbot.addWidget(strip)
    strip.apply_theme(theme("light", 150))
    height = strip.sizeHint().height()
    strip.show_formula("vae")
    assert strip.formula == "vae"
    assert strip.sizeHint().height() == height
    assert r"\mathrm{Loss}" in strip.accessibleName()


def test_strip_shows_live_numbers_at_the_size_of_the_text(qtbot):
    strip = FormulaStrip(["clt"])
    qtbot.addWidget(strip)
    look = theme("light", 200)
    strip.apply_theme(look)
    strip.set_numbers("x̄ = 0.501")
    label = strip.findChild(QLabel)
    assert strip.numbers == label.text() == "x̄ = 0.501"
    assert label.font().pointSizeF() == look.font("body").pointSizeF()
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


@pytest.mark.parametrize(("names", "message"), [([], "names"), (["clt", "nonsense"], "names .*nonsense")])
def test_strip_refuses_what_it_cannot_show(qtbot, names, message):
    with pytest.raises(ValueError, match=message):
        FormulaStrip(names)
