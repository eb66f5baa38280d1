"""What the view of the line is drawn from: data, scene, and the way of gradient descent."""

import json
import math
import pickle
from dataclasses import asdict, replace

import numpy as np
import pytest
from scipy import integrate

from engines.regression import (
    DATA,
    MOST_EDITED,
    NOISES,
    LineFit,
    LineParams,
    add_point,
    at_best,
    fit_line,
    log_likelihood,
    move_point,
    observe,
    pivoted,
    remove_point,
    scene,
    suited,
    walk,
)
from engines.regression.observations import MOST_POINTS
from engines.regression.surface import RISES


def run(**fields):
    return list(walk(replace(LineParams(), **fields)))


# Data


def test_the_books_noise_lifts_the_intercept_to_five_and_a_half():
    data = observe(LineParams(data="book", n=1000))
    w, b, sigma = fit_line(data.x, data.y)
    assert (data.truth.w, data.truth.b) == (2.0, 5.5)
    assert (w, b) == pytest.approx((2.0, 5.5), abs=0.1)
    assert sigma**2 == pytest.approx(1 / 12, rel=0.1)  # the floor of the squared error
    residuals = data.y - 2.0 * data.x - 5.0
    assert -1e-12 <= residuals.min() <= residuals.max() <= 1.0 + 1e-12


@pytest.mark.parametrize("noise", NOISES)
def test_data_of_every_noise_scatter_around_the_same_line_with_the_same_variance(noise):
    data = observe(LineParams(noise=noise, n=1000))
    residuals = data.y - 2.0 * data.x - 5.0
    assert residuals.mean() == pytest.approx(0.0, abs=4 * math.sqrt(1 / 12 / 1000))
    assert residuals.var() == pytest.approx(1 / 12, rel=0.4 if noise == "student" else 0.15)
    np.testing.assert_array_equal(data.x, observe(LineParams(n=1000)).x)


def test_more_points_leave_the_first_ones_where_they_are():
    few, many = observe(LineParams(n=10)), observe(LineParams(n=500))
    np.testing.assert_array_equal(few.x, many.x[:10])
    np.testing.assert_array_equal(few.y, many.y[:10])


@pytest.mark.parametrize(("key", "slope"), [("galton", 0.713), ("galton_raw", 0.637)])
def test_galtons_children_go_back_towards_the_mean(key, slope):
    data = observe(LineParams(data=key))
    w, b, _ = fit_line(data.x, data.y)
    assert w == pytest.approx(slope, abs=5e-4)
    assert len(data.x) == 934
    assert data.unit == "in"
    # A mid-parent one standard deviation above the mean has children less than one above theirs.
    assert np.corrcoef(data.x, data.y)[0, 1] < 0.6
    assert w * data.x.mean() + b == pytest.approx(data.y.mean())


def test_a_long_table_is_thinned_and_says_so():
    table = np.random.default_rng(0).normal(size=(5000, 3))
    data = observe(LineParams(data="user:a"), table)
    assert len(data.x) == MOST_POINTS
    assert data.dropped == 3000


@pytest.mark.parametrize(
    ("table", "name"),
    [
        (np.ones((4, 1)), "two columns"),
        (np.ones((0, 2)), "and a row"),
        ([[1.0, math.nan]], "finite"),
        ([[1.0, 1e40], [0.0, 0.0]], "at most"),
        ([1.0, 2.0], "axes"),
    ],
)
def test_a_bad_table_is_refused(table, name):
    with pytest.raises(ValueError, match=f"table must.*{name}"):
        observe(LineParams(data="user:a"), table)
    with pytest.raises(ValueError, match="data must be one of"):
        observe(LineParams(data="user:a"))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("data", ""),
        ("noise", "cauchy"),
        ("model", None),
        ("n", 2),
        ("n", 10.5),
        ("w", math.nan),
        ("b", math.inf),
        ("std", 0.0),
        ("rate", 0.0),
        ("squares", 1),
        ("seed", -1),
        ("points", ()),
        ("points", ((1.0,),)),
        ("points", ((1.0, math.nan),)),
        ("points", ((0.0, 0.0),) * (MOST_EDITED + 1)),
    ],
)
def test_params_refuse_by_name(field, value):
    with pytest.raises(ValueError, match=field):
        LineParams(**{field: value})


def test_params_are_json_and_frames_are_pickled():
    json.dumps(asdict(LineParams()))
    frame = run()[3]
    again = pickle.loads(pickle.dumps(frame))
    assert again.params == frame.params
    np.testing.assert_array_equal(again.path, frame.path)
    assert not frame.scene.x.flags.writeable


