"""The controls of the first view: what p and q are, which direction is looked at, and the samples."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from engines.divergence import PRESETS, CompareParams, preset_of
from engines.divergence.pair import MEANS, OUTCOMES, SAMPLES, STDS
from explorer.parts.controls import Choice, Control, Seed, Slider
from explorer.parts.translation import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Pair(Choice):
    """Kind of the distributions, or a pair worth a look that sets kind and distributions at once."""

    def shown(self, params: CompareParams) -> str:
        """Name of the preset that params are, or their kind."""
        name = preset_of(params)
        return params.kind if name == "own" else name

    def applied(self, params: CompareParams, value: Any) -> CompareParams:
        """Params with the preset's distributions, or of the other kind; direction and samples stay."""
        return replace(params, **PRESETS.get(value, {"kind": value}))


_SHAPES = (
    ("normal", QT_TRANSLATE_NOOP("DivergenceTab", "Normal")),
    ("mixture", QT_TRANSLATE_NOOP("DivergenceTab", "Mixture of two normals")),
    ("uniform", QT_TRANSLATE_NOOP("DivergenceTab", "Uniform")),
    ("painted", QT_TRANSLATE_NOOP("DivergenceTab", "Painted with the mouse")),
)


def _mean(field: str, label: str, tip: str) -> Slider:
    return Slider(field, label, tip, minimum=MEANS[0], maximum=MEANS[1], step=0.05, decimals=2)


def _std(field: str, label: str, tip: str) -> Slider:
    return Slider(field, label, tip, minimum=STDS[0], maximum=STDS[1], step=0.05, decimals=2)


def _weight(field: str, label: str, tip: str) -> Slider:
    return Slider(field, label, tip, minimum=0.0, maximum=1.0, step=0.01, decimals=2)


CONTROLS: tuple[Control, ...] = (
    Pair(
        "kind",
        QT_TRANSLATE_NOOP("DivergenceTab", "Distributions"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Curves or bars of your own, or a pair that is worth a look"),
        options=(
            ("density", QT_TRANSLATE_NOOP("DivergenceTab", "Curves of your own")),
            ("bars", QT_TRANSLATE_NOOP("DivergenceTab", "Bars of your own")),
            ("normals", QT_TRANSLATE_NOOP("DivergenceTab", "Two normals")),
            ("two_modes", QT_TRANSLATE_NOOP("DivergenceTab", "Two modes and one normal")),
            ("uniforms", QT_TRANSLATE_NOOP("DivergenceTab", "Two uniforms: ∞ both ways")),
            ("coin", QT_TRANSLATE_NOOP("DivergenceTab", "Coin .7 .3 and coin .6 .4")),
            ("far_coin", QT_TRANSLATE_NOOP("DivergenceTab", "Coin .7 .3 and coin .2 .8")),
            ("zero_bar", QT_TRANSLATE_NOOP("DivergenceTab", "An impossible outcome: ∞")),
        ),
    ),
    Choice(
        "direction",
        QT_TRANSLATE_NOOP("DivergenceTab", "Direction"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Which divergence is taken apart and estimated"),
        options=(
            ("pq", QT_TRANSLATE_NOOP("DivergenceTab", "KL(p‖q), samples from p")),
            ("qp", QT_TRANSLATE_NOOP("DivergenceTab", "KL(q‖p), samples from q")),
        ),
    ),
    Slider(
        "outcomes",
        QT_TRANSLATE_NOOP("DivergenceTab", "Outcomes"),
        QT_TRANSLATE_NOOP("DivergenceTab", "How many bars there are"),
        minimum=OUTCOMES[0],
        maximum=OUTCOMES[1],
    ),
    Choice(
        "p_shape",
        QT_TRANSLATE_NOOP("DivergenceTab", "Shape of p"),
        QT_TRANSLATE_NOOP("DivergenceTab", "What kind of density p is"),
        options=_SHAPES,
    ),
    Choice(
        "q_shape",
        QT_TRANSLATE_NOOP("DivergenceTab", "Shape of q"),
        QT_TRANSLATE_NOOP("DivergenceTab", "What kind of density q is"),
        options=_SHAPES,
    ),
    Choice(
        "hand",
        QT_TRANSLATE_NOOP("DivergenceTab", "Edit"),
        QT_TRANSLATE_NOOP(
            "DivergenceTab",
            "What brush and sliders change, and with bars the keys 1 to 8, Up and Down",
        ),
        options=(("p", "p"), ("q", "q")),
    ),
    _weight(
        "p_weight",
        QT_TRANSLATE_NOOP("DivergenceTab", "Weight of part 1 of p"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Share of the first normal in the mixture p"),
    ),
    _mean(
        "p_mean",
        QT_TRANSLATE_NOOP("DivergenceTab", "Mean of p"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Centre of p, of its first part in a mixture"),
    ),
    _std(
        "p_std",
        QT_TRANSLATE_NOOP("DivergenceTab", "Standard deviation of p"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Width of p, of its first part in a mixture"),
    ),
    _mean(
        "p_mean_2",
        QT_TRANSLATE_NOOP("DivergenceTab", "Mean of part 2 of p"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Centre of the second normal in the mixture p"),
    ),
    _std(
        "p_std_2",
        QT_TRANSLATE_NOOP("DivergenceTab", "Deviation of part 2 of p"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Width of the second normal in the mixture p"),
    ),
    _weight(
        "q_weight",
        QT_TRANSLATE_NOOP("DivergenceTab", "Weight of part 1 of q"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Share of the first normal in the mixture q"),
    ),
    _mean(
        "q_mean",
        QT_TRANSLATE_NOOP("DivergenceTab", "Mean of q"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Centre of q, of its first part in a mixture"),
    ),
    _std(
        "q_std",
        QT_TRANSLATE_NOOP("DivergenceTab", "Standard deviation of q"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Width of q, of its first part in a mixture"),
    ),
    _mean(
        "q_mean_2",
        QT_TRANSLATE_NOOP("DivergenceTab", "Mean of part 2 of q"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Centre of the second normal in the mixture q"),
    ),
    _std(
        "q_std_2",
        QT_TRANSLATE_NOOP("DivergenceTab", "Deviation of part 2 of q"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Width of the second normal in the mixture q"),
    ),
    Slider(
        "n",
        QT_TRANSLATE_NOOP("DivergenceTab", "Samples N"),
        QT_TRANSLATE_NOOP("DivergenceTab", "How many samples the Monte Carlo estimate has"),
        minimum=SAMPLES[0],
        maximum=SAMPLES[1],
        log=True,
    ),
    Seed(
        "seed",
        QT_TRANSLATE_NOOP("DivergenceTab", "Seed"),
        QT_TRANSLATE_NOOP("DivergenceTab", "The same seed draws the same samples"),
    ),
)


def shown_controls(params: CompareParams) -> tuple[str, ...]:
    """Fields that have an effect on what is compared, and the numbers of the one that is edited."""
    both = ("kind", "direction", "n", "seed", "hand")
    if params.kind == "bars":
        return (*both, "outcomes")
    return (*both, "p_shape", "q_shape", *params.fields(params.hand))
