"""The chapter: its views, in the order in which they are taught."""

from __future__ import annotations

from explorer.parts.views import View, ViewsTab
from explorer.tabs.divergence.params import DivergenceTabParams

VIEWS: tuple[type[View], ...] = ()


class DivergenceTab(ViewsTab):
    """Chapter 5: what the divergence of two distributions is, and the bound that EM and the VAE climb."""

    chapter = "divergence"

    def __init__(self) -> None:
        super().__init__(DivergenceTabParams(), VIEWS)
