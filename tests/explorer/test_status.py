import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from engines.progress import Progress
from explorer.parts import theme as themes
from explorer.parts.status import StatusLine
from explorer.parts.theme import Truth


@pytest.fixture
def status(app, qtbot):
    status = StatusLine()
    qtbot.addWidget(status)
    status.apply_theme(themes.theme())
    status.resize(1000, 30)
    status.show()
    return status


def labels(status):
    QCoreApplication.processEvents()  # shows what was added to the layout
    return [label.text() for label in status.findChildren(QLabel) if label.isVisible() and label.text()]


def test_truth_is_named_in_words_beside_what_it_is_about(status):
    status.set_truth(((Truth.EXACT, "population"), (Truth.SAMPLED, "100 means"), (Truth.LEARNED, "a fit")))
    assert labels(status) == ["exact", "population", "sampled", "100 means", "learned", "a fit"]
    status.set_truth(((Truth.EXACT, "only this"),))
    assert labels(status) == ["exact", "only this"]


def test_same_kinds_only_change_their_text(status):
    status.set_truth(((Truth.SAMPLED, "n = 1"),))
    before = status.findChildren(QLabel)
    status.set_truth(((Truth.SAMPLED, "n = 2"),))
    assert status.findChildren(QLabel) == before
    assert "n = 2" in labels(status)


def test_text_size_changes_every_label(status):
    status.set_truth(((Truth.EXACT, "population"),))
    large = themes.theme("light", 200)
    status.apply_theme(large)
    assert {label.font().pointSizeF() for label in status.findChildren(QLabel)} == {22}


def test_message_is_one_line_and_an_error_has_its_colour(status):
    status.set_message("all\n  is   well")
    assert status.message.text() == "all is well"
    assert not status.failed
    role = status.message.foregroundRole()
    status.set_message("broken", error=True)
    assert status.failed
    assert status.message.palette().color(role).name() == themes.theme().vermilion.lower()
    status.apply_theme(themes.theme("dark"))
    assert status.message.palette().color(role).name() == themes.theme("dark").vermilion.lower()
    status.set_message("")
    assert not status.failed


def test_short_job_shows_no_progress(status, qtbot):
    status.set_busy(True)
    assert not status.bar.isVisible()
    status.set_busy(False)
    qtbot.wait(status._patience.interval() + 50)
    assert not status.bar.isVisible()


def test_long_job_shows_its_progress_and_can_be_stopped(status, qtbot):
    status.set_busy(True)
    qtbot.waitUntil(lambda: status.bar.isVisible() and status.cancel.isVisible())
    assert (status.bar.minimum(), status.bar.maximum()) == (0, 0)  # unknown how far
    status.set_progress(Progress(3, 12))
    assert (status.bar.value(), status.bar.maximum()) == (3, 12)
    with qtbot.waitSignal(status.cancelled):
        status.cancel.click()
    status.set_busy(False)
    assert not status.bar.isVisible()


def test_time_left_is_extrapolated_from_this_job_alone(status, monkeypatch):
    now = [100.0]
    monkeypatch.setattr("explorer.parts.status.time.monotonic", lambda: now[0])
    status.set_busy(True)
    now[0] += 50  # starting took long; it says nothing about the speed
    status.set_progress(Progress(40, 100))  # resumed
    now[0] += 10
    status.set_progress(Progress(50, 100))
    assert status.left.text() == "50 s left"
    now[0] += 290
    status.set_progress(Progress(70, 100))
    assert status.left.text() == "5 min 0 s left"


def test_next_job_starts_anew(status):
    status.set_busy(True)
    status.set_progress(Progress(3, 12))
    status.set_busy(False)
    status.set_busy(True)
    assert status.bar.maximum() == 0
    assert status.left.text() == ""


def test_a_note_is_cut_before_the_truth_and_an_error_is_not(status, qtbot):
    status.resize(700, 40)
    status.set_truth(((Truth.EXACT, "surface of 40 points"), (Truth.SAMPLED, "40 points")))
    status.set_note("a note that says at length what nobody has to know " * 3)
    status.show()
    qtbot.waitUntil(lambda: status._entries[0].width() > 10)
    shown = [
        entry.width() >= entry.fontMetrics().horizontalAdvance(entry.text()) for entry in status._entries
    ]
    assert shown == [True, True]
    before = status.message.width()
    status.set_message("an error that fills the line " * 9, error=True)
    qtbot.waitUntil(lambda: status.message.width() > before)
