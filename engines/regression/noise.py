"""Four models of the noise around a line, all with the same mean 0 and the same variance."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, real
from engines.regression.line import LineFit, points

DEGREES = 4.0
"""Degrees of freedom ν of Student's t: few, for heavy tails, but more than 2, for a variance."""

SQRT3 = math.sqrt(3.0)
"""Half the width of the uniform distribution of variance 1."""

_SQRT2 = math.sqrt(2.0)
_LOG_2PI = math.log(2.0 * math.pi)
# Student's t, scaled so that its variance, which would be ν / (ν - 2), is 1.
_SHRINK = math.sqrt((DEGREES - 2.0) / DEGREES)
_STUDENT = (
    math.lgamma(0.5 * (DEGREES + 1.0))
    - math.lgamma(0.5 * DEGREES)
    - 0.5 * math.log(DEGREES * math.pi)
    - math.log(_SHRINK)
)


@dataclass(frozen=True, slots=True)
class Noise:
    """A distribution of mean 0 and variance 1.

    Attributes
    ----------
    standard
        Log-density of an array.
    draw
        ``draw(rng, size)``: independent draws.
    """

    standard: Callable[[Floats], Floats]
    draw: Callable[[np.random.Generator, int], Floats]

    def log_density(self, residuals: ArrayLike, std: float) -> Floats:
        r"""Log-density of residuals at standard deviation `std`, :math:`\log p(r/\sigma) - \log\sigma`.

        Parameters
        ----------
        residuals
            Any shape.
        std
            σ, positive.

        Returns
        -------
        ndarray
            In nats; -inf outside the support of the uniform distribution.

        Raises
        ------
        ValueError
            If `residuals` is not numeric or `std` is not positive.
        """
        if not std > 0.0:
            raise ValueError(f"std must be positive, not {std!r}")
        with np.errstate(over="ignore"):
            return np.asarray(self.standard(real("residuals", residuals) / std) - math.log(std))


def _student(z: Floats) -> Floats:
    return np.asarray(_STUDENT - 0.5 * (DEGREES + 1.0) * np.log1p(np.square(z / _SHRINK) / DEGREES))


NOISES: Mapping[str, Noise] = MappingProxyType(
    {
        "normal": Noise(
            standard=lambda z: np.asarray(-0.5 * (z * z + _LOG_2PI)),
            draw=lambda rng, size: rng.standard_normal(size),
        ),
        "laplace": Noise(
            standard=lambda z: np.asarray(-_SQRT2 * np.abs(z) - 0.5 * math.log(2.0)),
            draw=lambda rng, size: rng.laplace(0.0, 1.0 / _SQRT2, size),
        ),
        "student": Noise(
            standard=_student,
            draw=lambda rng, size: _SHRINK * rng.standard_t(DEGREES, size),
        ),
        "uniform": Noise(
            standard=lambda z: np.where(np.abs(z) <= SQRT3, -math.log(2.0 * SQRT3), -np.inf),
            draw=lambda rng, size: rng.uniform(-SQRT3, SQRT3, size),
        ),
    }
)
"""The models by name."""


def log_likelihood(x: ArrayLike, y: ArrayLike, line: LineFit, noise: str = "normal") -> float:
    r"""Log-likelihood :math:`\sum_n \log p(y_n - w x_n - b)` of a line, in nats.

    Parameters
    ----------
    x, y
        Data, ``(N,)`` each.
    line
        The line; its `std` is positive.
    noise
        A key of `NOISES`.

    Raises
    ------
    ValueError
        If the data are not two vectors of one length, `noise` is unknown or ``line.std`` is not positive.
    """
    x, y = points(x, y)
    if noise not in NOISES:
        raise ValueError(f"noise must be one of {', '.join(NOISES)}, not {noise!r}")
    return float(NOISES[noise].log_density(y - line.at(x), line.std).sum())
