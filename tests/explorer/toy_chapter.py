"""A chapter without mathematics, to test what all chapters have in common."""

import threading
from dataclasses import dataclass
from typing import Any

import numpy as np

from engines.progress import Progress
from explorer.parts.chapter_tab import ChapterTab
from explorer.parts.controls import Action, Choice, Seed, Slider, Toggle
from explorer.parts.plots import Plot
from explorer.parts.runner import Runner


@dataclass(frozen=True, slots=True)
class ToyParams:
    count: int = 5
    width: float = 1.0
    colour: str = "red"
    dashed: bool = False
    points: tuple[tuple[float, float], ...] = ()
    seed: int = 0

    def __post_init__(self) -> None:
        if type(self.count) is not int or not 1 <= self.count <= 500:
            raise ValueError(f"count must be an integer from 1 to 500, not {self.count!r}")
        if self.width == 2.5:
            raise ValueError("width must not be 2.5: it is unlucky")
        if self.colour not in {"red", "green", "grey"}:
            raise ValueError(f"colour must be red, green or grey, not {self.colour!r}")


@dataclass(frozen=True, slots=True, eq=False)
class ToyFrame:
    params: ToyParams
    index: int
    values: np.ndarray


CONTROLS = (
    Slider("count", "Count", "How many", minimum=1, maximum=500, log=True),
    Slider("width", "Width", "How wide", minimum=0.5, maximum=3, step=0.05, decimals=2),
    Choice("colour", "Colour", "Which colour", options=(("red", "Red"), ("green", "Green"))),
    Toggle("dashed", "Dashed", "Whether dashes"),
    Seed("seed", "Seed", "Which draws", maximum=10),
    Action("shake", "Shake", "Shake it"),
)


def frame(index: int, params: ToyParams = ToyParams(), size: int = 4) -> ToyFrame:
    return ToyFrame(params, index, np.full(size, float(index)))


def count_up(params: ToyParams):
    for index in range(params.count):
        yield frame(index, params)


class Gate:
    """An engine that yields a frame each time it is let through."""

    def __init__(self) -> None:
        self._open = threading.Semaphore(0)

    def let(self, count: int = 1) -> None:
        self._open.release(count)

    def __call__(self, params: ToyParams):
        for index in range(params.count):
            while not self._open.acquire(timeout=0.02):
                yield Progress(index, params.count)  # a place to be cancelled
            yield frame(index, params)


class ToyTab(ChapterTab):
    chapter = "toy"

    def __init__(self, engine: Any = count_up) -> None:
        super().__init__(ToyParams(), CONTROLS, ("clt",), steps=True)
        self.engine = engine
        self.computed: list[tuple[ToyParams, bool]] = []
        self.shown: list[int] = []
        self.triggered: list[str] = []
        self.plot = Plot()
        self.line = self.plot.curve()
        self.picture.addWidget(self.plot)
        self.runner = self.add_runner(Runner("thread"), record=True)

    def compute(self, params: ToyParams, *, live: bool) -> None:
        self.computed.append((params, live))
        self.renew_recording()
        (self.runner.refresh if live else self.runner.start)(self.engine, params)

    def show_frame(self, frame: ToyFrame) -> None:
        self.shown.append(frame.index)
        self.line.setData(np.arange(len(frame.values)), frame.values)

    def trigger(self, action: str) -> None:
        self.triggered.append(action)

    def view_state(self) -> dict[str, Any]:
        return {"zoom": 1}

    def restore_view(self, view: dict[str, Any]) -> None:
        if view.get("zoom", 1) != 1:
            raise ValueError("zoom must be 1")
