"""What happened on which day: a line for each event, the earliest first.

A sentence makes a line if it stands alone and its day is sure: said in full, or reckoned from the
day of its article. Sentences that tell of the same day and of the same thing are one event; where
two that say the same give two days, neither is told.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from summarize.analysis import Analysis, Treebank
from summarize.clustering import Story
from summarize.composing.choice import Choice
from summarize.composing.naming import name_people
from summarize.composing.references import place_references
from summarize.facts.dates import RELATIVE_DAYS, read_day, years_in
from summarize.facts.happenings import Happening, find_happening
from summarize.facts.passages import Passage
from summarize.facts.pointing import points_back
from summarize.facts.speech import is_of_saying
from summarize.language.casing import opened_anew
from summarize.language.lexicon import MONTHS, WEEKDAYS, any_of
from summarize.language.self_contained import leans_back, objection, tidy
from summarize.language.words import count_words, folded_words
from summarize.selection import Scores
from summarize.types import BriefSentence, Citation, Event, Note, Sentence, Statement, origin_of
from summarize.writing import BriefPlan

_MOST_EVENTS = 10
_MOST_OF_A_DAY = 3
_MOST_WORDS = 35
_SHORT = 25
_SEVERAL_TELL = 0.5
"""So much more an event matters for each further article that tells it …"""
_ONLY_SAID = 1.0
"""… and so much less if it is that somebody said something."""
_SENTENCES_OF_A_YEAR = 2
"""A year holds for so many sentences after the one that names it."""
_NAMES_A_DAY = re.compile(
    rf"\b(?:{any_of(WEEKDAYS | MONTHS | {*RELATIVE_DAYS})}|days?|morning|afternoon|evening|night"
    r"|\d{4}-\d\d-\d\d)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A sentence of the story, its place there, and what it tells of which day."""

    row: int
    sentence: Sentence
    passage: Passage
    happening: Happening

    @property
    def day(self) -> date:
        return self.happening.day


def make_timeline(plan: BriefPlan, *, same_event: float) -> tuple[Event, ...]:
    """Return the events that the articles tell with their days, the earliest first.

    Empty unless there are events of two days at least, and where there is no parser or an article
    is not English. The most salient are told, a few of a day.

    Args:
        plan: the story, its groups and what each sentence is worth.
        same_event: cosine from which sentences on one day tell of one event.
    """
    treebank, story = plan.analysis.treebank, plan.story
    if treebank is None:
        return ()
    dated = _without_conflicts([*_dated(plan.analysis, story, treebank)], plan.groups)
    lines: list[tuple[float, Choice, _Dated, tuple[Citation, ...]]] = []
    for members in _events(dated, plan.groups, story, same_event):
        told = _line(members, plan.salience, plan.analysis, treebank)
        if told:
            worth = _worth(members, plan.salience, story)
            lines.append((worth, *told, _citations(members, told[0])))
    lines.sort(key=lambda line: -line[0])
    of_day: Counter[date] = Counter()
    kept = []
    for line in lines:
        of_day[line[2].day] += 1
        if of_day[line[2].day] <= _MOST_OF_A_DAY and len(kept) < _MOST_EVENTS:
            kept.append(line)
    if len({line[2].day for line in kept}) < 2:
        return ()
    kept.sort(key=lambda line: (line[2].day, line[2].sentence.index, line[2].row))
    named, _ = name_people(
        [choice for _, choice, _, _ in kept],
        plan.analysis.sentences,
        treebank,
        max_words=2 * _MOST_WORDS * _MOST_EVENTS,
    )
    return tuple(
        Event(
            day=each.day.isoformat(),
            said=each.passage.sentence.between(each.happening.said.first, each.happening.said.end),
            text=choice.sentence.text,
            citations=tuple(dict.fromkeys((*cited, *choice.sentence.citations))),
        )
        for choice, (_, _, each, cited) in zip(named, kept, strict=True)
    )


def _dated(analysis: Analysis, story: Story, treebank: Treebank) -> Iterator[_Dated]:
    """Yield the sentences that tell of a day."""
    published = {article.id: read_day(article.published) for article in analysis.articles}
    texts = {(s.article_id, s.index): s.text for s in analysis.sentences}
    rows = [row for row, s in enumerate(story.sentences) if _NAMES_A_DAY.search(s.text)]
    trees = treebank.trees([story.sentences[row].text for row in rows])
    told: dict[tuple[str, int], date] = {}
    for row, tree in zip(rows, trees, strict=True):
        sentence = story.sentences[row]
        passage = Passage.of(tree, published[sentence.article_id])
        happening = find_happening(passage, told.get((sentence.article_id, sentence.index - 1)))
        if happening is None:
            continue
        when = happening.said.when
        near = [
            texts.get((sentence.article_id, sentence.index - back), "")
            for back in range(_SENTENCES_OF_A_YEAR + 1)
        ]
        if when.month and not when.year and _is_of_other_year(near, happening.day):
            continue
        told[sentence.article_id, sentence.index] = happening.day
        yield _Dated(row, sentence, passage, happening)


