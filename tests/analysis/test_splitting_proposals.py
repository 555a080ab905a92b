"""Where a sentence may begin, before any rule takes it back."""

from __future__ import annotations

import pytest

from summarize.analysis.splitting.proposals import foreign_cuts, glued_cuts, propose_cuts


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("He left. She stayed.", ["She stayed."]),
        ("They need vitamin C. The fruit has it.", ["The fruit has it."]),
        ("It starts at 9 a.m. Gates open.", ["Gates open."]),
        ("He works for Apple Inc. “The firm grew.”", ["“The firm grew.”"]),
        ("It was hot... The well was dry.", ["The well was dry."]),
        ("He said “no.” She left.", ["She left."]),
        ("She said it [3] twice.[3] He left.", ["He left."]),
    ],
)
def test_a_sentence_may_begin_after_marks_that_punkt_does_not_see(
    text: str, proposed: list[str]
) -> None:
    assert [text[cut:] for cut in propose_cuts(text)] == proposed


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("They ended talks.The next round is set.", ["The next round is set."]),
        ("See Booking.Com or a.berg@example.Co now.", []),
        ("See https://example.com/a.Html now.", []),
    ],
)
def test_a_sentence_that_lost_its_space_begins_anew(text: str, glued: list[str]) -> None:
    assert [text[cut:] for cut in glued_cuts(text)] == glued


def test_full_stops_of_other_scripts_cut_by_themselves() -> None:
    for text in ("今天下雨。我们走吧", "यह सच है।हाँ", "هل هذا صحيح؟ نعم", "Πού πας; Πάω"):
        assert len([*foreign_cuts(text)]) == 1
    assert [*foreign_cuts("Πρώτα; μετά")] == []
