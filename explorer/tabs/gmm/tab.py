"""The chapter: its views, in the order in which they are taught."""

from __future__ import annotations

from explorer.parts.views import ViewsTab
from explorer.tabs.gmm.em_view import EmView
from explorer.tabs.gmm.gallery_view import GalleryView
from explorer.tabs.gmm.generate_view import GenerateView
from explorer.tabs.gmm.hard_view import HardView
from explorer.tabs.gmm.kmeans_view import KmeansView
from explorer.tabs.gmm.paint_view import PaintView
from explorer.tabs.gmm.params import GmmTabParams
from explorer.tabs.gmm.selection_view import SelectionView
from explorer.tabs.gmm.table_view import TableView

VIEWS = (GenerateView, TableView, PaintView, HardView, EmView, GalleryView, SelectionView, KmeansView)


class GmmTab(ViewsTab):
    """Mixtures of normal distributions: what they generate, why they are hard to fit, and how EM does it."""

    chapter = "gmm"

    def __init__(self) -> None:
        super().__init__(GmmTabParams(), VIEWS)
