"""Likelihood of the normal: closed forms against scipy and differences, sampling against exact values."""

import dataclasses
import itertools
import json
import math
import pickle
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.integrate import quad

from engines import datasets, likelihood
from engines.likelihood import LikelihoodParams, SufficientStatistics
from engines.likelihood.surface import DROPS, MEAN_REACH, STD_RANGE, contour

OWN = LikelihoodParams(data="user:0123")


@pytest.fixture(scope="module")
def x():
    return np.random.default_rng(7).normal(170.0, 7.0, 60)


def drawn(**fields):
    return LikelihoodParams(**fields)


def last(frames):
    *_, frame = frames
    return frame


# The likelihood and its maximum: 2.3


def test_log_of_the_product_is_the_sum_of_the_logs(x):
    few = x[:20]
    product = np.prod(stats.norm(168.0, 6.0).pdf(few))
    assert likelihood.log_likelihood(few, 168.0, 6.0) == pytest.approx(math.log(product), rel=1e-12)
    np.testing.assert_allclose(
        likelihood.log_terms(x, 168.0, 6.0), stats.norm(168.0, 6.0).logpdf(x), rtol=1e-12
    )
    assert likelihood.log_likelihood(x, 168.0, 6.0) == pytest.approx(stats.norm(168.0, 6.0).logpdf(x).sum())
    assert likelihood.log_likelihood([], 0.0, 1.0) == 0.0
    assert likelihood.log_likelihood([1e200], 0.0, 1e-200) == -math.inf


def test_fit_is_the_mean_and_the_spread_with_one_over_n(x):
    mean, std = likelihood.fit_normal(x)
    assert mean == pytest.approx(x.mean(), rel=1e-15)
    assert std == pytest.approx(x.std(ddof=0), rel=1e-14)
    assert std**2 == pytest.approx(((x - x.mean()) ** 2).sum() / len(x), rel=1e-14)
    assert std**2 == pytest.approx((len(x) - 1) / len(x) * x.var(ddof=1), rel=1e-14)
    assert (mean, std) == pytest.approx(stats.norm.fit(x), rel=1e-12)


def test_heights_of_galton_s_daughters_and_sons():
    galton = datasets.load("galton")
    sex, height = galton.x[:, 4], galton.x[:, 5]
    for key, value, count in (("galton_female", 0, 453), ("galton_male", 1, 481)):
        frame = likelihood.picture(LikelihoodParams(data=key))
        assert frame.unit == "in"
        assert frame.statistics.count == count
        assert frame.statistics.mean == pytest.approx(height[sex == value].mean())
        assert frame.statistics.std == pytest.approx(height[sex == value].std())


def test_the_maximum_is_where_the_gradient_vanishes_and_nowhere_higher(x):
    mean, std = likelihood.fit_normal(x)
    top = likelihood.log_likelihood(x, mean, std)
    assert top == pytest.approx(-len(x) / 2 * (math.log(2 * math.pi * std**2) + 1), rel=1e-13)
    assert SufficientStatistics.of(x).maximum == pytest.approx(top, rel=1e-13)
    h = 1e-4
    for d_mean, d_std in ((h, 0.0), (0.0, h)):
        forth = likelihood.log_likelihood(x, mean + d_mean, std + d_std)
        back = likelihood.log_likelihood(x, mean - d_mean, std - d_std)
        assert (forth - back) / (2 * h) == pytest.approx(0.0, abs=1e-6)
        assert max(forth, back) < top
    grid = likelihood.picture(OWN, x)
    assert grid.surface.max() * len(x) < top
    row, column = np.unravel_index(grid.surface.argmax(), grid.surface.shape)
    assert abs(grid.mean_axis[column] - mean) <= 0.51 * (grid.mean_axis[1] - grid.mean_axis[0])
    assert abs(grid.std_axis[row] - std) <= 1.01 * (grid.std_axis[1] - grid.std_axis[0])


def finite_difference_gradient(function, point, step):
    return np.array(
        [(function(*(point + d)) - function(*(point - d))) / (2 * step) for d in step * np.eye(2)]
    )


@pytest.mark.parametrize("point", [(168.0, 5.0), (175.0, 9.0), (150.0, 20.0)])
def test_gradient_and_hessian_are_those_of_finite_differences(x, point):
    statistics = SufficientStatistics.of(x)
    gradient = finite_difference_gradient(
        lambda mean, std: likelihood.log_likelihood(x, mean, std), np.array(point), 1e-4
    )
    np.testing.assert_allclose(statistics.gradient(*point), gradient, rtol=1e-6)
    hessian = finite_difference_gradient(
        lambda mean, std: np.array(statistics.gradient(mean, std)), np.array(point), 1e-4
    )
    np.testing.assert_allclose(statistics.hessian(*point), hessian, rtol=1e-6, atol=1e-8)

    def by_variance(mean, variance):
        slope = statistics.gradient(mean, math.sqrt(variance))
        return np.array([slope[0], slope[1] / (2 * math.sqrt(variance))])

    place = np.array([point[0], point[1] ** 2])
    np.testing.assert_allclose(
        statistics.hessian_by_variance(*place),
        finite_difference_gradient(by_variance, place, 1e-4),
        rtol=1e-6,
        atol=1e-9,
    )


