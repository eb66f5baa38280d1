"""Own data: numeric columns of a delimited text file, whatever a spreadsheet made of it."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import numpy as np

from engines.arrays import Floats, readonly

MAX_BYTES = 50 * 2**20
"""Size above which a file is refused."""

MAX_COLUMNS = 100
"""Columns above which a file is refused."""

MAX_ROWS = 1_000_000
"""Rows that are kept; the rest is reported as dropped."""

_ENCODINGS = ("utf-8-sig", "utf-16", "cp949", "latin-1")
LARGEST = 1e100
"""Magnitude above which a number counts as missing: its square would not be finite."""

_SAMPLE_LINES = 20
_SAMPLE_WIDTH = 10_000


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Numeric columns of a file.

    Attributes
    ----------
    name : str
        Name of the file; empty for a text that came from none.
    columns : tuple of str
        Names, made up as "column 1" … where the file has no header.
    values : ndarray, shape (rows, columns), float64
        Finite numbers, read-only.
    dropped_rows : int
        Rows left out because a number was missing, not finite, beyond `LARGEST` or not a number, or past
        `MAX_ROWS`.
    dropped_columns : tuple of str
        Columns left out because they hold no numbers.
    """

    columns: tuple[str, ...]
    values: Floats
    dropped_rows: int
    dropped_columns: tuple[str, ...]
    name: str = ""


def read(path: Path) -> Table:
    """Read a file; see `parse`.

    Raises
    ------
    ValueError
        One sentence that says why the file cannot be used.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ValueError(f"{path.name} is larger than {MAX_BYTES // 2**20} MB")
        content = path.read_bytes()
    except OSError as error:
        raise ValueError(f"{path.name} cannot be read: {error.strerror}") from error
    try:
        return replace(parse(content), name=path.name)
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def parse(content: bytes) -> Table:
    """Find encoding, delimiter, decimal sign and header of a delimited text, and read its numeric columns.

    Parameters
    ----------
    content
        The file: columns separated by comma, semicolon, tab or bar; a decimal comma is understood where the
        comma does not separate columns.

    Raises
    ------
    ValueError
        One sentence that says why the text cannot be used.
    """
    import pandas as pd  # half a second that only own data costs

    text = _decode(content)
    delimiter = _delimiter(text)
    if text.partition("\n")[0].count(delimiter) >= MAX_COLUMNS:
        raise ValueError(f"it has more than {MAX_COLUMNS} columns")
    try:
        cells = pd.read_csv(
            BytesIO(text.encode()),
            sep=delimiter,
            header=None,
            dtype=str,
            skipinitialspace=True,
            skip_blank_lines=True,
            nrows=MAX_ROWS + 2,
            on_bad_lines="error",
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise ValueError(f"it is not a table ({_reason(str(error))})") from error
    if delimiter != ",":
        cells = cells.apply(lambda column: column.str.replace(",", ".", regex=False))
    numbers = cells.apply(pd.to_numeric, errors="coerce").to_numpy(np.float64)
    names = [f"column {number}" for number in range(1, cells.shape[1] + 1)]
    if np.isnan(numbers[0]).any() and not cells.iloc[0].isna().all():
        names = [str(name) if isinstance(name, str) else names[i] for i, name in enumerate(cells.iloc[0])]
        numbers = numbers[1:]
    rows = len(numbers)
    written = cells.notna().to_numpy()[len(cells) - rows :]
    finite = np.isfinite(numbers) & (np.abs(numbers) <= LARGEST)
    # A column of numbers may have gaps; what is written in it must mostly be numbers.
    numeric = 2 * finite.sum(axis=0) > written.sum(axis=0)
    numbers, finite = numbers[:MAX_ROWS], finite[:MAX_ROWS]
    if not numeric.any():
        raise ValueError("it has no column of numbers")
    kept = numbers[finite[:, numeric].all(axis=1)][:, numeric]
    if not len(kept):
        raise ValueError("it has no row without a gap")
    return Table(
        columns=tuple(name for name, keep in zip(names, numeric, strict=True) if keep),
        values=readonly(kept),
        dropped_rows=rows - len(kept),
        dropped_columns=tuple(name for name, keep in zip(names, numeric, strict=True) if not keep),
    )


def _decode(content: bytes) -> str:
    if not content.strip():
        raise ValueError("it is empty")
    utf_16 = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in _ENCODINGS:
        if (encoding == "utf-16") != utf_16:
            continue
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise ValueError("it is not text")


def _reason(said: str) -> str:
    """Say in plain words why pandas could not split the text into columns."""
    if "inside string" in said:
        return "a quotation mark is not closed"
    if found := re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", said):
        expected, line, seen = found.groups()
        return f"line {line} has {seen} columns, not {expected}"
    return said.strip().rstrip(".")


def _delimiter(text: str) -> str:
    """Separator that splits the first lines most evenly; a semicolon or tab before a comma."""
    head = text[: 4 * _SAMPLE_LINES * _SAMPLE_WIDTH].splitlines()[: 4 * _SAMPLE_LINES]
    lines = [line[:_SAMPLE_WIDTH] for line in head if line.strip()][:_SAMPLE_LINES]
    best, most = ",", 1
    for delimiter in ("\t", ";", "|", ","):
        counts = {len(row) for row in csv.reader(lines, delimiter=delimiter)}
        if len(counts) == 1 and (columns := counts.pop()) > most:
            best, most = delimiter, columns
            if delimiter != ",":
                break
    return best


def sample(x: Floats, limit: int) -> Floats:
    """Return at most ``limit`` rows of a table, evenly spread and in their order; all of a small one."""
    if len(x) <= limit:
        return x
    return readonly(x[np.linspace(0, len(x) - 1, limit).round().astype(np.intp)])
