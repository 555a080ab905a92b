"""Sentences in a writer's own words, let in where the articles support them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.language.self_contained import leans_back, objection
from summarize.types import BriefSentence, Candidate, SentenceEmbedder, Statement, SyntaxParser
from summarize.verifying.sources import Sources
from summarize.verifying.verify import verify_sentences

_TRIED = 3
"""Candidates a statement that are looked at."""


def admit_own_words(
    statements: Sequence[Statement],
    written: Sequence[Sequence[Candidate]],
    sources: Sources,
    *,
    embedder: SentenceEmbedder,
    parser: SyntaxParser,
    threshold: float,
) -> list[Statement]:
    """Return ``statements`` with those candidates that are no edits but supported all the same.

    They are checked as `summarize verify` checks a stranger's text, against all the
    sentences of the story, and cite those that they were found to rest on.

    Args:
        statements: with the wordings that are edits of their sources.
        written: the candidates for each, likeliest first.
        sources: the sentences of the story.
        embedder: finds what is near in meaning.
        parser: tells what depends on what.
        threshold: the least support, in [0, 1].
    """
    asked = [
        (place, text)
        for place, candidates in enumerate(written)
        for text in _own_words(statements[place], candidates)
    ]
    verdicts = verify_sentences(
        [text for _, text in asked], sources, embedder=embedder, parser=parser, threshold=threshold
    )
    admitted: dict[int, list[BriefSentence]] = {}
    for (place, text), verdict in zip(asked, verdicts, strict=True):
        follows = statements[place].follows
        stranded = leans_back(text) and (follows is None or follows not in admitted)
        if verdict.supported and not verdict.objections and not stranded:
            admitted.setdefault(place, []).append(
                BriefSentence(
                    text=text,
                    kind="fused",
                    support=verdict.score,
                    citations=verdict.citations,
                    support_detail=tuple(sorted(verdict.support_detail.items())),
                )
            )
    return [
        replace(statement, wordings=(*admitted[place], *statement.wordings), in_own_words=True)
        if place in admitted
        else statement
        for place, statement in enumerate(statements)
    ]


def _own_words(statement: Statement, candidates: Sequence[Candidate]) -> list[str]:
    """The candidates that are whole sentences and none of the statement's wordings."""
    known = {wording.text for wording in statement.wordings}
    texts = dict.fromkeys(candidate.text.strip() for candidate in candidates)
    fit = [text for text in texts if text not in known and objection(text) is None]
    return fit[:_TRIED]
