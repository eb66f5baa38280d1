"""The params of the chapter: those of each view."""

from __future__ import annotations

from dataclasses import dataclass, field

from engines.gmm import GmmParams


@dataclass(frozen=True, slots=True)
class GmmTabParams:
    """Which view is shown, and the params of each."""

    view: str = "em"
    em: GmmParams = field(default_factory=lambda: GmmParams(start="book"))
