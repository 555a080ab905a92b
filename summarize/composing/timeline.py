"""What happened on which day: a line for each event, the earliest first.

A sentence makes a line if it stands alone and its day is sure: said in full, or reckoned from the
day of its article. Sentences that tell of the same day and of the same thing are one event; where
two that say the same give two days, neither is told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np

from summarize.analysis import Analysis, Treebank
from summarize.analysis.trees import Tree
from summarize.checking import corroborates
from summarize.clustering import Story
from summarize.composing.choice import Choice
from summarize.composing.clauses import FULL_WORDS, in_few_words
from summarize.composing.naming import name_people
from summarize.composing.own_days import without_day
from summarize.composing.references import Printed
from summarize.facts.dates import RELATIVE_DAYS, is_year
from summarize.facts.happenings import Happening, find_happening
from summarize.facts.names import PLACE_ENTITIES
from summarize.facts.passages import Passage
from summarize.facts.pointing import definite_nouns, points_back
from summarize.facts.predicates import deed_at
from summarize.facts.speech import is_of_saying
from summarize.facts.vocabulary import KNOWN_THINGS, REACTIONS
from summarize.language.lexicon import MONTHS, WEEKDAYS, any_of
from summarize.language.self_contained import leans_back, objection, tidy
from summarize.language.words import count_words, folded_words
from summarize.selection import Scores
from summarize.types import (
    Article,
    BriefSentence,
    Citation,
    Event,
    Note,
    Sentence,
    SentenceKind,
    Statement,
    origin_of,
)
from summarize.writing import BriefPlan

_MOST_EVENTS = 10
_MOST_OF_A_DAY = 3
_MOST_WORDS = 40
_SHORT = 25
_FEWEST_SAVED = 5
"""So many words less make a line another than the sentence of the brief on the same."""
_SEVERAL_TELL = 0.5
"""So much more an event matters for each further article that tells it …"""
_ONLY_SAID = 1.0
"""… and so much less if it is that somebody said something."""
_FROM_TOLD = frozenset([*RELATIVE_DAYS, "ago", "meanwhile", "also", "instead", "similar", "such"])
"""What has its sense from what was said before, or from the day of the article."""
_TIMES = frozenset(["day", "night", "week", "month", "year", "time", "same"])
_PERSONAL = frozenset(["he", "his", "him", "she", "her"])
_WEEKDAY = re.compile(rf"\b{any_of(WEEKDAYS)}\b", re.I)
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


_Line: TypeAlias = "tuple[float, Choice, _Dated, tuple[Citation, ...]]"
"""An event: its worth, what is printed, the sentence that is made from, all that tells it."""


def make_timeline(
    plan: BriefPlan,
    brief: Sequence[BriefSentence],
    *,
    same_event: float,
    same_matter: float,
    gone: Container[Citation] = (),
) -> tuple[Event, ...]:
    """Return the events that the articles tell with their days, the earliest first.

    Empty unless there are events of two days at least, and where there is no parser or an article
    is not English. The most salient are told, a few of a day.

    Args:
        plan: the story, its groups and what each sentence is worth.
        brief: the sentences that stand above the timeline; what they tell of is known.
        same_event: cosine from which sentences on one day tell of one event.
        same_matter: cosine from which they are so near that one of them is enough.
        gone: the sentences that tell what holds no more; of these no event is made.
    """
    treebank, story = plan.analysis.treebank, plan.story
    if treebank is None:
        return ()
    found = _dated(plan.analysis, story, treebank)
    holding = [each for each in found if each.sentence.citation not in gone]
    ahead = _without_outlived(holding, plan.analysis.articles, story, same_matter)
    dated = _without_conflicts(ahead, plan.groups)
    above = _Above(brief, plan.analysis, treebank)
    lines: list[_Line] = []
    for members in _events(dated, plan.groups, story, same_event):
        if told := _line(members, plan.salience, above):
            worth = _worth(members, plan.salience, story)
            lines.append((worth, *told, _citations(members, *told)))
    one_opening = plan.analysis.meaning.likeness.clearly_own
    kept = _most_salient(lines, story, same_matter, one_opening)
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


def _most_salient(
    lines: Sequence[_Line], story: Story, same_matter: float, one_opening: float
) -> list[_Line]:
    """Return the events worth most, a few of a day and none that nearly repeats another.

    Two openings of articles that come near each other tell one event, each in its own words.
    """
    kept: list[_Line] = []
    for line in sorted(lines, key=lambda line: -line[0]):
        mine, opens = story.embeddings[line[2].row], line[2].sentence.index == 0
        same_day = [other[2] for other in kept if other[2].day == line[2].day]
        is_told = any(
            mine @ story.embeddings[other.row]
            >= (one_opening if opens and other.sentence.index == 0 else same_matter)
            for other in same_day
        )
        if not is_told and len(same_day) < _MOST_OF_A_DAY and len(kept) < _MOST_EVENTS:
            kept.append(line)
    return kept


def _dated(analysis: Analysis, story: Story, treebank: Treebank) -> Iterator[_Dated]:
    """Yield the sentences that tell of a day."""
    published = {article.id: article.day for article in analysis.articles}
    years = _years_told(analysis.sentences, published)
    rows = [row for row, s in enumerate(story.sentences) if _NAMES_A_DAY.search(s.text)]
    trees = treebank.trees([story.sentences[row].text for row in rows])
    told: dict[tuple[str, int], date] = {}
    for row, tree in zip(rows, trees, strict=True):
        sentence = story.sentences[row]
        passage = Passage.of(tree, published[sentence.article_id])
        happening = find_happening(passage, told.get((sentence.article_id, sentence.index - 1)))
        if happening is None:
            continue
        if not _is_of_its_year(happening, years.get((sentence.article_id, sentence.index))):
            continue
        told[sentence.article_id, sentence.index] = happening.day
        if not _is_of_saying_after(passage, happening.verb):
            yield _Dated(row, sentence, passage, happening)


def _is_of_saying_after(passage: Passage, verb: int) -> bool:
    """Whether a day is that of a saying which comes last: "Ten were hurt, police said on Sunday".

    Beside the day it would be read as that on which they were hurt. What is quoted would not.
    """
    what = passage.related(verb, "ccomp", "parataxis")
    is_last = any(said < verb and not passage.words[said].quoted for said in what)
    return is_last and is_of_saying(passage, verb)


def _years_told(
    sentences: Sequence[Sentence], published: Mapping[str, date | None]
) -> dict[tuple[str, int], str]:
    """By article and place, the year named last by the end of each sentence; none to come."""
    last: dict[str, str] = {}
    found = {}
    for sentence in sentences:
        day = published[sentence.article_id]
        for word in folded_words(sentence.text):
            if is_year(word) and (day is None or int(word) <= day.year):
                last[sentence.article_id] = word
        if sentence.article_id in last:
            found[sentence.article_id, sentence.index] = last[sentence.article_id]
    return found


def _is_of_its_year(happening: Happening, year: str | None) -> bool:
    """Whether a "July 5" is of the year that is told of where it stands."""
    when = happening.said.when
    return not when.month or bool(when.year) or year in (None, str(happening.day.year))


def _without_outlived(
    dated: Sequence[_Dated], articles: Sequence[Article], story: Story, same_matter: float
) -> list[_Dated]:
    """Leave out what was planned for a day that an article comes after, or tells of.

    What came of it the later articles tell, if anything did.
    """
    days = {article.id: article.day for article in articles}
    latest = max(filter(None, days.values()), default=date.min)
    plans = {each.row for each in dated if each.happening.is_ahead}

    def is_told(plan: _Dated) -> bool:
        """Whether an article of the day itself comes near it, and not with a plan."""
        near = np.flatnonzero(story.embeddings @ story.embeddings[plan.row] >= same_matter)
        told = (story.sentences[row] for row in near if row not in plans)
        return any(days[each.article_id] == plan.day for each in told)

    return [
        each
        for each in dated
        if not each.happening.is_ahead or (each.day >= latest and not is_told(each))
    ]


def _without_conflicts(dated: Sequence[_Dated], groups: Sequence[tuple[int, ...]]) -> list[_Dated]:
    """Leave out one deed that is told in like words of two days."""
    home = {row: number for number, group in enumerate(groups) for row in group}

    def deed(each: _Dated) -> tuple[int, str]:
        return home[each.row], deed_at(each.passage, each.happening.verb)

    days: defaultdict[tuple[int, str], set[date]] = defaultdict(set)
    for each in dated:
        days[deed(each)].add(each.day)
    return [each for each in dated if len(days[deed(each)]) == 1]


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
    members: Sequence[_Dated], salience: Scores, above: _Above
) -> tuple[Choice, _Dated] | None:
    """The best of the sentences that tell of an event and stand alone, if one does.

    Of what the brief tells already a few words remind.
    """

    def worst_last(each: _Dated) -> tuple[bool, bool, float]:
        is_long = count_words(each.sentence.text) > _SHORT
        return each.happening.is_ahead, is_long, -float(salience[each.row])

    is_told = above.is_told(members)
    for each in sorted(members, key=worst_last):
        if choice := above.line(each, is_told=is_told):
            return choice, each
    return None


class _Above:
    """What stands above the timeline, and what can be understood below it."""

    def __init__(
        self, brief: Sequence[BriefSentence], analysis: Analysis, treebank: Treebank
    ) -> None:
        self._treebank = treebank
        self._printed = Printed(treebank, analysis.sentences)
        for each in brief:
            self._printed.add(each)
        trees = treebank.trees([each.text for each in brief])
        self._nouns = [
            (each.citations, {node.lemma for node in tree.nodes if node.tag in ("NN", "NNS")})
            for each, tree in zip(brief, trees, strict=True)
        ]

    def line(self, each: _Dated, *, is_told: bool) -> Choice | None:
        """What a sentence tells of its day, where it points at nothing that is not told.

        A long one is cut to its main clause, and so is what the brief ``is_told``; of that only
        what is short then, and not the whole sentence again. A day told inside is not told again.
        """
        sentence = each.sentence
        whole = tidy(_without_day(each) or "", sentence.language)
        length = count_words(whole)
        if not whole or (length > _MOST_WORDS and not is_told):
            return None
        text = self._cut(whole, each) if length > (FULL_WORDS if is_told else _SHORT) else whole
        if (is_told and _repeats(text, sentence)) or not self._is_clear(text, each):
            return None
        kind: SentenceKind = "extracted" if text == sentence.text else "fused"
        wording = BriefSentence(text, kind, 1.0, (sentence.citation,))
        choice = Choice(Statement(Note(sentence.id, sentence, text), (wording,)), wording)
        return choice if self._printed.lets_stand(choice) else None

    def is_told(self, members: Sequence[_Dated]) -> bool:
        """Whether the brief prints one of the sentences that tell an event."""
        return any(each.sentence.citation in cited for each in members for cited, _ in self._nouns)

    def _cut(self, text: str, each: _Dated) -> str:
        """The main clause of a sentence, if the deed of its day is there and no other day alone."""
        cut = in_few_words(text, self._treebank, _SHORT)
        has_deed = each.passage.words[each.happening.verb].folded in folded_words(cut)
        is_same_day = _weekdays(cut) in ([], _weekdays(text))
        # What semicolons part may be a list: "the mayor, Ann Lee; the judge, Al Roe; and …".
        is_sound = ";" not in text and not _is_torn(self._treebank.trees([cut])[0])
        return cut if has_deed and is_same_day and is_sound else text

    def _is_clear(self, text: str, each: _Dated) -> bool:
        sentence = each.sentence
        if objection(text) or leans_back(text):
            return False
        tree = self._treebank.trees([text])[0]
        is_clear = not points_back(tree) and not any(lacks(tree) for lacks in _LACKING)
        is_clear &= sentence.index == 0 or not _lacks_thing(tree, self._told_beside(sentence))
        return is_clear and not _leans(tree, each.day, each.passage.published)

    def _told_beside(self, sentence: Sentence) -> set[str]:
        """The lemmas of the nouns that other sentences of the brief tell of."""
        return set().union(*(n for cited, n in self._nouns if sentence.citation not in cited))


def _is_torn(tree: Tree) -> bool:
    """Whether one comma alone stands between a subject and its verb: "Lee first, met the mayor"."""
    return any(
        sum("," in tree.sentence.before(i) for i in range(subject + 1, verb + 1)) % 2
        for verb in tree.roots
        for subject in tree.related(verb, "nsubj", "nsubjpass")
    )


def _weekdays(text: str) -> list[str]:
    return _WEEKDAY.findall(text)


def _repeats(line: str, sentence: Sentence) -> bool:
    """Whether a line has all that a sentence has which the brief prints, and is not short."""
    length = count_words(line)
    saved = count_words(sentence.text) - length
    return length > (_SHORT if saved >= _FEWEST_SAVED else FULL_WORDS)


def _leans(tree: Tree, day: date, published: date | None) -> bool:
    """Whether it has its sense from another time or sentence: "hours earlier", "that week".

    "Last year" has the same from ``day``, on which it happened, as from when it was written.
    """
    is_of_year = published is not None and published.year == day.year
    for i, word in enumerate(tree.words):
        after = tree.words[i + 1].folded if i + 1 < len(tree.words) else ""
        is_measured = word.folded in ("earlier", "later") and after not in ("this", "than")
        is_near = after == "year" and is_of_year and word.folded in ("last", "next")
        is_shown = word.folded in ("that", "same", "last", "next") and after in _TIMES
        is_shown &= not is_near
        is_told = word.folded.split("'")[0] in _FROM_TOLD
        if not word.quoted and (is_measured or is_shown or is_told):
            return True
    return False


def _lacks_person(tree: Tree) -> bool:
    """Whether a "he" or "she" has nobody before it: "The party said that he would go"."""
    persons = False
    for word, node in zip(tree.words, tree.nodes, strict=True):
        persons |= node.entity == "PERSON" or (node.tag == "NN" and not node.entity)
        if word.folded in _PERSONAL and not word.quoted and not persons:
            return True
    return False


def _lacks_thing(tree: Tree, known: Container[str]) -> bool:
    """Whether it points at a thing that neither it nor the brief tells of: "the reversal"."""
    pointing = {each.noun for each in definite_nouns(tree)}
    pointing.update(i for i in range(len(tree.words)) if _is_only_described(tree, i))
    return any(
        tree.words[i].folded not in KNOWN_THINGS
        and tree.nodes[i].lemma not in known
        and not _is_placed(tree, i)
        and not _is_speaker_after(tree, i)
        for i in pointing
    )


def _is_placed(tree: Tree, i: int) -> bool:
    """Whether a place's name follows, "the market in Quellara", of whatever the parser has it."""
    after = tree.nodes[i + 1 : i + 3]
    is_beside = len(after) == 2 and after[0].tag == "IN" and after[1].entity in PLACE_ENTITIES
    return is_beside and tree.sentence.before(i + 1) == " "


