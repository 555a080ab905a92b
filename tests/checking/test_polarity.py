"""What is denied or only held possible, in the sentence and in its spans."""

from __future__ import annotations

import pytest
from laid import lay, objected

from summarize.checking.polarity import check_polarity


@pytest.mark.parametrize(
    ("claim", "span", "kinds"),
    [
        ("The bridge is safe.", "The bridge is not safe.", {"negation"}),
        ("The bridge is not safe.", "The bridge is safe.", {"negation"}),
        ("The ferry will start.", "The ferry may start.", {"modality"}),
        ("The ferry may start.", "The ferry starts.", {"modality"}),
        ("The ferry may start.", "The ferry might start.", set()),
        ("No ferry has sailed.", "No ferry has sailed since May.", set()),
        ("The tunnel opened in May.", "The tunnel is to open in May.", {"modality"}),
        (
            "The council lent six paintings.",
            "The council agreed to lend six paintings.",
            {"modality"},
        ),
        ("The pilot was away from the airport.", "The pilot was not in the tower.", set()),
        ("The pilot was in the tower.", "The pilot was not in the tower.", {"negation"}),
        ("Sales may go to Spain.", "Both sides go to arbitration.", set()),
        ("The council met a man called Osei.", "Ann Lee may meet friends.", set()),
        ("There is no plan for a tunnel opening in May.", "The tunnel may open in May.", set()),
        ("Nobody died in the blast.", "Four people were killed in the blast.", {"negation"}),
    ],
)
def test_denials_and_moods_are_the_spans(claim: str, span: str, kinds: set[str]) -> None:
    assert {kind for kind, _ in objected(check_polarity, claim, span)} == kinds


@pytest.mark.parametrize(
    ("claim", "span", "message"),
    [
        ("The ferry may start.", "The ferry starts.", "The sources state “start” as a fact"),
        ("The ferry starts.", "The ferry may start.", "This states “starts” as a fact"),
        ("The mill will stop.", "The mill would have to stop.", "“stop” with another “may”"),
    ],
)
def test_it_is_said_which_of_the_two_states_a_fact(claim: str, span: str, message: str) -> None:
    (objection,) = check_polarity(lay(claim, span))
    assert message in objection.message


def test_a_denial_is_not_compared_with_what_is_told_of_another_occasion() -> None:
    spans = (
        "It was the worst blast since the fire of 1987, in which 42 miners died.",
        "Nobody was killed.",
    )
    assert objected(check_polarity, "Nobody died in the blast.", *spans) == []
