"""The straight line against numpy and scipy: closed form, four noises of one variance, best lines."""

import math
from itertools import pairwise

import numpy as np
import pytest
import torch
from scipy import integrate, optimize, stats

from engines.regression import (
    NOISES,
    LineFit,
    Moments,
    descend,
    fit_line,
    fit_noise,
    log_likelihood,
)


def scattered(seed=0, n=40, w=2.0, b=5.0, std=0.5, noise="normal"):
    rng = np.random.default_rng(seed)
    x = rng.uniform(-1.0, 3.0, n)
    return x, w * x + b + std * NOISES[noise].draw(rng, n)


def mean_square(x, y, w, b):
    return float(np.mean((y - w * x - b) ** 2))


# Closed form


@pytest.mark.parametrize("seed", range(5))
def test_the_fit_is_that_of_numpy_scipy_and_the_normal_equations(seed):
    x, y = scattered(seed)
    w, b, sigma = fit_line(x, y)
    assert (w, b) == pytest.approx(tuple(np.polyfit(x, y, 1)), rel=1e-10)
    line = stats.linregress(x, y)
    assert (w, b) == pytest.approx((line.slope, line.intercept), rel=1e-10)
    design = np.column_stack((x, np.ones_like(x)))
    np.testing.assert_allclose(design.T @ (y - design @ (w, b)), 0.0, atol=1e-10)
    assert sigma**2 == pytest.approx(mean_square(x, y, w, b))


def test_the_variance_is_the_smallest_squared_error_with_1_over_n():
    x, y = scattered(n=12)
    w, b, sigma = fit_line(x, y)
    smallest = optimize.minimize(lambda point: mean_square(x, y, *point), (0.0, 0.0)).fun
    assert sigma**2 == pytest.approx(smallest, rel=1e-6)
    assert sigma**2 == pytest.approx(np.var(y - w * x - b, ddof=0))


@pytest.mark.parametrize(("offset", "scale"), [(1e6, 1.0), (-1e6, 1e-3), (0.0, 1e-6), (0.0, 1e6), (1e9, 1e3)])
def test_offset_and_scale_cost_no_digits(offset, scale):
    x, y = scattered()
    # On what float64 keeps of the moved data the same line must come out.
    moved_x, moved_y = offset + scale * x, offset + scale * y
    kept_x, kept_y = (moved_x - offset) / scale, (moved_y - offset) / scale
    w, b, sigma = fit_line(kept_x, kept_y)
    moved = fit_line(moved_x, moved_y)
    assert moved[0] == pytest.approx(w, rel=1e-9)
    assert moved[2] == pytest.approx(scale * sigma, rel=1e-9)
    assert moved[1] == pytest.approx(offset + scale * b - w * offset, rel=1e-9, abs=1e-9)


def test_points_on_a_line_leave_nothing():
    w, b, sigma = fit_line([0.0, 1.0, 3.0], [1.0, 3.0, 7.0])
    assert (w, b) == pytest.approx((2.0, 1.0))
    assert sigma < 1e-15
    assert fit_line([1.0, 2.0], [4.0, 4.0]) == (0.0, 4.0, 0.0)


@pytest.mark.parametrize(
    ("x", "y", "name"),
    [
        ([1.0, 1.0, 1.0], [1.0, 2.0, 3.0], "x must not be constant"),
        ([1e9, 1e9], [1.0, 2.0], "x must not be constant"),
        ([1.0], [1.0], "x must hold at least two"),
        ([], [], "x must hold"),
        ([1.0, 2.0], [1.0], "y must be as long as x"),
        ([1.0, math.nan], [1.0, 2.0], "x must hold finite"),
        ([1.0, 2.0], [1.0, math.inf], "y must hold finite"),
        ([[1.0, 2.0]], [1.0, 2.0], "x must have 1 axes"),
        ([-1e300, 1e300], [1.0, 2.0], "x must spread"),
        ("ab", [1.0, 2.0], "x must be an array"),
    ],
)
def test_bad_data_are_refused_by_name(x, y, name):
    with pytest.raises(ValueError, match=name):
        fit_line(x, y)


# Likelihood


@pytest.mark.parametrize("seed", range(5))
def test_the_negative_log_likelihood_less_the_squared_error_is_the_same_for_every_line(seed):
    rng = np.random.default_rng(seed)
    x, y = scattered(seed, n=30)
    std = float(rng.uniform(0.1, 5.0))
    rests = [
        -log_likelihood(x, y, LineFit(w, b, std)) - len(x) / (2 * std**2) * mean_square(x, y, w, b)
        for w, b in rng.normal(0.0, 3.0, (20, 2))
    ]
    assert rests == pytest.approx([len(x) / 2 * math.log(2 * math.pi * std**2)] * 20, rel=1e-10)


