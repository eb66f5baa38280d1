"""The populations that the course averages: those that obey the theorem, and two that break it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, generator, integer, real
from engines.clt.normal import normal_cdf, normal_density

Shape = tuple[int, ...]

FAIR = (1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6)
"""Probabilities of a fair die."""

PAINTED_CELLS = 32
PAINTED = tuple(
    round(height, 2)
    for height in np.interp(range(PAINTED_CELLS), [0, 5, 14, 22, 31], [0.9, 0.1, 0.0, 0.6, 0.0]).tolist()
)
"""The painted population as it is before anybody paints: two lumps of unequal shape."""

TAIL_INDEX = 1.5
"""Of the power law: between 1, where the mean goes, and 2, where the variance goes."""

_TAIL = 9.0
"""Standard deviations of a normal hump beyond which its tail, 1e-19, is left out of sums."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Population:
    """A distribution to draw from, with its moments in closed form.

    Parameters
    ----------
    name
        Key in `POPULATIONS`.
    mean, variance
        Of one draw; nan or inf where they do not exist.
    support
        Smallest and largest possible value, infinite where there is none.
    plot_range
        Interval that shows the population and the normal curve fitted to it.
    draw
        ``(rng, shape) -> array`` of independent values. It reads the generator's stream element
        by element, so that a sample drawn in blocks equals the same sample drawn at once.
    mass
        Density at an array of points; the probability mass for a discrete population.
    atoms
        The possible values of a discrete population, evenly spaced and ascending; empty for a
        continuous one.
    cumulative
        Distribution function at an array of points; None for a population that is only drawn from.
    extent
        Finite interval outside which less than 1e-15 of the probability lies, for sums and
        integrals; infinite where the tails are heavy.
    """

    name: str
    mean: float
    variance: float
    support: tuple[float, float]
    plot_range: tuple[float, float]
    draw: Callable[[np.random.Generator, Shape], Floats]
    mass: Callable[[Floats], Floats]
    atoms: tuple[float, ...] = ()
    cumulative: Callable[[Floats], Floats] | None = None
    extent: tuple[float, float] = (-math.inf, math.inf)

    @property
    def discrete(self) -> bool:
        """Whether `density` is a probability mass."""
        return bool(self.atoms)

    def sample(self, rng: np.random.Generator, shape: int | Shape) -> Floats:
        """Independent draws as float64, of the given shape; ``()`` gives an array without axes.

        Raises
        ------
        ValueError
            If `rng` is no generator, or `shape` is no whole number or tuple of them, none negative.
        """
        axes = shape if isinstance(shape, tuple) else (shape,)
        lengths = tuple(integer("shape", axis, 0) for axis in axes)
        return np.asarray(self.draw(generator("rng", rng), lengths), np.float64)

    def density(self, x: ArrayLike) -> Floats:
        """Density, or probability mass of a discrete population, at `x` (any shape).

        Raises
        ------
        ValueError
            If `x` is not numeric.
        """
        return self.mass(real("x", x))

    def cdf(self, x: ArrayLike) -> Floats:
        """Probability that a draw is at most `x` (any shape).

        Raises
        ------
        ValueError
            If `x` is not numeric, or the population has no distribution function.
        """
        if self.cumulative is None:
            raise ValueError(f"population {self.name} has no distribution function")
        return self.cumulative(real("x", x))

    def curve(self, points: int = 513) -> tuple[Floats, Floats]:
        """Return what to draw: the atoms with their masses, or the density at `points` places.

        Returns
        -------
        x, density
            Both of shape ``(len(atoms),)`` for a discrete population, else ``(points,)`` over
            `plot_range`.
        """
        x = np.array(self.atoms) if self.discrete else np.linspace(*self.plot_range, points)
        return x, self.density(x)


def uniform() -> Population:
    """Return the uniform distribution on [0, 1)."""
    return Population(
        name="uniform",
        mean=0.5,
        variance=1.0 / 12.0,
        support=(0.0, 1.0),
        plot_range=(-0.5, 1.5),
        draw=lambda rng, shape: rng.random(shape),
        mass=lambda x: ((x >= 0.0) & (x <= 1.0)).astype(np.float64),
        cumulative=lambda x: np.clip(x, 0.0, 1.0),
        extent=(0.0, 1.0),
    )


