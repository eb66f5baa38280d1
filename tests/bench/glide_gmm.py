"""EM in motion: frames between two half-steps of 5,000 points, and one half-step of 100,000."""

from __future__ import annotations

import itertools
import time
from typing import Any

import numpy as np
import pyqtgraph as pg

from engines.gmm import GmmFrame, GmmParams, fit
from engines.gmm.data import generate
from engines.gmm.motion import glide, smoothstep
from explorer.parts.views import ViewsTab
from tests.bench.gui import open_chapter, spin, timed
from tests.bench.table import Row, print_table

FRAME_MS = 16.7
MANY_MS = 50.0
BETWEEN = 15
"""Frames of a quarter of a second at 60 a second."""


def rows() -> list[Row]:
    """Draw every frame of the motion over ten half-steps, then half-steps of very many points."""
    with open_chapter("gmm") as tab:
        assert isinstance(tab, ViewsTab)
        many = generate("pentagon", 5000, 0).x
        frames = _run(many, 11)
        moving = [
            glide(one, other, smoothstep(k / BETWEEN))
            for one, other in itertools.pairwise(frames)
            for k in range(BETWEEN)
        ]
        tab.show_frame(frames[0])
        spin(0.3)
        times = [_painted(tab, frame) for frame in moving]
        rng = np.random.default_rng(0)
        crowd = _run(np.concatenate([many + 0.1 * rng.standard_normal(many.shape) for _ in range(20)]), 11)
        tab.show_frame(crowd[0])
        spin(0.5)
        single = [_shown(tab, frame) for frame in [*crowd[1:], *crowd[-2::-1]]]
    return [
        timed("EM in motion, 5,000 points, K = 5: one frame", times, FRAME_MS),
        timed("EM, 100,000 points, K = 5: one half-step drawn", single, MANY_MS),
    ]


def _run(x: np.ndarray[Any, np.dtype[np.float64]], count: int) -> list[GmmFrame]:
    run = fit(GmmParams(data="user:bench", components=5, start="random", tol=0.0), x)
    return [next(run) for _ in range(count)]


def _painted(tab: ViewsTab, frame: GmmFrame) -> float:
    """Milliseconds to draw and paint a frame of a motion, as the motion's clock draws it."""
    begin = time.perf_counter()
    tab.view.main._draw(frame)  # type: ignore[attr-defined]  # what every tick of the motion calls
    return _repaint(tab, begin)


def _shown(tab: ViewsTab, frame: GmmFrame) -> float:
    """Milliseconds to draw and paint a half-step, with its numbers."""
    begin = time.perf_counter()
    tab.show_frame(frame)
    tab.view.main.glide.finish()  # type: ignore[attr-defined]
    return _repaint(tab, begin)


def _repaint(tab: ViewsTab, begin: float) -> float:
    for plot in tab.findChildren(pg.PlotWidget):
        if plot.isVisible():
            plot.viewport().repaint()
    elapsed = 1000 * (time.perf_counter() - begin)
    spin(0.002)
    return elapsed


if __name__ == "__main__":
    print_table(rows())
