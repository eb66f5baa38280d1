"""The view that paints a density: mixtures come nearer to it as K grows, and none is equal to it."""

from __future__ import annotations

from engines.gmm.painted import PaintedFrame, PaintedParams, approximate, brush, sketch
from engines.gmm.painted_fit import COMPONENT_LIMIT
from explorer.parts.controls import Choice, Control, Slider
from explorer.parts.numbers import format_number
from explorer.parts.plots import class_colour
from explorer.parts.readout import Readout
from explorer.parts.runner import Runner
from explorer.parts.theme import Truth
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.parts.views import View, ViewsTab
from explorer.tabs.gmm.paint_plot import DistancePlot, PaintPlot

PAINT_CONTROLS: tuple[Control, ...] = (
    Choice(
        "shape",
        QT_TRANSLATE_NOOP("GmmTab", "Density"),
        QT_TRANSLATE_NOOP("GmmTab", "The density to come near to: paint on any of them with the mouse"),
        options=(
            ("skyline", QT_TRANSLATE_NOOP("GmmTab", "Skyline")),
            ("box", QT_TRANSLATE_NOOP("GmmTab", "Box")),
            ("triangle", QT_TRANSLATE_NOOP("GmmTab", "Triangle")),
            ("waves", QT_TRANSLATE_NOOP("GmmTab", "Waves")),
            ("decay", QT_TRANSLATE_NOOP("GmmTab", "Decay")),
            ("painted", QT_TRANSLATE_NOOP("GmmTab", "Painted by you")),
        ),
    ),
    Slider(
        "components",
        QT_TRANSLATE_NOOP("GmmTab", "Components K"),
        QT_TRANSLATE_NOOP("GmmTab", "How many normal distributions the mixture has"),
        minimum=1,
        maximum=COMPONENT_LIMIT,
    ),
)


class PaintView(View):
    """The density with its mixture; beside it the distance over K, and the components in numbers.

    Attributes
    ----------
    plot, distance, table
        The painted density, KL over K, and φ, μ, σ of the components.
    """

    id = "paint"
    title = QT_TRANSLATE_NOOP("GmmTab", "Paint a density")
    controls = PAINT_CONTROLS
    formulas = ("gmm_painted",)

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__(tab)
        self.plot, self.distance = PaintPlot(), DistancePlot()
        self.table = Readout(
            (None, None, None), COMPONENT_LIMIT, [class_colour(k) for k in range(COMPONENT_LIMIT)]
        )
        self.picture.addWidget(self.plot, 1)
        self.linked.addWidget(self.distance, 1)
        self.linked.addWidget(self.table)
        self.plot.stroked.connect(self._paint)
        self.plot.released.connect(self._finish)
        tab.panel.released.connect(self._finish)
        self.distance.picked.connect(self._pick)
        self.runner = tab.add_runner(Runner("thread"))

    def compute(self, params: PaintedParams, *, live: bool) -> None:
        """Fit all K; while the brush moves only the wanted one, and quickly."""
        if live:
            self.runner.refresh(sketch, params)
        else:
            self.runner.start(approximate, params)

    def show_frame(self, frame: PaintedFrame) -> None:
        """Draw density, mixture and distances, and write the numbers."""
        self.plot.show_frame(frame)
        self.distance.show_frame(frame)
        count = frame.params.components
        self.table.set_visible_rows(count)
        for k, row in enumerate(zip(frame.weights, frame.means, frame.stds, strict=True)):
            self.table.set_row(k, *(format_number(float(value)) for value in row))
        self.tab.formula.set_numbers(
            self.tr("K = {count}: KL = {value} nats").format(
                count=count, value=format_number(frame.divergence)
            )
        )
        self.tab.status.set_truth(
            (
                (Truth.EXACT, self.tr("the density")),
                (Truth.LEARNED, self.tr("mixture of {count}, fitted by EM").format(count=count)),
            )
        )
        self.tab.status.set_note(self.tr("A finite K stays an approximation."))

    def retranslate(self) -> None:
        """Name axes, titles and columns."""
        self.plot.set_title(self.tr("Paint a density with the mouse"))
        self.plot.set_labels("x", "p(x)")
        self.distance.set_title(self.tr("Distance from the density · click a K"))
        self.distance.set_labels(self.tr("components K"), self.tr("KL (nats)"))
        self.table.set_texts(("φ", "μ", "σ"), [f"● {k + 1}" for k in range(COMPONENT_LIMIT)])

    def _paint(self, x0: float, y0: float, x1: float, y1: float) -> None:
        painted = brush(self.params, (x0, y0), (x1, y1))
        self.change(shape=painted.shape, heights=painted.heights)

    def _finish(self) -> None:
        """Fit in full what was only sketched while the hand moved."""
        if self.tab.params.view == self.id:
            self.compute(self.params, live=False)

    def _pick(self, count: int) -> None:
        self.tab.end_gesture()
        self.change(components=count)
        self.tab.end_gesture()
        self._finish()
