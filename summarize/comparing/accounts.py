"""A sentence as a witness: whose it is, the facts that it tells and what it says beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from summarize.facts.ages import PersonAge, find_ages
from summarize.facts.dates import CalendarDate, find_dates, years_in
from summarize.facts.extraction import NAME, NUMBER, Fact, find_days_ahead, find_facts, find_times
from summarize.facts.names import named
from summarize.facts.passages import Passage
from summarize.facts.predicates import deed, deed_at
from summarize.facts.quantities import find_parts
from summarize.facts.speech import is_of_saying
from summarize.facts.tolls import Toll, find_tolls
from summarize.facts.wording import Wording
from summarize.language.lexicon import ATTRIBUTION_VERBS, FUNCTION_WORDS
from summarize.types import Sentence

_NO_CONTENT = FUNCTION_WORDS | ATTRIBUTION_VERBS
_LONG_AGO = frozenset(["year", "decade", "century"])


@dataclass(frozen=True, eq=False)
class Account:
    """A sentence of an article and the article that it is of at first.

    It is one with itself alone, so that what is read out of it can be kept by it at no cost.

    Attributes:
        sentence: it.
        origin: the id of the article, of a near-copy that of its original.
        passage: the sentence as it is read; unparsed, only for its figures.
    """

    sentence: Sentence
    origin: str
    passage: Passage

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that the sentence tells, in order."""
        return find_facts(self.passage)

    @cached_property
    def figures(self) -> dict[int, Fact]:
        """The figures, hours and days ahead of the sentence, by where each begins in it."""
        words = self.passage.words
        days = {words[day.first].start: day for day in find_days_ahead(self.passage)}
        told = (*find_times(self.passage), *self.facts)
        days |= {fact.quantity.start: fact for fact in self._bare if fact.quantity}
        return days | {fact.quantity.start: fact for fact in reversed(told) if fact.quantity}

    @property
    def _bare(self) -> Iterator[Fact]:
        """The figures that do not say what they count; a part with its whole: "five of nine"."""
        text = self.sentence.text
        wholes = {part.start: whole for part, whole in find_parts(text)}
        for first, end, quantity in self.passage.figures:
            if not quantity.unit:
                whole = wholes.get(quantity.start)
                opening = quantity.end - len(quantity.text)
                ending = whole.start + len(whole.number) if whole else quantity.end
                told = text[opening:ending]
                yield Fact(NUMBER, told, first, end, frozenset(), quantity=quantity)

    @cached_property
    def days(self) -> tuple[CalendarDate, ...]:
        """The dates of the sentence, both of "from Monday to Friday", but for when it was said."""
        tree = self.passage
        verbs = {
            when: tree.governing_verb(first)
            for first, _, when in find_dates(tree, tree.published, spans=True)
        }
        return tuple(w for w, verb in verbs.items() if verb is None or not is_of_saying(tree, verb))

    @cached_property
    def ages(self) -> tuple[tuple[tuple[str, ...], Fact], ...]:
        """The ages of people whom the sentence names, each after the words of the name."""
        return tuple((age.name, self._age(age)) for age in find_ages(self.passage))

    @cached_property
    def full_names(self) -> tuple[tuple[tuple[str, ...], Fact], ...]:
        """The names of several words in the sentence, each after its folded words."""
        tree = self.passage
        return tuple(
            (name, Fact(NAME, text, *span, frozenset(), tree.nodes[span[1] - 1].entity))
            for span, text, name in named(tree)
            if len(name) > 1
        )

    def _age(self, age: PersonAge) -> Fact:
        told = self.figures.get(age.quantity.start)
        if told and told.quantity == age.quantity:
            return told
        own = age.first, age.first + 1
        return Fact(NUMBER, age.quantity.text, *own, frozenset(), quantity=age.quantity)

    @cached_property
    def tolls(self) -> tuple[Toll, ...]:
        """The tolls that the sentence tells, in order, but for those of other years."""
        return tuple(each for each in find_tolls(self.passage) if not self._is_history(each))

    def _is_history(self, toll: Toll) -> bool:
        """Whether a toll was taken years before: "in 1994, when an earthquake killed 412"."""
        tree = self.passage
        first, _ = tree.words_between(toll.quantity.start, toll.quantity.end)
        verb = tree.governing_verb(first)
        above = {*tree.ancestors(first)}
        whens = tree.related(verb, "advmod") if verb is not None else ()
        above |= {i - 1 for i in whens if tree.words[i].folded == "when"}
        return any(
            i in above
            or (
                verb is not None
                and tree.governing_verb(i) == verb
                and tree.words[i - 1].folded != "since"
            )
            for i, word in enumerate(tree.words)
            if word.text in self.past_years
            or (word.folded == "ago" and tree.words[i - 1].folded.removesuffix("s") in _LONG_AGO)
        )

    @cached_property
    def folded(self) -> frozenset[str]:
        """The words of the sentence, each once."""
        return frozenset(word.folded for word in self.passage.words)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """For each word the deed or stem that it is; "" for a function word or one of saying."""
        return tuple(
            "" if w.folded in _NO_CONTENT else self._deed(i)
            for i, w in enumerate(self.passage.words)
        )

    def stems_of(self, words: Iterable[int]) -> frozenset[str]:
        """Return the stems of some of its words, each once, and none for a function word."""
        return frozenset(self.stems[i] for i in words) - {""}

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of all its words, each once."""
        return self.stems_of(range(len(self.stems)))

    def _deed(self, i: int) -> str:
        """What a word tells, a verb in any of its forms."""
        is_verb = self.passage.nodes[i].tag.startswith("V")
        return deed_at(self.passage, i) if is_verb else deed(self.passage.words[i].folded)

    @property
    def denies(self) -> bool:
        """Whether a word of the sentence denies."""
        return Wording(self.sentence.text).denies

    @cached_property
    def past_years(self) -> frozenset[str]:
        """The years that the sentence names, but for that of the article's publication."""
        published = self.passage.published
        return years_in(self.folded) - {str(published.year) if published else ""}

    def context(self, fact: Fact) -> frozenset[str]:
        """Return the stems of what the sentence says beside ``fact``."""
        own = range(fact.first, fact.end)
        return frozenset(s for i, s in enumerate(self.stems) if s and i not in own)


Told: TypeAlias = "tuple[Account, Fact]"
"""A fact with the account that tells it."""
