"""The pictures of the chapter: comparing two distributions, editing them, the race, and the likelihood."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from engines.divergence import (
    PRESETS,
    CompareParams,
    MleParams,
    RaceParams,
    compare,
    kl_discrete,
    kl_normal,
    maximum_likelihood,
    preset_of,
    race,
    with_bar,
    with_place,
    with_stroke,
)
from engines.divergence.densities import NormalMixture
from engines.divergence.likelihood import THETA_RANGE, TRUTHS
from engines.divergence.objectives import CoveringObjective, SeekingObjective, log_density_and_score
from engines.divergence.pair import CELLS, X_RANGE
from engines.divergence.quadrature import entropy, kl_density


def shown(**changes):
    return compare(replace(CompareParams(), **changes))


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("direction", ["pq", "qp"])
def test_presets_are_found_again_and_their_areas_add_up(name, direction):
    params = replace(CompareParams(), **PRESETS[name], direction=direction)
    frame = compare(params)
    assert preset_of(params) == name
    assert preset_of(replace(params, n=77, hand="p")) == name
    assert frame.kl == pytest.approx(frame.areas.positive + frame.areas.negative, abs=1e-12)
    assert (len(frame.missing) > 0) == math.isinf(frame.kl)
    assert not math.isnan(frame.estimate.value)


def test_the_reference_s_coin_is_a_preset():
    frame = shown(**PRESETS["coin"])
    assert frame.kl_pq == pytest.approx(0.02160085414354654, abs=1e-14)
    assert frame.kl_qp == pytest.approx(0.022582421, abs=5e-10)


def test_the_drawn_integrand_has_the_areas_that_are_told():
    frame = shown(**PRESETS["two_modes"])
    for drawn, told in ((frame.above, frame.areas.positive), (frame.below, frame.areas.negative)):
        assert np.trapezoid(drawn, frame.x) == pytest.approx(told, abs=1e-3)


def test_a_zero_bar_is_infinite_and_marked_where_it_is():
    frame = shown(**PRESETS["zero_bar"])
    assert frame.kl_pq == math.inf
    np.testing.assert_array_equal(frame.missing, [[3.5, 4.5]])
    assert math.isfinite(frame.kl_qp)
    assert shown(**PRESETS["zero_bar"], direction="qp").missing.size == 0


def test_an_estimate_is_finite_until_a_sample_falls_where_q_is_zero():
    frame = shown(**PRESETS["uniforms"], n=10)
    outside = np.flatnonzero(frame.draws < frame.missing[0, 1])
    first = outside[0] + 1 if len(outside) else np.inf
    assert (np.isinf(frame.estimate.mean) == (frame.estimate.sizes >= first)).all()


def test_estimates_of_bars_are_unbiased():
    params = replace(CompareParams(), **PRESETS["far_coin"], n=300)
    runs = [compare(replace(params, seed=seed)).estimate for seed in range(200)]
    z = np.array([(run.value - 0.5826853020432394) / run.value_error for run in runs])
    assert np.abs(z).max() < 4.6
    assert abs(z.mean()) < 4 / math.sqrt(200)


bars = st.integers(2, 8)


@given(bars, st.integers(0, 7), st.floats(-0.5, 1.5))
def test_a_dragged_bar_stays_under_the_hand_and_the_rest_keeps_its_proportions(outcomes, index, wanted):
    params = replace(CompareParams(), kind="bars", outcomes=outcomes)
    index %= outcomes
    before = params.probabilities("p")
    after = replace(params, **with_bar(params, "p", index, wanted)).probabilities("p")
    assert after.sum() == pytest.approx(1.0, abs=1e-12)
    assert after[index] == pytest.approx(min(max(wanted, 0.0), 1.0), abs=0.0051)
    rest = np.arange(outcomes) != index
    np.testing.assert_allclose(after[rest] * before[rest].sum(), before[rest] * after[rest].sum(), atol=1e-9)


def test_a_bar_can_be_brought_back_from_one():
    params = replace(CompareParams(), kind="bars", outcomes=3)
    params = replace(params, **with_bar(params, "q", 1, 1.0))
    np.testing.assert_array_equal(params.probabilities("q"), [0.0, 1.0, 0.0])
    np.testing.assert_allclose(
        replace(params, **with_bar(params, "q", 1, 0.4)).probabilities("q"), [0.3, 0.4, 0.3], atol=1e-12
    )


def test_centres_and_edges_follow_the_hand_within_their_ranges():
    params = replace(CompareParams(), p_shape="mixture", q_shape="uniform", q_mean=0.0)
    assert with_place(params, "p", 0, -1.234) == {"p_mean": -1.23}
    assert with_place(params, "p", 3, params.p_mean_2 - 0.9) == {"p_std_2": 0.9}
    assert with_place(params, "p", 2, 99.0) == {"p_mean_2": 4.0}
    assert with_place(params, "p", 1, params.p_mean) == {"p_std": 0.2}
    assert with_place(params, "q", 1, 2 * math.sqrt(3.0)) == {"q_std": 2.0}
    with pytest.raises(ValueError, match="index"):
        with_place(params, "q", 2, 0.0)


@given(
    st.tuples(st.floats(-8, 8), st.floats(0, 3)),
    st.tuples(st.floats(-8, 8), st.floats(0, 3)),
)
def test_a_stroke_lands_where_it_was_painted_unless_it_holds_more_than_there_is(start, end):
    params = replace(CompareParams(), q_shape="painted")
    after = replace(params, **with_stroke(params, "q", start, end))
    density = np.exp(after.density("q").log_density(np.linspace(*X_RANGE, 2 * CELLS + 1)[1::2]))
    assert density.sum() * (X_RANGE[1] - X_RANGE[0]) / CELLS == pytest.approx(1.0, abs=1e-9)


def test_a_painted_zero_makes_the_divergence_infinite():
    params = replace(CompareParams(), p_shape="uniform", p_mean=0.0, p_std=1.0, q_shape="painted")
    params = replace(params, q_painted=(0.1,) * CELLS)
    assert math.isfinite(compare(params).kl)
    after = replace(params, **with_stroke(params, "q", (0.1, 0.0), (0.9, 0.0)))
    frame = compare(after)
    assert frame.kl == math.inf
    np.testing.assert_allclose(frame.missing, [[0.0, 1.0]])
    low = replace(params, **with_stroke(params, "q", (-1.1, 0.2), (-1.1, 0.2)))
    assert np.exp(low.density("q").log_density(np.array([-1.1])))[0] == pytest.approx(0.2, abs=1e-4)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "x"), ("direction", "qq"), ("hand", "r"), ("outcomes", 1), ("n", 1), ("seed", -1),
        ("p_shape", "cauchy"), ("q_mean", 9.0), ("q_std", 0.0), ("p_weight", 1.1), ("p_bars", (0.5, 0.5)),
        ("q_bars", (-0.1,) * 8), ("p_painted", (0.0,) * CELLS), ("q_painted", (1.0,)), ("p_std_2", math.nan),
    ],
)  # fmt: skip
def test_params_that_describe_no_pair_are_refused(field, value):
    with pytest.raises(ValueError, match=field):
        replace(CompareParams(), **{field: value})


# The race

MIXTURE = RaceParams().mixture


@pytest.mark.parametrize("kind", [CoveringObjective, SeekingObjective])
@pytest.mark.parametrize("mixture", [MIXTURE, NormalMixture((0.2, 0.8), (-1.0, 2.0), (0.4, 1.5))])
@pytest.mark.parametrize("theta", [(0.8, 0.0), (-2.4, -0.5), (3.0, 1.2), (0.0, 0.0)])
def test_values_are_the_divergence_and_gradients_its_finite_differences(kind, mixture, theta):
    objective, theta = kind(mixture), np.array(theta)
    q = NormalMixture((1.0,), (theta[0],), (math.exp(theta[1]),))
    pair = (mixture, q) if kind is CoveringObjective else (q, mixture)
    value, gradient = objective(theta)
    assert value == pytest.approx(kl_density(*pair).total, abs=1e-9)
    h = 1e-5
    for axis in range(2):
        step = h * np.eye(2)[axis]
        slope = (objective(theta + step)[0] - objective(theta - step)[0]) / (2 * h)
        assert gradient[axis] == pytest.approx(slope, abs=1e-6 * max(1.0, abs(slope)))
    surface = objective.surface(theta[:1], theta[1:])
    assert surface.item() == pytest.approx(value, abs=2e-3)


def test_one_component_makes_both_divergences_those_of_two_normals():
    params = RaceParams(weight=1.0, separation=2.0, std_1=0.8)
    theta = np.array([0.5, math.log(1.7)])
    assert CoveringObjective(params.mixture)(theta)[0] == pytest.approx(
        kl_normal(-1.0, 0.8, 0.5, 1.7), abs=1e-12
    )
    assert SeekingObjective(params.mixture)(theta)[0] == pytest.approx(
        kl_normal(0.5, 1.7, -1.0, 0.8), abs=1e-10
    )


def test_score_is_the_derivative_of_the_log_density():
    x = np.linspace(-5, 5, 41)
    log_p, score = log_density_and_score(MIXTURE, x)
    np.testing.assert_allclose(log_p, MIXTURE.log_density(x), atol=1e-12)
    h = 1e-6
    slope = (MIXTURE.log_density(x + h) - MIXTURE.log_density(x - h)) / (2 * h)
    np.testing.assert_allclose(score, slope, atol=1e-7)


def test_covering_matches_the_moments_and_seeking_takes_the_nearest_mode():
    for start, mode in ((1.2, 2.0), (-1.2, -2.0)):
        last = list(race(RaceParams(start_mean=start)))[-1]
        assert last.ended(last.covering) == last.ended(last.seeking) == "converged"
        np.testing.assert_allclose(last.model(last.covering), last.moments, atol=6e-3)
        assert last.moments == pytest.approx((0.0, math.sqrt(0.7**2 + 2.0**2)))
        assert last.model(last.seeking)[0] == pytest.approx(mode, abs=0.05)
        assert last.model(last.seeking)[1] == pytest.approx(0.73, abs=0.01)
        # A normal on one of two equal modes misses the other: log 2.
        assert last.value(last.seeking) == pytest.approx(math.log(2), abs=0.02)


def test_from_a_wide_start_seeking_may_stay_between_the_modes():
    last = list(race(RaceParams(start_mean=0.5, start_std=2.0, steps=500)))[-1]
    assert last.model(last.seeking) == pytest.approx((0.0, 1.85), abs=0.01)
    assert last.value(last.seeking) > math.log(2)  # a local minimum, and not the best one


def test_with_one_mode_both_ways_agree():
    last = list(race(RaceParams(separation=0.0, std_1=1.0, std_2=1.0, steps=1000)))[-1]
    np.testing.assert_allclose(last.model(last.covering), (0.0, 1.0), atol=1e-3)
    np.testing.assert_allclose(last.model(last.seeking), (0.0, 1.0), atol=1e-3)


def test_both_start_alike_and_descend():
    frames = list(race(RaceParams(rate=0.05)))
    assert [frame.step for frame in frames] == list(range(len(frames)))
    first = frames[0]
    np.testing.assert_array_equal(first.covering.points[0], first.seeking.points[0])
    for way in (first.covering, first.seeking):
        assert (np.diff(way.values) < 1e-12).all()
    for frame in (first, frames[5]):
        here, head = frame.arrow(frame.seeking)
        _, slope = SeekingObjective(MIXTURE)(here)
        assert np.dot(head - here, slope) < 0.0


def test_steps_are_clipped_where_the_divergence_is_steep():
    last = list(race(RaceParams(start_mean=5.0, start_std=0.2, rate=2.0)))[-1]
    for way in (last.covering, last.seeking):
        lengths = np.hypot(*np.diff(way.points, axis=0).T)
        assert lengths.max() <= 0.5 + 1e-12
        assert np.isfinite(way.values).all()


@pytest.mark.parametrize(
    ("field", "value"),
    [("separation", -1.0), ("weight", 2.0), ("std_1", 0.0), ("std_2", math.inf), ("start_mean", 7.0),
     ("start_std", 0.0), ("rate", 0.0), ("steps", 0)],
)  # fmt: skip
def test_races_that_cannot_be_run_are_refused(field, value):
    with pytest.raises(ValueError, match=field):
        RaceParams(**{field: value})


# The likelihood


@pytest.mark.parametrize("truth", TRUTHS)
@pytest.mark.parametrize("n", [2, 20, 5000])
def test_the_grid_s_best_theta_is_the_maximum_likelihood_estimate(truth, n):
    frame = maximum_likelihood(MleParams(truth=truth, n=n, std=0.7))
    grid = frame.curves.theta
    wanted = min(max(frame.samples.mean(), THETA_RANGE[0]), THETA_RANGE[1])
    assert grid[frame.curves.average.argmin()] == pytest.approx(wanted, abs=0.5 * (grid[1] - grid[0]) + 1e-12)
    assert frame.best.theta[0] == frame.samples.mean()
    assert frame.best.average[0] <= frame.curves.average.min() + 1e-12


@pytest.mark.parametrize("truth", TRUTHS)
@pytest.mark.parametrize("theta", [-2.0, 0.5, 2.5])
def test_averages_and_divergences_agree_with_their_definitions(truth, theta):
    frame = maximum_likelihood(MleParams(truth=truth, n=50, theta=theta, std=1.3, seed=4))
    p, q = TRUTHS[truth], NormalMixture((1.0,), (theta,), (1.3,))
    terms = -stats.norm(theta, 1.3).logpdf(frame.samples)
    ratio = p.log_density(frame.samples) + terms
    assert frame.here.average[0] == pytest.approx(terms.mean(), abs=1e-12)
    assert frame.here.divergence[0] == pytest.approx(kl_density(p, q).total, abs=1e-10)
    assert frame.here.cross_entropy[0] == pytest.approx(entropy(p) + kl_density(p, q).total, abs=1e-10)
    assert frame.here.estimate[0] == pytest.approx(ratio.mean(), abs=1e-12)
    assert frame.here.error[0] == pytest.approx(ratio.std(ddof=1) / math.sqrt(50), rel=1e-9)


def test_entropies_have_their_closed_forms():
    wanted = {
        "normal": stats.norm(0.5, 1.0).entropy(),
        "laplace": stats.laplace(0.5, 0.9).entropy(),
        "uniform": math.log(4.0),
    }
    for name, value in wanted.items():
        assert entropy(TRUTHS[name]) == pytest.approx(value, abs=1e-12)


def test_the_smallest_divergence_lies_at_the_mean_of_the_truth():
    for truth in TRUTHS:
        frame = maximum_likelihood(MleParams(truth=truth))
        curves = frame.curves
        step = curves.theta[1] - curves.theta[0]
        nearest = curves.theta[curves.divergence.argmin()]
        assert nearest == pytest.approx(frame.true_best.theta[0], abs=0.5 * step + 1e-9)
        assert frame.true_best.divergence[0] <= curves.divergence.min() + 1e-12
    exact = maximum_likelihood(MleParams(truth="normal", std=1.0))
    assert exact.true_best.divergence[0] == pytest.approx(0.0, abs=1e-12)


def test_monte_carlo_of_the_divergence_within_four_errors_over_200_seeds():
    z = []
    for seed in range(200):
        here = maximum_likelihood(MleParams(truth="mixture", n=500, theta=1.0, std=1.5, seed=seed)).here
        z.append(((here.estimate - here.divergence) / here.error).item())
    assert np.abs(z).max() < 4.0
    assert abs(np.mean(z)) < 4 / math.sqrt(200)


def test_few_samples_can_make_the_estimate_negative():
    frames = [maximum_likelihood(MleParams(n=3, theta=0.5, seed=seed)) for seed in range(20)]
    assert min(frame.curves.estimate.min() for frame in frames) < 0.0
    assert all((frame.curves.divergence >= -1e-12).all() for frame in frames)


@pytest.mark.parametrize(
    ("field", "value"), [("truth", "cauchy"), ("n", 1), ("theta", 9.0), ("std", 0.0), ("seed", -1)]
)
def test_models_that_are_none_are_refused(field, value):
    with pytest.raises(ValueError, match=field):
        MleParams(**{field: value})


def test_discrete_comparison_uses_the_public_function():
    params = replace(CompareParams(), kind="bars")
    p, q = params.probabilities("p"), params.probabilities("q")
    assert compare(params).kl_pq == kl_discrete(p, q)
