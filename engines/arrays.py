"""Arrays at the border of an engine: checked where they come in, frozen where they go out."""

from __future__ import annotations

import math
import operator
from typing import Any, SupportsFloat, SupportsIndex

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


def readonly(array: ArrayLike, dtype: DTypeLike | None = None) -> NDArray[Any]:
    """Freeze an array for a frame.

    Parameters
    ----------
    array
        Anything that numpy turns into an array.
    dtype
        Wanted type; None keeps the type of `array`.

    Returns
    -------
    ndarray
        C-contiguous, not writeable, and sharing memory with no writeable array: an array that is
        frozen all the way down to its own buffer is passed through, everything else is copied.
    """
    given = np.asarray(array, dtype=dtype)
    if _frozen(given) and given.flags.c_contiguous:
        return given
    frozen = np.array(given, order="C", copy=True, subok=False)
    frozen.setflags(write=False)
    return frozen


def finite(name: str, value: ArrayLike, ndim: int | None = None) -> Floats:
    """Check an argument that must be an array of finite numbers.

    Parameters
    ----------
    name
        The argument's name, for the message.
    value
        The argument.
    ndim
        Wanted number of axes; None accepts any.

    Returns
    -------
    ndarray
        `value` as float64 (not copied where it already is).

    Raises
    ------
    ValueError
        If `value` is not numeric, has another number of axes, or holds NaN or infinity.
    """
    array = real(name, value, ndim)
    if not np.isfinite(array).all():
        raise ValueError(f"{name} must hold finite numbers only, it has NaN or infinity")
    return array


def real(name: str, value: ArrayLike, ndim: int | None = None) -> Floats:
    """Check an argument that must be an array of real numbers, infinity and NaN allowed.

    Parameters, result and errors are those of `finite`, save for NaN and infinity.
    """
    try:
        given = np.asarray(value)
    except (TypeError, ValueError):
        # Rows of unequal length, or something that refuses to become an array.
        given = np.empty(0, np.object_)
    if given.dtype.kind not in "biuf":
        raise ValueError(f"{name} must be an array of real numbers")
    array = given.astype(np.float64, copy=False)
    if ndim is not None and array.ndim != ndim:
        raise ValueError(f"{name} must have {ndim} axes, it has shape {array.shape}")
    return array


def integer(name: str, value: SupportsIndex, low: int, high: int | None = None) -> int:
    """Check an argument that must be a whole number in ``low <= value <= high``.

    Parameters
    ----------
    name
        The argument's name, for the message.
    value
        The argument; Python's and numpy's integers count, truth values do not.
    low, high
        Smallest and largest allowed value; None sets no upper limit.

    Raises
    ------
    ValueError
        If `value` is no integer or lies outside.
    """
    try:
        whole = None if type(value) is bool else operator.index(value)
    except TypeError:
        whole = None
    if whole is None:
        raise ValueError(f"{name} must be a whole number, not {value!r}")
    if whole < low or (high is not None and whole > high):
        span = f"at least {low}" if high is None else f"from {low} to {high}"
        raise ValueError(f"{name} must be {span}, not {whole}")
    return whole


def number(name: str, value: SupportsFloat, low: float = -math.inf, high: float = math.inf) -> float:
    """Check an argument that must be a finite real number in ``low <= value <= high``.

    Parameters, result and errors are those of `integer`, for real numbers.
    """
    # float() would also accept text and truth values.
    plain = math.nan if type(value) in {bool, str, bytes} else _as_float(value)
    if not math.isfinite(plain):
        raise ValueError(f"{name} must be a finite number, not {value!r}")
    if not low <= plain <= high:
        if high == math.inf:
            span = f"at least {low:g}"
        else:
            span = f"at most {high:g}" if low == -math.inf else f"from {low:g} to {high:g}"
        raise ValueError(f"{name} must be {span}, not {value!r}")
    return plain


def generator(name: str, rng: np.random.Generator) -> np.random.Generator:
    """Check an argument that must be a random generator, such as ``numpy.random.default_rng(0)``.

    Parameters
    ----------
    name
        The argument's name, for the message.
    rng
        The argument.

    Raises
    ------
    ValueError
        If `rng` is anything else, a seed for instance.
    """
    if not isinstance(rng, np.random.Generator):
        raise ValueError(f"{name} must be a numpy.random.Generator, not {rng!r}")
    return rng


def _as_float(value: SupportsFloat) -> float:
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        return math.nan


def _frozen(array: NDArray[Any]) -> bool:
    """Whether nobody can write to the memory of `array` through numpy."""
    link: object = array
    while isinstance(link, np.ndarray):
        if link.flags.writeable:
            return False
        if link.base is None:
            return True
        link = link.base
    return False
