"""A surface seen from a side."""

import numpy as np
import pytest

from engines.projection import HEIGHT, project_surface


def test_from_above_the_base_is_the_plane_and_heights_do_not_show():
    seen = project_surface(np.random.default_rng(0).random((4, 5)), 0.0, 90.0)
    np.testing.assert_allclose(seen.base, [[-1, -1], [1, -1], [1, 1], [-1, 1]], atol=1e-12)
    assert seen.quads.shape == (12, 4, 2)
    np.testing.assert_allclose(np.abs(seen.quads).max(axis=(0, 1)), 1, atol=1e-12)


def test_from_the_side_a_height_stands_upright_and_near_cells_come_last():
    heights = np.zeros((3, 3))
    heights[0, 0] = 1.0
    seen = project_surface(heights, 0.0, 0.0, [[-1.0, -1.0, 1.0]])
    np.testing.assert_allclose(seen.section, [[-1, HEIGHT]])
    assert seen.shades[-2:].max() == 0.25  # the front row of cells, at the lower edge of the plane
    assert seen.shades[:2].max() == 0


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("heights", (np.zeros((1, 4)), 0.0, 0.0)),
        ("heights", (np.full((2, 2), np.nan), 0.0, 0.0)),
        ("azimuth", (np.zeros((2, 2)), np.inf, 0.0)),
        ("elevation", (np.zeros((2, 2)), 0.0, 91.0)),
        ("section", (np.zeros((2, 2)), 0.0, 0.0, np.zeros((3, 2)))),
    ],
)
def test_bad_arguments_are_named(name, arguments):
    with pytest.raises(ValueError, match=name):
        project_surface(*arguments)
