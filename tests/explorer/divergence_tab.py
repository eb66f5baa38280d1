"""The tab of chapter 5, opened at one of its views."""

from contextlib import contextmanager

from explorer.parts.theme import register_fonts, theme
from explorer.tabs.divergence import DivergenceTab


@contextmanager
def open_view(qtbot, view, **params):
    """Show the tab at a view whose params are the given ones, wait for its picture, close it afterwards."""
    register_fonts()
    tab = DivergenceTab()
    tab.apply_theme(theme())
    tab.restore({"params": {"view": view, view: params}})
    tab.resize(1280, 680)
    qtbot.addWidget(tab)
    tab.show()
    tab.activate()
    settle(qtbot, tab)
    try:
        yield tab
    finally:
        tab.shut_down()


def settle(qtbot, tab):
    """Wait for the full picture."""
    qtbot.waitUntil(lambda: tab.settled, timeout=20_000)


def cell(readout, row, column):
    """Text of a number in a readout."""
    return readout._cells[row][column].text()
