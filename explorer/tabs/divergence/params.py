"""The params of the chapter: those of each view."""

from __future__ import annotations

from dataclasses import dataclass, field

from engines.divergence import CompareParams, MleParams, RaceParams
from engines.divergence.bound import BoundParams
from engines.divergence.game import GameParams
from engines.divergence.gap import GapParams


@dataclass(frozen=True, slots=True)
class DivergenceTabParams:
    """Which view is shown, and the params of each."""

    view: str = "compare"
    compare: CompareParams = field(default_factory=CompareParams)
    race: RaceParams = field(default_factory=RaceParams)
    likelihood: MleParams = field(default_factory=MleParams)
    bound: BoundParams = field(default_factory=BoundParams)
    gap: GapParams = field(default_factory=GapParams)
    game: GameParams = field(default_factory=GameParams)
