"""Who is mentioned, and under which names: "Antony Blinken", "Mr. Blinken", "Blinken"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarize.analysis.trees import Tree
from summarize.facts.vocabulary import PERSONS
from summarize.language.lexicon import ATTRIBUTION_VERBS, FUNCTION_WORDS, TITLES

_NAMES = ("NNP", "NNPS")
_SURNAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MOST_NAMES = 3
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_PERSON_ENDINGS = ("man", "woman", "person")
FORMS_OF_ADDRESS = frozenset(["mr", "mrs", "ms", "miss"])
_TITLED = TITLES | FORMS_OF_ADDRESS
GENERATIONS = frozenset(["jr", "sr", "ii", "iii", "iv"])
_NO_SURNAMES = TITLES | GENERATIONS
_NO_GIVEN_NAMES = TITLES | {"st", "saint", "san", "santa", "mount"}


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


def mentions(tree: Tree, surnames: Collection[str] = ()) -> Iterator[Mention]:
    """Yield the mentions of persons outside quotations, in order.

    Args:
        tree: that of a sentence.
        surnames: the persons' of whom the sentences around tell. Alone, as in "Burr added",
            a surname is often a word to the parser, which reads one sentence at a time.
    """
    last = 0
    for first in range(len(tree.words)):
        if first < last:
            continue
        last = _end_of_name(tree, first, surnames)
        if last == first:
            continue
        start = first
        while start < last - 1 and (
            _is_role(tree.words[start].folded) or _stands_before_name(tree, start, last)
        ):
            start += 1
        if last - start > 2 and tree.words[last - 1].folded in GENERATIONS:
            last -= 1
        name = [word.text for word in tree.words[start:last]]
        surname = name[-1] = without_possessive(name[-1])
        if (
            _SURNAME.fullmatch(surname)
            and surname[0].isupper()
            and surname.lower() not in _NO_SURNAMES
            and not any(word.quoted for word in tree.words[start:last])
            and not _names_business(tree, start)
            and not tree.related(last - 1, "det")  # "the Amber Alert"
        ):
            yield Mention(start, last, _title_start(tree, start, last), tuple(name))


def _stands_before_name(tree: Tree, i: int, last: int) -> bool:
    """Whether a capital before a name is no part of it to the parser: "Guitarist Ann Lee"."""
    follow = tree.nodes[i + 1 : last]
    return (
        len(follow) > 1
        and tree.nodes[i].entity != "PERSON"
        and all(node.entity == "PERSON" for node in follow)
    )


def lone_names(tree: Tree) -> set[str]:
    """Return the names of one word outside quotations, which can be surnames."""
    return {without_possessive(tree.words[i].text) for i in _lone(tree)}


def mistaken_name(tree: Tree) -> str | None:
    """Return the first word of a sentence if it does something and the parser took it for a noun.

    Which may be a name, "Page" of "Page says …", only the texts around tell.
    """
    return without_possessive(tree.words[0].text) if _may_be_mistaken(tree) else None


def _may_be_mistaken(tree: Tree) -> bool:
    if not tree.words or tree.words[0].quoted or not tree.words[0].is_capitalised:
        return False
    if _is_name(tree, 0):
        return False
    node = tree.nodes[0]
    is_alone = node.relation in ("nsubj", "nsubjpass") and not tree.children[0]
    return is_alone and node.tag not in (*_NAMES, "PRP", "DT", "WP", "EX", "CD")


def _lone(tree: Tree) -> Iterator[int]:
    for i, word in enumerate(tree.words):
        own = without_possessive(word.text)
        is_name = i > 0 or not _may_be_mistaken(tree)
        if not word.quoted and is_name and _end_of_name(tree, i, [own]) == i + 1:
            yield i


def _speakers(tree: Tree) -> Iterator[str]:
    """The names of one word that say something: "Steck said". Those in capitals are no persons."""
    for i in _lone(tree):
        node, verb = tree.nodes[i], tree.words[tree.nodes[i].head]
        if node.relation == "nsubj" and verb.folded in ATTRIBUTION_VERBS:
            name = without_possessive(tree.words[i].text)
            if not (name.isupper() or tree.related(i, "det")):
                yield name


def full_names(trees: Sequence[Tree]) -> dict[str, tuple[str, ...]]:
    """Return the full name behind each surname that only one person bears.

    Of what the parser takes for a person's name only that counts which the texts shorten,
    or of which they tell a title, an age or who it is: nobody calls the lottery Mega
    Millions "Millions".
    """
    speakers = {name for tree in trees for name in _speakers(tree)}
    found = [(tree, mention) for tree in trees for mention in mentions(tree, speakers)]
    persons = (
        speakers
        | {word for tree in trees for word in _alone(tree)}
        | {
            mention.surname
            for tree, mention in found
            if len(mention.name) == 1 or _is_presented(tree, mention)
        }
    )
    counts = Counter(mention.name for _, mention in found)
    names: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(counts, key=lambda name: (-counts[name], len(name), name)):
        if (
            name[-1] in persons
            and len(name) > 1
            and name[0].lower().strip(".") not in _NO_GIVEN_NAMES
        ):
            names.setdefault(name[-1], []).append(name)
    return {
        surname: borne[0] for surname, borne in names.items() if len({n[0] for n in borne}) == 1
    }


def without_possessive(name: str) -> str:
    """Return a name without the ending of "Lee's"."""
    return _POSSESSIVE.sub("", name)


def is_person(noun: str) -> bool:
    """Return whether ``noun``, a lemma, tells that it is a person: "worker", "spokeswoman"."""
    return noun in PERSONS or noun.endswith(_PERSON_ENDINGS)


def stands_alone(name: str, texts: Iterable[str]) -> bool:
    """Return whether ``texts`` call anybody by ``name`` alone, or after a title: "Ms Lee".

    What comes before it is no other name then, and neither is what comes after it.
    """
    pattern = re.compile(rf"(?:(\S+) )?\b{re.escape(name)}\b(?!-)(?! [A-Z])")
    return any(
        match[1] is None or _is_no_name(match[1].strip("“”\"‘’'([,.:;"))
        for text in texts
        for match in pattern.finditer(text)
    )


def _is_no_name(word: str) -> bool:
    return not word[:1].isupper() or word.lower() in _TITLED | FUNCTION_WORDS


def role_start(tree: Tree, mention: Mention) -> int:
    """Return where the words before a name begin that say who it is: "Boston council leader"."""
    start = mention.titled
    while (
        _is_of_name(tree, start - 1, mention.last - 1)
        and tree.nodes[start - 1].tag.startswith(("NN", "JJ"))
        and tree.nodes[start - 1].entity not in ("DATE", "TIME")
    ):
        start -= 1
    return start


def _title_start(tree: Tree, first: int, last: int) -> int:
    """Where the capitalised words before a name begin that belong to it: "Gov."."""
    start = first
    while (
        _is_of_name(tree, start - 1, last - 1)
        and (tree.words[start - 1].is_capitalised or tree.words[start - 1].folded == "of")
        and tree.nodes[start - 1].tag in (*_NAMES, "IN")
    ):
        start -= 1
    return start


def _is_of_name(tree: Tree, i: int, head: int) -> bool:
    """Whether nothing but a space sets word ``i`` off from the next, which are ``head``'s."""
    return i >= 0 and tree.sentence.adjoins(i + 1) and tree.governs(head, i)


