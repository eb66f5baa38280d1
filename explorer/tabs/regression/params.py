"""The params of the chapter: those of each view."""

from __future__ import annotations

from dataclasses import dataclass

from engines.regression.digits import DigitsParams
from engines.regression.network_params import NetworkParams


@dataclass(frozen=True, slots=True)
class RegressionTabParams:
    """Which view is shown, and the params of each."""

    view: str = "network"
    network: NetworkParams = NetworkParams()
    digits: DigitsParams = DigitsParams()
