import weakref
from dataclasses import dataclass

import numpy as np
import pytest

from explorer.parts.recording import BUDGET, Recording

KB = 1024


@pytest.fixture(autouse=True)
def _alone(monkeypatch):
    """Recordings that other tests have left to the collector take no part in the budget."""
    monkeypatch.setattr(Recording, "_live", weakref.WeakSet())


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    index: int
    values: np.ndarray
    shared: tuple[np.ndarray, ...] = ()
    state: object = None


def frames(count, size=KB, **fields):
    return [Frame(index, np.zeros(size, np.uint8), **fields) for index in range(count)]


def record(recording, frames):
    for frame in frames:
        recording.append(frame)
    return recording


def test_frames_come_back_in_order():
    recording = record(Recording("params"), frames(5))
    assert [frame.index for frame in recording.frames] == recording.steps == [0, 1, 2, 3, 4]
    assert (len(recording), recording[3].index, recording.stride, recording.params) == (5, 3, 1, "params")


def test_bytes_count_a_shared_array_once():
    data = np.zeros(100 * KB, np.uint8)
    recording = record(Recording(None), frames(4, shared=(data, data)))
    assert recording.nbytes == 104 * KB


def test_bytes_are_found_inside_nested_frames():
    inner = Frame(0, np.zeros(3 * KB, np.uint8), state=bytes(2 * KB))
    recording = Recording(None)
    recording.append(Frame(0, np.zeros(KB, np.uint8), shared=(np.zeros(KB, np.uint8),), state=(inner,)))
    assert recording.nbytes == 7 * KB


@pytest.mark.parametrize("count", [8, 9, 50, 333])
def test_thinning_keeps_to_the_budget_first_and_last_and_an_even_stride(count):
    recording = record(Recording(None, budget=8 * KB), frames(count))
    assert recording.nbytes <= 8 * KB
    assert recording.steps[0] == 0
    assert recording.steps[-1] == count - 1
    inner = np.diff(recording.steps[:-1])
    assert (inner == recording.stride).all()
    assert recording.steps == [frame.index for frame in recording.frames]
    assert len(recording) >= 4, "thinned more than the budget asks"


def test_every_newest_frame_is_kept_for_the_moment():
    recording = Recording(None, budget=8 * KB)
    for frame in frames(100):
        recording.append(frame)
        assert recording[len(recording) - 1] is frame
        assert recording[0].index == 0


def test_recordings_share_the_budget_and_the_largest_gives_way():
    large = record(Recording(None, budget=20 * KB), frames(15))
    small = record(Recording(None, budget=20 * KB), frames(8))
    assert large.nbytes + small.nbytes <= 20 * KB
    assert large.stride == 2
    assert small.stride == 1


def test_recording_that_is_gone_takes_no_part_of_the_budget():
    gone = record(Recording(None, budget=20 * KB), frames(15))
    del gone
    assert record(Recording(None, budget=20 * KB), frames(18)).stride == 1


def test_program_holds_256_megabytes():
    assert BUDGET == 256 * 2**20


def test_two_frames_beyond_the_budget_are_kept():
    recording = record(Recording(None, budget=KB), frames(3))
    assert recording.steps == [0, 2]
    assert recording.nbytes == 2 * KB


def test_lighter_frame_frees_its_bytes():
    recording = record(Recording(None), frames(3, state=bytes(KB)))
    before = recording.nbytes
    recording.replace(0, Frame(0, recording[0].values))
    assert recording[0].state is None
    assert recording.nbytes <= before


def test_nearest_frame_of_a_step_that_was_thinned_away():
    recording = record(Recording(None, budget=8 * KB), frames(20))
    for step in range(20):
        found = recording.steps[recording.nearest(step)]
        assert 0 <= found - step < recording.stride
    assert recording.nearest(1000) == len(recording) - 1
    assert Recording(None).nearest(3) == 0