def test_points_are_added_moved_and_removed():
    params = LineParams(n=5)
    data = observe(params)
    more = add_point(params, data, 2.0, 9.0)
    assert more.data == "points"
    assert more.points[:-1] == tuple(zip(data.x.tolist(), data.y.tolist(), strict=True))
    moved = move_point(more, observe(more), 5, 3.0, 8.0)
    assert moved.points[-1] == (3.0, 8.0)
    assert remove_point(moved, observe(moved), 5).points == more.points[:-1]
    with pytest.raises(ValueError, match="1 to 200"):
        add_point(LineParams(data="galton"), observe(LineParams(data="galton")), 60.0, 60.0)
    single = replace(params, data="points", points=((0.0, 1.0),))
    with pytest.raises(ValueError, match="1 to 200"):
        remove_point(single, observe(single), 0)


# Scene


@pytest.mark.parametrize("key", DATA)
def test_measuring_x_from_elsewhere_moves_no_line(key):
    params = suited(LineParams(data=key))
    for changed in (pivoted(params), pivoted(pivoted(params))):
        before, after = scene(params), scene(changed)
        ends = np.array(before.x_range)
        np.testing.assert_allclose(before.height(before.line, ends), after.height(after.line, ends))
        for one, other in zip(before.fits, after.fits, strict=True):
            np.testing.assert_allclose(before.height(one, ends), after.height(other, ends), rtol=1e-9)
        assert after.log_likelihood == pytest.approx(before.log_likelihood, rel=1e-9)


def test_far_data_are_centred_and_the_bowl_is_round():
    near, far = run(data="galton", pivot=0.0), list(walk(suited(LineParams(data="galton"))))
    assert far[0].way.condition < 10 < 1e6 < near[0].way.condition
    assert far[-1].ended == "converged"


@pytest.mark.parametrize("std", [0.1, 0.5, 3.0])
def test_sigma_moves_the_log_likelihood_but_neither_its_best_slope_nor_the_squared_error(std):
    one, other = scene(LineParams()).cut, scene(LineParams(std=std)).cut
    np.testing.assert_array_equal(one.error, other.error)
    assert not np.allclose(one.log_likelihood, other.log_likelihood)
    assert one.w[one.log_likelihood.argmax()] == other.w[other.log_likelihood.argmax()]
    assert one.w[one.log_likelihood.argmax()] == one.w[one.error.argmin()]
    assert one.best_likelihood == one.best_error == other.best_likelihood
    laplace = [scene(LineParams(std=s, model="laplace")).cut.best_likelihood for s in (0.35, std)]
    assert laplace[0] == pytest.approx(laplace[1])


def test_the_best_slope_at_a_fixed_height_is_where_the_gradient_by_w_is_0():
    shown = scene(LineParams(b=4.0))
    assert shown.moments.gradient(shown.cut.best_error, 4.0)[0] == pytest.approx(0.0, abs=1e-12)


def test_uniform_noise_has_a_plateau_and_nothing_around():
    shown = scene(LineParams(model="uniform", w=2.0, b=5.0, std=0.6))
    there = ~np.isnan(shown.cut.log_likelihood)
    assert 0 < there.sum() < len(there)
    assert np.ptp(shown.cut.log_likelihood[there]) == pytest.approx(0.0, abs=1e-12)
    assert shown.cut.w[there].min() <= shown.cut.best_likelihood <= shown.cut.w[there].max()
    lost = scene(LineParams(model="uniform", std=0.01))
    assert lost.log_likelihood == -math.inf
    assert math.isnan(lost.cut.best_likelihood)


@pytest.mark.parametrize("model", NOISES)
@pytest.mark.parametrize("key", DATA)
def test_every_line_of_the_scene_has_the_likelihood_that_is_said(key, model):
    shown = scene(suited(LineParams(data=key, model=model)))
    x = shown.x - shown.params.pivot
    assert shown.log_likelihood == pytest.approx(log_likelihood(x, shown.y, shown.line, model))
    for name, fit, height in zip(NOISES, shown.fits, shown.fit_log_likelihoods, strict=True):
        assert height == pytest.approx(log_likelihood(x, shown.y, fit, name))
        assert math.isfinite(height)
    if model == "normal":
        whole = shown.factor * shown.mean_squared_error + shown.constant
        assert whole == pytest.approx(-shown.log_likelihood)


@pytest.mark.parametrize("model", NOISES)
def test_the_density_stands_on_the_line_and_sigma_is_its_width(model):
    shown = scene(LineParams(model=model, std=0.4))
    for foot, bell in zip(shown.bells_at, shown.bells, strict=True):
        middle = float(shown.height(shown.line, foot))
        height, mass = bell[:, 1] - middle, bell[:, 0] - foot
        area = integrate.trapezoid(mass, height)
        assert integrate.trapezoid(mass * height, height) / area == pytest.approx(0.0, abs=1e-6)
        spread = math.sqrt(integrate.trapezoid(mass * height**2, height) / area)
        assert spread == pytest.approx(0.4, rel=0.13)  # the tails beyond 3.6 σ are not drawn


