"""Finite verbs of sentences that are not parsed."""

from __future__ import annotations

import pytest

from summarize.language.syntax import verbs_of
from summarize.language.tokens import tokenize_sentence


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The mayor left and denied it.", ["left", "denied"]),
        ("They have seen what was built.", ["have", "was"]),
        ("Ministers agree on a date.", ["agree"]),
        ("The injured man, followed by police, fell.", ["fell"]),
        ("A hundred sacred trees agreed.", ["agreed"]),
        ("Running in the rain.", []),
        ("The state of the union", []),
    ],
)
def test_a_finite_verb_is_known_by_its_form_and_by_what_stands_before_it(
    text: str, verbs: list[str]
) -> None:
    sentence = tokenize_sentence(text)
    assert [sentence.tokens[i].text for i in verbs_of(sentence)] == verbs
