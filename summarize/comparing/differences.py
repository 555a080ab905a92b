"""Where independent sources give different figures for the same thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarize.analysis.trees import Tree
from summarize.comparing.contradictions import find_contradictions
from summarize.facts.accounts import Account, Fact
from summarize.facts.dates import read_day
from summarize.facts.quantities import AGE, Quantity, find_quantities
from summarize.language.lexicon import NEGATIONS
from summarize.language.words import content_stems, fold, folded_words, stem
from summarize.types import Citation, Difference, Reading, Sentence, origin_of

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DEFINITE_SUBJECT = re.compile(r"The ([a-z]+)\b")
_DENIALS = NEGATIONS - {"unlikely"}
_SHARED_STEMS = 2
"""Content stems, beside the quantity, that two sentences must share to speak of one thing."""


_KINDS = {
    "minute": "duration",
    "metre": "distance",
    "gramme": "weight",
    "%": "percentage",
    AGE: "age",
    **dict.fromkeys("$£€", "money"),
}
"""What is measured, by unit; all else is counted."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """A quantity, the sentence that gives it and the article that it is from at first.

    ``loose`` are the sentence's figures that may be of any unit.
    """

    quantity: Quantity
    sentence: Sentence
    origin: str
    loose: tuple[Quantity, ...]

    def gives(self, quantity: Quantity) -> bool:
        """Whether the sentence may give this quantity, beside its own or as its own."""
        return any(_agree(quantity, figure) for figure in (self.quantity, *self.loose))


def find_differences(
    groups: Sequence[tuple[int, ...]],
    sentences: Sequence[Sentence],
    *,
    copies: Mapping[str, str],
    trees: Mapping[str, Tree] | None = None,
    published: Mapping[str, str | None] | None = None,
) -> tuple[Difference, ...]:
    """Return the figures on which independent sources differ, with each reading's spans.

    Compared are sentences of one group, and those that begin with the same definite
    thing wherever they are: how long "the talks" lasted is said in many connections.

    Args:
        groups: sentences that say the same thing, as indices into ``sentences``.
        sentences: the story's sentences.
        copies: near-copies of articles and their originals: they do not differ.
        trees: by sentence id, the trees of the sentences that are to be compared in dates,
            places, names and speakers too; None compares figures alone, by their words.
        published: by article id, the ISO dates from which weekdays are reckoned.
    """
    if trees is not None:
        return _find_with_trees(groups, sentences, copies, trees, published or {})
    mentions = [_mentions(sentence, copies) for sentence in sentences]
    found: dict[Difference, None] = {}
    for group in (*groups, *same_subjects(sentences)):
        by_topic: defaultdict[tuple[str, str], list[_Mention]] = defaultdict(list)
        for mention in (mention for i in group for mention in mentions[i]):
            for word in mention.quantity.context:
                by_topic[mention.quantity.unit, word].append(mention)
        for topic in sorted(by_topic):
            readings = _readings(by_topic[topic])
            if len(readings) > 1:
                found[Difference(_KINDS.get(topic[0], "number"), readings)] = None
    return tuple(found)


def _find_with_trees(
    groups: Sequence[tuple[int, ...]],
    sentences: Sequence[Sentence],
    copies: Mapping[str, str],
    trees: Mapping[str, Tree],
    published: Mapping[str, str | None],
) -> tuple[Difference, ...]:
    accounts = {
        s.id: Account(s, origin_of(s, copies), trees[s.id], read_day(published.get(s.article_id)))
        for s in sentences
        if s.id in trees
    }
    told: defaultdict[str, list[Fact]] = defaultdict(list)
    for account in accounts.values():
        told[account.origin] += account.facts
    texts = [sentence.text for sentence in sentences]
    ids = ([sentences[i].id for i in group] for group in (*groups, *same_subjects(sentences)))
    return _merge(
        difference
        for group in ids
        for difference in find_contradictions(
            [accounts[id_] for id_ in group if id_ in accounts], texts, told
        )
    )


def _merge(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """Put together the differences that give the same values, with all their citations."""
    merged: dict[tuple[str, frozenset[str]], dict[str, Reading]] = {}
    for difference in differences:
        values = {reading.value.casefold(): reading for reading in difference.readings}
        known = merged.setdefault((difference.kind, frozenset(values)), values)
        for value, reading in values.items():
            citations = dict.fromkeys((*known[value].citations, *reading.citations))
            known[value] = Reading(known[value].value, tuple(citations))
    return tuple(
        Difference(kind, tuple(readings.values())) for (kind, _), readings in merged.items()
    )


def same_subjects(sentences: Sequence[Sentence]) -> list[tuple[int, ...]]:
    """Return groups of the sentences that begin with the same definite thing: "The talks …"."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for i, sentence in enumerate(sentences):
        subject = _DEFINITE_SUBJECT.match(sentence.text)
        if subject:
            groups[stem(fold(subject.group(1)))].append(i)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def _mentions(sentence: Sentence, copies: Mapping[str, str]) -> list[_Mention]:
    origin = origin_of(sentence, copies)
    quantities = find_quantities(sentence.text)
    loose = tuple(quantity for quantity in quantities if not quantity.unit)
    return [_Mention(quantity, sentence, origin, loose) for quantity in _single(quantities)]


