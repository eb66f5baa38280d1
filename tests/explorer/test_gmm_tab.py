"""The GMM tab, as its user sees it: half-steps recorded, scrubbed both ways, marked and put into words."""

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtWidgets import QApplication

from engines.gmm import GmmParams, fit
from explorer.parts.theme import register_fonts, theme
from explorer.tabs.gmm import GmmTab


@pytest.fixture
def tab(qtbot):
    register_fonts()
    tab = GmmTab()
    tab.apply_theme(theme())
    tab.resize(1280, 680)
    qtbot.addWidget(tab)
    tab.show()
    tab.activate()
    wait(qtbot, tab)
    yield tab
    tab.shut_down()


def wait(qtbot, tab):
    qtbot.waitUntil(lambda: tab.settled and len(tab.recording) > 0, timeout=10_000)


def run(qtbot, tab, **changes):
    tab.view.change(**changes)
    tab.end_gesture()
    wait(qtbot, tab)


def shown(tab):
    return tab.recording[tab.player.position]


def marker(tab):
    return tab.view.climb.marker.value()


def go(tab, position):
    """Move the playhead, without waiting for the motion that leads there."""
    tab.player.set_position(position)
    tab.view.main.glide.finish()


def colours(tab):
    tab.view.main.glide.finish()
    return tab.view.main.plane.points.colours.tolist()


def expected_colours(tab, frame):
    return tab.view.main.plane.mixed_colours(frame.responsibilities).tolist()


def test_opens_at_the_end_of_the_books_run_and_says_why_it_stopped(tab):
    assert tab.recording[-1].mean_log_likelihood == pytest.approx(-4.1554, abs=1e-4)
    assert tab.player.position == len(tab.recording) - 1 == 18
    assert tab.player.label.text() == "M 9 / 9"
    assert "Converged in 9 iterations" in tab.status.message.text()


def test_scrubbing_shows_the_responsibilities_of_that_half_step_in_both_directions(tab):
    for position in (3, 1, 2, 17, 0):
        tab.player.set_position(position)
        assert colours(tab) == expected_colours(tab, tab.recording[position])
        assert marker(tab) == position / 2
    tab.player.set_position(3)
    after_e = colours(tab)
    tab.player.step()
    assert colours(tab) == after_e  # an M-step moves the components and no colour
    tab.player.step()
    assert colours(tab) != after_e


def test_e_and_m_have_their_own_names_and_formulas(tab):
    seen = []
    for position in range(3):
        tab.player.set_position(position)
        seen.append((tab.player.label.text(), tab.formula.formula))
    assert seen == [("start", "gmm"), ("E 1 / 9", "gmm_e_step"), ("M 1 / 9", "gmm_m_step")]


def test_keys_step_and_play(tab, qtbot):
    tab.setFocus()
    qtbot.keyClick(tab, Qt.Key.Key_Home)
    assert tab.player.position == 0
    qtbot.keyClick(tab, Qt.Key.Key_Right)
    assert tab.player.label.text() == "E 1 / 9"
    qtbot.keyClick(tab, Qt.Key.Key_Left)
    assert tab.player.label.text() == "start"
    qtbot.keyClick(tab, Qt.Key.Key_Space)
    assert tab.player.playing
    qtbot.keyClick(tab, Qt.Key.Key_End)
    assert tab.player.position == 18
    assert not tab.player.playing


def test_a_frame_made_by_hand_is_drawn_with_nothing_else_in_hand(tab):
    x = np.array([[1.0, 50.0], [2.0, 60.0], [4.0, 90.0]])
    frame = list(fit(GmmParams(components=1, start="random"), x))[-1]
    tab.show_frame(frame)
    assert len(colours(tab)) == 3
    assert [component.ellipse.isVisible() for component in tab.view.main.plane.components] == [True] + 5 * [
        False
    ]
    assert tab.view.numbers.table._cells[0][1].text() == "(2.33, 66.7)"


def test_the_bar_is_the_elbo_and_the_kl_above_it(tab):
    go(tab, 2)
    frame = shown(tab)
    elbo, kl = tab.view.climb._elbo.opts, tab.view.climb._kl.opts
    assert elbo["y1"] == kl["y0"] == [frame.elbo]
    assert kl["y1"] == [frame.mean_log_likelihood]
    assert kl["y1"][0] - kl["y0"][0] == pytest.approx(frame.kl)
    go(tab, 3)
    assert tab.view.climb._kl.opts["y1"][0] - tab.view.climb._kl.opts["y0"][0] == pytest.approx(0, abs=1e-9)


def test_a_start_below_the_axis_is_written_out(tab):
    tab.player.first()
    assert tab.view.climb.elbo_name.toPlainText() == "↓ −137"