def test_hessian_at_the_maximum_is_negative_definite(x):
    statistics = SufficientStatistics.of(x)
    n, mean, std = statistics.count, statistics.mean, statistics.std
    np.testing.assert_allclose(
        statistics.hessian(mean, std), np.diag([-n / std**2, -2 * n / std**2]), rtol=1e-13, atol=1e-15
    )
    np.testing.assert_allclose(
        statistics.hessian_by_variance(mean, std**2),
        np.diag([-n / std**2, -n / (2 * std**4)]),
        rtol=1e-13,
        atol=1e-15,
    )
    frame = likelihood.picture(OWN, x)
    assert np.linalg.eigvalsh(frame.hessian).max() < 0
    np.testing.assert_allclose(frame.standard_errors, np.sqrt(-1 / np.diag(frame.hessian)), rtol=1e-12)


@given(
    st.lists(st.floats(-1e3, 1e3), min_size=2, max_size=30),
    st.floats(1e-3, 1e3),
    st.floats(-1e3, 1e3),
)
def test_moving_and_scaling_the_data_moves_and_scales_the_estimate(values, scale, shift):
    mean, std = likelihood.fit_normal(values)
    moved = likelihood.fit_normal(scale * np.array(values) + shift)
    size = 1e-12 * (scale * max(map(abs, values)) + abs(shift))
    assert moved == pytest.approx((scale * mean + shift, scale * std), rel=1e-9, abs=size)


def test_the_rooted_formula_fails_the_scaling_that_the_right_one_passes(x):
    """x → c·x must give σ̂² → c²·σ̂²; the circulating slip σ̂² = sqrt(Σ(x - μ̂)²/N) gives c·σ̂²."""

    def right(data):
        return likelihood.fit_normal(data)[1] ** 2

    def rooted(data):
        return math.sqrt(np.mean((data - data.mean()) ** 2))

    c = 2.54
    assert right(c * x) == pytest.approx(c**2 * right(x), rel=1e-12)
    assert rooted(c * x) != pytest.approx(c**2 * rooted(x), rel=0.1)
    # And it is no stationary point of the likelihood either.
    statistics = SufficientStatistics.of(x)
    assert abs(statistics.gradient(statistics.mean, math.sqrt(rooted(x)))[1]) > len(x)


def test_the_argmax_is_invariant(x):
    """The same point maximises L and log L, by σ or by σ²: the estimate of σ is the root of that of σ²."""
    few = x[:10]
    mean, std = likelihood.fit_normal(few)
    variances = np.linspace(0.25, 4.0, 20_001) * std**2
    logs = np.array([likelihood.log_likelihood(few, mean, math.sqrt(v)) for v in variances[::20]])
    assert variances[::20][logs.argmax()] == pytest.approx(std**2, rel=2e-3)
    assert np.exp(logs).argmax() == logs.argmax()
    stds = np.linspace(0.5, 2.0, 1001) * std
    by_std = np.array([likelihood.log_likelihood(few, mean, s) for s in stds])
    assert stds[by_std.argmax()] ** 2 == pytest.approx(std**2, rel=4e-3)


def test_far_from_zero_no_digits_are_lost():
    mean, std = likelihood.fit_normal(np.array([1.0, 2.0, 3.0]) + 1e9)
    assert mean == 1e9 + 2
    assert std == pytest.approx(math.sqrt(2 / 3), rel=1e-14)
    assert likelihood.fit_normal([0.1] * 3) == (0.1, 0.0)
    assert likelihood.fit_normal([5.0]) == (5.0, 0.0)
    assert likelihood.fit_normal([1e-200, 3e-200]) == pytest.approx((2e-200, 1e-200), abs=0.0)


# The product that vanishes


def test_the_product_reaches_zero_at_a_few_hundred_points_while_the_sum_stays_finite():
    frame = likelihood.picture(drawn(n=1000))
    product, first = 1.0, 0
    for n, density in enumerate(frame.densities.tolist(), start=1):
        product *= density
        if product == 0.0:
            first = n
            break
    assert frame.vanishes_at == first
    assert 100 < first < 500
    assert len(frame.products) == first - 1
    assert frame.products.min() > 0.0
    assert frame.overflows_at is None
    assert math.isfinite(frame.log_likelihood)
    assert np.isfinite(frame.running).all()
    assert frame.running[-1] == pytest.approx(frame.log_likelihood)
    safe = frame.products > 1e-300
    np.testing.assert_allclose(
        frame.log10_products[safe], frame.running[: safe.sum()] / math.log(10), rtol=1e-9
    )
    assert frame.log10_likelihood < -324


