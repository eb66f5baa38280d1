"""A joint table: sums, products and quotients that hold for every table."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.gmm.joint_table import (
    EXAMPLES,
    WEIGHT_LIMIT,
    JointTableParams,
    joint_table,
    with_example,
    with_size,
    with_weight_at,
)

WEIGHTS = st.one_of(st.just(0.0), st.floats(0.1, WEIGHT_LIMIT))


@st.composite
def tables(draw):
    rows, columns = draw(st.integers(2, 4)), draw(st.integers(2, 4))
    cells = draw(st.lists(WEIGHTS, min_size=rows * columns, max_size=rows * columns).filter(any))
    table = np.reshape(cells, (rows, columns)).tolist()
    return JointTableParams(
        weights=tuple(map(tuple, table)),
        row=draw(st.integers(0, rows - 1)),
        column=draw(st.integers(0, columns - 1)),
    )


@given(tables())
def test_marginals_are_sums_and_everything_sums_to_one(params):
    frame = joint_table(params)
    assert frame.joint.sum() == pytest.approx(1, abs=1e-12)
    np.testing.assert_allclose(frame.marginal_x, frame.joint.sum(axis=0), atol=1e-15)
    np.testing.assert_allclose(frame.marginal_y, frame.joint.sum(axis=1), atol=1e-15)
    np.testing.assert_allclose(frame.x_given_y.sum(axis=1)[frame.marginal_y > 0], 1, atol=1e-12)
    np.testing.assert_allclose(frame.y_given_x.sum(axis=0)[frame.marginal_x > 0], 1, atol=1e-12)


@given(tables())
def test_product_rule_both_ways_and_bayes(params):
    frame = joint_table(params)
    by_y = np.nan_to_num(frame.x_given_y) * frame.marginal_y[:, None]
    by_x = np.nan_to_num(frame.y_given_x) * frame.marginal_x
    np.testing.assert_allclose(by_y, frame.joint, atol=1e-15)
    np.testing.assert_allclose(by_x, frame.joint, atol=1e-15)
    direct = frame.y_given_x[params.row, params.column]
    if frame.marginal_y[params.row] > 0 and frame.marginal_x[params.column] > 0:
        assert frame.bayes == pytest.approx(direct, abs=1e-12)
    else:
        assert np.isnan(frame.bayes)


def test_what_is_given_with_probability_0_has_no_conditional():
    frame = joint_table(JointTableParams(weights=((0.0, 0.0), (1.0, 3.0)), column=0))
    assert np.isnan(frame.x_given_y[0]).all()
    np.testing.assert_allclose(frame.x_given_y[1], (0.25, 0.75))


def test_independence_is_seen():
    assert joint_table(JointTableParams(weights=EXAMPLES["independent"])).independent
    assert not joint_table(JointTableParams(weights=EXAMPLES["copy"])).independent


def test_a_weight_is_set_and_looked_at():
    params = with_weight_at(JointTableParams(selected="row"), 1, 2, 10)
    assert params.weights[1][2] == 10
    assert (params.row, params.column, params.selected) == (1, 2, "cell")
    with pytest.raises(ValueError, match="row"):
        with_weight_at(params, 5, 0, 1)
    with pytest.raises(ValueError, match="weight"):
        with_weight_at(params, 0, 0, -1)


def test_the_last_weight_cannot_be_taken():
    params = JointTableParams(weights=((1.0, 0.0), (0.0, 0.0)))
    with pytest.raises(ValueError, match="weights"):
        with_weight_at(params, 0, 0, 0)


def test_sizes_and_examples_keep_the_choice_inside():
    params = JointTableParams(weights=EXAMPLES["mixture"], row=1, column=3)
    smaller = with_size(params, 2, 2)
    assert smaller.weights == ((7.0, 20.0), (0.0, 5.0))
    assert smaller.column == 1
    assert with_size(smaller, 3, 3).weights == ((7.0, 20.0, 1.0), (0.0, 5.0, 1.0), (1.0, 1.0, 1.0))
    empty = with_size(JointTableParams(weights=((0.0, 0.0, 1.0), (0.0, 0.0, 1.0))), 2, 2)
    assert empty.weights == ((1.0, 0.0), (0.0, 0.0))
    assert with_example(params, "copy").column == 2
    for name in EXAMPLES:
        assert joint_table(with_example(params, name)).joint.sum() == pytest.approx(1)
    with pytest.raises(ValueError, match="name"):
        with_example(params, "none")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("weights", ((1.0, 2.0),)),
        ("weights", ((1.0, 2.0), (1.0,))),
        ("weights", ((0.0, 0.0), (0.0, 0.0))),
        ("weights", ((-1.0, 0.0), (1.0, 0.0))),
        ("weights", [[1.0, 2.0], [3.0, 4.0]]),
        ("row", 2),
        ("column", 3),
        ("selected", "all"),
    ],
)
def test_bad_fields_are_named(field, value):
    with pytest.raises(ValueError, match=field):
        JointTableParams(**{field: value})
