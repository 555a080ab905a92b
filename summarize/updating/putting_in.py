"""A sentence of the brief with new values in the place of the old ones, or without these.

A figure is put into no sentence that says on which day it was so much: "19 died on Tuesday" would
be untrue of the seven that were counted then. No value is put into anybody's mouth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarize.composing.clauses import without_words
from summarize.facts.dates import CalendarDate
from summarize.facts.numerals import find_numerals, spelled_out
from summarize.facts.passages import Passage
from summarize.facts.predicates import is_pronoun, mates
from summarize.facts.speech import is_of_saying, is_reported
from summarize.language.casing import capitalized
from summarize.superseding.pairs import DENIAL
from summarize.types import Change

_NO_FIGURES = frozenset([DENIAL, "date", "time", "name", "place", "attribution"])
_TELLING_WHEN = frozenset(["after", "as", "when", "while", "before"])
"""What opens a clause without which a sentence says the same: no "if", no "because"."""


def tells_figures(change: Change) -> bool:
    """Return whether it is a figure that changed."""
    return change.kind not in _NO_FIGURES


def with_new_values(passage: Passage, changes: Sequence[Change]) -> Iterator[str]:
    """Yield a sentence with all new values in it, as it may be worded; nothing if it may not.

    A bare figure takes over what the other counts, or does not: "19 people" for "12 people".
    """
    for counted in (True, False):
        if text := _with_values(passage.text, changes, counted=counted):
            yield text


def days_of(passage: Passage, value: str) -> tuple[CalendarDate, ...]:
    """Return the days on which a sentence says that something was of a value.

    They are those of the verb that tells the value, of the verbs in a row with it and of who says
    so; all of the sentence, if the value has no verb in it. What something is worth it is on any.
    """
    first = _first_of(passage, value)
    if first is not None and any(_is_worth(passage, i) for i in passage.ancestors(first)):
        return ()
    verb = None if first is None else passage.governing_verb(first)
    if verb is None:
        return tuple(when for _, _, when in passage.dates)
    own = {verb, *(i for i in passage.ancestors(verb) if is_of_saying(passage, i))}
    rows = {_head_of_row(passage, i) for i in own}
    return tuple(
        when
        for i, _, when in passage.dates
        if (of := passage.governing_verb(i)) is not None and _head_of_row(passage, of) in rows
    )


def speakers_of(passage: Passage, value: str) -> frozenset[str] | None:
    """Return the keys of who is said to say a value; None if the sentence says it by itself."""
    first = _first_of(passage, value)
    if first is None or not is_reported(passage, first):
        return None
    return frozenset(passage.keys[i] for i in speaking(passage))


def speaking(passage: Passage) -> set[int]:
    """Return the words that stand for those who say something in a sentence, pronouns aside."""
    speaking = (i for saying in passage.sayings for i in saying.speakers)
    return {j for i in speaking for j in mates(passage, i) if not is_pronoun(passage, j)}


def _first_of(passage: Passage, value: str) -> int | None:
    """The first word of a value; None if the sentence has it not."""
    start = passage.text.casefold().find(value.casefold())
    words = enumerate(passage.words) if start >= 0 else ()
    return next((i for i, word in words if word.end > start), None)


def _head_of_row(passage: Passage, i: int) -> int:
    """The first of the words in a row with word ``i``: "died" of "died and were missing"."""
    while passage.nodes[i].relation == "conj" and passage.nodes[i].head != i:
        i = passage.nodes[i].head
    return i


def without_clauses(passage: Passage, changes: Sequence[Change]) -> str | None:
    """Return a sentence without the clauses that tell the old values; None if they are not all.

    "A slope gave way on Tuesday, killing seven" says beside it that a slope gave way.
    """
    cut: set[int] = set()
    for change in changes:
        first = _first_of(passage, change.old.value)
        clause = None if first is None else _clause_of(passage, first)
        if clause is None or change.kind == DENIAL:
            return None
        cut.update(range(*passage.spans[clause]))
    if len(cut) == len(passage) or any(passage.words[i].quoted for i in cut):
        return None
    return capitalized(without_words(passage, cut))


def _clause_of(passage: Passage, i: int) -> int | None:
    """The head of the clause around word ``i`` that a sentence can do without."""
    for j in (i, *passage.ancestors(i)):
        relation = passage.nodes[j].relation
        marks = {passage.words[k].folded for k in passage.related(j, "mark", "advmod")}
        if relation in ("relcl", "acl") or (relation == "advcl" and marks <= _TELLING_WHEN):
            return j
        if relation == "prep" and (passage.related(j, "pcomp") or _is_with_noun(passage, j)):
            return j
        if _is_worth(passage, j) or _is_amount_of_known(passage, i, j):
            return j
    return None


def _is_with_noun(passage: Passage, i: int) -> bool:
    """Whether a word joins to a noun what it has: "a ferry with 218 people on board"."""
    is_of_noun = passage.nodes[passage.nodes[i].head].tag.startswith("N")
    return passage.words[i].folded == "with" and is_of_noun


def _is_worth(passage: Passage, i: int) -> bool:
    """Whether a word begins what says of the noun before it how much it is: "gold worth $2m"."""
    node = passage.nodes[i]
    return node.lemma == "worth" and node.relation == "amod" and node.head < i


def _is_amount_of_known(passage: Passage, i: int, at: int) -> bool:
    """Whether "of" at a word joins money to a noun that is meant without it: "her legacy of $2"."""
    node = passage.nodes[at]
    if passage.words[at].folded != "of" or passage.nodes[node.head].tag[:1] != "N":
        return False
    determined = passage.related(node.head, "det", "poss")
    is_known = any(passage.words[k].folded not in ("a", "an") for k in determined)
    figure = next((each for first, end, each in passage.figures if first <= i < end), None)
    return is_known and figure is not None and figure.kind == "money"


def _with_values(text: str, changes: Sequence[Change], *, counted: bool) -> str | None:
    """Return a sentence with all new values, or None if one has no one place or form there."""
    for change in changes:
        found = re.findall(re.escape(change.old.value), text, re.I)
        if change.kind == DENIAL or len(found) != 1:
            return None
        (was,), now = found, change.new.value
        start = text.index(was)
        if tells_figures(change):
            if _is_one(was) != _is_one(now):
                return None  # "five people are", "one person is"
            now = _inside(_as_counted(was, now, counted=counted))
            if start == 0 and now[:1].isdigit() and not was[:1].isdigit():
                if (spelled := _in_words(now)) is None:
                    return None
                now = spelled
        text = text[:start] + (capitalized(now) if start == 0 else now) + text[start + len(was) :]
    return text


def _in_words(figure: str) -> str | None:
    """Return a figure as a sentence may begin with it: "nineteen people" of "19 people"."""
    number = next(find_numerals(figure))
    words = spelled_out(number.value)
    return words and words + figure[number.end :]


def _is_one(figure: str) -> bool:
    return any(each.value == 1 for each in find_numerals(figure))


def _inside(figure: str) -> str:
    """Return a figure as it stands inside a sentence: "about 200" of "About 200" or "FOUR"."""
    first, *others = figure.split(" ")
    return " ".join([first.lower() if first.replace("-", "").isalpha() else first, *others])


def _as_counted(was: str, now: str, *, counted: bool) -> str:
    """Return a figure as it stands for another: "41" of "41 people" for a bare "39"."""
    old, new = next(find_numerals(was), None), next(find_numerals(now), None)
    if old is None or new is None:
        return now
    what = was[old.end :]
    if not what:
        return now[: new.end]
    return now + what if counted and new.end == len(now) else now
