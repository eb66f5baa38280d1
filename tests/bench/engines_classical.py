"""Speed of the classical engines beside drawing raw numbers, scipy and scikit-learn, in one run."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable
from functools import partial
from statistics import median

import numpy as np
from scipy import stats
from sklearn.exceptions import ConvergenceWarning
from sklearn.mixture import GaussianMixture

from engines import clt, gmm, multivariate_normal
from tests.bench.table import Row

ROUNDS = 15


def rows() -> list[Row]:
    """Measure every bar of the classical engines, one row each; run with OMP_NUM_THREADS=1."""
    return [
        *(sample_means(name) for name in clt.POPULATIONS),
        *(first_block(name) for name in ("uniform", "two_humped", "cauchy")),
        density(100, 4.0),
        density(200, 6.0),
        picture(),
        em(2000, 3, 6.0),
        em(10_000, 5, 9.0),
    ]


def sample_means(name: str) -> Row:
    """Compare 10,000 means of 100 draws with the drawing alone."""
    population, rng = clt.POPULATIONS[name], np.random.default_rng(0)
    ours, raw = _interleaved(
        lambda: clt.sample_means(population, 100, 10_000, rng),
        lambda: population.sample(rng, (10_000, 100)),
    )
    ratio = ours / raw
    figure = f"{ratio:.2f} times ({1e3 * ours:.1f} ms)"
    return Row(
        f"sample means, 10,000 of n = 100, {name}", "≤ 1.5 times drawing the numbers", figure, ratio <= 1.5
    )


def first_block(name: str) -> Row:
    """Time the first and the longest later frame of the largest run."""
    firsts, later = [], []
    for seed in range(5):
        frames = clt.simulate(clt.CltParams(name, n=500, trials=100_000, seed=seed))
        first, *others = [_seconds(partial(next, frames)) for _ in range(11)]
        firsts.append(first)
        later += others
    figure = f"{1e3 * median(firsts):.1f} ms, then {1e3 * median(later):.1f} ms"
    met = median(firsts) <= 5e-3 and median(later) <= 50e-3
    return Row(f"CLT frames, n = 500, 100,000 trials, {name}", "first ≤ 5 ms, others ≤ 50 ms", figure, met)


def density(size: int, bar: float) -> Row:
    """Compare the density on a square grid with scipy's."""
    axis = np.linspace(-5.0, 5.0, size)
    grid = np.stack(np.meshgrid(axis, axis), axis=-1)
    mean, covariance = np.array([0.5, -0.2]), np.array([[2.0, 0.3], [0.3, 0.5]])
    ours, theirs = _interleaved(
        lambda: np.exp(multivariate_normal.log_density(grid, mean, covariance)),
        lambda: stats.multivariate_normal.pdf(grid, mean, covariance),
    )
    return _ratio(f"2-D normal density on {size} × {size}", ours, theirs, bar, "scipy")


def picture() -> Row:
    """Time one whole frame of the 2-D normal."""
    params = multivariate_normal.Normal2dParams()
    seconds = median(_seconds(lambda: multivariate_normal.picture(params)) for _ in range(ROUNDS))
    return Row("2-D normal, one whole frame", "≤ 10 ms", f"{1e3 * seconds:.1f} ms", seconds <= 10e-3)


def em(count: int, components: int, bar: float) -> Row:
    """Compare a pair of E and M, both yielded, with an iteration of scikit-learn's."""
    rng = np.random.default_rng(0)
    centres = 3.0 * rng.standard_normal((components, 2))
    x = centres[rng.integers(components, size=count)] + rng.standard_normal((count, 2))
    start = gmm.start_random(x, components, rng)

    def ours(iterations: int) -> None:
        for _ in gmm.em(x, start, tol=0.0, max_iter=iterations):
            pass

    def theirs(iterations: int) -> None:
        GaussianMixture(
            components,
            tol=0.0,
            max_iter=iterations,
            reg_covar=0.0,
            weights_init=start.weights,
            means_init=start.means,
            precisions_init=np.linalg.inv(start.covariances),
            init_params="random_from_data",
        ).fit(x)

    # The difference of a long and a short run leaves out what happens once.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        long = _interleaved(lambda: ours(60), lambda: theirs(60))
        short = _interleaved(lambda: ours(10), lambda: theirs(10))
    our_pair, their_pair = ((a - b) / 50 for a, b in zip(long, short, strict=True))
    what = f"EM, one E + M, N = {count:,}, K = {components}"
    return _ratio(what, our_pair, their_pair, bar, "scikit-learn")


def _ratio(what: str, ours: float, theirs: float, bar: float, peer: str) -> Row:
    ratio = theirs / ours
    figure = f"{ratio:.1f} times ({1e6 * ours:.0f} µs against {1e6 * theirs:.0f} µs)"
    return Row(what, f"≥ {bar:g} times faster than {peer}", figure, ratio >= bar)


def _interleaved(*calls: Callable[[], object]) -> tuple[float, ...]:
    """Medians of the calls' times, taken in turn so that a busy machine is busy for all of them."""
    for call in calls:
        call()
    rounds = [[_seconds(call) for call in calls] for _ in range(ROUNDS)]
    return tuple(median(column) for column in zip(*rounds, strict=True))


def _seconds(call: Callable[[], object]) -> float:
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin
