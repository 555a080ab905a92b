"""Who says it, and whose words they are."""

from __future__ import annotations

import pytest
from laid import objected

from summarize.checking.attribution import check_attribution, check_quotations

SAID = "Ann Lee said that the old dam was hidden from the council for a year."
QUOTED = "“We have no choice, the bridge is not safe,” Ann Lee told the council."


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("Lee said that the old dam was hidden.", []),
        ("The old dam was hidden from the council for a year.", ["hidden"]),
        ("Osei said that the old dam was hidden.", ["said"]),
        ("The bridge is not safe.", ["The bridge is not safe"]),
        ("We have no choice.", ["We"]),
    ],
)
def test_what_somebody_says_stays_his(claim: str, found: list[str]) -> None:
    spans = (SAID, QUOTED, "Osei left.")
    assert objected(check_attribution, claim, *spans) == [("attribution", text) for text in found]


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("“We have no choice,” said Lee.", []),
        ("“We have every choice,” said Lee.", ["“We have every choice,”"]),
        ("“We have no choice,” said Osei.", ["Osei"]),
    ],
)
def test_a_quotation_is_word_for_word_and_its_speakers(claim: str, found: list[str]) -> None:
    assert objected(check_quotations, claim, QUOTED) == [("quotation", text) for text in found]
