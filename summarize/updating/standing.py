"""What of the old brief stands, and what is put in the place of what does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from summarize.analysis import Analysis
from summarize.checking import Checker, index_sources, verify_sentences
from summarize.clustering import Story
from summarize.facts.numerals import find_numerals
from summarize.facts.tolls import toll_beside
from summarize.language.lexicon import WEEKDAYS
from summarize.language.self_contained import leans_back, objection, tidy
from summarize.language.words import folded_words
from summarize.types import (
    BriefSentence,
    Change,
    Citation,
    Reading,
    Sentence,
)
from summarize.updating.pairs import DENIAL, Superseded

_NO_FIGURES = frozenset([DENIAL, "date", "time", "name", "place", "attribution"])


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

    def __init__(self, analysis: Analysis, story: Story, checker: Checker | None) -> None:
        """Take what is known of all articles, and what checks.

        The sentences of ``story`` are those that may stand in the brief as they are.
        """
        self._analysis, self._checker = analysis, checker
        self._printable = {each.citation for each in story.sentences}
        self._row = {each.citation: row for row, each in enumerate(analysis.sentences)}

    def replace(
        self, standing: Sequence[BriefSentence], changes: Sequence[Change]
    ) -> tuple[list[BriefSentence], list[Change]]:
        """Return what stands, with what is superseded replaced, and the changes that say so."""
        kept: list[BriefSentence] = []
        noted = list(changes)
        told: set[Citation] = set()
        for sentence in standing:
            hit = [
                n
                for n, each in enumerate(noted)
                if tells_old(sentence, each) and not self._is_of_its_day(sentence, each)
            ]
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

    def _sentence(self, citation: Citation) -> Sentence:
        return self._analysis.sentences[self._row[citation]]

    def _is_of_its_day(self, sentence: BriefSentence, change: Change) -> bool:
        """Whether it says how much it was on one day, and the change how much on another.

        A toll counts all from the first day on.
        """
        if change.kind in _NO_FIGURES:
            return False
        if toll_beside(sentence.text.casefold(), change.old.value.casefold()):
            return False
        now = [self._sentence(c).text for c in change.new.citations if c in self._row]
        days = _days(sentence.text)
        return bool(days and now) and all(_days(text) and not days & _days(text) for text in now)

    def _now(
        self, sentence: BriefSentence, changes: Sequence[Change], told: set[Citation]
    ) -> BriefSentence | None:
        """The sentence with the new readings, or one that tells them; None if there is none."""
        corrected = self._corrected(sentence, changes)
        if corrected is not None:
            return corrected
        for change in changes:
            for citation in filter(self._printable.__contains__, change.new.citations):
                source = self._sentence(citation)
                text = tidy(source.text, source.language)
                is_whole = objection(text, source.language, cased=source.cased) is None
                if citation not in told and is_whole and not leans_back(text, source.language):
                    return BriefSentence(text, "extracted", 1.0, (citation,))
        return None

    def _corrected(
        self, sentence: BriefSentence, changes: Sequence[Change]
    ) -> BriefSentence | None:
        """The sentence with the new values in it, if the sources bear that out."""
        cited = dict.fromkeys(sentence.citations)
        for change in changes:
            cited |= dict.fromkeys(change.new.citations)
        rows = [self._row[each] for each in cited if each in self._row]
        checker = self._checker
        if checker is None or len(rows) < len(cited):
            return None
        texts = [_with_values(sentence.text, changes, counted=each) for each in (True, False)]
        asked = [*dict.fromkeys(filter(None, texts))]
        sources = index_sources(
            self._analysis.articles,
            [self._analysis.sentences[row] for row in rows],
            self._analysis.meaning.vectors[rows],
            checker.embedder.scale,
        )
        spans = [range(len(rows))] * len(asked)
        for verdict in verify_sentences(asked, sources, checker, spans=spans):
            if verdict.passes:
                detail = tuple(sorted(verdict.support_detail.items()))
                return BriefSentence(verdict.text, "fused", verdict.score, tuple(cited), detail)
        return None


def tells_old(sentence: BriefSentence, change: Change) -> bool:
    """Whether a sentence of the brief tells the old reading, from a span that does."""
    rests = not set(sentence.citations).isdisjoint(change.old.citations)
    return rests and (
        change.kind == DENIAL or change.old.value.casefold() in sentence.text.casefold()
    )


def _days(text: str) -> frozenset[str]:
    return WEEKDAYS.intersection(folded_words(text))


def _inside(figure: str) -> str:
    """Return a figure as it stands inside a sentence: "about 200" of "About 200" or "FOUR"."""
    first, *others = figure.split(" ")
    return " ".join([first.lower() if first.replace("-", "").isalpha() else first, *others])


def _with_values(text: str, changes: Sequence[Change], *, counted: bool) -> str | None:
    """Return a sentence with all new values in it, or None if one has no one place there.

    A bare figure takes over what the other counts, if ``counted``: "19 people" for "12 people".
    """
    for change in changes:
        found = re.findall(re.escape(change.old.value), text, re.I)
        if change.kind == DENIAL or len(found) != 1:
            return None
        (was,), now = found, change.new.value
        if change.kind not in _NO_FIGURES:
            now = _inside(_as_counted(was, now, counted=counted))
        start = text.index(was)
        shown = now[:1].upper() + now[1:] if start == 0 else now
        text = text[:start] + shown + text[start + len(was) :]
    return text


def _as_counted(was: str, now: str, *, counted: bool) -> str:
    """Return a figure as it stands for another: "41" of "41 people" for a bare "39"."""
    old, new = next(find_numerals(was), None), next(find_numerals(now), None)
    if old is None or new is None:
        return now
    what = was[old.end :]
    if not what:
        return now[: new.end]
    return now + what if counted and new.end == len(now) else now
