import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from explorer.parts import theme as themes
from explorer.parts.player import SPEEDS, Player

FAST = 500.0


@pytest.fixture
def player(app, qtbot):
    player = Player(FAST)
    qtbot.addWidget(player)
    player.resize(700, 40)
    player.show()
    return player


@pytest.fixture
def moves(player):
    """Positions that the player has told of."""
    told: list[int] = []
    player.positionChanged.connect(told.append)
    return told


def button(player, name):
    return player._buttons[name]


def test_empty_bar_is_disabled_and_harmless(player, moves):
    for act in (player.play, player.step, player.step_back, player.first, player.last, player.toggle):
        act()
    assert (player.count, player.position, player.playing, moves) == (0, 0, False, [])
    assert not button(player, "play").isEnabled()
    player.set_count(2)
    assert button(player, "play").isEnabled()


def test_steps_stay_within_the_run(player):
    player.set_count(3)
    player.first()
    player.step_back()
    assert player.position == 0
    player.step()
    player.step()
    player.step()
    assert player.position == 2
    player.set_position(99)
    assert player.position == 2
    player.first()
    player.last()
    assert player.position == 2


def test_each_move_is_told_once_and_only_moves_are(player, moves):
    player.set_count(4)
    assert moves == [3]  # it stood at the end
    player.step()
    player.set_position(1)
    player.set_position(1)
    player.set_count(9)
    assert moves == [3, 1]


def test_playhead_at_the_end_follows_what_is_appended(player):
    for count in range(1, 6):
        player.set_count(count)
        assert player.position == count - 1


def test_playhead_that_was_scrubbed_away_stays(player):
    player.set_count(5)
    player.set_position(2)
    player.set_count(50)
    assert player.position == 2


def test_playing_ends_at_the_last_step_and_begins_there_again_from_the_first(player, qtbot, moves):
    player.set_count(5)
    player.first()
    player.play()
    qtbot.waitUntil(lambda: not player.playing)
    assert player.position == 4
    moves.clear()
    player.play()
    qtbot.waitUntil(lambda: not player.playing)
    assert moves == [0, 1, 2, 3, 4]


def test_appending_while_playing_neither_jumps_nor_stops(player, qtbot, moves):
    player.set_count(5)
    player.first()
    moves.clear()
    player.set_rate(25)
    player.play()
    qtbot.waitUntil(lambda: player.position == 2)
    player.set_rate(FAST)
    player.set_count(8)
    qtbot.waitUntil(lambda: not player.playing)
    assert moves == list(range(1, 8))


def test_playing_waits_at_the_end_of_a_growing_run(player, qtbot):
    player.set_count(3)
    player.set_growing(True)
    player.first()
    player.play()
    qtbot.waitUntil(lambda: player.position == 2)
    qtbot.wait(30)
    assert player.playing
    player.set_count(5)
    qtbot.waitUntil(lambda: player.position == 4)
    assert player.playing
    player.set_growing(False)
    qtbot.waitUntil(lambda: not player.playing)


def test_loop_starts_again_from_the_first_step(player, qtbot, moves):
    player.set_count(3)
    player.loop.setChecked(True)
    player.first()
    moves.clear()
    player.play()
    qtbot.waitUntil(lambda: len(moves) >= 7)
    player.pause()
    assert moves[:7] == [1, 2, 0, 1, 2, 0, 1]


def test_stepping_pauses(player):
    player.set_count(9)
    for act in (player.step, player.step_back, player.first, player.last):
        player.set_position(4)
        player.play()
        assert player.playing
        act()
        assert not player.playing


def test_a_hand_on_the_slider_pauses(player):
    player.set_count(9)
    player.set_position(4)
    player.play()
    QTest.keyClick(player.slider, Qt.Key.Key_Right)
    assert (player.playing, player.position) == (False, 5)
    player.play()
    QTest.mouseClick(player.slider, Qt.MouseButton.LeftButton, pos=QPoint(2, player.slider.height() // 2))
    assert (player.playing, player.position) == (False, 0)


def test_speed_is_the_time_between_steps(player):
    player.set_rate(10)
    for index, speed in enumerate(SPEEDS):
        player.speed.setCurrentIndex(index)
        assert player._timer.interval() == pytest.approx(100 / speed, abs=1)


def test_buttons_do_what_they_are_called(player):
    player.set_count(7)
    for name, position in (("first", 0), ("forward", 1), ("forward", 2), ("back", 1), ("last", 6)):
        button(player, name).click()
        assert player.position == position, name
    button(player, "play").click()
    assert player.playing
    button(player, "play").click()
    assert not player.playing


def test_sought_step_is_shown_when_it_is_recorded_and_not_left_again(player):
    player.seek(3)
    for count, position in ((1, 0), (3, 2), (4, 3), (5, 3), (6, 3), (20, 3)):
        player.set_count(count)
        assert player.position == position, count


def test_sought_step_is_given_up_when_the_user_goes_elsewhere(player):
    player.seek(5)
    player.set_count(4)
    player.set_position(1)
    player.set_count(10)
    assert player.position == 1


def test_sought_step_beyond_the_run_is_its_end_and_binds_no_later_run(player):
    player.seek(30)
    player.set_growing(True)
    player.set_count(4)
    player.set_growing(False)
    assert player.position == 3
    player.set_count(50)
    assert player.position == 49


@pytest.mark.parametrize(("left_at", "again"), [(4, 4), (9, 11), (0, 0)])
def test_rerun_returns_to_the_step_before_the_end_that_was_looked_at(player, left_at, again):
    player.set_count(10)
    player.set_position(left_at)
    player.clear()
    assert (player.count, player.position) == (0, 0)
    player.set_count(12)
    assert player.position == again


def test_resting_place_is_none_where_the_end_is_followed(player):
    assert player.resting_place is None
    player.set_count(5)
    assert player.resting_place is None
    player.set_position(2)
    assert player.resting_place == 2
    player.clear()
    assert player.resting_place == 2  # sought


def test_playing_is_told_when_it_changes_and_not_by_a_theme(player):
    player.set_count(5)
    told: list[bool] = []
    player.playingChanged.connect(told.append)
    player.play()
    player.apply_theme(themes.theme("dark", 200))
    player.pause()
    player.pause()
    assert told == [True, False]


def test_narrow_bar_leaves_out_what_the_keyboard_also_does(player):
    assert button(player, "first").isVisible()
    player.resize(300, 40)
    assert not button(player, "first").isVisible()
    assert button(player, "play").isVisible()
    player.resize(700, 40)
    player.apply_theme(themes.theme("light", 200))
    assert not player.loop.isVisible()


def test_a_place_is_still_sought_when_the_run_that_had_it_is_abandoned(player):
    player.set_growing(True)
    player.seek(0)
    player.set_count(2)
    player.clear()
    player.set_count(17)
    assert player.position == 0
    player.set_position(5)
    player.set_count(20)
    assert player.position == 5, "the user's own move counts for more"
    player.set_growing(False)
