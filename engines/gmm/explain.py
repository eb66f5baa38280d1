"""A frame of EM in numbers: one point's posterior term by term, a histogram, the true groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engines.arrays import Floats, integer
from engines.gmm.bars import bar_edges
from engines.gmm.frame import GmmFrame
from engines.multivariate_normal import log_density

_CURVE_POINTS = 400
RUG_DEPTH = 0.1
"""Height of the rug, as a share of that of the picture above the axis."""


@dataclass(frozen=True, slots=True, eq=False)
class PointTerms:
    r"""The E-step for one point: :math:`q(k) = \phi_k N(x; \mu_k, \Sigma_k) / p(x)` (chapter 5.4).

    Parameters
    ----------
    densities
        N(x; μ_k, Σ_k), ``(K,)``; 0 where it is too small for a float64.
    joint
        φ_k N(x; μ_k, Σ_k), ``(K,)``.
    evidence
        p(x), their sum.
    posterior
        p(z = k | x), ``(K,)``: computed from logarithms, so that it adds to 1 where `evidence` underflows.
    responsibilities
        q at this half-step, ``(K,)``: the posterior of the present mixture after an E-step, of the one before
        after an M-step.
    """

    densities: Floats
    joint: Floats
    evidence: float
    posterior: Floats
    responsibilities: Floats


def point_terms(frame: GmmFrame, row: int) -> PointTerms:
    """Write the E-step of a data point out.

    Raises
    ------
    ValueError
        If there is no such row.
    """
    point = frame.x[integer("row", row, 0, len(frame.x) - 1)]
    components = zip(frame.means, frame.covariances, strict=True)
    log_densities = np.array([float(log_density(point, mean, cov)) for mean, cov in components])
    with np.errstate(divide="ignore"):
        log_joint = np.log(frame.weights) + log_densities
    scaled = np.exp(log_joint - log_joint.max())
    joint = np.exp(log_joint)
    return PointTerms(
        densities=np.exp(log_densities),
        joint=joint,
        evidence=float(joint.sum()),
        posterior=scaled / scaled.sum(),
        responsibilities=frame.responsibilities[row].astype(np.float64),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A mixture in one dimension above its data.

    Parameters
    ----------
    x
        ``(G,)`` places.
    components
        φ_k N(x; μ_k, σ_k²), ``(K, G)``; their sum is the mixture's density.
    """

    x: Floats
    components: Floats

    @property
    def density(self) -> Floats:
        """p(x), ``(G,)``."""
        return np.asarray(self.components.sum(axis=0))


def profile(frame: GmmFrame) -> Profile:
    """Densities of a mixture in one dimension over the extent of its picture.

    The places stand closer around every mean, so that a narrow component is drawn with its peak.

    Raises
    ------
    ValueError
        If the frame is of another dimension.
    """
    means, stds = _one_dimension(frame)
    even = np.linspace(*frame.extent[0], _CURVE_POINTS)
    around = (means[:, None] + stds[:, None] * np.linspace(-4.0, 4.0, 41)).ravel()
    low, high = frame.extent[0]
    x = np.sort(np.concatenate([even, around[(low < around) & (around < high)]]))
    squares = np.square((x - means[:, None]) / stds[:, None])
    peaks = frame.weights / (stds * np.sqrt(2.0 * np.pi))
    return Profile(x, peaks[:, None] * np.exp(-0.5 * squares))


def stacked_bars(frame: GmmFrame) -> tuple[Floats, Floats]:
    """Histogram of data in one dimension, each bar divided by responsibility.

    Returns
    -------
    edges, heights
        ``(B + 1,)``, and ``(K, B)``: on the scale of a density, what the components up to k hold of a bar;
        the last row is the histogram.

    Raises
    ------
    ValueError
        If the frame is of another dimension.
    """
    return _stacked(frame, frame.responsibilities)


def group_bars(frame: GmmFrame) -> tuple[Floats, Floats]:
    """Divide the histogram by the true groups, ``(G, B)``, as `stacked_bars` does by responsibility."""
    return _stacked(frame, np.eye(_group_count(frame))[frame.groups])


def rug(frame: GmmFrame) -> Floats:
    """Places ``(N, 2)`` below the axis for points of one dimension, scattered in height so that ties show."""
    _one_dimension(frame)
    top = frame.extent[1][1]
    # Multiples of the golden ratio, modulo 1, are spread evenly however many there are.
    heights = np.arange(len(frame.x)) * 0.6180339887498949 % 1.0
    return np.stack([frame.x[:, 0], -top * (0.03 + RUG_DEPTH * heights)], axis=1)


def agreement(frame: GmmFrame) -> float:
    """Share of the points whose likeliest component stands for their true group.

    Every component stands for the group that most of its points come from.

    Raises
    ------
    ValueError
        If nobody knows the groups.
    """
    count = _group_count(frame)
    likeliest = frame.responsibilities.argmax(axis=1)
    table = np.bincount(likeliest * count + frame.groups, minlength=frame.responsibilities.shape[1] * count)
    return float(table.reshape(-1, count).max(axis=1).sum() / len(frame.x))


def _stacked(frame: GmmFrame, shares: NDArray[Any]) -> tuple[Floats, Floats]:
    _one_dimension(frame)
    values, edges = frame.x[:, 0], bar_edges(frame.x)
    width, count = edges[1] - edges[0], len(edges) - 1
    bins = np.clip(((values - edges[0]) / width).astype(np.intp), 0, count - 1)
    heights = [np.bincount(bins, weights=column, minlength=count) for column in shares.T]
    return edges, np.cumsum(heights, axis=0) / (len(values) * width)


def _one_dimension(frame: GmmFrame) -> tuple[Floats, Floats]:
    if frame.means.shape[1] != 1:
        raise ValueError(f"frame must be of one dimension, not of {frame.means.shape[1]}")
    return frame.means[:, 0], np.sqrt(frame.covariances[:, 0, 0])


def _group_count(frame: GmmFrame) -> int:
    if not len(frame.groups):
        raise ValueError("frame must come from data whose groups are known")
    return int(frame.groups.max()) + 1
