"""What is denied or only held possible, in the sentence and in its spans."""

from __future__ import annotations

import pytest
from laid import objected

from summarize.checking.polarity import check_polarity


@pytest.mark.parametrize(
    ("claim", "span", "kinds"),
    [
        ("The bridge is safe.", "The bridge is not safe.", {"negation"}),
        ("The bridge is not safe.", "The bridge is safe.", {"negation"}),
        ("The deal is unfair.", "The deal is fair.", {"negation"}),
        ("The ferry will start.", "The ferry may start.", {"modality"}),
        ("The ferry may start.", "The ferry starts.", {"modality"}),
        ("The ferry may start.", "The ferry might start.", set()),
        ("No ferry has sailed.", "No ferry has sailed since May.", set()),
    ],
)
def test_denials_and_moods_are_the_spans(claim: str, span: str, kinds: set[str]) -> None:
    assert {kind for kind, _ in objected(check_polarity, claim, span)} == kinds