def _is_of_other_year(texts: Iterable[str], day: date) -> bool:
    named = years_in(word for text in texts for word in folded_words(text))
    return bool(named - {str(day.year)})


def _without_conflicts(dated: Sequence[_Dated], groups: Sequence[tuple[int, ...]]) -> list[_Dated]:
    """Leave out what is told in the same words of two days."""
    home = {row: number for number, group in enumerate(groups) for row in group}
    days: defaultdict[int, set[date]] = defaultdict(set)
    for each in dated:
        days[home[each.row]].add(each.day)
    return [each for each in dated if len(days[home[each.row]]) == 1]


def _events(
    dated: Sequence[_Dated], groups: Sequence[tuple[int, ...]], story: Story, same_event: float
) -> list[list[_Dated]]:
    """Put together what tells of one day and of one thing."""
    home = {row: number for number, group in enumerate(groups) for row in group}
    events: list[list[_Dated]] = []
    for each in dated:
        mine = [
            event
            for event in events
            if event[0].day == each.day
            and any(
                home[other.row] == home[each.row]
                or story.embeddings[other.row] @ story.embeddings[each.row] >= same_event
                for other in event
            )
        ]
        events = [event for event in events if event not in mine]
        events.append([*(other for event in mine for other in event), each])
    return events


def _worth(members: Sequence[_Dated], salience: Scores, story: Story) -> float:
    origins = {origin_of(each.sentence, story.copies) for each in members}
    only_said = all(is_of_saying(each.passage, each.happening.verb) for each in members)
    best = max(float(salience[each.row]) for each in members)
    return best + _SEVERAL_TELL * (len(origins) - 1) - _ONLY_SAID * only_said


def _line(
    members: Sequence[_Dated], salience: Scores, analysis: Analysis, treebank: Treebank
) -> tuple[Choice, _Dated] | None:
    """The best of the sentences that tell of an event and stand alone, if one does."""

    def worst_last(each: _Dated) -> tuple[bool, float]:
        return count_words(each.sentence.text) > _SHORT, -float(salience[each.row])

    for each in sorted(members, key=worst_last):
        if choice := _alone(each, analysis, treebank):
            return choice, each
    return None


def _alone(each: _Dated, analysis: Analysis, treebank: Treebank) -> Choice | None:
    """The sentence as it stands in a timeline, where it points at nothing."""
    sentence = each.sentence
    text = tidy(_without_day(each), sentence.language)
    if count_words(text) > _MOST_WORDS or objection(text) or leans_back(text):
        return None
    tree = treebank.trees([text])[0]
    misleads = any(w.folded.split("'")[0] in RELATIVE_DAYS and not w.quoted for w in tree.words)
    if misleads or points_back(tree):
        return None
    span = Citation(sentence.article_id, sentence.start, sentence.end)
    kind = "extracted" if text == sentence.text else "fused"
    wording = BriefSentence(text, kind, 1.0, (span,))
    note = Note(sentence.id, sentence, text)
    placed, lost = place_references(
        [Choice(Statement(note, (wording,)), wording)], analysis.sentences, treebank
    )
    return None if lost else placed[0]


def _without_day(each: _Dated) -> str:
    """The sentence without a "yesterday" or "three days earlier", which the day's place says."""
    said, passage = each.happening.said, each.passage
    text = passage.text
    if not said.points:
        return text
    first = said.first - (said.first > 0 and passage.words[said.first - 1].folded == "on")
    before, after = text[: passage.words[first].start], text[passage.words[said.end - 1].end :]
    if first == 0:
        return opened_anew(after.lstrip(" ,"), text)
    if after[:1] in ".,;" or before.endswith(", "):
        before = before.rstrip(", ") if after[:1] != "," or before.endswith(", ") else before.rstrip()
        return before + (after if after[:1] in ".,;" else f" {after.lstrip()}")
    return before + after.lstrip()


def _citations(members: Sequence[_Dated], line: Choice) -> tuple[Citation, ...]:
    """What tells the event, the line's own sentence first."""
    spans = (Citation(s.article_id, s.start, s.end) for s in (each.sentence for each in members))
    return tuple(dict.fromkeys((*line.sentence.citations[:1], *spans)))
