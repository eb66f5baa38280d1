from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QTranslator
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QSlider

from explorer.parts.controls import Control, ControlPanel, GrooveSlider, Slider
from tests.explorer.toy_chapter import CONTROLS, ToyParams

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(app, qtbot):
    panel = ControlPanel(ToyParams(), CONTROLS, "Toy")
    qtbot.addWidget(panel)
    panel.resize(280, 500)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


@pytest.fixture
def changes(panel):
    """Params that the panel has told of."""
    told: list[ToyParams] = []
    panel.paramsChanged.connect(told.append)
    return told


def slider(panel, field):
    return panel.editor(field).slider


def entry(panel, field):
    return panel.editor(field).entry


def type_into(box, text):
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box.findChild(QLineEdit), text)
    QTest.keyClick(box, Qt.Key.Key_Return)


# Positions of a slider


@given(
    minimum=st.integers(1, 50),
    steps=st.integers(1, 5000),
    decimals=st.integers(0, 3),
    log=st.booleans(),
)
def test_positions_rise_strictly_from_end_to_end(minimum, steps, decimals, log):
    step = 10.0**-decimals
    low, high = minimum * step, (minimum + steps) * step
    positions = Slider("x", "", "", low, high, step, log, decimals).positions()
    assert (np.diff(positions) > 0).all()
    assert positions[0] == low
    assert positions[-1] == high
    assert np.allclose(positions / step, np.round(positions / step))


def test_ends_are_reached_where_the_step_does_not_divide_the_range():
    positions = Slider("x", "", "", 0.15, 9.97, 0.1, log=True, decimals=2).positions()
    assert (positions[0], positions[-1]) == (0.15, 9.97)
    assert (np.diff(positions) > 0).all()


def test_log_positions_grow_in_proportion():
    positions = Slider("trials", "", "", 100, 100_000, 100, log=True).positions()
    large = positions[positions > 5000]
    assert np.ptp(large[1:] / large[:-1]) < 0.03


@pytest.mark.parametrize(
    ("minimum", "maximum", "step", "log"),
    [(2, 1, 1, False), (1, 1, 1, False), (0, 1, 0, False), (0, 1, 0.1, True)],
)
def test_impossible_slider_is_refused(minimum, maximum, step, log):
    with pytest.raises(ValueError, match="x: "):
        Slider("x", "", "", minimum, maximum, step, log)


# One control, one field


def test_panel_shows_the_params_without_telling(panel, changes):
    panel.set_params(ToyParams(count=30, width=2.0, colour="green", dashed=True, seed=7))
    assert entry(panel, "count").value() == 30
    assert slider(panel, "width").value() == 30
    assert panel.editor("colour").currentText() == "Green"
    assert panel.editor("dashed").isChecked()
    assert panel.editor("seed").entry.value() == 7
    assert changes == []


def test_each_control_changes_its_field_only(panel, changes):
    slider(panel, "width").setValue(20)
    QTest.keyClick(panel.editor("colour"), Qt.Key.Key_Down)
    panel.editor("dashed").click()
    panel.editor("seed").button.click()
    type_into(entry(panel, "count"), "77")
    expected = ToyParams()
    assert changes == [
        expected := replace(expected, width=1.5),
        expected := replace(expected, colour="green"),
        expected := replace(expected, dashed=True),
        expected := replace(expected, seed=1),
        replace(expected, count=77),
    ]


def test_whole_numbers_are_integers_and_others_are_rounded(panel):
    slider(panel, "count").setValue(20)
    slider(panel, "width").setValue(3)
    assert type(panel.params.count) is int
    assert panel.params.width == 0.65


def test_entry_and_slider_agree(panel):
    slider(panel, "count").setValue(50)
    assert entry(panel, "count").value() == panel.params.count
    type_into(entry(panel, "count"), "500")
    assert slider(panel, "count").value() == slider(panel, "count").maximum()


@pytest.mark.parametrize(
    ("typed", "count"),
    [("600", 500), ("99999999", 500), ("0", 1), ("500", 500), ("1", 1), ("abc", 5), ("", 5), ("--3", 3)],
)
def test_typed_number_is_clamped_and_never_cut_short(panel, typed, count):
    type_into(entry(panel, "count"), typed)
    assert panel.params.count == count
    assert entry(panel, "count").value() == count
    assert entry(panel, "count").text() == str(count)


def test_nothing_is_told_before_a_number_is_complete(panel, changes):
    box = entry(panel, "count")
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box.findChild(QLineEdit), "12")
    assert changes == []
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert [params.count for params in changes] == [12]


def test_new_seed_after_the_largest_is_the_first(panel):
    panel.set_params(ToyParams(seed=10))
    panel.editor("seed").button.click()
    assert panel.params.seed == 0


def test_action_carries_its_name_and_can_be_renamed(panel, qtbot):
    with qtbot.waitSignal(panel.triggered) as told:
        panel.editor("shake").click()
    assert told.args == ["shake"]
    panel.set_action_text("shake", "Stop")
    assert panel.editor("shake").text() == panel.editor("shake").accessibleName() == "Stop"


def test_rejected_params_restore_the_panel_and_say_why(panel, changes):
    refusals: list[str] = []
    panel.rejected.connect(refusals.append)
    type_into(entry(panel, "width"), "2.5")
    assert refusals == ["width must not be 2.5: it is unlucky"]
    assert panel.params == ToyParams()
    assert changes == []
    assert entry(panel, "width").value() == 1.0
    assert slider(panel, "width").value() == 10