def test_a_narrow_model_makes_the_product_overflow():
    data = 1e-3 * np.random.default_rng(0).standard_normal(300)
    frame = likelihood.picture(dataclasses.replace(OWN, mean=0.0, std=1e-3), data)
    assert frame.vanishes_at is None
    assert frame.overflows_at == len(frame.products) + 1
    assert 100 < frame.overflows_at < 300
    assert np.isfinite(frame.products).all()


def test_one_far_point_alone_can_end_the_product():
    frame = likelihood.picture(dataclasses.replace(OWN, mean=0.0, std=1.0), [0.0, 50.0, 0.1])
    assert frame.vanishes_at == 2
    assert frame.terms[1] == pytest.approx(-1250 - 0.5 * math.log(2 * math.pi))


def test_a_product_that_survives_is_said_to():
    frame = likelihood.picture(drawn(n=10))
    assert frame.vanishes_at is frame.overflows_at is None
    assert frame.products[-1] == pytest.approx(math.exp(frame.log_likelihood), rel=1e-9)


# The picture


def test_terms_are_the_densities_on_the_curve(x):
    frame = likelihood.picture(dataclasses.replace(OWN, mean=165.0, std=8.0), x)
    model = stats.norm(165.0, 8.0)
    np.testing.assert_allclose(frame.densities, model.pdf(x), rtol=1e-12)
    np.testing.assert_allclose(frame.curve, model.pdf(frame.curve_x), rtol=1e-12)
    np.testing.assert_allclose(
        frame.fitted_curve, stats.norm(x.mean(), x.std()).pdf(frame.curve_x), rtol=1e-9
    )
    assert frame.curve_x[0] <= x.min()
    assert frame.curve_x[-1] >= x.max()
    assert frame.top > max(frame.fitted_curve.max(), frame.histogram.max())
    assert frame.gradient == SufficientStatistics.of(x).gradient(165.0, 8.0)


def test_surface_is_the_mean_log_likelihood(x):
    frame = likelihood.picture(OWN, x)
    for row, column in ((0, 0), (10, 70), (99, 99)):
        value = likelihood.log_likelihood(x, frame.mean_axis[column], frame.std_axis[row]) / len(x)
        assert frame.surface[row, column] == pytest.approx(value, rel=1e-6)
    low, high = frame.mean_axis[[0, -1]]
    assert (low + high) / 2 == pytest.approx(x.mean())
    assert high - low == pytest.approx(2 * MEAN_REACH * x.std() * 0.99)
    assert STD_RANGE[0] * x.std() < frame.std_axis[0] < frame.std_axis[-1] < STD_RANGE[1] * x.std()


def test_contours_lie_on_their_levels_and_around_the_maximum(x):
    frame = likelihood.picture(OWN, x)
    statistics = frame.statistics
    assert len(frame.contours) == len(frame.levels) == len(DROPS)
    for level, curve in zip(frame.levels, frame.contours, strict=True):
        values = [likelihood.log_likelihood(x, *point) / len(x) for point in curve.tolist()]
        np.testing.assert_allclose(values, level, rtol=1e-12)
        np.testing.assert_allclose(curve[0], curve[-1], rtol=1e-12)
        for axis, centre in enumerate((statistics.mean, statistics.std)):
            assert curve[:, axis].min() < centre < curve[:, axis].max()
        np.testing.assert_allclose(curve[:, 0] + curve[::-1, 0], 2 * statistics.mean, rtol=1e-12)
    near = contour(statistics, 1e-6)
    assert np.isfinite(near).all()
    assert abs(near - (statistics.mean, statistics.std)).max() < 0.01


def test_the_arrow_points_uphill_and_shrinks_to_nothing_at_the_maximum(x):
    mean, std = likelihood.fit_normal(x)
    for point in ((150.0, 2.0), (165.0, 8.0), (190.0, 30.0), (165.0, 0.01)):
        frame = likelihood.picture(dataclasses.replace(OWN, mean=point[0], std=point[1]), x)
        arrow = frame.arrow[1] - frame.arrow[0]
        assert frame.arrow[0].tolist() == list(point)
        assert np.hypot(*arrow) < std
        cosine = arrow @ frame.gradient / np.hypot(*arrow) / np.hypot(*frame.gradient)
        assert cosine == pytest.approx(1.0)
    top = likelihood.picture(dataclasses.replace(OWN, mean=mean, std=std), x)
    assert np.hypot(*(top.arrow[1] - top.arrow[0])) < 1e-9


def test_histograms_hold_the_data_in_round_bins():
    for key in likelihood.DATA:
        frame = likelihood.picture(LikelihoodParams(data=key, n=500))
        width = frame.edges[1] - frame.edges[0]
        assert f"{width:.0e}"[0] in "125"
        assert frame.edges[0] <= frame.x.min()
        assert frame.edges[-1] > frame.x.max()
        assert (frame.histogram * width).sum() == pytest.approx(1.0)


