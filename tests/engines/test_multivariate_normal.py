"""The normal distribution in D dimensions against scipy, quadrature and its own identities."""

import dataclasses
import json
import math
import pickle
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from engines import multivariate_normal as mvn

BOOK_MEAN, BOOK_COVARIANCE = np.array([0.5, -0.2]), np.array([[2.0, 0.3], [0.3, 0.5]])


def random_spd(rng, dimension, condition):
    basis, _ = np.linalg.qr(rng.standard_normal((dimension, dimension)))
    return basis @ np.diag(np.geomspace(1.0, 1.0 / condition, dimension)) @ basis.T


def symmetric(matrix):
    return (matrix + matrix.T) / 2


def exact_squared_distance(x, mean, covariance):
    """Squared Mahalanobis distance in the plane, in rational numbers."""
    (a, b), (_, c) = [[Fraction(v) for v in row] for row in covariance.tolist()]
    u, v = (Fraction(p) - Fraction(m) for p, m in zip(x.tolist(), mean.tolist(), strict=True))
    return float((c * u * u - 2 * b * u * v + a * v * v) / (a * c - b * b)), float(a * c - b * b)


def test_golden_density():
    value = math.exp(mvn.log_density([0.0, 0.0], [1.0, 2.0], np.eye(2)))
    assert value == pytest.approx(0.013064233284684921, rel=1e-14)


@pytest.mark.parametrize("dimension", [1, 2, 3, 7])
def test_log_density_agrees_with_scipy(dimension):
    rng = np.random.default_rng(dimension)
    covariance = symmetric(random_spd(rng, dimension, 50.0))
    mean, x = rng.standard_normal(dimension), rng.standard_normal((4, 5, dimension))
    expected = stats.multivariate_normal(mean, covariance).logpdf(x)
    result = mvn.log_density(x, mean, covariance)
    assert result.shape == (4, 5)
    np.testing.assert_allclose(result, expected.reshape(4, 5), rtol=1e-11)
    assert mvn.log_density(x[0, 0], mean, covariance) == pytest.approx(result[0, 0])


@pytest.mark.parametrize(("condition", "bar"), [(1.0, 1e-12), (100.0, 1e-12), (1e8, 1e-7)])
def test_log_density_keeps_its_digits(condition, bar):
    rng = np.random.default_rng(0)
    for _ in range(20):
        covariance = symmetric(random_spd(rng, 2, condition))
        mean = rng.standard_normal(2)
        x = mean + 3 * rng.standard_normal(2)
        squared, determinant = exact_squared_distance(x, mean, covariance)
        expected = -math.log(2 * math.pi) - 0.5 * math.log(determinant) - 0.5 * squared
        assert float(mvn.log_density(x, mean, covariance)) == pytest.approx(expected, rel=bar)


def test_density_integrates_to_one_and_peaks_at_the_mean():
    axis = np.linspace(-12.0, 12.0, 241)
    grid = np.stack(np.meshgrid(axis, axis), axis=-1)
    density = np.exp(mvn.log_density(grid, BOOK_MEAN, BOOK_COVARIANCE))
    assert density.sum() * 0.1**2 == pytest.approx(1.0, abs=1e-9)
    peak = math.exp(mvn.log_density(BOOK_MEAN, BOOK_MEAN, BOOK_COVARIANCE))
    assert peak == pytest.approx((4 * math.pi**2 * np.linalg.det(BOOK_COVARIANCE)) ** -0.5)
    assert density.max() <= peak


def test_beyond_float64_the_density_is_zero():
    assert mvn.log_density([[1e200, -1e200]], [0.0, 0.0], [[1.0, 0.9], [0.9, 1.0]]).tolist() == [-math.inf]


def test_many_points_are_the_same_as_few():
    x = np.random.default_rng(0).standard_normal((100_000, 2))
    whole = mvn.log_density(x, BOOK_MEAN, BOOK_COVARIANCE)
    parts = [mvn.log_density(part, BOOK_MEAN, BOOK_COVARIANCE) for part in np.array_split(x, 7)]
    np.testing.assert_allclose(whole, np.concatenate(parts), rtol=1e-14)


def test_diagonal_covariance_is_a_product_of_normals():
    x = np.random.default_rng(0).standard_normal((50, 2))
    joint = mvn.log_density(x, [1.0, 2.0], np.diag([4.0, 0.25]))
    product = stats.norm(1, 2).logpdf(x[:, 0]) + stats.norm(2, 0.5).logpdf(x[:, 1])
    np.testing.assert_allclose(joint, product, rtol=1e-12)