def exponential() -> Population:
    """Return the exponential distribution with rate 1."""
    return Population(
        name="exponential",
        mean=1.0,
        variance=1.0,
        support=(0.0, math.inf),
        plot_range=(-2.0, 7.0),
        draw=lambda rng, shape: rng.standard_exponential(shape),
        mass=lambda x: np.where(x >= 0.0, np.exp(-np.abs(x)), 0.0),
        cumulative=lambda x: -np.expm1(-np.maximum(x, 0.0)),
        extent=(0.0, 36.0),
    )


def normal(mean: float = 0.0, std: float = 1.0) -> Population:
    """Return the normal distribution N(mean, std²)."""
    return Population(
        name="normal",
        mean=mean,
        variance=std**2,
        support=(-math.inf, math.inf),
        plot_range=(mean - 4.0 * std, mean + 4.0 * std),
        draw=lambda rng, shape: mean + std * rng.standard_normal(shape),
        mass=lambda x: normal_density(x, mean, std),
        cumulative=lambda x: normal_cdf(x, mean, std),
        extent=(mean - _TAIL * std, mean + _TAIL * std),
    )


def die(weights: Sequence[float] = FAIR) -> Population:
    """Return a die whose faces come up in proportion to `weights`, ``(6,)``; fair by default."""
    faces = np.arange(1.0, 7.0)
    if tuple(weights) == FAIR:
        return _on_lattice(
            "die",
            faces,
            np.array(FAIR),
            (0.0, 7.0),
            lambda rng, shape: rng.integers(1, 7, shape).astype(np.float64),
        )
    return _on_lattice("die", faces, np.array(weights, np.float64) / sum(weights), (0.0, 7.0))


def bernoulli(probability: float = 0.2) -> Population:
    """Return a loaded coin: 1 with `probability`, else 0."""
    return _on_lattice(
        "bernoulli",
        np.array([0.0, 1.0]),
        np.array([1.0 - probability, probability]),
        (-1.0, 2.0),
        lambda rng, shape: (rng.random(shape) < probability).astype(np.float64),
    )


def binomial(size: int = 10, probability: float = 0.2) -> Population:
    """Return the number of successes in `size` throws of a loaded coin."""
    successes = np.arange(size + 1.0)
    ways = np.array([float(math.comb(size, k)) for k in range(size + 1)])
    mass = ways * probability**successes * (1.0 - probability) ** (size - successes)
    return _on_lattice("binomial", successes, mass, (-1.0, size + 1.0))


def two_humped(weight: float, low: float, high: float, std: float) -> Population:
    """Return the mixture ``weight · N(low, std²) + (1 - weight) · N(high, std²)``."""

    def draw(rng: np.random.Generator, shape: Shape) -> Floats:
        # Box and Muller (1958), two uniforms a draw: rng.standard_normal takes a varying number
        # of them, so a choice of hump between its draws would depend on the size of the block.
        # The uniform that picks the hump is, rescaled within its part, uniform again. Half a turn
        # of angles gives the same cosines as a whole one, as sines without range reduction.
        pair = rng.random((*shape, 2))
        # An array even where it has no axes, to be worked on in place.
        radius, angle = np.asarray(1.0 - pair[..., 0]), pair[..., 1].copy()
        upper = (radius > weight).astype(np.float64)
        radius -= weight * upper
        radius /= weight + (1.0 - 2.0 * weight) * upper
        np.sqrt(-2.0 * np.log(radius), out=radius)
        radius *= np.sin(math.pi * (angle - 0.5))
        radius *= std
        radius += low + (high - low) * upper
        return radius

    def mixture(part: Callable[[Floats, float, float], Floats], x: Floats) -> Floats:
        return weight * part(x, low, std) + (1.0 - weight) * part(x, high, std)

    mean = weight * low + (1.0 - weight) * high
    return Population(
        name="two_humped",
        mean=mean,
        variance=std**2 + weight * (1.0 - weight) * (high - low) ** 2,
        support=(-math.inf, math.inf),
        plot_range=(-5.0, 5.0),
        draw=draw,
        mass=lambda x: mixture(normal_density, x),
        cumulative=lambda x: mixture(normal_cdf, x),
        extent=(low - _TAIL * std, high + _TAIL * std),
    )


