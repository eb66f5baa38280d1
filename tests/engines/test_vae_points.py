import numpy as np
import pytest

from engines.vae.points import class_centres, nearest


def test_a_name_stands_at_the_median_of_its_class_and_stray_digits_do_not_move_it():
    rng = np.random.default_rng(0)
    centres = np.column_stack([np.arange(10) / 2 - 2.25, np.arange(10) % 3 - 1.0])
    labels = np.repeat(np.arange(10), 200)
    mu = (centres[labels] + rng.normal(0, 0.05, (2000, 2))).astype(np.float32)
    mu[::50] = 30.0  # far outside of the counted cells
    np.testing.assert_allclose(class_centres(mu, labels), centres, atol=0.02)


def test_of_two_classes_that_share_a_region_each_is_named_where_it_prevails():
    # Both fill [0, 2] on the first axis; 4 is twice as dense on the left half, 9 on the right one.
    x = np.concatenate(
        [np.linspace(0, 1, 400), np.linspace(1, 2, 200), np.linspace(0, 1, 200), np.linspace(1, 2, 400)]
    )
    mu = np.column_stack([x + 1e-3, np.full_like(x, 0.1)]).astype(np.float32)
    places = class_centres(mu, np.repeat([4, 9], 600))
    assert places[4, 0] == pytest.approx(0.5, abs=0.01)
    assert places[9, 0] == pytest.approx(1.5, abs=0.01)


def test_a_class_without_digits_has_no_place_and_one_that_prevails_nowhere_has_its_median():
    mu = np.array([[0.1, 0.1], [0.1, 0.1], [0.12, 0.12]], np.float32)
    places = class_centres(mu, np.array([3, 3, 5]))
    assert np.isnan(places[[0, 1, 2, 4, 6, 7, 8, 9]]).all()
    np.testing.assert_allclose(places[5], 0.12)


def test_the_nearest_digit_and_its_distance():
    mu = np.array([[0.0, 0.0], [3.0, 4.0], [-1.0, 0.0]], np.float32)
    index, distance = nearest(mu, 2.9, 4.1)
    assert index == 1
    assert distance == pytest.approx(np.hypot(0.1, 0.1), rel=1e-5)
    assert nearest(mu, 0.0, 0.0) == (0, 0.0)
