"""A gap that remains: the ELBO of a normal q(z) against a posterior that is not normal."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

import numpy as np

from engines.arrays import Floats, integer, number, readonly
from engines.clt import normal_density
from engines.divergence.models import MODELS, ModelName
from engines.divergence.normal_bound import Observation

Z_RANGE = (-4.0, 4.0)
X_RANGE = (-3.0, 6.0)
"""What the pictures show of z and x."""

LEAST_STD, MOST_STD = 0.02, 3.0
MAX_STEPS = 200
"""Steps after which the ascent is stopped."""

_STEP = 0.8
_HALVINGS = 30
_LEVEL = 1e-6  # a natural gradient, in units of q's own deviation
_CURVE = np.linspace(*Z_RANGE, 401)
_IMAGE_Z = np.linspace(*Z_RANGE, 161)
_IMAGE_X = np.linspace(*X_RANGE, 121)
_DEEPEST = 3.0  # nats below log p(x) that the axis of the bar shows
_HEADROOM = 0.25


@dataclass(frozen=True, slots=True)
class GapParams:
    """One observed x of a model, and a normal q(z).

    Parameters
    ----------
    model
        Key of `MODELS`.
    x
        The observed x, within `X_RANGE`.
    noise
        Standard deviation of x given z, 0.2 to 2.
    mean, std
        Of q(z): −4 to 4, and `LEAST_STD` to `MOST_STD`. The ascent starts there.
    draws
        n of the Monte-Carlo estimate, 2 to 10,000.
    seed
        Of its draws, not negative.

    Raises
    ------
    ValueError
        If a field is outside its range.
    """

    model: ModelName = "square"
    x: float = 1.5
    noise: float = 0.5
    mean: float = 0.6
    std: float = 0.5
    draws: int = 100
    seed: int = 0

    def __post_init__(self) -> None:
        if not isinstance(self.model, str) or self.model not in MODELS:
            raise ValueError(f"model must be one of {', '.join(MODELS)}, not {self.model!r}")
        number("x", self.x, *X_RANGE)
        number("noise", self.noise, 0.2, 2.0)
        number("mean", self.mean, *Z_RANGE)
        number("std", self.std, LEAST_STD, MOST_STD)
        integer("draws", self.draws, 2, 10_000)
        integer("seed", self.seed, 0)


@dataclass(frozen=True, slots=True, eq=False)
class GapFrame:
    """q after some steps of gradient ascent on the ELBO.

    Parameters
    ----------
    params
        Of the run; its q is the start.
    step
        0 at the start.
    mean, std
        Of q now.
    z, posterior, prior, density
        ``(401,)``: places, p(z | x), p(z) and q(z).
    joint
        ``(121, 161)``, float32: p(x, z) over `X_RANGE` (rows) and `Z_RANGE`; the same array in every frame
        of a run.
    log_evidence
        log p(x) by quadrature, in nats.
    elbo, kl
        By quadrature with the nodes of q; they add up to `log_evidence`.
    estimate, standard_error
        The ELBO from ``params.draws`` draws of q, and the standard error of that mean.
    elbos
        ``(step + 1,)``: ELBO so far.
    reason
        Why the ascent ended; empty in all frames but the last.
    """

    params: GapParams
    step: int
    mean: float
    std: float
    z: Floats
    posterior: Floats
    prior: Floats
    density: Floats
    joint: Floats
    log_evidence: float
    elbo: float
    kl: float
    estimate: float
    standard_error: float
    elbos: Floats
    reason: Literal["", "converged", "max_steps"]

    @property
    def axis(self) -> tuple[float, float]:
        """Lowest and highest value of the bar's axis; it does not depend on q."""
        low = np.floor(2.0 * (self.log_evidence - _DEEPEST)) / 2.0
        return float(low), float(np.ceil(2.0 * (self.log_evidence + _HEADROOM)) / 2.0)

    @property
    def top(self) -> float:
        """Highest of posterior and prior: the room that the densities need, whatever q is."""
        return float(max(self.posterior.max(), self.prior.max()))

    @property
    def peak(self) -> float:
        """Density of q at its mean."""
        return 1.0 / (math.sqrt(2.0 * math.pi) * self.std)

    @property
    def shoulder(self) -> float:
        """Density of q one standard deviation from its mean."""
        return self.peak * math.exp(-0.5)

    @property
    def centres(self) -> tuple[Floats, ...]:
        """Curves of the x that z produces without noise, over `z`: one, or two of the mixture."""
        model = MODELS[self.params.model]
        middle = model.centre(self.z)
        return (middle - model.offset, middle + model.offset) if model.offset else (middle,)


