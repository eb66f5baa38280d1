import io
import os
import pickle
import signal
import subprocess
import sys
import time
from typing import Any

import numpy as np
import pytest

from engines import serve
from tests.engines import toys
from tests.engines.toys import ToyParams

TOYS = "tests.engines.toys."


class Child:
    """The child process, spoken to byte by byte."""

    def __init__(self, *arguments):
        self.popen = subprocess.Popen(
            [sys.executable, "-P", "-m", "engines.serve", "--allow", "tests.engines.", *arguments],
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        self.requests: Any = self.popen.stdin
        self.replies: Any = self.popen.stdout

    def run(self, job, engine, *arguments):
        serve.send(self.requests, serve.RUN, job, pickle.dumps((engine, arguments[0], arguments[1:])))

    def cancel(self, job):
        serve.send(self.requests, serve.CANCEL, job)

    def receive(self):
        return serve.receive(self.replies)

    def until_end(self):
        messages = [self.receive()]
        while messages[-1].kind not in {serve.DONE, serve.FAILED}:
            messages.append(self.receive())
        return messages

    def end(self):
        self.popen.kill()
        self.popen.wait()
        written = b"" if self.popen.stderr.closed else self.popen.stderr.read()
        for stream in (self.popen.stdin, self.popen.stdout, self.popen.stderr):
            stream.close()
        return written


@pytest.fixture
def child():
    child = Child()
    yield child
    child.end()


def test_messages_survive_the_pipe():
    stream = io.BytesIO()
    serve.send(stream, serve.ITEM, 2**40, b"payload")
    serve.send(stream, serve.DONE, 3)
    stream.seek(0)
    assert serve.receive(stream) == (serve.ITEM, 2**40, b"payload")
    assert serve.receive(stream) == (serve.DONE, 3, b"")
    assert serve.receive(stream) is None


def test_a_torn_message_is_an_error():
    stream = io.BytesIO()
    serve.send(stream, serve.ITEM, 1, b"payload")
    whole = stream.getvalue()
    for length in range(1, len(whole)):
        with pytest.raises(EOFError):
            serve.receive(io.BytesIO(whole[:length]))


def test_a_message_larger_than_the_pipe_is_written_in_parts():
    class Narrow(io.BytesIO):
        def write(self, data):
            return super().write(data[:5])

    stream = Narrow()
    serve.send(stream, serve.ITEM, 1, bytes(range(100)))
    stream.seek(0)
    assert serve.receive(stream).payload == bytes(range(100))


@pytest.mark.parametrize("name", ["os.system", "engines", "enginesx.f", "tests.engines.toys.one", ""])
def test_only_engines_are_imported_by_name(name):
    with pytest.raises(ValueError, match="engine"):
        serve.resolve(name)


def test_further_prefixes_are_allowed_by_name():
    assert serve.resolve(TOYS + "one", (TOYS,)) is toys.one


@pytest.mark.parametrize("attribute", ["NOT_A_FUNCTION", "missing"])
def test_a_name_that_is_no_function_is_refused(attribute):
    with pytest.raises(ValueError, match=attribute):
        serve.resolve(TOYS + attribute, (TOYS,))


def test_a_plain_function_gives_one_frame():
    assert [frame.extra for frame in serve.produce(toys.one, ToyParams(), (1, "two"))] == [(1, "two")]


def test_closing_reaches_the_finally_of_the_engine(tmp_path):
    items = serve.produce(toys.endless, ToyParams(note=str(tmp_path / "closed")), ())
    next(items)
    items.close()
    assert (tmp_path / "closed").exists()


def test_frames_arrive_in_order_and_read_only(child):
    child.run(1, TOYS + "several", ToyParams(value=4, count=2))
    messages = child.until_end()
    assert [message.kind for message in messages] == [serve.TURN, *[serve.ITEM] * 4, serve.DONE]
    frame = pickle.loads(messages[1].payload)
    assert frame.params == ToyParams(value=4, count=2)
    np.testing.assert_array_equal(frame.array, [4, 4])
    assert not frame.array.flags.writeable


def test_prints_do_not_corrupt_the_channel(child):
    child.run(1, TOYS + "chatter", ToyParams())
    assert [message.kind for message in child.until_end()] == [serve.TURN, serve.ITEM, serve.DONE]
    child.popen.stdin.close()
    written = child.popen.stderr.read()
    for words in (b"an engine should not print", b"nor write", b"nor this"):
        assert words in written


def test_a_cancelled_job_closes_its_engine_and_says_done(child, tmp_path):
    child.run(1, TOYS + "endless", ToyParams(pause=0.01, note=str(tmp_path / "closed")))
    assert [child.receive().kind, child.receive().kind] == [serve.TURN, serve.ITEM]
    child.cancel(1)
    assert child.until_end()[-1] == (serve.DONE, 1, b"")
    assert (tmp_path / "closed").read_text() == str(child.popen.pid)


def test_a_job_cancelled_before_it_began_never_runs(child):
    child.run(1, TOYS + "one", ToyParams(pause=0.3))
    child.run(2, TOYS + "fail", ToyParams(note="RuntimeError"))
    child.cancel(2)
    messages = child.until_end() + child.until_end()
    assert [message.kind for message in messages if message.job == 2] == [serve.DONE]
    assert [message.kind for message in messages if message.job == 1] == [serve.TURN, serve.ITEM, serve.DONE]


def test_jobs_advance_in_rotation_and_each_tells_its_turn(child):
    child.run(1, TOYS + "endless", ToyParams(value=1, pause=0.05, note=os.devnull))
    while child.receive().kind != serve.ITEM:
        pass
    child.run(2, TOYS + "several", ToyParams(value=2, count=3))
    messages = child.until_end()
    items = [message.job for message in messages if message.kind == serve.ITEM]
    assert items.count(2) == 6
    between = items[items.index(2) :]
    assert between[::2] == [2] * len(between[::2])  # one step each in turn
    assert between[1::2] == [1] * len(between[1::2])
    turn = 1
    for message in messages:
        if message.kind == serve.TURN:
            turn = message.job
        elif message.kind == serve.ITEM:
            assert message.job == turn
    child.cancel(1)
    assert child.until_end()[-1] == (serve.DONE, 1, b"")


def test_a_cancel_ends_that_job_only(child, tmp_path):
    child.run(1, TOYS + "endless", ToyParams(pause=0.01, note=str(tmp_path / "one")))
    child.run(2, TOYS + "endless", ToyParams(pause=0.01, note=str(tmp_path / "two")))
    while child.receive().job != 2:
        pass
    child.cancel(2)
    assert child.until_end()[-1] == (serve.DONE, 2, b"")
    assert (tmp_path / "two").exists()
    assert not (tmp_path / "one").exists()
    assert serve.ITEM in {child.receive().kind for _ in range(3)}
    child.cancel(2)  # ended already: ignored
    child.cancel(1)
    assert child.until_end()[-1] == (serve.DONE, 1, b"")


def test_a_failure_is_described_in_plain_values(child):
    child.run(1, TOYS + "fail", ToyParams(note="Holding"))
    failure = serve.RemoteFailure(*pickle.loads(child.until_end()[-1].payload))
    assert (failure.module, failure.name) == ("builtins", "ValueError")
    assert "holds a function" in failure.message
    assert "toys.py" in failure.traceback
    assert failure.pickled is None


@pytest.mark.parametrize("engine", ["os.getpid", TOYS + "missing", "engines.nowhere.f"])
def test_a_wrong_name_fails_the_job_only(child, engine):
    child.run(1, engine, ToyParams())
    assert child.until_end()[-1].kind == serve.FAILED
    child.run(2, TOYS + "one", ToyParams())
    assert child.until_end()[-1].kind == serve.DONE


def test_a_request_that_cannot_be_read_fails_the_job_only(child):
    serve.send(child.requests, serve.RUN, 1, b"no pickle")
    assert child.until_end()[-1].kind == serve.FAILED
    child.run(2, TOYS + "one", ToyParams())
    assert child.until_end()[-1].kind == serve.DONE


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_ctrl_c_in_the_terminal_is_left_to_the_window(child):
    child.run(1, TOYS + "several", ToyParams(count=5, pause=0.05))
    child.receive()
    os.kill(child.popen.pid, signal.SIGINT)
    assert child.until_end()[-1].kind == serve.DONE


@pytest.mark.parametrize("engine", ["endless", "stuck"])
def test_the_child_ends_when_the_window_is_gone(child, engine, tmp_path):
    closed = tmp_path / "closed"
    child.run(1, TOYS + engine, ToyParams(pause=0.01, note=str(closed)))
    assert [child.receive().kind, child.receive().kind] == [serve.TURN, serve.ITEM]
    since = time.monotonic()
    child.popen.stdin.close()
    child.popen.stdout.read()
    child.popen.wait(10)
    assert time.monotonic() - since < 5
    assert closed.exists() == (engine == "endless")


def test_a_warm_child_has_imported_the_engine_before_the_first_request():
    child = Child("--warm", "tests.engines.slow_import.one")
    try:
        time.sleep(2.5)
        since = time.monotonic()
        child.run(1, "tests.engines.slow_import.one", ToyParams())
        assert child.until_end()[-1].kind == serve.DONE
        assert time.monotonic() - since < 1.2  # the import alone takes 1.5
    finally:
        child.end()


def test_a_wrong_warm_name_is_told_and_survived():
    child = Child("--warm", "engines.nowhere.f")
    try:
        child.run(1, TOYS + "one", ToyParams())
        assert child.until_end()[-1].kind == serve.DONE
    finally:
        assert b"engines.nowhere" in child.end()
