"""The gap of a normal q: quadrature against scipy, gradient against differences, closed forms."""

import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from scipy import integrate, stats

from engines.divergence.exact import kl_normal
from engines.divergence.gap import GapParams, ascend
from engines.divergence.models import MODELS, OFFSET
from engines.divergence.normal_bound import Observation

CENTRES = {"linear": lambda z: z, "square": lambda z: z**2, "exponential": math.exp}
UNKNOWN: Any = "cubic"
CASES = [(1.5, 0.5, 0.4, 0.8), (0.0, 0.3, -1.0, 0.1), (-1.0, 1.0, 0.5, 1.5), (4.0, 0.2, 1.2, 0.05)]


def joint(model, z, x, noise):
    """p(x, z), written with scipy's densities."""
    if model == "mixture":
        likelihood = 0.5 * sum(stats.norm.pdf(x, z + side, noise) for side in (-OFFSET, OFFSET))
    else:
        likelihood = stats.norm.pdf(x, CENTRES[model](z), noise)
    return stats.norm.pdf(z) * likelihood


def integral(function, low=-9.0, high=9.0):
    """Adaptive quadrature, in pieces that it cannot overlook a narrow peak in."""
    edges = np.linspace(low, high, 91)
    return math.fsum(
        integrate.quad(function, a, b, epsabs=1e-14, epsrel=1e-12)[0] for a, b in pairwise(edges)
    )


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(("x", "noise", "mean", "std"), CASES[:3])
def test_evidence_and_divergence_agree_with_adaptive_quadrature(model, x, noise, mean, std):
    evidence = integral(lambda z: joint(model, z, x, noise))
    assert Observation(model, x, noise).log_evidence == pytest.approx(math.log(evidence), abs=1e-10)

    def weighted(z):
        log_joint = float(MODELS[model].log_joint(np.array(z), x, noise))
        log_q = stats.norm.logpdf(z, mean, std)
        return math.exp(log_q) * (log_q - log_joint + math.log(evidence))

    frame = next(ascend(GapParams(model, x, noise, mean, std)))
    divergence = integral(weighted, mean - 9.0 * std, mean + 9.0 * std)
    assert frame.kl == pytest.approx(divergence, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(("x", "noise", "mean", "std"), CASES)
def test_log_joint_is_the_log_of_the_joint(model, x, noise, mean, std):
    z = np.linspace(mean - 2.0, mean + 2.0, 21)
    values = np.exp(MODELS[model].log_joint(z, x, noise))
    np.testing.assert_allclose(values, [joint(model, place, x, noise) for place in z], rtol=1e-10)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(("x", "noise", "mean", "std"), CASES)
def test_log_p_is_elbo_plus_kl_at_every_step(model, x, noise, mean, std):
    frames = list(ascend(GapParams(model, x, noise, mean, std)))
    for frame in frames:
        assert frame.elbo + frame.kl == pytest.approx(frame.log_evidence, abs=1e-10 * max(1.0, frame.kl))
        assert frame.elbo <= frame.log_evidence + 1e-12
    assert all(b.elbo > a.elbo for a, b in pairwise(frames))
    assert frames[-1].reason == "converged"
    assert [frame.reason for frame in frames[:-1]] == [""] * (len(frames) - 1)
    np.testing.assert_array_equal(frames[-1].elbos, [frame.elbo for frame in frames])
    assert frames[-1].axis == frames[0].axis


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(("x", "noise", "mean", "std"), CASES)
def test_gradient_is_that_of_finite_differences(model, x, noise, mean, std):
    observed, h = Observation(model, x, noise), 1e-5
    by_mean = (observed.elbo(mean + h, std) - observed.elbo(mean - h, std)) / (2 * h)
    up, down = (observed.elbo(mean, std * math.exp(side)) for side in (h, -h))
    assert observed.gradient(mean, std) == pytest.approx((by_mean, (up - down) / (2 * h)), rel=1e-6, abs=1e-6)


@pytest.mark.parametrize(("x", "noise", "mean", "std"), CASES)
def test_the_linear_gap_closes_at_the_exact_posterior(x, noise, mean, std):
    first, *_, last = ascend(GapParams("linear", x, noise, mean, std))
    scale = 1.0 + noise**2
    assert first.log_evidence == pytest.approx(stats.norm.logpdf(x, 0.0, math.sqrt(scale)), abs=1e-12)
    posterior = x / scale, noise / math.sqrt(scale)
    assert first.kl == pytest.approx(kl_normal(mean, std, *posterior), rel=1e-11)
    assert last.kl == pytest.approx(0.0, abs=1e-12)
    assert (last.mean, last.std) == pytest.approx(posterior, abs=1e-6)
    assert last.standard_error == pytest.approx(
        0.0, abs=1e-7
    )  # log p(x, z) − log q(z) is the same everywhere


def test_of_two_humps_a_normal_takes_one_and_log_2_remains():
    """Far apart, the posterior is two equal normals; the best q is one of them: KL = log 2."""
    for start in (-1.0, 1.0):
        *_, last = ascend(GapParams("square", 6.0, 0.2, start, 0.3))
        assert math.copysign(1.0, last.mean) == start
        assert last.kl == pytest.approx(math.log(2.0), abs=1e-3)


def test_the_top_is_the_best_normal_around():
    *_, last = ascend(GapParams())
    rng = np.random.default_rng(0)
    observed = Observation(last.params.model, last.params.x, last.params.noise)
    for shift, growth in rng.normal(0.0, 0.05, (200, 2)):
        moved = observed.elbo(last.mean + shift, last.std * math.exp(growth))
        assert moved <= last.elbo + 1e-12


def test_the_estimate_is_unbiased_with_the_stated_error():
    observed = Observation("square", 1.5, 0.5)
    runs = [observed.estimate(0.4, 0.8, 200, seed) for seed in range(400)]
    values, errors = np.array(runs).T
    exact = observed.elbo(0.4, 0.8)
    assert abs(values.mean() - exact) < 4.0 * values.std() / math.sqrt(len(values))
    assert np.sqrt(np.mean(errors**2)) == pytest.approx(values.std(ddof=1), rel=0.12)
    assert observed.estimate(0.4, 0.8, 10, 3) == observed.estimate(0.4, 0.8, 10, 3)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("x", [-3.0, 6.0])
@pytest.mark.parametrize("noise", [0.2, 2.0])
@pytest.mark.parametrize(("mean", "std"), [(-4.0, 0.02), (4.0, 3.0), (0.0, 1.0)])
def test_every_corner_of_the_params_gives_a_finite_climb(model, x, noise, mean, std):
    *_, last = ascend(GapParams(model, x, noise, mean, std))
    assert math.isfinite(last.elbo)
    assert math.isfinite(last.kl)
    assert last.std > 0.0
    assert last.elbo >= last.elbos[0]
    by_mean, by_log_std = Observation(model, x, noise).gradient(last.mean, last.std)
    assert math.hypot(last.std * by_mean, by_log_std) < 1e-4  # level there, from however far it starts


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"model": "cubic"}, "model"),
        ({"x": math.nan}, "x"),
        ({"noise": 0.0}, "noise"),
        ({"mean": 5.0}, "mean"),
        ({"std": 0.0}, "std"),
        ({"draws": 1}, "draws"),
        ({"seed": -1}, "seed"),
    ],
)
def test_bad_params_name_the_field(changes, named):
    with pytest.raises(ValueError, match=f"^{named} must"):
        GapParams(**changes)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: Observation(UNKNOWN, 1.0, 1.0), "model"),
        (lambda: Observation("linear", math.inf, 1.0), "x"),
        (lambda: Observation("linear", 1.0, 0.0), "noise"),
        (lambda: Observation("linear", 1.0, 1.0).elbo(math.nan, 1.0), "mean"),
        (lambda: Observation("linear", 1.0, 1.0).kl(0.0, -1.0), "std"),
        (lambda: Observation("linear", 1.0, 1.0).gradient(0.0, 0.0), "std"),
        (lambda: Observation("linear", 1.0, 1.0).estimate(0.0, 1.0, 1, 0), "draws"),
    ],
)
def test_bad_arguments_are_named(call, named):
    with pytest.raises(ValueError, match=rf"^{named} must"):
        call()
