"""The controls of the chapter, in order, and which of them each view shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from engines.likelihood import LikelihoodParams
from explorer.parts.controls import Action, Choice, Control, Custom, DataChoice, Seed, Slider
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.tabs.likelihood.fields import ColumnField, NumberField

Suit = Callable[[LikelihoodParams], LikelihoodParams]


@dataclass(frozen=True, slots=True)
class SampleChoice(DataChoice):
    """The data; model and interval go along to where they are."""

    suit: Suit

    def applied(self, params: LikelihoodParams, value: Any) -> LikelihoodParams:
        """Params with the new data and a model near them."""
        return self.suit(replace(params, data=value, column=0))


@dataclass(frozen=True, slots=True)
class ColumnChoice(Custom):
    """The column; model and interval go along."""

    suit: Suit

    def applied(self, params: LikelihoodParams, value: Any) -> LikelihoodParams:
        """Params with the new column and a model near its numbers."""
        return self.suit(replace(params, column=value))


def controls(suit: Suit, columns: Callable[[Any], tuple[str, ...]]) -> tuple[Control, ...]:
    """List the controls.

    Parameters
    ----------
    suit
        Puts model and interval of params where their data are.
    columns
        Gives the names of the columns of params' data.
    """
    return (
        Choice(
            "view",
            QT_TRANSLATE_NOOP("LikelihoodTab", "View"),
            QT_TRANSLATE_NOOP("LikelihoodTab", "What the picture shows of this chapter"),
            options=(
                ("fit", QT_TRANSLATE_NOOP("LikelihoodTab", "Fit by hand")),
                ("population", QT_TRANSLATE_NOOP("LikelihoodTab", "Population and sample")),
                ("bias", QT_TRANSLATE_NOOP("LikelihoodTab", "Bias of 1/N")),
                ("use", QT_TRANSLATE_NOOP("LikelihoodTab", "Use the model")),
            ),
        ),
        SampleChoice(
            "data",
            QT_TRANSLATE_NOOP("LikelihoodTab", "Data"),
            QT_TRANSLATE_NOOP("LikelihoodTab", "The numbers that the normal distribution is fitted to"),
            options=(
                ("drawn", QT_TRANSLATE_NOOP("LikelihoodTab", "Drawn from a population")),
                ("galton_female", QT_TRANSLATE_NOOP("LikelihoodTab", "Galton: daughters")),
                ("galton_male", QT_TRANSLATE_NOOP("LikelihoodTab", "Galton: sons")),
                ("points", QT_TRANSLATE_NOOP("LikelihoodTab", "Points by hand")),
            ),
            suit=suit,
        ),
        ColumnChoice(
            "column",
            QT_TRANSLATE_NOOP("LikelihoodTab", "Column"),
            QT_TRANSLATE_NOOP("LikelihoodTab", "Which column of the table is used"),
            make=partial(ColumnField, columns),
            suit=suit,
        ),
        Action(
            "type",
            QT_TRANSLATE_NOOP("LikelihoodTab", "Type numbers…"),
            QT_TRANSLATE_NOOP("LikelihoodTab", "Type or paste numbers of your own"),
        ),
        Choice(
            "population",
            QT_TRANSLATE_NOOP("LikelihoodTab", "Hidden population"),
            QT_TRANSLATE_NOOP("LikelihoodTab", "What the points are drawn from; all have the same μ and σ"),
            options=(
                ("normal", QT_TRANSLATE_NOOP("LikelihoodTab", "Normal")),
                ("uniform", QT_TRANSLATE_NOOP("LikelihoodTab", "Uniform")),
                ("exponential", QT_TRANSLATE_NOOP("LikelihoodTab", "Exponential")),
                ("two_humped", QT_TRANSLATE_NOOP("LikelihoodTab", "Two-humped mixture")),
            ),
        ),
        Slider(
            "n",
            QT_TRANSLATE_NOOP("LikelihoodTab", "Sample size N"),
            QT_TRANSLATE_NOOP("LikelihoodTab", "How many points are drawn; the first ones stay"),
            minimum=2,
            maximum=10_000,
            log=True,
        ),
        Custom(
            "mean",
            QT_TRANSLATE_NOOP("LikelihoodTab", "Your mean μ"),
            QT_TRANSLATE_NOOP("LikelihoodTab", "Where the centre of your model lies"),
            make=partial(NumberField, "mean"),
        ),
        Custom(
            "std",
            QT_TRANSLATE_NOOP("LikelihoodTab", "Your spread σ"),
            QT_TRANSLATE_NOOP("LikelihoodTab", "Standard deviation of your model"),
            make=partial(NumberField, "std", positive=True),
        ),
        Action(
            "snap",
            QT_TRANSLATE_NOOP("LikelihoodTab", "Snap to maximum"),
            QT_TRANSLATE_NOOP("LikelihoodTab", "Put your model where the likelihood is largest"),
        ),
        Slider(
            "rate",
            QT_TRANSLATE_NOOP("LikelihoodTab", "Learning rate"),
            QT_TRANSLATE_NOOP("LikelihoodTab", "How far gradient ascent goes along the gradient in one step"),
            minimum=0.02,
            maximum=3.0,
            step=0.01,
            log=True,
            decimals=2,
        ),
        Choice(
            "linked",
            QT_TRANSLATE_NOOP("LikelihoodTab", "Below the surface"),
            QT_TRANSLATE_NOOP("LikelihoodTab", "What is shown beside the picture, below the surface"),
            options=(
                ("product", QT_TRANSLATE_NOOP("LikelihoodTab", "Product and sum of logs")),
                ("terms", QT_TRANSLATE_NOOP("LikelihoodTab", "List of all points")),
            ),
        ),
        Custom(
            "low",
            QT_TRANSLATE_NOOP("LikelihoodTab", "One end of the interval"),
            QT_TRANSLATE_NOOP("LikelihoodTab", "Where the interval begins whose probability is asked"),
            make=partial(NumberField, "low"),
        ),
        Custom(
            "high",
            QT_TRANSLATE_NOOP("LikelihoodTab", "Other end of the interval"),
            QT_TRANSLATE_NOOP("LikelihoodTab", "Where the interval ends whose probability is asked"),
            make=partial(NumberField, "high"),
        ),
        Slider(
            "repeats",
            QT_TRANSLATE_NOOP("LikelihoodTab", "Number of samples"),
            QT_TRANSLATE_NOOP("LikelihoodTab", "How many samples of size N are drawn and fitted"),
            minimum=100,
            maximum=100_000,
            step=100,
            log=True,
        ),
        Seed(
            "seed",
            QT_TRANSLATE_NOOP("LikelihoodTab", "Seed"),
            QT_TRANSLATE_NOOP("LikelihoodTab", "The same seed draws the same numbers again"),
        ),
    )


def shown(params: LikelihoodParams, columns: int) -> frozenset[str]:
    """Name the controls that have an effect in the view of params.

    Parameters
    ----------
    params
        View and data.
    columns
        Columns of the user's own table; 0 for other data.
    """
    if params.view == "bias":
        return frozenset({"view", "population", "n", "repeats", "seed"})
    fields = {"view", "data"}
    if columns > 1:
        fields |= {"column"}
    if params.data == "drawn":
        fields |= {"n", "seed"}
    if params.view == "fit":
        return frozenset(fields | {"type", "mean", "std", "snap", "rate", "linked"})
    if params.data == "drawn":
        fields |= {"population"}
    if params.view == "use":
        fields |= {"low", "high"}
    return frozenset(fields | {"seed"})
