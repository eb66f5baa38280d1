"""The user's own tables: opened, shown, kept for the next session, and refused with a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from explorer.parts.controls import OPEN_DATA
from explorer.parts.own_data import OwnData, OwnDataStore, mentioned
from explorer.parts.theme import theme
from explorer.tabs.gmm import GmmTab
from explorer.tabs.gmm.em_view import EmView


def table(rows: int = 5) -> OwnData:
    x = np.random.default_rng(rows).standard_normal((rows, 2))
    return OwnData("mine.csv", ("a", "b"), x)


@pytest.fixture
def tab(qtbot: QtBot) -> Iterator[GmmTab]:
    widget = GmmTab()
    qtbot.addWidget(widget)
    widget.apply_theme(theme())
    widget.show()
    widget.activate()
    qtbot.waitUntil(lambda: widget.settled)
    yield widget
    widget.shut_down()


def two_clouds(path: Path) -> Path:
    rng = np.random.default_rng(0)
    x = np.concatenate([rng.normal(0, 1, (60, 2)), rng.normal(8, 1, (40, 2))])
    path.write_text("left,right\n" + "\n".join(f"{a},{b}" for a, b in x) + "\n7,\n")
    return path


def test_the_same_numbers_have_the_same_key_and_others_another() -> None:
    store = OwnDataStore()
    assert store.add(table()) == store.add(table())
    assert store.add(table(6)) != store.add(table(5))


def test_tables_in_use_are_saved_read_back_and_others_removed(tmp_path: Path) -> None:
    store = OwnDataStore()
    kept, dropped = store.add(table(5)), store.add(table(6))
    store.save(tmp_path, [kept, dropped])
    store.save(tmp_path, [kept])
    assert len(list(tmp_path.iterdir())) == 1
    again = OwnDataStore()
    assert again.load(tmp_path, [kept, dropped]) == [dropped]
    np.testing.assert_array_equal(again[kept].x, table(5).x)
    assert again[kept].columns == ("a", "b")


@pytest.mark.parametrize("damage", ["truncated", "flipped", "empty", "text"])
def test_a_damaged_table_is_lost_not_shown(tmp_path: Path, damage: str) -> None:
    store = OwnDataStore()
    key = store.add(table())
    store.save(tmp_path, [key])
    (path,) = tmp_path.iterdir()
    content = bytearray(path.read_bytes())
    content[-3] ^= 0x40
    path.write_bytes(
        {"truncated": path.read_bytes()[:-5], "flipped": bytes(content), "empty": b"", "text": b"hello"}[
            damage
        ]
    )
    again = OwnDataStore()
    assert again.load(tmp_path, [key]) == [key]
    assert key not in again


def test_a_key_that_is_no_hash_never_becomes_a_path(tmp_path: Path) -> None:
    assert OwnDataStore().load(tmp_path, ["user:../../etc/passwd"]) == ["user:../../etc/passwd"]


def test_the_keys_that_a_state_names_are_found() -> None:
    assert mentioned({"gmm": {"params": {"data": "user:1"}, "list": ["user:2", 3]}}) == {"user:1", "user:2"}


def test_an_opened_file_is_fitted_named_and_undone(qtbot: QtBot, tab: GmmTab, tmp_path: Path) -> None:
    tab.open_data(two_clouds(tmp_path / "clouds.csv"))
    qtbot.waitUntil(lambda: tab.settled and tab._frame.params.data.startswith("user:"))
    assert "clouds.csv: rows left out: 1;" in tab.status.message.text()
    assert len(tab._frame.x) == 100
    assert sorted(np.round(tab._frame.weights, 1)) == [0.4, 0.6]
    assert isinstance(tab.view, EmView)
    assert "clouds.csv" in tab.view.main.plane._title
    assert tab.view.main.plane._labels == {"bottom": "left", "left": "right"}
    tab.undo()
    assert (tab.view.params.data, tab.view.params.start) == ("old_faithful", "book")
    qtbot.waitUntil(lambda: tab.settled and len(tab._frame.x) == 272)


def test_a_large_file_is_fitted_whole_and_the_status_says_so(
    qtbot: QtBot, tab: GmmTab, tmp_path: Path
) -> None:
    path = tmp_path / "large.csv"
    x = np.random.default_rng(1).standard_normal((30_000, 2))
    path.write_text("\n".join(f"{a:.4f},{b:.4f}" for a, b in x))
    tab.open_data(path)
    qtbot.waitUntil(lambda: tab.settled and tab._frame.params.data.startswith("user:"), timeout=20_000)
    assert len(tab._frame.x) == 30_000
    assert "30000 points" in [entry.text().replace(",", "") for entry in tab.status._entries]


def test_a_playhead_left_inside_a_run_does_not_hide_why_the_next_one_ended(qtbot: QtBot, tab: GmmTab) -> None:
    tab.player.set_position(5)
    tab.view.change(components=3, start="kmeans")
    qtbot.waitUntil(lambda: tab.settled and len(tab._frame.weights) == 3)
    assert tab.player.position == 5
    assert "Converged" in tab.status.message.text()
    assert f"/ {tab.recording[-1].iteration}" in tab.player.label.text()


def test_a_file_that_cannot_be_used_is_one_line_and_changes_nothing(
    qtbot: QtBot, tab: GmmTab, tmp_path: Path
) -> None:
    before = tab.params
    words = tmp_path / "words.csv"
    words.write_text("x\none\ntwo\nthree\n")
    for path in (tmp_path / "missing.csv", words):
        tab.status.set_message("")
        tab.open_data(path)
        qtbot.waitUntil(lambda: tab.status.failed)
        assert path.name in tab.status.message.text()
        assert tab.params == before


def test_data_that_cannot_be_fitted_give_way_to_those_that_were_shown(
    qtbot: QtBot, tab: GmmTab, tmp_path: Path
) -> None:
    tab.view.change(start="kmeans")
    path = tmp_path / "denormal.csv"
    path.write_text("x,y\n" + "1e-300,2e-300\n3e-300,1e-300\n" * 20)  # squares that are no float64
    tab.open_data(path)
    qtbot.waitUntil(lambda: tab.status.failed and tab.settled)
    assert tab.status.message.text().startswith("denormal.csv: ")
    qtbot.waitUntil(lambda: tab.player.count > 1)
    assert (tab.view.params.data, tab._frame.params.data) == ("old_faithful", "old_faithful")
    tab.undo()  # data that cannot be fitted are nothing to go back to
    assert (tab.view.params.data, tab.view.params.start) == ("old_faithful", "book")


def test_the_last_line_of_the_choice_asks_for_a_file(
    tab: GmmTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = two_clouds(tmp_path / "clouds.csv")
    monkeypatch.setattr("explorer.parts.chapter_tab.QFileDialog.getOpenFileName", lambda *_: (str(path), ""))
    tab.panel.triggered.emit(OPEN_DATA)
    qtbot.waitUntil(lambda: tab.settled and tab._frame.params.data.startswith("user:"))


def test_columns_are_pasted_from_the_clipboard(qtbot: QtBot, tab: GmmTab) -> None:
    choice = tab.panel.editor("em.data")
    assert isinstance(choice, QComboBox)
    QGuiApplication.clipboard().setText("a\tb\n1,5\t2\n3\t4\n5\t7\n8\t1\n")
    choice.activated.emit(choice.count() - 1)
    qtbot.waitUntil(lambda: tab.settled and tab._frame.params.data.startswith("user:"))
    assert tab._frame.x[0].tolist() == [1.5, 2.0]
    QGuiApplication.clipboard().setText("no numbers here")
    choice.activated.emit(choice.count() - 1)
    qtbot.waitUntil(lambda: tab.status.failed)
    assert len(tab._frame.x) == 4


def test_a_state_whose_data_are_gone_is_refused(tab: GmmTab) -> None:
    state = tab.state()
    state["params"]["em"]["data"] = "user:" + "0" * 64
    with pytest.raises(ValueError, match="not there any more"):
        tab.restore(state)
    assert tab.view.params.data == "old_faithful"
