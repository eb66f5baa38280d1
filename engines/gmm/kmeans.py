"""k-means by Lloyd's algorithm, one half-step at a time: the hard counterpart of EM."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from engines.arrays import Floats, Integers, finite, generator, integer, readonly

LloydKind = Literal["start", "assign", "update"]

UNASSIGNED = -1
"""Label of every point before the first assignment."""

ENOUGH = 5000
"""Points from which the centres of a start are told as well as from more: 100,000 would take seconds."""


@dataclass(frozen=True, slots=True, eq=False)
class LloydStep:
    """The state after a half-step.

    Parameters
    ----------
    kind
        "start", "assign" (every point to its nearest centre) or "update" (every centre to the mean of its
        points).
    centres
        ``(K, D)``.
    labels
        ``(N,)``: cluster of each point, `UNASSIGNED` at the start.
    inertia
        Sum of the squared distances of the points to the centres of their clusters; nan at the start.
    reason
        "converged" after an assignment that changes nothing, "max_iter" after the last update that is
        allowed, empty in all other steps.
    """

    kind: LloydKind
    centres: Floats
    labels: Integers
    inertia: float
    reason: Literal["", "converged", "max_iter"] = ""


def lloyd(x: ArrayLike, centres: ArrayLike, *, max_iter: int = 100) -> Iterator[LloydStep]:
    """Alternate assignment and averaging (Lloyd 1982), and yield every half-step.

    Parameters
    ----------
    x
        Data, ``(N, D)``.
    centres
        Where the centres start, ``(K, D)``.
    max_iter
        Stop after so many pairs of assignment and update.

    Returns
    -------
    iterator of LloydStep
        "start", then "assign" and "update" in turn. The inertia never rises.

    Raises
    ------
    ValueError
        If an array is not finite, not two-dimensional or empty, their D differ, or `max_iter` is not
        positive.

    Notes
    -----
    A cluster that has lost all its points keeps its centre.
    """
    x, centres = _points("x", x), _points("centres", centres)
    if x.shape[1] != centres.shape[1]:
        raise ValueError(f"centres must have the dimension of x, {x.shape[1]}, not {centres.shape[1]}")
    return _steps(x, centres, integer("max_iter", max_iter, 1))


def nearest(x: Floats, centres: Floats) -> Integers:
    """Index of the nearest of the centres ``(K, D)`` for each point: ``(N, D)`` to ``(N,)``."""
    distances = np.stack([np.square(x - centre).sum(axis=1) for centre in centres])
    return np.asarray(distances.argmin(axis=0), np.int64)


def spread_out(x: ArrayLike, components: int, rng: np.random.Generator) -> Floats:
    """Seed k-means by k-means++ (Arthur and Vassilvitskii 2007).

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
    ndarray
        ``(K, D)``: distinct points, each drawn in proportion to its squared distance to the rest.

    Raises
    ------
    ValueError
        If `x` is not finite, not two-dimensional or empty, `components` is out of range, or `rng` is no
        generator.
    """
    x, components, rng = _points("x", x), integer("components", components, 1), generator("rng", rng)
    centres = [x[rng.integers(len(x))]]
    squares = np.square(x - centres[0]).sum(axis=1)
    while len(centres) < components:
        total = squares.sum()
        if total == 0.0:
            raise too_few(components, len(centres))
        centres.append(x[rng.choice(len(x), p=squares / total)])
        squares = np.minimum(squares, np.square(x - centres[-1]).sum(axis=1))
    return np.array(centres)


def filled_clusters(x: Floats, centres: Floats) -> Integers:
    """Cluster by `lloyd` as far as no cluster is empty.

    Parameters
    ----------
    x, centres
        Data, ``(N, D)``, and the points of them, ``(K, D)``, at which the centres start. Of more than
        `ENOUGH` data the centres follow every so many; the clusters are of all.

    Returns
    -------
    ndarray
        ``(N,)`` labels of the last assignment in which every cluster has a point; those of the first one
        if there is none.
    """
    stride = 1 + (len(x) - 1) // ENOUGH
    followed = x if stride == 1 else np.concatenate([centres, x[::stride]])
    steps = (step for step in lloyd(followed, centres) if step.kind == "assign")
    filled = next(steps)
    for step in steps:
        if np.bincount(step.labels, minlength=len(centres)).min() == 0:
            break
        filled = step
    return nearest(x, filled.centres)


def too_few(components: int, distinct: int) -> ValueError:
    """Error for more components than there are distinct points."""
    return ValueError(
        f"components must be at most the number of distinct points, {distinct}, not {components}"
    )


def _steps(x: Floats, centres: Floats, max_iter: int) -> Iterator[LloydStep]:
    centres = readonly(centres)
    labels: Integers = readonly(np.full(len(x), UNASSIGNED))
    yield LloydStep("start", centres, labels, float("nan"))
    for iteration in range(max_iter):
        before, labels = labels, readonly(nearest(x, centres))
        same = bool((labels == before).all())
        yield LloydStep("assign", centres, labels, _inertia(x, centres, labels), "converged" if same else "")
        if same:
            return
        members = [labels == k for k in range(len(centres))]
        centres = readonly(
            [x[mine].mean(axis=0) if mine.any() else centres[k] for k, mine in enumerate(members)]
        )
        last = iteration == max_iter - 1
        yield LloydStep("update", centres, labels, _inertia(x, centres, labels), "max_iter" if last else "")


def _inertia(x: Floats, centres: Floats, labels: Integers) -> float:
    return float(np.square(x - centres[labels]).sum())


def _points(name: str, value: ArrayLike) -> Floats:
    points = finite(name, value, ndim=2)
    if points.size == 0:
        raise ValueError(f"{name} must hold at least one point, it has shape {points.shape}")
    return points
