"""Whether two sentences tell of two things of a kind, or of two times."""

from __future__ import annotations

import re

from summarize.facts.accounts import (
    NUMBER,
    PLACE,
    Account,
)
from summarize.facts.names import core
from summarize.language.lexicon import MONTHS, word_set

_LABEL = re.compile(r"\b([A-Z][a-z]+) (\d+)\b")
"""Things of one name are told apart by number: "Flight 447"."""
_MONTH_NAMES = {name.capitalize() for name in MONTHS}
_FURTHER = word_set("another further additional")
_ORDINALS = word_set("first second third fourth fifth sixth seventh eighth ninth tenth last next")
_YEAR = re.compile(r"(?:19|20)\d\d")


def are_of_other_times(one: Account, other: Account, kinds: set[str]) -> bool:
    """Whether one tells of another thing of the kind, of another time or of another year."""
    labels = [dict(_LABEL.findall(account.tree.text)) for account in (one, other)]
    shared = (labels[0].keys() & labels[1].keys()) - _MONTH_NAMES
    if any(labels[0][name] != labels[1][name] for name in shared):
        return True
    if _is_earlier(one) != _is_earlier(other):
        return True
    further = [
        _FURTHER.isdisjoint(w.folded for w in account.tree.words) for account in (one, other)
    ]
    if further[0] != further[1]:
        return True
    ordinals = [_ORDINALS & {w.folded for w in account.tree.words} for account in (one, other)]
    if all(ordinals) and not ordinals[0] & ordinals[1]:
        return True
    return NUMBER in kinds and (
        _past_years(one) != _past_years(other) or _are_of_other_places(one, other)
    )


def _is_earlier(account: Account) -> bool:
    """Whether a sentence looks back on an earlier occasion: "they last met in June"."""
    pairs = zip(account.tree.words, account.tree.nodes, strict=True)
    return any(
        node.relation == "advmod" and word.folded in ("last", "previously", "earlier")
        for word, node in pairs
    )


def _are_of_other_places(one: Account, other: Account) -> bool:
    """Whether each names where, and they share no name: 125 in Syria, 104 in Homs."""
    named = [
        {word for f in account.facts if f.kind == PLACE for word in core(f.text)}
        for account in (one, other)
    ]
    return (
        all(named)
        and not named[0] & {w.folded for w in other.tree.words}
        and not named[1] & {w.folded for w in one.tree.words}
    )


def _past_years(account: Account) -> set[str]:
    """The years that a sentence names, but for that of the article's publication."""
    now = str(account.published.year) if account.published else ""
    return {w.folded for w in account.tree.words if _YEAR.fullmatch(w.folded)} - {now}
