"""Exact distributions of means and sums, correlated draws, heavy tails, painting."""

import itertools
import math

import numpy as np
import pytest
from scipy import stats

from engines import clt
from engines.clt.painting import brushed
from engines.clt.params import LINKED
from engines.clt.samples import blocks
from engines.clt.simulation import DISTANCE_SIZES, MOST_FALLING

FINITE = [name for name, population in clt.POPULATIONS.items() if math.isfinite(population.variance)]


def last(**fields):
    *_, frame = clt.simulate(clt.CltParams(**fields))
    return frame


@pytest.mark.parametrize(("n", "distance"), [(1, 0.05721), (2, 0.01643), (5, 0.00571), (12, 0.00234)])
def test_irwin_hall_distances_of_the_reference(n, distance):
    assert clt.distance_to_normal(clt.POPULATIONS["uniform"], n) == pytest.approx(distance, abs=5e-6)


@pytest.mark.parametrize("n", [2, 3, 7])
def test_sum_of_uniforms_is_irwin_hall(n):
    exact = clt.mean_distribution(clt.POPULATIONS["uniform"], n)
    reference = stats.irwinhall(n)
    edges = exact.x + exact.step / 2
    assert exact.cumulative == pytest.approx(reference.cdf(n * edges), abs=2e-7)
    inside = slice(50, -50)
    assert exact.density[inside] == pytest.approx(n * reference.pdf(n * exact.x[inside]), abs=1e-3)


@pytest.mark.parametrize("n", [1, 2, 50, 500])
def test_sum_of_exponentials_is_gamma(n):
    exact = clt.mean_distribution(clt.POPULATIONS["exponential"], n)
    edges = exact.x + exact.step / 2
    assert exact.cumulative == pytest.approx(stats.gamma(n, scale=1 / n).cdf(edges), abs=2e-6)
    distance = np.abs(stats.gamma(n, scale=1 / n).cdf(edges) - stats.norm(1, n**-0.5).cdf(edges)).max()
    assert clt.distance_to_normal(clt.POPULATIONS["exponential"], n) == pytest.approx(distance, abs=2e-6)


@pytest.mark.parametrize("n", [1, 7, 500])
def test_sum_of_coins_is_binomial(n):
    exact = clt.mean_distribution(clt.POPULATIONS["bernoulli"], n)
    assert exact.x == pytest.approx(np.arange(n + 1) / n)
    assert exact.mass == pytest.approx(stats.binom(n, 0.2).pmf(np.arange(n + 1)), abs=1e-13)


@pytest.mark.parametrize("name", FINITE)
@pytest.mark.parametrize("n", [1, 3, 40, 500])
def test_exact_mean_has_the_moments_of_the_theorem(name, n):
    population = clt.POPULATIONS[name]
    exact = clt.mean_distribution(population, n)
    assert exact.mass.sum() == pytest.approx(1.0, abs=1e-12)
    mean = exact.mass @ exact.x
    assert mean == pytest.approx(population.mean, abs=1e-9)
    assert exact.mass @ np.square(exact.x - mean) == pytest.approx(population.variance / n, rel=1e-7)


@pytest.mark.parametrize("name", FINITE)
def test_distance_shrinks_with_n(name):
    distances = [clt.distance_to_normal(clt.POPULATIONS[name], n) for n in (1, 5, 25, 125)]
    if name == "normal":
        assert max(distances) < 1e-7
    else:
        assert all(a > 1.5 * b for a, b in itertools.pairwise(distances))


@pytest.mark.parametrize("name", ["cauchy", "power_law"])
def test_no_variance_no_exact_normal_limit(name):
    with pytest.raises(ValueError, match="population"):
        clt.mean_distribution(clt.POPULATIONS[name], 3)
    frame = last(population=name, n=3, trials=500, statistic="standardised", exact=True, rho=0.5)
    assert frame.statistic == "mean"
    assert len(frame.exact_x) == 0
    plain = last(population=name, n=3, trials=500)
    assert frame.mean == plain.mean


def test_mean_distribution_refuses_a_bad_n():
    with pytest.raises(ValueError, match="n must"):
        clt.mean_distribution(clt.POPULATIONS["die"], 0)


@pytest.mark.parametrize("name", FINITE)
def test_sampled_means_follow_the_exact_distribution(name):
    n, trials = 4, 40_000
    means = np.sort(clt.sample_means(name, n, trials, np.random.default_rng(8)))
    exact = clt.mean_distribution(clt.POPULATIONS[name], n)
    empirical = np.searchsorted(means, exact.x + exact.step / 2) / trials
    assert np.abs(empirical - exact.cumulative).max() < 1.95 / math.sqrt(trials)


