from hypothesis import given
from hypothesis import strategies as st

from explorer.parts.history import DEPTH, History


def test_undo_and_redo_walk_along_the_changes():
    history = History("a")
    history.push("b")
    history.push("c")
    assert [history.undo(), history.undo(), history.undo()] == ["b", "a", None]
    assert [history.redo(), history.redo(), history.redo()] == ["b", "c", None]


def test_a_change_after_undo_forgets_what_could_be_redone():
    history = History("a")
    history.push("b")
    history.undo()
    history.push("c")
    assert history.redo() is None
    assert history.undo() == "a"


def test_the_same_params_again_are_no_step():
    history = History("a")
    history.push("a")
    assert history.undo() is None


def test_merged_changes_are_one_step():
    history = History(0)
    history.push(1)
    for value in (2, 3, 4):
        history.push(value, merge=True)
    assert history.undo() == 0
    assert history.redo() == 4


def test_merging_never_replaces_what_the_chapter_opened_with():
    history = History(0)
    history.push(1, merge=True)
    assert history.undo() == 0


def test_oldest_steps_are_forgotten():
    history = History(0)
    for value in range(1, 3 * DEPTH):
        history.push(value)
    steps = 0
    while history.undo() is not None:
        steps += 1
    assert steps == DEPTH - 1


@given(st.lists(st.one_of(st.integers(0, 5), st.sampled_from(["undo", "redo"])), max_size=60))
def test_history_is_two_stacks(actions):
    history, done, undone = History(-1), [-1], []
    for action in actions:
        if action == "undo":
            assert (history.undo() is None) == (len(done) == 1)
            if len(done) > 1:
                undone.append(done.pop())
        elif action == "redo":
            assert (history.redo() is None) == (not undone)
            if undone:
                done.append(undone.pop())
        elif action != done[-1]:
            history.push(action)
            done.append(action)
            undone = []
        assert history.current == done[-1]


def test_an_entry_of_no_use_gives_way_and_leaves_no_two_equal_neighbours():
    history = History(1)
    history.push(2)
    history.push(3)
    history.replace(2)
    assert history.undo() == 1
    history.push(5)
    history.replace(6)
    assert (history.current, history.undo()) == (6, 1)
    history.replace(6)
    assert (history.redo(), history.undo()) == (None, None)
