"""The tab: the plane in the middle, digits and loss beside it, and who computes what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import nan
from typing import Any

from numpy.typing import NDArray
from PySide6.QtCore import QTimer

from engines.vae import (
    VaeDecodeFrame,
    VaePlaneFrame,
    VaePlaneParams,
    VaeReconstructFrame,
    VaeReconstructParams,
    VaeTrainFrame,
)
from engines.vae.params import EXTENT
from explorer.parts.chapter_tab import ChapterTab
from explorer.parts.numbers import format_number
from explorer.parts.readout import Readout
from explorer.parts.runner import ChildProcess, Runner
from explorer.parts.theme import Truth
from explorer.tabs.vae.controls import CONTROLS, DRAW, PAUSE, TRAIN, VaeTabParams
from explorer.tabs.vae.digits import DigitPanel
from explorer.tabs.vae.losses import LossPlot
from explorer.tabs.vae.plane import LatentPlane

_EPOCHS_A_SECOND = 3.0
_CURVES_AFTER_MS = 40

_TRAINING_SETTINGS = ("epochs", "examples", "seed")

Frame = VaePlaneFrame | VaeDecodeFrame | VaeReconstructFrame | VaeTrainFrame


class VaeTab(ChapterTab):
    """A latent plane to drag through, and its network to train.

    Parameters
    ----------
    child
        The process that interactive networks run in; a training brings its own.
    """

    chapter = "vae"
    learned = True

    def __init__(self, child: ChildProcess) -> None:
        super().__init__(VaeTabParams(), CONTROLS, ("vae", "vae_z"), steps=True)
        assert self.player is not None
        self.player.set_rate(_EPOCHS_A_SECOND)
        self.plane = LatentPlane()
        self.picture.addWidget(self.plane)
        self.digits = DigitPanel()
        self.numbers = Readout((None, Truth.SAMPLED), rows=3)
        self.losses = LossPlot()
        self.linked.addWidget(self.digits, 5)
        self.linked.addWidget(self.numbers)
        self.linked.addWidget(self.losses, 4)
        self._shipped: VaePlaneFrame | None = None
        self._epoch: VaeTrainFrame | None = None
        self._decoded: VaeDecodeFrame | None = None
        self._digit: VaeReconstructFrame | None = None
        self._on_plane: VaePlaneFrame | VaeTrainFrame | None = None
        self._draws = 0
        self._draw_wanted = False
        # One runner for each kind of answer, so that a request replaces only one of its own kind.
        self.decoder = self.add_runner(Runner("process", child=child))
        self.encoder = self.add_runner(Runner("process", child=child))
        self.mapper = self.add_runner(Runner("process", child=child))
        self.trainer = self.add_runner(Runner("process"), record=True)
        # The picture of another epoch is painted before its weights are on their way.
        self._ask_soon = QTimer(self, interval=0, singleShot=True)
        self._ask_soon.timeout.connect(self._ask)
        # The curves follow the plane in a turn of their own: painted together, they make a tick late.
        self._curves_soon = QTimer(self, interval=_CURVES_AFTER_MS, singleShot=True)
        self._curves_soon.timeout.connect(self._show_curves)
        self._asked: dict[Runner, tuple[object, NDArray[Any] | None]] = {}
        for runner in (self.decoder, self.encoder, self.mapper):
            runner.failed.connect(lambda _, runner=runner: self._forget(runner))
        self.trainer.busyChanged.connect(self._name_buttons)
        self.plane.point.moved.connect(self._move_point)
        self.plane.point.released.connect(self._release_point)
        self.plane.clicked.connect(self._click)
        self.digits.visibilityChanged.connect(lambda visible: self.plane.set_inset(not visible))

    # Who computes what

    def compute(self, params: Any, *, live: bool) -> None:
        """Ask the network that is shown for whatever has changed."""
        if params.network == "trained" and self._epoch is None and not self.trainer.busy:
            # Of a session before, or of a training that was stopped before its first picture.
            params = replace(params, network="shipped")
            self.panel.set_params(params)
        self._draw_wanted = False  # whoever changes something meanwhile does not want the point moved
        self.plane.set_view(params.view)
        self.plane.place_point(params.z0, params.z1)
        self.plane.set_inset(not self.digits.isVisible())
        if not self.trainer.busy and not len(self.recording):
            self.losses.set_epochs(params.epochs)
        self._show_network()
        self._ask()

    def _ask(self) -> None:
        params, weights = self.params, None if self._trained is None else self._trained.weights
        # Never `start`: it would end a process that is still busy with a request of another runner's kind.
        self._request(self.decoder, "engines.vae.decode", params.point, weights)
        digit = VaeReconstructParams(params.index, seed=self._draws)
        self._request(self.encoder, "engines.vae.reconstruct", digit, weights)
        if self._trained is None and self._shipped is None:
            self._request(self.mapper, "engines.vae.plane", VaePlaneParams(), None)
            self.plane.show_message(self.tr("Loading the network…"))

    def _request(self, runner: Runner, engine: str, params: object, weights: NDArray[Any] | None) -> None:
        asked = self._asked.get(runner)
        if asked is None or asked[0] != params or asked[1] is not weights:
            self._asked[runner] = (params, weights)
            runner.refresh(engine, params, weights)

    def _forget(self, runner: Runner) -> None:
        """Ask again next time: what was asked for never came."""
        self._asked.pop(runner, None)
        if runner is self.mapper:
            self.plane.show_message(
                self.tr("The shipped network cannot be used. You can train one from scratch.")
            )

    @property
    def _trained(self) -> VaeTrainFrame | None:
        """The epoch that is shown, None where the shipped network is."""
        return self._epoch if self.params.network == "trained" else None

    # Training

    def trigger(self, action: str) -> None:
        """Train, pause or resume; draw a point of the posterior."""
        serve: dict[str, Callable[[], None]] = {
            TRAIN: self._train,
            PAUSE: self._pause,
            DRAW: self._draw_point,
        }
        if action in serve:
            serve[action]()
        else:
            super().trigger(action)

    def keep(self, frame: VaeTrainFrame) -> None:
        """Keep one frame for each epoch and the newest, which alone carries the state to resume from."""
        last = len(self.recording) - 1
        if last >= 0 and not self.recording[last].epoch_end:
            self.recording.replace(last, frame)
            return
        if last >= 0:
            self.recording.replace(last, self.recording[last].without_state())
        self.recording.append(frame)

    def _train(self) -> None:
        assert self.player is not None
        self.player.last()  # a new training is followed, wherever the old one was left
        training = self.params.training
        self.new_recording(training)
        self._epoch = None
        self.losses.clear_training()
        self.losses.set_epochs(training.epochs)
        self.trainer.start("engines.vae.train", training)
        self.set_params(replace(self.params, network="trained"))

    def _pause(self) -> None:
        if self.trainer.busy:
            self.trainer.cancel()
        elif self._resumable:
            self.trainer.start("engines.vae.train", self.recording.params, self.recording[-1].state)

    @property
    def _resumable(self) -> bool:
        if not len(self.recording):
            return False
        newest: VaeTrainFrame = self.recording[-1]
        return newest.state is not None and newest.epoch < newest.params.epochs

    def _name_buttons(self) -> None:
        busy = self.trainer.busy
        self.panel.set_action_text(
            PAUSE, self.tr("Pause") if busy or not self._resumable else self.tr("Resume")
        )
        self.panel.set_enabled(PAUSE, busy or self._resumable)
        self.panel.set_enabled("network", busy or self._epoch is not None)
        for field in _TRAINING_SETTINGS:
            self.panel.set_enabled(field, not busy)

    def cancel(self) -> None:
        """Stop every job; a training can be resumed."""
        super().cancel()
        self._asked.clear()

    # The hand in the picture

    def _move_point(self, z0: float, z1: float) -> None:
        inside = [min(max(value, -EXTENT), EXTENT) for value in (z0, z1)]
        self.set_params(replace(self.params, z0=inside[0], z1=inside[1]), live=True)

    def _release_point(self) -> None:
        self.plane.place_point(self.params.z0, self.params.z1)

    def _click(self, z0: float, z1: float) -> None:
        index = self.plane.digit_at(z0, z1)
        if index is not None:
            self.set_params(replace(self.params, index=index))
        elif max(abs(z0), abs(z1)) <= EXTENT:
            self.set_params(replace(self.params, z0=z0, z1=z1))

    def _draw_point(self) -> None:
        self._draws += 1
        self._draw_wanted = True
        self._ask()

    # What is shown

    @property
    def drawn(self) -> bool:
        """Whether the plane and both digits are drawn."""
        return self.plane.drawn and self._decoded is not None and self._digit is not None

    def show_frame(self, frame: Frame) -> None:
        """Draw what one of the engines gave."""
        if isinstance(frame, VaeDecodeFrame):
            self._decoded = frame
            self._show_decoded(frame)
        elif isinstance(frame, VaeReconstructFrame):
            self._digit = frame
            self._show_digit(frame)
        elif isinstance(frame, VaeTrainFrame):
            self._epoch = frame
            self._show_epoch(frame)
        else:
            self._shipped = frame
            self.losses.show_shipped(frame.test_reconstruction, frame.test_kl)
            self._show_network()

    def redraw(self) -> None:
        """Draw everything again, after a change of theme or language."""
        for frame in (self._shipped, self._epoch, self._decoded, self._digit):
            if frame is not None:
                self.show_frame(frame)
        if self._on_plane is not None:
            self._show_truth(self._on_plane)

    def _show_decoded(self, frame: VaeDecodeFrame) -> None:
        self.digits.decoded.show_digit(frame.image)
        self.plane.show_decoded(frame.image)
        place = ", ".join(format_number(value) for value in (frame.params.z0, frame.params.z1))
        self.digits.decoded.set_caption(self.tr("Decoded ({place})").format(place=place))
        self._show_formula()

    def _show_digit(self, frame: VaeReconstructFrame) -> None:
        self.plane.show_posterior(frame.mu, frame.sigma)
        self.digits.original.show_digit(frame.original)
        self.digits.reconstruction.show_digit(frame.reconstruction)
        name = self.tr("Test digit {index}: {label}").format(index=frame.params.index, label=frame.label)
        self.digits.original.set_caption(name)
        self.digits.reconstruction.set_caption(self.tr("Reconstruction"))
        if self._draw_wanted and frame.params.seed == self._draws:
            self._draw_wanted = False
            self._move_point(float(frame.z[0]), float(frame.z[1]))
            self.end_gesture()
        self._show_numbers()
        self._show_formula()

    def show_run(self) -> None:
        """Let the loss curve grow, also while an older epoch is looked at."""
        self._curves_soon.start()

    def _show_curves(self) -> None:
        if self._epoch is not None:
            newest = self.recording[-1] if len(self.recording) else self._epoch
            self.losses.show_training(newest, self._epoch)

    def _show_epoch(self, frame: VaeTrainFrame) -> None:
        assert self.player is not None
        if self.trainer.busy and len(self.recording) and frame is self.recording[-1]:
            self._curves_soon.start()
        else:
            self._show_curves()
        self.player.set_label(
            self.tr("epoch {epoch} / {epochs}").format(
                epoch=frame.epoch if frame.epoch_end else f"{frame.epoch + frame.batch / frame.batches:.1f}",
                epochs=frame.params.epochs,
            )
        )
        self._name_buttons()
        if self.params.network == "trained":
            self._show_network()
            self._ask_soon.start()

    def _show_network(self) -> None:
        """Draw the plane of the network that is chosen, unless it is drawn already."""
        assert self.player is not None
        self.player.setEnabled(self._trained is not None)
        frame = self._trained or self._shipped
        if frame is None or frame is self._on_plane:
            return
        self._on_plane = frame
        self.plane.show_plane(frame)
        self._show_truth(frame)
        self._show_numbers()

    def _show_truth(self, frame: VaePlaneFrame | VaeTrainFrame) -> None:
        loss = format_number(frame.test_terms[2])
        if isinstance(frame, VaePlaneFrame):
            network = self.tr("encoder and decoder, shipped: test loss {loss}").format(loss=loss)
        elif frame.epoch == 0 and not frame.batch:
            network = self.tr("encoder and decoder with random weights")
        elif frame.epoch == 0:
            network = self.tr("encoder and decoder within their first epoch")
        else:
            network = self.tr("encoder and decoder after epoch {epoch}: test loss {loss}").format(
                epoch=frame.epoch, loss=loss
            )
        count = format_number(len(frame.mu))
        self.status.set_truth(
            (
                (Truth.EXACT, self.tr("prior N(0, I) at 1σ, 2σ")),
                (Truth.SAMPLED, self.tr("{count} test digits").format(count=count)),
                (Truth.LEARNED, network),
            )
        )

    def _show_numbers(self) -> None:
        digit = self._digit.terms if self._digit else (nan,) * 3
        mean = self._on_plane.test_terms if self._on_plane else (nan,) * 3
        for row, values in enumerate(zip(digit, mean, strict=True)):
            self.numbers.set_row(row, *map(format_number, values))

    def _show_formula(self) -> None:
        digit = self._digit
        if digit is None:
            return
        mu, sigma, epsilon, z = map(_pair, (digit.mu, digit.sigma, digit.epsilon, digit.z))
        if digit.params.seed and (self.params.z0, self.params.z1) == (float(digit.z[0]), float(digit.z[1])):
            self.formula.show_formula("vae_z")
            self.formula.set_numbers(f"z = {mu} + {sigma} ⊙ {epsilon} = {z}")
            return
        reconstruction, kl, loss = map(format_number, digit.terms)
        self.formula.show_formula("vae")
        self.formula.set_numbers(f"Loss = {reconstruction} − (−{kl}) = {loss},  μ = {mu},  σ = {sigma}")

    def retranslate(self) -> None:
        """Name axes, rows and buttons."""
        self.plane.retranslate()
        self.losses.retranslate()
        self.numbers.set_texts(
            (self.tr("this digit"), self.tr("test mean")),
            (self.tr("reconstruction"), self.tr("2 × KL"), self.tr("loss")),
        )
        self._name_buttons()


def _pair(values: NDArray[Any]) -> str:
    return f"({', '.join(format_number(float(value)) for value in values)})"
