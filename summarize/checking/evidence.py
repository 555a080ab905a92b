"""A sentence beside the spans that it is checked against."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import cached_property
from itertools import islice

from summarize.facts.names import name_runs
from summarize.facts.passages import Passage, key_of
from summarize.facts.predicates import deed, mates
from summarize.facts.quantities import AGE
from summarize.facts.vocabulary import TOLLS
from summarize.language.words import words
from summarize.types import Article

Place = tuple[Passage, int]
"""A span and a word of it."""

_FRAGMENT_THAT_TELLS = 3
_NEAR_IN_TREE = 2
_NEAR_IN_WORDS = 3
_YEARS_OLD = "-year-old"
_PEOPLE, _COUNTRY = "NORP", "GPE"
_STEM = 4
"""Letters that a country shares with the name of its people: "Britain", "British"."""
_SHOWN = 5
"""Words on either side that are quoted of a source."""
_AROUND = 3
"""Content words on either side that tell which statement a word belongs to."""


@dataclass(frozen=True)
class Evidence:
    """One sentence, its spans, and what stands around these.

    Attributes:
        sentence: what is checked.
        spans: the source sentences that it is checked against, nearest first.
        before: for each span the sentences directly before it, which tell who "he" is.
        articles: for each span the article that it is of.
        abbreviations: those that an article of the story introduces, with the words for them.
    """

    sentence: Passage
    spans: tuple[Passage, ...]
    before: tuple[tuple[Passage, ...], ...]
    articles: tuple[Article, ...]
    abbreviations: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @cached_property
    def origins(self) -> tuple[Place | None, ...]:
        """For each word of the sentence the place that it is taken from, or None.

        The sentence is laid over the spans in the longest runs that they have of it.
        """
        places: list[Place | None] = [None] * len(self.sentence)
        runs = [
            (-run.size, number, run)
            for number, span in enumerate(self.spans)
            for run in _runs(span.keys, self.sentence.keys)
        ]
        for _, number, (there, here, size) in sorted(runs):
            for n in range(size):
                places[here + n] = places[here + n] or (self.spans[number], there + n)
        return tuple(places)

    @cached_property
    def fragments(self) -> tuple[int, ...]:
        """For each word the number of the fragment of the spans that it is in, or -1.

        Where one fragment ends, two things were put together that no source has together.
        """
        found: list[int] = []
        number, before = -1, None
        for place in self.origins:
            if place:
                number += not before or place[0] is not before[0] or place[1] <= before[1]
                before = place
            found.append(number if place else -1)
        return tuple(found)

    @cached_property
    def known_keys(self) -> frozenset[str]:
        """The keys of all words of the spans."""
        return frozenset(self._places)

    @cached_property
    def nearby(self) -> frozenset[str]:
        """The keys of the words in the sentences before the spans and in the articles' heads.

        And those of the words of the spans as they are written: a "Gone" of a title is no "go".
        """
        heads = [text for each in self.articles for text in (each.title, each.source) if text]
        return frozenset(
            [key for group in self.before for each in group for key in each.keys]
            + [key_of(word) for text in heads for word in words(text)]
            + [key_of(word.text) for span in self.spans for word in span.words]
        )

    @cached_property
    def is_verbatim(self) -> bool:
        """Whether the sentence is a sentence of the sources, a leading connective apart."""
        end = len(self.sentence)
        first = next((i for i, origin in enumerate(self.origins) if origin), end)
        opens = not any(map(self.sentence.is_content, range(first)))
        return first < end and opens and self._is_whole(first, end - 1)

    @cached_property
    def is_joined(self) -> bool:
        """Whether the sentence is whole sentences of the sources joined by "and"."""
        last = len(self.sentence) - 1
        return any(
            self.sentence.words[i].folded == "and"
            and self.sentence.sentence.before(i).strip() in (",", ";")
            and self._is_whole(0, i - 1)
            and self._is_whole(i + 1, last)
            for i in range(1, last)
        )

    def _is_whole(self, first: int, last: int) -> bool:
        """Whether words ``first`` to ``last`` are a whole sentence of a source.

        What a source quotes is no sentence of its own: somebody else's words need their marks.
        """
        origin = self.origins[first]
        if origin is None or not self.is_copied(first, last):
            return False
        span, start = origin
        end = start + last - first + 1
        pairs = zip(self.sentence.words[first : last + 1], span.words[start:end], strict=True)
        return (
            all(own.quoted == theirs.quoted for own, theirs in pairs)
            and (not any(map(span.is_content, range(start))) or _ends(span, start))
            and _ends(span, end)
        )

    def is_copied(self, first: int, last: int) -> bool:
        """Return whether words ``first`` to ``last`` stand so, in this form, in a span."""
        origin = self.origins[first]
        if origin is None:
            return False
        span, start = origin
        own = self.sentence.words[first : last + 1]
        return all(
            self.origins[first + n] == (span, start + n)
            and word.folded == span.words[start + n].folded
            for n, word in enumerate(own)
        )

    def told(self, i: int) -> list[Place]:
        """Return the places that say what word ``i`` of the sentence says.

        It is the one that it was taken from, if words around it were taken along, else
        each place where a span has the word.
        """
        origin = self.origins[i]
        if origin and self.is_taken_along(i):
            return [origin]
        return self.spanned(i) if self.sentence.is_content(i) else []

    def is_taken_along(self, i: int) -> bool:
        """Return whether word ``i`` was taken from a span with words around it."""
        number = self.fragments[i]
        return number >= 0 and self.fragments.count(number) >= _FRAGMENT_THAT_TELLS

    def tells(self, i: int, span: Passage, *, last: int | None = None) -> bool:
        """Return whether a span tells the statement that word ``i`` of the sentence belongs to.

        It has at least half of the content words around it, or around words ``i`` to ``last``.
        How a source puts a thing, who does it, when, and whether it is so, is only asked where it
        tells it: what is told in quite other words is for a reader.
        """
        first, end = bisect_left(self._content, i), bisect_right(self._content, last or i)
        around = self._content[max(first - _AROUND, 0) : first] + self._content[end : end + _AROUND]
        known = self.keys_of(span)
        return 2 * sum(self.sentence.keys[j] in known for j in around) >= len(around)

    def has_half(self, span: Passage) -> bool:
        """Return whether a span has at least half of the content words of the sentence."""
        known = self.keys_of(span)
        return 2 * sum(self.sentence.keys[j] in known for j in self._content) >= len(self._content)

    def keys_of(self, span: Passage) -> frozenset[str]:
        """Return the keys of ``span``, one of the spans, those that its words stand for too."""
        return self._keys_of[id(span)]

    @cached_property
    def _content(self) -> tuple[int, ...]:
        """The content words of the sentence."""
        return tuple(filter(self.sentence.is_content, range(len(self.sentence))))

    @cached_property
    def _keys_of(self) -> dict[int, frozenset[str]]:
        """By its identity, the keys that each span has."""
        found: dict[int, set[str]] = {id(span): set(span.keys) for span in self.spans}
        for key, places in self._places.items():
            for span, _ in places:
                found[id(span)].add(key)
        return {each: frozenset(keys) for each, keys in found.items()}

    def told_near(self, text: str) -> str:
        """Return the words of a span around what stands there for ``text``, a part of the sentence.

        "" where no span has a word near it.
        """
        at = max(self.sentence.text.find(text), 0)
        first = next((i for i, word in enumerate(self.sentence.words) if word.end > at), 0)
        near = sorted(self._content, key=lambda i: abs(i - first))
        place = next((places[0] for i in near if (places := self.told(i))), None)
        if place is None:
            return ""
        span, p = place
        start, end = max(p - _SHOWN, 0), min(p + _SHOWN + 1, len(span))
        before, after = "… " * (start > 0), " …" * (end < len(span))
        return f"{before}{span.sentence.between(start, end)}{after}"

    def told_as_toll(self, i: int) -> list[Place]:
        """Return the places with another verb for word ``i``, if it tells what befell people.

        "Died" is told by "were killed" too.
        """
        told = deed(self.sentence.nodes[i].lemma)
        if told not in TOLLS["labels"] or not self.sentence.nodes[i].tag.startswith("V"):
            return []
        return [
            (span, p)
            for span in self.spans
            for p, node in enumerate(span.nodes)
            if node.tag.startswith("V")
            and span.keys[p] != self.sentence.keys[i]
            and deed(node.lemma) == told
        ]

    def year_of(self, span: Passage) -> int | None:
        """Return the year of the article of ``span``, one of the spans; None if unknown."""
        articles = zip(self.spans, self.articles, strict=True)
        days = (article.day for each, article in articles if each is span)
        return next((day.year for day in days if day), None)

    def known(self, i: int) -> bool:
        """Return whether a span has word ``i`` of the sentence, in any form."""
        return self.sentence.keys[i] in self._places

    def spanned(self, i: int) -> list[Place]:
        """Return the spans that have word ``i`` of the sentence, and where."""
        return self._places.get(self.sentence.keys[i], [])

    @cached_property
    def _places(self) -> dict[str, list[Place]]:
        """Where each key stands in the spans."""
        found: dict[str, list[Place]] = {}
        for span in self.spans:
            for position, key in (
                *enumerate(span.keys),
                *_compounds(span, self.sentence.keys),
                *_counted_in_one_word(span),
                *_aged(span, self.sentence.keys),
                *_acronyms(span, self.sentence),
                *_peoples(span, self.sentence),
                *_joined_names(span, self.sentence),
                *_abbreviated(span, self.sentence, self.abbreviations),
            ):
                found.setdefault(key, []).append((span, position))
        return found

    def has_link(self, i: int, head: int) -> bool:
        """Return whether word ``i`` depends on ``head`` in some span too, as directly.

        Goyal and Durrett, "Evaluating Factuality in Generation with Dependency-level
        Entailment", Findings of EMNLP 2020. Which of the two depends on the other may
        change with the construction.
        """
        return any(_depends(span, a, b) for span, a, b in self._together(i, head))

    def are_linked(self, i: int, j: int) -> bool:
        """Return whether words ``i`` and ``j`` of the sentence belong together in some span too.

        They do if they stand side by side there, or no more than one content word lies
        between them in the tree.
        """
        return any(_near(span, a, b) for span, a, b in self._together(i, j))

    def _together(self, i: int, j: int) -> Iterator[tuple[Passage, int, int]]:
        """Yield where a span has both words; for "twelve hours" that may be "twelve-hour"."""
        is_one = self.sentence.keys[i] == self.sentence.keys[j]
        for span, a in self.spanned(i):
            for other, b in self.spanned(j):
                if span is other and (a != b or (not is_one and "-" in span.keys[a])):
                    yield span, a, b


def _runs(theirs: Sequence[str], own: Sequence[str]) -> list[Match]:
    return SequenceMatcher(None, theirs, own, autojunk=False).get_matching_blocks()


def _ends(span: Passage, i: int) -> bool:
    """Whether a sentence ends before word ``i``."""
    return i >= len(span) or any(mark in span.sentence.before(i) for mark in ".!?")


def _compounds(span: Passage, wanted: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield where words of ``span`` make one of ``wanted``: "team mate" makes "team-mate"."""
    joined = {key for key in wanted if "-" in key}
    for size in (2, 3) if joined else ():
        for i in range(len(span) - size + 1):
            key = key_of("-".join(word.text for word in span.words[i : i + size]))
            if key in joined:
                yield i + size - 1, key


