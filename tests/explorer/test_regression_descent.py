"""The race of the optimizers: what a user sees and does."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from engines.regression.objectives import SURFACES
from engines.regression.race_frame import DescentParams, suggested
from explorer.parts.runner import ChildProcess
from explorer.parts.theme import theme
from explorer.tabs.regression import RegressionTab

END = (0.9944984, 0.9890051)
RATES = ("lr_sgd", "lr_momentum", "lr_adam")


@pytest.fixture
def chapter(app, qtbot):
    QLocale.setDefault(QLocale("en"))
    tab = RegressionTab(ChildProcess())
    tab.restore({"params": {"view": "descent"}})
    tab.apply_theme(theme())
    tab.resize(1280, 680)
    qtbot.addWidget(tab)
    tab.show()
    tab.activate()
    wait_for_race(tab, qtbot)
    yield tab
    tab.shut_down()


def run_of(tab, qtbot, **values):
    """Set params of the view and wait for the recorded race."""
    tab.set_params(replace(tab.params, descent=replace(tab.params.descent, **values)))
    wait_for_race(tab, qtbot)


def wait_for_race(tab, qtbot):
    def recorded():
        frames = tab.recording.frames
        return tab.settled and frames and frames[-1].params == tab.params.descent and len(frames) > 1

    qtbot.waitUntil(recorded, timeout=10_000)


def head(view, name):
    return [axis[0] for axis in view.plot.paths[name].here.getData()]


def test_the_course_s_run_is_shown_at_its_end_and_scrubbed_back_to_its_start(chapter):
    view = chapter.view
    assert head(view, "sgd") == pytest.approx(END, abs=1e-6)
    assert view.place._cells[0][0].text() == "(0.994, 0.989)"
    assert chapter.player.label.text() == "10,000 / 10,000"
    chapter.player.first()
    assert head(view, "sgd") == head(view, "adam") == [0, 2]
    assert chapter.formula.numbers == "SGD: g = (−2.0, 400)"


def test_the_whole_way_stays_in_the_picture_while_the_race_is_played(chapter):
    view = chapter.view
    chapter.player.set_position(20)
    for name in ("sgd", "momentum", "adam"):
        path = view.plot.paths[name]
        assert len(path.walked.getData()[0]) == 21
        assert len(path.whole.getData()[0]) == chapter.player.count
        assert len(view.losses.walked[name].getData()[0]) == 20


def test_a_dragged_start_moves_all_three_and_is_one_step_of_undo(chapter, qtbot):
    view = chapter.view
    for a in (-0.5, -1.0, -1.5):
        view.plot.start.setPos(a, 1.0)
    view.plot.start.released.emit()
    wait_for_race(chapter, qtbot)
    assert (chapter.params.descent.a, chapter.params.descent.b) == (-1.5, 1.0)
    chapter.player.first()
    assert head(view, "sgd") == head(view, "momentum") == head(view, "adam") == [-1.5, 1.0]
    chapter.undo()
    assert chapter.params.descent == DescentParams()


def test_while_the_hand_moves_the_step_stays_that_of_the_playhead(chapter, qtbot):
    chapter.player.set_position(12)
    chapter.view.plot.start.setPos(-1.0, 1.0)
    qtbot.waitUntil(lambda: chapter.view.plot.paths["sgd"].whole.getData()[0][0] == -1.0, timeout=5000)
    assert chapter.player.label.text() == "12 / 10,000"
    wait_for_race(chapter, qtbot)
    assert chapter.player.position == 12


def test_the_start_stays_in_the_picture(chapter):
    chapter.view.plot.start.setPos(50.0, -50.0)
    assert (chapter.params.descent.a, chapter.params.descent.b) == (2.0, -2.0)


def test_a_click_sets_the_start(chapter, qtbot):
    chapter.view.plot.clicked.emit(0.5, 0.5)
    wait_for_race(chapter, qtbot)
    assert chapter.recording[0].ways[2].points[0].tolist() == [0.5, 0.5]


def test_a_rate_that_is_too_large_is_said_when_its_step_comes_and_the_others_run_on(chapter, qtbot):
    run_of(chapter, qtbot, lr_sgd=0.01)
    assert "SGD diverges: stopped at step 4." in chapter.status.message.text()
    assert chapter.view.numbers._cells[0][0].text() == "stopped"
    assert not chapter.view.plot.paths["sgd"].arrow.isVisible()
    assert chapter.player.label.text() == "10,000 / 10,000"
    chapter.player.set_position(3)
    assert chapter.status.message.text() == ""
    run_of(chapter, qtbot, lr_sgd=0.001)
    chapter.player.last()
    assert chapter.status.message.text() == ""


def test_the_limits_of_the_rates_of_a_bowl_are_shown(chapter, qtbot):
    run_of(chapter, qtbot, surface="ravine")
    limits = [row[1].text() for row in chapter.view.numbers._cells]
    assert limits == ["0.0800", "0.152", "–"]


def test_another_surface_brings_its_start_and_rates_in_one_step_of_undo(chapter, qtbot):
    box = chapter.panel.findChild(QComboBox, "descent.surface")
    box.activated.emit(SURFACES.index("saddle"))
    assert chapter.params.descent == suggested(DescentParams("saddle"))
    wait_for_race(chapter, qtbot)
    chapter.undo()
    assert chapter.params.descent == DescentParams()


def test_the_seed_is_offered_where_points_are_drawn(chapter, qtbot):
    seed = chapter.panel.findChild(QWidget, "descent.seed")
    assert not seed.isVisible()
    run_of(chapter, qtbot, surface="line")
    assert seed.isVisible()
    assert any("100 points" in label.text() for label in chapter.status.truth.findChildren(QLabel))


def test_extreme_values_are_drawn(chapter, qtbot):
    for surface in ("rosenbrock", "line", "ravine", "saddle"):
        run_of(chapter, qtbot, surface=surface, a=9.0, b=-3.0, **dict.fromkeys(RATES, 10.0))
        assert not chapter.status.failed
        for way in chapter.recording[-1].ways:
            assert np.isfinite(way.points).all()
    run_of(chapter, qtbot, steps=10)
    assert chapter.player.count == 11