@pytest.mark.parametrize("equal", [[3.0], [3.0, 3.0, 3.0], [0.0], [1e30] * 4])
def test_equal_points_have_a_likelihood_but_no_maximum(equal):
    params = dataclasses.replace(OWN, mean=0.0, std=2.0)
    frame = likelihood.picture(params, equal)
    assert not frame.bounded
    assert frame.statistics.maximum == math.inf
    assert frame.contours == ()
    assert len(frame.levels) == len(frame.fitted_curve) == frame.hessian.size == 0
    for array in (frame.terms, frame.curve_x, frame.curve, frame.histogram, frame.arrow, frame.surface):
        assert np.isfinite(array).all()
    for engine in (likelihood.climb, likelihood.population_fit):
        with pytest.raises(ValueError, match="x must hold different numbers"):
            engine(params, equal)
    assert likelihood.suited(params, equal).std > 0


def test_first_points_stay_when_more_are_drawn():
    few, many = likelihood.picture(drawn(n=5)), likelihood.picture(drawn(n=500))
    assert np.array_equal(few.x, many.x[:5])
    assert not np.array_equal(few.x, likelihood.picture(drawn(n=5, seed=1)).x)


def test_own_data_are_taken_by_column_and_cut_to_size(x):
    table = np.column_stack((x, -x))
    frame = likelihood.picture(dataclasses.replace(OWN, column=1), table)
    assert np.array_equal(frame.x, -x)
    assert frame.unit == ""
    assert not np.shares_memory(frame.x, table)
    many = likelihood.picture(OWN, np.arange(100_007.0))
    assert (len(many.x), many.dropped) == (100_000, 7)


@pytest.mark.parametrize("name", likelihood.SHAPES)
def test_hidden_populations_carry_their_distribution_function_and_extent(name):
    population = likelihood.hidden(drawn(population=name, population_mean=-3.0, population_std=2.5))
    low, high = population.extent
    assert population.cdf([low, high]) == pytest.approx([0.0, 1.0], abs=1e-15)
    x = np.linspace(*population.plot_range, 12)
    for a, b in itertools.pairwise(x):
        inside = [end for end in population.support if a < end < b]
        mass = quad(lambda t: float(population.density(t)), a, b, points=inside or None)[0]
        assert float(population.cdf(b) - population.cdf(a)) == pytest.approx(mass, abs=1e-8)
    sample = np.sort(population.sample(np.random.default_rng(2), 20_000))
    distance = np.abs(population.cdf(sample) - (np.arange(20_000) + 0.5) / 20_000).max()
    assert distance < 1.95 / math.sqrt(20_000)  # Kolmogorov's 0.1 % point


@pytest.mark.parametrize("name", likelihood.SHAPES)
def test_hidden_populations_have_the_moments_that_they_are_given(name):
    population = likelihood.hidden(drawn(population=name, population_mean=-3.0, population_std=2.5))
    low, high = np.clip(population.support, -60.0, 90.0)
    points = sorted({low, *np.clip(population.plot_range, low, high), high})
    moments = [
        sum(
            quad(lambda t, p=p: t**p * float(population.density(t)), a, b, limit=200)[0]
            for a, b in itertools.pairwise(points)
        )
        for p in range(3)
    ]
    assert moments[0] == pytest.approx(1.0, abs=1e-7)
    assert moments[1] == pytest.approx(-3.0, abs=1e-6)
    assert moments[2] - moments[1] ** 2 == pytest.approx(2.5**2, abs=1e-5)
    draws = population.sample(np.random.default_rng(0), 40_000)
    assert abs(draws.mean() + 3.0) < 4 * 2.5 / 200
    spread = np.square(draws + 3.0)
    assert abs(spread.mean() - 2.5**2) < 4 * spread.std() / 200


def test_a_suited_start_sees_the_maximum_and_lets_both_methods_arrive():
    for params in (drawn(), LikelihoodParams(data="galton_female"), LikelihoodParams(data="galton_male")):
        start = likelihood.suited(params)
        final = last(likelihood.climb(start))
        assert (final.ascent.reason, final.newton.reason) == ("converged", "converged")
        assert final.ascent.steps > 10
        assert start.low < final.picture.statistics.mean < start.high
    assert last(likelihood.climb(LikelihoodParams())).newton.reason == "converged"


# The climb


def test_both_climbs_reach_the_closed_form(x):
    start = likelihood.suited(OWN, x)
    frames = list(likelihood.climb(start, x))
    final = frames[-1]
    assert [frame.step for frame in frames] == list(range(len(frames)))
    for trace in (final.ascent, final.newton):
        assert trace.reason == "converged"
        np.testing.assert_allclose(trace.points[-1], likelihood.fit_normal(x), rtol=1e-6)
        assert trace.points[0].tolist() == [start.mean, start.std]
        for point, value, gradient in zip(trace.points, trace.values, trace.gradients, strict=True):
            assert value == pytest.approx(likelihood.log_likelihood(x, *point) / len(x), rel=1e-12)
            expected = np.array(SufficientStatistics.of(x).gradient(*point)) / len(x)
            np.testing.assert_allclose(gradient, expected, rtol=1e-12)
        assert np.abs(trace.gradients[-1]).max() < 1e-6
    assert final.newton.steps < final.ascent.steps / 3


