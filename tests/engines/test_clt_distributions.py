"""One distribution at a time: moments, intervals, bands and Galton's heights."""

import math

import numpy as np
import pytest
from scipy import stats
from scipy.integrate import quad

from engines import clt
from engines.clt.params import DISTRIBUTIONS


def frame_of(**fields):
    return clt.describe(clt.CltParams(view="distributions", **fields))


@pytest.mark.parametrize("name", DISTRIBUTIONS)
def test_sum_or_integral_agrees_with_the_closed_form(name):
    frame = frame_of(distribution=name)
    assert frame.valid
    assert frame.total == pytest.approx(1.0, abs=2e-7)
    if math.isfinite(frame.mean):
        assert frame.mean_sum == pytest.approx(frame.mean, abs=3e-7)
    else:
        assert math.isnan(frame.mean_sum)
    assert frame.variance_sum == pytest.approx(frame.variance, abs=1e-6, nan_ok=True)


@pytest.mark.parametrize("name", DISTRIBUTIONS)
@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (0.4, 0.6), (0.3, 0.3)])
def test_probability_of_an_interval_is_the_area(name, low, high):
    frame = frame_of(distribution=name, low=low, high=high)
    assert frame.probability == pytest.approx(frame.high_level - frame.low_level)
    x, density = frame.shaded
    if frame.discrete:
        assert frame.probability == pytest.approx(density.sum())
    else:
        population = clt.POPULATIONS.get(name, None)
        density_of = population.density if population else stats.norm(frame.mean, frame.variance**0.5).pdf
        points = [point for point in (0.0, 1.0) if frame.low < point < frame.high] or None
        area = quad(lambda t: float(density_of(t)), frame.low, frame.high, limit=500, points=points)[0]
        assert frame.probability == pytest.approx(area, abs=1e-7)
        assert (x[0], x[-1]) == (frame.low, frame.high)


def test_die_that_does_not_add_to_one_is_no_distribution():
    frame = frame_of(distribution="die", weights=(0.1, 0.1, 0.1, 0.1, 0.1, 0.4))
    assert frame.total == pytest.approx(0.9)
    assert not frame.valid
    assert math.isnan(frame.mean)
    fair = frame_of(distribution="die")
    assert fair.valid
    assert fair.mean == pytest.approx(3.5)
    assert fair.variance == pytest.approx(35 / 12)


def test_bands_hold_68_95_and_99_7_percent():
    bands = frame_of(bands=True, mean=1.0, std=2.0).bands
    assert [round(band.probability, 4) for band in bands] == [0.9973, 0.9545, 0.6827]
    assert [(band.low, band.high) for band in bands] == [(-5.0, 7.0), (-3.0, 5.0), (-1.0, 3.0)]
    assert frame_of().bands == ()


def test_pins_are_drawn_over_the_same_axis():
    frame = frame_of(pins=((0.0, 2.0), (-3.0, 1.0)))
    for pin, (mean, std) in zip(frame.pins, frame.params.pins, strict=True):
        assert pin == pytest.approx(stats.norm(mean, std).pdf(frame.x))
    assert frame_of(distribution="uniform", pins=((0.0, 2.0),)).pins == ()


def test_density_may_exceed_one():
    frame = frame_of(std=0.2)
    assert frame.density.max() == pytest.approx(1 / (math.sqrt(2 * math.pi) * 0.2), rel=1e-3)
    assert frame.valid
    assert frame.top > frame.density.max()


@pytest.mark.parametrize(("name", "count"), [("sons", 481), ("daughters", 453), ("children", 934)])
def test_heights_are_galton_s_and_nearly_normal(name, count):
    heights = clt.heights(name)
    frame = frame_of(distribution=name, bands=True)
    assert frame.count == len(heights) == count
    assert frame.mean == pytest.approx(heights.mean())
    assert frame.variance == pytest.approx(heights.var())
    assert frame.heights.sum() == pytest.approx(1.0), "no height is off the axis"
    assert frame.skewness == pytest.approx(stats.skew(heights))
    assert frame.excess_kurtosis == pytest.approx(stats.kurtosis(heights))
    if name != "children":
        assert abs(frame.skewness) < 0.3
        assert abs(frame.excess_kurtosis) < 0.6
    inside = np.abs(heights - heights.mean()) <= 2 * heights.std()
    assert frame.bands[1].share == pytest.approx(inside.mean())
    assert frame.interval_share == pytest.approx(((heights >= frame.low) & (heights <= frame.high)).mean())


def test_frames_are_read_only():
    frame = frame_of(pins=((0.0, 1.0),))
    for array in (frame.x, frame.density, frame.cdf, *frame.pins):
        assert not array.flags.writeable
