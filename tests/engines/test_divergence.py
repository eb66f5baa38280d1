"""The divergence in closed form: the reference's golden numbers, conventions, identities and bad input."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, special, stats

from engines.divergence import kl_discrete, kl_normal

GOLDEN = (
    ([0.7, 0.3], [0.6, 0.4], 0.02160085414354654, 1e-15),
    ([0.7, 0.3], [0.2, 0.8], 0.5826853020432394, 1e-15),
    ([0.6, 0.4], [0.7, 0.3], 0.022582421, 5e-10),
    ([0.2, 0.8], [0.7, 0.3], 0.5341108087103075, 1e-15),
    ([0.7, 0.3], [0.7, 0.3], 0.0, 0.0),
)


@pytest.mark.parametrize(("p", "q", "wanted", "tolerance"), GOLDEN)
def test_bernoulli_numbers_of_the_reference(p, q, wanted, tolerance):
    assert kl_discrete(p, q) == pytest.approx(wanted, abs=tolerance)


def test_missing_support_is_infinite_and_zero_log_zero_is_zero():
    assert kl_discrete([0.5, 0.5], [1.0, 0.0]) == math.inf
    assert kl_discrete([1.0, 0.0], [0.5, 0.5]) == pytest.approx(math.log(2), abs=1e-15)
    assert kl_discrete([1.0, 0.0], [1.0, 0.0]) == 0.0
    assert kl_discrete([1.0], [1.0]) == 0.0


shares = st.lists(st.floats(0.0, 1.0), min_size=4, max_size=4).filter(lambda p: sum(p) > 1e-3)


@given(shares, shares)
def test_discrete_agrees_with_scipy_and_is_never_negative(p, q):
    p, q = np.array(p) / np.sum(p), np.array(q) / np.sum(q)
    value = kl_discrete(p, q)
    assert value >= 0.0
    assert value == pytest.approx(special.rel_entr(p, q).sum(), rel=1e-12, abs=1e-14)


def test_a_nearly_equal_pair_keeps_its_digits():
    # To second order the divergence is half the squared shift over each probability.
    shift = 1e-6
    assert kl_discrete([0.5 + shift, 0.5 - shift], [0.5, 0.5]) == pytest.approx(2 * shift**2, rel=1e-3)
    assert kl_normal(0.0, 1.0 + shift, 0.0, 1.0) == pytest.approx(shift**2, rel=1e-3)


@pytest.mark.parametrize(
    ("mean_p", "std_p", "mean_q", "std_q"),
    [(0.0, 1.0, 0.0, 1.0), (0.0, 1.0, 1.5, 2.0), (-3.0, 0.2, 2.0, 1.7), (10.0, 4.0, 9.0, 0.9)],
)
def test_normal_closed_form_agrees_with_quadrature(mean_p, std_p, mean_q, std_q):
    p, q = stats.norm(mean_p, std_p), stats.norm(mean_q, std_q)
    wanted, _ = integrate.quad(
        lambda x: p.pdf(x) * (p.logpdf(x) - q.logpdf(x)),
        mean_p - 12 * std_p,
        mean_p + 12 * std_p,
        epsabs=1e-13,
        epsrel=1e-12,
        limit=200,
    )
    assert kl_normal(mean_p, std_p, mean_q, std_q) == pytest.approx(wanted, abs=1e-10)


@given(st.floats(-50, 50), st.floats(0.01, 100), st.floats(-50, 50), st.floats(0.01, 100))
def test_normal_is_positive_and_blind_to_shift_and_scale(mean_p, std_p, mean_q, std_q):
    value = kl_normal(mean_p, std_p, mean_q, std_q)
    assert value >= 0.0
    moved = kl_normal(3 * mean_p + 7, 3 * std_p, 3 * mean_q + 7, 3 * std_q)
    assert moved == pytest.approx(value, rel=1e-9, abs=1e-9)


def test_the_standard_normal_prior_of_the_vae():
    assert kl_normal(0.5, 0.6, 0.0, 1.0) == pytest.approx(0.3158256237659907, abs=1e-15)


def test_extreme_normals_give_a_number():
    assert kl_normal(0.0, 1e200, 0.0, 1e-200) == math.inf
    assert kl_normal(1e300, 1.0, -1e300, 1.0) == math.inf
    assert math.isfinite(kl_normal(0.0, 1e-200, 0.0, 1e200))


@pytest.mark.parametrize(
    ("p", "q", "name"),
    [
        ([0.5, 0.6], [0.5, 0.5], "p"),
        ([0.5, 0.5], [0.5, 0.4], "q"),
        ([1.5, -0.5], [0.5, 0.5], "p"),
        ([0.5, 0.5], [math.nan, 1.0], "q"),
        ([], [1.0], "p"),
        ([[0.5, 0.5]], [0.5, 0.5], "p"),
        (["a"], [1.0], "p"),
        ([0.5, 0.5], [0.2, 0.3, 0.5], "q"),
    ],
)
def test_what_is_no_discrete_distribution_is_refused(p, q, name):
    with pytest.raises(ValueError, match=rf"^{name} must"):
        kl_discrete(p, q)


@pytest.mark.parametrize("name", ["mean_p", "std_p", "mean_q", "std_q"])
@pytest.mark.parametrize("value", [math.nan, math.inf, "1", True, None])
def test_what_is_no_normal_distribution_is_refused(name, value):
    given = {"mean_p": 0.0, "std_p": 1.0, "mean_q": 0.0, "std_q": 1.0} | {name: value}
    with pytest.raises(ValueError, match=rf"^{name} must"):
        kl_normal(**given)


@pytest.mark.parametrize("name", ["std_p", "std_q"])
@pytest.mark.parametrize("value", [0.0, -1.0])
def test_a_deviation_is_positive(name, value):
    with pytest.raises(ValueError, match=rf"^{name} must be positive"):
        kl_normal(**({"mean_p": 0.0, "std_p": 1.0, "mean_q": 0.0, "std_q": 1.0} | {name: value}))
