"""Labels are arbitrary: groupings are compared up to their order; cells have their borders."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from engines.gmm.kmeans import nearest
from engines.gmm.labels import agreement, distance, matching
from engines.gmm.voronoi import voronoi_borders

EXTENT = ((-2.0, 2.0), (-1.0, 3.0))


@given(st.integers(0, 10_000), st.integers(1, 6))
@settings(max_examples=60, deadline=None)
def test_matching_is_the_best_assignment(seed, count):
    overlap = np.random.default_rng(seed).random((count, count))
    rows, columns = linear_sum_assignment(overlap, maximize=True)
    found = matching(overlap)
    assert sorted(found.tolist()) == list(range(count))
    assert overlap[rows, found].sum() == pytest.approx(overlap[rows, columns].sum())


def test_renamed_groups_agree_in_full():
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 4, 100)
    assert agreement(labels, rng.permutation(4)[labels], 4) == 1.0
    moved = labels.copy()
    moved[:10] = (moved[:10] + 1) % 4
    assert agreement(labels, moved, 4) == pytest.approx(0.9)


def test_permuted_responsibilities_are_no_distance_apart():
    q = np.random.default_rng(0).dirichlet(np.ones(4), 50)
    order = np.array([2, 0, 3, 1])
    away, found = distance(q, q[:, order])
    assert away == pytest.approx(0.0)
    np.testing.assert_array_equal(q[:, order][:, found], q)
    one = np.zeros((5, 2))
    one[:, 0] = 1.0
    half = np.full((5, 2), 0.5)
    assert distance(one, half)[0] == pytest.approx(0.5)


def test_bad_labels_are_named():
    with pytest.raises(ValueError, match="overlap"):
        matching(np.zeros((2, 3)))
    with pytest.raises(ValueError, match="overlap"):
        matching(np.zeros((9, 9)))
    with pytest.raises(ValueError, match="second"):
        agreement(np.array([0, 1]), np.array([0, 2]), 2)
    with pytest.raises(ValueError, match="equally long"):
        agreement(np.array([0, 1]), np.array([0]), 2)


@given(st.integers(0, 10_000), st.integers(2, 6))
@settings(max_examples=60, deadline=None)
def test_on_a_border_two_centres_are_nearest(seed, count):
    centres = np.random.default_rng(seed).uniform(-2.0, 3.0, (count, 2))
    for first, last in voronoi_borders(centres, EXTENT):
        for share in (0.05, 0.5, 0.95):
            place = first + share * (last - first)
            away = np.sort(np.linalg.norm(centres - place, axis=1))
            assert away[0] == pytest.approx(away[1], rel=1e-6, abs=1e-9)
            assert EXTENT[0][0] - 1e-9 <= place[0] <= EXTENT[0][1] + 1e-9
            assert EXTENT[1][0] - 1e-9 <= place[1] <= EXTENT[1][1] + 1e-9


@pytest.mark.parametrize("seed", range(5))
def test_no_border_is_missing(seed):
    centres = np.random.default_rng(seed).uniform(-1.0, 2.0, (5, 2))
    x, y = np.meshgrid(np.linspace(-1.95, 1.95, 79), np.linspace(-0.95, 2.95, 79))
    labels = nearest(np.stack([x.ravel(), y.ravel()], axis=1), centres).reshape(x.shape)
    changes = labels[:, 1:] != labels[:, :-1]
    places = np.stack([0.5 * (x[:, 1:] + x[:, :-1])[changes], y[:, 1:][changes]], axis=1)
    ends = voronoi_borders(centres, EXTENT)
    along = ends[:, 1] - ends[:, 0]
    share = ((places[:, None] - ends[:, 0]) * along).sum(axis=2) / np.square(along).sum(axis=1)
    foot = ends[:, 0] + np.clip(share, 0.0, 1.0)[..., None] * along
    assert np.linalg.norm(places[:, None] - foot, axis=2).min(axis=1).max() < 0.06


@pytest.mark.parametrize(
    ("centres", "borders"), [([[0, 0]], 0), ([[0, 0], [0, 0]], 0), ([[-1, 0], [0, 0], [1, 0]], 2)]
)
def test_few_and_coinciding_centres(centres, borders):
    assert voronoi_borders(np.array(centres, float), EXTENT).shape == (borders, 2, 2)
