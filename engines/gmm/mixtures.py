"""Mixtures that are known: what data are drawn from, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from engines.arrays import Floats
from engines.gmm.mixture import Mixture


def _component(
    weight: float, mean: tuple[float, float], stds: tuple[float, float], degrees: float = 0.0
) -> tuple[float, tuple[float, float], Floats]:
    """Weight, mean and covariance of a component whose first axis is turned by an angle."""
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return weight, mean, turn @ np.diag(np.square(stds)) @ turn.T


def _mixture(*components: tuple[float, tuple[float, float], Floats]) -> Mixture:
    weights, means, covariances = zip(*components, strict=True)
    return Mixture(np.array(weights), np.array(means), np.array(covariances))


_CORNERS = 2.0 * np.pi * np.arange(5) / 5

MIXTURES: Mapping[str, Mixture] = MappingProxyType(
    {
        "three": Mixture(
            np.array([0.5, 0.3, 0.2]),
            np.array([[-2.5, 0.0], [2.0, 1.8], [1.5, -2.2]]),
            np.array([[[0.8, 0.4], [0.4, 0.8]], [[0.5, -0.3], [-0.3, 0.9]], [[1.1, 0.0], [0.0, 0.25]]]),
        ),
        "overlapping": Mixture(
            np.array([0.6, 0.4]),
            np.array([[-0.8, 0.0], [1.0, 0.3]]),
            np.array([[[1.0, 0.2], [0.2, 0.8]], [[0.7, 0.0], [0.0, 1.2]]]),
        ),
        "pentagon": Mixture(
            np.full(5, 0.2),
            3.0 * np.column_stack((np.sin(_CORNERS), np.cos(_CORNERS))),
            np.array([np.diag([0.6, 0.6])] * 5),
        ),
        "apart": _mixture(
            _component(0.34, (-3.0, -1.5), (0.8, 0.8)),
            _component(0.33, (3.0, -1.5), (0.8, 0.8)),
            _component(0.33, (0.0, 3.0), (0.8, 0.8)),
        ),
        "elongated": _mixture(
            _component(0.34, (-1.5, 1.5), (2.6, 0.35), 45.0),
            _component(0.33, (0.0, 0.0), (2.6, 0.35), 45.0),
            _component(0.33, (1.5, -1.5), (2.6, 0.35), 45.0),
        ),
        "unequal": _mixture(
            _component(0.7, (0.0, -0.5), (1.5, 1.5)),
            _component(0.15, (-2.8, 2.8), (0.35, 0.35)),
            _component(0.15, (2.8, 2.8), (0.35, 0.35)),
        ),
        "crossing": _mixture(
            _component(0.5, (0.0, 0.0), (2.6, 0.4), 35.0),
            _component(0.5, (0.0, 0.0), (2.6, 0.4), -35.0),
        ),
        "five": _mixture(
            _component(0.3, (-3.5, 0.0), (0.6, 1.6), 15.0),
            _component(0.2, (0.0, 2.6), (1.5, 0.5)),
            _component(0.2, (0.3, -2.6), (1.2, 0.6), 20.0),
            _component(0.15, (3.2, 1.0), (0.6, 0.6)),
            _component(0.15, (3.8, -2.2), (0.5, 0.9), 30.0),
        ),
        "humps": Mixture(
            np.array([0.45, 0.35, 0.2]),
            np.array([[-2.0], [1.0], [2.2]]),
            np.array([[[0.5]], [[1.4]], [[0.08]]]),
        ),
    }
)
"""Round groups apart from each other, on which k-means and a mixture agree; long and unequal ones, on which
k-means fails; two that cross; five of many shapes, and more. "humps" has one coordinate, the others two."""
