"""Points splatted into an image look like points that are painted one by one."""

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from explorer.parts import soft_points
from explorer.parts.plots import Plot
from explorer.parts.soft_points import SoftPoints
from explorer.parts.splat import Splat
from explorer.parts.theme import theme


@pytest.fixture
def plot(app, qtbot):
    plot = Plot()
    qtbot.addWidget(plot)
    plot.apply_theme(theme())
    plot.resize(400, 300)
    plot.set_ranges((-3.0, 3.0), (-3.0, 3.0))
    plot.points = SoftPoints()
    plot.addItem(plot.points, ignoreBounds=True)
    return plot


def picture(plot, ratio=1.0):
    plot.grab()  # lays the plot out
    image = QImage(round(400 * ratio), round(300 * ratio), QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(0xFFFFFFFF)
    QWidget.render(plot, image)
    return (
        np.frombuffer(image.constBits(), np.uint8)
        .reshape(image.height(), image.width(), 4)[..., :3]
        .astype(float)
    )


def cloud(count, seed=0):
    rng = np.random.default_rng(seed)
    return rng.standard_normal((count, 2)), rng.integers(0, 256, (count, 3)).astype(np.uint8)


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("count", [40, 200])
def test_an_image_of_the_points_looks_like_the_points(plot, monkeypatch, count, ratio):
    x, colours = cloud(count)
    plot.points.set_points(x, colours)
    each = picture(plot, ratio)
    empty = np.abs(each - 255.0).max(axis=2) == 0
    monkeypatch.setattr(soft_points, "FEW", 0)
    monkeypatch.setattr(soft_points, "diameter", lambda _: soft_points.DIAMETER)
    splat = picture(plot, ratio)
    assert not empty.all()
    painted = np.abs(each - splat)[~empty]
    assert painted.mean() < 6.0, "of 255: edges differ by a fraction of a pixel"
    assert (np.abs(splat - 255.0).max(axis=2)[empty] < 80.0).all(), "and nothing is painted elsewhere"


def test_new_colours_change_the_picture_and_the_same_colours_do_not(plot):
    x, colours = cloud(1000)
    plot.points.set_points(x, colours)
    first = picture(plot)
    plot.points.set_points(x, 255 - colours)
    assert (picture(plot) != first).any()
    plot.points.set_points(x, colours)
    np.testing.assert_array_equal(picture(plot), first)


def test_points_follow_the_range_and_new_places(plot):
    x, colours = cloud(1000)
    plot.points.set_points(x, colours)
    first = picture(plot)
    plot.set_ranges((-6.0, 6.0), (-6.0, 6.0))
    wide = picture(plot)
    assert (wide != 255).any(axis=2).sum() < (first != 255).any(axis=2).sum()
    plot.points.set_points(x + 100.0, colours)
    assert (picture(plot)[20:260, 60:380] == 255).all(), "all of them are outside"


def test_the_last_dot_lies_on_top_and_lets_a_little_through():
    splat = Splat(np.array([[10.0, 10.0], [10.0, 10.0]]), 8.0, (20, 20), 0.85)
    pixels = splat.paint(np.array([[255, 0, 0], [0, 0, 255]], np.uint8))
    middle = int(pixels[10 + splat.margin, 10 + splat.margin])
    alpha, red, green, blue = (middle >> shift & 255 for shift in (24, 16, 8, 0))
    assert green == 0
    assert blue > 200 > 60 > red > 10
    assert alpha == round(255 * (1 - 0.15**2))


def test_dots_outside_are_left_out_and_dots_on_the_edge_are_cut():
    colours = np.full((4, 3), 200, np.uint8)
    places = np.array([[-50.0, 5.0], [5.0, 500.0], [0.0, 0.0], [20.0, 20.0]])
    splat = Splat(places, 6.0, (20, 20), 1.0)
    inner = splat.paint(colours)[splat.margin : -splat.margin, splat.margin : -splat.margin]
    assert inner.shape == (20, 20)
    assert inner[0, 0]
    assert inner[19, 19]
    assert not inner[5, 10]
    nothing = Splat(places[:2], 6.0, (20, 20), 1.0)
    assert not nothing.paint(colours[:2]).any()


def test_many_points_are_smaller():
    sizes = [soft_points.diameter(count) for count in (0, 1, 300, 5000, 100_000, 10**7)]
    assert sizes[0] == sizes[2] == soft_points.DIAMETER
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] >= 3.0


def test_a_plot_squeezed_to_nothing_paints_nothing(plot, monkeypatch):
    x, colours = cloud(1000)
    plot.points.set_points(x, colours)
    ratios, settled = [], SoftPoints._settled

    def watch(self, *given):
        ratios.append(given[-1])
        return settled(self, *given)

    monkeypatch.setattr(SoftPoints, "_settled", watch)
    for size in ((400, 40), (400, 10), (30, 300), (5, 5)):
        plot.resize(*size)
        plot.grab()
    assert set(ratios) == {1.0}, "dots of a sensible size, or none"
