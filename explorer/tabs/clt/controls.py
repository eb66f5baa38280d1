"""The controls of both views, and which of them a choice of params calls for."""

from __future__ import annotations

from math import isfinite

from engines.clt import CltParams, shaped
from engines.clt.params import (
    HEIGHTS,
    MEAN_LIMIT,
    MOST_PINS,
    MOST_TRIALS_OF_BINOMIAL,
    PROBABILITY_LIMITS,
    RHO_LIMIT,
    STD_LIMITS,
)
from explorer.parts.controls import Action, Choice, Control, Seed, Slider, Toggle
from explorer.parts.translation import QT_TRANSLATE_NOOP

_FAMILIES = (
    ("uniform", QT_TRANSLATE_NOOP("CltTab", "Uniform")),
    ("exponential", QT_TRANSLATE_NOOP("CltTab", "Exponential")),
    ("normal", QT_TRANSLATE_NOOP("CltTab", "Normal")),
    ("die", QT_TRANSLATE_NOOP("CltTab", "Die")),
    ("bernoulli", QT_TRANSLATE_NOOP("CltTab", "Loaded coin (Bernoulli)")),
    ("binomial", QT_TRANSLATE_NOOP("CltTab", "Binomial")),
    ("two_humped", QT_TRANSLATE_NOOP("CltTab", "Two-humped mixture")),
    ("painted", QT_TRANSLATE_NOOP("CltTab", "Painted with the mouse")),
    ("power_law", QT_TRANSLATE_NOOP("CltTab", "Power law: no variance")),
    ("cauchy", QT_TRANSLATE_NOOP("CltTab", "Cauchy: no mean")),
)
_BY_NAME = dict(_FAMILIES)
_BELL_FIRST = (
    "normal",
    "uniform",
    "exponential",
    "two_humped",
    "die",
    "bernoulli",
    "binomial",
    "power_law",
    "cauchy",
)

