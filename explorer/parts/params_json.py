"""Params out of JSON, and how two of them differ."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, get_type_hints

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
    hints = get_type_hints(kind)
    try:
        return kind(**{name: _value(hints[name], value) for name, value in values.items()})
    except TypeError as error:
        raise ValueError(str(error)) from error


def differing(one: Any, other: Any) -> set[str]:
    """Names of the fields in which two params differ; of a view's params inside, their paths."""
    found = set()
    for name in (field.name for field in fields(one)):
        first, second = getattr(one, name), getattr(other, name)
        if is_dataclass(first) and type(first) is type(second):
            found |= {f"{name}.{inner}" for inner in differing(first, second)}
        elif first != second:
            found.add(name)
    return found


def _value(kind: Any, value: Any) -> Any:
    inner = isinstance(kind, type) and is_dataclass(kind)
    return params_from_json(kind, value) if inner else _as_tuples(value)


def _as_tuples(value: Any) -> Any:
    return tuple(map(_as_tuples, value)) if isinstance(value, list) else value
