"""Populations against closed forms, and the histogram of sample means against numpy and scipy."""

import dataclasses
import itertools
import json
import math
import pickle
from typing import Any

import numpy as np
import pytest
from scipy import stats
from scipy.integrate import quad

from engines import clt

FINITE = [name for name, population in clt.POPULATIONS.items() if math.isfinite(population.variance)]
CONTINUOUS = [name for name, population in clt.POPULATIONS.items() if not population.discrete]


def last(params):
    *_, frame = clt.simulate(params)
    return frame


def test_the_populations_are_there():
    six = {"uniform", "exponential", "die", "bernoulli", "two_humped", "cauchy"}
    assert set(clt.POPULATIONS) == six | {"normal", "binomial", "painted", "power_law"}


@pytest.mark.parametrize("name", FINITE)
def test_moments_agree_with_the_density(name):
    population = clt.POPULATIONS[name]
    if population.discrete:
        x, mass = population.curve()
        moments = [(mass * x**power).sum() for power in range(3)]
    else:
        low, high = np.clip(population.support, -12.0, 60.0)
        moments = [
            quad(lambda t, p=power: t**p * float(population.density(t)), low, high, limit=200)[0]
            for power in range(3)
        ]
    assert moments[0] == pytest.approx(1.0, abs=1e-9)
    assert moments[1] == pytest.approx(population.mean, abs=1e-9)
    assert moments[2] - moments[1] ** 2 == pytest.approx(population.variance, abs=1e-8)


def test_known_moments():
    assert clt.POPULATIONS["die"].mean == 3.5
    assert clt.POPULATIONS["die"].variance == pytest.approx(35 / 12)
    assert clt.POPULATIONS["uniform"].variance == pytest.approx(1 / 12)
    cauchy = clt.POPULATIONS["cauchy"]
    assert not math.isfinite(cauchy.mean)
    assert not math.isfinite(cauchy.variance)


@pytest.mark.parametrize("name", clt.POPULATIONS)
def test_draws_follow_the_density(name):
    population = clt.POPULATIONS[name]
    x = population.sample(np.random.default_rng(1), 40_000)
    assert x.dtype == np.float64
    if population.discrete:
        atoms, mass = population.curve()
        counts = (x[:, None] == atoms).sum(axis=0)
        assert counts.sum() == len(x)
        assert stats.chisquare(counts, mass * len(x)).pvalue > 1e-3
    else:
        low, high = population.plot_range
        grid = np.linspace(low, high, 4001)
        density = population.density(grid)
        steps = (density[1:] + density[:-1]) * np.diff(grid) / 2
        below = stats.cauchy.cdf(low) if name == "cauchy" else 0.0
        cdf = below + np.concatenate([[0.0], np.cumsum(steps)])
        empirical = np.searchsorted(np.sort(x), grid) / len(x)
        # Kolmogorov's 0.1 % point is 1.95 / sqrt(n); the trapezia add up to 1e-4.
        assert np.abs(empirical - cdf).max() < 1.95 / math.sqrt(len(x)) + 3e-4


@pytest.mark.parametrize("name", clt.POPULATIONS)
def test_draws_do_not_depend_on_the_block(name):
    population = clt.POPULATIONS[name]
    whole = population.sample(np.random.default_rng(3), (7, 3))
    rng = np.random.default_rng(3)
    parts = [population.sample(rng, (rows, 3)) for rows in (1, 4, 2)]
    assert np.array_equal(whole, np.concatenate(parts))


@pytest.mark.parametrize("name", clt.POPULATIONS)
@pytest.mark.parametrize("shape", [(), 0, 1, 4, (0,), (3, 0), (2, 3), (2, 1, 2)])
def test_draws_have_any_shape(name, shape):
    x = clt.POPULATIONS[name].sample(np.random.default_rng(0), shape)
    assert type(x) is np.ndarray
    assert x.shape == np.empty(shape).shape
    assert x.dtype == np.float64
    flat = clt.POPULATIONS[name].sample(np.random.default_rng(0), x.size)
    assert np.array_equal(x.ravel(), flat)


@pytest.mark.parametrize("name", clt.POPULATIONS)
def test_bad_arguments_of_a_draw_are_named(name):
    population: Any = clt.POPULATIONS[name]
    for bad in (-1, (2, -1), 1.5, "a", None, (2, None)):
        with pytest.raises(ValueError, match="shape must be"):
            population.sample(np.random.default_rng(0), bad)
    for bad in (0, None, "a"):
        with pytest.raises(ValueError, match="rng must be"):
            population.sample(bad, 3)