def _is_speaker_after(tree: Tree, i: int) -> bool:
    """Whether it is who said what stands before, and is understood without: "…, the mayor said"."""
    verb = tree.nodes[i].head
    what = (*tree.related(verb, "ccomp"), *tree.related(verb, "nsubj")[:-1])
    is_subject = tree.nodes[i].relation == "nsubj" and is_of_saying(tree, verb)
    return is_subject and any(each < i for each in what)


def _lacks_occasion(tree: Tree) -> bool:
    """Whether somebody reacts to what it does not tell: "Lee responded on Tuesday"."""
    return any(
        node.lemma in REACTIONS
        and node.tag.startswith("V")
        and not tree.words[i].quoted
        and not any(tree.nodes[j].lemma in ("to", "with") for j in tree.related(i, "prep"))
        and not tree.related(i, "dobj", "ccomp", "dative")
        for i, node in enumerate(tree.nodes)
    )


def _lacks_verb(tree: Tree) -> bool:
    """Whether its opening was set off from the day: "The eve of the feast, a ship sailed"."""
    comma = next(iter(tree.sentence.commas()), 0)
    opens = tree.nodes[0].tag == "DT" and comma > 0
    return opens and not any(node.relation.startswith("nsubj") for node in tree.nodes[:comma])


def _is_only_described(tree: Tree, i: int) -> bool:
    """Whether what is said of a definite thing is set off: "the governor, a Republican, …"."""
    if tree.nodes[i].tag not in ("NN", "NNS") or tree.words[i].quoted:
        return False
    is_definite = any(tree.words[d].folded == "the" for d in tree.related(i, "det"))
    told = tree.related(i, "amod", "compound", "nmod", "nummod", "poss", "prep")
    aside = tree.related(i, "appos", "acl", "relcl")
    return (
        is_definite
        and not told
        and bool(aside)
        and all(tree.sentence.before(tree.spans[j][0]).startswith(",") for j in aside)
        and not any(tree.nodes[j].entity and not tree.related(j, "det") for j in aside)
    )


_LACKING = (_lacks_person, _lacks_occasion, _lacks_verb)


def _without_day(each: _Dated) -> str | None:
    """The sentence without its day, beside which it stands: without "yesterday", "on 5 May".

    It keeps it where nothing can go or another weekday would stay; None where what is kept would
    mislead.
    """
    said, passage = each.happening.said, each.passage
    as_it_stands = None if said.points else passage.text
    told = without_day(passage, said, each.happening.verb)
    return as_it_stands if told is None or _weekdays(told) else told


def _citations(members: Sequence[_Dated], line: Choice, own: _Dated) -> tuple[Citation, ...]:
    """What says all that the line says, the line's own sentence first."""
    text = line.sentence.text
    spans = (
        each.sentence.citation
        for each in members
        if each is own or corroborates(each.sentence, text)
    )
    return tuple(dict.fromkeys((*line.sentence.citations[:1], *spans)))
