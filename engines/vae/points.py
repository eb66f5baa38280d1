"""What a person sees in a cloud of encoded digits: where each class lies, and which digit is at hand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

CLASSES = 10


def class_centres(mu: NDArray[np.float32], labels: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the median of each class in each coordinate, which a few stray digits do not move.

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
    members = (mu[labels == label] for label in range(CLASSES))
    return np.array([np.median(points, axis=0) if len(points) else (np.nan, np.nan) for points in members])


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
