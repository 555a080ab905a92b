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
        ("“The bridge is not safe.”", []),
        ("We have no choice.", ["We"]),
    ],
)
def test_what_somebody_says_stays_his(claim: str, found: list[str]) -> None:
    spans = (SAID, QUOTED, "Osei left.")
    assert objected(check_attribution, claim, *spans) == [("attribution", text) for text in found]


@pytest.mark.parametrize(
    ("plainly", "found"),
    [
        ("The dam, built of clay, was hidden under earth for a whole year near Marlow.", []),
        ("The keys were hidden under a stone.", [("attribution", "hidden")]),
    ],
)
def test_what_another_source_states_plainly_is_nobodys(
    plainly: str, found: list[tuple[str, str]]
) -> None:
    claim = "A clay dam near Marlow was hidden from the council for a year."
    reported = "Ann Lee said that a clay dam was hidden from the council for a year."
    assert objected(check_attribution, claim, reported, plainly) == found


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("“We have no choice,” said Lee.", []),
        ("“We have every choice,” said Lee.", ["“We have every choice,”"]),
        ("“We have no choice,” said Osei.", ["Osei"]),
        ("“We have no choice,” said one of the engineers.", []),
        ("“We have … no choice … the bridge is not safe.”", []),
        (
            "“We have … every choice, the bridge is not safe.”",
            ["every choice, the bridge is not safe."],
        ),
    ],
)
def test_a_quotation_is_word_for_word_and_its_speakers(claim: str, found: list[str]) -> None:
    assert objected(check_quotations, claim, QUOTED) == [("quotation", text) for text in found]


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("Osei said that the alarm rang too late.", ["said"]),
        ("According to Osei, the alarm rang too late.", ["According"]),
        ("Lee said that the alarm rang too late.", []),
        ("Osei said that the cause is unknown.", []),
    ],
)
def test_what_one_says_is_not_put_into_anothers_mouth(claim: str, found: list[str]) -> None:
    spans = (
        "“The alarm rang far too late,” said the foreman, Ann Lee.",
        "The manager, Tom Osei, said that the cause is unknown.",
    )
    assert [text for _, text in objected(check_attribution, claim, *spans)] == found


def test_what_she_says_may_be_what_a_named_woman_says() -> None:
    spans = ("“The alarm rang far too late,” she said.", "Ann Lee met the miners.")
    assert objected(check_attribution, "Lee said that the alarm rang too late.", *spans) == []


def test_what_the_police_say_is_not_what_somebody_named_says() -> None:
    spans = (
        "“We believe that he was drunk,” said the police chief, Tom Osei.",
        "Ann Lee said that the road was wet.",
        "The police suspect that the driver was drunk.",
    )
    claim = "Police chief Ann Lee said she believed the driver was drunk."
    assert objected(check_attribution, claim, *spans) == [("attribution", "said")]
    assert objected(check_attribution, claim.replace("Ann Lee", "Tom Osei"), *spans) == []
