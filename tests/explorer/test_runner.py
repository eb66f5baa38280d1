import gc
import logging
import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from functools import partial
from typing import Any

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from engines.progress import Progress
from explorer.parts.runner import ChildProcess, ChildProcessDiedError, RemoteError, Runner, leftovers
from explorer.parts.runner import runner as runner_module
from tests.engines import toys
from tests.engines.toys import ToyParams

ALLOW = ("tests.engines.",)
PATIENCE_MS = 20_000

posix = pytest.mark.skipif(os.name != "posix", reason="needs signals")


class Events(QObject):
    """Everything a runner says, in order."""

    def __init__(self, runner):
        super().__init__()
        self.all = []
        runner.framesReady.connect(partial(self._note, "frames"))
        runner.progressed.connect(partial(self._note, "progress"))
        runner.finished.connect(partial(self._note, "finished", None))
        runner.failed.connect(partial(self._note, "failed"))
        runner.busyChanged.connect(partial(self._note, "busy"))

    def _note(self, kind, value):
        self.all.append((kind, value))

    def of(self, kind):
        return [value for name, value in self.all if name == kind]

    @property
    def kinds(self):
        return [kind for kind, _ in self.all]

    @property
    def frames(self):
        return [frame for frames in self.of("frames") for frame in frames]


class Place:
    """Makes runners over a thread or a child process, and names the toys accordingly."""

    def __init__(self, kind):
        self.kind: Any = kind
        self.child = ChildProcess(ALLOW) if kind == "process" else None
        self.runners = []

    def runner(self, parent=None):
        runner = Runner(self.kind, parent, child=self.child)
        self.runners.append(runner)
        return runner

    def toy(self, name):
        return f"tests.engines.toys.{name}" if self.kind == "process" else getattr(toys, name)

    def close(self):
        for runner in self.runners:
            if runner.parent() is None:
                runner.close()
        if self.child is not None:
            self.child.close()


@pytest.fixture(params=["thread", "process"])
def place(request, qapp):
    place = Place(request.param)
    yield place
    place.close()


@pytest.fixture
def process_place(qapp):
    place = Place("process")
    yield place
    place.close()


@pytest.fixture
def wait(qtbot):
    """Wait with the event loop running."""
    return partial(qtbot.waitUntil, timeout=PATIENCE_MS)


def process_events(milliseconds):
    # Not QTest.qWait: it keeps the interpreter lock, so that no other thread runs meanwhile.
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


# -- one job --------------------------------------------------------------------------------------------


def test_frames_then_progress_then_the_end(place, wait):
    runner = place.runner()
    events = Events(runner)
    assert not runner.busy
    runner.start(place.toy("several"), ToyParams(value=2, count=5))
    assert runner.busy
    assert events.all == [("busy", True)]
    wait(lambda: "finished" in events.kinds)
    assert not runner.busy
    assert [frame.step for frame in events.frames] == [0, 1, 2, 3, 4]
    assert events.of("progress")[-1] == Progress(5, 5)
    assert events.kinds[-2:] == ["busy", "finished"]
    assert events.of("busy") == [True, False]
    assert all(isinstance(frames, list) and frames for frames in events.of("frames"))


def test_a_plain_function_is_an_engine_and_extra_arguments_pass_through(place, wait):
    runner = place.runner()
    events = Events(runner)
    state = {"weights": np.arange(4.0), "step": 3}
    runner.start(place.toy("one"), ToyParams(), state, "text")
    wait(lambda: "finished" in events.kinds)
    (frame,) = events.frames
    np.testing.assert_array_equal(frame.extra[0]["weights"], np.arange(4.0))
    assert frame.extra[1] == "text"
    assert not frame.array.flags.writeable


def test_frames_arrive_while_the_engine_runs(place, wait):
    runner = place.runner()
    events = Events(runner)
    runner.start(place.toy("several"), ToyParams(count=5, pause=0.1))
    wait(lambda: "finished" in events.kinds)
    assert len(events.of("frames")) >= 3


def test_the_engine_runs_where_it_should(place, wait):
    runner = place.runner()
    events = Events(runner)
    runner.start(place.toy("one"), ToyParams())
    wait(lambda: "finished" in events.kinds)
    assert (events.frames[0].pid == os.getpid()) == (place.kind == "thread")


def test_large_frames_arrive_whole(place, wait):
    runner = place.runner()
    events = Events(runner)
    runner.start(place.toy("large"), ToyParams(value=9, count=4))
    wait(lambda: "finished" in events.kinds)
    assert [frame.array.sum() for frame in events.frames] == [9 * 2_500_000] * 4