def _counted_in_one_word(span: Passage) -> Iterator[tuple[int, str]]:
    """Yield the keys of the parts of "twelve-hour": it tells of twelve hours."""
    for i, key in enumerate(span.keys):
        if key.startswith("#") and "-" in key:
            yield from ((i, part) for part in key.split("-"))


def _aged(span: Passage, wanted: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield where an age of ``span`` makes one of ``wanted``: "Lee, 50," a "50-year-old".

    A number that counts nothing may be one: "a child of six".
    """
    ages = {key.removesuffix(_YEARS_OLD): key for key in wanted if key.endswith(_YEARS_OLD)}
    for i, key in enumerate(span.keys if ages else ()):
        if key in ages and (figure := span.figure(i)) and figure.unit in (AGE, ""):
            yield i, ages[key]


def _acronyms(span: Passage, sentence: Passage) -> Iterator[tuple[int, str]]:
    """Yield the keys of ``sentence`` that words of ``span`` stand for: "US" for "United States"."""
    for i, key in _spelled_out(span, sentence):
        yield i, key
    for run in name_runs(sentence):
        for i, word in enumerate(span.words):
            letters = _letters(word.text)
            for first in run if len(letters) > 1 else ():
                words = sentence.words[first : first + len(letters)]
                if "".join(each.text[0] for each in words) == letters:
                    yield from ((i, key) for key in sentence.keys[first : first + len(letters)])


def _peoples(span: Passage, sentence: Passage) -> Iterator[tuple[int, str]]:
    """Yield where ``span`` has the country of a people, or the other way round: "Iran", "Iranians".

    They begin alike, and to the parser one is a people, or one alone a place: "China", and
    "Chinese" of an organisation's name.
    """
    wanted: dict[str, list[int]] = {}
    for run in name_runs(sentence):
        for i in run:
            wanted.setdefault(sentence.keys[i][:_STEM], []).append(i)
    for run in name_runs(span) if wanted else ():
        for p in run:
            for i in wanted.get(span.keys[p][:_STEM], ()):
                entities = {span.nodes[p].entity, sentence.nodes[i].entity}
                if _PEOPLE in entities or (_COUNTRY in entities and len(entities) > 1):
                    yield p, sentence.keys[i]


def _joined_names(span: Passage, sentence: Passage) -> Iterator[tuple[int, str]]:
    """Yield where ``span`` has all names of one word: "the US and China" for "US-China"."""
    for word, key in zip(sentence.words, sentence.keys, strict=True):
        parts = word.text.split("-")
        if len(parts) > 1 and all(part[:1].isupper() for part in parts):
            places = [next(_named(span, part), None) for part in parts]
            if None not in places:
                yield from ((place, key) for place in places[-1:] if place is not None)


def _named(span: Passage, name: str) -> Iterator[int]:
    """Yield where a span has a name, its acronym spelled out, or the people or country of it."""
    key, letters = key_of(name), _letters(name)
    yield from (p for p, each in enumerate(span.keys) if each == key)
    for run in name_runs(span):
        at = "".join(span.words[p].text[0] for p in run).find(letters) if len(letters) > 1 else -1
        yield from [run[at]] if at >= 0 else []
        yield from (
            p
            for p in run
            if span.keys[p][:_STEM] == key[:_STEM] and span.nodes[p].entity in (_PEOPLE, _COUNTRY)
        )


def _abbreviated(
    span: Passage, sentence: Passage, known: Sequence[tuple[str, tuple[str, ...]]]
) -> Iterator[tuple[int, str]]:
    """Yield where ``span`` has an abbreviation of ``sentence`` in full, or the other way round."""
    for short, long in known:
        for own, theirs in (((short,), long), (long, (short,))):
            keys = {sentence.keys[i] for at in _found(sentence, own) for i in at}
            yield from ((at[0], key) for at in _found(span, theirs) for key in keys)


def _found(passage: Passage, name: Sequence[str]) -> Iterator[range]:
    """Yield the words of a passage that are those of a name, in order."""
    wanted, n = [*map(key_of, name)], len(name)
    yield from (
        range(i, i + n)
        for i in range(len(passage) - n + 1)
        if [key_of(word.text) for word in passage.words[i : i + n]] == wanted
    )


def _spelled_out(span: Passage, sentence: Passage) -> Iterator[tuple[int, str]]:
    """Yield where names of ``span`` begin to spell an acronym of ``sentence`` out, with its key."""
    for word, key in zip(sentence.words, sentence.keys, strict=True):
        letters = _letters(word.text)
        for run in name_runs(span) if len(letters) > 1 else ():
            initials = "".join(span.words[i].text[0] for i in run)
            if (at := initials.find(letters)) >= 0:
                yield run[at], key


def _letters(text: str) -> str:
    """The letters of an acronym: "US" of "U.S."; none of another word."""
    plain = text.replace(".", "")
    return plain if plain.isalpha() and plain.isupper() else ""


def _near(span: Passage, a: int, b: int) -> bool:
    first, last = min(a, b), max(a, b)
    between = "".join(span.sentence.before(i) for i in range(first + 1, last + 1))
    if last - first <= _NEAR_IN_WORDS and not any(mark in between for mark in ",;:—"):
        return True
    return _above(span, a, b) or _above(span, b, a) or span.content_head(a) == span.content_head(b)


def _depends(span: Passage, low: int, high: int) -> bool:
    """Whether ``low``, or a word for the same, depends on ``high`` with no content word between."""
    wanted = set(mates(span, high))
    return span.content_head(high) == low or any(
        span.content_head(each) in wanted for each in mates(span, low)
    )


def _above(span: Passage, low: int, high: int) -> bool:
    """Whether ``high``, or a word for the same, is at most two content words above ``low``."""
    content = (above for above in span.ancestors(low) if span.is_content(above))
    return not set(mates(span, high)).isdisjoint(islice(content, _NEAR_IN_TREE))
