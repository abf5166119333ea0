import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.exports.cells import protect, unprotect, write_cell
from tests.renderer.rendering import HOSTILE


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''-1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert protect(text) == f"'{text}"
    assert unprotect(protect(text)) == text


@pytest.mark.parametrize("text", ["", "a=1", "'tis the season", " -1", "1-1", "“-”"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert protect(text) == unprotect(text) == text


@given(st.text(alphabet="'=+-@\t\r\n ab,\"\x00", max_size=8))
def test_every_text_comes_back(text: str) -> None:
    assert unprotect(protect(text)) == text


@given(st.lists(st.one_of(st.text(st.characters(exclude_categories=["Cs"])),
                          st.sampled_from(HOSTILE)), min_size=2))  # fmt: skip
def test_a_row_of_any_texts_comes_back_from_a_csv_file(row: list[str]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerow(map(write_cell, row))
    file.seek(0)
    assert [[unprotect(cell) for cell in row] for row in csv.reader(file)] == [row]


def test_numbers_and_nothing_are_written_plainly() -> None:
    values = (None, True, False, 7, -33.87, 0.5, -3)
    assert [write_cell(v) for v in values] == ["", "1", "0", "7", "-33.87", "0.5", "-3"]
