"""The density of a mixture in the plane as an image, as contours around probabilities, and as a relief."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from contourpy import LineType, contour_generator

from engines.arrays import Floats, readonly
from engines.gmm.mixture import Mixture

MASSES = (0.5, 0.9, 0.99)
"""Probability inside each of the picture's contours."""

_PIXELS = 120
_RELIEF = 33

Range = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A density over a rectangle.

    Parameters
    ----------
    density
        ``(G, G)`` float32 at the centres of equal cells, rows along y and columns along x.
    peak
        Largest of them.
    contours
        One for each of `MASSES`: ``(P, 2)``, lines separated by rows of nan; no rows where the rectangle
        holds less than that probability.
    relief
        ``(R, R)``: density over its largest value, from edge to edge, coarse enough to be drawn as a surface.
    mass
        Integral over the rectangle by the midpoint rule.
    """

    density: np.ndarray[tuple[int, ...], np.dtype[np.float32]]
    peak: float
    contours: tuple[Floats, ...]
    relief: Floats
    mass: float


def field(mixture: Mixture, x: Range, y: Range) -> Field:
    """Evaluate a mixture in the plane over a rectangle.

    Parameters
    ----------
    mixture
        Of D = 2.
    x, y
        Ranges of the two coordinates.

    Raises
    ------
    ValueError
        If the mixture is not two-dimensional, or a range is empty.
    """
    if mixture.means.shape[1] != 2:
        raise ValueError(f"mixture must have dimension 2, not {mixture.means.shape[1]}")
    for name, (low, high) in (("x", x), ("y", y)):
        if not low < high:
            raise ValueError(f"{name} must be a range from low to high, not {(low, high)}")
    across, up = _centres(x), _centres(y)
    density = np.exp(mixture.log_density(np.stack(np.meshgrid(across, up), axis=-1)))
    cell = float((across[1] - across[0]) * (up[1] - up[0]))
    generator = contour_generator(across, up, density, line_type=LineType.ChunkCombinedNan)
    contours = []
    for level in _levels(density, cell):
        points = generator.lines(level)[0][0] if level > 0.0 else None
        contours.append(readonly(np.empty((0, 2)) if points is None else points, np.float64))
    edges = np.stack(np.meshgrid(np.linspace(*x, _RELIEF), np.linspace(*y, _RELIEF)), axis=-1)
    peak = float(density.max())
    return Field(
        density=readonly(density, np.float32),
        peak=peak,
        contours=tuple(contours),
        relief=readonly(np.exp(mixture.log_density(edges)) / peak),
        mass=float(density.sum() * cell),
    )


def _centres(span: Range) -> Floats:
    low, high = span
    return np.asarray(low + (high - low) * (np.arange(_PIXELS) + 0.5) / _PIXELS, np.float64)


def _levels(density: Floats, cell: float) -> list[float]:
    """Density above which each of the masses lies; 0 where the rectangle does not hold as much."""
    ordered = np.sort(density, axis=None)[::-1]
    within = np.cumsum(ordered) * cell
    places = np.searchsorted(within, MASSES).tolist()
    return [float(ordered[place]) if place < len(ordered) else 0.0 for place in places]