def test_one_component_converges_to_the_plain_fit(tab, qtbot):
    run(qtbot, tab, components=1, start="kmeans")
    assert tab.recording[-1].mean_log_likelihood == pytest.approx(-4.741899798)
    assert tab.view.numbers.table._cells[0][0].text() == "1.00"
    assert not tab.view.numbers.table._cells[1][0].isVisible()


def test_collapse_and_the_limit_of_iterations_are_said_in_words(tab, qtbot):
    run(qtbot, tab, components=6)
    assert "Collapsed" in tab.status.message.text()
    assert tab.player.label.text() == "collapsed"
    run(qtbot, tab, components=2, max_iter=2)
    assert "Stopped after 2 iterations" in tab.status.message.text()


def test_a_new_seed_begins_elsewhere_and_the_same_seed_at_the_same_points(tab, qtbot):
    run(qtbot, tab, start="random", seed=1)
    first = tab.recording[0].means
    run(qtbot, tab, seed=2)
    assert not np.allclose(tab.recording[0].means, first)
    run(qtbot, tab, seed=1)
    np.testing.assert_array_equal(tab.recording[0].means, first)


def test_the_seed_is_grey_where_it_has_no_effect(tab, qtbot):
    assert not tab.panel.editor("em.seed").isEnabled()
    run(qtbot, tab, start="random")
    assert tab.panel.editor("em.seed").isEnabled()


def test_a_playhead_left_at_the_start_stays_there_so_that_starts_can_be_compared(tab, qtbot):
    tab.player.first()
    run(qtbot, tab, start="random")
    assert tab.player.position == 0
    run(qtbot, tab, seed=5)
    assert tab.player.label.text() == "start"


def test_state_brings_back_params_playhead_and_the_eruption_followed(tab, qtbot):
    run(qtbot, tab, start="random", components=3)
    tab.player.set_position(5)
    tab.view.select(41)
    state = tab.state()
    other = GmmTab()
    qtbot.addWidget(other)
    other.restore(state)
    other.activate()
    wait(qtbot, other)
    assert (other.params, other.player.position) == (tab.params, 5)
    assert other.view_state() == {"em": {"selected": 41}}
    other.shut_down()


@pytest.mark.parametrize("selected", [-1, 1.5, "one", True])
def test_a_row_that_cannot_be_is_refused(tab, selected):
    with pytest.raises(ValueError, match="selected"):
        tab.restore_view({"em": {"selected": selected}})


def test_a_click_on_an_eruption_writes_out_its_responsibilities(tab):
    tab.player.set_position(3)
    frame = shown(tab)
    tab.view.main.plane.clicked.emit(*frame.x[7].tolist())
    row = tab.view.selected
    np.testing.assert_array_equal(frame.x[row], frame.x[7])  # times are rounded: points coincide
    cells = [float(tab.view.numbers.terms._cells[k][3].text()) for k in range(2)]
    np.testing.assert_allclose(cells, frame.responsibilities[row], atol=5e-4)
    assert len(tab.view.main.plane.ring.points()) == 1
    tab.view.main.plane.clicked.emit(0.5, 90.0)
    assert tab.view.selected is None
    assert len(tab.view.main.plane.ring.points()) == 0


def test_up_and_down_walk_through_the_eruptions(tab, qtbot):
    tab.setFocus()
    for key, row in ((Qt.Key.Key_Down, 0), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, 0), (Qt.Key.Key_Up, 271)):
        qtbot.keyClick(tab, key)
        assert tab.view.selected == row
    qtbot.keyClick(tab, Qt.Key.Key_Delete)
    assert tab.view.selected is None


def test_theme_and_language_keep_the_picture_and_its_place(tab):
    tab.player.set_position(5)
    before = colours(tab)
    tab.apply_theme(theme("dark", 150))
    assert (tab.player.position, marker(tab)) == (5, 2.5)
    assert colours(tab) == expected_colours(tab, tab.recording[5]) != before
    QApplication.sendEvent(tab, QEvent(QEvent.Type.LanguageChange))
    assert tab.player.label.text() == "E 3 / 9"


def test_points_are_painted_where_the_data_are(tab):
    tab.player.last()
    QCoreApplication.processEvents()
    plot = tab.view.main.plane
    picture = plot.grab().toImage()
    lonely = shown(tab).x[np.abs(shown(tab).x - [2.9, 63.0]).sum(axis=1).argmin()]
    place = plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(*lonely)))
    wanted, found = theme().classes[0], picture.pixelColor(place)
    assert found.name() != theme().ground.lower()
    assert found.green() > found.red(), f"{found.name()} is not nearly {wanted}"


def test_an_error_is_not_written_over_by_the_run(tab):
    tab.show_error("something is wrong")
    tab.player.step_back()
    assert tab.status.message.text() == "something is wrong"
