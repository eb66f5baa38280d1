"""The view of the digits: mini-batches and pages, classes, and the pixels of one digit."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from engines.regression.digits import DigitsFrame, DigitsParams, digit, leaf
from explorer.parts.elided import ElidedLabel
from explorer.parts.numbers import format_number
from explorer.parts.params_json import differing
from explorer.parts.runner import Runner
from explorer.parts.theme import Theme, Truth
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.parts.views import View, ViewsTab
from explorer.tabs.regression.digits_controls import CONTROLS, shown
from explorer.tabs.regression.digits_plots import ClassBars, ClassMeans, CountBars, DigitPage, VectorStrip
from explorer.tabs.regression.pixel_grid import PixelGrid

PAGES_A_SECOND = 4.0

_LOOKS = {"show", "selected"}
"""Fields that change nothing of the run."""

_PART = 9
"""Side of the part of a digit that is shown with its numbers beside the whole."""

_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class DigitsView(View):
    """The data set of the next chapters; the transport bar turns its pages."""

    id = "digits"
    title = QT_TRANSLATE_NOOP("RegressionTab", "Digits")
    controls = CONTROLS
    formulas = ("digits",)
    steps = True

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__(tab)
        self._asked: DigitsParams | None = None
        self.pixel = (14, 14)
        """Row and column of the pixel whose number is written out."""
        self.page, self.means = DigitPage(), ClassMeans()
        self.large, self.strip, self.small = PixelGrid(hover=True), VectorStrip(), PixelGrid(hover=False)
        self.caption, self.small_caption = ElidedLabel(), ElidedLabel()
        self._close_up = QWidget()
        self._close_up_column = QVBoxLayout(self._close_up)
        self._close_up_column.setContentsMargins(0, 0, 0, 0)
        self._close_up_column.addWidget(self.caption)
        self._close_up_column.addWidget(self.large, 1)
        self._close_up_column.addWidget(self.strip)
        self._pictures = QStackedWidget()
        self._kinds: dict[str, QWidget] = {"grid": self.page, "pixels": self._close_up, "means": self.means}
        for widget in self._kinds.values():
            self._pictures.addWidget(widget)
        self.picture.addWidget(self._pictures)
        self.composition, self.counts = ClassBars(), CountBars()
        self.linked.addWidget(self.small_caption)
        self.linked.addWidget(self.small, 4)
        self.linked.addWidget(self.composition, 4)
        self.linked.addWidget(self.counts, 4)
        self.runner = tab.add_runner(Runner("thread"), record=True)
        self.page.clicked.connect(self._select_at)
        self.large.picked.connect(self.pick)
        self.small.picked.connect(self._pick_beside)

    # Data flow

    def compute(self, params: DigitsParams, *, live: bool) -> None:
        """Leaf through the digits from the first page on, unless only the looks have changed."""
        player = self.tab.player
        assert player
        player.set_rate(PAGES_A_SECOND)
        self.set_shown(shown(params.order))
        if self._is_leafed_through(params):
            if self.frame is not None:
                self.show_frame(self.frame)
            return
        if not player.resting_place:  # a run is shown from its start, not from its end
            player.seek(0)
        self.tab.renew_recording()
        self._asked = params
        (self.runner.refresh if live else self.runner.start)(leaf, params)

    def _is_leafed_through(self, params: DigitsParams) -> bool:
        """Whether the last run that was asked for is of these params, but for their looks."""
        if self._asked is None or differing(self._asked, params) - _LOOKS:
            return False
        return self.runner.busy or (self.tab.recording.params == self._asked and len(self.tab.recording) > 0)

    def select(self, number: int) -> None:
        """Look at one digit, by its number in the file."""
        self.change(selected=number)
        self.tab.end_gesture()

    def pick(self, row: int, column: int) -> None:
        """Write out the number of a pixel."""
        self.pixel = row, column
        if self._page is not None:
            self._show_digit()

    @property
    def _page(self) -> DigitsFrame | None:
        """The page that is drawn, unless another split was chosen since: its numbers are of other digits."""
        frame: DigitsFrame | None = self.frame
        return frame if frame is not None and frame.params.split == self.params.split else None

    @property
    def _part(self) -> tuple[int, int, int]:
        """First row, first column and side of what the small picture shows."""
        if self.params.show != "pixels":
            return 0, 0, 28
        top, left = (min(max(place - _PART // 2, 0), 28 - _PART) for place in self.pixel)
        return top, left, _PART

    def _pick_beside(self, row: int, column: int) -> None:
        top, left, _ = self._part
        self.pick(top + row, left + column)

    def _select_at(self, x: float, y: float) -> None:
        index, page = self.page.digit_at(x, y), self._page
        if index is not None and page is not None:
            self.select(int(page.rows[index]))

    def take_key(self, event: QKeyEvent) -> bool:
        """Arrows move over the pixels of one digit; Up and Down walk over the digits of a page.

        Return changes between both.
        """
        key = Qt.Key(event.key())
        page = self._page
        if page is None:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.change(show="grid" if self.params.show == "pixels" else "pixels")
            self.tab.end_gesture()
        elif self.params.show == "pixels" and key in _ARROWS:
            down, right = _ARROWS[key]
            self.pick((self.pixel[0] + down) % 28, (self.pixel[1] + right) % 28)
        elif self.params.show == "grid" and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            rows = page.rows
            index = self.page.index
            first = 0 if key == Qt.Key.Key_Down else len(rows) - 1
            self.select(int(rows[first if index is None else (index + _ARROWS[key][0]) % len(rows)]))
        else:
            return False
        return True

    # What is shown

    def show_frame(self, frame: DigitsFrame) -> None:
        """Draw a page or mini-batch, its classes, and the selected digit.

        A late page of a split that is left already is skipped: the digits of the new one may not be loaded.
        """
        params = self.params
        if frame.params.split != params.split:
            return
        self._pictures.setCurrentWidget(self._kinds[params.show])
        self.counts.setVisible(params.show != "pixels")
        self.page.show_page(frame.images, frame.index_of(params.selected))
        self.means.show_digits(frame.classes.means)
        self.composition.show_frame(frame)
        self.counts.show_frame(frame)
        self._show_digit()
        self._say(frame)

    def _show_digit(self) -> None:
        image, label = digit(self.params)
        row, column = self.pixel
        self.large.show_pixels(image)
        self.large.set_cursor(row, column)
        top, left, side = self._part
        self.small.show_pixels(image[top : top + side, left : left + side])
        self.small.set_cursor(row - top, column - left)
        self.strip.show_digit(image, row, column)
        text = self.tr("Digit {number}: {label}").format(
            number=format_number(self.params.selected), label=label
        )
        close_up = self.tr("{side} × {side} pixels around it").format(side=side)
        self.small_caption.setText(close_up if self.params.show == "pixels" else text)
        self.caption.setText(text + " · " + self.tr("point at a pixel, or use the arrow keys"))
        value = int(image[row, column])
        numbers = self.tr("({row}, {column}): x[{d}] = {value}/255 = {scaled}")
        self.tab.formula.show_formula("digits")
        self.tab.formula.set_numbers(
            numbers.format(
                row=row, column=column, d=28 * row + column, value=value, scaled=f"{value / 255:.3f}"
            )
        )

    def _say(self, frame: DigitsFrame) -> None:
        assert self.tab.player
        params, place = frame.params, format_number(frame.position + 1)
        count, total = format_number(frame.count), format_number(int(frame.classes.counts.sum()))
        self.tab.player.set_label(f"{place} / {count}")
        size = format_number(len(frame.rows))
        if params.order == "shuffled":
            title = self.tr("Mini-batch {place} of {count}: click a digit")
            composition = self.tr("This batch, expected —")
            sampled = self.tr("mini-batch of {size}, epoch {epoch}").format(size=size, epoch=params.epoch)
            missing = self.tr("Classes missing in this mini-batch: {count}.").format(count=frame.missing)
            self.tab.status.set_note(missing if frame.missing else "")
        else:
            title = self.tr("Page {place} of {count}: click a digit")
            composition = self.tr("This page, expected —")
            sampled = self.tr("{size} digits in the order of the file").format(size=size)
            self.tab.status.set_note(self.tr("No licence was published; free for research and teaching."))
        self.page.set_title(title.format(place=place, count=count))
        self.composition.set_title(composition)
        self.counts.set_title(self.tr("All {total} digits").format(total=total))
        source = self.tr("counts and means of {total} digits (MNIST: LeCun, Cortes, Burges 1998)")
        self.tab.status.set_truth(((Truth.EXACT, source.format(total=total)), (Truth.SAMPLED, sampled)))

    def apply_theme(self, theme: Theme) -> None:
        """Scale captions and gaps."""
        super().apply_theme(theme)
        self._close_up_column.setSpacing(theme.px(4))
        for caption in (self.caption, self.small_caption):
            caption.setFont(theme.font("small"))

    def retranslate(self) -> None:
        """Name axes and pictures."""
        self.means.set_title(self.tr("Mean digit of each class"))
        for plot in (self.composition, self.counts):
            plot.set_labels(self.tr("class"), self.tr("digits"))
        self.strip.set_labels(self.tr("the same digit as a vector: pixel d = 28 · row + column"), "")
        self.large.setAccessibleName(self.tr("Pixels of the selected digit"))
        self.small.setAccessibleName(self.tr("Selected digit"))

    def view_state(self) -> dict[str, Any]:
        """Return the picked pixel."""
        return {"pixel": list(self.pixel)}

    def restore_view(self, view: dict[str, Any]) -> None:
        """Pick a pixel again; raises ``ValueError`` if there is none such."""
        pixel = view.get("pixel", list(self.pixel))
        if not isinstance(pixel, list | tuple) or len(pixel) != 2:
            raise ValueError(f"pixel must be row and column, not {pixel!r}")
        if not all(type(place) is int and 0 <= place < 28 for place in pixel):
            raise ValueError(f"pixel must lie within 28 × 28, not {pixel!r}")
        self.pixel = pixel[0], pixel[1]
