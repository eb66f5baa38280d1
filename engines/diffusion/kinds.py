"""Numpy arrays and tensors treated alike, without importing torch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from torch import Tensor

ArrayOrTensor = TypeVar("ArrayOrTensor", "NDArray[np.floating[Any]]", "Tensor")


def is_tensor(value: object) -> bool:
    """Whether ``value`` is a torch tensor."""
    return type(value).__module__.partition(".")[0] == "torch" and hasattr(value, "new_tensor")


def check_floating(name: str, value: object) -> None:
    """Raise ValueError unless ``value`` is an array or tensor of floating-point numbers."""
    if is_tensor(value):
        floating = cast("Tensor", value).is_floating_point()
    else:
        floating = isinstance(value, np.ndarray | np.generic) and value.dtype.kind == "f"
    if not floating:
        raise ValueError(f"{name} must be an array or tensor of floats, not {type(value).__name__}")


def check_alike(name: str, value: object, other: object) -> None:
    """Raise ValueError unless ``value`` is of the same kind, dtype, device and shape as ``other``."""
    check_floating(name, value)
    found, wanted = _description(value), _description(other)
    if found != wanted:
        raise ValueError(f"{name} is {found}, expected {wanted}")


def like(values: NDArray[np.float64] | np.float64, x: object) -> Any:
    """Return ``values`` as the kind, dtype and device of ``x``."""
    array = cast("Any", x)
    return array.new_tensor(values) if is_tensor(x) else np.asarray(values).astype(array.dtype)


def detached(value: ArrayOrTensor) -> ArrayOrTensor:
    """Return a tensor without the graph that led to it, and an array as it is."""
    result: ArrayOrTensor = cast("Any", value).detach() if is_tensor(value) else value
    return result


def _description(value: object) -> str:
    array = cast("Any", value)
    kind = f"tensor on {array.device}" if is_tensor(value) else "array"
    return f"{array.dtype} {kind} of shape {tuple(array.shape)}"