def test_the_steps_are_those_of_the_methods(x):
    final = last(likelihood.climb(likelihood.suited(OWN, x), x))
    statistics = SufficientStatistics.of(x)
    ascent, newton = final.ascent, final.newton
    rate = final.params.rate * statistics.std**2
    np.testing.assert_allclose(
        np.diff(ascent.points, axis=0), rate * ascent.gradients[:-1], rtol=1e-6, atol=1e-12
    )
    for before, after in itertools.pairwise(newton.points):
        delta = np.linalg.solve(statistics.hessian(*before), -np.array(statistics.gradient(*before)))
        np.testing.assert_allclose(after - before, delta, rtol=1e-6, atol=1e-12)


def test_gradient_ascent_with_a_small_rate_only_climbs(x):
    trace = last(likelihood.climb(dataclasses.replace(likelihood.suited(OWN, x), rate=0.05), x)).ascent
    assert (np.diff(trace.values) >= 0).all()


def test_newton_squares_its_error(x):
    trace = last(likelihood.climb(likelihood.suited(OWN, x), x)).newton
    errors = np.abs(trace.points - likelihood.fit_normal(x)).max(axis=1) / x.std()
    late = errors[(errors < 0.1) & (errors > 1e-8)]
    assert len(late) >= 2
    assert (late[1:] < 3 * late[:-1] ** 2).all()


def test_a_climb_that_fails_says_how(x):
    mean, std = likelihood.fit_normal(x)

    def end(**fields):
        return last(likelihood.climb(dataclasses.replace(OWN, mean=mean, std=std, **fields), x))

    assert end().ascent.reason == end().newton.reason == "converged"
    assert end().ascent.steps == 0
    # Beyond √3 standard deviations the surface curves upwards along σ, and Newton's method runs away.
    wide = last(likelihood.climb(dataclasses.replace(OWN, mean=mean, std=2 * std), x))
    assert wide.newton.reason == "ran_away"
    assert wide.ascent.reason == "converged"
    assert np.isfinite(wide.newton.values).all()
    # Too long a stride from a wide model falls through σ = 0.
    stride = last(likelihood.climb(dataclasses.replace(OWN, mean=mean, std=1.5 * std, rate=5.0), x))
    assert stride.ascent.reason == "std_not_positive"
    assert (stride.ascent.points[:, 1] > 0).all()
    slow = last(likelihood.climb(dataclasses.replace(OWN, mean=mean, std=3 * std, rate=0.001), x))
    assert slow.ascent.reason == "max_steps"


def test_a_method_that_has_ended_waits_for_the_other(x):
    frames = list(likelihood.climb(likelihood.suited(OWN, x), x))
    newton = frames[0].newton
    assert frames[0].ended(newton) is None
    assert frames[0].path(newton).shape == (1, 2)
    assert frames[newton.steps].ended(newton) == "converged"
    assert frames[-1].at(newton) == newton.steps
    assert np.array_equal(frames[-1].path(newton), newton.points)
    fitted = frames[-1].picture.fitted_curve
    np.testing.assert_allclose(frames[-1].density(newton), fitted, rtol=1e-4, atol=1e-9)
    assert frames[3].picture is frames[0].picture


# The bias


@pytest.mark.parametrize("population", likelihood.SHAPES)
@pytest.mark.parametrize("n", [2, 5, 30])
def test_one_over_n_is_too_small_by_the_factor_n_minus_one_over_n(population, n):
    params = drawn(population=population, n=n, repeats=40_000, seed=3)
    frame = last(likelihood.repeat_fits(params))
    assert frame.done == params.repeats
    assert frame.expected == pytest.approx((n - 1) / n * 49.0)
    assert abs(frame.mean - frame.expected) < 4 * frame.standard_error
    assert abs(frame.factor * frame.mean - frame.variance) < 4 * frame.factor * frame.standard_error
    # The bias is seen: the estimate with 1/N is not σ² on average.
    assert abs(frame.mean - frame.variance) > 4 * frame.standard_error


def test_the_spread_of_the_estimates_is_that_of_theory():
    n = 8
    frame = last(likelihood.repeat_fits(drawn(n=n, repeats=50_000)))
    exact = math.sqrt(2 * (n - 1)) / n * 49.0 / math.sqrt(50_000)
    assert frame.standard_error == pytest.approx(exact, rel=0.03)


def test_repeats_are_those_of_numpy_on_the_same_stream():
    params = drawn(n=6, repeats=1000, seed=9)
    frame = last(likelihood.repeat_fits(params))
    samples = likelihood.hidden(params).sample(np.random.default_rng(9), (1000, 6))
    estimates = samples.var(axis=1)
    assert frame.mean == pytest.approx(estimates.mean(), rel=1e-12)
    assert frame.standard_error == pytest.approx(stats.sem(estimates), rel=1e-12)
    assert np.array_equal(frame.counts, np.histogram(estimates, frame.edges)[0])
    assert frame.counts.sum() + frame.above + (estimates < frame.edges[0]).sum() == 1000
    for trials, mean, error in zip(frame.trials, frame.running, frame.running_error, strict=True):
        assert mean == pytest.approx(estimates[:trials].mean(), rel=1e-9)
        assert error == pytest.approx(stats.sem(estimates[:trials]), rel=1e-9)


