"""What one sentence can take over from another, and where it can stand.

That is what the other says, between commas, of a name that both have: "Smith, who leads
the union, …". It must have been said outright: not in a quotation, not on somebody's
word, and in words that mean the same elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.language.lexicon import FIRST_PERSON, TITLES, word_set
from summarize.language.marks import mark_before
from summarize.language.omissions import removable_parts
from summarize.language.parts import Part
from summarize.language.text import content_stems
from summarize.language.trees import Tree

_MIN_NEW_STEMS = 2
"""An addition must bring so many content stems that the sentence has not."""
_MAX_WORDS = 14
_POINTERS = FIRST_PERSON | word_set(
    "he she they him them it this these those here there today yesterday tomorrow tonight "
    "another other then"
)
"""Words that mean something else in another sentence."""
_POSSESSIVES = frozenset(["his", "her", "their", "its"])
_RELATIVES = frozenset(["who", "which", "whose", "where", "whom"])
_NAMED = frozenset(["PERSON", "ORG"])
_LINKS = frozenset(["of", "de", "van", "von", "bin", "al", "&"])


@dataclass(frozen=True, slots=True)
class Addition:
    """Words ``first`` to ``last - 1`` of another sentence, to stand after so many words."""

    first: int
    last: int
    after: int


def find_additions(main: Tree, other: Tree, sources: Sequence[Tree]) -> Iterator[Addition]:
    """Yield what ``main`` can take over from ``other``.

    ``sources`` are all the sentences at hand: a last name that two persons in them
    bear is no name to attach anything to.
    """
    for part in removable_parts(other):
        if (
            part.kind in ("clause", "apposition")
            and part.last - part.first <= _MAX_WORDS
            and (name := _described(other, part))
            and _is_said_outright(other, part)
            and _brings_news(main, other, part)
            and _is_one_bearer(name, sources)
        ):
            for after in _mentions(main, name):
                yield Addition(part.first, part.last, after)


def name_before(tree: Tree, end: int) -> tuple[str, ...]:
    """Return the words of the name that ends with word ``end - 1``, without titles; or ()."""
    if not end or tree.nodes[end - 1].tag not in ("NNP", "NNPS"):
        return ()
    start = end - 1
    while start and _is_joined(tree, start, end):
        start -= 1
    spelled = [word.text for word in tree.words[start:end]]
    return tuple(word for word in spelled if word.lower().strip(".") not in TITLES)


def _is_joined(tree: Tree, start: int, end: int) -> bool:
    before = tree.nodes[start - 1]
    beside = mark_before(tree.sentence, start) == " "
    linked = tree.words[start - 1].folded in _LINKS and tree.nodes[end - 1].entity == "ORG"
    return beside and (before.tag in ("NNP", "NNPS") or linked)


def _described(other: Tree, part: Part) -> tuple[str, ...]:
    """The name that the part can only be said of, or ()."""
    tops = [
        i for i in range(part.first, part.last) if not part.first <= other.nodes[i].head < part.last
    ]
    if [other.nodes[i].head for i in tops] != [part.first - 1]:
        return ()
    name = part.first - 1
    opener = other.words[part.first].folded
    is_relative = opener in _RELATIVES
    if part.kind == "clause" and (
        not is_relative or (opener in ("which", "where")) != (other.nodes[name].entity == "ORG")
    ):
        return ()
    named = other.nodes[name].entity in _NAMED and not other.related(name, "conj")
    return name_before(other, part.first) if named and _stands_alone(other, name) else ()


def _stands_alone(tree: Tree, name: int) -> bool:
    """Whether a name is no item of a list, and belongs to no noun: "the wife of Ann Lee"."""
    node = tree.nodes[name]
    if {tree.words[i].folded for i in tree.related(name, "det")} & {"a", "an"}:
        return False  # "a Senator Ann Lee"
    if node.relation == "pobj":
        return tree.nodes[tree.nodes[node.head].head].tag.startswith(("VB", "MD"))
    return node.relation in ("nsubj", "nsubjpass", "dobj", "ROOT")


def _is_said_outright(other: Tree, part: Part) -> bool:
    """Whether the part is its article's own statement, and means the same elsewhere."""
    inside = other.words[part.first : part.last]
    pointers = _POINTERS if part.last < len(other.words) else _POINTERS | _POSSESSIVES
    if mark_before(other.sentence, part.first) != "," or not inside[-1].is_content:
        return False
    if any(word.quoted or word.folded in pointers for word in inside):
        return False
    # What stands under "said that" or "if" is somebody's word, or not yet so.
    return not any(
        other.nodes[i].relation in ("ccomp", "advcl", "acl", "relcl", "csubj")
        for i in (part.first - 1, *other.ancestors(part.first - 1))
    )


def _brings_news(main: Tree, other: Tree, part: Part) -> bool:
    added = content_stems(other.sentence.between(part.first, part.last))
    known = set(content_stems(main.text))
    new = set(added) - known
    # The first tells what is done, the rest only how: "stepped down in February".
    return len(new) >= _MIN_NEW_STEMS and 2 * len(new) > len(set(added)) and added[0] not in known


def _mentions(main: Tree, name: tuple[str, ...]) -> Iterator[int]:
    """The place after the first mention of the name, if a clause reads well there."""
    for end in range(1, len(main.words) + 1):
        if main.words[end - 1].quoted or not _are_compatible(name_before(main, end), name):
            continue
        if end < len(main.words) and main.nodes[end].tag in ("NNP", "NNPS", "POS"):
            continue
        described = main.related(end - 1, "conj", "appos", "relcl")
        if _stands_alone(main, end - 1) and not described and _is_open(main, end):
            yield end
        return


def _is_open(main: Tree, end: int) -> bool:
    """Whether a clause between commas can stand before word ``end``."""
    if end == len(main.words):
        return main.sentence.before(end) == "."
    following = main.nodes[end]
    return mark_before(main.sentence, end) == " " and (
        following.tag.startswith(("VB", "MD")) or following.relation == "prep"
    )


def _is_one_bearer(name: tuple[str, ...], sources: Sequence[Tree]) -> bool:
    """Whether all the names that end like ``name`` can be the same."""
    alike = [
        other
        for source in sources
        for end in range(1, len(source.words) + 1)
        if (other := name_before(source, end)) and other[-1] == name[-1]
    ]
    longest = max([name, *alike], key=len)
    return all(_are_compatible(other, longest) for other in (name, *alike))


def _are_compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if not shorter or longer[-len(shorter) :] != shorter:
        return False
    # "America" is not "Bank of America".
    return len(shorter) == len(longer) or longer[-len(shorter) - 1].lower() not in _LINKS
