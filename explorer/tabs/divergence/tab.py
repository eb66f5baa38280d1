"""The chapter: its views, in the order in which they are taught."""

from __future__ import annotations

from explorer.parts.views import View, ViewsTab
from explorer.tabs.divergence.bound_view import BoundView
from explorer.tabs.divergence.compare_view import CompareView
from explorer.tabs.divergence.game_view import GameView
from explorer.tabs.divergence.gap_view import GapView
from explorer.tabs.divergence.likelihood_view import LikelihoodView
from explorer.tabs.divergence.params import DivergenceTabParams
from explorer.tabs.divergence.race_view import RaceView

VIEWS: tuple[type[View], ...] = (CompareView, RaceView, LikelihoodView, BoundView, GapView, GameView)


class DivergenceTab(ViewsTab):
    """Chapter 5: what the divergence of two distributions is, and the bound that EM and the VAE climb."""

    chapter = "divergence"

    def __init__(self) -> None:
        super().__init__(DivergenceTabParams(), VIEWS)
