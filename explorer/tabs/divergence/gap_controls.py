"""What the panel offers in the view of the gap."""

from __future__ import annotations

from engines.divergence.gap import LEAST_STD, MOST_STD, X_RANGE, Z_RANGE
from explorer.parts.controls import Action, Choice, Seed, Slider
from explorer.parts.translation import QT_TRANSLATE_NOOP

DECIMALS = 3
"""Of what the hand sets."""

CONTROLS = (
    Choice(
        "model",
        QT_TRANSLATE_NOOP("DivergenceTab", "Model of x given z"),
        QT_TRANSLATE_NOOP("DivergenceTab", "How the observed x comes from z, which is drawn from N(0, 1)"),
        options=(
            ("linear", QT_TRANSLATE_NOOP("DivergenceTab", "x = z + noise")),
            ("square", QT_TRANSLATE_NOOP("DivergenceTab", "x = z² + noise")),
            ("exponential", QT_TRANSLATE_NOOP("DivergenceTab", "x = exp z + noise")),
            ("mixture", QT_TRANSLATE_NOOP("DivergenceTab", "x = z ± 1.5 + noise")),
        ),
    ),
    Slider(
        "x",
        QT_TRANSLATE_NOOP("DivergenceTab", "Observed x"),
        QT_TRANSLATE_NOOP("DivergenceTab", "The value that was observed: where p(x, z) is cut"),
        minimum=X_RANGE[0],
        maximum=X_RANGE[1],
        step=0.05,
        decimals=DECIMALS,
    ),
    Slider(
        "noise",
        QT_TRANSLATE_NOOP("DivergenceTab", "Noise"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Standard deviation of x around the curve"),
        minimum=0.2,
        maximum=2.0,
        step=0.05,
        decimals=2,
    ),
    Slider(
        "mean",
        QT_TRANSLATE_NOOP("DivergenceTab", "Mean μ of q"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Where q stands, and where the ascent begins"),
        minimum=Z_RANGE[0],
        maximum=Z_RANGE[1],
        step=0.05,
        decimals=DECIMALS,
    ),
    Slider(
        "std",
        QT_TRANSLATE_NOOP("DivergenceTab", "Deviation σ of q"),
        QT_TRANSLATE_NOOP("DivergenceTab", "How wide q is, at the start of the ascent"),
        minimum=LEAST_STD,
        maximum=MOST_STD,
        step=0.01,
        log=True,
        decimals=DECIMALS,
    ),
    Action(
        "best",
        QT_TRANSLATE_NOOP("DivergenceTab", "Best normal q"),
        QT_TRANSLATE_NOOP(
            "DivergenceTab", "Goes to the end of the gradient ascent, the best normal q around"
        ),
    ),
    Slider(
        "draws",
        QT_TRANSLATE_NOOP("DivergenceTab", "Draws n"),
        QT_TRANSLATE_NOOP("DivergenceTab", "How many z are drawn from q to estimate the ELBO"),
        minimum=2,
        maximum=10_000,
        log=True,
    ),
    Seed(
        "seed",
        QT_TRANSLATE_NOOP("DivergenceTab", "Seed"),
        QT_TRANSLATE_NOOP("DivergenceTab", "The same seed draws the same ε again"),
    ),
)
