"""Quadrature, support, sampling and Monte Carlo of densities against scipy and closed forms."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, special, stats

from engines.divergence import kl_discrete, kl_normal
from engines.divergence.densities import NormalMixture, Steps, missing_support
from engines.divergence.monte_carlo import running_estimate
from engines.divergence.quadrature import integrate as own_integral
from engines.divergence.quadrature import kl_density

means, stds = st.floats(-5, 5), st.floats(0.1, 3)


def normal(mean, std):
    return NormalMixture((1.0,), (mean,), (std,))


def uniform(low, high):
    return Steps((low, high), (1.0,))


MIXTURES = (
    NormalMixture((0.5, 0.5), (-2.0, 2.0), (0.6, 0.6)),
    NormalMixture((0.9, 0.1), (-6.0, 6.0), (0.1, 0.1)),
    NormalMixture((0.3, 0.7), (0.0, 0.5), (0.1, 3.0)),
    NormalMixture((0.4, 0.6), (1.0, 1.0), (0.5, 2.0)),
    normal(0.5, 3.0),
)


def reference(p, q):
    """Adaptive quadrature by scipy, which is told where p has its mass and nothing else."""

    def f(x):
        x = np.float64(x)
        return float(np.exp(p.log_density(x)) * (p.log_density(x) - q.log_density(x)))

    ends = p.knots
    pieces = np.linspace(ends[0], ends[-1], 400)
    return sum(
        integrate.quad(f, low, high, epsabs=1e-14, epsrel=1e-13, limit=400)[0]
        for low, high in pairwise(pieces)
    )


@settings(max_examples=60, deadline=None)
@given(means, stds, means, stds)
def test_quadrature_agrees_with_the_closed_form_of_normals(mean_p, std_p, mean_q, std_q):
    found = kl_density(normal(mean_p, std_p), normal(mean_q, std_q))
    wanted = kl_normal(mean_p, std_p, mean_q, std_q)
    assert found.total == pytest.approx(wanted, abs=1e-10, rel=1e-12)
    assert found.negative <= 0.0 <= found.positive


@pytest.mark.parametrize("p", MIXTURES)
@pytest.mark.parametrize("q", MIXTURES)
def test_quadrature_of_mixtures_agrees_with_scipy(p, q):
    assert kl_density(p, q).total == pytest.approx(reference(p, q), abs=1e-10, rel=1e-11)


def test_areas_of_two_equally_wide_normals():
    # p is larger left of the middle, where log(p / q) = 2 (1 - x): the areas are moments of a cut-off normal.
    areas = kl_density(normal(0.0, 1.0), normal(2.0, 1.0))
    inside, edge = stats.norm.cdf(1.0), stats.norm.pdf(1.0)
    assert areas.positive == pytest.approx(2 * (inside + edge), abs=1e-12)
    assert areas.negative == pytest.approx(2 * ((1 - inside) - edge), abs=1e-12)


def test_steps_are_a_discrete_distribution_over_cells():
    edges = (-1.0, 0.0, 2.0, 3.0)
    p, q = Steps(edges, (1.0, 2.0, 0.0)), Steps(edges, (3.0, 0.5, 2.0))
    shares = [np.array(s.density) * np.diff(edges) for s in (p, q)]
    areas = kl_density(p, q)
    assert areas.total == pytest.approx(kl_discrete(*shares), abs=1e-14)
    assert kl_density(q, p).positive == math.inf
    assert math.isfinite(kl_density(q, p).negative)


def test_uniform_against_wider_uniform_and_against_normal():
    assert kl_density(uniform(0.0, 1.0), uniform(-1.0, 3.0)).total == pytest.approx(math.log(4), abs=1e-14)
    # -log(2a) + E[x²]/2 + log √2π for a uniform density on [-a, a] against the standard normal one.
    wanted = -math.log(4) + 2.0 / 3.0 + 0.5 * math.log(2 * math.pi)
    assert kl_density(uniform(-2.0, 2.0), normal(0.0, 1.0)).total == pytest.approx(wanted, abs=1e-13)


def test_missing_support_is_found_and_named():
    assert missing_support(normal(0, 1), uniform(-1, 2)) == ((-math.inf, -1.0), (2.0, math.inf))
    assert missing_support(uniform(-1, 2), normal(0, 1)) == ()
    assert missing_support(uniform(0, 3), uniform(1, 5)) == ((0.0, 1.0),)
    holed = Steps((0.0, 1.0, 2.0, 3.0), (1.0, 0.0, 1.0))
    assert missing_support(uniform(0, 3), holed) == ((1.0, 2.0),)
    assert missing_support(holed, uniform(0, 3)) == ()
    # Far outside of what any quadrature would reach, but still missing.
    assert kl_density(normal(0, 0.1), uniform(-5, 5)).total == math.inf


def test_the_same_density_is_at_distance_zero():
    for p in (*MIXTURES, uniform(0, 1)):
        assert kl_density(p, p).total == 0.0


@pytest.mark.parametrize("p", [*MIXTURES, Steps((-1.0, 0.0, 1.0, 4.0), (1.0, 0.0, 2.0))])
def test_densities_integrate_to_one_and_samples_follow_them(p):
    assert own_integral(lambda x: np.exp(p.log_density(x)), p.knots) == pytest.approx(1.0, abs=1e-12)
    x = p.sample(20_000, seed=3)
    mean = own_integral(lambda x: x * np.exp(p.log_density(x)), p.knots)
    variance = own_integral(lambda x: (x - mean) ** 2 * np.exp(p.log_density(x)), p.knots)
    fourth = own_integral(lambda x: (x - mean) ** 4 * np.exp(p.log_density(x)), p.knots)
    assert abs(x.mean() - mean) < 4.5 * math.sqrt(variance / len(x))
    assert abs(x.var() - variance) < 4.5 * math.sqrt((fourth - variance**2) / len(x))
    assert np.isfinite(p.log_density(x)).all()
    np.testing.assert_array_equal(p.sample(50, seed=3), x[:50])


def log_ratio(p, q, n, seed):
    x = p.sample(n, seed)
    return p.log_density(x) - q.log_density(x)


@pytest.mark.parametrize(
    ("p", "q"),
    [(normal(0.0, 1.0), normal(0.7, 1.4)), (MIXTURES[0], normal(0.0, 2.2)), (uniform(-2, 2), normal(0, 1))],
)
def test_monte_carlo_is_unbiased_and_its_error_is_honest(p, q):
    exact = kl_density(p, q).total
    runs = [running_estimate(log_ratio(p, q, 400, seed)) for seed in range(200)]
    z = np.array([(run.value - exact) / run.value_error for run in runs])
    assert np.abs(z).max() < 4.0 + 0.6  # a t of 399 degrees reaches 4 once in 80 such sets of 200
    assert abs(z.mean()) < 4.0 / math.sqrt(200)
    assert z.var(ddof=1) == pytest.approx(1.0, abs=4.0 * math.sqrt(2.0 / 199))


def test_a_small_sample_may_give_a_negative_estimate():
    p, q = normal(0.0, 1.0), normal(0.3, 1.0)
    few = [running_estimate(log_ratio(p, q, 5, seed)).value for seed in range(200)]
    # The log ratio is normal with mean 0.045 and deviation 0.3: P(mean of 5 < 0) = Φ(-0.335) = 0.369.
    share = np.mean(np.array(few) < 0.0)
    assert abs(share - special.ndtr(-0.045 / 0.3 * math.sqrt(5))) < 4 * math.sqrt(0.369 * 0.631 / 200)


def test_running_estimate_is_mean_and_standard_error_of_the_first_n():
    ratio = log_ratio(normal(0.0, 1.0), normal(1.0, 1.0), 5000, 1) + 1e6
    run = running_estimate(ratio)
    assert (run.sizes[0], run.sizes[-1]) == (2, 5000)
    for size, mean, error in zip(run.sizes, run.mean, run.error, strict=True):
        assert mean == pytest.approx(ratio[:size].mean(), rel=1e-12)
        assert error == pytest.approx(ratio[:size].std(ddof=1) / math.sqrt(size), rel=1e-6)


def test_one_impossible_sample_makes_every_later_estimate_infinite():
    run = running_estimate(np.array([0.5, 0.1, 0.2, math.inf, 0.3]))
    assert np.isfinite(run.mean[run.sizes < 4]).all()
    assert (run.mean[run.sizes >= 4] == math.inf).all()
    assert np.isnan(run.error[run.sizes >= 4]).all()
