"""Data from a mixture: z is drawn from the weights, then x from the component z (chapter 4.2)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engines.arrays import Floats, Integers, readonly
from engines.gmm.field import Field, field
from engines.gmm.generate_params import PLANES, GenerateParams
from engines.gmm.generate_shaping import GRIP_MASS, component_axes
from engines.gmm.mixture import Mixture
from engines.gmm.old_faithful import Eruptions, describe_eruptions
from engines.multivariate_normal import ellipse, fit

ONE_BY_ONE = 25
"""Points that are drawn in two steps each, z and then x; after them the sample doubles from step to step."""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What all steps of a run share.

    Parameters
    ----------
    mixture
        The distribution.
    field
        Its density over the plane.
    ellipses
        ``(K, 128, 2)``: contour around `GRIP_MASS` of each component.
    axes
        Of the selected component, as `component_axes`.
    mean, covariance
        Of the mixture: Σ φ_k μ_k, and `within` + `between`.
    within, between
        ``(2, 2)``: mean of the components' covariances, and covariance of their means, both weighted.
    x, z
        The whole sample: ``(n, 2)`` points and ``(n,)`` components from 0.
    eruptions
        In the plane of Old Faithful, else None.
    """

    mixture: Mixture
    field: Field
    ellipses: Floats
    axes: Floats
    mean: Floats
    covariance: Floats
    within: Floats
    between: Floats
    x: Floats
    z: Integers
    eruptions: Eruptions | None


@dataclass(frozen=True, slots=True, eq=False)
class GenerateFrame:
    """A step of drawing.

    Parameters
    ----------
    params
        Of the run.
    scene
        What is drawn from, and the whole sample.
    shown
        Points that are there by now.
    pending
        Whether z of the next point has been drawn, but not yet x.
    """

    params: GenerateParams
    scene: Scene
    shown: int
    pending: bool

    @property
    def x(self) -> Floats:
        """Points that are there, ``(shown, 2)``."""
        return self.scene.x[: self.shown]

    @property
    def z(self) -> Integers:
        """Components of the points that are there, ``(shown,)``."""
        return self.scene.z[: self.shown]

    @property
    def newest(self) -> int | None:
        """Component from 0 that was drawn last; None before the first."""
        index = self.shown if self.pending else self.shown - 1
        return int(self.scene.z[index]) if index >= 0 else None

    @property
    def one_by_one(self) -> bool:
        """Whether this step is z or x of a single point."""
        return self.pending or 0 < self.shown <= ONE_BY_ONE

    @property
    def fractions(self) -> Floats:
        """Share of each component in what is there, ``(K,)``; nan without any."""
        counts = np.bincount(self.z, minlength=self.params.components)
        return counts / self.shown if self.shown else np.full(len(counts), math.nan)

    @property
    def sample_mean(self) -> Floats:
        """Mean of the points that are there, else of the eruptions, ``(2,)``; nan without either."""
        return self._moments[0]

    @property
    def sample_covariance(self) -> Floats:
        """Covariance with 1/N of the same points, ``(2, 2)``; nan without any."""
        return self._moments[1]

    @property
    def _moments(self) -> tuple[Floats, Floats]:
        eruptions = self.scene.eruptions
        if self.shown or eruptions is not None:
            return fit(self.x if self.shown or eruptions is None else eruptions.x)
        return np.full(2, math.nan), np.full((2, 2), math.nan)


def generate(params: GenerateParams) -> Iterator[GenerateFrame]:
    """Draw a sample step by step; the last frame shows all of it.

    Returns
    -------
    iterator of GenerateFrame
        Nothing drawn; z and x of each of the first `ONE_BY_ONE` points; then ever twice as many points.
    """
    return _frames(params)


def moments(mixture: Mixture) -> tuple[Floats, Floats, Floats]:
    r"""Mean and covariance of a mixture, the latter in the two parts of the law of total covariance.

    Returns
    -------
    mean, within, between
        :math:`\bar\mu = \sum_k \phi_k \mu_k`, ``(D,)``; :math:`\sum_k \phi_k \Sigma_k` and
        :math:`\sum_k \phi_k (\mu_k - \bar\mu)(\mu_k - \bar\mu)^T`, ``(D, D)`` (chapter 4.2).
    """
    weights = mixture.weights
    mean = weights @ mixture.means
    centred = mixture.means - mean
    within = np.einsum("k,kij->ij", weights, mixture.covariances)
    return mean, within, np.asarray((weights[:, None] * centred).T @ centred)


def _frames(params: GenerateParams) -> Iterator[GenerateFrame]:
    scene = _scene(params)
    yield GenerateFrame(params, scene, 0, pending=False)
    for index in range(min(ONE_BY_ONE, params.samples)):
        yield GenerateFrame(params, scene, index, pending=True)
        yield GenerateFrame(params, scene, index + 1, pending=False)
    shown = ONE_BY_ONE
    while shown < params.samples:
        shown = min(2 * shown, params.samples)
        yield GenerateFrame(params, scene, shown, pending=False)


def _scene(params: GenerateParams) -> Scene:
    mixture = params.mixture
    x, z = mixture.sample(params.samples, np.random.default_rng(params.seed))
    mean, within, between = moments(mixture)
    components = zip(mixture.means, mixture.covariances, strict=True)
    return Scene(
        mixture=mixture,
        field=field(mixture, *PLANES[params.plane]),
        ellipses=readonly([ellipse(centre, sigma, GRIP_MASS) for centre, sigma in components]),
        axes=readonly(component_axes(params)),
        mean=readonly(mean),
        covariance=readonly(within + between),
        within=readonly(within),
        between=readonly(between),
        x=readonly(x),
        z=readonly(z),
        eruptions=describe_eruptions(mixture) if params.plane == "old_faithful" else None,
    )
