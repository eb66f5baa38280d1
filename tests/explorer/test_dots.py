"""Dots that only move look like dots that were set anew."""

import numpy as np
import pytest

from explorer.parts.plots import Plot


@pytest.fixture
def plot(app, qtbot):
    plot = Plot()
    qtbot.addWidget(plot)
    plot.resize(300, 300)
    plot.set_ranges((-3.0, 3.0), (-3.0, 3.0))
    return plot


def test_moved_dots_are_painted_where_new_ones_would_be(plot):
    rng = np.random.default_rng(0)
    first, second = rng.standard_normal((2, 50, 2))
    dots = plot.dots()
    dots.setData(x=second[:, 0], y=second[:, 1])
    expected = plot.grab().toImage()
    dots.setData(x=first[:, 0], y=first[:, 1])
    assert plot.grab().toImage() != expected
    dots.setData(x=second[:, 0], y=second[:, 1])
    assert plot.grab().toImage() == expected
    np.testing.assert_array_equal(dots.getData()[0], second[:, 0])


def test_dots_change_in_number(plot):
    dots = plot.dots()
    for count in (0, 5, 5, 3, 0):
        dots.setData(x=np.arange(float(count)), y=np.zeros(count))
        assert len(dots.getData()[0]) == count