def test_large_arguments_arrive_whole(place, wait):
    runner = place.runner()
    events = Events(runner)
    runner.start(place.toy("one"), ToyParams(), np.ones(2_500_000))
    wait(lambda: "finished" in events.kinds)
    assert events.frames[0].extra[0].sum() == 2_500_000


def test_a_dotted_name_is_imported_on_the_thread(qapp, wait):
    runner = Runner()
    events = Events(runner)
    runner.start("engines.progress.Progress", 1, 2)
    wait(lambda: "finished" in events.kinds)
    assert events.of("progress") == [Progress(1, 2)]
    runner.close()


def test_a_runner_that_was_never_used_has_no_thread(qapp):
    runner = Runner()
    runner.cancel()
    assert leftovers() == []
    runner.close()


def test_bad_arguments_are_refused_at_the_call(qapp):
    nowhere: Any = "cloud"
    with pytest.raises(ValueError, match="place"):
        Runner(nowhere)
    with pytest.raises(ValueError, match="child"):
        Runner("thread", child=ChildProcess())
    runner = Runner("process")
    with pytest.raises(ValueError, match="engine"):
        runner.start(toys.one, ToyParams())
    assert not runner.busy
    assert leftovers() == []


# -- start, refresh, cancel, close ----------------------------------------------------------------------


def test_thousands_of_restarts_bring_no_stale_frame(place, wait):
    runner = place.runner()
    newest = -1
    seen = []

    def check(frames):
        assert {frame.params.value for frame in frames} == {newest}
        seen.append(newest)

    runner.framesReady.connect(check)
    events = Events(runner)
    dice = random.Random(1)
    for newest in range(4000 if place.kind == "thread" else 2000):
        runner.start(place.toy("several"), ToyParams(value=newest, count=50))
        if dice.random() < 0.05:
            process_events(dice.choice([0, 1, 17, 20]))
        elif dice.random() < 0.2:
            QCoreApplication.processEvents()
    wait(lambda: "finished" in events.kinds[-1:])
    assert [frame.step for frame in events.frames if frame.params.value == newest] == list(range(50))
    assert len(set(seen)) > 10
    assert events.of("failed") == []


def test_a_restart_from_within_a_slot_drops_the_rest(place, wait):
    runner = place.runner()
    events = Events(runner)
    restarted: list[bool] = []

    def restart(frames):
        if not restarted:
            restarted.append(True)
            events.all.clear()
            runner.start(place.toy("several"), ToyParams(value=1, count=2))

    runner.framesReady.connect(restart)
    runner.start(place.toy("several"), ToyParams(value=0, count=3))
    wait(lambda: "finished" in events.kinds)
    process_events(50)
    assert [frame.params.value for frame in events.frames] == [1, 1]
    assert events.of("progress") == [Progress(2, 2)]
    assert events.of("finished") == [None]


def test_a_restart_from_finished_and_from_busy_changed(place, wait):
    runner = place.runner()
    events = Events(runner)
    rounds = []

    def again():
        rounds.append(True)
        if len(rounds) < 4:
            runner.start(place.toy("one"), ToyParams(value=len(rounds)))

    runner.finished.connect(again)
    runner.start(place.toy("one"), ToyParams())
    wait(lambda: len(rounds) == 4)
    assert [frame.params.value for frame in events.frames] == [0, 1, 2, 3]
    assert events.of("busy") == [True, False] * 4


