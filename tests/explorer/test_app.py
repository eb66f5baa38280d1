import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtTest import QTest

from explorer.window import app as app_module
from explorer.window import settings as storage
from explorer.window.chapters import CHAPTERS
from explorer.window.main_window import MINIMUM_SIZE
from explorer.window.settings import Settings

ROOT = Path(__file__).parents[2]
IDS = [chapter.id for chapter in CHAPTERS]


MAIN = "from explorer.__main__ import main; sys.exit(main())"


def launch(*arguments, display="offscreen", code=MAIN):
    """Run the program in a process of its own; ``display`` is offscreen, an X display, or None."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    if display == "offscreen":
        environment["QT_QPA_PLATFORM"] = display
    elif display is not None:
        environment["DISPLAY"] = display
    return subprocess.run(
        [sys.executable, "-c", f"import sys; {code}", *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


# Command line


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--tab", "nobody"], "clt"),
        (["--tab", ""], "--tab"),
        (["--size", "5x5"], "1280x720"),
        (["--size", "1280"], "1280x720"),
        (["--size", "1280×720"], "1280x720"),
        (["--size", "100x700"], "x".join(map(str, MINIMUM_SIZE))),
        (["--size", "99999x700"], "10000x10000"),
        (["--scale", "120"], "150"),
        (["--scale", "big"], "--scale"),
        (["--theme", "sepia"], "projector"),
        (["--language", "de"], "ko"),
        (["--shot", "picture.jpg"], ".png"),
        (["--shot"], "--shot"),
        (["--shot", "a.png", "--smoke"], "--smoke"),
        (["--nothing"], "--nothing"),
        (["two\nlines"], "two lines"),
    ],
)
def test_bad_command_line_is_one_line_and_exit_code_2(arguments, named, capsys):
    with pytest.raises(SystemExit) as end:
        app_module.parse(arguments)
    written = capsys.readouterr()
    assert end.value.code == 2
    assert written.out == ""
    assert written.err.startswith("genscope: ")
    assert written.err.count("\n") == 1
    assert named in written.err


def test_whole_command_line(tmp_path):
    options = app_module.parse(
        ["--tab", "gmm", "--language", "ko", "--theme", "projector", "--scale", "200", "--size", "1280x720"]
    )
    assert (options.tab, options.language, options.theme) == ("gmm", "ko", "projector")
    assert (options.scale, options.size, options.shot, options.smoke) == (200, (1280, 720), None, False)


def test_program_ends_with_the_code_of_its_command_line():
    ended = launch("--tab", "nobody")
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays of X")
@pytest.mark.parametrize(("display", "named"), [(None, "DISPLAY is not set"), (":99", "")])
def test_no_display_is_one_line_and_exit_code_2(display, named):
    ended = launch(display=display)
    assert ended.returncode == 2
    assert ended.stderr.startswith("genscope: no window can be opened: ")
    assert ended.stderr.count("\n") == 1
    assert named in ended.stderr


def test_shot_writes_a_picture_of_the_size_asked_for(tmp_path):
    ended = launch("--tab", "clt", "--size", "1024x640", "--theme", "dark", "--shot", tmp_path / "clt.png")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    image = QImage(str(tmp_path / "clt.png"))
    assert (image.width(), image.height()) == (1024, 640)
    assert image.pixelColor(1000, 300).lightness() < 60


def test_shot_that_cannot_be_written_is_one_line_and_not_success(tmp_path):
    ended = launch("--tab", "clt", "--shot", tmp_path / "missing" / "clt.png")
    assert ended.returncode not in {0, 2}
    assert ended.stderr.count("\n") == 1
    assert "clt.png could not be written" in ended.stderr


def test_smoke_opens_every_chapter_and_the_window_imports_neither_torch_nor_scipy():
    code = (
        "from explorer.__main__ import main; ended = main(); "
        "import json; print(json.dumps([ended, sorted(sys.modules)]))"
    )
    ended = launch("--smoke", code=code)
    assert ended.stderr == ""
    exit_code, modules = json.loads(ended.stdout)
    assert exit_code == 0
    assert {f"explorer.tabs.{name}" for name in IDS} <= set(modules)
    assert not {name for name in modules if name.split(".")[0] in {"torch", "scipy", "sklearn"}}


@pytest.mark.parametrize(
    "mischief",
    [
        "CltTab.show_frame = lambda self, frame: 1 / 0",
        "CltTab.compute = lambda self, params, live: (self.runner.start(lambda _: 1 / 0, params))",
    ],
    ids=["in a slot", "in an engine"],
)
def test_smoke_and_shot_fail_on_an_exception(tmp_path, mischief):
    code = f"from explorer.tabs.clt import CltTab; {mischief}; {MAIN}"
    ended = launch("--tab", "clt", "--shot", tmp_path / "clt.png", code=code)
    assert ended.returncode == 1
    assert "division by zero" in ended.stderr.splitlines()[-1]


# One window


def press(window, keys):
    for action in window.actions():
        if action.shortcut() == QKeySequence(keys):
            action.trigger()
            return
    raise AssertionError(f"no action for {keys}")


def test_window_opens_as_the_settings_say(open_program, settle):
    program = open_program(theme="dark", scale=150, tab="clt", size=(1100, 700))
    window = program.window
    settle(window.current)
    assert (window.width(), window.height()) == (1100, 700)
    assert window.current.theme.name == "dark"
    assert window.current.theme.scale == 1.5
    checked = [group.checkedAction().data() for group in (window._theme_group, window._scale_group)]
    assert checked == ["dark", 150]


def test_settings_of_the_next_launch_are_those_of_this_one(open_program, settle):
    program = open_program(size=(1100, 700))
    window = program.window
    window.current.panel._edit("n", 77)
    program.set_theme("projector", 200)
    program.set_language("ko")
    settings = window.settings_now()
    again = open_program(**{name: getattr(settings, name) for name in settings.__dataclass_fields__}).window
    assert again.settings_now() == settings
    assert again.current.params.n == 77
    assert (settings.theme, settings.scale, settings.language) == ("projector", 200, "ko")


def test_chapters_that_were_not_opened_keep_their_saved_state(open_program):
    saved = {"gmm": {"params": {"components": 3}}, "gone": {"any": "thing"}}
    window = open_program(tab="clt", tabs=saved).window
    assert window.settings_now().tabs == {**saved, "clt": window.current.state()}


@pytest.mark.parametrize(
    "state", [5, {"view": 5}, {"params": {"n": "many"}}, {"params": {"population": "x"}}]
)
def test_state_that_cannot_be_used_is_one_line_and_the_chapter_opens_as_new(open_program, settle, state):
    window = open_program(tab="clt", tabs={"clt": state}).window
    assert window.current.params == window.current.defaults
    assert "could not be used" in window.current.status.message.text()
    window.current.reset()
    window.current.panel._edit("n", 2)
    settle(window.current)


def test_settings_are_saved_when_the_window_closes(tmp_path):
    code = (
        "from PySide6.QtCore import QTimer\n"
        "from explorer.window import app\n"
        "keep = app.Application.__init__\n"
        "def init(self, *arguments):\n"
        "    keep(self, *arguments)\n"
        "    QTimer.singleShot(300, self.window.close)\n"
        "app.Application.__init__ = init\n"
        "sys.exit(app.run(sys.argv[1:]))"
    )
    ended = launch("--theme", "dark", "--tab", "clt", code=code)
    assert (ended.returncode, ended.stderr) == (0, "")
    (saved,) = tmp_path.glob("config/**/settings.json")
    assert storage.load(saved, Settings())[0].theme == "dark"
    saved.write_text("garbage")
    ended = launch("--tab", "clt", code=code)
    assert ended.returncode == 0
    assert ended.stderr.count("\n") == 1
    assert saved.with_name("settings.unreadable.json").read_text() == "garbage"


def test_picture_only_hides_menu_chapters_controls_and_prose(open_program, settle):
    window = open_program(tab="clt", size=(1280, 720)).window
    settle(window.current)
    window._explain.trigger()
    assert window.current._prose.isVisible()
    press(window, "F11")
    tab = window.current
    for hidden in (window.bar, window.menus, tab.panel, tab._prose, tab.status, tab.formula):
        assert not hidden.isVisible()
    assert window.isFullScreen()
    window.note_language("en")
    press(window, "F1")
    press(window, "Ctrl+B")
    assert not tab.panel.isVisible()
    press(window, "F1")
    press(window, "Ctrl+B")
    assert not tab._prose.isVisible()
    press(window, "Esc")
    for shown in (window.bar, window.menus, tab.panel, tab._prose, tab.status, tab.formula):
        assert shown.isVisible()
    assert not window.isFullScreen()
    press(window, "Esc")
    assert not window.isFullScreen()


def test_size_that_is_saved_in_full_screen_is_that_of_the_window(open_program):
    window = open_program(tab="clt", size=(1000, 640)).window
    press(window, "F11")
    assert window.settings_now().size == (1000, 640)


def test_keys_walk_along_the_chapters_and_stop_what_plays(open_program, monkeypatch):
    window = open_program(tab=IDS[0]).window
    press(window, "Ctrl+PgDown")
    assert window.current.chapter == IDS[1]
    press(window, "Ctrl+PgUp")
    assert window.current.chapter == IDS[0]


def test_walking_along_the_row_of_chapters_keeps_its_focus(open_program, qtbot):
    window = open_program(tab=IDS[0]).window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.current.hasFocus()
    window.bar.setFocus()
    QTest.keyClick(window.bar, Qt.Key.Key_Right)
    assert window.current.chapter == IDS[1]
    assert window.bar.hasFocus()


def test_undo_and_reset_of_the_menu_serve_the_chapter_that_is_shown(open_program):
    window = open_program(tab="clt").window
    window.current.panel._edit("n", 77)
    press(window, "Ctrl+Z")
    assert window.current.params == window.current.defaults
    press(window, "Ctrl+Shift+Z")
    assert window.current.params.n == 77
    press(window, "Ctrl+R")
    assert window.current.params == window.current.defaults


def test_language_changes_every_text_of_the_window_and_back(open_program, settle):
    program = open_program(tab="clt")
    window = program.window
    settle(window.current)

    def texts():
        titles = [window.bar.tabText(index) for index in range(window.bar.count())]
        return [*titles, window._undo.text(), window.current.panel._labels["n"].text()]

    english = texts()
    program.set_language("ko")
    window.current.status.window().repaint()
    QTest.qWait(20)
    korean = texts()
    assert all(one != other for one, other in zip(english[-2:], korean[-2:], strict=True))
    program.set_language("en")
    QTest.qWait(20)
    assert texts() == english


def test_every_action_of_the_menus_has_a_text_and_a_tooltip(open_program):
    window = open_program(tab="clt").window
    for action, text, tip in window._texts():
        assert action.text() == text != ""
        assert action.toolTip() == tip != ""
