"""Where a component is held, and the start that dragging it makes."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite
from engines.gmm.frame import ELLIPSE_MASS, GmmFrame
from engines.gmm.mixture import Mixture
from engines.gmm.own_start import Components, axis_ends, pack, with_axis, with_mean, with_std
from engines.multivariate_normal import follow

CENTRE = 0
"""Number of the grip at the mean; the others change the covariance."""


_HIGHEST = 0.94


def grips(frame: GmmFrame, before: Floats | None = None) -> Floats:
    """Places at which every component is held.

    Parameters
    ----------
    frame
        A half-step in one or two dimensions.
    before
        Earlier ones of the same run or of one like it: ends of axes stay at the side on which they were.

    Returns
    -------
    ndarray
        ``(K, G, 2)``. In two dimensions the mean and an end of either axis of the ellipse; in one the peak of
        φ N(x; μ, σ²), or the edge of the picture below it, and a place a standard deviation to its right.

    Raises
    ------
    ValueError
        If the frame has more than two dimensions.
    """
    count, dimension = frame.means.shape
    if dimension == 1:
        means, stds = frame.means[:, 0], np.sqrt(frame.covariances[:, 0, 0])
        peaks = frame.weights / (stds * np.sqrt(2.0 * np.pi))
        heights = np.minimum(peaks, _HIGHEST * frame.extent[1][1])  # a narrow one leaves the picture
        centres, shoulders = (means, heights), (means + stds, np.exp(-0.5) * heights)
        return np.stack([np.stack(places, axis=1) for places in (centres, shoulders)], axis=1)
    if dimension != 2:
        raise ValueError(f"frame must have one or two dimensions, not {dimension}")
    found = np.empty((count, 3, 2))
    found[:, CENTRE] = frame.means
    scale = _scale(frame)
    for k in range(count):
        found[k, 1:] = axis_ends(frame.means[k], frame.covariances[k], scale, ELLIPSE_MASS)
        if before is not None and k < len(before) and before.shape[1:] == found.shape[1:]:
            axes, earlier = ((places[1:] - places[0]) / scale for places in (found[k], before[k]))
            found[k, 1:] = frame.means[k] + scale * follow(axes, earlier)
    return found


def drag(frame: GmmFrame, k: int, grip: int, end: ArrayLike) -> Components:
    """Start that is made by dragging a grip of component k from where it is in a frame.

    Parameters
    ----------
    frame
        The frame that was shown when the hand took hold.
    k, grip
        Component and number of the grip, as in `grips`.
    end
        Where it was dragged to, ``(2,)``; beyond the picture it stays at its edge.

    Raises
    ------
    ValueError
        If the frame has more than two dimensions or `end` is no place.
    """
    low, high = np.transpose(frame.extent)
    place = np.clip(finite("end", end, ndim=1), low, high)
    mixture = Mixture.unchecked(frame.weights, frame.means, frame.covariances)
    if frame.means.shape[1] == 1:
        if grip == CENTRE:
            return pack(with_mean(mixture, k, place[:1]))
        return pack(with_std(mixture, k, float(place[0] - frame.means[k, 0])))
    if grip == CENTRE:
        return pack(with_mean(mixture, k, place))
    return pack(with_axis(mixture, k, grips(frame)[k, grip], place, _scale(frame)))


def nudge(frame: GmmFrame, k: int, across: float, up: float) -> Components:
    """Start with the mean of component k moved by shares of the picture's width and height."""
    (left, right), (low, high) = frame.extent
    step = np.array([across * (right - left), up * (high - low)])
    return drag(frame, k, CENTRE, grips(frame)[k, CENTRE] + step)


def rescale(frame: GmmFrame, k: int, factor: float) -> Components:
    """Start with the standard deviations of component k multiplied by a factor."""
    covariances = frame.covariances.copy()
    covariances[k] *= factor**2
    return pack(Mixture(frame.weights, frame.means, covariances))


def _scale(frame: GmmFrame) -> Floats:
    """Lengths that look equally long in the picture."""
    low, high = np.transpose(frame.extent)
    return np.asarray(high - low)
