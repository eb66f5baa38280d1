"""A chapter made of views: what each keeps to itself, and what they share."""

import json
from dataclasses import dataclass, field, replace

import numpy as np
import pytest
from PySide6.QtCore import Qt

from explorer.parts.controls import Action, DataChoice, Slider
from explorer.parts.own_data import OwnData
from explorer.parts.plots import Plot
from explorer.parts.runner import Runner
from explorer.parts.views import View, ViewsTab


@dataclass(frozen=True, slots=True)
class LeftParams:
    size: int = 2
    data: str = "none"


@dataclass(frozen=True, slots=True)
class RightParams:
    size: int = 3


@dataclass(frozen=True, slots=True)
class BothParams:
    view: str = "left"
    left: LeftParams = field(default_factory=LeftParams)
    right: RightParams = field(default_factory=RightParams)


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    params: LeftParams | RightParams
    step: int


def count(params):
    return (Frame(params, step) for step in range(params.size))


class Half(View):
    formulas = ("clt",)

    def __init__(self, tab):
        super().__init__(tab)
        self.plot, self.drawn, self.pressed, self.mark = Plot(), [], [], 0
        self.linked.addWidget(self.plot)
        self.runner = tab.add_runner(Runner("thread"), record=self.steps)

    def compute(self, params, *, live):
        self.runner.start(count, params)

    def show_frame(self, frame):
        self.drawn.append(frame)

    def trigger(self, action):
        self.pressed.append(action)

    def take_key(self, event):
        if event.key() != Qt.Key.Key_Up:
            return False
        self.pressed.append("up")
        return True

    def view_state(self):
        return {"mark": self.mark} if self.mark else {}

    def restore_view(self, view):
        if not isinstance(view.get("mark"), int):
            raise ValueError(f"mark must be a whole number, not {view!r}")
        self.mark = view["mark"]


SIZE = Slider("size", "Size", "How many steps there are", minimum=1, maximum=9)


class Left(Half):
    id, title, steps = "left", "Left", True
    controls = (SIZE, DataChoice("data", "Data", "What is counted here", options=(("none", "Nothing"),)))


class Right(Half):
    id, title = "right", "Right"
    controls = (SIZE, Action("press", "Press", "Something to press on"))


class BothTab(ViewsTab):
    chapter = "both"

    def __init__(self):
        super().__init__(BothParams(), (Left, Right))


@pytest.fixture
def tab(qtbot, app):
    tab = BothTab()
    qtbot.addWidget(tab)
    tab.show()
    tab.activate()
    qtbot.waitUntil(lambda: tab.settled)
    yield tab
    tab.shut_down()


def go(qtbot, tab, view):
    tab.set_params(replace(tab.params, view=view))
    qtbot.waitUntil(lambda: tab.settled and tab._frame.params == getattr(tab.params, view))


def shown(tab):
    return {control.name for control in tab.panel._controls if tab.panel.editor(control.name).isVisible()}


def test_each_view_has_its_controls_and_its_transport_bar(qtbot, tab):
    assert shown(tab) == {"view", "left.size", "left.data"}
    assert tab.player.isVisible()
    go(qtbot, tab, "right")
    assert shown(tab) == {"view", "right.size", "right.press"}
    assert not tab.player.isVisible()


def test_a_control_edits_the_params_of_its_view_alone(qtbot, tab):
    tab.panel.editor("left.size").entry.setValue(5)
    assert tab.params == BothParams(left=LeftParams(5))
    qtbot.waitUntil(lambda: tab.settled and len(tab.recording) == 5)
    tab.undo()
    assert tab.params == BothParams()


def test_changing_the_view_is_undone_like_any_change(qtbot, tab):
    go(qtbot, tab, "right")
    tab.undo()
    qtbot.waitUntil(lambda: tab.settled and tab._frame.params == LeftParams())
    assert tab.view.id == "left"
    assert len(tab.recording) == 2


def test_a_place_in_the_run_of_one_view_is_none_in_that_of_another(qtbot, tab):
    tab.panel.editor("left.size").entry.setValue(9)
    qtbot.waitUntil(lambda: tab.settled and len(tab.recording) == 9)
    tab.player.set_position(4)
    go(qtbot, tab, "right")
    go(qtbot, tab, "left")
    assert tab.player.position == 8


