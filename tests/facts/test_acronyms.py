"""Abbreviations that a text introduces, and what they stand for."""

from __future__ import annotations

import pytest

from summarize.facts.acronyms import find_abbreviations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ministers of the Association of Southeast Asian Nations (ASEAN) met.",
            [("ASEAN", ("Association", "of", "Southeast", "Asian", "Nations"))],
        ),
        ("The Vik harbour authority (the VHA) paid.", [("VHA", ("Vik", "harbour", "authority"))]),
        ("Senator Ann Lee (R-Iowa) spoke.", []),
        ("The mayor (LEE) spoke.", []),
        ("The Council for Trade (C) met.", []),
    ],
)
def test_what_stands_before_the_brackets_has_its_letters(
    text: str, found: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert list(find_abbreviations(text)) == found
