"""The params of the chapter: those of each view."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RegressionTabParams:
    """Which view is shown, and the params of each."""

    view: str = "line"
