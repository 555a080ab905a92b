"""Long texts: reading twice as much takes at most 2.6 times as long, whatever it is made of."""

from __future__ import annotations

import pytest
from growing import ENOUGH, HEAD, MOST, READINGS, growths
from table import DOCUMENT, table_in


@pytest.mark.parametrize("name", READINGS)
def test_time_grows_with_the_text_and_not_with_its_square(name: str) -> None:
    if ".docx" in name:
        pytest.importorskip("docx")
    found = growths(name, enough=ENOUGH, thoroughly=False)
    assert {piece: grown for piece, grown in found if grown is not None and grown > MOST} == {}


def test_the_document_has_rows_of_what_grows_as_it_may() -> None:
    head, _, *rows = table_in(DOCUMENT.read_text(encoding="utf-8"), "growth").splitlines()
    cells = [[cell.strip() for cell in row.split(" | ")] for row in rows]
    assert head == HEAD
    measured = {first.removeprefix("| ") for first, *_ in cells}
    assert measured
    assert measured <= READINGS.keys(), "make growth"
    assert all(grown == "–" or float(grown) <= MOST for _, _, _, grown, *_ in cells)
