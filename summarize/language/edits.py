"""The edits of a sentence that its sources support, word by word.

Read from left to right: a word is kept, a removable run is passed over, or an addition
is put in. Writing follows these edits, and checking reads a text as a series of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.language.additions import Addition, find_additions
from summarize.language.clauses import joint, removable_runs
from summarize.language.tokens import TokenizedSentence


@dataclass(frozen=True, slots=True)
class Edit:
    """One way on from a place in the sentence.

    Attributes:
        labels: the words to come, each after what stands before it.
        target: how many words of the sentence are done then; one more than it has
            is the end of the text.
        source: the sentence that the words are from.
    """

    labels: tuple[str, ...]
    target: int
    source: int = 0


def find_edits(sources: Sequence[TokenizedSentence]) -> list[list[Edit]]:
    """Return the edits of the first of ``sources`` by how many of its words are done."""
    main, *others = sources
    size = len(main.tokens)
    edits = [[Edit((main.before(i) + token.text,), i + 1)] for i, token in enumerate(main.tokens)]
    edits.append([Edit((main.before(size),), size + 1)])
    for first, last in sorted(removable_runs(main)):
        edits[first].append(_omission(main, first, last))
    for number, other in enumerate(others, start=1):
        for addition in find_additions(main, other, sources):
            edits[addition.after].append(_insertion(main, other, addition, number))
    return edits


def _omission(main: TokenizedSentence, first: int, last: int) -> Edit:
    if last == len(main.tokens):
        return Edit((joint(main, first, last),), last + 1)
    word = main.tokens[last].text
    if first == 0:
        word = word[:1].upper() + word[1:]
    return Edit((joint(main, first, last) + word,), last + 1)


def _insertion(
    main: TokenizedSentence, other: TokenizedSentence, addition: Addition, number: int
) -> Edit:
    labels = list(_labels(other, addition))
    if addition.after == len(main.tokens):
        end = "" if labels[-1].endswith(".") else "."
        return Edit((*labels, end), len(main.tokens) + 1, number)
    following = ", " + main.tokens[addition.after].text
    return Edit((*labels, following), addition.after + 1, number)


def _labels(other: TokenizedSentence, addition: Addition) -> Iterator[str]:
    for i in range(addition.first, addition.last):
        before = ", " if i == addition.first else other.before(i)
        yield before + other.tokens[i].text
