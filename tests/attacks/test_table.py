"""docs/security.md is true to the suite and to the limits."""

from __future__ import annotations

import re

import pytest
from table import DOCUMENT, counted, kinds, table_in, table_of_limits

ROW = re.compile(r"\| ([^|*]+) \| (\d+) \| (\d+)(?: \((\d+) not tried here\))? \|")


def rows() -> dict[str, tuple[int, int, int]]:
    table = table_in(DOCUMENT.read_text(encoding="utf-8"), "attacks")
    found = (ROW.match(line) for line in table.splitlines())
    return {each[1]: (int(each[2]), int(each[3]), int(each[4] or 0)) for each in found if each}


def test_the_document_has_the_kinds_and_counts_of_the_suite(request: pytest.FixtureRequest) -> None:
    tried = counted(request.session.items)
    if set(tried) != set(kinds()) or any("::" in each for each in request.config.args):
        pytest.skip("only a part of the suite is run")
    if request.config.option.keyword or request.config.option.lf:
        pytest.skip("only a part of the suite is run")
    told = {kind: count for kind, (count, _, _) in rows().items()}
    assert told == {kind: tried[module] for module, (kind, _) in kinds().items()}, "make attacks"


def test_all_that_was_tried_held() -> None:
    assert all(tried == held + skipped for tried, held, skipped in rows().values())


def test_the_document_has_the_limits() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert table_in(text, "limits") == table_of_limits(), "make attacks"
