"""The digits as a data set: every example once in an epoch, pages, classes."""

import numpy as np
import pytest
import torch
from torch.utils.data import DataLoader, TensorDataset

from engines import datasets
from engines.progress import Progress
from engines.regression.digits import (
    ALL,
    DigitsFrame,
    DigitsParams,
    digit,
    digit_classes,
    epoch_order,
    leaf,
)


def pages(**fields):
    return [item for item in leaf(DigitsParams(**fields)) if isinstance(item, DigitsFrame)]


@pytest.mark.parametrize(("split", "batch"), [("train", 32), ("test", 32), ("test", 7), ("test", 10_000)])
def test_an_epoch_takes_every_example_exactly_once(split, batch):
    run = pages(split=split, batch=batch)
    rows = np.concatenate([frame.rows for frame in run])
    total = len(datasets.mnist(split)[1])
    np.testing.assert_array_equal(np.sort(rows), np.arange(total))
    assert len(run) == run[0].count == -(-total // batch)
    sizes = [len(frame.rows) for frame in run]
    assert sizes[:-1] == [batch] * (len(run) - 1)
    assert sizes[-1] == (total % batch or batch)


def test_batches_are_as_many_and_as_large_as_those_of_a_data_loader():
    run = pages(split="test", batch=96)
    loader = DataLoader(TensorDataset(torch.arange(10_000)), batch_size=96, shuffle=True)
    assert [len(frame.rows) for frame in run] == [len(rows) for (rows,) in loader]


def test_epochs_and_seeds_have_other_orders_and_repeat():
    orders = [epoch_order(1000, seed, epoch) for seed in (0, 1) for epoch in (1, 2)]
    for k, order in enumerate(orders):
        for other in orders[:k]:
            assert (order == other).mean() < 0.02
    np.testing.assert_array_equal(orders[0], epoch_order(1000, 0, 1))


def test_the_order_has_no_preference():
    # Each example is first with probability 1/5: within 4 standard errors over 2,000 seeds.
    first = np.bincount([epoch_order(5, seed, 1)[0] for seed in range(2000)], minlength=5)
    assert np.abs(first - 400).max() < 4 * np.sqrt(2000 * 0.2 * 0.8)


def test_pages_show_the_file_in_its_order():
    run = pages(split="test", order="stored")
    np.testing.assert_array_equal(np.concatenate([frame.rows for frame in run]), np.arange(10_000))
    images, labels = datasets.mnist("test")
    np.testing.assert_array_equal(run[3].images, images[300:400])
    np.testing.assert_array_equal(run[3].labels, labels[300:400])


def test_pages_of_a_class_hold_all_of_it_and_nothing_else():
    run = pages(split="test", order="stored", label=4)
    assert set(np.concatenate([frame.labels for frame in run]).tolist()) == {4}
    assert sum(len(frame.rows) for frame in run) == digit_classes("test").counts[4]


def test_a_mini_batch_is_drawn_from_all_classes():
    assert pages(label=4)[0].missing < 9


def test_classes_are_counted_and_averaged():
    images, labels = datasets.mnist("test")
    classes = digit_classes("test")
    assert classes.counts.tolist() == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]
    np.testing.assert_allclose(classes.means[7], images[labels == 7].astype(float).mean(axis=0), rtol=1e-12)
    assert digit_classes("train").counts.sum() == 60_000
    for array in (classes.counts, classes.means):
        assert not array.flags.writeable


def test_compositions_add_up_and_agree_with_what_is_expected():
    run = pages(split="test", batch=50)
    total = np.sum([frame.composition for frame in run], axis=0)
    np.testing.assert_array_equal(total, digit_classes("test").counts)
    assert run[0].expected.sum() == pytest.approx(50)
    # Variances too: batches are draws without replacement from the whole.
    counts = np.array([frame.composition[1] for frame in run])
    share = 0.1135
    assert counts.var() == pytest.approx(50 * share * (1 - share), rel=0.35)
    assert all(frame.missing == (frame.composition == 0).sum() for frame in run)


def test_a_digit_is_found_on_its_page():
    frame = pages(split="test", order="stored")[2]
    assert frame.index_of(250) == 50
    assert frame.index_of(300) is None
    image, label = digit(DigitsParams(split="test", selected=250))
    np.testing.assert_array_equal(image, frame.images[50])
    assert label == frame.labels[50]


def test_progress_is_told():
    items = list(leaf(DigitsParams(batch=32)))
    assert any(isinstance(item, Progress) for item in items)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("split", "dev"),
        ("order", "sorted"),
        ("label", 10),
        ("label", ALL - 1),
        ("batch", 0),
        ("epoch", 0),
        ("seed", -1),
        ("show", "all"),
        ("selected", 60_000),
    ],
)
def test_bad_params_are_named(field, value):
    with pytest.raises(ValueError, match=field):
        DigitsParams(**{field: value})


def test_bad_arguments_are_named():
    with pytest.raises(ValueError, match="selected"):
        DigitsParams(split="test", selected=10_000)
    with pytest.raises(ValueError, match="split"):
        digit_classes("dev")
    with pytest.raises(ValueError, match="count"):
        epoch_order(0, 0, 1)
    with pytest.raises(ValueError, match="seed"):
        epoch_order(5, -1, 1)
