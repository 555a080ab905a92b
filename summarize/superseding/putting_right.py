"""What a new sentence says was told before, and what holds in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from summarize.comparing.accounts import Account
from summarize.comparing.near_figures import FEW, MOST_APART
from summarize.comparing.slot_filling import is_of_saying
from summarize.facts.names import core
from summarize.facts.passages import Passage
from summarize.facts.predicates import deed, deed_at
from summarize.superseding.no_longer import gone_things, gone_values, is_contrasted
from summarize.superseding.pairs import (
    SHARED_STEMS,
    Pair,
    Superseded,
)
from summarize.superseding.replaceable import Value, amount, find_values, is_one_unit
from summarize.superseding.vocabulary_of_change import (
    CORRECTING,
    WRONG,
)

_MOST_APART = 8
"""Words between a name and the one that it was before."""
_SPELLED_ALIKE = 0.6
_NOTICE = CORRECTING | {"version", "misspelled", "misspelt", "misstated", "misidentified"}
"""Words of a notice, which need not tell the matter again."""
_OF_NAMES = ("name", "spell", "misspel", "identif", "correction")
_NAMING = frozenset(["attr", "oprd", "appos", "as", "for", "nsubj", "nsubjpass"])
_WHERE = frozenset("in at on near off of outside inside around as".split())
_TELLING_DIGITS = 3
"""Digits, without zeros at the end, from which hardly two figures of a story are the same."""


def put_right(pair: Pair) -> Iterator[Superseded]:
    """A value that the new sentence says was before, and the one it has now."""
    of_old = [each for each in find_values(pair.old) if each not in gone_values(pair.old)]
    for gone in gone_values(pair.new):
        was = next((each for each in of_old if each.is_one_with(gone)), None)
        is_told = was is not None and _is_of_one_matter(pair, was, gone)
        found = _in_place_of(pair, was, gone, of_old) if was and is_told else None
        if was and found:
            yield pair.superseded(was.kind, was.text, found[1].text, found[0])
    yield from _third_figures(pair, of_old)
    yield from _retold_things(pair)
    yield from _respelled(pair)


def _third_figures(pair: Pair, of_old: Sequence[Value]) -> Iterator[Superseded]:
    """What another gave for a count that the new sentence corrects: 218, where 214 is now 211.

    It counts the like, is near, and all that it says of whom it counts the correction says too.
    """
    if _NOTICE.isdisjoint(pair.new.folded):
        return
    figures = [each for each in find_values(pair.new) if each.figure]
    gone = [each for each in figures if each in gone_values(pair.new)]
    for was in of_old:
        told = _described(pair.old, was)
        rivals = [each for each in gone if told and _are_near(was, each)]
        now = [e for e in figures if e not in gone and rivals and _are_near(was, e)]
        if len(now) == 1 and told <= pair.new.content:
            yield pair.superseded(was.kind, was.text, now[0].text)


def _described(account: Account, value: Value) -> frozenset[str]:
    """The stems of what is said of those whom a figure counts: of "218 people on board", board."""
    tree = account.passage
    return account.stems_of(
        j
        for i in range(value.first, value.end)
        if tree.nodes[i].tag.startswith("N")
        for k in tree.related(i, "prep", "acl", "relcl")
        for j in (k, *tree.related(k, "pobj", "dobj"))
    )


def _are_near(one: Value, other: Value) -> bool:
    """Whether two figures count the like, are near as two readings of one are, and exclude both."""
    if not one.figure or not other.figure or not is_one_unit(one.figure, other.figure):
        return False
    low, high = sorted((amount(one.figure), amount(other.figure)))
    return not one.figure.overlaps(other.figure) and FEW <= high <= MOST_APART * low


def _retold_things(pair: Pair) -> Iterator[Superseded]:
    """What was told to be so of the same as what is so instead: a heater, not a cigarette."""
    gone_before = {was for was, _ in gone_things(pair.old)}
    for was, now in gone_things(pair.new) if pair.share_words else ():
        if was in gone_before:
            continue
        if was.split()[-1] in pair.old.folded and now.split()[-1] not in pair.old.folded:
            yield pair.superseded("name", was, now)
            return


def _is_of_one_matter(pair: Pair, was: Value, gone: Value) -> bool:
    """Whether two sentences share a word beside a value, or one that few others can have."""
    mine, theirs = (
        {*_stems_beside(account, value)} for account, value in ((pair.old, was), (pair.new, gone))
    )
    is_put_right = any(_NOTICE & each.folded for each in (pair.new, *pair.beside))
    figure = re.sub(r"\D", "", was.figure.number).strip("0") if was.figure else ""
    is_telling = is_put_right or len(figure) >= _TELLING_DIGITS
    is_known = len(theirs & pair.known) >= SHARED_STEMS
    return bool(mine & theirs) or is_telling or is_known or _tell_one_toll(pair)


def _stems_beside(account: Account, value: Value) -> Iterator[str]:
    """The stems of what a sentence says beside a value; a noun may be one of saying: "report"."""
    for i, stemmed in enumerate(account.stems):
        if i not in range(value.first, value.end):
            is_noun = account.passage.nodes[i].tag.startswith("NN")
            if told := stemmed or (deed(account.passage.words[i].folded) if is_noun else ""):
                yield told


def _tell_one_toll(pair: Pair) -> bool:
    counted, told = ({t.deed for t in each.tolls} for each in (pair.old, pair.new))
    return not counted.isdisjoint(told)


def _in_place_of(
    pair: Pair, was: Value, gone: Value, of_old: Sequence[Value]
) -> tuple[Account, Value] | None:
    """The value that holds now, in the sentence that says what does not or beside it."""
    for account in (pair.new, *pair.beside):
        able = [
            each
            for each in find_values(account)
            if each.replaces(gone)
            and _is_of_like_kind(each, was, is_beside=account is not pair.new)
            and each not in gone_values(account)
            and not any(each.is_one_with(known) for known in of_old)
            and not _is_day_of_saying(account, each)
        ]
        able = [each for each in able if each.kind == gone.kind] or able
        if gone.sort == "name":
            able = [each for each in able if _are_in_one_part(pair.new, gone, account, each)]
        if account is pair.new and able:
            return account, min(able, key=lambda each: _apart(each, was, gone))
        if len(able) == 1:
            return account, able[0]
    return None


def _is_of_like_kind(now: Value, was: Value, *, is_beside: bool) -> bool:
    """Whether both figures are money, ages or counts; a bare one, set beside the other, may be.

    In another sentence a bare number measures nothing: "60,000 euros", "who turned 30".
    """
    bare = now.figure is not None and not now.figure.unit and not is_beside
    return now.sort != "figure" or now.kind == was.kind or bare


def _apart(now: Value, was: Value, gone: Value) -> tuple[bool, int]:
    """How far what may hold now is from what does not; what counts the like is nearer."""
    is_like = not (was.figure and now.figure) or now.figure.unit == was.figure.unit
    return not is_like, abs(now.first - gone.first)


def _are_in_one_part(one: Account, gone: Value, other: Account, now: Value) -> bool:
    """Whether two names stand beside each other, or in the like parts of their sentences."""
    parts = {_part(one.passage, gone), _part(other.passage, now)}
    apart = min(abs(now.first - gone.end), abs(gone.first - now.end))
    beside = one is other and apart <= _MOST_APART
    if beside and is_contrasted(one, gone):
        return True
    if (parts <= _WHERE and "as" not in parts) or gone.kind == now.kind == "place":
        verbs = {_deed_told_by(one, gone), _deed_told_by(other, now)}
        return len(verbs) == 1 or (gone.kind == now.kind == "place" and parts <= _WHERE)
    is_named = _part(one.passage, gone) in _NAMING - {"nsubj", "nsubjpass"}
    is_wrong = not (CORRECTING | WRONG).isdisjoint(one.folded)
    return (is_named or is_wrong) and (len(parts) == 1 or parts <= _NAMING)


def _deed_told_by(account: Account, value: Value) -> str:
    verb = account.passage.governing_verb(value.first)
    return "" if verb is None else deed_at(account.passage, verb)


def _part(tree: Passage, value: Value) -> str:
    """The relation of a name to its verb, or the preposition before it."""
    own = range(value.first, value.end)
    head = next((i for i in own if tree.nodes[i].head not in own), value.first)
    while tree.nodes[head].relation == "conj" and tree.nodes[head].head != head:
        head = tree.nodes[head].head
    node = tree.nodes[head]
    return tree.words[node.head].folded if node.relation == "pobj" else node.relation


def _is_day_of_saying(account: Account, value: Value) -> bool:
    return any(
        fact.first == value.first and fact.when is not None and is_of_saying(fact)
        for fact in account.facts
    )


def _respelled(pair: Pair) -> Iterator[Superseded]:
    """A name that is spelt anew, where it is said that it was wrong."""
    is_of_names = any(word.startswith(_OF_NAMES) for word in pair.new.folded)
    if (CORRECTING | WRONG).isdisjoint(pair.new.folded) or not is_of_names:
        return
    for was in pair.old.passage.names:
        for now in pair.new.passage.names:
            if _is_respelled(" ".join(core(was.text)), " ".join(core(now.text))):
                yield pair.superseded("name", was.text, now.text)


def _is_respelled(was: str, now: str) -> bool:
    one, other = set(was.split()), set(now.split())
    return (
        not (one <= other or other <= one)
        and SequenceMatcher(None, was, now).ratio() >= _SPELLED_ALIKE
    )
