"""Numbers of the formula strip."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from explorer.parts.numbers import format_number

_LARGEST = 1e7


def written(value: float, digits: int = 4) -> str:
    """Write a number as on a blackboard: a whole one without decimals, others in significant digits."""
    if float(value).is_integer() and abs(value) < _LARGEST:
        return QLocale().toString(round(value)).replace("-", "−")
    return format_number(value, digits)
