"""The view of the network: its fit and its loss, scrubbed over a training that restarts with every change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer

from engines.regression.network_data import NetworkData, add_point, move_point, observe, remove_point
from engines.regression.network_params import NetworkFrame, NetworkParams
from explorer.parts.numbers import format_number
from explorer.parts.params_json import differing
from explorer.parts.plots import ink
from explorer.parts.readout import Readout
from explorer.parts.runner import Runner
from explorer.parts.theme import Truth
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.parts.views import View, ViewsTab
from explorer.tabs.regression.network_controls import CONTROLS, shown
from explorer.tabs.regression.network_losses import LossPlot
from explorer.tabs.regression.network_plot import NetworkPlot

FRAMES_A_SECOND = 24.0

REST_MS = 250
"""Time without a change after which a fit that followed the hand gives way to a training from the start."""


class NetworkView(View):
    """A network 1–H–1 that learns a curve.

    Every change of data, network or training restarts the training from its seed. While something is
    dragged, a network is trained for a few steps only at each position, the one that is shown where its
    weights fit, so that the picture keeps up with the hand; as soon as the hand rests, the training from the
    start takes its place.
    """

    id = "network"
    title = QT_TRANSLATE_NOOP("RegressionTab", "Network")
    controls = CONTROLS
    formulas = ("network",)
    steps = True

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__(tab)
        self.plot, self.losses = NetworkPlot(), LossPlot()
        self.numbers = Readout(
            (None,),
            rows=3,
            colours=(lambda theme: theme.vermilion, lambda theme: theme.blue, ink),
        )
        self.picture.addWidget(self.plot)
        self.linked.addWidget(self.losses, 1)
        self.linked.addWidget(self.numbers)
        # In the child process of the interactive networks, so nothing is imported twice. Requests are
        # refreshed, never started or cancelled: a process that is slow to stop would be ended for it.
        self.runner = tab.add_runner(Runner("process", child=tab.child), record=True)
        self._asked: NetworkParams | None = None
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._come_to_rest)
        self.plot.points.placed.connect(self._add)
        self.plot.points.moved.connect(self._move)
        self.plot.points.removed.connect(self._remove)

    # Data flow

    def compute(self, params: NetworkParams, *, live: bool) -> None:
        """Follow the hand, or train from the start; a change of looks alone does neither."""
        assert self.tab.player
        self.tab.player.set_rate(FRAMES_A_SECOND)
        self.set_shown(shown(params.data, params.noise))
        if self._is_trained(params):
            self._show_units()
        elif live and self.frame is not None:
            self._asked = None
            weights = self.frame.weights if self._fits(params) else None
            self.runner.refresh("engines.regression.network.follow", params, weights, *self._own(params))
            self._rest.start()
        else:
            self._train()

    def use_data(self, key: str) -> None:
        """Fit the first two columns of own data; raises ``ValueError`` if they cannot be used."""
        observe(replace(self.params, data=key), self.tab.own_data[key].x)
        super().use_data(key)

    def _is_trained(self, params: NetworkParams) -> bool:
        """Whether the last training that was asked for is of these params, but for their looks."""
        if self._asked is None or differing(self._asked, params) - {"units"}:
            return False
        return self.runner.busy or (self.tab.recording.params == self._asked and len(self.tab.recording) > 0)

    def _fits(self, params: NetworkParams) -> bool:
        """Whether the weights that are shown are those of such a network, and can be carried over."""
        return (
            len(self.frame.weights) == params.weights
            and self.frame.params.activation == params.activation
            and not self.frame.diverged
        )

    def _come_to_rest(self) -> None:
        """Train from the start, once the last answer to the hand has come: it must not open that run."""
        if self.runner.busy:
            self._rest.start()
        else:
            self._train()

    def _train(self) -> None:
        self._rest.stop()
        if self.tab.params.view != self.id:
            return
        self.tab.renew_recording()
        if self.frame is None:
            self.plot.show_message(self.tr("Loading…"))
        self._asked = self.params
        self.runner.refresh("engines.regression.network.train", self.params, *self._own(self.params))

    def _own(self, params: NetworkParams) -> tuple[Any, ...]:
        return (self.tab.own_data[params.data].x,) if params.data in self.tab.own_data else ()

    # The hand

    def _add(self, x: float, y: float) -> None:
        self._edit(lambda params, data: add_point(params, data, x, y))
        self.tab.end_gesture()

    def _move(self, row: int, x: float, y: float) -> None:
        if self._is_up_to_date():
            self._edit(lambda params, data: move_point(params, data, row, x, y))

    def _remove(self, row: int) -> None:
        if self._is_up_to_date():
            self._edit(lambda params, data: remove_point(params, data, row))
            self.tab.end_gesture()

    def _is_up_to_date(self) -> bool:
        """Whether the picture has as many points as the params: else its rows are those of other points."""
        if self.frame is None or self.params.data in self.tab.own_data:
            return self.frame is not None
        return len(self.frame.x) == len(observe(self.params).x)

    def _edit(self, edit: Callable[[NetworkParams, NetworkData], NetworkParams]) -> None:
        """Paint on the points that params name now: the picture may still be one change behind."""
        if self.params.data in self.tab.own_data:
            self.tab.show_error(self.tr("Own data cannot be painted on: choose Painted points first."))
            return
        try:
            edited = edit(self.params, observe(self.params))
        except ValueError as error:
            self.tab.show_error(str(error))
            return
        self.change(data=edited.data, points=edited.points)

    # What is shown

    def show_frame(self, frame: NetworkFrame) -> None:
        """Draw a step: fit, loss, numbers, and its place in the training."""
        self.plot.show_frame(frame, units=self.params.units)
        self._show_losses(frame)
        for row, value in enumerate((frame.loss, frame.heldout_loss, frame.params.floor)):
            self.numbers.set_row(row, format_number(value))
        self._name_data(frame)
        self._say(frame)

    def show_run(self) -> None:
        """Let the loss curves grow while an earlier step is looked at."""
        if self.frame is not None:
            self._show_losses(self.frame)

    def _show_losses(self, frame: NetworkFrame) -> None:
        run = self.tab.recording.frames
        newest = run[-1] if not frame.followed and run and run[-1].params == frame.params else frame
        uniform = frame.params.noise == "uniform"
        floor = self.tr("noise floor 1/12") if uniform else self.tr("noise floor σ²")
        self.losses.show_frame(frame, newest, floor)

    def _show_units(self) -> None:
        if self.frame is not None:
            self.plot.show_units(self.frame if self.params.units else None)

    def _name_data(self, frame: NetworkFrame) -> None:
        if frame.params.data in self.tab.own_data:
            table = self.tab.own_data[frame.params.data]
            self.plot.set_title(table.name)
            self.plot.set_labels(*table.columns[:2])
        else:
            self.plot.set_title(self.tr("Click to add a point, drag it, right-click to remove it"))
            self.plot.set_labels("x", "y")

    def _say(self, frame: NetworkFrame) -> None:
        assert self.tab.player
        params = frame.params
        step, steps = format_number(frame.step), format_number(params.steps)
        if frame.followed:
            self.tab.player.set_label("")
        else:
            self.tab.player.set_label(self.tr("step {step} / {steps}").format(step=step, steps=steps))
        learned = self.tr("network 1–{hidden}–1, {count} weights").format(
            hidden=params.hidden, count=format_number(params.weights)
        )
        known: tuple[tuple[Truth, str], ...] = ()
        if params.data == "sine":
            known = ((Truth.EXACT, "E[y | x] = sin 2πx" + (" + ½" if params.noise == "uniform" else "")),)
        self.tab.status.set_truth((*known, (Truth.SAMPLED, self._counted(frame)), (Truth.LEARNED, learned)))
        self.tab.formula.show_formula("network")
        loss = format_number(frame.loss)
        if frame.heldout_count:
            numbers = self.tr("loss = {loss}, held out {heldout}").format(
                loss=loss, heldout=format_number(frame.heldout_loss)
            )
        else:
            numbers = self.tr("loss = {loss}").format(loss=loss)
        self.tab.formula.set_numbers(numbers)
        remark = self._remark(frame)
        self.tab.status.set_note(remark)
        self.plot.show_message(remark if frame.diverged else "")

    def _counted(self, frame: NetworkFrame) -> str:
        text = self.tr("{count} points").format(count=format_number(len(frame.x)))
        if frame.heldout_count:
            count = format_number(frame.heldout_count)
            text += ", " + self.tr("{count} held out").format(count=count)
        if frame.dropped:
            text += " " + self.tr("({count} left out)").format(count=format_number(frame.dropped))
        return text

    def _remark(self, frame: NetworkFrame) -> str:
        if frame.diverged:
            text = self.tr("Diverged at step {step}: take a smaller learning rate.")
            return text.format(step=format_number(frame.step))
        if frame.overfits:
            return self.tr("Below the noise floor: the noise is fitted.")
        if frame.params.data in self.tab.own_data:
            return self.tr("Loss 1 is the variance of y: x and y are scaled for the network.")
        return ""

    def retranslate(self) -> None:
        """Name axes and rows."""
        self.losses.retranslate()
        self.numbers.set_texts(
            ("",), (self.tr("training loss"), self.tr("held-out loss"), self.tr("noise floor"))
        )
