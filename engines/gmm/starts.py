"""Where EM begins: by k-means, at random points, or as the book does."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, finite, generator, integer
from engines.gmm.kmeans import filled_clusters, spread_out, too_few
from engines.gmm.mixture import Mixture
from engines.gmm.whitening import Whitening

# Standard deviation of a spike, in whitened coordinates.
_SPIKE = 0.05
# Variance of a cluster, in whitened coordinates, below which its covariance is no start for EM.
_FLAT = 1e-6


def start_kmeans(x: ArrayLike, components: int, rng: np.random.Generator) -> Mixture:
    """Cluster the data and give each cluster a component.

    k-means on standardised columns, seeded by k-means++ (Arthur and Vassilvitskii 2007).

    Parameters
    ----------
    x
        Data, ``(N, D)``.
    components
        K, at least 1 and at most the number of distinct points.
    rng
        Generator for the seeding.

    Returns
    -------
    Mixture
        Shares, means and covariances of the clusters. A cluster too flat for a covariance of its
        own gets that of the data, divided by K².

    Raises
    ------
    ValueError
        If `x` is not finite, not two-dimensional, empty or spread beyond 1e150, `components` is out of
        range, or `rng` is no generator.
    """
    x, components = _arguments(x, components)
    rng = generator("rng", rng)
    whitening = Whitening.of(x)
    w = whitening.apply(x)
    scale = x.std(axis=0)
    z = (x - x.mean(axis=0)) / np.where(scale > 0.0, scale, 1.0)
    label = filled_clusters(z, spread_out(z, components, rng))
    factors = np.empty((components, x.shape[1], x.shape[1]))
    means = np.empty((components, x.shape[1]))
    for k in range(components):
        members = w[label == k]
        means[k] = members.mean(axis=0)
        covariance = (members - means[k]).T @ (members - means[k]) / len(members)
        if np.linalg.eigvalsh(covariance)[0] < _FLAT:
            covariance = np.eye(x.shape[1]) / components**2
        factors[k] = np.linalg.cholesky(covariance)
    weights = np.bincount(label, minlength=components) / len(x)
    return _mixture(whitening, weights, means, factors)


def start_random(x: ArrayLike, components: int, rng: np.random.Generator) -> Mixture:
    """Put equal components on distinct random points.

    Parameters and errors are those of `start_kmeans`.

    Returns
    -------
    Mixture
        Equal weights; the covariance of the data, divided by K, for every component.
    """
    x, components = _arguments(x, components)
    rng = generator("rng", rng)
    distinct = np.unique(x, axis=0)
    if len(distinct) < components:
        raise too_few(components, len(distinct))
    whitening = Whitening.of(x)
    means = whitening.apply(rng.choice(distinct, components, replace=False))
    factor = np.eye(x.shape[1]) / np.sqrt(components)
    factors = np.broadcast_to(factor, (components, *factor.shape))
    return _mixture(whitening, np.full(components, 1.0 / components), means, factors)


def start_book(x: ArrayLike, components: int = 2) -> Mixture:
    """Begin where the book does: equal weights, means (0, 50) and (0, 100), unit covariances.

    The numbers are made for Old Faithful. Other numbers of components stand evenly spaced between
    the book's two, a single one in the middle.

    Parameters
    ----------
    x
        Data, ``(N, 2)``: only its shape matters.
    components
        K, at least 1.

    Returns
    -------
    Mixture
        The start.

    Raises
    ------
    ValueError
        If `x` is not finite, empty or not of two columns, or `components` is no positive integer.
    """
    x = finite("x", x, ndim=2)
    components = integer("components", components, 1)
    if x.shape[1] != 2 or len(x) == 0:
        raise ValueError(f"x must have shape (N, 2) for the book's start, it has {x.shape}")
    heights = np.linspace(50.0, 100.0, components) if components > 1 else np.array([75.0])
    return Mixture(
        np.full(components, 1.0 / components),
        np.stack([np.zeros(components), heights], axis=1),
        np.broadcast_to(np.eye(2), (components, 2, 2)),
    )


def start_beside(x: ArrayLike, components: int = 2) -> Mixture:
    """Begin on any data where the book's start lies on Old Faithful: beside them, and far too narrow.

    Parameters
    ----------
    x
        Data, ``(N, D)``: only mean and spread matter; without points they are 0 and 1.
    components
        K, at least 1.

    Returns
    -------
    Mixture
        Equal weights; means 3 standard deviations below the data's in every coordinate but the last, and
        evenly spaced in that one; variances a sixteenth of the data's.

    Raises
    ------
    ValueError
        If `x` is not finite or not of two axes, or `components` is no positive integer.
    """
    x, components = finite("x", x, ndim=2), integer("components", components, 1)
    middle, scale = np.zeros(x.shape[1]), np.ones(x.shape[1])
    if len(x):
        middle, spread = x.mean(axis=0), x.std(axis=0)
        scale = np.where(spread > 0.0, spread, 1.0)
    places = np.full((components, x.shape[1]), -3.0)
    places[:, -1] = np.linspace(-1.5, 2.0, components) if components > 1 else 0.25
    narrow = np.diag(np.square(0.25 * scale))
    return Mixture(
        np.full(components, 1.0 / components),
        middle + scale * places,
        np.broadcast_to(narrow, (components, *narrow.shape)),
    )


def start_spike(x: ArrayLike, components: int, rng: np.random.Generator) -> Mixture:
    """Put the last component on the place that is measured most often, and make it narrow.

    EM makes it narrower still where it can: the likelihood has no bound (chapter 4.4).

    Parameters
    ----------
    x
        Data, ``(N, D)``.
    components
        K, at least 1.
    rng
        Generator that picks one of several such places.

    Returns
    -------
    Mixture
        Equal weights; all components but the last have the covariance of the data and means along them, the
        last one has a twentieth of their standard deviations.

    Raises
    ------
    ValueError
        As `start_kmeans`, but any number of components will do.
    """
    x, components = _arguments(x, components)
    rng = generator("rng", rng)
    places, counts = np.unique(x, axis=0, return_counts=True)
    whitening = Whitening.of(x)
    means = np.zeros((components, x.shape[1]))
    means[:-1, 0] = np.linspace(-0.5, 0.5, components - 1) if components > 2 else 0.0
    means[-1] = whitening.apply(rng.choice(places[counts == counts.max()])[None])[0]
    factors = np.repeat(np.eye(x.shape[1])[None], components, axis=0)
    factors[-1] *= _SPIKE
    return _mixture(whitening, np.full(components, 1.0 / components), means, factors)


def _arguments(x: ArrayLike, components: int) -> tuple[Floats, int]:
    x = finite("x", x, ndim=2)
    if x.size == 0:
        raise ValueError(f"x must hold at least one point, it has shape {x.shape}")
    return x, integer("components", components, 1)


def _mixture(whitening: Whitening, weights: Floats, means: Floats, factors: Floats) -> Mixture:
    restored = whitening.undo_factors(factors)
    covariances = restored @ np.swapaxes(restored, 1, 2)
    return Mixture(weights, whitening.undo(means), covariances)
