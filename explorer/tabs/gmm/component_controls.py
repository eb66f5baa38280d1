"""Controls that show a trait of a mixture in the plane: its plane, K, and the selected component."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engines.gmm.generate_shaping import with_components, with_mean, with_spread, with_weight
from engines.gmm.old_faithful import on_plane
from explorer.parts.controls import Choice, Control, Slider


@dataclass(frozen=True, slots=True)
class PlaneChoice(Choice):
    """The plane; another one brings the mixture that it opens with."""

    def applied(self, params: Any, value: Any) -> Any:
        """Params in that plane."""
        return on_plane(params, value)


@dataclass(frozen=True, slots=True)
class CountSlider(Slider):
    """K."""

    def applied(self, params: Any, value: Any) -> Any:
        """Params of so many components."""
        return with_components(params, value)


@dataclass(frozen=True, slots=True)
class SelectedSlider(Slider):
    """Number of the selected component, at most K."""

    def applied(self, params: Any, value: Any) -> Any:
        """Params with that component selected, the last one beyond it."""
        return Control.applied(self, params, min(value, params.components))


@dataclass(frozen=True, slots=True)
class WeightSlider(Slider):
    """φ of the selected component."""

    def shown(self, params: Any) -> Any:
        """Weight of the selected component."""
        return params.weights[params.selected - 1]

    def applied(self, params: Any, value: Any) -> Any:
        """Params with that weight; the others share the rest."""
        return with_weight(params, value)


@dataclass(frozen=True, slots=True)
class MeanSlider(Slider):
    """One coordinate of the selected mean."""

    axis: int = 0

    def shown(self, params: Any) -> Any:
        """Coordinate of the selected mean."""
        return _within(self, params.means[params.selected - 1][self.axis])

    def applied(self, params: Any, value: Any) -> Any:
        """Params with the mean moved along the axis."""
        mean = list(params.means[params.selected - 1])
        mean[self.axis] = value
        return with_mean(params, *mean)


@dataclass(frozen=True, slots=True)
class SpreadSlider(Slider):
    """σ₁, σ₂ or ρ of the selected component."""

    entry: int = 0

    def shown(self, params: Any) -> Any:
        """Entry of the selected spread."""
        return _within(self, params.spreads[params.selected - 1][self.entry])

    def applied(self, params: Any, value: Any) -> Any:
        """Params with that entry of the spread."""
        spread = list(params.spreads[params.selected - 1])
        spread[self.entry] = value
        return with_spread(params, *spread)


def _within(slider: Slider, value: float) -> float:
    """Bring a value into the slider's range: in the other plane, where it is hidden, it may lie outside."""
    return min(max(value, slider.minimum), slider.maximum)
