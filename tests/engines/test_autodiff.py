"""The tape against torch.autograd and finite differences, and the passes through the graph."""

from __future__ import annotations

import math
import pickle
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from engines.regression.autodiff import differentiate, differentiate_at
from engines.regression.autodiff_frame import AutodiffFrame, AutodiffParams
from engines.regression.expressions import EXPRESSION, EXPRESSIONS, X, Y

END = 10**6
TORCH: dict[str, Callable[..., torch.Tensor]] = {
    "parabola": lambda x: 3 * x**2,
    "rosenbrock": lambda x0, x1: 100 * (x1 - x0**2) ** 2 + (x0 - 1) ** 2,
    "squared_error": lambda w, b: (X * w + b - Y) ** 2,
    "log_density": lambda mu, rho: torch.distributions.Normal(mu, rho.exp()).log_prob(torch.ones(())),
    "neuron": lambda w, b: (torch.sigmoid(X * w + b) - 1) ** 2,
}


def end(**values: Any) -> AutodiffFrame:
    return differentiate_at(AutodiffParams(**values), END)


def test_the_course_s_numbers() -> None:
    parabola = end(expression="parabola", u=5.0)
    assert (parabola.value, parabola.gradient.tolist()) == (75.0, [30.0])
    assert end(expression="rosenbrock", u=0.0, v=2.0).gradient.tolist() == [-2.0, 400.0]


@pytest.mark.parametrize("name", EXPRESSIONS)
@given(shares=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_value_and_gradient_are_those_of_torch(name: Any, shares: tuple[float, float]) -> None:
    spans = EXPRESSION[name].spans
    point = [low + share * (high - low) for share, (low, high) in zip(shares, spans, strict=False)]
    frame = end(expression=name, **dict(zip("uv", point, strict=False)))
    inputs = [torch.tensor(value, dtype=torch.float64, requires_grad=True) for value in point]
    value = TORCH[name](*inputs)
    value.backward()
    assert frame.value == pytest.approx(value.item(), rel=1e-12, abs=1e-14)
    for ours, theirs in zip(frame.gradient.tolist(), inputs, strict=True):
        assert theirs.grad is not None
        assert ours == pytest.approx(theirs.grad.item(), rel=1e-12, abs=1e-14)


def test_the_gradient_at_every_node_is_that_of_torch() -> None:
    x0, x1 = (torch.tensor(value, dtype=torch.float64, requires_grad=True) for value in (-1.2, 0.7))
    a = x0**2
    r = x1 - a
    s = r**2
    t = 100 * s
    d = x0 - 1
    e = d**2
    f = t + e
    nodes = {"x₀": x0, "x₁": x1, "a": a, "r": r, "s": s, "t": t, "d": d, "e": e, "f": f}
    for node in nodes.values():
        node.retain_grad()
    f.backward()
    graph = end(u=-1.2, v=0.7).graph
    assert set(graph.names) == set(nodes)
    for name, value, gradient in zip(graph.names, graph.values, graph.gradients, strict=True):
        assert value == pytest.approx(nodes[name].item(), rel=1e-14)
        assert nodes[name].grad is not None
        assert gradient == pytest.approx(nodes[name].grad.item(), rel=1e-14)


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_finite_differences_agree_to_1e_6(name: Any) -> None:
    rng = np.random.default_rng(0)
    for _ in range(20):
        point = [rng.uniform(*span) for span in EXPRESSION[name].spans]
        frame = end(expression=name, power=-5, **dict(zip("uv", point, strict=False)))
        np.testing.assert_allclose(frame.check.estimates, frame.gradient, rtol=1e-6, atol=1e-6)


def test_the_error_of_the_differences_falls_as_h_squared_and_rises_again_by_rounding() -> None:
    check = end(expression="log_density", u=0.0, v=0.5).check
    for errors in check.log_errors[1:]:  # quadratic in μ: no truncation there
        rough = check.log_h >= -2
        assert np.polyfit(check.log_h[rough], errors[rough], 1)[0] == pytest.approx(2, abs=0.02)
        assert errors.min() < -9
        assert errors[0] > -6
    assert (check.log_errors[:, 0] > check.log_errors.min(axis=1) + 3).all()


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_the_passes_visit_every_node_forward_and_back(name: Any) -> None:
    frames = list(differentiate(AutodiffParams(name)))
    graph = frames[0].graph
    count, inputs = len(graph.names), graph.inputs
    phases = [frame.phase for frame in frames]
    computed = count - inputs
    assert phases == ["inputs"] + ["forward"] * computed + ["seed"] + ["backward"] * computed
    assert [frame.index for frame in frames] == list(range(len(frames)))
    assert [frame.known for frame in frames[: computed + 1]] == list(range(inputs, count + 1))
    assert np.isnan(frames[computed].gradients).all()
    assert frames[computed + 1].gradients[-1] == 1
    assert np.isnan(frames[computed + 1].gradients[:-1]).all()
    np.testing.assert_array_equal(frames[-1].gradients, graph.gradients)
    assert [frame.done for frame in frames] == [False] * (len(frames) - 1) + [True]


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_a_node_has_no_gradient_before_its_users_and_all_of_it_before_it_passes_it_on(name: Any) -> None:
    for frame in differentiate(AutodiffParams(name, u=0.3, v=0.4)):
        if frame.phase == "backward":
            assert frame.gradients[frame.active] == frame.graph.gradients[frame.active]
            received = frame.graph.edges[frame.active_edges, 0]
            assert np.isfinite(frame.gradients[received]).all()


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_edges_lead_to_the_right_and_carry_the_slopes_of_the_chain_rule(name: Any) -> None:
    graph = end(expression=name, u=0.3, v=0.4).graph
    start, finish = graph.edges.T
    assert (graph.places[start, 0] < graph.places[finish, 0]).all()
    assert len({tuple(place) for place in graph.places.tolist()}) == len(graph.names)
    sums = np.zeros(len(graph.names))
    np.add.at(sums, start, graph.gradients[finish] * graph.slopes)
    np.testing.assert_allclose(sums[:-1], graph.gradients[:-1], rtol=1e-14)


def test_the_tangent_of_the_parabola() -> None:
    (left, at_left), (right, at_right) = end(expression="parabola", u=5.0).tangent
    assert (at_right - at_left) / (right - left) == pytest.approx(30)
    assert at_left + 30 * (5 - left) == pytest.approx(75)


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_far_away_all_numbers_stay_finite(name: Any) -> None:
    for u, v in ((100.0, 100.0), (-100.0, -100.0)):
        frame = end(expression=name, u=u, v=v)
        assert math.isfinite(frame.value)
        assert np.isfinite(frame.gradient).all()
        assert np.isfinite(frame.check.log_errors).all()


@pytest.mark.parametrize(
    ("name", "value"),
    [("expression", "x"), ("u", math.inf), ("v", 101.0), ("power", 0), ("power", -13), ("seed", -1)],
)
def test_a_bad_field_is_named(name: str, value: Any) -> None:
    with pytest.raises(ValueError, match=name):
        AutodiffParams(**{name: value})


def test_a_frame_crosses_to_another_process() -> None:
    frame = differentiate_at(AutodiffParams(), 5)
    copy = pickle.loads(pickle.dumps(frame))
    assert (copy.params, copy.index) == (frame.params, 5)
