"""The number of components: criteria against scikit-learn, and what they choose on known mixtures."""

import numpy as np
import pytest
from sklearn.mixture import GaussianMixture

from engines.gmm import Mixture
from engines.gmm.criteria import aic, bic, free_parameters, parameter_counts
from engines.gmm.mixtures import MIXTURES
from engines.gmm.selection import SelectionFrame, SelectionParams, select, split
from engines.multivariate_normal import fit, log_density
from engines.progress import Progress


def last_frame(params, *x):
    return [frame for frame in select(params, *x) if isinstance(frame, SelectionFrame)][-1]


@pytest.fixture(scope="module")
def faithful():
    return last_frame(SelectionParams(data="old_faithful", most=6, held_out=True))


@pytest.mark.parametrize(("components", "dimension", "p"), [(1, 1, 2), (2, 2, 11), (5, 2, 29), (3, 3, 29)])
def test_free_parameters_are_counted(components, dimension, p):
    assert free_parameters(components, dimension) == sum(parameter_counts(components, dimension)) == p


def test_criteria_of_the_same_mixture_are_those_of_scikit_learn(faithful):
    x = faithful.points.x
    for candidate in faithful.candidates:
        mixture = candidate.run.mixture
        oracle = GaussianMixture(candidate.components)
        oracle.weights_, oracle.means_, oracle.covariances_ = (
            mixture.weights,
            mixture.means,
            mixture.covariances,
        )
        oracle.precisions_cholesky_ = np.stack(
            [np.linalg.inv(np.linalg.cholesky(covariance)).T for covariance in mixture.covariances]
        )
        assert candidate.bic == pytest.approx(oracle.bic(x), rel=1e-10)
        assert candidate.aic == pytest.approx(oracle.aic(x), rel=1e-10)
        assert candidate.log_likelihood == pytest.approx(oracle.score(x) * len(x), rel=1e-10)
        penalty = candidate.parameters * np.log(len(x)), 2.0 * candidate.parameters
        assert candidate.penalties == pytest.approx(penalty)


def test_old_faithful_has_two_groups_by_bic(faithful):
    assert faithful.best("bic") == 2
    assert faithful.candidates[1].bic == pytest.approx(2322.19, abs=0.05)
    assert faithful.points.components == 0


@pytest.mark.parametrize("name", ["apart", "elongated", "unequal", "crossing", "five"])
def test_bic_finds_the_true_number_on_known_mixtures(name):
    frame = last_frame(SelectionParams(data=name, n=600, starts=5))
    assert frame.best("bic") == frame.points.components


@pytest.mark.parametrize("name", ["old_faithful", "elongated", "five"])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_more_components_never_fit_worse(name, seed):
    frame = last_frame(SelectionParams(data=name, n=200, seed=seed, starts=3))
    assert (np.diff(frame.column("log_likelihood")) >= 0.0).all()


def test_one_component_is_the_fitted_normal(faithful):
    x = faithful.points.x
    mean, covariance = fit(x)
    expected = float(log_density(x, mean, covariance).sum())
    assert faithful.candidates[0].log_likelihood == pytest.approx(expected, rel=1e-9)


def test_held_out_likelihood_of_one_component_by_hand(faithful):
    x = faithful.points.x
    part = np.random.default_rng(0).permutation(len(x)) % 5
    total = sum(log_density(x[part == fold], *fit(x[part != fold])).sum() for fold in range(5))
    assert faithful.candidates[0].held_out == pytest.approx(total / len(x), rel=1e-9)
    assert faithful.best("held_out") == 2
    held, fitted = faithful.column("held_out"), faithful.column("mean_log_likelihood")
    assert (held < fitted).all()


def test_it_is_left_out_unless_asked_for():
    frame = last_frame(SelectionParams(data="old_faithful", most=2))
    assert np.isnan(frame.column("held_out")).all()
    assert frame.best("held_out") is None


def test_candidates_end_with_the_distinct_points_and_collapses_do_not_count():
    places = np.repeat([[0.0, 0.0], [4.0, 0.0], [0.0, 5.0]], 20, axis=0)
    frame = last_frame(SelectionParams(data="user:places", starts=3, held_out=True), places)
    assert frame.distinct == 3
    assert [candidate.components for candidate in frame.candidates] == [1, 2, 3]
    assert frame.candidates[0].run is not None
    assert frame.candidates[2].run is None
    assert frame.candidates[2].collapsed >= 3
    assert np.isnan(frame.candidates[2].bic)
    assert frame.best("bic") == 1


def test_equal_points_have_no_best_number():
    frame = last_frame(SelectionParams(data="user:one"), np.ones((10, 2)))
    assert frame.candidates[0].run is None
    assert frame.best("bic") is None


def test_candidates_come_one_by_one_with_progress_between():
    seen = list(select(SelectionParams(data="old_faithful", most=3, starts=2)))
    frames = [frame for frame in seen if isinstance(frame, SelectionFrame)]
    assert [len(frame.candidates) for frame in frames] == [1, 2, 3]
    assert seen[0] == Progress(0, 3)
    assert frames[-1].candidates[:2] == frames[1].candidates


def test_a_split_keeps_the_moments():
    mixture = MIXTURES["five"]
    halved = split(mixture, 2)
    assert len(halved.weights) == 6

    def moments(one: Mixture):
        mean = one.weights @ one.means
        away = one.means - mean
        return mean, np.einsum(
            "k,kij->ij", one.weights, one.covariances + away[:, :, None] * away[:, None, :]
        )

    for before, after in zip(moments(mixture), moments(halved), strict=True):
        np.testing.assert_allclose(after, before, atol=1e-12)


@pytest.mark.parametrize(
    ("field", "value"), [("data", ""), ("n", 3), ("most", 1), ("most", 11), ("starts", 0), ("held_out", 1)]
)
def test_bad_params_are_named(field, value):
    with pytest.raises(ValueError, match=field):
        SelectionParams(**{field: value})


def test_bad_arguments_of_the_criteria_are_named():
    with pytest.raises(ValueError, match="log_likelihood"):
        bic(np.nan, 3, 10)
    with pytest.raises(ValueError, match="n must"):
        bic(-1.0, 3, 0)
    with pytest.raises(ValueError, match="parameters"):
        aic(-1.0, 0)
    with pytest.raises(ValueError, match="components"):
        free_parameters(0, 2)