def test_the_log_likelihood_is_that_of_scipy():
    x, y = scattered(n=9)
    line = LineFit(1.5, 5.5, 0.8)
    residuals = y - 1.5 * x - 5.5
    oracles = {
        "normal": stats.norm(scale=0.8),
        "laplace": stats.laplace(scale=0.8 / math.sqrt(2)),
        "student": stats.t(4, scale=0.8 / math.sqrt(2)),
        "uniform": stats.uniform(-0.8 * math.sqrt(3), 1.6 * math.sqrt(3)),
    }
    for name, oracle in oracles.items():
        assert log_likelihood(x, y, line, name) == pytest.approx(oracle.logpdf(residuals).sum())
    assert log_likelihood(x, y, LineFit(1.5, 50.0, 0.8), "uniform") == -math.inf


@pytest.mark.parametrize("name", NOISES)
def test_all_noises_have_mean_0_and_the_same_variance(name):
    std = 0.7

    def moment(power):
        def integrand(r):
            return r**power * math.exp(NOISES[name].log_density(r, std))

        # The tail of the t-distribution falls like r**-5: quadrature to infinity, split at its kinks.
        edges = (-math.inf, -std * math.sqrt(3), 0.0, std * math.sqrt(3), math.inf)
        return sum(integrate.quad(integrand, *pair)[0] for pair in pairwise(edges))

    assert [moment(power) for power in (0, 1, 2)] == pytest.approx([1.0, 0.0, std**2], abs=1e-7)
    draws = NOISES[name].draw(np.random.default_rng(1), 400_000)
    assert draws.mean() == pytest.approx(0.0, abs=4 / math.sqrt(400_000))
    # Fourth moments: 3, 6, infinite, 9/5; that of the t-distribution makes its sample variance jump.
    assert draws.var() == pytest.approx(1.0, abs=0.06 if name == "student" else 0.02)


@pytest.mark.parametrize("name", NOISES)
def test_draws_follow_their_density(name):
    draws = NOISES[name].draw(np.random.default_rng(5), 2000)
    oracle = {
        "normal": stats.norm(),
        "laplace": stats.laplace(scale=1 / math.sqrt(2)),
        "student": stats.t(4, scale=1 / math.sqrt(2)),
        "uniform": stats.uniform(-math.sqrt(3), 2 * math.sqrt(3)),
    }[name]
    assert stats.kstest(draws, oracle.cdf).pvalue > 0.01


def test_a_noise_needs_a_positive_deviation_and_a_known_name():
    with pytest.raises(ValueError, match="std must be positive"):
        NOISES["normal"].log_density([0.0], 0.0)
    with pytest.raises(ValueError, match="noise must be one of"):
        fit_noise([0.0, 1.0], [0.0, 1.0], "cauchy")
    with pytest.raises(ValueError, match="noise must be one of"):
        log_likelihood([0.0], [0.0], LineFit(0.0, 0.0, 1.0), "cauchy")


# Best lines


def with_outlier(seed):
    x, y = scattered(seed, n=25)
    y[7] += 12.0
    return x, y


def by_linear_program(x, y, *, largest):
    """Smallest sum of absolute residuals, or smallest largest one."""
    n = len(x)
    bounds = np.ones((n, 1)) if largest else np.eye(n)
    above = np.column_stack((-x, -np.ones(n), -bounds))
    below = np.column_stack((x, np.ones(n), -bounds))
    cost = np.append(np.zeros(2), np.ones(bounds.shape[1]))
    free = [(None, None)] * 2 + [(0, None)] * bounds.shape[1]
    found = optimize.linprog(cost, np.vstack((above, below)), np.append(-y, y), bounds=free)
    return found.fun


@pytest.mark.parametrize("seed", range(6))
def test_least_absolute_and_minimax_are_those_of_a_linear_program(seed):
    x, y = with_outlier(seed) if seed % 2 else scattered(seed, n=24)
    absolute, band = fit_noise(x, y, "laplace"), fit_noise(x, y, "uniform")
    sums, largest = np.abs(y - absolute.at(x)).sum(), np.abs(y - band.at(x)).max()
    assert sums == pytest.approx(by_linear_program(x, y, largest=False), rel=1e-9)
    assert largest == pytest.approx(by_linear_program(x, y, largest=True), rel=1e-9)
    assert absolute.std == pytest.approx(math.sqrt(2) * sums / len(x))
    assert band.std == pytest.approx(largest / math.sqrt(3))


