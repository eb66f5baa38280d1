"""What the chapter's views compute: matrices that are no covariance, slices, rulers, the way from noise."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, stats

from engines import multivariate_normal as mvn

STDS = st.floats(0.1, 3.0)
RHOS = st.floats(-0.99, 0.99)
ENTRIES = st.floats(-9.0, 9.0)
PLACES = st.floats(-5.0, 5.0)


def params(**values):
    return mvn.Normal2dParams(**values)


def normal(**values):
    frame = mvn.picture(params(**values))
    assert isinstance(frame, mvn.Normal2dFrame)
    return frame


# Σ as it is typed


@given(first=ENTRIES, shared=ENTRIES, second=ENTRIES)
def test_every_symmetric_matrix_is_held_as_it_is(first, shared, second):
    params = mvn.with_matrix(mvn.Normal2dParams(), first, shared, second)
    expected = np.array([[first, shared], [shared, second]])
    assert params.covariance == pytest.approx(expected, rel=1e-12, abs=1e-12)
    eigenvalues = np.linalg.eigvalsh(expected)
    scale = np.abs(eigenvalues).max()
    if abs(eigenvalues[0]) > 1e-12 * scale:
        assert params.positive_definite == (eigenvalues[0] > 0)


def test_a_covariance_inside_the_limits_is_expressed_by_its_spreads():
    params = mvn.with_matrix(mvn.Normal2dParams(), 4.0, -1.5, 2.25)
    assert params.matrix is None
    assert (params.std_x, params.std_y, params.rho) == pytest.approx((2.0, 1.5, -0.5))


def test_a_matrix_beyond_the_limits_leaves_the_nearest_spreads():
    params = mvn.with_matrix(mvn.Normal2dParams(), 1.0, 2.0, -1.0)
    assert params.matrix == (1.0, 2.0, -1.0)
    assert (params.std_x, params.std_y, params.rho) == (1.0, mvn.STD_LIMITS[0], mvn.RHO_LIMIT)


def test_dragging_an_axis_leaves_no_matrix_behind():
    params = mvn.with_matrix(mvn.Normal2dParams(), 1.0, 0.995, 1.0)
    assert params.positive_definite
    assert params.matrix is not None
    assert mvn.reshape(params, (1.0, 1.0), (2.0, 2.0)).matrix is None


@pytest.mark.parametrize(
    ("matrix", "kind"),
    [
        (((2.0, 0.3), (0.3, 0.5)), "positive"),
        (((1.0, 1.0), (1.0, 1.0)), "singular"),
        (((1.0, 2.0), (2.0, 1.0)), "indefinite"),
        (((-1.0, 0.0), (0.0, -2.0)), "negative"),
        (((0.0, 0.0), (0.0, 0.0)), "negative"),
        (((0.0, 0.0), (0.0, 3.0)), "singular"),
    ],
)
def test_definiteness_is_the_sign_of_the_eigenvalues(matrix, kind):
    assert mvn.definiteness(matrix) == kind


@pytest.mark.parametrize("matrix", [(1.0, 2.0, 1.0), (1.0, 1.0, 1.0), (-1.0, 0.5, -2.0)])
def test_what_is_no_covariance_is_drawn_as_its_quadratic_form(matrix):
    params = mvn.with_matrix(mvn.Normal2dParams(mean_x=1.0), *matrix)
    frame = mvn.picture(params)
    assert isinstance(frame, mvn.QuadraticFrame)
    rebuilt = frame.eigenvectors @ np.diag(frame.eigenvalues) @ frame.eigenvectors.T
    assert rebuilt == pytest.approx(frame.covariance, abs=1e-12)
    assert frame.determinant == pytest.approx(np.linalg.det(frame.covariance), abs=1e-12)
    for lines, sign in ((frame.above, 1.0), (frame.below, -1.0)):
        v = lines[np.isfinite(lines).all(axis=1)] - params.mean
        form = np.einsum("ni,ij,nj->n", v, frame.covariance, v)
        # Linear interpolation between grid points: near its level, and on the right side of zero.
        nearest = np.abs(form[:, None] - sign * np.array(mvn.LEVELS)).min(axis=1, initial=np.inf)
        assert (nearest < 0.05).all()
    assert frame.form.min() < 0.0 or frame.definiteness == "singular"


# Slices and rulers


@given(std_x=STDS, std_y=STDS, rho=RHOS, at=PLACES, known=st.sampled_from([0, 1]))
def test_a_conditional_density_is_the_joint_over_the_marginal(std_x, std_y, rho, at, known):
    params = mvn.Normal2dParams(std_x=std_x, std_y=std_y, rho=rho)
    mean, std = mvn.conditional(params.mean, params.covariance, known, at)
    other = np.linspace(mean - 3 * std, mean + 3 * std, 7)
    points = np.full((7, 2), at)
    points[:, 1 - known] = other
    joint = mvn.log_density(points, params.mean, params.covariance)
    marginal = stats.norm.logpdf(at, params.mean[known], (std_x, std_y)[known])
    assert joint - marginal == pytest.approx(stats.norm.logpdf(other, mean, std), rel=1e-7, abs=1e-7)


def test_the_slice_of_a_frame_is_a_density_on_its_axis():
    frame = mvn.picture(mvn.Normal2dParams(slice="x1", slice_at=0.5))
    assert frame.slice.given == 1
    assert integrate.trapezoid(frame.slice.density, frame.axis) == pytest.approx(1.0, abs=5e-3)
    assert mvn.picture(mvn.Normal2dParams()).slice is None


@given(std_x=STDS, std_y=STDS, rho=RHOS, x=PLACES, y=PLACES)
def test_both_rulers_measure_their_own_contour(std_x, std_y, rho, x, y):
    params = mvn.Normal2dParams(
        std_x=std_x, std_y=std_y, rho=rho, ruler=True, ruler_x=x, ruler_y=y, samples=0
    )
    ruler = mvn.picture(params).ruler
    assert np.hypot(*(ruler.circle - params.mean).T) == pytest.approx(np.full(128, ruler.euclidean))
    inverse = np.linalg.inv(params.covariance)
    difference = np.array([x, y]) - params.mean
    assert ruler.mahalanobis**2 == pytest.approx(difference @ inverse @ difference, rel=1e-6, abs=1e-12)
    assert ruler.mass == pytest.approx(stats.chi2.cdf(ruler.mahalanobis**2, 2), abs=1e-12)
    expected = stats.norm.pdf(x, params.mean_x, std_x) * stats.norm.pdf(y, params.mean_y, std_y)
    assert ruler.product == pytest.approx(expected, rel=1e-9, abs=1e-300)


def test_a_diagonal_covariance_makes_the_density_a_product():
    frame = mvn.picture(mvn.Normal2dParams(rho=0.0, ruler=True, product=True))
    assert frame.ruler.density == pytest.approx(frame.ruler.product, rel=1e-12)
    np.testing.assert_allclose(frame.product_ellipses, frame.ellipses, atol=1e-12)
    correlated = mvn.picture(mvn.Normal2dParams(rho=0.5, ruler=True))
    assert correlated.ruler.density != pytest.approx(correlated.ruler.product, rel=1e-3)


# From noise


@given(std_x=STDS, std_y=STDS, rho=RHOS)
def test_the_way_from_noise_ends_at_a_factor_of_the_covariance(std_x, std_y, rho):
    params = mvn.Normal2dParams(std_x=std_x, std_y=std_y, rho=rho)
    first, _ = mvn.partial_map(params.mean, params.covariance, 0)
    last, shift = mvn.partial_map(params.mean, params.covariance, 3 * mvn.STEPS)
    assert first == pytest.approx(np.eye(2))
    assert last @ last.T == pytest.approx(params.covariance, rel=1e-12, abs=1e-12)
    assert shift == pytest.approx(params.mean)


def test_the_noise_arrives_as_the_sample_of_the_density():
    params = mvn.Normal2dParams(samples=50, seed=4)
    frames = list(mvn.from_noise(params))
    assert [frame.step for frame in frames] == list(range(3 * mvn.STEPS + 1))
    assert frames[0].points == pytest.approx(frames[0].noise)
    assert frames[-1].points == pytest.approx(mvn.picture(params).samples)
    assert [frames[k].move for k in (0, 1, 17, 33)] == ["noise", "stretch", "shear", "shift"]


def test_the_unit_circle_becomes_the_ellipse_of_its_mass():
    *_, last = mvn.from_noise(mvn.Normal2dParams())
    assert np.hypot(*last.circles[0].T) == pytest.approx(np.ones(128))
    for image, mass in zip(last.images, mvn.CIRCLE_MASSES, strict=True):
        squared = mvn.squared_distance(image, last.params.mean, last.params.covariance)
        assert 1 - np.exp(-squared / 2) == pytest.approx(np.full(128, mass))


@given(x=PLACES, y=PLACES, step=st.integers(0, 3 * mvn.STEPS))
def test_the_point_that_is_followed_can_be_taken_at_either_end(x, y, step):
    frame = list(mvn.from_noise(mvn.Normal2dParams(samples=1)))[step]
    noise = mvn.noise_at(frame, (x, y))
    assert frame.shift + frame.matrix @ noise == pytest.approx(np.array([x, y]))


def test_without_a_factor_there_is_no_way_from_noise():
    (frame,) = mvn.from_noise(mvn.with_matrix(mvn.Normal2dParams(), 1.0, 2.0, 1.0))
    assert frame.definiteness == "indefinite"


# The surface


def test_the_surface_shows_every_cell_once_from_far_to_near():
    frame = normal(mean_x=0.0, mean_y=0.0, std_x=1.0, std_y=1.0, rho=0.0)
    above = mvn.project(frame, 0.0, 90.0)
    assert above.quads.shape == (1024, 4, 2)
    diagonals = np.stack(
        [above.quads[:, 2] - above.quads[:, 0], above.quads[:, 3] - above.quads[:, 1]], axis=1
    )
    area = np.abs(np.linalg.det(diagonals)) / 2
    assert area == pytest.approx(np.full(1024, (2 / 32) ** 2))
    assert above.shades.max() == pytest.approx(1.0, abs=0.05)
    level = mvn.project(frame, 0.0, 0.0)
    assert level.base[:, 1] == pytest.approx(np.zeros(4))
    assert level.quads[..., 1].max() == pytest.approx(0.9, abs=0.01)
    assert len(level.section) == 0
    sliced = normal(slice="x2", slice_at=0.0)
    assert len(mvn.project(sliced, 30.0, 30.0).section) == len(sliced.axis)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: params(view="side"), "view"),
        (lambda: params(matrix=(1.0, 2.0)), "matrix"),
        (lambda: params(matrix=(1.0, math.nan, 1.0)), "matrix"),
        (lambda: params(matrix=(10.0, 0.0, 1.0)), "matrix"),
        (lambda: params(points=((1.0,),)), "points"),
        (lambda: params(points=((0.0, 0.0),) * 501), "points"),
        (lambda: params(ruler=1), "ruler"),
        (lambda: params(data=3), "data"),
        (lambda: params(slice_at=6.0), "slice_at"),
        (lambda: params(a=((1.0, 2.0), (3.0,))), "a must"),
        (lambda: params(b=()), "b must"),
        (lambda: params(b=((), ())), "b must"),
        (lambda: params(a=((((1.0,),),),)), "a must"),
        (lambda: mvn.definiteness([[1.0, 2.0], [0.0, 1.0]]), "matrix"),
        (lambda: mvn.conditional([0, 0], np.eye(2), 2, 0.0), "given"),
        (lambda: mvn.conditional([0, 0], [[1, 2], [2, 1]], 0, 0.0), "covariance"),
        (lambda: mvn.partial_map([0, 0], np.eye(2), 49), "step"),
        (lambda: mvn.project(normal(), 0.0, 91.0), "elevation"),
    ],
)
def test_bad_arguments_are_refused_by_name(call, name):
    with pytest.raises(ValueError, match=name):
        call()
