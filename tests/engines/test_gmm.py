"""Mixtures and EM against scipy, scikit-learn, the book's trace and the identities of chapter 5."""

import dataclasses
import itertools
import json
import math
import pickle
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.special import logsumexp
from sklearn.mixture import GaussianMixture

from engines import datasets, gmm, multivariate_normal
from engines.gmm import own_start

BOOK = gmm.Mixture(
    np.array([0.35, 0.65]),
    np.array([[2.0, 54.5], [4.3, 80.0]]),
    np.array([[[0.07, 0.44], [0.44, 33.7]], [[0.17, 0.94], [0.94, 36.0]]]),
)


def mixture_of(weights, means, covariances):
    return gmm.Mixture(np.array(weights), np.array(means), np.array(covariances))


@pytest.fixture(scope="module")
def faithful():
    return datasets.load("old_faithful").x


def oracle_joint(mixture, x):
    return np.stack(
        [
            math.log(weight) + stats.multivariate_normal(mean, covariance).logpdf(x)
            for weight, mean, covariance in zip(
                mixture.weights, mixture.means, mixture.covariances, strict=True
            )
        ],
        axis=1,
    )


def blobs(rng, count, dimension=2, components=3):
    centres = 4.0 * rng.standard_normal((components, dimension))
    stretch = rng.standard_normal((components, dimension, dimension)) + 1.5 * np.eye(dimension)
    label = rng.integers(components, size=count)
    noise = rng.standard_normal((count, dimension))
    return centres[label] + np.einsum("nij,nj->ni", stretch[label], noise)


def assert_sound(steps, x, *, monotone=True):
    """Every half-step is finite, balanced, valid, and no lower than the one before."""
    for step in steps:
        mixture = step.mixture
        assert step.responsibilities.shape == (len(x), len(mixture.weights))
        np.testing.assert_allclose(step.responsibilities.sum(axis=1), 1.0, rtol=1e-12)
        assert mixture.weights.sum() == pytest.approx(1.0, abs=1e-12)
        # The checks of the constructor hold for what EM makes without them.
        gmm.Mixture(mixture.weights, mixture.means, mixture.covariances)
        assert np.array_equal(mixture.covariances, np.swapaxes(mixture.covariances, 1, 2))
        assert math.isfinite(step.mean_log_likelihood)
        # The bar, but no more digits than a float64 has where the start is hopelessly far away.
        allowed = max(1e-10, 1e-14 * abs(step.elbo))
        assert abs(step.mean_log_likelihood - (step.elbo + step.kl)) <= allowed
        assert step.kl >= 0.0
    if monotone:
        for before, after in itertools.pairwise(steps):
            slack = 1e-8 * abs(before.mean_log_likelihood) + 1e-12
            assert after.mean_log_likelihood >= before.mean_log_likelihood - slack


# The mixture itself


def test_log_density_and_responsibilities_agree_with_scipy(faithful):
    joint = oracle_joint(BOOK, faithful)
    np.testing.assert_allclose(BOOK.log_density(faithful), logsumexp(joint, axis=1), rtol=1e-12)
    expected = np.exp(joint - logsumexp(joint, axis=1, keepdims=True))
    responsibilities = BOOK.responsibilities(faithful)
    assert responsibilities.shape == (272, 2)
    np.testing.assert_allclose(responsibilities, expected, atol=1e-12)
    assert BOOK.log_density(faithful).mean() == pytest.approx(-4.1593671, abs=5e-8)


def test_far_from_every_component_nothing_underflows():
    far = BOOK.responsibilities([[1e5, -1e5]])
    assert far.sum() == pytest.approx(1.0)
    assert math.isfinite(BOOK.log_density([1e5, -1e5]))


def test_where_even_logarithms_overflow_the_density_is_0_and_nobody_answers_for_the_point():
    far = [[1e200, 0.0], [0.0, 0.0]]
    assert BOOK.log_density(far)[0] == -np.inf
    assert np.isfinite(BOOK.log_density(far)[1])
    with pytest.raises(ValueError, match="x must not hold points so far away"):
        BOOK.responsibilities(far)


