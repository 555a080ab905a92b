"""Sentences that a writer wrote, let in where the articles support them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from summarize.checking.corroboration import cite
from summarize.checking.score import DEFAULT_THRESHOLD, PRINTING_THRESHOLD
from summarize.checking.sources import Sources
from summarize.checking.told_too import shared_omissions
from summarize.checking.verdict import SentenceVerdict
from summarize.checking.verification import Checker, verify_sentences
from summarize.language.self_contained import leans_back, objection
from summarize.language.words import content_stems, content_words, count_words
from summarize.types import BriefSentence, Citation, Note, Sentence, Statement

_LEAST_KEPT = 0.5
"""Share of a sentence's words under which what is left is seldom the news."""

_SHARED = ("shared",)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sentence that somebody wrote for a note.

    Attributes:
        note: what it is to say; what says the same elsewhere is cited too.
        text: what was written.
        spans: the sentences that it must rest on, and cites; none: those it is found to rest on.
    """

    note: Note
    text: str
    spans: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a proposal is no wording of its statement.

    Attributes:
        reason: for an editor, in whole sentences.
        kinds: of the objections to it; none where it is its form that does not serve.
        lost: the phrases that should not have been left out.
    """

    reason: str
    kinds: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def admit_written(
    statements: Sequence[Statement],
    proposals: Sequence[Proposal],
    sources: Sources,
    checker: Checker,
    *,
    copies: Mapping[str, str],
) -> tuple[list[Statement], dict[int, Refusal]]:
    """Return ``statements`` with those proposals as wordings that pass, and why others do not.

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
        The statements, and by its number why each proposal that did not pass did not.
    """
    statement_of = {statement.note.id: statement for statement in statements}
    unfit = [_unfitness(each, statement_of[each.note.id]) for each in proposals]
    refused = {n: refusal for n, refusal in enumerate(unfit) if refusal}
    asked = [n for n in range(len(proposals)) if n not in refused]
    threshold = PRINTING_THRESHOLD if checker.reader else DEFAULT_THRESHOLD
    row_of = {sentence.id: row for row, sentence in enumerate(sources.sentences)}
    verdicts = verify_sentences(
        [proposals[n].text for n in asked],
        sources,
        checker,
        threshold=threshold,
        reads_objected=False,
        spans=[[row_of[span.id] for span in proposals[n].spans] or None for n in asked],
    )
    admitted: dict[str, list[BriefSentence]] = {}
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
                cited = cite(each.text, each.spans, each.note.elsewhere, copies)
            admitted.setdefault(each.note.id, []).append(_as_printed(verdict, cited))
        else:
            refused[n] = _refusal(verdict, each.spans, adds=adds)
    return [
        replace(each, wordings=(*admitted[each.note.id], *each.wordings), in_own_words=True)
        if each.note.id in admitted
        else each
        for each in statements
    ], refused


def _refusal(verdict: SentenceVerdict, spans: Sequence[Sentence], *, adds: bool) -> Refusal:
    """Why a sentence that was read is not printed."""
    objections = verdict.objections
    kinds = tuple(each.kind for each in objections)
    reason = " ".join(dict.fromkeys(each.message for each in objections))
    if not objections and adds:
        known = {stem for span in spans for stem in content_stems(span.text)}
        words = (w for w in content_words(verdict.text) if not known.issuperset(content_stems(w)))
        listed = ", ".join(f"“{word}”" for word in words)
        reason = f"It has words that its source does not have{': ' * bool(listed)}{listed}."
        kinds = ("claim",)
    elif not objections:
        reason = "It is no sentence by itself: it has no verb, or leans on one before it."
    return Refusal(reason, kinds)


def _as_printed(verdict: SentenceVerdict, citations: tuple[Citation, ...]) -> BriefSentence:
    return BriefSentence(
        text=verdict.text,
        kind="fused",
        support=verdict.score,
        citations=citations,
        support_detail=tuple(sorted(verdict.support_detail.items())),
    )


def _unfitness(proposal: Proposal, statement: Statement) -> Refusal | None:
    """Why it cannot be printed, whatever the sources say; None: it can."""
    text, spans = proposal.text, proposal.spans
    if any(text == wording.text for wording in statement.wordings):
        return Refusal("It is what would be printed without it.")
    if (why := objection(text)) is not None:
        return Refusal(f"It cannot stand in a brief ({why}).")
    if not spans:
        return None
    kept = count_words(text)
    if kept >= sum(count_words(span.text) for span in spans):
        return Refusal("It is no shorter than what it is made of.")
    if kept < _LEAST_KEPT * count_words(spans[0].text):
        return Refusal("It leaves out more than half of the sentence.")
    if not _takes_from_each(text, spans):
        return Refusal("It leaves out all that one of its sentences has for itself.")
    if len(spans) == 1 and (
        lost := shared_omissions(text, proposal.note.text, proposal.note.elsewhere)
    ):
        quoted = ", ".join(f"“{phrase}”" for phrase in lost)
        return Refusal(f"It leaves out what another article tells too: {quoted}.", _SHARED, lost)
    return None


def _takes_from_each(text: str, spans: Sequence[Sentence]) -> bool:
    """Whether it has a word of each span that the others lack, if the span has one.

    Else it would cite a span that it does not need, or leave out what the note is about.
    """
    written = set(content_stems(text))
    stems = [set(content_stems(span.text)) for span in spans]
    owned = (own - set().union(*stems[:n], *stems[n + 1 :]) for n, own in enumerate(stems))
    return all(not own or own & written for own in owned)
