"""What every test stands on: no display, few threads, and nothing left running."""

import gc
import os
import sys
import time

# Before Qt and numpy are imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", str(max(1, (os.cpu_count() or 1) - 1)))

import pytest

LEFTOVER_SECONDS = 3.0


@pytest.fixture(autouse=True)
def _nothing_left_running():
    """Fail a test that leaves a runner's thread or child process behind, and name it."""
    before, shared = set(_running()), _children()
    yield
    left = set(_running()) - before - _processes(shared)
    if left:
        gc.collect()  # a runner in a reference cycle goes with its cycle
    deadline = time.monotonic() + LEFTOVER_SECONDS
    while left and time.monotonic() < deadline:
        time.sleep(0.02)
        left = set(_running()) - before - _processes(shared)
    if left:
        pytest.fail(f"left running: {', '.join(sorted(left))}; close the runner or the child process")


def _children():
    """Child processes that several tests share: one that died may have been started again in this test."""
    if "explorer.parts.runner" not in sys.modules:
        return []
    from explorer.parts.runner import process

    return list(process._children)


def _processes(children):
    return {f"child process {child.pid}" for child in children}


def _running():
    # A test that never saw a runner must not import Qt for this.
    if "explorer.parts.runner" not in sys.modules:
        return []
    from PySide6.QtCore import QCoreApplication, QEvent

    from explorer.parts.runner import leftovers

    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return leftovers()