@pytest.mark.parametrize("toy", ["one", "several"])
def test_refreshing_faster_than_the_engine_still_draws(place, wait, toy):
    runner = place.runner()
    events = Events(runner)
    sent = 0

    def drag():
        nonlocal sent
        runner.refresh(place.toy(toy), ToyParams(value=sent, count=1000, pause=0.01))
        sent += 1
        if sent == 200:
            timer.stop()

    runner.start(place.toy("one"), ToyParams(value=-1))
    wait(lambda: not runner.busy)  # a child takes its time to start
    events.all.clear()
    timer = QTimer(interval=5, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(drag)
    timer.start()
    wait(lambda: sent == 200)
    wait(lambda: bool(events.frames) and events.frames[-1].params.value == 199)
    values = [frame.params.value for frame in events.frames]
    assert len(events.of("frames")) >= 20
    assert values == sorted(values)
    assert events.of("finished") == [] or toy == "one"


def test_refresh_abandons_a_job_that_has_drawn(place, wait, tmp_path):
    runner = place.runner()
    events = Events(runner)
    runner.start(place.toy("endless"), ToyParams(pause=0.005, note=str(tmp_path / "closed")))
    wait(lambda: len(events.frames) > 2)
    runner.refresh(place.toy("one"), ToyParams(value=1))
    wait(lambda: "finished" in events.kinds)
    assert events.frames[-1].params.value == 1
    assert events.of("finished") == [None]
    assert (tmp_path / "closed").exists()


def test_the_end_of_a_refreshed_job_is_not_the_end_of_the_work(place, wait):
    runner = place.runner()
    events = Events(runner)
    runner.start(place.toy("one"), ToyParams(value=0))
    wait(lambda: not runner.busy)
    events.all.clear()
    runner.start(place.toy("one"), ToyParams(value=1))
    time.sleep(0.2)  # its frame and its end lie in the outbox
    runner.refresh(place.toy("one"), ToyParams(value=2, pause=0.1))
    process_events(40)
    assert runner.busy
    assert "finished" not in events.kinds
    wait(lambda: "finished" in events.kinds)
    assert [frame.params.value for frame in events.frames] == [1, 2]
    assert events.of("busy") == [True, False]


def test_cancel_is_silent_at_once_and_runs_finally_where_the_engine_ran(place, wait, tmp_path):
    runner = place.runner()
    events = Events(runner)
    closed = tmp_path / "closed"
    runner.start(place.toy("endless"), ToyParams(pause=0.01, note=str(closed)))
    wait(lambda: bool(events.frames))
    pid = events.frames[0].pid
    time.sleep(0.1)
    events.all.clear()
    runner.cancel()
    assert not runner.busy
    assert events.all == [("busy", False)]
    wait(closed.exists)
    process_events(60)
    assert events.all == [("busy", False)]
    assert closed.read_text() == str(pid)
    runner.cancel()
    runner.start(place.toy("one"), ToyParams(value=5))
    wait(lambda: "finished" in events.kinds)
    assert [frame.params.value for frame in events.frames] == [5]


def test_close_is_final_and_may_be_repeated(place, wait, tmp_path):
    runner = place.runner()
    events = Events(runner)
    closed = tmp_path / "closed"
    runner.start(place.toy("endless"), ToyParams(pause=0.01, note=str(closed)))
    wait(lambda: bool(events.frames))
    since = time.monotonic()
    runner.close()
    runner.close()
    assert time.monotonic() - since < 0.2
    assert not runner.busy
    events.all.clear()
    runner.start(place.toy("one"), ToyParams())
    runner.refresh(place.toy("one"), ToyParams())
    assert not runner.busy
    wait(closed.exists)
    process_events(40)
    assert events.all == []


def test_the_thread_ends_with_the_runner(place, wait):
    runner = place.runner()
    runner.start(place.toy("several"), ToyParams(pause=0.01, count=1000))
    assert any("several" in name for name in leftovers())
    place.close()
    wait(lambda: leftovers() == [])


# -- failures -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("RuntimeError", RuntimeError),
        ("MemoryError", MemoryError),
        ("StopIteration", RuntimeError),  # Python's own rule for generators
        ("SystemExit", SystemExit),
        ("KeyboardInterrupt", KeyboardInterrupt),
        ("GeneratorExit", GeneratorExit),
        ("Peculiar", Exception),
        ("Holding", Exception),
    ],
)
def test_every_exception_reaches_failed_and_the_next_job_runs(place, wait, caplog, name, kind):
    runner = place.runner()
    events = Events(runner)
    with caplog.at_level(logging.ERROR, "genscope.runner"):
        runner.start(place.toy("fail"), ToyParams(count=2, note=name))
        wait(lambda: "failed" in events.kinds)
    assert len(events.frames) == 2
    assert events.kinds[-2:] == ["busy", "failed"]
    (error,) = events.of("failed")
    assert isinstance(error, kind)
    assert error.__traceback__ is None
    assert "toys.py" in caplog.text  # the traceback, also of the child
    if place.kind == "process" and name in {"Peculiar", "Holding"}:
        # Neither can be rebuilt; a ValueError stays one, since its message is a sentence for the user.
        assert type(error) is (RemoteError if name == "Peculiar" else ValueError)
        assert "strange 7" in str(error) or "holds a function" in str(error)
    events.all.clear()
    runner.start(place.toy("one"), ToyParams())
    wait(lambda: "finished" in events.kinds)
    assert events.of("failed") == []


