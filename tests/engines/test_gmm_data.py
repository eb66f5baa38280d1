"""Data for EM by name, and runs on data with too few points."""

import math

import numpy as np
import pytest

from engines import datasets
from engines.gmm import GmmParams, fit
from engines.gmm.data import (
    GENERATED,
    MOST_PAINTED,
    add_point,
    extent,
    generate,
    load,
    painted,
    points,
    remove_point,
)
from engines.gmm.mixtures import MIXTURES


@pytest.mark.parametrize("name", GENERATED)
def test_generated_data_are_pinned_by_their_seed_and_keep_their_size(name):
    one, same, other = (generate(name, 150, seed) for seed in (3, 3, 4))
    assert one.x.shape == (150, 1 if name == "humps" else 2)
    assert one.groups.shape == (150,)
    np.testing.assert_array_equal(one.x, same.x)
    assert not np.array_equal(one.x, other.x)
    assert not one.x.flags.writeable


@pytest.mark.parametrize("name", MIXTURES)
def test_groups_have_the_weights_and_means_of_their_mixture(name):
    data, mixture, n = generate(name, 5000, 1), MIXTURES[name], 5000
    assert data.source is mixture
    assert data.components == len(mixture.weights)
    for k, weight in enumerate(mixture.weights):
        members = data.x[data.groups == k]
        assert abs(len(members) / n - weight) < 4 * math.sqrt(weight * (1 - weight) / n)
        error = np.sqrt(np.diag(mixture.covariances[k]) / len(members))
        assert (np.abs(members.mean(axis=0) - mixture.means[k]) < 4.5 * error).all()
        variances = np.diag(mixture.covariances[k])
        assert members.var(axis=0, ddof=1) == pytest.approx(variances, rel=5 * math.sqrt(2 / len(members)))


def test_a_name_means_the_same_points_wherever_it_is_asked_for():
    assert points("five", 200, 3) is generate("five", 200, 3)
    np.testing.assert_array_equal(points("old_faithful", 200, 3).x, datasets.load("old_faithful").x)
    own = points("user:own", 200, 3, [[0.0, 1.0], [2.0, 3.0]])
    np.testing.assert_array_equal(own.x, [[0.0, 1.0], [2.0, 3.0]])
    assert (own.components, len(own.groups)) == (0, 0)


def test_unknown_and_empty_data_are_refused():
    with pytest.raises(ValueError, match="nowhere"):
        points("nowhere", 100, 0)
    with pytest.raises(ValueError, match="x must hold"):
        points("user:none", 100, 0, np.empty((0, 2)))


def test_an_extent_is_never_empty():
    (left, right), (low, high) = extent(np.array([[3.0, 0.0], [3.0, 1.0]]))
    assert left < 3.0 < right
    assert low < 0.0 < 1.0 < high


def test_heights_come_with_the_sexes():
    data, table = load("galton"), datasets.load("galton")
    np.testing.assert_array_equal(data.x[:, 0], table.x[:, table.columns.index("child_height")])
    assert np.bincount(data.groups).tolist() == [453, 481]
    assert data.x[data.groups == 1].mean() > data.x[data.groups == 0].mean() + 4
    assert len(load("old_faithful").groups) == 0


@pytest.mark.parametrize(
    ("name", "count", "seed"), [("nowhere", 100, 0), ("three", 19, 0), ("three", 100, -1)]
)
def test_bad_requests_are_refused_by_name(name, count, seed):
    with pytest.raises(ValueError, match=r"name|count|seed"):
        generate(name, count, seed)


def test_points_are_added_inside_the_square_and_removed_by_row():
    points = add_point(add_point((), 1.0, 2.0), -4.0, 0.12345)
    assert points == ((1.0, 2.0), (-4.0, 0.123))
    assert add_point(points, 5.1, 0.0) == points
    assert remove_point(points, 0) == ((-4.0, 0.123),)
    full = ((0.0, 0.0),) * MOST_PAINTED
    assert add_point(full, 1.0, 1.0) == full
    assert painted(()).x.shape == (0, 2)


@pytest.mark.parametrize("start", ["kmeans", "random", "book", "spike", "own"])
@pytest.mark.parametrize("points", [(), ((1.0, 2.0),), ((1.0, 2.0),) * 5, ((1.0, 2.0), (3.0, -1.0))])
def test_any_number_of_painted_points_is_a_run(points, start):
    frames = list(fit(GmmParams(data="painted", points=points, components=4, start=start)))
    assert frames[0].weights.shape == (4,)
    assert frames[0].distinct == len(set(points))
    assert len(frames) == 1 if not points else frames[-1].reason
    for frame in frames:
        assert np.isfinite(frame.means).all()
        assert np.isfinite(frame.mean_log_likelihood)
        assert frame.extent == ((-5.0, 5.0), (-5.0, 5.0))


def test_a_component_collapses_step_by_step_and_the_run_ends_with_finite_numbers():
    frames = list(fit(GmmParams(data="closing", count=100, start="spike")))
    values, sizes = (
        np.array([getattr(frame, name) for frame in frames[::2]]) for name in ("elbo", "smallest_std")
    )
    assert len(frames) > 20
    assert frames[-1].reason == "collapsed"
    assert frames[-1].collapsing == 1
    assert all(frame.collapsing is None for frame in frames[:-1])
    assert (np.diff([frame.mean_log_likelihood for frame in frames]) >= -1e-9).all()
    assert (np.diff(sizes) <= 1e-12).all()
    assert sizes[-1] < 1e-4
    assert np.isfinite(values).all()
    # The lower the floor, the higher the end: nothing else bounds the likelihood.
    floors = [1e-3, 1e-4, 1e-5]
    ends = [list(fit(GmmParams(data="closing", count=100, start="spike", floor=f)))[-1] for f in floors]
    assert [end.reason for end in ends] == ["converged"] * 3
    gains = np.diff([end.mean_log_likelihood for end in ends])
    assert (gains > 0.5).all()


def test_the_floor_is_a_share_of_the_data_s_spread():
    raised = list(fit(GmmParams(floor=0.2, start="book")))[-1]
    least = 0.2 * raised.x.std(axis=0)
    assert (np.diagonal(raised.covariances, axis1=1, axis2=2) >= np.square(least)).all()
