"""The two linked pictures of a continuous z: p(x, z) cut at the observed x, and q over the cut."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from PySide6.QtCore import QRectF, Signal

from engines.divergence.gap import X_RANGE, Z_RANGE, GapFrame
from explorer.parts.plots import Plot, density_lookup, muted
from explorer.tabs.divergence.terms import intractable, tractable

_HEADROOM = 1.12
_TALLEST = 2.5
_HANDLE = 0.5  # of Z_RANGE: where the handle of x stands
_GUTTER = 48


class JointPlot(Plot):
    """p(x, z) as an image, z across; ``observed`` carries x where the hand has dragged the cut."""

    observed = Signal(float)

    def __init__(self) -> None:
        super().__init__(gutter=_GUTTER)
        self.field = self.image(density_lookup)
        self.centres = (self.curve(muted, width=1.5), self.curve(muted, width=1.5))
        self.cut = self.line_at(vertical=False, colour=intractable, width=2.0)
        self.hold = self.handle(intractable)
        self.name = self.text(intractable, anchor=(1.0, 1.1), bold=True)
        self.hold.moved.connect(lambda _, x: self.observed.emit(min(max(x, X_RANGE[0]), X_RANGE[1])))
        self._drawn: tuple[Any, ...] = ()
        self.set_ranges(Z_RANGE, X_RANGE)

    def show_frame(self, frame: GapFrame) -> None:
        """Draw the model, if it is another one, and the cut."""
        params = frame.params
        if (params.model, params.noise) != self._drawn:
            self._drawn = params.model, params.noise
            self.field.setImage(frame.joint, autoLevels=False, levels=(0.0, float(frame.joint.max())))
            width, height = Z_RANGE[1] - Z_RANGE[0], X_RANGE[1] - X_RANGE[0]
            self.field.setRect(QRectF(Z_RANGE[0], X_RANGE[0], width, height))
            for item, centre in zip_longest(self.centres, frame.centres):
                item.setVisible(centre is not None)
                if centre is not None:
                    item.setData(frame.z, centre)
        self.cut.setValue(params.x)
        self.hold.place(_HANDLE * Z_RANGE[1], params.x)
        self.name.setText(f"x = {params.x:.2f}".replace("-", "−"))
        self.name.setPos(Z_RANGE[1], params.x)


class PosteriorPlot(Plot):
    """Posterior, prior and q over z; ``meanMoved`` and ``stdMoved`` carry what the hand makes of q."""

    meanMoved = Signal(float)
    stdMoved = Signal(float)

    def __init__(self) -> None:
        super().__init__(gutter=_GUTTER)
        self.prior = self.curve(muted, width=1.5)
        self.fill = self.area(intractable, alpha=0.12)
        self.posterior = self.curve(intractable, width=2.5)
        self.q = self.curve(tractable, width=2.5)
        self.spread = self.curve(tractable, width=1.5)
        self.centre, self.shoulder = self.handle(tractable), self.handle(tractable)
        self.names = [self.text(tractable, anchor=anchor, bold=True) for anchor in ((1.9, 0.5), (-0.9, 0.5))]
        for name, symbol in zip(self.names, "μσ", strict=True):
            name.setText(symbol)
        self._mean = self._top = 0.0
        self.centre.moved.connect(lambda z, _: self.meanMoved.emit(z))
        self.shoulder.moved.connect(lambda z, _: self.stdMoved.emit(abs(z - self._mean)))

    def show_frame(self, frame: GapFrame) -> None:
        """Draw the cut through p(x, z), normalised, and q."""
        # The axis follows a narrow q, but not so far that the posterior is flat.
        wanted = _HEADROOM * max(frame.top, min(frame.peak, _TALLEST * frame.top))
        if not 0.7 * self._top < wanted <= self._top:
            self._top = 1.15 * wanted
        top = self._top
        self.set_ranges(Z_RANGE, (0.0, top))
        self._mean = frame.mean
        self.prior.setData(frame.z, frame.prior)
        self.fill.setData(frame.z, frame.posterior)
        self.posterior.setData(frame.z, frame.posterior)
        self.q.setData(frame.z, frame.density)
        peak, side = min(frame.peak, 0.9 * top), min(frame.shoulder, 0.6 * top)
        self.spread.setData([frame.mean, frame.mean + frame.std], [side, side])
        for handle, name, place in (
            (self.centre, self.names[0], (frame.mean, peak)),
            (self.shoulder, self.names[1], (frame.mean + frame.std, side)),
        ):
            handle.place(*place)
            name.setPos(*place)
