"""Print the measured table: ``python -m tests.bench [NAME …]``; all modules by default, minutes in all.

Every module of this folder with a function ``rows`` measures one thing. Times are medians or percentiles
of one run on an otherwise quiet machine; where there is a peer, both are measured in turn and the ratio is
printed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from tests.bench.table import Row, print_table

NOT_MEASUREMENTS = {"__init__", "__main__", "gui", "table"}


def _modules() -> list[str]:
    names = {path.stem for path in Path(__file__).parent.glob("*.py")}
    return sorted(names - NOT_MEASUREMENTS)


def _rows(names: list[str]) -> Iterator[Row]:
    for name in names:
        print(f"measuring {name} …", file=sys.stderr)
        yield from import_module(f"tests.bench.{name}").rows()


if __name__ == "__main__":
    unknown = sorted(set(sys.argv[1:]) - set(_modules()))
    if unknown:
        sys.exit(f"no measurement called {', '.join(unknown)}; there are {', '.join(_modules())}")
    print_table(_rows(sys.argv[1:] or _modules()))
