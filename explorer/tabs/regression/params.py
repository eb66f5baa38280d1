"""The params of the chapter: those of each view."""

from __future__ import annotations

from dataclasses import dataclass, field

from engines.regression import LineParams
from engines.regression.autodiff_frame import AutodiffParams
from engines.regression.digits import DigitsParams
from engines.regression.network_params import NetworkParams
from engines.regression.race_frame import DescentParams


@dataclass(frozen=True, slots=True)
class RegressionTabParams:
    """Which view is shown, and the params of each."""

    view: str = "line"
    line: LineParams = field(default_factory=LineParams)
    descent: DescentParams = field(default_factory=DescentParams)
    graph: AutodiffParams = field(default_factory=AutodiffParams)
    network: NetworkParams = field(default_factory=NetworkParams)
    digits: DigitsParams = field(default_factory=DigitsParams)
