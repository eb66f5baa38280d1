"""How the commands of this package speak about bad options: one line on stderr."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn


class OneLineParser(argparse.ArgumentParser):
    """A parser that leaves the usage to --help."""

    def error(self, message: str) -> NoReturn:
        """Print one line and exit with status 2."""
        self.exit(2, f"{self.prog}: {message}\n")


def fail(program: str, message: str, status: int) -> int:
    """Print one line on stderr and return the exit status."""
    print(f"{program}: {message}", file=sys.stderr)
    return status
