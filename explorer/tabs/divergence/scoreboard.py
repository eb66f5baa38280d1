"""Who plays, and the best rounds of the class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from engines.arrays import integer, number
from explorer.parts.numbers import format_number
from explorer.parts.readout import Readout
from explorer.parts.theme import Theme
from explorer.tabs.divergence.evidence_bar import format_kl

PLACES = 10
LONGEST_NAME = 24


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list."""

    name: str
    points: int
    kl: float
    seed: int
    round: int

    def __post_init__(self) -> None:
        if type(self.name) is not str or len(self.name) > LONGEST_NAME:
            raise ValueError(f"name must be a text of at most {LONGEST_NAME} letters, not {self.name!r}")
        for field in ("points", "seed", "round"):
            integer(field, getattr(self, field), 0)
        number("kl", self.kl, 0.0)


class Scoreboard(QWidget):
    """The name entry above the list; Return in the entry is left to the game."""

    def __init__(self) -> None:
        super().__init__()
        self.best: tuple[Entry, ...] = ()
        """Most points first; of equal ones the earlier round first."""
        self.label, self.name = QLabel(), QLineEdit()
        self.name.setObjectName("player_name")
        self.name.setMaxLength(LONGEST_NAME)
        self.label.setBuddy(self.name)
        self.table = Readout((None, None), rows=PLACES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.label, self.name, self.table):
            column.addWidget(widget)

    def add(self, entry: Entry) -> None:
        """Enter a round; the list keeps the best `PLACES`."""
        self.show_best((*self.best, entry))

    def show_best(self, entries: Sequence[Entry]) -> None:
        """Show the best of these rounds."""
        self.best = tuple(sorted(entries, key=lambda entry: -entry.points)[:PLACES])
        self._write()

    def state(self) -> dict[str, Any]:
        """Name and list as JSON."""
        return {"name": self.name.text(), "best": [asdict(entry) for entry in self.best]}

    def restore(self, state: dict[str, Any]) -> None:
        """Take over a ``state``; raises ``ValueError`` if it is none."""
        name, best = state.get("name", ""), state.get("best", [])
        if not isinstance(name, str) or not isinstance(best, list):
            raise ValueError(f"not the state of a scoreboard: {state!r}")
        try:
            entries = [Entry(**entry) for entry in best]
        except TypeError as error:
            raise ValueError(f"not a round of a scoreboard: {error}") from error
        self.name.setText(name)
        self.show_best(entries)

    def retranslate(self) -> None:
        """Set the texts in the current language."""
        text = self.tr("Player")
        self.label.setText(text)
        self.name.setAccessibleName(text)
        self.name.setToolTip(self.tr("Name under which your rounds are entered in the list"))
        self.name.setPlaceholderText(self.tr("your name"))
        self._write()

    def apply_theme(self, theme: Theme) -> None:
        """Scale with the text."""
        self.label.setFont(theme.font("small"))
        self.name.setFont(theme.font("body"))

    def _write(self) -> None:
        names = [f"{place}. {entry.name or '–'}" for place, entry in enumerate(self.best, start=1)]
        names += [""] * (PLACES - len(names))
        self.table.set_texts((self.tr("points"), "KL"), names)
        self.table.set_visible_rows(len(self.best))
        for row, entry in enumerate(self.best):
            self.table.set_row(row, format_number(entry.points), format_kl(entry.kl))
