"""Everything that the view of the line draws of data and line, computed at once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, readonly
from engines.regression.fits import fit_noise
from engines.regression.line import LineFit, Moments
from engines.regression.noise import NOISES, SQRT3
from engines.regression.observations import STEEPEST, LineParams, Observations, observe
from engines.regression.surface import Cut, Plane, Range, cut, plane

_BELLS_AT = (0.08, 0.45, 0.82)  # of the width of the data
_BELL = 0.1  # height of the standing density at its best σ, in widths of the data
_TALLEST = 1.8
_Z: Floats = readonly(
    np.sort(np.append(np.linspace(-3.6, 3.6, 73), SQRT3 * np.array([-1 - 1e-9, -1, 1, 1 + 1e-9])))
)
_PAD = 0.08
_OVERSHOOT = 1.0
_SLIDER_REACH = 3.0
_ROUNDING = 1e-15


@dataclass(frozen=True, slots=True, eq=False)
class LineScene:
    """Data, the hand's line and the best ones. Every line's b is its height at ``params.pivot``.

    Attributes
    ----------
    params
        Of the run.
    x, y
        Data ``(N,)`` each.
    unit
        Of both; may be empty.
    dropped
        Points left out because there are too many.
    moments
        Of (x - pivot, y).
    line
        The hand's line.
    residuals
        Of the hand's line, ``(N,)``.
    truth
        Line that the data were drawn around, None where it is not known.
    fits
        Best line under each of `NOISES`, in that order; none where x is constant.
    inverse
        The regression of x on y, as a line in the same picture; None where it would be vertical.
    bells
        Densities standing on the line, ``(3, P, 2)``: places (x, y) of the curves.
    bells_at
        x of their feet.
    x_range, y_range
        Part of the plane of the data to be shown.
    plane, cut
        The squared error over (w, b), and a cut through it.
    slider_ranges
        Sensible ends of w, b and σ.
    log_likelihood
        Of the hand's line under ``params.model``, summed over the points; may be minus infinity.
    mean_squared_error
        Of the hand's line.
    fit_log_likelihoods
        Largest log-likelihood under each of `NOISES`: of `fits`, each with its own σ; inf where that is 0.
    """

    params: LineParams
    x: Floats
    y: Floats
    unit: str
    dropped: int
    moments: Moments
    line: LineFit
    residuals: Floats
    truth: LineFit | None
    fits: tuple[LineFit, ...]
    inverse: LineFit | None
    bells: Floats
    bells_at: Floats
    x_range: Range
    y_range: Range
    plane: Plane
    cut: Cut
    slider_ranges: tuple[Range, Range, Range]
    log_likelihood: float
    mean_squared_error: float
    fit_log_likelihoods: tuple[float, ...]

    @property
    def best(self) -> LineFit | None:
        """Best line under the chosen noise."""
        return self.fits[list(NOISES).index(self.params.model)] if self.fits else None

    @property
    def constant(self) -> float:
        r"""Negative log-likelihood of a line through all points at the hand's σ.

        Under normal noise it is :math:`\frac N2\log 2\pi\sigma^2`: what is added to a multiple of the squared
        error, and the same for every line (chapter 6.2).
        """
        return -len(self.x) * float(NOISES[self.params.model].log_density(0.0, self.line.std))

    @property
    def factor(self) -> float:
        r"""What the squared error is multiplied with under normal noise, :math:`\frac N{2\sigma^2}`."""
        return 0.5 * len(self.x) / self.line.std**2

    @property
    def largest_residual(self) -> float:
        """Distance of the point that is farthest from the hand's line."""
        return float(np.abs(self.residuals).max())

    def height(self, line: LineFit, x: ArrayLike) -> Floats:
        """Height of a line at places x of the picture."""
        return line.at(np.asarray(x, np.float64) - self.params.pivot)

    def log_likelihood_of(self, line: LineFit) -> float:
        """Log-likelihood of a line with its own σ under the chosen noise; inf where its σ is 0."""
        return _log_likelihood(self.y - self.height(line, self.x), line.std, self.params.model)

    def through(self, left: tuple[float, float], right: tuple[float, float]) -> tuple[float, float]:
        """(w, b) of the line through two places, within the bounds of params."""
        w = (right[1] - left[1]) / (right[0] - left[0])
        b = left[1] + w * (self.params.pivot - left[0])
        return _bounded(w), _bounded(b)


