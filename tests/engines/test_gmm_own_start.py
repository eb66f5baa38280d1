"""Starts set by hand: written down, read again, dragged by their grips."""

from dataclasses import replace

import numpy as np
import pytest

from engines.gmm import ELLIPSE_MASS, GmmParams, Mixture, fit
from engines.gmm.grips import CENTRE, drag, grips, nudge, rescale
from engines.gmm.own_start import pack, relabelled, unpack
from engines.multivariate_normal import squared_distance

ONE = Mixture(np.array([0.3, 0.7]), np.array([[1.0], [4.0]]), np.array([[[0.5]], [[2.0]]]))
TWO = Mixture(
    np.array([0.3, 0.7]),
    np.array([[2.0, 55.0], [4.0, 80.0]]),
    np.array([[[0.1, 0.4], [0.4, 30.0]], [[0.2, -0.3], [-0.3, 36.0]]]),
)


def start_of(own, data="old_faithful", **changes):
    return next(fit(GmmParams(data=data, start="own", own=own, **changes)))


@pytest.mark.parametrize("mixture", [ONE, TWO])
def test_a_mixture_is_written_down_and_read_again(mixture):
    copy = unpack(pack(mixture))
    for name in ("weights", "means", "covariances"):
        np.testing.assert_array_equal(getattr(copy, name), getattr(mixture, name))


def test_a_run_begins_at_the_start_set_by_hand():
    frame = start_of(pack(TWO))
    np.testing.assert_array_equal(frame.means, TWO.means)
    np.testing.assert_array_equal(frame.covariances, TWO.covariances)


@pytest.mark.parametrize("components", [1, 2, 3, 6])
def test_another_k_cuts_the_start_down_or_completes_it(components):
    frame = start_of(pack(TWO), components=components)
    assert len(frame.weights) == components
    assert frame.weights.sum() == pytest.approx(1.0)
    kept = min(2, components)
    np.testing.assert_array_equal(frame.means[:kept], TWO.means[:kept])


def test_a_start_of_another_dimension_gives_way_to_k_means():
    flat = start_of(pack(TWO), data="galton")
    clusters = next(fit(GmmParams(data="galton", start="kmeans")))
    np.testing.assert_array_equal(flat.means, clusters.means)


def test_swapping_names_leaves_the_density():
    x = np.random.default_rng(0).standard_normal((20, 2)) * [1.0, 20.0] + [3.0, 70.0]
    np.testing.assert_allclose(relabelled(TWO, 1).log_density(x), TWO.log_density(x), rtol=1e-13)
    np.testing.assert_array_equal(relabelled(TWO, 1).means, TWO.means[::-1])
    np.testing.assert_array_equal(relabelled(TWO, 2).means, TWO.means)


def test_grips_lie_on_the_mean_and_on_the_ellipse_at_right_angles_to_the_eye():
    frame = start_of(pack(TWO))
    scale = np.ptp(frame.extent, axis=1)
    radius = -2.0 * np.log1p(-ELLIPSE_MASS)
    for k, places in enumerate(grips(frame)):
        np.testing.assert_array_equal(places[CENTRE], TWO.means[k])
        distances = squared_distance(places[1:], TWO.means[k], TWO.covariances[k])
        np.testing.assert_allclose(distances, radius, rtol=1e-9)
        first, second = (places[1:] - TWO.means[k]) / scale
        assert abs(first @ second) < 1e-12


@pytest.mark.parametrize("grip", [1, 2])
def test_a_dragged_axis_ends_below_the_hand_and_the_other_keeps_its_length(grip):
    frame = start_of(pack(TWO))
    scale = np.ptp(frame.extent, axis=1)
    place = frame.means[0] + scale * [0.1, -0.15]
    dragged = start_of(drag(frame, 0, grip, place))
    before, after = (np.linalg.norm((grips(f)[0, 1:] - f.means[0]) / scale, axis=1) for f in (frame, dragged))
    assert (
        np.min(
            np.abs(
                np.concatenate(
                    [place - grips(dragged)[0, 1:], place - 2 * dragged.means[0] + grips(dragged)[0, 1:]]
                )
            ).sum(axis=1)
        )
        < 1e-9
    )
    assert np.abs(after[:, None] - before[2 - grip]).min() < 1e-9
    np.testing.assert_array_equal(dragged.covariances[1], frame.covariances[1])


def test_grips_keep_their_sides_while_an_axis_becomes_the_longer_one():
    frame = start_of(pack(TWO))
    before = grips(frame)
    place = frame.means[0] + 12.0 * (before[0, 2] - frame.means[0])
    after = grips(start_of(drag(frame, 0, 2, place)), before)
    scale = np.ptp(frame.extent, axis=1)
    for old, new in zip(before[0, 1:], after[0, 1:], strict=True):
        one, other = ((end - frame.means[0]) / scale for end in (old, new))
        assert one @ other / np.linalg.norm(one) / np.linalg.norm(other) > 0.9


def test_beyond_the_picture_a_centre_stays_at_its_edge():
    frame = start_of(pack(TWO))
    moved = unpack(drag(frame, 1, CENTRE, (1e6, -1e6)))
    assert moved.means[1].tolist() == [frame.extent[0][1], frame.extent[1][0]]


def test_in_one_dimension_the_second_grip_is_a_standard_deviation_away():
    own = pack(replace_means(ONE, [[62.0], [70.0]]))
    frame = start_of(own, data="galton")
    places = grips(frame)
    np.testing.assert_allclose(places[:, 1, 0] - places[:, 0, 0], np.sqrt(ONE.covariances[:, 0, 0]))
    assert (places[:, :, 1] <= frame.extent[1][1]).all()
    assert unpack(drag(frame, 0, 1, (65.0, 0.0))).covariances[0, 0, 0] == pytest.approx(9.0)
    assert unpack(drag(frame, 0, 1, (62.0, 0.0))).covariances[0, 0, 0] > 0.0
    assert unpack(drag(frame, 1, CENTRE, (66.0, 0.0))).means[1, 0] == 66.0


def test_nudging_and_rescaling():
    frame = start_of(pack(TWO))
    (left, right), _ = frame.extent
    np.testing.assert_allclose(unpack(nudge(frame, 0, 0.1, 0.0)).means[0], [2.0 + 0.1 * (right - left), 55.0])
    np.testing.assert_allclose(unpack(rescale(frame, 1, 2.0)).covariances[1], 4.0 * TWO.covariances[1])


def test_three_dimensions_have_no_grips():
    x = np.random.default_rng(0).standard_normal((30, 3))
    with pytest.raises(ValueError, match="dimensions"):
        grips(next(fit(GmmParams(data="user:x"), x)))


def replace_means(mixture, means):
    return replace(mixture, means=np.array(means))
