"""Days as a brief tells them: "yesterday" of one article is no day of another's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from summarize.analysis import Treebank
from summarize.composing.choice import Choice
from summarize.facts.relative_days import LooseDay, loose_days
from summarize.language.casing import capitalized, opened_anew
from summarize.types import Article

_NEAR = timedelta(days=6)
"""A weekday is enough for a day that is so near to that of the last article."""


def tell_days(
    chosen: Sequence[Choice], articles: Sequence[Article], treebank: Treebank
) -> list[Choice]:
    """Return ``chosen`` with no "yesterday" whose day the brief cannot tell.

    Where all articles are of one day it stays. Else it is told as the weekday or the date, and
    left out where the day of its article is not known.

    Args:
        chosen: what is printed.
        articles: all that are read.
        treebank: has the trees.
    """
    days = {article.id: article.day for article in articles}
    known = {day for day in days.values() if day}
    if None not in days.values() and len(known) == 1:
        return list(chosen)
    last = max(known, default=None)
    return [_told(each, days[each.source.article_id], last, treebank) for each in chosen]


def _told(choice: Choice, own: date | None, last: date | None, treebank: Treebank) -> Choice:
    if choice.source.language != "en":
        return choice
    tree = treebank.trees([choice.sentence.text])[0]
    loose = list(loose_days(tree))
    if not loose:
        return choice
    text = tree.text
    for each in reversed(loose):
        named = _day(each, own + timedelta(each.shift), last) if own and last else ""
        before = text[: tree.words[each.first].start].rstrip(" ")
        after = text[tree.words[each.end - 1].end :]
        if not before:
            text = capitalized(named) + after if named else opened_anew(after.lstrip(" ,"), text)
        else:
            text = f"{before} {named}{after}" if named else before + after
    kind = choice.sentence.kind if own is None else "fused"
    return choice.printing(replace(choice.sentence, text=text, kind=kind))


def _day(loose: LooseDay, day: date, last: date) -> str:
    """The day that is meant: "on Tuesday night"."""
    named = f"{day:%A}" if abs(last - day) <= _NEAR else f"{day:%B} {day.day}"
    return " ".join(filter(None, ("on", named, loose.part)))