def test_one_component_is_the_normal_of_chapter_3(faithful):
    mean, covariance = multivariate_normal.fit(faithful)
    single = mixture_of([1.0], mean[None], covariance[None])
    expected = multivariate_normal.log_density(faithful, mean, covariance)
    np.testing.assert_allclose(single.log_density(faithful), expected, rtol=1e-14)
    assert expected.mean() == pytest.approx(-4.741899798, abs=5e-10)


def test_order_of_the_components_does_not_matter(faithful):
    swapped = gmm.Mixture(BOOK.weights[::-1], BOOK.means[::-1], BOOK.covariances[::-1])
    np.testing.assert_allclose(swapped.log_density(faithful), BOOK.log_density(faithful), rtol=1e-13)
    np.testing.assert_allclose(
        swapped.responsibilities(faithful)[:, ::-1], BOOK.responsibilities(faithful), atol=1e-14
    )


def test_a_component_of_weight_zero_takes_no_part(faithful):
    padded = mixture_of([0.35, 0.65, 0.0], [*BOOK.means, [3.0, 70.0]], [*BOOK.covariances, np.eye(2)])
    np.testing.assert_allclose(padded.log_density(faithful), BOOK.log_density(faithful), rtol=1e-13)
    assert (padded.responsibilities(faithful)[:, 2] == 0.0).all()


def test_sample_has_the_moments_of_the_mixture():
    n = 200_000
    x, z = BOOK.sample(n, np.random.default_rng(2))
    assert x.shape == (n, 2)
    assert abs((z == 1).mean() - 0.65) < 4 * math.sqrt(0.35 * 0.65 / n)
    mean = BOOK.weights @ BOOK.means
    second = BOOK.covariances + np.einsum("ki,kj->kij", BOOK.means, BOOK.means)
    covariance = np.einsum("k,kij->ij", BOOK.weights, second) - np.outer(mean, mean)
    assert (np.abs(x.mean(axis=0) - mean) < 4 * np.sqrt(np.diag(covariance) / n)).all()
    products = np.einsum("ni,nj->nij", x - mean, x - mean)
    assert (np.abs(products.mean(axis=0) - covariance) < 4 * products.std(axis=0) / math.sqrt(n)).all()
    within = x[z == 0]
    np.testing.assert_allclose(np.cov(within.T), BOOK.covariances[0], rtol=0.05)


def test_a_mixture_is_frozen():
    for field in dataclasses.fields(BOOK):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(BOOK, field.name, np.ones(1))
    with pytest.raises(ValueError, match="read-only"):
        BOOK.means[0, 0] = 1.0
    copy = pickle.loads(pickle.dumps(BOOK))
    assert np.array_equal(copy.covariances, BOOK.covariances)


@pytest.mark.parametrize(
    ("weights", "means", "covariances", "message"),
    [
        ([0.5, 0.6], np.zeros((2, 2)), [np.eye(2)] * 2, "weights"),
        ([1.5, -0.5], np.zeros((2, 2)), [np.eye(2)] * 2, "weights"),
        ([], np.zeros((0, 2)), np.zeros((0, 2, 2)), "weights"),
        ([0.5, 0.5], np.zeros((3, 2)), [np.eye(2)] * 2, "means"),
        ([1.0], [0.0, 0.0], [np.eye(2)], "means"),
        ([1.0], [[0.0, math.nan]], [np.eye(2)], "means"),
        ([1.0], [[0.0, 0.0]], np.eye(2), "covariances"),
        ([1.0], [[0.0, 0.0]], [np.eye(3)], "covariances"),
        ([1.0], [[0.0, 0.0]], [[[1.0, 2.0], [2.0, 1.0]]], "covariances is not positive definite"),
        ([1.0], [[0.0, 0.0]], [[[1.0, 0.0], [0.5, 1.0]]], "covariances is not symmetric"),
    ],
)
def test_a_bad_mixture_is_refused_by_name(weights, means, covariances, message):
    with pytest.raises(ValueError, match=message):
        mixture_of(weights, means, covariances)


# EM