@pytest.mark.parametrize(
    ("covariance", "message"),
    [
        ([[1.0, 2.0], [2.0, 1.0]], "covariance is not positive definite"),
        ([[1.0, 1.0], [1.0, 1.0]], "covariance is not positive definite"),
        ([[2.0, 3.0], [3.0, 4.5]], "covariance is not positive definite"),
        ([[-1.0, 0.0], [0.0, 1.0]], "covariance is not positive definite"),
        ([[0.0, 0.0], [0.0, 1.0]], "covariance is not positive definite"),
        (np.zeros((0, 0)), "covariance must be a square"),
        ([[1.0, 0.5], [0.0, 1.0]], "covariance is not symmetric"),
        ([[1.0, math.nan], [math.nan, 1.0]], "covariance must hold finite"),
        ([1.0, 1.0], "covariance must be a square"),
        ([[1.0]], "covariance must have shape"),
    ],
)
def test_a_covariance_that_is_none_is_refused_with_the_reason(covariance, message):
    for call in (
        lambda: mvn.log_density([[0.0, 0.0]], [0.0, 0.0], covariance),
        lambda: mvn.ellipse([0.0, 0.0], covariance, 0.5),
        lambda: mvn.sample([0.0, 0.0], covariance, 3, np.random.default_rng(0)),
    ):
        with pytest.raises(ValueError, match=message):
            call()


def test_other_bad_arguments_are_refused_by_name():
    seed: Any = 0
    identity = np.eye(2)
    for call, name in (
        (lambda: mvn.log_density([0.0, 0.0, 0.0], [0.0, 0.0], identity), "x must have shape"),
        (lambda: mvn.log_density(0.0, [0.0, 0.0], identity), "x must have shape"),
        (lambda: mvn.log_density([0.0, math.nan], [0.0, 0.0], identity), "x must hold finite"),
        (lambda: mvn.log_density([0.0, 0.0], 0.0, identity), "mean"),
        (lambda: mvn.ellipse([0.0, 0.0], identity, 1.0), "mass"),
        (lambda: mvn.ellipse([0.0, 0.0], identity, 0.0), "mass"),
        (lambda: mvn.ellipse([0.0, 0.0], identity, 0.5, points=3), "points"),
        (lambda: mvn.ellipse([0.0], [[1.0]], 0.5), "mean"),
        (lambda: mvn.sample([0.0, 0.0], identity, -1, np.random.default_rng(0)), "n must"),
        (lambda: mvn.sample([0.0, 0.0], identity, 1, seed), "rng must be"),
        (lambda: mvn.fit(np.empty((0, 2))), "x must hold at least one"),
        (lambda: mvn.fit([1.0, 2.0]), "x must have 2 axes"),
    ):
        with pytest.raises(ValueError, match=name):
            call()


@settings(max_examples=50, deadline=None)
@given(
    rho=st.floats(-0.999, 0.999),
    scale=st.floats(1e-6, 1e6),
    mass=st.floats(0.001, 0.999),
    points=st.integers(4, 300),
)
def test_every_point_of_the_ellipse_has_the_radius_of_its_mass(rho, scale, mass, points):
    covariance = scale**2 * np.array([[4.0, 2 * rho], [2 * rho, 1.0]])
    contour = mvn.ellipse([1.0, -2.0], covariance, mass, points)
    assert contour.shape == (points, 2)
    assert np.array_equal(contour[0], contour[-1])
    squared = mvn.squared_distance(contour, [1.0, -2.0], covariance)
    # The points are rounded to their own size, which may be a million times that of the ellipse.
    rounding = 1e-15 / scale / (1 - rho**2)
    np.testing.assert_allclose(1 - np.exp(-squared / 2), mass, atol=1e-9 + 10 * rounding)


def test_the_ellipse_encloses_its_share_of_a_sample():
    n = 100_000
    x = mvn.sample(BOOK_MEAN, BOOK_COVARIANCE, n, np.random.default_rng(0))
    squared = mvn.squared_distance(x, BOOK_MEAN, BOOK_COVARIANCE)
    for mass in (0.1, 0.5, 0.9, 0.99):
        radius = mvn.squared_distance(
            mvn.ellipse(BOOK_MEAN, BOOK_COVARIANCE, mass)[0], BOOK_MEAN, BOOK_COVARIANCE
        )
        share = (squared <= radius).mean()
        assert abs(share - mass) < 4 * math.sqrt(mass * (1 - mass) / n)


def test_fit_is_maximum_likelihood():
    x = np.random.default_rng(0).standard_normal((40, 3)) @ np.diag([1.0, 2.0, 3.0])
    mean, covariance = mvn.fit(x)
    np.testing.assert_allclose(mean, x.mean(axis=0))
    np.testing.assert_allclose(covariance, np.cov(x.T, ddof=0))
    best = mvn.log_density(x, mean, covariance).sum()
    rng = np.random.default_rng(1)
    for _ in range(20):
        shift, stretch = 1e-3 * rng.standard_normal(3), 1e-3 * rng.standard_normal((3, 3))
        other = covariance + symmetric(stretch)
        assert mvn.log_density(x, mean + shift, other).sum() < best


def test_fit_keeps_its_digits_far_from_zero():
    x = np.random.default_rng(0).standard_normal((500, 2))
    offset = 2.0**24
    np.testing.assert_allclose(mvn.fit(x + offset)[1], mvn.fit((x + offset) - offset)[1], rtol=1e-12)


