"""Params out of JSON, and how two of them differ."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar

P = TypeVar("P")


def params_from_json(kind: type[P], values: Any) -> P:
    """Params of a type from what JSON made of them.

    Raises
    ------
    ValueError
        If ``values`` is not a mapping of that type's fields, or a value is not allowed.
    """
    names = {field.name for field in fields(kind)}  # type: ignore[arg-type]  # every params type is a dataclass
    if not isinstance(values, dict) or not set(values) <= names:
        raise ValueError(f"not the fields of {kind.__name__}: {values!r}")
    try:
        return kind(**{name: _as_tuples(value) for name, value in values.items()})
    except TypeError as error:
        raise ValueError(str(error)) from error


def differing(one: Any, other: Any) -> set[str]:
    """Names of the fields in which two params differ."""
    return {field.name for field in fields(one) if getattr(one, field.name) != getattr(other, field.name)}


def _as_tuples(value: Any) -> Any:
    return tuple(map(_as_tuples, value)) if isinstance(value, list) else value
