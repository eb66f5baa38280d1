"""The formula strip: a line of symbols and the same line with live numbers.

The symbols are pictures drawn beforehand (``assets/formulas``, SVG); the numbers are an ordinary label,
because they change many times a second.
"""

from collections.abc import Sequence
from functools import cache
from importlib import resources
from math import ceil

from PySide6.QtCore import QByteArray, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontInfo, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from assets.formulas import EM, INK
from explorer.parts.theme import Theme, theme

_FOLDER = resources.files("assets") / "formulas"
# Letters of a formula against those of the text: indices and exponents stay readable.
_MAGNIFICATION = 1.2


@cache
def formula_names() -> tuple[str, ...]:
    """Name every shipped formula, in alphabetical order."""
    return tuple(
        sorted(entry.name.removesuffix(".svg") for entry in _FOLDER.iterdir() if entry.name.endswith(".svg"))
    )


@cache
def _tex(name: str) -> str:
    lines = (_FOLDER / f"{name}.tex").read_text(encoding="utf-8").splitlines()
    return " ".join(line for line in lines if not line.startswith("%"))


class FormulaView(QWidget):
    """One formula in the ink of the theme, as large as the text asks and never wider than its place.

    Parameters
    ----------
    name
        Name of a file of ``assets/formulas``, without its ending.
    parent
        Parent widget.

    Raises
    ------
    ValueError
        If there is no formula of that name.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme()
        self._room: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_formula(name)

    @property
    def name(self) -> str:
        """Name of the formula shown."""
        return self._name

    def show_formula(self, name: str) -> None:
        """Show another formula.

        Raises
        ------
        ValueError
            If there is no formula of that name.
        """
        if name not in formula_names():
            raise ValueError(f"name must be one of {', '.join(formula_names())}, not {name!r}")
        self._name = name
        self.setAccessibleName(_tex(name))
        self._load()

    def reserve(self, names: Sequence[str]) -> None:
        """Keep the height of the tallest of these formulas, so that changing between them moves nothing."""
        self._room = tuple(names)
        self.updateGeometry()

    def apply_theme(self, theme: Theme) -> None:
        """Take over ink and text size."""
        self._theme = theme
        self._load()

    def natural_size(self) -> QSizeF:
        """Size of the formula at the text size of the theme, in device-independent pixels."""
        return self._renderer.viewBoxF().size() * self._zoom()

    def sizeHint(self) -> QSize:
        """Natural width; natural height, or that of the tallest formula that `reserve` was told of."""
        height = max(_height(name) for name in (self._name, *self._room)) * self._zoom()
        return QSize(ceil(self.natural_size().width()), ceil(height))

    def minimumSizeHint(self) -> QSize:
        """Let the width go to a quarter: a small formula is better than half a formula."""
        hint = self.sizeHint()
        return QSize(hint.width() // 4, hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paths themselves, not a pixmap of them: sharp at every device pixel ratio."""
        size = self.natural_size()
        size *= min(1.0, self.width() / size.width(), self.height() / size.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - size.height()) / 2
        left = (
            0.0 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.width() - size.width()
        )
        self._renderer.render(painter, QRectF(left, top, size.width(), size.height()))
        painter.end()

    def _zoom(self) -> float:
        return _MAGNIFICATION * QFontInfo(self._theme.font("body")).pixelSize() / EM

    def _load(self) -> None:
        self._renderer = _drawn(self._name, self._theme.ink)
        self.updateGeometry()
        self.update()


@cache
def _drawn(name: str, colour: str) -> QSvgRenderer:
    """Parse the picture of a formula once: while EM is scrubbed, it changes with every half-step."""
    renderer = QSvgRenderer(_coloured(name, colour))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    return renderer


def _coloured(name: str, colour: str) -> QByteArray:
    source = (_FOLDER / f"{name}.svg").read_bytes()
    return QByteArray(source.replace(f'fill="{INK}"'.encode(), f'fill="{colour}"'.encode()))


@cache
def _height(name: str) -> float:
    return QSvgRenderer(_coloured(name, INK)).viewBoxF().height()


class FormulaStrip(QWidget):
    """Symbols above, the same line with live numbers below.

    Parameters
    ----------
    names
        The formulas that this strip may show, the first one at the start; its height is that of the tallest.
    parent
        Parent widget.

    Raises
    ------
    ValueError
        If ``names`` is empty or one of them is unknown.
    """

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if not names:
            raise ValueError("names must hold at least one formula")
        unknown = [name for name in names if name not in formula_names()]
        if unknown:
            raise ValueError(f"names holds unknown formulas: {', '.join(unknown)}")
        self._symbols = FormulaView(names[0], self)
        self._symbols.reserve(names)
        self._numbers = QLabel(self)
        self._numbers.setWordWrap(True)
        self._numbers.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._symbols)
        layout.addWidget(self._numbers)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._name()

    @property
    def formula(self) -> str:
        """Name of the formula shown."""
        return self._symbols.name

    @property
    def numbers(self) -> str:
        """The line with live numbers, as it was set."""
        return self._numbers.text()

    def show_formula(self, name: str) -> None:
        """Show another formula above the numbers.

        Raises
        ------
        ValueError
            If there is no formula of that name.
        """
        if name != self._symbols.name:  # asked for with every frame
            self._symbols.show_formula(name)
            self._name()

    def reserve(self, names: Sequence[str]) -> None:
        """Keep the height of the tallest of these formulas: those that can be shown from now on."""
        self._symbols.reserve(names)

    def set_symbol_limit(self, height: int) -> None:
        """Draw the symbols smaller rather than higher than this many pixels."""
        self._symbols.setMaximumHeight(height)

    def set_numbers(self, text: str) -> None:
        """Set the line with live numbers: plain text, or the HTML that labels know (``x<sub>t</sub>``)."""
        self._numbers.setText(text)

    def apply_theme(self, theme: Theme) -> None:
        """Take over ink and text size."""
        self._symbols.apply_theme(theme)
        self._numbers.setFont(theme.font("body"))

    def _name(self) -> None:
        self.setAccessibleName(self._symbols.accessibleName())