def test_arguments_refused_at_the_call_reach_failed(place, wait):
    runner = place.runner()
    events = Events(runner)
    runner.start(place.toy("refuse"), ToyParams(value=3))
    wait(lambda: "failed" in events.kinds)
    assert isinstance(events.of("failed")[0], ValueError)
    assert str(events.of("failed")[0]) == "value must not be 3"


def test_a_failure_while_closing_is_logged_only(place, wait, caplog):
    runner = place.runner()
    events = Events(runner)
    runner.start(place.toy("fail_at_close"), ToyParams())
    wait(lambda: bool(events.frames))
    with caplog.at_level(logging.ERROR, "genscope.runner"):
        runner.cancel()
        wait(lambda: "no space left" in caplog.text)
    assert events.of("failed") == []
    runner.start(place.toy("one"), ToyParams())
    wait(lambda: "finished" in events.kinds)


def test_a_request_that_cannot_be_pickled_fails(process_place, wait):
    runner = process_place.runner()
    events = Events(runner)
    runner.start("tests.engines.toys.one", ToyParams(), lambda: None)
    wait(lambda: "failed" in events.kinds)
    runner.start("tests.engines.toys.one", ToyParams())
    wait(lambda: "finished" in events.kinds)


def test_an_engine_outside_the_package_is_refused(process_place, wait):
    runner = process_place.runner()
    events = Events(runner)
    runner.start("os.getpid", ToyParams())
    wait(lambda: "failed" in events.kinds)
    assert "os.getpid" in str(events.of("failed")[0])


def test_a_tensor_does_not_bring_torch_into_the_window(process_place, wait):
    runner = process_place.runner()
    events = Events(runner)
    runner.start("tests.engines.toys.tensor", ToyParams())
    wait(lambda: "failed" in events.kinds)
    assert "numpy" in str(events.of("failed")[0])
    runner.start("tests.engines.toys.one", ToyParams())
    wait(lambda: "finished" in events.kinds)


# -- the child process ----------------------------------------------------------------------------------


@posix
def test_a_child_killed_from_outside_is_one_failure_and_starts_again(process_place, wait):
    runner = process_place.runner()
    events = Events(runner)
    runner.start("tests.engines.toys.several", ToyParams(count=10_000, pause=0.01))
    wait(lambda: bool(events.frames))
    pid = process_place.child.pid
    os.kill(pid, signal.SIGKILL)
    wait(lambda: "failed" in events.kinds)
    (error,) = events.of("failed")
    assert isinstance(error, ChildProcessDiedError)
    assert "tests.engines.toys.several was killed by signal SIGKILL" in str(error)
    assert "\n" not in str(error)
    assert process_place.child.pid is None
    events.all.clear()
    runner.start("tests.engines.toys.one", ToyParams())
    wait(lambda: "finished" in events.kinds)
    assert events.of("failed") == []
    assert events.frames[0].pid != pid


@posix
def test_an_idle_child_killed_from_outside_is_no_failure(process_place, wait):
    runner = process_place.runner()
    events = Events(runner)
    runner.start("tests.engines.toys.one", ToyParams())
    wait(lambda: "finished" in events.kinds)
    os.kill(process_place.child.pid, signal.SIGKILL)
    wait(lambda: process_place.child.pid is None)
    runner.start("tests.engines.toys.one", ToyParams())
    wait(lambda: len(events.of("finished")) == 2)
    assert events.of("failed") == []


def test_a_child_that_ends_itself_is_told_with_its_exit_code(process_place, wait):
    runner = process_place.runner()
    events = Events(runner)
    runner.start("tests.engines.toys.die", ToyParams(value=7))
    wait(lambda: "failed" in events.kinds)
    assert "exit code 7" in str(events.of("failed")[0])
    assert len(events.frames) == 1


@posix
def test_a_child_that_cannot_start_is_a_failure_each_time(process_place, wait, monkeypatch):
    runner = process_place.runner()
    events = Events(runner)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    process_place.child.warm("tests.engines.toys.one")  # logged only: nobody waits for it
    for _ in range(2):
        events.all.clear()
        runner.start("tests.engines.toys.one", ToyParams())
        wait(lambda: "failed" in events.kinds)
        assert isinstance(events.of("failed")[0], ChildProcessDiedError)
        assert "could not be started" in str(events.of("failed")[0])
    monkeypatch.setattr(sys, "executable", "/bin/false")
    runner.start("tests.engines.toys.one", ToyParams())
    wait(lambda: len(events.of("failed")) == 2)
    assert "exit code 1" in str(events.of("failed")[1])
    monkeypatch.undo()
    runner.start("tests.engines.toys.one", ToyParams())
    wait(lambda: "finished" in events.kinds)


