"""What a sentence says was told before, or told wrongly: "up from 12", "not Tuesday".

A value holds no more that "not", "rather than" or "from" stands before, or that somebody is said
to have given first, earlier, wrongly, or before somebody else did ("had said").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from summarize.comparing.accounts import Account
from summarize.facts.passages import Passage
from summarize.facts.speech import is_of_saying
from summarize.superseding.replaceable import Value, find_values
from summarize.superseding.vocabulary_of_change import (
    ASKING,
    CHANGING,
    CORRECTING,
    COUNTED,
    EARLY,
    GIVING,
    PUBLISHED,
    WRONG,
)

_REACH = 6
"""Words on either side of a value in which it is said that it holds no more."""
_IN_PLACE = (("rather", "than"), ("instead", "of"))
_STOPS = frozenset(";:.")


@lru_cache(maxsize=1 << 10)
def gone_values(account: Account) -> tuple[Value, ...]:
    """Return the values that a sentence itself says hold no more."""
    values = find_values(account)
    tree = account.passage
    gone = [each for each in values if _is_contrasted(tree, each, values)]
    gone = gone or [each for each in values if _was_given(tree, each, values)]
    holding = [each for each in values if each not in gone]
    # "In 2 hours 20, not 2 hours 19": what is told of both is the same.
    return tuple(each for each in gone if not any(each.is_one_with(now) for now in holding))


def is_contrasted(account: Account, value: Value) -> bool:
    """Return whether a value is set against the one that holds: "not", "from", "rather than"."""
    return _is_contrasted(account.passage, value, find_values(account))


def _is_contrasted(tree: Passage, value: Value, values: Sequence[Value]) -> bool:
    """Whether "not", "instead of", "rather than" or "from" stands before a value."""
    for i in _left(tree, value, values):
        if tree.nodes[i].tag.startswith(("V", "MD")):
            return False
        word, before = tree.words[i].folded, tree.words[i - 1].folded if i else ""
        if word in ("not", "instead") or (word == "than" and before == "rather"):
            return True
        if word == "than":
            return _is_given_after(tree, value)
        if word == "from":
            return _is_changed_from(tree, value, i)
        is_noun = tree.nodes[i].tag.startswith("N") and tree.words[i + 1].folded != "of"
        if is_noun or "," in tree.sentence.before(i + 1):
            return False
    return False


def _is_changed_from(tree: Passage, value: Value, origin: int) -> bool:
    """Whether "from" leads from what was to what is: "up from 12", "moved from Monday"."""
    after = [tree.words[i].folded for i in range(value.end, min(value.end + 2, len(tree)))]
    if (
        value.sort == "figure"
        and after[:1] == ["in"]
        and tree.nodes[value.end + 1].entity == "DATE"
    ):
        return False  # "from 1.6 million in 2000": what was so then
    if origin and tree.words[origin - 1].folded in ("up", "down"):
        return True
    changes = tree.nodes[tree.nodes[origin].head].lemma in CHANGING or any(
        tree.nodes[i].lemma in CHANGING for i in tree.ancestors(origin)
    )
    return changes or (value.sort == "figure" and value.kind not in ("duration", "distance"))


def _was_given(tree: Passage, value: Value, values: Sequence[Value]) -> bool:
    """Whether somebody is said to have given a value first, earlier, or wrongly."""
    before, after = [*_left(tree, value, values)], [*_right(tree, value, values)]
    return (
        _is_given_early(tree, before, [], also={"correcting"})
        or _is_given_early(tree, after, before)
        or any(
            _gave_before(tree, i)
            and not _has_stop(tree, i, value.first)
            and not _is_of_giving(tree, value, i)
            for i in tree.ancestors(value.first)
        )
    )


def _is_given_early(
    tree: Passage, beside: Sequence[int], around: Sequence[int], *, also: Set[str] = frozenset()
) -> bool:
    """Whether the words ``beside`` a value say that it was given, ``around`` them, too early."""
    words = {tree.words[i].folded for i in beside}
    gives = any(
        tree.nodes[i].lemma in GIVING | COUNTED
        or (tree.words[i].folded in WRONG and tree.nodes[i].tag.startswith("V"))
        for i in (*beside, *around)
    )
    return gives and not words.isdisjoint(EARLY | WRONG | also)


def _is_given_after(tree: Passage, value: Value) -> bool:
    """Whether it is said after a value that somebody gave it: "the 61 percent that it gave"."""
    return any(
        tree.nodes[i].tag in ("VBD", "VBN") and tree.nodes[i].lemma in GIVING - ASKING
        for i in _right(tree, value)
    )


def _is_of_giving(tree: Passage, value: Value, verb: int) -> bool:
    """Whether a value tells who spoke, or on which day: "In a letter Thursday Lee had said"."""
    chain = (value.first, *tree.ancestors(value.first))
    below = chain[chain.index(verb) - 1]
    relation = tree.nodes[below].relation
    is_day = value.sort == "date" and relation in ("npadvmod", "prep", "advmod")
    return (is_day or relation == "nsubj") and is_of_saying(tree, verb)


def _gave_before(tree: Passage, verb: int) -> bool:
    """Whether a verb of giving is of the time before, of an error, or of a text before."""
    node = tree.nodes[verb]
    above = tree.nodes[node.head]
    if node.relation == "xcomp" and above.lemma == "be" and above.tag == "VBD":
        return True  # "which was to be held in Nice"
    if not node.tag.startswith("V") or not (node.lemma in GIVING or _is_put_right(tree, verb)):
        return False
    if any(tree.words[i].folded == "correcting" for i in tree.ancestors(verb)):
        return True
    below = {tree.words[i].folded for i in tree.related(verb, "aux", "advmod")}
    subjects = tree.related(verb, "nsubj", "nsubjpass")
    is_notice = tree.words[0].folded in CORRECTING and node.tag == "VBD"
    if is_notice and any(tree.words[s].folded in PUBLISHED for s in subjects):
        return True  # "Correction: an article on Monday gave the number as 212"
    described = {tree.words[i].folded for s in subjects for i in tree.related(s, "amod")}
    return "had" in below or bool((below | described) & (EARLY | WRONG))


def _has_stop(tree: Passage, verb: int, i: int) -> bool:
    """Whether another statement begins between a verb and word ``i``."""
    between = tree.sentence.between(min(verb, i), max(verb, i))
    return not _STOPS.isdisjoint(between)


def _is_put_right(tree: Passage, verb: int) -> bool:
    """Whether what a verb tells is corrected, as in a notice: "correcting a report that it had"."""
    above = any(tree.words[i].folded in CORRECTING for i in tree.ancestors(verb))
    return above or tree.words[0].folded in CORRECTING


def _left(tree: Passage, value: Value, others: Sequence[Value] = ()) -> Iterator[int]:
    """The words before a value, nearest first, up to a stop or another value of its sort."""
    return _beside(tree, range(value.first - 1, value.first - 1 - _REACH, -1), 1, value, others)


def _right(tree: Passage, value: Value, others: Sequence[Value] = ()) -> Iterator[int]:
    return _beside(tree, range(value.end, value.end + _REACH), 0, value, others)


def _beside(
    tree: Passage, places: range, gap: int, value: Value, others: Sequence[Value]
) -> Iterator[int]:
    taken = {i for each in others if each.sort == value.sort for i in range(each.first, each.end)}
    for i in places:
        inside = 0 <= i < len(tree.words) and i + gap < len(tree.words)
        if (
            not inside
            or i in taken
            or (not gap and tree.nodes[i].tag == "CC")
            or not _STOPS.isdisjoint(tree.sentence.before(i + gap))
        ):
            return
        yield i


@lru_cache(maxsize=1 << 10)
def gone_things(account: Account) -> tuple[tuple[str, str], ...]:
    """Return what is said not to be so, and what may be so instead: "not a cigarette but a lamp".

    They are common nouns, each with what describes it, the nearest first.
    """
    return tuple(_gone_things(account.passage))


def _gone_things(tree: Passage) -> Iterator[tuple[str, str]]:
    for i in range(len(tree)):
        was = _set_aside(tree, i)
        if was is None:
            continue
        but = next((j for j in range(was, min(was + 4, len(tree))) if _is_but(tree, j)), None)
        after = None if but is None else _next_noun(tree, but + 1)
        is_of_verb = i > 0 and tree.nodes[i - 1].tag.startswith(("V", "MD"))
        if after is not None:
            yield _phrase(tree, was), _phrase(tree, after)
        elif not is_of_verb:  # "is not the right man" sets nothing in his place
            for now in _nouns_before(tree, i):
                yield _phrase(tree, was), _phrase(tree, now)


def _set_aside(tree: Passage, i: int) -> int | None:
    """The noun that "not", "rather than" or "instead of", if it begins at word ``i``, is of."""
    pair = tuple(word.folded for word in tree.words[i : i + 2])
    if pair in _IN_PLACE:
        return _next_noun(tree, i + 1)
    is_verb = i + 1 < len(tree) and tree.nodes[i + 1].tag.startswith("V")  # "not eating fruit"
    return _next_noun(tree, i + 1) if pair[:1] == ("not",) and not is_verb else None


def _is_but(tree: Passage, i: int) -> bool:
    return tree.words[i].folded == "but"


def _next_noun(tree: Passage, start: int) -> int | None:
    """The common noun that the phrase from word ``start`` on is of."""
    found = None
    for i in range(start, min(start + _REACH, len(tree))):
        tag = tree.nodes[i].tag
        if tag in ("NN", "NNS"):
            found = i
        elif found is not None or tag not in ("DT", "IN", "JJ", "PRP$", "VBG"):
            break
    return found


def _nouns_before(tree: Passage, i: int) -> Iterator[int]:
    """The common nouns before word ``i``, nearest first."""
    for j in range(i - 1, max(i - 2 * _REACH, -1), -1):
        if tree.nodes[j].tag in ("NN", "NNS") and tree.nodes[j].relation != "compound":
            yield j


def _phrase(tree: Passage, i: int) -> str:
    own = [*tree.related(i, "amod", "compound"), i]
    return tree.sentence.between(min(own), i + 1)
