"""Three views of the GMM tab as their user meets them: many starts, choosing K, k-means beside a mixture."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from explorer.parts.own_data import OwnData
from explorer.parts.plots import class_colour
from explorer.tabs.gmm.thumbnails import letter

PLACES = np.repeat([[0.0, 0.0], [4.0, 0.0], [0.0, 5.0]], 20, axis=0)


@pytest.fixture
def open_view(open_program, settle):
    """Open the program on a view of the chapter with some params of its own."""

    def open_one(view, size=(1280, 720), **own):
        state = {"params": {"view": view, view: own}}
        tab = open_program(tab="gmm", size=size, tabs={"gmm": state}).window.show_chapter("gmm")
        settle(tab)
        return tab

    return open_one


@pytest.fixture
def change(settle):
    """Set params as a control would, and wait for their picture."""

    def change_and_settle(tab, **values):
        own = replace(tab.view.params, **values)
        tab.set_params(replace(tab.params, **{tab.params.view: own}))
        tab.end_gesture()
        settle(tab)

    return change_and_settle


def offer(tab, x, columns=("a", "b")):
    return tab.own_data.add(OwnData("places.csv", columns, x))


def click(qtbot, plot, x, y):
    place = plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(x, y)))
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=place)


def names(plot):
    return [name.textItem.toPlainText() for name in plot.names if name.isVisible()]


# Many starts


def test_the_gallery_opens_with_every_run_and_the_best_one_large(open_view):
    tab = open_view("gallery")
    frame, view = tab.view.frame, tab.view
    assert len(frame.runs) == 12
    assert view.thumbnails.selected == frame.ranking[0]
    best = frame.runs[frame.ranking[0]]
    np.testing.assert_array_equal(view.climb.getData()[1], best.curve[1:])
    assert f"{frame.found} optima" in tab.formula.numbers
    assert "A: 6 of 12 runs, 6 labellings" in tab.formula.numbers


def test_a_click_on_a_thumbnail_shows_its_run_large(open_view, qtbot):
    tab = open_view("gallery")
    view, frame = tab.view, tab.view.frame
    qtbot.mouseClick(view.thumbnails, Qt.MouseButton.LeftButton, pos=view.thumbnails.cells[8].center())
    run = frame.ranking[8]
    assert view.selected == run
    np.testing.assert_array_equal(view.climb.getData()[1], frame.runs[run].curve[1:])
    order = frame.orders[run]
    assert names(view.large) == [str(component + 1) for component in order]
    np.testing.assert_allclose(
        np.column_stack(view.large.centres.getData()), frame.runs[run].mixture.means[order]
    )


def test_cells_lie_side_by_side_and_fill_the_picture(open_view):
    for size, starts in (((1280, 720), 12), ((1024, 640), 24), ((1920, 1080), 1)):
        tab = open_view("gallery", size, data="old_faithful", components=2, starts=starts)
        grid = tab.view.thumbnails
        cells = grid.cells
        assert len(cells) == starts
        assert all(grid.rect().contains(cell) for cell in cells)
        assert not any(a.intersects(b) for i, a in enumerate(cells) for b in cells[:i])
        assert sum(cell.width() * cell.height() for cell in cells) > 0.7 * grid.width() * grid.height()


def test_arrows_walk_through_the_gallery_by_rank(open_view, qtbot):
    tab = open_view("gallery")
    view, ranking = tab.view, tab.view.frame.ranking
    view.thumbnails.setFocus()
    walk = [(Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 1 + view.thumbnails.columns), (Qt.Key.Key_Up, 1)]
    walk += [(Qt.Key.Key_End, 11), (Qt.Key.Key_Right, 11), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Left, 0)]
    for key, place in walk:
        qtbot.keyClick(view.thumbnails, key)
        assert view.thumbnails.selected == ranking[place]


def test_a_click_on_a_climb_selects_its_run(open_view, qtbot):
    tab = open_view("gallery")
    view, frame = tab.view, tab.view.frame
    run = frame.ranking[-1]
    click(qtbot, view.climbs, np.log10(frame.runs[run].iterations), frame.runs[run].mean_log_likelihood)
    assert view.selected == run


def test_pictures_fill_in_one_by_one(open_view):
    tab = open_view("gallery", starts=24, n=2000, components=6)
    seen = []
    show_frame = tab.show_frame

    def watch(frame):
        seen.append(len(frame.runs))
        show_frame(frame)

    tab.show_frame = watch
    tab.view.change(seed=1)
    while not tab.settled:
        QApplication.processEvents()
    assert seen == sorted(seen)
    assert len(seen) > 3
    assert seen[-1] == 24


def test_undo_brings_the_gallery_back(open_view, change, settle):
    tab = open_view("gallery")
    change(tab, components=3, start="kmeans", starts=5)
    assert len(tab.view.frame.runs) == 5
    tab.undo()
    settle(tab)
    assert tab.view.frame.params.components == 5
    assert len(tab.view.frame.runs) == 12


def test_a_selection_that_is_gone_gives_way_to_the_best(open_view, change):
    tab = open_view("gallery")
    tab.view.select(11)
    change(tab, starts=3)
    assert tab.view.thumbnails.selected == tab.view.frame.ranking[0]


def test_collapsed_runs_are_said_and_marked(open_view, change, settle):
    tab = open_view("gallery", components=3)
    change(tab, starts=4)
    tab.use_data(offer(tab, PLACES))
    settle(tab)
    assert "4 collapsed" in tab.status.message.text()
    assert len(tab.view.fallen.data) == 4
    assert len(tab.view.ends.data) == 0
    tip = QHelpEvent(QEvent.Type.ToolTip, QPoint(20, 40), QPoint(20, 40))
    QApplication.sendEvent(tab.view.thumbnails, tip)
    assert "collapsed" in QToolTip.text()


def test_data_with_too_few_points_give_way_and_the_rest_keeps_working(open_view, change, qtbot):
    tab = open_view("gallery")
    tab.use_data(offer(tab, PLACES))
    qtbot.waitUntil(lambda: tab.status.failed)
    assert "distinct points, 3, not 5" in tab.status.message.text()
    qtbot.waitUntil(lambda: tab.settled)
    assert tab.view.params.data == "five"
    with pytest.raises(ValueError, match="only one column"):
        tab.use_data(offer(tab, PLACES[:, :1], ("a",)))
    change(tab, components=2)
    assert tab.view.frame.params.components == 2


def test_undo_passes_by_data_that_could_not_be_fitted(open_view, change, qtbot):
    tab = open_view("gallery")
    change(tab, starts=3)
    tab.use_data(offer(tab, PLACES))
    qtbot.waitUntil(lambda: tab.status.failed and tab.settled)
    tab.undo()
    assert (tab.view.params.data, tab.view.params.starts) == ("five", 12)


def test_the_number_of_points_is_for_drawn_points(open_view, change):
    tab = open_view("gallery")
    assert tab.panel.editor("gallery.n").isEnabled()
    change(tab, data="old_faithful")
    assert not tab.panel.editor("gallery.n").isEnabled()
    assert "272 eruptions" in tab.status.truth.findChildren(type(tab.status.message))[0].text()


def test_what_was_selected_is_restored(open_view):
    tab = open_view("gallery")
    tab.view.select(4)
    state = tab.state()
    tab.view.select(0)
    tab.restore(state)
    assert tab.view.selected == 4
    for bad in (-1, 99, "a"):
        with pytest.raises(ValueError, match="selected"):
            tab.view.restore_view({"selected": bad})


def test_optima_are_lettered():
    assert [letter(rank) for rank in (0, 1, 23)] == ["A", "B", "X"]


# Choosing K


def test_the_lowest_bic_is_marked_and_shown(open_view):
    tab = open_view("selection")
    view, frame = tab.view, tab.view.frame
    assert len(frame.candidates) == 8
    marks = np.column_stack(view.criteria.minima.getData())
    assert marks[:, 0].tolist() == [frame.best("bic"), frame.best("aic")] == [5, 7]
    np.testing.assert_allclose(marks[0, 1], frame.candidates[4].bic)
    assert view.criteria.true.isVisible()
    assert view.criteria.true.value() == 5
    assert len(names(view.mixture)) == 5
    assert "p = 4 + 10 + 15 = 29" in tab.formula.numbers


def test_a_click_on_a_k_shows_its_mixture(open_view, qtbot):
    tab = open_view("selection")
    for plot in (tab.view.criteria, tab.view.rise):
        for k in (1, 7):
            low, high = plot.getViewBox().viewRange()[1]
            click(qtbot, plot, k + 0.2, 0.5 * (low + high))
            assert len(names(tab.view.mixture)) == k
            assert tab.view.criteria.selected.value() == k
    assert "p = 6 + 14 + 21 = 41" in tab.formula.numbers


def test_keys_change_k(open_view, qtbot):
    tab = open_view("selection")
    tab.setFocus()
    for key, k in (
        (Qt.Key.Key_Left, 4),
        (Qt.Key.Key_Right, 5),
        (Qt.Key.Key_End, 8),
        (Qt.Key.Key_Right, 8),
        (Qt.Key.Key_Home, 1),
        (Qt.Key.Key_Left, 1),
    ):
        qtbot.keyClick(tab, key)
        assert len(names(tab.view.mixture)) == k


def test_measured_data_have_no_true_k(open_view):
    tab = open_view("selection", data="old_faithful", most=4)
    assert not tab.view.criteria.true.isVisible()
    assert tab.view.criteria.selected.value() == 2


def test_held_out_data_are_drawn_when_asked_for(open_view, change):
    tab = open_view("selection", data="old_faithful", most=4)
    assert len(tab.view.rise.held_marks.data) == 0
    change(tab, held_out=True)
    x, y = tab.view.rise.held_marks.getData()
    assert x.tolist() == [1, 2, 3, 4]
    assert (y < tab.view.rise.marks.getData()[1]).all()
    assert tab.view.rise.held_name.isVisible()
    tab.undo()
    assert not tab.view.params.held_out


def test_k_beyond_the_distinct_points_is_said(open_view, change, settle):
    tab = open_view("selection")
    tab.use_data(offer(tab, PLACES))
    settle(tab)
    assert "K ends at 3" in tab.status.message.text()
    tab.view.select(3)
    assert "runs collapsed" in tab.status.message.text()
    assert names(tab.view.mixture) == []
    change(tab, data="apart")
    assert tab.view.frame.best("bic") == 3


def test_equal_points_leave_nothing_to_choose(open_view, settle):
    tab = open_view("selection")
    tab.use_data(offer(tab, np.ones((10, 2))))
    settle(tab)
    assert tab.view.criteria.minima.getData()[0].tolist() == []
    assert "K ends at 1" in tab.status.message.text()


def test_the_selected_k_is_restored(open_view):
    tab = open_view("selection")
    tab.view.select(3)
    state = tab.state()
    tab.view.select(6)
    tab.restore(state)
    assert tab.view.selected == 3
    with pytest.raises(ValueError, match="selected"):
        tab.view.restore_view({"selected": 0})


def test_thumbnails_are_drawn_anew_for_other_runs_of_the_same_points(open_view, change):
    tab = open_view("gallery", components=5)
    before = tab.view.thumbnails.grab().toImage()
    change(tab, components=2)
    change(tab, components=5)
    assert tab.view.thumbnails.grab().toImage() == before
    change(tab, components=4)
    assert tab.view.thumbnails.grab().toImage() != before
    assert len(tab.view.thumbnails._drawn) == len(tab.view.frame.runs)


# k-means beside a mixture


def colours(plot):
    return ["#{:02x}{:02x}{:02x}".format(*colour) for colour in plot.points.colours.tolist()]


def test_both_move_in_lock_step(open_view):
    tab = open_view("kmeans")
    for position, label in ((0, "start"), (1, "assign, E 1"), (2, "update, M 1"), (3, "assign, E 2")):
        tab.player.set_position(position)
        frame = tab.recording[position]
        assert tab.player.label.text() == label
        np.testing.assert_allclose(np.column_stack(tab.view.hard.centres.getData()), frame.centres)
        np.testing.assert_allclose(np.column_stack(tab.view.soft.centres.getData()), frame.em.mixture.means)


def test_kmeans_is_hard_and_the_mixture_is_soft(open_view):
    tab = open_view("kmeans", data="crossing", components=2)
    pure = {class_colour(k)(tab.theme).lower() for k in range(2)}
    assert set(colours(tab.view.hard)) == pure
    assert len(set(colours(tab.view.soft))) > 20
    assert not any(item.isVisible() for item in tab.view.hard.ellipses)
    assert tab.view.soft.ellipses[1].isVisible()
    assert len(tab.view.borders.getData()[0]) == 2


def test_the_numbers_tell_where_kmeans_fails(open_view, change):
    tab = open_view("kmeans", data="elongated")
    right = [cell.text() for cell in tab.view.numbers._cells[1]]
    assert right == [f"{100 * share:.3g} %" for share in tab.view.frame.right]
    change(tab, data="apart")
    assert tab.view.numbers._cells[1][0].text() == "100 %"
    change(tab, data="old_faithful", components=2)
    assert tab.view.numbers._cells[1][0].text() == "–"
    assert "agreement 99.6 %" in tab.formula.numbers


def test_epsilon_hardens_the_mixture_into_kmeans(open_view, change):
    tab = open_view("kmeans")
    assert not tab.panel.editor("kmeans.epsilon").isEnabled()
    change(tab, covariance="fixed", epsilon=1.0)
    assert tab.panel.editor("kmeans.epsilon").isEnabled()
    assert tab.formula.formula == "gmm_epsilon"
    soft = len(set(colours(tab.view.soft)))
    change(tab, epsilon=0.0001)
    assert set(colours(tab.view.soft)) == set(colours(tab.view.hard))
    assert soft > 20
    assert "agreement 100 %" in tab.formula.numbers


def test_a_drag_of_epsilon_is_one_step_of_undo(open_view, settle, qtbot):
    tab = open_view("kmeans", covariance="fixed", epsilon=1.0)
    for epsilon in (0.5, 0.2, 0.05):
        tab.view.change(epsilon=epsilon)
        qtbot.wait(5)
    tab.end_gesture()
    settle(tab)
    assert tab.view.frame.params.epsilon == 0.05
    tab.undo()
    settle(tab)
    assert tab.view.frame.params.epsilon == 1.0


def test_the_playhead_keeps_its_place_while_params_change(open_view, change):
    tab = open_view("kmeans", covariance="fixed", epsilon=1.0)
    tab.player.set_position(3)
    change(tab, epsilon=0.1)
    assert tab.player.position == 3
    assert tab.view.frame.index == 3


def test_a_collapse_and_few_points_are_said(open_view, change, settle, qtbot):
    tab = open_view("kmeans")
    tab.use_data(offer(tab, PLACES))
    settle(tab)
    assert "collapsed" in tab.status.message.text()
    tab.view.change(components=5)
    tab.end_gesture()
    qtbot.waitUntil(lambda: tab.status.failed)
    assert "distinct points, 3, not 5" in tab.status.message.text()
    change(tab, components=2)
    assert tab.view.frame.params.components == 2
    tab.player.set_position(0)
    assert len(tab.view.heres[0].data) == 0  # no inertia before the first assignment


@pytest.mark.parametrize(
    ("view", "extreme"),
    [
        *((view, {"n": n}) for view in ("gallery", "selection", "kmeans") for n in (20, 2000)),
        *((view, {"components": k}) for view in ("gallery", "kmeans") for k in (1, 6)),
        *(("gallery", {"starts": starts}) for starts in (1, 24)),
        *(("selection", {"most": most}) for most in (2, 10)),
    ],
)
def test_the_ends_of_the_sliders_are_drawn(open_view, view, extreme):
    tab = open_view(view, **extreme)
    assert tab.drawn
    assert not tab.status.failed