def test_an_engine_that_reaches_no_yield_is_ended_after_a_cancel(process_place, wait):
    runner = process_place.runner()
    events = Events(runner)
    runner.start("tests.engines.toys.stuck", ToyParams())
    wait(lambda: bool(events.frames))
    pid = process_place.child.pid
    runner.cancel()
    wait(lambda: process_place.child.pid != pid)
    events.all.clear()
    runner.start("tests.engines.toys.one", ToyParams())
    wait(lambda: "finished" in events.kinds)
    assert events.of("failed") == []


@pytest.mark.parametrize("restart", ["start", "refresh"])
def test_an_engine_that_reaches_no_yield_makes_room_for_the_next_job(process_place, wait, restart):
    runner = process_place.runner()
    events = Events(runner)
    runner.start("tests.engines.toys.stuck", ToyParams())
    wait(lambda: bool(events.frames))
    getattr(runner, restart)("tests.engines.toys.one", ToyParams(value=1))
    wait(lambda: "finished" in events.kinds)
    assert events.frames[-1].params.value == 1


def test_restarting_during_a_slow_import_does_not_begin_it_again(process_place, wait):
    runner = process_place.runner()
    events = Events(runner)
    runner.start("tests.engines.slow_import.one", ToyParams())
    process_events(400)
    pid = process_place.child.pid
    for value in range(10):
        runner.start("tests.engines.slow_import.one", ToyParams(value=value))
        process_events(60)
        runner.cancel()
    runner.start("tests.engines.slow_import.one", ToyParams(value=99))
    wait(lambda: "finished" in events.kinds)
    assert [frame.params.value for frame in events.frames] == [99]
    assert process_place.child.pid == pid


def test_a_short_job_need_not_wait_for_a_long_one_on_the_same_child(process_place, wait):
    first, second = process_place.runner(), process_place.runner()
    one, two = Events(first), Events(second)
    first.start("tests.engines.toys.several", ToyParams(value=1, count=200, pause=0.03))
    wait(lambda: len(one.frames) >= 3)
    for value in range(5):
        before = len(one.frames)
        second.start("tests.engines.toys.one", ToyParams(value=value))
        wait(lambda: not second.busy)
        assert two.frames[-1].params.value == value
        assert len(one.frames) - before <= 5
    first.cancel()
    assert {frame.pid for frame in one.frames + two.frames} == {process_place.child.pid}
    assert one.of("failed") == two.of("failed") == []


def test_runners_that_share_a_child_receive_their_own_frames(process_place, wait):
    first, second = process_place.runner(), process_place.runner()
    one, two = Events(first), Events(second)
    first.start("tests.engines.toys.several", ToyParams(value=1, count=20, pause=0.005))
    second.start("tests.engines.toys.several", ToyParams(value=2, count=20))
    wait(lambda: "finished" in one.kinds and "finished" in two.kinds)
    assert [frame.params.value for frame in one.frames] == [1] * 20
    assert [frame.params.value for frame in two.frames] == [2] * 20
    assert {frame.pid for frame in one.frames + two.frames} == {process_place.child.pid}


def test_cancelling_one_runner_leaves_the_other_alone(process_place, wait, tmp_path):
    first, second = process_place.runner(), process_place.runner()
    one, two = Events(first), Events(second)
    first.start("tests.engines.toys.several", ToyParams(value=1, count=60, pause=0.02))
    second.start("tests.engines.toys.endless", ToyParams(pause=0.001, note=str(tmp_path / "closed")))
    wait(lambda: bool(one.frames) and bool(two.frames))
    second.cancel()
    wait((tmp_path / "closed").exists)
    assert "finished" not in one.kinds
    wait(lambda: "finished" in one.kinds)
    assert [frame.step for frame in one.frames] == list(range(60))


def test_a_cancelled_job_is_not_blamed_for_the_long_step_of_another(process_place, wait):
    first, second = process_place.runner(), process_place.runner()
    one, two = Events(first), Events(second)
    first.start("tests.engines.toys.several", ToyParams(value=1, count=2, pause=1.0))
    wait(lambda: process_place.child.pid is not None)
    second.start("tests.engines.toys.several", ToyParams(value=2, count=100))
    wait(lambda: bool(two.frames))
    pid = process_place.child.pid
    second.cancel()
    wait(lambda: "finished" in one.kinds)
    assert {frame.pid for frame in one.frames} == {pid}
    assert one.of("failed") == []


