"""Bring the translations up to date: ``python -m assets.translations.update``, run in the checkout.

New strings of ``explorer`` are added to every ``.ts`` file as unfinished, strings that are gone are dropped,
and the ``.qm`` files that the program reads are compiled anew. Translate in between with Qt Linguist
(``pyside6-linguist``) or any editor, then run it once more.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

FOLDER = Path(__file__).parent
SOURCES = FOLDER.parent.parent / "explorer"


def extract(target: Path, sources: Path = SOURCES) -> None:
    """Merge the strings of the program into a ``.ts`` file, which is made if it does not exist.

    Parameters
    ----------
    target : Path
        The ``.ts`` file. Its translations are kept.
    sources : Path
        Folder of the Python files to read.

    Raises
    ------
    RuntimeError
        If Qt's tool is missing or fails.
    """
    files = [str(file) for file in sorted(sources.rglob("*.py"))]
    # Without line numbers a string that only moved is no change.
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
    _run("pyside6-lupdate", [*files, *options, "-ts", str(target)])


def compile_binary(source: Path, target: Path) -> None:
    """Compile a ``.ts`` file into the ``.qm`` file that the program reads.

    Parameters
    ----------
    source : Path
        The ``.ts`` file.
    target : Path
        The ``.qm`` file, overwritten.

    Raises
    ------
    RuntimeError
        If Qt's tool is missing or fails.
    """
    _run("pyside6-lrelease", ["-silent", str(source), "-qm", str(target)])


def _run(tool: str, arguments: Sequence[str]) -> None:
    program = shutil.which(tool, path=str(Path(sys.executable).parent))
    if program is None:
        raise RuntimeError(f"{tool} of PySide6-Essentials is not installed beside {sys.executable}")
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{tool} failed: {done.stderr.strip() or done.stdout.strip()}")


def main() -> None:
    """Update and compile every translation of this folder."""
    for source in sorted(FOLDER.glob("*.ts")):
        extract(source)
        compile_binary(source, source.with_suffix(".qm"))


if __name__ == "__main__":
    main()
