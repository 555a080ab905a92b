"""How surely each written sentence of a brief is supported by the spans that it cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.analysis import Analysis
from summarize.checking import Checker, index_sources, verify_sentences
from summarize.composing.choice import Choice
from summarize.language.words import count_words


def rate_support(chosen: Sequence[Choice], analysis: Analysis, checker: Checker) -> list[Choice]:
    """Return ``chosen`` with the support of fused sentences, and the parts of it.

    They are read as `summarize verify` reads a stranger's, against the cited spans alone.

    Args:
        chosen: what is printed; an extracted sentence keeps its support of 1, and one that was
            rated before it was let in keeps that.
        analysis: of the articles that are cited.
        checker: reads them.
    """
    sources = index_sources(
        analysis.articles, analysis.sentences, analysis.meaning.vectors, checker.embedder.scale
    )
    row = {(s.article_id, s.start, s.end): i for i, s in enumerate(analysis.sentences)}
    fused = [
        i
        for i, each in enumerate(chosen)
        if each.sentence.kind == "fused" and not each.sentence.support_detail
    ]
    verdicts = verify_sentences(
        [chosen[i].sentence.text for i in fused],
        sources,
        checker,
        spans=[
            [row[c.article_id, c.start, c.end] for c in chosen[i].sentence.citations] for i in fused
        ],
    )
    rated = list(chosen)
    for i, verdict in zip(fused, verdicts, strict=True):
        detail = tuple(sorted(verdict.support_detail.items()))
        read = replace(rated[i].sentence, support=verdict.score, support_detail=detail)
        rated[i] = rated[i].printing(read)
    return rated


def keep_supported(
    chosen: Sequence[Choice], *, threshold: float, max_words: int
) -> tuple[list[Choice], tuple[str, ...]]:
    """Put the source sentence for every sentence below ``threshold``, or leave it out.

    Args:
        chosen: rated, in order.
        threshold: the least support, in [0, 1].
        max_words: the budget; a source sentence that is too long for it is not put.

    Returns:
        What stays, and the texts of what had to be left out.
    """
    sure = [each for each in chosen if each.sentence.support >= threshold]
    room = max_words - sum(count_words(each.sentence.text) for each in sure)
    kept, left_out = [], []
    for each in chosen:
        if each.sentence.support >= threshold:
            kept.append(each)
        elif count_words(each.verbatim.text) <= room:
            room -= count_words(each.verbatim.text)
            kept.append(each.printing(each.verbatim))
        else:
            left_out.append(each.sentence.text)
    return kept, tuple(left_out)