def test_the_exact_density_is_that_of_the_chi_square():
    n = 7
    frame = last(likelihood.repeat_fits(drawn(n=n)))
    np.testing.assert_allclose(
        frame.exact_density, stats.chi2(n - 1, scale=49.0 / n).pdf(frame.exact_x), rtol=1e-10
    )
    middle = (frame.edges[1:] + frame.edges[:-1]) / 2
    expected = np.interp(middle, frame.exact_x, frame.exact_density)
    noise = np.sqrt(expected / (frame.done * (middle[1] - middle[0])))
    assert (np.abs(frame.density - expected) < 4.5 * noise + 0.02 * expected.max()).all()
    assert len(last(likelihood.repeat_fits(drawn(population="uniform"))).exact_x) == 0


def test_repeats_grow_on_fixed_edges():
    frames = list(likelihood.repeat_fits(drawn(repeats=5000)))
    assert len(frames) >= 10
    assert all(np.array_equal(frame.edges, frames[0].edges) for frame in frames)
    assert all(a.done < b.done for a, b in itertools.pairwise(frames))


# Population, model and generated data


def test_generated_data_follow_the_fitted_model():
    frame = likelihood.population_fit(drawn(n=5000))
    assert (frame.mean, frame.std) == likelihood.fit_normal(frame.x)
    assert len(frame.generated) == 5000
    model = stats.norm(frame.mean, frame.std)
    assert stats.kstest(frame.generated, model.cdf).pvalue > 1e-3
    assert frame.generated.std() == pytest.approx(frame.std, rel=4 / math.sqrt(2 * 5000))
    np.testing.assert_allclose(frame.model, model.pdf(frame.curve_x), rtol=1e-9)
    np.testing.assert_allclose(frame.population, stats.norm(170.0, 7.0).pdf(frame.curve_x), rtol=1e-9)


@pytest.mark.parametrize("sizes", [(1, 1), (5, 8), (300, 200)])
def test_two_sample_distance_is_scipy_s(sizes):
    rng = np.random.default_rng(2)
    # Rounded, so that the samples share values.
    a, b = rng.normal(0, 1, sizes[0]).round(1), rng.normal(0.3, 1, sizes[1]).round(1)
    assert likelihood.two_sample_distance(a, b) == pytest.approx(stats.ks_2samp(a, b).statistic, abs=1e-15)
    assert likelihood.two_sample_distance(a, a) == 0.0


def test_the_gap_is_the_distance_between_the_two_steps():
    frame = likelihood.population_fit(drawn(n=50))
    place, first, second = frame.gap
    assert frame.distance == likelihood.two_sample_distance(frame.x, frame.generated)
    assert first == np.mean(frame.x <= place)
    assert second == np.mean(frame.generated <= place)
    at, level = frame.steps
    assert (at == np.sort(frame.x)).all()
    assert level[-1] == 1.0
    assert frame.generated_steps[1][0] == 1 / 50


def test_interval_probabilities_are_those_of_the_fitted_cdf():
    params = LikelihoodParams(data="galton_male", low=72.0, high=66.0)
    frame = likelihood.population_fit(params)
    assert (frame.low, frame.high) == (66.0, 72.0)
    model = stats.norm(frame.x.mean(), frame.x.std())
    expected = (model.cdf(66.0), model.cdf(72.0) - model.cdf(66.0), model.sf(72.0))
    np.testing.assert_allclose(frame.model_shares, expected, rtol=1e-10)
    heights = frame.x
    counted = ((heights <= 66).mean(), ((heights > 66) & (heights <= 72)).mean(), (heights > 72).mean())
    np.testing.assert_allclose(frame.sample_shares, counted, atol=1e-15)
    for shares in (frame.model_shares, frame.sample_shares, frame.generated_shares):
        assert sum(shares) == pytest.approx(1.0)
    # The normal describes heights of one sex: 4 standard errors of a share.
    for model_share, share in zip(frame.model_shares, frame.sample_shares, strict=True):
        assert abs(model_share - share) < 4 * math.sqrt(model_share * (1 - model_share) / len(heights))
    assert math.isnan(frame.population_mean)
    assert len(frame.population) == 0


def test_far_tails_keep_their_digits():
    frame = likelihood.population_fit(drawn(low=90.0, high=260.0))
    model = stats.norm(frame.mean, frame.std)
    np.testing.assert_allclose(frame.model_shares[::2], (model.cdf(90.0), model.sf(260.0)), rtol=1e-9)


def test_errors_fall_with_the_root_of_n():
    frame = last(likelihood.errors_by_size(drawn()))
    np.testing.assert_allclose(frame.expected, 7.0 / np.sqrt(frame.sizes))
    assert (np.abs(frame.mean_error - frame.expected) < 4 * frame.mean_spread).all()
    large = frame.sizes >= 50
    # Var σ̂ → σ²/2N for a normal population.
    theory = frame.expected[large] / math.sqrt(2)
    assert (np.abs(frame.std_error[large] - theory) < 4 * frame.std_spread[large] + 0.02 * theory).all()
    assert (np.diff(frame.distance) < 0).all()
    assert frame.distance[-1] < 0.02


