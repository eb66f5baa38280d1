"""The populations that the course averages: five with a mean and a variance, and Cauchy's."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, real
from engines.clt.normal import normal_density

Shape = int | tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
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
    """

    name: str
    mean: float
    variance: float
    support: tuple[float, float]
    plot_range: tuple[float, float]
    draw: Callable[[np.random.Generator, Shape], Floats]
    mass: Callable[[Floats], Floats]
    atoms: tuple[float, ...] = ()

    @property
    def discrete(self) -> bool:
        """Whether `density` is a probability mass."""
        return bool(self.atoms)

    def sample(self, rng: np.random.Generator, shape: Shape) -> Floats:
        """Independent draws as float64, of the given shape."""
        return self.draw(rng, shape)

    def density(self, x: ArrayLike) -> Floats:
        """Density, or probability mass of a discrete population, at `x` (any shape).

        Raises
        ------
        ValueError
            If `x` is not numeric.
        """
        return self.mass(real("x", x))

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
    )


def die() -> Population:
    """Return a fair die."""
    return Population(
        name="die",
        mean=3.5,
        variance=35.0 / 12.0,
        support=(1.0, 6.0),
        plot_range=(0.0, 7.0),
        draw=lambda rng, shape: rng.integers(1, 7, shape).astype(np.float64),
        mass=lambda x: np.where((x >= 1.0) & (x <= 6.0) & (x == np.round(x)), 1.0 / 6.0, 0.0),
        atoms=(1.0, 2.0, 3.0, 4.0, 5.0, 6.0),
    )


def bernoulli(p: float) -> Population:
    """Return a loaded coin: 1 with probability `p`, else 0."""
    return Population(
        name="bernoulli",
        mean=p,
        variance=p * (1.0 - p),
        support=(0.0, 1.0),
        plot_range=(-1.0, 2.0),
        draw=lambda rng, shape: (rng.random(shape) < p).astype(np.float64),
        mass=lambda x: np.where(x == 1.0, p, np.where(x == 0.0, 1.0 - p, 0.0)),
        atoms=(0.0, 1.0),
    )


def two_humped(weight: float, low: float, high: float, std: float) -> Population:
    """Return the mixture ``weight · N(low, std²) + (1 - weight) · N(high, std²)``."""

    def draw(rng: np.random.Generator, shape: Shape) -> Floats:
        # Box and Muller (1958), two uniforms a draw: rng.standard_normal takes a varying number
        # of them, so a choice of hump between its draws would depend on the size of the block.
        # The uniform that picks the hump is, rescaled within its part, uniform again. Half a turn
        # of angles gives the same cosines as a whole one, as sines without range reduction.
        pair = rng.random((*np.atleast_1d(shape), 2))
        radius, angle = 1.0 - pair[..., 0], np.ascontiguousarray(pair[..., 1])
        upper = (radius > weight).astype(np.float64)
        radius -= weight * upper
        radius /= weight + (1.0 - 2.0 * weight) * upper
        np.sqrt(-2.0 * np.log(radius), out=radius)
        radius *= np.sin(math.pi * (angle - 0.5))
        radius *= std
        radius += low + (high - low) * upper
        return radius

    def mass(x: Floats) -> Floats:
        return weight * normal_density(x, low, std) + (1.0 - weight) * normal_density(x, high, std)

    mean = weight * low + (1.0 - weight) * high
    return Population(
        name="two_humped",
        mean=mean,
        variance=std**2 + weight * (1.0 - weight) * (high - low) ** 2,
        support=(-math.inf, math.inf),
        plot_range=(-5.0, 5.0),
        draw=draw,
        mass=mass,
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
    )


POPULATIONS: Mapping[str, Population] = MappingProxyType(
    {
        population.name: population
        for population in (
            uniform(),
            exponential(),
            die(),
            bernoulli(0.2),
            two_humped(0.4, -1.5, 1.5, 0.5),
            cauchy(),
        )
    }
)
"""The populations of the tab by name, in the order in which it offers them."""
