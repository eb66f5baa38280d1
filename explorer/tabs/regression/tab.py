"""The chapter: its views, in the order in which they are taught."""

from __future__ import annotations

from explorer.parts.runner import ChildProcess
from explorer.parts.views import View, ViewsTab
from explorer.tabs.regression.descent_view import DescentView
from explorer.tabs.regression.digits_view import DigitsView
from explorer.tabs.regression.graph_view import GraphView
from explorer.tabs.regression.line_view import LineView
from explorer.tabs.regression.network_view import NetworkView
from explorer.tabs.regression.params import RegressionTabParams

VIEWS: tuple[type[View], ...] = (LineView, DescentView, GraphView, NetworkView, DigitsView)


class RegressionTab(ViewsTab):
    """Chapter 6: regression, gradient descent and a small neural network."""

    chapter = "regression"
    learned = True

    def __init__(self, child: ChildProcess) -> None:
        super().__init__(RegressionTabParams(), VIEWS, child)
