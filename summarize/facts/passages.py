"""A parsed sentence with all that is read out of it, in the form in which two are compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from summarize.analysis.trees import Node, Tree
from summarize.facts.dates import CalendarDate, find_dates, is_date
from summarize.facts.names import Name, find_names
from summarize.facts.numerals import split_hyphened
from summarize.facts.predicates import Predicate, find_predicates
from summarize.facts.quantities import Quantity, find_quantities
from summarize.facts.speech import Saying, find_sayings
from summarize.facts.vocabulary import NUMERALS
from summarize.language.lexicon import FUNCTION_WORDS, MONTHS
from summarize.language.tokens import tokenize_sentence
from summarize.language.words import fold, plain_number, stem

_WHEN = frozenset(["advmod", "npadvmod"])


@lru_cache(maxsize=1 << 16)
def key_of(word: str) -> str:
    """Return what ``word`` is compared by: a number's value, a month, a stem, or itself.

    "Five" and "5" have one key, "$1,200" and "1200" too, "twelve-hour" and "12-hour", and so
    have "Sept." and "September".
    """
    folded = fold(word)
    if hyphened := split_hyphened(folded):
        value, unit = hyphened
        return f"#{value:g}-{stem(unit)}" if unit else f"#{value:g}"
    if any(character.isdigit() for character in folded):
        return f"#{plain_number(folded)}" if folded[-1:] in "0123456789%" else folded
    if folded in MONTHS:
        return folded[:3]
    if folded in FUNCTION_WORDS and folded != "one":
        return folded
    spelled = NUMERALS["words"].get(folded)
    return f"#{spelled:g}" if spelled else stem(folded)


@dataclass(frozen=True)
class Passage(Tree):
    """The tree of a sentence with the key of each word, and its facts, read once.

    ``published`` is the day from which its "Thursday" and "yesterday" are reckoned.
    """

    published: date | None = None

    @classmethod
    def of(cls, tree: Tree, published: date | None = None) -> Passage:
        """Return ``tree`` as a passage."""
        return cls(tree.sentence, tree.nodes, published)

    @classmethod
    def unparsed(cls, text: str, published: date | None = None) -> Passage:
        """Return a sentence of whose words nobody knows what depends on what."""
        sentence = tokenize_sentence(text)
        words = enumerate(sentence.tokens)
        nodes = tuple(Node(word.folded, "", "", i, "", negated=False) for i, word in words)
        return cls(sentence, nodes, published)

    @property
    def is_parsed(self) -> bool:
        """Whether it is known what depends on what."""
        return any(node.tag for node in self.nodes)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What each word is compared by."""
        return tuple(
            key_of(node.lemma if node.tag.startswith("V") and word.is_content else word.text)
            for word, node in zip(self.words, self.nodes, strict=True)
        )

    @cached_property
    def dates(self) -> tuple[tuple[int, int, CalendarDate], ...]:
        """Its dates: first word, one more than the last, what it says."""
        return tuple(find_dates(self, self.published))

    @cached_property
    def figures(self) -> tuple[tuple[int, int, Quantity], ...]:
        """Its quantities: the first word of the number, one more than the last, what it says."""
        found = []
        for each in map(self.as_counted, find_quantities(self.text)):
            first, end = self.words_between(each.start, each.end)
            if first < end:
                found.append((first, end, each))
        return tuple(found)

    def words_between(self, start: int, end: int) -> tuple[int, int]:
        """Return the first word in a span of characters and one more than the last; 0, 0 if none.

        A word is in it that lies there in part.
        """
        own = [i for i, word in enumerate(self.words) if word.end > start and word.start < end]
        return (own[0], own[-1] + 1) if own else (0, 0)

    def as_counted(self, quantity: Quantity) -> Quantity:
        """Return a quantity without its unit if that says when, not what: "rose to 7 today"."""
        first, end = self.words_between(quantity.start, quantity.end)
        if quantity.end <= quantity.start + len(quantity.number) or first == end:
            return quantity
        says_when = self.nodes[end - 1].relation in _WHEN and not self.governs(end - 1, first)
        return quantity.bare if says_when else quantity

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names that something is said of."""
        return tuple(find_names(self))

    @cached_property
    def predicates(self) -> tuple[Predicate, ...]:
        """Who does what to whom."""
        return tuple(find_predicates(self))

    @cached_property
    def sayings(self) -> tuple[Saying, ...]:
        """Who says what."""
        return tuple(find_sayings(self, self.predicates))

    def speakers(self, i: int) -> tuple[int, ...]:
        """Return who says what word ``i`` tells; none where it has no subject of its own."""
        return next((s.speakers for s in self.sayings if s.word == i), ())

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.words)

    def figure(self, i: int) -> Quantity | None:
        """Return the quantity whose number begins with word ``i``, if one does."""
        return self._figure_at.get(i)

    @cached_property
    def _figure_at(self) -> dict[int, Quantity]:
        return {first: each for first, _, each in reversed(self.figures)}

    def is_number(self, i: int) -> bool:
        """Return whether word ``i`` is a figure or a number in words, and no date."""
        return self.keys[i].startswith("#") and not is_date(self, i)

    def is_content(self, i: int) -> bool:
        """Return whether word ``i`` carries meaning of its own; a number does."""
        return self.words[i].is_content or self.keys[i].startswith("#")

    @property
    def is_clause(self) -> bool:
        """Whether a verb heads it: "The talks, taking place today" has none.

        Parsers often take "reopened" for a participle, so that "-ing" alone is seen to be none.
        """
        return any(
            (self.nodes[root].tag.startswith(("V", "MD")) and self.nodes[root].tag != "VBG")
            or bool(self.related(root, "aux", "auxpass", "cop"))
            for root in self.roots
        )

    def content_head(self, i: int) -> int | None:
        """Return the nearest content word above ``i``, or None."""
        return next((above for above in self.ancestors(i) if self.is_content(above)), None)

    def governing_verb(self, i: int) -> int | None:
        """Return the nearest verb above ``i``, or None."""
        return next((j for j in self.ancestors(i) if self.nodes[j].tag.startswith("V")), None)
