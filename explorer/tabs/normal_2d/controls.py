"""The controls of the chapter, in order."""

from __future__ import annotations

from engines.multivariate_normal import EXTENT, RHO_LIMIT, SAMPLE_LIMIT, STD_LIMITS
from explorer.parts.controls import Seed, Slider
from explorer.parts.translation import QT_TRANSLATE_NOOP

CONTROLS = (
    Slider(
        "mean_x",
        QT_TRANSLATE_NOOP("Normal2dTab", "Mean μ₁"),
        QT_TRANSLATE_NOOP("Normal2dTab", "Where the centre lies on the first axis"),
        minimum=-EXTENT,
        maximum=EXTENT,
        step=0.05,
        decimals=2,
    ),
    Slider(
        "mean_y",
        QT_TRANSLATE_NOOP("Normal2dTab", "Mean μ₂"),
        QT_TRANSLATE_NOOP("Normal2dTab", "Where the centre lies on the second axis"),
        minimum=-EXTENT,
        maximum=EXTENT,
        step=0.05,
        decimals=2,
    ),
    Slider(
        "std_x",
        QT_TRANSLATE_NOOP("Normal2dTab", "Standard deviation σ₁"),
        QT_TRANSLATE_NOOP("Normal2dTab", "How far x₁ spreads around its mean"),
        minimum=STD_LIMITS[0],
        maximum=STD_LIMITS[1],
        step=0.02,
        decimals=2,
    ),
    Slider(
        "std_y",
        QT_TRANSLATE_NOOP("Normal2dTab", "Standard deviation σ₂"),
        QT_TRANSLATE_NOOP("Normal2dTab", "How far x₂ spreads around its mean"),
        minimum=STD_LIMITS[0],
        maximum=STD_LIMITS[1],
        step=0.02,
        decimals=2,
    ),
    Slider(
        "rho",
        QT_TRANSLATE_NOOP("Normal2dTab", "Correlation ρ"),
        QT_TRANSLATE_NOOP("Normal2dTab", "How closely x₁ and x₂ follow a common line: 0 not at all"),
        minimum=-RHO_LIMIT,
        maximum=RHO_LIMIT,
        step=0.01,
        decimals=2,
    ),
    Slider(
        "samples",
        QT_TRANSLATE_NOOP("Normal2dTab", "Number of samples"),
        QT_TRANSLATE_NOOP("Normal2dTab", "How many points are drawn from the distribution"),
        minimum=0,
        maximum=SAMPLE_LIMIT,
        step=100,
    ),
    Seed(
        "seed",
        QT_TRANSLATE_NOOP("Normal2dTab", "Seed"),
        QT_TRANSLATE_NOOP("Normal2dTab", "The same seed draws the same points again"),
    ),
)
