"""k-means: Lloyd's half-steps against scikit-learn, and its limit from the side of EM."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.cluster import KMeans

from engines import datasets
from engines.gmm.data import points
from engines.gmm.kmeans import UNASSIGNED, filled_clusters, lloyd, nearest, spread_out
from engines.gmm.mixtures import MIXTURES
from engines.gmm.spherical import in_units, spherical_em


def standardised(name):
    x = points(name, 300, 0).x
    return (x - x.mean(axis=0)) / x.std(axis=0)


@pytest.mark.parametrize("name", ["old_faithful", "apart", "elongated", "unequal", "five"])
@pytest.mark.parametrize("components", [2, 4])
def test_ends_where_scikit_learn_ends_from_the_same_centres(name, components):
    z = standardised(name)
    start = spread_out(z, components, np.random.default_rng(3))
    oracle = KMeans(components, init=start, n_init=1, max_iter=300, tol=0.0, algorithm="lloyd").fit(z)
    last = list(lloyd(z, start, max_iter=300))[-1]
    assert last.reason == "converged"
    assert last.inertia == pytest.approx(oracle.inertia_, rel=1e-9)
    np.testing.assert_array_equal(last.labels, oracle.labels_)
    np.testing.assert_allclose(last.centres, oracle.cluster_centers_, atol=1e-8)


@given(st.integers(0, 10_000), st.integers(1, 5))
@settings(max_examples=40, deadline=None)
def test_no_half_step_raises_the_inertia(seed, components):
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((30, 2)).round(1)
    steps = list(lloyd(x, rng.standard_normal((components, 2))))
    assert [step.kind for step in steps[:3]] == ["start", "assign", "update"]
    inertias = np.array([step.inertia for step in steps[1:]])
    assert (np.diff(inertias) <= 1e-9).all()
    assert steps[-1].reason == "converged"


def test_nothing_is_assigned_at_the_start():
    start = next(lloyd(np.zeros((3, 2)), np.ones((2, 2))))
    assert (start.labels == UNASSIGNED).all()
    assert np.isnan(start.inertia)


def test_one_centre_goes_to_the_mean():
    x = standardised("five")
    steps = list(lloyd(x, x[:1]))
    np.testing.assert_allclose(steps[2].centres[0], x.mean(axis=0), atol=1e-12)
    assert len(steps) == 4


def test_a_centre_without_points_stays():
    far = [1e3, 1e3]
    steps = list(lloyd([[0.0, 0.0], [1.0, 0.0]], [[0.0, 0.0], far]))
    np.testing.assert_array_equal(steps[-1].centres[1], far)
    np.testing.assert_array_equal(steps[-1].centres[0], [0.5, 0.0])


def test_clusters_for_a_start_of_em_are_never_empty():
    rng = np.random.default_rng(0)
    for _ in range(50):
        x = rng.integers(0, 3, (12, 2)).astype(float)
        labels = filled_clusters(x, spread_out(x, 4, rng))
        assert np.bincount(labels, minlength=4).min() > 0


def test_many_points_are_clustered_as_a_part_of_them_would_be():
    x, _ = MIXTURES["apart"].sample(60_000, np.random.default_rng(0))
    centres = spread_out(x, 3, np.random.default_rng(0))
    oracle = KMeans(3, init=centres, n_init=1, algorithm="lloyd").fit(x)
    labels = filled_clusters(x, centres)
    assert len(labels) == len(x)
    assert np.mean(labels == oracle.labels_) > 0.995


def test_a_lone_outlier_among_many_points_keeps_its_cluster():
    x = np.random.default_rng(0).standard_normal((20_000, 2))
    x[12_345] = 100.0
    labels = filled_clusters(x, x[[0, 12_345]])
    assert np.flatnonzero(labels == 1).tolist() == [12_345]


def test_seeds_are_distinct_and_as_many_as_there_are_points():
    x = np.repeat([[0.0, 0.0], [1.0, 0.0], [0.0, 2.0]], 5, axis=0)
    assert len(np.unique(spread_out(x, 3, np.random.default_rng(0)), axis=0)) == 3
    with pytest.raises(ValueError, match="number of distinct points, 3, not 4"):
        spread_out(x, 4, np.random.default_rng(0))


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (([[np.nan, 0.0]], [[0.0, 0.0]]), "x"),
        ((np.empty((0, 2)), [[0.0, 0.0]]), "x"),
        (([[0.0, 0.0]], [[0.0]]), "centres"),
        (([[0.0, 0.0]], np.empty((0, 2))), "centres"),
    ],
)
def test_bad_input_is_named_at_the_call(arguments, named):
    with pytest.raises(ValueError, match=named):
        lloyd(*arguments)
    with pytest.raises(ValueError, match="max_iter"):
        lloyd([[0.0]], [[0.0]], max_iter=0)


@pytest.mark.parametrize("name", ["old_faithful", "unequal", "crossing"])
def test_em_with_a_small_round_covariance_is_lloyd_at_every_half_step(name):
    z = standardised(name)
    start = spread_out(z, 3, np.random.default_rng(1))
    hard = list(lloyd(z, start))
    soft = list(spherical_em(z, start, 1e-9, tol=0.0, max_iter=(len(hard) + 1) // 2))
    for one, other in zip(hard[1:], soft[1:], strict=False):
        np.testing.assert_allclose(other.mixture.means, one.centres, atol=1e-9)
        np.testing.assert_allclose(other.responsibilities, np.eye(3)[one.labels], atol=1e-9)


def test_responsibilities_harden_as_epsilon_falls():
    z = standardised("unequal")
    start = spread_out(z, 3, np.random.default_rng(1))
    hardness = [
        list(spherical_em(z, start, epsilon, tol=1e-6))[-1].responsibilities.max(axis=1).mean()
        for epsilon in (3.0, 0.3, 0.03, 0.003)
    ]
    assert hardness == sorted(hardness)
    assert hardness[-1] > 0.999


@pytest.mark.parametrize("epsilon", [0.01, 0.3, 5.0])
def test_a_round_mixture_is_the_mixture_that_it_says_and_climbs(epsilon):
    x = datasets.load("old_faithful").x
    shift, scale = x.mean(axis=0), x.std(axis=0)
    z = (x - shift) / scale
    values = []
    for step in spherical_em(z, z[:3], epsilon, tol=1e-8):
        values.append(step.mean_log_likelihood)
        assert step.mean_log_likelihood == pytest.approx(step.elbo + step.kl, abs=1e-10)
        assert step.mean_log_likelihood == pytest.approx(step.mixture.log_density(z).mean(), rel=1e-10)
        restored = in_units(step, shift, scale)
        assert restored.mean_log_likelihood == pytest.approx(restored.mixture.log_density(x).mean(), rel=1e-9)
        if step.kind == "E":
            assert step.kl == pytest.approx(0.0, abs=1e-10)
            np.testing.assert_allclose(step.responsibilities, step.mixture.responsibilities(z), atol=1e-10)
    assert (np.diff(values) >= -1e-10).all()


def test_a_very_wide_round_mixture_sees_one_group():
    z = standardised("apart")
    last = list(spherical_em(z, z[:3], 1e4, tol=1e-12))[-1]
    np.testing.assert_allclose(last.mixture.means, 0.0, atol=1e-2)


@pytest.mark.parametrize("epsilon", [0.0, -1.0, np.inf])
def test_epsilon_must_be_a_variance(epsilon):
    with pytest.raises(ValueError, match="epsilon"):
        spherical_em([[0.0]], [[0.0]], epsilon)


def test_the_nearest_centre_is_the_nearest():
    rng = np.random.default_rng(0)
    x, centres = rng.standard_normal((40, 3)), rng.standard_normal((5, 3))
    distances = np.linalg.norm(x[:, None] - centres, axis=2)
    np.testing.assert_array_equal(nearest(x, centres), distances.argmin(axis=1))
