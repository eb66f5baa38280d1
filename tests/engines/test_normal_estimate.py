"""Fits of the normal in the plane against numpy, likelihoods nearby, and what has no density."""

import numpy as np
import pytest

from engines import datasets
from engines import multivariate_normal as mvn


@pytest.fixture
def x():
    rng = np.random.default_rng(3)
    return rng.standard_normal((40, 2)) @ np.array([[1.5, 0.4], [0.0, 0.7]]) + [1.0, -2.0]


def mean_log_density(x, covariance):
    return mvn.log_density(x, x.mean(axis=0), covariance).mean()


def test_both_divisors_are_those_of_numpy(x):
    _, biased = mvn.estimate(x)
    mean, unbiased = mvn.estimate(x, divisor="n_minus_1")
    assert mean == pytest.approx(x.mean(axis=0))
    assert biased == pytest.approx(np.cov(x.T, ddof=0))
    assert unbiased == pytest.approx(np.cov(x.T))
    assert biased == pytest.approx(39 / 40 * np.cov(x.T))


@pytest.mark.parametrize(
    ("form", "directions"),
    [
        ("full", [[[1, 0], [0, 0]], [[0, 1], [1, 0]], [[0, 0], [0, 1]]]),
        ("diagonal", [[[1, 0], [0, 0]], [[0, 0], [0, 1]]]),
        ("spherical", [[[1, 0], [0, 1]]]),
    ],
)
def test_the_estimate_has_the_largest_likelihood_of_its_form(x, form, directions):
    _, best = mvn.estimate(x, form)
    top = mean_log_density(x, best)
    for direction in directions:
        step = 1e-4 * np.array(direction, float)
        below, above = mean_log_density(x, best - step), mean_log_density(x, best + step)
        assert below < top
        assert above < top
        assert (above - below) / 2e-4 == pytest.approx(0.0, abs=1e-5)


def test_forms_with_less_freedom_fit_less(x):
    likelihoods = [
        mean_log_density(x, mvn.estimate(x, form)[1]) for form in ("full", "diagonal", "spherical")
    ]
    assert likelihoods == sorted(likelihoods, reverse=True)
    _, spherical = mvn.estimate(x, "spherical")
    assert spherical == pytest.approx(np.eye(2) * x.var(axis=0).mean())


def test_galton_is_fitted_with_the_points_placed_by_hand():
    table = datasets.load("galton")
    parents, children = (table.x[:, table.columns.index(f"{who}_height")] for who in ("midparent", "child"))
    frame = mvn.fit_picture(mvn.Normal2dParams(view="fit", data="galton", points=()))
    assert frame.count == 934
    assert frame.names == ("in", "in")
    assert frame.covariance == pytest.approx(np.cov(parents, children, ddof=0))
    # Regression towards the mean: a child is as far from the mean as two thirds of its parents or less.
    slope = frame.covariance[0, 1] / frame.covariance[0, 0]
    assert slope == pytest.approx(np.polyfit(parents, children, 1)[0])
    outlier = mvn.fit_picture(mvn.Normal2dParams(view="fit", data="galton", points=((80.0, 50.0),)))
    assert outlier.count == 935
    assert outlier.covariance[0, 1] < frame.covariance[0, 1]


def test_drawn_data_come_near_the_truth():
    frame = mvn.fit_picture(mvn.Normal2dParams(view="fit", data="normal", points=(), samples=10_000))
    assert frame.truth is not None
    mean, covariance = frame.truth
    assert frame.mean == pytest.approx(mean, abs=0.05)
    assert frame.covariance == pytest.approx(covariance, abs=0.1)
    assert frame.shares == pytest.approx(mvn.FIT_MASSES, abs=0.02)
    assert len(frame.true_ellipses) == len(frame.ellipses) == 3


@pytest.mark.parametrize(
    ("points", "divisor", "singular", "known"),
    [
        ((), "n", False, False),
        (((1.0, 2.0),), "n", True, True),
        (((1.0, 2.0),), "n_minus_1", False, False),
        (((1.0, 2.0), (2.0, 3.0)), "n", True, True),
        (((0.0, 0.0), (1.0, 0.0), (0.0, 1.0)), "n", False, True),
    ],
)
def test_too_few_points_have_no_density(points, divisor, singular, known):
    params = mvn.Normal2dParams(view="fit", data="hand", points=points, divisor=divisor)
    frame = mvn.fit_picture(params)
    assert frame.singular == singular
    assert bool(frame.ellipses) == known
    assert np.isfinite(frame.mean).all() == known
    assert np.isfinite(frame.log_likelihood) == (known and not singular)
    for contour in frame.ellipses:
        assert np.isfinite(contour).all()


def test_points_on_a_line_are_drawn_as_a_line():
    frame = mvn.fit_picture(
        mvn.Normal2dParams(view="fit", data="hand", points=((0.0, 0.0), (1.0, 2.0), (2.0, 4.0)))
    )
    for contour in frame.ellipses:
        assert contour[:, 1] == pytest.approx(2 * contour[:, 0])


def test_own_data_with_a_constant_column_keep_a_range_to_be_shown_in():
    own = np.column_stack([np.arange(5.0), np.full(5, 7.0)])
    frame = mvn.fit_picture(mvn.Normal2dParams(view="fit", data="user:1", points=()), own)
    assert frame.singular
    (left, right), (low, high) = frame.extent
    assert left < 0.0 < 4.0 < right
    assert low < 7.0 < high


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: mvn.estimate(np.zeros((3, 2)), "round"), "form"),
        (lambda: mvn.estimate(np.zeros((3, 2)), "full", "n_plus_1"), "divisor"),
        (lambda: mvn.estimate(np.zeros((1, 2)), "full", "n_minus_1"), "x"),
        (lambda: mvn.fit_picture(mvn.Normal2dParams(data="user:1")), "data"),
        (lambda: mvn.fit_picture(mvn.Normal2dParams(data="user:1"), np.zeros((3, 1))), "own"),
        (lambda: mvn.fit_picture(mvn.Normal2dParams(data="user:1"), [[np.inf, 1.0]]), "own"),
        (lambda: mvn.fit_picture(mvn.Normal2dParams(data="normal", matrix=(1.0, 2.0, 1.0))), "matrix"),
    ],
)
def test_bad_arguments_are_refused_by_name(call, name):
    with pytest.raises(ValueError, match=name):
        call()
