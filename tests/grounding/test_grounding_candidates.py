from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from summarize.grounding import corroborates, ground_candidates
from summarize.testing import sources_of
from summarize.types import Candidate, Material, Sentence, Statement

SPEECH = "Ann Lee spoke to the dockers in Boston on Monday."
SHORT = "Ann Lee spoke to the dockers in Boston."
UNION = "Ann Lee, who leads the largest union, has lived in Boston all her life."
ADDED = "Ann Lee, who leads the largest union, spoke to the dockers in Boston on Monday."
INVENTED = "Ann Lee sang to the dockers in Boston on Monday."


def sentence(article: str, text: str) -> Sentence:
    return Sentence(f"{article}.0", article, 0, 0, 0, len(text), text)


def ground(
    candidates: Sequence[str],
    cluster: Sequence[Sentence] = (),
    *,
    copies: Mapping[str, str] | None = None,
) -> Statement:
    """Ground candidates that edit SPEECH of article a, with UNION of article b at hand."""
    return ground_candidates(
        [Candidate(text, -float(n)) for n, text in enumerate(candidates)],
        Material(sentence("a", SPEECH), SPEECH, (sentence("b", UNION),)),
        sources_of(SPEECH, UNION),
        cluster,
        copies=copies or {},
    )


def test_supported_candidates_come_first_and_the_source_last() -> None:
    texts = [wording.text for wording in ground([ADDED, SHORT]).wordings]
    assert texts == [ADDED, SHORT, SPEECH]


def test_an_unsupported_candidate_is_dropped() -> None:
    assert [wording.text for wording in ground([INVENTED]).wordings] == [SPEECH]


def test_the_source_itself_is_extracted_with_full_support() -> None:
    (wording,) = ground([SPEECH]).wordings
    assert (wording.kind, wording.support) == ("extracted", 1.0)


def test_an_addition_is_cited_with_its_source() -> None:
    wording = ground([ADDED]).wordings[0]
    assert wording.kind == "fused"
    assert [citation.article_id for citation in wording.citations] == ["a", "b"]


def test_a_span_with_another_number_in_words_corroborates_nothing() -> None:
    text = "The fire was put out by the crews after eight hours."
    assert corroborates("Crews put out the fire after eight hours.", text)
    assert not corroborates("Crews put out the fire after six hours.", text)


def test_a_shortening_is_cited_with_its_source_alone() -> None:
    wording = ground([SHORT]).wordings[0]
    assert [citation.article_id for citation in wording.citations] == ["a"]


def test_a_sentence_that_says_the_same_is_cited_too() -> None:
    same = sentence("c", "On Monday, Ann Lee spoke to dockers in Boston.")
    wording = ground([], [same]).wordings[-1]
    assert [citation.article_id for citation in wording.citations] == ["a", "c"]


@pytest.mark.parametrize("copies", [{"c": "a"}, {"a": "c"}])
def test_of_an_article_and_its_near_copy_only_one_is_cited(copies: dict[str, str]) -> None:
    wording = ground([], [sentence("c", SPEECH)], copies=copies).wordings[-1]
    assert [citation.article_id for citation in wording.citations] == ["a"]


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
    assert corroborates(span, text) is agrees