def test_the_trace_of_the_book(faithful):
    steps = list(gmm.em(faithful, gmm.start_book(faithful)))
    assert [step.kind for step in steps] == ["start", *["E", "M"] * 9]
    trace = [step.mean_log_likelihood for step in steps if step.kind in {"start", "M"}]
    assert trace[0] == pytest.approx(-137.488, abs=5e-4)
    assert trace[1:9] == pytest.approx(
        [-4.415, -4.357, -4.302, -4.245, -4.200, -4.164, -4.156, -4.155], abs=5e-4
    )
    mixture = steps[-1].mixture
    np.testing.assert_allclose(mixture.weights, [0.355951, 0.644049], atol=5e-7)
    np.testing.assert_allclose(mixture.means, [[2.036579, 54.480446], [4.289830, 79.970142]], atol=6e-7)
    np.testing.assert_allclose(
        mixture.covariances,
        [[[0.069319, 0.436763], [0.436763, 33.708341]], [[0.169755, 0.937906], [0.937906, 36.015892]]],
        atol=6e-7,
    )


def test_converged_on_old_faithful(faithful):
    *_, end = gmm.em(faithful, gmm.start_book(faithful), tol=1e-14)
    assert end.mean_log_likelihood == pytest.approx(-4.1553822065615496, rel=1e-13)
    np.testing.assert_allclose(end.mixture.weights, [0.35587286, 0.64412714], atol=5e-8)


def test_every_half_step_agrees_with_an_independent_computation(faithful):
    steps = list(gmm.em(faithful, gmm.start_book(faithful)))
    assert_sound(steps, faithful)
    for step in steps:
        q, joint = step.responsibilities, oracle_joint(step.mixture, faithful)
        evidence = logsumexp(joint, axis=1)
        entropy = np.where(q > 0, q * np.log(np.where(q > 0, q, 1.0)), 0.0)
        elbo = (q * joint - entropy).sum(axis=1).mean()
        kl = (entropy - q * (joint - evidence[:, None])).sum(axis=1).mean()
        assert step.mean_log_likelihood == pytest.approx(evidence.mean(), rel=1e-10)
        assert step.elbo == pytest.approx(elbo, rel=1e-10)
        assert step.kl == pytest.approx(kl, rel=1e-10, abs=1e-10)
        if step.kind == "E":
            assert step.kl == pytest.approx(0.0, abs=1e-10)
            expected = step.mixture.responsibilities(faithful)
            np.testing.assert_allclose(q, expected, rtol=1e-8, atol=1e-12)
    assert (steps[0].responsibilities == 0.5).all()


def test_e_leaves_the_mixture_and_m_leaves_the_responsibilities(faithful):
    for before, after in itertools.pairwise(gmm.em(faithful, gmm.start_book(faithful))):
        if after.kind == "E":
            assert after.mixture is before.mixture
            assert after.mean_log_likelihood == before.mean_log_likelihood
        else:
            assert np.array_equal(after.responsibilities, before.responsibilities)
            assert after.elbo >= before.elbo


@pytest.mark.parametrize("dimension", [1, 2, 3, 5])
def test_every_iteration_agrees_with_scikit_learn(dimension):
    rng = np.random.default_rng(dimension)
    x = blobs(rng, 400, dimension)
    start = gmm.start_random(x, 3, rng)
    steps = [step for step in gmm.em(x, start, tol=0.0, max_iter=15) if step.kind == "M"]
    model = GaussianMixture(
        3,
        tol=0.0,
        max_iter=1,
        reg_covar=0.0,
        warm_start=True,
        weights_init=start.weights,
        means_init=start.means,
        precisions_init=np.linalg.inv(start.covariances),
    )
    for step in steps:
        with pytest.warns(UserWarning, match="did not converge"):
            model.fit(x)
        assert step.mean_log_likelihood == pytest.approx(model.score(x), rel=1e-8)
    np.testing.assert_allclose(steps[-1].mixture.means, model.means_, rtol=1e-7)
    np.testing.assert_allclose(steps[-1].mixture.covariances, model.covariances_, rtol=1e-6, atol=1e-9)


