"""The starting components in the hand: centres and, for one of them, the ends of its axes."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from engines.gmm import GmmFrame
from engines.gmm.grips import CENTRE, drag, grips
from explorer.parts.plots import Handle, Plot, class_colour
from explorer.tabs.gmm.eruptions import MAX_COMPONENTS


class StartHandles(QObject):
    """Handles on the components of a start.

    ``dragged`` carries the start that a drag has made, as `GmmParams.own`. The component whose centre was
    touched last shows its other handles too.

    Parameters
    ----------
    plot
        Where the handles lie.
    rims
        Number of handles of a component besides its centre.
    """

    dragged = Signal(object)

    def __init__(self, plot: Plot, rims: int) -> None:
        super().__init__(plot)
        self.current = 0
        """Number of the component that the keys move and whose axes can be dragged."""
        self._frame: GmmFrame | None = None
        self._held: GmmFrame | None = None
        self._places: NDArray[np.float64] | None = None
        self.centres = [plot.handle(class_colour(k)) for k in range(MAX_COMPONENTS)]
        self.rims = [[plot.handle(class_colour(k)) for _ in range(rims)] for k in range(MAX_COMPONENTS)]
        for k, centre in enumerate(self.centres):
            for grip, handle in enumerate((centre, *self.rims[k])):
                handle.moved.connect(partial(self._move, k, grip))
                handle.released.connect(self._release)
        self.show(None)

    def show(self, frame: GmmFrame | None) -> None:
        """Put the handles on the components of a frame; None hides them."""
        self._frame = frame
        if frame is None:
            self._places = None
            for handle in self._all():
                handle.setVisible(False)
            return
        self.current = min(self.current, len(frame.weights) - 1)
        self._places = grips(frame, self._places)
        for k, centre in enumerate(self.centres):
            there = k < len(frame.weights)
            for grip, handle in enumerate((centre, *self.rims[k])):
                handle.setVisible(there and (grip == CENTRE or k == self.current))
                if there:
                    handle.place(*self._places[k, grip].tolist())

    def choose(self, k: int) -> bool:
        """Show the axes of a component; whether there is such a one."""
        if self._frame is None or k >= len(self._frame.weights):
            return False
        self.current = k
        self.show(self._frame)
        return True

    def _all(self) -> list[Handle]:
        return [*self.centres, *(handle for rim in self.rims for handle in rim)]

    def _move(self, k: int, grip: int, x: float, y: float) -> None:
        if self._frame is None:
            return
        if self._held is None:  # a drag is measured from where it began, so that rounding does not add up
            self._held = self._frame
            self.choose(k)
        self.dragged.emit(drag(self._held, k, grip, (x, y)))

    def _release(self) -> None:
        self._held = None
        if self._frame is not None:
            self.show(self._frame)
