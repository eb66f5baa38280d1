"""The MNIST digits as a data set: pages, mini-batches in shuffled order, classes and their means (6.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from engines import datasets
from engines.arrays import Floats, Integers, integer, readonly
from engines.progress import Progress

SPLITS = ("train", "test")
ORDERS = ("shuffled", "stored")
SHOWN = ("grid", "pixels", "means")
CLASSES = 10
PAGE = 100
"""Digits on a page in the order of the file."""

ALL = -1
"""In the place of a class: every class."""

_PROGRESS_EVERY = 500


@dataclass(frozen=True, slots=True)
class DigitsParams:
    """Which digits are leafed through, and how.

    Parameters
    ----------
    split
        "train": 60,000 digits, or "test": 10,000.
    order
        "shuffled": mini-batches in the order of one epoch; "stored": pages of `PAGE` in the file's order.
    label
        Class shown where the order is "stored", or `ALL`; a mini-batch is drawn from all.
    batch
        Digits of a mini-batch, 1 to 10,000; the last one of an epoch may have fewer.
    epoch
        Number of the epoch, from 1: each has another order.
    seed
        Of the order.
    show
        "grid": the digits; "pixels": one of them with its numbers; "means": the mean of each class.
    selected
        Number of one digit in the file, from 0.

    Raises
    ------
    ValueError
        Naming the field.
    """

    split: str = "train"
    order: str = "shuffled"
    label: int = ALL
    batch: int = 32
    epoch: int = 1
    seed: int = 0
    show: str = "grid"
    selected: int = 0

    def __post_init__(self) -> None:
        for name, allowed in (("split", SPLITS), ("order", ORDERS), ("show", SHOWN)):
            value = getattr(self, name)
            if not isinstance(value, str) or value not in allowed:
                raise ValueError(f"{name} must be one of {', '.join(allowed)}, not {value!r}")
        integer("label", self.label, ALL, CLASSES - 1)
        integer("batch", self.batch, 1, 10_000)
        integer("epoch", self.epoch, 1, 1_000)
        integer("seed", self.seed, 0, 2**31 - 1)
        integer("selected", self.selected, 0, 59_999 if self.split == "train" else 9_999)

    @property
    def size(self) -> int:
        """Digits on a page or in a mini-batch, as long as there are enough."""
        return self.batch if self.order == "shuffled" else PAGE


@dataclass(frozen=True, slots=True, eq=False)
class DigitClasses:
    """The classes of a split.

    Attributes
    ----------
    counts : ndarray, shape (10,), int64
        Digits of each class.
    means : ndarray, shape (10, 28, 28), float64
        Mean digit of each class, pixels in [0, 255].
    """

    counts: Integers
    means: Floats


@dataclass(frozen=True, slots=True, eq=False)
class DigitsFrame:
    """One page or mini-batch.

    Attributes
    ----------
    params : DigitsParams
    sequence : ndarray, int64
        Numbers of all digits that are leafed through, in order; shared by all frames of a run.
    position : int
        Of this page or mini-batch, from 0.
    classes : DigitClasses
        Of the whole split; shared by all frames of a run.
    """

    params: DigitsParams
    sequence: Integers
    position: int
    classes: DigitClasses

    @property
    def count(self) -> int:
        """Pages, or mini-batches of the epoch."""
        return -(-len(self.sequence) // self.params.size)

    @property
    def rows(self) -> Integers:
        """Numbers ``(m,)`` of the digits of this page or mini-batch."""
        start = self.position * self.params.size
        return self.sequence[start : start + self.params.size]

    @property
    def images(self) -> NDArray[np.uint8]:
        """Its digits ``(m, 28, 28)``, 0 to 255."""
        return datasets.mnist(_split(self.params))[0][self.rows]

    @property
    def labels(self) -> Integers:
        """Their classes ``(m,)``."""
        return datasets.mnist(_split(self.params))[1][self.rows]

    def index_of(self, number: int) -> int | None:
        """Place of a digit on this page or in this mini-batch, by its number; None where it is elsewhere."""
        places = np.flatnonzero(self.rows == number)
        return int(places[0]) if len(places) else None

    @property
    def composition(self) -> Integers:
        """Digits of each class ``(10,)`` in this page or mini-batch."""
        return np.bincount(self.labels, minlength=CLASSES)

    @property
    def expected(self) -> Floats:
        """Digits of each class ``(10,)`` that a draw of so many from the whole split has on average."""
        return np.asarray(self.classes.counts * (len(self.rows) / self.classes.counts.sum()))

    @property
    def missing(self) -> int:
        """Classes that do not occur in this page or mini-batch."""
        return int((self.composition == 0).sum())


def leaf(params: DigitsParams) -> Iterator[Progress | DigitsFrame]:
    """Leaf through a split.

    Parameters
    ----------
    params

    Yields
    ------
    DigitsFrame
        Every page or mini-batch, in order.
    Progress
        In between, in pages or mini-batches.

    Raises
    ------
    ValueError
        At the call, if the digits are missing or damaged.
    """
    sequence, classes = _sequence(params), digit_classes(params.split)
    return _leaf(params, sequence, classes)


def epoch_order(count: int, seed: int, epoch: int) -> Integers:
    """Order of the examples in one epoch: every one exactly once, as ``DataLoader(shuffle=True)`` does.

    Parameters
    ----------
    count
        Number of examples.
    seed, epoch
        The same two give the same order.

    Returns
    -------
    ndarray, shape (count,)

    Raises
    ------
    ValueError
        If `count` is not positive, or `seed` or `epoch` is negative.
    """
    integer("count", count, 1)
    generator = np.random.default_rng((integer("seed", seed, 0), integer("epoch", epoch, 0)))
    return readonly(generator.permutation(count))


@cache
def digit_classes(split: str) -> DigitClasses:
    """Count the classes of a split and average their digits.

    Raises
    ------
    ValueError
        For an unknown split, or digits that are missing or damaged.
    """
    if split not in SPLITS:
        raise ValueError(f"split must be one of {', '.join(SPLITS)}, not {split!r}")
    images, labels = datasets.mnist("train" if split == "train" else "test")
    counts = np.bincount(labels, minlength=CLASSES)
    sums = np.stack([images[labels == label].sum(axis=0, dtype=np.int64) for label in range(CLASSES)])
    return DigitClasses(readonly(counts), readonly(sums / counts[:, None, None]))


def digit(params: DigitsParams) -> tuple[NDArray[np.uint8], int]:
    """Return the selected digit ``(28, 28)``, 0 to 255, and its class."""
    images, labels = datasets.mnist(_split(params))
    return images[params.selected], int(labels[params.selected])


def _leaf(
    params: DigitsParams, sequence: Integers, classes: DigitClasses
) -> Iterator[Progress | DigitsFrame]:
    count = -(-len(sequence) // params.size)
    for position in range(count):
        if position and position % _PROGRESS_EVERY == 0:
            yield Progress(position, count)
        yield DigitsFrame(params, sequence, position, classes)


def _sequence(params: DigitsParams) -> Integers:
    _, labels = datasets.mnist(_split(params))
    if params.order == "shuffled":
        return epoch_order(len(labels), params.seed, params.epoch)
    return readonly(np.arange(len(labels)) if params.label == ALL else np.flatnonzero(labels == params.label))


def _split(params: DigitsParams) -> datasets.Split:
    return "train" if params.split == "train" else "test"
