"""Sentences that a writer wrote, let in where the articles support them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from summarize.checking.corroboration import cite
from summarize.checking.score import DEFAULT_THRESHOLD, PRINTING_THRESHOLD
from summarize.checking.sources import Sources
from summarize.checking.verdict import SentenceVerdict
from summarize.checking.verification import Checker, verify_sentences
from summarize.language.self_contained import leans_back, objection
from summarize.language.words import content_stems, count_words
from summarize.types import BriefSentence, Citation, Note, Sentence, Statement

_FEWEST_SAVED = 3
"""Words that a written sentence must save, against those it is made of, to be worth printing."""

_LEAST_KEPT = 0.5
"""Share of a sentence's words under which what is left is seldom the news."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sentence that somebody wrote for a note.

    Attributes:
        note: what it is to say; those of its cluster are cited too that say the same.
        text: what was written.
        spans: the sentences that it must rest on, and cites; none: those it is found to rest on.
    """

    note: Note
    text: str
    spans: tuple[Sentence, ...] = ()


def admit_written(
    statements: Sequence[Statement],
    proposals: Sequence[Proposal],
    sources: Sources,
    checker: Checker,
    *,
    copies: Mapping[str, str],
) -> tuple[list[Statement], dict[int, tuple[str, ...]]]:
    """Return ``statements`` with those proposals as wordings that pass, and what others lacked.

    They are checked as `summarize verify` checks a stranger's text. What is bound to sentences
    has no word of its own. Of those that pass, one that rests on more sources comes first,
    then what was proposed first.

    Args:
        statements: as their sources have them.
        proposals: for any of their notes.
        sources: the sentences of the story.
        checker: what they must pass.
        copies: near-copies of articles and their originals.

    Returns:
        The statements, and by its number the kinds of objections to each proposal that did not
        pass, of statements that got no new wording.
    """
    statement_of = {statement.note.id: statement for statement in statements}
    asked = [n for n, each in enumerate(proposals) if is_fit(each, statement_of[each.note.id])]
    row_of = {sentence.id: row for row, sentence in enumerate(sources.sentences)}
    verdicts = verify_sentences(
        [proposals[n].text for n in asked],
        sources,
        checker,
        threshold=PRINTING_THRESHOLD if checker.reader else DEFAULT_THRESHOLD,
        reads_objected=False,
        spans=[[row_of[span.id] for span in proposals[n].spans] or None for n in asked],
    )
    admitted: dict[str, list[BriefSentence]] = {}
    faults: dict[int, tuple[str, ...]] = {}
    read = sorted(zip(asked, verdicts, strict=True), key=lambda it: -len(proposals[it[0]].spans))
    for n, verdict in read:
        each = proposals[n]
        follows = each.note.follows
        stands = verdict.is_sentence and (
            not leans_back(each.text)
            or (follows is not None and (bool(each.spans) or follows in admitted))
        )
        adds = bool(each.spans) and verdict.support_detail["words"] < 1.0
        if stands and verdict.passes and not adds:
            cited = verdict.citations
            if each.spans:
                cited = cite(each.text, each.spans, each.note.members, copies)
            admitted.setdefault(each.note.id, []).append(_as_printed(verdict, cited))
        else:
            faults[n] = tuple(o.kind for o in verdict.objections) or ("claim",) * adds
    return [
        replace(each, wordings=(*admitted[each.note.id], *each.wordings), in_own_words=True)
        if each.note.id in admitted
        else each
        for each in statements
    ], {n: kinds for n, kinds in faults.items() if kinds and proposals[n].note.id not in admitted}


def _as_printed(verdict: SentenceVerdict, citations: tuple[Citation, ...]) -> BriefSentence:
    return BriefSentence(
        text=verdict.text,
        kind="fused",
        support=verdict.score,
        citations=citations,
        support_detail=tuple(sorted(verdict.support_detail.items())),
    )


def is_fit(proposal: Proposal, statement: Statement) -> bool:
    """Tell whether it is a sentence that can be printed, is new, and saves words.

    Whether the sources say it is not asked.
    """
    text = proposal.text
    if any(text == wording.text for wording in statement.wordings) or objection(text) is not None:
        return False
    if not proposal.spans:
        return True
    kept, source = count_words(text), count_words(proposal.spans[0].text)
    spared = sum(count_words(span.text) for span in proposal.spans) - kept
    return (
        spared >= _FEWEST_SAVED
        and kept >= _LEAST_KEPT * source
        and _takes_from_each(text, proposal.spans)
    )


def _takes_from_each(text: str, spans: Sequence[Sentence]) -> bool:
    """Whether it has a word of each span that the others lack, if the span has one.

    Else it would cite a span that it does not need, or leave out what the note is about.
    """
    written = set(content_stems(text))
    stems = [set(content_stems(span.text)) for span in spans]
    owned = (own - set().union(*stems[:n], *stems[n + 1 :]) for n, own in enumerate(stems))
    return all(not own or own & written for own in owned)