def test_views_are_built_when_they_are_first_shown(qtbot, tab):
    assert set(tab._views) == {"left"}
    go(qtbot, tab, "right")
    assert set(tab._views) == {"left", "right"}
    assert tab.view.drawn


def test_the_view_is_there_before_its_first_frame_and_a_frame_of_another_does_not_hide_it(qtbot, tab):
    left = tab._frame
    tab.set_params(replace(tab.params, view="right"))
    assert tab._views["right"].isVisible()
    tab.redraw()  # the theme is changed just now
    assert tab._views["left"].frame is left
    assert tab._views["right"].isVisible()


def test_coming_back_to_the_chapter_keeps_what_its_view_has_hidden(qtbot, tab):
    tab.view.set_shown({"size"})
    tab.formula.show_formula("clt_sum")
    tab.set_picture_only(True)
    tab.set_picture_only(False)
    assert shown(tab) == {"view", "left.size"}
    assert tab.formula.formula == "clt_sum"


def test_a_file_that_is_being_read_survives_a_change_of_the_view(qtbot, tab, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("a\n" + "1.5\n" * 50_000)
    go(qtbot, tab, "right")
    tab.open_data(path)
    tab.set_params(replace(tab.params, view="left"))
    qtbot.waitUntil(lambda: tab.params.left.data.startswith("user:"), timeout=10_000)


def test_two_clicks_in_a_plot_are_two_steps_of_undo(qtbot, tab):
    go(qtbot, tab, "right")
    tab.view.plot.clicked.connect(lambda *_: tab.view.change(size=tab.params.right.size + 1))
    viewport = tab.view.plot.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=viewport.rect().center())
    qtbot.waitUntil(lambda: tab.params.right.size == 4)
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=viewport.rect().center())
    qtbot.waitUntil(lambda: tab.params.right.size == 5)
    tab.undo()
    assert tab.params.right.size == 4


def test_buttons_and_keys_reach_the_view(qtbot, tab):
    go(qtbot, tab, "right")
    qtbot.mouseClick(tab.panel.editor("right.press"), Qt.MouseButton.LeftButton)
    tab.setFocus()
    qtbot.keyClick(tab, Qt.Key.Key_Up)
    assert tab.view.pressed == ["press", "up"]


def test_state_holds_params_and_views_and_is_refused_whole(qtbot, tab):
    go(qtbot, tab, "right")
    tab.view.mark = 7
    tab.panel.editor("right.size").entry.setValue(6)
    state = json.loads(json.dumps(tab.state()))
    other = BothTab()
    qtbot.addWidget(other)
    other.restore(state)
    assert (other.params, other.view_state()) == (tab.params, {"right": {"mark": 7}})
    for wrong in (
        {**state, "view": {"right": {"mark": "x"}}},
        {**state, "view": {"middle": {}}},
        {**state, "params": {"view": "middle"}},
        {**state, "params": {"right": {"size": "x", "more": 1}}},
        {**state, "params": {"right": 5}},
    ):
        with pytest.raises(ValueError, match=r"."):
            other.restore(wrong)
        assert (other.params, other.view_state()) == (tab.params, {"right": {"mark": 7}})
    other.shut_down()


def test_own_data_are_offered_by_every_choice_and_taken_by_the_view_that_is_shown(qtbot, tab):
    key = tab.own_data.add(OwnData("mine.csv", ("a",), np.zeros((3, 1))))
    tab.use_data(key)
    assert tab.params.left.data == key
    assert "mine.csv" in [tab.panel.editor("left.data").itemText(i) for i in range(2)]
    go(qtbot, tab, "right")
    with pytest.raises(ValueError, match="nothing to data"):
        tab.use_data(key)


def test_a_hand_that_lets_go_in_a_view_built_later_ends_the_gesture(qtbot, tab):
    go(qtbot, tab, "right")
    tab.view.change(size=4)
    tab.view.change(size=5)
    tab.view.plot.released.emit()
    tab.view.change(size=6)
    tab.undo()
    assert tab.params.right.size == 5
    tab.undo()
    assert tab.params.right.size == 3
