"""One row for each number that the project promises, and how the rows are printed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Row(NamedTuple):
    """A promise and what was measured.

    Parameters
    ----------
    what
        What was measured.
    bar
        What it was promised to be.
    figure
        What it is, with its unit.
    met
        Whether the promise is kept.
    """

    what: str
    bar: str
    figure: str
    met: bool


def print_table(rows: Iterable[Row]) -> None:
    """Print rows as a Markdown table, aligned to be read in a terminal too."""
    lines = [("What", "Bar", "Measured", "Met")]
    lines += [(row.what, row.bar, row.figure, "yes" if row.met else "NO") for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(4)]
    first, second, third, fourth = ("-" * width for width in widths)
    lines.insert(1, (first, second, third, fourth))
    for line in lines:
        cells = [cell.ljust(width) for cell, width in zip(line, widths, strict=True)]
        print(f"| {' | '.join(cells)} |")
