"""The view of the joint table: the joint with both marginals, both conditionals, and where they come from."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QWidget

from engines.gmm.joint_table import JointTableFrame, JointTableParams, joint_table
from explorer.parts.plots import Plot, colour_of, faded, ink
from explorer.parts.runner import Runner
from explorer.parts.theme import Theme, Truth
from explorer.parts.translation import QT_TRANSLATE_NOOP
from explorer.parts.views import View, ViewsTab
from explorer.tabs.gmm.heat_table import HeatTable
from explorer.tabs.gmm.table_controls import TABLE_CONTROLS
from explorer.tabs.gmm.table_words import equations, formula


class _Bars(Plot):
    """A marginal as lines, and a conditional of the same variable as bars."""

    def __init__(self) -> None:
        super().__init__()
        self.conditional = pg.BarGraphItem(x=[], height=[], width=0.6)
        self.add_styled(
            self.conditional,
            lambda theme: self.conditional.setOpts(brush=faded(colour_of(ink, theme), 0.25), pen=None),
        )
        self.marginal = self.curve(Truth.EXACT, width=3.0)
        self.marginal.opts["connect"] = "pairs"

    def show_bars(self, name: str, marginal: NDArray[np.float64], conditional: NDArray[np.float64]) -> None:
        """Draw both over the values of a variable; no bars where the conditional is undefined."""
        places = np.arange(1, len(marginal) + 1)
        ends = np.stack((places - 0.4, places + 0.4), axis=1)
        self.marginal.setData(ends.ravel(), np.repeat(marginal, 2))
        self.conditional.setOpts(x=places, height=np.nan_to_num(conditional), width=0.6)
        self.getAxis("bottom").setTicks([[(k, f"{name}{'₁₂₃₄'[k - 1]}") for k in places.tolist()]])
        self.set_ranges((0.4, len(marginal) + 0.6), (0.0, 1.05))


class TableView(View):
    """The joint above, the two conditionals below; what is chosen is written out beside them.

    Attributes
    ----------
    joint, x_given_y, y_given_x
        The tables.
    bars_x, bars_y, equations
        The linked column.
    """

    id = "tables"
    title = QT_TRANSLATE_NOOP("GmmTab", "Joint table")
    controls = TABLE_CONTROLS
    formulas = ("joint_product", "joint_marginal_y", "joint_marginal_x")

    def __init__(self, tab: ViewsTab) -> None:
        super().__init__(tab)
        self.joint, self.x_given_y, self.y_given_x = HeatTable(), HeatTable(), HeatTable()
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.addWidget(self.joint, 0, 0, 1, 2)
        self._grid.addWidget(self.x_given_y, 1, 0)
        self._grid.addWidget(self.y_given_x, 1, 1)
        for index in range(2):
            self._grid.setRowStretch(index, 1)
            self._grid.setColumnStretch(index, 1)
        scroll = QScrollArea()  # large text needs more room than a small window has
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.picture.addWidget(scroll)
        self.bars_x, self.bars_y, self.equations = _Bars(), _Bars(), QLabel()
        self.equations.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        bars = QHBoxLayout()
        bars.setSpacing(0)
        for plot in (self.bars_x, self.bars_y):
            bars.addWidget(plot, 1)
        self.linked.addLayout(bars, 1)
        self.linked.addWidget(self.equations)
        for table in (self.joint, self.x_given_y, self.y_given_x):
            table.chosen.connect(self._choose)
        self.runner = tab.add_runner(Runner("thread"))

    def compute(self, params: JointTableParams, *, live: bool) -> None:
        """Compute the distribution."""
        (self.runner.refresh if live else self.runner.start)(joint_table, params)

    def show_frame(self, frame: JointTableFrame) -> None:
        """Write all tables, light what is chosen, and write it out."""
        params = frame.params
        self.joint.show_values(
            frame.joint,
            right=frame.marginal_y.tolist(),
            below=frame.marginal_x.tolist(),
            margins=("p(y)", "p(x)"),
        )
        sums_y, sums_x = frame.x_given_y.sum(axis=1), frame.y_given_x.sum(axis=0)
        self.x_given_y.show_values(frame.x_given_y, right=sums_y.tolist(), margins=("Σ", ""))
        self.y_given_x.show_values(frame.y_given_x, below=sums_x.tolist(), margins=("", "Σ"))
        self._light(params)
        x, y = f"x{'₁₂₃₄'[params.column]}", f"y{'₁₂₃₄'[params.row]}"
        self.bars_x.show_bars("x", frame.marginal_x, frame.x_given_y[params.row])
        self.bars_y.show_bars("y", frame.marginal_y, frame.y_given_x[:, params.column])
        self.bars_x.set_title(f"p(x | {y})")
        self.bars_y.set_title(f"p(y | {x})")
        lines = equations(frame)
        # The sum of a row or a column stands in the strip already, and is too long for the column.
        self.equations.setText("\n".join(lines if params.selected == "cell" else lines[1:]))
        name, numbers = formula(frame)
        self.tab.formula.show_formula(name)
        self.tab.formula.set_numbers(numbers)
        status = self.tab.status
        status.set_truth(
            (
                (
                    Truth.EXACT,
                    self.tr("{rows} × {columns} probabilities").format(
                        rows=params.rows, columns=params.columns
                    ),
                ),
            )
        )
        status.set_note(
            self.tr("Independent: p(x, y) = p(x) p(y) in every cell.")
            if frame.independent
            else self.tr("Dependent: p(x, y) differs from p(x) p(y) by up to {gap}.").format(
                gap=f"{frame.gap:.3f}"
            )
        )

    def retranslate(self) -> None:
        """Name the tables."""
        self.bars_x.set_labels("— p(x)", "")
        self.bars_y.set_labels("— p(y)", "")
        self.joint.set_caption(self.tr("p(x, y) · click a cell or a sum"))
        self.x_given_y.set_caption(self.tr("p(x | y) · rows sum to 1"))
        self.y_given_x.set_caption(self.tr("p(y | x) · columns sum to 1"))
        for table in (self.joint, self.x_given_y, self.y_given_x):
            table.setToolTip(
                self.tr("Click a cell, or use the arrow keys, to see where its number comes from")
            )

    def apply_theme(self, theme: Theme) -> None:
        """Space the tables."""
        super().apply_theme(theme)
        self._grid.setContentsMargins(theme.px(4), 0, theme.px(4), 0)
        self._grid.setHorizontalSpacing(theme.px(24))
        self._grid.setVerticalSpacing(theme.px(16))
        self.equations.setFont(theme.font("small"))

    def _light(self, params: JointTableParams) -> None:
        row, column, rows, columns = params.row, params.column, params.rows, params.columns
        cell = (row, column)
        in_row = [(row, k) for k in range(columns)]
        in_column = [(k, column) for k in range(rows)]
        if params.selected == "cell":
            self.joint.light(cell, [cell, (row, columns), (rows, column)])
            self.x_given_y.light(cell, [cell])
            self.y_given_x.light(cell, [cell])
        elif params.selected == "row":
            self.joint.light((row, columns), in_row)
            self.x_given_y.light((row, columns), in_row)
            self.y_given_x.light(cell, [])
        else:
            self.joint.light((rows, column), in_column)
            self.x_given_y.light(cell, [])
            self.y_given_x.light((rows, column), in_column)

    def _choose(self, row: int, column: int) -> None:
        params: JointTableParams = self.params
        if column == params.columns:
            self.change(row=row, selected="row")
        elif row == params.rows:
            self.change(column=column, selected="column")
        else:
            self.change(row=row, column=column, selected="cell")
        self.tab.end_gesture()
