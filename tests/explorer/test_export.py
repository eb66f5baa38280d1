import resource

import pytest
from PySide6.QtGui import QColor, QImage

from explorer.parts.export import SUFFIXES, export_picture


@pytest.fixture
def page(open_program, settle):
    tab = open_program(tab="clt", size=(1024, 640)).window.current
    settle(tab)
    return tab.page


@pytest.fixture
def plain(app, qtbot):
    from PySide6.QtWidgets import QLabel

    label = QLabel("a label")
    qtbot.addWidget(label)
    label.resize(200, 100)
    return label


def test_png_is_the_picture_at_twice_the_resolution(page, tmp_path):
    export_picture([page], tmp_path / "picture.png")
    image = QImage(str(tmp_path / "picture.png"))
    assert image.size() == page.size() * 2
    colours = {image.pixelColor(x, y).name() for x in range(0, 900, 7) for y in range(0, 900, 7)}
    assert QColor(page.palette().window().color()).name() in colours
    assert len(colours) > 5


def test_parts_stand_below_each_other(qtbot, page, plain, tmp_path):
    export_picture([page, plain], tmp_path / "both.png")
    image = QImage(str(tmp_path / "both.png"))
    assert image.height() == 2 * (page.height() + plain.height())
    assert image.width() == 2 * max(page.width(), plain.width())


def test_without_a_suffix_it_is_a_png(plain, tmp_path):
    export_picture([plain], tmp_path / "picture")
    assert not QImage(str(tmp_path / "picture.png")).isNull()


def test_pdf_is_one_page_of_the_size_of_the_picture(page, tmp_path):
    export_picture([page], tmp_path / "picture.pdf")
    content = (tmp_path / "picture.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    assert content.count(b"/Type /Page\n") == 1
    box = content.split(b"/MediaBox [")[1].split(b"]")[0].split()
    assert [float(length) for length in box] == pytest.approx(
        [0, 0, page.width() * 0.75, page.height() * 0.75], abs=1
    )


def test_suffix_may_be_in_capitals(plain, tmp_path):
    export_picture([plain], tmp_path / "PICTURE.PNG")
    assert not QImage(str(tmp_path / "PICTURE.PNG")).isNull()


@pytest.mark.parametrize("name", ["picture.jpg", "picture.svg", "picture.png.exe"])
def test_other_suffix_is_refused_in_a_sentence_and_writes_nothing(plain, tmp_path, name):
    with pytest.raises(ValueError, match=r"saved as one of \.png, \.pdf, not"):
        export_picture([plain], tmp_path / name)
    assert list(tmp_path.glob("picture*")) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_path_that_cannot_be_written_is_named_in_a_sentence(plain, tmp_path, suffix):
    path = tmp_path / "missing" / f"picture{suffix}"
    with pytest.raises(OSError, match=r"picture\.... was not written: ."):
        export_picture([plain], path)
    folder = tmp_path / f"folder{suffix}"
    folder.mkdir()
    with pytest.raises(OSError, match=r"was not written: ."):
        export_picture([plain], folder)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_previous_picture_survives_a_full_disk(plain, tmp_path, suffix):
    path = tmp_path / f"picture{suffix}"
    path.write_bytes(b"the previous one")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        with pytest.raises(OSError, match="was not written"):
            export_picture([plain], path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == b"the previous one"
    assert list(tmp_path.glob("picture*")) == [path]


@pytest.mark.parametrize(
    ("name", "said"),
    [("ok.png", "Saved "), ("bad.jpg", "a picture is saved as one of"), ("no/where.png", "was not written")],
)
def test_menu_says_in_the_status_line_what_came_of_it(
    open_program, settle, tmp_path, monkeypatch, name, said
):
    window = open_program(tab="clt").window
    settle(window.current)
    monkeypatch.setattr(
        "explorer.window.main_window.QFileDialog.getSaveFileName",
        lambda *_: (str(tmp_path / name), ""),
    )
    window._export.trigger()
    assert said in window.current.status.message.text()
    assert window.current.status.failed == (name != "ok.png")
