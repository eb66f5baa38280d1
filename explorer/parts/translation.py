"""The mark of texts that are translated later, typed."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001  # read by lupdate only
    """Return the source text; lupdate finds it by the name of this function.

    Qt's own function of that name does the same, but its stub gives ``object``.
    """
    return text
