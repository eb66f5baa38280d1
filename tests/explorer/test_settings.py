import json
import os
import resource
import sys

import pytest
from PySide6.QtCore import QStandardPaths

from explorer.window import settings as storage
from explorer.window.settings import MAX_BYTES, VERSION, Settings

DEFAULTS = Settings(language="ko")
STATE = {"params": {"n": 30, "points": [[1.0, 2.5]]}, "view": {"축": "가로"}, "playhead": None}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "genscope" / "settings.json"


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())


def test_what_was_saved_is_loaded(path):
    settings = Settings("dark", 150, "ko", "gmm", (1024, 640), {"clt": STATE, "later": {"any": ["thing"]}})
    storage.save(path, settings)
    assert storage.load(path, DEFAULTS) == (settings, "")


def test_no_file_gives_the_defaults_without_a_word(path):
    assert storage.load(path, DEFAULTS) == (DEFAULTS, "")


def test_saving_twice_leaves_one_file(path):
    storage.save(path, Settings())
    storage.save(path, Settings(theme="dark"))
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]
    assert storage.load(path, DEFAULTS)[0].theme == "dark"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\xfe garbage",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"[" * 100_000,
        b'{"version": 1, "scale": ' + b"9" * 5000 + b"}",
        b'{"version": 1, "tabs": {"clt": {"params": {"n": NaN}}}}',
        b'{"version": 1, "tabs": {"clt": {"params": {"n": -Infinity}}}}',
        {"theme": "dark"},
        {"version": VERSION + 1, "theme": "dark"},
        {"version": "1"},
        {"version": VERSION, "colour": "dark"},
        {"version": VERSION, "theme": "sepia"},
        {"version": VERSION, "theme": ["dark"]},
        {"version": VERSION, "scale": "100"},
        {"version": VERSION, "scale": 120},
        {"version": VERSION, "language": None},
        {"version": VERSION, "tab": 3},
        {"version": VERSION, "tabs": []},
        {"version": VERSION, "size": 5},
        {"version": VERSION, "size": [800]},
        {"version": VERSION, "size": "80x60"},
        {"version": VERSION, "size": [0, 0]},
        {"version": VERSION, "size": [1e9, 700]},
        {"version": VERSION, "size": [800.5, 600]},
    ],
    ids=lambda content: str(content)[:40],
)
def test_file_that_cannot_be_used_is_renamed_aside_and_the_defaults_are_used(path, content):
    write(path, content)
    before = path.read_bytes()
    settings, kept = storage.load(path, DEFAULTS)
    assert settings == DEFAULTS
    assert not path.exists()
    assert (path.parent / kept).read_bytes() == before
    storage.save(path, settings)
    assert storage.load(path, Settings()) == (DEFAULTS, "")


def test_huge_file_is_not_even_read(path):
    write(path, b" " * (MAX_BYTES + 1))
    assert storage.load(path, DEFAULTS)[0] == DEFAULTS
    assert not path.exists()


def test_any_text_in_the_state_of_a_chapter_survives(path):
    write(path, b'{"version": 1, "tabs": {"clt": {"view": {"note": "\\ud800"}}}}')
    settings, kept = storage.load(path, DEFAULTS)
    assert kept == ""
    storage.save(path, settings)
    assert storage.load(path, DEFAULTS)[0].tabs == settings.tabs


def test_file_that_cannot_be_renamed_is_named_itself(path):
    write(path, b"garbage")
    (path.parent / "settings.unreadable.json").mkdir()
    assert storage.load(path, DEFAULTS) == (DEFAULTS, "settings.json")


def test_folder_in_the_place_of_the_file(path):
    path.mkdir(parents=True)
    settings, kept = storage.load(path, DEFAULTS)
    assert settings == DEFAULTS
    assert kept
    storage.save(path, settings)
    assert storage.load(path, Settings()) == (DEFAULTS, "")


def test_file_in_the_place_of_the_folder_is_an_error_that_says_so(tmp_path):
    (tmp_path / "genscope").write_text("in the way")
    path = tmp_path / "genscope" / "settings.json"
    assert storage.load(path, DEFAULTS) == (DEFAULTS, "")
    with pytest.raises(OSError, match="genscope"):
        storage.save(path, Settings())


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_unwritable_folder_is_an_error_that_names_the_file(path):
    write(path, {"version": VERSION})
    path.parent.chmod(0o500)
    try:
        with pytest.raises(OSError, match=r"settings\.json"):
            storage.save(path, Settings(theme="dark"))
        assert json.loads(path.read_text()) == {"version": VERSION}
    finally:
        path.parent.chmod(0o700)


def test_previous_settings_survive_a_full_disk(path):
    storage.save(path, Settings(theme="dark"))
    before = path.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))  # a write beyond fails as on a full disk
    try:
        with pytest.raises(OSError, match=r"settings\.json was not written"):
            storage.save(path, Settings(tabs={"clt": {"view": {"long": "x" * 100_000}}}))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_settings_lie_in_the_folder_of_the_user(qapp, tmp_path):
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    assert str(storage.default_path()).startswith(folder)
    assert str(tmp_path) in folder
    assert storage.default_path().name == "settings.json"
