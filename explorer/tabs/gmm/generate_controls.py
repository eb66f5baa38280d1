"""Controls of the view that generates: the plane, the selected component, the sample and its looks."""

from __future__ import annotations

from engines.gmm.generate_params import COMPONENT_LIMIT, PLANES, RHO_LIMIT, SAMPLE_LIMIT, std_limits
from explorer.parts.controls import Action, Choice, Control, Seed, Slider, Toggle
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.tabs.gmm.component_controls import (
    CountSlider,
    MeanSlider,
    PlaneChoice,
    SelectedSlider,
    SpreadSlider,
    WeightSlider,
)


def _places(
    plane: str, names: tuple[tuple[str, str, str], ...], decimals: tuple[int, int]
) -> tuple[Slider, ...]:
    """Sliders of means and standard deviations with the ranges of a plane: field, label and tip of each."""
    step = [10.0**-places for places in decimals]
    means = (
        MeanSlider(*text, *PLANES[plane][axis], step=step[axis], decimals=decimals[axis], axis=axis)
        for axis, text in enumerate(names[:2])
    )
    limits = std_limits(plane)
    stds = (
        SpreadSlider(*text, *limits[axis], step=step[axis], decimals=decimals[axis], entry=axis)
        for axis, text in enumerate(names[2:])
    )
    return (*means, *stds)


FREE = _places(
    "free",
    (
        (
            "mean_1",
            QT_TRANSLATE_NOOP("GmmTab", "Mean μ₁"),
            QT_TRANSLATE_NOOP("GmmTab", "Where the component stands along x₁"),
        ),
        (
            "mean_2",
            QT_TRANSLATE_NOOP("GmmTab", "Mean μ₂"),
            QT_TRANSLATE_NOOP("GmmTab", "Where the component stands along x₂"),
        ),
        (
            "std_1",
            QT_TRANSLATE_NOOP("GmmTab", "Standard deviation σ₁"),
            QT_TRANSLATE_NOOP("GmmTab", "How wide the component is along x₁"),
        ),
        (
            "std_2",
            QT_TRANSLATE_NOOP("GmmTab", "Standard deviation σ₂"),
            QT_TRANSLATE_NOOP("GmmTab", "How wide the component is along x₂"),
        ),
    ),
    (2, 2),
)
ERUPTIONS = _places(
    "old_faithful",
    (
        (
            "eruption_mean",
            QT_TRANSLATE_NOOP("GmmTab", "Mean eruption (min)"),
            QT_TRANSLATE_NOOP("GmmTab", "Mean length of an eruption in the component"),
        ),
        (
            "waiting_mean",
            QT_TRANSLATE_NOOP("GmmTab", "Mean waiting (min)"),
            QT_TRANSLATE_NOOP("GmmTab", "Mean time to the next eruption in the component"),
        ),
        (
            "eruption_std",
            QT_TRANSLATE_NOOP("GmmTab", "σ of the eruption (min)"),
            QT_TRANSLATE_NOOP("GmmTab", "Standard deviation of the length of an eruption"),
        ),
        (
            "waiting_std",
            QT_TRANSLATE_NOOP("GmmTab", "σ of the waiting (min)"),
            QT_TRANSLATE_NOOP("GmmTab", "Standard deviation of the time to the next eruption"),
        ),
    ),
    (2, 1),
)
PRESETS = ("single", "fitted", "book")
"""Buttons of the plane of Old Faithful: names of its mixtures."""

GENERATE_CONTROLS: tuple[Control, ...] = (
    PlaneChoice(
        "plane",
        QT_TRANSLATE_NOOP("GmmTab", "Plane"),
        QT_TRANSLATE_NOOP("GmmTab", "A mixture of your own, or Old Faithful: one normal against two"),
        options=(
            ("free", QT_TRANSLATE_NOOP("GmmTab", "Any mixture")),
            ("old_faithful", QT_TRANSLATE_NOOP("GmmTab", "Old Faithful")),
        ),
    ),
    Action(
        "single",
        QT_TRANSLATE_NOOP("GmmTab", "One normal"),
        QT_TRANSLATE_NOOP("GmmTab", "Show the single normal distribution that fits the eruptions best"),
    ),
    Action(
        "fitted",
        QT_TRANSLATE_NOOP("GmmTab", "Two, by EM"),
        QT_TRANSLATE_NOOP("GmmTab", "Show the mixture of two that EM ends at"),
    ),
    Action(
        "book",
        QT_TRANSLATE_NOOP("GmmTab", "Two, rounded"),
        QT_TRANSLATE_NOOP("GmmTab", "Show the mixture of two with the rounded numbers of chapter 4.3"),
    ),
    CountSlider(
        "components",
        QT_TRANSLATE_NOOP("GmmTab", "Components K"),
        QT_TRANSLATE_NOOP("GmmTab", "How many normal distributions the mixture has"),
        minimum=1,
        maximum=COMPONENT_LIMIT,
    ),
    SelectedSlider(
        "selected",
        QT_TRANSLATE_NOOP("GmmTab", "Selected component"),
        QT_TRANSLATE_NOOP("GmmTab", "Which component the sliders below and the small handles change"),
        minimum=1,
        maximum=COMPONENT_LIMIT,
    ),
    WeightSlider(
        "weight",
        QT_TRANSLATE_NOOP("GmmTab", "Its weight φ"),
        QT_TRANSLATE_NOOP("GmmTab", "Probability of the component; the others share the rest as before"),
        minimum=0,
        maximum=1,
        step=0.01,
        decimals=2,
    ),
    *FREE,
    *ERUPTIONS,
    SpreadSlider(
        "rho",
        QT_TRANSLATE_NOOP("GmmTab", "Correlation ρ"),
        QT_TRANSLATE_NOOP("GmmTab", "How strongly both coordinates go together in the component"),
        minimum=-RHO_LIMIT,
        maximum=RHO_LIMIT,
        step=0.01,
        decimals=2,
        entry=2,
    ),
    Slider(
        "samples",
        QT_TRANSLATE_NOOP("GmmTab", "Points to draw"),
        QT_TRANSLATE_NOOP("GmmTab", "How many points are drawn, z first and then x; Space plays it"),
        minimum=0,
        maximum=SAMPLE_LIMIT,
        step=10,
    ),
    Toggle(
        "colours",
        QT_TRANSLATE_NOOP("GmmTab", "Colour by z"),
        QT_TRANSLATE_NOOP("GmmTab", "Show which component each point came from; data alone do not show it"),
    ),
    Choice(
        "picture",
        QT_TRANSLATE_NOOP("GmmTab", "Density as"),
        QT_TRANSLATE_NOOP("GmmTab", "How p(x) is drawn: contours, a shaded image, or a surface in space"),
        options=(
            ("contours", QT_TRANSLATE_NOOP("GmmTab", "Contours")),
            ("image", QT_TRANSLATE_NOOP("GmmTab", "Image")),
            ("surface", QT_TRANSLATE_NOOP("GmmTab", "Surface (3-D)")),
        ),
    ),
    Seed(
        "seed",
        QT_TRANSLATE_NOOP("GmmTab", "Seed"),
        QT_TRANSLATE_NOOP("GmmTab", "The same seed draws the same points"),
    ),
)


def shown_controls(plane: str) -> set[str]:
    """Fields of the controls that have a meaning in a plane."""
    hidden = {*PRESETS, *(control.field for control in ERUPTIONS)}
    if plane == "old_faithful":
        hidden = {control.field for control in FREE}
    return {control.field for control in GENERATE_CONTROLS} - hidden
