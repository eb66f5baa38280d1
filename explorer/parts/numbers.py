"""Numbers as the reader of a table wants them: three significant digits, a true minus, no ``e+03``."""

from __future__ import annotations

import math

from PySide6.QtCore import QLocale

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_LARGEST_PLAIN = 1e7
_SMALLEST_PLAIN = 1e-4


def format_number(value: float, digits: int = 3) -> str:
    """Format a number in significant digits; an ``int`` counts something and is written whole.

    Whole numbers up to ten million keep all their digits, grouped as the language does; very large and very
    small ones become ``4.86×10⁷``; nan is a dash.
    """
    if isinstance(value, int):
        return QLocale().toString(value).replace("-", "−")
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    size = abs(value)
    if size != 0 and not _SMALLEST_PLAIN <= size < _LARGEST_PLAIN:
        mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
        return f"{mantissa}×10{str(int(exponent)).translate(_SUPERSCRIPTS)}".replace("-", "−")
    if float(value).is_integer() and size >= 10:
        text = QLocale().toString(round(value))
    else:
        decimals = digits - 1 - (math.floor(math.log10(size)) if size else 0)
        text = QLocale().toString(float(round(value, decimals)), "f", max(0, decimals))
    return text.replace("-", "−")
