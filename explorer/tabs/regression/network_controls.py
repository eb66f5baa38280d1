"""The controls of the network."""

from __future__ import annotations

from explorer.parts.controls import Choice, Control, DataChoice, Seed, Slider, Toggle
from explorer.parts.translation import QT_TRANSLATE_NOOP

CONTROLS: tuple[Control, ...] = (
    DataChoice(
        "data",
        QT_TRANSLATE_NOOP("RegressionTab", "Data"),
        QT_TRANSLATE_NOOP(
            "RegressionTab", "What the network is fitted to: the book's sine, points, or a table"
        ),
        options=(
            ("sine", QT_TRANSLATE_NOOP("RegressionTab", "sin 2πx + noise")),
            ("painted", QT_TRANSLATE_NOOP("RegressionTab", "Painted points")),
        ),
    ),
    Slider(
        "n",
        QT_TRANSLATE_NOOP("RegressionTab", "Points N"),
        QT_TRANSLATE_NOOP("RegressionTab", "How many points are drawn to train on"),
        minimum=2,
        maximum=1_000,
        log=True,
    ),
    Choice(
        "noise",
        QT_TRANSLATE_NOOP("RegressionTab", "Noise"),
        QT_TRANSLATE_NOOP("RegressionTab", "What is added to the sine: the book's noise has mean ½, not 0"),
        options=(
            ("uniform", QT_TRANSLATE_NOOP("RegressionTab", "uniform U(0, 1)")),
            ("normal", QT_TRANSLATE_NOOP("RegressionTab", "normal N(0, σ²)")),
        ),
    ),
    Slider(
        "sigma",
        QT_TRANSLATE_NOOP("RegressionTab", "Noise σ"),
        QT_TRANSLATE_NOOP("RegressionTab", "Standard deviation of the normal noise"),
        minimum=0.0,
        maximum=2.0,
        step=0.01,
        decimals=2,
    ),
    Slider(
        "hidden",
        QT_TRANSLATE_NOOP("RegressionTab", "Hidden units"),
        QT_TRANSLATE_NOOP("RegressionTab", "How wide the hidden layer of the network is"),
        minimum=1,
        maximum=200,
        log=True,
    ),
    Choice(
        "activation",
        QT_TRANSLATE_NOOP("RegressionTab", "Activation"),
        QT_TRANSLATE_NOOP("RegressionTab", "The function that every hidden unit applies"),
        options=(
            ("sigmoid", QT_TRANSLATE_NOOP("RegressionTab", "Sigmoid")),
            ("tanh", QT_TRANSLATE_NOOP("RegressionTab", "tanh")),
            ("relu", QT_TRANSLATE_NOOP("RegressionTab", "ReLU")),
            ("silu", QT_TRANSLATE_NOOP("RegressionTab", "SiLU")),
            ("sine", QT_TRANSLATE_NOOP("RegressionTab", "Sine")),
            ("identity", QT_TRANSLATE_NOOP("RegressionTab", "None: a straight line")),
        ),
    ),
    Choice(
        "optimizer",
        QT_TRANSLATE_NOOP("RegressionTab", "Optimizer"),
        QT_TRANSLATE_NOOP("RegressionTab", "How a gradient becomes a step of the weights"),
        options=(
            ("sgd", QT_TRANSLATE_NOOP("RegressionTab", "SGD")),
            ("momentum", QT_TRANSLATE_NOOP("RegressionTab", "Momentum 0.9")),
            ("adam", QT_TRANSLATE_NOOP("RegressionTab", "Adam")),
        ),
    ),
    Slider(
        "lr",
        QT_TRANSLATE_NOOP("RegressionTab", "Learning rate"),
        QT_TRANSLATE_NOOP("RegressionTab", "Size of the steps; too large, and the training diverges"),
        minimum=0.001,
        maximum=10.0,
        step=0.001,
        log=True,
        decimals=3,
    ),
    Slider(
        "steps",
        QT_TRANSLATE_NOOP("RegressionTab", "Steps"),
        QT_TRANSLATE_NOOP("RegressionTab", "How many steps the training takes, each with all points"),
        minimum=100,
        maximum=100_000,
        step=100,
        log=True,
    ),
    Seed(
        "seed",
        QT_TRANSLATE_NOOP("RegressionTab", "Seed"),
        QT_TRANSLATE_NOOP("RegressionTab", "The same seed draws the same points and the same first weights"),
    ),
    Toggle(
        "units",
        QT_TRANSLATE_NOOP("RegressionTab", "Show hidden units"),
        QT_TRANSLATE_NOOP("RegressionTab", "Draw what each hidden unit adds to the fit as a faint curve"),
    ),
)


def shown(data: str, noise: str) -> set[str]:
    """Fields that have an effect for this data and noise."""
    fields = {control.field for control in CONTROLS}
    if data != "sine":
        fields -= {"n", "noise", "sigma"}
    elif noise != "normal":
        fields.discard("sigma")
    return fields
