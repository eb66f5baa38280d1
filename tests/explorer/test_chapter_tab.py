import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from explorer.parts import recording as recording_module
from explorer.parts import theme as themes
from explorer.parts.params_json import params_from_json
from explorer.parts.recording import Recording
from explorer.parts.runner import Runner
from tests.explorer.toy_chapter import Gate, ToyParams, ToyTab, frame

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def make_tab(app, qtbot):
    tabs = []

    def make(*, activate=True, **kwargs):
        tab = ToyTab(**kwargs)
        tabs.append(tab)
        qtbot.addWidget(tab)
        tab.apply_theme(themes.theme())
        tab.resize(1200, 700)
        tab.show()
        if activate:
            tab.activate()
        return tab

    yield make
    for tab in tabs:
        tab.shut_down()


@pytest.fixture
def tab(make_tab, qtbot):
    tab = make_tab()
    qtbot.waitUntil(lambda: tab.settled)
    return tab


def drag(slider, *places):
    QTest.mousePress(slider, LEFT, pos=QPoint(places[0], slider.height() // 2))
    for x in places[1:]:
        QTest.mouseMove(slider, QPoint(x, slider.height() // 2))
    QTest.mouseRelease(slider, LEFT, pos=QPoint(places[-1], slider.height() // 2))


# Undo


def test_one_drag_is_one_step_of_undo_however_long_the_hand_rests(tab):
    slider = tab.panel.editor("count").slider
    tab._merge.setInterval(1)
    QTest.mousePress(slider, LEFT, pos=QPoint(20, 8))
    for x in (40, 60, 80):
        QTest.mouseMove(slider, QPoint(x, 8))
        QTest.qWait(10)
    QTest.mouseRelease(slider, LEFT, pos=QPoint(80, 8))
    assert tab.params != ToyParams()
    dragged = tab.params
    tab.undo()
    assert tab.params == ToyParams()
    tab.redo()
    assert tab.params == dragged


def test_two_drags_of_one_slider_in_a_hurry_are_two_steps(tab):
    slider = tab.panel.editor("count").slider
    drag(slider, 20, 60)
    first = tab.params
    drag(slider, 60, 90)
    assert tab.params != first
    tab.undo()
    assert tab.params == first
    tab.undo()
    assert tab.params == ToyParams()


def test_changes_of_two_controls_in_a_hurry_are_two_steps(tab):
    tab.panel.editor("dashed").click()
    tab.panel.editor("seed").button.click()
    tab.undo()
    assert tab.params == ToyParams(dashed=True)


def test_a_burst_of_keys_on_one_slider_is_one_step(tab):
    slider = tab.panel.editor("count").slider
    for _ in range(5):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    tab.undo()
    assert tab.params == ToyParams()


def test_a_drag_in_the_picture_is_one_step_and_the_next_another(tab):
    for width in (1.1, 1.2, 1.3):
        tab.set_params(replace(tab.params, width=width), live=True)
    tab.plot.released.emit()
    for width in (1.4, 1.5):
        tab.set_params(replace(tab.params, width=width), live=True)
    tab.undo()
    assert tab.params.width == 1.3
    tab.undo()
    assert tab.params.width == 1.0


def test_undo_at_the_first_params_and_redo_at_the_last_do_nothing(tab):
    tab.undo()
    tab.redo()
    assert tab.params == ToyParams()
    assert len(tab.computed) == 1


def test_reset_goes_back_to_the_params_of_the_start_and_can_be_undone(tab):
    tab.panel.editor("dashed").click()
    tab.reset()
    assert tab.params == ToyParams()
    tab.undo()
    assert tab.params == ToyParams(dashed=True)


# Computing


def test_drag_computes_live_and_a_click_does_not(tab):
    tab.computed.clear()
    drag(tab.panel.editor("count").slider, 20, 60, 90)
    tab.panel.editor("dashed").click()
    assert all(live for _, live in tab.computed[:-1])
    assert tab.computed[-1] == (tab.params, False)


def test_nothing_is_computed_before_the_chapter_is_shown(make_tab):
    tab = make_tab(activate=False)
    tab.panel.editor("dashed").click()
    assert tab.computed == []
    tab.activate()
    tab.activate()
    assert tab.computed == [(ToyParams(dashed=True), False)]


def test_refused_params_are_one_line_and_the_next_change_clears_it(tab):
    said: list[str] = []
    tab.errorShown.connect(said.append)
    tab.panel._edit("width", 2.5)
    assert said == [tab.status.message.text()] == ["width must not be 2.5: it is unlucky"]
    assert tab.status.failed
    tab.panel.editor("dashed").click()
    assert tab.status.message.text() == ""
    assert not tab.status.failed


def test_error_of_the_engine_is_one_line_and_the_next_run_works(make_tab, qtbot, caplog):
    def fail(params):
        raise RuntimeError("two\nlines")

    tab = make_tab(engine=fail)
    qtbot.waitUntil(lambda: tab.status.failed)
    assert tab.status.message.text() == "two lines"
    tab.engine = lambda params: frame(3, params)
    tab.panel.editor("dashed").click()
    qtbot.waitUntil(lambda: tab.settled)
    assert tab.shown == [3]


def test_stop_button_ends_the_run_and_keeps_what_is_shown(make_tab, qtbot):
    gate = Gate()
    tab = make_tab(engine=gate)
    gate.let(2)
    qtbot.waitUntil(lambda: tab.player.count == 2)
    qtbot.waitUntil(tab.status.cancel.isVisible)
    tab.status.cancel.click()
    gate.let(5)
    qtbot.wait(50)
    assert tab.player.count == 2
    assert not tab.runner.busy
    assert not tab.status.cancel.isVisible()


def test_second_job_does_not_restart_the_progress_of_the_first(make_tab, qtbot):
    tab = make_tab(engine=Gate())
    other = tab.add_runner(Runner("thread"))
    qtbot.waitUntil(lambda: tab.status.bar.isVisible() and tab.status.bar.maximum() == 5)
    gate = Gate()
    other.start(gate, ToyParams(count=1))
    gate.let(1)
    qtbot.waitUntil(lambda: not other.busy)
    assert tab.status.bar.isVisible()
    assert tab.status.bar.maximum() == 5


# Recording and playhead


def test_running_computation_is_followed(make_tab, qtbot):
    gate = Gate()
    tab = make_tab(engine=gate)
    for count in (1, 2, 3):
        gate.let()
        qtbot.waitUntil(lambda count=count: tab.player.count == count)
        assert tab.shown[-1] == count - 1


def test_frames_that_arrive_do_not_take_the_playhead_from_the_user(make_tab, qtbot):
    gate = Gate()
    tab = make_tab(engine=gate)
    gate.let(3)
    qtbot.waitUntil(lambda: tab.player.count == 3)
    tab.player.set_position(1)
    gate.let(2)
    qtbot.waitUntil(lambda: tab.player.count == 5)
    assert tab.player.position == 1
    assert tab.shown[-1] == 1


KEYS = {Qt.Key.Key_Home: 0, Qt.Key.Key_Left: 1, Qt.Key.Key_Right: 3, Qt.Key.Key_End: 4}


@pytest.mark.parametrize(
    ("focus", "keys"),
    [
        ("tab", list(KEYS)),
        ("picture", list(KEYS)),
        ("list of options", [Qt.Key.Key_Left, Qt.Key.Key_Right]),  # it has a use for Home and End
    ],
)
def test_keys_that_no_control_uses_drive_the_transport_bar(tab, focus, keys):
    target = {"tab": tab, "picture": tab.plot, "list of options": tab.panel.editor("colour")}[focus]
    for key in keys:
        tab.player.set_position(2)
        QTest.keyClick(target, key)
        assert tab.player.position == KEYS[key]
        assert tab.shown[-1] == KEYS[key]


def test_space_plays_and_pauses(tab):
    QTest.keyClick(tab, Qt.Key.Key_Space)
    assert tab.player.playing
    QTest.keyClick(tab.plot, Qt.Key.Key_Space)
    assert not tab.player.playing


def test_keys_with_a_modifier_are_left_to_the_window(tab):
    tab.player.set_position(2)
    QTest.keyClick(tab, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert tab.player.position == 2


def test_new_run_of_the_same_params_replaces_the_recording(tab, qtbot):
    tab.restore(tab.state())
    qtbot.waitUntil(lambda: tab.settled)
    assert [kept.index for kept in tab.recording.frames] == [0, 1, 2, 3, 4]


def test_thinning_leaves_the_step_that_is_looked_at_and_says_so(make_tab, monkeypatch):
    tab = make_tab(engine=Gate())
    tab.recording = Recording(ToyParams(), budget=16 * 1000 * 8)
    tab._renew = False
    tab._record([frame(index, size=1000) for index in range(12)])
    tab.player.set_position(6)
    for index in range(12, 40):
        tab._record([frame(index, size=1000)])
        assert tab.shown[-1] in {6, 7, 8}
        assert tab.player.count == len(tab.recording)
    assert tab.recording.stride > 1
    assert f"one in {tab.recording.stride}" in tab.status.message.text()


def test_recording_thinned_for_another_chapter_is_noticed_when_it_is_scrubbed(tab):
    tab.player.set_position(2)
    tab.recording._thin()
    tab.player.step()
    assert tab.player.count == len(tab.recording) == 3
    assert tab.shown[-1] in {2, 4}


def test_all_recordings_share_one_budget():
    assert Recording(None)._budget == recording_module.BUDGET


# State


def test_state_survives_json(tab, make_tab, qtbot):
    tab.set_params(ToyParams(count=9, width=1.25, colour="green", points=((1.0, 2.0), (3.0, 4.0)), seed=3))
    qtbot.waitUntil(lambda: tab.settled and tab.player.count == 9)
    tab.player.set_position(4)
    state = json.loads(json.dumps(tab.state()))
    other = make_tab(activate=False)
    other.restore(state)
    assert other.params == tab.params
    other.activate()
    qtbot.waitUntil(lambda: other.settled)
    assert other.player.position == 4
    assert other.state() == tab.state()


def test_state_at_the_end_of_a_run_follows_the_next_run(tab, make_tab, qtbot):
    state = tab.state()
    assert state["playhead"] is None
    other = make_tab(activate=False)
    other.restore({**state, "params": {"count": 30}})
    other.activate()
    qtbot.waitUntil(lambda: other.settled)
    assert other.player.position == 29


def test_restored_playhead_waits_for_its_step_and_stays(make_tab, qtbot):
    gate = Gate()
    tab = make_tab(engine=gate, activate=False)
    tab.restore({"params": {"count": 9}, "playhead": 2})
    tab.activate()
    for count in range(1, 10):
        gate.let()
        qtbot.waitUntil(lambda count=count: tab.player.count == count)
    assert tab.player.position == 2


@pytest.mark.parametrize(
    "state",
    [
        None,
        5,
        "params",
        [],
        {"params": None},
        {"params": []},
        {"params": {"count": "many"}},
        {"params": {"count": 0}},
        {"params": {"count": 5.5}},
        {"params": {"colour": "grey"}},
        {"params": {"nobody": 1}},
        {"view": 5},
        {"view": [1, 2]},
        {"view": {"zoom": 2}},
        {"playhead": -1},
        {"playhead": "end"},
        {"playhead": True},
        {"playhead": 1.5},
    ],
)
def test_what_is_no_state_is_refused_and_changes_nothing(make_tab, state):
    tab = make_tab(activate=False)
    tab.panel.editor("dashed").click()
    before = tab.state()
    with pytest.raises(ValueError, match=r"."):
        tab.restore(state)
    assert tab.state() == before
    assert tab.panel.editor("dashed").isChecked()


def test_undo_does_not_go_behind_the_state_that_the_chapter_opens_with(make_tab):
    tab = make_tab(activate=False)
    tab.restore({"params": {"count": 9}})
    tab.activate()
    tab.undo()
    assert tab.params.count == 9


def test_lists_of_json_become_tuples_at_any_depth():
    params = params_from_json(ToyParams, {"points": [[1.0, 2.0]]})
    assert params == ToyParams(points=((1.0, 2.0),))
    assert hash(params) is not None


# Appearance and end


def test_change_of_theme_draws_the_frame_again(tab):
    drawn = len(tab.shown)
    tab.apply_theme(themes.theme("dark", 150))
    assert tab.shown[drawn:] == [4]


def test_picture_only_hides_everything_else(tab):
    tab.resize(800, 560)
    tab.set_picture_only(True)
    for hidden in (tab.formula, tab.status, tab.player, tab._details):
        assert not hidden.isVisible()
    assert tab.plot.isVisible()
    tab.set_picture_only(False)
    for shown in (tab.formula, tab.status, tab.player, tab._details):
        assert shown.isVisible()


def test_details_take_the_place_of_the_picture_in_a_small_window(tab):
    assert tab._linked_box.isVisible()
    assert not tab._details.isVisible()
    tab.resize(800, 560)
    assert not tab._linked_box.isVisible()
    tab._details.click()
    assert tab._linked_box.isVisible()
    assert not tab._main_box.isVisible()


def test_page_of_prose_opens_and_closes(tab):
    tab.set_prose_visible(True, "en")
    assert tab._prose.isVisible()
    tab.set_prose_visible(False, "en")
    assert not tab._prose.isVisible()


def test_nothing_is_drawn_after_the_end(make_tab, qtbot):
    gate = Gate()
    tab = make_tab(engine=gate)
    gate.let(1)
    qtbot.waitUntil(lambda: tab.player.count == 1)
    tab.player.play()
    tab.shut_down()
    gate.let(5)
    drawn = list(tab.shown)
    tab.panel.editor("dashed").click()
    qtbot.wait(100)
    assert tab.shown == drawn
    assert not tab.runner.busy
