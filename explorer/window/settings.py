"""What the program remembers from one launch to the next: one JSON file, written atomically."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths

from explorer.parts.saving import write_file
from explorer.parts.theme import SCALES, THEMES

VERSION = 1
LANGUAGES = {"en": "English", "ko": "한국어"}
MAX_BYTES = 4 * 2**20

_log = logging.getLogger("genscope.settings")


@dataclass(slots=True)
class Settings:
    """Choices of the user and the state of each chapter.

    Attributes
    ----------
    size
        Width and height of the window in device-independent pixels.
    tabs
        ``ChapterTab.state()`` by chapter ID.
    """

    theme: str = "light"
    scale: int = 100
    language: str = "en"
    tab: str = "clt"
    size: tuple[int, int] = (1280, 800)
    tabs: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check every field; raises ``ValueError``."""
        if self.theme not in THEMES:
            raise ValueError(f"theme must be one of {', '.join(THEMES)}, not {self.theme!r}")
        if self.scale not in SCALES:
            raise ValueError(f"scale must be one of {SCALES}, not {self.scale!r}")
        if self.language not in LANGUAGES:
            raise ValueError(f"language must be one of {', '.join(LANGUAGES)}, not {self.language!r}")
        if not isinstance(self.tab, str) or not isinstance(self.tabs, dict):
            raise ValueError("tab must be a name and tabs a mapping")
        if len(self.size) != 2 or not all(isinstance(n, int) and 200 <= n <= 20000 for n in self.size):
            raise ValueError(f"size must be two lengths from 200 to 20000, not {self.size!r}")


def default_path() -> Path:
    """Where this user's settings are kept."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "settings.json"


def load(path: Path, defaults: Settings) -> tuple[Settings, str]:
    """Read the settings.

    Returns
    -------
    Settings
        The file's, or ``defaults`` if there is none or it cannot be used; it is renamed aside then.
    str
        Name under which a file that cannot be used is kept, else empty.
    """
    try:
        return _parse(path), ""
    except (FileNotFoundError, NotADirectoryError):
        return defaults, ""
    except (OSError, ValueError, TypeError, RecursionError) as error:
        _log.warning("settings not used: %s", error)
        return defaults, _set_aside(path)


def save(path: Path, settings: Settings) -> None:
    """Write beside, then replace: a full disk leaves the previous settings in place.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    text = json.dumps({"version": VERSION, **asdict(settings)}, indent=1, allow_nan=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, text.encode())


def _parse(path: Path) -> Settings:
    if path.stat().st_size > MAX_BYTES:
        raise ValueError(f"larger than {MAX_BYTES} bytes")
    content = json.loads(path.read_text(encoding="utf-8"), parse_constant=_refuse)
    if not isinstance(content, dict):
        raise ValueError("not an object")
    if content.pop("version", None) != VERSION:
        raise ValueError("from another version")
    known = {entry.name for entry in fields(Settings)}
    if not set(content) <= known:
        raise ValueError(f"unknown entries: {sorted(set(content) - known)}")
    if "size" in content:
        content["size"] = tuple(content["size"])
    return Settings(**content)


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is not JSON, and could not be saved again")


def _set_aside(path: Path) -> str:
    aside = path.with_suffix(".unreadable.json")
    try:
        return path.replace(aside).name
    except OSError as error:
        _log.warning("settings not renamed: %s", error)
        return path.name