def test_a_wrong_model_stays_wrong_however_many_points_there_are():
    """The fit of an exponential population converges, but not to the population."""
    frame = last(likelihood.errors_by_size(drawn(population="exponential")))
    assert frame.mean_error[-1] < 0.02 * frame.mean_error[0]
    shape = stats.expon()
    grid = np.linspace(-1.0, 10.0, 20_001)
    gap = np.abs(shape.cdf(grid) - stats.norm(1.0, 1.0).cdf(grid)).max()
    assert frame.distance[-1] == pytest.approx(gap, abs=0.01)


# Frames, params and arguments


def test_frames_are_read_only_and_travel_between_processes():
    params = drawn(repeats=100)
    for frame in (
        likelihood.picture(params),
        last(likelihood.climb(params)),
        last(likelihood.repeat_fits(params)),
        likelihood.population_fit(params),
        next(likelihood.errors_by_size(params)),
    ):
        copy = pickle.loads(pickle.dumps(frame))
        assert copy.params == params
        for field in dataclasses.fields(frame):
            value = getattr(frame, field.name)
            if isinstance(value, np.ndarray):
                assert not value.flags.writeable, field.name
                assert np.array_equal(getattr(copy, field.name), value)


def test_params_survive_json():
    params = LikelihoodParams("galton_male", 2, "uniform", 1.0, 2.0, 7, -1.0, 3.0, seed=4)
    fields = json.loads(json.dumps(dataclasses.asdict(params)))
    fields["points"] = tuple(fields["points"])  # JSON has lists only
    assert LikelihoodParams(**fields) == params


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("data", ""),
        ("data", 3),
        ("column", -1),
        ("population", "cauchy"),
        ("population", []),
        ("population_mean", math.nan),
        ("population_std", 0.0),
        ("n", 1),
        ("n", 10_001),
        ("mean", math.inf),
        ("std", 0.0),
        ("std", -1.0),
        ("low", math.nan),
        ("high", "a"),
        ("rate", 0.0),
        ("repeats", 99),
        ("seed", -1),
    ],
)
def test_params_name_the_field_that_is_wrong(field, value):
    with pytest.raises(ValueError, match=field):
        LikelihoodParams(**{field: value})


@pytest.mark.parametrize(
    "bad",
    [
        [],
        [1.0, math.nan],
        [1.0, math.inf],
        ["a"],
        3.0,
        [[[1.0]]],
        np.empty((0, 2)),
        np.empty((3, 0)),
        [1.0, 1e61],
        [0.0, 1e-70],
    ],
)
def test_bad_data_are_refused_at_the_call(bad):
    for engine in (likelihood.picture, likelihood.climb, likelihood.population_fit, likelihood.suited):
        with pytest.raises(ValueError, match="x must"):
            engine(OWN, bad)


def test_own_data_that_are_not_handed_over_are_missed():
    for engine in (likelihood.picture, likelihood.climb, likelihood.population_fit):
        with pytest.raises(ValueError, match="data must"):
            engine(OWN)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (([1.0], 0.0, 0.0), "std"),
        (([1.0], 0.0, -1.0), "std"),
        (([1.0], math.nan, 1.0), "mean"),
        (([math.inf], 0.0, 1.0), "x"),
        (([[1.0]], 0.0, 1.0), "x"),
        ((["a"], 0.0, 1.0), "x"),
    ],
)
def test_log_likelihood_names_the_wrong_argument(arguments, name):
    with pytest.raises(ValueError, match=name):
        likelihood.log_likelihood(*arguments)


@pytest.mark.parametrize("bad", [[], [math.nan], 3.0, ["a"], [[1.0, 2.0]], [-1.7e308, 1.7e308]])
def test_fit_refuses_what_has_no_fit(bad):
    with pytest.raises(ValueError, match="x"):
        likelihood.fit_normal(bad)


def test_two_sample_distance_names_the_empty_sample():
    with pytest.raises(ValueError, match="y must"):
        likelihood.two_sample_distance([1.0], [])


def test_the_chapter_imports_neither_torch_nor_scipy():
    program = "import sys, engines.likelihood\nassert not {'torch', 'scipy'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


# Points under the hand


def test_points_are_added_moved_and_removed_in_their_order():
    params, x = LikelihoodParams(), np.array([3.0, 1.0, 2.0])
    assert likelihood.with_points(params, x).points == (3.0, 1.0, 2.0)
    assert likelihood.add_point(params, x, 5.0).points == (3.0, 1.0, 2.0, 5.0)
    assert likelihood.move_point(params, x, 1, 1.5).points == (3.0, 1.5, 2.0)
    assert likelihood.remove_point(params, x, 0).points == (1.0, 2.0)
    np.testing.assert_array_equal(x, [3.0, 1.0, 2.0])
    edited = likelihood.move_point(params, x, 1, 1.5)
    np.testing.assert_array_equal(likelihood.observe(edited).x, edited.points)


