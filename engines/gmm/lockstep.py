"""k-means and EM in lock step: the run of `engines.gmm.comparison`."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, readonly
from engines.gmm.comparison import KmeansFrame, KmeansParams
from engines.gmm.data import Points, extent, points
from engines.gmm.em import EmStep, em
from engines.gmm.frame import outlines
from engines.gmm.kmeans import LloydStep, lloyd, spread_out, too_few
from engines.gmm.mixture import Mixture
from engines.gmm.spherical import in_units, spherical_em
from engines.gmm.voronoi import voronoi_borders

_TOL = 1e-5
_MOST_ITERATIONS = 200


def side_by_side(params: KmeansParams, x: ArrayLike | None = None) -> Iterator[KmeansFrame]:
    """Run k-means and EM from the same centres, half-step by half-step, until both have ended.

    Parameters
    ----------
    params
        The runs.
    x
        Own data, ``(N, 2)``, in the place of those that `params` names.

    Raises
    ------
    ValueError
        If the data are unknown, not finite or not of two columns, or have fewer distinct points than K.

    Notes
    -----
    A free EM starts at the centres with equal weights and the covariance of the data divided by K.
    """
    data = points(params.data, params.n, params.seed, x)
    if data.x.shape[1] != 2:
        raise ValueError(f"x must have two columns, it has shape {data.x.shape}")
    shift, scale = data.x.mean(axis=0), data.x.std(axis=0)
    if not params.standardised:
        scale = np.full_like(scale, np.sqrt(np.square(scale).mean()))
    scale = np.where(scale > 0.0, scale, 1.0)
    z = (data.x - shift) / scale
    return _frames(params, data, shift, readonly(scale), z, _seeds(params, z))


def _seeds(params: KmeansParams, z: Floats) -> Floats:
    rng = np.random.default_rng([params.seed, params.components])
    if params.seeding == "kmeans++":
        return spread_out(z, params.components, rng)
    distinct = np.unique(z, axis=0)
    if len(distinct) < params.components:
        raise too_few(params.components, len(distinct))
    return np.asarray(rng.choice(distinct, params.components, replace=False))


def _frames(
    params: KmeansParams, data: Points, shift: Floats, scale: Floats, z: Floats, seeds: Floats
) -> Iterator[KmeansFrame]:
    # Everything is drawn in units of the data, but the borders are straight and right in those of k-means.
    (left, right), (low, high) = extent(data.x)
    corners = (np.array([[left, low], [right, high]]) - shift) / scale
    plane = ((corners[0, 0], corners[1, 0]), (corners[0, 1], corners[1, 1]))
    hard, soft = lloyd(z, seeds, max_iter=_MOST_ITERATIONS), _soft(params, data.x, shift, scale, z, seeds)
    inertias: list[float] = []
    climb: list[float] = []
    steps: tuple[LloydStep, EmStep] = next(hard), next(soft)
    made = [0, 0]
    while True:
        inertias.append(steps[0].inertia)
        climb.append(steps[1].mean_log_likelihood)
        yield KmeansFrame(
            params=params,
            index=len(climb) - 1,
            points=data,
            half_steps=(made[0], made[1]),
            lloyd=steps[0],
            em=steps[1],
            scale=scale,
            centres=readonly(shift + scale * steps[0].centres),
            borders=readonly(shift + scale * voronoi_borders(steps[0].centres, plane)),
            ellipses=outlines(steps[1].mixture),
            inertias=readonly(inertias),
            climb=readonly(climb),
        )
        following = next(hard, None), next(soft, None)
        if following == (None, None):
            return
        made = [made[0] + (following[0] is not None), made[1] + (following[1] is not None)]
        steps = following[0] or steps[0], following[1] or steps[1]


def _soft(
    params: KmeansParams, x: Floats, shift: Floats, scale: Floats, z: Floats, seeds: Floats
) -> Iterator[EmStep]:
    """EM in units of the data."""
    components = len(seeds)
    if params.covariance == "free":
        # k-means' own units, whose covariance is not singular unless the data lie on a line.
        spread = np.cov(z.T, bias=True) / components + 1e-6 * np.eye(2)
        covariances = np.broadcast_to(spread * np.outer(scale, scale), (components, 2, 2))
        start = Mixture(np.full(components, 1.0 / components), shift + scale * seeds, covariances)
        yield from em(x, start, tol=_TOL, max_iter=_MOST_ITERATIONS)
        return
    for step in spherical_em(z, seeds, params.epsilon, tol=_TOL, max_iter=_MOST_ITERATIONS):
        yield in_units(step, shift, scale)
