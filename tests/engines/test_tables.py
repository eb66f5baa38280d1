"""Files as people have them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines import tables

ROWS = [[1.5, 2.0], [-3.25, 40.0], [1e-3, 5e6]]


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1.5,2\n-3.25,40\n1e-3,5e6\n",
        "a;b\r\n1,5;2\r\n-3,25;40\r\n1e-3;5e6\r\n",
        "a\tb\n1.5\t2\n-3.25\t40\n0.001\t5000000",
        '"a","b"\n"1.5","2"\n"-3.25","40"\n"1e-3","5e6"\n',
        "a, b\n1.5, 2\n\n-3.25, 40\n1e-3, 5e6\n\n",
        "a|b\n1.5|2\n-3.25|40\n1e-3|5e6\n",
    ],
    ids=["comma", "decimal comma", "tab", "quoted", "blank lines", "bar"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949", "latin-1"])
def test_every_common_form_gives_the_same_numbers(text: str, encoding: str) -> None:
    table = tables.parse(text.encode(encoding))
    assert table.columns == ("a", "b")
    np.testing.assert_array_equal(table.values, ROWS)
    assert table.dropped_rows == 0


def test_without_a_header_the_columns_are_numbered() -> None:
    table = tables.parse(b"1,2\n3,4\n")
    assert table.columns == ("column 1", "column 2")
    np.testing.assert_array_equal(table.values, [[1, 2], [3, 4]])


def test_a_korean_header_is_read_in_the_encoding_of_a_korean_spreadsheet() -> None:
    assert tables.parse("키,몸무게\n170,60\n".encode("cp949")).columns == ("키", "몸무게")


def test_what_is_no_number_is_dropped_and_counted() -> None:
    table = tables.parse(b"x,name,y\n1,Ann,2\n,Bob,4\n5,Cy,inf\n7,Di,8\n9,Ed,oops\n11,Flo,12\n13,Gus,14\n")
    assert table.columns == ("x", "y")
    assert table.dropped_columns == ("name",)
    np.testing.assert_array_equal(table.values, [[1, 2], [7, 8], [11, 12], [13, 14]])
    assert table.dropped_rows == 3


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b"name,colour\nAnn,red\n", "no column of numbers"),
        (b"x,y\n", "no column of numbers"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "is not text"),
        (b"x,y\n1,\n,2\n3,\n,4\n5,\n", "no row without a gap"),
        (b"1,2\n3,4,5\n", r"is not a table \(line 2 has 3 columns, not 2\)"),
        (b'1,2\n3,"4\n', r"is not a table \(a quotation mark is not closed\)"),
        (b",".join(b"%d" % n for n in range(200)), "more than 100 columns"),
        (b"x" * 300_000, "no column of numbers"),
    ],
)
def test_a_file_that_cannot_be_used_gets_one_sentence(content: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as caught:
        tables.parse(content)
    assert "\n" not in str(caught.value)


def test_a_missing_or_huge_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match=r"none\.csv cannot be read"):
        tables.read(tmp_path / "none.csv")
    big = tmp_path / "big.csv"
    big.write_text("1,2\n" * 100)
    monkeypatch.setattr(tables, "MAX_BYTES", 200)
    with pytest.raises(ValueError, match=r"big\.csv is larger"):
        tables.read(big)


def test_rows_past_the_limit_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_ROWS", 3)
    table = tables.parse(b"1,2\n" * 4)
    assert (len(table.values), table.dropped_rows) == (3, 1)


def test_a_sample_keeps_both_ends_and_the_order() -> None:
    x = np.arange(20.0).reshape(10, 2)
    assert tables.sample(x, 10) is x
    kept = tables.sample(x, 4)
    assert len(kept) == 4
    np.testing.assert_array_equal(kept[[0, -1]], x[[0, -1]])
    assert (np.diff(kept[:, 0]) > 0).all()


@given(st.binary(max_size=200))
def test_any_bytes_give_finite_numbers_or_one_sentence(content: bytes) -> None:
    try:
        table = tables.parse(content)
    except ValueError:
        return
    assert np.isfinite(table.values).all()
    assert table.values.shape[1] == len(table.columns)