def painted(heights: Sequence[float] = PAINTED) -> Population:
    """Return the piecewise constant density on [0, 1] in proportion to `heights`, ``(cells,)``."""
    cells = len(heights)
    share = np.array(heights, np.float64) / sum(heights)
    edges = np.linspace(0.0, 1.0, cells + 1)
    levels = np.concatenate(([0.0], np.cumsum(share)))
    levels[-1] = 1.0
    middle = (edges[1:] + edges[:-1]) / 2
    mean = float(share @ middle)

    def mass(x: Floats) -> Floats:
        cell = np.clip((x * cells).astype(np.intp), 0, cells - 1)
        return np.where((x >= 0.0) & (x <= 1.0), cells * share[cell], 0.0)

    return Population(
        name="painted",
        mean=mean,
        variance=float(share @ np.square(middle - mean)) + 1.0 / (12.0 * cells**2),
        support=(0.0, 1.0),
        plot_range=(-0.25, 1.25),
        # An empty cell is a jump of the inverse: no uniform number falls into it.
        draw=lambda rng, shape: np.interp(rng.random(shape), levels, edges),
        mass=mass,
        cumulative=lambda x: np.interp(x, edges, levels),
        extent=(0.0, 1.0),
    )


def power_law(tail: float = TAIL_INDEX) -> Population:
    """Return Pareto's distribution on x ≥ 1, P(X > x) = x^(-tail): a mean but, for tail ≤ 2, no variance."""
    return Population(
        name="power_law",
        mean=tail / (tail - 1.0),
        variance=math.inf,
        support=(1.0, math.inf),
        plot_range=(0.0, 12.0),
        draw=lambda rng, shape: 1.0 + rng.pareto(tail, shape),
        mass=lambda x: np.where(x >= 1.0, tail * np.maximum(x, 1.0) ** (-tail - 1.0), 0.0),
        cumulative=lambda x: 1.0 - np.maximum(x, 1.0) ** -tail,
    )


def cauchy() -> Population:
    """Return the standard Cauchy distribution: neither mean nor variance, so no central limit theorem."""
    return Population(
        name="cauchy",
        mean=math.nan,
        variance=math.nan,
        support=(-math.inf, math.inf),
        plot_range=(-25.0, 25.0),
        draw=lambda rng, shape: rng.standard_cauchy(shape),
        mass=lambda x: 1.0 / (math.pi * (1.0 + x * x)),
        cumulative=lambda x: 0.5 + np.arctan(x) / math.pi,
    )


def _on_lattice(
    name: str,
    atoms: Floats,
    mass: Floats,
    plot_range: tuple[float, float],
    draw: Callable[[np.random.Generator, Shape], Floats] | None = None,
) -> Population:
    """Return a discrete population; drawn by inversion unless there is a faster way."""
    mean = float(mass @ atoms)
    levels = np.cumsum(mass)
    levels /= levels[-1]

    def inversion(rng: np.random.Generator, shape: Shape) -> Floats:
        return np.asarray(atoms[np.searchsorted(levels, rng.random(shape), side="right")])

    def at(x: Floats) -> Floats:
        index = np.minimum(np.searchsorted(atoms, x), len(atoms) - 1)
        return np.where(atoms[index] == x, mass[index], 0.0)

    def below(x: Floats) -> Floats:
        return np.concatenate(([0.0], levels))[np.searchsorted(atoms, x, side="right")]

    return Population(
        name=name,
        mean=mean,
        variance=float(mass @ np.square(atoms - mean)),
        support=(float(atoms[0]), float(atoms[-1])),
        plot_range=plot_range,
        draw=draw or inversion,
        mass=at,
        cumulative=below,
        extent=(float(atoms[0]), float(atoms[-1])),
        atoms=tuple(atoms.tolist()),
    )


POPULATIONS: Mapping[str, Population] = MappingProxyType(
    {
        population.name: population
        for population in (
            uniform(),
            exponential(),
            normal(),
            die(),
            bernoulli(),
            binomial(),
            two_humped(0.4, -1.5, 1.5, 0.5),
            painted(),
            power_law(),
            cauchy(),
        )
    }
)
"""The populations of the tab by name, as they are before anybody changes them."""
