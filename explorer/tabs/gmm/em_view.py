"""The view of EM: one recorded run, its picture, its climb and its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from engines import tables
from engines.gmm import ELLIPSE_MASS, GmmFrame, fit
from explorer.parts.controls import Choice, DataChoice, Seed, Slider
from explorer.parts.numbers import format_number
from explorer.parts.plots import class_colour
from explorer.parts.readout import Readout
from explorer.parts.runner import Runner
from explorer.parts.theme import Truth
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.parts.views import View, ViewsTab
from explorer.tabs.gmm.climb import ClimbView
from explorer.tabs.gmm.eruptions import MAX_COMPONENTS, EruptionPlot

HALF_STEPS_A_SECOND = 2.5
MAX_POINTS = 2000
"""Rows of own data that are fitted and drawn: with more, EM could no longer follow a drag."""

CONTROLS = (
    DataChoice(
        "data",
        QT_TRANSLATE_NOOP("GmmTab", "Data"),
        QT_TRANSLATE_NOOP("GmmTab", "What the mixture is fitted to: two columns of numbers"),
        options=(("old_faithful", QT_TRANSLATE_NOOP("GmmTab", "Old Faithful")),),
    ),
    Slider(
        "components",
        QT_TRANSLATE_NOOP("GmmTab", "Components K"),
        QT_TRANSLATE_NOOP("GmmTab", "How many normal distributions the mixture has"),
        minimum=1,
        maximum=MAX_COMPONENTS,
    ),
    Choice(
        "start",
        QT_TRANSLATE_NOOP("GmmTab", "Start"),
        QT_TRANSLATE_NOOP("GmmTab", "Where the components stand before the first step"),
        options=(
            ("book", QT_TRANSLATE_NOOP("GmmTab", "The book's start")),
            ("kmeans", QT_TRANSLATE_NOOP("GmmTab", "k-means clusters")),
            ("random", QT_TRANSLATE_NOOP("GmmTab", "Random points")),
        ),
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
    Seed(
        "seed",
        QT_TRANSLATE_NOOP("GmmTab", "Seed"),
        QT_TRANSLATE_NOOP("GmmTab", "The same seed begins at the same random points or clusters"),
    ),
)


class EmView(View):
    """Eruptions and components in the middle; weights, means and the climb of the likelihood beside them.

    A run is shown at its end, and Space plays it from its start; a playhead that was left inside a run, at
    its start for example, stays there when the next run is computed, so that runs can be compared.
    """

    id = "em"
    title = QT_TRANSLATE_NOOP("GmmTab", "EM, step by step")
    controls = CONTROLS
    formulas = ("gmm", "gmm_e_step", "gmm_m_step")
    steps = True

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__(tab)
        self.selected: int | None = None
        """Row of the eruption whose responsibilities are written out."""
        self.eruptions = EruptionPlot()
        self.eruptions.clicked.connect(self._select_at)
        self.picture.addWidget(self.eruptions, 1)
        self.table = Readout(
            (None, None, Truth.EXACT),
            rows=MAX_COMPONENTS,
            colours=[class_colour(k) for k in range(MAX_COMPONENTS)],
        )
        self.sums = Readout((Truth.EXACT,), rows=3)
        self.climb = ClimbView()
        self.linked.addWidget(self.table)
        self.linked.addWidget(self.sums)
        self.linked.addWidget(self.climb, 1)
        self.runner = tab.add_runner(Runner("thread"), record=True)
        self.runner.failed.connect(self._take_back)

    def compute(self, params: Any, *, live: bool) -> None:
        """Record a run from the start; it takes a few milliseconds, so it can follow a drag."""
        player = self.tab.player
        assert player
        player.set_rate(HALF_STEPS_A_SECOND)
        if player.count > 1 and player.position == 0:
            player.seek(0)
        self.set_enabled("seed", params.start != "book")
        self.tab.new_recording(params)
        own = params.data in self.tab.own_data
        x = (tables.sample(self.tab.own_data[params.data].x[:, :2], MAX_POINTS),) if own else ()
        (self.runner.refresh if live else self.runner.start)(fit, params, *x)

    def use_data(self, key: str) -> None:
        """Fit the mixture to the first two columns of own data; raises ``ValueError`` if there is one."""
        table = self.tab.own_data[key]
        if table.x.shape[1] < 2:
            raise ValueError(self.tr("{name} has only one column of numbers").format(name=table.name))
        # The book's start is a place in Old Faithful.
        start = "kmeans" if self.params.start == "book" else self.params.start
        self.change(data=key, start=start)
        self.tab.end_gesture()

    def show_frame(self, frame: GmmFrame) -> None:
        """Draw a half-step: mixture, numbers, formula, and its place in the run."""
        if self.selected is not None and self.selected >= len(frame.x):
            self.selected = None
        self._name_data(frame.params.data)
        self.eruptions.show_frame(frame, self.selected)
        self._show_numbers(frame)
        self._show_formula(frame)
        self._show_climb(frame, self.tab.recording.frames if frame in self.tab.recording.frames else [frame])

    def show_run(self) -> None:
        """Let the climb and the reason of its end follow a run that is still being computed."""
        if self.frame is not None and len(self.tab.recording):
            self._show_climb(self.frame, self.tab.recording.frames)

    def _show_climb(self, frame: GmmFrame, run: Sequence[GmmFrame]) -> None:
        self.climb.show_run(run)
        self.climb.show_frame(frame)
        self._say_where(frame, run[-1])

    def select(self, row: int | None) -> None:
        """Write out the responsibilities of an eruption; None for none."""
        self.selected = row
        self.tab.redraw()

    def take_key(self, event: QKeyEvent) -> bool:
        """Up and Down walk through the eruptions, Delete lets go of the selected one."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if self.frame is not None and key in steps:
            before = -1 if self.selected is None and steps[key] == 1 else self.selected or 0
            self.select((before + steps[key]) % len(self.frame.x))
        elif self.selected is not None and key == Qt.Key.Key_Delete:
            self.select(None)
        else:
            return False
        return True

    def view_state(self) -> dict[str, Any]:
        """Return the selected eruption."""
        return {"selected": self.selected}

    def restore_view(self, view: dict[str, Any]) -> None:
        """Select an eruption again; raises ``ValueError`` if there can be no such row."""
        selected = view.get("selected")
        if selected is not None and (type(selected) is not int or selected < 0):
            raise ValueError(f"selected must be the row of an eruption or None, not {selected!r}")
        self.selected = selected

    def retranslate(self) -> None:
        """Name axes, titles and rows."""
        self.climb.curve.set_title(self.tr("Log-likelihood"))
        self.climb.curve.set_labels(self.tr("iteration (○ E, ● M)"), self.tr("nats per point"))
        self.climb.bar.set_title(self.tr("its parts"))
        self.climb.bar.set_labels(self.tr("ELBO + KL"), "")
        self.sums.set_texts(("",), (self.tr("mean log-likelihood"), self.tr("= ELBO"), self.tr("+ KL")))

    def _name_data(self, key: str) -> None:
        if key in self.tab.own_data:
            table = self.tab.own_data[key]
            self.eruptions.set_title(self.tr("{name} · click a point to follow it").format(name=table.name))
            self.eruptions.set_labels(*table.columns[:2])
        else:
            self.eruptions.set_title(self.tr("Old Faithful · click an eruption to follow it"))
            self.eruptions.set_labels(self.tr("eruption (min)"), self.tr("waiting (min)"))

    def _take_back(self, error: Exception) -> None:
        """Go back to the data that are shown when others cannot be fitted."""
        if self.frame is None or self.params.data not in self.tab.own_data:
            return
        name, shown = self.tab.own_data[self.params.data].name, self.frame.params
        if shown.data != self.params.data:
            self.change(data=shown.data, start=shown.start)
            self.tab.show_error(f"{name}: {error}")

    def _select_at(self, x: float, y: float) -> None:
        if self.frame is not None:
            self.select(self.eruptions.point_at(self.frame, x, y))

    def _show_numbers(self, frame: GmmFrame) -> None:
        count = len(frame.weights)
        third = "N" if self.selected is None else self.tr("q of no. {n}").format(n=self.selected + 1)
        self.table.set_texts(("φ", "μ", third), [f"● {k + 1}" for k in range(MAX_COMPONENTS)])
        self.table.set_visible_rows(count)
        for k in range(count):
            if self.selected is None:
                share = format_number(float(frame.totals[k]))
            else:
                share = f"{float(frame.responsibilities[self.selected, k]):.3f}"
            mean = ", ".join(format_number(float(value)) for value in frame.means[k])
            self.table.set_row(k, format_number(float(frame.weights[k])), f"({mean})", share)
        self.sums.set_row(0, format_number(frame.mean_log_likelihood, 6))
        self.sums.set_row(1, format_number(frame.elbo, 6))
        self.sums.set_row(2, format_number(frame.kl))

    def _show_formula(self, frame: GmmFrame) -> None:
        value = format_number(frame.mean_log_likelihood, 6)
        if frame.kind == "start":
            self.tab.formula.show_formula("gmm")
            text = self.tr("every q = 1/K · mean log p = {value}")
        elif frame.kind == "E":
            self.tab.formula.show_formula("gmm_e_step")
            text = self.tr("KL = 0, so ELBO = mean log p = {value}")
        else:
            self.tab.formula.show_formula("gmm_m_step")
            text = self.tr("mean log p = {value} ({change})")
        change = ("+" if frame.change > 0 else "") + format_number(frame.change)
        self.tab.formula.set_numbers(text.format(value=value, change=change))

    def _counted(self, frame: GmmFrame) -> str:
        count = format_number(len(frame.x))
        if frame.params.data not in self.tab.own_data:
            return self.tr("{count} eruptions").format(count=count)
        rows = len(self.tab.own_data[frame.params.data].x)
        text = self.tr("{count} of {rows} points") if rows > len(frame.x) else self.tr("{count} points")
        return text.format(count=count, rows=format_number(rows))

    def _say_where(self, frame: GmmFrame, last: GmmFrame) -> None:
        assert self.tab.player
        names = {"start": self.tr("start"), "E": "E", "M": "M", "collapsed": self.tr("collapsed")}
        number = f" {frame.iteration} / {last.iteration}" if frame.kind in "EM" else ""
        self.tab.player.set_label(names[frame.kind] + number)
        mass = format_number(100 * ELLIPSE_MASS)
        learned = self.tr("mixture of {count}; ellipses hold {mass} %")
        self.tab.status.set_truth(
            (
                (Truth.SAMPLED, self._counted(frame)),
                (Truth.LEARNED, learned.format(count=len(frame.weights), mass=mass)),
            )
        )
        reasons = {
            "": "",
            "converged": self.tr("Converged in {count} iterations: change < {tol}."),
            "max_iter": self.tr("Stopped after {count} iterations, not converged."),
            "collapsed": self.tr("Collapsed in iteration {count}: a component shrank to too few points."),
        }
        text = reasons[last.reason].format(count=last.iteration, tol=format_number(last.params.tol, 1))
        if frame is last and last.reason and frame.index:
            text += " " + self.tr("Space plays it.")
        self.tab.status.set_note(text)
