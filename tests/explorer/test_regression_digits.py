"""The digits as their user meets them: batches and pages, a digit picked out, its pixels."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from engines import datasets
from engines.regression.digits import DigitsParams
from explorer.parts.runner import ChildProcess
from explorer.parts.theme import theme
from explorer.tabs.regression import RegressionTab


@pytest.fixture
def tab(qtbot):
    child = ChildProcess()  # never used by this view, and so never started
    tab = RegressionTab(child)
    tab.apply_theme(theme())
    tab.resize(1280, 680)
    qtbot.addWidget(tab)
    tab.show()
    tab.set_params(replace(tab.params, view="digits", digits=DigitsParams(split="test")))
    tab.activate()
    settled(qtbot, tab)
    yield tab
    tab.shut_down()
    child.close()


def settled(qtbot, tab):
    def done():
        run = tab.recording
        return len(run) and len(run) == run[-1].count and not tab.view.runner.busy

    qtbot.waitUntil(lambda: bool(done()), timeout=30_000)


def change(qtbot, tab, **values):
    tab.view.change(**values)
    tab.end_gesture()
    settled(qtbot, tab)


def test_opens_at_the_first_of_all_mini_batches(tab):
    assert tab.player.position == 0
    assert tab.player.label.text() == "1 / 313"
    assert len(tab.recording) == 313
    _, bars = tab.view.composition.bars.getData()
    assert bars.sum() == 32
    np.testing.assert_array_equal(bars, tab.recording[0].composition)
    assert tab.view.counts.bars.getData()[1].sum() == 10_000


def test_the_transport_bar_turns_to_the_next_batch(tab):
    seen = []
    for position in (0, 1, 312):
        tab.player.set_position(position)
        np.testing.assert_array_equal(tab.view.page._images, tab.recording[position].images)
        seen += tab.recording[position].rows.tolist()
    assert len(tab.view.page._images) == 10_000 % 32
    assert len(set(seen)) == len(seen)


def test_a_click_selects_a_digit_and_frames_it(qtbot, tab):
    page = tab.view.page
    place = page.mapFromScene(page.getViewBox().mapViewToScene(page.place_of(5).center()))
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=place)
    number = int(tab.recording[0].rows[5])
    qtbot.waitUntil(lambda: tab.view.params.selected == number, timeout=2000)
    images, labels = datasets.mnist("test")
    np.testing.assert_array_equal(tab.view.small.image, images[number])
    assert f": {labels[number]}" in tab.view.small_caption.text()
    assert page.index == 5
    assert page._frame.isVisible()
    tab.player.set_position(3)
    assert page.index is None
    assert not page._frame.isVisible()
    tab.undo()
    assert tab.view.params.selected == 0


def test_the_number_of_a_pixel_is_written_out(qtbot, tab):
    change(qtbot, tab, show="pixels", selected=7)
    image = datasets.mnist("test")[0][7]
    row, column = map(int, np.argwhere(image == image.max())[0])
    grid = tab.view.large
    corner = grid._corner()
    place = corner + QPointF((column + 0.5) * grid.cell, (row + 0.5) * grid.cell)
    qtbot.mouseMove(grid, place.toPoint())
    qtbot.waitUntil(lambda: tab.view.pixel == (row, column), timeout=2000)
    text = tab.formula.numbers
    value = int(image[row, column])
    assert f"x[{28 * row + column}] = {value}/255" in text
    assert f"{value / 255:.3f}" in text
    assert tab.view.strip.marker.value() == 28 * row + column + 0.5


def test_arrow_keys_walk_over_the_pixels(qtbot, tab):
    change(qtbot, tab, show="pixels")
    row, column = tab.view.pixel
    tab.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Left):
        qtbot.keyClick(tab, key)
    assert tab.view.pixel == (row - 1, column - 2)
    assert tab.player.position == 0
    tab.view.pick(0, 0)
    qtbot.keyClick(tab, Qt.Key.Key_Up)
    assert tab.view.pixel == (27, 0)


def test_the_part_beside_it_holds_the_pixel_also_at_the_edge(qtbot, tab):
    change(qtbot, tab, show="pixels", selected=3)
    image = datasets.mnist("test")[0][3]
    for pixel in ((0, 0), (27, 27), (14, 2)):
        tab.view.pick(*pixel)
        top, left, side = tab.view._part
        np.testing.assert_array_equal(tab.view.small.image, image[top : top + side, left : left + side])
        assert tab.view.small.image.shape == (9, 9)
        assert tab.view.small._cursor == (pixel[0] - top, pixel[1] - left)
    assert tab.view.small.numbered


def test_up_and_down_walk_over_the_digits_and_return_looks_closer(qtbot, tab):
    rows = tab.recording[0].rows
    tab.setFocus()
    qtbot.keyClick(tab, Qt.Key.Key_Down)
    assert tab.view.params.selected == rows[0]
    qtbot.keyClick(tab, Qt.Key.Key_Up)
    assert tab.view.params.selected == rows[-1]
    qtbot.keyClick(tab, Qt.Key.Key_Return)
    assert tab.view.params.show == "pixels"
    qtbot.keyClick(tab, Qt.Key.Key_Return)
    assert tab.view.params.show == "grid"
    qtbot.keyClick(tab, Qt.Key.Key_Right)
    assert tab.player.position == 1


def test_pages_of_one_class(qtbot, tab):
    change(qtbot, tab, order="stored", label=9)
    assert set(tab.recording[0].labels.tolist()) == {9}
    bars = tab.view.composition.bars.getData()[1]
    assert bars[9] == 100 == bars.sum()
    assert tab.panel.editor("digits.label").isVisibleTo(tab.panel)
    assert not tab.panel.editor("digits.batch").isVisibleTo(tab.panel)


def test_another_epoch_is_another_order_at_the_same_place(qtbot, tab):
    tab.player.set_position(4)
    before = tab.recording[4].rows
    change(qtbot, tab, epoch=2)
    assert tab.player.position == 4
    assert not np.array_equal(tab.recording[4].rows, before)
    change(qtbot, tab, epoch=1)
    np.testing.assert_array_equal(tab.recording[4].rows, before)


def test_looks_change_nothing_that_is_computed(qtbot, tab):
    run = tab.recording
    change(qtbot, tab, show="means")
    assert tab.recording is run
    np.testing.assert_array_equal(tab.view.means._images, run[0].classes.means)


def test_the_other_part_begins_with_its_first_digit(qtbot, tab):
    change(qtbot, tab, split="train", selected=50_000)
    combo = tab.panel.editor("digits.split")
    combo.activated.emit(1)
    settled(qtbot, tab)
    assert (tab.view.params.split, tab.view.params.selected) == ("test", 0)


def test_state_survives(qtbot, tab):
    tab.view.pick(3, 4)
    tab.player.set_position(9)
    state = tab.state()
    tab.view.pick(0, 0)
    tab.restore(state)
    settled(qtbot, tab)
    assert tab.view.pixel == (3, 4)
    assert tab.player.position == 9
    for bad in ({"pixel": [28, 0]}, {"pixel": "ab"}, {"pixel": [1, 2, 3]}, {"pixel": [0.5, 1]}):
        with pytest.raises(ValueError, match="pixel"):
            tab.restore({**state, "view": {"digits": bad}})


def test_numbers_are_written_in_the_pixels_where_there_is_room(qtbot, tab):
    change(qtbot, tab, show="pixels")
    assert not tab.view.large.numbered
    tab.resize(1900, 1000)
    qtbot.waitUntil(lambda: tab.view.large.numbered, timeout=2000)


def test_a_late_page_of_the_split_that_was_left_is_not_drawn(qtbot, tab, monkeypatch):
    late, drawn = tab.recording[0], tab.view.page._images
    loaded: list[DigitsParams] = []
    monkeypatch.setattr("explorer.tabs.regression.digits_view.digit", loaded.append)
    monkeypatch.setattr(tab.view.runner, "start", lambda *_: None)  # the new split takes its time
    tab.set_params(replace(tab.params, digits=DigitsParams(split="train")))
    tab.show_frame(late)
    tab.view.pick(3, 4)
    tab.view._select_at(*tab.view.page.place_of(5).center().toTuple())
    assert loaded == []
    assert tab.view.page._images is drawn
    assert tab.view.params.selected == 0
