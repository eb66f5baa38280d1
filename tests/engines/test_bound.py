"""log p(x) = ELBO + KL for a discrete z, against sums written out by hand."""

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from engines.divergence.bound import (
    BoundParams,
    decompose,
    e_step,
    m_step,
    with_count,
    with_probability,
)
from engines.divergence.exact import kl_discrete
from engines.divergence.half_steps import ITERATIONS, MOTION, half_steps


@pytest.mark.parametrize("seed", range(50))
def test_every_line_is_log_p_for_any_q(seed):
    rng = np.random.default_rng(seed)
    count = rng.integers(2, 6)
    prior, q = rng.dirichlet(np.ones(count), size=2)
    likelihood = rng.uniform(0.0, 2.0, count)
    part = decompose(prior, likelihood, q)
    expected = math.log(sum(p * f for p, f in zip(prior, likelihood, strict=True)))
    np.testing.assert_allclose(part.lines, expected, rtol=0, atol=1e-12)
    assert part.elbo + part.kl == pytest.approx(expected, abs=1e-12)
    assert part.elbo <= expected
    posterior = prior * likelihood / (prior * likelihood).sum()
    assert part.kl == pytest.approx(kl_discrete(q, posterior), abs=1e-12)
    elbo = sum(w * math.log(p * f / w) for p, f, w in zip(prior, likelihood, q, strict=True))
    assert part.elbo == pytest.approx(elbo, abs=1e-12)


def test_the_elbo_has_no_sign():
    assert decompose((0.5, 0.5), (2.0, 2.0), (0.4, 0.6)).elbo > 0.0
    assert decompose((0.5, 0.5), (0.2, 0.2), (0.4, 0.6)).elbo < 0.0


def test_a_z_without_weight_adds_nothing():
    part = decompose((0.2, 0.3, 0.5), (0.5, 0.5, 0.1), (0.0, 0.4, 0.6))
    assert part.supported
    np.testing.assert_allclose(part.lines, part.log_evidence, atol=1e-12)


def test_missing_support_is_infinite_and_leaves_the_later_lines_without_a_value():
    part = decompose((0.5, 0.5, 0.0), (0.3, 0.0, 0.7), (0.5, 0.25, 0.25))
    assert not part.supported
    assert (part.elbo, part.kl) == (-math.inf, math.inf)
    assert part.lines[:2].tolist() == pytest.approx([math.log(0.15)] * 2)
    assert np.isnan(part.lines[2:]).all()


def test_an_e_step_closes_the_kl_and_leaves_log_p():
    start = BoundParams()
    before, after = (decompose(p.prior, p.likelihood, p.q) for p in (start, e_step(start)))
    assert after.kl == pytest.approx(0.0, abs=1e-15)
    assert after.elbo == pytest.approx(after.log_evidence, abs=1e-15)
    assert after.log_evidence == before.log_evidence
    assert e_step(start).prior == start.prior


def test_an_m_step_is_the_best_prior_for_its_q():
    start = e_step(BoundParams())
    best = m_step(start)
    assert best.q == start.q
    elbo = decompose(best.prior, best.likelihood, best.q).elbo
    assert elbo > decompose(start.prior, start.likelihood, start.q).elbo
    for prior in np.random.default_rng(0).dirichlet(np.ones(3), size=500):
        assert decompose(prior, best.likelihood, best.q).elbo <= elbo


