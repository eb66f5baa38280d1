"""The graph of a computation: what a user sees while values go forward and gradients come back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox, QWidget

from engines.regression.autodiff_frame import AutodiffParams, suggested
from engines.regression.expressions import EXPRESSIONS
from explorer.parts.runner import ChildProcess
from explorer.parts.theme import theme
from explorer.tabs.regression import RegressionTab


@pytest.fixture
def chapter(app, qtbot):
    QLocale.setDefault(QLocale("en"))
    tab = RegressionTab(ChildProcess())
    tab.restore({"params": {"view": "graph"}})
    tab.apply_theme(theme())
    tab.resize(1280, 680)
    qtbot.addWidget(tab)
    tab.show()
    tab.activate()
    wait_for_run(tab, qtbot)
    yield tab
    tab.shut_down()


def wait_for_run(tab, qtbot):
    def recorded():
        frames = tab.recording.frames
        return tab.settled and len(frames) > 1 and frames[-1].params == tab.params.graph

    qtbot.waitUntil(recorded, timeout=10_000)


def run_of(tab, qtbot, **values):
    tab.set_params(replace(tab.params, graph=replace(tab.params.graph, **values)))
    wait_for_run(tab, qtbot)


def box(tab, name):
    names = tab.recording[-1].graph.names
    return tab.view.graph.lines(names.index(name))


def row(tab, index):
    return [cell.text() for cell in tab.view.numbers._cells[index]]


def test_opens_with_the_gradient_of_the_course_and_the_check_beside_it(chapter):
    assert box(chapter, "x₀") == ("x₀", "0", "∂ −2")
    assert box(chapter, "x₁") == ("x₁", "2", "∂ 400")
    assert box(chapter, "r") == ("r = x₁ − a", "2", "∂ 400")
    assert row(chapter, 0)[:2] == ["−2.00", "−2.00"]
    assert row(chapter, 1)[:2] == ["400", "400"]


def test_values_appear_forward_and_gradients_come_back(chapter):
    player = chapter.player
    player.first()
    assert box(chapter, "x₁")[1:] == ("2", "")
    assert box(chapter, "a")[1:] == ("", "")
    assert chapter.formula.numbers == "x₀ = 0, x₁ = 2"
    player.set_position(2)
    assert chapter.formula.numbers == "r = x₁ − a = 2"
    assert player.label.text() == "forward: r"
    player.set_position(8)
    assert chapter.formula.numbers == "∂f/∂f = 1"
    assert box(chapter, "f")[1:] == ("401", "∂ 1")
    assert box(chapter, "t")[1:] == ("400", "")
    player.set_position(11)
    assert chapter.formula.numbers == "∂f/∂x₀ += −2 · 1 = −2"
    player.set_position(9)
    assert chapter.formula.numbers.count("+=") == 2


def test_a_dragged_point_changes_values_gradients_and_sliders_in_one_step_of_undo(chapter, qtbot):
    for u in (0.5, 1.0):
        chapter.view.place.point.setPos(u, 1.0)
    chapter.view.place.point.released.emit()
    wait_for_run(chapter, qtbot)
    assert (chapter.params.graph.u, chapter.params.graph.v) == (1, 1)
    assert row(chapter, 0)[0] == row(chapter, 1)[0] == "0.00"
    assert box(chapter, "f")[1] == "0"
    chapter.undo()
    assert chapter.params.graph == AutodiffParams()


def test_while_the_hand_moves_the_step_stays_that_of_the_playhead(chapter, qtbot):
    chapter.player.set_position(3)
    chapter.view.place.point.setPos(1.5, 1.0)
    qtbot.waitUntil(lambda: box(chapter, "x₀")[1] == "1.50", timeout=5000)
    assert chapter.player.label.text() == "forward: s"
    wait_for_run(chapter, qtbot)
    assert chapter.player.position == 3


def test_an_expression_of_one_input_has_a_tangent_and_no_second_input(chapter, qtbot):
    choice = chapter.panel.findChild(QComboBox, "graph.expression")
    choice.activated.emit(EXPRESSIONS.index("parabola"))
    wait_for_run(chapter, qtbot)
    assert chapter.params.graph == suggested(AutodiffParams("parabola"))
    assert not chapter.panel.findChild(QWidget, "graph.v").isVisible()
    assert box(chapter, "f")[:2] == ("f = 3 s", "75")
    assert box(chapter, "x")[2] == "∂ 30"
    x, y = chapter.view.place.tangent.getData()
    assert (y[1] - y[0]) / (x[1] - x[0]) == pytest.approx(30)
    chapter.view.place.clicked.emit(2.0, -50.0)
    wait_for_run(chapter, qtbot)
    assert chapter.params.graph.u == 2
    assert box(chapter, "x")[2] == "∂ 12"
    chapter.undo()
    chapter.undo()
    assert chapter.params.graph == AutodiffParams()


def test_the_step_of_the_difference_moves_the_mark_on_the_error_curves(chapter, qtbot):
    run_of(chapter, qtbot, expression="neuron", u=-1.0, v=0.5)
    errors = []
    for power in (-1, -5, -12):
        run_of(chapter, qtbot, power=power)
        assert chapter.view.check.here.value() == power
        errors.append(chapter.view.check.heads[0].getData()[1][0])
    assert errors[1] < -6
    assert errors[1] < min(errors[0], errors[2])


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_every_expression_is_drawn_inside_its_picture_without_overlap(chapter, qtbot, expression):
    run_of(chapter, qtbot, expression=expression, u=0.37, v=0.61)
    drawing = chapter.view.graph
    for size in ((450, 330), (900, 600)):
        drawing.resize(*size)
        assert not drawing.grab().isNull()
        boxes, _ = drawing._lay_out(drawing.rect().toRectF())
        for number, one in enumerate(boxes):
            assert drawing.rect().toRectF().contains(one)
            assert not any(one.intersects(other) for other in boxes[:number])


def test_far_points_are_drawn(chapter, qtbot):
    for expression in EXPRESSIONS:
        for place in (-100.0, 100.0):
            run_of(chapter, qtbot, expression=expression, u=place, v=place)
            assert not chapter.status.failed
            assert not chapter.view.graph.grab().isNull()