def test_sample_has_the_mean_and_covariance_it_was_asked_for():
    n = 200_000
    x = mvn.sample(BOOK_MEAN, BOOK_COVARIANCE, n, np.random.default_rng(3))
    mean, covariance = mvn.fit(x)
    assert (np.abs(mean - BOOK_MEAN) < 4 * np.sqrt(np.diag(BOOK_COVARIANCE) / n)).all()
    variances = np.diag(BOOK_COVARIANCE)
    error = np.sqrt((np.outer(variances, variances) + BOOK_COVARIANCE**2) / n)
    assert (np.abs(covariance - BOOK_COVARIANCE) < 4 * error).all()
    assert stats.kstest(mvn.squared_distance(x, BOOK_MEAN, BOOK_COVARIANCE), stats.chi2(2).cdf).pvalue > 1e-3


def test_the_same_seed_moves_the_same_points_and_more_samples_extend():
    few = mvn.picture(mvn.Normal2dParams(samples=100, seed=5))
    more = mvn.picture(mvn.Normal2dParams(samples=300, seed=5))
    np.testing.assert_allclose(few.samples, more.samples[:100], rtol=1e-12)
    nudged = mvn.picture(mvn.Normal2dParams(samples=100, seed=5, rho=0.301, mean_x=0.501))
    assert np.abs(nudged.samples - few.samples).max() < 0.02


@pytest.mark.parametrize(
    "params",
    [
        mvn.Normal2dParams(),
        mvn.Normal2dParams(mean_x=-1.0, std_x=0.4, std_y=0.8, rho=-0.9, samples=2000, seed=3),
    ],
)
def test_the_picture_agrees_with_independent_figures(params):
    frame = mvn.picture(params)
    sigma = params.covariance
    pixel = frame.axis[1] - frame.axis[0]
    reference = stats.multivariate_normal(params.mean, sigma)
    rows, columns = 120, 80  # rows run along y
    assert frame.density[rows, columns] == pytest.approx(
        reference.pdf([frame.axis[columns], frame.axis[rows]]), rel=1e-5
    )
    assert frame.density.sum() * pixel**2 == pytest.approx(1.0, abs=2e-3)
    np.testing.assert_allclose(
        frame.marginal_x, stats.norm(params.mean_x, params.std_x).pdf(frame.axis), rtol=1e-10
    )
    np.testing.assert_allclose(
        frame.marginal_y, stats.norm(params.mean_y, params.std_y).pdf(frame.axis), rtol=1e-10
    )
    np.testing.assert_allclose(frame.density.sum(axis=0) * pixel, frame.marginal_x, atol=2e-3)
    assert frame.inverse @ sigma == pytest.approx(np.eye(2), abs=1e-12)
    assert frame.determinant == pytest.approx(np.linalg.det(sigma))
    assert frame.eigenvalues[0] >= frame.eigenvalues[1] > 0
    np.testing.assert_allclose(sigma @ frame.eigenvectors, frame.eigenvectors * frame.eigenvalues, atol=1e-12)
    np.testing.assert_allclose(frame.sample_covariance, np.cov(frame.samples.T, ddof=0), rtol=1e-12)
    assert frame.sample_correlation == pytest.approx(stats.pearsonr(*frame.samples.T).statistic)
    for share, mass in zip(frame.shares, mvn.MASSES, strict=True):
        assert abs(share - mass) < 4 * math.sqrt(mass * (1 - mass) / params.samples)
    inside = np.abs(frame.samples[:, 0]) < mvn.EXTENT
    assert frame.histogram_x.sum() * (frame.edges[1] - frame.edges[0]) == pytest.approx(inside.mean())


@pytest.mark.parametrize("samples", [0, 1])
def test_a_picture_without_a_sample_is_complete(samples):
    frame = mvn.picture(mvn.Normal2dParams(samples=samples))
    assert frame.samples.shape == (samples, 2)
    assert math.isnan(frame.sample_correlation)
    assert np.isfinite(frame.density).all()
    assert np.isfinite(frame.histogram_x).all()
    assert math.isnan(frame.shares[0]) == (samples == 0)


def test_the_picture_is_read_only_and_travels_between_processes():
    frame = mvn.picture(mvn.Normal2dParams(samples=10))
    for field in dataclasses.fields(frame):
        value = getattr(frame, field.name)
        for array in value if isinstance(value, tuple) else (value,):
            if isinstance(array, np.ndarray):
                assert not array.flags.writeable
                assert array.flags.c_contiguous
    assert frame.density.dtype == np.float32
    assert np.array_equal(pickle.loads(pickle.dumps(frame)).samples, frame.samples)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("mean_x", math.nan),
        ("mean_y", 5.1),
        ("std_x", 0.0),
        ("std_y", 3.1),
        ("rho", 1.0),
        ("rho", -0.995),
        ("samples", -1),
        ("samples", 1.5),
        ("seed", -1),
    ],
)
def test_params_name_the_field_that_is_wrong(field, value):
    with pytest.raises(ValueError, match=field):
        mvn.Normal2dParams(**{field: value})


def test_params_survive_json():
    params = mvn.Normal2dParams(rho=-0.25, samples=3, matrix=(1.0, 2.0, 1.0))
    loaded = json.loads(json.dumps(dataclasses.asdict(params)))
    assert mvn.Normal2dParams(**{name: _tuples(value) for name, value in loaded.items()}) == params


def _tuples(value):
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
