"""The loss of a training on logarithmic axes, where every recorded step has its place."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engines.arrays import Floats
from engines.regression.network_params import NetworkFrame

Ticks = tuple[tuple[float, float], ...]

_SMALLEST, _LARGEST = -12, 12
_MARGIN = 0.12
_FINE_UP_TO = 2.2
"""Decades up to which 2 and 5 have ticks too."""


@dataclass(frozen=True, slots=True, eq=False)
class LossCurves:
    """Everything that a plot of the loss shows; places are decimal logarithms.

    Attributes
    ----------
    x : ndarray, shape (m,)
        Of the recorded steps, counted from 1 so that the first one has a place.
    training, heldout : ndarray, shape (m,)
        Of the losses; `heldout` is empty where no points are held out.
    end : float
        Of the last step asked for.
    low, high : float
        What the loss axis shows.
    floor : float
        Of the variance of the noise; NaN where it is 0 or not known.
    x_ticks, y_ticks : tuple of (place, number)
        Ticks, each with the number that it stands for.
    """

    x: Floats
    training: Floats
    heldout: Floats
    end: float
    low: float
    high: float
    floor: float
    x_ticks: Ticks
    y_ticks: Ticks


def loss_curves(frame: NetworkFrame) -> LossCurves:
    """Return the loss curves up to a frame."""
    training = _log(frame.losses)
    heldout = _log(frame.heldout) if frame.heldout_count else np.empty(0)
    floor = math.log10(frame.params.floor) if frame.params.floor > 0.0 else math.nan
    seen = np.concatenate([training, heldout, [] if math.isnan(floor) else [floor]])
    # A narrow range would make much of nothing.
    low, high = float(seen.min()) - _MARGIN, max(float(seen.max()), float(seen.min()) + 0.5) + _MARGIN
    last = frame.params.steps
    powers = range(math.ceil(math.log10(last)) + 1)
    marks = (1, 2, 5) if high - low <= _FINE_UP_TO else (1,)
    numbers = [mark * 10.0**power for power in range(_SMALLEST, _LARGEST) for mark in marks]
    return LossCurves(
        x=np.log10(frame.steps + 1.0),
        training=training,
        heldout=heldout,
        end=math.log10(last + 1.0),
        low=low,
        high=high,
        floor=floor,
        x_ticks=((0.0, 0.0), *((math.log10(10.0**power + 1.0), 10.0**power) for power in powers[1:])),
        y_ticks=tuple((math.log10(value), value) for value in numbers),
    )


def _log(losses: Floats) -> Floats:
    """Decimal logarithm; a loss of 0 is shown as the smallest that has a tick."""
    return np.asarray(np.log10(np.clip(losses, 10.0**_SMALLEST, 10.0**_LARGEST)))
