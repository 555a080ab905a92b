"""What of the old brief stands, and what is put in the place of what does not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from summarize.analysis import Analysis
from summarize.checking import Checker, index_sources, verify_sentences
from summarize.clustering import Story
from summarize.facts.dates import CalendarDate
from summarize.facts.passages import Passage
from summarize.facts.tolls import find_tolls
from summarize.language.self_contained import leans_back, objection, tidy
from summarize.superseding.pairs import DENIAL
from summarize.types import (
    BriefSentence,
    Change,
    Citation,
    Difference,
    Sentence,
)
from summarize.updating.putting_in import (
    days_of,
    speakers_of,
    speaking,
    tells_figures,
    with_new_values,
    without_clauses,
)
from summarize.updating.same_event import says_too


class Replacing:
    """Puts what holds now where the old brief tells what does not."""

    def __init__(self, analysis: Analysis, story: Story, checker: Checker | None) -> None:
        """Take what is known of all articles, and what checks.

        The sentences of ``story`` are those that may stand in the brief as they are.
        """
        self._analysis, self._checker = analysis, checker
        self._printable = {each.citation for each in story.sentences}
        self._row = {each.citation: row for row, each in enumerate(analysis.sentences)}
        self._days = {each.id: each.day for each in analysis.articles}

    def replace(
        self, standing: Sequence[BriefSentence], changes: Sequence[Change]
    ) -> tuple[list[BriefSentence], list[Change]]:
        """Return what stands, with what is superseded replaced, and the changes that say so."""
        kept: list[BriefSentence] = []
        noted = list(changes)
        told = {
            (span, each.new.value)
            for each in noted
            for span in each.new.citations
            for sentence in standing
            if span in sentence.citations and each.new.value in sentence.text
        }
        after: list[BriefSentence] = []
        is_told = True
        for place, sentence in enumerate(standing):
            if not leans_back(sentence.text, self._analysis.language):
                kept += after
                after, is_told = [], True
            if not is_told:
                continue  # "They": who was told of in what does not stand
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
            of_it = [noted[n] for n in hit]
            own, telling, is_told = self._now(sentence, of_it, told, is_lead=place == 0)
            now = [each for each in (own, telling) if each]
            told.update(
                (span, each.new.value)
                for one in now
                for each in (of_it if one.kind == "fused" else noted)
                for span in each.new.citations
                if span in one.citations
            )
            kept += [own] if own else [telling] if telling else []
            after += [telling] if own and telling else []
        return [*kept, *after], noted

    def _sentence(self, citation: Citation) -> Sentence:
        return self._analysis.sentences[self._row[citation]]

    def _days_now(self, change: Change) -> list[tuple[CalendarDate, ...]]:
        """The days that each of the sentences names that tell the new reading."""
        known = (citation for citation in change.new.citations if citation in self._row)
        told = (self._passage(self._sentence(each).text, each) for each in known)
        return [tuple(when for _, _, when in each.dates) for each in told if each]

    def _is_of_its_day(self, sentence: BriefSentence, change: Change) -> bool:
        """Whether it says how much it was on one day, and the change how much on another.

        A toll counts all from the first day on.
        """
        passage = self._passage(sentence.text, *sentence.citations)
        if passage is None or _is_toll(passage, change.old.value):
            return False
        return self._is_counted_then(passage, change) and all(self._days_now(change))

    def _is_counted_then(self, passage: Passage, change: Change) -> bool:
        """Whether it says on which day it was so much, and no new sentence names that day."""
        own = days_of(passage, change.old.value) if tells_figures(change) else ()
        return bool(own) and not any(_meet(own, days) for days in self._days_now(change))

    def _is_of_other_speaker(self, passage: Passage, change: Change) -> bool:
        """Whether somebody says the old value who is not said to say the new one anywhere."""
        speakers = speakers_of(passage, change.old.value)
        if speakers is None:
            return False
        known = (citation for citation in change.new.citations if citation in self._row)
        told = (self._passage(self._sentence(each).text, each) for each in known)
        said = ({each.keys[i] for i in speaking(each)} for each in told if each)
        return all(speakers.isdisjoint(keys) for keys in said)

    def _passage(self, text: str, *cited: Citation) -> Passage | None:
        """A text as it is read of the first of the articles ``cited``."""
        if self._analysis.treebank is None:
            return None
        return Passage.of(
            self._analysis.treebank.trees([text])[0],
            next((self._days.get(each.article_id) for each in cited), None),
        )

    def _now(
        self,
        sentence: BriefSentence,
        changes: Sequence[Change],
        told: Set[tuple[Citation, str]],
        *,
        is_lead: bool,
    ) -> tuple[BriefSentence | None, BriefSentence | None, bool]:
        """Return what stands of a sentence, what tells the new values, and if it is still told.

        It is the sentence with the new values, or what else it says and one that tells them. The
        first, which says what happened, gives way only to one that says so too, or that it is not.
        """
        if corrected := self._corrected(sentence, changes):
            return corrected, None, True
        rest, telling = self._without(sentence, changes), self._telling(changes, told)
        is_denied = any(each.kind == DENIAL for each in changes)
        is_told = telling is not None and (is_denied or self._says_too(sentence, telling))
        if is_lead and not rest and not is_told:
            rest = sentence
        return rest, telling, is_told or rest is not None

    def _says_too(self, sentence: BriefSentence, other: BriefSentence) -> bool:
        one, two = (self._passage(each.text, *each.citations) for each in (sentence, other))
        return one is not None and two is not None and says_too(one, two)

    def _telling(
        self, changes: Sequence[Change], told: Set[tuple[Citation, str]]
    ) -> BriefSentence | None:
        """A sentence that tells one of the new readings, if they are not ``told`` by it before."""
        for change in changes:
            for citation in filter(self._printable.__contains__, change.new.citations):
                source = self._sentence(citation)
                text = tidy(source.text, source.language)
                is_whole = objection(text, source.language, cased=source.cased) is None
                if (
                    (citation, change.new.value) not in told
                    and is_whole
                    and not leans_back(text, source.language)
                ):
                    return BriefSentence(text, "extracted", 1.0, (citation,))
        return None

    def _corrected(
        self, sentence: BriefSentence, changes: Sequence[Change]
    ) -> BriefSentence | None:
        """The sentence with the new values in it, if the sources bear that out."""
        passage = self._passage(sentence.text, *sentence.citations)
        if passage is None or any(
            self._is_counted_then(passage, each) or self._is_of_other_speaker(passage, each)
            for each in changes
        ):
            return None
        told = (span for change in changes for span in change.new.citations)
        return self._borne_out(with_new_values(passage, changes), (*sentence.citations, *told))

    def _without(self, sentence: BriefSentence, changes: Sequence[Change]) -> BriefSentence | None:
        """The sentence without the clauses that tell the old values, if it can do without."""
        passage = self._passage(sentence.text)
        text = without_clauses(passage, changes) if passage else None
        if text is None or objection(text, self._analysis.language) is not None:
            return None
        return self._borne_out([text], sentence.citations)

    def _borne_out(
        self, wordings: Iterable[str], spans: Iterable[Citation]
    ) -> BriefSentence | None:
        """The first of the wordings that the checks let pass, cited to the spans."""
        cited, asked = tuple(dict.fromkeys(spans)), [*dict.fromkeys(wordings)]
        rows = [self._row[each] for each in cited if each in self._row]
        checker = self._checker
        if checker is None or len(rows) < len(cited):
            return None
        sources = index_sources(
            self._analysis.articles,
            [self._analysis.sentences[row] for row in rows],
            self._analysis.meaning.vectors[rows],
            checker.embedder.scale,
        )
        over = [range(len(rows))] * len(asked)
        for verdict in verify_sentences(asked, sources, checker, spans=over):
            if verdict.passes:
                detail = tuple(sorted(verdict.support_detail.items()))
                return BriefSentence(verdict.text, "fused", verdict.score, cited, detail)
        return None


def tells_old(sentence: BriefSentence, change: Change) -> bool:
    """Whether a sentence of the brief tells the old reading, from a span that does."""
    rests = not set(sentence.citations).isdisjoint(change.old.citations)
    return rests and (
        change.kind == DENIAL or change.old.value.casefold() in sentence.text.casefold()
    )


def is_settled(difference: Difference, changes: Sequence[Change]) -> bool:
    """Return whether a reading of a difference holds no more wherever it is told."""
    for reading in difference.readings:
        value = reading.value.casefold()
        old = [c.old for c in changes if value in c.old.value.casefold()]
        old += [c.old for c in changes if c.old.value.casefold() in value]
        if {span for each in old for span in each.citations}.issuperset(reading.citations):
            return True
    return False


def _is_toll(passage: Passage, value: str) -> bool:
    """Whether a value tells how many were killed, or the like."""
    return value.casefold() in (each.quantity.text.casefold() for each in find_tolls(passage))


def _meet(days: Sequence[CalendarDate], others: Sequence[CalendarDate]) -> bool:
    return any(not one.excludes(other) for one in days for other in others)
