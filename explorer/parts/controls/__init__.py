"""The control panel: a declarative list of controls edits one frozen params object.

A chapter lists its controls once, with texts marked for translation; the panel builds the widgets, names them
after their params field, and emits a new params object whenever the user changes one.
"""

from explorer.parts.controls.declarations import (
    OPEN_DATA,
    PASTE_DATA,
    Action,
    Choice,
    Control,
    Custom,
    DataChoice,
    Editor,
    Seed,
    Slider,
    Toggle,
)
from explorer.parts.controls.editors import GrooveSlider, NumberEntry
from explorer.parts.controls.panel import PANEL_WIDTH, ControlPanel

__all__ = [
    "OPEN_DATA",
    "PANEL_WIDTH",
    "PASTE_DATA",
    "Action",
    "Choice",
    "Control",
    "ControlPanel",
    "Custom",
    "DataChoice",
    "Editor",
    "GrooveSlider",
    "NumberEntry",
    "Seed",
    "Slider",
    "Toggle",
]
