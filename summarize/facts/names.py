"""Names of people, organisations and places: what is one, and whether two are surely of two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from summarize.analysis.trees import Node, Tree
from summarize.facts.dates import is_date
from summarize.facts.people import without_possessive
from summarize.facts.vocabulary import PLACES
from summarize.language.lexicon import FUNCTION_WORDS, TITLES
from summarize.language.words import fold, words

PLACE_ENTITIES = frozenset(["FAC", "GPE", "LOC"])
"""What a parser takes the names of places for."""
_SAME_SPELLING = 0.7
"""Share of letters in common from which two names may be spellings of one: Kiev, Kyiv."""
_ONE_NAME = 0.8
"""The same where the rest of the names is one: Geoffrey, Geofrey."""


@dataclass(frozen=True, slots=True)
class Name:
    """Words ``first`` to ``end - 1``, of which ``head`` stands in the sentence for all."""

    first: int
    end: int
    head: int
    text: str


def is_name(tree: Tree, i: int) -> bool:
    """Return whether word ``i`` is written as a name is.

    The first word of a sentence is one if the parser takes it for a proper noun.
    """
    word, node = tree.words[i], tree.nodes[i]
    if not word.is_capitalised or not word.is_content or is_date(tree, i):
        return False
    opens = i == 0 or tree.sentence.before(i).strip()[-1:] in {"“", '"', ":", ".", "‘"}
    return not opens or _is_proper(node)


def _is_proper(node: Node) -> bool:
    """Whether the parser takes a word for a name."""
    return node.tag in ("NNP", "NNPS") or (node.tag[:1] == "N" and node.entity in ("PERSON", "ORG"))


def name_runs(tree: Tree) -> Iterator[range]:
    """Yield the words that are written as one name each."""
    end = 0
    for first in range(len(tree.words)):
        if first >= end and is_name(tree, first):
            end = first + 1
            while end < len(tree.words) and _goes_on(tree, end):
                end += 1
            yield range(first, end)


def _goes_on(tree: Tree, i: int) -> bool:
    return is_name(tree, i) and not tree.sentence.before(i).strip(" .")


def find_names(tree: Tree) -> Iterator[Name]:
    """Yield the names that are no mere part of another noun: not the "Lee" of "the Lee plan".

    "the A.G." and "R-Ohio" are none.
    """
    for run in name_runs(tree):
        head = next((i for i in reversed(run) if tree.nodes[i].head not in run), run[-1])
        node, text = tree.nodes[head], tree.sentence.between(run.start, run.stop)
        own = core(text)
        described = len(own) == 1 and bool(tree.related(head, "det"))
        if (
            own
            and not described
            and text[1:2] != "-"
            and _is_proper(node)
            and node.relation not in ("compound", "nmod", "amod", "poss")
        ):
            yield Name(run.start, run.stop, head, text)


def named(tree: Tree) -> Iterator[tuple[tuple[int, int], str, tuple[str, ...]]]:
    """Yield the names in a sentence: first word, one more than the last; as written; its `core`."""
    for run in name_runs(tree):
        text = without_possessive(tree.sentence.between(run.start, run.stop))
        yield (run.start, run.stop), text, core(text)


def core(name: str) -> tuple[str, ...]:
    """Return the folded words of a name without titles, initials and articles."""
    folded = (fold(word) for word in words(name))
    return tuple(w for w in folded if w not in TITLES | FUNCTION_WORDS and len(w) > 1)


def are_two(one: str, other: str) -> bool:
    """Return whether two names are surely of two people or of two organisations.

    Not where one is a part of the other, its acronym or another spelling of it, nor where
    they share the last word.
    """
    first, second = core(one), core(other)
    if not first or not second:
        return False
    if set(first) <= set(second) or set(second) <= set(first) or first[-1] == second[-1]:
        return False
    return not (
        _are_alike(first[-1], second[-1]) or _is_acronym(one, other) or _is_acronym(other, one)
    )


def are_two_places(one: str, other: str, texts: Iterable[str]) -> bool:
    """Return whether two places are surely apart: of one level, and not one in the other.

    Args:
        one: a place's name.
        other: another's.
        texts: what may tell that one lies in the other: "Springfield, Illinois".
    """
    level = _level(core(one))
    if not level or level != _level(core(other)) or not are_two(one, other):
        return False
    names = [re.escape(" ".join(words(name))) for name in (one, other)]
    nested = re.compile(
        "|".join(rf"{a}(?:, | in |'s |’s | \(){b}" for a, b in (names, names[::-1]))
    )
    return not any(nested.search(text) for text in texts)


def _level(name: tuple[str, ...]) -> str:
    joined = " ".join(name)
    for level in ("countries", "states"):
        if joined in PLACES[level]:
            return level
    of_any = {joined, *name} & (PLACES["wide"] | PLACES["levelled"])
    return "" if of_any else "towns"


def are_two_spellings(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether two full names differ in how one word of them is spelled, as `core` has them.

    An ending tells another person or a plural: "Mario" and "Maria", "Johnson" and "Johnsons".
    """
    if len(one) != len(other) or len(one) < 2:
        return False
    apart = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if len(apart) != 1:
        return False
    mine, theirs = map(_plain, apart[0])
    return mine != theirs and mine[-1:] == theirs[-1:] and _share_letters(mine, theirs, _ONE_NAME)


def _plain(word: str) -> str:
    """A folded word without accents and hyphens, which many leave out."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if c.isalpha()) or word


def _are_alike(one: str, other: str) -> bool:
    if one.startswith(other) or other.startswith(one):
        return True  # "Minn", "Minnesota"
    return _share_letters(one, other, _SAME_SPELLING)


def _share_letters(one: str, other: str, share: float) -> bool:
    """Whether two words that begin alike have so many of their letters in common, in order."""
    return one[0] == other[0] and SequenceMatcher(None, one, other).ratio() >= share


def _is_acronym(short: str, long: str) -> bool:
    letters = short.removeprefix("the ").removeprefix("The ").replace(".", "")
    initials = initials_of(long)
    return len(letters) > 1 and letters.isupper() and letters in (initials, initials[1:])


def initials_of(text: str) -> str:
    """Return the first letters of the capitalised words of ``text``: "EU" of the European Union."""
    return "".join(word[0] for word in words(text) if word[0].isupper())