def _alone(tree: Tree) -> Iterator[str]:
    """The single words that are names, as far as a parser can tell that does not know them."""
    for i, (word, node) in enumerate(zip(tree.words, tree.nodes, strict=True)):
        beside = (*tree.words[max(i - 1, 0) : i], *tree.words[i + 1 : i + 2])
        if (
            node.tag == "NNP"
            and node.entity in ("", "PERSON")
            and node.relation.startswith("nsubj")
            and not any(other.is_capitalised for other in beside)
        ):
            yield without_possessive(word.text)


def _is_presented(tree: Tree, mention: Mention) -> bool:
    """Whether a name stands with a person's title or age, or "who"."""
    before = tree.words[mention.first - 1].folded if mention.first else ""
    if before in _TITLED or before.endswith(_PERSON_ENDINGS):
        return True
    if mention.last == len(tree.words) or tree.sentence.before(mention.last) != ", ":
        return False
    after = tree.words[mention.last].folded
    return after == "who" or (after.isdigit() and len(after) < 3)


def _names_business(tree: Tree, first: int) -> bool:
    """Whether the name is part of another: "Furs by Graf", "Bank of Wells"."""
    return first > 1 and tree.nodes[first - 1].tag == "IN" and tree.nodes[first - 2].tag in _NAMES


def _end_of_name(tree: Tree, first: int, surnames: Collection[str]) -> int:
    """Return one more than the last word of the person's name that begins there, or ``first``."""
    last = first
    if _names_person(tree, first):
        last += 1
        while last < len(tree.words) and _goes_on(tree, last):
            last += 1
        return last
    if first and _is_name(tree, first - 1) and tree.sentence.adjoins(first):
        return first
    if not first and _may_be_mistaken(tree):
        return int(without_possessive(tree.words[0].text) in surnames)
    while last < len(tree.words) and _is_name(tree, last):
        last += 1
        if last < len(tree.words) and not tree.sentence.adjoins(last):
            break
    is_one = first < last <= first + _MOST_NAMES
    return last if is_one and without_possessive(tree.words[last - 1].text) in surnames else first


def _is_name(tree: Tree, i: int) -> bool:
    """Whether a word may be part of a name, and tells no office."""
    is_one = tree.nodes[i].tag in _NAMES or tree.nodes[i].entity == "PERSON"
    return is_one and tree.words[i].is_capitalised and not _is_role(tree.words[i].folded)


def _is_role(folded: str) -> bool:
    """Whether a word with a capital is an office; its ending does not tell, as in "Coleman"."""
    return folded in _TITLED or folded in PERSONS


def _names_person(tree: Tree, i: int) -> bool:
    return tree.nodes[i].entity == "PERSON" and tree.nodes[i].tag in _NAMES


def _goes_on(tree: Tree, i: int) -> bool:
    """Whether word ``i`` belongs to the name of the word before it."""
    beside = tree.sentence.before(i) in (" ", ". ")  # "John F. Kennedy"
    return beside and _names_person(tree, i) and not _POSSESSIVE.search(tree.words[i - 1].text)
