"""The loss curves of a training, in the two terms of the loss."""

from __future__ import annotations

from engines.vae import VaeTrainFrame
from explorer.parts.plots import Plot, muted
from explorer.parts.theme import Truth

_USUAL_TOP = 60.0
_NAME_AT = 0.98
_ROOM = 1.03


class LossPlot(Plot):
    """Reconstruction and KL over the epochs: training digits as lines, test digits as dots.

    The shipped network's values are drawn as level lines, which a training can be compared with.
    """

    def __init__(self) -> None:
        super().__init__()
        self._shipped = tuple(self.curve(Truth.LEARNED, width=1.5) for _ in range(2))
        self._training = tuple(self.curve(muted, width=1.5) for _ in range(2))
        self._test = tuple(self.dots(Truth.SAMPLED, size=6, alpha=1.0) for _ in range(2))
        self._names = tuple(self.text(muted, anchor=(1.0, 1.0)) for _ in range(2))
        self._marker = self.line_at(colour=lambda theme: theme.blue)
        self._marker.hide()
        self._epochs = 1
        self._levels = (0.0, 0.0)
        self._top = _USUAL_TOP
        self._arrange()

    @property
    def marked(self) -> float:
        """Epoch that the marker stands at."""
        return float(self._marker.value())

    def set_epochs(self, epochs: int) -> None:
        """Let the axis end at this epoch."""
        self._epochs = epochs
        self._arrange()

    def show_shipped(self, reconstruction: float, kl: float) -> None:
        """Draw the test loss of the shipped network."""
        self._levels = (reconstruction, kl)
        self._arrange()

    def show_training(self, newest: VaeTrainFrame, shown: VaeTrainFrame) -> None:
        """Draw the curves of the newest frame and mark the epoch that is shown."""
        curves = (newest.curve_reconstruction, newest.curve_kl)
        tests = (newest.test_reconstruction, newest.test_kl)
        for line, values in zip(self._training, curves, strict=True):
            line.setData(newest.curve_epoch, values)
        for dots, values in zip(self._test, tests, strict=True):
            dots.setData(x=list(range(1, len(values) + 1)), y=values)
        # The first steps may lie above the picture: they would flatten everything that comes after.
        self._top = max(_USUAL_TOP, *(1.05 * float(values.max(initial=0.0)) for values in tests))
        self._marker.setValue(shown.epoch + shown.batch / shown.batches)
        self._marker.show()
        self.set_epochs(newest.params.epochs)

    def clear_training(self) -> None:
        """Forget the curves."""
        for line in self._training:
            line.setData([], [])
        for dots in self._test:
            dots.setData(x=[], y=[])
        self._marker.hide()

    def retranslate(self) -> None:
        """Name axes and curves."""
        self.set_title(self.tr("Training —, test •, shipped - -"))
        self.set_labels(self.tr("epoch"), self.tr("loss"))
        for name, text in zip(self._names, (self.tr("reconstruction"), self.tr("2 × KL")), strict=True):
            name.setText(text)

    def _arrange(self) -> None:
        self.set_ranges((0, _ROOM * self._epochs), (0, self._top))
        for line, name, level in zip(self._shipped, self._names, self._levels, strict=True):
            line.setData(*(([0, self._epochs], [level, level]) if level else ([], [])))
            name.setVisible(bool(level))
            name.setPos(_NAME_AT * self._epochs, level)