@posix
def test_a_killed_child_fails_every_job_with_one_line(process_place, wait):
    first, second = process_place.runner(), process_place.runner()
    one, two = Events(first), Events(second)
    for runner, value in ((first, 1), (second, 2)):
        runner.start("tests.engines.toys.several", ToyParams(value=value, count=1000, pause=0.01))
    wait(lambda: bool(one.frames) and bool(two.frames))
    os.kill(process_place.child.pid, signal.SIGKILL)
    wait(lambda: "failed" in one.kinds and "failed" in two.kinds)
    for events in (one, two):
        (error,) = events.of("failed")
        assert isinstance(error, ChildProcessDiedError)
        assert "SIGKILL" in str(error)
        assert "\n" not in str(error)
        events.all.clear()
    for runner in (first, second):
        runner.start("tests.engines.toys.one", ToyParams(value=3))
    wait(lambda: "finished" in one.kinds and "finished" in two.kinds)
    assert one.of("failed") == two.of("failed") == []


def test_a_queued_job_can_be_cancelled_without_harm_to_the_running_one(process_place, wait):
    first, second = process_place.runner(), process_place.runner()
    one, two = Events(first), Events(second)
    first.start("tests.engines.toys.several", ToyParams(value=1, count=30, pause=0.02))
    wait(lambda: bool(one.frames))
    second.start("tests.engines.toys.one", ToyParams(value=2))
    second.cancel()
    second.start("tests.engines.toys.one", ToyParams(value=3))
    second.close()
    wait(lambda: "finished" in one.kinds)
    assert len(one.frames) == 30
    assert two.frames == []


def test_ending_a_stuck_job_spares_the_other_runner(process_place, wait):
    first, second = process_place.runner(), process_place.runner()
    one, two = Events(first), Events(second)
    first.start("tests.engines.toys.stuck", ToyParams())
    wait(lambda: bool(one.frames))
    second.start("tests.engines.toys.one", ToyParams(value=2))
    process_events(30)
    first.cancel()
    wait(lambda: "finished" in two.kinds)
    assert two.of("failed") == []


def test_a_job_that_loses_its_process_to_a_stuck_one_midway_is_told_why(process_place, wait):
    first, second = process_place.runner(), process_place.runner()
    one, two = Events(first), Events(second)
    second.start("tests.engines.toys.several", ToyParams(value=2, count=1000, pause=0.01))
    wait(lambda: bool(two.frames))
    first.start("tests.engines.toys.stuck", ToyParams())
    wait(lambda: bool(one.frames))
    process_events(50)
    first.cancel()
    wait(lambda: "failed" in two.kinds)
    assert "toys.stuck reached no yield" in str(two.of("failed")[0])
    assert one.of("failed") == []


def test_a_closed_shared_child_fails_the_jobs_that_still_want_it(process_place, wait, tmp_path):
    runner = process_place.runner()
    events = Events(runner)
    runner.start("tests.engines.toys.endless", ToyParams(pause=0.01, note=str(tmp_path / "closed")))
    wait(lambda: bool(events.frames))
    process_place.child.close()
    wait(lambda: "failed" in events.kinds)
    assert isinstance(events.of("failed")[0], ChildProcessDiedError)
    assert (tmp_path / "closed").exists()
    runner.start("tests.engines.toys.one", ToyParams())
    wait(lambda: len(events.of("failed")) == 2)
    assert process_place.child.pid is None


def test_a_warm_child_is_the_one_that_runs_the_first_job(process_place, wait):
    process_place.child.warm("tests.engines.slow_import.one")
    pid = process_place.child.pid
    assert pid is not None
    process_place.child.warm("tests.engines.slow_import.one")
    assert process_place.child.pid == pid
    runner = process_place.runner()
    events = Events(runner)
    runner.start("tests.engines.slow_import.one", ToyParams())
    wait(lambda: "finished" in events.kinds)
    assert events.frames[0].pid == pid


def test_a_child_closed_while_it_imports_is_gone_at_once(process_place, wait):
    runner = process_place.runner()
    runner.start("tests.engines.slow_import.one", ToyParams())
    wait(lambda: process_place.child.pid is not None)
    process_events(200)
    since = time.monotonic()
    runner.close()
    process_place.child.close()
    wait(lambda: leftovers() == [])
    assert time.monotonic() - since < 1.0


