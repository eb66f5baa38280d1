"""Writing a file so that the one that was there survives whatever goes wrong."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile


def write_file(path: Path, content: bytes) -> None:
    """Write beside, then replace: a full disk leaves the previous file in place.

    Raises
    ------
    OSError
        If the file cannot be written, with a sentence that names it.
    """
    file = QSaveFile(str(path))
    opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if not (opened and file.write(content) == len(content) and file.commit()):
        raise OSError(f"{path} was not written: {file.errorString()}")