def test_a_run_alternates_and_never_falls():
    frames = list(half_steps(BoundParams()))
    assert [frame.step for frame in frames] == list(range(1 + 2 * ITERATIONS * MOTION))
    assert frames[0].kind == "start"
    assert all(b.decomposition.elbo >= a.decomposition.elbo - 1e-12 for a, b in pairwise(frames))
    ends = [frame for frame in frames[1:] if frame.finished]
    assert [frame.kind for frame in ends] == ["E", "M"] * ITERATIONS
    assert [frame.iteration for frame in ends] == [1 + half // 2 for half in range(2 * ITERATIONS)]
    for frame in ends[::2]:
        assert frame.decomposition.kl == pytest.approx(0.0, abs=1e-12)
    for e_end, m_end in zip(ends[::2], ends[1::2], strict=True):
        assert m_end.decomposition.log_evidence > e_end.decomposition.log_evidence
        assert m_end.decomposition.elbo > e_end.decomposition.elbo
    for frame in frames:
        part = frame.decomposition
        assert part.elbo + part.kl == pytest.approx(part.log_evidence, abs=1e-10)
        assert frame.elbos[frame.step] == pytest.approx(part.elbo, abs=1e-14)
        assert frame.log_evidences[frame.step] == pytest.approx(part.log_evidence, abs=1e-14)
        assert frame.axis[0] < part.log_evidence < frame.axis[1]


def test_a_run_goes_on_from_any_of_its_pictures():
    frame = list(half_steps(BoundParams()))[MOTION]
    np.testing.assert_allclose(frame.state.q, frame.decomposition.posterior)
    assert next(half_steps(frame.state)).decomposition.elbo == pytest.approx(frame.decomposition.elbo)


def test_the_axis_of_the_bar_does_not_move_with_q():
    axes = {
        next(half_steps(BoundParams(q=q))).axis for q in ((0.6, 0.25, 0.15), (1.0, 0.0, 0.0), (0.0, 0.5, 0.5))
    }
    assert len(axes) == 1


def test_a_run_from_missing_support_is_mended_by_the_first_e_step():
    start = BoundParams(likelihood=(0.0, 0.6, 0.9))
    frames = list(half_steps(start))
    assert frames[0].decomposition.elbo == -math.inf
    assert frames[MOTION].decomposition.kl == pytest.approx(0.0, abs=1e-12)
    with pytest.raises(ValueError, match="q must be 0"):
        m_step(start)


@pytest.mark.parametrize("values", [(0.5, 0.3, 0.2), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0)])
@pytest.mark.parametrize("height", [-1.0, 0.0, 0.25, 1.0, 7.0])
def test_a_dragged_bar_leaves_a_distribution(values, height):
    dragged = with_probability(values, 0, height)
    assert sum(dragged) == pytest.approx(1.0, abs=1e-12)
    assert min(dragged) >= 0.0
    assert dragged[0] == min(max(height, 0.0), 1.0)
    replace(BoundParams(), q=dragged)


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_the_number_of_values_changes_and_all_stay_distributions(count):
    params = with_count(with_count(BoundParams(), 5), count)
    assert len(params.prior) == len(params.likelihood) == len(params.q) == count
    next(half_steps(params))


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"count": 6}, "count"),
        ({"count": 2}, "prior"),
        ({"prior": (0.5, 0.3, 0.3)}, "prior"),
        ({"q": (0.5, 0.6, -0.1)}, "q"),
        ({"q": "abc"}, "q"),
        ({"likelihood": (0.1, math.nan, 0.2)}, "likelihood"),
        ({"likelihood": (0.1, 0.1, 2.5)}, "likelihood"),
        ({"likelihood": (0.0, 0.0, 0.0)}, "likelihood"),
        ({"prior": (1.0, 0.0, 0.0), "likelihood": (0.0, 1.0, 1.0)}, "likelihood"),
    ],
)
def test_bad_params_name_the_field(changes, named):
    with pytest.raises(ValueError, match=f"^{named} must"):
        BoundParams(**changes)


def test_bad_arguments_are_named():
    with pytest.raises(ValueError, match=r"^q must"):
        decompose((0.5, 0.5), (1.0, 1.0), (0.2, 0.3, 0.5))
    with pytest.raises(ValueError, match=r"^likelihood must"):
        decompose((0.5, 0.5), (1.0, -1.0), (0.5, 0.5))
    with pytest.raises(ValueError, match=r"^likelihood must"):
        decompose((1.0, 0.0), (0.0, 1.0), (0.5, 0.5))
    with pytest.raises(ValueError, match=r"^index must"):
        with_probability((0.5, 0.5), 2, 0.5)
    with pytest.raises(ValueError, match=r"^count must"):
        with_count(BoundParams(), 1)