def test_the_other_regression_predicts_x_from_y():
    shown = scene(suited(LineParams(data="galton")))
    x = shown.x - shown.params.pivot
    w, b, _ = fit_line(shown.y, x)
    assert (shown.inverse.w, shown.inverse.b) == pytest.approx((1 / w, -b / w))
    # Both lines go through the mean, and the slopes' product is the squared correlation.
    assert shown.fits[0].w / shown.inverse.w == pytest.approx(np.corrcoef(x, shown.y)[0, 1] ** 2)


@pytest.mark.parametrize("key", DATA)
def test_contours_lie_at_their_heights(key):
    shown = scene(suited(LineParams(data=key)))
    for rise, curve in zip(RISES, shown.plane.contours, strict=True):
        heights = shown.moments.mean_squared_error(curve[:, 0], curve[:, 1])
        np.testing.assert_allclose(heights, shown.moments.smallest + rise * shown.moments.yy, rtol=1e-9)


def test_the_line_goes_through_the_grips():
    shown = scene(suited(LineParams(data="galton")))
    w, b = shown.through((64.0, 60.0), (75.0, 82.0))
    line = LineFit(w, b, 1.0)
    np.testing.assert_allclose(shown.height(line, [64.0, 75.0]), [60.0, 82.0])


def test_snapping_takes_the_best_line_of_the_chosen_noise():
    for model in NOISES:
        shown = scene(LineParams(model=model))
        params = at_best(shown.params, shown.best)
        assert scene(params).log_likelihood == pytest.approx(max_of(shown, model))
    with pytest.raises(ValueError, match="x must not be constant"):
        at_best(LineParams(), None)
    with pytest.raises(ValueError, match="on one line"):
        at_best(LineParams(), LineFit(1.0, 0.0, 0.0))


def max_of(shown, model):
    return shown.fit_log_likelihoods[list(NOISES).index(model)]


# Gradient descent


@pytest.mark.parametrize("key", ["drawn", "book", "galton", "galton_raw"])
def test_the_way_leads_to_the_closed_form(key):
    frames = list(walk(suited(LineParams(data=key))))
    best = frames[0].scene.fits[0]
    assert frames[-1].ended == "converged"
    assert (frames[-1].reached.w, frames[-1].reached.b) == pytest.approx((best.w, best.b), rel=2e-3)
    assert frames[-1].reached.std == pytest.approx(best.std, rel=1e-6)
    values = frames[0].way.values
    assert (np.diff(values) < 0).all()
    assert [frame.step for frame in frames] == list(range(len(frames)))
    assert frames[0].ended is None


@pytest.mark.parametrize(("rate", "reason"), [(0.95, "converged"), (1.05, "diverged"), (1.5, "diverged")])
def test_it_diverges_above_the_limit_and_only_there(rate, reason):
    frames = list(walk(suited(LineParams(data="galton", rate=rate))))
    way = frames[-1].way
    assert frames[-1].ended == reason
    assert way.rate == pytest.approx(rate * way.limit)
    assert np.isfinite(way.points).all()


@pytest.mark.parametrize(
    "points",
    [
        ((1.0, 1.0),),
        ((1.0, 1.0), (1.0, 5.0)),
        ((1.0, 1.0), (1.0, 1.0)),
        ((0.0, 1.0), (1.0, 3.0)),
        ((0.0, 2.0), (1.0, 2.0), (3.0, 2.0)),
        ((1e6, 1e6), (1e6 + 1.0, 1e6 + 2.0), (1e6 + 2.0, 1e6)),
        ((-1e30, 1e30), (1e30, 1e30)),
        ((1e-30, 1e-30), (2e-30, 5e-30), (3e-30, 1e-30)),
    ],
)
@pytest.mark.parametrize("model", NOISES)
def test_degenerate_data_give_a_finite_scene(points, model):
    params = suited(LineParams(data="points", points=points, model=model))
    frames = list(walk(params))
    shown = frames[0].scene
    for array in (shown.bells, frames[0].way.points, *shown.plane.contours):
        assert np.isfinite(array).all()
    ranges = (shown.x_range, shown.y_range, shown.plane.w_range, shown.plane.b_range, *shown.slider_ranges)
    assert all(low < high and math.isfinite(high - low) for low, high in ranges)
    constant = len({x for x, _ in points}) == 1
    assert bool(shown.fits) != constant


@pytest.mark.parametrize("row", [-1, 20])
def test_a_point_that_is_not_there_can_be_neither_moved_nor_removed(row):
    params = LineParams(n=20)
    with pytest.raises(ValueError, match="row"):
        move_point(params, observe(params), row, 0.5, 0.5)
    with pytest.raises(ValueError, match="row"):
        remove_point(params, observe(params), row)
