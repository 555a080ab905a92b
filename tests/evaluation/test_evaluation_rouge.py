import sys

import pytest
from rouge_score.rouge_scorer import RougeScorer as TheirScorer  # type: ignore[import-untyped]

from summarize.errors import SummarizeError
from summarize.evaluation.rouge import RougeScorer, rouge_tokenizer

KINDS = ["rouge1", "rouge2", "rougeLsum"]
REFERENCE = "Police killed the gunman on Monday. Two officers were injured."
BRIEF = ["The gunman was killed by police.", "The officers' injuries are light."]


@pytest.fixture(scope="module")
def scorer() -> RougeScorer:
    return RougeScorer()


def test_scores_are_rouge_scores_own_with_a_sentence_a_line(scorer: RougeScorer) -> None:
    theirs = TheirScorer(KINDS, use_stemmer=True).score(
        "Police killed the gunman on Monday.\nTwo officers were injured.", "\n".join(BRIEF)
    )
    ours = scorer.score(BRIEF, [REFERENCE])
    expected = [100 * theirs[kind].fmeasure for kind in KINDS]
    assert [ours.rouge1, ours.rouge2, ours.rouge_lsum] == pytest.approx(expected)


def test_word_overlap_by_hand(scorer: RougeScorer) -> None:
    # 3 of 4 words each way; pairs: "the cat" of 3 each way; sequence: the cat … mat.
    score = scorer.score(["The cat sat mat."], ["The cat lay mat."])
    assert (score.rouge1, score.rouge2) == pytest.approx((75.0, 100 / 3))
    assert score.rouge_lsum == pytest.approx(75.0)


def test_words_are_stemmed_and_case_is_ignored(scorer: RougeScorer) -> None:
    assert scorer.score(["WINNING teams"], ["wins team"]).rouge1 == pytest.approx(100.0)


def test_several_references_are_averaged(scorer: RougeScorer) -> None:
    near, far = "The cat sat.", "A dog barked."
    alone = scorer.score([near], [near])
    assert alone.rouge1 == pytest.approx(100.0)
    assert scorer.score([near], [near, far]).rouge1 == pytest.approx(50.0)


def test_the_order_of_whole_sentences_does_not_matter_to_rouge_lsum(scorer: RougeScorer) -> None:
    turned = ["Two officers were injured.", "Police killed the gunman on Monday."]
    assert scorer.score(turned, [REFERENCE]).rouge_lsum == pytest.approx(100.0)


def test_an_empty_brief_scores_zero(scorer: RougeScorer) -> None:
    score = scorer.score([], [REFERENCE])
    assert (score.rouge1, score.rouge2, score.rouge_lsum) == (0.0, 0.0, 0.0)


def test_without_rouge_score_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rouge_score.rouge_scorer", None)
    with pytest.raises(SummarizeError, match=r"pip install 'summarize\[evaluate\]'"):
        RougeScorer()


@pytest.mark.parametrize(
    ("language", "text", "same_words"),
    [
        ("fr", "L’accord des ministres", "d'accords, ministre des"),
        ("cs", "Ministerstvo dopravy", "ministerstva, dopravou"),
        ("hi", "बंदर\u200bगाह फिर खुला।", "बंदरगाह, फिर खुला"),
        ("zh", "港口开放", "港口, 口开。开放"),
    ],
)
def test_outside_english_words_are_the_stems_of_their_language(
    language: str, text: str, same_words: str
) -> None:
    tokenize = rouge_tokenizer(language)
    without_elided = {"l", "d"}
    assert set(tokenize(text)) - without_elided == set(tokenize(same_words)) - without_elided


def test_a_brief_is_scored_by_the_rules_of_its_language(scorer: RougeScorer) -> None:
    hindi = "बंदरगाह सोमवार को फिर खुल गया।"
    assert scorer.score([hindi], [hindi]).rouge1 == 0.0
    assert scorer.score([hindi], [hindi], "hi").rouge1 == pytest.approx(100.0)
    # 3 of 4 words each way, and 2 of 3 pairs.
    score = scorer.score(["Le port a rouvert."], ["Ce port a rouvert."], "fr")
    assert (score.rouge1, score.rouge2) == pytest.approx((75.0, 200 / 3))


def test_sentences_of_rouge_lsum_are_split_by_the_rules_of_the_language(
    scorer: RougeScorer,
) -> None:
    reference = "बंदरगाह सोमवार को खुला। पुल शुक्रवार को बंद हुआ।"
    turned = ["पुल शुक्रवार को बंद हुआ।", "बंदरगाह सोमवार को खुला।"]
    assert scorer.score(turned, [reference], "hi").rouge_lsum == pytest.approx(100.0)
