"""The edits of a sentence that its sources support, word by word.

Read from left to right: a word is kept, a removable run is passed over, or an addition
is put in. Writing follows these edits, and checking reads a text as a series of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarize.language.additions import Addition, find_additions
from summarize.language.omissions import removable_runs
from summarize.language.parts import joint
from summarize.language.people import mentions, role_start
from summarize.language.plain_words import Replacement, find_replacements
from summarize.language.trees import Tree
from summarize.language.variants import Variant, variants


@dataclass(frozen=True, slots=True)
class Sources:
    """The sentences that one is written from.

    Attributes:
        main: the sentence to be edited.
        others: sentences that may add to it.
        following: the sentence directly after ``main`` in its article, or None.
    """

    main: Tree
    others: tuple[Tree, ...] = ()
    following: Tree | None = None

    @property
    def all(self) -> tuple[Tree, ...]:
        """All of them, in the order in which indices refer to them."""
        return (self.main, *self.others, *([self.following] if self.following else []))


@dataclass(frozen=True, slots=True)
class Edit:
    """One way on from a place in the sentence.

    Attributes:
        labels: the words to come, each after what stands before it.
        target: how many words of the sentence are done then; one more than it has
            is the end of the text.
        sources: the indices of the sentences that the words are from.
    """

    labels: tuple[str, ...]
    target: int
    sources: frozenset[int] = frozenset([0])


def find_edits(sources: Sources, *, checking: bool = False) -> list[list[list[Edit]]]:
    """Return, for each variant of the main sentence, its edits.

    Those of a variant stand by how many of its words are done. The first variant is the
    sentence as it stands. For ``checking`` there are those, too, that are true but not for
    a writer to choose: a person may go by another of the names that the sources have, and
    who somebody is may be left out. What is right depends on the sentences before.
    """
    following = len(sources.all) - 1
    return [
        _edits_of(variant, sources, checking=checking)
        for variant in variants(sources.main, sources.following, source=following)
    ]


def _edits_of(variant: Variant, sources: Sources, *, checking: bool) -> list[list[Edit]]:
    tree = variant.tree
    size = len(tree.words)
    edits = [
        [Edit((tree.sentence.before(i) + word.text,), i + 1, frozenset([variant.origins[i]]))]
        for i, word in enumerate(tree.words)
    ]
    edits.append([Edit((tree.sentence.before(size),), size + 1)])
    for first, last in sorted(removable_runs(tree, keep_roles=not checking)):
        edits[first].append(_omission(variant, first, last))
    for number, other in enumerate(sources.others, start=1):
        for addition in find_additions(tree, other, sources.all):
            edits[addition.after].append(_insertion(tree, other, addition, number))
    for replacement in find_replacements(tree):
        edits[replacement.first].append(_replacement(tree, replacement))
    if checking:
        for place, edit in _renamings(tree, sources):
            edits[place].append(edit)
    return edits


def _replacement(tree: Tree, replacement: Replacement) -> Edit:
    words, last = list(replacement.words), replacement.last
    if last < len(tree.words) and (not words or replacement.closes):
        words.append(tree.words[last].text)
        last += 1
    if replacement.first == 0:
        words[0] = words[0][:1].upper() + words[0][1:]
    before = replacement.before
    if before is None:
        before = tree.sentence.before(replacement.first)
    return Edit((before + words[0], *(" " + word for word in words[1:])), last)


def _renamings(tree: Tree, sources: Sources) -> Iterator[tuple[int, Edit]]:
    """The names under which the sources know the persons that ``tree`` mentions."""
    bearers: dict[str, set[str]] = {}
    for other in sources.all:
        for known in mentions(other):
            if len(known.name) > 1:
                bearers.setdefault(known.surname, set()).add(known.name[0])
    for mention in mentions(tree):
        if len(bearers.get(mention.surname, ())) > 1:
            continue  # two persons bear that name
        written = tree.words[mention.last - 1].text
        ending = written[len(mention.surname) :]
        for start in {role_start(tree, mention), mention.titled, mention.first}:
            label = tree.sentence.before(start) + mention.surname + ending
            yield start, Edit((label,), mention.last)
        for number, other in enumerate(sources.all):
            for known in mentions(other):
                if len(known.name) > 1 and known.surname == mention.surname:
                    *given, last = known.name
                    words = [*given, last + ending]
                    for start in {mention.titled, mention.first}:
                        opening = tree.sentence.before(start) + words[0]
                        yield (
                            start,
                            Edit(
                                (opening, *(" " + word for word in words[1:])),
                                mention.last,
                                frozenset([0, number]),
                            ),
                        )


def _omission(variant: Variant, first: int, last: int) -> Edit:
    tree = variant.tree
    if last == len(tree.words):
        return Edit((joint(tree, first, last),), last + 1)
    word = tree.words[last].text
    if first == 0:
        word = word[:1].upper() + word[1:]
    origin = frozenset([variant.origins[last]])
    return Edit((joint(tree, first, last) + word,), last + 1, origin)


def _insertion(main: Tree, other: Tree, addition: Addition, number: int) -> Edit:
    labels = list(_labels(other, addition))
    if addition.after == len(main.words):
        end = "" if labels[-1].endswith(".") else "."
        return Edit((*labels, end), len(main.words) + 1, frozenset([number]))
    following = ", " + main.words[addition.after].text
    return Edit((*labels, following), addition.after + 1, frozenset([0, number]))


def _labels(other: Tree, addition: Addition) -> Iterator[str]:
    for i in range(addition.first, addition.last):
        before = ", " if i == addition.first else other.sentence.before(i)
        yield before + other.words[i].text
