"""Before or after, with or without, to or from: how things stand to each other in the spans."""

from __future__ import annotations

import pytest
from laid import lay, objected
from turned_relations import counts, judge

from summarize.analysis import Treebank
from summarize.checking import Checker
from summarize.checking.relations import check_relations
from summarize.types import SentenceEmbedder, SyntaxParser

SIGNED = "The council signed a contract on Tuesday without a tender, before the vote in May."


@pytest.mark.parametrize(
    ("claim", "word"),
    [
        ("The council signed a contract on Tuesday with a tender.", "with"),
        ("The council signed a contract on Tuesday after a tender.", "after"),
        ("The council signed a contract after the vote in May.", "after"),
        ("The council signed a contract without a tender.", None),
        ("Before the vote the council signed a contract.", None),
    ],
)
def test_a_preposition_is_not_turned_round(claim: str, word: str | None) -> None:
    assert objected(check_relations, claim, SIGNED) == ([("relation", word)] if word else [])


def test_clauses_have_their_order() -> None:
    claim, span = "Shares fell before the firm cut it.", "Shares fell after the firm cut it."
    assert objected(check_relations, claim, span) == [("relation", "before")]
    assert objected(check_relations, span, span) == []


def test_what_is_joined_may_be_a_pronoun_in_the_spans() -> None:
    span = "The bill was long, and the party voted against it."
    assert objected(check_relations, "The party voted for the bill.", span) == [("relation", "for")]


def test_of_something_else_either_may_be_told() -> None:
    span = "Ministers flew to Oslo on Monday and came back from Oslo on Friday."
    for claim in ("Ministers flew to Oslo.", "Ministers came back from Oslo."):
        assert objected(check_relations, claim, span) == []


def test_two_denials_are_none() -> None:
    span = "They did not leave the hall without an agreement."
    assert objected(check_relations, "They left the hall with an agreement.", span) == []


def test_the_message_says_what_the_sources_have() -> None:
    (found,) = check_relations(lay("Lee flew from Oslo.", "Lee flew to Oslo."))
    assert found.message == "This has “from” where the sources have “to”, beside “Oslo”."


@pytest.mark.parametrize("name", ["development", "others"])
def test_relations_that_are_turned_round_are_told_with_the_right_reason(
    embedder: SentenceEmbedder, parser: SyntaxParser, name: str
) -> None:
    judged = judge(name, Checker(embedder, Treebank(parser)))
    false = [each for each in judged if each.claim.kind]
    assert all(each.is_told for each in false), counts(judged)
    assert sum(each.has_the_reason for each in false) >= len(false) - 1, counts(judged)
    objections = [o for each in judged if not each.claim.kind for o in each.verdict.objections]
    assert {each.kind for each in objections} <= {"claim"}
