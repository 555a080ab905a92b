from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from summarize.checking import cite, corroborates, corroborating, ground_source
from summarize.types import BriefSentence, Note, Sentence

SPEECH = "Ann Lee spoke to the dockers in Boston on Monday."
SAME = "On Monday, Ann Lee spoke to dockers in Boston."
UNION = "Ann Lee, who leads the largest union, has lived in Boston all her life."


def sentence(article: str, text: str, *, language: str = "en") -> Sentence:
    return Sentence(f"{article}.0", article, 0, 0, 0, len(text), text, language)


def ground(
    elsewhere: Sequence[Sentence] = (),
    *,
    text: str = SPEECH,
    copies: Mapping[str, str] | None = None,
) -> BriefSentence:
    """Ground SPEECH of article a, read as ``text``, with UNION of article b at hand."""
    others = (sentence("b", UNION),)
    note = Note("c1", sentence("a", SPEECH), text, others=others, elsewhere=tuple(elsewhere))
    (wording,) = ground_source(note, copies=copies or {}).wordings
    return wording


def cited(wording: BriefSentence) -> list[str]:
    return [citation.article_id for citation in wording.citations]


def test_the_source_itself_is_extracted_with_full_support() -> None:
    wording = ground()
    assert (wording.text, wording.kind, wording.support) == (SPEECH, "extracted", 1.0)


def test_a_statement_says_what_could_stand_in_a_brief_and_cites_the_sentence_whole() -> None:
    wording = ground(text="Ann Lee spoke to the dockers in Boston.")
    assert wording.text == "Ann Lee spoke to the dockers in Boston."
    assert [(c.start, c.end) for c in wording.citations] == [(0, len(SPEECH))]


def test_what_is_only_at_hand_is_not_cited() -> None:
    assert cited(ground()) == ["a"]


def test_a_sentence_that_says_the_same_is_cited_too() -> None:
    assert cited(ground([sentence("c", SAME)])) == ["a", "c"]


def test_a_sentence_in_another_language_corroborates_nothing() -> None:
    assert cited(ground([sentence("c", SAME, language="fr")])) == ["a"]


@pytest.mark.parametrize("copies", [{"c": "a"}, {"a": "c"}])
def test_of_an_article_and_its_near_copy_only_one_is_cited(copies: dict[str, str]) -> None:
    assert cited(ground([sentence("c", SPEECH)], copies=copies)) == ["a"]


def test_of_two_copies_that_say_the_same_only_the_first_is_cited() -> None:
    elsewhere = [sentence("c", SAME), sentence("d", SAME)]
    assert cited(ground(elsewhere, copies={"d": "c"})) == ["a", "c"]


def test_all_that_was_used_is_cited_whatever_it_says() -> None:
    used = [sentence("a", SPEECH), sentence("b", UNION)]
    spans = cite("Ann Lee leads the largest union.", used, [sentence("c", SAME)], {})
    assert [citation.article_id for citation in spans] == ["a", "b"]


def test_what_another_article_says_in_two_sentences_is_cited_with_both() -> None:
    text = "The union closed the port and called a vote of its members on the offer."
    closed = sentence("c", "The union closed the port.")
    vote = sentence("c", "Its members vote on the offer.")
    assert corroborating(text, [closed, vote]) == (closed, vote)
    assert corroborating(text, [closed, sentence("c", "Dues rose.")]) == ()


def test_who_is_meant_may_be_told_near_it() -> None:
    spoke = sentence("c", "She spoke to the dockers in Boston on Monday.")
    leader = sentence("c", "Ann Lee leads the union.")
    assert corroborating(SPEECH, [spoke, leader]) == (spoke,)
    assert corroborating(SPEECH, [spoke]) == ()


def test_no_more_is_cited_than_is_needed() -> None:
    met = sentence("c", "Ann Lee spoke to the dockers in Boston on Monday afternoon.")
    assert corroborating(SPEECH, [met, sentence("c", SPEECH)]) == (met,)


def test_a_name_that_is_spelled_out_is_said_by_its_abbreviation() -> None:
    text = "Ann Lee of the Dock Workers Union (DWU) spoke in Boston on Monday."
    short = sentence("c", "Ann Lee of the DWU spoke in Boston on Monday.")
    assert corroborating(text, [short]) == (short,)
    assert corroborating(text, [sentence("c", "Ann Lee spoke in Boston on Monday.")]) == ()


def test_a_text_without_a_word_of_content_is_said_by_nobody() -> None:
    assert corroborating("It was.", [sentence("c", SPEECH)]) == ()
    assert corroborating(SPEECH, []) == ()


def test_a_span_with_another_number_in_words_corroborates_nothing() -> None:
    text = "The fire was put out by the crews after eight hours."
    assert corroborates(sentence("c", "Crews put out the fire after eight hours."), text)
    assert not corroborates(sentence("c", "Crews put out the fire after six hours."), text)


@pytest.mark.parametrize(
    ("span", "agrees"),
    [
        ("On Monday Ann Lee spoke in Boston to 300 dockers.", True),
        ("On Monday Ann Lee spoke in Boston to dockers.", False),
        ("On Monday Tom Lee spoke in Boston to 300 dockers.", False),
        ("On Monday Ann Lee flew to Boston with 300 others.", False),
        ("On Monday Ann Lee never spoke in Boston to 300 dockers.", False),
    ],
)
def test_a_span_corroborates_with_every_name_and_number_and_most_words(
    span: str, agrees: bool
) -> None:
    text = "Ann Lee spoke to 300 dockers in Boston on Monday."
    assert corroborates(sentence("c", span), text) is agrees