CONTROLS: tuple[Control, ...] = (
    Choice(
        "view",
        QT_TRANSLATE_NOOP("CltTab", "View"),
        QT_TRANSLATE_NOOP("CltTab", "Look at one distribution, or average many draws from it"),
        options=(
            ("distributions", QT_TRANSLATE_NOOP("CltTab", "Distributions")),
            ("sampling", QT_TRANSLATE_NOOP("CltTab", "Sample means and sums")),
        ),
    ),
    Choice(
        "distribution",
        QT_TRANSLATE_NOOP("CltTab", "Distribution"),
        QT_TRANSLATE_NOOP("CltTab", "A distribution, or real heights with the normal fitted to them"),
        options=(
            *((name, _BY_NAME[name]) for name in _BELL_FIRST),
            ("sons", QT_TRANSLATE_NOOP("CltTab", "Heights of 481 sons")),
            ("daughters", QT_TRANSLATE_NOOP("CltTab", "Heights of 453 daughters")),
            ("children", QT_TRANSLATE_NOOP("CltTab", "Heights of all 934 children")),
        ),
    ),
    Choice(
        "population",
        QT_TRANSLATE_NOOP("CltTab", "Population"),
        QT_TRANSLATE_NOOP("CltTab", "The distribution that every single number is drawn from"),
        options=_FAMILIES,
    ),
    Slider(
        "mean",
        QT_TRANSLATE_NOOP("CltTab", "Mean μ"),
        QT_TRANSLATE_NOOP("CltTab", "Where the centre of the bell lies; drag it on the curve too"),
        minimum=-MEAN_LIMIT,
        maximum=MEAN_LIMIT,
        step=0.05,
        decimals=2,
    ),
    Slider(
        "std",
        QT_TRANSLATE_NOOP("CltTab", "Standard deviation σ"),
        QT_TRANSLATE_NOOP("CltTab", "Half the width of the bell where it bends; drag it on the curve too"),
        minimum=STD_LIMITS[0],
        maximum=STD_LIMITS[1],
        step=0.05,
        decimals=2,
    ),
    Slider(
        "probability",
        QT_TRANSLATE_NOOP("CltTab", "Success probability p"),
        QT_TRANSLATE_NOOP("CltTab", "How likely a single throw of the loaded coin gives 1"),
        minimum=PROBABILITY_LIMITS[0],
        maximum=PROBABILITY_LIMITS[1],
        step=0.01,
        decimals=2,
    ),
    Slider(
        "size",
        QT_TRANSLATE_NOOP("CltTab", "Throws"),
        QT_TRANSLATE_NOOP("CltTab", "How many throws of the loaded coin are counted together"),
        minimum=1,
        maximum=MOST_TRIALS_OF_BINOMIAL,
    ),
    Action(
        "normalise",
        QT_TRANSLATE_NOOP("CltTab", "Make them add to 1"),
        QT_TRANSLATE_NOOP("CltTab", "Divide every bar of the die by their sum"),
    ),
    Action(
        "fair",
        QT_TRANSLATE_NOOP("CltTab", "Fair die"),
        QT_TRANSLATE_NOOP("CltTab", "Give all six faces the same probability again"),
    ),
    Toggle(
        "bands",
        QT_TRANSLATE_NOOP("CltTab", "68–95–99.7 % bands"),
        QT_TRANSLATE_NOOP("CltTab", "Mark one, two and three standard deviations around the mean"),
    ),
    Action(
        "pin",
        QT_TRANSLATE_NOOP("CltTab", "Pin this curve"),
        QT_TRANSLATE_NOOP("CltTab", "Keep the curve in the picture, to compare up to three with the next"),
    ),
    Action(
        "unpin",
        QT_TRANSLATE_NOOP("CltTab", "Remove the pins"),
        QT_TRANSLATE_NOOP("CltTab", "Take the pinned curves out of the picture"),
    ),
    Slider(
        "n",
        QT_TRANSLATE_NOOP("CltTab", "Sample size n"),
        QT_TRANSLATE_NOOP("CltTab", "How many numbers are averaged into one mean"),
        minimum=1,
        maximum=500,
        log=True,
    ),
    Choice(
        "statistic",
        QT_TRANSLATE_NOOP("CltTab", "Of each sample"),
        QT_TRANSLATE_NOOP(
            "CltTab", "The mean narrows, the sum spreads, the standardised mean keeps its width"
        ),
        options=(
            ("mean", QT_TRANSLATE_NOOP("CltTab", "Mean x̄")),
            ("sum", QT_TRANSLATE_NOOP("CltTab", "Sum S")),
            ("standardised", QT_TRANSLATE_NOOP("CltTab", "Standardised mean z")),
        ),
    ),
    Slider(
        "trials",
        QT_TRANSLATE_NOOP("CltTab", "Number of trials"),
        QT_TRANSLATE_NOOP("CltTab", "How many samples are drawn into the histogram"),
        minimum=100,
        maximum=100_000,
        step=100,
        log=True,
    ),
    Choice(
        "linked",
        QT_TRANSLATE_NOOP("CltTab", "Beside it"),
        QT_TRANSLATE_NOOP("CltTab", "What the plot beside the histogram shows of the same samples"),
        options=(
            ("cdf", QT_TRANSLATE_NOOP("CltTab", "Distribution function")),
            ("qq", QT_TRANSLATE_NOOP("CltTab", "Q–Q plot")),
            ("distance", QT_TRANSLATE_NOOP("CltTab", "Distance against n")),
            ("running", QT_TRANSLATE_NOOP("CltTab", "Running mean")),
        ),
    ),
    Toggle(
        "exact",
        QT_TRANSLATE_NOOP("CltTab", "Exact distribution"),
        QT_TRANSLATE_NOOP("CltTab", "Draw the n-fold convolution of the population over the histogram"),
    ),
    Toggle(
        "compare",
        QT_TRANSLATE_NOOP("CltTab", "Compare two n"),
        QT_TRANSLATE_NOOP("CltTab", "A second histogram, whose samples are cut from the same random numbers"),
    ),
    Slider(
        "second_n",
        QT_TRANSLATE_NOOP("CltTab", "The other n"),
        QT_TRANSLATE_NOOP("CltTab", "How many numbers make one sample of the second histogram"),
        minimum=1,
        maximum=500,
        log=True,
    ),
    Toggle(
        "predict",
        QT_TRANSLATE_NOOP("CltTab", "Predict first"),
        QT_TRANSLATE_NOOP("CltTab", "Guess how wide the histogram will be before it is shown"),
    ),
    Action(
        "reveal",
        QT_TRANSLATE_NOOP("CltTab", "Reveal"),
        QT_TRANSLATE_NOOP("CltTab", "Show the histogram beside the guess"),
    ),
    Slider(
        "rho",
        QT_TRANSLATE_NOOP("CltTab", "Correlation of draws ρ"),
        QT_TRANSLATE_NOOP(
            "CltTab", "How closely the draws of a sample follow each other; the theorem needs 0"
        ),
        minimum=0.0,
        maximum=RHO_LIMIT,
        step=0.01,
        decimals=2,
    ),
    Seed(
        "seed",
        QT_TRANSLATE_NOOP("CltTab", "Seed"),
        QT_TRANSLATE_NOOP("CltTab", "The same seed draws the same numbers again"),
    ),
)

_SHAPES = {
    "normal": {"mean", "std"},
    "bernoulli": {"probability"},
    "binomial": {"probability", "size"},
}


def wanted(params: CltParams, *, revealed: bool) -> set[str]:
    """Name the controls that mean something for these params."""
    if params.view == "distributions":
        name = params.distribution
        fields = {"view", "distribution"} | _SHAPES.get(name, set())
        if name == "die":
            fields |= {"normalise", "fair"}
        if name == "normal" or name in HEIGHTS:
            fields.add("bands")
        if name == "normal" and len(params.pins) < MOST_PINS:
            fields.add("pin")
        if name == "normal" and params.pins:
            fields.add("unpin")
        return fields
    fields = {"view", "population", "n", "trials", "linked", "compare", "seed"}
    fields |= _SHAPES.get(params.population, set())
    if params.compare:
        fields.add("second_n")
    if isfinite(shaped(params).variance):  # without one there is nothing to standardise, break or guess
        fields |= {"statistic", "exact", "predict", "rho"}
        if params.predict and not revealed:
            fields.add("reveal")
    return fields
