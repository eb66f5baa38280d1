"""What a person sees in a cloud of encoded digits: where each class lies, and which digit is at hand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

CLASSES = 10

_CELL = 0.25
_CELLS = 40


def class_centres(mu: NDArray[np.float32], labels: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return a place for the name of each class: the median of its digits where it is the commonest class.

    Stray digits do not move a median, and two classes that share a region are still told apart.

    Parameters
    ----------
    mu : ndarray, shape (n, 2)
        Encoded digits.
    labels : ndarray, shape (n,)
        Their classes, 0 to 9.

    Returns
    -------
    ndarray, shape (10, 2)
        NaN for a class without digits.
    """
    column, row = np.clip(np.floor(mu / _CELL) + _CELLS // 2, 0, _CELLS - 1).astype(np.int64).T
    cell = row * _CELLS + column
    counts = np.bincount(cell * CLASSES + labels, minlength=_CELLS**2 * CLASSES).reshape(-1, CLASSES)
    at_home = counts.argmax(axis=1)[cell] == labels
    centres = np.full((CLASSES, 2), np.nan)
    for label in range(CLASSES):
        own = labels == label
        if own.any():
            centres[label] = np.median(mu[own & at_home] if (own & at_home).any() else mu[own], axis=0)
    return centres


def nearest(mu: NDArray[np.float32], z0: float, z1: float) -> tuple[int, float]:
    """Find the encoded digit nearest to a point of the plane.

    Parameters
    ----------
    mu : ndarray, shape (n, 2), n > 0
        Encoded digits.
    z0, z1 : float
        The point.

    Returns
    -------
    index : int
    distance : float
    """
    distances = np.hypot(mu[:, 0] - z0, mu[:, 1] - z1)
    index = int(distances.argmin())
    return index, float(distances[index])
