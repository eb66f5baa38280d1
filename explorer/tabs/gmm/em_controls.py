"""The controls of the view of EM."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from engines.gmm import MOST_COMPONENTS, GmmParams
from engines.gmm.data import MOST_GENERATED
from engines.gmm.params import LEAST_COUNT
from explorer.parts.controls import Action, Choice, DataChoice, Seed, Slider, Toggle
from explorer.parts.translation import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Data(DataChoice):
    """The data: with others, a start that was set by hand and swapped names mean nothing any more."""

    def applied(self, params: GmmParams, value: Any) -> GmmParams:
        """Params with other data, and a start that goes with them."""
        return with_data(params, value)


def with_data(params: GmmParams, key: str) -> GmmParams:
    """Params with other data, and a start that goes with them."""
    start = "kmeans" if params.start == "own" else params.start
    return replace(params, data=key, start=start, own=(), relabel=0)


CONTROLS = (
    Data(
        "data",
        QT_TRANSLATE_NOOP("GmmTab", "Data"),
        QT_TRANSLATE_NOOP("GmmTab", "What the mixture is fitted to: one or two columns of numbers"),
        options=(
            ("old_faithful", QT_TRANSLATE_NOOP("GmmTab", "Old Faithful")),
            ("galton", QT_TRANSLATE_NOOP("GmmTab", "Heights, two sexes (1-D)")),
            ("three", QT_TRANSLATE_NOOP("GmmTab", "Three groups")),
            ("crossing", QT_TRANSLATE_NOOP("GmmTab", "Two crossed groups")),
            ("overlapping", QT_TRANSLATE_NOOP("GmmTab", "Two groups that overlap")),
            ("pentagon", QT_TRANSLATE_NOOP("GmmTab", "Five groups")),
            ("humps", QT_TRANSLATE_NOOP("GmmTab", "Three humps (1-D)")),
            ("closing", QT_TRANSLATE_NOOP("GmmTab", "Points that close in")),
            ("places", QT_TRANSLATE_NOOP("GmmTab", "Only three places")),
            ("painted", QT_TRANSLATE_NOOP("GmmTab", "Painted points")),
        ),
    ),
    Slider(
        "count",
        QT_TRANSLATE_NOOP("GmmTab", "Points N"),
        QT_TRANSLATE_NOOP("GmmTab", "How many points are generated"),
        minimum=LEAST_COUNT,
        maximum=MOST_GENERATED,
        step=100,
        log=True,
    ),
    Seed(
        "draw",
        QT_TRANSLATE_NOOP("GmmTab", "Seed of the data"),
        QT_TRANSLATE_NOOP("GmmTab", "The same seed generates the same points"),
    ),
    Action(
        "clear",
        QT_TRANSLATE_NOOP("GmmTab", "Remove all points"),
        QT_TRANSLATE_NOOP("GmmTab", "Begin with an empty plane to paint points into"),
    ),
    Slider(
        "components",
        QT_TRANSLATE_NOOP("GmmTab", "Components K"),
        QT_TRANSLATE_NOOP("GmmTab", "How many normal distributions the mixture has"),
        minimum=1,
        maximum=MOST_COMPONENTS,
    ),
    Choice(
        "start",
        QT_TRANSLATE_NOOP("GmmTab", "Start"),
        QT_TRANSLATE_NOOP("GmmTab", "Where the components stand before the first step"),
        options=(
            ("book", QT_TRANSLATE_NOOP("GmmTab", "The book's start")),
            ("kmeans", QT_TRANSLATE_NOOP("GmmTab", "k-means clusters")),
            ("random", QT_TRANSLATE_NOOP("GmmTab", "Random points")),
            ("spike", QT_TRANSLATE_NOOP("GmmTab", "A spike on one place")),
            ("own", QT_TRANSLATE_NOOP("GmmTab", "Set by hand")),
        ),
    ),
    Seed(
        "seed",
        QT_TRANSLATE_NOOP("GmmTab", "Seed of the start"),
        QT_TRANSLATE_NOOP("GmmTab", "The same seed begins at the same random points or clusters"),
    ),
    Slider(
        "floor",
        QT_TRANSLATE_NOOP("GmmTab", "Floor under σ"),
        QT_TRANSLATE_NOOP(
            "GmmTab", "Smallest σ of a component, as a share of the data's: above 0 nothing can collapse"
        ),
        minimum=0.0,
        maximum=0.5,
        step=0.005,
        decimals=3,
    ),
    Toggle(
        "reveal",
        QT_TRANSLATE_NOOP("GmmTab", "True groups"),
        QT_TRANSLATE_NOOP("GmmTab", "Show which group each point really comes from; EM never sees it"),
    ),
    Action(
        "relabel",
        QT_TRANSLATE_NOOP("GmmTab", "Swap the names"),
        QT_TRANSLATE_NOOP("GmmTab", "Give every component the number of the next one: log p stays the same"),
    ),
    Action(
        "collapse",
        QT_TRANSLATE_NOOP("GmmTab", "Watch a collapse"),
        QT_TRANSLATE_NOOP("GmmTab", "Data and a start with which one component shrinks without end"),
    ),
    Slider(
        "tol",
        QT_TRANSLATE_NOOP("GmmTab", "Tolerance"),
        QT_TRANSLATE_NOOP(
            "GmmTab", "EM stops when an iteration changes the mean log-likelihood by less than this"
        ),
        minimum=0.000001,
        maximum=0.1,
        step=0.000001,
        log=True,
        decimals=6,
    ),
    Slider(
        "max_iter",
        QT_TRANSLATE_NOOP("GmmTab", "Most iterations"),
        QT_TRANSLATE_NOOP("GmmTab", "EM stops after so many pairs of E and M, converged or not"),
        minimum=1,
        maximum=1000,
        log=True,
    ),
)

SEEDED = ("kmeans", "random", "spike")
"""Starts that depend on the seed."""

_ALWAYS = ("data", "components", "start", "seed", "floor", "relabel", "collapse", "tol", "max_iter")
_WITH_GROUPS = ("galton",)


def shown(params: GmmParams) -> set[str]:
    """Fields of the controls that have an effect on a run."""
    fields = set(_ALWAYS)
    if params.generated:
        fields |= {"count", "draw", "reveal"}
    if params.data in _WITH_GROUPS:
        fields.add("reveal")
    if params.painted:
        fields.add("clear")
    return fields


def collapse(params: GmmParams) -> GmmParams:
    """Params of a run in which a component collapses, over a dozen iterations."""
    return replace(
        with_data(params, "closing"),
        count=100,
        draw=0,
        components=2,
        start="spike",
        floor=0.0,
        tol=1e-4,
        max_iter=100,
    )
