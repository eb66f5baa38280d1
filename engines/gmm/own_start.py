"""A starting mixture set by hand: kept in params as plain numbers, changed where a component is dragged."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite
from engines.gmm.mixture import Mixture
from engines.multivariate_normal import drag_axis, half_axes

Components = tuple[tuple[float, ...], ...]
"""Of each component φ, the entries of μ and those of Σ row by row: 3 numbers in 1-D, 7 in 2-D."""

_NUMBERS = {3: 1, 7: 2}  # numbers of a component: its dimension
_LEAST_RATIO = 1e-3  # of a dragged σ to that before the drag


def pack(mixture: Mixture) -> Components:
    """Write a mixture in one or two dimensions as plain numbers."""
    rows = zip(mixture.weights, mixture.means, mixture.covariances, strict=True)
    return tuple((float(w), *map(float, mean), *map(float, cov.ravel())) for w, mean, cov in rows)


def unpack(components: Components) -> Mixture:
    """Make a mixture of what `pack` wrote.

    Raises
    ------
    ValueError
        If the numbers are no mixture in one or two dimensions.
    """
    rows = components if isinstance(components, tuple) else ()
    lengths = {len(row) if isinstance(row, tuple) else 0 for row in rows}
    if len(lengths) != 1 or not lengths <= _NUMBERS.keys():
        raise ValueError("own must be a tuple of tuples of 3 numbers for each component, or 7 for each")
    numbers = finite("own", components, ndim=2)
    dimension = _NUMBERS[lengths.pop()]
    try:
        return Mixture(
            numbers[:, 0],
            numbers[:, 1 : 1 + dimension],
            numbers[:, 1 + dimension :].reshape(-1, dimension, dimension),
        )
    except ValueError as error:
        raise ValueError(f"own must be a mixture: {error}") from error


def with_mean(mixture: Mixture, k: int, mean: ArrayLike) -> Mixture:
    """Mixture with the mean, ``(D,)``, of component k moved."""
    means = mixture.means.copy()
    means[k] = mean
    return Mixture(mixture.weights, means, mixture.covariances)


def axis_ends(mean: Floats, covariance: Floats, scale: Floats, mass: float) -> Floats:
    """Return the ends of both axes, ``(2, 2)`` one a row, of the ellipse that encloses a probability.

    Parameters
    ----------
    mean, covariance
        ``(2,)`` and ``(2, 2)``.
    scale
        ``(2,)``: lengths of the two coordinates that look equally long, as the axes look perpendicular.
    mass
        Enclosed probability.
    """
    return np.asarray(mean + scale * half_axes(covariance / np.outer(scale, scale), mass))


def with_axis(mixture: Mixture, k: int, start: Floats, end: Floats, scale: Floats) -> Mixture:
    """Mixture in which an end of an axis of component k was dragged from `start` to `end`, ``(2,)`` each.

    The axis is scaled and turned, the other one keeps its length and stays perpendicular to the eye;
    `mixture` is that before the drag and `scale` as in `axis_ends`.
    """
    square = np.outer(scale, scale)
    covariances = mixture.covariances.copy()
    turned = drag_axis(mixture.means[k] / scale, covariances[k] / square, start / scale, end / scale)
    covariances[k] = turned * square
    return Mixture(mixture.weights, mixture.means, covariances)


def with_std(mixture: Mixture, k: int, std: float) -> Mixture:
    """Mixture in one dimension with another standard deviation of component k.

    One that is 0 or nearly so becomes a thousandth of what it was.
    """
    covariances = mixture.covariances.copy()
    least = _LEAST_RATIO * math.sqrt(float(covariances[k, 0, 0]))
    covariances[k] = max(abs(std), least) ** 2
    return Mixture(mixture.weights, mixture.means, covariances)


def relabelled(mixture: Mixture, places: int) -> Mixture:
    """Mixture with its components renamed in a cycle; its density is the same."""
    order = np.roll(np.arange(len(mixture.weights)), places)
    return Mixture(mixture.weights[order], mixture.means[order], mixture.covariances[order])
