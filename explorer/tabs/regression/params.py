"""The params of the chapter: those of each view."""

from __future__ import annotations

from dataclasses import dataclass, field

from engines.regression import LineParams


@dataclass(frozen=True, slots=True)
class RegressionTabParams:
    """Which view is shown, and the params of each."""

    view: str = "line"
    line: LineParams = field(default_factory=LineParams)
