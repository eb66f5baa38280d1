"""Arrays at the border of an engine: checked where they come in, frozen where they go out."""

from __future__ import annotations

from typing import Any

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
        if given.dtype.kind not in "biuf":
            raise TypeError
        array = given.astype(np.float64, copy=False)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} must be an array of real numbers") from error
    if ndim is not None and array.ndim != ndim:
        raise ValueError(f"{name} must have {ndim} axes, it has shape {array.shape}")
    return array


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
