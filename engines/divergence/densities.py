"""Densities on the line that can be compared: mixtures of normals and piecewise constant ones."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Protocol

import numpy as np

from engines.arrays import Floats, readonly

Interval = tuple[float, float]

REACH = 13.0
"""Standard deviations from its mean beyond which a normal density adds nothing to an integral: e^(-84)."""

_LOG_ROOT_2PI = 0.5 * math.log(2.0 * math.pi)


class Density(Protocol):
    """What comparing and sampling need to know of a density."""

    @property
    def support(self) -> tuple[Interval, ...]:
        """Intervals where it is positive, from left to right."""

    @property
    def knots(self) -> Floats:
        """Increasing places that cover its mass, between two of which its logarithm is smooth."""

    def log_density(self, x: Floats) -> Floats:
        """Logarithm of the density at every `x`, of the same shape; -inf outside the support."""

    def sample(self, n: int, seed: int) -> Floats:
        """Draw ``(n,)``; of a larger n the first draws are the same."""


@dataclass(frozen=True, slots=True)
class NormalMixture:
    """Weighted sum of normal densities; one component is a normal distribution.

    Parameters
    ----------
    weights
        Of the components, none negative, adding up to 1.
    means, stds
        As many; the standard deviations are positive.
    """

    weights: tuple[float, ...]
    means: tuple[float, ...]
    stds: tuple[float, ...]

    @property
    def support(self) -> tuple[Interval, ...]:
        """The whole line."""
        return ((-math.inf, math.inf),)

    @property
    def knots(self) -> Floats:
        """Whole standard deviations around the means, and finer ones where one component takes over."""
        present = self._present
        steps = np.arange(-REACH, REACH + 1.0)
        places = [mean + std * steps for _, mean, std in present]
        low, high = (pick(place[end] for place in places) for pick, end in ((min, 0), (max, -1)))
        for one, other in combinations(present, 2):
            for crossing, slope in _crossings(one, other):
                # The logarithm of the sum bends within about 1 / slope: panels that double their width.
                count = max(0, math.ceil(math.log2(max(1.0, slope * (high - low))))) + 1
                grading = 2.0 ** np.arange(count) / slope
                places.append(np.concatenate((crossing - grading, [crossing], crossing + grading)))
        every = np.concatenate(places)
        return np.unique(every[(every >= low) & (every <= high)])

    @property
    def _present(self) -> list[tuple[float, float, float]]:
        every = zip(self.weights, self.means, self.stds, strict=True)
        return [component for component in every if component[0] > 0.0]

    def log_density(self, x: Floats) -> Floats:
        """Logarithm of the density at every `x`, of the same shape."""
        terms = [
            math.log(weight / std) - _LOG_ROOT_2PI - 0.5 * np.square((x - mean) / std)
            for weight, mean, std in self._present
        ]
        total = terms[0]
        for term in terms[1:]:
            total = np.logaddexp(total, term)
        return np.asarray(total)

    def sample(self, n: int, seed: int) -> Floats:
        """Draw ``(n,)``; of a larger n the first draws are the same, and they move with the parameters."""
        component = np.searchsorted(np.cumsum(self.weights)[:-1], uniforms(n, seed), side="right")
        noise = _noise(n, seed)
        return np.asarray(np.asarray(self.means)[component] + np.asarray(self.stds)[component] * noise)


@dataclass(frozen=True, slots=True)
class Steps:
    """Density that is constant between edges and 0 outside: uniform and painted ones.

    Parameters
    ----------
    edges
        Increasing, one more than `heights`.
    heights
        None negative; the area may be anything positive and is normalised.
    """

    edges: tuple[float, ...]
    heights: tuple[float, ...]

    @property
    def support(self) -> tuple[Interval, ...]:
        """Cells that are not empty, neighbours joined."""
        joined: list[Interval] = []
        for low, high, height in zip(self.edges[:-1], self.edges[1:], self.heights, strict=True):
            if height > 0.0:
                start = joined.pop()[0] if joined and joined[-1][1] == low else low
                joined.append((start, high))
        return tuple(joined)

    @property
    def knots(self) -> Floats:
        """The edges."""
        return np.array(self.edges)

    @property
    def density(self) -> Floats:
        """Normalised heights, ``(cells,)``."""
        heights = np.array(self.heights)
        return np.asarray(heights / (heights * np.diff(self.edges)).sum())

    def log_density(self, x: Floats) -> Floats:
        """Logarithm of the density at every `x`, of the same shape; -inf where it is 0."""
        with np.errstate(divide="ignore"):
            levels = np.concatenate(([-np.inf], np.log(self.density), [-np.inf]))
        return np.asarray(levels[np.searchsorted(self.edges, x, side="right")])

    def sample(self, n: int, seed: int) -> Floats:
        """Draw ``(n,)``; of a larger n the first draws are the same."""
        shares = np.concatenate(([0.0], np.cumsum(self.density * np.diff(self.edges))))
        shares[-1] = 1.0
        # Uniform within the cell that the first number falls into: an empty cell is never drawn, not even at
        # its edges.
        u = uniforms(n, seed)
        cell = np.clip(np.searchsorted(shares, u, side="right") - 1, 0, len(self.heights) - 1)
        within = (u - shares[cell]) / (shares[cell + 1] - shares[cell])
        edges = np.array(self.edges)
        return np.asarray(edges[cell] + within * np.diff(edges)[cell])


def missing_support(p: Density, q: Density) -> tuple[Interval, ...]:
    """Find where `p` is positive and `q` is not; there the divergence of `p` from `q` becomes infinite.

    Returns
    -------
    tuple of (low, high)
        From left to right; an end may be infinite.
    """
    ends = sorted({end for interval in (*p.support, *q.support) for end in interval})
    found: list[Interval] = []
    for low, high in pairwise(ends):
        if _within(low, high, p.support) and not _within(low, high, q.support):
            start = found.pop()[0] if found and found[-1][1] == low else low
            found.append((start, high))
    return tuple(found)


def _within(low: float, high: float, intervals: tuple[Interval, ...]) -> bool:
    return any(first <= low and high <= last for first, last in intervals)


def _crossings(
    one: tuple[float, float, float], other: tuple[float, float, float]
) -> list[tuple[float, float]]:
    """Places where two weighted normal densities are equal, with the slope of their log ratio there."""
    (weight_1, mean_1, std_1), (weight_2, mean_2, std_2) = one, other
    a = 0.5 / std_2**2 - 0.5 / std_1**2
    b = mean_1 / std_1**2 - mean_2 / std_2**2
    c = (
        math.log(weight_1 / std_1)
        - math.log(weight_2 / std_2)
        + 0.5 * (mean_2 / std_2) ** 2
        - 0.5 * (mean_1 / std_1) ** 2
    )
    discriminant = b * b - 4.0 * a * c
    if discriminant <= 0.0:
        return []
    root = math.sqrt(discriminant)
    # The form of the quadratic formula that does not cancel; a = 0 leaves one place.
    q = -0.5 * (b + math.copysign(root, b))
    places = ([q / a] if a else []) + ([c / q] if q else [])
    return [(place, root) for place in places]


@lru_cache(maxsize=2)  # a drag asks for the same numbers with every position
def _noise(n: int, seed: int) -> Floats:
    return readonly(np.random.default_rng((seed, 1)).standard_normal(n))


@lru_cache(maxsize=2)
def uniforms(n: int, seed: int) -> Floats:
    """Draw ``(n,)`` numbers from [0, 1); of a larger n the first ones are the same."""
    return readonly(np.random.default_rng((seed, 0)).random(n))