def test_one_component_is_the_estimate_of_chapter_3_after_one_pair(faithful):
    mean, covariance = multivariate_normal.fit(faithful)
    start = mixture_of([1.0], [[0.0, 0.0]], [100 * np.eye(2)])
    steps = list(gmm.em(faithful, start))
    assert len(steps) == 5, "the second pair finds that nothing changes"
    np.testing.assert_allclose(steps[2].mixture.means[0], mean, rtol=1e-12)
    np.testing.assert_allclose(steps[2].mixture.covariances[0], covariance, rtol=1e-11)


def test_order_of_the_start_does_not_matter(faithful):
    start = gmm.start_kmeans(faithful, 3, np.random.default_rng(0))
    order = [2, 0, 1]
    shuffled = gmm.Mixture(start.weights[order], start.means[order], start.covariances[order])
    pairs = zip(gmm.em(faithful, start), gmm.em(faithful, shuffled), strict=True)
    for one, other in pairs:
        np.testing.assert_allclose(one.responsibilities[:, order], other.responsibilities, atol=1e-9)


TRANSFORMS = {
    "plain": lambda x: x,
    "offset": lambda x: x + 1e6,
    "tiny": lambda x: x * 1e-6,
    "huge": lambda x: x * 1e6,
    "unlike units": lambda x: x * np.array([1e-6, 1e6]),
    "condition 1e8": lambda x: (x - x.mean(axis=0)) @ np.array([[1.0, 1.0], [0.0, 1e-4]]),
    "duplicates": lambda x: np.repeat(x[:40], 7, axis=0),
}


@pytest.mark.parametrize("transform", TRANSFORMS)
@pytest.mark.parametrize("components", [1, 2, 4])
def test_em_stands_any_units(transform, components):
    x = TRANSFORMS[transform](blobs(np.random.default_rng(8), 280))
    for start in (gmm.start_kmeans, gmm.start_random):
        begin = start(x, components, np.random.default_rng(1))
        steps = list(gmm.em(x, begin, tol=1e-9, max_iter=60))
        assert_sound(steps, x)
        assert steps[-1].kind == "M"


def test_em_does_not_depend_on_the_units():
    plain = blobs(np.random.default_rng(8), 300)
    begin = gmm.start_kmeans(plain, 3, np.random.default_rng(1))
    scale, offset = np.array([1e-6, 1e6]), np.array([1.0, -1e6])
    moved = gmm.Mixture(
        begin.weights, begin.means * scale + offset, begin.covariances * np.outer(scale, scale)
    )
    jacobian = np.log(scale).sum()
    pairs = zip(
        gmm.em(plain, begin, tol=0.0, max_iter=20),
        gmm.em(plain * scale + offset, moved, tol=0.0, max_iter=20),
        strict=True,
    )
    for one, other in pairs:
        assert other.mean_log_likelihood + jacobian == pytest.approx(one.mean_log_likelihood, rel=1e-8)


@pytest.mark.parametrize(
    "points",
    [
        pytest.param([[0.0, 0.0], [1.0, 2.0], [5.0, 1.0]], id="N = K"),
        pytest.param([[1.0, 2.0]] * 6, id="one point, many times"),
        pytest.param(
            [[1.0, 2.0]] * 6 + [[3.0, 4.0]] * 6 + [[9.0, 0.0]] * 6, id="as many points as components"
        ),
        pytest.param([[t, 2 * t] for t in range(20)], id="on a line"),
        pytest.param([[t, 5.0] for t in range(20)], id="constant column"),
        pytest.param([[1e6 + t, 1e6] for t in range(20)], id="constant column far away"),
    ],
)
def test_a_component_without_extent_ends_the_run_with_finite_numbers(points):
    x = np.array(points)
    centre, spread = x.mean(axis=0), 1.0 + np.ptp(x, axis=0).max()
    start = mixture_of(
        [0.2, 0.3, 0.5],
        centre + spread * np.array([[-0.5, -0.1], [0.0, 0.4], [0.5, -0.2]]),
        [spread**2 * np.eye(2) / 9] * 3,
    )
    steps = list(gmm.em(x, start, tol=0.0, max_iter=500))
    assert_sound(steps, x)
    assert steps[-1].kind == "collapsed"
    assert steps[-1].mixture is steps[-2].mixture
    assert steps[-1].mean_log_likelihood == steps[-2].mean_log_likelihood
    with_floor = list(gmm.em(x, start, max_iter=50, floor=1e-2))
    assert_sound(with_floor, x, monotone=False)
    assert with_floor[-1].kind == "M"


