"""The params of the chapter: those of each view."""

from __future__ import annotations

from dataclasses import dataclass, field

from engines.regression.digits import DigitsParams
from engines.regression.network_params import NetworkParams


@dataclass(frozen=True, slots=True)
class RegressionTabParams:
    """Which view is shown, and the params of each."""

    view: str = "network"
    network: NetworkParams = field(default_factory=NetworkParams)
    digits: DigitsParams = field(default_factory=DigitsParams)
