"""The joint table, as its user meets it: weights typed, cells chosen, sums and quotients written out."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from tests.explorer.gmm_hands import shown_view, use


@pytest.fixture
def tab(app, qtbot, settle):
    with shown_view("tables", qtbot, settle) as tab:
        yield tab


def choose(table, row, column):
    centre: QPointF = table._box(row, column).center()
    QTest.mouseClick(table, Qt.MouseButton.LeftButton, pos=QPoint(round(centre.x()), round(centre.y())))


def test_shows_marginals_and_both_conditionals(tab):
    view = tab.view
    assert view.joint.texts[0, 0] == "0.320"
    assert view.joint.texts[0, 3] == "0.560"
    assert view.joint.texts[2, 1] == "0.320"
    assert view.x_given_y.texts[0, 3] == "1.000"
    assert view.y_given_x.texts[2, 0] == "1.000"
    assert "p(y₁ | x₂) = 0.286 · 0.560 / 0.320 = 0.500" in view.equations.text()
    assert tab.formula.formula == "joint_product"


def test_a_typed_weight_changes_every_probability_and_can_be_undone(tab, settle):
    view, weights = tab.view, tab.panel.editor("tables.weights")
    weights.cells[0, 0].setValue(33.0)
    settle(tab)
    assert tab.params.tables.weights[0][0] == 33.0
    assert view.joint.texts[0, 0] == "0.660"
    assert (tab.params.tables.row, tab.params.tables.column) == (0, 0)
    assert tab.panel.editor("tables.example").currentData() == "own"
    tab.undo()
    settle(tab)
    assert view.joint.texts[0, 0] == "0.320"
    assert weights.cells[0, 0].value() == 8.0


def test_the_last_weight_stays(tab, settle):
    tab.view.change(weights=((1.0, 0.0), (0.0, 0.0)), column=0)
    tab.end_gesture()
    settle(tab)
    weights = tab.panel.editor("tables.weights")
    weights.cells[0, 0].setValue(0.0)
    assert weights.cells[0, 0].value() == 1.0
    assert tab.status.failed
    assert "weights" in tab.status.message.text()


def test_sums_are_chosen_and_written_out(tab, settle):
    view = tab.view
    choose(view.joint, 1, 3)
    settle(tab)
    assert tab.formula.formula == "joint_marginal_y"
    assert tab.formula.numbers == "p(y₂) = 0.040 + 0.160 + 0.240 = 0.440"
    assert "p(x₁ | y₂) = 0.040 / 0.440 = 0.091" in view.equations.text()
    assert view.joint.lit == {(1, 0), (1, 1), (1, 2)}
    choose(view.joint, 2, 2)
    settle(tab)
    assert tab.formula.numbers == "p(x₃) = 0.080 + 0.240 = 0.320"
    assert view.y_given_x.lit == {(0, 2), (1, 2)}
    choose(view.x_given_y, 1, 0)
    settle(tab)
    assert tab.params.tables.selected == "cell"
    assert "p(x₁ | y₂)" in view.equations.text()


def test_arrow_keys_walk_through_the_cells_and_into_the_sums(tab, settle, qtbot):
    table = tab.view.joint
    table.setFocus()
    for key, expected in (
        (Qt.Key.Key_Down, (1, 1, "cell")),
        (Qt.Key.Key_Right, (1, 2, "cell")),
        (Qt.Key.Key_Right, (1, 2, "row")),
        (Qt.Key.Key_Right, (1, 2, "row")),
        (Qt.Key.Key_Left, (1, 2, "cell")),
        (Qt.Key.Key_Down, (1, 2, "column")),
    ):
        qtbot.keyClick(table, key)
        settle(tab)
        params = tab.params.tables
        assert (params.row, params.column, params.selected) == expected


def test_sizes_and_examples(tab, settle):
    use(tab, settle, "rows", 4)
    use(tab, settle, "columns", 4)
    assert len(tab.view.joint.texts) == 16 + 8
    assert sum(cell.isVisible() for cell in tab.panel.editor("tables.weights").cells.values()) == 16
    use(tab, settle, "example", "independent")
    assert "Independent" in tab.status.message.text()
    use(tab, settle, "example", "copy")
    assert tab.view.y_given_x.texts[0, 0] == "1.000"


def test_what_is_given_with_probability_0_has_a_dash(tab, settle):
    tab.view.change(weights=((0.0, 0.0), (1.0, 3.0)), row=0, column=0)
    tab.end_gesture()
    settle(tab)
    assert tab.view.x_given_y.texts[0, 0] == "–"
    assert "–" in tab.view.equations.text()


def test_every_weight_says_what_it_is(tab):
    for cell in tab.panel.editor("tables.weights").cells.values():
        assert cell.accessibleName()
        assert cell.toolTip()
