from __future__ import annotations

from summarize.analysis import analyse
from summarize.analysis.splitting import split_article
from summarize.checking import Checker
from summarize.composing import Choice, keep_supported, rate_support
from summarize.testing import WordEmbedder, default_parser
from summarize.types import Article, BriefSentence, Citation, Models, Note, Statement

TEXT = "The old bridge, which opened in 1931, was closed on Sunday. Two men were hurt."
ARTICLE = Article("a", TEXT)
SENTENCES = split_article(ARTICLE)
SPAN = Citation("a", SENTENCES[0].start, SENTENCES[0].end)
TRUE = BriefSentence("The old bridge was closed on Sunday.", "fused", 0.0, (SPAN,))
FALSE = BriefSentence("The old bridge was not closed on Sunday.", "fused", 0.0, (SPAN,))
COPIED = BriefSentence(SENTENCES[0].text, "extracted", 1.0, (SPAN,))


def choices(*brief: BriefSentence) -> list[Choice]:
    statement = Statement(Note("c1", SENTENCES[0], SENTENCES[0].text), (FALSE, COPIED))
    return [Choice(statement, sentence) for sentence in brief]


def rated(*brief: BriefSentence) -> list[BriefSentence]:
    models = Models(embedder=WordEmbedder(), parser=default_parser())
    analysis = analyse([ARTICLE], models)
    assert analysis.treebank
    checker = Checker(models.embedder, analysis.treebank)
    return [each.sentence for each in rate_support(choices(*brief), analysis, checker)]


def test_a_true_sentence_is_better_supported_than_a_false_one() -> None:
    true, false = rated(TRUE, FALSE)
    assert true.support > 0.6 > 0.2 > false.support


def test_the_parts_of_the_support_say_what_is_wrong() -> None:
    (false,) = rated(FALSE)
    assert dict(false.support_detail)["polarity"] < 1.0


def test_a_copied_sentence_keeps_its_full_support() -> None:
    assert rated(COPIED) == [COPIED]


def test_strictly_the_source_stands_in_for_what_is_not_surely_supported() -> None:
    kept, left_out = keep_supported(choices(FALSE), threshold=0.6, max_words=20)
    assert (kept, left_out) == (choices(COPIED), ())


def test_strictly_what_then_has_no_room_is_left_out_and_told() -> None:
    kept, left_out = keep_supported(choices(FALSE), threshold=0.6, max_words=9)
    assert (kept, left_out) == ([], (FALSE.text,))
