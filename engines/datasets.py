"""Real data by name, checked against the hashes they were shipped with: geyser, families and digits."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engines.arrays import readonly

Split = Literal["train", "test"]

SHA256 = {
    "galton.csv": "9545f8ddd3b11eda74e9395362fc1f2f4fb305459be9f762ec645c1968f1cdf1",
    "old_faithful.csv": "d40b983752ab7ec0b15b740089c3ca7b7b59d0c7433a029a1714d134de1e8d14",
    "mnist/train-images-idx3-ubyte.gz": "0b367032e93c5d0cea0925647cfdb18614af8ee15f83e6f2fc2ad904a6835971",
    "mnist/train-labels-idx1-ubyte.gz": "1787548bbe0bff1ec2ecdc0ef292b02df999e2d1a6002d27500982c652b17203",
    "mnist/t10k-images-idx3-ubyte.gz": "1a1a05eab793c14bb050b398624a11b0ffd1a2953baed553b1b9bd079e2a20be",
    "mnist/t10k-labels-idx1-ubyte.gz": "b91679a0acfe4ba0e50a2437a903084cba1f5f92592b016a25a7dfd00455798b",
}
"""Hash of every shipped data file, by its name in ``assets/data``."""

_PREFIX: dict[str, str] = {"train": "train", "test": "t10k"}

# Unit of each column, and source.
_TABLES: dict[str, tuple[tuple[str, ...], str]] = {
    "old_faithful": (
        ("min", "min"),
        "Härdle, W. (1991). Smoothing Techniques with Implementation in S. Springer.",
    ),
    "galton": (
        ("", "in", "in", "in", "", "in"),
        "Galton, F. (1886). Regression towards mediocrity in hereditary stature. Journal of the "
        "Anthropological Institute 15, 246–263. Transcribed for Hanley, J. A. (2004). The American "
        "Statistician 58, 237–243.",
    ),
}


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """A table of measurements.

    Attributes
    ----------
    x : ndarray, shape (n, d), float64
        One row per observation, read-only.
    columns, units : tuple of str, length d
        Name and unit of each column.
    source : str
        Where the numbers come from.
    """

    x: NDArray[np.float64]
    columns: tuple[str, ...]
    units: tuple[str, ...]
    source: str


def load(name: str) -> Dataset:
    """Load a table by name.

    Parameters
    ----------
    name : str
        "old_faithful": 272 eruptions (Härdle 1991), minutes of eruption and of waiting for the next.
        "galton": 934 grown children of 205 families (Galton 1886), heights in inches; sex is 0 for a
        daughter and 1 for a son, families are numbered from 1.

    Raises
    ------
    ValueError
        For an unknown name, or a file that is missing or damaged.
    """
    if not isinstance(name, str) or name not in _TABLES:
        raise ValueError(f"name must be one of {', '.join(_TABLES)}, not {name!r}")
    return _table(name)


def mnist(split: Split) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Load the MNIST digits (LeCun, Cortes & Burges 1998).

    Parameters
    ----------
    split : {"train", "test"}
        The 60,000 or the 10,000.

    Returns
    -------
    images : ndarray, shape (n, 28, 28), uint8
        Ink on paper: 0 is empty, 255 full. Read-only.
    labels : ndarray, shape (n,), int64
        The digits 0 to 9. Read-only.

    Raises
    ------
    ValueError
        For an unknown split, or a file that is missing or damaged.
    """
    if not isinstance(split, str) or split not in _PREFIX:
        raise ValueError(f"split must be 'train' or 'test', not {split!r}")
    return _mnist(split)


def mnist_hash(split: Split) -> str:
    """Return a hash of the files of a split, for the metadata of weights trained on them."""
    names = [name for name in SHA256 if name.startswith(f"mnist/{_PREFIX[split]}")]
    return hashlib.sha256("".join(SHA256[name] for name in names).encode()).hexdigest()


def _read(name: str) -> bytes:
    """Return the bytes of a file in ``assets/data`` after checking its hash."""
    try:
        content = (files("assets") / "data" / name).read_bytes()
    except OSError as error:
        raise ValueError(f"assets/data/{name}: cannot be read ({error.strerror or error})") from error
    if hashlib.sha256(content).hexdigest() != SHA256[name]:
        raise ValueError(f"assets/data/{name}: is damaged (its content does not match its hash)")
    return content


@cache
def _table(name: str) -> Dataset:
    units, source = _TABLES[name]
    header, *rows = _read(f"{name}.csv").decode().splitlines()
    return Dataset(
        x=readonly(np.array([[float(cell) for cell in row.split(",")] for row in rows])),
        columns=tuple(header.split(",")),
        units=units,
        source=source,
    )


@cache
def _mnist(split: str) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    # The hash vouches for the header too: 16 bytes before the images, 8 before the labels.
    images = np.frombuffer(_inflate(f"mnist/{_PREFIX[split]}-images-idx3-ubyte.gz"), np.uint8, offset=16)
    labels = np.frombuffer(_inflate(f"mnist/{_PREFIX[split]}-labels-idx1-ubyte.gz"), np.uint8, offset=8)
    return readonly(images.reshape(-1, 28, 28)), readonly(labels, np.int64)


def _inflate(name: str) -> bytes:
    try:
        return gzip.decompress(_read(name))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ValueError(f"assets/data/{name}: is not an intact gzip file") from error