def _single(quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities whose unit the sentence gives one value of: parts and totals are two."""
    return [
        quantity
        for quantity in quantities
        if all(_agree(quantity, other) for other in quantities if other.unit == quantity.unit)
    ]


def _readings(mentions: Sequence[_Mention]) -> tuple[Reading, ...]:
    """The values of one thing in one cluster, those of two-valued sources left out."""
    values = _by_value(mentions)
    given: defaultdict[str, set[int]] = defaultdict(set)
    for number, value in enumerate(values):
        for mention in mentions:
            if mention in value or mention.gives(value[0].quantity):
                given[mention.origin].add(number)
    # A source that gives both figures is not at odds with anyone: it tells two things.
    told = [[m for m in value if len(given[m.origin]) == 1] for value in values]
    told = [value for value in told if value]
    if len(told) < 2 or not _is_one_thing(told):
        return ()
    ordered = sorted(told, key=lambda value: mentions.index(value[0]))
    return tuple(_reading(value) for value in ordered)


def _reading(value: Sequence[_Mention]) -> Reading:
    spans = {m.sentence.id: m.sentence for m in value}
    citations = tuple(Citation(s.article_id, s.start, s.end) for s in spans.values())
    return Reading(value[0].quantity.text, citations)


def _by_value(mentions: Sequence[_Mention]) -> list[list[_Mention]]:
    """Group the mentions that agree; bare figures first, since "over 10" agrees with many."""
    values: list[list[_Mention]] = []
    for mention in sorted(mentions, key=lambda m: not m.quantity.is_bare):
        same = next((v for v in values if _agree(v[0].quantity, mention.quantity)), None)
        if same is None:
            values.append([mention])
        else:
            same.append(mention)
    return values


def _agree(one: Quantity, other: Quantity) -> bool:
    return one.overlaps(other)


def _is_one_thing(values: Sequence[Sequence[_Mention]]) -> bool:
    """Whether the sentences speak of one thing: in shared words, of one time and sort."""
    first = [value[0] for value in values]
    stems = [
        set(content_stems(m.sentence.text)).difference(content_stems(m.quantity.text))
        | m.quantity.context
        for m in first
    ]
    years = [set(_YEAR.findall(m.sentence.text)) for m in first]
    sorts = [m.quantity.sort for m in first]
    denied = {not _DENIALS.isdisjoint(folded_words(m.sentence.text)) for m in first}
    return (
        len(set.intersection(*stems)) >= _SHARED_STEMS
        and len(denied) == 1
        and not (all(years) and min(years, key=len) - set.intersection(*years))
        and not (all(sorts) and not frozenset.intersection(*sorts))
    )