def test_density_keeps_the_shape_and_refuses_text():
    for population in clt.POPULATIONS.values():
        assert population.density(np.zeros((2, 3))).shape == (2, 3)
        with pytest.raises(ValueError, match="x"):
            population.density("a")
    assert clt.POPULATIONS["die"].density([0, 1, 1.5, 6, 7]) == pytest.approx([0, 1 / 6, 0, 1 / 6, 0])


@pytest.mark.parametrize("name", FINITE)
def test_sample_means_have_the_mean_and_the_variance_of_the_theorem(name):
    population, n, trials = clt.POPULATIONS[name], 12, 40_000
    means = clt.sample_means(population, n, trials, np.random.default_rng(5))
    variance = population.variance / n
    assert abs(means.mean() - population.mean) < 4 * math.sqrt(variance / trials)
    spread = np.square(means - population.mean)
    assert abs(spread.mean() - variance) < 4 * spread.std() / math.sqrt(trials)


@pytest.mark.parametrize("name", clt.POPULATIONS)
@pytest.mark.parametrize("n", [1, 2, 7, 500])
def test_sample_means_are_the_means_of_the_population_s_draws(name, n):
    population, trials = clt.POPULATIONS[name], 300
    means = clt.sample_means(name, n, trials, np.random.default_rng(11))
    raw = population.sample(np.random.default_rng(11), (trials, n))
    np.testing.assert_allclose(means, raw.mean(axis=1), rtol=1e-12, atol=1e-13)


@pytest.mark.parametrize("name", clt.POPULATIONS)
@pytest.mark.parametrize(("n", "trials"), [(1, 20_000), (30, 100), (400, 5000)])
def test_the_last_frame_holds_the_statistics_of_all_means(name, n, trials):
    frame = last(clt.CltParams(name, n, trials, seed=4))
    population = clt.POPULATIONS[name]
    means = clt.sample_means(population, n, trials, np.random.default_rng(4))
    assert frame.done == trials
    assert frame.mean == pytest.approx(means.mean(), rel=1e-9, abs=1e-12)
    assert frame.variance == pytest.approx(means.var(), rel=1e-9)
    assert np.array_equal(frame.counts, np.histogram(means, frame.edges)[0])
    assert frame.below == (means < frame.edges[0]).sum()
    assert frame.above == (means > frame.edges[-1]).sum()
    assert frame.counts.sum() + frame.below + frame.above == trials
    if math.isfinite(population.variance):
        std = math.sqrt(population.variance / n)
        expected = stats.kstest(means, stats.norm(population.mean, std).cdf).statistic
        assert frame.distance == pytest.approx(expected, abs=1e-12)
        assert frame.expected_mean == population.mean
        assert frame.expected_variance == population.variance / n
        inside = frame.density.sum() * (frame.edges[1] - frame.edges[0])
        assert inside + frame.share_outside == pytest.approx(1.0)
    else:
        assert math.isnan(frame.distance)
        assert frame.expected_mean == pytest.approx(population.mean, nan_ok=True)
        assert len(frame.normal_x) == len(frame.normal_density) == 0


def test_frames_grow_on_fixed_edges():
    frames = list(clt.simulate(clt.CltParams("exponential", 100, 30_000)))
    assert len(frames) > 3
    assert all(np.array_equal(frame.edges, frames[0].edges) for frame in frames)
    assert all(a.done < b.done for a, b in itertools.pairwise(frames))
    assert all((a.counts <= b.counts).all() for a, b in itertools.pairwise(frames))


@pytest.mark.parametrize("name", ["die", "bernoulli"])
@pytest.mark.parametrize("n", [1, 2, 3, 10, 47, 500])
@pytest.mark.parametrize("trials", [100, 100_000])
def test_every_bin_of_a_discrete_population_holds_as_many_attainable_means(name, n, trials):
    population = clt.POPULATIONS[name]
    edges = next(clt.simulate(clt.CltParams(name, n, trials))).edges
    low, high = population.support
    attainable = np.arange(round(n * low), round(n * high) + 1) / n
    counts = np.histogram(attainable, edges)[0]
    # Only the last bin may reach beyond the support.
    assert len(set(counts[:-1].tolist())) <= 1
    assert counts[-1] > 0
    gap = np.abs(edges[:, None] - attainable).min(axis=1)
    assert (gap > 0.4 / n).all()
    if n <= 3:
        assert counts.sum() == len(attainable)