@pytest.mark.parametrize("seed", range(6))
def test_student_t_is_no_lower_than_where_an_optimizer_gets(seed):
    x, y = with_outlier(seed)
    fit = fit_noise(x, y, "student")

    def loss(point):
        return -log_likelihood(x, y, LineFit(point[0], point[1], math.exp(point[2])), "student")

    starts = [(2.0, 5.0, -0.7), (1.0, 6.0, 0.5), (*fit_line(x, y)[:2], 0.0)]
    options = {"xatol": 1e-9, "fatol": 1e-12, "maxiter": 4000}
    best = min(optimize.minimize(loss, s, method="Nelder-Mead", options=options).fun for s in starts)
    assert -log_likelihood(x, y, fit, "student") <= best + 1e-7


@pytest.mark.parametrize("name", NOISES)
@pytest.mark.parametrize(("offset", "scale"), [(0.0, 1.0), (1e6, 1.0), (-3.0, 1e-6), (0.0, 1e6)])
def test_no_other_line_or_deviation_is_likelier(name, offset, scale):
    x, y = with_outlier(3)
    x, y = offset + scale * x, scale * y
    fit = fit_noise(x, y, name)
    best = log_likelihood(x, y, fit, name)
    assert math.isfinite(best)
    rng = np.random.default_rng(0)
    middle = x.mean()
    for turn, lift, stretch in 0.02 * rng.normal(size=(50, 3)):
        w = fit.w + turn
        b = fit.b - turn * middle + scale * lift
        assert log_likelihood(x, y, LineFit(w, b, fit.std * math.exp(stretch)), name) <= best + 1e-9 * abs(
            best
        )


def test_an_outlier_pulls_least_squares_and_minimax_but_not_the_heavy_tails():
    x, y = scattered(2, n=25, std=0.2)
    clean = {name: fit_noise(x, y, name) for name in NOISES}
    x[0] = 3.0
    y[0] = 30.0
    pulled = {name: fit_noise(x, y, name) for name in NOISES}
    shift = {name: abs(pulled[name].w - clean[name].w) for name in NOISES}
    assert shift["laplace"] < 0.2
    assert shift["student"] < 0.2
    assert shift["normal"] > 0.5
    assert shift["uniform"] > shift["normal"]


@pytest.mark.parametrize("name", NOISES)
def test_two_points_are_met_and_leave_no_spread(name):
    fit = fit_noise([0.0, 2.0], [1.0, 5.0], name)
    assert (fit.w, fit.b) == pytest.approx((2.0, 1.0))
    assert fit.std < 1e-9
    with pytest.raises(ValueError, match="x must not be constant"):
        fit_noise([1.0, 1.0], [1.0, 2.0], name)


@pytest.mark.parametrize("name", NOISES)
def test_ties_and_duplicates_are_no_trouble(name):
    x = np.repeat([0.0, 1.0, 1.0, 2.0], 5)
    y = np.repeat([0.0, 1.0, 1.0, 0.5], 5)
    fit = fit_noise(x, y, name)
    assert all(map(math.isfinite, (fit.w, fit.b, fit.std)))
    flat = fit_noise(x, np.full(20, 3.0), name)
    assert (flat.w, flat.b, flat.std) == (0.0, 3.0, 0.0)


# Squared error


def test_moments_know_the_squared_error_its_gradient_and_its_curvature():
    x, y = scattered(4)
    moments = Moments.of(x, y)
    w, b, h = 0.7, 3.0, 1e-5

    def error(w, b):
        return float(moments.mean_squared_error(w, b))

    assert error(w, b) == pytest.approx(mean_square(x, y, w, b))
    numeric = [
        (error(w + h, b) - error(w - h, b)) / (2 * h),
        (error(w, b + h) - error(w, b - h)) / (2 * h),
    ]
    np.testing.assert_allclose(moments.gradient(w, b), numeric, rtol=1e-6)
    columns = [(moments.gradient(w + h, b) - moments.gradient(w - h, b)) / (2 * h)]
    np.testing.assert_allclose(moments.curvature()[0], columns[0], rtol=1e-6)


def descended(x, y, lr, steps):
    moments = Moments.of(x, y)

    def objective(point):
        return float(moments.mean_squared_error(*point)), moments.gradient(*point)

    *_, last = descend(objective, (0.0, 0.0), optimizer="sgd", lr=lr, steps=steps)
    return tuple(last.point)


def test_gradient_descent_arrives_at_the_closed_form():
    x, y = scattered(1)
    assert descended(x, y, 0.2, 2000) == pytest.approx(fit_line(x, y)[:2], rel=1e-10)


def test_the_courses_run_is_not_there_after_its_100_steps():
    torch.manual_seed(0)
    x = torch.rand(100, 1).double().numpy().ravel()
    y = 2.0 * x + 5.0 + torch.rand(100, 1).double().numpy().ravel()
    assert descended(x, y, 0.1, 100) == pytest.approx((2.286, 5.314), abs=5e-4)
    assert fit_line(x, y)[:2] == pytest.approx((2.154, 5.384), abs=5e-4)
