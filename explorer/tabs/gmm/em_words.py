"""What the view of EM says in words: what the data are, why a run ended, what it teaches."""

from __future__ import annotations

from PySide6.QtCore import QObject

from engines.gmm import ELLIPSE_MASS, GmmFrame
from engines.gmm.explain import agreement, point_terms
from explorer.parts.numbers import format_number
from explorer.parts.own_data import OwnDataStore


class EmWords(QObject):
    """Sentences about data and runs.

    Parameters
    ----------
    parent
        The view.
    """

    def title(self, frame: GmmFrame, own_data: OwnDataStore) -> str:
        """Name of the data, and what a hand can do."""
        if frame.params.painted:
            hint = self.tr("click or draw to add points, right-click removes one")
        elif frame.kind == "start" and frame.means.shape[1] == 1:
            hint = self.tr("drag μ, or the handle at μ + σ · click a point")
        elif frame.kind == "start":
            hint = self.tr("drag a centre or the ends of its axes · click a point")
        else:
            hint = self.tr("click a point to follow it · Home, then drag the start")
        return f"{self._name(frame.params.data, own_data)} · {hint}"

    def axes(self, frame: GmmFrame, own_data: OwnDataStore) -> tuple[str, str]:
        """Names of the two axes."""
        data, flat = frame.params.data, frame.x.shape[1] == 1
        if data in own_data:
            columns = own_data[data].columns
            return columns[0], self.tr("density") if flat else columns[1]
        if data == "old_faithful":
            return self.tr("eruption (min)"), self.tr("waiting (min)")
        if data == "galton":
            return self.tr("height (in)"), self.tr("density")
        return ("x", self.tr("density")) if flat else ("x₁", "x₂")

    def counted(self, frame: GmmFrame, rows: int) -> str:
        """How many points of how many rows of own data, or 0 rows of data that are not the user's."""
        count = format_number(len(frame.x))
        if frame.params.data == "old_faithful":
            return self.tr("{count} eruptions").format(count=count)
        if frame.params.data == "galton":
            return self.tr("{count} grown children").format(count=count)
        if frame.params.generated:
            return self.tr("{count} points, seed {seed}").format(count=count, seed=frame.params.draw)
        text = self.tr("{count} of {rows} points") if rows > len(frame.x) else self.tr("{count} points")
        return text.format(count=count, rows=format_number(rows))

    def learned(self, frame: GmmFrame) -> str:
        """Say what is learned."""
        count, mass = len(frame.weights), format_number(100 * ELLIPSE_MASS)
        if frame.x.shape[1] == 1:
            return self.tr("mixture of {count}").format(count=count)
        return self.tr("mixture of {count}; ellipses hold {mass} %").format(count=count, mass=mass)

    def place(self, frame: GmmFrame, last: GmmFrame) -> str:
        """Where a half-step stands in its run."""
        names = {"start": self.tr("start"), "E": "E", "M": "M", "collapsed": self.tr("collapsed")}
        number = f" {frame.iteration} / {last.iteration}" if frame.kind in "EM" else ""
        return names[frame.kind] + number

    def formula(self, frame: GmmFrame, selected: int | None) -> tuple[str, str]:
        """Name of the formula of a half-step, and its line with numbers: of one point if one is selected."""
        value = format_number(frame.mean_log_likelihood, 6)
        if not len(frame.x):
            return "gmm", ""
        if frame.kind == "start":
            return "gmm", self.tr("every q = 1/K · mean log p = {value}").format(value=value)
        if frame.kind == "E":
            if selected is not None:
                return "gmm_e_step", self._responsibility(frame, selected)
            text = self.tr("KL = 0, so ELBO = mean log p = {value}")
            return "gmm_e_step", text.format(value=value)
        change = ("+" if frame.change > 0 else "") + format_number(frame.change)
        text = self.tr("mean log p = {value} ({change})")
        return "gmm_m_step", text.format(value=value, change=change)

    def end(self, frame: GmmFrame, last: GmmFrame) -> str:
        """Why a run ended, and how to see it again."""
        reasons = {
            "": "",
            "converged": self.tr("Converged in {count} iterations: change < {tol}."),
            "max_iter": self.tr("Stopped after {count} iterations, not converged."),
            "collapsed": self.tr("Collapsed in iteration {count}."),
        }
        tol = format_number(last.params.tol, 1)
        text = reasons[last.reason].format(count=last.iteration, tol=tol)
        if frame is last and last.reason and frame.index:
            text += " " + self.tr("Space plays it.")
        return text

    def lesson(self, last: GmmFrame) -> str:
        """Say what a run teaches, from its last frame; nothing where everything went as it should."""
        sentences = []
        if not len(last.x):
            sentences.append(self.tr("There are no points yet."))
        elif last.distinct < len(last.weights):
            text = self.tr(
                "{count} components for {distinct} distinct points: some share a place and stay equal."
            )
            sentences.append(text.format(count=len(last.weights), distinct=last.distinct))
        if last.collapsing is not None:
            text = self.tr(
                "Component {number} shrinks without end: its σ goes to 0 and log p to ∞. "
                "The last sound step is kept; a floor under σ prevents this."
            )
            sentences.append(text.format(number=last.collapsing + 1))
        elif last.params.floor and last.reason:
            text = self.tr("The floor keeps every σ above {share} % of the data's; log p stays finite.")
            sentences.append(text.format(share=format_number(100 * last.params.floor)))
        for k in last.empty:
            text = self.tr("No point belongs to component {number}: its φ is 0 and it stays where it is.")
            sentences.append(text.format(number=k + 1))
        if last.params.relabel % len(last.weights):
            text = self.tr("The components have swapped names; the density and log p = {value} are the same.")
            sentences.append(text.format(value=format_number(last.mean_log_likelihood, 6)))
        if last.params.reveal and len(last.groups):
            text = self.tr("The likeliest component stands for the right group for {share} % of the points.")
            sentences.append(text.format(share=format_number(100 * agreement(last))))
            if last.params.data == "galton":
                sentences.append(self.tr("The outline counts the daughters."))
            elif last.means.shape[1] == 1:
                sentences.append(self.tr("The outline counts the points of the first group."))
            else:
                sentences.append(self.tr("The colours of the points are the true groups."))
        return " ".join(sentences)

    def _responsibility(self, frame: GmmFrame, row: int) -> str:
        """Write the posterior of the likeliest component of a point as the fraction that it is."""
        found = point_terms(frame, row)
        k = int(found.posterior.argmax())
        terms = " + ".join(format_number(float(term)) for term in found.joint)
        upper, share = format_number(float(found.joint[k])), f"{found.posterior[k]:.3f}"
        return f"q({k + 1}) = {upper} / ({terms}) = {share}"

    def _name(self, data: str, own_data: OwnDataStore) -> str:
        if data in own_data:
            return own_data[data].name
        names = {
            "old_faithful": self.tr("Old Faithful"),
            "galton": self.tr("Heights of grown children"),
            "three": self.tr("Three groups"),
            "crossing": self.tr("Two crossed groups"),
            "overlapping": self.tr("Two groups that overlap"),
            "pentagon": self.tr("Five groups"),
            "humps": self.tr("Three humps"),
            "closing": self.tr("Points that close in"),
            "places": self.tr("Only three places"),
            "painted": self.tr("Painted points"),
        }
        return names.get(data, data)
