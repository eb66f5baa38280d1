"""Controls of the view that shows why mixtures are hard to fit."""

from __future__ import annotations

from engines.gmm.hard import LIMIT, POINT_LIMITS, STD_LIMITS, TINIEST, WEIGHT_LIMITS
from explorer.parts.controls import Choice, Control, Seed, Slider
from explorer.parts.translation import QT_TRANSLATE_NOOP

_SURFACE_ONLY = ("mean_1", "mean_2", "std", "weight")
_SPIKE_ONLY = ("datum", "spike_std")

HARD_CONTROLS: tuple[Control, ...] = (
    Choice(
        "picture",
        QT_TRANSLATE_NOOP("GmmTab", "What is hard"),
        QT_TRANSLATE_NOOP("GmmTab", "The surface with its equal maxima, or a likelihood that has no bound"),
        options=(
            ("surface", QT_TRANSLATE_NOOP("GmmTab", "Two equal maxima")),
            ("spike", QT_TRANSLATE_NOOP("GmmTab", "No upper bound")),
        ),
    ),
    Slider(
        "mean_1",
        QT_TRANSLATE_NOOP("GmmTab", "Mean μ₁"),
        QT_TRANSLATE_NOOP("GmmTab", "Mean of component 1; or drag the point on the surface"),
        minimum=-LIMIT,
        maximum=LIMIT,
        step=0.05,
        decimals=2,
    ),
    Slider(
        "mean_2",
        QT_TRANSLATE_NOOP("GmmTab", "Mean μ₂"),
        QT_TRANSLATE_NOOP("GmmTab", "Mean of component 2; or drag the point on the surface"),
        minimum=-LIMIT,
        maximum=LIMIT,
        step=0.05,
        decimals=2,
    ),
    Slider(
        "std",
        QT_TRANSLATE_NOOP("GmmTab", "Known σ of both"),
        QT_TRANSLATE_NOOP("GmmTab", "Standard deviation of both components, taken as known"),
        minimum=STD_LIMITS[0],
        maximum=STD_LIMITS[1],
        step=0.05,
        decimals=2,
    ),
    Slider(
        "spike_std",
        QT_TRANSLATE_NOOP("GmmTab", "σ₂ on the point"),
        QT_TRANSLATE_NOOP("GmmTab", "Standard deviation of the component that shrinks onto one point"),
        minimum=TINIEST,
        maximum=1.0,
        step=TINIEST,
        log=True,
        decimals=6,
    ),
    Slider(
        "datum",
        QT_TRANSLATE_NOOP("GmmTab", "Point"),
        QT_TRANSLATE_NOOP("GmmTab", "Which point is shrunk onto, counted from the left; or click near it"),
        minimum=1,
        maximum=POINT_LIMITS[1],
    ),
    Slider(
        "weight",
        QT_TRANSLATE_NOOP("GmmTab", "Known weight φ₁"),
        QT_TRANSLATE_NOOP("GmmTab", "Weight of component 1, taken as known; equal weights make equal maxima"),
        minimum=WEIGHT_LIMITS[0],
        maximum=WEIGHT_LIMITS[1],
        step=0.05,
        decimals=2,
    ),
    Slider(
        "count",
        QT_TRANSLATE_NOOP("GmmTab", "Points N"),
        QT_TRANSLATE_NOOP("GmmTab", "How many data points are drawn"),
        minimum=POINT_LIMITS[0],
        maximum=POINT_LIMITS[1],
    ),
    Slider(
        "distance",
        QT_TRANSLATE_NOOP("GmmTab", "Distance of the true means"),
        QT_TRANSLATE_NOOP("GmmTab", "How far apart the two groups are that the data come from"),
        minimum=0.0,
        maximum=8.0,
        step=0.1,
        decimals=1,
    ),
    Seed(
        "seed",
        QT_TRANSLATE_NOOP("GmmTab", "Seed"),
        QT_TRANSLATE_NOOP("GmmTab", "The same seed draws the same data"),
    ),
)


def shown_controls(picture: str) -> set[str]:
    """Fields of the controls that change a picture."""
    hidden = _SPIKE_ONLY if picture == "surface" else _SURFACE_ONLY
    return {control.field for control in HARD_CONTROLS} - set(hidden)
