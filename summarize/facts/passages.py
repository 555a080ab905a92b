"""A parsed sentence in the form in which two of them are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from summarize.analysis.trees import Node, Tree
from summarize.facts.numerals import read_numeral
from summarize.language.lexicon import FUNCTION_WORDS, MONTHS, WEEKDAYS
from summarize.language.tokens import Token
from summarize.language.words import fold, plain_number, stem

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_TRANSPARENT = frozenset({"conj", "appos", "compound", "nmod", "flat"})
"""Relations through which a phrase passes on what it is to its head."""


@lru_cache(maxsize=1 << 16)
def key_of(word: str) -> str:
    """Return what ``word`` is compared by: a number's value, a month, a stem, or itself.

    "Five" and "5" have one key, "$1,200" and "1200" too, and so have "Sept." and
    "September".
    """
    folded = fold(word)
    if any(character.isdigit() for character in folded):
        return f"#{plain_number(folded)}" if folded[-1:] in "0123456789%" else folded
    if folded in MONTHS:
        return folded[:3]
    if folded in FUNCTION_WORDS and folded != "one":
        return folded
    numeral = read_numeral([folded], [""])
    if numeral is not None:
        return f"#{numeral.value:g}"
    return stem(folded)


@dataclass(frozen=True)
class Passage:
    """A sentence with the key of each of its words."""

    tree: Tree

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What each word is compared by."""
        return tuple(
            key_of(node.lemma if node.tag.startswith("V") and word.is_content else word.text)
            for word, node in zip(self.words, self.nodes, strict=True)
        )

    @property
    def words(self) -> tuple[Token, ...]:
        """The words, in order."""
        return self.tree.words

    @property
    def nodes(self) -> tuple[Node, ...]:
        """What the parser says of each word."""
        return self.tree.nodes

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.tree.words)

    def is_number(self, i: int) -> bool:
        """Return whether word ``i`` is a figure or a number in words, and no date."""
        return self.keys[i].startswith("#") and not self.is_date(i)

    def is_date(self, i: int) -> bool:
        """Return whether word ``i`` is a weekday, a month, a year or the day of a month."""
        folded = self.words[i].folded
        if folded in WEEKDAYS or (folded in MONTHS and self._is_month(i)):
            return True
        if _YEAR.fullmatch(self.words[i].text):
            return True
        return self.keys[i].startswith("#") and any(
            0 <= j < len(self) and self.words[j].folded in MONTHS and self._is_month(j)
            for j in (i - 1, i + 1)
        )

    def _is_month(self, i: int) -> bool:
        """Tell "May" from "may"; a text without capitals has no such months."""
        return self.words[i].folded not in ("may", "march") or (
            self.words[i].is_capitalised and self.nodes[i].tag.startswith("NNP")
        )

    def is_name(self, i: int) -> bool:
        """Return whether word ``i`` is written as a name is.

        The first word of a sentence is one if the parser takes it for a proper noun.
        """
        word = self.words[i]
        if not word.is_capitalised or not word.is_content or self.is_date(i):
            return False
        if i == 0 or self.tree.sentence.before(i).strip()[-1:] in {"“", '"', ":", ".", "‘"}:
            return self.nodes[i].tag.startswith("NNP") and bool(self.nodes[i].entity)
        return word.folded not in FUNCTION_WORDS

    def is_content(self, i: int) -> bool:
        """Return whether word ``i`` carries meaning of its own; a number does."""
        return self.words[i].is_content or self.keys[i].startswith("#")

    @property
    def is_clause(self) -> bool:
        """Whether a verb heads it: "The talks, taking place today" has none.

        Parsers often take "reopened" for a participle, so that "-ing" alone is seen to be none.
        """
        roots = [i for i, node in enumerate(self.nodes) if i == node.head]
        return any(
            (self.nodes[root].tag.startswith(("V", "MD")) and self.nodes[root].tag != "VBG")
            or bool(self.tree.related(root, "aux", "auxpass", "cop"))
            for root in roots
        )

    def content_head(self, i: int) -> int | None:
        """Return the nearest content word above ``i``, or None."""
        return next((above for above in self.tree.ancestors(i) if self.is_content(above)), None)

    def governing_verb(self, i: int) -> int | None:
        """Return the nearest verb above ``i``, or None."""
        return next(
            (above for above in self.tree.ancestors(i) if self.nodes[above].tag.startswith("V")),
            None,
        )

    def mates(self, i: int) -> Iterator[int]:
        """Yield ``i`` and the words that stand in one phrase with it for the same thing.

        "Ann Lee, the mayor": from any of "Ann", "Lee" and "mayor" the others.
        """
        # A parser's tokens never go round in a circle, but the words made of them may.
        top, seen = i, {i}
        while self.nodes[top].relation in _TRANSPARENT and self.nodes[top].head not in seen:
            top = self.nodes[top].head
            seen.add(top)
        unfinished, found = [top], {top}
        while unfinished:
            at = unfinished.pop()
            yield at
            below = set(self.tree.related(at, *_TRANSPARENT)) - found
            found |= below
            unfinished.extend(sorted(below))