def test_value_without_an_option_changes_nothing(panel):
    with pytest.raises(ValueError, match="colour must be one of"):
        panel.set_params(ToyParams(count=9, colour="grey"))
    assert panel.params == ToyParams()
    assert entry(panel, "count").value() == 5


def test_disabled_control_is_grey_with_its_label(panel):
    panel.set_enabled("count", False)
    assert not panel.editor("count").isEnabled()
    assert not panel._labels["count"].isEnabled()


def test_unknown_kind_of_control_is_refused(app):
    with pytest.raises(TypeError, match="Control"):
        ControlPanel(ToyParams(), (Control("count", "Count", "tip"),), "Toy")


# Mouse, wheel, keys


@pytest.mark.parametrize("positions", [6, 500])
@pytest.mark.parametrize("share", [0.05, 0.27, 0.5, 0.71, 0.96])
def test_click_on_the_groove_brings_the_handle_and_takes_hold_of_it(app, qtbot, positions, share):
    slider = GrooveSlider()
    qtbot.addWidget(slider)
    slider.setRange(0, positions - 1)
    slider.resize(220, 24)
    slider.show()
    pressed = []
    slider.valueChanged.connect(lambda _: pressed.append(slider.isSliderDown()))
    where = QPoint(round(share * 220), 12)
    QTest.mousePress(slider, LEFT, pos=where)
    assert slider.isSliderDown()
    assert slider.value() == pytest.approx(share * (positions - 1), abs=0.5 + 0.06 * positions)
    QTest.mouseMove(slider, QPoint(219, 12))
    assert slider.value() == slider.maximum(), "the handle follows the mouse"
    QTest.mouseRelease(slider, LEFT, pos=QPoint(219, 12))
    assert not slider.isSliderDown()
    assert all(pressed), "the jump counts as part of the drag"


def test_panel_knows_when_a_slider_is_held_and_let_go(panel, qtbot):
    handle = slider(panel, "count")
    assert not panel.dragging
    QTest.mousePress(handle, LEFT, pos=QPoint(60, handle.height() // 2))
    assert panel.dragging
    with qtbot.waitSignal(panel.released):
        QTest.mouseRelease(handle, LEFT, pos=QPoint(60, handle.height() // 2))
    assert not panel.dragging


def wheel(panel, widget):
    place = QPointF(widget.mapTo(panel, widget.rect().center()))
    QTest.wheelEvent(panel.windowHandle(), place, QPoint(0, -120))
    QCoreApplication.processEvents()


@pytest.mark.parametrize("kind", [QSlider, QLineEdit, QComboBox, QCheckBox])
def test_wheel_over_a_control_without_focus_scrolls_the_panel_only(panel, kind, changes):
    panel.resize(280, 200)
    QCoreApplication.processEvents()
    panel.setFocus()
    widget = next(found for found in panel.widget().findChildren(kind) if found.isVisible())
    panel.ensureWidgetVisible(widget)
    before = panel.verticalScrollBar().value()
    wheel(panel, widget)
    assert changes == []
    assert panel.verticalScrollBar().value() > before
    assert not widget.hasFocus()


def test_wheel_over_a_slider_with_focus_moves_it(panel):
    slider(panel, "count").setFocus()
    wheel(panel, slider(panel, "count"))
    assert panel.params.count < 5


@pytest.mark.parametrize("kind", [QComboBox, QCheckBox, QPushButton])
def test_keys_stay_with_the_steps_after_a_click_on_a_list_or_a_button(panel, kind):
    widget = next(found for found in panel.widget().findChildren(kind) if found.isVisible())
    panel.ensureWidgetVisible(widget)
    entry = panel.widget().findChild(QLineEdit)
    entry.setFocus()
    QTest.mouseClick(widget, LEFT, pos=QPoint(8, widget.height() // 2))
    if isinstance(widget, QComboBox):
        widget.hidePopup()
    assert panel.hasFocus()
    assert widget.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_space_after_a_typed_number_is_left_to_the_chapter(panel, qtbot):
    box = entry(panel, "count")
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "3")
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
    QCoreApplication.sendEvent(box, pressed)
    assert not pressed.isAccepted()
    assert panel.params.count == box.value() == 3
    assert box.text() == "3"


# Names


def test_every_control_is_named_after_its_field_with_a_tooltip(panel):
    for control in CONTROLS:
        editor = panel.editor(control.field)
        assert editor.objectName() == control.field
        assert editor.accessibleName() == control.label
        assert editor.toolTip() == control.tip


def test_button_of_the_seed_says_what_it_does(panel):
    assert panel.editor("seed").findChild(QPushButton).accessibleName() == "New seed"


def test_texts_follow_the_language(panel, app):
    class Shout(QTranslator):
        def isEmpty(self):
            return False

        def translate(self, context, text, comment=None, n=-1):
            return text.upper() if context == "Toy" else None

    shout = Shout()
    app.installTranslator(shout)
    try:
        panel.retranslate()
        assert panel._labels["count"].text() == "COUNT"
        assert panel.editor("colour").itemText(1) == "GREEN"
        assert panel.editor("dashed").text() == "DASHED"
        assert panel.editor("count").toolTip() == "HOW MANY"
    finally:
        app.removeTranslator(shout)
