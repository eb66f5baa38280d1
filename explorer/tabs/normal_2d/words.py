"""What the chapter says of a picture: the formula with its numbers, and sentences that explain."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale, QObject

from engines.multivariate_normal import (
    FitFrame,
    LabFrame,
    NoiseFrame,
    Normal2dFrame,
    QuadraticFrame,
    sources,
)
from explorer.parts.numbers import format_number
from explorer.tabs.normal_2d.lab_view import shape_text
from explorer.tabs.normal_2d.numbers import fixed, plain_number

Index = tuple[int, ...]


class Normal2dWords(QObject):
    """Formulas and sentences, from frames alone."""

    def formula(self, frame: Any, selected: Index) -> tuple[str, str]:
        """Name of the formula and the line with numbers for a frame.

        Parameters
        ----------
        frame
            Of any view.
        selected
            Index of the entry of a result whose sources are written out.
        """
        if isinstance(frame, Normal2dFrame):
            return self._density(frame)
        if isinstance(frame, QuadraticFrame):
            (first, shared), (_, second) = frame.covariance
            cross = f"{'−' if shared < 0 else '+'} {format_number(abs(2 * shared))} v₁v₂"
            tail = f"{'−' if second < 0 else '+'} {format_number(abs(second))} v₂²"
            return "normal_2d_form", f"= {format_number(first)} v₁² {cross} {tail}"
        if isinstance(frame, NoiseFrame):
            return "normal_2d_noise", self._map(frame)
        if isinstance(frame, FitFrame):
            name = "normal_2d_fit" if frame.params.divisor == "n" else "normal_2d_unbiased"
            return name, self._estimate(frame)
        return f"lab_{frame.params.operation}", self._entry(frame, selected)

    def corner(self, frame: Normal2dFrame) -> str:
        """Write the corner of the plane: the ruler's lengths, or what can be dragged."""
        if frame.ruler is not None:
            lengths = (format_number(frame.ruler.euclidean), format_number(frame.ruler.mahalanobis))
            return self.tr("‖x−μ‖ {euclidean}\nr {mahalanobis}").format(
                euclidean=lengths[0], mahalanobis=lengths[1]
            )
        return self.tr("Drag the centre or the axes")

    def message(self, frame: Any) -> str:
        """One sentence for the status line; empty where there is nothing to point at."""
        if isinstance(frame, Normal2dFrame) and frame.params.product:
            if frame.params.covariance[0, 1] == 0.0:
                return self.tr("ρ = 0: the density is the product of its marginals.")
            return self.tr("Dotted: the product of the marginals. It is the density only where ρ = 0.")
        if isinstance(frame, NoiseFrame):
            return self.tr("Space plays it. Drag the point in either plane.")
        if isinstance(frame, FitFrame):
            return self._fit(frame)
        return ""

    def why_no_covariance(self, frame: QuadraticFrame) -> str:
        """Two sentences: what is wrong with the matrix, and what the picture shows."""
        low, across = float(frame.eigenvalues[-1]), frame.eigenvectors[:, -1]
        along = f"({fixed(float(across[0]), 2)}, {fixed(float(across[1]), 2)})"
        variance = format_number(low)
        if frame.definiteness == "singular":
            return self.tr(
                "Σ is not positive definite: along {along} the variance is 0, so all points lie on one line, "
                "where there is no density. The valley is vᵗΣv."
            ).format(along=along)
        if frame.definiteness == "indefinite":
            return self.tr(
                "Σ is not positive definite: along {along} the variance would be {variance}, and no variance "
                "is negative. The saddle is vᵗΣv, dashed below 0."
            ).format(along=along, variance=variance)
        return self.tr(
            "Σ is not positive definite: no direction has a variance above 0, so there is no density. The "
            "picture is vᵗΣv, dashed below 0."
        )

    def reason(self, frame: LabFrame) -> str:
        """Why the matrix lab has no result, in words; empty where it has one."""
        a, b = frame.a.shape, frame.b.shape
        texts = {
            "": "",
            "no_axis": self.tr("A has {axes} axes, counted from 0: there is no axis {axis} to sum over."),
            "broadcast": self.tr(
                "Shapes {a} and {b} do not go together. Compared from the last axis, lengths must be equal, "
                "or one of them must be 1, which is then repeated."
            ),
            "one_axis": self.tr(
                "The inner product takes two vectors, arrays of one axis; the shapes are {a} and {b}."
            ),
            "equal_length": self.tr("The vectors differ in length: {a} and {b}. Every a needs its b."),
            "inner_axes": self.tr(
                "A has {columns} columns and B has {rows} rows. A row of A meets a column of B entry by "
                "entry, so the two must be equal."
            ),
            "two_axes": self.tr(
                "Here the matrix product takes at most two axes; the shapes are {a} and {b}."
            ),
            "square": self.tr("Only a square matrix has one; the shape of A is {a}."),
            "singular": self.tr(
                "The determinant of A is 0: its rows lie on a line or in a plane, and what was flattened "
                "cannot be undone."
            ),
        }
        return texts[frame.reason].format(
            a=shape_text(a),
            b=shape_text(b),
            axes=len(a),
            axis=frame.params.axis,
            columns=a[-1],
            rows=b[0],
        )

    def move(self, frame: NoiseFrame) -> str:
        """Name of what is being done to the noise."""
        return {
            "noise": self.tr("noise"),
            "stretch": self.tr("stretch"),
            "shear": self.tr("shear"),
            "shift": self.tr("shift"),
        }[frame.move]

    def _density(self, frame: Normal2dFrame) -> tuple[str, str]:
        params, section = frame.params, frame.slice
        if section is not None:
            given, other = ("₁", "₂") if section.given == 0 else ("₂", "₁")
            where = f"p(x{other} | x{given} = {fixed(section.at, 2)})"
            return "normal_2d_conditional", (
                f"{where} = N(x{other}; {format_number(section.mean)}, {format_number(section.std)}²)"
            )
        if params.ruler and frame.ruler is not None:
            ruler = frame.ruler
            text = self.tr("p(x) = {density}, p(x₁) p(x₂) = {product}; {mass} % lie nearer")
            return ("normal_2d_product" if params.product else "normal_2d"), text.format(
                density=format_number(ruler.density),
                product=format_number(ruler.product),
                mass=fixed(100 * ruler.mass, 1),
            )
        (a, b), (_, c) = frame.inverse
        x, y = (_difference(f"x{index}", mean) for index, mean in zip("₁₂", params.mean, strict=True))
        cross = f"{'−' if b < 0 else '+'} {format_number(abs(2 * b))} {x}{y}"
        numbers = (
            f"= {format_number(frame.peak)} · "
            f"exp{{−½ [{format_number(a)} {x}² {cross} + {format_number(c)} {y}²]}}"
        )
        return ("normal_2d_product" if params.product else "normal_2d"), numbers

    def _map(self, frame: NoiseFrame) -> str:
        (e1, e2), (z1, z2) = (
            [fixed(float(value), 2) for value in point] for point in (frame.epsilon, frame.image)
        )
        return f"ε = ({e1}, {e2})  →  z = ({z1}, {z2})"

    def _estimate(self, frame: FitFrame) -> str:
        text = self.tr("N = {count}, divided by {divisor}").format(
            count=QLocale().toString(frame.count),
            divisor=QLocale().toString(frame.count - (frame.params.divisor == "n_minus_1")),
        )
        if frame.params.form == "diagonal":
            return text + self.tr("; off the diagonal: 0")
        if frame.params.form == "spherical":
            return text + self.tr("; on the diagonal: the mean of both variances, off it: 0")
        return text

    def _fit(self, frame: FitFrame) -> str:
        if not frame.ellipses:
            if frame.count == 0:
                return self.tr("Click in the plane to place points.")
            return self.tr("One point has no spread to divide by N − 1: place another.")
        if frame.singular:
            return self.tr("{count} points on a line: Σ is singular, and there is no density.").format(
                count=QLocale().toString(frame.count)
            )
        return ""

    def _entry(self, frame: LabFrame, selected: Index) -> str:
        """One entry of the result, written out."""
        result, operation = frame.result, frame.params.operation
        if result is None or len(selected) != result.ndim:
            return ""
        if any(i >= length for i, length in zip(selected, result.shape, strict=True)):
            selected = (0,) * result.ndim
        from_a, from_b = sources(frame, selected)
        name = f"C[{', '.join(map(str, selected))}]" if selected else "C"
        value = plain_number(float(result[selected]))
        a = [_factor(float(frame.a[index])) for index in from_a]
        b = [_factor(float(frame.b[index])) for index in from_b]
        if operation in ("product", "inner"):
            made = " + ".join(f"{one}·{other}" for one, other in zip(a, b, strict=True))
        elif operation in ("sum", "hadamard"):
            made = f"{a[0]} {'+' if operation == 'sum' else '·'} {b[0]}"
        elif operation == "sum_axis":
            made = " + ".join(a)
        elif operation == "transpose":
            made = f"A[{', '.join(map(str, from_a[0]))}]"
        elif operation == "determinant" and len(a) == 4:
            made = f"{a[0]}·{a[3]} − {a[1]}·{a[2]}"
        else:
            return f"{name} = {value}"
        return f"{name} = {made} = {value}"


def _factor(value: float) -> str:
    text = plain_number(value)
    return f"({text})" if value < 0.0 else text


def _difference(symbol: str, value: float) -> str:
    number = fixed(-value, 2)
    return f"({symbol}{number if number.startswith('−') else f'+{number}'})"
