"""What the panel offers in the game."""

from __future__ import annotations

from explorer.parts.controls import Action, Choice, Seed
from explorer.parts.translation import QT_TRANSLATE_NOOP

CONTROLS = (
    Choice(
        "level",
        QT_TRANSLATE_NOOP("DivergenceTab", "Level"),
        QT_TRANSLATE_NOOP("DivergenceTab", "What the target is, and what is seen of it during a round"),
        options=(
            ("samples", QT_TRANSLATE_NOOP("DivergenceTab", "Normal: its samples are seen")),
            ("number", QT_TRANSLATE_NOOP("DivergenceTab", "Normal: only the KL is seen")),
            ("bars", QT_TRANSLATE_NOOP("DivergenceTab", "Five bars: only the KL is seen")),
        ),
    ),
    Action(
        "start",
        QT_TRANSLATE_NOOP("DivergenceTab", "Start a round (Enter)"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Draws a new hidden target and starts the clock of ten seconds"),
    ),
    Action(
        "clear",
        QT_TRANSLATE_NOOP("DivergenceTab", "Clear the list"),
        QT_TRANSLATE_NOOP("DivergenceTab", "Forgets the best rounds of the class"),
    ),
    Seed(
        "seed",
        QT_TRANSLATE_NOOP("DivergenceTab", "Seed"),
        QT_TRANSLATE_NOOP("DivergenceTab", "The same seed brings the same targets again, round by round"),
    ),
)