def test_the_likelihood_climbs_until_a_component_sits_on_one_point(faithful):
    mean, covariance = multivariate_normal.fit(faithful)
    start = mixture_of([0.99, 0.01], [mean, faithful[0]], [covariance, 1e-4 * np.eye(2)])
    steps = list(gmm.em(faithful, start, tol=0.0, max_iter=500))
    assert steps[-1].kind == "collapsed"
    assert_sound(steps, faithful)


def test_the_floor_is_added_to_every_diagonal(faithful):
    start = gmm.start_book(faithful)
    plain = list(gmm.em(faithful, start, max_iter=1))[-1].mixture
    raised = list(gmm.em(faithful, start, max_iter=1, floor=0.5))[-1].mixture
    np.testing.assert_allclose(raised.covariances, plain.covariances + 0.5 * np.eye(2), rtol=1e-9)
    each = list(gmm.em(faithful, start, max_iter=1, floor=[0.5, 20.0]))[-1].mixture
    np.testing.assert_allclose(each.covariances, plain.covariances + np.diag([0.5, 20.0]), rtol=1e-9)


def test_a_component_that_no_point_belongs_to_stays_where_it_is(faithful):
    start = mixture_of([0.5, 0.5, 0.0], [[0.0, 50.0], [0.0, 100.0], [1e5, 1e5]], [np.eye(2)] * 3)
    steps = list(gmm.em(faithful, start))
    assert_sound(steps, faithful)
    assert steps[-1].mixture.weights[2] == 0.0
    np.testing.assert_allclose(steps[-1].mixture.means[2], 1e5, rtol=1e-9)
    assert steps[-1].mean_log_likelihood == pytest.approx(-4.155383, abs=1e-6)


def test_a_narrow_start_keeps_its_digits(faithful):
    narrow = mixture_of([0.5, 0.5], faithful[[0, 1]], [1e-8 * np.eye(2), BOOK.covariances[1]])
    start = next(gmm.em(faithful, narrow))
    expected = logsumexp(oracle_joint(narrow, faithful), axis=1).mean()
    assert start.mean_log_likelihood == pytest.approx(expected, rel=1e-10)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), components=st.integers(1, 6), count=st.integers(6, 60))
def test_any_start_climbs(seed, components, count):
    rng = np.random.default_rng(seed)
    x = blobs(rng, count)
    assert_sound(list(gmm.em(x, gmm.start_random(x, components, rng), max_iter=40)), x)


def test_max_iter_counts_pairs(faithful):
    steps = list(gmm.em(faithful, gmm.start_book(faithful), tol=0.0, max_iter=4))
    assert [step.kind for step in steps].count("M") == 4


def test_bad_arguments_are_refused_at_the_call(faithful):
    seed: Any = 0
    nothing: Any = None
    for call, name in (
        (lambda: gmm.em([[1.0, math.nan]], BOOK), "x must hold finite"),
        (lambda: gmm.em([1.0, 2.0], BOOK), "x must have 2 axes"),
        (lambda: gmm.em(np.empty((0, 2)), BOOK), "x must hold at least one"),
        (lambda: gmm.em(np.ones((5, 3)), BOOK), "start must have the dimension"),
        (lambda: gmm.em(faithful, nothing), "start must be a Mixture"),
        (lambda: BOOK.sample(3, seed), "rng must be"),
        (lambda: gmm.start_kmeans(faithful, 2, seed), "rng must be"),
        (lambda: gmm.start_random(faithful, 2, nothing), "rng must be"),
        (lambda: gmm.em(faithful, BOOK, tol=-1.0), "tol"),
        (lambda: gmm.em(faithful, BOOK, max_iter=0), "max_iter"),
        (lambda: gmm.em(faithful, BOOK, floor=math.nan), "floor"),
        (lambda: gmm.em(faithful, BOOK, floor=-1.0), "floor"),
        (lambda: gmm.em(faithful, BOOK, floor=[1.0, 2.0, 3.0]), "floor"),
        (lambda: gmm.start_book(np.ones((5, 3))), "x must have shape"),
        (lambda: gmm.start_kmeans([[1.0, 1.0]] * 5, 2, np.random.default_rng(0)), "components.*distinct"),
        (lambda: gmm.start_random([[1.0, 1.0]] * 5, 2, np.random.default_rng(0)), "components.*distinct"),
        (lambda: gmm.start_random(np.empty((0, 2)), 1, np.random.default_rng(0)), "x must hold"),
        (lambda: gmm.start_kmeans(faithful, 0, np.random.default_rng(0)), "components"),
    ):
        with pytest.raises(ValueError, match=name):
            call()


