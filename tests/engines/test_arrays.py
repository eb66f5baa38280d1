"""Arguments are refused by name, and what leaves an engine cannot be changed."""

import math

import numpy as np
import pytest

from engines.arrays import finite, generator, integer, number, readonly


def test_readonly_does_not_share_memory_with_a_writable_array():
    source = np.arange(6.0).reshape(2, 3)
    frozen = readonly(source[:, ::-1])
    source[:] = -1.0
    assert frozen.tolist() == [[2.0, 1.0, 0.0], [5.0, 4.0, 3.0]]
    assert frozen.flags.c_contiguous
    with pytest.raises(ValueError, match="read-only"):
        frozen[0, 0] = 1.0


def test_readonly_copies_a_read_only_view_of_a_writable_array():
    source = np.zeros(3)
    view = source[:]
    view.setflags(write=False)
    frozen = readonly(view)
    source[0] = 1.0
    assert frozen[0] == 0.0


def test_readonly_copies_what_wraps_a_foreign_buffer():
    buffer = bytearray(8)
    frozen = readonly(np.frombuffer(buffer, np.uint8))
    buffer[0] = 7
    assert frozen[0] == 0


def test_readonly_passes_a_frozen_array_through():
    frozen = readonly([1.0, 2.0])
    assert readonly(frozen) is frozen
    assert readonly(frozen, np.float32).dtype == np.float32


@pytest.mark.parametrize(
    "bad", [[1.0, math.nan], [math.inf], ["a"], [[1.0], [1.0, 2.0]], None, [1j], object()]
)
def test_finite_refuses_by_name(bad):
    with pytest.raises(ValueError, match="points"):
        finite("points", bad)


def test_finite_checks_the_number_of_axes_and_gives_float64():
    assert finite("x", [1, 2]).dtype == np.float64
    with pytest.raises(ValueError, match=r"x must have 2 axes.*\(2,\)"):
        finite("x", [1, 2], ndim=2)


@pytest.mark.parametrize("bad", [0, None, "a", np.random, np.random.RandomState(0)])
def test_generator_refuses_by_name(bad):
    with pytest.raises(ValueError, match="rng must be"):
        generator("rng", bad)


def test_generator_passes_the_generator_itself():
    rng = np.random.default_rng(0)
    assert generator("rng", rng) is rng


@pytest.mark.parametrize("bad", [1.0, "1", None, True, -1, 11, math.nan])
def test_integer_refuses_by_name(bad):
    with pytest.raises(ValueError, match="n must be"):
        integer("n", bad, 0, 10)


def test_integer_accepts_numpy_integers():
    assert integer("n", np.int32(3), 0) == 3


@pytest.mark.parametrize("bad", ["1", None, True, math.nan, math.inf, -0.1, 1.1, 1j])
def test_number_refuses_by_name(bad):
    with pytest.raises(ValueError, match="rho must be"):
        number("rho", bad, 0.0, 1.0)


def test_number_accepts_numpy_numbers():
    assert number("rho", np.float32(0.5)) == 0.5
    assert number("rho", 1) == 1.0
