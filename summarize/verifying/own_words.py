"""Sentences that a writer wrote, let in where the articles support them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarize.language.self_contained import leans_back, objection
from summarize.language.text import count_words
from summarize.types import (
    BriefSentence,
    Candidate,
    Citation,
    SentenceEmbedder,
    Statement,
    SupportReader,
    SyntaxParser,
)
from summarize.verifying.score import DEFAULT_THRESHOLD
from summarize.verifying.sources import Sources
from summarize.verifying.verdict import SentenceVerdict
from summarize.verifying.verify import verify_sentences

_TRIED = 3
"""Candidates a statement that are looked at."""
_FEWEST_SAVED = 3
"""Words that a shortened sentence must save to be worth printing."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What every written sentence passes before it may be printed.

    Attributes:
        sources: the sentences of the story.
        embedder: finds what is near in meaning.
        parser: tells what depends on what.
        reader: tells whether a source says what was written; None: the checks decide.
        threshold: the least support, in [0, 1].
    """

    sources: Sources
    embedder: SentenceEmbedder
    parser: SyntaxParser
    reader: SupportReader | None = None
    threshold: float = DEFAULT_THRESHOLD


def admit_written(
    statements: Sequence[Statement],
    written: Sequence[Sequence[Candidate]],
    gate: Gate,
    *,
    shortened: bool,
) -> tuple[list[Statement], dict[int, tuple[str, ...]]]:
    """Return ``statements`` with those candidates as wordings that pass, and what others lacked.

    They are checked as `summarize verify` checks a stranger's text. A shortened sentence must
    rest on the one that it was made of, and save words; another may rest on any sentences of
    the story, and cites those that it was found to rest on.

    Args:
        statements: as their sources have them.
        written: the candidates for each, likeliest first.
        gate: what they must pass.
        shortened: whether each candidate is its statement's source in fewer words.

    Returns:
        The statements, and by their place the kinds of objections to candidates of those that
        got no new wording.
    """
    asked = [
        (place, text)
        for place, candidates in enumerate(written)
        for text in _fit(statements[place], candidates, shortened=shortened)
    ]
    row_of = {sentence.id: row for row, sentence in enumerate(gate.sources.sentences)}
    verdicts = verify_sentences(
        [text for _, text in asked],
        gate.sources,
        embedder=gate.embedder,
        parser=gate.parser,
        reader=gate.reader,
        threshold=gate.threshold,
        spans=[[row_of[statements[place].source.id]] for place, _ in asked] if shortened else None,
    )
    admitted: dict[int, list[BriefSentence]] = {}
    faults: dict[int, tuple[str, ...]] = {}
    for (place, text), verdict in zip(asked, verdicts, strict=True):
        statement = statements[place]
        stands = not leans_back(text) or (
            statement.follows is not None and (shortened or statement.follows in admitted)
        )
        if stands and verdict.passes:
            cited = statement.wordings[-1].citations if shortened else verdict.citations
            admitted.setdefault(place, []).append(_as_printed(verdict, cited))
        else:
            faults[place] = tuple(each.kind for each in verdict.objections)
    return [
        replace(statement, wordings=(*admitted[place], *statement.wordings), in_own_words=True)
        if place in admitted
        else statement
        for place, statement in enumerate(statements)
    ], {place: kinds for place, kinds in faults.items() if place not in admitted}


def _as_printed(verdict: SentenceVerdict, citations: tuple[Citation, ...]) -> BriefSentence:
    return BriefSentence(
        text=verdict.text,
        kind="fused",
        support=verdict.score,
        citations=citations,
        support_detail=tuple(sorted(verdict.support_detail.items())),
    )


def _fit(statement: Statement, candidates: Sequence[Candidate], *, shortened: bool) -> list[str]:
    """The candidates that are whole sentences and none of the statement's wordings."""
    known = {wording.text for wording in statement.wordings}
    texts = dict.fromkeys(candidate.text.strip() for candidate in candidates)
    fit = [text for text in texts if text not in known and objection(text) is None]
    if shortened:
        room = count_words(statement.wordings[-1].text) - _FEWEST_SAVED
        fit = [text for text in fit if count_words(text) <= room]
    return fit[:_TRIED]
