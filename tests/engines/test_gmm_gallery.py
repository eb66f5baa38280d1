"""Many starts: what each ends in, which ends are the same, and what comes meanwhile."""

import pickle

import numpy as np
import pytest

from engines.gmm import Mixture, em, runs
from engines.gmm.gallery import GalleryFrame, GalleryParams, explore
from engines.progress import Progress

PLACES = np.repeat([[0.0, 0.0], [4.0, 0.0], [0.0, 5.0]], 20, axis=0)


def frames(params, *x):
    return [frame for frame in explore(params, *x) if isinstance(frame, GalleryFrame)]


@pytest.fixture(scope="module")
def faithful():
    return frames(GalleryParams(data="old_faithful", components=3, starts=12))


def test_runs_come_one_by_one_and_stay(faithful):
    assert [len(frame.runs) for frame in faithful] == list(range(1, 13))
    assert faithful[3].runs == faithful[-1].runs[:4]


def test_a_run_does_not_depend_on_how_many_there_are(faithful):
    few = frames(GalleryParams(data="old_faithful", components=3, starts=2))[-1]
    for one, other in zip(few.runs, faithful[-1].runs, strict=False):
        np.testing.assert_array_equal(one.curve, other.curve)


def test_a_run_is_em_from_its_start(faithful):
    run, x = faithful[-1].runs[5], faithful[-1].points.x
    steps = list(em(x, run.start, tol=1e-6, max_iter=1000))
    assert run.mean_log_likelihood == steps[-1].mean_log_likelihood
    assert run.iterations == sum(step.kind == "M" for step in steps)
    np.testing.assert_array_equal(run.mixture.means, steps[-1].mixture.means)
    assert run.mean_log_likelihood == pytest.approx(run.mixture.log_density(x).mean(), rel=1e-9)


def test_optima_are_ranked_and_hold_every_run_once(faithful):
    last = faithful[-1]
    assert sorted(last.ranking) == list(range(12))
    bests = [last.runs[optimum.members[0]].mean_log_likelihood for optimum in last.optima]
    assert bests == sorted(bests, reverse=True)
    assert last.found == len(bests) >= 3
    assert bests[0] == pytest.approx(-4.0972, abs=1e-3)


def test_members_of_an_optimum_are_equal_up_to_the_order_of_their_labels(faithful):
    last = faithful[-1]
    for optimum in last.optima:
        first = optimum.members[0]
        q = last.runs[first].responsibilities[:, last.orders[first]]
        for member in optimum.members:
            other = last.runs[member].responsibilities[:, last.orders[member]]
            assert np.abs(q - other).sum(axis=1).mean() < 0.08
        assert optimum.labellings == len({tuple(last.orders[member]) for member in optimum.members})


def test_label_switching_is_counted_on_groups_far_apart():
    last = frames(GalleryParams(data="apart", components=3, starts=24, start="kmeans"))[-1]
    assert last.found == 1
    assert last.optima[0].labellings == 6  # all the 3! orders


def test_one_component_has_one_optimum():
    last = frames(GalleryParams(components=1, starts=5))[-1]
    assert [len(optimum.members) for optimum in last.optima] == [5]


def test_collapsed_runs_stand_at_the_end_each_for_itself():
    last = frames(GalleryParams(data="user:places", components=3, starts=4), PLACES)[-1]
    assert [run.reason for run in last.runs] == ["collapsed"] * 4
    assert [optimum.collapsed for optimum in last.optima] == [True] * 4
    assert last.found == 0
    for run in last.runs:
        assert np.isfinite(run.curve).all()
        assert np.isfinite(run.ellipses).all()
        assert np.isfinite(run.responsibilities).all()
    assert np.isfinite(last.climb_range).all()


def test_more_components_than_distinct_points_are_refused_at_the_call():
    with pytest.raises(ValueError, match="distinct points, 3, not 4"):
        explore(GalleryParams(data="user:places", components=4), PLACES)
    with pytest.raises(ValueError, match="distinct points, 3, not 4"):
        explore(GalleryParams(data="user:places", components=4, start="kmeans"), PLACES)


def test_a_long_run_reports_meanwhile(monkeypatch):
    monkeypatch.setattr(runs, "_PATIENCE", 0.0)
    seen = list(explore(GalleryParams(data="old_faithful", components=2, starts=2)))
    assert sum(isinstance(one, Progress) for one in seen) > 20
    assert seen[0] == Progress(0, 2)


def test_the_climb_at_a_place_is_found(faithful):
    last = faithful[-1]
    run = last.runs[3]
    place = np.log10(run.iterations), run.mean_log_likelihood
    found = last.nearest_climb(*place, (0.01, 1e-6), 3.0)
    assert found in next(optimum.members for optimum in last.optima if 3 in optimum.members)
    assert last.nearest_climb(place[0], place[1] + 1.0, (0.01, 1e-6), 3.0) is None


def test_frames_can_be_sent_to_another_process(faithful):
    copy = pickle.loads(pickle.dumps(faithful[-1]))
    assert copy.params == faithful[-1].params
    assert copy.ranking == faithful[-1].ranking


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("data", ""),
        ("n", 5),
        ("components", 7),
        ("starts", 0),
        ("starts", 25),
        ("start", "book"),
        ("tol", 2.0),
    ],
)
def test_bad_params_are_named(field, value):
    with pytest.raises(ValueError, match=field):
        GalleryParams(**{field: value})


def test_a_run_orders_its_components_from_left_to_right():
    mixture = Mixture(np.array([0.5, 0.5]), np.array([[2.0, 0.0], [-2.0, 0.0]]), np.array([np.eye(2)] * 2))
    x, _ = mixture.sample(50, np.random.default_rng(0))
    ended = []

    def run():
        ended.append((yield from runs.finish(x, mixture, tol=1e-3, max_iter=5, report=Progress(0, 1))))

    list(run())
    assert ended[0].order.tolist() == [1, 0]