@posix
def test_the_child_is_polite_to_the_window(process_place, wait):
    runner = process_place.runner()
    events = Events(runner)
    runner.start("tests.engines.toys.threads", ToyParams())
    wait(lambda: "finished" in events.kinds)
    omp_threads, niceness = events.frames[0].extra
    assert omp_threads == os.environ["OMP_NUM_THREADS"]  # the user's own choice is respected
    assert niceness > os.nice(0) or niceness == 19


def test_a_runner_closes_the_child_of_its_own(qapp, wait, monkeypatch, tmp_path):
    monkeypatch.setattr(runner_module, "ChildProcess", partial(ChildProcess, ALLOW))
    runner = Runner("process")
    events = Events(runner)
    runner.start("tests.engines.toys.endless", ToyParams(pause=0.01, note=str(tmp_path / "closed")))
    wait(lambda: bool(events.frames))
    assert len(leftovers()) == 2
    runner.close()
    wait(lambda: leftovers() == [])
    assert (tmp_path / "closed").read_text() == str(events.frames[0].pid)


# -- deletion at any moment -----------------------------------------------------------------------------


def test_a_widget_deleted_while_its_engine_runs_takes_the_runner_along(place, wait, tmp_path):
    for how in ("delete", "deleteLater", "drop", "cycle"):
        closed = tmp_path / how
        widget = QWidget()
        runner = Runner(place.kind, widget, child=place.child)
        events = Events(runner)
        runner.start(place.toy("endless"), ToyParams(pause=0.002, note=str(closed)))
        wait(lambda events=events: bool(events.frames))
        if how == "deleteLater":
            widget.deleteLater()
        elif how == "delete":
            shiboken6.delete(widget)
        elif how == "cycle":
            vars(widget)["itself"] = widget
        del widget, runner
        gc.collect()
        wait(closed.exists)
        events.all.clear()
        process_events(40)
        assert events.all == []


def test_a_runner_may_be_deleted_by_a_slot(place, wait):
    for signal_name in ("framesReady", "progressed", "busyChanged", "finished"):
        widget = QWidget()
        runner = Runner(place.kind, widget, child=place.child)
        gone: list[bool] = []
        widget.destroyed.connect(partial(gone.append, True))

        def delete(*value, widget=widget):
            if value != (True,):
                widget.deleteLater()
                QCoreApplication.sendPostedEvents(widget, 52)  # DeferredDelete, now

        getattr(runner, signal_name).connect(delete)
        runner.start(place.toy("several"), ToyParams(count=3))
        del widget, delete
        wait(lambda gone=gone: bool(gone))
        process_events(20)


@posix
@pytest.mark.parametrize("seed", range(3))
def test_anything_at_any_moment(place, wait, seed):
    dice = random.Random(seed)
    thread = place.kind == "thread"
    runner = place.runner()
    allowed: set[int] = set()
    delivered: set[int] = set()

    def watch(runner):
        events = Events(runner)
        runner.framesReady.connect(check)
        return events

    def check(frames):
        assert {frame.params.value for frame in frames} <= allowed
        delivered.update(frame.params.value for frame in frames)

    events = watch(runner)
    allowed = {-2}
    runner.start(place.toy("one"), ToyParams(value=-2))
    wait(lambda: not runner.busy)  # a child takes its time to start
    for newest in range(200):
        action = dice.choice(
            ["start"] * 6 + ["refresh"] * 6 + ["cancel"] * 3 + ["close", "kill", "wait", "wait"]
        )
        toy = dice.choice(["one", "several", "several", "large", "fail", "refuse", "fail_at_close"])
        params = ToyParams(
            value=newest,
            count=dice.randint(1, 4),
            pause=dice.choice([0, 0, 0.001, 0.01]),
            note="RuntimeError",
        )
        if action == "start":
            runner.start(place.toy(toy), params)
            allowed = {newest}
        elif action == "refresh":
            runner.refresh(place.toy(toy), params)
            allowed.add(newest)
        elif action == "cancel":
            runner.cancel()
            allowed = set()
        elif action == "close":
            runner.close()
            allowed = set()
            runner = place.runner()
            events = watch(runner)
        elif action == "kill" and not thread and place.child.pid is not None and newest > 100:
            os.kill(place.child.pid, signal.SIGKILL)
        process_events(dice.choice([0, 0, 1, 5, 20]))
    assert len(delivered) > 1
    process_events(100)
    runner.cancel()
    events.all.clear()
    runner.start(place.toy("one"), ToyParams(value=-1))
    allowed = {-1}
    wait(lambda: not runner.busy)
    if "failed" in events.kinds:  # killed just before: the request after that one runs
        runner.start(place.toy("one"), ToyParams(value=-1))
        wait(lambda: not runner.busy)
    assert events.frames[-1].params.value == -1


