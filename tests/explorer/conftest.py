"""What the tests of the window share: their own settings folder, the program's looks, a way to wait."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale

from explorer.parts import theme as themes
from explorer.window.app import Application
from explorer.window.settings import Settings

FIRST_PICTURE_MS = 120_000
"""A learned chapter imports torch in its child process first, on a machine that may be busy."""


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch, tmp_path):
    """No test reads or writes the settings of whoever runs it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture(scope="session")
def _looks(qapp):
    qapp.setStyle("Fusion")
    themes.register_fonts()


@pytest.fixture
def app(qapp, _looks):
    """The application as the program sets it up; language and theme are put back afterwards."""
    locale = QLocale()
    themes.apply_to_application(qapp, themes.theme())
    yield qapp
    themes.apply_to_application(qapp, themes.theme())
    QLocale.setDefault(locale)


@pytest.fixture
def open_program(app, qtbot):
    """Open windows of the program; they are closed when the test ends."""
    programs = []

    def open_one(**settings):
        program = Application(app, Settings(**settings))
        programs.append(program)
        program.window.show()
        program.window.show_chapter(program.window.settings_now().tab)
        return program

    yield open_one
    for program in programs:
        program.set_language("en")  # takes its translators out of the application
        program.window.close()
        program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def settle(qtbot):
    """Wait for the full picture of a chapter."""

    def wait(tab):
        qtbot.waitUntil(lambda: tab.settled or tab.status.failed, timeout=FIRST_PICTURE_MS)
        assert not tab.status.failed, tab.status.message.text()

    return wait