@pytest.mark.parametrize("scale", [1e-6, 1.0, 1e6])
def test_a_point_placed_by_hand_is_rounded_far_below_the_spread(scale):
    x = scale * np.array([1.0, 2.0, 4.0])
    placed = likelihood.add_point(LikelihoodParams(), x, scale * math.pi).points[-1]
    assert placed == pytest.approx(scale * math.pi, abs=0.01 * scale)


@pytest.mark.parametrize("count", [0, likelihood.MOST_EDITED + 1])
def test_no_points_and_too_many_are_refused_by_name(count):
    with pytest.raises(ValueError, match="points"):
        likelihood.with_points(LikelihoodParams(), np.zeros(count))


@pytest.mark.parametrize("points", [(), [1.0], (math.nan,), ("1",), ((1.0,),), None])
def test_points_that_are_none_are_refused_by_name(points):
    with pytest.raises(ValueError, match="points"):
        LikelihoodParams(points=points)


@pytest.mark.parametrize("text", ["1 2.5 -3", "1, 2.5, -3", "1\n2.5\n-3", "1;2.5;-3", " 1\t2.5\t-3 "])
def test_typed_numbers_are_a_column(text):
    np.testing.assert_array_equal(likelihood.parse_points(text).values, [[1.0], [2.5], [-3.0]])


def test_a_pasted_table_keeps_its_columns():
    table = likelihood.parse_points("a\tb\n1\t2\n3\t4\n")
    assert table.columns == ("a", "b")
    np.testing.assert_array_equal(table.values, [[1.0, 2.0], [3.0, 4.0]])


@pytest.mark.parametrize("text", ["", "  ", "no numbers"])
def test_typed_text_without_numbers_is_refused(text):
    with pytest.raises(ValueError, match=r"empty|number"):
        likelihood.parse_points(text)


# What the picture says of the model


def test_at_maximum_is_the_fit_and_the_picture_knows_it():
    params = likelihood.at_maximum(LikelihoodParams(data="galton_male"))
    frame = likelihood.picture(params)
    assert (params.mean, params.std) == likelihood.fit_normal(frame.x)
    assert frame.at_maximum
    assert not likelihood.picture(dataclasses.replace(params, mean=params.mean + 1e-3)).at_maximum
    with pytest.raises(ValueError, match="x must hold different numbers"):
        likelihood.at_maximum(LikelihoodParams(data="points", points=(2.0, 2.0)))


def test_the_parts_of_the_closed_form_add_up():
    frame = likelihood.picture(LikelihoodParams(n=7))
    constant, squares = frame.parts
    assert constant == pytest.approx(-3.5 * math.log(2.0 * math.pi * 25.0))
    assert squares == pytest.approx(float(np.sum((frame.x - 164.0) ** 2)) / 50.0)
    assert constant - squares == pytest.approx(frame.log_likelihood)


def test_the_product_is_what_float64_makes_of_it():
    few, many = (likelihood.picture(LikelihoodParams(n=n)) for n in (20, 1000))
    assert few.product == pytest.approx(math.exp(few.log_likelihood))
    assert few.largest_product == pytest.approx(math.exp(few.statistics.maximum))
    assert (many.product, many.largest_product) == (0.0, 0.0)
    tiny = likelihood.picture(LikelihoodParams(data="points", points=(0.0, 1e-9) * 30, mean=0.0, std=1e-9))
    assert tiny.product == tiny.largest_product == math.inf


def test_logarithm_and_summit_of_the_curve():
    frame = likelihood.picture(LikelihoodParams())
    np.testing.assert_allclose(np.exp(frame.log_curve), frame.curve)
    assert frame.peak == pytest.approx(1.0 / (5.0 * math.sqrt(2.0 * math.pi)))
    assert frame.shoulder == pytest.approx(float(np.exp(likelihood.log_terms([169.0], 164.0, 5.0))[0]))
    assert frame.log10_running[-1] == pytest.approx(frame.log10_likelihood)


def test_exploring_equal_points_gives_the_picture_alone():
    (frame,) = likelihood.explore(LikelihoodParams(data="points", points=(2.0, 2.0)))
    assert isinstance(frame, likelihood.LikelihoodFrame)
    climbed, explored = (
        list(engine(LikelihoodParams())) for engine in (likelihood.climb, likelihood.explore)
    )
    assert len(climbed) == len(explored)


def test_the_models_distribution_function_ends_where_its_shares_do():
    frame = likelihood.population_fit(LikelihoodParams())
    below, between, _ = frame.model_shares
    reached = np.interp([frame.low, frame.high], frame.curve_x, frame.cumulative)
    np.testing.assert_allclose(reached, [below, below + between], atol=1e-4)
    assert frame.mean_error == pytest.approx(frame.mean - 170.0)
    assert frame.std_error == pytest.approx(frame.std - 7.0)
