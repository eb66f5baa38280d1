"""What a frame of EM says about itself, and the range in which a run is seen."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from engines.gmm import GmmParams, climb_range, fit


def test_totals_are_the_weights_that_the_m_step_makes():
    _, _, m_step, *_ = fit(GmmParams(start="random", components=3))
    np.testing.assert_allclose(m_step.totals / len(m_step.x), m_step.weights)


def test_iteration_and_change_follow_the_half_steps():
    frames = list(fit(GmmParams(start="book")))
    assert [frame.iteration for frame in frames[:5]] == [0, 1, 1, 2, 2]
    assert frames[0].change == frames[1].change == 0
    for before, after in pairwise(frames):
        assert after.change == pytest.approx(after.mean_log_likelihood - before.mean_log_likelihood)


@pytest.mark.parametrize("start", ["book", "random", "kmeans"])
def test_extent_is_that_of_the_whole_run_and_holds_data_and_means(start):
    frames = list(fit(GmmParams(start=start, components=3, seed=4)))
    assert len({frame.extent for frame in frames}) == 1
    low, high = np.transpose(frames[0].extent)
    for points in (frames[0].x, *(frame.means for frame in frames)):
        assert ((low <= points) & (points <= high)).all()


def test_nearest_looks_no_further_than_the_reach():
    frame = next(fit(GmmParams()))
    place = frame.x[7] + [0.001, 0.01]
    np.testing.assert_array_equal(frame.x[frame.nearest(place, (0.1, 1.0))], frame.x[7])
    assert frame.nearest((0.5, 90.0), (0.1, 1.0)) is None


@pytest.mark.parametrize("start", ["book", "random", "kmeans"])
def test_range_of_the_climb_holds_every_m_step_and_not_a_start_far_below(start):
    frames = list(fit(GmmParams(start=start)))
    low, high = climb_range(frames)
    assert all(low < frame.elbo <= frame.mean_log_likelihood + 1e-12 < high for frame in frames[2:])
    assert high - low < 3
    assert (low < frames[0].mean_log_likelihood) == (start == "kmeans")


def test_range_has_room_where_nothing_climbs_and_needs_a_frame():
    frames = list(fit(GmmParams(components=1)))
    low, high = climb_range(frames)
    assert low < frames[-1].mean_log_likelihood < high
    low, high = climb_range(frames[:1])
    assert low < frames[0].mean_log_likelihood < high
    with pytest.raises(ValueError, match="frames"):
        climb_range([])


def test_a_run_that_starts_at_its_end_is_not_blown_up():
    *_, last = fit(GmmParams(components=1))
    first = replace(last, mean_log_likelihood=last.elbo - 1e-14)
    low, high = climb_range([first, last, last])
    assert high - low > 0.005
