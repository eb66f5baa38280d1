"""The view of many starts: a gallery of local optima, one of them large, and all climbs."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from engines.gmm import ELLIPSE_MASS
from engines.gmm.data import extent
from engines.gmm.gallery import MOST_STARTS, GalleryFrame, GalleryParams, explore
from explorer.parts.controls import Choice, Slider
from explorer.parts.elided import ElidedLabel
from explorer.parts.numbers import format_number
from explorer.parts.plots import Dots, Plot, ink, muted
from explorer.parts.runner import Runner
from explorer.parts.theme import Theme, Truth
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.parts.views import ViewsTab
from explorer.tabs.gmm.mixture_plot import MixturePlot
from explorer.tabs.gmm.plane_view import COUNT, DATA, SEED, PlaneView
from explorer.tabs.gmm.thumbnails import Thumbnails, letter

_REACH = 16.0  # pixels around a click in which a climb is found

CONTROLS = (
    DATA,
    COUNT,
    Slider(
        "components",
        QT_TRANSLATE_NOOP("GmmTab", "Components K"),
        QT_TRANSLATE_NOOP("GmmTab", "How many normal distributions each mixture has"),
        minimum=1,
        maximum=6,
    ),
    Slider(
        "starts",
        QT_TRANSLATE_NOOP("GmmTab", "Starts"),
        QT_TRANSLATE_NOOP("GmmTab", "How many times EM is run, each time from another start"),
        minimum=1,
        maximum=MOST_STARTS,
    ),
    Choice(
        "start",
        QT_TRANSLATE_NOOP("GmmTab", "Start from"),
        QT_TRANSLATE_NOOP("GmmTab", "Where the components of a run stand before its first step"),
        options=(
            ("random", QT_TRANSLATE_NOOP("GmmTab", "Random points")),
            ("kmeans", QT_TRANSLATE_NOOP("GmmTab", "k-means clusters")),
        ),
    ),
    SEED,
)


class GalleryView(PlaneView):
    """Thumbnails in the picture; the selected run and the climbs of all of them beside it."""

    id = "gallery"
    title = QT_TRANSLATE_NOOP("GmmTab", "Many starts")
    controls = CONTROLS
    formulas = ("gmm_log_likelihood",)

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__(tab)
        self.selected: int | None = None
        """Number of the run that is shown large; None for the best."""
        self.heading = ElidedLabel()
        self.thumbnails = Thumbnails()
        self.thumbnails.chosen.connect(self.select)
        self.picture.addWidget(self.heading)
        self.picture.addWidget(self.thumbnails, 1)
        self.large = MixturePlot()
        self.climbs = Plot()
        self.climbs.getAxis("bottom").setTicks([[(k, format_number(10**k)) for k in range(5)]])
        self.others = self.climbs.curve(muted, width=1.0)
        self.others.setOpacity(0.7)
        self.climb = self.climbs.curve(ink, width=3.0)
        self.end = self.climbs.dots(Truth.LEARNED, size=12, alpha=1.0, outlined=True)
        self.ends = self.climbs.dots(muted, size=7, alpha=0.9)
        self.fallen = Dots(symbol="x")
        self.climbs.add_styled(self.fallen, self._style_fallen)
        self.climbs.clicked.connect(self._select_climb)
        self.linked.addWidget(self.large, 3)
        self.linked.addWidget(self.climbs, 2)
        self.runner = tab.add_runner(Runner("thread"))
        self.runner.failed.connect(self.take_back)

    def compute(self, params: GalleryParams, *, live: bool) -> None:
        """Run EM from every start; the pictures fill in as the runs end."""
        self.enable_count(params.data)
        (self.runner.refresh if live else self.runner.start)(explore, params, *self.own_points(params.data))

    def show_frame(self, frame: GalleryFrame) -> None:
        """Draw the runs that have ended."""
        if self.selected is not None and self.selected >= frame.params.starts:
            self.selected = None
        there = self.selected is not None and self.selected < len(frame.runs)
        shown = self.selected if self.selected is not None and there else frame.ranking[0]
        self.thumbnails.show_gallery(frame, shown)
        self._show_large(frame, shown)
        self._show_climbs(frame, shown)
        self._show_words(frame, shown)

    def select(self, run: int) -> None:
        """Show a run large."""
        self.selected = run
        self.tab.redraw()

    def take_key(self, event: QKeyEvent) -> bool:
        """Walk through the gallery with the arrows; Home goes to the best run, End to the last."""
        frame = self.frame
        if frame is None:
            return False
        ranking, columns = frame.ranking, self.thumbnails.columns
        place = ranking.index(self.thumbnails.selected)
        places = {
            Qt.Key.Key_Left: place - 1,
            Qt.Key.Key_Right: place + 1,
            Qt.Key.Key_Up: place - columns,
            Qt.Key.Key_Down: place + columns,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(ranking) - 1,
        }
        key = Qt.Key(event.key())
        if key not in places:
            return False
        if 0 <= places[key] < len(ranking):
            self.select(ranking[places[key]])
        return True

    def view_state(self) -> dict[str, Any]:
        """Return the selected run."""
        return {"selected": self.selected}

    def restore_view(self, view: dict[str, Any]) -> None:
        """Select a run again; raises ``ValueError`` if there can be no such run."""
        selected = view.get("selected")
        if selected is not None and (type(selected) is not int or not 0 <= selected < MOST_STARTS):
            raise ValueError(f"selected must be the number of a run or None, not {selected!r}")
        self.selected = selected

    def apply_theme(self, theme: Theme) -> None:
        """Scale the heading with the text."""
        super().apply_theme(theme)
        self.heading.setFont(theme.font("small"))

    def retranslate(self) -> None:
        """Name axes and titles."""
        self.heading.setText(self.tr("Local optima, the best first · click one, or use the arrow keys"))
        self.thumbnails.setAccessibleName(self.tr("Gallery of local optima"))
        self.climbs.set_title(self.tr("All climbs · click one"))
        self.climbs.set_labels(self.tr("iteration"), self.tr("nats per point"))

    def _show_large(self, frame: GalleryFrame, shown: int) -> None:
        run, order = frame.runs[shown], frame.orders[shown]
        ranges = extent(frame.points.x)
        self.name_axes(self.large, frame.params.data)
        name = letter(frame.rank(shown))
        title = (
            self.tr("Start {run}: collapsed") if run.collapsed else self.tr("Start {run}: {name}, {value}")
        )
        value = format_number(run.mean_log_likelihood, 6)
        self.large.set_title(title.format(run=shown + 1, name=name, value=value))
        self.large.show_points(frame.points.x, run.responsibilities[:, order], ranges)
        names = [str(component + 1) for component in order.tolist()]
        self.large.show_components(run.mixture.means[order], run.ellipses[order], names, ranges)

    def _show_climbs(self, frame: GalleryFrame, shown: int) -> None:
        climbs = [(np.log10(np.arange(1, len(run.curve))), run.curve[1:]) for run in frame.runs]
        # One path for all that are not selected, with a gap after each.
        others = [np.append(np.array(climb), [[np.nan], [np.nan]], axis=1) for climb in climbs]
        self.others.setData(*np.concatenate(others, axis=1), connect="finite")
        self.climb.setData(*climbs[shown])
        ends = [(float(x[-1]), float(y[-1])) for x, y in climbs if len(x)]
        standing = [end for end, run in zip(ends, frame.runs, strict=False) if not run.collapsed]
        fallen = [end for end, run in zip(ends, frame.runs, strict=False) if run.collapsed]
        self.ends.setData(x=[x for x, _ in standing], y=[y for _, y in standing])
        self.fallen.setData(x=[x for x, _ in fallen], y=[y for _, y in fallen])
        self.end.setData(x=climbs[shown][0][-1:], y=climbs[shown][1][-1:])
        last = max(float(x[-1]) if len(x) else 0.0 for x, _ in climbs)
        self.climbs.set_ranges((-0.03, max(1.0, 1.05 * last)), frame.climb_range)

    def _select_climb(self, x: float, y: float) -> None:
        if self.frame is None:
            return
        pixel = self.climbs.getViewBox().viewPixelSize()
        run = self.frame.nearest_climb(x, y, pixel, self.tab.theme.px(_REACH))
        if run is not None:
            self.select(run)

    def _show_words(self, frame: GalleryFrame, shown: int) -> None:
        best = frame.optima[frame.rank(shown)]
        text = self.tr("{found} optima")
        if not best.collapsed:
            text += " · " + self.tr("{name}: {times} of {runs} runs, {orders} labellings")
        self.tab.formula.set_numbers(
            text.format(
                found=frame.found,
                runs=len(frame.runs),
                name=letter(frame.rank(shown)),
                times=len(best.members),
                orders=best.labellings,
            )
        )
        learned = self.tr("{runs} runs of EM; ellipses hold {mass} %")
        self.tab.status.set_truth(
            (
                (Truth.SAMPLED, self.counted(frame.params.data, frame.points)),
                (Truth.LEARNED, learned.format(runs=len(frame.runs), mass=format_number(100 * ELLIPSE_MASS))),
            )
        )
        collapsed = sum(run.collapsed for run in frame.runs)
        note = self.tr("{count} collapsed: a component shrank onto too few points.") if collapsed else ""
        unfinished = sum(run.reason == "max_iter" for run in frame.runs)
        if unfinished and not collapsed:
            note = self.tr("{unfinished} did not converge in {most} iterations.")
        self.tab.status.set_note(
            note.format(count=collapsed, unfinished=unfinished, most=format_number(frame.params.max_iter))
        )

    def _style_fallen(self, theme: Theme) -> None:
        self.fallen.setSize(theme.px(11))
        self.fallen.setPen(pg.mkPen(theme.vermilion, width=theme.width(2.5)))
