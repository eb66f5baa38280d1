"""``genscope`` and ``python -m explorer``."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program with the arguments of the command line; returns the exit code."""
    from explorer.window.app import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
