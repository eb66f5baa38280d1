import gc
import threading
import weakref

import pytest

from explorer.parts.collector import GarbageCollector, collect_if_due


class Knot:
    def __init__(self):
        self.itself = self


@pytest.fixture
def collector(qapp):
    collector = GarbageCollector(interval_ms=5)
    yield collector
    collector.stop()
    gc.collect()


def tie_knots():
    """Make garbage above the threshold of the youngest generation, on another thread."""
    threads = []
    knots = []

    def tie():
        for _ in range(3 * gc.get_threshold()[0]):
            knot = Knot()
            weakref.finalize(knot, lambda: threads.append(threading.current_thread()))
            knots.append(weakref.ref(knot))

    thread = threading.Thread(target=tie)
    thread.start()
    thread.join()
    return knots, threads


def test_cycles_are_collected_on_the_gui_thread(collector, qtbot):
    assert not gc.isenabled()
    knots, threads = tie_knots()
    assert threads == []
    qtbot.waitUntil(lambda: all(knot() is None for knot in knots), timeout=10_000)
    assert set(threads) == {threading.main_thread()}


def test_older_generations_are_collected_when_due(collector):
    collector._timer.stop()
    first, second, third = gc.get_threshold()
    seen = set()
    for _ in range(2 * (second + 1) * (third + 1)):
        keep: list[list[int]] = [[] for _ in range(2 * first)]
        seen.add(collect_if_due())
        del keep
    assert seen >= {0, 1, 2}


def test_nothing_is_collected_before_it_is_due(collector):
    collector._timer.stop()
    gc.collect()
    assert collect_if_due() is None


def test_the_end_of_the_collector_gives_back_pythons_own(qapp):
    collector = GarbageCollector()
    assert gc.get_freeze_count() > 0
    collector.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    collector = GarbageCollector()
    assert not gc.isenabled()
    del collector
    assert gc.isenabled()


def test_bad_interval_is_refused(qapp):
    with pytest.raises(ValueError, match="interval_ms"):
        GarbageCollector(interval_ms=0)
    assert gc.isenabled()