def ascend(params: GapParams, whole: bool = True) -> Iterator[GapFrame]:
    """Climb the ELBO from the q of `params` by its natural gradient, to the best normal q near the start.

    The natural gradient is the gradient by (mean, log std) divided by the Fisher information of q,
    (1/std², 2): it has the scale of q itself. A step is halved until it gains at least half of what the slope
    promises (Armijo's rule), so the ELBO never falls and the way does not swing across the top.

    Parameters
    ----------
    params
        Model, observation and start.
    whole
        Whether to climb at all, or to stay at step 0, while the start is being dragged.

    Returns
    -------
    iterator of GapFrame
        From step 0 to the top.
    """
    steps = _steps(params)
    return steps if whole else islice(steps, 1)


def _steps(params: GapParams) -> Iterator[GapFrame]:
    observed = Observation(params.model, params.x, params.noise)
    posterior = readonly(np.exp(observed.log_joint(_CURVE) - observed.log_evidence))
    prior, z = readonly(normal_density(_CURVE, 0.0, 1.0)), readonly(_CURVE)
    log_joint = observed.model.log_joint(_IMAGE_Z[None, :], _IMAGE_X[:, None], observed.noise)
    joint = readonly(np.exp(log_joint), np.float32)
    mean, std = float(params.mean), float(params.std)
    elbos = [observed.elbo(mean, std)]
    reason: Literal["", "converged", "max_steps"] = ""
    while True:
        following = _uphill(observed, mean, std, elbos[-1])
        if following is None:
            reason = "converged"
        elif len(elbos) > MAX_STEPS:
            reason = "max_steps"
        estimate, error = observed.estimate(mean, std, params.draws, params.seed)
        yield GapFrame(
            params=params,
            step=len(elbos) - 1,
            mean=mean,
            std=std,
            z=z,
            posterior=posterior,
            prior=prior,
            density=readonly(normal_density(_CURVE, mean, std)),
            joint=joint,
            log_evidence=observed.log_evidence,
            elbo=elbos[-1],
            kl=observed.kl(mean, std),
            estimate=estimate,
            standard_error=error,
            elbos=readonly(elbos),
            reason=reason,
        )
        if following is None or reason:
            return
        mean, std, value = following
        elbos.append(value)


def _uphill(
    observed: Observation, mean: float, std: float, value: float
) -> tuple[float, float, float] | None:
    """Next mean, std and ELBO; None at the top, where no step raises it."""
    by_mean, by_log_std = observed.gradient(mean, std)
    move, growth = std**2 * by_mean, 0.5 * by_log_std
    if math.hypot(move / std, growth) < _LEVEL:
        return None
    # No more than one deviation or a factor e at a time: far from the top the slope says little of the way.
    shortened = 1.0 / max(1.0, abs(move) / std, abs(growth))
    move, growth = shortened * move, shortened * growth
    promise = by_mean * move + by_log_std * growth
    rate = _STEP
    for _ in range(_HALVINGS):
        new_mean, new_std = mean + rate * move, std * math.exp(rate * growth)
        raised = observed.elbo(new_mean, new_std)
        if raised > value and raised - value >= 0.5 * rate * promise:
            return new_mean, new_std, raised
        rate *= 0.5
    return None
