"""Principal axes of the normal in the plane, and what a hand does to them, against their definitions."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines import multivariate_normal as mvn

STDS = st.floats(0.1, 3.0)
RHOS = st.floats(-0.99, 0.99)
ANGLES = st.floats(0.0, 2.0 * math.pi)


def params(std_x, std_y, rho, mean_x=0.0, mean_y=0.0):
    return mvn.Normal2dParams(mean_x=mean_x, mean_y=mean_y, std_x=std_x, std_y=std_y, rho=rho)


@given(std_x=STDS, std_y=STDS, rho=RHOS)
def test_eigenvectors_diagonalise_the_covariance(std_x, std_y, rho):
    covariance = params(std_x, std_y, rho).covariance
    eigenvalues, eigenvectors = mvn.principal_axes(covariance)
    rebuilt = eigenvectors @ np.diag(eigenvalues) @ eigenvectors.T
    assert rebuilt == pytest.approx(covariance, abs=1e-12)
    assert eigenvalues[0] >= eigenvalues[1] > 0.0
    assert eigenvectors.T @ eigenvectors == pytest.approx(np.eye(2), abs=1e-14)
    assert np.linalg.det(eigenvectors) == pytest.approx(1.0)
    assert eigenvectors[0, 0] >= 0.0


@pytest.mark.parametrize("zero", [0.0, -0.0])
def test_an_upright_ellipse_points_up(zero):
    _, eigenvectors = mvn.principal_axes([[1.0, zero], [zero, 4.0]])
    assert eigenvectors == pytest.approx(np.array([[0.0, -1.0], [1.0, 0.0]]), abs=1e-15)


@given(std_x=STDS, std_y=STDS, rho=RHOS, mass=st.floats(0.01, 0.999))
def test_half_axes_end_on_the_contour_and_are_its_longest_and_shortest(std_x, std_y, rho, mass):
    covariance = params(std_x, std_y, rho).covariance
    axes = mvn.half_axes(covariance, mass)
    squared = mvn.squared_distance(axes, np.zeros(2), covariance)
    assert 1.0 - np.exp(-squared / 2.0) == pytest.approx([mass, mass], abs=1e-9)
    lengths = np.hypot(*mvn.ellipse(np.zeros(2), covariance, mass, points=721).T)
    longest, shortest = np.hypot(*axes.T)
    assert shortest * (1 - 1e-9) <= lengths.min()
    assert lengths.max() <= longest * (1 + 1e-9)
    assert lengths.max() == pytest.approx(longest, rel=1e-4)


def test_followed_axes_neither_change_places_nor_turn_round():
    wide, tall = mvn.half_axes(np.diag([1.1, 1.0]), 0.5), mvn.half_axes(np.diag([1.0, 1.1]), 0.5)
    followed = mvn.follow(tall, wide)
    assert (followed * wide).sum(axis=1) == pytest.approx(
        np.hypot(*followed.T) * np.hypot(*wide.T), rel=1e-12
    )
    assert mvn.follow(-wide, wide) == pytest.approx(wide)


@given(std_x=STDS, std_y=STDS, rho=RHOS, angle=ANGLES, held=st.sampled_from([0, 1]))
def test_the_held_axis_alone_decides_when_it_is_known(std_x, std_y, rho, angle, held):
    axes = mvn.half_axes(params(std_x, std_y, rho).covariance, 0.9)
    before = np.zeros((2, 2))
    before[held] = math.cos(angle), math.sin(angle)
    followed = mvn.follow(axes, before, held)
    lengths = np.hypot(*followed.T)
    assert followed[held] @ before[held] >= math.cos(math.pi / 4) * lengths[held] * (1 - 1e-9)
    assert followed[0] @ followed[1] == pytest.approx(0.0, abs=1e-12 * lengths.prod())


@settings(max_examples=200)
@given(
    std_x=STDS, std_y=STDS, rho=RHOS, angle=ANGLES, ratio=st.floats(0.05, 20.0), held=st.sampled_from([0, 1])
)
def test_a_dragged_axis_goes_through_the_hand_and_the_other_keeps_its_length(
    std_x, std_y, rho, angle, ratio, held
):
    mean = np.array([0.3, -0.7])
    covariance = params(std_x, std_y, rho).covariance
    eigenvalues, eigenvectors = mvn.principal_axes(covariance)
    reach = 0.5 + std_x
    start = mean - reach * eigenvectors[:, held]
    direction = np.array([math.cos(angle), math.sin(angle)])
    dragged = mvn.drag_axis(mean, covariance, start, mean + ratio * reach * direction)
    expected = eigenvalues[held] * ratio**2
    assert dragged @ direction == pytest.approx(expected * direction, rel=1e-6, abs=1e-9 * dragged.max())
    assert np.trace(dragged) == pytest.approx(expected + eigenvalues[1 - held], rel=1e-9)


@given(
    std_x=STDS, std_y=STDS, rho=RHOS, x=st.floats(-20, 20), y=st.floats(-20, 20), held=st.sampled_from([0, 1])
)
def test_reshaped_params_are_always_allowed(std_x, std_y, rho, x, y, held):
    before = params(std_x, std_y, rho)
    start = mvn.half_axes(before.covariance, 0.9)[held]
    after = mvn.reshape(before, start, (x, y))
    assert after.mean == pytest.approx(before.mean)
    assert mvn.reshape(before, start, start).covariance == pytest.approx(before.covariance, abs=2e-3)


def test_an_axis_dragged_to_the_centre_keeps_its_direction():
    after = mvn.reshape(params(2.0, 1.0, 0.0), (3.0, 0.0), (0.0, 0.0))
    assert (after.std_x, after.std_y, after.rho) == (mvn.STD_LIMITS[0], 1.0, 0.0)


@given(
    std_x=STDS,
    std_y=STDS,
    rho=RHOS,
    mean=st.tuples(st.floats(-5, 5), st.floats(-5, 5)),
    mass=st.floats(0.1, 0.99),
)
def test_grips_lie_on_the_axes_and_never_far_outside(std_x, std_y, rho, mean, mass):
    axes = mvn.half_axes(params(std_x, std_y, rho).covariance, mass)
    arms = mvn.grips(mean, axes) - np.array(mean)
    for arm, axis in zip(arms, axes, strict=True):
        assert arm[0] * axis[1] - arm[1] * axis[0] == pytest.approx(0.0, abs=1e-9)
        assert np.hypot(*arm) <= np.hypot(*axis) * (1 + 1e-9)
    assert np.abs(arms + mean).max() <= mvn.EXTENT


def test_a_grip_changes_sides_rather_than_hide_at_the_edge():
    assert mvn.grips([4.8, 0.0], [[2.0, 0.0], [0.0, 1.0]]) == pytest.approx(
        np.array([[2.8, 0.0], [4.8, 1.0]])
    )


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: mvn.principal_axes(np.eye(3)), "covariance"),
        (lambda: mvn.principal_axes([[1.0, 2.0], [2.0, 1.0]]), "covariance"),
        (lambda: mvn.half_axes(np.eye(2), 1.0), "mass"),
        (lambda: mvn.follow(np.eye(3), np.eye(2)), "axes"),
        (lambda: mvn.follow(np.eye(2), [[np.nan, 0.0], [0.0, 1.0]]), "before"),
        (lambda: mvn.follow(np.eye(2), np.eye(2), 2), "held"),
        (lambda: mvn.drag_axis([0.0, 0.0], np.eye(2), [0.0, 0.0], [1.0, 1.0]), "start"),
        (lambda: mvn.drag_axis([0.0, 0.0, 0.0], np.eye(2), [1.0, 0.0], [1.0, 1.0]), "mean"),
        (lambda: mvn.drag_axis([0.0, 0.0], np.eye(2), [1.0, 0.0], [math.inf, 1.0]), "end"),
        (lambda: mvn.grips([0.0, 0.0], np.zeros((2, 2))), "axes"),
        (lambda: mvn.grips([0.0], np.eye(2)), "mean"),
    ],
)
def test_bad_arguments_are_refused_by_name(call, name):
    with pytest.raises(ValueError, match=name):
        call()
