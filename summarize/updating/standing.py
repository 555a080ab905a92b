"""What of the old brief stands, and what is put in the place of what does not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from summarize.checking import Checker, index_sources, verify_sentences
from summarize.language.self_contained import leans_back, objection, tidy
from summarize.types import (
    Article,
    BriefSentence,
    Change,
    Citation,
    Embeddings,
    Reading,
    Sentence,
)
from summarize.updating.pairs import DENIAL, Superseded


def note_changes(found: Iterable[Superseded], revision: int) -> list[Change]:
    """Put together what new articles supersede: each reading once, with all that tell it."""
    changes: dict[tuple[str, str, str], Change] = {}
    for each in found:
        key = each.kind, each.was.casefold(), each.now.casefold()
        old, new = each.old.sentence.citation, each.new.sentence.citation
        known = changes.get(key)
        if known is None:
            changes[key] = Change(
                each.kind, Reading(each.was, (old,)), Reading(each.now, (new,)), revision=revision
            )
        else:
            changes[key] = replace(known, old=_citing(known.old, old), new=_citing(known.new, new))
    return list(changes.values())


def _citing(reading: Reading, citation: Citation) -> Reading:
    return replace(reading, citations=tuple(dict.fromkeys((*reading.citations, citation))))


class Replacing:
    """Puts what holds now where the old brief tells what does not."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        vectors: Embeddings,
        articles: Sequence[Article],
        checker: Checker | None,
        printable: Set[Citation],
    ) -> None:
        """Take all sentences of the articles with their (n, dim) unit rows, and what checks.

        ``printable`` are those that may stand in the brief as they are.
        """
        self._printable = printable
        self._sentences, self._vectors = sentences, vectors
        self._articles, self._checker = articles, checker
        self._row = {each.citation: row for row, each in enumerate(sentences)}

    def replace(
        self, standing: Sequence[BriefSentence], changes: Sequence[Change]
    ) -> tuple[list[BriefSentence], list[Change]]:
        """Return what stands, with what is superseded replaced, and the changes that say so."""
        kept: list[BriefSentence] = []
        noted = list(changes)
        told: set[Citation] = set()
        for sentence in standing:
            hit = [n for n, each in enumerate(noted) if _tells(sentence, each)]
            if not hit:
                kept.append(sentence)
                continue
            for n in hit:
                noted[n] = replace(noted[n], was=noted[n].was or sentence.text)
            now = self._now(sentence, [noted[n] for n in hit], told)
            if now is not None:
                told.update(now.citations)
                kept.append(now)
        return kept, noted

    def _now(
        self, sentence: BriefSentence, changes: Sequence[Change], told: set[Citation]
    ) -> BriefSentence | None:
        """The sentence with the new readings, or one that tells them; None if there is none."""
        corrected = self._corrected(sentence, changes)
        if corrected is not None:
            return corrected
        for change in changes:
            for citation in filter(self._printable.__contains__, change.new.citations):
                source = self._sentences[self._row[citation]]
                text = tidy(source.text, source.language)
                is_whole = objection(text, source.language, cased=source.cased) is None
                if citation not in told and is_whole and not leans_back(text, source.language):
                    return BriefSentence(text, "extracted", 1.0, (citation,))
        return None

    def _corrected(
        self, sentence: BriefSentence, changes: Sequence[Change]
    ) -> BriefSentence | None:
        """The sentence with the new values in it, if the sources bear that out."""
        text, cited = sentence.text, dict.fromkeys(sentence.citations)
        for change in changes:
            if change.kind == DENIAL or text.count(change.old.value) != 1:
                return None
            text = _put(text, change.old.value, change.new.value)
            cited |= dict.fromkeys(change.new.citations)
        rows = [self._row[each] for each in cited if each in self._row]
        if self._checker is None or len(rows) < len(cited):
            return None
        sources = index_sources(
            self._articles,
            [self._sentences[row] for row in rows],
            self._vectors[rows],
            self._checker.embedder.scale,
        )
        verdict = verify_sentences([text], sources, self._checker, spans=[range(len(rows))])[0]
        if not verdict.passes:
            return None
        detail = tuple(sorted(verdict.support_detail.items()))
        return BriefSentence(text, "fused", verdict.score, tuple(cited), detail)


def _tells(sentence: BriefSentence, change: Change) -> bool:
    """Whether a sentence of the brief tells the old reading, from a span that does."""
    rests = not set(sentence.citations).isdisjoint(change.old.citations)
    return rests and (
        change.kind == DENIAL or change.old.value.casefold() in sentence.text.casefold()
    )


def _put(text: str, was: str, now: str) -> str:
    """Put one value for another; a bare figure takes over what the other counts."""
    noun = was.split()[-1] if was.split()[-1].isalpha() and len(was.split()) > 1 else ""
    if noun and now.split()[-1].replace(",", "").isdigit():
        now = f"{now} {noun}"
    start = text.index(was)
    return (
        text[:start] + (now[:1].upper() + now[1:] if start == 0 else now) + text[start + len(was) :]
    )
