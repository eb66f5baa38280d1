"""A painted density and its mixtures: the distance is a divergence, and it falls as K grows."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad

from engines.gmm.painted import SHAPES, PaintedParams, approximate, brush, sketch
from engines.gmm.painted_fit import CELLS, COMPONENT_LIMIT, SMALLEST_STD, kl_painted


def last(**fields):
    *_, frame = approximate(PaintedParams(**fields))
    return frame


@pytest.mark.parametrize("shape", SHAPES)
def test_the_divergence_falls_as_k_grows_and_never_to_nothing(shape):
    frame = last(shape=shape)
    assert len(frame.divergences) == COMPONENT_LIMIT
    assert all(after <= before + 1e-12 for before, after in pairwise(frame.divergences))
    assert frame.divergences[-1] < 0.2 * frame.divergences[0]
    assert frame.divergences[-1] > 1e-5


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from([0.0, 0.2, 0.7, 1.0]), min_size=CELLS, max_size=CELLS).filter(any))
def test_whatever_is_painted_it_falls(heights):
    divergences = last(shape="painted", heights=tuple(heights)).divergences
    assert np.isfinite(divergences).all()
    assert (np.diff(divergences) <= 1e-12).all()
    assert divergences[-1] >= -1e-9


@pytest.mark.parametrize("components", [1, 4, 12])
def test_the_divergence_is_that_of_adaptive_quadrature(components):
    frame = last(shape="triangle", components=components)

    def integrand(x, height):
        parts = frame.weights / frame.stds * np.exp(-0.5 * ((x - frame.means) / frame.stds) ** 2)
        return height * (np.log(height) - np.log(parts.sum() / np.sqrt(2 * np.pi)))

    cells = zip(frame.edges[:-1], frame.edges[1:], frame.density, strict=True)
    truth = sum(quad(integrand, low, high, args=(height,))[0] for low, high, height in cells if height)
    assert frame.divergence == pytest.approx(truth, abs=1e-6)
    assert kl_painted(frame.params.drawn, frame.weights, frame.means, frame.stds) == pytest.approx(
        truth, abs=1e-7
    )


def test_one_component_has_the_moments_of_the_density():
    frame = last(shape="decay", components=1)
    middles = (frame.edges[1:] + frame.edges[:-1]) / 2
    mass = frame.density / CELLS
    mean = mass @ middles
    variance = mass @ (middles - mean) ** 2 + 1 / (12 * CELLS**2)
    assert frame.means[0] == pytest.approx(mean, abs=1e-12)
    assert frame.stds[0] ** 2 == pytest.approx(variance, abs=1e-12)


def test_the_mixture_is_a_density_with_no_component_narrower_than_said():
    frame = last(components=12)
    assert frame.weights.sum() == pytest.approx(1)
    assert (frame.stds >= SMALLEST_STD).all()
    assert (np.diff(frame.means) >= 0).all()
    wide = last(shape="triangle", components=5)
    assert np.trapezoid(wide.mixture, wide.x) == pytest.approx(1, abs=0.02)  # a little lies outside
    assert wide.density.mean() == pytest.approx(1)


def test_an_unknown_density_is_met_by_k_before_the_others():
    counts = [len(frame.divergences) for frame in approximate(PaintedParams(components=5))]
    assert counts == list(range(5, COMPONENT_LIMIT + 1))


@pytest.mark.parametrize("components", [1, 5, 12])
def test_a_sketch_is_a_mixture_that_is_no_better_than_the_fit(components):
    params = PaintedParams(components=components)
    quick, full = sketch(params), last(components=components)
    assert quick.divergence >= full.divergence - 1e-9
    assert quick.divergence < 1.5 * full.divergence + 0.05
    assert np.isnan(quick.divergences).sum() == COMPONENT_LIMIT - 1
    assert quick.weights.sum() == pytest.approx(1)


def test_a_stroke_sets_the_cells_under_it():
    params = brush(PaintedParams(shape="box"), (0.0, 1.0), (0.25, 1.0))
    assert params.shape == "painted"
    assert params.heights[:16] == (1.0,) * 16
    assert params.heights[17:] == PaintedParams(shape="box").drawn[17:]
    slope = brush(params, (0.5, 0.0), (1.0, 1.0)).heights[32:]
    assert all(after > before for before, after in pairwise(slope))
    assert brush(params, (-3.0, 0.0), (3.0, 0.0)) is params  # nothing would be left
    assert brush(params, (2.0, 5.0), (2.0, 5.0)).heights[-1] == 1.0
    with pytest.raises(ValueError, match="start"):
        brush(params, (float("nan"), 0.0), (0.0, 0.0))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("shape", "cloud"),
        ("heights", (1.0,)),
        ("heights", (0.0,) * CELLS),
        ("heights", (2.0,) * CELLS),
        ("components", 0),
        ("components", COMPONENT_LIMIT + 1),
    ],
)
def test_bad_fields_are_named(field, value):
    with pytest.raises(ValueError, match=field):
        PaintedParams(**{field: value})