def scene(params: LineParams, table: ArrayLike | Observations | None = None) -> LineScene:
    """Compute the scene; parameters and errors are those of `observe`."""
    data = observe(params, table)
    x, y = data.x - params.pivot, data.y
    moments = Moments.of(x, y)
    line = LineFit(params.w, params.b, params.std)
    fits = _best_lines(x.tobytes(), y.tobytes()) if moments.best else ()
    residuals = y - line.at(x)
    around = plane(moments, line)
    x_range, y_range = _shown(data.x, y, params)
    feet = x_range[0] + np.array(_BELLS_AT) * (x_range[1] - x_range[0])
    return LineScene(
        params=params,
        x=data.x,
        y=y,
        unit=data.unit,
        dropped=data.dropped,
        moments=moments,
        line=line,
        residuals=readonly(residuals),
        truth=data.truth and LineFit(data.truth.w, _at_pivot(data.truth, params), data.truth.std),
        fits=fits,
        inverse=_inverse(moments),
        bells=readonly(_bells(params, line, feet, x_range, moments)),
        bells_at=readonly(feet),
        x_range=x_range,
        y_range=y_range,
        plane=around,
        cut=cut(x, y, moments, line, params.model, around.w_range),
        slider_ranges=_slider_ranges(moments),
        log_likelihood=_log_likelihood(residuals, line.std, params.model),
        mean_squared_error=float(np.square(residuals).mean()),
        fit_log_likelihoods=tuple(
            _log_likelihood(y - fit.at(x), fit.std, noise)
            for noise, fit in zip(NOISES, fits, strict=bool(fits))
        ),
    )


@lru_cache(maxsize=8)
def _best_lines(x: bytes, y: bytes) -> tuple[LineFit, ...]:
    """Fit every noise; kept, because the data stay while line and σ are dragged."""
    numbers = np.frombuffer(x), np.frombuffer(y)
    return tuple(fit_noise(*numbers, noise) for noise in NOISES)


def _log_likelihood(residuals: Floats, std: float, noise: str) -> float:
    if std == 0.0:
        return math.inf
    value = float(NOISES[noise].log_density(residuals, std).sum())
    # Under the uniform noise of width 1 every term is log 1, but for rounding.
    return value if abs(value) > _ROUNDING * len(residuals) else 0.0


def _at_pivot(line: LineFit, params: LineParams) -> float:
    return float(line.at(params.pivot))


def _inverse(moments: Moments) -> LineFit | None:
    if moments.xy == 0.0:
        return None
    w = moments.yy / moments.xy
    return LineFit(w, moments.mean_y - w * moments.mean_x, 0.0)


def _bells(params: LineParams, line: LineFit, feet: Floats, x_range: Range, moments: Moments) -> Floats:
    """Densities upright on the line, of one area unless σ is so small that they would fill the picture."""
    usual = math.sqrt(moments.smallest) or line.std
    unit = _BELL * (x_range[1] - x_range[0]) * min(usual / line.std, _TALLEST)
    shape = np.exp(NOISES[params.model].standard(_Z) - NOISES["normal"].standard(np.zeros(1)))
    across = feet[:, None] + unit * shape
    up = line.at(feet - params.pivot)[:, None] + line.std * _Z
    return np.stack((across, np.broadcast_to(up, across.shape)), axis=-1)


def _shown(x: Floats, y: Floats, params: LineParams) -> tuple[Range, Range]:
    """Room for the data and the ends of the line, as long as these are not too far off."""
    left, right = _padded(float(x.min()), float(x.max()))
    low, high = float(y.min()), float(y.max())
    room = _OVERSHOOT * ((high - low) or abs(high) or 1.0)
    # The densities that stand on the line are shown as far as they matter.
    ends = params.b + params.w * (np.array([left, right]) - params.pivot)
    ends = ends + 2.2 * params.std * np.array([[-1.0], [1.0]])
    return (left, right), _padded(
        min(low, max(low - room, float(ends.min()))), max(high, min(high + room, float(ends.max())))
    )


def _padded(low: float, high: float) -> Range:
    pad = _PAD * (high - low) or _PAD * abs(high) or 1.0
    return low - pad, high + pad


def _slider_ranges(moments: Moments) -> tuple[Range, Range, Range]:
    best = moments.best or LineFit(0.0, moments.mean_y, 0.0)
    width, height = moments.units
    slope = height / width
    middle = math.hypot(1.0, moments.mean_x / width)
    spread = math.sqrt(moments.smallest) or 0.1 * height
    reach = _SLIDER_REACH
    return (
        (best.w - reach * slope, best.w + reach * slope),
        (best.b - reach * height * middle, best.b + reach * height * middle),
        (0.2 * spread, 5.0 * spread),
    )


def _bounded(value: float) -> float:
    return min(max(value, -STEEPEST), STEEPEST) if math.isfinite(value) else 0.0
