"""A mixture that is shaped by hand, in one of two planes: chapters 4.2 and 4.3."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engines.arrays import Floats, integer, number
from engines.gmm.mixture import Mixture

COMPONENT_LIMIT = 5
"""Largest K."""

SAMPLE_LIMIT = 10_000
"""Largest sample."""

RHO_LIMIT = 0.99
"""Largest correlation of a component, of either sign."""

PLANES = {"free": ((-5.0, 5.0), (-5.0, 5.0)), "old_faithful": ((1.0, 6.0), (40.0, 100.0))}
"""Ranges of both coordinates: no units; minutes of eruption and of waiting for the next."""

PICTURES = ("contours", "image", "surface")

# Standard deviations in units of half a range.
_NARROWEST, _WIDEST = 0.02, 0.6

Pair = tuple[float, float]
Spread = tuple[float, float, float]
OPENING: tuple[tuple[float, Pair, Spread], ...] = (
    (0.5, (-2.0, -1.0), (0.9, 0.7, 0.6)),
    (0.3, (2.0, 1.5), (1.2, 0.5, -0.4)),
    (0.2, (1.0, -2.5), (0.6, 0.6, 0.0)),
    (0.2, (-2.0, 2.5), (0.8, 0.5, 0.0)),
    (0.2, (3.5, -1.0), (0.4, 1.0, 0.0)),
)
"""Weight, mean and spread of the components of the free plane, in the order in which they come."""


@dataclass(frozen=True, slots=True)
class GenerateParams:
    """A mixture in the plane, and how it is shown.

    Parameters
    ----------
    plane
        One of `PLANES`: which ranges, and whether data lie in them.
    weights
        φ: 1 to `COMPONENT_LIMIT` numbers, not negative, sum 1.
    means
        μ: as many pairs inside the plane.
    spreads
        As many triples (σ₁, σ₂, ρ), inside `std_limits` and `RHO_LIMIT`.
    selected
        Number of the component that sliders and handles change, from 1.
    samples
        Points to draw, 0 to `SAMPLE_LIMIT`.
    colours
        Whether the points show which component they came from.
    picture
        One of `PICTURES`: how the density is drawn.
    seed
        Seed of the sample, not negative.

    Raises
    ------
    ValueError
        If a field is outside its range.
    """

    plane: str = "free"
    weights: tuple[float, ...] = (0.5, 0.3, 0.2)
    means: tuple[Pair, ...] = tuple(mean for _, mean, _ in OPENING[:3])
    spreads: tuple[Spread, ...] = tuple(spread for _, _, spread in OPENING[:3])
    selected: int = 1
    samples: int = 300
    colours: bool = True
    picture: str = "contours"
    seed: int = 0

    def __post_init__(self) -> None:
        if not isinstance(self.plane, str) or self.plane not in PLANES:
            raise ValueError(f"plane must be one of {', '.join(PLANES)}, not {self.plane!r}")
        if self.picture not in PICTURES:
            raise ValueError(f"picture must be one of {', '.join(PICTURES)}, not {self.picture!r}")
        if type(self.colours) is not bool:
            raise ValueError(f"colours must be True or False, not {self.colours!r}")
        if type(self.weights) is not tuple or not 1 <= len(self.weights) <= COMPONENT_LIMIT:
            raise ValueError(f"weights must be a tuple of 1 to {COMPONENT_LIMIT} numbers")
        for weight in self.weights:
            number("weights", weight, 0.0, 1.0)
        if abs(sum(self.weights) - 1.0) > 1e-8:
            raise ValueError(f"weights must sum to 1, not {sum(self.weights)!r}")
        for name, limits in (
            ("means", PLANES[self.plane]),
            ("spreads", (*std_limits(self.plane), (-RHO_LIMIT, RHO_LIMIT))),
        ):
            rows = getattr(self, name)
            if type(rows) is not tuple or len(rows) != len(self.weights):
                raise ValueError(f"{name} must be a tuple of {len(self.weights)} entries, one a component")
            for row in rows:
                if type(row) is not tuple or len(row) != len(limits):
                    raise ValueError(f"{name} must hold tuples of {len(limits)} numbers, not {row!r}")
                for value, (low, high) in zip(row, limits, strict=True):
                    number(name, value, low, high)
        integer("selected", self.selected, 1, len(self.weights))
        integer("samples", self.samples, 0, SAMPLE_LIMIT)
        integer("seed", self.seed, 0)

    @property
    def components(self) -> int:
        """K."""
        return len(self.weights)

    @property
    def mixture(self) -> Mixture:
        """The distribution itself."""
        covariances = np.array([covariance_of(spread) for spread in self.spreads])
        return Mixture(np.array(self.weights), np.array(self.means), covariances)


def std_limits(plane: str) -> tuple[Pair, Pair]:
    """Smallest and largest standard deviation of either coordinate of a plane."""
    half_x, half_y = ((high - low) / 2.0 for low, high in PLANES[plane])
    return (_NARROWEST * half_x, _WIDEST * half_x), (_NARROWEST * half_y, _WIDEST * half_y)


def covariance_of(spread: Spread) -> Floats:
    """Σ of (σ₁, σ₂, ρ), ``(2, 2)``."""
    std_x, std_y, rho = spread
    shared = rho * std_x * std_y
    return np.array([[std_x**2, shared], [shared, std_y**2]])