# Starts


def single(mean, variance):
    return gmm.Mixture(np.ones(1), np.array([mean]), variance * np.eye(2)[None])


@pytest.mark.parametrize(
    ("scale", "start", "message"),
    [
        (1e160, single([0.0, 0.0], 1.0), "x must have standard deviations"),
        (1e306, single([0.0, 0.0], 1.0), "x must have standard deviations"),
        (1.0, single([1e200, 0.0], 1.0), "start must not be so far"),
        (1.0, single([0.0, 0.0], 1e-308), "start must not be so far"),
    ],
)
def test_what_would_leave_float64_is_refused_at_the_call(faithful, scale, start, message):
    with pytest.raises(ValueError, match=message):
        gmm.em(scale * faithful, start)


@pytest.mark.filterwarnings("error")
def test_starts_name_data_that_spread_beyond_float64(faithful):
    for begin in (gmm.start_kmeans, gmm.start_random, gmm.start_spike):
        with pytest.raises(ValueError, match="x must have standard deviations"):
            begin(1e160 * faithful, 2, np.random.default_rng(0))


def test_the_book_s_start():
    start = gmm.start_book(np.zeros((3, 2)))
    assert start.weights.tolist() == [0.5, 0.5]
    assert start.means.tolist() == [[0.0, 50.0], [0.0, 100.0]]
    assert np.array_equal(start.covariances, [np.eye(2)] * 2)
    assert gmm.start_book(np.zeros((3, 2)), 3).means[:, 1].tolist() == [50.0, 75.0, 100.0]


def test_kmeans_finds_separate_clusters():
    rng = np.random.default_rng(0)
    centres = np.array([[0.0, 0.0], [100.0, 0.0], [0.0, 1.0]])
    label = rng.integers(3, size=300)
    x = centres[label] + rng.standard_normal((300, 2)) * [5.0, 0.05]
    start = gmm.start_kmeans(x, 3, rng)
    order = [int(np.square((start.means - centre) / [50, 1]).sum(axis=1).argmin()) for centre in centres]
    for k, cluster in zip(order, range(3), strict=True):
        members = x[label == cluster]
        assert start.weights[k] == pytest.approx(len(members) / 300)
        np.testing.assert_allclose(start.means[k], members.mean(axis=0), rtol=1e-9)
        np.testing.assert_allclose(start.covariances[k], np.cov(members.T, ddof=0), rtol=1e-7)


@pytest.mark.parametrize("start", [gmm.start_kmeans, gmm.start_random])
def test_starts_are_valid_however_few_the_points(start):
    rng = np.random.default_rng(0)
    for x in ([[1.0, 2.0]], [[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]], [[0.0, 1.0], [0.0, 2.0]] * 3):
        count = len({tuple(point) for point in x})
        mixture = start(x, count, rng)
        assert len(mixture.weights) == count
        assert_sound(list(gmm.em(np.array(x), mixture, floor=1e-3, max_iter=20)), np.array(x), monotone=False)


def test_random_starts_stand_on_distinct_points(faithful):
    start = gmm.start_random(faithful, 6, np.random.default_rng(3))
    assert len(np.unique(start.means.round(9), axis=0)) == 6
    assert np.abs(faithful[:, None] - start.means).sum(axis=2).min(axis=0).max() < 1e-9


