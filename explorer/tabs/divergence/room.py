"""How much height a view has for its pictures."""

from __future__ import annotations

from explorer.parts.views import View

_LOW = 300


def is_low(view: View) -> bool:
    """Whether two pictures above each other would be flat, as with text at 200 % in a small window."""
    return view.height() < _LOW * view.tab.theme.scale