# -- the end of the program -----------------------------------------------------------------------------

PROGRAM = """
    import sys
    import time
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QWidget
    from explorer.parts.runner import ChildProcess, Runner
    from tests.engines import toys

    app = QApplication([])
    window = QWidget()
    window.show()
    child = ChildProcess(("tests.engines.",))
    place, engine, milliseconds, how = sys.argv[1:]
    runner = Runner(place, window, child=child if place == "process" else None)
    if place == "thread":
        engine = getattr(toys, engine.rpartition(".")[2])
    runner.start(engine, toys.ToyParams(pause=0.02, note=sys.argv[0] + ".closed"))

    def leave(frames=None):
        runner.blockSignals(True)
        print(child.pid, flush=True)
        if how == "close":
            window.close()
        elif how == "exit":
            app.exit(3)

    if milliseconds == "frame":
        runner.framesReady.connect(leave)
    elif how != "no loop":
        QTimer.singleShot(int(milliseconds), leave)
    if how == "no loop":
        deadline = time.monotonic() + int(milliseconds) / 1000
        while time.monotonic() < deadline:
            app.processEvents()
        print(child.pid, flush=True)
        sys.exit(3)
    sys.exit(app.exec())
"""


def run_program(tmp_path, *arguments, slow_import="10"):
    script = tmp_path / "program.py"
    script.write_text(textwrap.dedent(PROGRAM), encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, str(script), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "SLOW_IMPORT_SECONDS": slow_import},
    )


def exists(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@posix
@pytest.mark.parametrize(
    ("where", "engine", "milliseconds", "how", "code"),
    [
        ("thread", "toys.endless", "frame", "close", 0),
        ("thread", "toys.several", "300", "no loop", 3),
        ("process", "toys.endless", "frame", "close", 0),
        ("process", "toys.endless", "frame", "exit", 3),
        ("process", "toys.stuck", "frame", "close", 0),
        ("process", "slow_import.one", "0", "close", 0),
        ("process", "slow_import.one", "500", "close", 0),
        ("process", "slow_import.one", "500", "no loop", 3),
    ],
)
def test_the_program_ends_within_two_seconds(tmp_path, where, engine, milliseconds, how, code):
    program = run_program(tmp_path, where, f"tests.engines.{engine}", milliseconds, how)
    child = program.stdout.readline()
    since = time.monotonic()
    written, complaints = program.communicate(timeout=30)
    assert time.monotonic() - since < 2.0
    assert complaints == ""
    assert written == ""
    assert program.returncode == code
    if child.strip() != "None":
        assert not exists(int(child))
    assert (tmp_path / "program.py.closed").exists() == engine.endswith("endless")


def test_a_test_that_leaves_a_runner_behind_fails_by_name(tmp_path):
    careless = tmp_path / "test_careless.py"
    careless.write_text(
        "from explorer.parts.runner import Runner\n"
        "from tests import conftest\n"
        "from tests.engines import toys\n"
        "conftest.LEFTOVER_SECONDS = 0.2\n"
        "kept = []\n"
        "def test_careless(qapp):\n"
        "    kept.append(Runner())\n"
        "    kept[0].start(toys.one, toys.ToyParams())\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", "-p", "no:cacheprovider", careless],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 1
    assert "left running: runner of one" in done.stdout


def test_a_program_with_a_stuck_thread_ends_and_says_why(tmp_path):
    program = run_program(tmp_path, "thread", "tests.engines.toys.stuck", "frame", "close")
    program.stdout.readline()
    since = time.monotonic()
    _, complaints = program.communicate(timeout=30)
    assert time.monotonic() - since < 4.0
    assert "stuck" in complaints
    assert "QThread" not in complaints
    assert program.returncode == 1


@posix
@pytest.mark.parametrize("engine", ["toys.stuck", "slow_import.one"])
def test_a_child_does_not_outlive_a_killed_program(tmp_path, engine):
    program = run_program(tmp_path, "process", f"tests.engines.{engine}", "600", "wait")
    child = int(program.stdout.readline())
    assert exists(child)
    program.kill()
    program.communicate()
    deadline = time.monotonic() + 5
    while exists(child) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not exists(child)
