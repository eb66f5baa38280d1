"""Why mixtures are hard: two equal maxima, coupled equations, Jensen's gap, a likelihood without bound."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from engines.gmm import Mixture, em
from engines.gmm.hard import LIMIT, POINT_LIMITS, TINIEST, HardParams, data_points, terms
from engines.gmm.means_surface import DEPTHS, mean_log_likelihood, means_surface
from engines.gmm.spike import spike

PARAMS = st.builds(
    HardParams,
    count=st.integers(*POINT_LIMITS),
    mean_1=st.floats(-LIMIT, LIMIT),
    mean_2=st.floats(-LIMIT, LIMIT),
    std=st.floats(0.3, 2.0),
    weight=st.floats(0.05, 0.95),
    seed=st.integers(0, 50),
)


def test_data_are_ordered_within_the_picture_and_have_the_variance_of_their_mixture():
    pooled = np.concatenate([data_points(HardParams(count=100, seed=seed)) for seed in range(100)])
    assert np.abs(pooled).max() <= LIMIT
    # Fourth moment of the mixture about 0: 43; the cut at 6 costs less than the error.
    assert abs(pooled.var() - 5) < 4 * np.sqrt((43 - 25) / len(pooled))
    assert abs(pooled.mean()) < 4 * np.sqrt(5 / len(pooled))
    x = data_points(HardParams(count=100, distance=8.0, seed=7))
    assert len(x) == 100
    assert (np.diff(x) >= 0).all()


def test_equal_weights_give_two_equal_mirrored_maxima():
    for seed in range(5):
        landscape = means_surface(HardParams(seed=seed)).landscape
        first, second = landscape.maxima
        np.testing.assert_allclose(first, second[::-1], atol=1e-9)
        assert landscape.heights[0] == pytest.approx(landscape.heights[1], abs=1e-12)
        np.testing.assert_allclose(landscape.surface, landscape.surface.T, atol=1e-5)
        assert landscape.surface.max() <= landscape.heights.max() + 1e-6


def test_exchanging_the_components_with_their_weights_changes_nothing():
    x = data_points(HardParams())
    weights, means = np.array([0.3, 0.7]), np.array([-1.0, 2.0])
    assert mean_log_likelihood(x, weights, means, 0.8) == pytest.approx(
        mean_log_likelihood(x, weights[::-1], means[::-1], 0.8), abs=1e-14
    )
    uneven = means_surface(HardParams(weight=0.3)).landscape
    assert uneven.heights[0] != pytest.approx(uneven.heights[1], abs=1e-3)  # without their weights it does


@pytest.mark.parametrize(
    ("params", "kind"),
    [
        (HardParams(), "saddle"),
        (HardParams(weight=0.2), "saddle"),
        (HardParams(distance=0.0, std=2.0), "maximum"),
    ],
)
def test_the_diagonal_has_a_stationary_point_of_the_kind_that_is_said(params, kind):
    landscape = means_surface(params).landscape
    x, weights, middle = data_points(params), params.weights, landscape.middle
    step = 1e-3

    def height(across, up):
        return mean_log_likelihood(x, weights, middle + step * np.array([across, up]), params.std)

    hessian = np.empty((2, 2))
    for i, j in np.ndindex(2, 2):
        a, b = np.eye(2)[i], np.eye(2)[j]
        hessian[i, j] = height(*(a + b)) - height(*(a - b)) - height(*(b - a)) + height(*(-a - b))
    signs = np.sign(np.linalg.eigvalsh(hessian))
    assert landscape.middle_kind == kind
    assert signs.tolist() == ([-1, 1] if kind == "saddle" else [-1, -1])
    assert abs(height(1, 0) - height(-1, 0)) < 1e-6
    assert len(landscape.maxima) == (2 if kind == "saddle" else 1)


@given(PARAMS)
def test_the_slope_is_that_of_finite_differences(params):
    frame = means_surface(params)
    means, step = np.array([params.mean_1, params.mean_2]), 1e-5
    for k in range(2):
        ends = [means + sign * step * np.eye(2)[k] for sign in (1, -1)]
        heights = [mean_log_likelihood(frame.x, params.weights, end, params.std) for end in ends]
        assert frame.gradient[k] == pytest.approx((heights[0] - heights[1]) / (2 * step), abs=1e-5)


def test_at_a_maximum_each_mean_is_the_average_that_depends_on_both():
    params = HardParams(weight=0.4)
    best = means_surface(params).landscape.maxima[0]
    there = means_surface(HardParams(weight=0.4, mean_1=best[0], mean_2=best[1]))
    np.testing.assert_allclose(there.update, best, atol=1e-10)
    np.testing.assert_allclose(there.gradient, 0, atol=1e-10)
    # The equation for the first mean holds no longer once the second has moved: they are coupled.
    moved = means_surface(HardParams(weight=0.4, mean_1=best[0], mean_2=best[1] + 1))
    assert abs(moved.update[0] - best[0]) > 0.01
    assert abs(moved.gradient[0]) > 0.01


def test_the_fixed_point_of_em_satisfies_the_coupled_equations():
    x = data_points(HardParams(count=100))[:, None]
    start = Mixture(np.array([0.5, 0.5]), np.array([[-1.0], [1.0]]), np.ones((2, 1, 1)))
    *_, end = em(x, start, tol=1e-14, max_iter=1000)
    mixture = end.mixture
    q = mixture.responsibilities(x)
    np.testing.assert_allclose((q * x).sum(axis=0) / q.sum(axis=0), mixture.means[:, 0], atol=1e-5)
    np.testing.assert_allclose(q.mean(axis=0), mixture.weights, atol=1e-6)


@given(PARAMS)
def test_jensens_gap_is_not_negative_and_both_sums_are_what_they_say(params):
    frame = means_surface(params)
    assert (frame.terms.gaps >= -1e-12).all()
    densities = norm.pdf(frame.x, np.array([[params.mean_1], [params.mean_2]]), params.std)
    sound = (densities > 1e-250).all(axis=0)
    with np.errstate(divide="ignore"):
        np.testing.assert_allclose(
            frame.terms.log_of_sum[sound], np.log(params.weights @ densities)[sound], atol=1e-9
        )
        np.testing.assert_allclose(
            frame.terms.sum_of_log[sound], (params.weights @ np.log(densities))[sound], atol=1e-9
        )
    assert frame.height == pytest.approx(frame.terms.log_of_sum.mean())


def test_the_gap_closes_where_the_components_agree():
    agreed = terms(np.linspace(-3, 3, 7), np.array([0.3, 0.7]), np.array([1.0, 1.0]), np.array([2.0, 2.0]))
    np.testing.assert_allclose(agreed.gaps, 0, atol=1e-14)


def test_contours_lie_at_their_depths_below_the_summit():
    frame = means_surface(HardParams())
    for contour, depth in zip(frame.landscape.contours, DEPTHS, strict=True):
        places = contour[~np.isnan(contour[:, 0])][::7]
        heights = [mean_log_likelihood(frame.x, frame.params.weights, place, 1.0) for place in places]
        np.testing.assert_allclose(frame.landscape.heights.max() - heights, depth, atol=0.05 * depth + 0.003)


def test_the_likelihood_grows_without_bound_with_slope_minus_one_for_a_point():
    frame = spike(HardParams(spike_std=TINIEST))
    assert frame.slope == pytest.approx(-1, abs=1e-4)  # other components still claim a little of the point
    drops = np.diff(frame.log_likelihoods[-20:]) / np.diff(np.log(frame.stds[-20:]))
    np.testing.assert_allclose(drops, -1, atol=1e-3)
    np.testing.assert_allclose(frame.log_likelihoods[-20:], frame.limits[-20:], atol=1e-3)
    assert frame.log_likelihoods[-1] > frame.log_likelihoods[-60] > frame.log_likelihoods[-100]
    assert frame.own + frame.rest == pytest.approx(frame.log_likelihood)
    assert frame.peak > 9e3


def test_two_points_at_one_place_give_twice_the_slope(monkeypatch):
    x = np.array([-2.0, 0.0, 1.0, 1.0, 3.0])
    monkeypatch.setattr("engines.gmm.spike.data_points", lambda params: x)
    frame = spike(HardParams(count=5, datum=3, spike_std=TINIEST))
    assert frame.slope == pytest.approx(-2, abs=1e-5)
    assert frame.limits[-1] == pytest.approx(frame.log_likelihoods[-1], abs=1e-5)


@pytest.mark.parametrize("std", [1.0, 0.1, 1e-3])
def test_the_spikes_slope_is_that_of_finite_differences(std):
    grown, shrunk = (spike(HardParams(spike_std=std * factor)) for factor in (1.0, 0.9999))
    ratio = (grown.log_likelihood - shrunk.log_likelihood) / -np.log(0.9999)
    assert grown.slope == pytest.approx(ratio, rel=1e-2, abs=1e-3)


def test_the_density_with_the_spike_is_a_density():
    frame = spike(HardParams(spike_std=0.01))
    assert np.trapezoid(frame.parts.sum(axis=0), frame.line) == pytest.approx(1, abs=0.01)
    assert frame.parts.sum(axis=0).max() == pytest.approx(frame.peak)
    assert spike(HardParams(count=5, datum=30)).datum == data_points(HardParams(count=5))[-1]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("picture", "moon"),
        ("count", 1),
        ("distance", -1.0),
        ("mean_1", 7.0),
        ("mean_2", float("nan")),
        ("std", 0.0),
        ("weight", 1.0),
        ("datum", 0),
        ("spike_std", 0.0),
        ("seed", -1),
    ],
)
def test_bad_fields_are_named(field, value):
    with pytest.raises(ValueError, match=field):
        HardParams(**{field: value})


def test_the_spike_beats_every_wider_component():
    frame = spike(HardParams())
    assert frame.log_likelihoods.argmax() == len(frame.stds) - 1