@pytest.mark.parametrize("name", ["uniform", "die", "exponential"])
def test_sum_and_standardised_mean_are_the_same_samples_in_other_units(name):
    n, population = 6, clt.POPULATIONS[name]
    mean, total, standardised = (
        last(population=name, n=n, trials=3000, statistic=statistic, exact=True)
        for statistic in ("mean", "sum", "standardised")
    )
    std = math.sqrt(population.variance / n)
    for frame, scale, shift in ((total, n, 0.0), (standardised, 1 / std, -population.mean / std)):
        assert np.array_equal(frame.counts, mean.counts)
        assert frame.edges == pytest.approx(scale * mean.edges + shift)
        assert frame.mean == pytest.approx(scale * mean.mean + shift)
        assert frame.variance == pytest.approx(scale**2 * mean.variance)
        # p_S(s) = p(s / n) / n, course chapter 1.4
        assert frame.density == pytest.approx(mean.density / scale)
        assert frame.exact_density == pytest.approx(mean.exact_density / scale)
        assert frame.normal_density == pytest.approx(mean.normal_density / scale)
        assert frame.distance == pytest.approx(mean.distance)
        assert frame.gap[0] == pytest.approx(scale * mean.gap[0] + shift, abs=1e-9)
    assert total.expected_mean == pytest.approx(n * population.mean)
    assert total.expected_variance == pytest.approx(n * population.variance)
    assert (standardised.expected_mean, standardised.expected_variance) == pytest.approx((0.0, 1.0))


@pytest.mark.parametrize("rho", [0.1, 0.6])
@pytest.mark.parametrize("name", ["uniform", "die"])
def test_correlated_draws_widen_the_sum_as_the_formula_says(name, rho):
    n, trials, population = 12, 20_000, clt.POPULATIONS[name]
    frame = last(population=name, n=n, trials=trials, statistic="sum", rho=rho)
    variance = n * population.variance * (1 + (n - 1) * rho)
    assert frame.expected_variance == pytest.approx(variance)
    assert frame.independent_variance == pytest.approx(n * population.variance)
    assert frame.variance == pytest.approx(variance, rel=0.06)
    assert frame.variance > 1.8 * frame.independent_variance


def test_correlated_draws_still_follow_the_population_and_have_the_correlation():
    params = clt.CltParams(population="exponential", rho=0.4)
    rng = np.random.default_rng(2)
    draws = np.concatenate([raw for raw, _ in blocks(clt.shaped(params), 3, 30_000, rng, params.rho)])
    assert stats.kstest(draws[:, 1], "expon").pvalue > 1e-3
    correlation = np.atleast_2d(np.corrcoef(draws.T))[np.triu_indices(3, 1)]
    assert correlation == pytest.approx(np.full(3, 0.4), abs=0.03)


def test_two_sample_sizes_read_the_same_stream():
    pair = last(population="exponential", n=3, second_n=12, compare=True, trials=2000, seed=5)
    for frame, n in ((pair, 3), (pair.second, 12)):
        alone = last(population="exponential", n=n, trials=2000, seed=5)
        assert frame.n == n
        assert frame.done == 2000
        assert np.array_equal(frame.counts, alone.counts)
    few = clt.sample_means("exponential", 3, 2000, np.random.default_rng(5))
    many = clt.sample_means("exponential", 12, 500, np.random.default_rng(5))
    assert few.reshape(500, 4).mean(axis=1) == pytest.approx(many)


@pytest.mark.parametrize("compare", [False, True])
def test_the_first_samples_come_one_by_one(compare):
    frame = next(clt.simulate(clt.CltParams("uniform", 4, 10_000, compare=compare)))
    done = [earlier.done for earlier in frame.earlier]
    assert done[:12] == [*range(1, 11), 20, 30]
    assert done == sorted(set(done))
    rng = np.random.default_rng(0)
    for earlier in frame.earlier[:10]:
        draws = rng.random(4)
        assert earlier.draws == pytest.approx(draws)
        assert earlier.fallen == pytest.approx([draws.mean()])
        assert earlier.counts.sum() + earlier.below + earlier.above == earlier.done
    assert all(len(earlier.draws) == 0 for earlier in frame.earlier[10:])
    assert max(len(earlier.fallen) for earlier in frame.earlier) == MOST_FALLING
    if compare:
        assert all(earlier.second.done == earlier.done for earlier in frame.earlier)


def test_quantiles_are_those_of_the_sample():
    frame = last(population="exponential", n=2, trials=1000, linked="qq", seed=3)
    means = np.sort(clt.sample_means("exponential", 2, 1000, np.random.default_rng(3)))
    standardised = (means - 1) * math.sqrt(2)
    share = stats.norm.cdf(frame.quantile_x)
    assert frame.quantile_y == pytest.approx(standardised[np.round(share * 1000 - 0.5).astype(int)], abs=1e-6)
    assert frame.quantile_x[-1] == pytest.approx(stats.norm.ppf(1 - 0.5 / 1000))


