"""What the view of the line says: axes, status line, formula strip and transport bar."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject

from engines.regression import LineFrame, LineParams, LineScene
from explorer.parts.numbers import format_number
from explorer.parts.own_data import OwnDataStore
from explorer.parts.status import TruthLine
from explorer.parts.theme import Truth
from explorer.tabs.regression.line_controls import PARENTS


class LineWords(QObject):
    """Texts about a scene or a frame, in the current language."""

    def axes(self, scene: LineScene, store: OwnDataStore) -> tuple[str, str]:
        """Names of x and y."""
        key = scene.params.data
        if key in store:
            return store[key].columns[0], store[key].columns[1]
        if key in PARENTS:
            texts = self.tr("height of the mid-parent ({unit})"), self.tr("height of the child ({unit})")
            return texts[0].format(unit=scene.unit), texts[1].format(unit=scene.unit)
        return "x", "y"

    def height(self, params: LineParams) -> str:
        """Name of b: the height of the line where x is measured from."""
        if not params.pivot:
            return "b"
        return self.tr("b at x = {x}").format(x=format_number(params.pivot))

    def truth(self, scene: LineScene) -> TruthLine:
        """Say what is exact, sampled and learned."""
        count = self.tr("{count} points").format(count=format_number(len(scene.x)))
        if scene.dropped:
            count += " " + self.tr("({count} left out)").format(count=format_number(scene.dropped))
        return (
            (Truth.EXACT, self.tr("curves, contours, best lines")),
            (Truth.SAMPLED, count),
            (Truth.LEARNED, self.tr("your line")),
        )

    def numbers(self, scene: LineScene) -> str:
        """Write the formula of the chosen noise with the numbers of the hand's line."""
        value, constant = -scene.log_likelihood, scene.constant
        if scene.params.model == "normal":
            text = "−log L = {factor} · {error} {sign} {constant} = {value}"
        elif scene.params.model == "uniform" and value < math.inf:
            text = "−log L = {count} · log 2√3σ = {value}"
        elif value < math.inf:
            text = "−log L = {rest} {sign} {constant} = {value}"
        else:
            text = self.tr("−log L = ∞: a point is {far} off, more than √3σ = {edge}")
        return text.format(
            count=format_number(len(scene.x)),
            factor=format_number(scene.factor),
            error=format_number(scene.mean_squared_error),
            sign="−" if constant < 0.0 else "+",
            constant=format_number(abs(constant)),
            rest=format_number(value - constant) if value < math.inf else "",
            value=format_number(value),
            far=format_number(scene.largest_residual),
            edge=format_number(math.sqrt(3.0) * scene.line.std),
        )

    def step(self, frame: LineFrame) -> str:
        """Say where the playhead is."""
        text = self.tr("step {step} / {last}")
        return text.format(step=frame.step, last=frame.way.steps)

    def note(self, frame: LineFrame) -> str:
        """Say how gradient descent ends, or why there is no best line."""
        way = frame.way
        if not frame.scene.fits:
            return self.tr("All x are equal: every slope fits as well as any other.")
        reasons = {
            "converged": self.tr("Gradient descent: there in {steps} steps, η = {rate}."),
            "max_steps": self.tr("Gradient descent: not there after {steps} steps, η = {rate}."),
            "diverged": self.tr("Gradient descent diverges: η = {rate} is above 2/λ = {limit}."),
        }
        text = reasons[way.reason].format(
            steps=way.steps, rate=format_number(way.rate), limit=format_number(way.limit)
        )
        return text + " " + self.tr("Space plays it.")
