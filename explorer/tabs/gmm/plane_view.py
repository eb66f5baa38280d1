"""What the views have in common that fit mixtures to points of the plane: their data, by name or own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engines import tables
from engines.arrays import Floats
from engines.gmm.data import GENERATED, LEAST_GENERATED, Points
from explorer.parts.controls import DataChoice, Seed, Slider
from explorer.parts.numbers import format_number
from explorer.parts.plots import Plot
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.parts.views import View

MAX_POINTS = 2000
"""Rows of own data that are fitted and drawn: with more, the fits could no longer follow a drag."""

DATA = DataChoice(
    "data",
    QT_TRANSLATE_NOOP("GmmTab", "Data"),
    QT_TRANSLATE_NOOP("GmmTab", "Points of the plane: measured, drawn from a known mixture, or your own"),
    options=(
        ("old_faithful", QT_TRANSLATE_NOOP("GmmTab", "Old Faithful")),
        ("apart", QT_TRANSLATE_NOOP("GmmTab", "3 round groups apart")),
        ("elongated", QT_TRANSLATE_NOOP("GmmTab", "3 long groups")),
        ("unequal", QT_TRANSLATE_NOOP("GmmTab", "3 unequal groups")),
        ("crossing", QT_TRANSLATE_NOOP("GmmTab", "2 crossing groups")),
        ("five", QT_TRANSLATE_NOOP("GmmTab", "5 mixed groups")),
    ),
)
COUNT = Slider(
    "n",
    QT_TRANSLATE_NOOP("GmmTab", "Points N"),
    QT_TRANSLATE_NOOP("GmmTab", "How many points are drawn from the known mixture"),
    minimum=LEAST_GENERATED,
    maximum=2000,
    log=True,
)
SEED = Seed(
    "seed",
    QT_TRANSLATE_NOOP("GmmTab", "Seed"),
    QT_TRANSLATE_NOOP("GmmTab", "The same seed draws the same points and begins at the same places"),
)


class PlaneView(View):
    """A view on data of two columns."""

    def own_points(self, data: str) -> tuple[Floats, ...]:
        """Own data as the last argument of an engine; nothing for data that the engine knows."""
        own = self.tab.own_data
        return (tables.sample(own[data].x[:, :2], MAX_POINTS),) if data in own else ()

    def enable_count(self, data: str) -> None:
        """Only points that are drawn can be drawn in another number."""
        self.set_enabled("n", data in GENERATED)

    def use_data(self, key: str) -> None:
        """Take the first two columns of own data; raises ``ValueError`` if there is one."""
        table = self.tab.own_data[key]
        if table.x.shape[1] < 2:
            raise ValueError(self.tr("{name} has only one column of numbers").format(name=table.name))
        super().use_data(key)

    def take_back(self, error: Exception) -> None:
        """Go back to the data that are shown when others cannot be fitted."""
        if self.frame is None or self.params.data not in self.tab.own_data:
            return
        name, shown = self.tab.own_data[self.params.data].name, self.frame.params.data
        if shown != self.params.data:
            self.amend(replace(self.params, data=shown))
            self.tab.show_error(f"{name}: {error}")

    def name_axes(self, plot: Plot, data: str) -> None:
        """Name the axes of a plot after the columns of the data."""
        if data in self.tab.own_data:
            plot.set_labels(*self.tab.own_data[data].columns[:2])
        elif data in GENERATED:
            plot.set_labels("x₁", "x₂")
        else:
            plot.set_labels(self.tr("eruption (min)"), self.tr("waiting (min)"))

    def counted(self, data: str, points: Points) -> str:
        """Say what the points are, and how many."""
        count: dict[str, Any] = {"count": format_number(len(points.x))}
        if points.source is not None:
            text = self.tr("{count} points of a mixture of {components}")
            return text.format(components=points.components, **count)
        if data not in self.tab.own_data:
            return self.tr("{count} eruptions").format(**count)
        rows = len(self.tab.own_data[data].x)
        text = self.tr("{count} of {rows} points") if rows > len(points.x) else self.tr("{count} points")
        return text.format(rows=format_number(rows), **count)
