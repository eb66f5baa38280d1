"""Data from a mixture: the sample tends to its weights and moments, and a hand can shape the mixture."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.gmm import Mixture
from engines.gmm.field import MASSES, field
from engines.gmm.generate import ONE_BY_ONE, generate, moments
from engines.gmm.generate_params import COMPONENT_LIMIT, PLANES, RHO_LIMIT, GenerateParams, std_limits
from engines.gmm.generate_shaping import (
    GRIP_MASS,
    component_axes,
    reshape_component,
    with_components,
    with_mean,
    with_spread,
    with_weight,
)
from engines.gmm.old_faithful import described, eruption_mixtures, on_plane
from engines.multivariate_normal import log_density, squared_distance

SEEDS = 200


def last(params):
    *_, frame = generate(params)
    return frame


@pytest.fixture(scope="module")
def samples():
    params = GenerateParams(samples=400)
    return [last(replace(params, seed=seed)) for seed in range(SEEDS)]


def standard_errors(values, truth):
    """Distance of the mean over the seeds from the truth, in its own standard errors."""
    values = np.array(values)
    return np.abs(values.mean(axis=0) - truth) / (values.std(axis=0, ddof=1) / np.sqrt(len(values)))


def test_fractions_tend_to_the_weights_with_the_variance_of_a_count(samples):
    weights, n = samples[0].scene.mixture.weights, samples[0].shown
    fractions = np.array([frame.fractions for frame in samples])
    assert (standard_errors(fractions, weights) < 4).all()
    expected = weights * (1 - weights) / n
    # A sample variance of a nearly normal quantity spreads by sqrt(2 / (seeds - 1)) of itself.
    assert (np.abs(fractions.var(axis=0, ddof=1) / expected - 1) < 4 * np.sqrt(2 / (SEEDS - 1))).all()


def test_sample_mean_and_covariance_tend_to_those_of_the_mixture(samples):
    scene, n = samples[0].scene, samples[0].shown
    means = np.array([frame.sample_mean for frame in samples])
    assert (standard_errors(means, scene.mean) < 4).all()
    spread = means.var(axis=0, ddof=1) / (np.diag(scene.covariance) / n)
    assert (np.abs(spread - 1) < 4 * np.sqrt(2 / (SEEDS - 1))).all()
    shrunk = scene.covariance * (n - 1) / n  # 1/N is biased, by just this
    assert (standard_errors([frame.sample_covariance for frame in samples], shrunk) < 4).all()


def test_moments_are_those_of_the_reference():
    mixture = GenerateParams().mixture
    mean, within, between = moments(mixture)
    outer = np.einsum("ki,kj->kij", mixture.means, mixture.means)
    expected = np.einsum("k,kij->ij", mixture.weights, mixture.covariances + outer) - np.outer(mean, mean)
    np.testing.assert_allclose(within + between, expected, rtol=1e-13)
    np.testing.assert_allclose(mean, mixture.weights @ mixture.means)


def test_x_comes_from_the_component_that_was_drawn(samples):
    mixture = samples[0].scene.mixture
    x, z = (np.concatenate([getattr(frame, name) for frame in samples]) for name in ("x", "z"))
    for k in range(3):
        inside = squared_distance(x[z == k], mixture.means[k], mixture.covariances[k]) < -2 * np.log(0.1)
        assert abs(inside.mean() - 0.9) < 4 * np.sqrt(0.09 / inside.size)


def test_steps_are_z_then_x_one_by_one_and_then_many():
    frames = list(generate(GenerateParams(samples=300)))
    assert [(frame.shown, frame.pending) for frame in frames[:5]] == [
        (0, False),
        (0, True),
        (1, False),
        (1, True),
        (2, False),
    ]
    assert [frame.shown for frame in frames[2 * ONE_BY_ONE :]] == [25, 50, 100, 200, 300]
    assert frames[0].newest is None
    for frame in frames[1:6]:
        assert frame.one_by_one
        assert frame.newest == frame.scene.z[(frame.shown if frame.pending else frame.shown - 1)]
    assert not frames[-1].one_by_one
    assert len({id(frame.scene) for frame in frames}) == 1
    assert [frame.shown for frame in generate(GenerateParams(samples=0))] == [0]
    assert np.isnan(frames[0].fractions).all()
    assert np.isnan(frames[0].sample_covariance).all()


def test_density_integrates_to_one_and_contours_hold_their_mass():
    scene = last(GenerateParams(samples=0)).scene
    wide = field(scene.mixture, (-12.0, 12.0), (-12.0, 12.0))
    assert wide.mass == pytest.approx(1, abs=1e-9)
    x, _ = scene.mixture.sample(40_000, np.random.default_rng(0))
    density = np.exp(scene.mixture.log_density(x))
    for contour, mass in zip(scene.field.contours, MASSES, strict=True):
        levels = np.exp(scene.mixture.log_density(contour[~np.isnan(contour[:, 0])]))
        assert np.ptp(levels) < 0.05 * levels.mean()  # one level, up to linear interpolation
        assert abs((density > levels.mean()).mean() - mass) < 4 * np.sqrt(mass * (1 - mass) / 40_000) + 2e-3


def test_one_component_is_the_normal_of_chapter_3_and_order_does_not_matter():
    single = with_components(GenerateParams(), 1)
    at = np.random.default_rng(1).normal(0, 3, (50, 2))
    mixture = single.mixture
    np.testing.assert_allclose(
        mixture.log_density(at), log_density(at, mixture.means[0], mixture.covariances[0]), rtol=1e-13
    )
    params = GenerateParams()
    turned = replace(
        params, weights=params.weights[::-1], means=params.means[::-1], spreads=params.spreads[::-1]
    )
    np.testing.assert_allclose(turned.mixture.log_density(at), params.mixture.log_density(at), rtol=1e-13)


def test_old_faithful_is_described_better_by_two():
    params = on_plane(GenerateParams(samples=10), "old_faithful")
    eruptions = last(params).scene.eruptions
    assert eruptions.single_score == pytest.approx(-4.741899798, abs=1e-8)
    assert eruptions.best_score == pytest.approx(-4.1553822065615496, abs=1e-10)
    assert eruptions.score == pytest.approx(eruptions.best_score, abs=1e-12)
    book = described(params, eruption_mixtures()["book"], "old_faithful")
    assert last(book).scene.eruptions.score == pytest.approx(-4.1593671, abs=1e-7)
    assert last(GenerateParams()).scene.eruptions is None
    assert on_plane(params, "free").mixture.means.tolist() == GenerateParams().mixture.means.tolist()
    assert on_plane(params, "old_faithful") is params


def test_weights_are_shared_in_proportion():
    params = with_weight(GenerateParams(selected=1), 0.25)
    assert params.weights == pytest.approx((0.25, 0.45, 0.3))
    assert with_weight(params, 1.0).weights == (1.0, 0.0, 0.0)
    assert with_weight(with_weight(params, 1.0), 0.4).weights == pytest.approx((0.4, 0.3, 0.3))
    alone = with_components(params, 1)
    assert with_weight(alone, 0.3).weights == (1.0,)
    with pytest.raises(ValueError, match="weight"):
        with_weight(params, 1.5)


@pytest.mark.parametrize("plane", PLANES)
def test_components_come_and_go(plane):
    params = on_plane(replace(GenerateParams(), selected=3), plane)
    for count in (1, COMPONENT_LIMIT, 2, 4):
        params = with_components(params, count)
        assert params.components == len(params.means) == len(params.spreads) == count
        assert params.selected <= count
        assert sum(params.weights) == pytest.approx(1)
    with pytest.raises(ValueError, match="count"):
        with_components(params, COMPONENT_LIMIT + 1)


@pytest.mark.parametrize("plane", PLANES)
def test_a_dragged_end_of_an_axis_follows_the_hand(plane):
    params = on_plane(GenerateParams(), plane)
    centre = np.array(params.means[0])
    start = centre + component_axes(params)[0]
    # A little longer and turned: inside the limits of both planes.
    end = centre + 1.1 * component_axes(params)[0] + 0.1 * component_axes(params)[1]
    dragged = reshape_component(params, start, end)
    reached = squared_distance(end, dragged.mixture.means[0], dragged.mixture.covariances[0])
    assert reached == pytest.approx(-2 * np.log(1 - GRIP_MASS), rel=2e-3)
    assert dragged.means == params.means


def test_places_and_shapes_beyond_the_limits_become_the_nearest_ones():
    params = with_mean(GenerateParams(selected=2), 99.0, -99.0)
    assert params.means[1] == (5.0, -5.0)
    assert with_spread(params, 99.0, 0.0, 2.0).spreads[1] == (
        std_limits("free")[0][1],
        std_limits("free")[1][0],
        RHO_LIMIT,
    )


WEIGHTS = st.floats(0.0, 1.0)
COORDINATES = st.floats(-200.0, 200.0)
EDITS = st.one_of(
    st.builds(lambda w: lambda params: with_weight(params, w), WEIGHTS),
    st.builds(lambda k: lambda params: with_components(params, k), st.integers(1, COMPONENT_LIMIT)),
    st.builds(
        lambda k: lambda params: replace(params, selected=min(k, params.components)), st.integers(1, 5)
    ),
    st.builds(lambda x, y: lambda params: with_mean(params, x, y), COORDINATES, COORDINATES),
    st.builds(lambda *s: lambda params: with_spread(params, *s), COORDINATES, COORDINATES, COORDINATES),
    st.builds(lambda plane: lambda params: on_plane(params, plane), st.sampled_from(sorted(PLANES))),
    st.builds(
        lambda x, y: (
            lambda params: reshape_component(
                params, params.means[params.selected - 1] + component_axes(params)[0], (x, y)
            )
        ),
        COORDINATES,
        COORDINATES,
    ),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(EDITS, max_size=12))
def test_whatever_the_hand_does_there_is_a_mixture_to_draw_from(edits):
    params = GenerateParams(samples=20)
    for edit in edits:
        params = edit(params)
    frame = last(params)
    assert frame.params.mixture.weights.sum() == pytest.approx(1)
    assert np.isfinite(frame.scene.field.density).all()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("plane", "moon"),
        ("picture", "smell"),
        ("colours", 1),
        ("weights", (0.5, 0.2, 0.2)),
        ("weights", ()),
        ("means", ((0.0, 0.0),)),
        ("means", ((0.0, 9.0), (0.0, 0.0), (0.0, 0.0))),
        ("spreads", ((1.0, 1.0, 1.0), (1.0, 1.0, 0.0), (1.0, 1.0, 0.0))),
        ("selected", 4),
        ("samples", -1),
        ("seed", 0.5),
    ],
)
def test_bad_fields_are_named(field, value):
    with pytest.raises(ValueError, match=field):
        GenerateParams(**{field: value})


def test_a_field_needs_a_plane():
    line = Mixture(np.ones(1), np.zeros((1, 1)), np.ones((1, 1, 1)))
    with pytest.raises(ValueError, match="mixture"):
        field(line, (0, 1), (0, 1))
    with pytest.raises(ValueError, match="x"):
        field(GenerateParams().mixture, (1, 0), (0, 1))