def test_irwin_hall_distances_shrink_with_n():
    """Exact distances of the reference, chapter 1.3, plus what sampling adds to them."""
    trials = 100_000
    noise = 1.95 / math.sqrt(trials)
    for n, exact in ((1, 0.05721), (2, 0.01643), (5, 0.00571), (12, 0.00234)):
        distance = last(clt.CltParams("uniform", n, trials, seed=2)).distance
        assert abs(distance - exact) < noise


def test_the_mean_of_cauchy_draws_does_not_narrow():
    for n in (1, 300):
        frame = last(clt.CltParams("cauchy", n, 20_000))
        middle = slice(len(frame.counts) // 2 - 3, len(frame.counts) // 2 + 3)
        low, high = frame.edges[middle.start], frame.edges[middle.stop]
        share = frame.counts[middle].sum() / frame.done
        assert share == pytest.approx(stats.cauchy.cdf(high) - stats.cauchy.cdf(low), abs=0.016)
        assert frame.share_outside == pytest.approx(2 * stats.cauchy.sf(25), abs=0.006)


def test_the_same_seed_gives_the_same_frame_and_another_seed_another():
    one, same, other = (last(clt.CltParams(trials=500, seed=seed)) for seed in (1, 1, 2))
    assert np.array_equal(one.counts, same.counts)
    assert one.mean == same.mean
    assert one.mean != other.mean


def test_frames_are_read_only_and_travel_between_processes():
    frame = last(clt.CltParams(trials=100))
    for array in (frame.edges, frame.counts, frame.normal_x, frame.normal_density):
        assert not array.flags.writeable
    assert np.array_equal(pickle.loads(pickle.dumps(frame)).counts, frame.counts)


def test_params_survive_json():
    params = clt.CltParams("die", 3, 100, 9)
    assert clt.CltParams(**json.loads(json.dumps(dataclasses.asdict(params)))) == params


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("population", "gauss"),
        ("population", None),
        ("population", []),
        ("n", 0),
        ("n", 501),
        ("n", 2.5),
        ("trials", 99),
        ("trials", 100_001),
        ("seed", -1),
        ("seed", "a"),
    ],
)
def test_params_name_the_field_that_is_wrong(field, value):
    with pytest.raises(ValueError, match=field):
        clt.CltParams(**{field: value})


def test_sample_means_refuses_bad_arguments():
    rng = np.random.default_rng(0)
    for arguments, name in ((("x", 1, 1), "population"), (("die", 0, 1), "n"), (("die", 1, 0), "trials")):
        with pytest.raises(ValueError, match=name):
            clt.sample_means(*arguments, rng)
    seed: Any = 0
    with pytest.raises(ValueError, match="rng"):
        clt.sample_means("die", 1, 1, seed)


def test_normal_density_and_distribution_function():
    x = np.linspace(-30.0, 9.0, 400).reshape(20, 20)
    reference = stats.norm(0.5, 1.5)
    np.testing.assert_allclose(clt.normal_density(x, 0.5, 1.5), reference.pdf(x), rtol=1e-12)
    np.testing.assert_allclose(clt.normal_cdf(x, 0.5, 1.5), reference.cdf(x), rtol=1e-11)
    assert float(clt.normal_density(3.0, 3.0, 0.1)) > 1.0, "a density may exceed 1"
    for sigmas, share in ((1, 0.6827), (2, 0.9545), (3, 0.9973)):
        low, high = clt.normal_cdf([-sigmas, sigmas], 0.0, 1.0)
        assert high - low == pytest.approx(share, abs=5e-5)


@pytest.mark.parametrize(
    ("mean", "std", "name"), [(0.0, 0.0, "std"), (0.0, -1.0, "std"), (math.nan, 1.0, "mean")]
)
def test_normal_refuses_bad_parameters(mean, std, name):
    with pytest.raises(ValueError, match=name):
        clt.normal_density(0.0, mean, std)


def test_steps_drawn_are_the_distribution_function_of_the_means():
    params = clt.CltParams("two_humped", n=50, trials=100, seed=3)
    *_, frame = clt.simulate(params)
    means = clt.sample_means("two_humped", 50, 100, np.random.default_rng(3))
    middle = (frame.step_edges[1:] + frame.step_edges[:-1]) / 2
    expected = (means[None, :] <= middle[:, None]).mean(axis=1)
    np.testing.assert_allclose(frame.cumulative, expected, atol=1e-12)
