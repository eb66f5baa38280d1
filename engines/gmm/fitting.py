"""EM on a data set as an engine: every half-step a frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, readonly
from engines.gmm import data
from engines.gmm.bars import bar_edges
from engines.gmm.data import Points
from engines.gmm.em import EmStep, em
from engines.gmm.frame import Extent, GmmFrame, outlines
from engines.gmm.mixture import Mixture
from engines.gmm.own_start import relabelled, unpack
from engines.gmm.params import GmmParams
from engines.gmm.starts import start_beside, start_book, start_kmeans, start_random, start_spike

# Rows among which there are nearly always more distinct points than components.
_ENOUGH = 200


def fit(params: GmmParams, x: ArrayLike | None = None) -> Iterator[GmmFrame]:
    """Run EM and yield every half-step.

    Parameters
    ----------
    params
        The run.
    x
        Data, ``(N, D)``, in the place of the data set that `params` names.

    Returns
    -------
    iterator of GmmFrame
        As `em`. Of data with fewer distinct points than components, the surplus components start on points
        that are taken already; of no points at all there is the start only.

    Raises
    ------
    ValueError
        If the data are unknown or not finite.
    """
    points = _data(params, x)
    start = relabelled(_start(params, points.x), params.relabel)
    if not len(points.x):
        return iter([_frame(params, points, _nothing(start), 0, [0.0])])
    floor = np.square(params.floor * points.x.std(axis=0))
    steps = em(points.x, start, tol=params.tol, max_iter=params.max_iter, floor=floor)
    return _frames(params, points, steps)


def _data(params: GmmParams, x: ArrayLike | None) -> Points:
    if x is None and params.painted:
        return data.painted(params.points)
    return data.points(params.data, params.count, params.draw, x)


def _frames(params: GmmParams, points: Points, steps: Iterator[EmStep]) -> Iterator[GmmFrame]:
    curve: list[float] = []
    frame: GmmFrame | None = None
    for index, step in enumerate(steps):
        curve.append(step.mean_log_likelihood)
        if frame is None:
            frame = _frame(params, points, step, index, curve)
        else:
            frame = _next(frame, step, index, curve)
        yield frame


def _frame(params: GmmParams, points: Points, step: EmStep, index: int, curve: list[float]) -> GmmFrame:
    mixture = step.mixture
    return GmmFrame(
        params=params,
        kind=step.kind,
        index=index,
        x=points.x,
        groups=points.groups,
        distinct=_distinct(points.x, params.components),
        extent=_extent(params, points.x),
        responsibilities=readonly(step.responsibilities, np.float32),
        weights=mixture.weights,
        means=mixture.means,
        covariances=mixture.covariances,
        ellipses=outlines(mixture),
        mean_log_likelihood=step.mean_log_likelihood,
        elbo=step.elbo,
        kl=step.kl,
        curve=readonly(curve),
        reason=step.reason,
    )


def _next(frame: GmmFrame, step: EmStep, index: int, curve: list[float]) -> GmmFrame:
    """Return the frame of a later step; what it has in common with the one before is shared, not copied."""
    frame = replace(
        frame,
        kind=step.kind,
        index=index,
        mean_log_likelihood=step.mean_log_likelihood,
        elbo=step.elbo,
        kl=step.kl,
        curve=readonly(curve),
        reason=step.reason,
    )
    if step.kind == "E":
        return replace(frame, responsibilities=readonly(step.responsibilities, np.float32))
    if step.kind == "collapsed":
        return replace(frame, collapsing=_narrowest(frame.x, step.responsibilities))
    return replace(
        frame,
        weights=step.mixture.weights,
        means=step.mixture.means,
        covariances=step.mixture.covariances,
        ellipses=outlines(step.mixture),
    )


def _nothing(start: Mixture) -> EmStep:
    """Return the start of a mixture that has no points to be fitted to."""
    return EmStep("start", start, np.empty((0, len(start.weights))), 0.0, 0.0, 0.0)


def _distinct(x: Floats, limit: int) -> int:
    """Count distinct points, up to a limit."""
    count = len(np.unique(x[:_ENOUGH], axis=0))
    return min(limit, count if count >= limit else len(np.unique(x, axis=0)))


def _start(params: GmmParams, x: Floats) -> Mixture:
    rng = np.random.default_rng(params.seed)
    own = unpack(params.own) if params.start == "own" and params.own else None
    if own is not None and own.means.shape[1] == x.shape[1]:
        return _completed(own, x, params.components, rng)
    if params.start == "book" and params.data == "old_faithful":
        return start_book(x, params.components)
    if params.start == "book" or not len(x):
        return start_beside(x, params.components)
    if params.start == "spike":
        return start_spike(x, params.components, rng)
    return _fallen_back(x, params.components, rng, at_random=params.start == "random")


def _fallen_back(x: Floats, components: int, rng: np.random.Generator, *, at_random: bool) -> Mixture:
    """Start on the points; where there are too few of them, surplus components share a place."""
    distinct = _distinct(x, components)
    start = (start_random if at_random else start_kmeans)(x, distinct, rng)
    if distinct == components:
        return start
    shared = np.arange(components) % distinct
    weights = 1.0 / np.bincount(shared)[shared] * start.weights[shared]
    return Mixture(weights, start.means[shared], start.covariances[shared])


def _completed(own: Mixture, x: Floats, components: int, rng: np.random.Generator) -> Mixture:
    """Cut a mixture down to K components, or add what is missing, with equal weights, from k-means."""
    count = len(own.weights)
    if count == components:
        return own
    if count > components:
        weights = own.weights[:components]
        total = weights.sum()
        weights = weights / total if total > 0.0 else np.full(components, 1.0 / components)
        return Mixture(weights, own.means[:components], own.covariances[:components])
    more = _fallen_back(x, components - count, rng, at_random=False)
    return Mixture(
        np.concatenate([own.weights * count, np.ones(components - count)]) / components,
        np.concatenate([own.means, more.means]),
        np.concatenate([own.covariances, more.covariances]),
    )


def _extent(params: GmmParams, x: Floats) -> Extent:
    """Range that holds the data and the means of the whole run.

    Every mean is an average of data points, but for a start that lies beside them. Dragging such a start must
    not change the range, so it is the same for a start that was made of it by hand.
    """
    if params.painted:
        return (-data.PLANE, data.PLANE), (-data.PLANE, data.PLANE)
    points = x
    if params.start in ("book", "own"):
        beside = start_book if params.data == "old_faithful" and x.shape[1] == 2 else start_beside
        points = np.concatenate([x, beside(x, max(2, params.components)).means])
    margin = 0.06 * np.ptp(points, axis=0)
    # One point, a constant column, or one whose spread is rounding: room around it that can be drawn.
    hidden = margin <= 1e-12 * np.abs(points).max(axis=0)
    margin[hidden] = np.maximum(1.0, 0.06 * np.abs(points).max(axis=0))[hidden]
    low, high = points.min(axis=0) - margin, points.max(axis=0) + margin
    if x.shape[1] == 1:
        density, _ = np.histogram(x, bins=bar_edges(x), density=True)
        return (float(low[0]), float(high[0])), (0.0, 1.25 * float(density.max()))
    return (float(low[0]), float(high[0])), (float(low[1]), float(high[1]))


def _narrowest(x: Floats, q: Floats) -> int:
    """Component whose points, weighted by q, spread least relative to all of them."""
    scale = x.std(axis=0)
    z = (x - x.mean(axis=0)) / np.where(scale > 0.0, scale, 1.0)
    least = []
    for weights in q.T:
        total = max(float(weights.sum()), float(np.finfo(np.float64).tiny))
        centred = z - weights @ z / total
        least.append(np.linalg.eigvalsh((weights[:, None] * centred).T @ centred / total)[0])
    return int(np.argmin(least))