# The engine


@pytest.mark.parametrize("start", gmm.STARTS)
@pytest.mark.parametrize("components", [1, 3, 6])
def test_the_engine_yields_every_half_step(faithful, start, components):
    params = gmm.GmmParams(components=components, start=start)
    frames = list(gmm.fit(params))
    assert [frame.index for frame in frames] == list(range(len(frames)))
    assert [frame.reason for frame in frames[:-1]] == [""] * (len(frames) - 1)
    assert frames[-1].reason != ""
    for frame in frames:
        assert frame.params is params
        assert np.array_equal(frame.x, faithful)
        assert frame.ellipses.shape == (components, 128, 2)
        assert frame.curve.tolist() == [f.mean_log_likelihood for f in frames[: frame.index + 1]]
        for field in dataclasses.fields(frame):
            value = getattr(frame, field.name)
            if isinstance(value, np.ndarray):
                assert not value.flags.writeable
                assert np.isfinite(value).all()


def test_the_engine_says_why_it_stopped(faithful):
    def reason(**options):
        *_, frame = gmm.fit(gmm.GmmParams(**options))
        return frame.reason

    assert reason(start="book") == "converged"
    assert reason(start="book", max_iter=2) == "max_iter"
    assert reason(start="book", components=6) == "collapsed"
    assert reason(start="book", components=6, floor=0.01) in {"converged", "max_iter"}


def test_the_engine_takes_own_data_of_any_dimension():
    x = np.random.default_rng(0).standard_normal((50, 1))
    *_, frame = gmm.fit(gmm.GmmParams(data="user:abc"), x)
    assert frame.params.data == "user:abc"
    assert frame.ellipses.shape == (2, 0, 2)
    x[:] = 0.0
    assert frame.x.std() > 0.5, "the frame does not share memory with the caller"


def test_the_same_seed_gives_the_same_run():
    one, same, other = (
        [
            frame.mean_log_likelihood
            for frame in gmm.fit(gmm.GmmParams(components=4, start="random", seed=seed))
        ]
        for seed in (1, 1, 2)
    )
    assert one == same
    assert one != other


def test_frames_travel_between_processes():
    frame = next(gmm.fit(gmm.GmmParams()))
    assert np.array_equal(pickle.loads(pickle.dumps(frame)).responsibilities, frame.responsibilities)


def test_params_survive_json():
    own = own_start.pack(BOOK)
    params = gmm.GmmParams(components=5, start="own", own=own, floor=1e-3, points=((1.0, 2.0),), reveal=True)
    values = json.loads(json.dumps(dataclasses.asdict(params)))
    values["own"], values["points"] = (tuple(map(tuple, values[name])) for name in ("own", "points"))
    assert gmm.GmmParams(**values) == params


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("data", ""),
        ("components", 0),
        ("components", 7),
        ("start", "here"),
        ("tol", -1e-4),
        ("tol", math.nan),
        ("max_iter", 0),
        ("max_iter", 1.0),
        ("floor", -1.0),
        ("floor", 1.5),
        ("seed", -1),
        ("count", 99),
        ("draw", -1),
        ("relabel", 7),
        ("reveal", 1),
        ("points", ((1.0, 9.0),)),
        ("points", ((1.0,),)),
        ("points", (None,)),
        ("points", 1.0),
        ("own", (None,)),
        ("own", 1.0),
        ("points", ((0.0, 0.0),) * 501),
        ("own", ((1.0, 2.0),)),
        ("own", ((0.7, 0.0, 1.0), (0.7, 1.0, 1.0))),
        ("own", ((1.0, 0.0, -1.0),)),
    ],
)
def test_params_name_the_field_that_is_wrong(field, value):
    with pytest.raises(ValueError, match=field):
        gmm.GmmParams(**{field: value})


def test_bad_data_is_refused_at_the_call():
    with pytest.raises(ValueError, match="x must hold finite"):
        gmm.fit(gmm.GmmParams(), [[0.0, math.nan]])
    with pytest.raises(ValueError, match="nowhere"):
        gmm.fit(gmm.GmmParams(data="nowhere"))