def test_distances_are_completed_while_the_picture_is_shown():
    frames = list(clt.simulate(clt.CltParams("painted", 4, 500, linked="distance")))
    assert frames[0].done > 0
    assert tuple(frames[-1].distance_n) == DISTANCE_SIZES
    population = clt.shaped(clt.CltParams("painted"))
    assert frames[-1].distances[4] == clt.distance_to_normal(population, 5)
    assert frames[-1].exact_distance == clt.distance_to_normal(population, 4)


def test_running_mean_settles_with_a_variance_only():
    uniform = last(linked="running", trials=100)
    assert np.abs(uniform.running[:, -1] - 0.5).max() < 5 * math.sqrt(1 / 12 / 1e5)
    low, high = uniform.running_band
    late = uniform.running_k > 100
    inside = (uniform.running > low) & (uniform.running < high)
    assert inside[:, late].mean() > 0.8
    cauchy = last(population="cauchy", linked="running", trials=100)
    assert math.isnan(cauchy.running_mean)
    assert len(cauchy.running_band[0]) == 0
    assert np.abs(np.diff(cauchy.running[:, -40:])).max() > 0.1
    draws = clt.POPULATIONS["cauchy"].sample(np.random.default_rng(0), 10)
    assert cauchy.running[0, 9] == pytest.approx(draws[: cauchy.running_k[9]].mean())


def test_power_law_has_a_mean_and_no_variance():
    population = clt.POPULATIONS["power_law"]
    assert (population.mean, population.variance) == (3.0, math.inf)
    x = population.sample(np.random.default_rng(1), 40_000)
    assert stats.kstest(x, stats.pareto(1.5).cdf).pvalue > 1e-3
    assert population.cdf([1.0, 4.0]) == pytest.approx([0.0, 7 / 8])


@pytest.mark.parametrize("name", clt.POPULATIONS)
def test_distribution_function_belongs_to_the_density(name):
    population = clt.POPULATIONS[name]
    if population.discrete:
        x, mass = population.curve()
        assert population.cdf(x) == pytest.approx(np.cumsum(mass))
        assert population.cdf(x - 0.5) == pytest.approx(np.cumsum(mass) - mass)
    else:
        low, high = population.plot_range
        edges = np.linspace(low, high, 200_001)
        density = population.density((edges[1:] + edges[:-1]) / 2)
        rise = np.cumsum(density) * (edges[1] - edges[0])
        assert population.cdf(edges[1:]) - population.cdf(low) == pytest.approx(rise, abs=4e-5)


def test_populations_take_the_shape_of_the_params():
    params = clt.CltParams(probability=0.7, size=4, mean=2.0, std=0.5, weights=(0.0, 0.0, 0.2, 0.0, 0.6, 0.0))
    assert clt.shaped(params, "bernoulli").mean == pytest.approx(0.7)
    assert clt.shaped(params, "binomial").variance == pytest.approx(4 * 0.7 * 0.3)
    assert (clt.shaped(params, "normal").mean, clt.shaped(params, "normal").variance) == (2.0, 0.25)
    die = clt.shaped(params, "die")
    assert die.mean == pytest.approx(0.25 * 3 + 0.75 * 5)
    assert set(die.sample(np.random.default_rng(0), 100)) == {3.0, 5.0}
    assert clt.shaped(params, "die") is die


def test_brush_paints_the_cells_under_its_way():
    flat = (0.5,) * 32
    painted = brushed(flat, (0.0, 0.2), (0.5, 1.0))
    assert painted[16:] == (*painted[16:17], *flat[17:])
    assert list(painted[:16]) == sorted(painted[:16])
    assert brushed(flat, (0.5, 1.0), (0.0, 0.2)) == painted
    assert brushed(flat, (-3.0, 0.9), (-3.0, 0.9))[0] == 0.9
    assert brushed((1.0, *(0.0,) * 31), (0.0, 0.0), (0.0, 0.0))[0] == 1.0, "something must be left"
    with pytest.raises(ValueError, match="end"):
        brushed(flat, (0.0, 0.0), (math.nan, 0.0))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("statistic", "median"),
        ("linked", 3),
        ("rho", 1.0),
        ("compare", 1),
        ("second_n", 0),
        ("painted", (0.0,) * 32),
        ("painted", (1.0,) * 31),
        ("weights", (1.0, 0.0, 0.0, 0.0, 0.0, 0.0)),
        ("weights", (-0.1, 0.2, 0.2, 0.2, 0.2, 0.2)),
        ("weights", "fair"),
        ("probability", 0.0),
        ("size", 1.5),
        ("std", 0.0),
        ("low", 0.6),
        ("high", math.nan),
        ("pins", ((0.0, 1.0),) * 4),
        ("pins", ((0.0, -1.0),)),
        ("view", "both"),
        ("distribution", "painted"),
    ],
)
def test_params_name_the_field_that_is_wrong(field, value):
    with pytest.raises(ValueError, match="high" if field == "low" else field):
        clt.CltParams(**{field: value})


def test_every_choice_beside_the_histogram_is_computed():
    assert {last(linked=linked, trials=100).params.linked for linked in LINKED} == set(LINKED)
