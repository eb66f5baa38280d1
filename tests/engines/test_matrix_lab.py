"""The matrix lab: the book's numbers, identities, broadcasting, and a reason for everything that fails."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines import multivariate_normal as mvn

A, B = ((1.0, 2.0), (3.0, 4.0)), ((5.0, 6.0), (7.0, 8.0))
MATRICES = st.lists(st.integers(-9, 9), min_size=4, max_size=4).map(lambda n: ((*n[:2],), (*n[2:],)))


def lab(operation, a=A, b=B, axis=0):
    return mvn.lab(mvn.Normal2dParams(view="lab", operation=operation, a=a, b=b, axis=axis))


@pytest.mark.parametrize(
    ("operation", "a", "b", "expected"),
    [
        ("sum", A, B, [[6, 8], [10, 12]]),
        ("hadamard", A, B, [[5, 12], [21, 32]]),
        ("product", A, B, [[19, 22], [43, 50]]),
        ("inner", (1.0, 2.0, 3.0), (4.0, 5.0, 6.0), 32),
        ("transpose", A, B, [[1, 3], [2, 4]]),
        ("determinant", ((3.0, 4.0), (5.0, 6.0)), B, -2),
        ("inverse", ((3.0, 4.0), (5.0, 6.0)), B, [[-3, 2], [2.5, -1.5]]),
        ("sum", ((1.0, 2.0, 3.0),), ((10.0,), (20.0,)), [[11, 12, 13], [21, 22, 23]]),
        ("product", A, (1.0, 1.0), [3, 7]),
    ],
)
def test_the_numbers_of_the_book(operation, a, b, expected):
    frame = lab(operation, a, b)
    assert frame.reason == ""
    assert frame.result == pytest.approx(np.array(expected, float))


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_a_sum_makes_its_axis_disappear(axis):
    a = np.arange(12.0).reshape(2, 2, 3)
    np.testing.assert_array_equal(lab("sum_axis", mvn.nested(a), axis=axis).result, np.sum(a, axis=axis))


@given(a=MATRICES, b=MATRICES)
def test_identities(a, b):
    assert lab("sum", a, b).result == pytest.approx(lab("sum", b, a).result)
    assert lab("hadamard", a, b).result == pytest.approx(lab("hadamard", b, a).result)
    transposed = lab("product", mvn.nested(np.array(b, float).T), mvn.nested(np.array(a, float).T)).result
    assert pytest.approx(transposed) == lab("product", a, b).result.T
    determinant = lab("determinant", a).result
    if abs(determinant) > 0.5:
        inverse = lab("inverse", a).result
        assert np.array(a) @ inverse == pytest.approx(np.eye(2), abs=1e-9)
    else:
        assert lab("inverse", a).reason == "singular"


def test_the_matrix_product_does_not_commute():
    assert not np.allclose(lab("product", A, B).result, lab("product", B, A).result)


@pytest.mark.parametrize(
    ("operation", "a", "b", "reason"),
    [
        ("sum", A, (1.0, 2.0, 3.0), "broadcast"),
        ("hadamard", (1.0, 2.0), (1.0, 2.0, 3.0), "broadcast"),
        ("inner", A, B, "one_axis"),
        ("inner", (1.0, 2.0), (1.0, 2.0, 3.0), "equal_length"),
        ("product", A, (1.0, 2.0, 3.0), "inner_axes"),
        ("product", (A, A), B, "two_axes"),
        ("determinant", ((1.0, 2.0, 3.0),), B, "square"),
        ("inverse", (1.0, 2.0), B, "square"),
        ("inverse", ((1.0, 2.0), (2.0, 4.0)), B, "singular"),
        ("inverse", ((0.0, 0.0), (0.0, 0.0)), B, "singular"),
    ],
)
def test_what_cannot_be_done_has_a_reason(operation, a, b, reason):
    frame = lab(operation, a, b)
    assert frame.result is None
    assert frame.reason == reason


def test_there_is_no_axis_beyond_the_last():
    assert lab("sum_axis", A, axis=2).reason == "no_axis"


@given(shapes=st.tuples(*[st.lists(st.integers(1, 4), min_size=1, max_size=3).map(tuple) for _ in range(2)]))
def test_shapes_are_compared_as_numpy_does(shapes):
    a, b = (mvn.nested(np.ones(shape)) for shape in shapes)
    try:
        expected = np.broadcast_shapes(*shapes)
    except ValueError:
        assert lab("sum", a, b).reason == "broadcast"
    else:
        assert lab("sum", a, b).result.shape == expected


@pytest.mark.parametrize("operation", ["sum", "hadamard", "product", "transpose", "sum_axis"])
def test_an_entry_depends_on_its_sources_alone(operation):
    a, b = ((1.0, 2.0, 3.0),), ((1.0,), (2.0,), (3.0,))
    frame = lab(operation, a, b)
    for index in np.ndindex(frame.result.shape):
        for array, name, sources in zip((a, b), "ab", mvn.sources(frame, index), strict=True):
            for place in np.ndindex(np.shape(array)):
                changed = lab(operation, **{"a": a, "b": b, name: mvn.with_entry(array, place, 50.0)})
                assert (changed.result[index] != frame.result[index]) == (place in sources)


def test_resizing_keeps_the_numbers_in_the_order_of_reading():
    assert list(mvn.resized(A, (3,))) == [1.0, 2.0, 3.0]
    assert mvn.resized(A, (2, 3)) == ((1.0, 2.0, 3.0), (4.0, 0.0, 0.0))
    assert mvn.array_shape("a", mvn.resized(A, (2, 2, 3))) == (2, 2, 3)
    with pytest.raises(ValueError, match="shape"):
        mvn.resized(A, (5,))
