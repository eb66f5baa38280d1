"""k-means beside EM: lock step, agreement, units, and where k-means fails."""

import pickle

import numpy as np
import pytest

from engines import datasets
from engines.gmm import em
from engines.gmm.comparison import KmeansParams
from engines.gmm.kmeans import lloyd
from engines.gmm.lockstep import side_by_side


def last_frame(*x, **params):
    return list(side_by_side(KmeansParams(**params), *x))[-1]


def test_both_step_together_until_both_have_ended():
    frames = list(side_by_side(KmeansParams(data="old_faithful", components=2)))
    assert [frame.index for frame in frames] == list(range(len(frames)))
    for frame in frames[1:]:
        assert frame.em.kind == "EM"[frame.index % 2 == 0]
        if frame.half_steps[0] == frame.index:
            assert frame.lloyd.kind == ("assign" if frame.index % 2 else "update")
    last = frames[-1]
    assert last.lloyd.reason == last.em.reason == "converged"
    assert max(last.half_steps) == last.index
    assert len(last.inertias) == len(last.climb) == len(frames)


def test_they_begin_at_the_same_places():
    for covariance in ("free", "fixed"):
        first = next(side_by_side(KmeansParams(covariance=covariance)))
        np.testing.assert_allclose(first.centres, first.em.mixture.means, atol=1e-12)
        assert np.isnan(first.agreement)
        assert first.hardness == pytest.approx(1 / 3)


def test_each_is_its_own_algorithm():
    frames = list(side_by_side(KmeansParams(data="unequal")))
    x, scale = frames[0].points.x, frames[0].scale
    z = (x - x.mean(axis=0)) / x.std(axis=0)
    np.testing.assert_allclose(scale, x.std(axis=0))
    hard = list(lloyd(z, frames[0].lloyd.centres, max_iter=200))
    assert frames[-1].lloyd.inertia == pytest.approx(hard[-1].inertia)
    soft = list(em(x, frames[0].em.mixture, tol=1e-5, max_iter=200))
    assert frames[-1].em.mean_log_likelihood == soft[-1].mean_log_likelihood


def test_on_round_groups_they_agree():
    frame = last_frame(data="apart")
    assert frame.agreement > 0.99
    assert min(frame.right) > 0.99


@pytest.mark.parametrize(("data", "components"), [("elongated", 3), ("unequal", 3), ("crossing", 2)])
def test_on_long_and_unequal_groups_kmeans_fails_and_the_mixture_does_not(data, components):
    hard, soft = last_frame(data=data, components=components).right
    assert hard < 0.87
    assert soft > hard + 0.1


@pytest.mark.parametrize("data", ["unequal", "elongated", "old_faithful"])
@pytest.mark.parametrize("standardised", [True, False])
def test_held_at_a_small_variance_the_mixture_is_kmeans(data, standardised):
    frames = side_by_side(
        KmeansParams(data=data, covariance="fixed", epsilon=1e-6, standardised=standardised)
    )
    for frame in frames:
        if frame.index:
            assert frame.agreement == 1.0
            assert frame.hardness == pytest.approx(1.0)
    np.testing.assert_allclose(frame.em.mixture.means, frame.centres, rtol=1e-9)


def test_standardised_groups_do_not_depend_on_units_the_others_do():
    x = datasets.load("old_faithful").x
    grouped = {
        (standardised, factor): last_frame(
            x * [1.0, factor], data="user:x", components=2, standardised=standardised
        )
        for standardised in (True, False)
        for factor in (1.0, 1e-3)
    }
    np.testing.assert_array_equal(grouped[True, 1.0].lloyd.labels, grouped[True, 1e-3].lloyd.labels)
    assert (grouped[False, 1.0].lloyd.labels != grouped[False, 1e-3].lloyd.labels).any()


def test_borders_divide_the_cells_in_units_of_the_data():
    frame = last_frame(data="five", components=5)
    middle = frame.borders.mean(axis=1)
    away = np.sort(np.linalg.norm((middle[:, None] - frame.centres) / frame.scale, axis=2), axis=1)
    np.testing.assert_allclose(away[:, 0], away[:, 1], rtol=1e-9)


@pytest.mark.parametrize("covariance", ["free", "fixed"])
@pytest.mark.parametrize(
    "x",
    [
        np.repeat([[0.0, 0.0], [4.0, 0.0], [0.0, 5.0]], 10, axis=0),  # collapses
        np.stack([np.arange(30.0), np.zeros(30)], axis=1),  # a constant column
        np.stack([np.arange(30.0), 2.0 * np.arange(30.0)], axis=1),  # a line
        1e6 + 1e-3 * np.random.default_rng(0).standard_normal((40, 2)),
    ],
)
def test_degenerate_data_end_with_finite_numbers(x, covariance):
    frame = last_frame(x, data="user:x", covariance=covariance)
    assert frame.em.reason
    assert np.isfinite(frame.em.responsibilities).all()
    assert np.isfinite(frame.em.mixture.means).all()
    assert np.isfinite(frame.ellipses).all()
    assert np.isfinite(frame.borders).all()
    assert 0.0 <= frame.agreement <= 1.0


def test_frames_can_be_sent_to_another_process():
    frame = last_frame()
    assert pickle.loads(pickle.dumps(frame)).agreement == frame.agreement


@pytest.mark.parametrize("seeding", ["random", "kmeans++"])
def test_data_that_do_not_fit_are_refused_at_the_call(seeding):
    with pytest.raises(ValueError, match="distinct points, 2, not 3"):
        side_by_side(
            KmeansParams(data="user:x", seeding=seeding), np.repeat([[0.0, 1.0], [2.0, 3.0]], 4, axis=0)
        )
    with pytest.raises(ValueError, match="two columns"):
        side_by_side(KmeansParams(data="user:x", seeding=seeding), np.zeros((5, 1)))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("data", ""),
        ("n", 1),
        ("components", 0),
        ("seeding", "book"),
        ("standardised", 1),
        ("covariance", "full"),
        ("epsilon", 0.0),
        ("epsilon", 11.0),
        ("seed", -1),
    ],
)
def test_bad_params_are_named(field, value):
    with pytest.raises(ValueError, match=field):
        KmeansParams(**{field: value})
