"""Who is mentioned, and under which names: "Antony Blinken", "Mr. Blinken", "Blinken"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarize.analysis.trees import Tree
from summarize.language.lexicon import FUNCTION_WORDS, TITLES

_NAMES = ("NNP", "NNPS")
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_POSSESSIVES = ("'s", "’s", "'", "’")
_NO_GIVEN_NAMES = TITLES | {"st", "saint", "san", "santa", "mount"}
_PERSON_ENDINGS = ("man", "woman", "person")
FORMS_OF_ADDRESS = frozenset(["mr", "mrs", "ms", "miss"])


@dataclass(frozen=True, slots=True)
class Mention:
    """Words ``first`` to ``last - 1`` of a sentence name a person.

    Attributes:
        first: the first word of the name.
        last: one more than the last.
        titled: the first word of the title before the name, or ``first``.
        name: the words of the name, without a possessive.
    """

    first: int
    last: int
    titled: int
    name: tuple[str, ...]

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name[-1]


def mentions(tree: Tree) -> Iterator[Mention]:
    """Yield the mentions of persons outside quotations, in order."""
    last = 0
    for first in range(len(tree.words)):
        if first < last or not _names_person(tree, first):
            continue
        last = first + 1
        while last < len(tree.words) and _goes_on(tree, last):
            last += 1
        start = first
        while start < last - 1 and tree.words[start].folded in TITLES | FORMS_OF_ADDRESS:
            start += 1
        spelled = [word.text for word in tree.words[start:last]]
        spelled[-1] = _without_possessive(spelled[-1])
        if (
            not any(word.quoted for word in tree.words[start:last])
            and spelled[-1][:1].isupper()
            and spelled[-1].lower().strip(".") not in _SUFFIXES | TITLES
            and spelled[-1].isalpha()
            and not _names_business(tree, start)
            and not tree.related(last - 1, "det")  # "the Amber Alert"
        ):
            yield Mention(start, last, _title_start(tree, start, last), tuple(spelled))


def full_names(trees: Sequence[Tree]) -> dict[str, tuple[str, ...]]:
    """Return the full name behind each surname that only one person bears.

    Of what the parser takes for a person's name only that counts which the texts shorten,
    or of which they tell a title, an age or who it is: nobody calls the lottery Mega
    Millions "Millions".
    """
    found: dict[str, set[tuple[str, ...]]] = {}
    persons = {word for tree in trees for word in _alone(tree)} | {
        mention.surname
        for tree in trees
        for mention in mentions(tree)
        if len(mention.name) == 1 or _is_presented(tree, mention)
    }
    for tree in trees:
        for mention in mentions(tree):
            if mention.surname not in persons:
                continue
            if len(mention.name) > 1 and mention.name[0].lower().strip(".") not in _NO_GIVEN_NAMES:
                found.setdefault(mention.surname, set()).add(mention.name)
    return {
        surname: min(names, key=lambda name: (-_count(name, trees), len(name), name))
        for surname, names in found.items()
        if len({name[0] for name in names}) == 1
    }


def stands_alone(name: str, texts: Iterable[str]) -> bool:
    """Return whether ``texts`` call anybody by ``name`` alone, or after a title: "Ms Lee".

    What comes before it is no other name then, and neither is what comes after it.
    """
    pattern = re.compile(rf"(?:(\S+) )?\b{re.escape(name)}\b(?!-)(?! [A-Z])")
    return any(
        before is None or _is_no_name(before)
        for text in texts
        for before in (match[1] for match in pattern.finditer(text))
    )


def _is_no_name(word: str) -> bool:
    bare = word.strip("“”\"‘’'([,.:;")
    return not bare[:1].isupper() or bare.lower() in TITLES | FORMS_OF_ADDRESS | FUNCTION_WORDS


def role_start(tree: Tree, mention: Mention) -> int:
    """Return where the nouns before a name begin that say who it is: "council leader"."""
    start = mention.titled
    while (
        start
        and tree.sentence.adjoins(start)
        and tree.words[start - 1].text.islower()
        and tree.nodes[start - 1].tag.startswith(("NN", "JJ"))
        and tree.governs(mention.last - 1, start - 1)
    ):
        start -= 1
    return start


def _alone(tree: Tree) -> Iterator[str]:
    """The single words that are names, as far as a parser can tell that does not know them."""
    for i, word in enumerate(tree.words):
        beside = [tree.words[k] for k in (i - 1, i + 1) if 0 <= k < len(tree.words)]
        if (
            tree.nodes[i].tag == "NNP"
            and tree.nodes[i].entity in ("", "PERSON")
            and tree.nodes[i].relation.startswith("nsubj")
            and not any(other.is_capitalised for other in beside)
        ):
            yield _without_possessive(word.text)


def _is_presented(tree: Tree, mention: Mention) -> bool:
    """Whether a name stands with a person's title or age, or "who"."""
    before = tree.words[mention.first - 1].folded if mention.first else ""
    after = tree.words[mention.last].folded if mention.last < len(tree.words) else ""
    follows = mention.last < len(tree.words) and tree.sentence.before(mention.last) == ", "
    titled = before in TITLES | FORMS_OF_ADDRESS or before.endswith(_PERSON_ENDINGS)
    return titled or (follows and (after == "who" or (after.isdigit() and len(after) < 3)))


def _names_business(tree: Tree, first: int) -> bool:
    """Whether the name is part of another: "Furs by Graf", "Bank of Wells"."""
    if first < 2 or tree.nodes[first - 1].tag != "IN":
        return False
    return tree.nodes[first - 2].tag in _NAMES


def _count(name: tuple[str, ...], trees: Sequence[Tree]) -> int:
    return sum(mention.name == name for tree in trees for mention in mentions(tree))


def _names_person(tree: Tree, i: int) -> bool:
    return tree.nodes[i].entity == "PERSON" and tree.nodes[i].tag in _NAMES


def _goes_on(tree: Tree, i: int) -> bool:
    """Whether word ``i`` belongs to the name of the word before it."""
    if tree.words[i - 1].text.endswith(_POSSESSIVES):
        return False
    beside = tree.sentence.before(i) in (" ", ". ")  # "John F. Kennedy"
    return beside and _names_person(tree, i)


def _title_start(tree: Tree, first: int, last: int) -> int:
    """Where the capitalised words before a name begin that belong to it: "Gov."."""
    head = last - 1
    start = first
    while (
        start
        and tree.sentence.adjoins(start)
        and tree.governs(head, start - 1)
        and (tree.words[start - 1].is_capitalised or tree.words[start - 1].folded == "of")
        and tree.nodes[start - 1].tag in (*_NAMES, "IN")
    ):
        start -= 1
    return start


def _without_possessive(word: str) -> str:
    for ending in _POSSESSIVES:
        word = word.removesuffix(ending)
    return word
