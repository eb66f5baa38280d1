"""A frame of EM in numbers: terms of one point, bars, curves, true groups."""

import numpy as np
import pytest
from scipy import stats

from engines.gmm import GmmParams, fit
from engines.gmm.bars import bar_edges, round_step, ticks
from engines.gmm.explain import agreement, group_bars, point_terms, profile, rug, stacked_bars


@pytest.fixture(scope="module")
def heights():
    return list(fit(GmmParams(data="galton")))


def test_the_terms_of_a_point_are_those_of_the_e_step():
    frames = list(fit(GmmParams(start="book", components=3)))
    for frame in frames[:6]:
        found = point_terms(frame, 41)
        density = [
            stats.multivariate_normal(mean, cov).pdf(frame.x[41])
            for mean, cov in zip(frame.means, frame.covariances, strict=True)
        ]
        np.testing.assert_allclose(found.densities, density, rtol=1e-9)
        np.testing.assert_allclose(found.joint, frame.weights * density, rtol=1e-9)
        assert found.evidence == pytest.approx(found.joint.sum())
        assert found.posterior.sum() == pytest.approx(1.0, rel=1e-14)
        np.testing.assert_array_equal(found.responsibilities, frame.responsibilities[41].astype(float))
        if frame.kind == "E":
            np.testing.assert_allclose(found.posterior, found.responsibilities, atol=1e-6)


def test_a_point_where_every_density_underflows_still_has_a_posterior():
    own = ((0.5, 1.0, 40.0, 1e-6, 0.0, 0.0, 1e-6), (0.5, 5.0, 100.0, 1e-6, 0.0, 0.0, 1e-6))
    found = point_terms(next(fit(GmmParams(start="own", own=own))), 0)
    assert found.evidence == 0.0
    assert found.posterior.sum() == pytest.approx(1.0)


@pytest.mark.parametrize("row", [-1, 272])
def test_a_row_that_is_not_there_is_refused(row):
    with pytest.raises(ValueError, match="row"):
        point_terms(next(fit(GmmParams())), row)


def test_bars_add_up_to_one_and_are_divided_by_responsibility(heights):
    frame = heights[-1]
    edges, stacked = stacked_bars(frame)
    width = edges[1] - edges[0]
    assert (stacked[-1] * width).sum() == pytest.approx(1.0)
    np.testing.assert_allclose((stacked[0] * width).sum(), frame.totals[0] / len(frame.x), rtol=1e-6)
    counts, _ = np.histogram(frame.x[:, 0], bins=edges)
    np.testing.assert_allclose(stacked[-1] * width * len(frame.x), counts, rtol=1e-6)
    _, groups = group_bars(frame)
    np.testing.assert_allclose(groups[-1], stacked[-1], rtol=1e-6)
    assert (groups[0] * width).sum() == pytest.approx(453 / 934)


def test_curves_are_the_densities_of_the_components_and_show_a_narrow_peak(heights):
    frame = heights[-1]
    curves = profile(frame)
    for k in range(2):
        normal = stats.norm(frame.means[k, 0], np.sqrt(frame.covariances[k, 0, 0]))
        np.testing.assert_allclose(curves.components[k], frame.weights[k] * normal.pdf(curves.x), rtol=1e-9)
    np.testing.assert_allclose(np.trapezoid(curves.density, curves.x), 1.0, atol=2e-3)
    narrow = next(iter(fit(GmmParams(data="galton", start="own", own=((0.5, 65.0, 1e-6), (0.5, 70.0, 9.0))))))
    assert profile(narrow).components[0].max() == pytest.approx(0.5 / np.sqrt(2e-6 * np.pi), rel=1e-9)


def test_the_rug_has_a_place_for_every_point_below_the_axis(heights):
    places = rug(heights[0])
    np.testing.assert_array_equal(places[:, 0], heights[0].x[:, 0])
    assert (places[:, 1] < 0.0).all()
    assert len(np.unique(places, axis=0)) == len(places), "ties are told apart"


def test_agreement_counts_points_in_components_that_stand_for_their_group(heights):
    frame = heights[-1]
    likeliest = frame.responsibilities.argmax(axis=1)
    right = max((likeliest == frame.groups).mean(), (likeliest != frame.groups).mean())
    assert agreement(frame) == pytest.approx(right)
    clear = list(fit(GmmParams(data="pentagon", components=5)))[-1]
    assert agreement(clear) > 0.95


def test_what_does_not_fit_is_refused():
    frame = next(fit(GmmParams()))
    for call in (profile, stacked_bars, rug):
        with pytest.raises(ValueError, match="dimension"):
            call(frame)
    with pytest.raises(ValueError, match="groups"):
        agreement(frame)


def test_round_numbers():
    assert [round_step(x) for x in (0.0, 1.0, 1.9, 2.0, 4.99, 7.0, 0.013, 300.0)] == [
        1,
        1,
        1,
        2,
        2,
        5,
        0.01,
        200,
    ]
    assert ticks(0.13) == pytest.approx((0.0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.12))
    assert ticks(0.0) == (0.0,)


@pytest.mark.parametrize("offset", [0.0, 1e6])
@pytest.mark.parametrize("scale", [1e-6, 1.0, 1e6])
def test_bars_hold_all_values_whatever_their_units(offset, scale):
    x = scale * np.random.default_rng(0).standard_normal((500, 1)) + offset
    edges = bar_edges(x)
    assert edges[0] <= x.min() <= x.max() <= edges[-1]
    assert 5 <= len(edges) <= 100
    same = bar_edges(np.full((5, 1), 3.7))
    assert same[0] <= 3.7 <= same[-1]
